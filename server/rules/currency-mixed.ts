import type { Money } from '../language/values.ts';
import { replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { at, entriesOf, field, indexOf, type Place } from '../plan/query.ts';
import { sectionOf } from '../plan/section.ts';
import { costsOf } from '../reckon/costs.ts';
import { type Example, rule } from './rule.ts';

/** An amount, or a rate, with where it is written. */
interface Amount {
  readonly currency: string;
  readonly place: () => Place & { readonly text: string };
}

export default rule({
  id: 'currency-mixed',
  group: 'Money',
  severity: 'warning',
  summary: 'reports an amount or a rate in another currency than most of those that it is added to',
  plan(plan, frame, report) {
    const told = new Set<string>();
    for (const sum of sumsOf(plan, frame)) {
      const common = mostUsed(sum);
      for (const it of sum) {
        if (it.currency === common) continue;
        const { parsed, range, text } = it.place();
        const key = `${indexOf(plan, parsed)} ${range.start.line} ${range.start.character}`;
        if (told.has(key)) continue;
        told.add(key);
        const message = `In ${it.currency}, and most of what it is added to is in ${common}. Nothing is converted, so this is not counted. Write it in ${common}.`;
        const other = text.replace(it.currency, common);
        report({ parsed, range }, message, {
          fixes: now => [
            {
              title: `Write ${other}, and then the amount that it is in ${common}`,
              edits: [replace(now, { parsed, range }, other)],
            },
          ],
        });
      }
    }
  },
});

/** Of two that are as common, the one that stands first: that of the budget. */
function mostUsed(sum: readonly Amount[]): string {
  const counts = new Map<string, number>();
  for (const { currency } of sum) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

/**
 * The amounts that are added up or held against each other: by the budget of the plan, and in each workstream. What
 * counts in both joins the two, so that one amount is never asked for in two currencies.
 */
function sumsOf(plan: Plan, { head }: Frame): Amount[][] {
  const costs = costsOf(plan).map(({ entry, money, workstream }) => ({
    workstream,
    amount: amountOf(entry, money, 'cost'),
  }));
  const streams = new Map<string, Amount[]>();
  for (const entry of entriesOf(plan, 'workstream')) {
    const { budget, revenue } = entry.value;
    streams.set(entry.id, [
      ...(budget ? [amountOf(entry, budget, 'budget')] : []),
      ...(revenue ? [amountOf(entry, revenue, 'revenue')] : []),
    ]);
  }
  for (const it of costs) if (it.workstream !== undefined) streams.get(it.workstream)?.push(it.amount);
  const section = sectionOf(plan, 'resources');
  const { have, need } = head.resources?.budget ?? {};
  const own = section
    ? [
        ...(have ? [amountOf(section, have, 'budget', 'have')] : []),
        ...(need ? [amountOf(section, need, 'budget', 'need')] : []),
      ]
    : [];
  const rates = entriesOf(plan, 'person').flatMap(it => (it.value.rate ? [amountOf(it, it.value.rate, 'rate')] : []));
  if (!own.length) return mixed([...streams.values()]);
  const joined = new Set(
    costs.flatMap(it => (it.workstream !== undefined && streams.has(it.workstream) ? it.workstream : [])),
  );
  const within = [...streams].filter(([id]) => joined.has(id)).flatMap(([, list]) => list);
  const all = new Set([...own, ...costs.map(it => it.amount), ...rates, ...within]);
  return mixed([[...all], ...[...streams].filter(([id]) => !joined.has(id)).map(([, list]) => list)]);
}
const mixed = (sums: Amount[][]): Amount[][] => sums.filter(it => it.some(one => one.currency !== it[0]!.currency));

const amountOf = (entry: Parameters<typeof at>[0], { currency }: Money, ...path: string[]): Amount => ({
  currency,
  place: () => ({ parsed: entry.parsed, range: at(entry, ...path), text: field(entry, ...path)!.value.text }),
});

export const docs =
  'Amounts in two currencies cannot be added, and nothing is converted here: a rate of exchange is a decision, and it changes every day. Write all amounts that belong together in one currency, at the rate that you plan with. Workstreams may differ from each other while no budget of the plan pays for both.';

export const examples: Example[] = [
  {
    name: 'one cost in euros, paid from dollars',
    plan: `
resources:
  budget: { have: USD 320k, need: USD 400k }
activities:
  portal: { cost: USD 30k }
  survey: { cost: EUR 12k }
  #               ^^^^^^^ In EUR, and most of what it is added to is in USD. Nothing is converted, so this is not counted. Write it in USD.
`,
    fixed: `
resources:
  budget: { have: USD 320k, need: USD 400k }
activities:
  portal: { cost: USD 30k }
  survey: { cost: USD 12k }
`,
  },
  {
    name: 'a workstream, and a rate',
    plan: `
resources:
  budget: { have: EUR 20k }
people:
  ana: { rate: USD 95/h }
  #            ^^^^^^^^ In USD, and most of what it is added to is in EUR. Nothing is converted, so this is not counted. Write it in EUR.
workstreams:
  acme: { revenue: GBP 40k, budget: EUR 30k }
  #                ^^^^^^^ In GBP, and most of what it is added to is in EUR. Nothing is converted, so this is not counted. Write it in EUR.
activities:
  portal: { workstream: acme, cost: EUR 5k }
`,
    fixed: `
resources:
  budget: { have: EUR 20k }
people:
  ana: { rate: EUR 95/h }
workstreams:
  acme: { revenue: GBP 40k, budget: EUR 30k }
activities:
  portal: { workstream: acme, cost: EUR 5k }
`,
  },
  {
    name: 'one of each: that of the budget counts',
    plan: `
workstreams:
  acme: { budget: GBP 30k }
activities:
  portal: { workstream: acme, cost: EUR 5k }
  #                                 ^^^^^^ In EUR, and most of what it is added to is in GBP. Nothing is converted, so this is not counted. Write it in GBP.
`,
    fixed: `
workstreams:
  acme: { budget: GBP 30k }
activities:
  portal: { workstream: acme, cost: GBP 5k }
`,
  },
  {
    name: 'workstreams that pay for themselves, what was dropped, and a rate that nothing is held against',
    plan: `
people:
  ana: { rate: CHF 95/h }
workstreams:
  acme: { revenue: GBP 40k }
  bolt: { revenue: EUR 40k }
activities:
  portal: { workstream: acme, cost: GBP 5k }
  survey: { workstream: bolt, cost: EUR 5k }
  poster: { workstream: bolt, cost: USD 5k, status: dropped }
  banner: { cost: JPY 900k }
`,
  },
  {
    name: 'a cost that counts in the budget and in its workstream: one advice for both',
    plan: `
resources:
  budget: { have: EUR 100k }
workstreams:
  acme: { budget: USD 10000, revenue: EUR 50000 }
 #                ^^^^^^^^^ In USD, and most of what it is added to is in EUR. Nothing is converted, so this is not counted. Write it in EUR.
activities:
  portal: { cost: USD 500, workstream: acme }
 #                ^^^^^^^ In USD, and most of what it is added to is in EUR. Nothing is converted, so this is not counted. Write it in EUR.
`,
  },
];
