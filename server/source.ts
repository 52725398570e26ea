import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { findPlans, isBelow, readText } from './disk.ts';
import { homeOf } from './git/home.ts';
import type { Revision } from './git/revision.ts';
import type { Plan } from './plan/plan.ts';

/** Where plans are read from: the disk, or a commit that is laid out as if it were one. */
export interface Source {
  /** The plans under some paths, sorted. */
  find(paths: readonly string[]): readonly string[];
  read(path: string): string;
  has(path: string): boolean;
  /** Another version of a plan, by the name of its file: what the two have in common is read once. */
  like?(file: string): Plan | undefined;
}
export const disk: Source = { find: findPlans, read: readText, has: existsSync };

/** The plans of a commit, under the paths that they would have on the disk. */
export function committed({ texts }: Revision, like?: Source['like']): Source {
  return {
    find(paths) {
      const wanted = paths.map(it => resolve(it));
      return [...texts.keys()].filter(it => wanted.some(path => isBelow(it, path))).sort();
    },
    read: path => texts.get(resolve(path)) ?? '',
    has: path => texts.has(resolve(path)),
    ...(like && { like }),
  };
}

/** The disk, as far as it belongs to one repository. What is named and not there was there, or nobody would name it. */
export function checkedOut(home: string): Source {
  const homes = new Map<string, string | undefined>();
  const isOurs = (path: string): boolean => homeOf(dirname(resolve(path)), homes) === home;
  return { ...disk, find: paths => findPlans(paths.filter(it => existsSync(it))).filter(isOurs) };
}

/** The disk, where the plan at a path says something else, and whatever stands at another one is left out. */
export function replaced(path: string, text: string, without: string): Source {
  const [slot, left] = [resolve(path), resolve(without)];
  return {
    find(paths) {
      const found = findPlans(paths.filter(it => resolve(it) !== slot));
      const others = found.filter(it => resolve(it) !== slot && resolve(it) !== left);
      return paths.some(it => isBelow(slot, resolve(it))) ? [...others, path].sort() : others;
    },
    read: it => (resolve(it) === slot ? text : readText(it)),
    has: it => resolve(it) === slot || existsSync(it),
  };
}
