import type { Day } from '../language/day.ts';
import type { Member } from '../plan/others.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, inherited, statusOf } from '../plan/query.ts';
import { isOfThisWeek, weekEnd } from '../plan/standing.ts';
import { wholeOf } from '../plan/whole.ts';
import { daysFor } from '../plan/workdays.ts';
import type { Demand } from '../reckon/demand.ts';
import type { Job } from '../reckon/job.ts';
import { activityRow, until, when } from './activity-row.ts';
import { decisionRow } from './decision-row.ts';
import type { Row } from './row.ts';
import { fileOf, idBelow, planTitle } from './week-row.ts';

/** How many rows a group opens to. */
const most = 50;
/** Later than any day. */
const never = 1e9;

/** Whether something is to be done about a piece of work this week: it goes on, is due, late or blocked. */
export const isNow = ({ entry, due }: Job, today: Day): boolean =>
  isOfThisWeek(entry.value, today, due) || statusOf(entry.value) === 'blocked';
export const isJobLate = ({ kind, due }: Job, today: Day): boolean =>
  kind === 'once' && due !== undefined && due < today;

/** What somebody owns that is to be done something about this week: decisions first, then work, the late before the blocked. */
export function ownedRows(plan: Plan, who: string, jobs: readonly Job[], today: Day): Row[] {
  const id = `person ${who} owns`;
  const now = jobs.filter(it => isNow(it, today));
  const rank = (it: Job): number =>
    isJobLate(it, today) ? 0 : statusOf(it.entry.value) === 'blocked' ? 1 : (it.due ?? never) <= weekEnd(today) ? 2 : 3;
  const sorted = [...now].sort((a, b) => rank(a) - rank(b) || (a.due ?? never) - (b.due ?? never));
  const decisions = decisionsOf(plan, who, today).map(({ entry, home }): Row => {
    const told = [
      entry.value.by === undefined ? 'no date' : until(entry.value.by, today, daysFor(plan, entry)),
      planTitle(plan, home),
    ];
    const row = decisionRow(home?.plan ?? plan, entry, today);
    const description = ['decision', ...told.filter(Boolean)].join(' · ');
    return { ...row, ...fileOf(plan, { home }), id: idBelow(`${id} decision`, { home, entry }), description };
  });
  const late = now.filter(it => isJobLate(it, today)).length;
  const blocked = now.filter(it => statusOf(it.entry.value) === 'blocked').length;
  const rows = [...decisions, ...sorted.slice(0, most).map(it => workRow(plan, who, it, today, id))];
  if (!rows.length) return [];
  const says = [
    String(decisions.length + now.length),
    ...(late ? [`${late} late`] : []),
    ...(blocked ? [`${blocked} blocked`] : []),
  ];
  return [groupRow(who, { id, label: 'Owns this week', description: says.join(' · ') }, rows)];
}

/** Open decisions of somebody that are to be made by the end of this week. */
function decisionsOf(plan: Plan, who: string, today: Day): { entry: EntryOf<'decision'>; home: Member | undefined }[] {
  return wholeOf(plan).flatMap(it =>
    entriesOf(it.plan, 'decision')
      .filter(({ value: { owner, chosen } }) => owner === who && chosen === undefined)
      .filter(({ value: { by } }) => by !== undefined && by <= weekEnd(today))
      .map(entry => ({ entry, home: it.file === (plan.others?.file ?? '') ? undefined : it })),
  );
}

/** Work that somebody owns and that takes none of the hours that are told, with why that is so. */
export interface Uncounted {
  readonly job: Job;
  readonly why: 'late' | 'without a date' | 'without effort' | 'while away';
}
export function uncounted({ person, time, pieces }: Demand, jobs: readonly Job[], today: Day): Uncounted[] {
  const counted = new Set(pieces.map(it => it.job.entry));
  return jobs.flatMap((job): Uncounted[] => {
    const { entry, kind, due, start } = job;
    if (kind === 'continuous' || counted.has(entry) || (kind === 'recurring' && entry.value.effort)) return [];
    const why = isJobLate(job, today)
      ? 'late'
      : kind === 'once' && due === undefined
        ? 'without a date'
        : !isEstimated(entry)
          ? 'without effort'
          : job.owner === person.id && !time.workdays(Math.max(today, start ?? today), due ?? today)
            ? 'while away'
            : undefined;
    return why ? [{ job, why }] : [];
  });
}
/** Effort is written, here or on some task. */
const isEstimated = ({ value }: EntryOf<'activity'>): boolean =>
  !!(value.effort || value.remaining || [...(value.tasks?.values() ?? [])].some(it => it.effort || it.remaining));

export function uncountedRows(plan: Plan, who: string, all: readonly Uncounted[], today: Day): Row[] {
  if (!all.length) return [];
  const id = `person ${who} uncounted`;
  const rows = all.slice(0, most).map(({ job, why }) => {
    const row = workRow(plan, who, job, today, id);
    return why === 'late' ? row : { ...row, description: `${why} · ${row.description}` };
  });
  return [groupRow(who, { id, label: 'Not in these hours', description: inCounts(all) }, rows, false)];
}
/** `2 late, 1 without effort`. */
export const inCounts = (all: readonly Uncounted[]): string =>
  [...new Set(all.map(it => it.why))].map(why => `${all.filter(it => it.why === why).length} ${why}`).join(', ');

/** Further open work of somebody of whom no hours are known, by its date. */
export function laterRows(plan: Plan, who: string, jobs: readonly Job[], today: Day): Row[] {
  const id = `person ${who} later`;
  const all = jobs.filter(it => !isNow(it, today)).sort((a, b) => (a.due ?? never) - (b.due ?? never));
  const rows = all.slice(0, most).map(it => workRow(plan, who, it, today, id));
  return rows.length ? [groupRow(who, { id, label: 'Owns later', description: String(all.length) }, rows, false)] : [];
}

const workRow = (plan: Plan, who: string, job: Job, today: Day, above: string): Row => {
  const { entry, home } = job;
  const label = entry.value.title ?? entry.id;
  const id = idBelow(above, job);
  const row = activityRow(home?.plan ?? plan, entry, today, { id, label, ...fileOf(plan, job) });
  const due = inherited(entry, 'due') === undefined && job.kind !== 'once' ? [] : [when(plan, entry, today)];
  const description = [...due, planTitle(plan, home)].filter(Boolean).join(' · ');
  return { ...row, description, whose: [who], week: isNow(job, today) };
};

/** Rows of a person under a title. */
export function groupRow(
  who: string,
  { id, label, description }: Pick<Row, 'id' | 'label' | 'description'>,
  children: readonly Row[],
  open = true,
): Row {
  const [{ range }] = children as [Row];
  return { id, label, description, state: 'group', context: 'group', whose: [who], parts: true, open, range, children };
}
