import { iso } from '../language/day.ts';
import { calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { firstCheckin } from '../mend/first-checkin.ts';
import { replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { lastMovement } from '../plan/movement.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, headOf, type Place } from '../plan/query.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'plan-silent',
  settings: {
    '': { type: types.interval as ValueType, default: '14d', says: 'how long a live plan may stand still at first' },
  },
};

export default rule({
  ...self,
  group: 'Movement and review',
  severity: 'warning',
  summary: 'reports a plan that has been live for fourteen days, and no activity has moved since',
  past: true,
  plan(plan, frame, report) {
    const live = frame.status === 'live' ? frame.history?.live : undefined;
    const status = live && headOf(plan, 'status');
    const days = live ? frame.today - live.day : 0;
    const work = entriesOf(plan, 'activity');
    if (!status || !work.length || days < calendarDays(threshold<Interval>(self, frame))) return;
    if (work.some(it => (lastMovement(it, frame) ?? 0) > live.day)) return;
    const { parsed, pair } = status;
    const place = { parsed, range: pair.value.range };
    const message = `Live since ${iso(live.day)}, for ${days} days, and nothing has moved since. Hold the first check-in.`;
    report(place, message, { fixes: now => fixes(now, place, frame) });
  },
});

const fixes = (plan: Plan, place: Place, { today }: Frame): Fix[] => [
  ...firstCheckin(plan, today),
  { title: 'Set status back to draft', edits: [replace(plan, place, 'draft')] },
];

export const docs =
  'Most plans are dropped in the first two weeks, without a word: published, and then nobody writes a line. If nothing has moved since the plan went live, either nobody works by it or nobody writes it down. Both are worth the first check-in.';

const committed = `
status: live
activities:
  audit: { owner: ana, status: todo }
  form: { owner: dev, status: in progress }
`;
export const examples: Example[] = [
  {
    name: 'published, and left alone',
    history: [
      { at: '2026-06-20', by: 'Maya', plan: committed.replace('live', 'draft') },
      { at: '2026-07-03', by: 'Maya', plan: committed },
    ],
    plan: `
status: live
#       ^^^^ Live since 2026-07-03, for 21 days, and nothing has moved since. Hold the first check-in.
activities:
  audit: { owner: ana, status: todo }
  form: { owner: dev, status: in progress }
`,
    fixed: `
status: live
activities:
  audit: { owner: ana, status: todo }
  form: { owner: dev, status: in progress, log: { 2026-07-24: say what moved } }
`,
  },
  {
    name: 'something moved',
    history: [
      { at: '2026-07-03', by: 'Maya', plan: committed },
      { at: '2026-07-08', by: 'Ana', plan: committed.replace('todo', 'in progress') },
    ],
    plan: committed.replace('todo', 'in progress'),
  },
  { name: 'live for a week', history: [{ at: '2026-07-17', by: 'Maya', plan: committed }], plan: committed },
];
