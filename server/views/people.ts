import type { Day } from '../language/day.ts';
import { nameIn } from '../mend/owner-choice.ts';
import { calledIn } from '../plan/called.ts';
import type { Member } from '../plan/others.ts';
import type { Plan } from '../plan/plan.ts';
import { find, known, rangeOf, resolve } from '../plan/query.ts';
import { weekEnd } from '../plan/standing.ts';
import { whoSays } from '../plan/who-says.ts';
import { wholeOf } from '../plan/whole.ts';
import { counted } from '../plan/wording.ts';
import { demandOf } from '../reckon/demand.ts';
import { type Job, jobsOf } from '../reckon/job.ts';
import { loadOf } from '../reckon/load.ts';
import { inHours } from '../reckon/overload.ts';
import { readOwner } from '../words/owner.ts';
import { isNow } from './owned-row.ts';
import { personRow, type Someone, weekName } from './person-row.ts';
import { type Opened, type Row, type Sift, take, type View } from './row.ts';
import { fileOf } from './week-row.ts';

/** Up to so many people stand in one list; more of them stand below their teams. */
const mostInOne = 6;

/**
 * Everybody who has something to do in the plans of a folder, whichever of them it is asked of: those first of whom the
 * most is promised above what may be, then the fullest. Below their teams where there are many.
 */
export function people(plan: Plan, today: Day, most = Infinity, sift?: Sift, opened: Opened = new Set()): View {
  const now = asOfNow(plan);
  const all = everybody(now, today);
  const make = (it: Someone): Row => personRow(now, it, today, opened.has(`person ${it.who}`));
  const rows = new Map<Someone, Row>();
  for (const it of all) {
    const row = sift ? sifted(now, it, today, sift, make) : make(it);
    if (row) rows.set(it, row);
  }
  const [one] = rows.keys();
  if (sift && one && rows.size === 1) {
    const row = sifted(now, one, today, sift, it => personRow(now, it, today, true))!;
    // What was closed opens for what was looked for; as another line, so that it is as it was once the filter is gone.
    rows.set(one, { ...row, id: `${row.id} in part`, open: true });
  }
  const teams = rows.size > mostInOne ? teamsOf(now, all) : undefined;
  if (!teams) return take([...rows.values()], most, undefined, it => it);
  const groups = teams.flatMap(([team, members]) => {
    const children = members.flatMap(it => rows.get(it) ?? []);
    return children.length ? [teamRow(now, team, members, children, today)] : [];
  });
  return take(groups, most, undefined, it => it);
}

const latest = new WeakMap<readonly Member[], { of: Plan; now: Plan }>();
/** The plan among the others as they are: what is worked out for a plan is kept until it may be judged otherwise, and all that others ask of people counts here. */
function asOfNow(plan: Plan): Plan {
  if (!plan.others) return plan;
  const whole = wholeOf(plan);
  const before = latest.get(whole);
  if (before?.of === plan) return before.now;
  const now = { ...plan };
  latest.set(whole, { of: plan, now });
  return now;
}

/** Those who are listed, unless they have left without anything to do; then the names that own work and are nobody's. */
function everybody(plan: Plan, today: Day): Someone[] {
  const owned = ownedBy(plan);
  const listed = known(plan, 'person').flatMap(({ id, value }): Someone[] => {
    const demand = demandOf(plan, id, today);
    const jobs = owned.get(id) ?? [];
    if (!demand || (loadOf(demand, today).presence === 'gone' && !jobs.length)) return [];
    return [{ who: id, label: value.name ?? id, demand, jobs }];
  });
  const called = (plan.others?.called ?? calledIn(plan)).owners;
  const unlisted = [...owned].flatMap(([who, jobs]): Someone[] =>
    find(plan, 'person', who) || readOwner(who, called).kind !== 'person'
      ? []
      : [{ who, label: who, demand: undefined, jobs }],
  );
  const byCount = (a: Someone, b: Someone): number => b.jobs.length - a.jobs.length || compare(a.who, b.who);
  return [...listed.sort((a, b) => fuller(a, b, today)), ...unlisted.sort(byCount)];
}

function fuller(a: Someone, b: Someone, today: Day): number {
  const [x, y] = [loadOf(a.demand!, today), loadOf(b.demand!, today)];
  const excess = ({ worst }: typeof x): number => (worst ? worst.hours - worst.limit : 0);
  return excess(y) - excess(x) || y.share - x.share || compare(a.label, b.label) || compare(a.who, b.who);
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Open work by its owner, whichever way that is written. */
function ownedBy(plan: Plan): Map<string, Job[]> {
  const ids = new Map<string, string>();
  const by = new Map<string, Job[]>();
  for (const job of jobsOf(plan).all) {
    const { owner, entry } = job;
    // A task stands with its activity, unless that is somebody else's.
    if (!owner || entry.parent?.value.owner === owner || (entry.parent && entry.value.owner === undefined)) continue;
    let id = ids.get(owner);
    if (id === undefined) ids.set(owner, (id = nameIn(plan, owner)));
    const list = by.get(id);
    if (list) list.push(job);
    else by.set(id, [job]);
  }
  return by;
}

/** What a sieve leaves of somebody: whether there is anything to show is told without making all of it. */
function sifted(plan: Plan, it: Someone, today: Day, sift: Sift, make: (it: Someone) => Row): Row | undefined {
  const row = make(it);
  if (!sift([{ ...row, children: stubs(plan, it, row, today) }]).length) return undefined;
  if (row.later) return row;
  const [found] = sift([row]);
  // It is the same line as before, however much is left below it.
  return { ...row, children: found?.children ?? [] };
}

/** A row in the place of all that somebody has to do in one plan. */
function stubs(plan: Plan, { who, demand, jobs }: Someone, row: Row, today: Day): Row[] {
  const files = new Map<string, boolean>();
  const add = (job: Pick<Job, 'home'>, week: boolean): void => {
    const { uri = '' } = fileOf(plan, job);
    files.set(uri, !!files.get(uri) || week);
  };
  for (const it of jobs) add(it, isNow(it, today));
  for (const { job, from } of demand?.pieces ?? []) add(job, from <= weekEnd(today));
  if (demand?.time.leave.some(it => it.from <= weekEnd(today) && today <= it.to))
    add({ home: whoSays(plan, 'person', who, 'leave')?.home }, true);
  const shown = { ...row, whose: [who], parts: false, children: [] };
  return [...files].map(([uri, week]) => ({ ...shown, ...(uri && { uri }), week }));
}

/** People by their teams, in the order of the plans; nothing where nobody is in one. */
function teamsOf(plan: Plan, all: readonly Someone[]): [team: string, members: Someone[]][] | undefined {
  const teams = new Map<string, Someone[]>(known(plan, 'team').map(it => [it.id, []]));
  for (const it of all) {
    const team = it.demand?.person.value.team ?? (it.demand ? alone : unlisted);
    const members = teams.get(team);
    if (members) members.push(it);
    else teams.set(team, [it]);
  }
  for (const last of [alone, unlisted]) {
    const members = teams.get(last);
    teams.delete(last);
    if (members) teams.set(last, members);
  }
  const found = [...teams].filter(([, members]) => members.length);
  return found.some(([team]) => team !== alone && team !== unlisted) ? found : undefined;
}
/** Keys that no id can be. */
const alone = ' alone';
const unlisted = ' unlisted';

function teamRow(plan: Plan, team: string, members: readonly Someone[], children: readonly Row[], today: Day): Row {
  const found = resolve(plan, 'team', team);
  const labels = new Map([
    [alone, 'In no team'],
    [unlisted, 'Not listed in any plan'],
  ]);
  const shown = {
    id: `team ${team}`,
    label: labels.get(team) ?? found?.entry.value.title ?? team,
    description: [counted(members.length, 'person', 'people'), ...hoursOf(members, today)].join(' · '),
    open: true,
    parts: true,
    children,
  };
  if (!found) return { ...shown, state: 'group', context: 'group', range: children[0]!.range };
  const { entry, home } = found;
  const range = rangeOf(home?.plan ?? plan, { parsed: entry.parsed, range: entry.key.range });
  return { ...shown, state: 'team', context: 'entry', entry: `team/${team}`, range, ...fileOf(plan, { home }) };
}

/** `this week 64 h of 96 h · 1 over`: a team that looks well may have somebody in it who does not. */
function hoursOf(members: readonly Someone[], today: Day): string[] {
  const loads = members.flatMap(({ demand }) => (demand ? [loadOf(demand, today)] : []));
  const weeks = loads.flatMap(it => it.weeks[0] ?? []);
  const [hours, limit] = [weeks.map(it => it.hours), weeks.map(it => it.limit)].map(all =>
    all.reduce((a, b) => a + b, 0),
  );
  const over = loads.filter(it => it.over.length).length;
  return [
    ...(weeks.length ? [`${weekName(weeks[0]!, today)} ${inHours(hours!)} of ${inHours(limit!)}`] : []),
    ...(over ? [`${over} over`] : []),
  ];
}
