import { capital, counted } from '../plan/wording.ts';
import type { Bar } from '../reckon/health.ts';
import { weeksAhead } from '../reckon/load.ts';
import { inHours } from '../reckon/overload.ts';
import { priced } from '../words/money.ts';
import { type Course, type Measures, marginOf, type Purse } from './measures.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Measures in words, those that there is something to say of: `3 of 4 on time`, `120 h asked of 400 h in 13 weeks`. */
export function measureWords({ onTime, promises, asked, billable, limit, hours, money }: Measures): string[] {
  return [
    ...(onTime.of ? [`${onTime.met} of ${onTime.of} on time`] : []),
    ...(promises.of
      ? [`${promises.met} of ${promises.of} by the date promised first, ${daysOff(promises.off)} off on average`]
      : []),
    ...(limit > 0 ? [`${inHours(asked)} asked of ${inHours(limit)} in ${weeksAhead} weeks`] : []),
    ...(billable > 0 && hours > 0 ? [`${percent(billable / hours)} billable`] : []),
    ...money.map(moneyWords),
  ];
}

/** `cost USD 12k, revenue USD 40k, margin 70 %`. */
function moneyWords(purse: Purse): string {
  const { currency, revenue, budget, costs, labour } = purse;
  const sum = (amount: number): string => priced({ currency, amount: Math.round(amount) });
  const margin = marginOf(purse);
  return [
    ...(costs + labour > 0 || !budget ? [`cost ${sum(costs + labour)}`] : []),
    ...(budget ? [`budget ${sum(budget)}`] : []),
    ...(revenue ? [`revenue ${sum(revenue)}`] : []),
    ...(margin === undefined ? [] : [`margin ${percent(margin)}`]),
  ].join(', ');
}

const daysOff = (days: number): string => counted(Math.round(days * 10) / 10, 'working day');

/** What each bar of a plan's health counts. */
export const barWords: Readonly<Record<Bar['bar'], string>> = {
  clarity: 'owners with something to do this week',
  accountability: 'open activities with one named owner',
  decisions: 'decisions taken in time',
  calm: 'pieces of this week’s work planned before, on time and free',
};
/** A bar of eight, drawn: `██████░░`. */
const drawn = ({ met, of }: Bar): string => {
  const full = Math.round((8 * met) / of);
  return '█'.repeat(full) + '░'.repeat(8 - full);
};
/** The four bars of a plan's health, those that there is something to judge by: `Clarity ██████░░ 3 of 4 owners with something to do this week`. */
export const healthWords = (health: readonly Bar[]): string[] =>
  health.flatMap(it => (it.of ? [`${capital(it.bar)} ${drawn(it)} ${it.met} of ${it.of} ${barWords[it.bar]}`] : []));

/** The rest of how a plan goes: `moved before 5 reviews in a row`. */
export const courseWords = ({ streak, forecasts }: Course): string[] => [
  ...(streak === undefined
    ? []
    : [streak ? `moved before ${counted(streak, 'review')} in a row` : 'did not move before this review']),
  ...(forecasts
    ? [
        `forecasts of 30 days ahead were off by ${percent(forecasts.off)} over ${counted(forecasts.of, 'piece')} of work`,
      ]
    : []),
];
