import { type Day, readDay } from '../language/day.ts';
import { nameIn } from '../mend/owner-choice.ts';
import { byName } from '../plan/by-name.ts';
import type { Plan } from '../plan/plan.ts';
import { contributors, type EntryOf, find, inherited } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { spoken } from '../plan/wording.ts';

/** One thing to be said in a check-in, as a person would say it: names and days, no ids. */
export interface Point {
  /** What it is about, `activity/form`: for a program, and so that nothing is said twice. */
  readonly about: string;
  readonly title: string;
  /** Who answers for it, by name. */
  readonly who: string | undefined;
  /** What there is to say, in sentences. */
  readonly says: string;
  /** Since when it stands so; what has stood longest comes first. */
  readonly since: Day | undefined;
  /** Everybody whom it concerns, as the plan names them. */
  readonly people: readonly string[];
  /** What could be decided, in sentences: dear to work out, so that it is asked only of what is told. */
  readonly options?: () => string;
  /** It is told as blocked already, and not again. */
  readonly isAbove?: boolean;
}

/** What is said of one plan: all there is, before anything is left out. */
export interface Points {
  /** What moved forward; then what moved otherwise: dates, scope, owners. */
  readonly moved: readonly Point[];
  readonly changed: readonly Point[];
  readonly blocked: readonly Point[];
  readonly decide: readonly Point[];
  /** What somebody will be asked about, and has not said yet. */
  readonly unsaid: readonly Point[];
}

type Activity = EntryOf<'activity'>;

/** The name of a person whom a plan names by an id, or by any other of their names. */
export const personName = (plan: Plan, who: string): string =>
  find(plan, 'person', nameIn(plan, who))?.value.name ?? cited(who).slice(1, -1);

/** Everybody at work on an activity, and whoever can lift what blocks it. */
export function peopleOf(entry: Activity): string[] {
  const { blocked } = entry.value;
  const owner = inherited(entry, 'owner');
  const by = typeof blocked === 'object' ? blocked.by : undefined;
  return [...(owner === undefined ? [] : [owner]), ...contributors(entry.value), ...(by === undefined ? [] : [by])];
}

/** What is said of an activity; a task is told with what it is a task of. */
export function pointOf(plan: Plan, entry: Activity, says: string, since?: Day): Point {
  const owner = inherited(entry, 'owner');
  const title = titleOf(entry);
  return {
    about: `activity/${entry.id}`,
    title: entry.parent ? `${titleOf(entry.parent as Activity)}: ${title}` : title,
    who: owner === undefined ? undefined : personName(plan, owner),
    says,
    since,
    people: peopleOf(entry),
  };
}
export const titleOf = ({ id, value }: Activity): string => value.title ?? id;

/** A sentence of a rule as one would say it: days without numbers, people by their names, and what it cites by its title. */
export const aloud = (plan: Plan, message: string, today: Day): string =>
  byName(plan, message).replace(/\b\d{4}-\d{2}-\d{2}\b/g, it => {
    const day = readDay(it);
    return day === undefined ? it : spoken(day, today);
  });
