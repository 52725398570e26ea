import { dropKeys } from '../mend/drop-keys.ts';
import { zeroIn } from '../mend/readings.ts';
import { setKeys } from '../mend/set-keys.ts';
import { type Edit, quote } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, field } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { cited } from '../plan/suggest.ts';
import { waysOf } from '../reckon/course.ts';
import { endsInWork, isUnitOfWork } from '../words/counted-work.ts';
import { type Example, rule } from './rule.ts';

/** What those for whom the work is done notice of it. */
const outcomes = [
  { title: 'Days from request to result', unit: 'days' },
  { title: 'Share of requests that are settled on time', unit: '%' },
  { title: 'Share of results that come back for repair', unit: '%' },
];

export default rule({
  id: 'metric-counts-work',
  group: 'Goal and metrics',
  severity: 'info',
  summary: 'reports a metric that counts finished work, such as tasks or story points, and not what comes of it',
  entry: {
    metric(entry, { frame }, report) {
      const { unit, title } = entry.value;
      const inUnit = unit !== undefined && isUnitOfWork(unit);
      const text = title ?? entry.id.replace(/[-_.]+/g, ' ');
      if (!inUnit && !endsInWork(text)) return;
      const goal = frame.head.goal?.metric === entry.id ? frame.head.goal : undefined;
      const ways = waysOf(entry.value, goal);
      // A number of open tasks that is to fall is what others wait for.
      if ((ways.own ?? ways.goal) === -1) return;
      const what = cited(inUnit ? unit : text);
      report(
        at(entry, inUnit ? 'unit' : 'title'),
        `${what} counts what was done, not what came of it: it rises while nobody is better off. Measure what changes for them.`,
        { fixes: plan => outcomes.map(it => ({ title: titleOf(it), edits: replaced(plan, entry, it) })) },
      );
    },
  },
});

const titleOf = ({ title, unit }: (typeof outcomes)[number]): string =>
  `Measure "${title}" in ${unit} instead, with a target to fill in; the old limit and readings go`;

/** The old numbers count something else: none of them is kept. */
function replaced(plan: Plan, entry: EntryOf<'metric'>, { title, unit }: (typeof outcomes)[number]): Edit[] {
  const zero = quote(zeroIn(unit), true);
  const own = goalOf(plan);
  const goal = own?.value.metric === entry.id ? own : undefined;
  const target: [string, string][] = field(entry, 'target') ? [['target', zero]] : [];
  return [
    ...setKeys(plan, entry, [['title', quote(title, true)], ['unit', quote(unit, true)], ...target]),
    ...dropKeys(plan, entry, ['limit', 'readings']),
    ...(goal && field(goal, 'to') ? setKeys(plan, goal, [['to', zero]]) : []),
    ...(goal ? dropKeys(plan, goal, ['from']) : []),
  ];
}

export const docs =
  'Tasks closed, milestones reached and story points burnt tell how busy a team was. They rise while clients wait as long as before, and whoever is measured by them makes more and smaller tasks. Measure what changes for those for whom the work is done: how long they wait, how often it fails, what it costs them.';

export const examples: Example[] = [
  {
    name: 'tasks',
    plan: `
metrics:
  progress:
    title: Progress of the migration
    unit: tasks
    #     ^^^^^ "tasks" counts what was done, not what came of it: it rises while nobody is better off. Measure what changes for them.
    target: 40 tasks
    limit: 10 tasks
    every: 1w
    readings: { 2026-07-17: 12 tasks }
`,
    fixed: `
metrics:
  progress:
    title: Days from request to result
    unit: days
    target: 0 days
    every: 1w
`,
  },
  {
    name: 'the goal is measured by it',
    plan: `
goal: { outcome: Faster delivery, metric: delivery, from: 20 points, to: 40 points }
metrics:
  delivery: { title: Story points delivered per sprint, unit: points }
  #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Story points delivered per sprint" counts what was done, not what came of it: it rises while nobody is better off. Measure what changes for them.
`,
    fix: 'Measure "Share of requests that are settled on time"',
    fixed: `
goal: { outcome: Faster delivery, metric: delivery, to: 0% }
metrics:
  delivery: { title: Share of requests that are settled on time, unit: "%" }
`,
  },
  {
    name: 'only its name says so',
    plan: `
metrics:
  milestones-done: { target: 100% }
# ^^^^^^^^^^^^^^^ "milestones done" counts what was done, not what came of it: it rises while nobody is better off. Measure what changes for them.
`,
    fixed: `
metrics:
  milestones-done: { title: Days from request to result, unit: days, target: 0 days }
`,
  },
  {
    name: 'a queue that is to become shorter, and outcomes',
    plan: `
metrics:
  waiting: { title: Overdue tasks, unit: tasks, target: 5 tasks, limit: 20 tasks }
  quiz: { title: Account managers who completed the quiz, unit: "%" }
  desks: { title: Desks ready, unit: desks, target: 40 desks }
`,
  },
];
