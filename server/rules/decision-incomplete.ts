import { type Day, iso } from '../language/day.ts';
import { choiceOf, isUndecided } from '../mend/choose.ts';
import { dropKeys } from '../mend/drop-keys.ts';
import { appendTo, flowList } from '../mend/lists.ts';
import { insertKey, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { isProposed } from '../plan/keys.ts';
import { mentionsFrom } from '../plan/named-from.ts';
import { isDefined } from '../plan/names.ts';
import type { Pair } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, field, isOpen, mentions } from '../plan/query.ts';
import { says } from '../plan/section.ts';
import { cited, listed } from '../plan/suggest.ts';
import { type Example, type Extra, type Fix, type PlanReport, rule } from './rule.ts';

type Decision = EntryOf<'decision'>;

export default rule({
  id: 'decision-incomplete',
  group: 'Dependencies, hand-offs, decisions',
  severity: 'warning',
  summary:
    'reports a decision that was taken without a day or a reason, or has one of these and no choice; and an open one that has fewer than two options or affects nothing',
  around: true,
  plan(plan, frame, report) {
    for (const entry of entriesOf(plan, 'decision')) {
      const tell = tellOf(entry, report);
      if (says(entry, 'chosen')) judgeTaken(entry, frame.today, tell);
      else if (isUndecided(entry) && ['decided', 'because'].some(it => says(entry, it)))
        judgeNameless(entry, frame, tell);
      else if (isUndecided(entry)) judgeOpen(plan, entry, frame, tell);
    }
  },
});

type Tell = (message: string, extra: Extra) => void;
const tellOf =
  ({ parsed, key }: Decision, report: PlanReport): Tell =>
  (message, extra) =>
    report({ parsed, range: key.range }, message, extra);

/** A key without a value is another rule's matter, and so is another word for it. */
const lacks = (entry: Decision, key: string): boolean => !field(entry, key) && !isProposed(entry, key);

function judgeTaken(entry: Decision, today: Day, tell: Tell): void {
  const missing = ['because', 'decided'].filter(it => lacks(entry, it));
  if (!missing.length) return;
  const what = missing.length > 1 ? 'when or why' : missing[0] === 'decided' ? 'when' : 'why';
  tell(`${cited(entry.value.chosen ?? '')} was chosen, and nothing says ${what}. Write it while somebody remembers.`, {
    fixes: plan => {
      const texts = missing.map(it => ({ key: it, text: it === 'decided' ? iso(today) : 'say why' }));
      const title = listed(texts.map(it => (it.key === 'decided' ? `"decided: ${it.text}"` : 'a reason to fill in')));
      return [{ title: `Write ${title}`, edits: texts.map(it => insertKey(plan, entry, it.key, it.text)) }];
    },
  });
}

function judgeNameless(entry: Decision, { today }: Frame, tell: Tell): void {
  if (!lacks(entry, 'chosen')) return;
  const facts = ['decided', 'because'].filter(it => field(entry, it));
  const what = facts.includes('decided') ? 'A day on which it was decided' : 'A reason';
  tell(`${what}, but not what was chosen. Write the choice, or open it again.`, {
    fixes: plan => [
      ...choiceOf(plan, entry, today),
      { title: `Remove ${listed(facts.map(it => `"${it}"`))}: it is open`, edits: dropKeys(plan, entry, facts) },
    ],
  });
}

function judgeOpen(plan: Plan, entry: Decision, frame: Frame, tell: Tell): void {
  const options = field(entry, 'options');
  const distinct = saidIn(options);
  const isShort = options ? options.value.kind === 'list' && distinct.length < 2 : lacks(entry, 'options');
  if (isShort) {
    const fact = distinct.length ? `Only one option, ${cited(distinct[0]!)}` : 'No options';
    tell(`${fact}, so there is nothing to choose between. Write two answers or more.`, {
      fixes: now => [withOptions(now, entry)],
    });
  }
  const affects = field(entry, 'affects');
  const isIdle = affects ? affects.value.kind === 'list' && !saidIn(affects).length : lacks(entry, 'affects');
  if (!isIdle || mentions(plan, 'decision', entry.id).length || mentionsFrom(plan, 'decision', entry.id).length) return;
  tell('Nothing waits for this decision, so nobody sees what it holds up. Say what it affects.', {
    fixes: now => affected(now, entry, frame),
  });
}

/** What a list says: each item once, empty ones left out; an item that is no text says what only it can. */
const saidIn = (pair: Pair | undefined): string[] => [
  ...new Set(
    (pair?.value.items ?? []).map((it, i) => (it.kind === 'scalar' ? it.text.trim() : `${i}`)).filter(it => it),
  ),
];

function withOptions(plan: Plan, entry: Decision): Fix {
  const pair = field(entry, 'options');
  if (pair && !saidIn(pair).length)
    return {
      title: 'Write two options, to fill in',
      edits: [setKey(plan, entry, 'options', flowList(['say one answer', 'say another']))],
    };
  const edits = pair
    ? appendTo(plan, entry.parsed, pair, ['say another answer'])
    : [insertKey(plan, entry, 'options', flowList(['say one answer', 'say another']))];
  return { title: pair ? 'Add an option, to fill in' : 'Add two options, to fill in', edits };
}

/** The activities due next behind its date, the measure of the goal, and the resources that the plan has. */
function affected(plan: Plan, entry: Decision, { head, today }: Frame): Fix[] {
  const from = entry.value.by ?? today;
  const next = entriesOf(plan, 'activity')
    .filter(it => isOpen(it.value) && !it.parent && it.value.due !== undefined && it.value.due >= from)
    .sort((a, b) => a.value.due! - b.value.due!)
    .map(it => it.id);
  const { goal, resources } = head;
  const metric = goal?.metric !== undefined && isDefined(plan, 'metric', goal.metric) ? [goal.metric] : [];
  const means = ['budget', 'headcount', 'tooling'].filter(it => resources && Object.hasOwn(resources, it));
  const all = [...next.slice(0, 5), ...metric, ...means];
  return (all.length ? all : ['budget']).map(it => ({
    title: `It affects ${cited(it)}`,
    edits: [setKey(plan, entry, 'affects', flowList([it]))],
  }));
}

export const docs =
  'A decision is a question with at least two answers, and something that waits for one of them. Once it is taken, the day and the reason keep it from being taken again: whoever joins later can see why. What waits is written under `affects`, or names the decision itself under `after` or `blocked`.';

export const examples: Example[] = [
  {
    name: 'chosen, without a day or a reason',
    plan: `
decisions:
  fund-gap:
 #^^^^^^^^ "fund it" was chosen, and nothing says when or why. Write it while somebody remembers.
    options: [fund it, cut scope]
    chosen: fund it
`,
    fixed: `
decisions:
  fund-gap:
    options: [fund it, cut scope]
    chosen: fund it
    because: say why
    decided: 2026-07-24
`,
  },
  {
    name: 'decided, and nobody wrote what',
    plan: `
decisions:
  supplier: { options: [Acme, Bolt], decided: 2026-07-20, affects: [budget] }
 #^^^^^^^^ A day on which it was decided, but not what was chosen. Write the choice, or open it again.
`,
    fixed: `
decisions:
  supplier: { options: [Acme, Bolt], chosen: Acme, because: say why, decided: 2026-07-20, affects: [budget] }
`,
  },
  {
    name: 'a reason, but no choice: open again',
    plan: `
decisions:
  supplier: { options: [Acme, Bolt], because: Acme is nearer }
 #^^^^^^^^ A reason, but not what was chosen. Write the choice, or open it again.
activities:
  form: { blocked: { by: lu, decision: supplier } }
`,
    fix: 'Remove',
    fixed: `
decisions:
  supplier: { options: [Acme, Bolt] }
activities:
  form: { blocked: { by: lu, decision: supplier } }
`,
  },
  {
    name: 'one answer only, and nothing waits for it',
    plan: `
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
resources:
  budget: { have: USD 320k, need: USD 400k }
decisions:
  supplier: { question: Which supplier?, by: 2026-07-31, options: [Acme] }
 #^^^^^^^^ Only one option, "Acme", so there is nothing to choose between. Write two answers or more.
 #^^^^^^^^ Nothing waits for this decision, so nobody sees what it holds up. Say what it affects.
activities:
  form: { due: 2026-08-21 }
  audit: { due: 2026-08-07 }
  train: { due: 2026-07-24 }
`,
    fix: 'It affects "audit"',
    fixed: `
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
resources:
  budget: { have: USD 320k, need: USD 400k }
decisions:
  supplier: { question: Which supplier?, by: 2026-07-31, options: [Acme], affects: [audit] }
activities:
  form: { due: 2026-08-21 }
  audit: { due: 2026-08-07 }
  train: { due: 2026-07-24 }
`,
  },
  {
    name: 'no options',
    plan: `
decisions:
  supplier:
 #^^^^^^^^ No options, so there is nothing to choose between. Write two answers or more.
    question: Which supplier?
    by: 2026-07-31
    affects: [budget]
`,
    fixed: `
decisions:
  supplier:
    question: Which supplier?
    by: 2026-07-31
    options: [say one answer, say another]
    affects: [budget]
`,
  },
  {
    name: 'whole ones: open, taken, named by what waits for it; and half-written ones',
    plan: `
decisions:
  fund-gap: { options: [fund it, cut scope], affects: [budget] }
  supplier: { options: [Acme, Bolt], chosen: Acme, because: the price, decided: 2026-07-20 }
  office: { options: [Leeds, York] }
  portal: { alternatives: [build, buy], affects: }
  desk: { options: , affects: [form], chosen: }
activities:
  form: { after: [office] }
`,
  },
  {
    name: 'lists that say nothing, or one thing twice',
    plan: `
decisions:
  supplier: { question: Which supplier?, options: [], affects: [] }
 #^^^^^^^^ No options, so there is nothing to choose between. Write two answers or more.
 #^^^^^^^^ Nothing waits for this decision, so nobody sees what it holds up. Say what it affects.
  office: { question: Which office?, options: [Leeds, Leeds], affects: [budget] }
 #^^^^^^ Only one option, "Leeds", so there is nothing to choose between. Write two answers or more.
  desk: { question: Which desk?, options: [oak, ""], affects: [budget] }
 #^^^^ Only one option, "oak", so there is nothing to choose between. Write two answers or more.
`,
    fix: 'Write two options',
    fixed: `
decisions:
  supplier: { question: Which supplier?, options: [say one answer, say another], affects: [] }
  office: { question: Which office?, options: [Leeds, Leeds], affects: [budget] }
  desk: { question: Which desk?, options: [oak, ""], affects: [budget] }
`,
  },
  {
    name: 'work of another plan waits for it',
    plan: `
decisions:
  supplier: { question: Which supplier?, options: [Acme, Bolt] }
`,
    others: { crm: { plan: 'activities:\n  form: { owner: lu, after: [ops/supplier] }\n' } },
  },
];
