import { iso } from '../language/day.ts';
import { answersTo } from '../mend/off-course.ts';
import { readingRange } from '../mend/readings.ts';
import { breachOf, courseOf, inUnit } from '../reckon/course.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'metric-breached',
  group: 'Goal and metrics',
  severity: 'warning',
  summary: 'reports a metric of a live plan that is past its limit, while nobody has decided anything about it since',
  entry: {
    metric(entry, { frame, namers }, report) {
      const { limit, readings } = entry.value;
      if (frame.status !== 'live' || !limit || !readings) return;
      const goal = frame.head.goal?.metric === entry.id ? frame.head.goal : undefined;
      const course = courseOf(entry.value, goal, frame.today);
      const isBreached = course && breachOf(course, []);
      const decisions = isBreached ? namers('metric', entry.id, 'affects', 'decision').map(it => it.entry.value) : [];
      const breach = isBreached && breachOf(course, decisions);
      if (!breach) return;
      const [now, line] = [inUnit(course, breach.reading.amount), inUnit(course, course.limit!)];
      const since = breach.since === breach.reading.day ? '' : ` since ${iso(breach.since)}`;
      const range = readingRange(entry, breach.reading.day);
      report(
        range,
        `${now} is past the limit of ${line}${since}, and no decision answers it. Decide what to do about it.`,
        {
          fixes: plan =>
            answersTo(
              plan,
              frame,
              {
                metric: entry,
                word: 'breach',
                question: `How does ${entry.id} come back inside its limit of ${line}?`,
                other: 'another limit',
                because: `It was at ${now} on ${iso(breach.reading.day)}`,
                done: `Two readings in a row are inside ${line}`,
              },
              true,
            ),
        },
      );
    },
  },
});

export const docs =
  'A limit is the line at which somebody acts; one that is passed in silence is no limit. Open a decision that names the metric under `affects`, or record the one that was taken; one in another plan answers it too. A goal that begins beyond the limit is there to come back from it: then only a reading that was inside and went out again is told of.';

export const examples: Example[] = [
  {
    name: 'past the limit again',
    plan: `
owner: maya
status: live
review: { every: weekly, on: monday }
metrics:
  uptime:
    owner: ana
    unit: "%"
    target: 99.9%
    limit: 99.5%
    readings:
      2026-07-03: 99.7%
      2026-07-10: 99.4%
      2026-07-17: 99.2%
      #           ^^^^^ 99.2% is past the limit of 99.5% since 2026-07-10, and no decision answers it. Decide what to do about it.
activities:
  audit: { owner: dev, due: 2026-08-07 }
`,
    fixed: `
owner: maya
status: live
review: { every: weekly, on: monday }
metrics:
  uptime:
    owner: ana
    unit: "%"
    target: 99.9%
    limit: 99.5%
    readings:
      2026-07-03: 99.7%
      2026-07-10: 99.4%
      2026-07-17: 99.2%
decisions:
  uptime-breach:
    question: How does uptime come back inside its limit of 99.5%?
    owner: ana
    by: 2026-07-27
    options: [more work on it, another limit]
    affects: [uptime]
activities:
  audit: { owner: dev, due: 2026-08-07 }
`,
  },
  {
    name: 'work is added, and that was decided',
    plan: `
owner: maya
status: live
metrics:
  waiting: { target: 7 days, limit: 12 days, readings: { 2026-07-17: 12.5 days } }
  #                                                                  ^^^^^^^^^ 12.5 days is past the limit of 12 days, and no decision answers it. Decide what to do about it.
activities:
  form: { owner: dev, due: 2026-08-28, metric: waiting }
`,
    fix: 'Add the activity "move-waiting"',
    fixed: `
owner: maya
status: live
metrics:
  waiting: { target: 7 days, limit: 12 days, readings: { 2026-07-17: 12.5 days } }
decisions:
  waiting-breach:
    question: How does waiting come back inside its limit of 12 days?
    owner: maya
    by: 2026-07-24
    options: [more work on it, another limit]
    chosen: more work on it
    because: It was at 12.5 days on 2026-07-17
    decided: 2026-07-24
    affects: [waiting, move-waiting]
activities:
  form: { owner: dev, due: 2026-08-28, metric: waiting }
  move-waiting:
    title: Say what is done about it
    owner: maya
    due: 2026-08-07
    metric: waiting
    done: Two readings in a row are inside 12 days
`,
  },
  {
    name: 'a scenario to try',
    plan: `
owner: maya
status: live
metrics:
  waiting: { target: 7 days, limit: 12 days, readings: { 2026-07-17: 12.5 days } }
  #                                                                  ^^^^^^^^^ 12.5 days is past the limit of 12 days, and no decision answers it. Decide what to do about it.
activities:
  form: { owner: dev, due: 2026-08-28, metric: waiting }
`,
    fix: 'Open the decision "waiting-breach", to be made by 2026-07-31, with the scenario',
    fixed: `
owner: maya
status: live
metrics:
  waiting: { target: 7 days, limit: 12 days, readings: { 2026-07-17: 12.5 days } }
decisions:
  waiting-breach:
    question: How does waiting come back inside its limit of 12 days?
    owner: maya
    by: 2026-07-31
    options: [more work on it, another limit]
    affects: [waiting]
activities:
  form: { owner: dev, due: 2026-08-28, metric: waiting }
scenarios:
  form-first:
    title: What if form comes first?
    assume: { activities.form.priority: 1 }
`,
  },
  {
    name: 'it was decided when it went out, but before it went out again',
    plan: `
status: live
metrics:
  uptime: { target: 99.9%, limit: 99.5%, readings: { 2026-06-05: 99.2%, 2026-06-19: 99.6%, 2026-07-17: 99.4% } }
  #                                                                                                    ^^^^^ 99.4% is past the limit of 99.5%, and no decision answers it. Decide what to do about it.
decisions:
  second-line: { question: A second line?, chosen: yes, decided: 2026-06-08, affects: [uptime] }
`,
    fix: 'Open the decision "uptime-breach"',
    fixed: `
status: live
metrics:
  uptime: { target: 99.9%, limit: 99.5%, readings: { 2026-06-05: 99.2%, 2026-06-19: 99.6%, 2026-07-17: 99.4% } }
decisions:
  second-line: { question: A second line?, chosen: yes, decided: 2026-06-08, affects: [uptime] }
  uptime-breach:
    question: How does uptime come back inside its limit of 99.5%?
    owner: name one person
    by: 2026-07-31
    options: [more work on it, another limit]
    affects: [uptime]
`,
  },
  {
    name: 'decided since, or to be',
    plan: `
status: live
metrics:
  uptime: { target: 99.9%, limit: 99.5%, readings: { 2026-07-10: 99.4%, 2026-07-17: 99.2% } }
  waiting: { target: 7 days, limit: 12 days, readings: { 2026-07-17: 12.5 days } }
decisions:
  second-line: { question: A second line?, chosen: yes, decided: 2026-07-13, affects: [uptime] }
  more-desks: { question: More desks?, by: 2026-08-03, affects: [waiting] }
`,
  },
  {
    name: 'a goal that comes from beyond the limit, at the limit, and no direction',
    plan: `
status: live
goal: { outcome: Less waiting, metric: waiting, from: 14 days, to: 7 days }
metrics:
  waiting: { target: 7 days, limit: 12 days, readings: { 2026-07-10: 13 days, 2026-07-17: 12.5 days } }
  uptime: { target: 99.9%, limit: 99.5%, readings: { 2026-07-17: 99.5% } }
  spend: { limit: USD 20k, readings: { 2026-07-17: USD 25k } }
`,
  },
  {
    name: 'a draft',
    plan: `
status: draft
metrics:
  uptime: { target: 99.9%, limit: 99.5%, readings: { 2026-07-17: 99.2% } }
`,
  },
  {
    name: 'a decision in another plan, and one there about another metric',
    plan: `
status: live
metrics:
  waiting: { unit: d, limit: 12, target: 6, readings: { 2026-07-17: 14 } }
  backlog: { unit: d, limit: 12, target: 6, readings: { 2026-07-17: 14 } }
  #                                                                 ^^ 14 d is past the limit of 12 d, and no decision answers it. Decide what to do about it.
`,
    others: {
      crm: {
        plan: 'decisions:\n  more: { options: [more people, wait], affects: [ops/waiting] }\n  less: { affects: [backlog] }\n',
      },
    },
  },
];
