import type { Decision } from '../language/governance.ts';
import { newDecision } from '../mend/new-entry.ts';
import { quote, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Node } from '../plan/node.ts';
import type { Member } from '../plan/others.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, entriesOf, items, resolve } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { courseOf, inUnit } from '../reckon/course.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Metric = EntryOf<'metric'>;
/** A metric that another one works against, with whose goal it is. */
interface Against {
  readonly node: Node;
  readonly other: Metric;
  readonly home: Member | undefined;
}

export default rule({
  id: 'metric-conflict',
  group: 'Goal and metrics',
  severity: 'warning',
  summary:
    'reports a metric that works against the goal of another owner, while neither a limit nor a decision says how far',
  around: true,
  plan(plan, frame, report) {
    for (const metric of entriesOf(plan, 'metric')) {
      const { counter, owner, limit } = metric.value;
      if (!counter || owner === undefined || limit !== undefined) continue;
      for (const against of goalsAgainst(plan, metric)) {
        const { node, other, home } = against;
        const theirs = other.value.owner;
        if (theirs === undefined || theirs === owner || isDecided(plan, metric, against)) continue;
        report(
          { parsed: metric.parsed, range: node.range },
          `${cited(metric.id)} of ${named(owner)} works against ${cited(node.text)}, the goal of ${named(theirs)}: each can win only at the cost of the other. Decide together how far each may go, or set a limit here.`,
          {
            related: () => [
              {
                place: { parsed: metric.parsed, range: at(metric, 'owner') },
                message: `${named(owner)} owns this one.`,
              },
              {
                place: { parsed: other.parsed, range: at(other, 'owner') },
                ...(home && { home }),
                message: `${named(theirs)} owns the goal.`,
              },
            ],
            fixes: now => fixes(now, frame, metric, node.text),
          },
        );
      }
    }
  },
});

/** Those under `counter` that are the metric of a plan's goal. */
const goalsAgainst = (plan: Plan, metric: Metric): Against[] =>
  items(metric, 'counter').flatMap(node => {
    const found = node.kind === 'scalar' ? resolve(plan, 'metric', node.text) : undefined;
    if (!found || found.entry === metric) return [];
    const { entry: other, home } = found;
    return goalOf(home?.plan ?? plan)?.value.metric === other.id ? [{ node, other, home }] : [];
  });

/** An open decision, or one that was taken, names both, here or where the goal is. */
function isDecided(plan: Plan, { id }: Metric, { node, other, home }: Against): boolean {
  const names = (it: Decision, own: string, far: string): boolean =>
    !!it.affects?.includes(own) && it.affects.includes(far);
  const here = entriesOf(plan, 'decision').some(it => names(it.value, id, node.text));
  const there = home ? entriesOf(home.plan, 'decision') : [];
  return here || there.some(it => names(it.value, other.id, `${plan.others?.name}/${id}`));
}

function fixes(plan: Plan, frame: Frame, metric: Metric, ref: string): Fix[] {
  const { id, value } = metric;
  const decision = newDecision(plan, frame, {
    id: `${id}-balance`,
    question: `How far may ${id} go at the cost of ${ref}?`,
    owner: frame.head.owner ?? value.owner,
    options: [`${ref} first`, `${id} first`],
    affects: [id, ref],
  });
  const course = courseOf(value, undefined, frame.today);
  const newest = course?.readings.at(-1);
  const limit = newest && course && newest.amount !== value.target?.amount ? inUnit(course, newest.amount) : undefined;
  return [
    { title: `Open the decision "${decision.id}", to be made by ${decision.by}`, edits: [decision.edit] },
    ...(limit === undefined
      ? []
      : [
          {
            title: `Set the limit ${limit}: no worse than now`,
            edits: [setKey(plan, metric, 'limit', quote(limit, true))],
          },
        ]),
  ];
}

export const docs =
  'Fewer hands on the desk save money and cost answers. Where two people are each praised for one of two such numbers, each does well by harming the other. Say in a decision that names both how far each may go, or give the metric a `limit` as a guardrail.';

export const examples: Example[] = [
  {
    name: 'cost against answers: decide together',
    plan: `
owner: maya
goal: { outcome: Clients get an answer at once, metric: answer-time, to: 10 min }
metrics:
  answer-time: { owner: lu, unit: min }
  desk-cost:
    owner: tom
    unit: USD
    target: USD 20k
    readings: { 2026-07-17: USD 26k }
    counter: [answer-time]
    #         ^^^^^^^^^^^ "desk-cost" of tom works against "answer-time", the goal of lu: each can win only at the cost of the other. Decide together how far each may go, or set a limit here.
`,
    fixed: `
owner: maya
goal: { outcome: Clients get an answer at once, metric: answer-time, to: 10 min }
metrics:
  answer-time: { owner: lu, unit: min }
  desk-cost:
    owner: tom
    unit: USD
    target: USD 20k
    readings: { 2026-07-17: USD 26k }
    counter: [answer-time]
decisions:
  desk-cost-balance:
    question: How far may desk-cost go at the cost of answer-time?
    owner: maya
    by: 2026-07-31
    options: [answer-time first, desk-cost first]
    affects: [desk-cost, answer-time]
`,
  },
  {
    name: 'the goal of another plan: a limit as a guardrail',
    plan: `
metrics:
  desk-cost: { owner: tom, target: USD 20k, readings: { 2026-07-17: USD 26k }, counter: [desk/answer-time] }
  #                                                                                      ^^^^^^^^^^^^^^^^ "desk-cost" of tom works against "desk/answer-time", the goal of lu: each can win only at the cost of the other. Decide together how far each may go, or set a limit here.
`,
    others: {
      desk: {
        plan: 'goal: { outcome: Answers at once, metric: answer-time }\nmetrics:\n  answer-time: { owner: lu, unit: min }\n',
      },
    },
    fix: 'Set the limit',
    fixed: `
metrics:
  desk-cost: { owner: tom, target: USD 20k, limit: USD 26000, readings: { 2026-07-17: USD 26k }, counter: [desk/answer-time] }
`,
  },
  {
    name: 'one owner, a limit, a decision, and a metric that is nobody’s goal',
    plan: `
goal: { outcome: Answers at once, metric: answer-time, to: 10 min }
metrics:
  answer-time: { owner: lu, unit: min }
  waiting: { owner: tom, unit: min }
  a: { owner: lu, counter: [answer-time] }
  b: { owner: tom, limit: USD 30k, counter: [answer-time] }
  c: { owner: tom, counter: [answer-time] }
  d: { owner: lu, counter: [waiting] }
decisions:
  balance: { question: How far?, affects: [answer-time, c] }
`,
  },
];
