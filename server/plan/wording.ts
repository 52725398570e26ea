import { civil, type Day, iso, months, weekdayName, weekdayOf } from '../language/day.ts';
import type { Workdays } from '../language/workdays.ts';

/** With a capital letter. */
export const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
/** `1 working day`, `3 working days`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** `Friday 2026-08-21`. */
export const dayName = (day: Day): string => `${weekdayName(weekdayOf(day))} ${iso(day)}`;

/** How far away a day is: `today`, `in 20 working days`, `2 working days ago`. */
export function distance(day: Day, today: Day, workdays: Workdays): string {
  if (day === today) return 'today';
  const days = workdays.between(today, day);
  // A Saturday is no working day away from its Friday.
  if (days === 0)
    return counted(
      Math.abs(day - today),
      day > today ? 'day from now' : 'day ago',
      day > today ? 'days from now' : 'days ago',
    );
  return days > 0 ? `in ${counted(days, 'working day')}` : `${counted(-days, 'working day')} ago`;
}

/** A deadline of open work: how many working days are left, or how late it is. */
export function timeLeft(due: Day, today: Day, workdays: Workdays): string {
  if (due === today) return 'due today';
  const days = workdays.between(today, due);
  if (due > today) return days ? `${counted(days, 'working day')} left` : `${counted(due - today, 'day')} left`;
  return days ? `${counted(-days, 'working day')} late` : `${counted(today - due, 'day')} late`;
}

/** A day as one says it: `7 August`, in another year than today's `7 August 2027`. */
export function spoken(day: Day, today: Day): string {
  const { year, month, date } = civil(day);
  return `${date} ${months[month - 1]}${year === civil(today).year ? '' : ` ${year}`}`;
}
/** Working days from a day to another: `3 working days late`, `on its day`. */
export function offBy(day: Day, due: Day, workdays: Workdays): string {
  const days = workdays.between(due, day);
  if (day === due || !days) return day > due ? 'after its date' : day < due ? 'before its date' : 'on its date';
  return `${counted(Math.abs(days), 'working day')} ${days > 0 ? 'after' : 'before'} its date`;
}
