import type { Estimate } from '../language/values.ts';
import { types } from '../language/values.ts';
import { breakDown } from '../mend/breakdown.ts';
import { removeWhole, sectionChunks } from '../mend/heads.ts';
import { quote, replace, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { isProposed } from '../plan/keys.ts';
import { isDefined } from '../plan/names.ts';
import type { Node } from '../plan/node.ts';
import { isBlank } from '../plan/owning.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, field, headOf, keyAt } from '../plan/query.ts';
import { insertEntry } from '../plan/sections.ts';
import { cited } from '../plan/suggest.ts';
import { written } from '../plan/written.ts';
import { type Example, type Fix, type Report, rule } from './rule.ts';

/** So wide that nobody takes it for an estimate. */
const range = '1d..10d';
/** Of support and the like: a day a week, to be corrected. */
const share = '20%';

export default rule({
  id: 'effort-missing',
  group: 'Scope and done',
  severity: 'info',
  milder: true,
  summary:
    'reports work without an `effort` in a plan that has people, or an effort elsewhere, and an `effort` or a `load` of nothing; continuous work has a `load`',
  entry: {
    activity(entry, { frame }, report) {
      const pair = field(entry, 'effort');
      if (isBlank(pair)) judgeMissing(entry, frame, report);
      else if (isNothing(entry.value.effort) && !hasTasksWithEffort(entry))
        report(
          pair!.value.range,
          `An effort of ${pair!.value.text} is no work, so the forecast takes no time for it. Say how long it takes${eachTime(entry)}, such as 4d..8d.`,
          // Said of what is written and wrong, not of what is still to come.
          { severity: 'warning', fixes: plan => fixes(plan, entry) },
        );
      for (const node of idle(entry))
        report(
          node.range,
          `A load of ${node.text} keeps nobody's day free for it. Say what part of the day it takes, such as ${share}.`,
          {
            severity: 'warning',
            fixes: plan => [
              {
                title: `Write ${share} of the day`,
                edits: [replace(plan, { parsed: entry.parsed, range: node.range }, share)],
              },
            ],
          },
        );
    },
  },
});

/** A task takes its share of its activity's effort, so only an activity lacks one. */
function judgeMissing(entry: EntryOf<'activity'>, frame: Frame, report: Report): void {
  const pair = field(entry, 'effort');
  if (entry.parent) return;
  if (!pair && (field(entry, 'load') || !(frame.people || frame.efforts) || hasTasksWithEffort(entry))) return;
  if (!pair && (isProposed(entry, 'effort') || isProposed(entry, 'load'))) return;
  report(
    keyAt(entry, 'effort'),
    `No effort, so nobody knows whether it fits. Say how long it takes${eachTime(entry)}, such as 4d..8d.`,
    { fixes: plan => fixes(plan, entry) },
  );
}

const eachTime = ({ value }: EntryOf<'activity'>): string => (value.every === undefined ? '' : ' each time');
const isNothing = (effort: Estimate | undefined): boolean => effort?.high.amount === 0;
const hasTasksWithEffort = ({ value: { tasks } }: EntryOf<'activity'>): boolean =>
  [...(tasks?.values() ?? [])].some(it => it.effort !== undefined);

/** The shares of a load that is nothing for everybody: beside others, one of 0% says who is only there in name. */
function idle(entry: EntryOf<'activity'>): Node[] {
  const { load } = entry.value;
  const node = field(entry, 'load')?.value;
  if (load === undefined || !node) return [];
  const nodes = node.kind === 'map' ? node.pairs.map(it => it.value) : [node];
  return nodes.every(it => types.share.read(it.text) === 0) ? nodes.slice(0, 1) : [];
}

/** Broken down only where nothing is written: three tasks would stand against an effort of nothing. */
function fixes(plan: Plan, entry: EntryOf<'activity'>): Fix[] {
  const pair = field(entry, 'effort');
  const tasks = entry.value.every === undefined && !pair ? breakDown(plan, entry, `effort: ${range}`) : [];
  return [
    { title: `Write ${range}, to narrow down`, edits: [setKey(plan, entry, 'effort', range)] },
    ...(tasks.length ? [{ title: `Break it down into three tasks of ${range}, to fill in`, edits: tasks }] : []),
    ...(isNothing(entry.value.effort) ? asMilestone(plan, entry) : []),
  ];
}

/** What other programs call a task without a duration: offered where a milestone can say all that the activity says. */
function asMilestone(plan: Plan, entry: EntryOf<'activity'>): Fix[] {
  const { id, node, value } = entry;
  const said = ['title', 'owner', 'due'].flatMap(key => field(entry, key) ?? []);
  // Worked out, or of no meaning where there is no work.
  const rest = new Set(['effort', 'impact', 'priority']);
  if (value.due === undefined || entry.parent || node.pairs.length !== said.length + count(entry, rest)) return [];
  if (said.some(it => it.value.kind !== 'scalar') || isDefined(plan, 'milestone', id)) return [];
  if (hasComment(plan, entry)) return [];
  const body = said.map(({ key, value }) => `${key.text === 'due' ? 'at' : key.text}: ${quote(value.text)}`);
  return [
    {
      title: `Make it the milestone ${cited(id)}: a day without work of its own`,
      edits: [removeWhole(plan, entry), insertEntry(plan, 'milestones', id, body)],
    },
  ];
}
/** Whether a comment would go with it, or stay without what it speaks of: a `#` that stands in none of its values. Alone in its section it takes that along. */
function hasComment(plan: Plan, { kind, path, parsed, node }: EntryOf<'activity'>): boolean {
  const head = entriesOf(plan, kind).length === 1 ? headOf(plan, path[0]!) : undefined;
  const chunks = head ? sectionChunks(plan, head.parsed) : [parsed];
  const signs = (texts: readonly string[]): number => texts.join('').split('#').length;
  // A text over several lines may have a comment behind its `|`.
  const values = node.pairs.map(({ value }) => (value.style === 'block' ? '' : written(parsed, value.range)));
  return signs(chunks.map(it => it.chunk.text)) > signs(values);
}
const count = ({ node }: EntryOf<'activity'>, keys: ReadonlySet<string>): number =>
  node.pairs.filter(it => keys.has(it.key.text)).length;

export const docs =
  'Without an effort nobody can tell whether the work fits into the time, and its rank is a guess. A range is enough: `4d..8d` says that one time in ten it takes less, one time in ten more. An effort or a load of nothing is mostly a cell that nobody filled in, and hides work from the forecast. What is only a day to reach, without work of its own, is a milestone.';

export const examples: Example[] = [
  {
    name: 'others have an effort',
    plan: `
activities:
  audit: { owner: dev, effort: 3d }
  form:
# ^^^^ No effort, so nobody knows whether it fits. Say how long it takes, such as 4d..8d.
    owner: dev
    impact: 4
  patch: { owner: ana, every: 2w }
# ^^^^^ No effort, so nobody knows whether it fits. Say how long it takes each time, such as 4d..8d.
`,
    fixed: `
activities:
  audit: { owner: dev, effort: 3d }
  form:
    owner: dev
    effort: 1d..10d
    impact: 4
  patch: { owner: ana, every: 2w }
`,
  },
  {
    name: 'a plan with people; broken down into tasks',
    plan: `
people:
  dev: { team: ops }
activities:
  form: { owner: dev }
# ^^^^ No effort, so nobody knows whether it fits. Say how long it takes, such as 4d..8d.
`,
    fix: 'Break it down',
    fixed: `
people:
  dev: { team: ops }
activities:
  form: { owner: dev, tasks: { form-1: { title: Say what is done first, effort: 1d..10d }, form-2: { title: Say what is done next, effort: 1d..10d }, form-3: { title: Say what is done last, effort: 1d..10d } } }
`,
  },
  {
    name: 'a key without a value',
    plan: `
activities:
  form:
    effort:
   #^^^^^^ No effort, so nobody knows whether it fits. Say how long it takes, such as 4d..8d.
    due: 2026-07-31
`,
    fixed: `
activities:
  form:
    effort: 1d..10d
    due: 2026-07-31
`,
  },
  {
    name: 'an effort of nothing, in a task and each time it recurs',
    plan: `
activities:
  form:
    effort: 0h
    #       ^^ An effort of 0h is no work, so the forecast takes no time for it. Say how long it takes, such as 4d..8d.
    due: 2026-07-31
    done: Form live
  quiz:
    tasks:
      draft: { effort: 0d }
      #                ^^ An effort of 0d is no work, so the forecast takes no time for it. Say how long it takes, such as 4d..8d.
  patch: { every: 2w, effort: 0d }
  #                           ^^ An effort of 0d is no work, so the forecast takes no time for it. Say how long it takes each time, such as 4d..8d.
`,
    fixed: `
activities:
  form:
    effort: 1d..10d
    due: 2026-07-31
    done: Form live
  quiz:
    tasks:
      draft: { effort: 0d }
  patch: { every: 2w, effort: 0d }
`,
  },
  {
    name: 'only a day to reach: a milestone',
    plan: `
activities:
  form: { owner: dev, effort: 3d }
  go-live: { title: "Go-live #1: all clients", owner: dev, due: 2026-08-28, effort: 0d, impact: 4 }
  #                                                                                 ^^ An effort of 0d is no work, so the forecast takes no time for it. Say how long it takes, such as 4d..8d.
  train: { owner: dev, effort: 2d, after: [go-live] }
`,
    fix: 'Make it the milestone',
    fixed: `
milestones:
  go-live:
    title: "Go-live #1: all clients"
    owner: dev
    at: 2026-08-28
activities:
  form: { owner: dev, effort: 3d }
  train: { owner: dev, effort: 2d, after: [go-live] }
`,
  },
  {
    name: 'a load of nothing; beside others it names who is only there in need',
    plan: `
activities:
  desk: { owner: dev, load: { dev: 0% } }
  #                                ^^ A load of 0% keeps nobody's day free for it. Say what part of the day it takes, such as 20%.
  phone: { owner: dev, load: { dev: 20%, ana: 0% } }
`,
    fixed: `
activities:
  desk: { owner: dev, load: { dev: 20% } }
  phone: { owner: dev, load: { dev: 20%, ana: 0% } }
`,
  },
  {
    name: 'continuous work, tasks that have one, and work that is done',
    plan: `
people:
  dev: { team: ops }
activities:
  desk: { owner: dev, load: 30% }
  form: { owner: dev, tasks: { fields: { effort: 2d }, pilot: { owner: dev } } }
  train: { owner: dev, effort: 0d, tasks: { slides: { effort: 2d } } }
  audit: { owner: dev, effort: 0d, status: done }
`,
  },
  {
    name: 'a plan on one page: nobody counts days',
    plan: `
activities:
  audit: { owner: Dev Rao }
  form: { owner: Dev Rao }
`,
  },
];
