import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf } from '../plan/query.ts';
import { counted } from '../plan/wording.ts';
import { decisionRow } from './decision-row.ts';
import { riskRow, scoreOf } from './risk-row.ts';
import { type Row, type Sift, take, type View } from './row.ts';

const never = Number.POSITIVE_INFINITY;

/** What has to be decided, the overdue first, then by date; what was decided, the latest first; and what may go wrong, the worst first. */
export function decisions(plan: Plan, today: Day, most = never, sift?: Sift): View {
  const all = entriesOf(plan, 'decision');
  const by = ({ value }: EntryOf<'decision'>) => value.by ?? never;
  const on = ({ value }: EntryOf<'decision'>) => value.decided ?? -never;
  const open = all.filter(it => it.value.chosen === undefined).sort((a, b) => compare(by(a), by(b)));
  const taken = all.filter(it => it.value.chosen !== undefined).sort((a, b) => compare(on(b), on(a)));
  const risks = [...entriesOf(plan, 'risk')].sort((a, b) => scoreOf(b.value) - scoreOf(a.value));
  const asked = take(open, most, sift, it => decisionRow(plan, it, today));
  const decided = take(taken, most, sift, it => decisionRow(plan, it, today));
  const risky = take(risks, most, sift, it => riskRow(plan, it, today));
  const below = [...group('decided', 'Decided', decided, false), ...group('risks', 'Risks', risky, true)];
  const says = [
    ...(asked.count ? [`${asked.count} open`] : []),
    ...(decided.count ? [`${decided.count} decided`] : []),
    ...(risky.count ? [counted(risky.count, 'risk')] : []),
  ].join(', ');
  return { rows: [...asked.rows, ...below], count: asked.count + below.length, says };
}
/** Infinity less itself is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** Rows under a title; nothing where there are none. */
function group(id: string, label: string, { rows, count }: View, open: boolean): Row[] {
  if (!rows.length) return [];
  return [
    {
      id,
      label,
      description: rows.length < count ? `the first ${rows.length} of ${count}` : String(count),
      state: 'group',
      context: 'group',
      open,
      parts: true,
      range: rows[0]!.range,
      children: rows,
    },
  ];
}
