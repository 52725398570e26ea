import { civil, type Day, months, weekdayName, weekdayOf } from '../../../server/language/day.ts';
import type { Stands } from '../../../server/protocol.ts';

/** `Fri 21 Aug`, with the year where it is not that of today. */
export function short(day: Day, today: Day): string {
  const { year, month, date } = civil(day);
  const name = `${weekdayName(weekdayOf(day)).slice(0, 3)} ${date} ${months[month - 1]!.slice(0, 3)}`;
  return year === civil(today).year ? name : `${name} ${year}`;
}
/** `5 days later`, in working days. */
export const later = (days: number): string =>
  days === 0
    ? 'the same day'
    : `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days < 0 ? 'earlier' : 'later'}`;
/** `3 days early`, in working days. */
export const distance = (early: number): string =>
  early === 0
    ? 'on the day'
    : `${Math.abs(early)} ${Math.abs(early) === 1 ? 'day' : 'days'} ${early < 0 ? 'late' : 'early'}`;
/** `In time then: finished Wed 30 Sep, 2 days early`, of work that is moved. */
export function standsWords({ finish, early }: Stands, today: Day): string {
  if (finish === undefined || early === undefined) return 'Never finished then, by the forecast.';
  const [how, day] = [distance(early), short(finish, today)];
  return early < 0 ? `Late then: finished ${day}, ${how}.` : `In time then: finished ${day}, ${how}.`;
}
