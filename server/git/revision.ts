import { join, resolve } from 'node:path';
import { type Day, readDay } from '../language/day.ts';
import { openBlobs } from './blobs.ts';
import { findGit, type Limits, run } from './command.ts';
import { homeOf, reasonOf, topOf } from './home.ts';
import { quietLog } from './log.ts';
import { askTree, treeFiles } from './tree.ts';

/** The plans of a repository as they were at one commit. */
export interface Revision {
  readonly id: string;
  /** The folder of the repository. */
  readonly home: string;
  /** The author's civil date. */
  readonly day: Day | undefined;
  /** By the paths that they would have on the disk. */
  readonly texts: ReadonlyMap<string, string>;
}
/** Why there is none, to end "…, because". */
export interface Missing {
  readonly because: string;
  /** Git knows all commits, and has none of that name: before the first one there is none. */
  readonly isAbsent?: true;
}
/** Reads what was committed: of a folder, or of the one that a file stands in, at whatever names a commit. `base`: at the commit where it parted from that one. */
export type RevisionReader = (
  path: string,
  name: string,
  base?: string,
  limits?: Limits,
) => Promise<Revision | Missing>;

/** What git takes for the name of a commit, and nothing that it could take for an option. */
const isName = (name: string): boolean => /^[^-\s\0][^\0\r\n]{0,250}$/.test(name);
const mostPlans = 5000;
const mostKept = 4;

/** A reader of single commits. Only named objects are asked for, never a work tree; what was read last is kept. */
export function newRevisions(program = findGit()): RevisionReader {
  const kept = new Map<string, Promise<Revision | Missing>>();
  return async (path, name, base, limits = {}) => {
    const home = homeOf(resolve(path), new Map());
    if (home === undefined) return { because: 'this is no git repository' };
    if (!program) return { because: 'git is not installed' };
    const found = await idOf(program, home, name, limits);
    if (typeof found !== 'string') return found;
    const id = base === undefined ? found : await parting(program, home, found, base, limits);
    if (typeof id !== 'string') return id;
    const key = `${home} ${id}`;
    // Whoever asks while it is being read waits for the same reading.
    const reading = kept.get(key) ?? readAt(program, home, id, limits);
    kept.delete(key);
    kept.set(key, reading);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
    let isRead = false;
    try {
      const revision = await reading;
      isRead = 'id' in revision;
      return revision;
    } finally {
      // What could not be read may be there the next time.
      if (!isRead && kept.get(key) === reading) kept.delete(key);
    }
  };
}

async function idOf(program: string, home: string, name: string, limits: Limits): Promise<string | Missing> {
  const none = `there is no commit "${name.slice(0, 80).replace(/\s+/g, ' ')}"`;
  if (!isName(name)) return { because: none };
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { code, out, err, cut } = await run(program, home, args, limits);
  const id = out.toString('latin1').trim().split('\n').at(-1) ?? '';
  if (cut) return { because: 'git did not answer in time' };
  if (code === 0 && /^[0-9a-f]{40,64}$/.test(id)) return id;
  if (code !== 1 && /not a git repository|dubious ownership/i.test(err)) return { because: reasonOf(err) };
  const shallow = await run(program, home, ['rev-parse', '--is-shallow-repository'], limits);
  return shallow.out.toString('latin1').trim() === 'true'
    ? { because: `${none} here: the repository was cloned without its older commits` }
    : { because: name === 'HEAD' ? 'nothing is committed yet' : none, isAbsent: true };
}

/** Where two commits parted. */
async function parting(
  program: string,
  home: string,
  id: string,
  base: string,
  limits: Limits,
): Promise<string | Missing> {
  const other = await idOf(program, home, base, limits);
  if (typeof other !== 'string') return other;
  const { out } = await run(program, home, ['merge-base', id, other], limits);
  const [found = ''] = out.toString('latin1').split('\n');
  return /^[0-9a-f]{40,64}$/.test(found)
    ? found
    : { because: 'the two commits have nothing in common that can be read' };
}

async function readAt(program: string, home: string, id: string, limits: Limits): Promise<Revision | Missing> {
  const [tree, top, log] = await Promise.all([
    askTree(program, home, id, limits),
    topOf(program, home, limits),
    run(program, home, [...quietLog, '--no-walk', '--date=short', '--format=%ad', id, '--'], limits),
  ]);
  if (tree.cut) return { because: 'git did not answer in time' };
  if (tree.code !== 0) return { because: reasonOf(tree.err) };
  const files = [...treeFiles(tree)].filter(([path]) => path.startsWith(top));
  if (files.length > mostPlans) return { because: `it holds more than ${mostPlans} plans` };
  const blobs = openBlobs(program, home, { ...limits, patience: 60_000 });
  try {
    const read = await Promise.all(files.map(async ([path, blob]) => ({ path, text: await blobs.text(blob) })));
    if (blobs.failed) return { because: 'git stopped in the middle' };
    const lost = read.find(it => it.text === undefined);
    if (lost) return { because: `the contents of ${lost.path} are missing in the repository` };
    const texts = read.map(({ path, text }) => [join(home, path.slice(top.length)), text!] as const);
    return { id, home, day: readDay(log.out.toString('latin1').trim()), texts: new Map(texts) };
  } finally {
    blobs.close();
  }
}
