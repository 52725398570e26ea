import { civil, type Day, dayOf, months, weekdayName, weekdayOf } from '../../../server/language/day.ts';

/** Days as pixels. */
export interface Scale {
  /** The day at the left end. */
  readonly origin: Day;
  /** The day behind the right end. */
  readonly end: Day;
  /** Pixels of a day. */
  readonly px: number;
}
export const xOf = ({ origin, px }: Scale, day: Day): number => (day - origin) * px;
export const dayAt = ({ origin, px }: Scale, x: number): Day => origin + Math.floor(x / px);
export const widthOf = ({ origin, end, px }: Scale): number => (end - origin) * px;

/** How wide a day is at each step of the zoom. */
export const zooms = { Day: 36, Week: 14, Month: 5, Quarter: 2 } as const;
export type Zoom = keyof typeof zooms;
const [least, most] = [0.8, 60];
export const zoomed = (px: number, factor: number): number => Math.min(most, Math.max(least, px * factor));
/** The step that comes nearest. */
export const zoomOf = (px: number): Zoom =>
  (Object.keys(zooms) as Zoom[]).reduce((best, it) =>
    Math.abs(Math.log(zooms[it] / px)) < Math.abs(Math.log(zooms[best] / px)) ? it : best,
  );
/** The next step in or out. */
export function stepped(px: number, by: 1 | -1): number {
  const steps = Object.values(zooms);
  const next = by > 0 ? steps.findLast(it => it > px * 1.01) : steps.find(it => it < px / 1.01);
  return next ?? px;
}

/** A part of the head: a month, a week, a day. */
export interface Tick {
  readonly day: Day;
  /** The day behind it. */
  readonly end: Day;
  readonly text: string;
  /** The same where that has no room. */
  readonly short?: string;
}

/** What there is room for: a name that is cut runs into the next one. */
export function wordsOf({ text, short }: Tick, width: number): string {
  const fits = (words: string): boolean => words.length * 8 + 8 <= width;
  return short === undefined || fits(text) ? text : fits(short) ? short : '';
}

/** Months, or years where a month is narrow, between two days. */
export function upperTicks({ px }: Pick<Scale, 'px'>, from: Day, to: Day): Tick[] {
  return px < 2.4 ? spans(from, to, 12, ({ year }) => String(year)) : spans(from, to, 1, it => monthName(it, px * 30));
}
/** Days, weeks, months or quarters: as fine as there is room for. */
export function lowerTicks({ px }: Pick<Scale, 'px'>, from: Day, to: Day): Tick[] {
  if (px < 2.4) return spans(from, to, 3, ({ month }) => `Q${(month + 2) / 3}`);
  if (px < 28) return weeks(from, to, px);
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const day = from + i;
    const name = weekdayName(weekdayOf(day)).slice(0, px > 44 ? 3 : 2);
    return { day, end: day + 1, text: `${name} ${civil(day).date}` };
  });
}

type Civil = ReturnType<typeof civil>;
const monthName = ({ year, month }: Civil, width: number): string =>
  width < 128 ? `${months[month - 1]!.slice(0, 3)} ${String(year).slice(2)}` : `${months[month - 1]} ${year}`;

/** Spans of some months, whole from their first day. */
function spans(from: Day, to: Day, length: 1 | 3 | 12, says: (it: Civil) => string): Tick[] {
  const ticks: Tick[] = [];
  let { year, month } = civil(from);
  month -= (month - 1) % length;
  for (;;) {
    const day = dayOf(year, month, 1)!;
    if (day > to) return ticks;
    const next = month + length > 12 ? { year: year + 1, month: month + length - 12 } : { year, month: month + length };
    const text = says({ year, month, date: 1 });
    ticks.push({ day, end: dayOf(next.year, next.month, 1)!, text, ...(length === 1 && { short: text.slice(0, 3) }) });
    ({ year, month } = next);
  }
}
/** Weeks by their Monday; narrow ones are told every second or fourth time. */
function weeks(from: Day, to: Day, px: number): Tick[] {
  const every = px >= 5 ? 1 : 2;
  const ticks: Tick[] = [];
  for (let day = from - weekdayOf(from); day <= to; day += 7) {
    const isTold = Math.round((day + 3) / 7) % every === 0;
    ticks.push({ day, end: day + 7, text: isTold ? String(civil(day).date) : '' });
  }
  return ticks;
}
