import type { Day } from '../language/day.ts';
import { inDays } from '../language/time.ts';
import { type Duration, types, type ValueType } from '../language/values.ts';
import { breakDown } from '../mend/breakdown.ts';
import { effortText } from '../mend/effort.ts';
import { splitActivity } from '../mend/halves.ts';
import { isReadable } from '../mend/refactoring.ts';
import type { Folder } from '../plan/change.ts';
import { setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, field } from '../plan/query.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'activity-broad',
  settings: {
    '': { type: types.duration as ValueType, default: '4w', says: 'how much working time one piece of work may take' },
  },
};

export default rule({
  ...self,
  group: 'Scope and done',
  severity: 'info',
  summary: 'reports work that may take more than four weeks of effort and is not broken down into tasks',
  entry: {
    activity(entry, { frame }, report) {
      const { effort, remaining } = entry.value;
      const limit = effort && threshold<Duration>(self, frame);
      const most = limit ? inDays(limit) : Infinity;
      if (!limit || inDays(effort.high) <= most || field(entry, 'tasks')) return;
      // What is nearly over need not be broken down any more.
      if (remaining && inDays(remaining.high) <= most) return;
      const { amount, unit } = effort.high;
      const message = `Up to ${amount}${unit} in one piece, so nobody sees how far it is until it is late. Break it down into pieces of ${limit.amount}${limit.unit} at most.`;
      report(at(entry, 'effort'), message, {
        fixes: (plan, folder) => fixes(plan, entry, { most, today: frame.today }, folder),
      });
    },
  },
});

/** Into three tasks, or in two; with an effort that fits, where there is no room for either. */
function fixes(
  plan: Plan,
  entry: EntryOf<'activity'>,
  { most, today }: { most: number; today: Day },
  folder: Folder | undefined,
): Fix[] {
  const { effort, remaining, spent, with: helpers } = entry.value;
  const { low, high } = effort!;
  const third = effortText(inDays(low) / 3, inDays(high) / 3);
  // Tasks that say nothing share what is left of their activity, and the help that it has.
  const isShared = remaining || spent || helpers instanceof Map;
  const tasks = breakDown(plan, entry, isShared ? '' : `effort: ${third}`);
  const parts = isShared ? 'three tasks that share what is left of it' : `three tasks of ${third}`;
  const halves =
    inDays(high) / 2 <= most && isReadable(entry.parsed) ? splitActivity({ plan, folder, activity: entry, today }) : [];
  const found = [
    ...(tasks.length ? [{ title: `Break it down into ${parts}, to fill in`, edits: tasks }] : []),
    ...halves,
  ];
  const text = effortText(Math.min(inDays(low), most), most);
  return found.length ? found : [{ title: `Write ${text}`, edits: [setKey(plan, entry, 'effort', text)] }];
}

export const docs =
  'A piece of work that takes more than a month is half done for weeks, and nobody can say which half. Break it down into `tasks`, each with an end that can be seen, or split it in two that follow each other. The effort is the working time of everybody together.';

export const examples: Example[] = [
  {
    name: 'eight weeks in one piece: three tasks',
    plan: `
activities:
  portal:
    title: Build the client portal
    effort: 6w..8w
    #       ^^^^^^ Up to 8w in one piece, so nobody sees how far it is until it is late. Break it down into pieces of 4w at most.
    due: 2026-09-30
`,
    fixed: `
activities:
  portal:
    title: Build the client portal
    effort: 6w..8w
    due: 2026-09-30
    tasks:
      portal-1: { title: Say what is done first, effort: 10d..13.5d }
      portal-2: { title: Say what is done next, effort: 10d..13.5d }
      portal-3: { title: Say what is done last, effort: 10d..13.5d }
`,
  },
  {
    name: 'begun, or with help: the tasks share what is left',
    plan: `
activities:
  portal:
    owner: ana
    with: { dev: 50% }
    effort: 6w..8w
    #       ^^^^^^ Up to 8w in one piece, so nobody sees how far it is until it is late. Break it down into pieces of 4w at most.
    spent: 2w
    status: in progress
`,
    fix: 'Break it down into three tasks that share what is left of it, to fill in',
    fixed: `
activities:
  portal:
    owner: ana
    with: { dev: 50% }
    effort: 6w..8w
    spent: 2w
    status: in progress
    tasks:
      portal-1: { title: Say what is done first }
      portal-2: { title: Say what is done next }
      portal-3: { title: Say what is done last }
`,
  },
  {
    name: 'in two: what waited for it waits for the second',
    plan: `
activities:
  portal:
    title: Build the client portal
    owner: ana
    due: 2026-09-30
    checkin: 2026-08-31
    effort: 30d
    #       ^^^ Up to 30d in one piece, so nobody sees how far it is until it is late. Break it down into pieces of 4w at most.
    impact: 4
    done: 3 clients signed in
  train: { after: [portal + 2d], due: 2026-10-30 }
`,
    fix: 'Split in two',
    fixed: `
activities:
  portal:
    title: Build the client portal, part 1
    owner: ana
    due: 2026-08-27
    checkin: 2026-08-10
    effort: 15d
    impact: 4
    done: 3 clients signed in
  portal-2:
    title: Build the client portal, part 2
    owner: ana
    due: 2026-09-30
    checkin: 2026-08-31
    effort: 15d
    after: [portal]
    impact: 4
    done: Say what anybody can check when it is done
  train: { after: [portal-2 + 2d], due: 2026-10-30 }
`,
  },
  {
    name: 'a house rule of two weeks',
    plan: `
rules:
  activity-broad: 2w
activities:
  portal: { effort: 5d..11d }
  #                 ^^^^^^^ Up to 11d in one piece, so nobody sees how far it is until it is late. Break it down into pieces of 2w at most.
`,
    fixed: `
rules:
  activity-broad: 2w
activities:
  portal: { effort: 5d..11d, tasks: { portal-1: { title: Say what is done first, effort: 1.5d..4d }, portal-2: { title: Say what is done next, effort: 1.5d..4d }, portal-3: { title: Say what is done last, effort: 1.5d..4d } } }
`,
  },
  {
    name: 'four weeks, with tasks, nearly over, done, and what cannot be read',
    plan: `
activities:
  portal: { effort: 10d..20d }
  form: { effort: 30d, tasks: { build: { effort: 30h } } }
  audit: { effort: 30d, remaining: 3d, status: in progress }
  survey: { effort: 30d, status: done }
  train: { effort: two months }
`,
  },
];
