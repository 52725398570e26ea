import type { FarEdit, Folder } from '../plan/change.ts';
import { remove } from '../plan/edit.ts';
import { splitRef } from '../plan/far-ref.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, findAll, headOf, prerequisites } from '../plan/query.ts';
import { headValue } from '../plan/strategy.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { circlesOf, type Link, type Step } from '../reckon/circles.ts';
import { type Example, type Fix, type PlanReport, rule } from './rule.ts';

/** A longer circle is told by its first names; each of its links is a related place. */
const mostNames = 6;

export default rule({
  id: 'dependency-cycle',
  group: 'Dependencies, hand-offs, decisions',
  severity: 'error',
  summary:
    'reports activities that wait for each other in a circle, in one plan or through several, and names the whole circle; and plans that serve each other so',
  around: true,
  plan(plan, _frame, report) {
    for (const { links, caught } of circlesOf(plan)) {
      // The link that closes the circle is the last that this plan writes.
      const closing = links.findLast(it => it.ref && !it.from.home);
      if (!closing) continue;
      const more = caught ? ` ${caught} more are caught in it.` : '';
      report(
        closing,
        `Waits in a circle, so none of it can start: ${round(links.map(it => nameOf(it.from)))}.${more}`,
        {
          related: () =>
            links
              .filter(it => it !== closing)
              .map(it => ({ place: it, ...(it.from.home && { home: it.from.home }), message: saying(it) })),
          fixes: (now, folder) => links.flatMap(it => (it.ref ? breakAt(now, it, folder) : [])),
        },
      );
    }
    serving(plan, report);
  },
});

const nameOf = ({ entry, home }: Step): string => named(home ? `${home.name}/${entry.id}` : entry.id);
const saying = ({ from, to, ref }: Link): string =>
  ref ? `"${nameOf(from)}" waits for "${nameOf(to)}".` : `"${nameOf(from)}" ends with its task "${nameOf(to)}".`;
function round(names: readonly string[]): string {
  const others = names.length > mostNames ? ` … and ${names.length - mostNames} more` : '';
  return `${names.slice(0, mostNames).join(' → ')}${others} → ${names[0]}`;
}

/** Takes one link out. Where it stands in another plan, that may have moved on since. */
function breakAt(plan: Plan, link: Link, folder: Folder | undefined): Fix[] {
  const { from, to, parsed, range, ref } = link;
  const title = `"${nameOf(from)}" no longer waits for "${nameOf(to)}": "${nameOf(from)}" may then start first`;
  if (!from.home) return [{ title, edits: [remove(plan, parsed, range)] }];
  const home = folder && plan.others?.others().find(it => it.file === from.home!.file);
  const [entry] = home ? (findAll(home.plan, 'activity', from.entry.id) as EntryOf<'activity'>[]) : [];
  const word = entry && prerequisites(entry).find(it => it.ref === ref);
  if (!home || !entry || !word) return [];
  const edit: FarEdit = { ...remove(home.plan, entry.parsed, word.range), file: home.file };
  return [{ title, edits: [], others: [edit] }];
}

/** Each plan serves one: whoever follows them may come back. */
function serving(plan: Plan, report: PlanReport): void {
  const { others } = plan;
  const head = headOf(plan, 'serves');
  const names: string[] = [];
  let next = head && headValue(plan, 'serves');
  for (const seen = new Set<string>(); others && typeof next === 'string' && !seen.has(next); ) {
    seen.add(next);
    const name = splitRef(next)?.plan ?? '';
    if (name === others.name) {
      if (!names.length) return;
      report(
        { parsed: head!.parsed, range: head!.pair.value.range },
        `Plans serve each other in a circle, so none of them leads anywhere: ${round([others.name, ...names].map(named))}.`,
        {
          fixes: now => [
            {
              title: `This plan no longer serves ${cited(names[0]!)}`,
              edits: [remove(now, head!.parsed, head!.pair.key.range)],
            },
          ],
        },
      );
      return;
    }
    names.push(name);
    const [home] = others.plans(name);
    next = home && headValue(home.plan, 'serves');
  }
}

export const docs =
  'None of them can ever start, nor anything behind them. Each link of the circle is listed; remove the one that is not really needed. A circle that goes through several plans is told in each of them.';

export const examples: Example[] = [
  {
    name: 'a circle of three',
    plan: `
activities:
  audit: { after: [train] }
  form: { after: [audit] }
  #               ^^^^^ Waits in a circle, so none of it can start: audit → train → form → audit.
  train: { after: [form] }
`,
    fixed: `
activities:
  audit: { after: [] }
  form: { after: [audit] }
  train: { after: [form] }
`,
    fix: '"audit" no longer waits for "train"',
  },
  {
    name: 'a circle of eight',
    plan: `
activities:
  a1: { after: [a8] }
  a2: { after: [a1] }
  #             ^^ Waits in a circle, so none of it can start: a1 → a8 → a7 → a6 → a5 → a4 … and 2 more → a1.
  a3: { after: [a2] }
  a4: { after: [a3] }
  a5: { after: [a4] }
  a6: { after: [a5] }
  a7: { after: [a6] }
  a8: { after: [a7] }
`,
  },
  {
    name: 'an activity whose task waits for it',
    plan: `
activities:
  form:
    tasks:
      draft: { after: [form] }
      #                ^^^^ Waits in a circle, so none of it can start: form → draft → form.
`,
    fixed: `
activities:
  form:
    tasks:
      draft: { after: [] }
`,
  },
  {
    name: 'through another plan, and back',
    plan: `
activities:
  form: { after: [crm/import + 2d, audit] }
  audit: {}
  train:
    after: [form]
    #       ^^^^ Waits in a circle, so none of it can start: form → crm/import → crm/tests → train → form.
`,
    others: {
      crm: {
        plan: `
activities:
  import: { tasks: { tests: { after: [ops/train, ops/audit] } } }
`,
        fixed: `
activities:
  import: { tasks: { tests: { after: [ops/audit] } } }
`,
      },
      sales: { plan: 'activities:\n  offer: { after: [ops/train, crm/import] }\n' },
    },
    fix: '"crm/tests" no longer waits for "train"',
    fixed: `
activities:
  form: { after: [crm/import + 2d, audit] }
  audit: {}
  train:
    after: [form]
`,
  },
  {
    name: 'plans that serve each other',
    plan: `
plan: Onboard faster
serves: strategy/goal
#       ^^^^^^^^^^^^^ Plans serve each other in a circle, so none of them leads anywhere: ops → strategy → ops.
goal: { outcome: New clients start sooner }
`,
    others: { strategy: { plan: 'kind: strategy\ngoal: { outcome: Clients stay }\nserves: ops/goal\n' } },
    fixed: `
plan: Onboard faster
goal: { outcome: New clients start sooner }
`,
  },
  {
    name: 'a chain through other plans',
    plan: `
serves: strategy/goal
activities:
  form: { after: [crm/import] }
  train: { after: [form] }
`,
    others: {
      crm: { plan: 'activities:\n  import: { after: [sales/offer] }\n  done: { after: [ops/train], status: done }\n' },
      sales: { plan: 'activities:\n  offer: {}\n' },
      strategy: { plan: 'kind: strategy\ngoal: { outcome: Clients stay }\n' },
    },
  },
  {
    name: 'a chain, and a circle through something that is done',
    plan: `
activities:
  audit: { after: [train], status: done }
  form: { after: [audit] }
  train: { after: [form] }
`,
  },
];
