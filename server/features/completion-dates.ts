import { CompletionItemKind } from 'vscode-languageserver-types';
import { addMonths, civil, type Day, dayOf, daysInMonth, iso, weekdayOf, workdayUpTo } from '../language/day.ts';
import type { Goal } from '../language/goal.ts';
import type { Meaning } from '../language/kinds.ts';
import type { Range } from '../language/values.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, headOf, milestoneDays } from '../plan/query.ts';
import { dayName } from '../plan/wording.ts';
import type { Offer } from './completion-offer.ts';

type Named = readonly [day: Day, says: string];

const nextWeekday = (today: Day, weekday: number): Day => today + ((weekday - weekdayOf(today) + 6) % 7) + 1;
const lastWeekday = (today: Day, weekday: number): Day =>
  nextWeekday(today, weekday) - 7 - (weekdayOf(today) === weekday ? 7 : 0);
/** The last working day of the month that lies `months` after the one of `today`. */
function monthEnd(today: Day, months: number): Day {
  const { year, month } = civil(addMonths(dayOf(civil(today).year, civil(today).month, 1)!, months));
  return workdayUpTo(dayOf(year, month, daysInMonth(year, month))!);
}
const quarterEnd = (today: Day): Day => monthEnd(today, 2 - ((civil(today).month - 1) % 3));

/** Days that are likely meant, each with what it is. A day that is several of them is offered once. */
export function dateOffers(plan: Plan, today: Day, { fact, deadline }: Meaning): Offer[] {
  const days: Named[] = fact
    ? [
        [today, 'today'],
        [today - 1, 'yesterday'],
        [workdayUpTo(today - 1), 'last working day'],
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
        [monthEnd(today, 0), 'end of the month'],
        [quarterEnd(today), 'end of the quarter'],
        ...planDays(plan, today),
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
function planDays(plan: Plan, today: Day): Named[] {
  const { goal } = (headOf(plan, 'goal')?.parsed.value ?? {}) as { goal?: Goal };
  const { period } = (headOf(plan, 'period')?.parsed.value ?? {}) as { period?: Range };
  const milestones = entriesOf(plan, 'milestone')
    .slice(0, 50)
    .flatMap(it => {
      const days = milestoneDays(it.value);
      return days ? [[days.to, `milestone ${it.id}`] as const] : [];
    });
  return [
    ...(period ? [[workdayUpTo(period.to), 'end of the period'] as const] : []),
    ...(typeof goal?.by === 'number' ? [[goal.by, "the goal's date"] as const] : []),
    ...milestones.slice(0, 5),
  ].filter(([day]) => day >= today);
}

/** Quarters, half years and years that begin now or next. */
export function periodOffers(today: Day): Offer[] {
  const { year, month } = civil(today);
  const quarter = Math.ceil(month / 3);
  const half = Math.ceil(month / 6);
  const periods: [string, string][] = [
    [`${year}-Q${quarter}`, 'this quarter'],
    [quarter < 4 ? `${year}-Q${quarter + 1}` : `${year + 1}-Q1`, 'next quarter'],
    [`${year}-H${half}`, 'this half year'],
    [half < 2 ? `${year}-H2` : `${year + 1}-H1`, 'next half year'],
    [`${year}`, 'this year'],
    [`${year + 1}`, 'next year'],
  ];
  return periods.map(([label, detail]) => ({ label, detail, kind: CompletionItemKind.Constant, words: detail }));
}

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
