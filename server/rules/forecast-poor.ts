import { foretold, missBy } from '../forecast/accuracy.ts';
import { calendarDays, inDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { effortText } from '../mend/effort.ts';
import { type Edit, replace } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, entriesOf, field, headOf, isOneOff, isOpen } from '../plan/query.ts';
import { counted } from '../plan/wording.ts';
import { type Example, rule, threshold } from './rule.ts';

const self = {
  id: 'forecast-poor',
  settings: {
    '': { type: types.share as ValueType, default: '30%', says: 'by how much forecasts may be off, on average' },
    finished: { type: types.number as ValueType, default: '5', says: 'of how much finished work that is told' },
    ahead: { type: types.interval as ValueType, default: '30d', says: 'how far ahead those forecasts were made' },
  },
};

export default rule({
  ...self,
  group: 'Capacity',
  severity: 'info',
  summary: 'reports a plan whose forecasts, made thirty days ahead, were off by more than 30 % of that time on average',
  past: true,
  around: true,
  late: true,
  plan(plan, frame, report) {
    const head = headOf(plan, 'plan');
    if (!head || !frame.history || !frame.people || !frame.efforts) return;
    const ahead = Math.max(1, Math.round(calendarDays(threshold<Interval>(self, frame, 'ahead'))));
    const found = foretold(plan, frame.today, ahead);
    const miss = found.length < threshold<number>(self, frame, 'finished') ? undefined : missBy(found);
    if (miss === undefined || miss <= threshold<number>(self, frame)) return;
    const factor = 1 + Math.min(miss, 1);
    const narrow = narrowIn(plan, factor);
    if (!narrow.length) return;
    const late = found.filter(it => it.finished > it.expected).length;
    const way =
      late * 2 > found.length ? ', most of them too early' : late * 2 < found.length ? ', most of them too late' : '';
    const efforts = narrow.length === 1 ? 'One effort is' : `${narrow.length} efforts are`;
    const message = `Forecasts made ${counted(ahead, 'day')} ahead were off by ${Math.round(miss * 100)} % of that time on average, over the last ${found.length} pieces of work${way}. ${efforts} estimated as if that were better known.`;
    report({ parsed: head.parsed, range: head.pair.value.range }, message, {
      fixes: now => [
        {
          title: `Widen ${counted(narrow.length, 'open effort')} by ${Math.round((factor - 1) * 100)} %`,
          edits: narrowIn(now, factor).map(it => widen(now, it, factor)),
        },
      ],
    });
  },
});

/** Open work whose estimate is narrower than what was learned: a range by that factor on both sides. */
const narrowIn = (plan: Plan, factor: number): EntryOf<'activity'>[] =>
  entriesOf(plan, 'activity').filter(it => {
    const { value } = it;
    if (!value.effort || value.remaining || !isOpen(value) || !isOneOff(value) || !field(it, 'effort')) return false;
    const { low, high } = endsOf(it);
    return low > 0 && high / low < factor * factor * (1 - 1e-9);
  });
function endsOf({ value: { effort } }: EntryOf<'activity'>): { low: number; high: number } {
  const [low, high] = [inDays(effort!.low), inDays(effort!.high)].sort((a, b) => a - b);
  return { low: low!, high: high! };
}

/** Around the same middle: what is as likely as before stands in the middle as before. */
function widen(plan: Plan, entry: EntryOf<'activity'>, factor: number): Edit {
  const { low, high } = endsOf(entry);
  const middle = Math.sqrt(low * high);
  const text = effortText(middle / factor, middle * factor);
  return replace(plan, { parsed: entry.parsed, range: at(entry, 'effort') }, text);
}

export const docs =
  'An estimate of five days says that it will be five days. Where the work of this plan has in the past taken far longer, or far less, than was foretold a month before, the estimates of what is still to come promise more than anybody knows. A range, `3d..8d`, says how sure it is, and the forecast makes of it the days reached in half and in four fifths of the cases. What was foretold is worked out anew from the plans as they stood thirty days before each piece of work was finished. Efforts whose range is wide enough are left alone.';

const plans = (status: (id: string) => string, open: string): string => `
plan: Move the office
people:
  dev: {}
  ana: {}
activities:
${['desks', 'cables', 'phones', 'doors', 'plants'].map((id, i) => `  ${id}: { owner: ${i % 2 ? 'ana' : 'dev'}, effort: 2d${status(id)} }`).join('\n')}
  move: { owner: dev, effort: ${open}, after: [desks, plants] }
`;
const done = (id: string): string =>
  `, status: done, finished: 2026-07-${{ desks: 10, cables: 13, phones: 15, doors: 17, plants: 20 }[id]}`;

export const examples: Example[] = [
  {
    name: 'two days foretold, a month taken, five times over',
    history: [{ at: '2026-06-01', by: 'Maya', plan: plans(() => '', '10d') }],
    plan: plans(done, '10d').replace(
      'Move the office\n',
      'Move the office\n#     ^^^^^^^^^^^^^^^ Forecasts made 30 days ahead were off by 82 % of that time on average, over the last 5 pieces of work, most of them too early. One effort is estimated as if that were better known.\n',
    ),
    fixed: plans(done, '5d..18.5d'),
  },
  {
    name: 'wide already; four only',
    history: [{ at: '2026-06-01', by: 'Maya', plan: plans(() => '', '5d..20d') }],
    plan: plans(done, '5d..20d'),
  },
  {
    name: 'four only are too few',
    history: [{ at: '2026-06-01', by: 'Maya', plan: plans(() => '', '10d') }],
    plan: plans(id => (id === 'plants' ? '' : done(id)), '10d'),
  },
];
