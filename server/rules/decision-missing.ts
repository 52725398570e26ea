import { type Forecast, forecastOf } from '../forecast/forecast.ts';
import { rangesOf } from '../forecast/ranges.ts';
import { type Day, iso } from '../language/day.ts';
import { types, type ValueType } from '../language/values.ts';
import { newDecision } from '../mend/new-entry.ts';
import { giveUp } from '../mend/outcome.ts';
import { planOn } from '../plan/earlier.ts';
import { quote } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, entriesOf, field, inherited, isOneOff, isOpen } from '../plan/query.ts';
import { lastReview } from '../plan/review.ts';
import { goalOf } from '../plan/section.ts';
import { cited } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { tryOut } from '../reckon/try-out.ts';
import { goalDay } from '../scenario/goal-day.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'decision-missing',
  settings: {
    '': {
      type: types.number as ValueType,
      default: '5',
      says: 'by how many working days the goal may fall back between two reviews',
    },
  },
};

export default rule({
  ...self,
  group: 'Dependencies, hand-offs, decisions',
  severity: 'warning',
  tried: true,
  summary: 'reports a goal whose forecast fell back by five working days since the last review, with nothing decided',
  past: true,
  around: true,
  late: true,
  plan(plan, frame, report) {
    const goal = goalOf(plan);
    const by = goal?.value.by;
    if (!frame.history || !frame.people || !frame.efforts || by === undefined || !field(goal!, 'by')) return;
    const since = lastReview(frame);
    const [old, present] = [before(plan, goal!, since), forecastOf(plan, frame.today)];
    // Chance alone moves the day of four cases in five; that of the plan moves with the work.
    if (!old || (goalDay(old) ?? Infinity) >= (goalDay(present) ?? 0)) return;
    const [was, now] = [promisedBy(old), promisedBy(present)];
    if (was === undefined || now === undefined || frame.workdays.between(was, now) < threshold<number>(self, frame))
      return;
    if (isDecided(plan, frame, since)) return;
    const days = counted(frame.workdays.between(was, now), 'working day');
    const left = now > by ? `past ${iso(by)}` : `still by ${iso(by)}`;
    const message = `The forecast of the goal fell back ${days} since the review of ${iso(since)}, from ${iso(was)} to ${iso(now)}, ${left}, and nothing was decided. What gives way?`;
    report({ parsed: goal!.parsed, range: at(goal!, 'by') }, message, {
      // What is met all the same can wait for the next review.
      ...(now <= by && { severity: 'info' }),
      fixes: it => fixes(it, frame, { by, now }),
    });
  },
});

/** The forecast as it was on the day of the last review; nothing where the goal was another one. */
function before(plan: Plan, goal: EntryOf<'goal'>, since: Day): Forecast | undefined {
  const then = planOn(plan, since);
  return then && goalOf(then)?.value.metric === goal.value.metric ? forecastOf(then, since) : undefined;
}
/** The day by which the goal is reached in four of five cases: the one that the check-in names, and that its date is held against. */
const promisedBy = (forecast: Forecast): Day | undefined => rangesOf(forecast).goal?.p80;

/** Whether a decision was opened since, committed or not, or taken. */
const isDecided = (plan: Plan, { history }: Frame, since: Day): boolean =>
  entriesOf(plan, 'decision').some(({ id, value }) => {
    const opened = history?.past('decision', id);
    return (value.decided ?? 0) >= since || !opened || (opened.first?.day ?? 0) >= since;
  });

/** How many pieces of work are tried without: each try is a forecast of its own, and beside more work than this none is made. */
const most = 5;
const mostNodes = 600;

function fixes(plan: Plan, frame: Frame, { by, now }: { by: Day; now: Day }): Fix[] {
  const { today } = frame;
  const cut = bestCut(plan, today, { by, now });
  const later = now > by ? `move the goal to ${iso(now)}` : `go on as planned, and reach it on ${iso(now)}`;
  const less = cut
    ? `cut ${cited(cut.id).slice(1, -1)}, and reach it on ${iso(cut.day)}`
    : 'cut what the goal can be reached without';
  const decision = newDecision(plan, frame, {
    id: 'goal-date',
    question: `What gives way now that the goal is reached on ${iso(now)}?`,
    options: [later, less],
    affects: cut ? [cut.id] : [],
  });
  return [
    {
      title: `Open the decision "${decision.id}", to be made by ${decision.by}: ${later}, or ${less}`,
      edits: [decision.edit],
    },
  ];
}

/** The work without which the goal is reached in time, what matters least first; else the one without which it is reached first. */
function bestCut(plan: Plan, today: Day, { by, now }: { by: Day; now: Day }): { id: string; day: Day } | undefined {
  const metric = goalOf(plan)?.value.metric;
  const value = (it: EntryOf<'activity'>): number => (it.value.optional ? 0 : (it.value.impact ?? 3));
  const work = entriesOf(plan, 'activity')
    .filter(it => !it.parent && isOpen(it.value) && isOneOff(it.value) && inherited(it, 'metric') === metric)
    .sort((a, b) => value(a) - value(b))
    .slice(0, most);
  let best: { id: string; day: Day } | undefined;
  if (forecastOf(plan, today).solved.items.length > mostNodes) return best;
  for (const it of work) {
    const without = tryOut(plan, { edits: giveUp(plan, it, quote('tried', true)) });
    const day = promisedBy(forecastOf(without, today));
    if (day !== undefined && day < (best?.day ?? now)) best = { id: it.id, day };
    if (best && best.day <= by) break;
  }
  return best;
}

export const docs =
  'A forecast that moves is news; a forecast that moves by a week between two reviews is a question: is the date moved, or is something left out? Where nobody asks it, the plan goes on being followed as if nothing had happened. The day by which the forecast reaches the goal in four of five cases, with the plans as they were committed on the day of the last review (`review` says how often it is held; a week ago where it does not), is held against the one of today. A decision that was opened or taken since answers it. Where the goal is reached in time all the same, it is only told.';

export const examples: Example[] = [
  {
    name: 'eight days more work since the last review',
    history: [
      {
        at: '2026-07-10',
        by: 'Dev',
        plan: `
review: weekly
goal: { outcome: Clients start sooner, metric: time, to: 7 days, by: 2026-08-14 }
metrics:
  time: { unit: days }
people:
  dev: {}
activities:
  form: { owner: dev, effort: 10d, metric: time }
`,
      },
    ],
    plan: `
review: weekly
goal: { outcome: Clients start sooner, metric: time, to: 7 days, by: 2026-08-14 }
#                                                                    ^^^^^^^^^^ The forecast of the goal fell back 12 working days since the review of 2026-07-17, from 2026-08-04 to 2026-08-20, past 2026-08-14, and nothing was decided. What gives way?
metrics:
  time: { unit: days }
people:
  dev: {}
activities:
  form: { owner: dev, effort: 10d, metric: time }
  words: { owner: dev, effort: 6d, metric: time, impact: 2 }
`,
    fixed: `
review: weekly
goal: { outcome: Clients start sooner, metric: time, to: 7 days, by: 2026-08-14 }
metrics:
  time: { unit: days }
decisions:
  goal-date:
    question: What gives way now that the goal is reached on 2026-08-20?
    owner: dev
    by: 2026-07-31
    options: [move the goal to 2026-08-20, "cut words, and reach it on 2026-08-11"]
    affects: [words]
people:
  dev: {}
activities:
  form: { owner: dev, effort: 10d, metric: time }
  words: { owner: dev, effort: 6d, metric: time, impact: 2 }
`,
  },
  {
    name: 'a range, told by the day of four cases in five',
    history: [
      {
        at: '2026-07-10',
        by: 'Dev',
        plan: `
goal: { outcome: Clients start sooner, metric: time, to: 7 days, by: 2026-09-30 }
people:
  dev: {}
activities:
  form: { owner: dev, effort: 3d..8d, metric: time }
`,
      },
    ],
    plan: `
goal: { outcome: Clients start sooner, metric: time, to: 7 days, by: 2026-09-30 }
#                                                                    ^^^^^^^^^^ The forecast of the goal fell back 12 working days since the review of 2026-07-17, from 2026-07-29 to 2026-08-14, still by 2026-09-30, and nothing was decided. What gives way?
people:
  dev: {}
activities:
  form: { owner: dev, effort: 3d..8d, metric: time }
  words: { owner: dev, effort: 6d, metric: time }
`,
  },
  {
    name: 'still in time, so only told',
    history: [
      {
        at: '2026-07-10',
        by: 'Dev',
        plan: `
goal: { outcome: Clients start sooner, metric: time, to: 7 days, by: 2026-09-30 }
people:
  dev: {}
activities:
  form: { owner: dev, effort: 5d, metric: time }
`,
      },
    ],
    plan: `
goal: { outcome: Clients start sooner, metric: time, to: 7 days, by: 2026-09-30 }
#                                                                    ^^^^^^^^^^ The forecast of the goal fell back 10 working days since the review of 2026-07-17, from 2026-07-27 to 2026-08-10, still by 2026-09-30, and nothing was decided. What gives way?
people:
  dev: {}
activities:
  form: { owner: dev, effort: 9d, metric: time }
`,
  },
  {
    name: 'a decision opened since, four days only, another goal, nothing known',
    history: [
      {
        at: '2026-07-10',
        by: 'Dev',
        plan: `
goal: { outcome: Clients start sooner, metric: time, to: 7 days, by: 2026-08-14 }
people:
  dev: {}
activities:
  form: { owner: dev, effort: 5d, metric: time }
`,
      },
    ],
    plan: `
goal: { outcome: Clients start sooner, metric: time, to: 7 days, by: 2026-08-14 }
people:
  dev: {}
decisions:
  form-date: { question: Later or smaller?, owner: dev, by: 2026-07-31, options: [later, smaller] }
activities:
  form: { owner: dev, effort: 20d, metric: time }
`,
  },
];
