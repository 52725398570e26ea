import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, milestoneDays, rangeOf } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { weekEnd } from '../plan/standing.ts';
import { capital } from '../plan/wording.ts';
import { shortDay } from './activity-row.ts';
import { rowId, sentences } from './timeline-bar.ts';
import type { Bar } from './timeline-row.ts';

/** The days that a plan sets: its milestones and phases, the goal, and until when something has to be decided; the earliest first. */
export function datesOf(plan: Plan, today: Day): Bar[] {
  const dates = [...milestones(plan, today), ...decisions(plan, today), ...goals(plan, today)];
  return dates.sort((a, b) => a.start! - b.start! || a.finish! - b.finish!);
}

type Says = Pick<Bar, 'kind' | 'label' | 'owner' | 'state'> & { from: Day; to: Day };

function milestones(plan: Plan, today: Day): Bar[] {
  return entriesOf(plan, 'milestone').flatMap(({ id, value, parsed, key }) => {
    const days = milestoneDays(value);
    if (!days || days.to < days.from) return [];
    const { title, owner } = typeof value === 'object' && 'at' in value ? value : {};
    const kind = days.from === days.to ? ('milestone' as const) : ('phase' as const);
    const state = days.to < today ? ('done' as const) : ('milestone' as const);
    const says = { kind, label: title ?? id, ...days, state, ...(owner !== undefined && { owner }) };
    return [
      dateBar(rowId('milestone', id), `milestone/${id}`, says, today, rangeOf(plan, { parsed, range: key.range })),
    ];
  });
}

function decisions(plan: Plan, today: Day): Bar[] {
  return entriesOf(plan, 'decision').flatMap(({ id, value, parsed, key }) => {
    const { by, question, owner, chosen } = value;
    if (by === undefined || chosen !== undefined) return [];
    const state = by < today ? ('late' as const) : ('open' as const);
    const says = { kind: 'decision' as const, label: question ?? id, from: by, to: by, state };
    const bar = dateBar(
      rowId('decision', id),
      `decision/${id}`,
      { ...says, ...(owner !== undefined && { owner }) },
      today,
      rangeOf(plan, { parsed, range: key.range }),
    );
    return [{ ...bar, decision: id, context: 'decision' as const }];
  });
}

function goals(plan: Plan, today: Day): Bar[] {
  const goal = goalOf(plan);
  const by = goal?.value.by;
  if (!goal || by === undefined) return [];
  const says = { kind: 'goal' as const, label: goal.value.outcome ?? 'Goal', from: by, to: by, state: 'goal' as const };
  const range = rangeOf(plan, { parsed: goal.parsed, range: goal.key.range });
  return [dateBar('goal', 'goal/goal', says, today, range)];
}

function dateBar(id: string, entry: string, it: Says, today: Day, range: Bar['range']): Bar {
  const { from, to, owner, state } = it;
  const days = from === to ? shortDay(to) : `${shortDay(from)} to ${shortDay(to)}`;
  return {
    id,
    kind: it.kind,
    label: it.label,
    description: [owner ?? it.kind, days].join(' · '),
    state,
    context: 'entry',
    entry,
    ...(owner !== undefined && { owner }),
    whose: owner === undefined ? [] : [owner],
    week: to >= today - 6 && from <= weekEnd(today) && state !== 'done',
    start: from,
    finish: to,
    after: [],
    moves: it.kind === 'phase' || state === 'done' ? [] : ['due'],
    range,
    children: [],
    says: sentences([it.label, capital(it.kind), ...(owner === undefined ? [] : [capital(owner)]), days]),
  };
}
