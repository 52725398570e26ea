import { currencyOf } from '../mend/currency.ts';
import { newDecision } from '../mend/new-entry.ts';
import { choices } from '../mend/owner-choice.ts';
import { type Edit, insertKey, quote, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, isOpen } from '../plan/query.ts';
import { cited, listed } from '../plan/suggest.ts';
import { type Gap, gapsOf, staged, stages, workIn } from '../reckon/stages.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Stream = EntryOf<'workstream'>;

export default rule({
  id: 'stage-unmet',
  group: 'Risk, gates, readiness',
  severity: 'warning',
  summary: 'reports a workstream at a stage that asks for more than is written',
  around: true,
  plan(plan, frame, report) {
    for (const entry of staged(plan)) {
      const gaps = gapsOf(plan, entry, entry.value.stage!);
      if (!gaps.length) continue;
      const missing = listed(gaps.map(it => it.words), 4); // biome-ignore format: one list
      const message = `At ${cited(entry.value.stage!)}, but it lacks ${missing}. Write what is missing, or go back a stage.`;
      report({ parsed: entry.parsed, range: at(entry, 'stage') }, message, {
        fixes: now => fixes(now, entry, gaps, frame),
      });
    }
  },
});

function fixes(plan: Plan, entry: Stream, gaps: readonly Gap[], frame: Frame): Fix[] {
  const met = stages[stages.indexOf(gaps[0]!.stage) - 1]!;
  const parts = gaps.map(it => fill(plan, entry, it, frame));
  const whole = parts.every(it => it !== undefined)
    ? [{ title: `Write ${listed(parts.map(it => it!.says))}`, edits: parts.flatMap(it => it!.edits) }]
    : [];
  return [
    ...whole,
    { title: `Set stage to ${met}, for which all is written`, edits: [setKey(plan, entry, 'stage', met)] },
  ];
}

/** What lacks, as text to fill in; nothing where only work itself can fill the gap. */
function fill(plan: Plan, entry: Stream, { what }: Gap, frame: Frame): { says: string; edits: Edit[] } | undefined {
  const own = choices(plan, entry, frame.owners)[0]!.name;
  if (what === 'owner') return { says: `"owner: ${own}"`, edits: [setKey(plan, entry, 'owner', quote(own, true))] };
  if (what === 'money') {
    const text = `${currencyOf(plan) || 'USD'} 0`;
    return { says: `"budget: ${text}" to fill in`, edits: [setKey(plan, entry, 'budget', text)] };
  }
  const work = workIn(plan, entry).find(it => isOpen(it.value) && !it.parent);
  const metric = frame.head.goal?.metric;
  if (what === 'measure' && work && metric !== undefined)
    return { says: `the goal's metric in "${work.id}"`, edits: [insertKey(plan, work, 'metric', quote(metric, true))] };
  if (what !== 'decision') return undefined;
  const decision = newDecision(plan, frame, {
    id: `go-${entry.id}`,
    question: `Do we go ahead with ${entry.id}?`,
    owner: entry.value.owner,
    options: ['go ahead', 'stop'],
    affects: [entry.id],
    taken: { chosen: 'go ahead', because: 'say why' },
  });
  return { says: `the decision ${cited(decision.id)}, taken today`, edits: [decision.edit] };
}

export const docs =
  'A stage is a promise about what was thought through. Identified: it has an owner, and a metric in its work or a client. Detailed: all its work says owner, due, effort and done. Decided: a decision on it was taken, and there is a budget or revenue. Implemented: no work done once is open. Closed: its metric was read after its last due date. Each stage asks for all that those before it ask for; go back to one that holds, or write what is missing.';

export const examples: Example[] = [
  {
    name: 'decided, without a decision or money: written',
    plan: `
owner: maya
workstreams:
  acme:
    owner: lu
    client: Acme
    stage: decided
    #      ^^^^^^^ At "decided", but it lacks a decision taken that affects it and a budget (or revenue). Write what is missing, or go back a stage.
activities:
  portal: { workstream: acme, status: done }
`,
    fixed: `
owner: maya
decisions:
  go-acme:
    question: Do we go ahead with acme?
    owner: lu
    by: 2026-07-24
    options: [go ahead, stop]
    chosen: go ahead
    because: say why
    decided: 2026-07-24
    affects: [acme]
workstreams:
  acme:
    owner: lu
    client: Acme
    budget: USD 0
    stage: decided
activities:
  portal: { workstream: acme, status: done }
`,
  },
  {
    name: 'detailed, but its work is not: back to what holds',
    plan: `
workstreams:
  acme: { owner: lu, stage: detailed }
  #                         ^^^^^^^^ At "detailed", but it lacks due and done of "portal" and effort of "patch". Write what is missing, or go back a stage.
activities:
  portal: { owner: lu, effort: 5d, metric: uptime, workstream: acme }
  patch: { owner: lu, every: 2w, done: Patch report filed, workstream: acme }
  desk: { owner: lu, load: 20%, done: First answer in 30 min, workstream: acme }
`,
    fixed: `
workstreams:
  acme: { owner: lu, stage: identified }
activities:
  portal: { owner: lu, effort: 5d, metric: uptime, workstream: acme }
  patch: { owner: lu, every: 2w, done: Patch report filed, workstream: acme }
  desk: { owner: lu, load: 20%, done: First answer in 30 min, workstream: acme }
`,
  },
  {
    name: 'identified, without an owner or a measure',
    plan: `
owner: maya
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
workstreams:
  acme: { stage: identified }
  #              ^^^^^^^^^^ At "identified", but it lacks an owner and a metric in its work (or a client). Write what is missing, or go back a stage.
activities:
  portal: { workstream: acme }
`,
    fixed: `
owner: maya
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
workstreams:
  acme: { owner: maya, stage: identified }
activities:
  portal: { metric: uptime, workstream: acme }
`,
  },
  {
    name: 'closed, but not over, and not measured',
    plan: `
metrics:
  uptime: { unit: "%", readings: { 2026-07-17: 99% } }
decisions:
  go: { chosen: go ahead, because: it pays, decided: 2026-05-04, affects: [acme, bolt] }
workstreams:
  acme: { owner: lu, revenue: USD 40k, stage: closed }
  #                                           ^^^^^^ At "closed", but it lacks a reading of its metric after its last due date. Write what is missing, or go back a stage.
  bolt: { owner: lu, budget: USD 4k, stage: implemented }
  #                                         ^^^^^^^^^^^ At "implemented", but it lacks the end of "survey". Write what is missing, or go back a stage.
activities:
  portal: { metric: uptime, workstream: acme, due: 2026-07-17, status: done }
  survey: { owner: lu, due: 2026-08-07, effort: 3d, done: 30 answers, metric: uptime, workstream: bolt }
`,
    fix: 'Set stage to decided',
    fixed: `
metrics:
  uptime: { unit: "%", readings: { 2026-07-17: 99% } }
decisions:
  go: { chosen: go ahead, because: it pays, decided: 2026-05-04, affects: [acme, bolt] }
workstreams:
  acme: { owner: lu, revenue: USD 40k, stage: closed }
  bolt: { owner: lu, budget: USD 4k, stage: decided }
activities:
  portal: { metric: uptime, workstream: acme, due: 2026-07-17, status: done }
  survey: { owner: lu, due: 2026-08-07, effort: 3d, done: 30 answers, metric: uptime, workstream: bolt }
`,
  },
  {
    name: 'stages that hold, and workstreams that say none',
    plan: `
metrics:
  uptime: { unit: "%", readings: { 2026-07-20: 99% } }
decisions:
  go: { chosen: go ahead, because: it pays, decided: 2026-05-04, affects: [acme] }
workstreams:
  acme: { owner: lu, revenue: USD 40k, stage: closed }
  bolt: { owner: lu, client: Bolt, stage: identified }
  crane: { stage: defined }
  delta: { stage: }
activities:
  portal: { metric: uptime, workstream: acme, due: 2026-07-17, status: done }
  poster: { workstream: acme, due: 2026-08-17, status: dropped }
  survey: { workstream: bolt }
`,
  },
  {
    name: 'implemented, without any work; and what other plans do and decide about it',
    plan: `
workstreams:
  acme: { owner: lu, client: Acme, budget: USD 4k, stage: implemented }
  #                                                       ^^^^^^^^^^^ At "implemented", but it lacks any work in it. Write what is missing, or go back a stage.
  bolt: { owner: lu, client: Bolt, budget: USD 4k, stage: implemented }
`,
    fixed: `
workstreams:
  acme: { owner: lu, client: Acme, budget: USD 4k, stage: decided }
  bolt: { owner: lu, client: Bolt, budget: USD 4k, stage: implemented }
`,
    others: {
      crm: {
        plan: `decisions:
  go: { options: [go, stop], chosen: go, because: it pays, decided: 2026-05-04, affects: [ops/acme, ops/bolt] }
activities:
  portal: { workstream: ops/bolt, status: done }
`,
      },
    },
  },
];
