import { type Day, iso } from '../language/day.ts';
import { checkinsOf } from '../plan/checkins.ts';
import { drop } from '../plan/drop.ts';
import { replace } from '../plan/edit.ts';
import { checkinDay } from '../plan/midway.ts';
import type { Node } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { at, checkins, type EntryOf, inherited } from '../plan/query.ts';
import { workdaysFor } from '../plan/workdays.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'checkin-outside',
  group: 'Dates',
  severity: 'error',
  summary: 'reports a check-in on or after the due date, or before the work may start',
  entry: {
    activity(entry, { frame }, report) {
      const { parsed, value } = entry;
      const { start } = value;
      const due = inherited(entry, 'due');
      const isLate = (day: Day) => due !== undefined && day >= due;
      const isOutside = (day: Day) => isLate(day) || (start !== undefined && day < start);
      if (!checkins(value).some(isOutside)) return;
      for (const { node, day } of checkinsOf(entry).filter(it => isOutside(it.day))) {
        const why = isLate(day)
          ? `${day === due ? 'the day on which it is due' : `after it is due (${iso(due!)})`}, too late to change anything`
          : `before the work may start (${iso(start!)}), when there is nothing to see`;
        report(node.range, `Check-in ${iso(day)}, ${why}. Move it between start and due, or remove it.`, {
          related: () => [
            isLate(day)
              ? { place: { parsed, range: at(entry, 'due') }, message: 'It is due on this day.' }
              : { place: { parsed, range: at(entry, 'start') }, message: 'It may not start before this day.' },
          ],
          fixes: plan => fixes(plan, entry, { node, day }, frame.today),
        });
      }
    },
  },
});

/** Midway to the due date; where none is written, a week behind the start. */
function fixes(plan: Plan, entry: EntryOf<'activity'>, { node, day }: { node: Node; day: Day }, today: Day): Fix[] {
  const { parsed, value } = entry;
  const due = inherited(entry, 'due') ?? Math.max(value.start ?? today, today) + 14;
  const middle = checkinDay(value.start, due, today, workdaysFor(plan, entry));
  const remove = { title: `Remove the check-in ${iso(day)}`, edits: [drop(plan, parsed, node)] };
  if (middle === undefined) return [remove];
  const place = { parsed, range: node.range };
  return [{ title: `Move it to ${iso(middle)}, midway`, edits: [replace(plan, place, iso(middle))] }, remove];
}

export const docs =
  'A check-in is there to see a slip while something can still be done about it. On the due date it is too late, and before the start there is nothing to see.';

export const examples: Example[] = [
  {
    name: 'on the day on which it is due',
    plan: `
activities:
  form:
    start: 2026-08-03
    due: 2026-08-28
    checkin: 2026-08-28
    #        ^^^^^^^^^^ Check-in 2026-08-28, the day on which it is due, too late to change anything. Move it between start and due, or remove it.
`,
    fixed: `
activities:
  form:
    start: 2026-08-03
    due: 2026-08-28
    checkin: 2026-08-14
`,
  },
  {
    name: 'one before the start, one after the end: remove it',
    plan: `
activities:
  form:
    start: 2026-08-03
    due: 2026-08-28
    checkin:
      - 2026-07-31
      # ^^^^^^^^^^ Check-in 2026-07-31, before the work may start (2026-08-03), when there is nothing to see. Move it between start and due, or remove it.
      - 2026-08-14
      - 2026-09-01
      # ^^^^^^^^^^ Check-in 2026-09-01, after it is due (2026-08-28), too late to change anything. Move it between start and due, or remove it.
`,
    fixed: `
activities:
  form:
    start: 2026-08-03
    due: 2026-08-28
    checkin:
      - 2026-07-31
      - 2026-08-14
`,
    fix: 'Remove the check-in 2026-09-01',
  },
  {
    name: 'a task, whose due date is that of its activity',
    plan: `
activities:
  form:
    due: 2026-08-28
    tasks:
      build: { effort: 5d, checkin: [2026-08-31] }
      #                              ^^^^^^^^^^ Check-in 2026-08-31, after it is due (2026-08-28), too late to change anything. Move it between start and due, or remove it.
`,
    fixed: `
activities:
  form:
    due: 2026-08-28
    tasks:
      build: { effort: 5d }
`,
    fix: 'Remove',
  },
  {
    name: 'between start and due, and without either',
    plan: `
activities:
  form: { start: 2026-08-03, due: 2026-08-28, checkin: [2026-08-03, 2026-08-27] }
  train: { checkin: 2026-08-14 }
  report: { due: 2026-07-17, checkin: 2026-07-17, status: done }
`,
  },
];
