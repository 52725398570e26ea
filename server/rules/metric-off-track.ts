import { iso } from '../language/day.ts';
import { types, type ValueType } from '../language/values.ts';
import { answersTo } from '../mend/off-course.ts';
import { readingRange } from '../mend/readings.ts';
import { breachOf, courseOf, dayOfAim, driftOf, inUnit } from '../reckon/course.ts';
import { type Example, rule, threshold } from './rule.ts';

const self = {
  id: 'metric-off-track',
  settings: {
    '': { type: types.number as ValueType, default: '3', says: 'from how many readings on their trend is judged' },
  },
};

export default rule({
  ...self,
  group: 'Goal and metrics',
  severity: 'warning',
  summary:
    'reports a metric whose readings lead past its target by the day of the goal, while nobody is to decide about it',
  entry: {
    metric(entry, { frame, naming }, report) {
      const { readings } = entry.value;
      const fewest = threshold<number>(self, frame);
      if (!readings || readings.size < fewest) return;
      const goal = frame.head.goal?.metric === entry.id ? frame.head.goal : undefined;
      const course = courseOf(entry.value, goal, frame.today);
      const by = dayOfAim(frame, entry.id);
      if (!course || by === undefined || !driftOf(course, [], by, fewest)) return;
      const decisions = naming('metric', entry.id, 'affects', 'decision').map(it => it.value);
      const drift = driftOf(course, decisions, by, fewest);
      // That it is past its limit already says more.
      if (!drift || (frame.status === 'live' && breachOf(course, decisions))) return;
      const [then, aim] = [inUnit(course, drift.amount, true), inUnit(course, course.aim!)];
      const bare = inUnit({ ...course, unit: undefined }, course.aim!);
      report(
        readingRange(entry, drift.reading.day),
        `At this pace it is at ${then} on ${iso(by)}, and ${aim} is the target. Decide what to do while there is time.`,
        {
          fixes: plan =>
            answersTo(plan, frame, {
              metric: entry,
              word: 'course',
              question: `What brings ${entry.id} to ${course.unit === entry.id ? bare : aim} by ${iso(by)}?`,
              other: 'another target',
              because: `At the pace of its readings it is at ${then} on ${iso(by)}`,
              done: `Two readings in a row are on the way to ${aim}`,
            }),
        },
      );
    },
  },
});

export const docs =
  'Three readings are enough to see where a number is going: the line that most pairs of them agree on is drawn on to the day of the goal, or to the end of the period. Where it ends short of the target, more of the same will not do. Decide early, while there is time for something else; after a decision only the readings that follow are judged.';

export const examples: Example[] = [
  {
    name: 'too slow',
    plan: `
owner: maya
goal: { outcome: Onboarding in a week, metric: onboarding-time, from: 14 days, to: 7 days, by: 2026-09-30 }
metrics:
  onboarding-time:
    unit: days
    readings:
      2026-06-26: 14 days
      2026-07-10: 13.5 days
      2026-07-24: 13 days
      #           ^^^^^^^ At this pace it is at 10.57 days on 2026-09-30, and 7 days is the target. Decide what to do while there is time.
`,
    fixed: `
owner: maya
goal: { outcome: Onboarding in a week, metric: onboarding-time, from: 14 days, to: 7 days, by: 2026-09-30 }
metrics:
  onboarding-time:
    unit: days
    readings:
      2026-06-26: 14 days
      2026-07-10: 13.5 days
      2026-07-24: 13 days
decisions:
  onboarding-time-course:
    question: What brings onboarding-time to 7 days by 2026-09-30?
    owner: maya
    by: 2026-07-31
    options: [more work on it, another target]
    affects: [onboarding-time]
`,
  },
  {
    name: 'large numbers, whose unit is their name',
    plan: `
owner: maya
goal: { outcome: Ship to many, metric: wishlists, from: 4000 wishlists, to: 9000 wishlists, by: 2026-09-30 }
metrics:
  wishlists:
    unit: wishlists
    readings:
      2026-07-10: 4100 wishlists
      2026-07-17: 4230 wishlists
      2026-07-24: 4400 wishlists
      #           ^^^^^^^^^^^^^^ At this pace it is at 5857 wishlists on 2026-09-30, and 9000 wishlists is the target. Decide what to do while there is time.
`,
    fixed: `
owner: maya
goal: { outcome: Ship to many, metric: wishlists, from: 4000 wishlists, to: 9000 wishlists, by: 2026-09-30 }
metrics:
  wishlists:
    unit: wishlists
    readings:
      2026-07-10: 4100 wishlists
      2026-07-17: 4230 wishlists
      2026-07-24: 4400 wishlists
decisions:
  wishlists-course:
    question: What brings wishlists to 9000 by 2026-09-30?
    owner: maya
    by: 2026-07-31
    options: [more work on it, another target]
    affects: [wishlists]
`,
  },
  {
    name: 'what was decided has not helped',
    plan: `
period: 2026-H2
metrics:
  uptime: { target: 99.9%, limit: 99%, readings: { 2026-07-03: 99.4%, 2026-07-10: 99.3%, 2026-07-17: 99.3%, 2026-07-24: 99.2% } }
  #                                                                                                                     ^^^^^ At this pace it is at 98.06% on 2026-12-31, and 99.9% is the target. Decide what to do while there is time.
decisions:
  second-line: { question: A second line?, chosen: yes, decided: 2026-07-06, affects: [uptime] }
`,
    fix: 'Open the decision "uptime-course"',
    fixed: `
period: 2026-H2
metrics:
  uptime: { target: 99.9%, limit: 99%, readings: { 2026-07-03: 99.4%, 2026-07-10: 99.3%, 2026-07-17: 99.3%, 2026-07-24: 99.2% } }
decisions:
  second-line: { question: A second line?, chosen: yes, decided: 2026-07-06, affects: [uptime] }
  uptime-course:
    question: What brings uptime to 99.9% by 2026-12-31?
    owner: name one person
    by: 2026-07-31
    options: [more work on it, another target]
    affects: [uptime]
`,
  },
  {
    name: 'on its way, one bad week, and two readings only',
    plan: `
period: 2026-Q3
metrics:
  waiting: { target: 7 days, limit: 14 days, readings: { 2026-07-03: 13 days, 2026-07-10: 12 days, 2026-07-17: 12.8 days, 2026-07-24: 10.5 days } }
  uptime: { target: 99.9%, limit: 99%, readings: { 2026-07-17: 99.4%, 2026-07-24: 99.3% } }
`,
  },
  {
    name: 'a decision is too fresh to judge, and one is open',
    plan: `
period: 2026-Q3
metrics:
  waiting: { target: 7 days, limit: 14 days, readings: { 2026-07-03: 13 days, 2026-07-10: 13 days, 2026-07-17: 13 days } }
  uptime: { target: 99.9%, limit: 99%, readings: { 2026-07-03: 99.4%, 2026-07-10: 99.3%, 2026-07-17: 99.3% } }
decisions:
  more-desks: { question: More desks?, chosen: yes, decided: 2026-07-06, affects: [waiting] }
  second-line: { question: A second line?, by: 2026-08-07, affects: [uptime] }
`,
  },
  {
    name: 'the day has passed, nothing says which way is better, or until when',
    plan: `
goal: { outcome: Less waiting, metric: waiting, from: 14 days, to: 7 days, by: 2026-07-17 }
metrics:
  waiting: { readings: { 2026-07-03: 13 days, 2026-07-10: 13 days, 2026-07-17: 13 days } }
  uptime: { target: 99.9%, readings: { 2026-07-03: 99.4%, 2026-07-10: 99.3%, 2026-07-17: 99.3% } }
`,
  },
];
