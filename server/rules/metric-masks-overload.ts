import type { Interval } from '../language/values.ts';
import { newDecision } from '../mend/new-entry.ts';
import { giveUp } from '../mend/outcome.ts';
import { quote } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, headOf, resolve } from '../plan/query.ts';
import { listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { courseOf } from '../reckon/course.ts';
import { demandOf, inWeeks } from '../reckon/demand.ts';
import { easeBooking, easeWeeks } from '../reckon/ease.ts';
import { jobsHere } from '../reckon/job.ts';
import { fullWeeks, horizon, overbooked } from '../reckon/overload.ts';
import { anew, tryOut } from '../reckon/try-out.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

/** The rules whose findings the metrics do not show. */
const ceiling = { id: 'person-over-ceiling', settings: horizon('') };
const booking = 'person-overbooked';

export default rule({
  id: 'metric-masks-overload',
  group: 'Goal and metrics',
  severity: 'info',
  tried: true,
  summary: 'reports metrics that are all inside their limits while somebody has more to do than fits',
  around: true,
  late: true,
  plan(plan, frame, report) {
    const head = frame.people ? headOf(plan, 'metrics') : undefined;
    if (!head || !areInside(plan, frame) || isToBeDecided(plan)) return;
    const tired = overloaded(plan, frame);
    if (!tired.length) return;
    report(
      { parsed: head.parsed, range: head.pair.key.range },
      `All metrics are inside their limits, while ${listed(tired.map(named), 3)} ${tired.length === 1 ? 'has' : 'have'} more to do than fits. It is people who hold them there, and not for long.`, // biome-ignore format: one message
      {
        related: now =>
          tired.slice(0, 20).flatMap(id => {
            const found = resolve(now, 'person', id);
            if (!found) return [];
            const { entry, home } = found;
            const place = { parsed: entry.parsed, range: entry.key.range };
            return [{ place, ...(home && { home }), message: `${named(id)} has more to do than fits.` }];
          }),
        fixes: (now, folder) => fixes(anew(now), frame, !!folder),
      },
    );
  },
});

/** Every metric that has a limit was read, and is not past it; one at the least. */
function areInside(plan: Plan, { head, today }: Frame): boolean {
  const limited = entriesOf(plan, 'metric').filter(it => it.value.limit !== undefined);
  return (
    limited.length > 0 &&
    limited.every(({ id, value }) => {
      const course = courseOf(value, head.goal?.metric === id ? head.goal : undefined, today);
      const newest = course?.readings.at(-1);
      if (!newest || course!.limit === undefined || !course!.better) return false;
      return (newest.amount - course!.limit) * course!.better >= 0;
    })
  );
}
const isToBeDecided = (plan: Plan): boolean =>
  entriesOf(plan, 'decision').some(it => it.value.chosen === undefined && it.value.affects?.includes('headcount'));

/** Those who stand in this plan, or own work in it, and have more to do than fits, as far as the rules about that are on. */
function overloaded(plan: Plan, frame: Frame): string[] {
  const { today, settings } = frame;
  const isOn = (id: string): boolean => settings.get(id)?.level !== 'off';
  const weeks = inWeeks(threshold<Interval>(ceiling, frame, 'horizon'));
  const owners = jobsHere(plan).flatMap(it => it.owner ?? []);
  const people = new Set([...entriesOf(plan, 'person').map(it => it.id), ...owners]);
  return [...people].filter(id => {
    const demand = demandOf(plan, id, today);
    if (!demand) return false;
    const isFull = isOn(ceiling.id) && fullWeeks(demand, today, weeks).length > 0;
    return isFull || (isOn(booking) && !!overbooked(demand, plan, today));
  });
}

/** What takes the load off the only one who has too much; else somebody has to decide. */
function fixes(plan: Plan, frame: Frame, reaches: boolean): Fix[] {
  const { today } = frame;
  const tired = overloaded(plan, frame);
  const [id] = tired;
  if (id === undefined) return [];
  const weeks = inWeeks(threshold<Interval>(ceiling, frame, 'horizon'));
  const drop = (of: Plan, it: Parameters<typeof giveUp>[1]) => giveUp(of, it, quote(`${id} has no time for it`, true));
  const isEased = ({ edits, others }: Fix): boolean =>
    !overloaded(tryOut(plan, { edits, ...(others && { others }) }), frame).length;
  const reliefs =
    tired.length > 1
      ? []
      : [...easeBooking(plan, id, today, weeks, reaches, drop), ...easeWeeks(plan, id, today, weeks, reaches)];
  // What takes the load off a week may make the whole possible as well.
  const apart = reliefs.filter((it, i) => reliefs.findIndex(other => other.title === it.title) === i);
  const decision = newDecision(plan, frame, {
    id: 'too-much-work',
    question: `What gives way so that ${listed(tired, 3)} can go on?`,
    options: ['do less', 'do it later', 'hire'],
    affects: ['headcount'],
  });
  return [
    ...apart.map(({ title, edits, others }): Fix => ({ title, edits, ...(others && { others }) })).filter(isEased),
    { title: `Open the decision "${decision.id}", to be made by ${decision.by}`, edits: [decision.edit] },
  ];
}

export const docs =
  'Green numbers are sometimes paid for with evenings. As long as everything is inside its limits nobody asks, and when somebody leaves the numbers fall all at once. Take some of the work away, or decide what gives way; a decision that is open and affects `headcount` is enough for now.';

export const examples: Example[] = [
  {
    name: 'all green, and one has too much',
    plan: `
owner: maya
metrics:
#<^^^^^^^ All metrics are inside their limits, while ana has more to do than fits. It is people who hold them there, and not for long.
  uptime: { target: 99.9%, limit: 99.5%, readings: { 2026-07-17: 99.7% } }
people:
  maya: {}
  ana: {}
activities:
  form: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 3d, impact: 5 }
  audit: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 2d, impact: 2 }
`,
    fixed: `
owner: maya
metrics:
  uptime: { target: 99.9%, limit: 99.5%, readings: { 2026-07-17: 99.7% } }
people:
  maya: {}
  ana: {}
activities:
  form: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 3d, impact: 5 }
  audit: { owner: maya, start: 2026-08-03, due: 2026-08-07, effort: 2d, impact: 2 }
`,
  },
  {
    name: 'two have too much: somebody has to decide',
    plan: `
owner: maya
metrics:
#<^^^^^^^ All metrics are inside their limits, while ana and dev have more to do than fits. It is people who hold them there, and not for long.
  uptime:
    target: 99.9%
    limit: 99.5%
    readings: { 2026-07-17: 99.5% }
people:
  maya: {}
  ana: {}
  dev: {}
activities:
  form: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 5d }
  audit: { owner: dev, due: 2026-07-28, effort: 5d }
`,
    fixed: `
owner: maya
metrics:
  uptime:
    target: 99.9%
    limit: 99.5%
    readings: { 2026-07-17: 99.5% }
decisions:
  too-much-work:
    question: What gives way so that ana and dev can go on?
    owner: maya
    by: 2026-07-31
    options: [do less, do it later, hire]
    affects: [headcount]
people:
  maya: {}
  ana: {}
  dev: {}
activities:
  form: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 5d }
  audit: { owner: dev, due: 2026-07-28, effort: 5d }
`,
  },
  {
    name: 'a metric past its limit says so itself; nobody has too much; or it is to be decided',
    plan: `
metrics:
  uptime: { target: 99.9%, limit: 99.5%, readings: { 2026-07-17: 99.7% } }
  waiting: { target: 5 min, limit: 20 min, readings: { 2026-07-17: 25 min } }
people:
  ana: {}
activities:
  form: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 5d }
`,
  },
  {
    name: 'it is to be decided already',
    plan: `
metrics:
  uptime: { target: 99.9%, limit: 99.5%, readings: { 2026-07-17: 99.7% } }
decisions:
  hire: { question: One more?, affects: [headcount] }
people:
  ana: {}
activities:
  form: { owner: ana, start: 2026-08-03, due: 2026-08-07, effort: 5d }
`,
  },
];
