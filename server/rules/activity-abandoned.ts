import { type Day, iso } from '../language/day.ts';
import { calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { handOver } from '../mend/hand-over.ts';
import { giveUp, logged } from '../mend/outcome.ts';
import type { Frame } from '../plan/frame.ts';
import { lastMovementWithin } from '../plan/movement.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, inherited, isOneOff, milestoneDays, prerequisites, statusOf } from '../plan/query.ts';
import { isOver } from '../plan/standing.ts';
import { named } from '../plan/waiting.ts';
import { type Example, type Fix, type Near, rule, threshold } from './rule.ts';

type Activity = EntryOf<'activity'>;

const self = {
  id: 'activity-abandoned',
  settings: {
    '': {
      type: types.interval as ValueType,
      default: '30d',
      says: 'how long work may stand still before it counts as given up',
    },
  },
};

export default rule({
  ...self,
  group: 'Movement and review',
  severity: 'warning',
  summary:
    'reports work that was begun and has not moved for more than thirty days, or that was to begin that long ago',
  past: true,
  entry: {
    activity(entry, near, report) {
      const { status, start, blocked } = entry.value;
      // Nothing has begun, and nothing was to begin.
      if (blocked === undefined && start === undefined && (status === undefined || status === 'todo')) return;
      const { today } = near.frame;
      const last = isOneOff(entry.value) ? lastSign(entry, near) : undefined;
      if (last === undefined) return;
      const days = today - last;
      if (days <= calendarDays(threshold<Interval>(self, near.frame))) return;
      const owner = inherited(entry, 'owner');
      const ask =
        owner === undefined
          ? 'Drop it, or say who goes on with it.'
          : `Ask ${named(owner)}: is it dropped, or who goes on with it?`;
      const fact =
        statusOf(entry.value) === 'todo'
          ? `It was to begin on ${iso(start!)}, and has not for ${days} days`
          : `${statusOf(entry.value) === 'blocked' ? 'Blocked' : 'In progress'}, and nothing has moved since ${iso(last)}, for ${days} days`;
      report(entry.key.range, `${fact}. ${ask}`, { fixes: plan => fixes(plan, entry, near.frame) });
    },
  },
});

/** The last day on which something moved; of work that has not begun the day on which it was to, unless it waits for something. */
function lastSign(entry: Activity, near: Near): Day | undefined {
  const { start, blocked } = entry.value;
  const { today } = near.frame;
  const status = statusOf(entry.value);
  const moved = lastMovementWithin(entry, near.frame);
  if (status === 'todo') {
    if (start === undefined || start > today || waits(entry, near)) return undefined;
    return Math.max(start, moved ?? start);
  }
  if (status !== 'in progress' && status !== 'blocked') return undefined;
  // A blocker that was written down later is a sign too; alone it is old, which another rule tells.
  const since =
    typeof blocked === 'object' && blocked.since !== undefined && blocked.since <= today ? blocked.since : 0;
  return moved === undefined ? undefined : Math.max(moved, since);
}

/** Whether something that it waits for is not over; what cannot be seen from here may well be. */
const waits = (entry: Activity, { resolve, frame }: Near): boolean =>
  prerequisites(entry).some(({ ref }) => {
    const other = resolve('activity', ref) ?? resolve('milestone', ref) ?? resolve('decision', ref);
    if (!other) return ref.includes('/');
    if (other.entry.kind !== 'milestone') return !isOver(other.entry);
    return (milestoneDays((other.entry as EntryOf<'milestone'>).value)?.to ?? 0) >= frame.today;
  });

function fixes(plan: Plan, entry: Activity, { owners, today }: Frame): Fix[] {
  const line = logged(plan, entry, today, 'say what was done');
  return [
    { title: 'Set status to dropped, with a reason to fill in', edits: giveUp(plan, entry) },
    ...handOver(plan, entry, owners, today),
    ...(line.length ? [{ title: `Log today, ${iso(today)}, what was done`, edits: line }] : []),
  ];
}

export const docs =
  "After a month without a sign of life work is dropped in all but name, and still fills the plan, the ranks and somebody's list. Drop it with a reason, hand it to who has time, or say in its `log` what was done. Work that waits for something open has not been abandoned, and work without any date is not judged. Where git is at hand, a commit that changes it, or names it behind `Plan:`, is a sign of life.";

export const examples: Example[] = [
  {
    name: 'begun, and forgotten',
    plan: `
activities:
  form:
 #^^^^ In progress, and nothing has moved since 2026-06-23, for 31 days. Ask dev: is it dropped, or who goes on with it?
    owner: dev
    due: 2026-08-28
    status: in progress
    started: 2026-06-01
    log: { 2026-06-23: 12 of 24 fields agreed }
`,
    fixed: `
activities:
  form:
    owner: dev
    due: 2026-08-28
    status: dropped
    because: say why it is dropped
    started: 2026-06-01
    log: { 2026-06-23: 12 of 24 fields agreed }
`,
  },
  {
    name: 'never begun: handed over',
    plan: `
owner: maya
activities:
  form: { owner: dev, start: 2026-06-15, due: 2026-08-28 }
 #^^^^ It was to begin on 2026-06-15, and has not for 39 days. Ask dev: is it dropped, or who goes on with it?
`,
    fix: 'Hand it over to maya',
    fixed: `
owner: maya
activities:
  form: { owner: maya, start: 2026-06-15, due: 2026-08-28, log: { 2026-07-24: handed over } }
`,
  },
  {
    name: 'blocked for so long',
    plan: `
activities:
  form: { blocked: { by: lu, since: 2026-06-10, need: access }, due: 2026-08-28, started: 2026-06-01 }
 #^^^^ Blocked, and nothing has moved since 2026-06-10, for 44 days. Drop it, or say who goes on with it.
`,
    fix: 'Log today',
    fixed: `
activities:
  form: { blocked: { by: lu, since: 2026-06-10, need: access }, due: 2026-08-28, log: { 2026-07-24: say what was done }, started: 2026-06-01 }
`,
  },
  {
    name: 'thirty days; what waits, recurs, is done, has no date',
    plan: `
milestones:
  kickoff: 2026-08-03
activities:
  form: { status: in progress, started: 2026-06-24 }
  audit: { start: 2026-06-01, after: [form] }
  portal: { start: 2026-06-01, after: [kickoff] }
  train: { start: 2026-06-01, after: [crm/portal] }
  list: { start: 2026-06-01, log: { 2026-07-20: asked Lu } }
  patch: { start: 2026-06-01, every: 1w }
  survey: { status: in progress }
  poster: { blocked: { by: lu, since: 2026-06-10, need: access } }
  report: { status: done, finished: 2026-05-01 }
  later: { start: 2026-09-01 }
`,
  },
  {
    name: 'committed two months ago, and never again',
    history: [
      {
        at: '2026-05-20',
        by: 'Dev',
        plan: `
activities:
  form: { owner: dev, status: in progress, due: 2026-08-28 }
`,
      },
    ],
    plan: `
activities:
  form: { owner: dev, status: in progress, due: 2026-08-28 }
 #^^^^ In progress, and nothing has moved since 2026-05-20, for 65 days. Ask dev: is it dropped, or who goes on with it?
`,
  },
];
