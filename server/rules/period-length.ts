import { spanAround, writePeriod } from '../language/period.ts';
import { addInterval, calendarDays } from '../language/time.ts';
import { type Interval, type Range, types, type ValueType } from '../language/values.ts';
import { likelyPeriods } from '../mend/horizon.ts';
import { isProposedAtMargin } from '../plan/keys.ts';
import type { Plan } from '../plan/plan.ts';
import { headOf } from '../plan/query.ts';
import { setHead } from '../plan/sections.ts';
import { counted } from '../plan/wording.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

/** From the shortest to the longest. */
interface Span {
  readonly low: Interval;
  readonly high: Interval;
}
const span: ValueType<Span> = {
  expects: 'two times such as 3m..12m',
  pattern: /^\d{1,4}[dwmqy]\.\.\d{1,4}[dwmqy]$/,
  read: it => {
    const [low, high, ...more] = it.slice(0, 20).split('..').map(types.interval.read);
    return low && high && !more.length && calendarDays(low) <= calendarDays(high) ? { low, high } : undefined;
  },
};
const self = {
  id: 'period-length',
  settings: {
    ops: { type: span as ValueType, default: '3m..12m', says: 'how long an ops plan may be' },
    strategy: { type: span as ValueType, default: '12m..24m', says: 'how long a strategy may be' },
  },
};
/** Quarters and years do not all have the same length, and a plan may begin on a Monday. */
const tolerance = 7;
type Kind = 'ops' | 'strategy';
const plain: Readonly<Record<Kind, string>> = { ops: 'An ops plan', strategy: 'A strategy' };

export default rule({
  ...self,
  group: 'Completeness',
  severity: 'info',
  summary:
    'reports an ops plan for less than a quarter or more than a year, a strategy for less than one or more than two years, and a project without a period',
  plan(plan, frame, report) {
    const head = headOf(plan, 'period');
    const kind = headOf(plan, 'kind') ? frame.head.kind : 'ops';
    if (kind === 'project') {
      const written = headOf(plan, 'kind')!;
      // Of a live plan it is said what all it lacks.
      if (head || frame.status === 'live' || isProposedAtMargin(plan, 'period')) return;
      report(
        { parsed: written.parsed, range: written.pair.value.range },
        'A project has a fixed start and end, and this one has no period. Write it.',
        {
          fixes: now => [
            ...likelyPeriods(now, frame.today).map(it => write(now, 'period', writePeriod(it))),
            write(now, 'kind', 'ops'),
          ],
        },
      );
      return;
    }
    const { period } = frame;
    if (!head || !kind || !period || period.to < period.from) return;
    const limits = threshold<Span>(self, frame, kind);
    if (fits(period, limits)) return;
    const length = lengthOf(period);
    const message = `${plain[kind]} covers ${said(limits.low)} to ${said(limits.high)}, and this period is ${length}. Write another period, or another kind.`;
    report({ parsed: head.parsed, range: head.pair.value.range }, message, {
      fixes: now => [
        ...periodsNear(period, limits).map(it => write(now, 'period', it)),
        ...(['ops', 'strategy'] as const)
          .filter(it => it !== kind && fits(period, threshold<Span>(self, frame, it)))
          .map(it => write(now, 'kind', it)),
        write(now, 'kind', 'project'),
      ],
    });
  },
});

const write = (plan: Plan, key: string, text: string): Fix => ({
  title: `Write "${key}: ${text}"`,
  edits: [setHead(plan, key, text)],
});
const daysIn = ({ from, to }: Range): number => to - from + 1;
const fits = (period: Range, { low, high }: Span): boolean =>
  daysIn(period) >= calendarDays(low) - tolerance && daysIn(period) <= calendarDays(high) + tolerance;

const units = { d: 'day', w: 'week', m: 'month', q: 'quarter', y: 'year' };
const said = ({ amount, unit }: Interval): string => counted(amount, units[unit]);
function lengthOf(period: Range): string {
  const days = daysIn(period);
  const months = Math.round(days / (365.25 / 12));
  return days < 7 ? counted(days, 'day') : months < 3 ? counted(Math.floor(days / 7), 'week') : `${months} months`;
}

/** The quarter, half year or year that has most in common with a period, and the stretch from its first day that is just long enough, or just short enough. */
function periodsNear(period: Range, limits: Span): string[] {
  const middle = Math.floor((period.from + period.to) / 2);
  // Of decades, only the beginning can be meant.
  const isMuch = daysIn(period) > 2 * calendarDays(limits.high);
  const common = (it: Range): number => Math.min(it.to, period.to) - Math.max(it.from, period.from) + 1;
  const share = (it: Range): number => common(it) / (daysIn(it) + daysIn(period) - common(it));
  const named = ([3, 6, 12] as const)
    .flatMap(months => (isMuch ? [period.from] : [period.from, middle, period.to]).map(day => spanAround(day, months)))
    .filter(it => fits(it, limits))
    .sort((a, b) => share(b) - share(a) || a.from - b.from);
  const end = addInterval(period.from, daysIn(period) < calendarDays(limits.low) ? limits.low : limits.high) - 1;
  const all = [...named.slice(0, 1), { from: period.from, to: end }].map(writePeriod);
  return [...new Set(all)].filter(it => types.period.read(it) !== undefined);
}

export const docs =
  'A plan of running work that covers less than a quarter is out of date before anything has moved; one for more than a year promises what nobody can know. A strategy needs a year or two to show. What is shorter, and has an end, is a project, which may take any time but has to say which.';

export const examples: Example[] = [
  {
    name: 'a month of running work',
    plan: `
kind: ops
period: 2026-07-01..2026-07-31
#       ^^^^^^^^^^^^^^^^^^^^^^ An ops plan covers 3 months to 12 months, and this period is 4 weeks. Write another period, or another kind.
`,
    fixed: `
kind: ops
period: 2026-Q3
`,
  },
  {
    name: 'two years, and no kind',
    plan: `
plan: Run the platform
period: 2026-07-01..2028-06-30
#       ^^^^^^^^^^^^^^^^^^^^^^ An ops plan covers 3 months to 12 months, and this period is 24 months. Write another period, or another kind.
`,
    fix: 'Write "kind: strategy"',
    fixed: `
plan: Run the platform
kind: strategy
period: 2026-07-01..2028-06-30
`,
  },
  {
    name: 'decades, by a slip in the year of its end',
    plan: `
period: 2026-07-01..2090-09-30
#       ^^^^^^^^^^^^^^^^^^^^^^ An ops plan covers 3 months to 12 months, and this period is 771 months. Write another period, or another kind.
`,
    fixed: `
period: 2026-H2
`,
  },
  {
    name: 'a strategy for a quarter',
    plan: `
kind: strategy
period: 2026-Q3
#       ^^^^^^^ A strategy covers 12 months to 24 months, and this period is 3 months. Write another period, or another kind.
`,
    fix: 'Write "period: 2026-07-01..2027-06-30"',
    fixed: `
kind: strategy
period: 2026-07-01..2027-06-30
`,
  },
  {
    name: 'a project without an end',
    plan: `
kind: project
#     ^^^^^^^ A project has a fixed start and end, and this one has no period. Write it.
activities:
  move: { start: 2026-08-03, due: 2026-10-30 }
`,
    fixed: `
kind: project
period: 2026-H2
activities:
  move: { start: 2026-08-03, due: 2026-10-30 }
`,
  },
  {
    name: 'a quarter that begins on a Monday',
    plan: `
kind: ops
period: 2026-07-06..2026-09-30
`,
  },
  {
    name: 'a month, by a house rule',
    plan: `
period: 2026-07-01..2026-07-31
rules: { period-length: { ops: 1m..12m } }
`,
  },
  {
    name: 'a project takes the time that it takes',
    plan: `
kind: project
period: 2026-07-06..2026-07-24
`,
  },
  {
    name: 'two years of strategy',
    plan: `
kind: strategy
period: 2026-01-01..2027-12-31
`,
  },
  {
    name: 'a period that another rule corrects',
    plan: `
kind: ops
period: next month
`,
  },
];
