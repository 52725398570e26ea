import { iso } from '../language/day.ts';
import { newActivity } from '../mend/new-entry.ts';
import { isOnce } from '../plan/due.ts';
import { setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, field, headOf, isOpen } from '../plan/query.ts';
import { setHead } from '../plan/sections.ts';
import { cited, listed } from '../plan/suggest.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;

export default rule({
  id: 'kind-mismatch',
  group: 'Completeness',
  severity: 'info',
  milder: true,
  summary:
    'reports a plan of kind `ops` in which nothing recurs or goes on, and a `project` in which something has no end',
  plan(plan, frame, report) {
    const { kind } = frame.head;
    const head = kind === 'ops' || kind === 'project' ? headOf(plan, 'kind') : undefined;
    if (!head) return;
    const place = { parsed: head.parsed, range: head.pair.value.range };
    if (kind === 'project') {
      const endless = endlessIn(plan);
      const ids = listed(
        endless.map(it => cited(it.id)),
        3,
      );
      const go = endless.length === 1 ? 'goes' : 'go';
      if (endless.length)
        report(
          place,
          `A project ends, but ${ids} ${go} on without an end. Give it a due date, or make this an ops plan.`,
          {
            related: () =>
              endless.map(it => ({ place: { parsed: it.parsed, range: it.key.range }, message: 'No end.' })),
            fixes: now => [{ title: 'Write "kind: ops"', edits: [setHead(now, 'kind', 'ops')] }, ...ends(now, frame)],
          },
        );
      return;
    }
    const work = entriesOf(plan, 'activity').filter(it => it.value.status !== 'dropped');
    if (!work.length || work.some(isRunning)) return;
    report(place, 'An ops plan is for work that recurs or goes on, and here is none. Add it, or make this a project.', {
      fixes: now => [
        { title: 'Write "kind: project"', edits: [setHead(now, 'kind', 'project')] },
        recurring(now, frame),
      ],
    });
  },
});

/** Recurring or continuous, or perhaps: what cannot be read, or is in other words, is another rule's. */
const isRunning = (entry: Activity): boolean =>
  entry.value.every !== undefined || entry.value.load !== undefined || (!entry.parsed.sound && !isOnce(entry));

/** The open work that recurs or goes on, and for which no end is written. */
const endlessIn = (plan: Plan): Activity[] =>
  entriesOf(plan, 'activity').filter(it => isOpen(it.value) && isRunning(it) && !hasEnd(it));
const hasEnd = (entry: Activity): boolean =>
  !!field(entry, 'due') || (!!entry.parent && hasEnd(entry.parent as Activity));

/** More than this many are not changed at a time. */
const mostEnded = 12;
function ends(plan: Plan, { period, today, workdays }: Frame): Fix[] {
  const day = period && workdays.upTo(period.to);
  const endless = endlessIn(plan);
  if (day === undefined || day < today || endless.length > mostEnded) return [];
  const ids = listed(
    endless.map(it => cited(it.id)),
    4,
  );
  return [
    {
      title: `Let ${ids} end with the period: due ${iso(day)}`,
      edits: endless.map(it => setKey(plan, it, 'due', iso(day))),
    },
  ];
}

function recurring(plan: Plan, frame: Frame): Fix {
  const { id, edit } = newActivity(plan, frame, {
    id: 'weekly-work',
    title: 'Say what is done every week',
    every: '1w',
    effort: '4h',
  });
  return { title: `Add the recurring activity "${id}", to fill in`, edits: [edit] };
}

export const docs =
  'The kind says how the plan is read: an ops plan is running work for a quarter or a year, a project has an end and one result. Where the work says otherwise, one of the two misleads. Write the kind that fits, or add what is missing: often the running work is there, and nobody has planned it.';

export const examples: Example[] = [
  {
    name: 'ops, and all of it is done once',
    plan: `
kind: ops
#     ^^^ An ops plan is for work that recurs or goes on, and here is none. Add it, or make this a project.
activities:
  form: { owner: dev, due: 2026-08-21 }
  patch: { owner: ana, every: 2w, status: dropped }
`,
    fixed: `
kind: project
activities:
  form: { owner: dev, due: 2026-08-21 }
  patch: { owner: ana, every: 2w, status: dropped }
`,
  },
  {
    name: 'the running work is added',
    plan: `
kind: ops
#     ^^^ An ops plan is for work that recurs or goes on, and here is none. Add it, or make this a project.
owner: maya
activities:
  form:
    owner: dev
    due: 2026-08-21
`,
    fix: 'Add the recurring activity "weekly-work"',
    fixed: `
kind: ops
owner: maya
activities:
  form:
    owner: dev
    due: 2026-08-21
  weekly-work:
    title: Say what is done every week
    owner: maya
    effort: 4h
    every: 1w
    done: Say what anybody can check when it is done
`,
  },
  {
    name: 'a project with a desk that never closes',
    plan: `
kind: project
#     ^^^^^^^ A project ends, but "desk" and "watch" go on without an end. Give it a due date, or make this an ops plan.
period: 2026-Q3
activities:
  desk: { owner: dev, load: 20% }
  move: { owner: ana, due: 2026-08-21, tasks: { report: { every: 1w } } }
  watch: { owner: ana, every: 1d }
  pack: { owner: ana, every: 1d, status: done }
  drills: { owner: ana, every: 2w, due: 2026-09-18 }
`,
    fix: 'Write "kind: ops"',
    fixed: `
kind: ops
period: 2026-Q3
activities:
  desk: { owner: dev, load: 20% }
  move: { owner: ana, due: 2026-08-21, tasks: { report: { every: 1w } } }
  watch: { owner: ana, every: 1d }
  pack: { owner: ana, every: 1d, status: done }
  drills: { owner: ana, every: 2w, due: 2026-09-18 }
`,
  },
  {
    name: 'kinds that fit, and an ops plan that has not begun',
    plan: `
kind: ops
activities:
  form: { owner: dev, due: 2026-08-21 }
  patch: { owner: ana, every: weekly }
`,
  },
  {
    name: 'nothing in it yet',
    plan: `
kind: ops
activities:
`,
  },
  {
    name: 'no kind is written',
    plan: `
activities:
  form: { owner: dev, due: 2026-08-21 }
`,
  },
];
