import { civil, type Day, months } from '../language/day.ts';
import { spanAround } from '../language/period.ts';
import { calendarDays } from '../language/time.ts';
import { type Interval, type Range, types, type ValueType } from '../language/values.ts';
import { addMilestones, phaseOf } from '../plan/milestone.ts';
import { entriesOf, headOf } from '../plan/query.ts';
import { listed } from '../plan/suggest.ts';
import { type Example, rule, threshold } from './rule.ts';

const self = {
  id: 'phase-missing',
  settings: {
    '': { type: types.interval as ValueType, default: '14w', says: 'how long a plan may be without phases' },
  },
};
/** More phases than that are no overview any more. */
const mostPhases = 24;

export default rule({
  ...self,
  group: 'Dates',
  severity: 'info',
  summary: 'reports a live plan of more than 14 weeks in which no milestone is a phase',
  plan(plan, frame, report) {
    const { status, period } = frame;
    const head = headOf(plan, 'period');
    if (status !== 'live' || !period || !head || entriesOf(plan, 'milestone').some(phaseOf)) return;
    const days = period.to - period.from + 1;
    if (days <= calendarDays(threshold<Interval>(self, frame))) return;
    const message = `${Math.floor(days / 7)} weeks without a phase: no milestone runs from one day to another. Divide the plan.`;
    report({ parsed: head.parsed, range: head.pair.value.range }, message, {
      fixes: now =>
        [partsOf(period, 3), partsOf(period, 1), partsOf(period, 12)]
          .filter(it => it.length <= mostPhases)
          .slice(0, 2)
          .map(parts => ({
            title: `Add the phases ${listed(parts.map(it => it.id), 4)}`, // biome-ignore format: one list
            edits: [addMilestones(now, frame, parts)],
          })),
    });
  },
});

/** A period cut at the ends of its quarters, months or years. */
function partsOf({ from, to }: Range, length: 1 | 3 | 12): { id: string; days: Range }[] {
  const parts: { id: string; days: Range }[] = [];
  for (let day: Day = from; day <= to && parts.length <= mostPhases; ) {
    const { year, month } = civil(day);
    const { to: last } = spanAround(day, length);
    const name =
      length === 12 ? '' : length === 3 ? `q${Math.ceil(month / 3)}-` : `${months[month - 1]!.toLowerCase()}-`;
    parts.push({ id: `${name}${year}`, days: { from: day, to: Math.min(to, last) } });
    day = last + 1;
  }
  return parts;
}

export const docs =
  'A plan for longer than a quarter is easier to follow in parts: a milestone from one day to another is a phase. Begin with the quarters or months, then give them the names that your team uses.';

export const examples: Example[] = [
  {
    name: 'half a year: its quarters',
    plan: `
owner: maya
status: live
period: 2026-H2
#       ^^^^^^^ 26 weeks without a phase: no milestone runs from one day to another. Divide the plan.
milestones:
  go-live: 2026-10-05
`,
    fixed: `
owner: maya
status: live
period: 2026-H2
milestones:
  go-live: 2026-10-05
  q3-2026:
    at: 2026-07-01..2026-09-30
    owner: maya
  q4-2026:
    at: 2026-10-01..2026-12-31
    owner: maya
`,
  },
  {
    name: 'four months: the months',
    plan: `
status: live
period: 2026-07-15..2026-11-13
#       ^^^^^^^^^^^^^^^^^^^^^^ 17 weeks without a phase: no milestone runs from one day to another. Divide the plan.
milestones: { go-live: 2026-10-05 }
`,
    fixed: `
status: live
period: 2026-07-15..2026-11-13
milestones: { go-live: 2026-10-05, july-2026: { at: 2026-07-15..2026-07-31 }, august-2026: { at: 2026-08-01..2026-08-31 }, september-2026: { at: 2026-09-01..2026-09-30 }, october-2026: { at: 2026-10-01..2026-10-31 }, november-2026: { at: 2026-11-01..2026-11-13 } }
`,
    fix: 'Add the phases july-2026',
  },
  {
    name: 'a quarter',
    plan: `
status: live
period: 2026-Q3
`,
  },
  {
    name: 'a year with phases',
    plan: `
status: live
period: 2026
milestones:
  build: { at: 2026-01-01..2026-06-30, title: Build }
  roll-out: 2026-07-01..2026-12-31
`,
  },
];
