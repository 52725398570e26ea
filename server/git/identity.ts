import { dirname } from 'node:path';
import { findGit, run } from './command.ts';
import { pathOf } from './histories.ts';
import { homeOf } from './home.ts';

/** The address and the name that git writes under the commits of whoever works in the repository of a file, by its address; none where it knows of none. */
export async function identityAt(uri: string, signal: AbortSignal, program = findGit()): Promise<readonly string[]> {
  const path = pathOf(uri);
  const home = path === undefined ? undefined : homeOf(dirname(path), new Map());
  if (home === undefined || !program) return [];
  const { code, out } = await run(program, home, ['config', '--null', '--get-regexp', '^user\\.(email|name)$'], {
    signal,
  });
  if (code !== 0) return [];
  // `user.name<line break>Ana Lima<nothing>`, the repository's own after the user's: the last one counts.
  const values = new Map(
    out
      .toString('utf8')
      .split('\0')
      // A key without a value has no line break: it names nobody.
      .filter(it => it.includes('\n'))
      .map(it => [it.split('\n', 1)[0]!, it.slice(it.indexOf('\n') + 1).trim()] as const),
  );
  return ['user.email', 'user.name'].flatMap(it => values.get(it) || []);
}
