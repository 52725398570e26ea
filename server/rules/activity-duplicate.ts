import { giveUp } from '../mend/outcome.ts';
import { waitFor } from '../mend/prerequisites.ts';
import { workMark } from '../plan/marks.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, field, prerequisites } from '../plan/query.ts';
import { slipOf } from '../plan/slipped.ts';
import { cited } from '../plan/suggest.ts';
import { firstLine } from '../plan/written.ts';
import { isJoined } from '../reckon/joined.ts';
import { isPlaceholder } from '../words/title.ts';
import { type Example, type Fix, type PlanReport, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;

export default rule({
  id: 'activity-duplicate',
  group: 'Scope and done',
  severity: 'warning',
  summary: 'reports two pieces of open work whose titles say the same',
  around: true,
  plan(plan, _frame, report) {
    const seen = new Map<string, Activity>();
    for (const entry of entriesOf(plan, 'activity')) {
      const key = workMark(entry);
      if (key === undefined) continue;
      const first = seen.get(key);
      if (!first) {
        seen.set(key, entry);
        if (!entry.parent && plan.others) judgeFar(plan, entry, key, report);
        continue;
      }
      // A second round behind the first is meant.
      if (!isTold(entry) || isJoined(plan, first, entry)) continue;
      const title = field(entry, 'title')!.value;
      const message = `Says the same as ${cited(first.id)}, so two people may do it twice. Drop one, or let one follow the other.`;
      report({ parsed: entry.parsed, range: firstLine(entry.parsed, title.range) }, message, {
        related: () => [
          { place: { parsed: first.parsed, range: field(first, 'title')!.value.range }, message: 'The other one.' },
        ],
        fixes: now => fixes(now, entry, first),
      });
    }
  },
});

/** The same work in a plan whose file comes before this one: of two the later is told. */
function judgeFar(plan: Plan, entry: Activity, key: string, report: PlanReport): void {
  const others = plan.others!;
  for (const home of others.marked(key)) {
    if (home.file > others.file) return;
    const first = entriesOf(home.plan, 'activity').find(it => workMark(it) === key);
    const name = first && `${home.name}/${first.id}`;
    if (!name || isAfter(entry, name) || isAfter(first, `${others.name}/${entry.id}`) || !isTold(entry)) continue;
    const { range } = field(entry, 'title')!.value;
    const message = `Says the same as ${cited(name)}, so two people may do it twice. Drop one, or let one follow the other.`;
    report({ parsed: entry.parsed, range: firstLine(entry.parsed, range) }, message, {
      related: () => [
        { place: { parsed: first.parsed, range: field(first, 'title')!.value.range }, home, message: 'The other one.' },
      ],
      fixes: now => [
        {
          title: `Drop this one: ${cited(name)} does the same`,
          edits: giveUp(now, entry, `the same work as ${name}`),
        },
        { title: `Let ${cited(entry.id)} follow ${cited(name)}`, edits: waitFor(now, entry, name) },
      ],
    });
    return;
  }
}
const isAfter = (entry: Activity, name: string): boolean => prerequisites(entry).some(it => it.ref === name);

/** A title that keeps a place, or that a slip of YAML cut short, says nothing of the work. */
const isTold = (entry: Activity): boolean =>
  !isPlaceholder(entry.value.title!) &&
  !slipOf(entry.parsed, { node: field(entry, 'title')!.value, meaning: undefined });

function fixes(plan: Plan, entry: Activity, first: Activity): Fix[] {
  const later = (first.value.due ?? -Infinity) > (entry.value.due ?? Infinity);
  const [from, to] = later ? [first, entry] : [entry, first];
  return [
    {
      title: `Drop this one: ${cited(first.id)} does the same`,
      edits: giveUp(plan, entry, `the same work as ${first.id}`),
    },
    { title: `Let ${cited(from.id)} follow ${cited(to.id)}`, edits: waitFor(plan, from, to.id) },
  ];
}

export const docs =
  'Two entries for one piece of work are done twice, or by nobody, because each thinks of the other. Drop one of them; where both are meant, such as a first and a second review, let one follow the other under `after` or say in the title what is different. Capitals, small words, the order of words and their endings make no difference; a workstream does. Across plans only whole activities with titles of two words or more are compared.';

export const examples: Example[] = [
  {
    name: 'the same in other words',
    plan: `
activities:
  migrate:
    title: Migrate the billing servers
    owner: ana
  servers:
    title: Billing server migration
    #      ^^^^^^^^^^^^^^^^^^^^^^^^ Says the same as "migrate", so two people may do it twice. Drop one, or let one follow the other.
    owner: dev
`,
    fixed: `
activities:
  migrate:
    title: Migrate the billing servers
    owner: ana
  servers:
    title: Billing server migration
    owner: dev
    status: dropped
    because: the same work as migrate
`,
  },
  {
    name: 'tasks of one activity: one behind the other',
    plan: `
activities:
  form:
    tasks:
      test-1: { title: Test with clients }
      build: { title: Build it }
      test-2: { title: Test with Clients }
      #                ^^^^^^^^^^^^^^^^^ Says the same as "test-1", so two people may do it twice. Drop one, or let one follow the other.
`,
    fix: 'Let "test-2" follow',
    fixed: `
activities:
  form:
    tasks:
      test-1: { title: Test with clients }
      build: { title: Build it }
      test-2: { title: Test with Clients, after: [test-1] }
`,
  },
  {
    name: 'a second round, another workstream, tasks of two activities, a number; done, dropped and recurring work; placeholders',
    plan: `
activities:
  review-1: { title: Review the draft }
  revise: { title: Revise, after: [review-1] }
  review-2: { title: Review the draft, after: [revise] }
  acme: { title: Set up the portal, workstream: acme }
  bolt: { title: Set up the portal, workstream: bolt }
  phase-1: { title: Move floor 1, tasks: { test-a: { title: Test the desks } } }
  phase-2: { title: Move floor 2, tasks: { test-b: { title: Test the desks } } }
  audit: { title: Audit suppliers, status: done }
  audit-2: { title: Audit suppliers }
  patch: { title: Patch servers, every: 2w }
  patch-2: { title: Patch servers, every: 1w }
  new: { title: TBD }
  newer: { title: TBD }
`,
  },
  {
    name: 'the same work in two plans',
    plan: `
activities:
  billing: { title: Migrate the billing system, due: 2026-08-21 }
  #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ Says the same as "crm/move", so two people may do it twice. Drop one, or let one follow the other.
`,
    fixed: `
activities:
  billing: { title: Migrate the billing system, due: 2026-08-21, after: [crm/move] }
`,
    fix: 'Let',
    others: { crm: { plan: 'activities:\n  move: { title: Billing system migration, due: 2026-08-14 }\n' } },
  },
  {
    name: 'in two plans: one after the other, one over, titles of one word, tasks, in a workstream, the first of the two',
    plan: `
activities:
  second: { title: Review the contract again, after: [crm/first] }
  form: { title: Rebuild the form }
  kickoff: { title: Kickoff }
  site: { title: Open the site, tasks: { tests: { title: Write the tests } } }
  shop: { title: Open the shop, workstream: acme }
  desk: { title: Move the desk }
workstreams:
  acme: { owner: lu }
`,
    others: {
      crm: {
        plan: `activities:
  first: { title: Review the contract again }
  form: { title: Rebuild the form, status: done }
  kickoff: { title: Kickoff, tasks: { tests: { title: Write the tests } } }
  shop: { title: Open the shop }
`,
      },
      sites: { plan: 'activities:\n  desk: { title: Move the desk }\n' },
    },
  },
];
