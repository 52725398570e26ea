import { civil, type Day, dayOf, daysInMonth, months, weekdayName, weekdayOf } from '../language/day.ts';
import type { Workdays } from '../language/workdays.ts';
import type { Piece, Reading } from './deadline-kinds.ts';

/** What a deadline is read against: nothing in a deadline text is known without it. */
export interface DeadlineContext {
  today: Day;
  period?: { from: Day; to: Day };
  /** Milestones and the goal, by their id and by their title, in lower case. */
  events?: ReadonlyMap<string, Day>;
  /** Those of whoever is to meet it; Monday to Friday unless set. */
  workdays?: Workdays;
}

/** A day that a text may mean, and what that day is, in words for the title of a fix: `last working day of Q3 2026`. */
export interface Proposal {
  day: Day;
  says: string;
}

/** One date in any order of day, month and year; the year may be missing, the weekday on either side. */
export const datePattern = '(?:W-?)?(?:N|DMW?[Yv]|MDW?[Yv]|YMD|YDM|DMD(?![->DMYv])|DM|MD|P)(?:-?W(?![->]?[NDMP]))?';

/** A date as it is written. */
export interface Written {
  readings: Reading[];
  weekday?: number;
  /** What is misspelt, in words. */
  flaws: string[];
  /** The year has two digits. */
  short: boolean;
}

/** For a person: `21 August 2026`. */
export function long(day: Day): string {
  const { year, month, date } = civil(day);
  return `${date} ${months[month - 1]} ${year}`;
}

/** Days to put instead of one that does not exist: the last of its month, day and month swapped, the nearest there is. */
export function repairs(year: number, month: number, date: number): Proposal[] {
  const swapped = dayOf(year, date, month);
  const found: Proposal[] = [];
  if (month >= 1 && month <= 12 && date > 28)
    found.push({
      day: dayOf(year, month, daysInMonth(year, month))!,
      says: `last day of ${months[month - 1]} ${year}`,
    });
  if (swapped !== undefined) found.push({ day: swapped, says: `${long(swapped)}, day and month swapped` });
  if (found.length) return found;
  const near = Math.min(12, Math.max(1, month));
  const day = dayOf(year, near, Math.min(daysInMonth(year, near), Math.max(1, date)))!;
  return [{ day, says: `${long(day)}, the nearest day there is` }];
}

export function writtenOf(pieces: readonly Piece[]): Written {
  const dates = pieces.filter(it => it.is === 'D');
  const [first, second] = dates;
  const month = pieces.find(it => it.is === 'M')?.value ?? 0;
  const year = pieces.find(it => it.is === 'Y' || it.is === 'v');
  const [weekday, other] = pieces.filter(it => it.is === 'W');
  const torn =
    other && other.value !== weekday!.value ? [`“${weekday!.text}” and “${other.text}” are two weekdays`] : [];
  const whole = pieces.find(it => it.readings);
  const named = [{ year: year?.value, month, date: first?.value ?? 0, as: '' }];
  const twice = second && [
    { year: 2000 + second.value, month, date: first!.value, as: 'day month year' },
    { year: 2000 + first!.value, month, date: second.value, as: 'year month day' },
  ];
  return {
    readings: whole?.readings ?? twice ?? named,
    weekday: weekday?.value,
    flaws: [...pieces.flatMap(it => it.flaw ?? []), ...torn],
    short: Boolean(whole?.short || twice || year?.is === 'v'),
  };
}

type InYear = (year: number) => { from: Day; to: Day } | undefined;
/** Whether what a text names is over in a year; what is still to come goes first. */
const passedIn = (find: InYear, today: Day) => (year: number) => Number(find(year)!.to < today);

/** Years in which a day or period without one may lie: where it touches the plan's period, else this year and the next; what is still to come first. */
export function likelyYears({ today, period }: DeadlineContext, find: InYear) {
  const touches = (year: number) => {
    const span = find(year);
    return period && span && span.to >= period.from && span.from <= period.to;
  };
  const passed = passedIn(find, today);
  const inOrder = (years: number[]) => years.sort((a, b) => passed(a) - passed(b));
  const first = period ? civil(period.from).year - 1 : 0;
  const inPeriod = Array.from({ length: 10 }, (_, it) => first + it).filter(touches);
  if (inPeriod.length) return { years: inOrder(inPeriod), inPeriod: true };
  const { year } = civil(today);
  const years = [year, year + 1].filter(it => find(it));
  for (let later = year + 2; !years.length && later < year + 9; later++) if (find(later)) years.push(later);
  return { years: inOrder(years), inPeriod: false };
}

/** The same for a period, with its next year where the plan's period has it only in the past, and further from today: "end of January", late in the year. */
export function likelySpans(context: DeadlineContext, find: InYear): number[] {
  const { today } = context;
  const { years } = likelyYears(context, find);
  const { year } = civil(today);
  const passed = passedIn(find, today);
  const coming = [year, year + 1].find(it => find(it) && !passed(it));
  const last = years.at(-1);
  const nearer =
    coming !== undefined &&
    last !== undefined &&
    years.every(passed) &&
    find(coming)!.to - today < today - find(last)!.to;
  return nearer ? [coming, ...years] : years;
}

/** What a written date comes to. */
export interface Judged {
  days: Proposal[];
  /** `year`: one day, its year written in full. `period`: one day, its year from the plan's period. */
  certain?: 'year' | 'period';
  /** Why weekday, ordinal or spelling contradict it. The days are then the date as written and the nearest such weekday. */
  clash?: string;
  /** What is vague about it, as a noun phrase. */
  what: string;
}

function whatOf({ readings, short }: Written, days: Proposal[]): string {
  if (!days.length) return 'a day that does not exist';
  if (short) return 'a date with a two-digit year';
  if (readings.length > 1) return 'a date with day and month in either order';
  return readings[0]!.year === undefined ? 'a day without a year' : 'a date';
}

function daysOf({ readings, weekday }: Written, context: DeadlineContext) {
  let inPeriod = true;
  const days = readings.flatMap(({ year, month, date, as }) => {
    const find = (it: number) => {
      const day = dayOf(it, month, date);
      return day === undefined ? undefined : { from: day, to: day };
    };
    const likely = year === undefined ? likelyYears(context, find) : { years: [year], inPeriod: true };
    inPeriod &&= likely.inPeriod;
    const last = civil(context.today).year - 1;
    const passed = find(last)?.to ?? 0;
    if (!likely.inPeriod && context.today - passed < 183 && weekdayOf(passed) === weekday) likely.years.push(last);
    return likely.years.flatMap((it): Proposal[] => {
      const day = find(it)?.to;
      return day === undefined ? [] : [{ day, says: long(day) + (as && ` as ${as}`) }];
    });
  });
  return { days, inPeriod };
}

function clashOf(written: Written, days: Proposal[]): Judged | undefined {
  const { weekday, flaws } = written;
  const wrong = weekday !== undefined && !days.some(it => weekdayOf(it.day) === weekday);
  const first = days[0];
  if (!first || (!wrong && !flaws.length)) return undefined;
  const says = `${long(first.day)} is a ${weekdayName(weekdayOf(first.day))}, not a ${weekdayName(weekday ?? 0)}`;
  const proposals = days.map(it => ({ ...it, says: `${it.says}, as written` }));
  if (wrong) {
    const ahead = (weekday - weekdayOf(first.day) + 7) % 7;
    const day = first.day + (ahead > 3 ? ahead - 7 : ahead);
    proposals.push({ day, says: `${long(day)}, the nearest ${weekdayName(weekday)}` });
  }
  return { days: proposals, clash: flaws[0] ?? says, what: 'a date' };
}

export function judge(written: Written, context: DeadlineContext): Judged {
  const { days: all, inPeriod } = daysOf(written, context);
  const clash = clashOf(written, all);
  if (clash) return clash;
  const fitting = all.filter(it => it.day !== undefined && weekdayOf(it.day) === written.weekday);
  const days = fitting.length ? fitting : all;
  const what = whatOf(written, all);
  if (!days.length) {
    const { year, month, date } = written.readings[0]!;
    return { days: repairs(year ?? civil(context.today).year, month, date), what };
  }
  const one = days.length === 1 && !written.short;
  const full = written.readings.every(it => it.year !== undefined);
  return { days, certain: one && full ? 'year' : one && inPeriod ? 'period' : undefined, what };
}
