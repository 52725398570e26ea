import type { Goal } from '../language/goal.ts';
import { types } from '../language/values.ts';
import { quote, replace, setKey } from '../plan/edit.ts';
import { descend, type Node } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field, findAll } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { cited } from '../plan/suggest.ts';
import { converted, isInUnit, strangersTo, unitOf, withUnit } from '../words/unit.ts';
import { type Example, type Fix, type Near, type Report, rule } from './rule.ts';

export default rule({
  id: 'quantity-unit',
  group: 'Language',
  severity: 'error',
  summary: "reports a quantity in another unit than its metric's",
  entry: {
    metric(entry, near, report) {
      const nodes = [field(entry, 'target'), field(entry, 'limit'), ...(field(entry, 'readings')?.value.pairs ?? [])];
      judge(
        nodes.map(it => it?.value),
        entry,
        near,
        entry.parsed,
        report,
      );
    },
  },
  chunk(parsed, near, report) {
    const goal = parsed.pairs.find(it => it.key.text === 'goal')?.value;
    const { metric } = (parsed.value as { goal?: Goal } | undefined)?.goal ?? {};
    const entry = metric === undefined || parsed.chunk.kind !== 'head' ? undefined : near.find('metric', metric);
    const nodes = [descend(goal, ['from']), descend(goal, ['to'])].map(it => it?.value);
    if (entry) judge(nodes, entry, near, parsed, report);
  },
});

const goalOn = (goal: Goal | undefined, { id }: EntryOf<'metric'>): Goal | undefined =>
  goal?.metric === id ? goal : undefined;

function judge(
  nodes: readonly (Node | undefined)[],
  entry: EntryOf<'metric'>,
  { frame }: Near,
  parsed: Parsed,
  report: Report,
): void {
  const unit = unitOf(entry.value, goalOn(frame.head.goal, entry));
  if (unit === undefined) return;
  const says = `the unit of ${entry.value.unit === undefined ? 'most quantities of ' : ''}"${entry.id}"`;
  for (const node of nodes) {
    const quantity = node?.kind === 'scalar' ? types.quantity.read(node.text) : undefined;
    if (!node || !quantity || isInUnit(quantity, unit)) continue;
    const message = `${cited(node.text)} is not in ${cited(unit)}, ${says}. Use one unit, or no two of them can be compared.`;
    report(node.range, message, { fixes: plan => fixes(plan, parsed, node, entry) });
  }
}

function fixes(plan: Plan, parsed: Parsed, node: Node, { id }: EntryOf<'metric'>): Fix[] {
  // Of several of one name, the one that has a unit.
  const known = findAll(plan, 'metric', id).map(entry => {
    const goal = goalOn(goalOf(plan)?.value, entry);
    return { entry, goal, unit: unitOf(entry.value, goal) };
  });
  const { entry, goal, unit = '' } = known.find(it => it.unit !== undefined)!;
  const own = types.quantity.read(node.text)!.unit;
  const texts = [...new Set([converted(node.text, unit), withUnit(node.text, unit)])];
  const found: Fix[] = texts
    .filter(it => it !== undefined)
    .map(text => ({
      title: text === withUnit(node.text, unit) ? `Write ${text}: only the unit was wrong` : `Convert it: ${text}`,
      edits: [replace(plan, { parsed, range: node.range }, quote(text, true))],
    }));
  if (strangersTo(own, entry.value, goal) >= strangersTo(unit, entry.value, goal)) return found;
  return [
    ...found,
    { title: `Make ${cited(own)} the unit of "${id}"`, edits: [setKey(plan, entry, 'unit', quote(own, true))] },
  ];
}

export const docs =
  'Target, limit, readings and the goal of a metric are compared with each other, and 90 min against 2 h compares nothing. All are in the `unit` of the metric, or where it says none, in the one that most of them have. A bare number counts as being in that unit.';

export const examples: Example[] = [
  {
    name: 'hours among minutes',
    plan: `
metrics:
  answer-time:
    unit: min
    limit: 45 min
    target: 0.5 h
    #       ^^^^^ "0.5 h" is not in "min", the unit of "answer-time". Use one unit, or no two of them can be compared.
`,
    fixed: `
metrics:
  answer-time:
    unit: min
    limit: 45 min
    target: 30 min
`,
  },
  {
    name: 'only the unit is a slip',
    plan: `
metrics:
  onboarding-time:
    unit: days
    target: 7 hours
    #       ^^^^^^^ "7 hours" is not in "days", the unit of "onboarding-time". Use one unit, or no two of them can be compared.
    readings: { 2026-07-17: 12 days }
`,
    fixed: `
metrics:
  onboarding-time:
    unit: days
    target: 7 days
    readings: { 2026-07-17: 12 days }
`,
  },
  {
    name: 'the unit itself is a slip',
    plan: `
goal:
  outcome: Fewer outages
  metric: uptime
  to: 99.9%
#     ^^^^^ "99.9%" is not in "hours", the unit of "uptime". Use one unit, or no two of them can be compared.
metrics:
  uptime:
    unit: hours
`,
    fix: 'Make "%" the unit',
    fixed: `
goal:
  outcome: Fewer outages
  metric: uptime
  to: 99.9%
metrics:
  uptime:
    unit: "%"
`,
  },
  {
    name: 'no unit, and one that differs',
    plan: `
metrics:
  spend:
    limit: USD 320k
    target: EUR 300k
    #       ^^^^^^^^ "EUR 300k" is not in "USD", the unit of most quantities of "spend". Use one unit, or no two of them can be compared.
    readings: { 2026-07-01: USD 310k }
`,
    fixed: `
metrics:
  spend:
    limit: USD 320k
    target: USD 300k
    readings: { 2026-07-01: USD 310k }
`,
  },
  {
    name: 'one unit in other words, bare numbers, and a relative target',
    plan: `
goal: { outcome: Faster answers, metric: answer-time, from: 40, to: -20% }
metrics:
  answer-time:
    unit: minutes
    limit: 45 min
    target: 1 minute
    readings: { 2026-07-17: 44 mins, 2026-07-20: 43 }
`,
  },
];
