import { type Day, iso, weekdayOf } from '../language/day.ts';
import { titleOf } from '../plan/everywhere.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { inherited } from '../plan/query.ts';
import { counted } from '../plan/wording.ts';
import { daysFor } from '../plan/workdays.ts';
import type { Demand, Piece } from '../reckon/demand.ts';
import { byPlan, loadOf, type Week } from '../reckon/load.ts';
import { inHours } from '../reckon/overload.ts';
import { activityRow, dayMonth, until } from './activity-row.ts';
import type { Row } from './row.ts';

/** How many pieces of work a week opens to: those that take the most. */
const mostPieces = 50;
/** How many plans are told of that ask for the hours of a week. */
const mostPlans = 6;

/** The weeks of a person, each of which opens to what takes the hours; of several in a row without any, one row. */
export function weekRows(plan: Plan, demand: Demand, range: Range, today: Day): Row[] {
  const rows: Row[] = [];
  const { weeks } = loadOf(demand, today);
  for (let i = 0; i < weeks.length; i++) {
    const first = i;
    if (isEmpty(weeks[i]!)) while (weeks[i + 1] && isEmpty(weeks[i + 1]!)) i++;
    rows.push(
      isEmpty(weeks[i]!)
        ? emptyRow(demand, { from: weeks[first]!.from, to: weeks[i]!.to }, range)
        : weekRow(plan, demand, weeks[i]!, range, today),
    );
  }
  return rows;
}
const isEmpty = ({ hours, is, account }: Week): boolean =>
  hours === 0 && is === 'free' && account.less.every(it => it.why === 'holiday');

const emptyRow = (demand: Demand, days: Pick<Week, 'from' | 'to'>, range: Range): Row => ({
  ...standing(demand, range),
  id: idOf(demand, days),
  label: daysOf(days),
  description: 'nothing planned',
  state: 'free',
});
const idOf = ({ person }: Demand, { from }: Pick<Week, 'from'>): string =>
  `person ${person.id} week ${iso(from - weekdayOf(from))}`;

function weekRow(plan: Plan, demand: Demand, week: Week, range: Range, today: Day): Row {
  const { from, to, hours, limit, is } = week;
  const id = idOf(demand, week);
  const isThis = from - weekdayOf(from) <= today;
  const pieces = demand.pieces
    .map(it => ({ it, hours: demand.hoursOf(it, from, to) }))
    .filter(it => it.hours > 0)
    .sort((a, b) => b.hours - a.hours || (a.it.to < b.it.to ? -1 : a.it.to > b.it.to ? 1 : 0));
  return {
    ...standing(demand, range),
    id,
    label: daysOf(week),
    description: said(demand, week),
    detail: hours ? `${arithmetic(plan, demand, week)} ${byDueDates}` : arithmetic(plan, demand, week),
    state: is,
    ...(limit && { taken: Math.min(2, Math.round((hours / limit) * 100) / 100) }),
    week: isThis && hours > 0,
    children: pieces.slice(0, mostPieces).map(it => pieceRow(plan, demand, it, today, { id, week: isThis })),
  };
}

/** What all rows about a person's time have in common: they lead to the entry of the person, which stands at `range`. */
const standing = ({ person }: Demand, range: Range) =>
  ({
    context: 'entry',
    entry: `person/${person.id}`,
    whose: [person.id],
    parts: true,
    range,
    children: [] as readonly Row[],
  }) as const;

function pieceRow(
  plan: Plan,
  { person }: Demand,
  { it, hours }: { it: Piece; hours: number },
  today: Day,
  { id, week }: { id: string; week: boolean },
): Row {
  const { entry, home } = it.job;
  const due = inherited(entry, 'due');
  const row = activityRow(home?.plan ?? plan, entry, today, {
    id: idBelow(id, it.job),
    label: entry.value.title ?? entry.id,
    ...fileOf(plan, it.job),
  });
  const helps = it.job.owner === person.id ? [] : [it.job.owner === undefined ? 'helps' : `helps ${it.job.owner}`];
  return {
    ...row,
    description: [
      inHours(hours),
      ...helps,
      ...(due === undefined ? [] : [until(due, today, daysFor(plan, entry))]),
      planTitle(plan, home),
    ]
      .filter(Boolean)
      .join(' · '),
    whose: [person.id],
    week,
  };
}

/** The plan of a piece of work, for a row that stands below one of another plan. */
export const fileOf = (plan: Plan, { home }: Pick<Piece['job'], 'home'>): { uri?: string } => {
  const uri = home?.file ?? plan.others?.file;
  return uri === undefined ? {} : { uri };
};
/** The id of the row of a piece of work below another row. */
export const idBelow = (id: string, { home, entry }: { home: Piece['job']['home']; entry: { id: string } }): string =>
  `${id} > ${home ? `${home.file} ` : ''}${entry.id}`;
/** The title of the plan of a piece of work; nothing where there is only one plan. */
export const planTitle = (plan: Plan, home: Piece['job']['home']): string =>
  home ? titleOf(home) : plan.others?.others().length ? titleOf({ plan, name: plan.others.name }) : '';

/** `34 h of 32 h · over by 2 h · from 2 plans`. */
function said(demand: Demand, week: Week): string {
  const { hours, limit, is } = week;
  const less = week.account.less.filter(it => it.why !== 'vacancy').map(it => `${it.why} ${inHours(it.hours)}`);
  if (is === 'away') return less.length ? less.join(', ') : week.account.contract ? 'nobody here' : 'no working hours';
  const plans = is === 'over' ? byPlan(demand, week).length : 0;
  return [
    `${inHours(hours)} of ${inHours(limit)}`,
    ...(is === 'over' ? [`over by ${inHours(hours - limit)}`] : []),
    ...(plans > 1 ? [`from ${plans} plans`] : []),
    ...less,
  ].join(' · ');
}

/** Why the Capacity page may say otherwise of the same week. */
export const byDueDates =
  'Work is spread evenly until it is due; the Capacity page has it when the forecast has it done.';

/** How the hours of a week come about, and which plans ask for them. */
export function arithmetic(plan: Plan, demand: Demand, week: Week): string {
  const { contract, less, hours: there } = week.account;
  const taken = less.map(it => `${inHours(it.hours)} ${it.why}`).join(', ');
  const share = `${Math.round(demand.ceiling * 100)}%`;
  const have = `${daysOf(week)}: ${inHours(contract)} by contract${taken ? `, less ${taken}, are ${inHours(there)}` : ''}.`;
  const all = byPlan(demand, week);
  const plans = all.slice(0, mostPlans).map(({ home, hours }) => `${inHours(hours)}${inPlan(plan, home)}`);
  if (all.length > mostPlans) plans.push(`and ${counted(all.length - mostPlans, 'plan')} more`);
  const asked = plans.length ? `${inHours(week.hours)} are promised: ${plans.join(', ')}.` : 'Nothing is promised.';
  return `${have} ${share} of that, ${inHours(week.limit)}, may be promised. ${asked}`;
}
const inPlan = (plan: Plan, home: Piece['job']['home']): string => {
  const title = planTitle(plan, home);
  return title ? ` for ${title}` : '';
};

/** `27 Jul – 31 Jul`. */
export const daysOf = ({ from, to }: { from: Day; to: Day }): string =>
  from === to ? dayMonth(from, from) : `${dayMonth(from, from)} – ${dayMonth(to, to)}`;
