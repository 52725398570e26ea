import type { Day } from '../language/day.ts';
import type { Language } from '../language/index.ts';
import type { Range } from '../language/values.ts';
import type { Workdays } from '../language/workdays.ts';
import { find } from './lookup.ts';
import type { Entry } from './parse.ts';
import type { Plan } from './plan.ts';
import { type EntryOf, inherited, isOneOff } from './query.ts';
import { workdaysFor, workdaysOf } from './workdays.ts';

/** Days on which nothing may go live. */
export interface Freeze extends Range {
  readonly title: string | undefined;
}
/** Those that the constraints of a plan have. */
export const freezesIn = (constraints: Language['constraints']): Freeze[] =>
  (constraints ?? []).flatMap(it =>
    typeof it === 'object' && it.freeze && it.freeze.from <= it.freeze.to ? [{ ...it.freeze, title: it.title }] : [],
  );
const freezesOf = ({ heads }: Plan): Range[] =>
  freezesIn(heads.map(it => (it.value as Language | undefined)?.constraints).find(it => it !== undefined));

/** Working days on which something may go live. What is counted goes by all of them: a freeze stops no work. */
class OpenDays implements Workdays {
  private readonly days: Workdays;
  private readonly freezes: readonly Range[];
  constructor(days: Workdays, freezes: readonly Range[]) {
    this.days = days;
    this.freezes = freezes;
  }
  private freezeOn(day: Day): Range | undefined {
    return this.freezes.find(it => it.from <= day && day <= it.to);
  }
  isWorkday(day: Day): boolean {
    return this.days.isWorkday(day) && !this.freezeOn(day);
  }
  upTo(day: Day): Day {
    let at = this.days.upTo(day);
    for (let it = this.freezeOn(at); it; it = this.freezeOn(at)) at = this.days.upTo(it.from - 1);
    return at;
  }
  from(day: Day): Day {
    let at = this.days.from(day);
    for (let it = this.freezeOn(at); it; it = this.freezeOn(at)) at = this.days.from(it.to + 1);
    return at;
  }
  between(from: Day, to: Day): number {
    return this.days.between(from, to);
  }
  add(day: Day, count: number): Day {
    const at = this.days.add(day, count);
    return count < 0 ? this.upTo(at) : this.from(at);
  }
}

/** Those of some working days on which something may go live. */
export function openDays(plan: Plan, days: Workdays): Workdays {
  const freezes = freezesOf(plan);
  return freezes.length ? new OpenDays(days, freezes) : days;
}
/** The days to which a deadline may be moved: its owner works on them, and they are in no freeze. Work that goes on or comes again goes live nowhere. */
export const dueDaysFor = (plan: Plan, entry: Entry): Workdays =>
  entry.kind === 'activity' && !isOneOff((entry as EntryOf<'activity'>).value)
    ? workdaysFor(plan, entry)
    : openDays(plan, workdaysFor(plan, entry));
/** The same, of work that somebody is still to get. */
export const dueDaysOf = (plan: Plan, id: string | undefined): Workdays => openDays(plan, workdaysOf(plan, id));

/** Whether the owner of work has not left by a day: behind that nobody would do it. */
export function isOwnerThere(plan: Plan, entry: EntryOf<'activity'>, day: Day): boolean {
  const owner = inherited(entry, 'owner');
  return day <= ((owner === undefined ? undefined : find(plan, 'person', owner)?.value.until) ?? day);
}
