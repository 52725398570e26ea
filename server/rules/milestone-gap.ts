import { type Day, iso } from '../language/day.ts';
import { calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import type { Workdays } from '../language/workdays.ts';
import type { Frame } from '../plan/frame.ts';
import { openDays } from '../plan/landing.ts';
import { evenly } from '../plan/midway.ts';
import { addMilestones, whenRange } from '../plan/milestone.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { at, checkins, type EntryOf, entriesOf, headOf, milestoneDays } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { listed } from '../plan/suggest.ts';
import { type Example, type Fix, type Related, rule, threshold } from './rule.ts';

const self = {
  id: 'milestone-gap',
  settings: {
    '': { type: types.interval as ValueType, default: '3w', says: 'how long nothing may be dated' },
    strategy: { type: types.interval as ValueType, default: '1q', says: 'how long in a strategy' },
  },
};
/** A day on which something shows, with where it is written; the ends of the period are written elsewhere. */
interface Mark {
  readonly day: Day;
  readonly entry?: Entry;
  readonly key?: string;
}

export default rule({
  ...self,
  group: 'Dates',
  severity: 'hint',
  summary:
    'reports more than three weeks to come in a live plan, or a quarter in a strategy, without a due date, check-in or milestone',
  plan(plan, frame, report) {
    const { status, period, today } = frame;
    const head = headOf(plan, 'period');
    if (status !== 'live' || !period || !head) return;
    const most = calendarDays(threshold<Interval>(self, frame, frame.head.kind === 'strategy' ? 'strategy' : ''));
    const first = Math.max(period.from, today);
    const marks: Mark[] = [{ day: first }, ...marksOf(plan, first, period.to), { day: period.to }];
    const gaps = marks.slice(1).map((to, i) => ({ from: marks[i]!, to, days: to.day - marks[i]!.day }));
    const { from, to, days } = gaps.reduce((a, b) => (b.days > a.days ? b : a));
    if (days <= most) return;
    const place = { parsed: head.parsed, range: head.pair.value.range };
    const message = `From ${iso(from.day)} to ${iso(to.day)} nothing is dated, for ${days} days, so a slip shows late. Add a milestone.`;
    report(place, message, {
      related: () => [...related(from, 'The last date before.'), ...related(to, 'The next date.')],
      fixes: now => fill(now, frame, openBetween(now, from.day, to.day, most, frame.workdays)),
    });
  },
});

/** The days between two on which something is due, reported or reached, in their order; of several on one day the first. */
function marksOf(plan: Plan, from: Day, to: Day): Mark[] {
  const marks = new Map<Day, Mark>();
  const add = (day: Day | undefined, entry: Entry, key: string): void => {
    if (day !== undefined && day > from && day < to && !marks.has(day)) marks.set(day, { day, entry, key });
  };
  for (const entry of entriesOf(plan, 'activity')) {
    if (entry.value.status === 'dropped') continue;
    add(entry.value.due, entry, 'due');
    for (const day of checkins(entry.value)) add(day, entry, 'checkin');
  }
  for (const entry of entriesOf(plan, 'milestone')) {
    const days = milestoneDays(entry.value);
    add(days?.from, entry, 'at');
    add(days?.to, entry, 'at');
  }
  const goal = goalOf(plan);
  if (goal) add(goal.value.by, goal, 'by');
  return [...marks.values()].sort((a, b) => a.day - b.day);
}
function related({ entry, key }: Mark, message: string): Related[] {
  if (!entry || !key) return [];
  const range = entry.kind === 'milestone' ? whenRange(entry as EntryOf<'milestone'>) : at(entry, key);
  return [{ place: { parsed: entry.parsed, range }, message }];
}

/** Spread evenly over the working days on which something may go live: what falls into a freeze goes before it, else behind it. */
function openBetween(plan: Plan, from: Day, to: Day, most: number, workdays: Workdays): Day[] {
  const open = openDays(plan, workdays);
  const days = evenly(from, to, most, workdays).flatMap(
    day => [open.upTo(day), open.from(day)].find(it => from < it && it < to) ?? [],
  );
  return [...new Set(days)];
}

function fill(plan: Plan, frame: Frame, days: readonly Day[]): Fix[] {
  if (!days.length) return [];
  const list = listed(days.map(iso), 4);
  const title = days.length === 1 ? `Add a milestone in between: ${list}` : `Add ${days.length} milestones: ${list}`;
  const added = days.map(day => ({
    id: `checkpoint-${iso(day)}`,
    days: { from: day, to: day },
    title: 'Say what is reached by then',
  }));
  return [{ title, edits: [addMilestones(plan, frame, added)] }];
}

export const docs =
  'Where nothing is dated for weeks, nobody sees that the plan slips. A milestone midway, with what is reached by then, shows it while there is time. Only the longest such stretch of the period that is still ahead is reported.';

export const examples: Example[] = [
  {
    name: 'six weeks without a date',
    plan: `
owner: maya
status: live
period: 2026-Q3
#       ^^^^^^^ From 2026-08-14 to 2026-09-25 nothing is dated, for 42 days, so a slip shows late. Add a milestone.
activities:
  audit: { due: 2026-08-14 }
  form: { due: 2026-09-25 }
`,
    fixed: `
owner: maya
status: live
period: 2026-Q3
milestones:
  checkpoint-2026-09-04:
    at: 2026-09-04
    owner: maya
    title: Say what is reached by then
activities:
  audit: { due: 2026-08-14 }
  form: { due: 2026-09-25 }
`,
  },
  {
    name: 'midway lies a freeze: behind it',
    plan: `
status: live
period: 2026-Q3
#       ^^^^^^^ From 2026-08-14 to 2026-09-18 nothing is dated, for 35 days, so a slip shows late. Add a milestone.
constraints: [{ freeze: 2026-08-15..2026-09-01 }]
activities:
  audit: { due: 2026-08-14 }
  form: { due: 2026-09-18, checkin: 2026-09-18 }
`,
    fixed: `
status: live
period: 2026-Q3
constraints: [{ freeze: 2026-08-15..2026-09-01 }]
milestones:
  checkpoint-2026-09-02:
    at: 2026-09-02
    title: Say what is reached by then
activities:
  audit: { due: 2026-08-14 }
  form: { due: 2026-09-18, checkin: 2026-09-18 }
`,
  },
  {
    name: 'nothing at all till the end of the quarter',
    plan: `
status: live
period: 2026-Q3
#       ^^^^^^^ From 2026-07-24 to 2026-09-30 nothing is dated, for 68 days, so a slip shows late. Add a milestone.
milestones:
  go-live: 2026-10-05
`,
    fixed: `
status: live
period: 2026-Q3
milestones:
  go-live: 2026-10-05
  checkpoint-2026-08-10:
    at: 2026-08-10
    title: Say what is reached by then
  checkpoint-2026-08-27:
    at: 2026-08-27
    title: Say what is reached by then
  checkpoint-2026-09-11:
    at: 2026-09-11
    title: Say what is reached by then
`,
  },
  {
    name: 'dates every three weeks, weeks that have passed, and a plan that is not live',
    plan: `
status: live
period: 2026-04-01..2026-09-25
goal: { by: 2026-09-25 }
milestones:
  pilot: 2026-08-14..2026-09-04
activities:
  audit: { due: 2026-09-18, checkin: [2026-08-05, 2026-09-11] }
`,
  },
  {
    name: 'a draft',
    plan: `
status: draft
period: 2026-Q3
`,
  },
];
