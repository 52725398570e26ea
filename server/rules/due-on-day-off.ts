import { type Day, iso, isWorkday } from '../language/day.ts';
import type { Person } from '../language/people.ts';
import { addInterval } from '../language/time.ts';
import type { Interval } from '../language/values.ts';
import { checkinsOf } from '../plan/checkins.ts';
import { drop } from '../plan/drop.ts';
import { replace } from '../plan/edit.ts';
import type { Node } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { field, inherited, type Place } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import { dayName } from '../plan/wording.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

/** Nobody is off for longer than that and still meant to deliver. */
const longest = 400;

export default rule({
  id: 'due-on-day-off',
  group: 'Dates',
  severity: 'info',
  summary: 'reports a due date or a check-in on which its owner does not work',
  entry: {
    activity(entry, near, report) {
      const { parsed, value } = entry;
      const owner = inherited(entry, 'owner');
      const leave = (owner === undefined ? undefined : near.find('person', owner)?.value.leave) ?? [];
      const isFar = (day: Day): boolean =>
        day > addInterval(near.frame.today, threshold<Interval>(near.rules.get('date-far')!, near.frame));
      const judge = ({ node, day, before }: Dated, what: 'Due' | 'Check-in'): void => {
        // What has passed, lies decades ahead, or is no check-in at all, has a report of its own.
        if (day < near.frame.today || day >= before || !isOff(day, leave) || isFar(day)) return;
        const why = isWorkday(day) ? `when ${named(owner!)} is on leave` : 'when nobody works';
        const message = `${what} on ${dayName(day)}, ${why}. Say whether the day before or the day after is meant.`;
        report(node.range, message, {
          fixes: plan => {
            const free = workdays(day, leave).filter(it => it >= near.frame.today && it < before);
            const none = { title: 'Remove the check-in: no working day is left', edits: [drop(plan, parsed, node)] };
            return free.length || what === 'Due'
              ? free.map(it => move(plan, { parsed, range: node.range }, day, it))
              : [none];
          },
        });
      };
      const due = field(entry, 'due')?.value;
      if (value.due !== undefined && due) judge({ node: due, day: value.due, before: Infinity }, 'Due');
      const before = inherited(entry, 'due') ?? Infinity;
      for (const { node, day } of checkinsOf(entry)) judge({ node, day, before }, 'Check-in');
    },
  },
});

/** A day, where it stands, and the day before which it makes sense. */
interface Dated {
  readonly node: Node;
  readonly day: Day;
  readonly before: Day;
}
type Leave = NonNullable<Person['leave']>;

const move = (plan: Plan, place: Place, day: Day, to: Day): Fix => ({
  title: `Move it to ${dayName(to)}, the working day ${to < day ? 'before' : 'after'}`,
  edits: [replace(plan, place, iso(to))],
});

const isOff = (day: Day, leave: Leave): boolean =>
  !isWorkday(day) || leave.some(it => (typeof it === 'number' ? it === day : it.from <= day && day <= it.to));

/** The nearest working days before and after. */
const workdays = (day: Day, leave: Leave): Day[] =>
  [-1, 1].flatMap(step => {
    for (let it = day + step; Math.abs(it - day) <= longest; it += step) if (!isOff(it, leave)) return [it];
    return [];
  });

export const docs =
  'Work due on a Sunday is done on Friday or on Monday: say which. The days off are Saturday, Sunday and what stands under `leave` of its owner.';

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
