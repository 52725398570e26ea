import { CompletionItemKind } from 'vscode-languageserver-types';
import { type Day, iso, weekdayOf } from '../language/day.ts';
import type { Goal } from '../language/goal.ts';
import type { Meaning } from '../language/kinds.ts';
import { comingPeriods, spanAround } from '../language/period.ts';
import type { Range } from '../language/values.ts';
import type { Workdays } from '../language/workdays.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, headOf, milestoneDays } from '../plan/query.ts';
import { dayName } from '../plan/wording.ts';
import { companyDays } from '../plan/workdays.ts';
import type { Offer } from './completion-offer.ts';

type Named = readonly [day: Day, says: string];

const nextWeekday = (today: Day, weekday: number): Day => today + ((weekday - weekdayOf(today) + 6) % 7) + 1;
const lastWeekday = (today: Day, weekday: number): Day =>
  nextWeekday(today, weekday) - 7 - (weekdayOf(today) === weekday ? 7 : 0);
/** The last working day of this month (1) or quarter (3). */
const endOf = (today: Day, months: 1 | 3, workdays: Workdays): Day => workdays.upTo(spanAround(today, months).to);

/** Days that are likely meant, each with what it is. A day that is several of them is offered once. */
export function dateOffers(plan: Plan, today: Day, { fact, deadline }: Meaning): Offer[] {
  const workdays = companyDays(plan);
  const days: Named[] = fact
    ? [
        [today, 'today'],
        [today - 1, 'yesterday'],
        [workdays.upTo(today - 1), 'last working day'],
        [lastWeekday(today, 4), 'last Friday'],
      ]
    : [
        ...(deadline
          ? []
          : ([
              [today, 'today'],
              [nextWeekday(today, 0), 'next Monday'],
            ] as const)),
        [nextWeekday(today, 4), 'next Friday'],
        [nextWeekday(today, 4) + 7, 'Friday in a week'],
        [endOf(today, 1, workdays), 'end of the month'],
        [endOf(today, 3, workdays), 'end of the quarter'],
        ...planDays(plan, today, workdays),
        ...(deadline ? ([[today, 'today']] as const) : []),
      ];
  const says = new Map<Day, string[]>();
  for (const [day, words] of days) if (!fact || day <= today) says.set(day, [...(says.get(day) ?? []), words]);
  return [...says].map(([day, words]) => ({
    label: iso(day),
    kind: CompletionItemKind.Constant,
    detail: `${words.join(', ')} (${dayName(day).split(' ')[0]})`,
    words: words.join(' '),
  }));
}

/** Days that the plan itself speaks of, not those that are over. */
function planDays(plan: Plan, today: Day, workdays: Workdays): Named[] {
  const { goal } = (headOf(plan, 'goal')?.parsed.value ?? {}) as { goal?: Goal };
  const { period } = (headOf(plan, 'period')?.parsed.value ?? {}) as { period?: Range };
  const milestones = entriesOf(plan, 'milestone')
    .slice(0, 50)
    .flatMap(it => {
      const days = milestoneDays(it.value);
      return days ? [[days.to, `milestone ${it.id}`] as const] : [];
    });
  return [
    ...(period ? [[workdays.upTo(period.to), 'end of the period'] as const] : []),
    ...(typeof goal?.by === 'number' ? [[goal.by, "the goal's date"] as const] : []),
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
