import { isAbsolute, join, resolve } from 'node:path';
import { Trouble } from '../disk.ts';
import { findGit, run } from '../git/command.ts';
import { reasonOf } from '../git/home.ts';

/** The repository of the current folder, as far as something is installed in it. */
export interface Repository {
  /** Runs git in it; gives what it says, or nothing where it says no. */
  readonly ask: (...args: string[]) => Promise<string | undefined>;
  readonly top: string;
  /** What all its work trees share; of a submodule its own. */
  readonly common: string;
}

/** Ends the run where there is none. */
export async function repositoryHere(): Promise<Repository> {
  const program = findGit();
  if (!program) throw new Trouble('git is not installed.');
  const folder = process.cwd();
  const ask = async (...args: string[]): Promise<string | undefined> => {
    const { code, out } = await run(program, folder, args);
    return code === 0 ? out.toString('utf8').replace(/\r?\n$/, '') : undefined;
  };
  const found = await run(program, folder, ['rev-parse', '--show-toplevel', '--git-common-dir']);
  const [top = '', common = ''] = found.out.toString('utf8').split(/\r?\n/);
  if (found.code !== 0) throw new Trouble(`Nothing can be installed here: ${reasonOf(found.err, 'this folder')}.`);
  return { ask, top: resolve(top), common: isAbsolute(common) ? resolve(common) : join(folder, common) };
}
