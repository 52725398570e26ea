import { addMonths, iso } from '../language/day.ts';
import { calendarDays, inDays, middle } from '../language/time.ts';
import { type Duration, type Estimate, type Interval, types, type ValueType } from '../language/values.ts';
import { newActivity } from '../mend/new-entry.ts';
import { setKey } from '../plan/edit.ts';
import { at, inherited } from '../plan/query.ts';
import { counted } from '../plan/wording.ts';
import { workdaysFor } from '../plan/workdays.ts';
import { type Example, rule, threshold } from './rule.ts';

const self = {
  id: 'recurring-costly',
  settings: {
    '': { type: types.duration as ValueType, default: '10d', says: 'how much working time it may take in a quarter' },
  },
};
const quarter = 365.25 / 4;

export default rule({
  ...self,
  group: 'Capacity',
  severity: 'hint',
  summary: 'reports recurring work without an end that takes more than ten working days a quarter',
  entry: {
    activity(entry, { frame }, report) {
      const { every, effort, due } = entry.value;
      if (!every || !effort) return;
      const days = perQuarter(every, effort);
      // What ends within the quarter is not worth it.
      if (days <= inDays(threshold<Duration>(self, frame)) || (due !== undefined && due <= frame.today + quarter))
        return;
      const cost = counted(Math.round(days), 'working day');
      report(
        at(entry, 'effort'),
        `It takes about ${cost} a quarter, quarter after quarter. Could some of it do itself?`,
        {
          fixes: plan => {
            const end = workdaysFor(plan, entry).upTo(addMonths(frame.today, 2));
            const { id, edit } = newActivity(plan, frame, {
              id: `automate-${entry.id}`,
              title: `Automate ${entry.id}`,
              owner: inherited(entry, 'owner'),
              due: end,
              done: 'Three runs in a row without a hand on them',
            });
            return [
              {
                title: `Add the activity "${id}" and end this on its day, ${iso(end)}: that frees ${cost} a quarter`,
                edits: [setKey(plan, entry, 'due', iso(end)), edit],
              },
            ];
          },
        },
      );
    },
  },
});

/** Working days that it takes in a quarter. Daily work rests on days off. */
const perQuarter = (every: Interval, effort: Estimate): number =>
  Math.min(quarter / calendarDays(every), (quarter * 5) / 7) * middle(effort);

export const docs =
  'A day here and a day there is a month a year that nobody planned, and it is the same work every time. Where a script, a form or a better tool could do part of it, that is an activity with an end and a gain that can be counted. What cannot be automated may stay; the hint is shown in the text only.';

export const examples: Example[] = [
  {
    name: 'a day and a half every week',
    plan: `
activities:
  patch:
    title: Patch client servers
    owner: ana
    effort: 1d..2d
    #       ^^^^^^ It takes about 19 working days a quarter, quarter after quarter. Could some of it do itself?
    every: 1w
`,
    fixed: `
activities:
  patch:
    title: Patch client servers
    owner: ana
    due: 2026-09-24
    effort: 1d..2d
    every: 1w
  automate-patch:
    title: Automate patch
    owner: ana
    due: 2026-09-24
    effort: 1d..10d
    done: Three runs in a row without a hand on them
`,
  },
  {
    name: 'two hours every working day',
    plan: `
activities:
  report: { owner: ana, every: 1d, effort: 2h }
  #                                        ^^ It takes about 16 working days a quarter, quarter after quarter. Could some of it do itself?
`,
    fixed: `
activities:
  report: { owner: ana, due: 2026-09-24, every: 1d, effort: 2h }
  automate-report:
    title: Automate report
    owner: ana
    due: 2026-09-24
    effort: 1d..10d
    done: Three runs in a row without a hand on them
`,
  },
  {
    name: 'a day and a half every two weeks, what ends soon, is done once, or was given up',
    plan: `
activities:
  patch: { owner: ana, every: 2w, effort: 1.5d }
  move: { owner: ana, every: 1w, effort: 2d, due: 2026-09-30 }
  form: { owner: ana, effort: 20d }
  old: { owner: ana, every: 1w, effort: 3d, status: dropped }
`,
  },
];
