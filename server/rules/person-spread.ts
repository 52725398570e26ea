import { iso } from '../language/day.ts';
import { types, type ValueType } from '../language/values.ts';
import { setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { at, definedFirst, entriesOf, type Place } from '../plan/query.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { delays } from '../reckon/delay.ts';
import { demandOf } from '../reckon/demand.ts';
import { type Job, jobsHere } from '../reckon/job.ts';
import { begunBy, isBegun, widest } from '../reckon/parallel.ts';
import { handOvers, handTo, heirsOf, lastFirst, type Strain } from '../reckon/relief.ts';
import { anew, editsOf, nameOf, together } from '../reckon/try-out.ts';
import { readOwner } from '../words/owner.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const number = types.number as ValueType;
const self = {
  id: 'person-spread',
  settings: {
    started: { type: number, default: '3', says: 'how many activities one owner may have in progress' },
    workstreams: { type: number, default: '3', says: 'for how many workstreams one person may work in a week' },
  },
};
/** How far ahead weeks are looked at. */
const weeks = 13;

export default rule({
  ...self,
  group: 'Capacity',
  severity: 'warning',
  tried: true,
  summary: 'reports somebody with many activities in progress at once, or with work for many workstreams in one week',
  around: true,
  late: true,
  plan(plan, frame, report) {
    const most = threshold<number>(self, frame, 'started');
    for (const { owner, jobs, place } of startedBy(plan, frame)) {
      if (jobs.length <= most) continue;
      const of = (now: Plan): readonly Job[] => lastFirst(now, begunBy(now, owner), frame.today);
      const names = listed(
        jobs.map(it => cited(nameOf(it))),
        5,
      );
      report(
        place,
        `${named(owner)} has ${jobs.length} activities in progress at once: ${names}. That way each takes longer; finish some before others begin.`,
        {
          related: now =>
            of(anew(now))
              .slice(0, 20)
              .map(({ entry, home }) => ({
                place: { parsed: entry.parsed, range: at(entry, 'status') },
                ...(home && { home }),
                message: 'In progress.',
              })),
          fixes: (now, folder) => {
            const fresh = anew(now);
            return startFixes(fresh, frame, of(fresh), most, !!folder);
          },
        },
      );
    }
    const streams = threshold<number>(self, frame, 'workstreams');
    if (frame.people)
      for (const entry of definedFirst(plan, 'person')) {
        const demand = demandOf(plan, entry.id, frame.today);
        const found = demand ? widest(demand, frame.today, weeks, streams) : undefined;
        if (!found) continue;
        report(
          { parsed: entry.parsed, range: entry.key.range },
          `${named(entry.id)} works for ${found.streams.size} workstreams in the week of ${iso(found.from)}: ${listed([...found.streams].map(it => cited(it)), 5)}. Each change between them costs time. Give some of it to others, or take it up later.`, // biome-ignore format: one message
          { fixes: (now, folder) => streamFixes(anew(now), frame, entry.id, streams, !!folder) },
        );
      }
  },
});

interface Started {
  readonly owner: string;
  readonly place: Place;
  /** The lowest rank first. */
  readonly jobs: readonly Job[];
}
/** Of people where they are defined; without people, of the owners in this plan. */
function startedBy(plan: Plan, { people, owners, today }: Frame): Started[] {
  const ordered = (owner: string): Job[] => lastFirst(plan, begunBy(plan, owner), today);
  if (people)
    return definedFirst(plan, 'person')
      .filter(it => begunBy(plan, it.id).length)
      .map(({ id, parsed, key }) => ({ owner: id, jobs: ordered(id), place: { parsed, range: key.range } }));
  const begun = new Map(jobsHere(plan).flatMap(it => (isBegun(it) && it.owner !== undefined ? [[it.owner, it]] : [])));
  return [...begun].flatMap(([owner, { entry: last }]) => {
    if (readOwner(owner, owners).kind !== 'person') return [];
    return [{ owner, jobs: ordered(owner), place: { parsed: last.parsed, range: at(last, 'owner') } }];
  });
}

/** The lowest-ranked go back to where they came from, those first that nobody has written down as begun; or to others. */
function startFixes(plan: Plan, frame: Frame, jobs: readonly Job[], most: number, reaches: boolean): Fix[] {
  if (jobs.length <= most) return [];
  const near = jobs.filter(it => reaches || !it.home);
  const isNoted = ({ entry: { value } }: Job): number => (value.started !== undefined || value.spent ? 1 : 0);
  const back = [...near].sort((a, b) => isNoted(a) - isNoted(b)).slice(0, jobs.length - most);
  if (back.length < jobs.length - most) return [];
  const changes = back.map(it => editsOf(plan, it, of => [setKey(of, it.entry, 'status', 'todo')]));
  const names = listed(back.map(it => cited(nameOf(it))));
  const over = handed(plan, frame, near.slice(0, jobs.length - most), jobs[0]!.owner!, most);
  return [{ title: `Put ${names} back to todo, the lowest-ranked`, ...together(changes) }, ...over];
}

/** Each of some pieces goes to whoever has the time and has begun the least. */
function handed(plan: Plan, frame: Frame, jobs: readonly Job[], from: string, most: number): Fix[] {
  const counts = new Map<string, number>();
  const begun = (id: string): number => counts.get(id) ?? begunBy(plan, id).length;
  const pairs: { job: Job; to: string }[] = [];
  for (const job of jobs) {
    const able = frame.people ? heirsOf(plan, job, frame.today).map(it => it.id) : ownersIn(plan, frame);
    const to = able.filter(it => it !== from && begun(it) < most).sort((a, b) => begun(a) - begun(b))[0];
    if (to === undefined) return [];
    counts.set(to, begun(to) + 1);
    pairs.push({ job, to });
  }
  const changes = pairs.map(({ job, to }) => handTo(plan, job, to));
  const names = pairs.map(({ job, to }) => `${cited(nameOf(job))} over to ${named(to)}`);
  return [{ title: `Hand ${listed(names)}`, ...together(changes) }];
}
const ownersIn = (plan: Plan, { owners }: Frame): string[] => [
  ...new Set(
    entriesOf(plan, 'activity').flatMap(({ value: { owner } }) =>
      owner !== undefined && readOwner(owner, owners).kind === 'person' ? [owner] : [],
    ),
  ),
];

function streamFixes(plan: Plan, { today }: Frame, id: string, most: number, reaches: boolean): Fix[] {
  const jobs = demandOf(plan, id, today)?.pieces.map(it => it.job) ?? [];
  const strain: Strain = {
    jobs: lastFirst(plan, jobs.filter(it => it.owner === id && it.kind === 'once'), today), // biome-ignore format: one list
    today,
    weeks,
    reaches,
    isEased: after => {
      const demand = demandOf(after, id, today);
      return !demand || !widest(demand, today, weeks, most);
    },
  };
  return [...handOvers(plan, strain), ...delays(plan, strain, 'move')];
}

export const docs =
  'Five things that are begun are five things that are not done, and each switch from one to another costs time. Finish some before others begin: put the least important back to `todo`, or hand it to somebody who has less on the table. Tasks are not counted beside their activity.';

export const examples: Example[] = [
  {
    name: 'four begun, without people: the lowest-ranked goes back',
    plan: `
activities:
  form: { owner: Ana Lima, status: in progress, priority: 1 }
  audit: { owner: Ana Lima, status: in progress, priority: 2, impact: 1 }
  list: { owner: Ana Lima, status: in progress, priority: 3, started: 2026-07-20, impact: 2 }
  report: { owner: Ana Lima, status: in progress, priority: 4 }
  #                ^^^^^^^^ Ana Lima has 4 activities in progress at once: "audit", "list", "report" and "form". That way each takes longer; finish some before others begin.
`,
    fixed: `
activities:
  form: { owner: Ana Lima, status: in progress, priority: 1 }
  audit: { owner: Ana Lima, status: todo, priority: 2, impact: 1 }
  list: { owner: Ana Lima, status: in progress, priority: 3, started: 2026-07-20, impact: 2 }
  report: { owner: Ana Lima, status: in progress, priority: 4 }
`,
  },
  {
    name: 'four begun, and somebody has none',
    plan: `
people:
  ana: {}
 #^^^ ana has 4 activities in progress at once: "audit", "report", "list" and "form". That way each takes longer; finish some before others begin.
  dev: {}
activities:
  form: { owner: ana, status: in progress, impact: 5 }
  audit: { owner: ana, status: in progress, impact: 1 }
  list: { owner: ana, status: in progress, impact: 5 }
  report: { owner: ana, status: in progress, impact: 5 }
`,
    fix: 'Hand "audit" over to dev',
    fixed: `
people:
  ana: {}
  dev: {}
activities:
  form: { owner: ana, status: in progress, impact: 5 }
  audit: { owner: dev, status: in progress, impact: 1 }
  list: { owner: ana, status: in progress, impact: 5 }
  report: { owner: ana, status: in progress, impact: 5 }
`,
  },
  {
    name: 'four workstreams in one week',
    plan: `
people:
  ana: {}
 #^^^ ana works for 4 workstreams in the week of 2026-08-03: "acme", "bolt", "cora" and "dune". Each change between them costs time. Give some of it to others, or take it up later.
workstreams:
  acme: { owner: ana }
  bolt: { owner: ana }
  cora: { owner: ana }
  dune: { owner: ana }
activities:
  a: { owner: ana, workstream: acme, start: 2026-08-03, due: 2026-08-07, effort: 1d }
  b: { owner: ana, workstream: bolt, start: 2026-08-03, due: 2026-08-07, effort: 1d }
  c: { owner: ana, workstream: cora, load: 5% }
  d: { owner: ana, workstream: dune, start: 2026-08-06, due: 2026-08-12, effort: 1d, impact: 1 }
`,
    fixed: `
people:
  ana: {}
workstreams:
  acme: { owner: ana }
  bolt: { owner: ana }
  cora: { owner: ana }
  dune: { owner: ana }
activities:
  a: { owner: ana, workstream: acme, start: 2026-08-03, due: 2026-08-07, effort: 1d }
  b: { owner: ana, workstream: bolt, start: 2026-08-03, due: 2026-08-07, effort: 1d }
  c: { owner: ana, workstream: cora, load: 5% }
  d: { owner: ana, workstream: dune, start: 2026-08-13, due: 2026-08-19, effort: 1d, impact: 1 }
`,
  },
  {
    name: 'three begun, more that is blocked or a task, and a team that has its own report',
    plan: `
activities:
  form: { owner: Ana Lima, status: in progress }
  audit: { owner: Ana Lima, status: in progress }
  list: { owner: Ana Lima, status: in progress, tasks: { fields: { status: in progress }, build: { status: in progress } } }
  report: { owner: Ana Lima, status: in progress, blocked: no access }
  a: { owner: operations team, status: in progress }
  b: { owner: operations team, status: in progress }
  c: { owner: operations team, status: in progress }
  d: { owner: operations team, status: in progress }
`,
  },
];
