import { iso } from '../language/day.ts';
import { calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { addReading, zeroIn } from '../mend/readings.ts';
import { insertKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import type { EntryOf } from '../plan/query.ts';
import { sectionOf } from '../plan/section.ts';
import { unitOf } from '../words/unit.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'metric-late',
  settings: {
    '': {
      type: types.interval as ValueType,
      default: '7d',
      says: 'how long after a plan went live a metric may still come',
    },
  },
};

export default rule({
  ...self,
  group: 'Goal and metrics',
  severity: 'info',
  summary:
    'reports a metric that was committed more than seven days after the plan went live, and of which nothing says where it stood',
  past: true,
  entry: {
    metric(entry, { frame }, report) {
      const { history, head } = frame;
      const first = history?.past('metric', entry.id)?.first;
      if (!history?.live || !first || entry.value.readings?.size) return;
      if (head.goal?.metric === entry.id && head.goal.from !== undefined) return;
      const days = first.day - history.live.day;
      if (days <= calendarDays(threshold<Interval>(self, frame))) return;
      const message = `It came ${days} days after the plan went live, and nothing says where it stood then: no change can be shown. Write the baseline.`;
      report(entry.key.range, message, { fixes: plan => fixes(plan, entry, frame) });
    },
  },
});

function fixes(plan: Plan, entry: EntryOf<'metric'>, { head, today }: Frame): Fix[] {
  const own = head.goal?.metric === entry.id ? head.goal : undefined;
  const zero = zeroIn(unitOf(entry.value, own));
  const goal = own && sectionOf(plan, 'goal');
  const reading = addReading(plan, entry, today, zero);
  return [
    ...(goal
      ? [
          {
            title: 'Write where it stood as "from" of the goal, to fill in',
            edits: [insertKey(plan, goal, 'from', zero)],
          },
        ]
      : []),
    ...(reading.length ? [{ title: `Write a first reading of today, ${iso(today)}, to fill in`, edits: reading }] : []),
  ];
}

export const docs =
  'A metric that is added once the work has begun has no beginning: whatever it shows later, nobody can say what the work did. Find out where it stood when the plan went live, and write that as its first reading, or as `from` of the goal.';

const before = `
status: live
goal: { outcome: Clients start sooner, metric: onboarding-time, to: 7 days }
metrics:
  errors: { unit: "%", readings: { 2026-06-01: 4% } }
`;
export const examples: Example[] = [
  {
    name: 'three weeks later',
    history: [
      { at: '2026-06-01', by: 'Maya', plan: before },
      { at: '2026-06-22', by: 'Ana', plan: `${before}  onboarding-time: { unit: days }\n` },
    ],
    plan: `
status: live
goal: { outcome: Clients start sooner, metric: onboarding-time, to: 7 days }
metrics:
  errors: { unit: "%", readings: { 2026-06-01: 4% } }
  onboarding-time: { unit: days }
 #^^^^^^^^^^^^^^^ It came 21 days after the plan went live, and nothing says where it stood then: no change can be shown. Write the baseline.
`,
    fixed: `
status: live
goal: { outcome: Clients start sooner, metric: onboarding-time, from: 0 days, to: 7 days }
metrics:
  errors: { unit: "%", readings: { 2026-06-01: 4% } }
  onboarding-time: { unit: days }
`,
  },
  {
    name: 'in the first week, or with a reading',
    history: [
      { at: '2026-06-01', by: 'Maya', plan: before },
      { at: '2026-06-08', by: 'Ana', plan: `${before}  onboarding-time: { unit: days }\n` },
    ],
    plan: `
status: live
metrics:
  errors: { unit: "%", readings: { 2026-06-01: 4% } }
  onboarding-time: { unit: days }
`,
  },
];
