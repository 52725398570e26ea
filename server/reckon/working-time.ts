import { type Day, weekdayOf } from '../language/day.ts';
import type { Range } from '../language/values.ts';
import { DayCount, union, type WorkWeek, workWeek } from '../language/working-week.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, find } from '../plan/query.ts';
import { folderOf } from '../plan/whole.ts';

/** Why somebody does not work on a day. */
export type Absence = 'day off' | 'holiday' | 'vacancy' | 'not here yet' | 'gone' | 'leave';
/** Hours between two days, and how they come about: contract hours, less what takes from them, each told once. */
export interface Account {
  readonly contract: number;
  readonly less: readonly { readonly why: Exclude<Absence, 'day off'>; readonly hours: number }[];
  readonly hours: number;
}

/** Nobody is away for longer and still expected. */
const furthest = 800;

/** When somebody works, and for how long. */
export class WorkingTime {
  readonly week: WorkWeek;
  /** Contract hours of a working day. */
  readonly perDay: number;
  /** First and last day: without end where nothing is written. A vacancy that nobody was found for in time never begins. */
  readonly from: Day;
  readonly until: Day;
  /** In order, and apart. */
  readonly leave: readonly Range[];
  /** The working days of everybody who works by the same calendar. */
  readonly company: DayCount;
  private readonly vacant: boolean;
  private readonly own: DayCount;
  constructor(week: WorkWeek, { value }: Pick<EntryOf<'person'>, 'value'>, today: Day) {
    const days = week.days.filter(it => it).length;
    this.week = week;
    this.perDay = value.capacity === undefined ? week.hours : value.capacity / days;
    this.vacant = value.status === 'hiring';
    const never = this.vacant && (value.from === undefined || value.from <= today);
    this.from = never ? Infinity : (value.from ?? -Infinity);
    this.until = value.until ?? Infinity;
    this.leave = union(value.leave ?? []);
    this.company = new DayCount(week.days, week.holidays);
    this.own = this.leave.length ? new DayCount(week.days, union([...week.holidays, ...this.leave])) : this.company;
  }
  /** Contract hours of a week. */
  get perWeek(): number {
    return this.perDay * this.week.days.filter(it => it).length;
  }
  /** How many days somebody works from one day to another, both included. */
  workdays(from: Day, to: Day): number {
    return this.own.between(Math.max(from, this.from), Math.min(to, this.until));
  }
  hours(from: Day, to: Day): number {
    return this.perDay ? this.workdays(from, to) * this.perDay : 0;
  }
  /** Why nobody works on a day; nothing on a working day. */
  absence(day: Day): Absence | undefined {
    if (!this.week.days[weekdayOf(day)]) return 'day off';
    if (!this.company.has(day)) return 'holiday';
    if (day < this.from) return this.vacant ? 'vacancy' : 'not here yet';
    if (day > this.until) return 'gone';
    return this.own.has(day) ? undefined : 'leave';
  }
  isWorkday(day: Day): boolean {
    return this.absence(day) === undefined;
  }
  /** Where the hours of some days go. */
  account(from: Day, to: Day): Account {
    const first = Math.max(from, this.from);
    const last = Math.min(to, this.until);
    const open = this.company.between(from, to);
    const early = this.company.between(from, Math.min(to, this.from - 1));
    const here = this.company.between(first, last);
    const work = this.own.between(first, last);
    const contract = this.company.inWeek(from, to);
    const less = [
      { why: 'holiday' as const, days: contract - open },
      { why: this.vacant ? ('vacancy' as const) : ('not here yet' as const), days: early },
      { why: 'gone' as const, days: open - early - here },
      { why: 'leave' as const, days: here - work },
    ];
    return {
      contract: contract * this.perDay,
      less: less.filter(it => it.days > 0).map(({ why, days }) => ({ why, hours: days * this.perDay })),
      hours: work * this.perDay,
    };
  }
  /** The day itself when it is worked, else the last before it; nothing where that is too far away. */
  upTo(day: Day): Day | undefined {
    for (let it = Math.min(day, this.until); it >= this.from && day - it < furthest; it--)
      if (this.isWorkday(it)) return it;
    return undefined;
  }
  /** The day itself when it is worked, else the first after it; nothing where that is too far away. */
  onFrom(day: Day): Day | undefined {
    for (let it = Math.max(day, this.from); it <= this.until && it - day < furthest; it++)
      if (this.isWorkday(it)) return it;
    return undefined;
  }
}

interface Known {
  readonly today: Day;
  readonly weeks: Map<string, WorkWeek>;
  readonly times: Map<string, WorkingTime>;
}
/** By the folder: all its plans see the same people. */
const known = new WeakMap<object, Known>();

/**
 * When a person works: by the calendar of the team, else by `default`, else from Monday to Friday; `capacity` of it,
 * and neither on holidays, on leave, before `from` nor after `until`. Without such a person somebody who is here full time.
 */
export function workingTimeOf(plan: Plan, id: string, today: Day): WorkingTime {
  const folder = folderOf(plan);
  let all = known.get(folder);
  if (all?.today !== today) known.set(folder, (all = { today, weeks: new Map(), times: new Map() }));
  let time = all.times.get(id);
  if (!time) {
    const person = find(plan, 'person', id);
    time = new WorkingTime(weekOf(plan, person?.value.team, all.weeks), person ?? { value: {} }, today);
    all.times.set(id, time);
  }
  return time;
}
function weekOf(plan: Plan, teamId: string | undefined, weeks: Known['weeks']): WorkWeek {
  const name = (teamId === undefined ? undefined : find(plan, 'team', teamId)?.value.calendar) ?? '';
  let week = weeks.get(name);
  if (!week) {
    const calendar = (name ? find(plan, 'calendar', name) : undefined) ?? find(plan, 'calendar', 'default');
    weeks.set(name, (week = workWeek(calendar?.value)));
  }
  return week;
}

/** How many working days of the company a day lies after another; negative where it lies before it. */
export function daysLater(plan: Plan, today: Day, from: Day, to: Day): number {
  const { company } = workingTimeOf(plan, '', today);
  return to >= from ? company.between(from + 1, to) : -company.between(to + 1, from);
}
