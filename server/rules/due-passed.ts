import { forecastOf } from '../forecast/forecast.ts';
import { delay } from '../forecast/remedies.ts';
import { iso } from '../language/day.ts';
import { finish, giveUp } from '../mend/outcome.ts';
import { insertKey, replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { dueDaysFor } from '../plan/landing.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, field, find, inherited, statusOf } from '../plan/query.ts';
import { isReached } from '../plan/reached.ts';
import { goalIn } from '../plan/section.ts';
import { setHead } from '../plan/sections.ts';
import { lateFor, named, whoWaits } from '../plan/waiting.ts';
import { distance } from '../plan/wording.ts';
import { anew } from '../reckon/try-out.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'due-passed',
  group: 'Dates',
  severity: 'warning',
  summary: 'reports open work whose `due` has passed, and a live plan whose goal was due and is not reached',
  entry: {
    activity(entry, near, report) {
      const { due } = entry.value;
      const { today } = near.frame;
      if (due === undefined || due >= today) return;
      const owner = inherited(entry, 'owner');
      const waits = whoWaits(near.namers('activity', entry.id, 'after', 'activity').filter(it => it.entry !== entry));
      const ask = owner ? `Ask ${named(owner)}: is it done, blocked or dropped?` : 'Is it done, blocked or dropped?';
      const message = `Due ${iso(due)}, ${distance(due, today, near.calendar(owner))}, and still open. ${waits ? `${waits}. ` : ''}${ask}`;
      report(at(entry, 'due'), message, {
        related: plan => lateFor(plan, entry, due, today),
        fixes: plan => fixes(plan, entry, today),
      });
    },
  },
  chunk(parsed, near, report) {
    const { frame } = near;
    const goal = frame.status === 'live' ? goalIn(parsed) : undefined;
    const { by, metric } = goal?.value ?? {};
    // The readings of another plan's metric are not known here.
    if (!goal || by === undefined || by >= frame.today || metric?.includes('/')) return;
    const measure = metric === undefined ? undefined : near.find('metric', metric);
    if (measure && isReached(goal.value, measure.value)) return;
    const { owner } = frame.head;
    const ask = owner
      ? `Ask ${named(owner)}: close the plan, or set a new date?`
      : 'Close the plan, or set a new date.';
    const message = `The goal was due ${iso(by)}, ${distance(by, frame.today, frame.workdays)}, and no reading reaches its target. ${ask}`;
    report(at(goal, 'by'), message, { fixes: plan => goalFixes(plan, goal, frame) });
  },
});

function fixes(plan: Plan, entry: EntryOf<'activity'>, today: number): Fix[] {
  const next = iso(dueDaysFor(plan, entry).from(today + 7));
  const { parsed } = entry;
  const text = `{ since: ${iso(today)}, need: say what has to happen }`;
  const blocked = statusOf(entry.value) === 'blocked' || field(entry, 'blocked');
  return [
    { title: 'Set status to done', edits: finish(plan, entry) },
    ...foreseen(anew(plan), entry.id, today),
    ...(blocked
      ? []
      : [
          {
            title: `Name the blocker, and move due to ${next}, in a week`,
            edits: [insertKey(plan, entry, 'blocked', text), replace(plan, { parsed, range: at(entry, 'due') }, next)],
          },
        ]),
    { title: 'Set status to dropped, with a reason to fill in', edits: giveUp(plan, entry) },
  ];
}

/** To the day by which it is finished in four of five cases, and what waits behind it; of work whose effort somebody has said. */
function foreseen(plan: Plan, id: string, today: number): Fix[] {
  const entry = find(plan, 'activity', id);
  const forecast = forecastOf(plan, today);
  const expected = entry && forecast.of(entry);
  if (entry?.value.due === undefined || !expected || expected.guessed) return [];
  return moved(delay(forecast, { entry, due: entry.value.due }));
}
const moved = (it: ReturnType<typeof delay>): Fix[] => (it ? [{ title: it.title, edits: it.edits }] : []);

function goalFixes(plan: Plan, goal: EntryOf<'goal'>, { period, today, efforts, workdays }: Frame): Fix[] {
  const { by } = goal.value;
  const later =
    efforts && by !== undefined ? delay(forecastOf(anew(plan), today), { entry: undefined, due: by }) : undefined;
  const end = period && workdays.upTo(period.to);
  const move =
    end !== undefined && end >= today
      ? [
          {
            title: `Move the goal's date to ${iso(end)} (last working day of the period)`,
            edits: [replace(plan, { parsed: goal.parsed, range: at(goal, 'by') }, iso(end))],
          },
        ]
      : [];
  return [
    { title: 'Close the plan: status closed', edits: [setHead(plan, 'status', 'closed')] },
    ...moved(later),
    ...move,
  ];
}

export const docs =
  'A date that has passed in silence takes the meaning from all others. Close the work, drop it with a reason, or say what stands in its way and give it a new day: where its effort is known, the forecast offers one. Who waits for it, and what those days cost where rates are known, stands beside it.';

export const examples: Example[] = [
  {
    name: 'late by the days on which its owner could have worked',
    plan: `
calendars: { default: { holidays: [2026-07-20..2026-07-22] } }
people: { dev: {} }
activities:
  audit: { owner: dev, due: 2026-07-17 }
  #                         ^^^^^^^^^^ Due 2026-07-17, 2 working days ago, and still open. Ask dev: is it done, blocked or dropped?
`,
  },
  {
    name: 'done, and nobody said so',
    plan: `
activities:
  audit:
    owner: dev
    due: 2026-07-17
    #    ^^^^^^^^^^ Due 2026-07-17, 5 working days ago, and still open. "form" (ines) waits for it. Ask dev: is it done, blocked or dropped?
    status: in progress
  form: { owner: ines, due: 2026-08-28, after: [audit] }
`,
    fixed: `
activities:
  audit:
    owner: dev
    due: 2026-07-17
    status: done
  form: { owner: ines, due: 2026-08-28, after: [audit] }
`,
  },
  {
    name: 'something stands in its way',
    plan: `
activities:
  audit: { due: 2026-07-17, effort: 3d }
  #             ^^^^^^^^^^ Due 2026-07-17, 5 working days ago, and still open. Is it done, blocked or dropped?
`,
    fixed: `
activities:
  audit: { due: 2026-07-31, effort: 3d, blocked: { since: 2026-07-24, need: say what has to happen } }
`,
    fix: 'Name the blocker',
  },
  {
    name: 'not done yet: the forecast says by when, and moves what waits for it',
    plan: `
people:
  dev: {}
  ines: {}
activities:
  audit: { owner: dev, due: 2026-07-17, effort: 3d, status: in progress, remaining: 2d }
  #                         ^^^^^^^^^^ Due 2026-07-17, 5 working days ago, and still open. "form" (ines) waits for it. Ask dev: is it done, blocked or dropped?
  form: { owner: ines, due: 2026-07-24, effort: 1d, after: [audit] }
`,
    fixed: `
people:
  dev: {}
  ines: {}
activities:
  audit: { owner: dev, due: 2026-07-28, effort: 3d, status: in progress, remaining: 2d }
  form: { owner: ines, due: 2026-07-29, effort: 1d, after: [audit] }
`,
    fix: 'Move "audit"',
  },
  {
    name: 'given up while it was blocked',
    plan: `
activities:
  audit: { due: 2026-07-23, blocked: no access, log: { 2026-07-20: asked again } }
  #             ^^^^^^^^^^ Due 2026-07-23, 1 working day ago, and still open. Is it done, blocked or dropped?
`,
    fixed: `
activities:
  audit: { due: 2026-07-23, status: dropped, because: say why it is dropped, log: { 2026-07-20: asked again } }
`,
    fix: 'Set status to dropped',
  },
  {
    name: 'a goal that was not reached in time',
    plan: `
owner: maya
status: live
period: 2026-Q3
goal: { metric: fill-time, from: 30 min, to: 10 min, by: 2026-07-17 }
#                                                        ^^^^^^^^^^ The goal was due 2026-07-17, 5 working days ago, and no reading reaches its target. Ask maya: close the plan, or set a new date?
metrics:
  fill-time: { readings: { 2026-07-10: 9 min, 2026-07-17: 12 min } }
`,
    fixed: `
owner: maya
status: live
period: 2026-Q3
goal: { metric: fill-time, from: 30 min, to: 10 min, by: 2026-09-30 }
metrics:
  fill-time: { readings: { 2026-07-10: 9 min, 2026-07-17: 12 min } }
`,
    fix: "Move the goal's date",
  },
  {
    name: 'a goal that work is still done for: the forecast says by when',
    plan: `
owner: maya
status: live
goal: { metric: fill-time, from: 30 min, to: 10 min, by: 2026-07-17 }
#                                                        ^^^^^^^^^^ The goal was due 2026-07-17, 5 working days ago, and no reading reaches its target. Ask maya: close the plan, or set a new date?
metrics:
  fill-time: { readings: { 2026-07-10: 12 min } }
people:
  dev: {}
activities:
  form: { owner: dev, effort: 4d, due: 2026-08-07, metric: fill-time }
`,
    fixed: `
owner: maya
status: live
goal: { metric: fill-time, from: 30 min, to: 10 min, by: 2026-07-30 }
metrics:
  fill-time: { readings: { 2026-07-10: 12 min } }
people:
  dev: {}
activities:
  form: { owner: dev, effort: 4d, due: 2026-08-07, metric: fill-time }
`,
    fix: 'Move the goal to 2026-07-30',
  },
  {
    name: 'due today, done, dropped, and a goal that was reached',
    plan: `
status: live
goal: { metric: fill-time, from: 30 min, to: 10 min, by: 2026-07-17 }
metrics:
  fill-time: { readings: { 2026-07-17: 10 min } }
activities:
  audit: { due: 2026-07-24 }
  form: { due: 2026-07-17, status: done }
  train: { due: 2026-07-17, status: dropped, because: the old form stays }
`,
  },
];
