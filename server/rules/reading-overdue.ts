import { iso } from '../language/day.ts';
import { addInterval, calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { addReading, rhythmOf } from '../mend/readings.ts';
import { setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field, keyAt } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import { distance } from '../plan/wording.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'reading-overdue',
  settings: {
    '': { type: types.interval as ValueType, default: '2d', says: 'how much later than its interval a reading may be' },
  },
};

export default rule({
  ...self,
  group: 'Goal and metrics',
  severity: 'warning',
  summary: 'reports a metric of a live plan whose newest reading is more than two days older than its interval allows',
  entry: {
    metric(entry, { frame, calendar }, report) {
      const { every, readings, source, owner } = entry.value;
      // What a source says is not known here.
      if (frame.status !== 'live' || !every || !readings || source !== undefined) return;
      const last = newest(entry, frame);
      if (last === undefined || !isOverdue(last, every, frame)) return;
      const ask = owner ? `Ask ${named(owner)} for today's.` : "Add today's.";
      const message = `Last read ${iso(last)}, ${distance(last, frame.today, calendar(owner))}, though a reading is due every ${written(every)}. ${ask}`;
      report(keyAt(entry, 'readings'), message, { fixes: plan => fixes(plan, entry, every, frame) });
    },
  },
});

const written = ({ amount, unit }: Interval): string => `${amount}${unit}`;
const newest = ({ value }: EntryOf<'metric'>, { today }: Frame): number | undefined =>
  [...(value.readings?.keys() ?? [])].reduce<number | undefined>(
    (a, day) => (day <= today && (a === undefined || day > a) ? day : a),
    undefined,
  );
const isOverdue = (last: number, every: Interval, frame: Frame): boolean =>
  frame.today > addInterval(last, every) + calendarDays(threshold<Interval>(self, frame));

function fixes(plan: Plan, entry: EntryOf<'metric'>, every: Interval, frame: Frame): Fix[] {
  const { today } = frame;
  const last = newest(entry, frame)!;
  const pairs = field(entry, 'readings')?.value.pairs ?? [];
  const text = pairs.find(it => it.key.text === iso(last))?.value.text ?? pairs.at(-1)?.value.text ?? '0';
  const edits = addReading(plan, entry, today, text);
  const rhythm = rhythmOf([...entry.value.readings!.keys()].filter(it => it <= today));
  const read = rhythm && types.interval.read(rhythm)!;
  const isSlower = read && calendarDays(read) > calendarDays(every) && !isOverdue(last, read, frame);
  return [
    ...(edits.length
      ? [{ title: `Add a reading of today, ${iso(today)}: ${text} as the last time, for you to correct`, edits }]
      : []),
    ...(isSlower
      ? [
          {
            title: `Write "every: ${rhythm}", the rhythm of its readings`,
            edits: [setKey(plan, entry, 'every', rhythm!)],
          },
        ]
      : []),
  ];
}

export const docs =
  'An old number is taken for a new one, and decisions are made by it. Whoever owns the metric writes the reading of the day; where it is really read less often, say so under `every`. A metric with a `source` is read elsewhere, and not judged here.';

export const examples: Example[] = [
  {
    name: 'three weeks instead of one',
    plan: `
status: live
metrics:
  onboarding-time:
    owner: maya
    unit: days
    every: 1w
    readings:
   #^^^^^^^^ Last read 2026-07-03, 15 working days ago, though a reading is due every 1w. Ask maya for today's.
      2026-06-26: 13 days
      2026-07-03: 12.5 days
`,
    fixed: `
status: live
metrics:
  onboarding-time:
    owner: maya
    unit: days
    every: 1w
    readings:
      2026-06-26: 13 days
      2026-07-03: 12.5 days
      2026-07-24: 12.5 days
`,
  },
  {
    name: 'it was never read as often as that',
    plan: `
status: live
metrics:
  uptime: { every: 1w, readings: { 2026-04-30: 99.2%, 2026-05-29: 99.4%, 2026-06-30: 99.7% } }
  #                    ^^^^^^^^ Last read 2026-06-30, 18 working days ago, though a reading is due every 1w. Add today's.
`,
    fix: 'Write "every: 1m"',
    fixed: `
status: live
metrics:
  uptime: { every: 1m, readings: { 2026-04-30: 99.2%, 2026-05-29: 99.4%, 2026-06-30: 99.7% } }
`,
  },
  {
    name: 'two days late, a source of its own, and no interval',
    plan: `
status: live
metrics:
  onboarding-time: { every: 1w, readings: { 2026-07-15: 12 days } }
  uptime: { every: 1d, readings: { 2026-07-01: 99.7% }, source: https://status.example.com/uptime }
  spend: { readings: { 2026-04-30: USD 20k } }
`,
  },
  {
    name: 'three days late',
    plan: `
status: live
metrics:
  uptime: { every: 1w, readings: { 2026-07-14: 99.7% } }
  #                    ^^^^^^^^ Last read 2026-07-14, 8 working days ago, though a reading is due every 1w. Add today's.
`,
    fixed: `
status: live
metrics:
  uptime: { every: 1w, readings: { 2026-07-14: 99.7%, 2026-07-24: 99.7% } }
`,
  },
  {
    name: 'a draft',
    plan: `
status: draft
metrics:
  uptime: { every: 1w, readings: { 2026-04-30: 99.2% } }
`,
  },
];
