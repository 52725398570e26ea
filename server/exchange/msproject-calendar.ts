import { type Day, iso, weekdayOf } from '../language/day.ts';
import { kebab, unused } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { clean, yaml } from './incoming.ts';
import { isSomebody } from './msproject-people.ts';
import { dayIn, few } from './msproject-task.ts';
import { all, type Element, textOf } from './xml-read.ts';

/** The calendars of a project, as a plan has them: everybody's, and those that some work by. */
export interface Calendars {
  /** The sections `calendars` and `teams`, line by line: a person works by the calendar of a team. */
  readonly sections: readonly (readonly string[])[];
  /** How somebody works. */
  of(resource: Element): Works;
}
interface Works {
  /** The team that works by another calendar than everybody's. */
  readonly team: string | undefined;
  /** How much of the hours of that calendar. */
  readonly share: number;
  /** The hours of that calendar in a week. */
  readonly weekly: number;
  readonly leave: readonly string[];
  /** What no key takes. */
  readonly notes: readonly string[];
}
/** A calendar by which several may work. */
interface Base {
  readonly days: readonly number[];
  readonly off: readonly string[];
  readonly others: readonly string[];
}

/** Working hours a day. */
export function hoursIn(root: Element): number {
  const minutes = Number(textOf(root, 'MinutesPerDay'));
  return minutes > 0 && minutes <= 1440 ? Math.round(minutes / 0.6) / 100 : 8;
}

/** `left` hears of what a calendar has no word for. */
export function calendarsOf(root: Element, hours: number, left: string[]): Calendars {
  const known = new Map(all(all(root, 'Calendars')[0], 'Calendar').map(it => [textOf(it, 'UID'), it]));
  const project = projectCalendar(root, known);
  /** The calendar that a resource shares with others. */
  const baseOf = (resource: Element): Element | undefined => {
    const own = known.get(textOf(resource, 'CalendarUID'));
    return (isBase(own) ? own : known.get(textOf(own, 'BaseCalendarUID'))) ?? project;
  };
  const used = new Set(all(all(root, 'Resources')[0], 'Resource').filter(isSomebody).map(baseOf));
  const bases = new Map([project, ...used].map(it => [it, baseIn(it, hours)]));
  const usual = bases.get(project)!;
  const names = new Map<Element | undefined, string>();
  for (const [it, base] of bases) {
    tellOthers(it, base, left);
    if (it !== project && `${base.days} ${base.off}` !== `${usual.days} ${usual.off}`)
      names.set(
        it,
        unused(kebab(nameOf(it)), id => id === 'default' || [...names.values()].includes(id)),
      );
  }
  const idle = [...known.values()].filter(it => isBase(it) && !bases.has(it)).map(nameOf);
  if (idle.length) left.push(`Calendars left behind, for nobody works by them: ${few(idle)}.`);
  return {
    sections: sectionsOf(
      usual,
      hours,
      [...names].map(([it, id]) => ({ id, title: nameOf(it), base: bases.get(it)! })),
    ),
    of(resource) {
      const base = baseOf(resource);
      const own = known.get(textOf(resource, 'CalendarUID'));
      const { days } = bases.get(base)!;
      const weekly = names.has(base) ? sum(days) : hours * weekOf(usual.days).length;
      return { team: names.get(base), weekly, ...ownWeek(isBase(own) ? undefined : own, days, hours) };
    },
  };
}
const nameOf = (it: Element | undefined): string => clean(textOf(it, 'Name')) || `Calendar ${textOf(it, 'UID')}`;
const isBase = (it: Element | undefined): boolean => textOf(it, 'IsBaseCalendar') === '1';
function projectCalendar(root: Element, known: ReadonlyMap<string, Element>): Element | undefined {
  return known.get(textOf(root, 'CalendarUID')) ?? [...known.values()].find(isBase);
}
function baseIn(it: Element | undefined, hours: number): Base {
  const days = daysWorked(it, hours);
  return { days, ...daysOff(it, { days, hours, most: 60 }) };
}
function tellOthers(it: Element | undefined, { others }: Base, left: string[]): void {
  const which = clean(textOf(it, 'Name')) ? `the calendar "${nameOf(it)}"` : 'the calendar';
  if (others.length)
    left.push(
      `${counted(others.length, 'exception')} of ${which} left behind (${few(others)}): days of work, other hours for a while, days that recur, or more than two months off.`,
    );
}

function sectionsOf(
  { days, off }: Base,
  hours: number,
  more: readonly { id: string; title: string; base: Base }[],
): string[][] {
  const week = weekOf(days);
  const lines = [
    ...(`${week}` === `${usualDays}` ? [] : [`    week: [${week.join(', ')}]`]),
    ...(hours === 8 ? [] : [`    hours: ${hours}`]),
    ...holidays(off),
  ];
  const others = more.flatMap(({ id, base }) => {
    const worked = weekOf(base.days);
    const each = Math.round((sum(base.days) / worked.length) * 100) / 100;
    return [`  ${id}:`, `    week: [${worked.join(', ')}]`, `    hours: ${each}`, ...holidays(base.off)];
  });
  const calendars = [...(lines.length ? ['  default:', ...lines] : []), ...others];
  return [
    ...(calendars.length ? [['calendars:', ...calendars]] : []),
    ...(more.length
      ? [['teams:', ...more.map(({ id, title }) => `  ${id}: { title: ${yaml(title)}, calendar: ${id} }`)]]
      : []),
  ];
}
const holidays = (off: readonly string[]): string[] => (off.length ? [`    holidays: [${off.join(', ')}]`] : []);

/** What the calendar of one person says otherwise than the one that it is based on. */
function ownWeek(own: Element | undefined, base: readonly number[], hours: number): Omit<Works, 'team' | 'weekly'> {
  if (!own) return { share: 1, leave: [], notes: [] };
  const days = daysWorked(own, hours, base);
  const { off, others } = daysOff(own, { days, hours, most: Infinity });
  const week = weekOf(days);
  return {
    share: sum(days) / sum(base),
    leave: off,
    notes: [
      ...(`${week}` === `${weekOf(base)}` ? [] : [`Works on ${week.join(', ') || 'no day of the week'}`]),
      ...(others.length
        ? [
            `${counted(others.length, 'exception')} of the calendar left behind (${few(others)}): days of work, other hours for a while, or days that recur.`,
          ]
        : []),
    ],
  };
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const usualDays = weekdays.slice(1, 6);
/** Working hours by weekday, from Sunday. A personal calendar says only what is otherwise than in its `base`; where there is none and the calendar has no day of work, they are those of most people. */
function daysWorked(calendar: Element | undefined, hours: number, base?: readonly number[]): readonly number[] {
  const days = [...(base ?? weekdays.map(() => 0))];
  for (const it of weekDaysIn(calendar)) {
    const at = Number(textOf(it, 'DayType')) - 1;
    if (at in days) days[at] = textOf(it, 'DayWorking') === '1' ? sum(timesOf(it)) || days[at] || hours : 0;
  }
  return base || sum(days) ? days : weekdays.map(it => (usualDays.includes(it) ? hours : 0));
}
/** The stretches that are worked on a weekday, in hours; the one that ends at midnight ends at 0:00. */
const timesOf = (day: Element): number[] =>
  all(all(day, 'WorkingTimes')[0], 'WorkingTime').map(it =>
    Math.max(0, (hourIn(it, 'ToTime') || 24) - hourIn(it, 'FromTime')),
  );
function hourIn(it: Element, name: string): number {
  const [, hour, minute] = /^(\d{2}):(\d{2})/.exec(textOf(it, name)) ?? [];
  return Number(hour ?? 0) + Number(minute ?? 0) / 60;
}
const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
const weekOf = (days: readonly number[]): string[] =>
  [...weekdays.slice(1), 'sun'].filter(it => days[weekdays.indexOf(it)]);
const weekDaysIn = (calendar: Element | undefined): readonly Element[] => all(all(calendar, 'WeekDays')[0], 'WeekDay');

interface Usually {
  /** Hours by weekday. */
  readonly days: readonly number[];
  readonly hours: number;
  /** So many days in a row may be off. */
  readonly most: number;
}
/** The days of a calendar on which nobody works, and what else it says of single days and of some weeks, in words. */
function daysOff(calendar: Element | undefined, usually: Usually): Pick<Base, 'off' | 'others'> {
  // Before 2007 an exception was a day of the week of its own sort.
  const exceptions = [
    ...all(all(calendar, 'Exceptions')[0], 'Exception'),
    ...weekDaysIn(calendar).filter(it => textOf(it, 'DayType') === '0'),
  ].map(it => ({ it, off: offBy(it, usually.most) }));
  const weeks = all(all(calendar, 'WorkWeeks')[0], 'WorkWeek').map(it => ({ it, off: offInWeeks(it, usually) }));
  const found = [...exceptions, ...weeks];
  return {
    off: [...new Set(found.flatMap(it => it.off ?? []))].sort(),
    others: found.flatMap(({ it, off }) => (off ? [] : [saidOf(it)])),
  };
}
/** The days of an exception, where nobody works on them. */
function offBy(it: Element, most: number): string[] | undefined {
  const { from, to } = spanOf(it);
  if (textOf(it, 'DayWorking') === '1' || from === undefined || to === undefined || to < from || to - from > most)
    return undefined;
  // One of these types is only some of the days between: each Friday, each Christmas.
  if (to > from && /^[2-8]$/.test(textOf(it, 'Type'))) return undefined;
  return [to > from ? `${iso(from)}..${iso(to)}` : iso(from)];
}
/** The days on which nobody works in weeks that are otherwise than usual, where these are otherwise in nothing else. */
function offInWeeks(it: Element, { days, hours, most }: Usually): string[] | undefined {
  const { from, to } = spanOf(it);
  const now = daysWorked(it, hours, days);
  if (from === undefined || to === undefined || now.some((at, i) => at && at !== days[i])) return undefined;
  if (!sum(now))
    return to < from || to - from > most ? undefined : [to > from ? `${iso(from)}..${iso(to)}` : iso(from)];
  if (!days.some((at, i) => at && !now[i])) return [];
  const off: string[] = [];
  for (let day: Day = from; day <= to && off.length <= mostDays; day++) {
    const at = (weekdayOf(day) + 1) % 7;
    if (days[at] && !now[at]) off.push(iso(day));
  }
  return off.length > mostDays ? undefined : off;
}
/** So many single days are a list that somebody still reads. */
const mostDays = 60;
const spanOf = (it: Element) => {
  const [period] = all(it, 'TimePeriod');
  return { from: period && dayIn(period, 'FromDate'), to: period && dayIn(period, 'ToDate') };
};
/** `Summer hours, 2026-07-01..2026-08-31` */
function saidOf(it: Element): string {
  const { from, to } = spanOf(it);
  const when = from === undefined ? '' : to === undefined || to === from ? iso(from) : `${iso(from)}..${iso(to)}`;
  return [clean(textOf(it, 'Name')), when].filter(Boolean).join(', ') || 'without a date';
}
