import { dropKeys } from '../mend/drop-keys.ts';
import { quote, replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, field } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { cited } from '../plan/suggest.ts';
import { courseOf, waysOf } from '../reckon/course.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'metric-direction',
  group: 'Goal and metrics',
  severity: 'warning',
  summary: 'reports a metric whose limit is its target, or that is to go the other way than the goal that it measures',
  entry: {
    metric(entry, { frame }, report) {
      const { target, limit } = entry.value;
      if (!target || !limit) return;
      const goal = frame.head.goal?.metric === entry.id ? frame.head.goal : undefined;
      // Quantities in two units say nothing about each other.
      if (!courseOf(entry.value, goal, frame.today)) return;
      const ways = waysOf(entry.value, goal);
      const text = cited(field(entry, 'limit')!.value.text).slice(1, -1);
      const same = target.amount === limit.amount && target.relative === limit.relative;
      if (same)
        report(
          at(entry, 'limit'),
          `Target and limit are both ${text}, so nothing says whether more or less is better. Change one.`,
          {
            fixes: plan => fixes(plan, entry, frame),
          },
        );
      else if (ways.own && ways.goal && ways.own !== ways.goal)
        report(
          at(entry, 'limit'),
          `From limit to target it is to ${ways.own > 0 ? 'rise' : 'fall'}, but the goal has it ${ways.goal > 0 ? 'rise' : 'fall'}. One of the two is the wrong way round.`,
          {
            related: plan => {
              const own = goalOf(plan);
              const place = own && { parsed: own.parsed, range: at(own, field(own, 'to') ? 'to' : 'from') };
              return place ? [{ place, message: 'The goal says so here.' }] : [];
            },
            fixes: plan => [swap(plan, entry), ...fixes(plan, entry, frame)],
          },
        );
    },
  },
});

function swap(plan: Plan, entry: EntryOf<'metric'>): Fix {
  const { parsed } = entry;
  const [target, limit] = [field(entry, 'target')!.value, field(entry, 'limit')!.value];
  return {
    title: `Swap the two: target ${limit.text}, limit ${target.text}`,
    edits: [
      replace(plan, { parsed, range: target.range }, quote(limit.text, true)),
      replace(plan, { parsed, range: limit.range }, quote(target.text, true)),
    ],
  };
}

/** A limit where the goal begins, when that is on the right side of the target; or none. */
function fixes(plan: Plan, entry: EntryOf<'metric'>, { head, today }: Frame): Fix[] {
  const { goal } = head;
  const own = goalOf(plan);
  const baseline = own && field(own, 'from')?.value.text;
  const moved = { ...entry.value, limit: goal?.from };
  const ways = goal?.metric === entry.id && baseline ? waysOf(moved, goal) : undefined;
  const isSound = !!ways?.own && (!ways.goal || ways.own === ways.goal) && !!courseOf(moved, goal, today);
  const place = { parsed: entry.parsed, range: at(entry, 'limit') };
  return [
    ...(isSound
      ? [
          {
            title: `Write "limit: ${baseline}", where the goal begins`,
            edits: [replace(plan, place, quote(baseline!, true))],
          },
        ]
      : []),
    { title: 'Remove "limit"', edits: dropKeys(plan, entry, ['limit']) },
  ];
}

export const docs =
  'Which of target and limit is larger says whether more is better or less, and so what counts as a breach. Where the two are the same, or lead away from the goal, every reading is judged the wrong way round or not at all. The limit is the line at which somebody has to act, on the bad side of the target.';

export const examples: Example[] = [
  {
    name: 'the two are swapped',
    plan: `
goal:
  outcome: Onboarding in a week
  metric: onboarding-time
  from: 14 days
  to: 7 days
metrics:
  onboarding-time:
    target: 12 days
    limit: 7 days
    #      ^^^^^^ From limit to target it is to rise, but the goal has it fall. One of the two is the wrong way round.
`,
    fixed: `
goal:
  outcome: Onboarding in a week
  metric: onboarding-time
  from: 14 days
  to: 7 days
metrics:
  onboarding-time:
    target: 7 days
    limit: 12 days
`,
  },
  {
    name: 'one number for both',
    plan: `
metrics:
  uptime: { target: 99.9%, limit: 99.9% }
  #                               ^^^^^ Target and limit are both 99.9%, so nothing says whether more or less is better. Change one.
`,
    fixed: `
metrics:
  uptime: { target: 99.9% }
`,
  },
  {
    name: 'one number for both, and a goal that says where it begins',
    plan: `
goal: { outcome: Fewer outages, metric: uptime, from: 99.1%, to: 99.9% }
metrics:
  uptime: { target: 99.9%, limit: 99.9% }
  #                               ^^^^^ Target and limit are both 99.9%, so nothing says whether more or less is better. Change one.
`,
    fixed: `
goal: { outcome: Fewer outages, metric: uptime, from: 99.1%, to: 99.9% }
metrics:
  uptime: { target: 99.9%, limit: 99.1% }
`,
  },
  {
    name: 'a share less, and a limit below the target',
    plan: `
goal: { outcome: Less waiting, metric: answer-time, to: -20% }
metrics:
  answer-time: { target: 30 min, limit: 20 min }
  #                                     ^^^^^^ From limit to target it is to rise, but the goal has it fall. One of the two is the wrong way round.
`,
    fixed: `
goal: { outcome: Less waiting, metric: answer-time, to: -20% }
metrics:
  answer-time: { target: 20 min, limit: 30 min }
`,
  },
  {
    name: 'ways that agree, a metric of another kind, and units that differ',
    plan: `
goal: { outcome: Less waiting, metric: answer-time, from: 60 min, to: 30 min }
metrics:
  answer-time: { target: 30 min, limit: 45 min }
  solved-at-once: { target: 80%, limit: 60% }
  uptime: { target: 99.9%, limit: 5 h }
`,
  },
];
