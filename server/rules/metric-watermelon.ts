import { answersTo } from '../mend/off-course.ts';
import type { Frame } from '../plan/frame.ts';
import { lastMovement } from '../plan/movement.ts';
import { type EntryOf, inherited, isOpen, naming, statusOf } from '../plan/query.ts';
import { cited, listed } from '../plan/suggest.ts';
import { breachOf, courseOf, dayOfAim, driftOf, inUnit } from '../reckon/course.ts';
import { type Example, type Near, rule, threshold } from './rule.ts';

export default rule({
  id: 'metric-watermelon',
  group: 'Goal and metrics',
  severity: 'warning',
  summary: 'reports a metric that is past its limit or off track while all work on it is done or on time',
  entry: {
    metric(entry, near, report) {
      const { frame } = near;
      if (!entry.value.readings) return;
      const trouble = troubleOf(entry, near);
      const work = trouble ? near.naming('metric', entry.id, 'metric', 'activity') : [];
      const done = doneOf(work);
      if (!trouble || !done.length || !work.filter(it => isOpen(it.value)).every(it => isOnTime(it, frame))) return;
      const ids = listed(
        done.map(it => cited(it.id)),
        3,
      );
      const rest =
        work.length > done.length && work.some(it => isOpen(it.value)) ? ' and all other work on it is on time' : '';
      report(
        entry.key.range,
        `${ids} ${done.length === 1 ? 'is' : 'are'} done${rest}, yet the metric is ${trouble.says}. Perhaps it is not the work that moves it.`,
        {
          related: plan =>
            doneOf(naming(plan, 'metric', entry.id, 'metric', 'activity')).map(it => ({
              place: { parsed: it.parsed, range: it.key.range },
              message: 'Done, to move this metric.',
            })),
          fixes: plan =>
            answersTo(plan, frame, {
              metric: entry,
              word: 'work',
              question: `What does move ${entry.id}?`,
              other: 'other work',
              because: `The work on it is done or on time, and it is ${trouble.says}`,
              done: `Two readings in a row are ${trouble.better}`,
            }),
        },
      );
    },
  },
});

const doneOf = (work: readonly EntryOf<'activity'>[]) => work.filter(it => it.value.status === 'done');

/** What is wrong with a metric, when nobody is to decide about it yet. */
function troubleOf(entry: EntryOf<'metric'>, near: Near): { says: string; better: string } | undefined {
  const { frame, rules } = near;
  const goal = frame.head.goal?.metric === entry.id ? frame.head.goal : undefined;
  const course = courseOf(entry.value, goal, frame.today);
  if (!course) return undefined;
  const fewest = threshold<number>(rules.get('metric-off-track')!, frame);
  const by = dayOfAim(frame, entry.id);
  const isBreached = frame.status === 'live' && !!breachOf(course, []);
  const isAdrift = by !== undefined && !!driftOf(course, [], by, fewest);
  if (!isBreached && !isAdrift) return undefined;
  const decisions = near.namers('metric', entry.id, 'affects', 'decision').map(it => it.entry.value);
  if (isBreached && breachOf(course, decisions))
    return { says: 'past its limit', better: `inside ${inUnit(course, course.limit!)}` };
  return isAdrift && driftOf(course, decisions, by, fewest)
    ? { says: 'off track', better: `on the way to ${inUnit(course, course.aim!)}` }
    : undefined;
}

/** So many days without movement, and work has stalled. */
const stalledAfter = 8;
function isOnTime(entry: EntryOf<'activity'>, frame: Frame): boolean {
  const { today } = frame;
  const status = statusOf(entry.value);
  const moved = status === 'in progress' ? lastMovement(entry, frame) : undefined;
  const isStalled = moved !== undefined && today - moved > stalledAfter;
  return status !== 'blocked' && !isStalled && (inherited(entry, 'due') ?? today) >= today;
}

export const docs =
  'Green outside, red inside: every activity is on time, and the number that they are there to move does not move. Then more of the same is wasted. Ask whether the work that was done did what it was meant to, and decide what does move the number.';

export const examples: Example[] = [
  {
    name: 'all green, and past the limit',
    plan: `
owner: maya
status: live
metrics:
  waiting: { target: 7 days, limit: 12 days, readings: { 2026-07-10: 11 days, 2026-07-17: 12.5 days } }
 #^^^^^^^ "audit" is done and all other work on it is on time, yet the metric is past its limit. Perhaps it is not the work that moves it.
activities:
  audit: { owner: dev, status: done, metric: waiting }
  form: { owner: dev, due: 2026-08-28, metric: waiting, status: in progress, log: { 2026-07-17: fields agreed } }
`,
    fixed: `
owner: maya
status: live
metrics:
  waiting: { target: 7 days, limit: 12 days, readings: { 2026-07-10: 11 days, 2026-07-17: 12.5 days } }
decisions:
  waiting-work:
    question: What does move waiting?
    owner: maya
    by: 2026-07-31
    options: [more work on it, other work]
    affects: [waiting]
activities:
  audit: { owner: dev, status: done, metric: waiting }
  form: { owner: dev, due: 2026-08-28, metric: waiting, status: in progress, log: { 2026-07-17: fields agreed } }
`,
  },
  {
    name: 'all of it is done, and the trend misses the goal',
    plan: `
owner: maya
goal: { outcome: Less waiting, metric: waiting, from: 14 days, to: 7 days, by: 2026-09-30 }
metrics:
  waiting: { readings: { 2026-07-03: 13 days, 2026-07-10: 13 days, 2026-07-17: 13 days } }
 #^^^^^^^ "audit" and "form" are done, yet the metric is off track. Perhaps it is not the work that moves it.
activities:
  audit: { owner: dev, status: done, metric: waiting }
  form: { owner: dev, status: done, metric: waiting }
  portal: { owner: ana, status: dropped, metric: waiting }
`,
    fix: 'Add the activity "move-waiting"',
    fixed: `
owner: maya
goal: { outcome: Less waiting, metric: waiting, from: 14 days, to: 7 days, by: 2026-09-30 }
metrics:
  waiting: { readings: { 2026-07-03: 13 days, 2026-07-10: 13 days, 2026-07-17: 13 days } }
decisions:
  waiting-work:
    question: What does move waiting?
    owner: maya
    by: 2026-07-24
    options: [more work on it, other work]
    chosen: more work on it
    because: "The work on it is done or on time, and it is off track"
    decided: 2026-07-24
    affects: [waiting, move-waiting]
activities:
  audit: { owner: dev, status: done, metric: waiting }
  form: { owner: dev, status: done, metric: waiting }
  portal: { owner: ana, status: dropped, metric: waiting }
  move-waiting:
    title: Say what is done about it
    owner: maya
    due: 2026-08-07
    metric: waiting
    done: Two readings in a row are on the way to 7 days
`,
  },
  {
    name: 'some of the work is late, blocked or has stalled: that is why',
    plan: `
status: live
metrics:
  waiting: { target: 7 days, limit: 12 days, readings: { 2026-07-17: 12.5 days } }
  uptime: { target: 99.9%, limit: 99.5%, readings: { 2026-07-17: 99.4% } }
  spend: { target: USD 10k, limit: USD 20k, readings: { 2026-07-17: USD 25k } }
activities:
  audit: { owner: dev, status: done, metric: waiting }
  form: { owner: dev, due: 2026-07-17, metric: waiting }
  second-line: { owner: dev, status: done, metric: uptime }
  alarms: { owner: dev, blocked: no supplier, metric: uptime }
  tender: { owner: dev, status: done, metric: spend }
  contract: { owner: dev, status: in progress, started: 2026-07-01, metric: spend }
`,
  },
  {
    name: 'nothing is done yet, or somebody is to decide',
    plan: `
status: live
metrics:
  waiting: { target: 7 days, limit: 12 days, readings: { 2026-07-17: 12.5 days } }
  uptime: { target: 99.9%, limit: 99.5%, readings: { 2026-07-17: 99.4% } }
decisions:
  third-line: { question: A third line?, affects: [uptime] }
activities:
  form: { owner: dev, due: 2026-08-28, metric: waiting }
  second-line: { owner: dev, status: done, metric: uptime }
`,
  },
];
