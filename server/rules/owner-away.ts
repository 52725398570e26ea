import { reachable } from '../forecast/foreseen.ts';
import { type Day, iso } from '../language/day.ts';
import { types, type ValueType } from '../language/values.ts';
import { isWritable } from '../plan/due.ts';
import { dueDaysFor } from '../plan/landing.ts';
import { moveDue } from '../plan/move-due.ts';
import type { Plan } from '../plan/plan.ts';
import { awaitedIn } from '../plan/prerequisite.ts';
import { at, type EntryOf, entriesOf, inherited, isOneOff } from '../plan/query.ts';
import { isOver } from '../plan/standing.ts';
import { named } from '../plan/waiting.ts';
import { whoSays } from '../plan/who-says.ts';
import { counted, dayName } from '../plan/wording.ts';
import { type Away, awayUpTo } from '../reckon/away.ts';
import { jobOf } from '../reckon/job.ts';
import { handTo, heirsOf } from '../reckon/relief.ts';
import { workingTimeOf } from '../reckon/working-time.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

type Activity = EntryOf<'activity'>;

const self = {
  id: 'owner-away',
  settings: {
    '': {
      type: types.number as ValueType,
      default: '3',
      says: 'how many working days before its date somebody should not all be on leave',
    },
  },
};

export default rule({
  ...self,
  group: 'Ownership',
  severity: 'warning',
  summary:
    'reports work whose owner is on leave on the last three working days up to its date, or on half of all until then',
  around: true,
  plan(plan, frame, report) {
    if (!frame.people) return;
    const { today } = frame;
    const last = Math.max(1, Math.round(threshold<number>(self, frame)));
    for (const entry of entriesOf(plan, 'activity')) {
      const { due } = entry.value;
      const owner = inherited(entry, 'owner');
      if (due === undefined || owner === undefined || due < today || isOver(entry)) continue;
      const away = isOneOff(entry.value) ? awayFrom(plan, entry, owner, due, today, last) : undefined;
      if (!away) continue;
      const { leave, days, of, all } = away;
      const when = leave.from === leave.to ? `on ${iso(leave.from)}` : `from ${iso(leave.from)} to ${iso(leave.to)}`;
      const much = all
        ? `all of the last ${counted(days, 'working day')} before it is due`
        : `${days} of the ${counted(of, 'working day')} until it is due`;
      report(
        { parsed: entry.parsed, range: at(entry, 'due') },
        `${named(owner)} is on leave ${when}, on ${much}. Move the date, or hand it over.`,
        {
          related: now => leaveOf(now, owner),
          fixes: now => fixes(now, entry, owner, away, today, last),
        },
      );
    }
  },
});

/** From its start on, else from today. */
const awayFrom = (plan: Plan, { value }: Activity, owner: string, due: Day, today: Day, last: number) =>
  awayUpTo(workingTimeOf(plan, owner, today), Math.max(today, value.start ?? today), due, last);

function leaveOf(plan: Plan, owner: string) {
  const found = whoSays(plan, 'person', owner, 'leave');
  if (!found) return [];
  const { entry, home } = found;
  const place = { parsed: entry.parsed, range: at(entry, 'leave') };
  return [{ place, ...(home && { home }), message: `The leave of ${named(owner)}.` }];
}

function fixes(plan: Plan, entry: Activity, owner: string, { leave }: Away, today: Day, last: number): Fix[] {
  const time = workingTimeOf(plan, owner, today);
  const fits = (day: Day): boolean => isWritable(day) && !awayFrom(plan, entry, owner, day, today, last);
  const move = (day: Day, says: string): Fix => {
    const moved = moveDue(plan, entry, day, today);
    return { title: `Move it to ${dayName(day)}, ${says}${moved.says}`, edits: moved.edits };
  };
  const open = dueDaysFor(plan, entry);
  const before = time.upTo(open.upTo(leave.from - 1));
  const waits = awaitedIn(plan, entry).map(it => it.ready);
  const isTime = before !== undefined && before >= Math.max(today, entry.value.start ?? today, ...waits);
  const first = time.onFrom(leave.to + 1);
  let after = time.onFrom(open.from(leave.to + 1));
  // Directly behind a long leave there is still more leave than work.
  for (let tries = 0; after !== undefined && !fits(after) && tries < 100; tries++)
    after = time.onFrom(open.from(after + 1));
  const days = [
    ...(isTime && fits(before) ? [{ day: before, says: 'the last working day before the leave' }] : []),
    ...(after !== undefined && fits(after) && after !== entry.value.due
      ? [{ day: after, says: after === first ? 'the first working day after it' : 'when there was time for it' }]
      : []),
  ];
  const { ways, later } = reachable(plan, entry.id, today, days);
  const heirs = heirsOf(plan, jobOf(plan, entry), today).slice(0, 3);
  return [
    ...(later ? [{ title: later.title, edits: later.edits }] : []),
    ...ways.map(it => move(it.day, it.says)),
    ...heirs
      .map(({ id }) => ({ title: `Hand it over to ${named(id)}`, id, ...handTo(plan, jobOf(plan, entry), id) }))
      .filter(it => !awayFrom(plan, entry, it.id, entry.value.due!, today, last))
      .map(({ title, edits }) => ({ title, edits })),
  ];
}

export const docs =
  'Whoever is away in the days before a date cannot finish, and nobody else knows what is left. Let it end before the leave, give it time after it, or hand it over while there is time to explain.';

export const examples: Example[] = [
  {
    name: 'away on the last days: done before the leave',
    plan: `
people:
  ana: { leave: [2026-08-10..2026-08-14] }
activities:
  audit: { owner: ana, start: 2026-07-24, due: 2026-08-14, effort: 5d }
  #                                            ^^^^^^^^^^ ana is on leave from 2026-08-10 to 2026-08-14, on all of the last 3 working days before it is due. Move the date, or hand it over.
`,
    fixed: `
people:
  ana: { leave: [2026-08-10..2026-08-14] }
activities:
  audit: { owner: ana, start: 2026-07-24, due: 2026-08-07, effort: 5d }
`,
  },
  {
    name: 'away on half of the days: some time after it',
    plan: `
people:
  ana: { leave: [2026-08-03..2026-08-12] }
activities:
  audit: { owner: ana, start: 2026-08-03, due: 2026-08-14 }
  #                                            ^^^^^^^^^^ ana is on leave from 2026-08-03 to 2026-08-12, on 8 of the 10 working days until it is due. Move the date, or hand it over.
`,
    fix: 'Move it to',
    fixed: `
people:
  ana: { leave: [2026-08-03..2026-08-12] }
activities:
  audit: { owner: ana, start: 2026-08-03, due: 2026-08-25 }
`,
  },
  {
    name: 'somebody else, who has the skill',
    plan: `
people:
  ana: { leave: [2026-08-03..2026-08-05], skills: [aws] }
  dev: { skills: { aws: 3 } }
  lu: { skills: [forms] }
activities:
  audit: { owner: ana, due: 2026-08-05, effort: 2d, skills: [aws] }
  #                         ^^^^^^^^^^ ana is on leave from 2026-08-03 to 2026-08-05, on all of the last 3 working days before it is due. Move the date, or hand it over.
`,
    fix: 'Hand it over to dev',
    fixed: `
people:
  ana: { leave: [2026-08-03..2026-08-05], skills: [aws] }
  dev: { skills: { aws: 3 } }
  lu: { skills: [forms] }
activities:
  audit: { owner: dev, due: 2026-08-05, effort: 2d, skills: [aws] }
`,
  },
  {
    name: 'two of the last three days, a short leave long before, and what is done or late',
    plan: `
people:
  ana: { leave: [2026-08-13..2026-08-14] }
activities:
  audit: { owner: ana, start: 2026-07-24, due: 2026-08-14, effort: 5d }
  form: { owner: ana, due: 2026-08-28, effort: 5d }
  list: { owner: ana, start: 2026-08-12, due: 2026-08-14, status: done }
  report: { owner: ana, due: 2026-07-20 }
`,
  },
];
