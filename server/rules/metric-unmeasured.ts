import { iso } from '../language/day.ts';
import { addInterval } from '../language/time.ts';
import { addReading, zeroIn } from '../mend/readings.ts';
import { quote, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { isProposed } from '../plan/keys.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field } from '../plan/query.ts';
import { unitOf } from '../words/unit.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'metric-unmeasured',
  group: 'Goal and metrics',
  severity: 'warning',
  summary: 'reports a metric of a live plan that was never read: neither `readings` nor a `source`',
  entry: {
    metric(entry, { frame }, report) {
      if (frame.status !== 'live' || entry.node.kind !== 'map') return;
      if (['readings', 'source'].some(it => field(entry, it) || isProposed(entry, it))) return;
      const { every } = entry.value;
      const first = every && frame.period && addInterval(frame.period.from, every);
      const due = first !== undefined && first <= frame.today ? `, though a first reading was due ${iso(first)}` : '';
      report(entry.key.range, `Never read${due}: nobody can tell where it stands. Write a first reading.`, {
        fixes: plan => fixes(plan, entry, frame),
      });
    },
  },
});

function fixes(plan: Plan, entry: EntryOf<'metric'>, { today, head }: Frame): Fix[] {
  const goal = head.goal?.metric === entry.id ? head.goal : undefined;
  const reading = zeroIn(unitOf(entry.value, goal));
  const file = `${entry.id}.csv`;
  return [
    {
      title: `Add a reading of today, ${iso(today)}: ${reading}, for you to write the number`,
      edits: addReading(plan, entry, today, reading),
    },
    {
      title: `Take its readings from a table "${file}" beside the plan: date,value`,
      edits: [setKey(plan, entry, 'source', quote(file, true))],
    },
  ];
}

export const docs =
  'A metric that is never read steers nothing, and at the end nobody knows where it began. Write the first reading on the day on which the plan goes live: it is what all later ones are held against. Where the numbers are kept elsewhere, `source` says where.';

export const examples: Example[] = [
  {
    name: 'live, and where it stands is unknown',
    plan: `
status: live
metrics:
  onboarding-time:
# ^^^^^^^^^^^^^^^ Never read: nobody can tell where it stands. Write a first reading.
    unit: days
    target: 7 days
`,
    fixed: `
status: live
metrics:
  onboarding-time:
    unit: days
    target: 7 days
    readings: { 2026-07-24: 0 days }
`,
  },
  {
    name: 'a first reading is overdue',
    plan: `
status: live
period: 2026-Q3
metrics:
  uptime: { target: 99.9%, every: 1w }
 #^^^^^^ Never read, though a first reading was due 2026-07-08: nobody can tell where it stands. Write a first reading.
`,
    fix: 'Take its readings from a table',
    fixed: `
status: live
period: 2026-Q3
metrics:
  uptime: { target: 99.9%, every: 1w, source: uptime.csv }
`,
  },
  {
    name: 'read, or kept elsewhere',
    plan: `
status: live
metrics:
  uptime: { target: 99.9%, readings: { 2026-07-17: 99.4% } }
  answer-time: { target: 30 min, source: https://desk.example.com/answers }
`,
  },
  {
    name: 'a draft',
    plan: `
status: draft
metrics:
  uptime: { target: 99.9% }
`,
  },
];
