import type { Day } from '../language/day.ts';
import { type Deadline, readDeadline } from '../words/deadline.ts';
import { endsOf, isDated, isNoDay } from './dates.ts';
import type { Frame } from './frame.ts';
import type { Parsed, Token } from './parse.ts';
import type { Plan } from './plan.ts';
import { entriesOf, milestoneDays } from './query.ts';
import { goalOf } from './section.ts';
import { isOver } from './standing.ts';

/** A deadline in other words than a plain date, with what they say. */
export interface WordedDeadline {
  readonly token: Token;
  readonly read: Deadline;
}

/** The deadlines of a chunk that are not plain dates: `due`, `checkin`, `by` and milestones of what is still open. Dates that no calendar has are left out. */
export function wordedDeadlines(parsed: Parsed, frame: Frame): readonly WordedDeadline[] {
  const tokens = parsed.tokens.filter(isWorded);
  if (!tokens.length) return [];
  const known = read.get(parsed);
  if (known?.frame === frame) return known.found;
  const { today, period, workdays } = frame;
  const found = tokens.map(token => ({ token, read: readDeadline(token.text, { today, period, workdays }) }));
  read.set(parsed, { frame, found });
  return found;
}
/** Three rules ask for the same one after the other. */
const read = new WeakMap<Parsed, { readonly frame: Frame; readonly found: readonly WordedDeadline[] }>();

const isWorded = (token: Token): boolean =>
  token.trouble === 'unreadable' &&
  !!token.meaning?.deadline &&
  token.text.trim() !== '' &&
  isDated(token) &&
  !isOver(token.entry) &&
  !endsOf(token.text).some(it => isNoDay(it.text));

/** What "after go-live" may count from: milestones by id and by title, and the goal. */
export function eventsOf(plan: Plan): ReadonlyMap<string, Day> {
  const events = new Map<string, Day>();
  const add = (name: string | undefined, day: Day | undefined): void => {
    const key = name?.slice(0, 100).toLowerCase();
    if (key && day !== undefined && !events.has(key)) events.set(key, day);
  };
  for (const { id, value } of entriesOf(plan, 'milestone').slice(0, 200)) {
    const last = milestoneDays(value)?.to;
    add(id, last);
    if (typeof value === 'object' && 'title' in value) add(value.title, last);
  }
  add('goal', goalOf(plan)?.value.by);
  return events;
}
