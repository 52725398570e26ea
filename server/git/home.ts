import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Limits, run } from './command.ts';

/** The nearest folder from this one up that holds a repository, a work tree of one or a submodule. */
export function homeOf(folder: string, known: Map<string, string | undefined>): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const above = dirname(folder);
  const home = existsSync(join(folder, '.git')) ? folder : above === folder ? undefined : homeOf(above, known);
  known.set(folder, home);
  return home;
}

/** Where `home` is in its repository: at the top, unless what it holds under `.git` is no repository. */
export async function topOf(program: string, home: string, limits: Limits): Promise<string> {
  const { out } = await run(program, home, ['rev-parse', '--show-prefix'], limits);
  return out.toString('utf8').replace(/\r?\n$/, '');
}

/** Git's words for a person. */
export function reasonOf(err: string, what = 'the plan'): string {
  if (/dubious ownership/.test(err)) return 'the repository belongs to somebody else, and git does not trust it';
  if (/not a git repository/i.test(err)) return `${what} is in no git repository`;
  if (/cannot use bare repository/i.test(err)) return 'this folder is in no work tree of a git repository';
  const [line = ''] = err.split('\n');
  return `git says: ${line.replace(/^fatal: /, '').slice(0, 200) || 'nothing'}`;
}
