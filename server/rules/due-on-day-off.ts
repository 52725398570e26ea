import { type Day, iso, isWorkday } from '../language/day.ts';
import type { Person } from '../language/people.ts';
import { checkinsOf } from '../plan/checkins.ts';
import { replace } from '../plan/edit.ts';
import type { Node } from '../plan/node.ts';
import { field, inherited } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import { dayName } from '../plan/wording.ts';
import { type Example, rule } from './rule.ts';

/** Nobody is off for longer than that and still meant to deliver. */
const longest = 400;

export default rule({
  id: 'due-on-day-off',
  group: 'Dates',
  severity: 'info',
  summary: 'reports a due date or a check-in on which its owner does not work',
  docs: 'Work due on a Sunday is done on Friday or on Monday: say which. The days off are Saturday, Sunday and what stands under `leave` of its owner.',
  entry: {
    activity(entry, near, report) {
      const { parsed, value } = entry;
      const { today } = near.frame;
      const owner = inherited(entry, 'owner');
      const leave = (owner === undefined ? undefined : near.find('person', owner)?.value.leave) ?? [];
      const due = field(entry, 'due')?.value;
      const last = inherited(entry, 'due') ?? Infinity;
      const judge = (what: 'Due' | 'Check-in', day: Day, { range }: Node, before: Day) => {
        // What has passed, or is no check-in at all, has a report of its own.
        if (day < today || day >= before || !isOff(day, leave)) return;
        const weekend = isWorkday(day) ? `when ${named(owner!)} is on leave` : 'when nobody works';
        report(range, `${what} on ${dayName(day)}, ${weekend}. Say whether the day before or the day after is meant.`, {
          fixes: plan =>
            [workday(day, -1, leave), workday(day, 1, leave)]
              .filter(it => it !== undefined && it >= today && it < before)
              .map(it => ({
                title: `Move it to ${dayName(it!)}, the working day ${it! < day ? 'before' : 'after'}`,
                edits: [replace(plan, { parsed, range }, iso(it!))],
              })),
        });
      };
      if (value.due !== undefined && due) judge('Due', value.due, due, Infinity);
      for (const { node, day } of checkinsOf(entry)) judge('Check-in', day, node, last);
    },
  },
});

const isOff = (day: Day, leave: NonNullable<Person['leave']>): boolean =>
  !isWorkday(day) || leave.some(it => (typeof it === 'number' ? it === day : it.from <= day && day <= it.to));

/** The nearest working day in one direction. */
function workday(day: Day, step: 1 | -1, leave: NonNullable<Person['leave']>): Day | undefined {
  for (let it = day + step; Math.abs(it - day) <= longest; it += step) if (!isOff(it, leave)) return it;
  return undefined;
}

export const examples: Example[] = [
  {
    name: 'a Sunday: the Friday before',
    plan: `
activities:
  audit: { due: 2026-08-23 }
  #             ^^^^^^^^^^ Due on Sunday 2026-08-23, when nobody works. Say whether the day before or the day after is meant.
`,
    fixed: `
activities:
  audit: { due: 2026-08-21 }
`,
  },
  {
    name: 'a day on leave: the first day back',
    plan: `
people:
  ana: { leave: [2026-08-03..2026-08-14] }
activities:
  audit: { owner: ana, due: 2026-08-28, checkin: [2026-07-31, 2026-08-12] }
  #                                                           ^^^^^^^^^^ Check-in on Wednesday 2026-08-12, when ana is on leave. Say whether the day before or the day after is meant.
`,
    fixed: `
people:
  ana: { leave: [2026-08-03..2026-08-14] }
activities:
  audit: { owner: ana, due: 2026-08-28, checkin: [2026-07-31, 2026-08-17] }
`,
    fix: 'Move it to Monday 2026-08-17',
  },
  {
    name: 'working days, the leave of somebody else, and a day that has passed',
    plan: `
people:
  ana: { leave: [2026-08-12] }
  dev: {}
activities:
  audit: { owner: dev, due: 2026-08-12, checkin: 2026-08-05 }
  form: { owner: ana, due: 2026-07-19 }
`,
  },
];
