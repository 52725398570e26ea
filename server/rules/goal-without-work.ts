import { newActivity, soon } from '../mend/new-entry.ts';
import { quote, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { isProposed } from '../plan/keys.ts';
import { namersOf } from '../plan/named-from.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, entriesOf, field, find, isOneOff, isOpen } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { servedBy } from '../plan/strategy.ts';
import { cited } from '../plan/suggest.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;

export default rule({
  id: 'goal-without-work',
  group: 'Goal and metrics',
  severity: 'warning',
  milder: true,
  summary: 'reports a goal whose metric no activity moves, and which no other plan serves',
  around: true,
  plan(plan, frame, report) {
    const goal = goalOf(plan);
    const metric = goal?.value.metric;
    const all = goal && metric ? entriesOf(plan, 'activity') : [];
    // A plan without work, and a name that leads nowhere, are told of as such.
    if (!goal || !metric || !all.length || !(metric.includes('/') || find(plan, 'metric', metric))) return;
    if (all.some(it => moves(it, metric)) || all.some(isInOtherWords) || isMovedElsewhere(plan, metric)) return;
    // Of a strategy the work is in the plans that serve it.
    const served = servedBy(plan);
    if (served.has('goal') || served.has(metric)) return;
    const message = `No activity moves ${cited(metric)}, so nothing here is work for the goal. Say which of them does.`;
    report({ parsed: goal.parsed, range: at(goal, 'metric') }, message, { fixes: now => fixes(now, frame, metric) });
  },
});

const moves = ({ value }: Activity, metric: string): boolean => value.metric === metric && value.status !== 'dropped';
const isMovedElsewhere = (plan: Plan, metric: string): boolean =>
  namersOf(plan, 'metric', metric, 'metric', 'activity').some(it => it.entry.value.status !== 'dropped');
/** The key stands there by another name, or with something that cannot be read. */
const isInOtherWords = (it: Activity): boolean =>
  !it.parsed.sound && (isProposed(it, 'metric') || (!!field(it, 'metric') && it.value.metric === undefined));

/** As many as are looked through in a menu. */
const mostFixes = 6;
function fixes(plan: Plan, frame: Frame, metric: string): Fix[] {
  const free = entriesOf(plan, 'activity').filter(
    it =>
      !it.parent && isOpen(it.value) && !field(it, 'metric') && (it.node.kind === 'map' || it.node.kind === 'empty'),
  );
  // What is done once moves a number sooner than what only keeps things going.
  const likely = [...free.filter(it => isOneOff(it.value)), ...free.filter(it => !isOneOff(it.value))];
  const text = quote(metric, true);
  const { id, edit } = newActivity(plan, frame, {
    id: 'work-for-the-goal',
    title: 'Say what moves the metric of the goal',
    due: soon(frame, 20),
    metric,
  });
  return [
    ...likely.slice(0, mostFixes).map(it => ({
      title: `Add "metric: ${metric}" to ${cited(it.id)}`,
      edits: [setKey(plan, it, 'metric', text)],
    })),
    { title: `Add the activity "${id}" with "metric: ${metric}", to fill in`, edits: [edit] },
  ];
}

export const docs =
  'A goal that no activity works for is reached by chance. Name its metric in every activity that is there to move it; what is left then is either running work, or work for another goal. Where none is, the plan still lacks its most important activity.';

export const examples: Example[] = [
  {
    name: 'work for something else',
    plan: `
goal:
  outcome: Onboarding in a week
  metric: onboarding-time
#         ^^^^^^^^^^^^^^^ No activity moves "onboarding-time", so nothing here is work for the goal. Say which of them does.
metrics:
  onboarding-time: { unit: days }
  uptime: { unit: "%" }
activities:
  patch: { owner: ana, every: 2w }
  move: { owner: ana, due: 2026-08-21, metric: uptime }
  portal: { owner: ana, status: dropped, metric: onboarding-time }
  form:
    owner: dev
    due: 2026-08-21
`,
    fixed: `
goal:
  outcome: Onboarding in a week
  metric: onboarding-time
metrics:
  onboarding-time: { unit: days }
  uptime: { unit: "%" }
activities:
  patch: { owner: ana, every: 2w }
  move: { owner: ana, due: 2026-08-21, metric: uptime }
  portal: { owner: ana, status: dropped, metric: onboarding-time }
  form:
    owner: dev
    due: 2026-08-21
    metric: onboarding-time
`,
  },
  {
    name: 'the work is still to be found',
    plan: `
owner: maya
goal: { outcome: Onboarding in a week, metric: crm/onboarding-time, by: 2026-08-14 }
#                                              ^^^^^^^^^^^^^^^^^^^ No activity moves "crm/onboarding-time", so nothing here is work for the goal. Say which of them does.
activities:
  form: { owner: dev, effort: 3d }
`,
    fix: 'Add the activity "work-for-the-goal"',
    fixed: `
owner: maya
goal: { outcome: Onboarding in a week, metric: crm/onboarding-time, by: 2026-08-14 }
activities:
  form: { owner: dev, effort: 3d }
  work-for-the-goal:
    title: Say what moves the metric of the goal
    owner: maya
    due: 2026-08-14
    effort: 1d..10d
    metric: crm/onboarding-time
    done: Say what anybody can check when it is done
`,
  },
  {
    name: 'a task moves it, and what is done counts',
    plan: `
goal: { outcome: Onboarding in a week, metric: onboarding-time }
metrics: { onboarding-time: { unit: days } }
activities:
  form: { owner: dev, tasks: { fields: { metric: onboarding-time, status: done } } }
`,
  },
  {
    name: 'another plan serves it',
    plan: `
kind: strategy
goal: { outcome: Clients stay, metric: churn }
metrics: { churn: { unit: "%" } }
activities:
  board: { title: Show the board where we are, owner: maya }
`,
    others: { onboarding: { plan: 'plan: Onboarding\nserves: ops/churn\n' } },
  },
  {
    name: 'a key in other words',
    plan: `
goal: { outcome: Onboarding in a week, metric: onboarding-time }
metrics: { onboarding-time: { unit: days } }
activities:
  form: { owner: dev, kpi: onboarding-time }
`,
  },
  {
    name: 'no work yet, or a name that leads nowhere',
    plan: `
goal: { outcome: Onboarding in a week, metric: onboarding-tiem }
metrics: { onboarding-time: { unit: days } }
activities:
  form: { owner: dev }
`,
  },
  {
    name: 'work of another plan moves it',
    plan: `
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
activities:
  rebrand: { due: 2026-08-14 }
`,
    others: { crm: { plan: 'activities:\n  failover: { owner: lu, metric: ops/uptime }\n' } },
  },
  {
    name: 'work of another plan that was dropped, or moves its own metric',
    plan: `
goal: { outcome: Fewer outages, metric: uptime }
#                                       ^^^^^^ No activity moves "uptime", so nothing here is work for the goal. Say which of them does.
metrics:
  uptime: { unit: "%" }
activities:
  rebrand: { due: 2026-08-14 }
`,
    others: {
      crm: { plan: 'activities:\n  failover: { metric: ops/uptime, status: dropped }\n  form: { metric: uptime }\n' },
    },
  },
];
