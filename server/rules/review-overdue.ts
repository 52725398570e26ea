import { type Day, iso } from '../language/day.ts';
import { calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { firstCheckin } from '../mend/first-checkin.ts';
import { replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { lastMovement } from '../plan/movement.ts';
import { descend } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, headOf, type Place } from '../plan/query.ts';
import { reviewEvery, reviewsAfter, writtenWeekday } from '../plan/review.ts';
import { counted } from '../plan/wording.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'review-overdue',
  settings: {
    '': { type: types.number as ValueType, default: '2', says: 'how many working days a review may be late' },
  },
};

export default rule({
  ...self,
  group: 'Movement and review',
  severity: 'warning',
  summary: 'reports a review that was due two working days ago, and nothing in the plan has changed since',
  past: true,
  plan(plan, frame, report) {
    const { history, status, today } = frame;
    const head = headOf(plan, 'review');
    const every = reviewEvery(frame);
    const moved = history && head && status !== 'draft' ? lastChange(plan, frame) : undefined;
    if (!head || !every || moved === undefined) return;
    const missed = missedSince(moved, every, frame);
    if (!missed.length) return;
    const last = missed.at(-1)!;
    const row = missed.length > 1 ? `, and ${counted(missed.length - 1, 'review')} before it` : '';
    const node = descend(head.pair.value, ['every'])?.value ?? head.pair.value;
    const place = { parsed: head.parsed, range: node.range };
    const message = `The review of ${iso(last)} left no trace${row}: nothing has changed since ${iso(moved)}. Hold it, or say how often it is really held.`;
    report(place, message, { fixes: now => fixes(now, place, moved, frame, today) });
  },
});

/** When the plan changed last: by a commit, or by a line in a log that is not committed yet. */
function lastChange(plan: Plan, frame: Frame): Day | undefined {
  const days = [
    frame.history!.steps.at(-1)?.day,
    ...entriesOf(plan, 'activity').map(it => lastMovement(it, { today: frame.today })),
  ].filter(it => it !== undefined && it <= frame.today) as Day[];
  return days.length ? Math.max(...days) : undefined;
}

/**
 * The reviews since then that are late by more than the house allows, oldest first. A change of the day before counts as
 * prepared for it; where a weekly one names no weekday, any of its week does.
 */
function missedSince(moved: Day, every: Interval, frame: Frame): Day[] {
  const late = threshold<number>(self, frame);
  const isAnyDay = calendarDays(every) === 7 && writtenWeekday(frame) === undefined;
  const missed: Day[] = [];
  for (const day of reviewsAfter(moved, frame, every)) {
    if (day > frame.today || frame.workdays.between(day, frame.today) < late || missed.length === most) break;
    if (moved < day - (isAnyDay ? 6 : 1)) missed.push(day);
  }
  return missed;
}
/** Of a plan that was left alone for decades no more are counted. */
const most = 1000;

function fixes(plan: Plan, place: Place, moved: Day, frame: Frame, today: Day): Fix[] {
  const rhythm = [
    ['weekly', '1w'],
    ['biweekly', '2w'],
    ['monthly', '1m'],
    ['1q', '1q'],
    ['1y', '1y'],
  ].find(([, it]) => !missedSince(moved, types.interval.read(it!)!, frame).length);
  return [
    ...firstCheckin(plan, today),
    ...(rhythm
      ? [{ title: `Write "${rhythm[0]}", as often as it is really held`, edits: [replace(plan, place, rhythm[0]!)] }]
      : []),
  ];
}

export const docs =
  'A review that leaves nothing in the plan did not happen, or might as well not have: what moved, what is blocked and what has to be decided is written down, or forgotten. Write the check-in, or say how often the review is really held. A commit that changes the plan from the day before on is trace enough; of a weekly review that names no weekday, which is held by Friday, one on any day of its week. A rarer one is counted from the first day of the period, else from the first commit.';

const before = `
status: live
review: weekly
activities:
  form: { owner: dev, status: in progress }
`;
export const examples: Example[] = [
  {
    name: 'every two weeks, counted from the first day of the period',
    plan: `
status: live
period: 2026-Q3
review: { every: 2w, on: monday }
#                ^^ The review of 2026-07-13 left no trace: nothing has changed since 2026-07-09. Hold it, or say how often it is really held.
activities:
  form: { owner: dev, status: in progress }
`,
    fix: 'Write "monthly"',
    fixed: `
status: live
period: 2026-Q3
review: { every: monthly, on: monday }
activities:
  form: { owner: dev, status: in progress }
`,
    history: [
      {
        at: '2026-07-09',
        by: 'Maya',
        plan: `
status: live
period: 2026-Q3
review: { every: 2w, on: monday }
activities:
  form: { owner: dev, status: in progress }
`,
      },
    ],
  },
  {
    name: 'two reviews in a row',
    history: [{ at: '2026-07-03', by: 'Maya', plan: before }],
    plan: `
status: live
review: weekly
#       ^^^^^^ The review of 2026-07-17 left no trace, and 1 review before it: nothing has changed since 2026-07-03. Hold it, or say how often it is really held.
activities:
  form: { owner: dev, status: in progress }
`,
    fixed: `
status: live
review: weekly
activities:
  form: { owner: dev, status: in progress, log: { 2026-07-24: say what moved } }
`,
  },
  {
    name: 'on a Monday; really once a month',
    history: [{ at: '2026-07-03', by: 'Maya', plan: before.replace('weekly', '{ every: weekly, on: monday }') }],
    plan: `
status: live
review: { every: weekly, on: monday }
#                ^^^^^^ The review of 2026-07-20 left no trace, and 2 reviews before it: nothing has changed since 2026-07-03. Hold it, or say how often it is really held.
activities:
  form: { owner: dev, status: in progress }
`,
    fix: 'Write "monthly"',
    fixed: before.replace('weekly', '{ every: monthly, on: monday }'),
  },
  {
    name: 'changed on the day before the last one',
    history: [
      { at: '2026-07-03', by: 'Maya', plan: before },
      { at: '2026-07-19', by: 'Dev', plan: before.replace('in progress', 'done') },
    ],
    plan: before.replace('in progress', 'done'),
  },
  {
    name: 'on any day of a week that ends on Friday',
    history: [
      { at: '2026-07-03', by: 'Maya', plan: before },
      { at: '2026-07-13', by: 'Dev', plan: before.replace('in progress', 'done') },
    ],
    plan: before.replace('in progress', 'done'),
  },
  {
    name: 'a draft',
    history: [{ at: '2026-06-03', by: 'Maya', plan: before.replace('live', 'draft') }],
    plan: before.replace('live', 'draft'),
  },
];
