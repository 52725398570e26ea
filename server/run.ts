import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { beside, decode, findPlans, isBelow, shown, Trouble } from './disk.ts';
import { planName } from './plan/far-ref.ts';
import { type Told, untold } from './plan/past.ts';
import { type Plan, readPlan } from './plan/plan.ts';
import { Workspace } from './plan/workspace.ts';
import { disk, type Source } from './source.ts';

/**
 * The plans that one run of the command line is about, each as it stands among the others. As in an editor, those below
 * the current folder see each other, and all others there are read for that too; those below a folder elsewhere that is
 * named see each other; any other plan stands alone, and standard input nowhere.
 */
export class Run {
  /** The files to judge as people read them, in order; `-` is standard input. */
  readonly files: string[] = [];
  /** Those of them that could not be read. */
  readonly missed: string[] = [];
  private readonly tell: (message: string) => void;
  private readonly source: Source;
  private readonly homes = new Map<string, { path: string; space: Workspace }>();
  private readonly spaces = new Map<string, Workspace>();
  private readonly named: readonly string[];
  /** When each plan was written last, and how long it is, by its path: what has not changed is not read again. */
  private readonly stamps = new Map<string, string>();
  private input: Plan | undefined;

  /** `tell` hears what could not be read. */
  constructor(paths: readonly string[], tell: (message: string) => void, source: Source = disk) {
    this.tell = tell;
    this.source = source;
    const named = paths.filter(it => it !== '-');
    this.named = paths.length ? named : ['.'];
    if (paths.includes('-')) {
      this.files.push('-');
      this.input = readPlan(decode(readFileSync(0), 'Standard input'));
    }
    const asked = source.find(this.named);
    for (const path of asked) {
      // One file that cannot be read hides nothing of the others; the run fails all the same.
      const text = this.read(path);
      if (text === undefined) continue;
      this.files.push(shown(path));
      this.place(path, rootOf(path, named), text);
    }
    if (asked.some(isHere)) this.lookAround(asked);
  }

  /** Some of them could not be read. */
  get unread(): boolean {
    return this.missed.length > 0;
  }

  seen(file: string): Plan {
    const home = this.homes.get(file);
    const has = (name: string): boolean => !!home && this.source.has(beside(home.path, name));
    return home?.space.seen(file, has) ?? this.input!;
  }
  /** A plan by itself, of these or of those around them; nothing where there is none. */
  get(file: string): Plan | undefined {
    return this.homes.get(file)?.space.get(file);
  }
  /** Takes in what a plan says from now on. */
  put(file: string, text: string): void {
    const home = this.homes.get(file);
    const before = home?.space.get(file) ?? apart(this.source.like?.(file));
    if (home) home.space.put(file, planName(home.path), readPlan(text, before));
    else this.input = readPlan(text, this.input);
  }

  /** Takes in what was committed of the plans, and gives it by file. `tell` hears where that is not to be had. */
  async readPast(tell: (message: string) => void): Promise<ReadonlyMap<string, Told>> {
    const homes = [...this.homes].map(([file, it]) => ({ file, ...it, path: resolve(it.path) }));
    // Most words of the command line never ask git for anything.
    const { newReader } = await import('./git/reader.ts');
    const told = await newReader()(homes.map(({ path, space, file }) => ({ path, plan: space.get(file)! })));
    for (const { file, path, space } of homes) space.remember(file, told.get(path)?.history);
    for (const it of untold(told.values())) tell(it);
    return new Map(homes.flatMap(({ file, path }) => (told.has(path) ? [[file, told.get(path)!] as const] : [])));
  }

  /** Looks at the files again: takes in those that are new or have changed, lets go of those that are gone, and names all of these. */
  reread(): string[] {
    const asked = found(this.named);
    const around = [...this.homes.values()].some(it => isHere(it.path)) ? this.around(asked, found) : [];
    const there = new Set([...asked, ...around].map(shown));
    const changed: string[] = [];
    for (const path of new Set([...asked, ...around])) {
      const file = shown(path);
      const known = this.homes.get(file);
      if (known && this.stamps.get(known.path) === stampOf(known.path)) continue;
      // Taken before the file is read: what is written meanwhile is read the next time.
      const stamp = stampOf(path);
      const text = this.read(path);
      if (text === undefined) continue;
      if (known) this.put(file, text);
      else this.place(path, rootOf(path, this.named), text);
      this.stamps.set(known?.path ?? path, stamp);
      changed.push(file);
    }
    for (const [file, { path, space }] of this.homes) {
      if (there.has(file)) continue;
      space.put(file, planName(path), undefined);
      this.homes.delete(file);
      changed.push(file);
    }
    const all = asked.map(shown).filter(it => this.homes.has(it));
    this.files.splice(0, this.files.length, ...all);
    return changed.sort();
  }

  private place(path: string, root: string, text: string): void {
    let space = this.spaces.get(root);
    if (!space) this.spaces.set(root, (space = new Workspace(root === resolve(path))));
    this.homes.set(shown(path), { path, space });
    if (this.source === disk) this.stamps.set(path, stampOf(path));
    this.put(shown(path), text);
  }
  /** The plans below the current folder: those that were found where it was named, for it is not walked twice. */
  private around(asked: readonly string[], find: (paths: readonly string[]) => readonly string[]): readonly string[] {
    return this.named.some(it => resolve(it) === here()) ? asked.filter(isHere) : find(['.']);
  }
  private read(path: string): string | undefined {
    try {
      return this.source.read(path);
    } catch (error) {
      this.tell(messageOf(error));
      this.missed.push(shown(path));
      return undefined;
    }
  }
  /** Reads the other plans below the current folder: nobody asks for these, so one that cannot be read is left out. */
  private lookAround(asked: readonly string[]): void {
    try {
      for (const path of this.around(asked, it => this.source.find(it))) {
        if (this.homes.has(shown(path))) continue;
        try {
          this.place(path, here(), this.source.read(path));
        } catch (error) {
          messageOf(error);
        }
      }
    } catch (error) {
      this.tell(`${messageOf(error)} Only the plans that are named see each other.`);
    }
  }
}
/** The same plan, of which nothing that was worked out is known: of two versions in turn each would forget what was of the other. */
const apart = (plan: Plan | undefined): Plan | undefined => plan && { ...plan, chunks: [...plan.chunks] };

/** What a person must know; any other fault ends the run. */
function messageOf(error: unknown): string {
  if (error instanceof Trouble) return error.message;
  throw error;
}

/** The plans below some paths, as far as these are still there. */
function found(paths: readonly string[]): string[] {
  const all = paths.flatMap(it => {
    try {
      return findPlans([it]);
    } catch (error) {
      messageOf(error);
      return [];
    }
  });
  // One that is named twice is one.
  return [...new Map(all.reverse().map(it => [resolve(it), it])).values()].reverse();
}
/** Changes whenever a file is written; empty where it is gone. */
function stampOf(path: string): string {
  const it = statSync(path, { throwIfNoEntry: false });
  return it ? `${it.mtimeMs} ${it.size} ${it.ino}` : '';
}
const here = (): string => resolve('.');
const isHere = (path: string): boolean => isBelow(resolve(path), here());

/** The folder whose plans see each other, also of a plan that is named beside it; of a plan outside of all, its own file. */
const rootOf = (path: string, named: readonly string[]): string =>
  [here(), ...named.map(it => resolve(it)).sort((a, b) => b.length - a.length)].find(
    it => it !== resolve(path) && isBelow(resolve(path), it),
  ) ?? resolve(path);
