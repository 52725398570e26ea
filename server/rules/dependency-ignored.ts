import { finish } from '../mend/outcome.ts';
import { setKey } from '../plan/edit.ts';
import type { Member } from '../plan/others.ts';
import type { Plan } from '../plan/plan.ts';
import { dropPrerequisites } from '../plan/prerequisite.ts';
import { at, type EntryOf, isOneOff, type Prerequisite, prerequisites, resolve } from '../plan/query.ts';
import { isOver } from '../plan/standing.ts';
import { cited, listed } from '../plan/suggest.ts';
import { type Example, type Fix, type Near, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;
interface Open {
  readonly it: Prerequisite;
  readonly entry: Activity;
  /** The plan that it stands in, where that is another one. */
  readonly home?: Member;
}

export default rule({
  id: 'dependency-ignored',
  group: 'Dependencies, hand-offs, decisions',
  severity: 'warning',
  closed: true,
  summary: 'reports work in progress, or done, while work that it waits for is open',
  entry: {
    activity(entry, near, report) {
      const { after, status, blocked } = entry.value;
      if (after === undefined || (status !== 'done' && (status !== 'in progress' || blocked !== undefined))) return;
      const open = openOnes(entry, near.resolve);
      if (!open.length) return;
      const names = listed(open.map(it => cited(it.it.ref)), 3); // biome-ignore format: one list
      const message = `${status === 'done' ? 'Done' : 'In progress'}, though ${names}, which it waits for, ${open.length === 1 ? 'is' : 'are'} still open. Either that is done too, or nobody has to wait for it.`;
      report(at(entry, 'status'), message, {
        related: plan =>
          openOnes(entry, (kind, ref) => resolve(plan, kind, ref)).map(other => ({
            place: { parsed: other.entry.parsed, range: other.entry.key.range },
            ...(other.home && { home: other.home }),
            message: 'Still open.',
          })),
        fixes: plan => fixes(plan, entry),
      });
    },
  },
});

/** What it waits for and can be over, and is not; neither what it is a task of, nor its own tasks. */
const openOnes = (entry: Activity, find: Near['resolve']): Open[] =>
  prerequisites(entry).flatMap(it => {
    const found = find('activity', it.ref);
    const other = found?.entry;
    if (!other || isOver(other) || !isOneOff(other.value) || isWithin(entry, other) || isWithin(other, entry))
      return [];
    return [{ it, ...found }];
  });
function isWithin(entry: Activity, other: Activity): boolean {
  for (let it: Activity | undefined = entry; it; it = it.parent as Activity | undefined) if (it === other) return true;
  return false;
}

function fixes(plan: Plan, entry: Activity): Fix[] {
  const open = openOnes(entry, (kind, ref) => resolve(plan, kind, ref));
  const names = listed(open.map(it => cited(it.it.ref)), 4); // biome-ignore format: one list
  const others = [...new Set(open.map(it => it.entry))];
  return [
    // Whether work of another plan is done is for that plan to say.
    ...(open.some(it => it.home)
      ? []
      : [{ title: `Set ${names} to done`, edits: others.flatMap(it => finish(plan, it)) }]),
    { title: 'Back to todo', edits: [setKey(plan, entry, 'status', 'todo')] },
    { title: `Do not wait for ${names}`, edits: dropPrerequisites(plan, entry, open.map(it => it.it)) }, // biome-ignore format: one call
  ];
}

export const docs =
  'Work that has begun before what it waits for is over was either begun too early, and may have to be done again, or never had to wait. Say which: set the other one to done, go back to todo, or take the link out, so that dates and ranks are right for everybody else. Work that recurs or goes on all the time is never over, and does not count.';

export const examples: Example[] = [
  {
    name: 'begun before what it waits for: that is done',
    plan: `
activities:
  audit: { owner: dev, status: in progress }
  form:
    owner: ana
    after: [audit]
    status: in progress
    #       ^^^^^^^^^^^ In progress, though "audit", which it waits for, is still open. Either that is done too, or nobody has to wait for it.
`,
    fixed: `
activities:
  audit: { owner: dev, status: done }
  form:
    owner: ana
    after: [audit]
    status: in progress
`,
  },
  {
    name: 'done before two others: not to be waited for',
    plan: `
activities:
  audit: { owner: dev }
  list: { owner: dev, blocked: { by: lu, need: access } }
  desk: { owner: dev, status: done }
  form: { after: [audit, desk, list + 2d], status: done }
  #                                                ^^^^ Done, though "audit" and "list", which it waits for, are still open. Either that is done too, or nobody has to wait for it.
`,
    fix: 'Do not wait',
    fixed: `
activities:
  audit: { owner: dev }
  list: { owner: dev, blocked: { by: lu, need: access } }
  desk: { owner: dev, status: done }
  form: { after: [desk], status: done }
`,
  },
  {
    name: 'a task: back to todo',
    plan: `
activities:
  form:
    status: in progress
    tasks:
      fields: { owner: dev }
      build: { after: [fields], status: in progress }
      #                                 ^^^^^^^^^^^ In progress, though "fields", which it waits for, is still open. Either that is done too, or nobody has to wait for it.
`,
    fix: 'Back to todo',
    fixed: `
activities:
  form:
    status: in progress
    tasks:
      fields: { owner: dev }
      build: { after: [fields], status: todo }
`,
  },
  {
    name: 'begun before work of another plan is over',
    plan: `
activities:
  form: { after: [crm/api], status: in progress }
  #                                 ^^^^^^^^^^^ In progress, though "crm/api", which it waits for, is still open. Either that is done too, or nobody has to wait for it.
`,
    others: {
      crm: {
        plan: `
activities:
  api: { owner: dev, due: 2026-08-07 }
`,
      },
    },
    fixed: `
activities:
  form: { after: [crm/api], status: todo }
`,
  },
  {
    name: 'after what is done, dropped or never over, a milestone, another plan; not begun, blocked, dropped',
    plan: `
milestones:
  kickoff: 2026-08-03
activities:
  audit: { status: done, tasks: { list: { owner: dev } } }
  old: { status: dropped }
  patch: { every: 2w }
  open: { owner: dev }
  form: { after: [audit, list, old, patch, kickoff, crm/api], status: in progress }
  train: { after: [open] }
  report: { after: [open], status: in progress, blocked: waits for the form }
  poster: { after: [open], status: dropped, because: nobody reads it }
`,
  },
];
