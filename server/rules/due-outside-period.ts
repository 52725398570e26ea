import { type Day, iso, readDay } from '../language/day.ts';
import type { Range as Days } from '../language/values.ts';
import { checkinsOf } from '../plan/checkins.ts';
import { goalDay } from '../plan/due.ts';
import { type Edit, replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { dueDaysFor } from '../plan/landing.ts';
import { phaseOf, whenRange } from '../plan/milestone.ts';
import { moveDue } from '../plan/move-due.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, inherited, isOneOff, milestoneDays, type Place } from '../plan/query.ts';
import { setHead } from '../plan/sections.ts';
import { workdaysFor } from '../plan/workdays.ts';
import { type Example, isFar, type Near, type Report, rule } from './rule.ts';

export default rule({
  id: 'due-outside-period',
  group: 'Dates',
  severity: 'warning',
  summary: "reports a date outside the plan's period, and work for the goal that is due after the goal",
  entry: {
    activity(entry, near, report) {
      const frame = framed(near);
      judgeDue(entry, frame, report);
      judgeCheckins(entry, frame, report);
    },
    milestone(entry, near, report) {
      const frame = framed(near);
      const days = milestoneDays(entry.value);
      if (!days || !frame.period) return;
      const place = { parsed: entry.parsed, range: whenRange(entry) };
      if (!phaseOf(entry)) return judge('Milestone', days, place, clamp(entry, days.to, frame.period), frame, report);
      const from = Math.max(days.from, frame.period.from);
      const to = Math.min(days.to, frame.period.to);
      const inside = from <= to ? { text: written({ from, to }), says: 'its part in the period' } : undefined;
      judge('Phase', days, place, () => inside, frame, report);
    },
  },
});

/** A period that lies decades ahead is itself the slip: `date-far` speaks, once, and not each date that is right. */
function framed(near: Near): Frame {
  const { frame } = near;
  return frame.period && isFar(frame.period.from, near) ? { ...frame, period: undefined } : frame;
}

/** What to write instead, and what that is. */
interface Inside {
  readonly text: string;
  readonly says: string;
  /** What else is moved with it. */
  readonly also?: string;
  readonly edits?: readonly Edit[];
}
/** Worked out when somebody asks for it. */
type Instead = (plan: Plan) => Inside | undefined;
const written = ({ from, to }: Days): string => (from === to ? iso(from) : `${iso(from)}..${iso(to)}`);
const isOutside = ({ from, to }: Days, period: Days | undefined): boolean =>
  !!period && period.from <= period.to && (from < period.from || to > period.to);
const last = (plan: Plan, entry: Entry, { to }: Days): Inside => {
  const day = dueDaysFor(plan, entry).upTo(to);
  const isLast = day === workdaysFor(plan, entry).upTo(to);
  return { text: iso(day), says: `last working day of the period${isLast ? '' : ' before a freeze'}` };
};
/** A deadline takes the check-ins along that would then come too late. */
const withCheckins = (plan: Plan, entry: EntryOf<'activity'>, { text, says }: Inside, today: Day): Inside => {
  const { edits, says: also } = moveDue(plan, entry, readDay(text)!, today);
  return { text, says, also, edits };
};
/** The working day of its owner at the end of the period that is nearer. */
const clamp =
  (entry: Entry, day: Day, period: Days): Instead =>
  plan => {
    if (day > period.to) return last(plan, entry, period);
    return { text: iso(dueDaysFor(plan, entry).from(period.from)), says: 'first working day of the period' };
  };

function judgeDue(entry: EntryOf<'activity'>, frame: Frame, report: Report): void {
  const { parsed, value } = entry;
  const { due } = value;
  const { period, today, head } = frame;
  const metric = inherited(entry, 'metric');
  // What recurs or goes on only ends then: it has helped before.
  const helps = isOneOff(value) && metric !== undefined && metric === head.goal?.metric;
  const goal = helps ? head.goal!.by : undefined;
  if (due === undefined) return;
  const range = at(entry, 'due');
  const byGoal = (plan: Plan): Inside | undefined => {
    if (goal === undefined) return undefined;
    const { day, says } = goalDay(goal, dueDaysFor(plan, entry));
    return { text: iso(day), says };
  };
  if (isOutside({ from: due, to: due }, period)) {
    // What was due before the period began has passed: that says more.
    if (due < period!.from && due < today) return;
    const inside: Instead = plan => {
      const [first, end] = [byGoal(plan), last(plan, entry, period!)];
      return withCheckins(plan, entry, first && first.text < end.text ? first : end, today);
    };
    judge('Due', { from: due, to: due }, { parsed, range }, inside, frame, report, goal === undefined || due <= goal);
  } else if (goal !== undefined && due > goal)
    report(range, `Due ${iso(due)}, after the goal that it serves (${iso(goal)}), so it cannot help to reach it.`, {
      fixes: plan => {
        const { text, says, also, edits } = withCheckins(plan, entry, byGoal(plan)!, today);
        return [{ title: `Move it to ${text} (${says})${also}`, edits: edits! }];
      },
    });
}

/** Those before `start` or after `due` are wrong in themselves: `checkin-outside` speaks. */
function judgeCheckins(entry: EntryOf<'activity'>, frame: Frame, report: Report): void {
  const { parsed, value } = entry;
  const { period } = frame;
  if (!period || value.checkin === undefined) return;
  const due = inherited(entry, 'due') ?? Infinity;
  for (const { node, day } of checkinsOf(entry))
    if (day < due && day >= (value.start ?? day))
      judge(
        'Check-in',
        { from: day, to: day },
        { parsed, range: node.range },
        clamp(entry, day, period),
        frame,
        report,
      );
}

function judge(
  what: 'Due' | 'Check-in' | 'Milestone' | 'Phase',
  days: Days,
  place: Place,
  inside: Instead,
  { period }: Frame,
  report: Report,
  mayWiden = true,
): void {
  if (!period || !isOutside(days, period)) return;
  const side =
    days.to > period.to
      ? `after the period ends (${iso(period.to)})`
      : `before the period begins (${iso(period.from)})`;
  const wider = written({ from: Math.min(days.from, period.from), to: Math.max(days.to, period.to) });
  report(
    place.range,
    `${what} ${written(days)}, ${side}. Move it into the period${mayWiden ? ', or widen the period' : ''}.`,
    {
      fixes: plan => {
        const it = inside(plan);
        return [
          ...(it
            ? [
                {
                  title: `Move it to ${it.text} (${it.says})${it.also ?? ''}`,
                  edits: it.edits ?? [replace(plan, place, it.text)],
                },
              ]
            : []),
          ...(mayWiden ? [{ title: `Widen the period to ${wider}`, edits: [setHead(plan, 'period', wider)] }] : []),
        ];
      },
    },
  );
}

export const docs =
  "The period is the time that the plan promises for. What ends behind it belongs to the next plan, or the period is too short. Work for the goal's metric that is due after the goal cannot help to reach it.";

export const examples: Example[] = [
  {
    name: 'a period that ends on a holiday',
    plan: `
period: 2026-Q3
calendars: { default: { holidays: [2026-09-30] } }
activities:
  audit: { due: 2026-10-09 }
  #             ^^^^^^^^^^ Due 2026-10-09, after the period ends (2026-09-30). Move it into the period, or widen the period.
`,
    fixed: `
period: 2026-Q3
calendars: { default: { holidays: [2026-09-30] } }
activities:
  audit: { due: 2026-09-29 }
`,
  },
  {
    name: 'due after the end of the quarter',
    plan: `
period: 2026-Q3
activities:
  audit: { due: 2026-10-09 }
  #             ^^^^^^^^^^ Due 2026-10-09, after the period ends (2026-09-30). Move it into the period, or widen the period.
`,
    fixed: `
period: 2026-Q3
activities:
  audit: { due: 2026-09-30 }
`,
  },
  {
    name: 'a milestone for which the period is too short',
    plan: `
period: 2026-Q3
milestones:
  go-live: { at: 2026-10-09 }
  #              ^^^^^^^^^^ Milestone 2026-10-09, after the period ends (2026-09-30). Move it into the period, or widen the period.
`,
    fixed: `
period: 2026-07-01..2026-10-09
milestones:
  go-live: { at: 2026-10-09 }
`,
    fix: 'Widen the period',
  },
  {
    name: 'a phase that begins too early, and a check-in too late',
    plan: `
period: 2026-07-13..2026-09-30
milestones:
  build: 2026-07-01..2026-08-14
  #      ^^^^^^^^^^^^^^^^^^^^^^ Phase 2026-07-01..2026-08-14, before the period begins (2026-07-13). Move it into the period, or widen the period.
activities:
  audit: { checkin: [2026-08-07, 2026-10-02] }
  #                              ^^^^^^^^^^ Check-in 2026-10-02, after the period ends (2026-09-30). Move it into the period, or widen the period.
`,
    fixed: `
period: 2026-07-13..2026-09-30
milestones:
  build: 2026-07-13..2026-08-14
activities:
  audit: { checkin: [2026-08-07, 2026-10-02] }
`,
  },
  {
    name: 'work for the goal after the goal',
    plan: `
period: 2026-Q3
goal: { metric: fill-time, by: 2026-08-28 }
activities:
  form: { metric: fill-time, due: 2026-09-11 }
  #                               ^^^^^^^^^^ Due 2026-09-11, after the goal that it serves (2026-08-28), so it cannot help to reach it.
  train: { metric: fill-time, due: 2026-10-02 }
  #                                ^^^^^^^^^^ Due 2026-10-02, after the period ends (2026-09-30). Move it into the period.
`,
    fixed: `
period: 2026-Q3
goal: { metric: fill-time, by: 2026-08-28 }
activities:
  form: { metric: fill-time, due: 2026-08-28 }
  train: { metric: fill-time, due: 2026-10-02 }
`,
  },
  {
    name: 'a check-in that would come too late, and a freeze at the end of the period, go along',
    plan: `
period: 2026-Q3
constraints: [{ freeze: 2026-09-28..2026-10-02 }]
activities:
  audit: { due: 2026-10-09, checkin: 2026-09-28 }
  #             ^^^^^^^^^^ Due 2026-10-09, after the period ends (2026-09-30). Move it into the period, or widen the period.
`,
    fix: 'Move it to 2026-09-25 (last working day of the period before a freeze), and its check-in to 2026-08-24',
    fixed: `
period: 2026-Q3
constraints: [{ freeze: 2026-09-28..2026-10-02 }]
activities:
  audit: { due: 2026-09-25, checkin: 2026-08-24 }
`,
  },
  {
    name: 'a period decades ahead, in a company that plans that far',
    plan: `
rules: { date-far: off }
period: 2062-Q3
activities:
  audit: { due: 2026-07-31 }
  #             ^^^^^^^^^^ Due 2026-07-31, before the period begins (2062-07-01). Move it into the period, or widen the period.
`,
    fixed: `
rules: { date-far: off }
period: 2062-Q3
activities:
  audit: { due: 2062-09-29 }
`,
  },
  {
    name: 'a period decades ahead: another rule speaks, of the period',
    plan: `
period: 2062-Q3
activities:
  audit: { due: 2026-07-31 }
`,
  },
  {
    name: 'inside, work for another metric, and what is done',
    plan: `
period: 2026-Q3
goal: { metric: fill-time, by: 2026-08-28 }
milestones:
  build: 2026-07-01..2026-09-30
activities:
  form: { metric: fill-time, due: 2026-08-28, checkin: 2026-08-10 }
  train: { metric: quiz, due: 2026-09-30 }
  report: { due: 2026-10-09, status: done }
`,
  },
  {
    name: 'what recurs only ends behind the goal',
    plan: `
goal: { outcome: Shorter waits, metric: waiting, to: 3, by: 2026-08-28 }
activities:
  review: { every: 2w, effort: 2h, due: 2026-09-11, metric: waiting }
`,
  },
];
