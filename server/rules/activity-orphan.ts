import { waitFor } from '../mend/prerequisites.ts';
import { isOnce } from '../plan/due.ts';
import { insertKey, quote } from '../plan/edit.ts';
import { isProposed } from '../plan/keys.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, field, find, isOpen, statusOf } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { connected } from '../reckon/joined.ts';
import { connectedAround } from '../reckon/joined-far.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;

export default rule({
  id: 'activity-orphan',
  group: 'Scope and done',
  severity: 'warning',
  milder: true,
  summary:
    'reports work that neither names a metric nor leads to or follows from work that does, in a plan whose goal has work',
  around: true,
  plan(plan, frame, report) {
    const metric = frame.head.goal?.metric;
    if (metric === undefined) return;
    const work = entriesOf(plan, 'activity').filter(it => !it.parent && it.value.status !== 'dropped');
    if (!work.some(it => it.value.metric === metric)) return;
    const moving = work.filter(it => field(it, 'metric'));
    const linked = connected(plan, moving);
    let around: ReadonlySet<Activity> | undefined;
    const isLinkedElsewhere = (entry: Activity): boolean =>
      (around ??= connectedAround(plan, moving, work, isMoving)).has(entry);
    const lessens = new Set(entriesOf(plan, 'risk').map(it => it.value.mitigation));
    for (const entry of work) {
      if (
        linked.has(entry) ||
        isPaid(plan, entry) ||
        lessens.has(entry.id) ||
        !isOpen(entry.value) ||
        !isOnce(entry) ||
        isProposed(entry, 'metric') ||
        isLinkedElsewhere(entry)
      )
        continue;
      const message =
        'It moves no metric, and nothing that does waits for it, so it may serve no goal. Say which metric it moves, or what needs it.';
      report({ parsed: entry.parsed, range: entry.key.range }, message, {
        fixes: now => fixes(now, entry, metric),
      });
    }
  },
});

const isMoving = (it: Activity): boolean => !!field(it, 'metric') && it.value.status !== 'dropped';
/** What a client pays for needs no other reason. */
function isPaid(plan: Plan, { value: { billable, workstream } }: Activity): boolean {
  const stream = workstream === undefined ? undefined : find(plan, 'workstream', workstream)?.value;
  return !!billable || !!stream?.billable || stream?.client !== undefined;
}

/** The metric of the goal, other metrics, and the work for the goal that is due next behind it. */
function fixes(plan: Plan, entry: Activity, goal: string): Fix[] {
  const metrics = entriesOf(plan, 'metric').map(it => it.id);
  const { due = -Infinity } = entry.value;
  const next = entriesOf(plan, 'activity')
    .filter(
      it => !it.parent && it !== entry && it.value.metric !== undefined && statusOf(it.value) === 'todo' && isOnce(it),
    )
    .filter(it => (it.value.due ?? Infinity) >= due)
    .sort((a, b) => (a.value.due ?? farAway) - (b.value.due ?? farAway))[0];
  return [
    ...[...new Set([goal, ...metrics])].slice(0, 4).map(it => ({
      title: `It moves ${cited(it)}${it === goal ? ', the metric of the goal' : ''}`,
      edits: [insertKey(plan, entry, 'metric', quote(it, true))],
    })),
    ...(next ? [{ title: `${cited(next.id)} waits for it`, edits: waitFor(plan, next, entry.id) }] : []),
  ];
}
const farAway = 1e9;

export const docs =
  'A plan has one goal, and work that does not lead to it takes time from the work that does. Say which metric it moves, or let the work that needs it wait for it; what fits neither may belong to another plan. Work against a risk or for a client, and work that recurs or goes on all the time, has a reason of its own and is not asked.';

export const examples: Example[] = [
  {
    name: 'work that nothing needs',
    plan: `
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
activities:
  failover: { due: 2026-08-21, metric: uptime }
  rebrand: { due: 2026-08-14 }
 #^^^^^^^ It moves no metric, and nothing that does waits for it, so it may serve no goal. Say which metric it moves, or what needs it.
`,
    fixed: `
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
activities:
  failover: { due: 2026-08-21, metric: uptime }
  rebrand: { due: 2026-08-14, metric: uptime }
`,
  },
  {
    name: 'work that other work needs, further up too',
    plan: `
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
activities:
  failover: { due: 2026-08-21, metric: uptime, after: [tender] }
  tender: { due: 2026-08-07 }
  sites:
 #^^^^^ It moves no metric, and nothing that does waits for it, so it may serve no goal. Say which metric it moves, or what needs it.
    due: 2026-08-14
  survey: { due: 2026-08-01, metric: uptime, status: in progress }
`,
    fix: '"failover" waits for it',
    fixed: `
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
activities:
  failover: { due: 2026-08-21, metric: uptime, after: [tender, sites] }
  tender: { due: 2026-08-07 }
  sites:
    due: 2026-08-14
  survey: { due: 2026-08-01, metric: uptime, status: in progress }
`,
  },
  {
    name: 'joined by several steps, in either direction, or by a task; recurring, continuous, done; against a risk, for a client; half written',
    plan: `
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
risks:
  fire: { mitigation: sprinklers }
workstreams:
  acme: { client: Acme }
activities:
  failover: { metric: uptime, after: [tender] }
  tender: { after: [budget] }
  budget: { due: 2026-08-07 }
  drill: { after: [failover] }
  handbook:
    tasks:
      text: { after: [drill] }
  patch: { every: 2w }
  desk: { load: 20% }
  audit: { status: done }
  sprinklers: { due: 2026-08-07 }
  shop: { workstream: acme }
  hours: { billable: yes }
  rebrand: { metric: }
  poster: { kpi: uptime }
`,
  },
  {
    name: 'a plan in which no work names the metric yet',
    plan: `
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
activities:
  failover: { metric: uptime, status: dropped, because: too dear }
  rebrand: { due: 2026-08-14 }
`,
  },
  {
    name: 'work that other plans need, and that leads through them to work here',
    plan: `
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
activities:
  failover: { metric: uptime, after: [crm/import] }
  sites: { due: 2026-08-07 }
  tender: { due: 2026-08-07 }
  budget: { due: 2026-08-07 }
  poster: { due: 2026-08-07 }
 #^^^^^^ It moves no metric, and nothing that does waits for it, so it may serve no goal. Say which metric it moves, or what needs it.
  form: { after: [crm/login] }
 #^^^^ It moves no metric, and nothing that does waits for it, so it may serve no goal. Say which metric it moves, or what needs it.
`,
    others: {
      crm: {
        plan: `metrics:
  calls: { unit: d }
activities:
  import: { tasks: { copy: { after: [ops/sites] } } }
  shop: { after: [stock] , metric: calls }
  stock: { after: [ops/tender] }
  login: { after: [ops/poster] }
`,
      },
      shop: { plan: 'activities:\n  open: { metric: crm/calls, after: [ops/budget] }\n' },
    },
  },
];
