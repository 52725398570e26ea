import { type Folder, fileName, type NewFile } from '../plan/change.ts';
import { eolOf, quote } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { headOf } from '../plan/query.ts';
import { listed, upTo } from '../plan/suggest.ts';
import { linesOfPair } from './source.ts';

/** The first line of a new plan. */
export const draftNote = '# A draft is judged mildly. Set status to live once the whole team works by it.';

/** What is known of a plan that is split off from another one. */
export interface Part {
  readonly title: string;
  /** The line that says whose it is, where it is not the owner's of the whole. */
  readonly owner?: readonly string[] | undefined;
  /** Its period, where it is not that of the whole. */
  readonly period?: string;
  /** The line that says what it serves. */
  readonly serves?: readonly string[];
}

/** The first lines of a plan that is split off: what holds for the whole is said again, in the same words. */
export function draftOf(plan: Plan, { title, owner, period, serves = [] }: Part): string[] {
  const again = (key: string): string[] => {
    const head = headOf(plan, key);
    return head && head.pair.value.kind !== 'empty' ? linesOfPair(head.parsed, head.pair, 0) : [];
  };
  return [
    draftNote,
    `plan: ${quote(upTo(title, 70))}`,
    ...again('kind'),
    ...(owner ?? again('owner')),
    'status: draft',
    ...(period === undefined ? again('period') : [`period: ${period}`]),
    ...again('review'),
    ...serves,
  ];
}

/** Names for files that are made in one step: no two are the same. */
export function namesIn(folder: Folder): (title: string) => string {
  const given = new Set<string>();
  return title => {
    const name = fileName(title, { has: it => given.has(it) || folder.has(it) });
    given.add(name);
    return name;
  };
}
/** A new plan of these lines. */
export const newFile = (plan: Plan, name: string, lines: readonly string[]): NewFile => ({
  name,
  text: lines.map(it => it + eolOf(plan)).join(''),
});
/** `a.opsplan and b.opsplan`: the files in a title. */
export const listedFiles = (files: readonly NewFile[]): string =>
  listed(
    files.map(it => `${it.name}.opsplan`),
    3,
  );
