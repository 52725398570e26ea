import { type Answer, type Limits, run } from './command.ts';

/** Plans wherever they are in a repository, for a command of git that takes paths. */
export const plans = ['--', ':(top,glob)**/*.opsplan'];

/** Asks for the plans of a commit, held against the tree that holds nothing: that names them all, at the cost of their number. */
export function askTree(program: string, folder: string, commit: string, limits: Limits): Promise<Answer> {
  const nothing = commit.length === 40 ? emptyTree : '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321';
  return run(program, folder, ['diff-tree', '-r', ...raw, nothing, commit, ...plans], limits);
}
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const raw = ['-z', '--raw', '--no-abbrev', '--no-renames', '-O/dev/null'];

/** Asks for the plans that an index holds otherwise than a commit, without those that are only meant to be added later. */
export const askAdded = (
  program: string,
  folder: string,
  commit: string | undefined,
  limits: Limits,
): Promise<Answer> =>
  run(
    program,
    folder,
    ['diff-index', '--cached', '--ita-invisible-in-index', ...raw, commit ?? emptyTree, ...plans],
    limits,
  );

/** The names of their contents, by their paths. `:000000 100644 <zeros> <id> A`, then the path: links and submodules are no plans. */
export function treeFiles({ out }: Answer): Map<string, string> {
  const parts = out.toString('utf8').split('\0');
  const files = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, mode = '', , id = ''] = parts[at]!.split(' ');
    if (mode.startsWith('100')) files.set(parts[at + 1]!, id);
  }
  return files;
}
