import { type Day, iso } from '../language/day.ts';
import type { Person } from '../language/people.ts';
import { choices, somebody } from '../mend/owner-choice.ts';
import { drop } from '../plan/drop.ts';
import { isWritable } from '../plan/due.ts';
import { quote, replace, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Node } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { awaitedIn } from '../plan/prerequisite.ts';
import { at, type EntryOf, field, find, inherited, items, waitingFor } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { whoSays } from '../plan/who-says.ts';
import { counted } from '../plan/wording.ts';
import { workdaysOf } from '../plan/workdays.ts';
import { hoursLeft, jobOf } from '../reckon/job.ts';
import { heirsOf, helpNoMore } from '../reckon/relief.ts';
import { workingTimeOf } from '../reckon/working-time.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;
/** Somebody who works on an activity, where that is written. */
interface Worker {
  readonly id: string;
  readonly as: 'owner' | 'with' | 'load';
  readonly node: Node;
}

export default rule({
  id: 'person-outside-dates',
  group: 'Ownership',
  severity: 'error',
  summary: 'reports somebody who leaves before the work is due, or joins after it',
  entry: {
    activity(entry, near, report) {
      if (!near.frame.people) return;
      const { owner, with: helpers, load } = entry.value;
      if (owner === undefined && helpers === undefined && load === undefined) return;
      const due = inherited(entry, 'due');
      for (const worker of workersOf(entry)) {
        const says = problem(near.find('person', worker.id)?.value, due, near.frame.today);
        if (!says) continue;
        report(
          worker.node.range,
          `${named(worker.id)} ${says}. Hand it over${due === undefined ? '' : ', or move the date'}.`,
          {
            related: plan => datesOf(plan, worker.id),
            fixes: plan => fixes(plan, entry, worker, near.frame),
          },
        );
      }
    },
  },
});

function workersOf(entry: Activity): Worker[] {
  const { owner } = entry.value;
  const load = field(entry, 'load')?.value;
  const of = (as: Worker['as'], node: Node): Worker[] => (node.text ? [{ id: node.text, as, node }] : []);
  const helpers = field(entry, 'with')?.value;
  return [
    ...(owner === undefined ? [] : of('owner', field(entry, 'owner')!.value)),
    ...(helpers?.kind === 'map'
      ? helpers.pairs.flatMap(it => of('with', it.key))
      : items(entry, 'with').flatMap(it => of('with', it))),
    ...(load?.kind === 'map' ? load.pairs.flatMap(it => of('load', it.key)) : []),
  ];
}

/** What is wrong with somebody's dates. Work without a date is judged by today: whoever has left cannot do it. */
function problem(person: Person | undefined, due: Day | undefined, today: Day): string | undefined {
  if (!person || (person.from === undefined && person.until === undefined)) return undefined;
  const { from, until } = person;
  if (until !== undefined && until < (due ?? today)) {
    const when = until < today ? `left on ${iso(until)}` : `leaves on ${iso(until)}`;
    return due === undefined ? `${when}, and this is still open` : `${when}, before this is due on ${iso(due)}`;
  }
  if (from === undefined || due === undefined || from <= due) return undefined;
  return `${person.status === 'hiring' ? 'is to join' : 'joins'} on ${iso(from)}, after this is due on ${iso(due)}`;
}

function datesOf(plan: Plan, id: string) {
  return (['from', 'until'] as const).flatMap(key => {
    const found = whoSays(plan, 'person', id, key);
    if (!found) return [];
    const { entry, home } = found;
    const message = key === 'from' ? 'The first working day.' : 'The last working day.';
    return [{ place: { parsed: entry.parsed, range: at(entry, key) }, ...(home && { home }), message }];
  });
}

function fixes(plan: Plan, entry: Activity, worker: Worker, frame: Frame): Fix[] {
  const { as, node, id } = worker;
  const { today } = frame;
  const due = inherited(entry, 'due');
  const able = heirsOf(plan, jobOf(plan, entry), today).slice(0, 3);
  const near = choices(plan, entry, frame.owners).map(it => ({ id: it.name }));
  const others = workersOf(entry).filter(it => as !== 'load' || it.as === as);
  const isFit = (to: string): boolean =>
    !others.some(it => it.id === to && (as !== 'owner' || it.as !== 'with')) &&
    !!find(plan, 'person', to) &&
    !problem(find(plan, 'person', to)?.value, due, today);
  const heirs = (able.length ? able : near).filter(it => isFit(it.id));
  const take = (to: string): Fix => ({
    title: as === 'owner' ? `Hand it over to ${named(to)}` : `Write ${cited(to)} in place of ${cited(id)}`,
    edits: [
      replace(plan, { parsed: entry.parsed, range: node.range }, quote(to, true)),
      ...(as === 'owner' ? helpNoMore(plan, entry, to) : []),
    ],
  });
  const isAlone = as === 'load' && others.length === 1;
  const leave =
    as === 'owner' || isAlone
      ? []
      : [{ title: `Remove ${cited(id)} from "${as}"`, edits: [drop(plan, entry.parsed, node)] }];
  const found = [...heirs.slice(0, 3).map(it => take(it.id)), ...moved(plan, entry, id, due, today), ...leave];
  return found.length ? found : [...up(plan, entry, worker, isFit), open(plan, entry, node)].slice(0, 1);
}

/** A task without an owner is its activity's owner's. */
function up(plan: Plan, entry: Activity, { as, node }: Worker, isFit: (to: string) => boolean): Fix[] {
  const owner = as === 'owner' && entry.parent ? inherited(entry.parent as Activity, 'owner') : undefined;
  if (owner === undefined || !isFit(owner)) return [];
  const title = `Remove "owner": it is then up to ${named(owner)}, as the whole activity`;
  return [{ title, edits: [drop(plan, entry.parsed, field(entry, 'owner')?.key ?? node)] }];
}
const open = (plan: Plan, entry: Activity, node: Node): Fix => ({
  title: 'Write another name, to fill in',
  edits: [replace(plan, { parsed: entry.parsed, range: node.range }, quote(somebody, true))],
});

/** The due date inside the time in which somebody is there, where what comes before and after allows it. */
function moved(plan: Plan, entry: Activity, id: string, due: Day | undefined, today: Day): Fix[] {
  const { from, until } = find(plan, 'person', id)?.value ?? {};
  if (due === undefined) return [];
  const time = workingTimeOf(plan, id, today);
  const early = until !== undefined && until < due;
  const hours = hoursLeft(jobOf(plan, entry), time, today, 'middle');
  const days = Math.max(1, Math.ceil(hours / (time.perDay || 8)));
  const to = early ? time.upTo(until) : workdaysOf(plan, id).add(from! - 1, days);
  const before = awaitedIn(plan, entry).map(it => it.ready);
  const after = waitingFor(plan, 'activity', entry.id).flatMap(it => it.value.due ?? []);
  const above = entry.parent ? inherited(entry.parent, 'due') : undefined;
  const least = Math.max(today, entry.value.start ?? today, ...before);
  if (to === undefined || to < least || to > Math.min(above ?? to, ...(early ? [] : after)) || !isWritable(to))
    return [];
  if (early ? to > until : to < from!) return [];
  const title = early
    ? `Move due to ${iso(to)}, the last working day of ${named(id)}`
    : `Move due to ${iso(to)}: ${counted(days, 'working day')} with ${named(id)}`;
  return [{ title, edits: [setKey(plan, entry, 'due', iso(to))] }];
}

export const docs =
  'Nobody finishes what ends after the last working day, and nobody helps before the first. Hand the work over while there is somebody to explain it, or move its date. Work without a date is reported once its owner has left.';

export const examples: Example[] = [
  {
    name: 'whoever helps already takes it over, and helps no more',
    plan: `
people:
  fran: {}
  ruth: {}
  sam: { until: 2026-08-14 }
activities:
  wave: { owner: sam, with: { ruth: 20% }, start: 2026-08-03, due: 2026-08-28, effort: 5d }
  #              ^^^ sam leaves on 2026-08-14, before this is due on 2026-08-28. Hand it over, or move the date.
`,
    fixed: `
people:
  fran: {}
  ruth: {}
  sam: { until: 2026-08-14 }
activities:
  wave: { owner: ruth, start: 2026-08-03, due: 2026-08-28, effort: 5d }
`,
  },
  {
    name: 'the owner leaves before it is due: who has the time and the skill',
    plan: `
people:
  ana: { until: 2026-08-14, skills: [aws] }
  dev: { skills: { aws: 3 } }
  lu: { skills: [forms] }
activities:
  audit:
    owner: ana
    #      ^^^ ana leaves on 2026-08-14, before this is due on 2026-08-28. Hand it over, or move the date.
    due: 2026-08-28
    effort: 5d
    skills: [aws]
`,
    fixed: `
people:
  ana: { until: 2026-08-14, skills: [aws] }
  dev: { skills: { aws: 3 } }
  lu: { skills: [forms] }
activities:
  audit:
    owner: dev
    due: 2026-08-28
    effort: 5d
    skills: [aws]
`,
  },
  {
    name: 'done before the last day',
    plan: `
people:
  ana: { until: 2026-08-16 }
activities:
  audit: { owner: ana, due: 2026-08-28, effort: 5d }
  #               ^^^ ana leaves on 2026-08-16, before this is due on 2026-08-28. Hand it over, or move the date.
`,
    fix: 'Move due',
    fixed: `
people:
  ana: { until: 2026-08-16 }
activities:
  audit: { owner: ana, due: 2026-08-14, effort: 5d }
`,
  },
  {
    name: 'somebody who joins later, and a vacancy',
    plan: `
people:
  ana: { from: 2026-09-01 }
  hire: { from: 2026-10-01, status: hiring }
activities:
  audit: { owner: ana, due: 2026-08-28, effort: 3d }
  #               ^^^ ana joins on 2026-09-01, after this is due on 2026-08-28. Hand it over, or move the date.
  form: { owner: ana, with: { hire: 50% }, due: 2026-09-30 }
  #                           ^^^^ hire is to join on 2026-10-01, after this is due on 2026-09-30. Hand it over, or move the date.
`,
    fix: 'Move due',
    fixed: `
people:
  ana: { from: 2026-09-01 }
  hire: { from: 2026-10-01, status: hiring }
activities:
  audit: { owner: ana, due: 2026-09-03, effort: 3d }
  form: { owner: ana, with: { hire: 50% }, due: 2026-09-30 }
`,
  },
  {
    name: 'a contributor, and whoever carried the load',
    plan: `
people:
  ana: { until: 2026-07-10 }
  dev: {}
activities:
  audit: { owner: dev, with: [ana], due: 2026-08-28 }
  #                           ^^^ ana left on 2026-07-10, before this is due on 2026-08-28. Hand it over, or move the date.
  desk: { owner: dev, load: { ana: 30%, dev: 10% } }
  #                           ^^^ ana left on 2026-07-10, and this is still open. Hand it over.
`,
    fix: 'Remove "ana" from "load"',
    fixed: `
people:
  ana: { until: 2026-07-10 }
  dev: {}
activities:
  audit: { owner: dev, with: [ana], due: 2026-08-28 }
  desk: { owner: dev, load: { dev: 10% } }
`,
  },
  {
    name: 'the last day is the day on which it is due, no date while somebody is there, and what is done',
    plan: `
people:
  ana: { from: 2026-08-03, until: 2026-08-28 }
activities:
  audit: { owner: ana, due: 2026-08-28 }
  form: { owner: ana, due: 2026-08-03 }
  list: { owner: ana }
  old: { owner: ana, due: 2026-07-10, status: done }
`,
  },
  {
    name: 'a task that nobody else can take: it goes back to the owner of the whole',
    plan: `
people:
  ana: { skills: [sql] }
  bo: { skills: [aws], from: 2026-09-01 }
activities:
  form:
    owner: ana
    due: 2026-08-10
    tasks:
      draft: { owner: bo, due: 2026-08-01, skills: [aws] }
      #               ^^ bo joins on 2026-09-01, after this is due on 2026-08-01. Hand it over, or move the date.
`,
    fixed: `
people:
  ana: { skills: [sql] }
  bo: { skills: [aws], from: 2026-09-01 }
activities:
  form:
    owner: ana
    due: 2026-08-10
    tasks:
      draft: { owner: ana, due: 2026-08-01, skills: [aws] }
`,
  },
  {
    name: 'a task, and nobody else is there at all',
    plan: `
people:
  bo: { from: 2026-09-01 }
activities:
  form:
    due: 2026-10-30
    tasks:
      draft: { owner: bo, due: 2026-08-03, after: [audit] }
      #               ^^ bo joins on 2026-09-01, after this is due on 2026-08-03. Hand it over, or move the date.
  audit: { due: 2026-08-03, after: [] }
  report: { after: [draft], due: 2026-08-05 }
`,
    fix: 'Write another name',
    fixed: `
people:
  bo: { from: 2026-09-01 }
activities:
  form:
    due: 2026-10-30
    tasks:
      draft: { owner: name one person, due: 2026-08-03, after: [audit] }
  audit: { due: 2026-08-03, after: [] }
  report: { after: [draft], due: 2026-08-05 }
`,
  },
];
