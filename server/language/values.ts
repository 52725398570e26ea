import { type Day, dayOf, daysInMonth, readDay } from './day.ts';

/** Working time: hours, days (of the calendar's hours, 8 unless it says otherwise) or weeks of five days. */
export interface Duration {
  readonly amount: number;
  readonly unit: 'h' | 'd' | 'w';
}
/** The 10th and the 90th percentile of a log-normal; a single duration is both ends. */
export interface Estimate {
  readonly low: Duration;
  readonly high: Duration;
}
/** Calendar time. */
export interface Interval {
  readonly amount: number;
  readonly unit: 'd' | 'w' | 'm' | 'q' | 'y';
}
/** Days from first to last, both included. */
export interface Range {
  readonly from: Day;
  readonly to: Day;
}
/** A number with its metric's unit, or a change by a share (`-20%`) of the baseline. */
export interface Quantity {
  readonly amount: number;
  readonly unit: string;
  readonly relative: boolean;
}
export interface Money {
  readonly currency: string;
  readonly amount: number;
}
export interface Rate extends Money {
  readonly per: 'h' | 'd';
}
/** What `after` names, with the working time that must pass in between. */
export interface Lagged {
  readonly ref: string;
  readonly lag?: Duration;
}

/** How one form of scalar is written and read. A pattern stands for the text as a whole and takes linear time. */
export interface ValueType<V = unknown> {
  /** Completes "This should be …". */
  readonly expects: string;
  readonly pattern?: RegExp;
  read(text: string): V | undefined;
}

/** For building patterns: a number, with a point before its fraction; commas may set its thousands apart. `12,5` is none. */
export const numberPattern = String.raw`(?:[1-9]\d{0,2}(?:,\d{3}){1,4}|\d{1,16})(?:\.\d{1,6})?`;
/** Nobody writes thousandths of a currency: three digits behind a point are thousands to whoever wrote them, so that they are asked about instead of read. */
const price = String.raw`(?!\d{1,3}\.\d{3}(?:$|/))${numberPattern}`;
const money = new RegExp(`^([A-Z]{3}) (${price})([kKmM])?$`);
const quantity = new RegExp(`^(?:([A-Z]{3}) )?([+-])?(${numberPattern})([kKmM])?(?: ?([^\\s\\d.,].{0,60}))?$`);
const duration = /^(\d{1,6}(?:\.\d{1,3})?)([hdw])$/;
const interval = /^(\d{1,4})([dwmqy])$/;
const day = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
/** Letters of any script, with their marks. */
const idPattern = /^[\p{L}\p{M}\p{Nd}_.-]+$/u;
const refPattern = /^(?:[\p{L}\p{M}\p{Nd}_.-]+\/)?[\p{L}\p{M}\p{Nd}_.-]+$/u;

/** Any text: what people read, and the program does not. */
const text: ValueType<string> = { expects: 'text', read: it => it };
const id: ValueType<string> = {
  expects: 'a name of letters, digits, "-", "_" and "."',
  pattern: idPattern,
  read: it => (idPattern.test(it) ? it : undefined),
};

/** A bare number, of the kind that a pattern allows. */
const numeral = (expects: string, pattern: RegExp): ValueType<number> => ({
  expects,
  pattern,
  read: it => (pattern.test(it) ? Number(it) : undefined),
});

export const types = {
  text,
  id,
  ref: { expects: 'the id of an entry', pattern: refPattern, read: it => it } satisfies ValueType<string>,
  person: { expects: 'one person', read: it => it } satisfies ValueType<string>,
  lagged: {
    expects: 'an id, with a wait if there is one: audit + 2d',
    pattern: /^[^\s+]+(?:\s*\+\s*\d{1,6}(?:\.\d{1,3})?[hdw])?$/,
    read: readLagged,
  } satisfies ValueType<Lagged>,
  date: {
    expects: 'a date such as 2026-08-21',
    pattern: new RegExp(`^${day}$`),
    read: readDay,
  } satisfies ValueType<Day>,
  range: {
    expects: 'two dates such as 2026-08-03..2026-08-14',
    pattern: new RegExp(`^${day}\\.\\.${day}$`),
    read: readRange,
  } satisfies ValueType<Range>,
  period: {
    expects: 'a quarter (2026-Q3), a half year (2026-H2), a year (2026) or a range (2026-07-01..2026-09-30)',
    pattern: new RegExp(`^(?:\\d{4}(?:-Q[1-4]|-H[12])?|${day}\\.\\.${day})$`),
    read: readPeriod,
  } satisfies ValueType<Range>,
  duration: {
    expects: 'working time such as 6h, 3d or 2w',
    pattern: duration,
    read: readDuration,
  } satisfies ValueType<Duration>,
  estimate: {
    expects: 'working time such as 3d, or a range such as 4d..8d',
    pattern: /^\d{1,6}(?:\.\d{1,3})?[hdw](?:\.\.\d{1,6}(?:\.\d{1,3})?[hdw])?$/,
    read: readEstimate,
  } satisfies ValueType<Estimate>,
  interval: {
    expects: 'calendar time such as 1d, 2w, 1m, 1q or 1y',
    pattern: interval,
    read: readInterval,
  } satisfies ValueType<Interval>,
  share: {
    expects: 'a share such as 60%',
    pattern: /^(?:0?\d{1,2}(?:\.\d{1,3})?|100(?:\.0{1,3})?)%$/,
    read: readShare,
  } satisfies ValueType<number>,
  quantity: {
    expects: 'a number with its unit, such as 12.5 days, 99.9% or USD 320k',
    pattern: quantity,
    read: readQuantity,
  } satisfies ValueType<Quantity>,
  money: {
    expects: 'an amount such as USD 320k',
    pattern: money,
    read: readMoney,
  } satisfies ValueType<Money>,
  rate: {
    expects: 'a rate such as USD 95/h',
    pattern: new RegExp(`^[A-Z]{3} ${price}[kKmM]?/[hd]$`),
    read: readRate,
  } satisfies ValueType<Rate>,
  capacity: {
    expects: 'hours a week such as 32h/w',
    pattern: /^\d{1,3}(?:\.\d{1,2})?h\/w$/,
    read: it => (/^\d{1,3}(?:\.\d{1,2})?h\/w$/.test(it) ? Number.parseFloat(it) : undefined),
  } satisfies ValueType<number>,
  level: numeral('a whole number from 1 to 5', /^[1-5]$/),
  rank: numeral('a rank: 1, 2, 3 …', /^[1-9]\d{0,5}$/),
  number: numeral('a number', /^\d{1,9}(?:\.\d{1,3})?$/),
  hours: numeral(
    'a number above 0, and of 24 at most',
    /^(?=.*[1-9])(?:(?:1?\d|2[0-3])(?:\.\d{1,3})?|24(?:\.0{1,3})?)$/,
  ),
  yesno: {
    expects: 'yes or no',
    pattern: /^(?:yes|no|true|false)$/,
    read: it => (it === 'yes' || it === 'true' ? true : it === 'no' || it === 'false' ? false : undefined),
  } satisfies ValueType<boolean>,
  /** No prose: the quantities of other entries are held against it. */
  unit: { expects: 'a unit such as days, % or USD', read: it => it } satisfies ValueType<string>,
  /** One of the words that a leaf lists. */
  word: { expects: 'one of the words it takes', read: it => it } satisfies ValueType<string>,
  version: {
    expects: 'the language version, 1',
    pattern: /^1$/,
    read: it => (it === '1' ? 1 : undefined),
  } satisfies ValueType<number>,
  url: {
    expects: 'a link such as https://example.com/ticket/7',
    pattern: /^[a-z][a-z0-9+.-]{0,20}:\/\/\S+$/i,
    read: it => (/^[a-z][a-z0-9+.-]{0,20}:\/\/\S+$/i.test(it.slice(0, 2000)) ? it : undefined),
  } satisfies ValueType<string>,
  /** Where a metric's readings come from: a link, or a file of date,value beside the plan. */
  source: { expects: 'a link, or a .csv file beside the plan', read: it => it } satisfies ValueType<string>,
  zone: { expects: 'a time zone such as Europe/Berlin', read: it => it } satisfies ValueType<string>,
  week: {
    expects: 'working days such as mon..fri',
    pattern: /^(?:mon|tue|wed|thu|fri|sat|sun)(?:\.\.(?:mon|tue|wed|thu|fri|sat|sun))?$/,
    read: it => (/^(?:mon|tue|wed|thu|fri|sat|sun)(?:\.\.(?:mon|tue|wed|thu|fri|sat|sun))?$/.test(it) ? it : undefined),
  } satisfies ValueType<string>,
  /** Read by whoever uses it: a rule's setting, a scenario's assumption. */
  anything: { expects: 'a value', read: it => it } satisfies ValueType<string>,
} satisfies Record<string, ValueType>;
export type TypeName = keyof typeof types;

function readDuration(it: string): Duration | undefined {
  const match = duration.exec(it);
  return match ? { amount: Number(match[1]), unit: match[2] as Duration['unit'] } : undefined;
}
function readInterval(it: string): Interval | undefined {
  const match = interval.exec(it);
  return match && Number(match[1]) > 0 ? { amount: Number(match[1]), unit: match[2] as Interval['unit'] } : undefined;
}
function readEstimate(it: string): Estimate | undefined {
  const [low, high, ...more] = it.slice(0, 40).split('..').map(readDuration);
  return low && !more.length && (high || !it.includes('..')) ? { low, high: high ?? low } : undefined;
}
function readRange(it: string): Range | undefined {
  if (it.length !== 22) return undefined;
  const from = readDay(it.slice(0, 10));
  const to = readDay(it.slice(12));
  return from !== undefined && to !== undefined && it.slice(10, 12) === '..' ? { from, to } : undefined;
}
function readPeriod(it: string): Range | undefined {
  const match = /^(\d{4})(?:-([QH])([1-4]))?$/.exec(it);
  if (!match) return readRange(it);
  const year = Number(match[1]);
  const months = match[2] === 'Q' ? 3 : match[2] === 'H' ? 6 : 12;
  const last = Number(match[3] ?? 1) * months;
  if (last > 12) return undefined;
  return { from: dayOf(year, last - months + 1, 1)!, to: dayOf(year, last, daysInMonth(year, last))! };
}
function readShare(it: string): number | undefined {
  const value = /^\d{1,3}(?:\.\d{1,3})?%$/.test(it) ? Number.parseFloat(it) / 100 : undefined;
  return value !== undefined && value <= 1 ? value : undefined;
}
function readLagged(it: string): Lagged | undefined {
  const [ref, lag, ...more] = it
    .slice(0, 200)
    .split('+')
    .map(part => part.trim());
  if (!ref || more.length) return undefined;
  if (lag === undefined) return { ref };
  const wait = readDuration(lag);
  return wait && { ref, lag: wait };
}
const scale = (suffix: string | undefined) => (suffix ? { k: 1e3, m: 1e6 }[suffix.toLowerCase() as 'k' | 'm'] : 1);
const digits = (it: string) => Number(it.replaceAll(',', ''));
function readMoney(it: string): Money | undefined {
  const match = money.exec(it);
  return match ? { currency: match[1]!, amount: digits(match[2]!) * scale(match[3]) } : undefined;
}
function readRate(it: string): Rate | undefined {
  const per = it.slice(-2) === '/h' ? 'h' : it.slice(-2) === '/d' ? 'd' : undefined;
  const money = per && readMoney(it.slice(0, -2));
  return money ? { ...money, per } : undefined;
}
/** `12.5 days`, `99.9%`, `USD 320k`, `-20%`. A sign makes it relative when it is a share. */
function readQuantity(it: string): Quantity | undefined {
  const match = quantity.exec(it.slice(0, 120));
  if (!match) return undefined;
  // A lone letter right behind the number is a unit when a currency does not make it a scale: `5m` are metres or minutes.
  const [, currency, sign, number, suffix, rest] = match;
  const unit = currency ?? `${suffix && !/^[kK]$/.test(suffix) ? suffix : ''}${rest ?? ''}`;
  const factor = currency || /^[kK]$/.test(suffix ?? '') ? scale(suffix) : 1;
  return {
    amount: digits(number!) * factor * (sign === '-' ? -1 : 1),
    unit: unit.trim(),
    relative: !!sign && unit === '%',
  };
}
