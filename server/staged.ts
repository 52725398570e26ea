import { existsSync, realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Asked } from './check.ts';
import { isBelow, Trouble } from './disk.ts';
import { type Gate, gateOf } from './gate/gate.ts';
import { renamed } from './gate/renamed.ts';
import { comparable, lostOf, type Terms } from './gate/versions.ts';
import { placeIn } from './git/command.ts';
import { newReader } from './git/reader.ts';
import { readStaged, type Staged } from './git/staged.ts';
import { untold } from './plan/past.ts';
import { readPlan } from './plan/plan.ts';

/** What the index of the current folder's repository would commit, judged. */
export interface StagedGate {
  readonly gate: Gate;
  /** A path of the repository as people read it: from the current folder. */
  readonly shown: (path: string) => string;
  /** Some plans could not be judged as they stand in the index. */
  readonly unread: boolean;
}
export interface Wanted {
  /** The plans to tell of; all where none are named. All are read: they see each other. */
  readonly paths: readonly string[];
  readonly asked: Asked;
  /** Whether git is asked what was committed. */
  readonly history: boolean;
  /** Where nothing about a plan would be committed, the plans are judged all the same. */
  readonly all: boolean;
  /** Hears what could not be read. */
  readonly tell: (message: string) => void;
}

/** Judges what is in the index against what is committed, both sides of it while a merge is going on. */
export async function stagedGate({ paths, asked, history, all: always, tell }: Wanted): Promise<StagedGate> {
  const staged = await readStaged(process.cwd(), { place: placeIn(process.env) });
  if ('because' in staged) throw new Trouble(`What is staged cannot be read: ${staged.because}.`);
  const shown = (path: string): string => {
    const from = relative(process.cwd(), join(staged.top, path)).split(sep).join('/');
    return from || path;
  };
  for (const it of staged.unmerged)
    tell(`${shown(it)} is not merged yet: settle its two sides and stage it. Until then ours is judged.`);
  for (const [it, why] of staged.unread) tell(`${shown(it)}: what is staged ${why}.`);
  const isNamed = naming(paths, staged);
  const before = staged.before.map(it => comparable(it, staged.now, staged.unread));
  const lost = lostOf(staged, staged.now);
  for (const [it, why] of lost)
    if (staged.now.has(it) && isNamed(it))
      tell(`${shown(it)}: what is committed ${why}, so all of it is judged as new.`);
  const all =
    !always && isSame(staged)
      ? { plans: [], dropped: [], gone: [] }
      : gateOf(staged.now, before, {
          asked: () => asked,
          ...(history ? await pasts({ ...staged, before }, tell) : { histories: new Map() }),
          lost,
        });
  const gate: Gate = {
    plans: all.plans.filter(it => isNamed(it.path)),
    dropped: all.dropped.filter(isNamed),
    gone: all.gone.filter(it => isNamed(it.path)),
  };
  for (const it of gate.plans)
    if (it.isMended)
      tell(`${shown(it.path)}: part of what is committed cannot be read, so what is written there is judged as new.`);
  // What could not be read before either stops nobody now.
  const isNew = [...staged.unread.keys()].some(it => !staged.lost.has(it));
  return { gate, shown, unread: staged.unmerged.length > 0 || isNew };
}

/** Nothing about a plan would be committed. */
const isSame = ({ now, before: [first, other], unread, lost }: Staged): boolean =>
  !!first &&
  !other &&
  !unread.size &&
  !lost.size &&
  first.size === now.size &&
  [...now].every(([path, it]) => first.get(path) === it);

/** What was committed of the plans, also of those that were renamed since, and of those that are gone. */
async function pasts(
  { top, now, before: [first] }: Staged,
  tell: (message: string) => void,
): Promise<Pick<Terms, 'histories' | 'former'>> {
  if (!first) return { histories: new Map() };
  const files = [...first].map(([path, text]) => ({ path: join(top, path), plan: readPlan(text) }));
  const told = await newReader()(files);
  for (const it of untold(told.values())) tell(it);
  const former = new Map([...first.keys()].map(it => [it, told.get(join(top, it))?.history]));
  const histories = new Map(former);
  for (const [path, was] of renamed(first, now)) histories.set(path, was === undefined ? undefined : former.get(was));
  return { histories, former };
}

/** Whether a plan is one of those named, or below a folder that is. What is named must be there, on the disk or in git. */
function naming(paths: readonly string[], { top, now, before, unread }: Staged): (path: string) => boolean {
  const real = (path: string): string => {
    try {
      return realpathSync(path);
    } catch {
      return resolve(path); // It may be gone from the work tree, and still be in the index.
    }
  };
  const root = real(top);
  const known = [now, unread, ...before].flatMap(it => [...it.keys()]);
  const all = paths.map(path => {
    const folder = real(path);
    if (!existsSync(folder) && !known.some(it => isBelow(join(root, it), folder)))
      throw new Trouble(`${path}: there is no such file or folder, and nothing of it is staged.`);
    return folder;
  });
  return path => !all.length || all.some(it => isBelow(join(root, path), it));
}
