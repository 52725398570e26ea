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
  const weekly = hours * weekIn(projectCalendar(root)).length;
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
    const leave = own && textOf(own, 'IsBaseCalendar') !== '1' ? daysOff(own).off : [];
    const says: Said[] = [
      ...(name === id ? [] : [['name', yaml(name)] as const]),
      ...(email ? [['email', yaml(email)] as const] : []),
      ...(units > 0 && units < 1 ? [['capacity', `${Math.round(units * weekly * 100) / 100}h/w`] as const] : []),
      ...(leave.length ? [['leave', `[${leave.join(', ')}]`] as const] : []),
    ];
    const notes = [
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
  const { off, others } = daysOff(calendar);
  const week = weekIn(calendar);
  if (others)
    left.push(
      `${counted(others, 'exception')} of the calendar left behind: days of work, or more than two months off.`,
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
/** The working days; those of most people where the calendar says none. */
function weekIn(calendar: Element | undefined): readonly string[] {
  const days = weekDaysIn(calendar).filter(it => textOf(it, 'DayWorking') === '1');
  const on = new Set(days.map(it => weekdays[Number(textOf(it, 'DayType')) - 1]));
  const week = [...weekdays.slice(1), 'sun'].filter(it => on.has(it));
  return week.length ? week : usual;
}
const weekDaysIn = (calendar: Element | undefined): readonly Element[] => all(all(calendar, 'WeekDays')[0], 'WeekDay');

/** The days of a calendar on which nobody works, and how many of its exceptions are something else. */
function daysOff(calendar: Element | undefined): { off: string[]; others: number } {
  // Before 2007 an exception was a day of the week of its own sort.
  const exceptions = [
    ...all(all(calendar, 'Exceptions')[0], 'Exception'),
    ...weekDaysIn(calendar).filter(it => textOf(it, 'DayType') === '0'),
  ];
  const found = exceptions.map(it => {
    const [period] = all(it, 'TimePeriod');
    if (!period || textOf(it, 'DayWorking') === '1') return undefined;
    const [from, to] = [dayIn(period, 'FromDate'), dayIn(period, 'ToDate')];
    if (from === undefined || to === undefined || to < from || to - from > 60) return undefined;
    return to > from ? `${iso(from)}..${iso(to)}` : iso(from);
  });
  const off = [...new Set(found)].filter(it => it !== undefined).sort();
  return { off, others: found.filter(it => it === undefined).length };
}
