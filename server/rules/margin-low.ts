import { hourly, type Labour, labourOf } from '../forecast/labour.ts';
import { types, type ValueType } from '../language/values.ts';
import { newDecision } from '../mend/new-entry.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, entriesOf, find, inherited } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { isAsked } from '../reckon/budgets.ts';
import { costsOf } from '../reckon/costs.ts';
import { handTo, heirsOf } from '../reckon/relief.ts';
import { nameOf, tryOut } from '../reckon/try-out.ts';
import { priced } from '../words/money.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'margin-low',
  settings: {
    '': { type: types.share as ValueType, default: '20%', says: 'what is to be left of the revenue of a workstream' },
  },
};
type Stream = EntryOf<'workstream'>;

export default rule({
  ...self,
  group: 'Money',
  severity: 'warning',
  tried: true,
  summary: 'reports a workstream whose costs and working time leave too little of its revenue',
  around: true,
  late: true,
  plan(plan, frame, report) {
    const least = threshold<number>(self, frame);
    for (const stream of entriesOf(plan, 'workstream')) {
      if (isAsked(plan, stream)) continue;
      const margin = marginOf(plan, frame, stream);
      if (!margin || margin.share >= least) continue;
      const { spent, share } = margin;
      const message = `Costs and working time come to ${money(stream, spent)} of ${priced(stream.value.revenue!)}: ${percent(share)} is left, less than ${percent(least)}.`;
      report({ parsed: stream.parsed, range: at(stream, 'revenue') }, message, {
        related: now =>
          (marginOf(now, frame, stream)?.labour.jobs ?? []).slice(0, 10).map(({ job: { entry }, cost }) => ({
            place: { parsed: entry.parsed, range: entry.key.range },
            message: `Working time for ${money(stream, cost)}.`,
          })),
        fixes: now => fixes(now, stream.id, frame, least),
      });
    }
  },
});

interface Margin {
  readonly spent: number;
  /** What is left, as a part of the revenue. */
  readonly share: number;
  readonly labour: Labour;
}
/** What is left of a revenue; nothing where there is none, or nobody's rate is known. */
function marginOf(plan: Plan, frame: Frame, { id, value }: Stream): Margin | undefined {
  const { revenue, status } = value;
  if (!revenue || revenue.amount <= 0 || status === 'closed') return undefined;
  const { currency, amount } = revenue;
  const labour = labourOf(plan, frame.today, currency, frame.period, it => inherited(it, 'workstream') === id);
  if (!labour.expected) return undefined;
  const costs = costsOf(plan).filter(it => it.workstream === id && it.money.currency === currency);
  const spent = costs.reduce((sum, it) => sum + it.money.amount, labour.expected);
  return { spent, share: (amount - spent) / amount, labour };
}
const money = ({ value }: Stream, amount: number): string =>
  priced({ currency: value.revenue!.currency, amount: Math.round(amount) });
const percent = (share: number): string => `${Math.round(share * 100)} %`;

function fixes(plan: Plan, id: string, frame: Frame, least: number): Fix[] {
  const stream = find(plan, 'workstream', id);
  const margin = stream && marginOf(plan, frame, stream);
  if (!stream || !margin) return [];
  const decision = newDecision(plan, frame, {
    id: `margin-${id}`,
    question: `How does ${id} keep ${percent(least)} of its revenue?`,
    owner: stream.value.owner,
    options: ['cheaper work', 'less scope', 'accept it'],
    affects: [id],
  });
  return [
    ...cheaper(plan, stream, margin, frame, least),
    { title: `Open the decision ${cited(decision.id)}, to be made by ${decision.by}`, edits: [decision.edit] },
  ];
}

/** Somebody with a lower rate who can do it and has the time, where that is enough: the dearest work first. */
function cheaper(plan: Plan, stream: Stream, { labour }: Margin, frame: Frame, least: number): Fix[] {
  const { currency } = stream.value.revenue!;
  for (const { job } of labour.jobs.slice(0, 4)) {
    const rate = hourly(plan, job.owner, currency, frame.today);
    for (const { id } of heirsOf(plan, job, frame.today).slice(0, 4)) {
      const theirs = hourly(plan, id, currency, frame.today);
      if (!theirs || theirs >= rate) continue;
      const change = handTo(plan, job, id);
      const after = tryOut(plan, change);
      const then = marginOf(after, frame, find(after, 'workstream', stream.id)!);
      if (!then || then.share < least) continue;
      const title = `Hand ${cited(nameOf(job))} over to ${named(id)}, at a lower rate: ${percent(then.share)} is left`;
      return [{ ...change, title }];
    }
  }
  return [];
}

export const docs =
  'A workstream brings its revenue, and takes what is paid for it and the working time of people: hours spent, hours left, and its share of the days of those who carry its load, at their rates. Where too little is left, cheaper hands, less scope or another price are still possible; at the end they are not.';

export const examples: Example[] = [
  {
    name: 'somebody with a lower rate',
    plan: `
people:
  ana: { rate: USD 100/h, skills: [aws] }
  dev: { rate: USD 60/h, skills: [aws] }
workstreams:
  acme: { client: Acme, revenue: USD 10k }
  #                              ^^^^^^^ Costs and working time come to USD 8960 of USD 10k: 10 % is left, less than 20 %.
activities:
  move: { owner: ana, effort: 10d, due: 2026-10-30, workstream: acme, skills: [aws] }
  test: { owner: dev, effort: 2d, due: 2026-10-30, workstream: acme }
`,
    fix: 'Hand',
    fixed: `
people:
  ana: { rate: USD 100/h, skills: [aws] }
  dev: { rate: USD 60/h, skills: [aws] }
workstreams:
  acme: { client: Acme, revenue: USD 10k }
activities:
  move: { owner: dev, effort: 10d, due: 2026-10-30, workstream: acme, skills: [aws] }
  test: { owner: dev, effort: 2d, due: 2026-10-30, workstream: acme }
`,
  },
  {
    name: 'load and costs count: a decision is opened',
    plan: `
owner: ana
period: 2026-07-01..2026-09-30
people:
  ana: { rate: USD 800/d }
workstreams:
  acme: { client: Acme, revenue: USD 10k, owner: ana }
  #                              ^^^^^^^ Costs and working time come to USD 10280 of USD 10k: -3 % is left, less than 20 %.
activities:
  desk: { owner: ana, load: 10%, workstream: acme }
  test: { owner: ana, effort: 5d, spent: 1d, due: 2026-10-30, workstream: acme, cost: USD 1k }
`,
    fix: 'Open',
    fixed: `
owner: ana
period: 2026-07-01..2026-09-30
decisions:
  margin-acme:
    question: How does acme keep 20 % of its revenue?
    owner: ana
    by: 2026-07-31
    options: [cheaper work, less scope, accept it]
    affects: [acme]
people:
  ana: { rate: USD 800/d }
workstreams:
  acme: { client: Acme, revenue: USD 10k, owner: ana }
activities:
  desk: { owner: ana, load: 10%, workstream: acme }
  test: { owner: ana, effort: 5d, spent: 1d, due: 2026-10-30, workstream: acme, cost: USD 1k }
`,
  },
  {
    name: 'enough is left, or nobody has a rate or a revenue',
    plan: `
people:
  ana: { rate: USD 100/h }
  dev: {}
workstreams:
  acme: { client: Acme, revenue: USD 10k }
  bolt: { client: Bolt, revenue: USD 1k }
  own: {}
activities:
  move: { owner: ana, effort: 10d, due: 2026-10-30, workstream: acme }
  test: { owner: dev, effort: 9d, due: 2026-10-30, workstream: bolt }
  more: { owner: ana, effort: 9d, due: 2026-10-30, workstream: own }
`,
  },
];
