import type { Kind } from '../language/kinds.ts';
import { types } from '../language/values.ts';
import { farFixes, farTrouble } from '../mend/far-refs.ts';
import { seenOf } from '../mend/hidden.ts';
import { dropWord } from '../plan/drop.ts';
import { quote, replace } from '../plan/edit.ts';
import { mayBeFar } from '../plan/far-ref.ts';
import type { Frame } from '../plan/frame.ts';
import { isDefined, kindName } from '../plan/names.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, find } from '../plan/query.ts';
import { insertEntry } from '../plan/sections.ts';
import { cited, near as nearest } from '../plan/suggest.ts';
import { capital } from '../plan/wording.ts';
import { type Example, type Fix, type Related, rule } from './rule.ts';

/** Where a thing of each kind is defined, and the first lines of a new one. */
const sections: Partial<Record<Kind, { section: string; body: (words: string) => string[] }>> = {
  activity: { section: 'activities', body: words => [`title: ${words}`] },
  milestone: { section: 'milestones', body: words => [`title: ${words}`] },
  decision: { section: 'decisions', body: words => [`question: ${words}`] },
  metric: { section: 'metrics', body: words => [`title: ${words}`] },
  workstream: { section: 'workstreams', body: words => [`title: ${words}`] },
  team: { section: 'teams', body: words => [`title: ${words}`] },
  calendar: { section: 'calendars', body: () => ['week: mon..fri'] },
};
const none: readonly never[] = [];
const resources = ['budget', 'headcount', 'tooling'];

export default rule({
  id: 'ref-unknown',
  group: 'Language',
  severity: 'error',
  summary:
    'reports a name that nothing in the plan has, or nothing in the other plan that it leads to, or that is of a kind which the key does not take',
  chunk(parsed, near, report) {
    for (const token of parsed.tokens) {
      const trouble = near.others && token.node.text.includes('/') ? farTrouble(near, token) : undefined;
      if (trouble) report(token.range, trouble, { fixes: plan => farFixes(plan, parsed, token) });
      const kinds = kindsOf(token, near.frame);
      if (!kinds.length || kinds.some(it => near.find(it, token.text))) continue;
      const words = kinds.map(kindName);
      const named = words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words[0];
      report(
        token.range,
        `No ${named} is called ${cited(token.text)}. Correct the name, create it, or remove it here.`,
        {
          related: plan => elsewhere(plan, token, kinds),
          fixes: plan => fixes(plan, parsed, token, kinds),
        },
      );
    }
  },
});

/** The kinds that a word may name; none where other rules or other plans say what it names. */
function kindsOf({ meaning, node, text, key, entry }: Token, { teams }: Frame): readonly Kind[] {
  const kinds = meaning?.refersTo ?? none;
  if (
    !kinds.length ||
    !text ||
    node.kind !== 'scalar' ||
    (mayBeFar(kinds) && /[/\\]/.test(text)) ||
    seenOf(text) !== text ||
    kinds.includes('goal')
  )
    return none;
  if (kinds.includes('person') || (kinds.includes('team') && !teams)) return none;
  return entry?.kind === 'decision' && key === 'affects' && resources.includes(text) ? none : kinds;
}

/** What has this name, and is of another kind. */
const elsewhere = (plan: Plan, { text }: Token, kinds: readonly Kind[]): Related[] =>
  ([...Object.keys(sections), 'risk', 'person', 'scenario'] as Kind[])
    .filter(it => !kinds.includes(it) && isDefined(plan, it, text))
    .map(kind => {
      const { parsed, key } = find(plan, kind, text)!;
      return { place: { parsed, range: key.range }, message: `The ${kindName(kind)} of this name.` };
    });

function fixes(plan: Plan, parsed: Parsed, token: Token, kinds: readonly Kind[]): Fix[] {
  const { text, entry } = token;
  const ids = kinds.flatMap(kind => entriesOf(plan, kind).map(it => it.id));
  const lag = token.meaning?.types?.includes('lagged') ? /^(\S+)\s+(\d[\d.]*[hdw])$/.exec(text) : undefined;
  const near =
    lag && ids.includes(lag[1]!)
      ? [`${lag[1]} + ${lag[2]}`]
      : nearest(
          text,
          ids.filter(it => it !== entry?.id),
        );
  const found: Fix[] = near.map(it => ({
    title: `Write "${it}"`,
    edits: [replace(plan, { parsed, range: token.range }, quote(it, true))],
  }));
  const kind = kinds[0]!;
  const fresh = sections[kind];
  if (fresh && types.id.read(text) !== undefined) {
    const words = text.replace(/[-_.]+/g, ' ').trim();
    const body = fresh.body(words ? capital(words) : text);
    const edits = [insertEntry(plan, fresh.section, text, body)];
    found.push({ title: `Create the ${kindName(kind)} "${text}"`, edits });
  }
  return [...found, dropWord(plan, parsed, token)];
}

export const docs =
  'A name that leads nowhere counts for nothing: nobody waits for it, and nothing is measured by it. Correct it, create what it names, or remove it. Teams are judged once some plan has `teams:`. A name in another plan, `plan/id`, is kept and not judged.';

export const examples: Example[] = [
  {
    name: 'a slip of the fingers',
    plan: `
activities:
  audit-checklist:
    owner: dev
  rebuild-form:
    after: [audit-chekclist + 2d]
    #       ^^^^^^^^^^^^^^^ No activity, milestone or decision is called "audit-chekclist". Correct the name, create it, or remove it here.
`,
    fixed: `
activities:
  audit-checklist:
    owner: dev
  rebuild-form:
    after: [audit-checklist + 2d]
`,
  },
  {
    name: 'nothing of that name',
    plan: `
activities:
  rebuild-form:
    owner: dev
    metric: fill-time
    #       ^^^^^^^^^ No metric is called "fill-time". Correct the name, create it, or remove it here.
`,
    fix: 'Create the metric',
    fixed: `
metrics:
  fill-time:
    title: Fill time
activities:
  rebuild-form:
    owner: dev
    metric: fill-time
`,
  },
  {
    name: 'the only one in its list',
    plan: `
activities:
  rebuild-form:
    after:
      - migrate
#       ^^^^^^^ No activity, milestone or decision is called "migrate". Correct the name, create it, or remove it here.
    effort: 3d
`,
    fix: 'Remove "migrate" from "after"',
    fixed: `
activities:
  rebuild-form:
    effort: 3d
`,
  },
  {
    name: 'a wait without its plus sign',
    plan: `
milestones:
  go-live: 2026-09-01
activities:
  train-managers:
    after: [go-live 2d]
    #       ^^^^^^^^^^ No activity, milestone or decision is called "go-live 2d". Correct the name, create it, or remove it here.
`,
    fixed: `
milestones:
  go-live: 2026-09-01
activities:
  train-managers:
    after: [go-live + 2d]
`,
  },
  {
    name: 'an activity where a workstream is named',
    plan: `
activities:
  rebuild-form: { owner: dev }
  train-managers:
    workstream: rebuild-form
    #           ^^^^^^^^^^^^ No workstream is called "rebuild-form". Correct the name, create it, or remove it here.
`,
    fix: 'Remove',
    fixed: `
activities:
  rebuild-form: { owner: dev }
  train-managers:
`,
  },
  {
    name: 'a team, once there are teams',
    plan: `
teams:
  operations: { lead: maya, calendar: coast }
  #                                   ^^^^^ No calendar is called "coast". Correct the name, create it, or remove it here.
people:
  maya: { team: operation }
  #             ^^^^^^^^^ No team is called "operation". Correct the name, create it, or remove it here.
`,
    fix: 'Create the calendar "coast"',
    fixed: `
calendars:
  coast:
    week: mon..fri
teams:
  operations: { lead: maya, calendar: coast }
people:
  maya: { team: operation }
`,
  },
  {
    name: 'all of these lead somewhere, or to another plan',
    plan: `
serves: strategy/growth
decisions:
  fund-gap:
    affects: [budget, audit, fill-time]
metrics:
  fill-time: { unit: min }
people:
  ana: { team: ops }
activities:
  audit:
    metric: fill-time
    after: [fund-gap, crm/api-freeze + 2d]
`,
  },
  {
    name: 'no person, team or calendar stands in another plan, whatever strokes its name has',
    plan: `
owner: n/a
consulted: [Maya/Dev]
people:
  dev: { team: Ops/IT }
metrics:
  fill-time: { unit: min, owner: Maya/Dev }
activities:
  audit:
    owner: Ana w/ Bob
    with: [Ana/Bob]
    done: [{ criterion: Report of 12 suppliers filed, by: Maya/Dev }]
    blocked: { by: Legal/Finance, need: a signature }
`,
    others: { crm: { plan: 'plan: CRM\n' } },
  },
  {
    name: 'a team of two names, once there are teams',
    plan: `
teams:
  ops: { title: Operations }
people:
  dev: { team: Ops/IT }
  #            ^^^^^^ No team is called "Ops/IT". Correct the name, create it, or remove it here.
`,
    fix: 'Remove "team"',
    fixed: `
teams:
  ops: { title: Operations }
people:
  dev: {  }
`,
    others: { crm: { plan: 'plan: CRM\n' } },
  },
  {
    name: 'a plan that says it serves itself',
    plan: `
serves: ops/goal
#       ^^^^^^^^ "ops/goal" stands in this plan itself, and a plan serves what stands in another. Write the plan above it, or remove it here.
goal: { outcome: Fewer outages }
`,
    fixed: `
serves: strategy/goal
goal: { outcome: Fewer outages }
`,
    others: { strategy: { plan: 'kind: strategy\ngoal: { outcome: Clients stay }\n' } },
  },
];
