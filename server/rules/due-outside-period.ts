import { type Day, iso, workdayFrom, workdayUpTo } from '../language/day.ts';
import type { Range as Days } from '../language/values.ts';
import { replace, setHead } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { checkinsOf } from '../plan/checkins.ts';
import { phaseOf, whenRange } from '../plan/milestone.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Range } from '../plan/position.ts';
import { at, inherited, milestoneDays } from '../plan/query.ts';
import { type Example, type Fix, type Report, rule } from './rule.ts';

export default rule({
  id: 'due-outside-period',
  group: 'Dates',
  severity: 'warning',
  summary: "reports a date outside the plan's period, and work for the goal that is due after the goal",
  docs: 'The period is what the plan promises for. Work that ends behind it belongs to the next plan, or the period is too short. Work for the goal\'s metric that is due after the goal cannot help to reach it.',
  entry: {
    activity(entry, { frame }, report) {
      const { parsed, value } = entry;
      const { due, start } = value;
      const { period, today } = frame;
      const own = inherited(entry, 'due');
      for (const { day, range } of checkinsOf(entry)) {
        const outside = day < (start ?? day) || (own !== undefined && day >= own);
        if (period && isOutside({ from: day, to: day }, period) && !outside)
          outsidePeriod({ parsed, range, what: 'Check-in', days: { from: day, to: day }, latest: own }, frame, report);
      }
      if (due === undefined) return;
      const goal = servesGoal(inherited(entry, 'metric'), frame) ? frame.head.goal?.by : undefined;
      // What was due before the period began and is still open: that it has passed says more.
      const passed = !!period && due < period.from && due < today;
      const range = at(entry, 'due');
      if (period && isOutside({ from: due, to: due }, period) && !passed)
        outsidePeriod({ parsed, range, what: 'Due', days: { from: due, to: due }, goal }, frame, report);
      else if (goal !== undefined && due > goal)
        report(range, `Due ${iso(due)}, after the goal that it serves (${iso(goal)}), so it cannot help to reach it.`, {
          fixes: plan => [
            { title: `Move it to ${iso(goal)} (the goal's date)`, edits: [replace(plan, { parsed, range }, iso(goal))] },
          ],
        });
    },
    milestone(entry, { frame }, report) {
      const days = milestoneDays(entry.value);
      if (!days || !frame.period || !isOutside(days, frame.period)) return;
      const what = phaseOf(entry) ? 'Phase' : 'Milestone';
      outsidePeriod({ parsed: entry.parsed, range: whenRange(entry), what, days }, frame, report);
    },
  },
});

const isOutside = ({ from, to }: Days, period: Days): boolean =>
  period.from <= period.to && (from < period.from || to > period.to);
const servesGoal = (metric: string | undefined, { head }: Frame): boolean =>
  metric !== undefined && metric === head.goal?.metric;

interface Outside {
  readonly parsed: Parsed;
  readonly range: Range;
  readonly what: 'Due' | 'Check-in' | 'Milestone' | 'Phase';
  readonly days: Days;
  /** The goal's date, when it is work for the goal. */
  readonly goal?: Day;
}
