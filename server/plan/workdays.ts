import type { Calendar, Person } from '../language/people.ts';
import { CalendarDays, mondayToFriday, type Workdays } from '../language/workdays.ts';
import { union, type WorkWeek, workWeek } from '../language/working-week.ts';
import { find } from './lookup.ts';
import type { Entry } from './parse.ts';
import type { Plan } from './plan.ts';
import { type EntryOf, inherited } from './query.ts';

/** By which week somebody works, and on which days. */
interface Kept {
  readonly week: WorkWeek;
  readonly days: Workdays;
}
const plain: Kept = { week: workWeek(), days: mondayToFriday };

/** Kept by what is written: a calendar that nobody has touched is one object, and so are its days. */
const known = new WeakMap<Calendar, Kept>();
function keptOf(calendar: Calendar | undefined): Kept {
  if (!calendar) return plain;
  let kept = known.get(calendar);
  if (!kept) {
    const week = workWeek(calendar);
    const isPlain = !week.holidays.length && week.days.every((it, i) => it === plain.week.days[i]);
    kept = isPlain ? plain : { week, days: new CalendarDays(week.days, week.holidays) };
    known.set(calendar, kept);
  }
  return kept;
}

/** Asked before anything is looked up: most plans have no calendar, and then there is one answer for all. */
const hasCalendars = ({ names, others }: Plan): boolean =>
  !!names.definitions.get('calendar')?.size || !!others?.called.calendars;

/** By the calendar of the team, else by `default`, else Monday to Friday. */
function keptFor(plan: Plan, id: string | undefined): Kept {
  if (!hasCalendars(plan)) return plain;
  const team = id === undefined ? undefined : find(plan, 'person', id)?.value.team;
  const name = team === undefined ? undefined : find(plan, 'team', team)?.value.calendar;
  const own = name === undefined ? undefined : find(plan, 'calendar', name);
  return keptOf((own ?? find(plan, 'calendar', 'default'))?.value);
}

/** The working days of the company. */
export const companyDays = (plan: Plan): Workdays => keptFor(plan, undefined).days;
/** The working days by which a person's time is counted: those of everybody who works by the same calendar. Leave makes nothing less late. */
export const teamDays = (plan: Plan, id: string | undefined): Workdays => keptFor(plan, id).days;
/** Whose an entry is; a task without an owner is its activity's. */
function ownerOf(entry: Entry): string | undefined {
  if (entry.kind === 'activity') return inherited(entry as EntryOf<'activity'>, 'owner');
  const { owner } = (entry.value ?? {}) as { owner?: string };
  return owner;
}
/** The same, of the owner of an entry: what its dates are counted by. */
export const daysFor = (plan: Plan, entry: Entry): Workdays => teamDays(plan, ownerOf(entry));

const withLeave = new WeakMap<NonNullable<Person['leave']>, { readonly of: Kept; readonly days: Workdays }>();
/** The days on which a person works: those of the calendar without leave. Of nobody, or somebody unknown, those of the company. */
export function workdaysOf(plan: Plan, id: string | undefined): Workdays {
  const of = keptFor(plan, id);
  const leave = id === undefined ? undefined : find(plan, 'person', id)?.value.leave;
  if (!leave?.length) return of.days;
  let kept = withLeave.get(leave);
  if (kept?.of !== of) {
    const { days, holidays } = of.week;
    withLeave.set(leave, (kept = { of, days: new CalendarDays(days, union([...holidays, ...leave])) }));
  }
  return kept.days;
}
/** The same, of the owner of an entry: the days to which its dates may be moved. */
export const workdaysFor = (plan: Plan, entry: Entry): Workdays => workdaysOf(plan, ownerOf(entry));
