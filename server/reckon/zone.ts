import type { Day } from '../language/day.ts';
import type { WorkWeek } from '../language/working-week.ts';

const minutesOfDay = 24 * 60;
/** When a working day begins, where nothing says: nine o'clock. */
const begins = 9 * 60;

const formats = new Map<string, Intl.DateTimeFormat | undefined>();
/** What has to be added to UTC in a time zone at noon of a day, in minutes; nothing where there is no such zone. */
export function offsetOf(zone: string, day: Day): number | undefined {
  if (!formats.has(zone)) formats.set(zone, formatOf(zone));
  const parts = formats.get(zone)?.formatToParts((day * minutesOfDay + minutesOfDay / 2) * 60_000);
  const name = parts?.find(it => it.type === 'timeZoneName')?.value;
  if (name === undefined) return undefined;
  const [, sign, hours, minutes] = /([+-])(\d{1,2}):?(\d{2})?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    return undefined;
  }
}

/** Hours in which people of two calendars are at work at once; nothing where one says no zone, or none that there is. */
export function sharedHours(a: WorkWeek, b: WorkWeek, day: Day): number | undefined {
  const [x, y] = [a, b].map(it => (it.zone === undefined ? undefined : offsetOf(it.zone, day)));
  if (x === undefined || y === undefined) return undefined;
  const from = [begins - x, begins - y] as const;
  const to = [from[0] + a.hours * 60, from[1] + b.hours * 60] as const;
  // The clock goes round: the evening of one may be the next morning of the other.
  const shared = [-minutesOfDay, 0, minutesOfDay].map(turn =>
    Math.max(0, Math.min(to[0], to[1] + turn) - Math.max(from[0], from[1] + turn)),
  );
  return shared.reduce((sum, it) => sum + it, 0) / 60;
}
