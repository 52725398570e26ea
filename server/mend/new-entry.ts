import { type Day, iso } from '../language/day.ts';
import { type Edit, quote } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { isDefined } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';
import { answerDay } from '../plan/review.ts';
import { insertEntry } from '../plan/sections.ts';
import { unused } from '../plan/suggest.ts';
import { flowList } from './lists.ts';
import { choices, onePerson } from './owner-choice.ts';

/** A criterion that is sound in form and plainly still to be written. */
export const toFillIn = 'Say what anybody can check when it is done';
/** So wide that nobody takes it for an estimate. */
const openEffort = '1d..10d';

/** An entry that a fix adds. */
interface Added {
  readonly id: string;
  readonly edit: Edit;
}

/** The first of these names that is one person whom the plan knows; else whoever may own what is new. */
function personFor(plan: Plan, { owners }: Frame, names: readonly (string | undefined)[]): string {
  const all = onePerson(
    names.flatMap(name => (name ? [{ name, says: '' }] : [])),
    owners,
  );
  return (all.find(it => !owners.people || owners.people.has(it.name)) ?? choices(plan, undefined, owners)[0]!).name;
}

/** The working day so many of them from now, or the last one before the goal is due or the period ends. */
export function soon({ today, period, head, workdays }: Frame, days: number): Day {
  const ends = [period?.to, head.goal?.by].filter(it => it !== undefined && it >= today) as Day[];
  const day = workdays.upTo(Math.min(workdays.add(today, days), ...ends));
  return day < today ? workdays.from(today) : day;
}

/** What is known of work that is still to be planned. `done` is a criterion; without one it is left to be filled in. */
export interface NewActivity {
  /** What it is called, unless something else is. */
  readonly id: string;
  readonly title: string;
  readonly owner?: string | undefined;
  readonly due?: Day;
  readonly every?: string;
  readonly effort?: string;
  readonly after?: string;
  readonly metric?: string;
  readonly workstream?: string | undefined;
  readonly done?: string;
  /** Who approves that criterion. */
  readonly by?: string;
  readonly with?: readonly string[];
  readonly skills?: readonly string[];
  /** Continuous work has a share of the day in place of an effort. */
  readonly load?: string;
}
/** Adds an activity with all that a live plan asks of one, and no rank. */
export function newActivity(plan: Plan, frame: Frame, it: NewActivity): Added {
  const id = unused(it.id, other => isDefined(plan, 'activity', other));
  const owner = personFor(plan, frame, [it.owner, frame.head.owner]);
  const effort = it.load ? undefined : (it.effort ?? (frame.people || frame.efforts ? openEffort : undefined));
  const criterion = quote(it.done ?? toFillIn, true);
  const line = (key: string, text: string | undefined): string[] => (text === undefined ? [] : [`${key}: ${text}`]);
  const body = [
    ...line('title', quote(it.title, true)),
    ...line('owner', quote(owner, true)),
    ...line('with', it.with && flowList(it.with)),
    ...line('due', it.due === undefined ? undefined : iso(it.due)),
    ...line('effort', effort),
    ...line('every', it.every),
    ...line('after', it.after && `[${quote(it.after, true)}]`),
    ...line('metric', it.metric && quote(it.metric, true)),
    ...line('done', it.by ? `[{ criterion: ${criterion}, by: ${quote(it.by, true)} }]` : criterion),
    ...line('load', it.load),
    ...line('workstream', it.workstream && quote(it.workstream, true)),
    ...line('skills', it.skills && flowList(it.skills)),
  ];
  return { id, edit: insertEntry(plan, 'activities', id, body) };
}

/** What is known of something that has to be decided. */
export interface NewDecision {
  readonly id: string;
  readonly question: string;
  readonly owner?: string | undefined;
  readonly options: readonly string[];
  readonly affects: readonly string[];
  /** The one of the options that is taken today, and why. */
  readonly taken?: { readonly chosen: string; readonly because: string };
}
/** Opens a decision until the next review, or records one that is taken. */
export function newDecision(plan: Plan, frame: Frame, it: NewDecision): Added & { readonly by: string } {
  const id = unused(it.id, other => isDefined(plan, 'decision', other));
  const by = iso(answerDay(frame));
  const list = (texts: readonly string[]): string => `[${texts.map(text => quote(text, true)).join(', ')}]`;
  const owner = personFor(plan, frame, [it.owner, frame.head.owner]);
  const end = it.taken
    ? [
        `chosen: ${quote(it.taken.chosen, true)}`,
        `because: ${quote(it.taken.because, true)}`,
        `decided: ${iso(frame.today)}`,
      ]
    : [];
  const body = [
    `question: ${quote(it.question, true)}`,
    `owner: ${quote(owner, true)}`,
    `by: ${it.taken ? iso(frame.today) : by}`,
    `options: ${list(it.options)}`,
    ...end,
    `affects: ${list(it.affects)}`,
  ];
  return { id, by, edit: insertEntry(plan, 'decisions', id, body) };
}
