import { inDays, middle } from '../language/time.ts';
import { type Estimate, types, type ValueType } from '../language/values.ts';
import { effortText } from '../mend/effort.ts';
import { replace } from '../plan/edit.ts';
import { at, type EntryOf, isOneOff } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { written } from '../plan/written.ts';
import { type Example, rule, threshold } from './rule.ts';

const self = {
  id: 'effort-mismatch',
  settings: {
    '': {
      type: types.share as ValueType,
      default: '25%',
      says: 'how far the tasks may be off an effort that is no range',
    },
  },
};

export default rule({
  ...self,
  group: 'Scope and done',
  severity: 'info',
  summary: 'reports an effort that is not what the tasks of the activity take together',
  entry: {
    activity(entry, { frame }, report) {
      const { effort, tasks } = entry.value;
      if (!effort || !tasks?.size) return;
      const parts = effortsOf(entry);
      if (!parts?.length) return;
      const sum = parts.reduce((days, it) => days + middle(it), 0);
      const [low, high] = [inDays(effort.low), inDays(effort.high)].sort((a, b) => a - b) as [number, number];
      const most = low === high ? threshold<number>(self, frame) : 0;
      if (sum >= low * (1 - most) && sum <= high * (1 + most)) return;
      const { parsed } = entry;
      const range = at(entry, 'effort');
      const message = `Its tasks take ${effortText(sum)} together, and here stands ${cited(written(parsed, range))}. One of the two is out of date.`;
      report(range, message, {
        fixes: plan => {
          const text = together(parts, sum);
          return [{ title: `Write ${text}, the sum of its tasks`, edits: [replace(plan, { parsed, range }, text)] }];
        },
      });
    },
  },
});

/** The efforts of the tasks that were not dropped; nothing where one has none, or goes on. */
function effortsOf({ value: { tasks } }: EntryOf<'activity'>): Estimate[] | undefined {
  const live = [...tasks!.values()].filter(it => it.status !== 'dropped');
  const efforts = live.flatMap(it => (it.effort && isOneOff(it) ? [it.effort] : []));
  return efforts.length === live.length ? efforts : undefined;
}

/** A range where one of them is, as long as it holds the sum. */
function together(parts: readonly Estimate[], sum: number): string {
  const add = (end: 'low' | 'high') => parts.reduce((days, it) => days + inDays(it[end]), 0);
  const [low, high] = [add('low'), add('high')];
  return low <= sum && sum <= high ? effortText(low, high) : effortText(sum);
}

export const docs =
  'The tasks were planned later and closer to the work, so where the two differ, most often the sum is right. A range has to hold the sum of what its tasks take on average; a single value may be off by a quarter. Tasks that were dropped do not count.';

export const examples: Example[] = [
  {
    name: 'more than the whole',
    plan: `
activities:
  portal:
    effort: 8d
    #       ^^ Its tasks take 12d together, and here stands "8d". One of the two is out of date.
    tasks:
      fields: { effort: 1w }
      build: { effort: 7d }
`,
    fixed: `
activities:
  portal:
    effort: 12d
    tasks:
      fields: { effort: 1w }
      build: { effort: 7d }
`,
  },
  {
    name: 'less than the range',
    plan: `
activities:
  portal:
    effort: 20d..30d
    #       ^^^^^^^^ Its tasks take 9.5d together, and here stands "20d..30d". One of the two is out of date.
    tasks:
      fields: { effort: 3d, status: done }
      build: { effort: 4d..10d }
      survey: { effort: 20d, status: dropped }
`,
    fixed: `
activities:
  portal:
    effort: 7d..13d
    tasks:
      fields: { effort: 3d, status: done }
      build: { effort: 4d..10d }
      survey: { effort: 20d, status: dropped }
`,
  },
  {
    name: 'a quarter more; a range that holds the sum; a task that nobody estimated, or that recurs',
    plan: `
activities:
  portal:
    effort: 8d
    tasks: { fields: { effort: 3d }, build: { effort: 7d } }
  form:
    effort: 8d..15d
    tasks: { design: { effort: 3d }, code: { effort: 8d } }
  audit:
    effort: 8d
    tasks: { list: { effort: 1d }, visit: { owner: lu } }
  desk:
    effort: 8d
    tasks: { watch: { effort: 1d, every: 1w } }
`,
  },
  {
    name: 'just over a quarter, in hours',
    plan: `
activities:
  portal:
    effort: 8h
    #       ^^ Its tasks take 1.5d together, and here stands "8h". One of the two is out of date.
    tasks: { fields: { effort: 5h }, build: { effort: 6h } }
`,
    fixed: `
activities:
  portal:
    effort: 1.5d
    tasks: { fields: { effort: 5h }, build: { effort: 6h } }
`,
  },
];
