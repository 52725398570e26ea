import type { Day } from '../language/day.ts';
import { inDays } from '../language/time.ts';
import type { Workdays } from '../language/workdays.ts';
import { drop } from './drop.ts';
import { type Edit, quote, replace } from './edit.ts';
import { phaseOf, whenRange } from './milestone.ts';
import type { Member } from './others.ts';
import type { Entry } from './parse.ts';
import type { Plan } from './plan.ts';
import { holds, type Range } from './position.ts';
import {
  at,
  type EntryOf,
  field,
  inherited,
  items,
  milestoneDays,
  type Prerequisite,
  prerequisites,
  resolve,
  waitingFor,
} from './query.ts';
import { isOver } from './standing.ts';
import { companyDays } from './workdays.ts';

type Activity = EntryOf<'activity'>;

/** Finds what a word names, here or in another plan. */
type Finder = (
  kind: 'activity' | 'milestone' | 'decision',
  ref: string,
) => { readonly entry: Entry; readonly home?: Member } | undefined;

/** Something that an activity waits for, with its date. */
export interface Awaited {
  readonly it: Prerequisite;
  readonly entry: Entry;
  /** The plan that it stands in, where that is another one. */
  readonly home?: Member;
  /** The day by which it is over. */
  readonly day: Day;
  /** The working days that must pass after it. */
  readonly lag: number;
  /** That day with the wait behind it: what waits is done then at the earliest. */
  readonly ready: Day;
}

/** What an activity waits for that is still open and dated. A lag is in working days of the company: nobody works on it. */
export const awaited = (entry: Activity, find: Finder, company: Workdays): Awaited[] =>
  prerequisites(entry).flatMap((it): Awaited[] => {
    const { ref } = it;
    const other =
      ref === entry.id ? undefined : (find('activity', ref) ?? find('milestone', ref) ?? find('decision', ref));
    const day = other && !isOver(other.entry) ? lastDay(other.entry) : undefined;
    const lag = it.lag ? Math.ceil(inDays(it.lag)) : 0;
    return other && day !== undefined ? [{ it, ...other, day, lag, ready: lag ? company.add(day, lag) : day }] : [];
  });

/** The same, of an entry of this plan. */
export const awaitedIn = (plan: Plan, entry: Activity): Awaited[] =>
  awaited(entry, (kind, ref) => resolve(plan, kind, ref), companyDays(plan));

/** The day by which it is over: an activity's `due`, the last day of a milestone, a decision's `by`. */
function lastDay(entry: Entry): Day | undefined {
  if (entry.kind === 'activity') return inherited(entry as Activity, 'due');
  if (entry.kind === 'milestone') return milestoneDays((entry as EntryOf<'milestone'>).value)?.to;
  return entry.kind === 'decision' ? (entry as EntryOf<'decision'>).value.by : undefined;
}

/** Where that day stands; a task without one is marked by its name. */
export function lastDayRange(entry: Entry): Range {
  if (entry.kind === 'milestone') return whenRange(entry as EntryOf<'milestone'>);
  return at(entry, entry.kind === 'decision' ? 'by' : 'due');
}

/** Whether that day can be written over as one day: it is no phase, and not taken from the activity above. */
export const isMovable = (entry: Entry): boolean =>
  entry.kind === 'milestone'
    ? phaseOf(entry as EntryOf<'milestone'>) === undefined
    : !!field(entry, entry.kind === 'decision' ? 'by' : 'due');

/** Whether an activity may be due on a day: neither its start, nor what it waits for, nor what waits for it or holds it as a task, stands against it. */
export function mayBeDue(plan: Plan, entry: Activity, day: Day): boolean {
  const { start = day } = entry.value;
  const above = entry.parent && inherited(entry.parent, 'due');
  return (
    start <= day &&
    day <= (above ?? day) &&
    awaitedIn(plan, entry).every(it => it.ready <= day) &&
    waitingFor(plan, 'activity', entry.id).every(it => isOver(it) || day <= (inherited(it, 'due') ?? day))
  );
}

/** Takes prerequisites out of `after`, and `after` itself when nothing is left in it. */
export function dropPrerequisites(plan: Plan, entry: Activity, gone: readonly Prerequisite[]): Edit[] {
  const { parsed } = entry;
  const list = field(entry, 'after')!.value;
  const isGone = items(entry, 'after').map(node => gone.some(it => holds(node.range, it.range.start)));
  if (!isGone.includes(false)) return [drop(plan, parsed, list)];
  if (gone.length === 1 || list.style !== 'flow')
    return list.items.filter((_, i) => isGone[i]).map(node => drop(plan, parsed, node));
  const rest = list.items.filter((_, i) => !isGone[i]).map(it => quote(it.text, true));
  return [replace(plan, { parsed, range: list.range }, `[${rest.join(', ')}]`)];
}

/** What waits for work that is given up waits for it no longer: it would wait for ever. */
export function waitNoMore(plan: Plan, gone: readonly Activity[]): Edit[] {
  const waiting = new Set(gone.flatMap(it => waitingFor(plan, 'activity', it.id)));
  return [...waiting]
    .filter(it => !isOver(it) && !gone.includes(it))
    .flatMap(entry => {
      const refs = prerequisites(entry).filter(({ ref }) => gone.some(it => it.id === ref));
      return dropPrerequisites(plan, entry, refs);
    });
}
