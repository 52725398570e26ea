import { type Day, iso } from '../language/day.ts';
import { inDays, middle } from '../language/time.ts';
import type { Workdays } from '../language/workdays.ts';
import { isWritable } from '../plan/due.ts';
import { replace } from '../plan/edit.ts';
import { dueDaysFor, isOwnerThere } from '../plan/landing.ts';
import { moveDue } from '../plan/move-due.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type Awaited, awaited, awaitedIn, dropPrerequisites, isMovable, lastDayRange } from '../plan/prerequisite.ts';
import { at, type EntryOf, field, inherited, resolve as resolveIn } from '../plan/query.ts';
import { cited, listed } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { companyDays, workdaysFor } from '../plan/workdays.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'due-before-prerequisite',
  group: 'Dates',
  severity: 'error',
  summary: 'reports work that is due before something that it waits for',
  entry: {
    activity(entry, { resolve, frame }, report) {
      const due = inherited(entry, 'due');
      if (due === undefined || entry.value.after === undefined) return;
      const [last, ...others] = lateOnes(entry, due, resolve, frame.workdays);
      if (!last) return;
      const wait = last.lag ? ` and ${counted(last.lag, 'working day')} more` : '';
      const rest = others.length
        ? `; ${counted(others.length, 'other')} that it waits for ${others.length === 1 ? 'is' : 'are'} too late as well`
        : '';
      const message = `Due ${iso(due)}, but it waits for ${cited(last.it.ref)} until ${iso(last.day)}${wait}${rest}. One of the dates will not hold.`;
      report(at(entry, 'due'), message, {
        related: plan =>
          lateOnes(entry, due, (kind, ref) => resolveIn(plan, kind, ref), companyDays(plan)).map(it => ({
            place: { parsed: it.entry.parsed, range: lastDayRange(it.entry) },
            ...(it.home && { home: it.home }),
            message: `${cited(it.it.ref)} is over on ${iso(it.day)}.`,
          })),
        fixes: (plan, folder) => fixes(plan, entry, due, frame.today, !!folder),
      });
    },
  },
});

/** What is over too late for it, the last first. */
const lateOnes = (
  entry: EntryOf<'activity'>,
  due: Day,
  find: Parameters<typeof awaited>[1],
  company: Workdays,
): Awaited[] =>
  awaited(entry, find, company)
    .filter(it => due < it.ready)
    .sort((a, b) => b.ready - a.ready);

function fixes(plan: Plan, entry: EntryOf<'activity'>, due: Day, today: Day, reaches: boolean): Fix[] {
  const late = lateOnes(entry, due, (kind, ref) => resolveIn(plan, kind, ref), companyDays(plan));
  const [last] = late;
  if (!last) return [];
  const workdays = dueDaysFor(plan, entry);
  const effort = entry.value.effort ? Math.ceil(middle(entry.value.effort)) : 0;
  const to = effort ? workdays.add(last.ready, effort) : workdays.from(last.ready);
  const names = listed(late.map(it => cited(it.it.ref)), 3); // biome-ignore format: one list
  const work = effort ? ` and ${counted(effort, 'day')} of work` : '';
  const edits = [replace(plan, { parsed: entry.parsed, range: at(entry, 'due') }, iso(to))];
  return [
    ...(field(entry, 'due') && isWritable(to) && isOwnerThere(plan, entry, to)
      ? [{ title: `Move due to ${iso(to)}: after ${cited(last.it.ref)}${work}`, edits }]
      : []),
    ...(late.length === 1 && (reaches || !last.home) ? earlier(plan, due, last, effort, today) : []),
    {
      title: `Do not wait for ${names}`,
      edits: dropPrerequisites(plan, entry, late.map(it => it.it)), // biome-ignore format: one call
    },
  ];
}

/** Moves the prerequisite to the last day that leaves time for the work behind it, else for none; not into the past, nor before its own work fits. */
function earlier(plan: Plan, due: Day, { it, entry: other, home, lag }: Awaited, effort: number, today: Day): Fix[] {
  const stands = home?.plan ?? plan;
  const workdays = dueDaysFor(stands, other);
  const day = [effort + lag, lag]
    .map(days => workdays.add(workdays.upTo(due), -days))
    .find(to => to >= firstDay(stands, other, today));
  if (day === undefined || !isMovable(other)) return [];
  const moved =
    other.kind === 'activity'
      ? moveDue(stands, other as EntryOf<'activity'>, day, today)
      : { edits: [replace(stands, { parsed: other.parsed, range: lastDayRange(other) }, iso(day))], says: '' };
  const title = `Move ${cited(it.ref)} to ${iso(day)}${moved.says}`;
  const others = moved.edits.map(edit => ({ ...edit, file: home?.file ?? '' }));
  return [home ? { title, edits: [], others } : { title, edits: moved.edits }];
}
/** The first day on which what is waited for can be over: from its start and what it waits for itself, as soon as its effort allows where nobody helps. */
function firstDay(plan: Plan, other: Entry, today: Day): Day {
  if (other.kind !== 'activity') return today;
  const entry = other as EntryOf<'activity'>;
  const { start = today, effort, remaining = effort, spent, status, with: helpers } = entry.value;
  const waits = awaitedIn(plan, entry).map(it => it.ready);
  const isWhole =
    remaining && !spent && !(helpers instanceof Map) && (status !== 'in progress' || remaining !== effort);
  if (!isWhole) return Math.max(today, start, ...waits);
  return workdaysFor(plan, entry).add(Math.max(today - 1, start - 1, ...waits), Math.ceil(inDays(remaining.low)));
}

export const docs =
  'It cannot begin before what it waits for is over, so one of the two dates will not hold. Move one of them, or take out the link if the work can begin without it.';

export const examples: Example[] = [
  {
    name: 'two working days between them, and holidays',
    plan: `
calendars: { default: { holidays: [2026-08-17..2026-08-18] } }
activities:
  audit: { due: 2026-08-14 }
  form: { due: 2026-08-18, after: [audit + 2d] }
  #            ^^^^^^^^^^ Due 2026-08-18, but it waits for "audit" until 2026-08-14 and 2 working days more. One of the dates will not hold.
`,
    fixed: `
calendars: { default: { holidays: [2026-08-17..2026-08-18] } }
activities:
  audit: { due: 2026-08-14 }
  form: { due: 2026-08-20, after: [audit + 2d] }
`,
  },
  {
    name: 'the prerequisite goes no sooner than its own work fits, and takes its check-in along',
    plan: `
activities:
  audit: { owner: ana, start: 2026-08-03, due: 2026-08-28, checkin: 2026-08-17, effort: 8d..12d }
  form: { owner: dev, due: 2026-08-18, effort: 1d, after: [audit] }
  #                        ^^^^^^^^^^ Due 2026-08-18, but it waits for "audit" until 2026-08-28. One of the dates will not hold.
  list: { owner: lu, due: 2026-08-11, effort: 1d, after: [audit] }
  #                       ^^^^^^^^^^ Due 2026-08-11, but it waits for "audit" until 2026-08-28. One of the dates will not hold.
`,
    fix: 'Move "audit" to 2026-08-17, and its check-in to 2026-08-10',
    fixed: `
activities:
  audit: { owner: ana, start: 2026-08-03, due: 2026-08-17, checkin: 2026-08-10, effort: 8d..12d }
  form: { owner: dev, due: 2026-08-18, effort: 1d, after: [audit] }
  list: { owner: lu, due: 2026-08-11, effort: 1d, after: [audit] }
`,
  },
  {
    name: 'due before a milestone of another plan, which is moved there',
    plan: `
activities:
  form: { due: 2026-08-14, after: [crm/api-freeze] }
  #            ^^^^^^^^^^ Due 2026-08-14, but it waits for "crm/api-freeze" until 2026-08-21. One of the dates will not hold.
`,
    others: {
      crm: {
        plan: 'milestones:\n  api-freeze: 2026-08-21\n',
        fixed: 'milestones:\n  api-freeze: 2026-08-14\n',
      },
    },
    fix: 'Move "crm/api-freeze" to 2026-08-14',
    fixed: `
activities:
  form: { due: 2026-08-14, after: [crm/api-freeze] }
`,
  },
  {
    name: 'due before the work that it waits for: later, by its own effort',
    plan: `
activities:
  audit: { due: 2026-08-14, effort: 4d }
  form: { due: 2026-08-07, effort: 5d, after: [audit] }
  #            ^^^^^^^^^^ Due 2026-08-07, but it waits for "audit" until 2026-08-14. One of the dates will not hold.
`,
    fixed: `
activities:
  audit: { due: 2026-08-14, effort: 4d }
  form: { due: 2026-08-21, effort: 5d, after: [audit] }
`,
  },
  {
    name: 'a milestone on a Sunday: the working day after',
    plan: `
milestones:
  go-live: 2026-08-30
activities:
  survey: { due: 2026-08-28, after: [go-live] }
  #              ^^^^^^^^^^ Due 2026-08-28, but it waits for "go-live" until 2026-08-30. One of the dates will not hold.
`,
    fixed: `
milestones:
  go-live: 2026-08-30
activities:
  survey: { due: 2026-08-31, after: [go-live] }
`,
  },
  {
    name: 'a milestone with a wait: earlier',
    plan: `
milestones:
  go-live: { at: 2026-09-01, title: The portal opens }
activities:
  survey: { due: 2026-09-02, after: [go-live + 2d] }
  #              ^^^^^^^^^^ Due 2026-09-02, but it waits for "go-live" until 2026-09-01 and 2 working days more. One of the dates will not hold.
`,
    fixed: `
milestones:
  go-live: { at: 2026-08-31, title: The portal opens }
activities:
  survey: { due: 2026-09-02, after: [go-live + 2d] }
`,
    fix: 'Move "go-live" to 2026-08-31',
  },
  {
    name: 'a decision that comes too late, and other work: no link',
    plan: `
decisions:
  fund-gap: { by: 2026-08-14 }
activities:
  audit: { due: 2026-08-12 }
  list: { due: 2026-07-31 }
  form:
    due: 2026-08-07
    #    ^^^^^^^^^^ Due 2026-08-07, but it waits for "fund-gap" until 2026-08-14; 1 other that it waits for is too late as well. One of the dates will not hold.
    after: [fund-gap, list, audit]
`,
    fixed: `
decisions:
  fund-gap: { by: 2026-08-14 }
activities:
  audit: { due: 2026-08-12 }
  list: { due: 2026-07-31 }
  form:
    due: 2026-08-07
    after: [list]
`,
    fix: 'Do not wait for "fund-gap" and "audit"',
  },
  {
    name: 'a task, whose date is that of its activity',
    plan: `
activities:
  audit: { due: 2026-08-14 }
  form:
    due: 2026-08-07
    tasks:
      build: { after: [audit] }
     #^^^^^ Due 2026-08-07, but it waits for "audit" until 2026-08-14. One of the dates will not hold.
`,
    fixed: `
activities:
  audit: { due: 2026-08-07 }
  form:
    due: 2026-08-07
    tasks:
      build: { after: [audit] }
`,
  },
  {
    name: 'due on the same day, after what is done, and after a phase that is over in time',
    plan: `
milestones:
  build: 2026-08-03..2026-08-21
activities:
  audit: { due: 2026-08-14 }
  survey: { due: 2026-09-14, status: done }
  form: { due: 2026-08-21, after: [audit + 5d, build, survey] }
`,
  },
];
