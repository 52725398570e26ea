import { weeksAhead } from '../reckon/load.ts';
import { inHours } from '../reckon/overload.ts';
import { priced } from '../words/money.ts';
import { type Measures, marginOf, type Purse } from './measures.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Measures in words, those that there is something to say of: `3 of 4 on time`, `120 h asked of 400 h in 13 weeks`. */
export function measureWords({ onTime, asked, billable, limit, hours, money }: Measures): string[] {
  return [
    ...(onTime.of ? [`${onTime.met} of ${onTime.of} on time`] : []),
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
