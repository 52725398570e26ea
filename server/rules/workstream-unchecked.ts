import { forecastOf } from '../forecast/forecast.ts';
import { remedies } from '../forecast/remedies.ts';
import { type Day, iso } from '../language/day.ts';
import { giveUp } from '../mend/outcome.ts';
import { isWritable } from '../plan/due.ts';
import { type Edit, quote, replace, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, entriesOf, field, find, inherited, isOpen, statusOf } from '../plan/query.ts';
import { counted } from '../plan/wording.ts';
import { anew, tryOut } from '../reckon/try-out.ts';
import { type Break, breaksOf } from '../scenario/breaks.ts';
import { type Example, type Fix, type Related, rule } from './rule.ts';

type Stream = EntryOf<'workstream'>;

export default rule({
  id: 'workstream-unchecked',
  group: 'Capacity',
  severity: 'error',
  tried: true,
  summary:
    'reports a workstream that is newly confirmed, and with which a deadline is missed or somebody has too much to do',
  past: true,
  around: true,
  late: true,
  plan(plan, frame, report) {
    if (!frame.history || !frame.people) return;
    for (const stream of entriesOf(plan, 'workstream')) {
      if (!isNew(stream, frame)) continue;
      const broken = brokenBy(plan, stream, frame.today);
      if (!broken.length) continue;
      const [first] = broken;
      const more = broken.length > 1 ? ` ${counted(broken.length - 1, 'more thing')} would break.` : '';
      const message = `Confirmed since the last commit, and there is no room for it: ${first!.text}${more} Make room first, or keep it tentative.`;
      report({ parsed: stream.parsed, range: at(stream, 'status') }, message, {
        related: now => related(anew(now), stream, frame.today),
        fixes: (now, folder) => fixes(anew(now), stream, frame, !!folder),
      });
    }
  },
});

/** Confirmed here, and not as it was committed last. */
const isNew = ({ id, value }: Stream, { history }: Frame): boolean =>
  value.status === 'confirmed' && find(history!.committed, 'workstream', id)?.value.status !== 'confirmed';

/** The deadlines that are missed, and the people who have too much to do, only because of it. */
function brokenBy(plan: Plan, { id }: Pick<Stream, 'id'>, today: Day): Break[] {
  const stream = find(plan, 'workstream', id);
  if (stream?.value.status !== 'confirmed') return [];
  const without = tryOut(plan, { edits: [setKey(plan, stream, 'status', 'tentative')] });
  return breaksOf(without, plan, today).filter(it => it.kind !== 'skill');
}

function related(plan: Plan, stream: Stream, today: Day): Related[] {
  return brokenBy(plan, stream, today).flatMap(({ text, missed, person }): Related[] => {
    const home =
      missed && missed.file !== plan.others?.file
        ? plan.others?.others().find(it => it.file === missed.file)
        : undefined;
    const id = missed?.id;
    const entry =
      person === undefined
        ? id !== undefined && find(home?.plan ?? plan, 'activity', id)
        : find(plan, 'person', person);
    return entry
      ? [{ place: { parsed: entry.parsed, range: entry.key.range }, ...(home && { home }), message: text }]
      : [];
  });
}

function fixes(plan: Plan, old: Stream, { today }: Frame, reaches: boolean): Fix[] {
  const stream = find(plan, 'workstream', old.id);
  if (!stream) return [];
  const tentative: Fix = {
    title: 'Keep it tentative until there is room',
    edits: [replace(plan, { parsed: stream.parsed, range: at(stream, 'status') }, 'tentative')],
  };
  const isMended = (then: Plan): boolean => !brokenBy(then, stream, today).length;
  return [tentative, ...later(plan, stream, today, isMended), ...hired(plan, stream, today, reaches, isMended)];
}

/** How many weeks are tried. */
const mostWeeks = 13;
/** Its work as many weeks later as it takes. */
function later(plan: Plan, { id }: Stream, today: Day, isMended: (then: Plan) => boolean): Fix[] {
  const work = entriesOf(plan, 'activity').filter(
    it => isOpen(it.value) && statusOf(it.value) !== 'in progress' && inherited(it, 'workstream') === id,
  );
  for (let weeks = 1; work.length && weeks <= mostWeeks; weeks++) {
    const edits = work.flatMap(it => moved(plan, it, today, weeks * 7));
    if (edits.length && isMended(tryOut(plan, { edits })))
      return [{ title: `Begin it ${counted(weeks, 'week')} later, which is when it fits`, edits }];
  }
  return [];
}
function moved(plan: Plan, entry: EntryOf<'activity'>, today: Day, days: number): Edit[] {
  const { start, due } = entry.value;
  const begin = Math.max(start ?? today, today) + days;
  if (!isWritable(begin) || (due !== undefined && !isWritable(due + days))) return [];
  const inFlow = entry.node.style === 'flow' && !field(entry, 'start');
  // Two edits of an entry must not meet: what has no start takes it with its date.
  if (due !== undefined && inFlow && field(entry, 'due'))
    return [setKey(plan, entry, 'due', `${iso(due + days)}, start: ${iso(begin)}`)];
  return [
    ...(entry.parent ? [] : [setKey(plan, entry, 'start', iso(begin))]),
    ...(due === undefined || !field(entry, 'due') ? [] : [setKey(plan, entry, 'due', iso(due + days))]),
  ];
}

/** Somebody more, with whom all of it fits. */
function hired(plan: Plan, { id }: Stream, today: Day, reaches: boolean, isMended: (then: Plan) => boolean): Fix[] {
  const missed = brokenBy(plan, { id }, today).find(it => it.missed?.file === (plan.others?.file ?? ''))?.missed;
  const entry = missed?.id === undefined ? undefined : find(plan, 'activity', missed.id);
  if (!entry?.value.due) return [];
  const drop = (of: Plan, it: EntryOf<'activity'>) =>
    giveUp(of, it, quote(`There is no room for it beside ${id}`, true));
  return remedies(forecastOf(plan, today), { entry, due: entry.value.due }, reaches, drop, true)
    .filter(it => isMended(it.then.plan))
    .slice(0, 3)
    .map(({ title, edits, others }) => ({ title, edits, ...(others && { others }) }));
}

export const docs =
  'Saying yes to a client is quick, and what it takes shows weeks later, when somebody else’s date slips. So a workstream that is confirmed here, and was not when the plan was committed last, is tried: the forecast with it is held against the one without. Where a deadline is then missed, or somebody has more to do in a week than may be planned, there is no room for it yet. Keep it tentative, begin it when it fits, or find somebody for it. Silent where nothing was committed, and where no plan has people.';

export const examples: Example[] = [
  {
    name: 'no room for a new client',
    history: [
      {
        at: '2026-07-20',
        by: 'Maya',
        plan: `
people:
  dev: {}
workstreams:
  acme: { client: Acme, status: tentative }
activities:
  audit: { owner: dev, effort: 10d, due: 2026-08-07, impact: 3 }
  portal: { owner: dev, effort: 5d, due: 2026-07-31, impact: 5, workstream: acme }
`,
      },
    ],
    plan: `
people:
  dev: {}
workstreams:
  acme: { client: Acme, status: confirmed }
  #                             ^^^^^^^^^ Confirmed since the last commit, and there is no room for it: "portal", due 2026-07-31, is finished on 2026-08-03. Make room first, or keep it tentative.
activities:
  audit: { owner: dev, effort: 10d, due: 2026-08-07, impact: 3 }
  portal: { owner: dev, effort: 5d, due: 2026-07-31, impact: 5, workstream: acme }
`,
    fixed: `
people:
  dev: {}
workstreams:
  acme: { client: Acme, status: tentative }
activities:
  audit: { owner: dev, effort: 10d, due: 2026-08-07, impact: 3 }
  portal: { owner: dev, effort: 5d, due: 2026-07-31, impact: 5, workstream: acme }
`,
  },
  {
    name: 'later, when it fits',
    history: [
      {
        at: '2026-07-20',
        by: 'Maya',
        plan: `
people:
  dev: {}
activities:
  audit: { owner: dev, effort: 8d, due: 2026-08-07, impact: 3 }
`,
      },
    ],
    plan: `
people:
  dev: {}
workstreams:
  acme:
    client: Acme
    status: confirmed
    #       ^^^^^^^^^ Confirmed since the last commit, and there is no room for it: dev has 11.2 h in the week of 2026-07-24, of 6.4 h that may be planned, the first of 2 such weeks. 1 more thing would break. Make room first, or keep it tentative.
activities:
  audit: { owner: dev, effort: 8d, due: 2026-08-07, impact: 3 }
  portal:
    owner: dev
    due: 2026-07-31
    effort: 4d
    impact: 5
    workstream: acme
`,
    fix: 'Begin it',
    fixed: `
people:
  dev: {}
workstreams:
  acme:
    client: Acme
    status: confirmed
activities:
  audit: { owner: dev, effort: 8d, due: 2026-08-07, impact: 3 }
  portal:
    owner: dev
    start: 2026-08-14
    due: 2026-08-21
    effort: 4d
    impact: 5
    workstream: acme
`,
  },
  {
    name: 'room enough; confirmed before; not confirmed; without people or a past nothing is said',
    history: [
      {
        at: '2026-07-20',
        by: 'Maya',
        plan: `
people:
  dev: {}
workstreams:
  acme: { client: Acme, status: confirmed }
`,
      },
    ],
    plan: `
people:
  dev: {}
workstreams:
  acme: { client: Acme, status: confirmed }
  bolt: { client: Bolt, status: confirmed }
  crane: { client: Crane, status: tentative }
activities:
  portal: { owner: dev, effort: 20d, due: 2026-08-05, workstream: acme }
  shop: { owner: dev, effort: 2d, due: 2026-09-30, impact: 1, workstream: bolt }
  blog: { owner: dev, effort: 40d, due: 2026-08-31, workstream: crane }
`,
  },
];
