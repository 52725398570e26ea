/**
 * What each letter stands for. A text becomes a run of pieces, its kinds a short string, and the grammars of dates and
 * periods are regular expressions over that string.
 */
export const kinds = {
  D: 'a number from 1 to 31',
  n: 'another number',
  c: 'a number in words',
  Y: 'a year of four digits',
  v: 'a year of two digits',
  M: 'a month',
  W: 'a weekday',
  N: 'a date in digits',
  P: 'a day and a month in digits',
  m: 'a month and a year in digits',
  Q: 'a quarter',
  H: 'a half-year',
  K: 'a week by its number',
  F: 'a fiscal year',
  S: 'a season',
  C: 'a feast',
  X: 'the end of this week, month, quarter or year, as one word',
  E: 'start, early, mid, end',
  R: 'this, next, previous',
  O: 'first, second … last',
  d: 'day',
  k: 'week',
  o: 'month',
  q: 'quarter',
  y: 'year',
  t: 'hour, minute',
  j: 'today, tomorrow',
  A: 'T-2w',
  T: 'a clock time',
  Z: 'a time zone',
  e: 'end of day',
  a: 'set aside',
  ',': 'set aside: punctuation',
  b: 'before',
  f: 'after',
  w: 'when',
  '^': 'from',
  '~': 'a hedge',
  r: 'recurring',
  g: 'without an end',
  G: 'sprint, release',
  V: 'a version',
  '!': 'a placeholder',
  '-': 'a hyphen',
  '>': 'to',
  '/': 'slash',
  '&': 'and, or',
  '(': 'opening bracket',
  ')': 'closing bracket',
  x: 'another word or sign',
} as const;

/** One way to read the digits of a date; `as` names the order where there is more than one, `day/month`. */
export interface Reading {
  year?: number;
  month: number;
  date: number;
  as: string;
}

export interface Piece {
  is: keyof typeof kinds;
  /** A number, a month from 1, a weekday from 0, a sign for before and after: whatever the kind counts. */
  value: number;
  text: string;
  year?: number;
  /** For N and P. Those that are no day stay in, so that a fix can be worked out from them. */
  readings?: Reading[];
  /** For the message: what is misspelt. */
  flaw?: string;
  /** For N: the year has two digits. */
  short?: boolean;
}
