import { type Day, iso } from '../language/day.ts';
import { addInterval, calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import type { Workdays } from '../language/workdays.ts';
import { giveUp, logged } from '../mend/outcome.ts';
import { replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { lastMovement } from '../plan/movement.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, inherited } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import { distance } from '../plan/wording.ts';
import { daysFor } from '../plan/workdays.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'occurrence-missed',
  settings: {
    '': { type: types.share as ValueType, default: '25%', says: 'how much later than its interval it may be' },
  },
};

export default rule({
  ...self,
  group: 'Dates',
  severity: 'warning',
  summary: 'reports recurring work that was done before, and not for longer than its interval and a quarter of it',
  past: true,
  entry: {
    activity(entry, { frame, calendar }, report) {
      const { every } = entry.value;
      const last = every && lastMovement(entry, frame);
      if (!every || last === undefined || !isMissed(last, every, frame, calendar(inherited(entry, 'owner')))) return;
      const owner = inherited(entry, 'owner');
      const ask = owner ? `Ask ${named(owner)} whether it was skipped.` : 'Was it skipped?';
      const message = `Last done ${iso(last)}, ${distance(last, frame.today, calendar(owner))}, though it recurs every ${written(every)}. ${ask}`;
      report(at(entry, 'every'), message, { fixes: plan => fixes(plan, entry, last, frame) });
    },
  },
});

const written = ({ amount, unit }: Interval): string => `${amount}${unit}`;

/** What falls on a day off is expected on the working day behind it. */
function isMissed(last: Day, every: Interval, frame: Frame, workdays: Workdays): boolean {
  const more = calendarDays(every) * threshold<number>(self, frame);
  return frame.today > workdays.from(addInterval(last, every)) + more;
}

function fixes(plan: Plan, entry: EntryOf<'activity'>, last: Day, frame: Frame): Fix[] {
  const { today } = frame;
  const workdays = daysFor(plan, entry);
  const { every } = entry.value;
  const longer = ['1w', '2w', '1m', '2m', '1q', '6m', '1y'].find(it => {
    const interval = types.interval.read(it)!;
    return calendarDays(interval) > calendarDays(every!) && !isMissed(last, interval, frame, workdays);
  });
  const line = logged(plan, entry, today, 'done');
  const place = { parsed: entry.parsed, range: at(entry, 'every') };
  return [
    ...(line.length ? [{ title: `Log that it was done today, ${iso(today)}`, edits: line }] : []),
    ...(longer ? [{ title: `Let it recur every ${longer}`, edits: [replace(plan, place, longer)] }] : []),
    { title: 'Set status to dropped, with a reason to fill in', edits: giveUp(plan, entry) },
  ];
}

export const docs =
  'Recurring work is rarely stopped; it is skipped, once and again, until something breaks. A line in its `log`, for each time that it was done, is enough to see it, and so is a commit whose message names it behind `Plan:`.';

export const examples: Example[] = [
  {
    name: 'a month ago instead of two weeks',
    plan: `
activities:
  patch:
    owner: ana
    every: 2w
    #      ^^ Last done 2026-06-26, 20 working days ago, though it recurs every 2w. Ask ana whether it was skipped.
    log:
      2026-06-12: done
      2026-06-26: done
`,
    fixed: `
activities:
  patch:
    owner: ana
    every: 2w
    log:
      2026-06-12: done
      2026-06-26: done
      2026-07-24: done
`,
  },
  {
    name: 'seldom enough',
    plan: `
activities:
  restore: { every: 1m, finished: 2026-05-15 }
  #                 ^^ Last done 2026-05-15, 50 working days ago, though it recurs every 1m. Was it skipped?
`,
    fixed: `
activities:
  restore: { every: 2m, finished: 2026-05-15 }
`,
    fix: 'Let it recur every 2m',
  },
  {
    name: 'no longer needed',
    plan: `
activities:
  review:
    every: 1w
    #      ^^ Last done 2026-07-10, 10 working days ago, though it recurs every 1w. Was it skipped?
    done: [{ criterion: Minutes sent, met: 2026-07-10 }]
    blocked: no room
`,
    fixed: `
activities:
  review:
    every: 1w
    done: [{ criterion: Minutes sent, met: 2026-07-10 }]
    status: dropped
    because: say why it is dropped
`,
    fix: 'Set status to dropped',
  },
  {
    name: 'yesterday on Friday, within a quarter of its interval, never done before, and work that is done once',
    plan: `
activities:
  backup: { every: 1d, log: { 2026-07-24: done } }
  patch: { every: 2w, log: { 2026-07-10: done } }
  audit: { every: 1q }
  form: { started: 2026-01-12, due: 2026-07-31 }
`,
    today: '2026-07-27',
  },
  {
    name: 'a commit that names it tells that it was done; a change of its entry does not',
    history: [
      {
        at: '2026-06-01',
        by: 'Ana',
        plan: `
activities:
  patch: { every: 2w }
  audit: { every: 2w }
`,
        names: ['patch'],
      },
    ],
    plan: `
activities:
  patch: { every: 2w }
  #               ^^ Last done 2026-06-01, 39 working days ago, though it recurs every 2w. Was it skipped?
  audit: { every: 2w }
`,
  },
];
