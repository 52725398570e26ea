import { iso } from '../language/day.ts';
import { counted } from '../plan/wording.ts';
import { clean, type Incoming, personId, type Said, yaml } from './incoming.ts';
import { dayIn } from './msproject-task.ts';
import { all, type Element, textOf } from './xml-read.ts';

/** Those who work, by the number of the resource. */
export type People = ReadonlyMap<string, { readonly id: string; readonly it: Incoming }>;
/** Everybody who works. `left` hears of what is nobody. */
export function peopleIn(root: Element, { hours, left }: { hours: number; left: string[] }): People {
  const found = new Map<string, { id: string; it: Incoming }>();
  const taken = new Set<string>();
  const next = new Map<string, number>();
  const things: string[] = [];
  const project = projectCalendar(root);
  const usually = daysWorked(project, hours);
  const weekly = hours * weekOf(usually).length;
  const calendars = new Map(calendarsIn(root).map(it => [textOf(it, 'UID'), it]));
  for (const it of all(all(root, 'Resources')[0], 'Resource')) {
    const name = clean(textOf(it, 'Name'));
    const base = personId(name);
    // Material and cost are no people.
    if (!base || textOf(it, 'Type') === '0' || textOf(it, 'Type') === '2') {
      if (name) things.push(name);
      continue;
    }
    let id = base;
    // Thousands of one name are counted on, not tried from the start.
    let n = next.get(base) ?? 2;
    for (; taken.has(id); n++) id = `${base}-${n}`;
    next.set(base, n);
    taken.add(id);
    const email = clean(textOf(it, 'EmailAddress'));
    const units = Number(textOf(it, 'MaxUnits') || 1);
    const own = calendars.get(textOf(it, 'CalendarUID'));
    // A base calendar is everybody's.
    const isOwn = own && textOf(own, 'IsBaseCalendar') !== '1';
    const { off: leave, others } = daysOff(isOwn ? own : undefined);
    const from = calendars.get(textOf(own, 'BaseCalendarUID')) ?? project;
    const days = isOwn ? daysWorked(own, hours, daysWorked(from, hours)) : usually;
    const share = sum(days) / sum(usually);
    // A week has 168 hours, whatever a file says.
    const capacity = Math.min(168, Math.min(units, 1) * share * weekly);
    const says: Said[] = [
      ...(name === id ? [] : [['name', yaml(name)] as const]),
      ...(email ? [['email', yaml(email)] as const] : []),
      ...(capacity > 0 && (units < 1 || share !== 1)
        ? [['capacity', `${Math.round(capacity * 100) / 100}h/w`] as const]
        : []),
      ...(leave.length ? [['leave', `[${leave.join(', ')}]`] as const] : []),
    ];
    const week = weekOf(days);
    const notes = [
      ...(`${week}` === `${weekOf(usually)}` ? [] : [`Works on ${week.join(', ') || 'no day of the week'}`]),
      ...(others
        ? [`${counted(others, 'exception')} of the calendar left behind: days of work, or days that recur.`]
        : []),
      ...(units > 1 ? [`MaxUnits: ${Math.round(units * 100)}%`] : []),
      ...['Group', 'StandardRate', 'Notes'].flatMap(key => {
        const text = clean(textOf(it, key));
        return text && text !== '0' ? [`${key}: ${text}`] : [];
      }),
    ];
    found.set(textOf(it, 'UID'), { id, it: { key: id, id, says, notes } });
  }
  if (things.length) left.push(`Materials and costs left behind: ${few(things)}.`);
  return found;
}
/** Some of many. */
export const few = (all: readonly string[]): string => `${all.slice(0, 5).join(', ')}${all.length > 5 ? ' …' : ''}`;

/** Who works on each task, by the task's number. */
export function assignmentsIn(root: Element, people: People): Map<string, { id: string; units: number }[]> {
  const found = new Map<string, { id: string; units: number }[]>();
  for (const it of all(all(root, 'Assignments')[0], 'Assignment')) {
    const person = people.get(textOf(it, 'ResourceUID'));
    if (!person) continue;
    const task = textOf(it, 'TaskUID');
    const given = found.get(task) ?? [];
    given.push({ id: person.id, units: Number(textOf(it, 'Units') || 1) });
    found.set(task, given);
  }
  return found;
}

/** Working hours a day. */
export function hoursIn(root: Element): number {
  const minutes = Number(textOf(root, 'MinutesPerDay'));
  return minutes > 0 && minutes <= 1440 ? Math.round(minutes / 0.6) / 100 : 8;
}

/** The project's calendar, where it is another than everybody's, line by line. `left` hears of what a calendar has no word for. */
export function calendarIn(root: Element, { hours, left }: { hours: number; left: string[] }): string[] {
  const calendar = projectCalendar(root);
  const { off, others } = daysOff(calendar, 60);
  const week = weekOf(daysWorked(calendar, hours));
  if (others)
    left.push(
      `${counted(others, 'exception')} of the calendar left behind: days of work, days that recur, or more than two months off.`,
    );
  const lines = [
    ...(`${week}` === `${usual}` ? [] : [`    week: [${week.join(', ')}]`]),
    ...(hours === 8 ? [] : [`    hours: ${hours}`]),
    ...(off.length ? [`    holidays: [${off.join(', ')}]`] : []),
  ];
  return lines.length ? ['calendars:', '  default:', ...lines] : [];
}
function projectCalendar(root: Element): Element | undefined {
  const uid = textOf(root, 'CalendarUID');
  const calendars = calendarsIn(root);
  return calendars.find(it => textOf(it, 'UID') === uid) ?? calendars.find(it => textOf(it, 'IsBaseCalendar') === '1');
}
const calendarsIn = (root: Element): readonly Element[] => all(all(root, 'Calendars')[0], 'Calendar');

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const usual = weekdays.slice(1, 6);
/** Working hours by weekday, from Sunday. A personal calendar says only what is otherwise than in its `base`; where there is none and the calendar has no day of work, they are those of most people. */
function daysWorked(calendar: Element | undefined, hours: number, base?: readonly number[]): readonly number[] {
  const days = [...(base ?? weekdays.map(() => 0))];
  for (const it of weekDaysIn(calendar)) {
    const at = Number(textOf(it, 'DayType')) - 1;
    if (at in days) days[at] = textOf(it, 'DayWorking') === '1' ? sum(timesOf(it)) || days[at] || hours : 0;
  }
  return base || sum(days) ? days : weekdays.map(it => (usual.includes(it) ? hours : 0));
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

/** The days of a calendar on which nobody works, so many in a row at `most`, and how many of its exceptions are something else. */
function daysOff(calendar: Element | undefined, most = Infinity): { off: string[]; others: number } {
  // Before 2007 an exception was a day of the week of its own sort.
  const exceptions = [
    ...all(all(calendar, 'Exceptions')[0], 'Exception'),
    ...weekDaysIn(calendar).filter(it => textOf(it, 'DayType') === '0'),
  ];
  const found = exceptions.map(it => {
    const [period] = all(it, 'TimePeriod');
    if (!period || textOf(it, 'DayWorking') === '1') return undefined;
    const [from, to] = [dayIn(period, 'FromDate'), dayIn(period, 'ToDate')];
    if (from === undefined || to === undefined || to < from || to - from > most) return undefined;
    // One of these types is only some of the days between: each Friday, each Christmas.
    if (to > from && /^[2-8]$/.test(textOf(it, 'Type'))) return undefined;
    return to > from ? `${iso(from)}..${iso(to)}` : iso(from);
  });
  const off = [...new Set(found)].filter(it => it !== undefined).sort();
  return { off, others: found.filter(it => it === undefined).length };
}
