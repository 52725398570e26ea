import { type Day, iso } from '../language/day.ts';
import { calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { breakDown } from '../mend/breakdown.ts';
import { handOver } from '../mend/hand-over.ts';
import { logged } from '../mend/outcome.ts';
import { setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { lastMovementWithin } from '../plan/movement.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, inherited, isOneOff } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import { type Example, type Fix, type Near, rule, threshold } from './rule.ts';

const self = {
  id: 'activity-stalled',
  settings: {
    '': { type: types.interval as ValueType, default: '8d', says: 'how long work in progress may stand still' },
  },
};

export default rule({
  ...self,
  group: 'Movement and review',
  severity: 'warning',
  summary: 'reports work in progress that has not moved for more than eight days, days off of its owner left out',
  past: true,
  entry: {
    activity(entry, near, report) {
      const { status, blocked } = entry.value;
      if (status !== 'in progress' || blocked !== undefined || !isOneOff(entry.value)) return;
      const { frame } = near;
      const last = lastMovementWithin(entry, frame);
      if (last === undefined) return;
      const days = frame.today - last;
      if (days <= calendarDays(threshold<Interval>(self, frame)) || isAbandoned(days, near)) return;
      const owner = inherited(entry, 'owner');
      const away = owner === undefined ? 0 : daysAway(near.find('person', owner)?.value.leave, last, frame.today);
      if (days - away <= calendarDays(threshold<Interval>(self, frame))) return;
      const off = away ? `, ${away} of them days off` : '';
      const ask = owner === undefined ? 'Say what is going on.' : `Ask ${named(owner)} what stands in the way.`;
      report(
        at(entry, 'status'),
        `In progress, and nothing has moved since ${iso(last)}, for ${days} days${off}. ${ask}`,
        {
          fixes: plan => fixes(plan, entry, frame),
        },
      );
    },
  },
});

/** Longer than that, another rule speaks, unless the house rules have turned it off. */
function isAbandoned(days: number, { rules, frame }: Near): boolean {
  const other = rules.get('activity-abandoned');
  const isOn = other && frame.settings.get(other.id)?.level !== 'off';
  return !!isOn && days > calendarDays(threshold<Interval>(other, frame));
}

type Leave = EntryOf<'person'>['value']['leave'];
/** How many of the days after one, up to another, somebody was away. */
function daysAway(leave: Leave, after: Day, upTo: Day): number {
  const away = new Set<Day>();
  for (const it of leave ?? []) {
    const { from, to } = typeof it === 'number' ? { from: it, to: it } : it;
    for (let day = Math.max(from, after + 1); day <= Math.min(to, upTo); day++) away.add(day);
  }
  return away.size;
}

function fixes(plan: Plan, entry: EntryOf<'activity'>, { owners, today }: Frame): Fix[] {
  const blocker = `{ by: name one person, since: ${iso(today)}, need: say what has to happen }`;
  const line = logged(plan, entry, today, 'say what was done');
  const tasks = line.length ? breakDown(plan, entry) : [];
  return [
    { title: 'Name the blocker, to fill in', edits: [setKey(plan, entry, 'blocked', blocker)] },
    ...(line.length ? [{ title: `Log today, ${iso(today)}, what was done`, edits: line }] : []),
    ...(tasks.length
      ? [
          {
            title: `Break what is left down into three tasks, and log that today, ${iso(today)}`,
            edits: [...logged(plan, entry, today, 'broken down'), ...tasks],
          },
        ]
      : []),
    ...handOver(plan, entry, owners, today),
  ];
}

export const docs =
  "Work in progress that nobody writes a line about has stopped, most often for a reason that nobody has said yet: something blocks it, it is too big, or its owner has no time. Say which. A date under `log`, `started`, `finished` or a criterion's `met` is a movement, also of its tasks. So is a commit that changes it, or whose message names it behind `Plan:`. Work without any movement is not judged, and neither is work that recurs or goes on all the time.";

export const examples: Example[] = [
  {
    name: 'nine days without a word',
    plan: `
activities:
  form:
    owner: dev
    status: in progress
    #       ^^^^^^^^^^^ In progress, and nothing has moved since 2026-07-15, for 9 days. Ask dev what stands in the way.
    started: 2026-07-06
    log: { 2026-07-15: 12 of 24 fields agreed }
  train: { owner: lu }
`,
    fixed: `
activities:
  form:
    owner: dev
    status: in progress
    blocked: { by: name one person, since: 2026-07-24, need: say what has to happen }
    started: 2026-07-06
    log: { 2026-07-15: 12 of 24 fields agreed }
  train: { owner: lu }
`,
  },
  {
    name: 'logged, where a task moved last',
    plan: `
activities:
  form:
    status: in progress
    #       ^^^^^^^^^^^ In progress, and nothing has moved since 2026-07-13, for 11 days. Say what is going on.
    started: 2026-07-01
    log:
      2026-07-03: begun
    tasks:
      fields: { status: done, done: [{ criterion: 24 fields agreed, met: 2026-07-13 }] }
`,
    fix: 'Log today',
    fixed: `
activities:
  form:
    status: in progress
    started: 2026-07-01
    log:
      2026-07-03: begun
      2026-07-24: say what was done
    tasks:
      fields: { status: done, done: [{ criterion: 24 fields agreed, met: 2026-07-13 }] }
`,
  },
  {
    name: 'handed over, after days off that explain only some of it',
    plan: `
people:
  ana: { leave: [2026-07-13..2026-07-15, 2026-07-14] }
  lu: { role: Account lead }
activities:
  form: { owner: ana, with: [lu], status: in progress, started: 2026-07-10 }
  #                                       ^^^^^^^^^^^ In progress, and nothing has moved since 2026-07-10, for 14 days, 3 of them days off. Ask ana what stands in the way.
`,
    fix: 'Hand it over to lu',
    fixed: `
people:
  ana: { leave: [2026-07-13..2026-07-15, 2026-07-14] }
  lu: { role: Account lead }
activities:
  form: { owner: lu, status: in progress, log: { 2026-07-24: handed over }, started: 2026-07-10 }
`,
  },
  {
    name: 'eight days; days off; blocked, recurring, not begun; nothing known; a date to come',
    plan: `
people:
  ana: { leave: [2026-07-13..2026-07-24] }
activities:
  form: { status: in progress, started: 2026-07-16 }
  portal: { owner: ana, status: in progress, started: 2026-07-10 }
  audit: { status: in progress, started: 2026-07-01, blocked: { by: lu, need: access } }
  patch: { status: in progress, every: 1m, log: { 2026-07-01: done } }
  train: { log: { 2026-07-01: asked Lu } }
  survey: { status: in progress }
  poster: { status: in progress, log: { 2026-07-30: printed } }
`,
  },
  {
    name: 'nothing was committed either; a commit that names it, and one of its tasks, count',
    history: [
      {
        at: '2026-07-01',
        by: 'Dev',
        plan: `
activities:
  form: { status: in progress }
  train: { status: in progress }
  audit: { status: in progress, tasks: { list: { status: todo } } }
`,
      },
      {
        at: '2026-07-20',
        by: 'Ana',
        plan: `
activities:
  form: { status: in progress, priority: 1 }
  train: { status: in progress }
  audit: { status: in progress, tasks: { list: { status: done } } }
`,
        names: ['train'],
      },
    ],
    plan: `
activities:
  form: { status: in progress, priority: 1 }
  #               ^^^^^^^^^^^ In progress, and nothing has moved since 2026-07-01, for 23 days. Say what is going on.
  train: { status: in progress }
  audit: { status: in progress, tasks: { list: { status: done } } }
`,
  },
];
