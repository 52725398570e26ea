import { type Day, iso } from '../language/day.ts';
import { calendarDays, inDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import type { Workdays } from '../language/workdays.ts';
import { isOnce, isWritable } from '../plan/due.ts';
import { setKey } from '../plan/edit.ts';
import { isProposed } from '../plan/keys.ts';
import { checkinDay } from '../plan/midway.ts';
import { at, type EntryOf } from '../plan/query.ts';
import { says } from '../plan/section.ts';
import { type Example, rule, threshold } from './rule.ts';

const self = {
  id: 'checkin-missing',
  settings: {
    '': { type: types.interval as ValueType, default: '2w', says: 'how long work may run without a check-in' },
  },
};

export default rule({
  ...self,
  group: 'Dates',
  severity: 'warning',
  summary: 'reports one-off work that runs for more than two weeks without a check-in',
  entry: {
    activity(entry, { frame, workdays }, report) {
      const { due } = entry.value;
      const { today } = frame;
      // On the last day, or after it, there is nothing midway any more.
      if (entry.parent || says(entry, 'checkin') || (due !== undefined && due <= today)) return;
      const runs = runOf(entry.value, calendarDays(threshold<Interval>(self, frame)));
      if (!runs || !isOnce(entry) || isProposed(entry, 'checkin')) return;
      const day = middleOf(entry, today, workdays(entry.value.owner));
      if (day === undefined || !isWritable(day)) return;
      // A due date in other words has a report of its own.
      const range = due === undefined ? entry.key.range : at(entry, 'due');
      report(range, `${runs} without a check-in, so a slip shows only at the end. Add a day midway.`, {
        fixes: plan => [{ title: `Check in on ${iso(day)}`, edits: [setKey(plan, entry, 'checkin', iso(day))] }],
      });
    },
  },
});

/** How long it runs, in words, when that is too long. An effort is working time: five days a week of it. */
function runOf({ start, due, effort }: EntryOf<'activity'>['value'], most: number): string | undefined {
  if (start !== undefined && due !== undefined)
    return due - start > most ? `Runs from ${iso(start)} to ${iso(due)}` : undefined;
  if (!effort || inDays(effort.high) <= (most * 5) / 7) return undefined;
  return `Takes up to ${effort.high.amount}${effort.high.unit} of work`;
}

/** Midway to its due date; without one, through its effort. */
function middleOf(
  { value: { start, due, effort } }: EntryOf<'activity'>,
  today: Day,
  workdays: Workdays,
): Day | undefined {
  if (due !== undefined) return checkinDay(start, due, today, workdays);
  return workdays.add(Math.max(start ?? today, today), Math.ceil(inDays(effort!.high) / 2));
}

export const docs =
  'Work of a month that slips is seen to slip in its last week, when nothing can be changed any more. One day midway, on which its owner says where it stands, leaves time to react.';

export const examples: Example[] = [
  {
    name: 'midway lies a holiday',
    plan: `
calendars: { default: { holidays: [2026-08-18..2026-08-19] } }
activities:
  form: { start: 2026-08-03, due: 2026-09-04 }
  #                               ^^^^^^^^^^ Runs from 2026-08-03 to 2026-09-04 without a check-in, so a slip shows only at the end. Add a day midway.
`,
    fixed: `
calendars: { default: { holidays: [2026-08-18..2026-08-19] } }
activities:
  form: { start: 2026-08-03, due: 2026-09-04, checkin: 2026-08-17 }
`,
  },
  {
    name: 'five weeks',
    plan: `
activities:
  form:
    start: 2026-08-03
    due: 2026-09-04
    #    ^^^^^^^^^^ Runs from 2026-08-03 to 2026-09-04 without a check-in, so a slip shows only at the end. Add a day midway.
    effort: 5d
`,
    fixed: `
activities:
  form:
    start: 2026-08-03
    due: 2026-09-04
    checkin: 2026-08-19
    effort: 5d
`,
  },
  {
    name: 'begun long ago: midway through the time that is left',
    plan: `
activities:
  form: { start: 2026-06-01, due: 2026-08-07, status: in progress }
  #                               ^^^^^^^^^^ Runs from 2026-06-01 to 2026-08-07 without a check-in, so a slip shows only at the end. Add a day midway.
`,
    fixed: `
activities:
  form: { start: 2026-06-01, due: 2026-08-07, checkin: 2026-07-31, status: in progress }
`,
  },
  {
    name: 'no dates, and three weeks of work at worst',
    plan: `
activities:
  form: { effort: 8d..3w }
 #^^^^ Takes up to 3w of work without a check-in, so a slip shows only at the end. Add a day midway.
`,
    fixed: `
activities:
  form: { checkin: 2026-08-05, effort: 8d..3w }
`,
  },
  {
    name: 'two weeks, with a check-in, recurring work, a task, and work that is late already',
    plan: `
activities:
  audit: { start: 2026-08-03, due: 2026-08-17 }
  list: { effort: 4d..2w }
  form: { start: 2026-08-03, due: 2026-09-04, checkin: 2026-08-19, tasks: { build: { effort: 3w } } }
  backup: { start: 2026-08-03, due: 2026-12-18, every: 1w }
  report: { start: 2026-06-01, due: 2026-07-24 }
`,
  },
];
