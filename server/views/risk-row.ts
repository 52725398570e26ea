import type { Day } from '../language/day.ts';
import type { Risk } from '../language/governance.ts';
import type { Interval } from '../language/values.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, rangeOf, resolve, statusOf } from '../plan/query.ts';
import { activityRow } from './activity-row.ts';
import type { Row } from './row.ts';

/** What a risk counts with that says nothing of how likely it is, or how bad. */
const middling = 3;
const most = 25;
/** How much a risk weighs, from 1 to `most`. */
export const scoreOf = ({ likelihood = middling, impact = middling }: Risk): number => likelihood * impact;

/** A risk as a line of a view: how much it weighs, and what is done about it. */
export function riskRow(plan: Plan, entry: EntryOf<'risk'>, today: Day): Row {
  const { id, value } = entry;
  const { likelihood, impact, owner, mitigation } = value;
  const found = mitigation === undefined ? undefined : resolve(plan, 'activity', mitigation);
  const status = found && statusOf(found.entry.value);
  const isMitigated = status !== undefined && status !== 'dropped';
  const score = scoreOf(value);
  const sum = `${likelihood ?? `${middling} (a guess)`} × impact ${impact ?? `${middling} (a guess)`} = ${score}`;
  const lessened =
    mitigation === undefined
      ? 'no mitigation'
      : !found
        ? `${mitigation} is not there`
        : isMitigated
          ? `mitigation ${status === 'todo' ? 'to do' : status}`
          : 'mitigation dropped';
  const row = `risk ${id}`;
  return {
    id: row,
    label: value.title ?? id,
    description: [
      `score ${score} of ${most}`,
      owner ?? 'no owner',
      lessened,
      value.review ? `reviewed ${often(value.review)}` : 'no review',
    ].join(' · '),
    detail: `${value.title ?? id}: likelihood ${sum}, of at most ${most}.`,
    state: isMitigated ? 'risk' : 'unmitigated',
    context: 'entry',
    entry: `risk/${id}`,
    whose: owner === undefined ? [] : [owner],
    range: rangeOf(plan, { parsed: entry.parsed, range: entry.key.range }),
    children: found
      ? [
          activityRow(found.home?.plan ?? plan, found.entry, today, {
            id: `${row} > ${mitigation}`,
            label: found.entry.value.title ?? found.entry.id,
            detail: 'It lessens this risk.',
            ...(found.home && { uri: found.home.file }),
          }),
        ]
      : [],
  };
}

/** `every 2 weeks`. */
const often = ({ amount, unit }: Interval): string => {
  const name = { d: 'day', w: 'week', m: 'month', q: 'quarter', y: 'year' }[unit];
  return amount === 1 ? `every ${name}` : `every ${amount} ${name}s`;
};
