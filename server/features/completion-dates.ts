import { CompletionItemKind } from 'vscode-languageserver-types';
import { addMonths, civil, type Day, iso, months, weekdayOf } from '../language/day.ts';
import type { Goal } from '../language/goal.ts';
import type { Meaning } from '../language/kinds.ts';
import { comingPeriods, spanAround } from '../language/period.ts';
import type { Range } from '../language/values.ts';
import type { Workdays } from '../language/workdays.ts';
import { goalDay } from '../plan/due.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, find, headOf, inherited, milestoneDays, prerequisites } from '../plan/query.ts';
import { dayName } from '../plan/wording.ts';
import { companyDays, workdaysFor } from '../plan/workdays.ts';
import type { Ask, Offer } from './completion-offer.ts';

type Named = readonly [day: Day, says: string];

const nextWeekday = (today: Day, weekday: number): Day => today + ((weekday - weekdayOf(today) + 6) % 7) + 1;
const lastWeekday = (today: Day, weekday: number): Day =>
  nextWeekday(today, weekday) - 7 - (weekdayOf(today) === weekday ? 7 : 0);
/** The last working day of this month (1) or quarter (3). */
const endOf = (today: Day, months: 1 | 3, workdays: Workdays): Day => workdays.upTo(spanAround(today, months).to);

/** Days that are likely meant, each with what it is. A day that is several of them is offered once. */
export function dateOffers(ask: Ask, { fact, deadline }: Meaning): Offer[] {
  const { plan, today } = ask;
  return offersOf(fact ? past(companyDays(plan), today) : coming(ask, !!deadline));
}

const past = (workdays: Workdays, today: Day): Named[] => [
  [today, 'today'],
  [today - 1, 'yesterday'],
  [workdays.upTo(today - 1), 'last working day'],
  [lastWeekday(today, 4), 'last Friday'],
];

/** Days to come on which there is work, none of which a rule would speak against at once. */
function coming(ask: Ask, deadline: boolean): Named[] {
  const { plan, today } = ask;
  const { workdays, from, to } = spanOf(ask, deadline);
  const now: Named[] = [
    [today, 'today'],
    [nextWeekday(today, 0), 'next Monday'],
  ];
  const days: Named[] =
    from > today
      ? ahead(from, to, deadline, workdays)
      : [
          ...(deadline ? [] : now),
          [nextWeekday(today, 4), 'next Friday'],
          [nextWeekday(today, 4) + 7, 'Friday in a week'],
          [endOf(today, 1, workdays), 'end of the month'],
          [endOf(today, 3, workdays), 'end of the quarter'],
        ];
  const last: readonly Named[] = deadline ? now.slice(0, 1) : [];
  return [...days, ...planDays(plan, today, workdays), ...last].filter(
    ([day]) => day >= from && day <= to && workdays.isWorkday(day),
  );
}

/** The first days of a time that is still to come, and the ends of its first months. */
function ahead(from: Day, to: Day, deadline: boolean, workdays: Workdays): Named[] {
  const first = workdays.from(from);
  const ends = [0, 1, 2].map(i => spanAround(addMonths(from, i), 1));
  const friday = nextWeekday(from - 1, 4);
  return [
    ...(deadline ? [] : ([[first, 'first working day']] as const)),
    [friday, 'first Friday'],
    [friday + 7, 'second Friday'],
    ...ends
      .filter(it => it.from <= to)
      .map(it => [workdays.upTo(it.to), `end of ${months[civil(it.from).month - 1]}`] as const),
  ];
}

/** Between which days a date makes sense, and on which of them whoever owns the entry works. */
function spanOf({ plan, cursor, place, today }: Ask, deadline: boolean): Range & { readonly workdays: Workdays } {
  const own = place.entry && find(plan, place.entry.kind, place.entry.id);
  const work = own?.kind === 'activity' ? (own as EntryOf<'activity'>) : undefined;
  const key = cursor.path.slice(-2).find(it => typeof it === 'string' && dated.has(it));
  const { period, goal } = headsOf(plan);
  const isBound = key !== undefined && (own?.kind !== 'decision' || cursor.path[0] === 'goal');
  // Of a period that is over all days are wrong; what is wrong then is the period.
  const span = isBound && period && period.to >= today ? period : undefined;
  const froms = [today, span?.from, ...(deadline ? [work?.value.start] : [])];
  const tos = [span?.to];
  if (work && key === 'due') {
    tos.push(work.parent && inherited(work.parent, 'due'));
    if (goal?.metric !== undefined && inherited(work, 'metric') === goal.metric) tos.push(goal.by);
    froms.push(...prerequisites(work).map(it => find(plan, 'activity', it.ref)?.value.due));
  } else if (work) tos.push(key === 'checkin' ? (inherited(work, 'due') ?? Infinity) - 1 : work.value.due);
  const said = (days: readonly (Day | undefined)[]) => days.filter(it => it !== undefined);
  const from = Math.max(...said(froms));
  return {
    workdays: own ? workdaysFor(plan, own) : companyDays(plan),
    from,
    // What is due before it can be is wrong in another place.
    to: Math.min(...said(tos).filter(it => it >= from), Infinity),
  };
}
/** Keys whose dates lie within the period of their plan. */
const dated: ReadonlySet<string> = new Set(['due', 'checkin', 'start', 'at', 'by']);
function headsOf(plan: Plan): { readonly period?: Range; readonly goal?: Goal } {
  const of = (key: string) => (headOf(plan, key)?.parsed.value ?? {}) as { period?: Range; goal?: Goal };
  return { ...of('period'), ...of('goal') };
}

function offersOf(days: readonly Named[]): Offer[] {
  const says = new Map<Day, string[]>();
  for (const [day, words] of days) says.set(day, [...(says.get(day) ?? []), words]);
  return [...says].map(([day, words]) => ({
    label: iso(day),
    kind: CompletionItemKind.Constant,
    detail: `${words.join(', ')} (${dayName(day).split(' ')[0]})`,
    words: words.join(' '),
  }));
}

/** Days that the plan itself speaks of, not those that are over. */
function planDays(plan: Plan, today: Day, workdays: Workdays): Named[] {
  const { goal, period } = headsOf(plan);
  const by = typeof goal?.by === 'number' ? goalDay(goal.by, workdays) : undefined;
  const milestones = entriesOf(plan, 'milestone')
    .slice(0, 50)
    .flatMap(it => {
      const days = milestoneDays(it.value);
      return days ? [[days.to, `milestone ${it.id}`] as const] : [];
    });
  return [
    ...(period ? [[workdays.upTo(period.to), 'end of the period'] as const] : []),
    ...(by ? [[by.day, by.says] as const] : []),
    ...milestones.slice(0, 5),
  ].filter(([day]) => day >= today);
}

/** Quarters, half years and years that begin now or next. */
export const periodOffers = (today: Day): Offer[] =>
  comingPeriods(today).map(({ period, says }) => ({
    label: period,
    detail: says,
    kind: CompletionItemKind.Constant,
    words: says,
  }));

/** Several days in a row, for days off. */
export function rangeOffers(today: Day): Offer[] {
  const monday = nextWeekday(today, 0);
  const week = (first: Day, detail: string) => ({
    label: `${iso(first)}..${iso(first + 4)}`,
    detail,
    kind: CompletionItemKind.Constant,
    words: detail,
  });
  return [week(monday, 'next week'), week(monday + 7, 'the week after next')];
}
