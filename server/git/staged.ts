import { resolve } from 'node:path';
import { markLines } from '../plan/conflicts.ts';
import { openBlobs } from './blobs.ts';
import { broughtIn, findGit, type Limits, run } from './command.ts';
import { headAt } from './head.ts';
import { reasonOf } from './home.ts';
import { askAdded, askTree, plans, treeFiles } from './tree.ts';

/** The plans of one version of a repository: their texts, by their paths from its top. */
export type Texts = ReadonlyMap<string, string>;
/** What would be committed, and what it is held against. */
export interface Staged {
  /** The folder that the paths count from. */
  readonly top: string;
  readonly now: Texts;
  /** What is committed; while a merge is going on also what is merged. None where nothing is committed yet. */
  readonly before: readonly Texts[];
  /** Plans of which both sides still stand in the index. Here one of them stands for the plan. */
  readonly unmerged: readonly string[];
  /** Plans that git keeps out of the work tree (sparse checkout). */
  readonly skipped: ReadonlySet<string>;
  /** Plans whose staged contents cannot be read, each with why. */
  readonly unread: ReadonlyMap<string, string>;
  /** Plans that are committed, and cannot be read in any version before, each with why. */
  readonly lost: ReadonlyMap<string, string>;
}

/**
 * Reads what is in the index of the repository that holds a folder. Of the index only names and contents are asked
 * for: that compares nothing with the work tree, so no filter and no monitor is run.
 */
export async function readStaged(
  folder: string,
  limits: Limits = {},
  program = findGit(),
): Promise<Staged | { readonly because: string }> {
  if (!program) return { because: 'git is not installed' };
  const ask = (args: readonly string[]) => run(program, folder, args, limits);
  const where = await ask(['rev-parse', '--is-inside-work-tree', '--show-cdup']);
  const [inside, up = ''] = where.out.toString('utf8').split(/\r?\n/);
  if (where.cut) return { because: 'git did not answer in time' };
  if (where.code !== 0) return { because: reasonOf(where.err, 'this folder') };
  if (inside !== 'true') return { because: 'this folder is in no work tree of a git repository' };
  // Before the commit of a merge that meets no conflict there is no MERGE_HEAD yet.
  const names = ['HEAD', 'MERGE_HEAD', ...broughtIn(limits.place)];
  const [heads, index] = await Promise.all([
    Promise.all(names.map(it => headAt(program, folder, it, limits))),
    ask([...listing, ...plans]),
  ]);
  if (index.cut || index.code !== 0)
    return { because: index.cut ? 'reading the index takes too long' : reasonOf(index.err) };
  const bases: string[] = [];
  for (const it of heads) {
    // Without what is committed, all would be taken for new.
    if (typeof it === 'object') return it;
    if (it !== undefined && !bases.includes(it)) bases.push(it);
  }
  const blobs = openBlobs(program, folder, { ...limits, patience: 60_000 });
  try {
    const trees = await Promise.all(bases.map(it => askTree(program, folder, it, limits)));
    if (trees.some(it => it.cut || it.code !== 0)) return { because: 'what is committed cannot be read' };
    const known = new Map<string, Content>();
    const read = async (id: string): Promise<Content> => {
      if (!known.has(id)) known.set(id, exact(await blobs.bytes(id)));
      return known.get(id)!;
    };
    const before: Texts[] = [];
    const lost = new Map<string, string>();
    for (const it of trees) {
      const { texts, unread } = await textsOf(treeFiles(it), read);
      before.push(texts);
      for (const [path, why] of unread) lost.set(path, why);
    }
    for (const texts of before) for (const path of texts.keys()) lost.delete(path);
    const found = indexFiles(index.out.toString('utf8'));
    const now = new Map<string, string>();
    const unread = new Map<string, string>();
    let added: ReadonlyMap<string, string> | undefined;
    for (const [path, id] of found.files) {
      const { text, because } = await read(id);
      // What is only meant to be added later stands in the index as an empty file, as does what is added empty.
      if (text === '' && !before.some(texts => texts.has(path)) && !lost.has(path)) {
        added ??= treeFiles(await askAdded(program, folder, bases[0], limits));
        if (!added.has(path)) continue;
      }
      const line = text === undefined || before.some(texts => texts.get(path) === text) ? undefined : unsettled(text);
      if (text === undefined) unread.set(path, because);
      else if (line !== undefined) unread.set(path, `still holds both sides of a merge, from line ${line} on`);
      else now.set(path, text);
    }
    if (blobs.failed) return { because: 'git stopped in the middle' };
    return { top: resolve(folder, up), now, before, unmerged: found.unmerged, skipped: found.skipped, unread, lost };
  } finally {
    blobs.close();
  }
}

const listing = [
  '-c',
  'core.untrackedCache=false',
  'ls-files',
  '--stage',
  '-t',
  '-z',
  '--full-name',
  '--no-recurse-submodules',
];

/** `H 100644 <id> 0<tab>path`, S where it is kept out of the work tree. Of what is not merged yet there are several, numbered 1 to 3: base, ours, theirs. */
function indexFiles(out: string) {
  const files = new Map<string, string>();
  const unmerged = new Set<string>();
  const skipped = new Set<string>();
  for (const it of out.split('\0')) {
    const tab = it.indexOf('\t');
    const [tag, mode = '', id = '', stage] = it.slice(0, tab).split(' ');
    const path = it.slice(tab + 1);
    if (tab < 0 || !mode.startsWith('100')) continue;
    if (tag === 'S') skipped.add(path);
    if (stage !== '0') unmerged.add(path);
    if (stage === '0' || stage === '2' || !files.has(path)) files.set(path, id);
  }
  return { files, unmerged: [...unmerged], skipped };
}

/** The text of a plan as git holds it; or why it cannot be read, to follow "what is staged …". */
type Content =
  | { readonly text: string; readonly because?: never }
  | { readonly text?: never; readonly because: string };

async function textsOf(files: ReadonlyMap<string, string>, read: (id: string) => Promise<Content>) {
  const texts = new Map<string, string>();
  const unread = new Map<string, string>();
  const all = await Promise.all([...files].map(async ([path, id]) => [path, await read(id)] as const));
  for (const [path, { text, because }] of all)
    if (text === undefined) unread.set(path, because);
    else texts.set(path, text);
  return { texts, unread };
}

/** The line in which a conflict begins that a merge has left in a text; nothing where there is none. What stands there would be taken for mistakes of whoever wrote it. */
function unsettled(text: string): number | undefined {
  const marks = markLines(text);
  const begin = marks.find(it => it.mark === 'ours');
  const isWhole = (['theirs', 'end'] as const).every(mark => marks.some(it => it.mark === mark && !it.isLeft));
  return begin && isWhole ? begin.line + 1 : undefined;
}

/** No text where it is not UTF-8: what cannot be read as it stands is not judged as something else. */
function exact(bytes: Uint8Array | undefined): Content {
  if (!bytes) return { because: 'is missing in the repository, or is too large' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { because: 'is no text in UTF-8' };
  }
}
