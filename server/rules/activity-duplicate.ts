import { giveUp } from '../mend/outcome.ts';
import { waitFor } from '../mend/prerequisites.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, field, inherited, isOneOff, isOpen } from '../plan/query.ts';
import { slipOf } from '../plan/slipped.ts';
import { isDropped } from '../plan/standing.ts';
import { cited } from '../plan/suggest.ts';
import { firstLine } from '../plan/written.ts';
import { isJoined } from '../reckon/joined.ts';
import { gistOf } from '../words/gist.ts';
import { isPlaceholder } from '../words/title.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;

export default rule({
  id: 'activity-duplicate',
  group: 'Scope and done',
  severity: 'warning',
  summary: 'reports two pieces of open work whose titles say the same',
  plan(plan, _frame, report) {
    const seen = new Map<string, Activity>();
    for (const entry of entriesOf(plan, 'activity')) {
      const key = sameWork(entry);
      if (key === undefined) continue;
      const first = seen.get(key);
      if (!first) {
        seen.set(key, entry);
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

/** What two pieces of work have in common when they are one: the words of their titles, the workstream, and for tasks the activity that they stand under. */
function sameWork(entry: Activity): string | undefined {
  const { value, parent } = entry;
  if (!value.title || !isOpen(value) || !isOneOff(value) || isDropped(entry)) return undefined;
  const gist = gistOf(value.title);
  return gist.length ? [...gist, '', inherited(entry, 'workstream') ?? '', parent?.id ?? ''].join('\n') : undefined;
}

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
  'Two entries for one piece of work are done twice, or by nobody, because each thinks of the other. Drop one of them; where both are meant, such as a first and a second review, let one follow the other under `after` or say in the title what is different. Capitals, small words, the order of words and their endings make no difference; a workstream does.';

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
];
