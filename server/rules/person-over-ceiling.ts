import { iso, weekdayOf } from '../language/day.ts';
import type { Interval } from '../language/values.ts';
import type { Plan } from '../plan/plan.ts';
import { definedFirst } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { counted } from '../plan/wording.ts';
import { type Demand, demandOf, inWeeks } from '../reckon/demand.ts';
import { easeWeeks } from '../reckon/ease.ts';
import { type FullWeek, fullWeeks, horizon, inHours, overbooked, worstOf } from '../reckon/overload.ts';
import { membersOf } from '../reckon/team.ts';
import { anew } from '../reckon/try-out.ts';
import { type Example, type Related, rule, threshold } from './rule.ts';

const self = { id: 'person-over-ceiling', settings: horizon('how far ahead weeks are looked at') };

export default rule({
  ...self,
  group: 'Capacity',
  severity: 'warning',
  tried: true,
  summary: 'reports a person of whom more is asked in a week than may be planned, over all plans of the folder',
  around: true,
  late: true,
  plan(plan, frame, report) {
    const { today, settings } = frame;
    const weeks = inWeeks(threshold<Interval>(self, frame, 'horizon'));
    const tellsBooking = settings.get('person-overbooked')?.level !== 'off';
    for (const entry of definedFirst(plan, 'person')) {
      const demand = demandOf(plan, entry.id, today);
      const full = demand ? fullWeeks(demand, today, weeks) : [];
      // What cannot be done at all is told as that.
      if (!demand || !full.length || (tellsBooking && overbooked(demand, plan, today))) continue;
      report({ parsed: entry.parsed, range: entry.key.range }, message(plan, demand, full, today), {
        related: now => related(demandOf(anew(now), entry.id, today), worstOf(full)),
        fixes: (now, folder) => easeWeeks(anew(now), entry.id, today, weeks, !!folder),
      });
    }
  },
});

function message(plan: Plan, demand: Demand, full: readonly FullWeek[], today: number): string {
  const { person, time, ceiling } = demand;
  const [first] = full;
  const worst = worstOf(full);
  const { from, to, hours, limit } = first!;
  const share = `${Math.round(ceiling * 100)}% of ${inHours(time.hours(from, to))}`;
  const others =
    full.length === 1
      ? ''
      : worst === first
        ? ` It is the worst of ${counted(full.length, 'such week')}.`
        : ` The worst of ${counted(full.length, 'such week')} begins on ${iso(worst.from)}: ${inHours(worst.hours)}.`;
  const mean = teamMean(plan, demand, worst, today);
  const team = mean === undefined ? '' : ` The mean of ${cited(person.value.team!)} is ${mean}% then, which hides it.`;
  const week =
    from !== today ? `in the week of ${iso(from)}` : weekdayOf(today) ? 'in what is left of this week' : 'this week';
  return `${named(person.id)} is planned for ${inHours(hours)} ${week}, and may be for ${inHours(limit)}, ${share}.${others}${team} Hand some of it over, or move it.`;
}

/** How full the team as a whole is in a week, in percent; nothing where that does not look healthy. */
function teamMean(plan: Plan, { person }: Demand, { from, to }: FullWeek, today: number): number | undefined {
  const { team } = person.value;
  if (team === undefined) return undefined;
  const members = membersOf(plan, team, today);
  const sum = (hours: (it: Demand) => number): number => members.reduce((all, it) => all + hours(it), 0);
  const asked = sum(it => it.hours(from, to));
  const limit = sum(it => it.limit(from, to));
  const there = sum(it => it.time.hours(from, to));
  return members.length > 1 && asked <= limit && there ? Math.round((asked / there) * 100) : undefined;
}

function related(demand: Demand | undefined, { from, to }: FullWeek): Related[] {
  const hours = (demand?.pieces ?? []).map(it => ({ ...it.job, hours: demand!.hoursOf(it, from, to) }));
  return hours
    .filter(it => it.hours > 0)
    .sort((a, b) => b.hours - a.hours)
    .slice(0, 10)
    .map(({ entry, home, hours }) => ({
      place: { parsed: entry.parsed, range: entry.key.range },
      ...(home && { home }),
      message: `${inHours(hours)} in the week of ${iso(from)}.`,
    }));
}

export const docs =
  'Whoever has more to do in a week than the week has room for lets something slip, and nobody decided what. The hours are those of the contract, less days off, under the ceiling (80% unless the person or the team says otherwise). What is asked is what is left of each effort, spread evenly up to its `due`, with continuous load and recurring work, over all plans of the folder. Hand the least important piece over, move it, or lower a load.';

export const examples: Example[] = [
  {
    name: 'two pieces at once: somebody else has the time',
    plan: `
people:
  ana: { capacity: 32h/w }
 #^^^ ana is planned for 32 h in the week of 2026-08-03, and may be for 25.6 h, 80% of 32 h. Hand some of it over, or move it.
  dev: {}
activities:
  form: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 2d, impact: 5 }
  audit: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 2d, impact: 2 }
`,
    fixed: `
people:
  ana: { capacity: 32h/w }
  dev: {}
activities:
  form: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 2d, impact: 5 }
  audit: { owner: dev, start: 2026-08-03, due: 2026-08-07, effort: 2d, impact: 2 }
`,
  },
  {
    name: 'the worst week is another one, and the mean of the team hides it: what waits for it moves along',
    plan: `
teams:
  ops: { ceiling: 75% }
people:
  ana: { team: ops }
 #^^^ ana is planned for 32 h in the week of 2026-08-03, and may be for 30 h, 75% of 40 h. The worst of 2 such weeks begins on 2026-08-10: 40 h. The mean of "ops" is 63% then, which hides it. Hand some of it over, or move it.
  dev: { team: ops, leave: [2026-08-10..2026-08-11] }
activities:
  form: { owner: ana, start: 2026-08-03, due: 2026-08-14, effort: 8d, impact: 5, skills: [forms] }
  audit: { owner: ana, start: 2026-08-10, due: 2026-08-14, effort: 1d, impact: 2, skills: [audits] }
  report: { owner: dev, due: 2026-08-18, effort: 2h, after: [form + 1d] }
`,
    fix: 'Move "form"',
    fixed: `
teams:
  ops: { ceiling: 75% }
people:
  ana: { team: ops }
  dev: { team: ops, leave: [2026-08-10..2026-08-11] }
activities:
  form: { owner: ana, start: 2026-08-03, due: 2026-08-21, effort: 8d, impact: 5, skills: [forms] }
  audit: { owner: ana, start: 2026-08-10, due: 2026-08-14, effort: 1d, impact: 2, skills: [audits] }
  report: { owner: dev, due: 2026-08-25, effort: 2h, after: [form + 1d] }
`,
  },
  {
    name: 'support takes too much of the day',
    plan: `
people:
  ana: {}
 #^^^ ana is planned for 44 h in the week of 2026-08-03, and may be for 32 h, 80% of 40 h. Hand some of it over, or move it.
activities:
  desk: { owner: ana, load: { ana: 50% } }
  form: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 2d, status: todo, after: [desk] }
  patch: { owner: ana, every: 1w, effort: 1d }
`,
    fix: 'Lower the load',
    fixed: `
people:
  ana: {}
activities:
  desk: { owner: ana, load: { ana: 20% } }
  form: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 2d, status: todo, after: [desk] }
  patch: { owner: ana, every: 1w, effort: 1d }
`,
  },
  {
    name: 'work in another plan of the folder, put off there',
    plan: `
people:
  ana: { team: ops }
 #^^^ ana is planned for 40 h in the week of 2026-08-03, and may be for 32 h, 80% of 40 h. Hand some of it over, or move it.
teams:
  ops: {}
`,
    others: {
      crm: {
        plan: 'activities:\n  form: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 3d, impact: 5 }\n  move: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 2d }\n',
        fixed:
          'activities:\n  form: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 3d, impact: 5 }\n  move: { owner: ana, start: 2026-08-03, due: 2026-08-14, effort: 2d }\n',
      },
    },
    fix: 'Move "crm/move"',
    fixed: `
people:
  ana: { team: ops }
teams:
  ops: {}
`,
  },
  {
    name: 'just as much as fits, what is late or has no date, and days off',
    plan: `
people:
  ana: {}
  dev: { leave: [2026-08-03..2026-08-07] }
activities:
  form: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 32h }
  audit: { owner: ana, due: 2026-07-20, effort: 20d }
  list: { owner: ana, effort: 20d }
  report: { owner: dev, start: 2026-08-03, due: 2026-08-14, effort: 4d }
  old: { owner: dev, start: 2026-08-10, due: 2026-08-14, effort: 9d, status: dropped }
`,
  },
  {
    name: 'half done, or done by somebody else',
    plan: `
people:
  ana: {}
  dev: {}
activities:
  form: { owner: ana, start: 2026-07-13, due: 2026-08-07, effort: 15d, status: in progress }
  audit: { owner: ana, start: 2026-08-10, due: 2026-08-14, effort: 6d, with: { dev: 50% } }
  far: { owner: ana, start: 2026-11-02, due: 2026-11-06, effort: 9d }
`,
  },
];
