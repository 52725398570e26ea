import { breakDown } from '../mend/breakdown.ts';
import { setKey } from '../plan/edit.ts';
import { isProposed } from '../plan/keys.ts';
import { isBlank } from '../plan/owning.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field, keyAt } from '../plan/query.ts';
import { type Example, type Fix, rule } from './rule.ts';

/** So wide that nobody takes it for an estimate. */
const range = '1d..10d';

export default rule({
  id: 'effort-missing',
  group: 'Scope and done',
  severity: 'info',
  milder: true,
  summary:
    'reports work without an `effort` in a plan that has people, or an effort elsewhere; continuous work has a `load`',
  entry: {
    activity(entry, { frame }, report) {
      const { value } = entry;
      const pair = field(entry, 'effort');
      if (entry.parent || !isBlank(pair)) return;
      if (!pair && (field(entry, 'load') || !(frame.people || frame.efforts) || hasTasksWithEffort(entry))) return;
      if (!pair && (isProposed(entry, 'effort') || isProposed(entry, 'load'))) return;
      const each = value.every === undefined ? '' : ' each time';
      report(
        keyAt(entry, 'effort'),
        `No effort, so nobody knows whether it fits. Say how long it takes${each}, such as 4d..8d.`,
        {
          fixes: plan => fixes(plan, entry),
        },
      );
    },
  },
});

const hasTasksWithEffort = ({ value: { tasks } }: EntryOf<'activity'>): boolean =>
  [...(tasks?.values() ?? [])].some(it => it.effort !== undefined);

function fixes(plan: Plan, entry: EntryOf<'activity'>): Fix[] {
  const pair = field(entry, 'effort');
  const tasks = entry.value.every === undefined && !pair ? breakDown(plan, entry, `effort: ${range}`) : [];
  return [
    { title: `Write ${range}, to narrow down`, edits: [setKey(plan, entry, 'effort', range)] },
    ...(tasks.length ? [{ title: `Break it down into three tasks of ${range}, to fill in`, edits: tasks }] : []),
  ];
}

export const docs =
  'Without an effort nobody can tell whether the work fits into the time, and its rank is a guess. A range is enough: `4d..8d` says that one time in ten it takes less, one time in ten more.';

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
    name: 'continuous work, tasks that have one, and work that is done',
    plan: `
people:
  dev: { team: ops }
activities:
  desk: { owner: dev, load: 30% }
  form: { owner: dev, tasks: { fields: { effort: 2d }, pilot: { owner: dev } } }
  audit: { owner: dev, status: done }
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
