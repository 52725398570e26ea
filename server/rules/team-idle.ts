import { type Day, iso } from '../language/day.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { awaitedIn } from '../plan/prerequisite.ts';
import { field } from '../plan/query.ts';
import { cited, listed } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { type Demand, inWeeks, weeksFrom } from '../reckon/demand.ts';
import { type Job, jobsOf } from '../reckon/job.ts';
import { fullWeeks, horizon, inHours } from '../reckon/overload.ts';
import { lastFirst } from '../reckon/relief.ts';
import { hoursOf, membersOf, teamsOf } from '../reckon/team.ts';
import { tryOut } from '../reckon/try-out.ts';
import type { WorkingTime } from '../reckon/working-time.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'team-idle',
  settings: {
    '': {
      type: types.share as ValueType,
      default: '50%',
      says: 'how much of its hours a team should at least have work for',
    },
    ...horizon('how far ahead demand is looked at', '8w'),
  },
};

export default rule({
  ...self,
  group: 'Capacity',
  severity: 'hint',
  summary:
    'reports a team that has work for less than half of its hours, while work of its own that could begin waits for a later day',
  around: true,
  late: true,
  plan(plan, frame, report) {
    const { today } = frame;
    const weeks = inWeeks(threshold<Interval>(self, frame, 'horizon'));
    const least = threshold<number>(self, frame);
    const ahead = { from: today, to: weeksFrom(today, weeks).at(-1)!.to };
    for (const { id, place, members } of teamsOf(plan, today)) {
      const isIdle = (all: readonly Demand[]): boolean => {
        const { asked, limit } = hoursOf(all, ahead);
        return asked < limit * least;
      };
      if (!members.length || !isIdle(members) || !isKnown(plan, members)) continue;
      const ways = (of: Plan): Fix[] => movedUp(of, id, today, isIdle);
      // Without anything to begin sooner there is nothing to do about it.
      if (!ways(plan).length) continue;
      const { asked, limit } = hoursOf(members, ahead);
      report(
        place,
        `${cited(id)} has work for ${inHours(asked)} in ${counted(weeks, 'week')}, and may plan ${inHours(limit)}. What is ranked next could begin sooner.`,
        { fixes: ways },
      );
    }
  },
});

/** Whether all that the team has to do says how much it is, and by when: otherwise nobody knows whether it has too little. */
function isKnown(plan: Plan, members: readonly Demand[]): boolean {
  const jobs = members.flatMap(it =>
    jobsOf(plan)
      .of(it.person.id)
      .filter(job => job.kind === 'once'),
  );
  return (
    jobs.length > 0 &&
    jobs.every(({ entry, due }) => due !== undefined && !!(entry.value.effort ?? entry.value.remaining ?? entry.parent))
  );
}

/** Work that could begin before the day written, the first rank first, until there is enough to do; nothing where there never is. */
function movedUp(plan: Plan, team: string, today: Day, isIdle: (members: readonly Demand[]) => boolean): Fix[] {
  const members = membersOf(plan, team, today);
  const jobs = members.flatMap(it => jobsOf(plan).of(it.person.id)).filter(it => !it.home);
  const moves = lastFirst(plan, jobs, today)
    .reverse()
    .flatMap(it => {
      const time = members.find(({ person }) => person.id === it.owner)?.time;
      return time ? moveOf(plan, it, today, time) : [];
    });
  for (let count = 1; count <= Math.min(3, moves.length); count++) {
    const edits = moves.slice(0, count).flatMap(it => it.edits);
    const after = membersOf(tryOut(plan, { edits }), team, today);
    if (isIdle(after) || after.some(it => fullWeeks(it, today, 13).length)) continue;
    return [{ title: `Move up ${listed(moves.slice(0, count).map(it => it.title))}`, edits }];
  }
  return [];
}

/** From the first day on which nothing holds it, a week sooner at the least, for as long as it was to take. */
function moveOf(plan: Plan, { entry, due, kind }: Job, today: Day, time: WorkingTime): Fix[] {
  const { start } = entry.value;
  if (kind !== 'once' || entry.parent || start === undefined || due === undefined || !field(entry, 'due')) return [];
  const ready = awaitedIn(plan, entry).map(it => it.ready);
  const first = time.onFrom(Math.max(today, ...ready) + 1);
  const end = first === undefined ? undefined : time.upTo(due - (start - first));
  if (first === undefined || end === undefined || start - first < 7 || end < first) return [];
  return [
    {
      title: `${cited(entry.id)} to ${iso(first)}..${iso(end)}`,
      edits: [setKey(plan, entry, 'start', iso(first)), setKey(plan, entry, 'due', iso(end))],
    },
  ];
}

export const docs =
  'A team with time on its hands, and work that waits for a day in the autumn: either the day has a reason, or the work could begin now. It is told only where all that the team has to do says how much it is and by when, and where something of it could begin sooner.';

export const examples: Example[] = [
  {
    name: 'nothing to do until October',
    plan: `
teams:
  ops: {}
 #^^^ "ops" has work for 24 h in 8 weeks, and may plan 230.4 h. What is ranked next could begin sooner.
people:
  ana: { team: ops }
activities:
  audit: { owner: ana, due: 2026-07-31, effort: 3d }
  form: { owner: ana, start: 2026-10-05, due: 2026-11-13, effort: 20d, after: [audit] }
`,
    fixed: `
teams:
  ops: {}
people:
  ana: { team: ops }
activities:
  audit: { owner: ana, due: 2026-07-31, effort: 3d }
  form: { owner: ana, start: 2026-08-03, due: 2026-09-11, effort: 20d, after: [audit] }
`,
  },
  {
    name: 'half of the hours, nothing that could begin, and work of unknown size',
    plan: `
teams:
  ops: {}
  crm: {}
  web: {}
people:
  ana: { team: ops }
  dev: { team: crm }
  lu: { team: web }
activities:
  audit: { owner: ana, due: 2026-09-11, effort: 20d }
  form: { owner: ana, start: 2026-10-05, due: 2026-11-13, effort: 25d }
  list: { owner: dev, due: 2026-10-05, effort: 1d }
  move: { owner: dev, start: 2026-10-12, due: 2026-11-13, effort: 25d, after: [list] }
  page: { owner: lu, due: 2026-08-21 }
  news: { owner: lu, start: 2026-10-12, due: 2026-11-13, effort: 25d }
`,
  },
];
