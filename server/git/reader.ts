import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { isOther, paired } from '../diff/paired.ts';
import type { Mention } from '../history/history.ts';
import { planName } from '../plan/far-ref.ts';
import type { History, Told } from '../plan/past.ts';
import { type Plan, readPlan } from '../plan/plan.ts';
import { type Blobs, openBlobs } from './blobs.ts';
import { chainOf } from './chain.ts';
import { findGit, type Limits, run } from './command.ts';
import { headAt } from './head.ts';
import { homeOf, topOf } from './home.ts';
import { type Logged, logOf, mentionsOf, mostCommits } from './log.ts';
import { type Known, pastOf } from './past.ts';
import { askTree, treeFiles } from './tree.ts';

/** A plan of which the history is wanted: the path of its file, and what it says now. */
export interface File {
  readonly path: string;
  readonly plan: Plan;
}
/** Reads the histories of plans. Keeps what it has read, so that later only new commits are read. */
export type Reader = (files: readonly File[], limits?: Limits) => Promise<ReadonlyMap<string, Told>>;

/** What is known of a repository at one commit. */
interface State {
  readonly head: string;
  readonly logged: readonly Logged[];
  readonly mentions: readonly Mention[];
  readonly partial: string | undefined;
  /** The names of the contents of its plans, by their paths. */
  readonly tree: ReadonlyMap<string, string>;
  /** The plans of it that are gone from the disk, as far as they had to be read. */
  readonly gone: Map<string, Plan>;
  /** Where the folder is in it. */
  readonly top: string;
  /** By the path of the file in it. */
  readonly known: Map<string, Known>;
}

/** A reader over the object databases of the repositories that plans stand in. Of a work tree it looks only whether a file is there. */
export function newReader(program = findGit()): Reader {
  const states = new Map<string, State>();
  return async (files, limits = {}) => {
    const told = new Map<string, Told>();
    const groups = new Map<string, File[]>();
    const homes = new Map<string, string | undefined>();
    for (const it of files) {
      const home = homeOf(dirname(it.path), homes);
      if (home === undefined) told.set(it.path, { because: 'the plan is in no git repository', quiet: true });
      else if (!program) told.set(it.path, { because: 'git is not installed' });
      else groups.set(home, [...(groups.get(home) ?? []), it]);
    }
    for (const [home, group] of groups) {
      const all = await readHome(program!, home, group, states, limits).catch((error): Told => {
        limits.signal?.throwIfAborted();
        return { because: `git could not be read: ${error instanceof Error ? error.message : error}` };
      });
      for (const { path } of group) told.set(path, all instanceof Map ? (all.get(path) ?? uncommitted) : (all as Told));
    }
    return told;
  };
}
const uncommitted: Told = { because: 'the plan is not committed yet', quiet: true };

async function readHome(
  program: string,
  home: string,
  files: readonly File[],
  states: Map<string, State>,
  limits: Limits,
): Promise<ReadonlyMap<string, Told> | Told> {
  const id = await headAt(program, home, 'HEAD', limits);
  if (id === undefined) return { because: 'nothing is committed yet', quiet: true };
  if (typeof id !== 'string') return id;
  const before = states.get(home);
  const state = before?.head === id ? before : await readState(program, home, id, limits, before);
  let blobs: Blobs | undefined;
  const read = (id: string): Promise<string | undefined> =>
    (blobs ??= openBlobs(program, home, { ...limits, patience: 60_000 })).text(id);
  /** The history of what is committed under a path; nothing where nothing is. */
  const historyAt = async (path: string, plan: Plan): Promise<History | undefined> => {
    const earlier = state.known.get(path);
    if (state === before && earlier) return earlier.history;
    const links = state.tree.has(path) ? chainOf(state.logged, path) : [];
    if (!links.length) return undefined;
    const { partial, mentions } = state;
    const rest = { partial, before: earlier, signal: limits.signal };
    const known = await pastOf({ path, name: planName(path), plan }, links, mentions, read, rest);
    // What breaks off in the middle would be kept for good.
    if (blobs?.failed) throw new Error('it stopped in the middle');
    state.known.set(path, known);
    return known.history;
  };
  try {
    const now = insideOf(files, home, state);
    const committed = new Map<string, Plan>();
    for (const [inside, { plan }] of now) {
      const history = await historyAt(inside, plan);
      if (history) committed.set(inside, history.committed);
    }
    const told = new Map<string, Told>();
    for (const [inside, was] of await formerPaths(now, committed, { home, state, read })) {
      const { path, plan } = now.get(inside)!;
      const history = await historyAt(was, plan);
      if (history) told.set(path, { history });
    }
    // Not before: what was not read to its end is read again.
    states.set(home, state);
    return told;
  } finally {
    blobs?.close();
  }
}

/** Plans by their paths in the repository. Where a disk takes two spellings for one name, that of the repository counts. */
function insideOf(files: readonly File[], home: string, { top, tree }: State): Map<string, File> {
  const now = new Map(files.map(it => [top + relative(home, it.path).split(sep).join('/'), it]));
  const lower = new Map([...tree.keys()].map(it => [it.toLowerCase(), it]));
  return new Map(
    [...now].map(([inside, it]) => {
      const other = tree.has(inside) ? undefined : lower.get(inside.toLowerCase());
      const isOne = other?.startsWith(top) && !now.has(other) && isSame(it.path, join(home, other.slice(top.length)));
      return [isOne ? other! : inside, it];
    }),
  );
}
/** Whether two paths lead to one file. */
function isSame(a: string, b: string): boolean {
  const [one, other] = [a, b].map(it => statSync(it, { throwIfNoEntry: false, bigint: true }));
  return !!one && one.ino === other?.ino && one.dev === other.dev;
}

/**
 * Under which path each plan is committed: its own, or, while a renaming is not committed yet, the one that it had. What
 * is committed where another plan stands now is not the past of that one.
 */
async function formerPaths(
  now: ReadonlyMap<string, File>,
  committed: ReadonlyMap<string, Plan>,
  { home, state, read }: { home: string; state: State; read: (blob: string) => Promise<string | undefined> },
): Promise<Map<string, string>> {
  const before = new Map(committed);
  const { top, tree, gone } = state;
  const isNew = (path: string, plan: Plan): boolean => {
    const was = committed.get(path);
    return was ? isOther(was, plan) : !tree.has(path);
  };
  if ([...now].some(([path, { plan }]) => isNew(path, plan))) {
    for (const [path, blob] of tree) {
      if (now.has(path) || !path.startsWith(top) || existsSync(join(home, path.slice(top.length)))) continue;
      const known = gone.get(path) ?? readPlan((await read(blob)) ?? '');
      gone.set(path, known);
      before.set(path, known);
    }
  }
  const pairs = paired(before, new Map([...now].map(([path, { plan }]) => [path, plan])));
  return new Map(
    pairs.flatMap(it => (it.before === undefined || it.after === undefined ? [] : [[it.after, it.before]])),
  );
}

async function readState(
  program: string,
  home: string,
  head: string,
  limits: Limits,
  before: State | undefined,
): Promise<State> {
  const [{ logged, cut }, mentions, shallow, top, tree] = await Promise.all([
    logOf(program, home, head, limits),
    mentionsOf(program, home, head, limits),
    run(program, home, ['rev-parse', '--is-shallow-repository'], limits),
    topOf(program, home, limits),
    askTree(program, home, head, limits),
  ]);
  if (tree.cut || tree.code !== 0) throw new Error('what is committed could not be listed');
  const partial =
    shallow.out.toString('latin1').trim() === 'true'
      ? 'the repository was cloned without its older commits'
      : cut
        ? logged.length >= mostCommits
          ? `only the last ${mostCommits} commits are read`
          : 'reading all commits takes too long'
        : undefined;
  return {
    head,
    logged,
    mentions,
    partial,
    tree: treeFiles(tree),
    gone: new Map(),
    top,
    known: new Map(before?.known),
  };
}
