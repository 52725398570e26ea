import { type Day, iso } from '../language/day.ts';
import { calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { decided } from '../mend/decided.ts';
import { giveUp } from '../mend/outcome.ts';
import { addVacancies } from '../mend/vacancy.ts';
import { quote } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { isDefined } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';
import { insertEntry } from '../plan/sections.ts';
import { cited, listed, unused } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { delays } from '../reckon/delay.ts';
import { inWeeks } from '../reckon/demand.ts';
import { horizon, inHours } from '../reckon/overload.ts';
import { cuts, lastFirst, type Relief, type Strain } from '../reckon/relief.ts';
import { membersOf, type Short, shortOf, teamsOf } from '../reckon/team.ts';
import { anew, nameOf, tryOut } from '../reckon/try-out.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'team-short',
  settings: {
    ...horizon('how far ahead demand is looked at'),
    hiring: { type: types.interval as ValueType, default: '8w', says: 'how long it takes to find somebody' },
  },
};

export default rule({
  ...self,
  group: 'Capacity',
  severity: 'warning',
  tried: true,
  summary:
    'reports a team of which more is asked in the weeks ahead than it has hours for, and until when hiring would help',
  around: true,
  late: true,
  plan(plan, frame, report) {
    const { today } = frame;
    const weeks = inWeeks(threshold<Interval>(self, frame, 'horizon'));
    for (const { id, place, members } of teamsOf(plan, today)) {
      const short = shortOf(members, today, weeks);
      if (!short) continue;
      const { asked, limit, week } = short;
      const begin = lastDayToHire(frame, week.from);
      const hire =
        begin >= today
          ? `begin to hire by ${iso(begin)}, or delay or cut some of it`
          : `to hire takes longer than that, so delay or cut some of it`;
      const message = `${cited(id)} is asked for ${inHours(asked)} in ${counted(weeks, 'week')}, and may plan ${inHours(limit)}. It runs short in the week of ${iso(week.from)}: ${hire}.`;
      report(place, message, { fixes: (now, folder) => fixes(anew(now), frame, id, short, weeks, !!folder) });
    }
  },
});

/** Whoever is to be there on a day has to be looked for from this one on. */
const lastDayToHire = (frame: Frame, day: Day): Day =>
  day - Math.round(calendarDays(threshold<Interval>(self, frame, 'hiring')));

function fixes(plan: Plan, frame: Frame, team: string, short: Short, weeks: number, reaches: boolean): Fix[] {
  const { today } = frame;
  const isEased = (after: Plan): boolean => !shortOf(membersOf(after, team, today), today, weeks);
  const jobs = membersOf(plan, team, today).flatMap(it => it.pieces.map(piece => piece.job));
  const once = jobs.filter((it, i) => it.kind === 'once' && jobs.indexOf(it) === i);
  const strain: Strain = { jobs: lastFirst(plan, once, today), today, weeks, reaches, isEased };
  const reliefs = [
    ...delays(plan, strain),
    ...cuts(plan, strain, (of, it) => giveUp(of, it, quote(`${team} has no time for it`, true))),
  ];
  return [
    ...hires(plan, frame, team, short, weeks, isEased),
    ...reliefs.map(it => noted(plan, frame, team, short, it)),
  ];
}

/** As many vacancies as are enough, from when on they are needed and can be filled; and what if nobody is found. */
function hires(
  plan: Plan,
  frame: Frame,
  team: string,
  { week }: Short,
  weeks: number,
  isEased: (after: Plan) => boolean,
): Fix[] {
  const from: Day = frame.workdays.from(week.from);
  if (lastDayToHire(frame, week.from) < frame.today) return [];
  for (let count = 1; count <= 5; count++) {
    const { ids, edit } = addVacancies(
      plan,
      Array.from({ length: count }, () => ({ for: team, team, from })),
    );
    if (!isEased(tryOut(plan, { edits: [edit] }))) continue;
    const names = listed(ids.map(it => cited(it)));
    const title = `Add the ${count === 1 ? 'vacancy' : 'vacancies'} ${names} from ${iso(from)}`;
    const scenario = unused(`${ids[0]!}-late`, it => isDefined(plan, 'scenario', it));
    const late = insertEntry(plan, 'scenarios', scenario, [
      `title: ${quote(`What if nobody is found for ${team}?`, true)}`,
      `assume: { people.${ids[0]!}.from: ${iso(frame.workdays.from(from + weeks * 7))} }`,
    ]);
    return [
      { title, edits: [edit] },
      { title: `${title}, with the scenario that nobody is found for ${counted(weeks, 'week')}`, edits: [edit, late] },
    ];
  }
  return [];
}

function noted(plan: Plan, frame: Frame, team: string, { asked, limit }: Short, relief: Relief): Fix {
  const { title, edits, others, chosen, of } = relief;
  const decision = decided(plan, frame, {
    id: `${team}-short`,
    question: `What gives way so that ${team} has the time?`,
    chosen,
    instead: 'hire somebody',
    because: `It was asked for ${inHours(asked)}, and could plan ${inHours(limit)}`,
    affects: of.map(nameOf),
  });
  return {
    title: `${title}, and note that it was decided today`,
    edits: [...edits, decision],
    ...(others && { others }),
  };
}

export const docs =
  'Not one person has too much, but all together: no handing over helps then. Either somebody is hired while there is still time, or some of the work is done later or not at all. The hours are those of everybody in the team under the ceiling, vacancies from the day on which they are to be filled; what is asked for is counted over all plans of the folder.';

export const examples: Example[] = [
  {
    name: 'two people with work for three, late enough to hire',
    plan: `
owner: maya
teams:
  ops: { lead: maya }
 #^^^ "ops" is asked for 559.4 h in 13 weeks, and may plan 521.6 h. It runs short in the week of 2026-09-28: begin to hire by 2026-08-03, or delay or cut some of it.
people:
  maya: {}
  ana: { team: ops, leave: [2026-09-28..2026-10-09] }
  dev: { team: ops, capacity: 20h/w }
activities:
  form: { owner: ana, start: 2026-07-27, due: 2026-09-25, effort: 34d }
  move: { owner: ana, start: 2026-09-28, due: 2026-10-23, effort: 22d }
  train: { owner: dev, start: 2026-07-27, due: 2026-10-23, effort: 27d }
`,
    fixed: `
owner: maya
teams:
  ops: { lead: maya }
people:
  maya: {}
  ana: { team: ops, leave: [2026-09-28..2026-10-09] }
  dev: { team: ops, capacity: 20h/w }
  ops-hire:
    team: ops
    from: 2026-09-28
    status: hiring
activities:
  form: { owner: ana, start: 2026-07-27, due: 2026-09-25, effort: 34d }
  move: { owner: ana, start: 2026-09-28, due: 2026-10-23, effort: 22d }
  train: { owner: dev, start: 2026-07-27, due: 2026-10-23, effort: 27d }
`,
  },
  {
    name: 'what if nobody is found',
    plan: `
people:
  ana: { team: ops }
  #            ^^^ "ops" is asked for 450 h in 13 weeks, and may plan 390.4 h. It runs short in the week of 2026-09-28: begin to hire by 2026-08-03, or delay or cut some of it.
activities:
  form: { owner: ana, start: 2026-09-28, due: 2026-10-23, effort: 75d }
`,
    fix: 'Add the vacancy "ops-hire" from 2026-09-28, with the scenario',
    fixed: `
people:
  ana: { team: ops }
  ops-hire:
    team: ops
    from: 2026-09-28
    status: hiring
activities:
  form: { owner: ana, start: 2026-09-28, due: 2026-10-23, effort: 75d }
scenarios:
  ops-hire-late:
    title: What if nobody is found for ops?
    assume: { people.ops-hire.from: 2026-12-28 }
`,
  },
  {
    name: 'too late to hire: something optional is cut',
    plan: `
owner: ana
teams:
  ops: { lead: ana }
 #^^^ "ops" is asked for 595.2 h in 13 weeks, and may plan 390.4 h. It runs short in the week of 2026-07-24: to hire takes longer than that, so delay or cut some of it.
people:
  ana: { team: ops }
activities:
  form: { owner: ana, due: 2026-07-31, effort: 50d, impact: 5, optional: yes }
  desk: { owner: ana, load: 40% }
`,
    fix: 'Drop "form"',
    fixed: `
owner: ana
decisions:
  ops-short:
    question: What gives way so that ops has the time?
    owner: ana
    by: 2026-07-24
    options: [drop form, hire somebody]
    chosen: drop form
    because: "It was asked for 595.2 h, and could plan 390.4 h"
    decided: 2026-07-24
    affects: [form]
teams:
  ops: { lead: ana }
people:
  ana: { team: ops }
activities:
  form: { owner: ana, due: 2026-07-31, effort: 50d, impact: 5, status: dropped, because: ops has no time for it, optional: yes }
  desk: { owner: ana, load: 40% }
`,
  },
  {
    name: 'full in one week, but not in all; and a vacancy that will help',
    plan: `
teams:
  ops: {}
  crm: {}
people:
  ana: { team: ops }
  dev: { team: crm }
  crm-hire: { team: crm, from: 2026-09-28, status: hiring }
activities:
  form: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 9d }
  move: { owner: dev, start: 2026-09-28, due: 2026-10-23, effort: 60d }
`,
  },
];
