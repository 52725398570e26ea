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
    ...(billable > 0 && hours > 0
      ? [`${inHours(billable)} billable, ${percent(billable / hours)} of ${inHours(hours)} on contract`]
      : []),
    ...money.map(moneyWords),
  ];
}

/** `cost USD 12k, revenue USD 40k, margin 70 %`. */
function moneyWords(purse: Purse): string {
  const { currency, revenue, budget, costs, labour } = purse;
  const sum = (amount: number): string => priced({ currency, amount: Math.round(amount) });
  const margin = marginOf(purse);
  return [
    ...(costs + labour > 0 || (!budget && !revenue) ? [`cost ${sum(costs + labour)}`] : []),
    ...(budget ? [`budget ${sum(budget)}`] : []),
    ...(revenue ? [`revenue ${sum(revenue)}`] : []),
    ...(margin === undefined ? [] : [`margin ${percent(margin)}`]),
    ...(revenue && margin === undefined ? [`margin not known: nobody who works on it has a rate in ${currency}`] : []),
  ].join(', ');
}

const daysOff = (days: number): string => counted(Math.round(days * 10) / 10, 'working day');

/** What each bar of a plan's health counts: `3 of 4 owners have work in progress, blocked or dated this week`. */
export function barWords({ bar, met, of }: Bar): string {
  const one = met === 1 || of === 1;
  const says = {
    clarity: `${counted(of, 'owner')} ${one ? 'has' : 'have'} work in progress, blocked or dated this week`,
    accountability: `${counted(of, 'open activity', 'open activities')} ${one ? 'has' : 'have'} one named owner`,
    decisions: `${counted(of, 'decision')} ${one ? 'was' : 'were'} taken in time`,
    calm: `${counted(of, 'piece')} of this week’s work ${one ? 'is' : 'are'} as planned: not late, not blocked, not new`,
  };
  return `${met} of ${says[bar]}`;
}
/** A bar of eight, drawn: `██████░░`. */
export const barDrawn = ({ met, of }: Bar): string => {
  const full = Math.round((8 * met) / of);
  return '█'.repeat(full) + '░'.repeat(8 - full);
};
/** The four bars of a plan's health, those that there is something to judge by: `Clarity        ██████░░  3 of 4 owners have work in progress, blocked or dated this week`. */
export const healthWords = (health: readonly Bar[]): string[] =>
  health.flatMap(it => (it.of ? [`${capital(it.bar).padEnd(14)} ${barDrawn(it)}  ${barWords(it)}`] : []));

/** The rest of how a plan goes: `updated for 5 reviews in a row`. */
export const courseWords = ({ streak, forecasts }: Course): string[] => [
  ...(streak === undefined ? [] : [streakWords(streak)]),
  ...(forecasts
    ? [
        `forecasts of 30 days ahead were off by ${percent(forecasts.off)} over ${counted(forecasts.of, 'piece')} of work`,
      ]
    : []),
];
/** How long the plan has been kept. */
export const streakWords = (streak: number): string =>
  streak > 1
    ? `the plan was updated for ${streak} reviews in a row`
    : streak
      ? 'the plan was updated for one review, not for two in a row'
      : 'the plan was not updated for its latest review';
