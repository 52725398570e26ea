import { type Day, iso } from '../language/day.ts';
import { calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { addReading } from '../mend/readings.ts';
import { type Edit, insertLines, linesOf, quote, replace } from '../plan/edit.ts';
import { descend, type Node } from '../plan/node.ts';
import { type History, type Step, saidAt } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field, keyAt } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

type Metric = EntryOf<'metric'>;
/** A reading that is not what it was. */
interface Rewritten {
  readonly day: Day;
  /** What was committed first, and when. */
  readonly was: string;
  readonly step: Step;
  /** What stands there now; nothing where it is gone. */
  readonly now: Node | undefined;
}

const self = {
  id: 'reading-rewritten',
  settings: {
    '': {
      type: types.interval as ValueType,
      default: '1d',
      says: 'how long after it was committed a reading may be mended',
    },
  },
};

export default rule({
  ...self,
  group: 'Goal and metrics',
  severity: 'warning',
  summary: 'reports a reading that was changed, or taken out, more than a day after it was committed',
  past: true,
  entry: {
    metric(entry, { frame }, report) {
      const { history, today } = frame;
      if (!history) return;
      const patience = calendarDays(threshold<Interval>(self, frame));
      for (const it of rewritten(entry, history, today, patience)) {
        const what = it.now ? `is ${named(it.now.text)} now` : 'is gone';
        const message = `On ${iso(it.step.day)} ${named(it.step.by)} committed ${named(it.was)} for ${iso(it.day)}, which ${what}. Past readings are what happened: put it back, or say why.`;
        report(it.now?.range ?? keyAt(entry, 'readings'), message, { fixes: plan => fixes(plan, entry, it) });
      }
    },
  },
});

/** Every reading that differs from what it was when it could still be mended. */
function rewritten(entry: Metric, history: History, today: Day, patience: number): Rewritten[] {
  const { kind, id } = entry;
  const past = history.past(kind, id);
  if (!past) return [];
  const steps = [
    ...(past.first ? [past.first] : []),
    ...past.turns.filter(it => it.key === 'readings').map(it => it.step),
  ];
  const first = new Map<Day, { step: Step; text: string }>();
  for (const step of steps) {
    for (const { key, value } of saidAt(history, kind, id, 'readings', step)?.pairs ?? []) {
      const day = types.date.read(key.text);
      const known = day === undefined ? undefined : first.get(day);
      if (day === undefined || (known && step.day - known.step.day > patience)) continue;
      first.set(day, { step: known?.step ?? step, text: value.text });
    }
  }
  const now = field(entry, 'readings')?.value;
  return [...first].flatMap(([day, { step, text }]) => {
    const reading = now?.pairs.find(it => types.date.read(it.key.text) === day)?.value;
    const isSame = reading !== undefined && same(reading.text, text);
    return isSame || today - step.day <= patience ? [] : [{ day, was: text, step, now: reading }];
  });
}

/** 12 days is 12.0 days. */
function same(a: string, b: string): boolean {
  const [one, other] = [types.quantity.read(a), types.quantity.read(b)];
  return a.trim() === b.trim() || (!!one && !!other && one.amount === other.amount && one.unit === other.unit);
}

function fixes(plan: Plan, entry: Metric, { day, was, now }: Rewritten): Fix[] {
  const back: Edit[] = now
    ? [replace(plan, { parsed: entry.parsed, range: now.range }, quote(was, true))]
    : addReading(plan, entry, day, was);
  return [
    ...(back.length ? [{ title: `Put ${named(was)} back for ${iso(day)}`, edits: back }] : []),
    { title: 'Keep it, with a comment that says why, to fill in', edits: [comment(plan, entry)] },
  ];
}

/** A comment above the readings, or above the metric where they stand between braces, that lets them be. */
function comment(plan: Plan, entry: Metric): Edit {
  const key = descend(entry.node, ['readings'])?.key;
  const { line } = (entry.node.style === 'flow' ? entry.key : (key ?? entry.key)).range.start;
  const indent = /^\ufeff?([ \t]*)/.exec(linesOf(entry.parsed)[line] ?? '')![1]!;
  return insertLines(plan, entry.parsed, line - 1, [`${indent}# opsplan-ignore ${self.id}: say why it was changed`]);
}

export const docs =
  'Readings are added, not changed: a number that is made nicer later makes all others worthless. A slip may be mended within a day of the commit. If an old reading really was wrong, keep the new one and say in a comment why.';

const before = `
metrics:
  onboarding-time:
    unit: days
    readings: { 2026-07-03: 13 days, 2026-07-10: 12.5 days }
`;
export const examples: Example[] = [
  {
    name: 'made nicer, and another one gone',
    history: [{ at: '2026-07-10', by: 'Ana', plan: before }],
    plan: `
metrics:
  onboarding-time:
    unit: days
    readings: { 2026-07-10: 11 days }
    #                       ^^^^^^^ On 2026-07-10 Ana committed 12.5 days for 2026-07-10, which is 11 days now. Past readings are what happened: put it back, or say why.
   #^^^^^^^^ On 2026-07-10 Ana committed 13 days for 2026-07-03, which is gone. Past readings are what happened: put it back, or say why.
`,
    fix: 'Put 12.5 days back',
    fixed: `
metrics:
  onboarding-time:
    unit: days
    readings: { 2026-07-10: 12.5 days }
`,
  },
  {
    name: 'kept, with a reason',
    history: [
      { at: '2026-07-10', by: 'Ana', plan: before },
      { at: '2026-07-20', by: 'Dev', plan: before.replace('12.5', '12') },
    ],
    plan: `
metrics:
  onboarding-time:
    unit: days
    readings: { 2026-07-03: 13 days, 2026-07-10: 12 days }
    #                                            ^^^^^^^ On 2026-07-10 Ana committed 12.5 days for 2026-07-10, which is 12 days now. Past readings are what happened: put it back, or say why.
`,
    fix: 'Keep it',
    fixed: `
metrics:
  onboarding-time:
    unit: days
    # opsplan-ignore reading-rewritten: say why it was changed
    readings: { 2026-07-03: 13 days, 2026-07-10: 12 days }
`,
  },
  {
    name: 'mended on the next day, spelled otherwise, or new',
    history: [
      { at: '2026-07-10', by: 'Ana', plan: before.replace('12.5', '125') },
      { at: '2026-07-11', by: 'Ana', plan: before },
    ],
    plan: `
metrics:
  onboarding-time:
    unit: days
    readings: { 2026-07-03: 13.0 days, 2026-07-10: 12.5 days, 2026-07-17: 12 days }
`,
  },
];
