import { addLoad } from '../mend/load.ts';
import { newActivity } from '../mend/new-entry.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { definedFirst, type EntryOf, find } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { jobsOf } from '../reckon/job.ts';
import { anew, editsOf, nameOf } from '../reckon/try-out.ts';
import { type Example, type Fix, rule } from './rule.ts';

/** What a fix writes: a day a week, to be corrected. */
const usual = '20%';
const support = /\b(?:support|service[\s-]?desk|help[\s-]?desk|on[\s-]call|incidents?)\b/i;

export default rule({
  id: 'load-missing',
  group: 'Capacity',
  severity: 'info',
  summary:
    'reports somebody in support, at a service desk or on call who has other work as well, while no `load` says what the first takes',
  around: true,
  late: true,
  plan(plan, frame, report) {
    for (const entry of definedFirst(plan, 'person')) {
      const says = supportOf(plan, entry);
      const jobs = says ? jobsOf(plan).of(entry.id) : [];
      if (!jobs.some(it => it.kind === 'once') || jobs.some(it => it.kind === 'continuous')) continue;
      report(
        { parsed: entry.parsed, range: entry.key.range },
        `${cited(says!)} means work that no date tells of, and no "load" says what part of the day of ${named(entry.id)} it takes. Other work is planned as if it took none.`,
        { fixes: (now, folder) => fixes(anew(now), frame, entry, !!folder) },
      );
    }
  },
});

/** What says that somebody is there for whatever comes: the role, else what the team is for. */
function supportOf(plan: Plan, { value }: EntryOf<'person'>): string | undefined {
  const team = value.team === undefined ? undefined : find(plan, 'team', value.team)?.value;
  return value.status === 'hiring'
    ? undefined
    : [value.role, team?.function].find(it => it !== undefined && support.test(it.slice(0, 200)));
}

function fixes(plan: Plan, frame: Frame, { id }: EntryOf<'person'>, reaches: boolean): Fix[] {
  const continuous = jobsOf(plan).all.filter(it => it.kind === 'continuous' && (reaches || !it.home));
  const { id: added, edit } = newActivity(plan, frame, {
    id: `support-${id}`,
    title: 'Answer what comes in each day',
    owner: id,
    load: usual,
    done: 'First answer within 4 hours in 95% of cases',
  });
  return [
    ...continuous.slice(0, 3).map(it => ({
      title: `Add ${named(id)} to the load of ${cited(nameOf(it))} with ${usual} of the day`,
      ...editsOf(plan, it, of => [addLoad(of, it.entry, id, usual)]),
    })),
    { title: `Add the continuous activity "${added}" with ${usual} of the day`, edits: [edit] },
  ];
}

export const docs =
  'Support, a service desk and being on call take part of every day, and no date tells of it. Where that part is not written, projects are planned on time that is not there. Add the person to the `load` of a continuous activity, with the share of the day that it really takes.';

export const examples: Example[] = [
  {
    name: 'at the service desk, with a project beside it',
    plan: `
people:
  lu: { role: Service desk engineer }
 #^^ "Service desk engineer" means work that no date tells of, and no "load" says what part of the day of lu it takes. Other work is planned as if it took none.
  ana: {}
activities:
  desk: { title: Service desk, owner: ana, load: 30% }
  form: { owner: lu, due: 2026-08-21, effort: 5d }
`,
    fixed: `
people:
  lu: { role: Service desk engineer }
  ana: {}
activities:
  desk: { title: Service desk, owner: ana, load: { ana: 30%, lu: 20% } }
  form: { owner: lu, due: 2026-08-21, effort: 5d }
`,
  },
  {
    name: 'a team that is on call, and nothing continuous yet',
    plan: `
teams:
  noc: { function: On-call operations }
people:
  lu: { team: noc }
 #^^ "On-call operations" means work that no date tells of, and no "load" says what part of the day of lu it takes. Other work is planned as if it took none.
activities:
  form: { owner: lu, due: 2026-08-21, effort: 5d }
`,
    fixed: `
teams:
  noc: { function: On-call operations }
people:
  lu: { team: noc }
activities:
  form: { owner: lu, due: 2026-08-21, effort: 5d }
  support-lu:
    title: Answer what comes in each day
    owner: lu
    done: First answer within 4 hours in 95% of cases
    load: 20%
`,
  },
  {
    name: 'a load is written, nothing else is to do, or it is no such role',
    plan: `
people:
  lu: { role: Support lead }
  ana: { role: Incident manager }
  dev: { role: Web engineer }
activities:
  desk: { owner: dev, load: { lu: 40% } }
  form: { owner: lu, due: 2026-08-21, effort: 5d }
  patch: { owner: ana, every: 2w, effort: 1d }
  page: { owner: dev, due: 2026-08-21, effort: 5d }
`,
  },
];
