import { months } from '../language/day.ts';

/** For building patterns: the name of a month, in full or short. Its first three letters say which. */
export const monthPattern =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

/** From 1; 0 when the word begins like no month. */
export const monthOf = (name: string) =>
  months.findIndex(it => it.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1;

/** For building patterns: time zones by their usual letters. Case counts, or "est. 21 August" would name a zone. */
export const zonePattern =
  '(?:(?:UTC|GMT)(?:\\s?[-+]\\d{1,2}(?::?\\d\\d)?)?|A[Oo]E|ET|E[SD]T|CT|C[SD]T|MT|M[SD]T|PT|P[SD]T|AK[SD]T|HST|BST|IST|WES?T|CES?T|EES?T|MSK|JST|KST|SGT|HKT|SAST|BRT|A[ECW][SD]T|NZ[SD]T)';

/** What a word is in a deadline text: a letter for its kind (`kinds` in deadline-pieces.ts) and what it counts. */
export interface Word {
  is: string;
  value: number;
}

const all = (is: string, list: string) => list.split(' ').map((name): [string, Word] => [name, { is, value: 0 }]);
const inOrder = (is: string, first: number, list: string) =>
  list.split(' ').map((name, at): [string, Word] => [name, { is, value: first + at }]);
const valued = (is: string, lists: Record<string, number>) =>
  Object.entries(lists).flatMap(([list, value]) =>
    list.split(' ').map((name): [string, Word] => [name, { is, value }]),
  );

const asides =
  'by due on until till til the of at in for during within over be is are date deadline planned scheduled set target targeted latest definitely strictly firm only just';
const hedges =
  'around about approximately approx circa ca roughly tentative tentatively probably likely maybe perhaps possibly ideally hopefully estimated estimate est eta expected expect provisional provisionally proposed preliminary aim aiming ish whenever if unless sometime somewhere near nearly earliest preferably unclear unconfirmed soft flexible stretch subject optimistic';
const recurrences =
  'every each daily nightly hourly weekly biweekly fortnightly monthly bimonthly quarterly yearly annually annual per recurring regularly regular periodically periodic mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends';

export const words: ReadonlyMap<string, Word> = new Map([
  ...all('a', asides),
  ...all('~', hedges),
  ...all('r', recurrences),
  ...all(
    'g',
    'ongoing continuous continuously continual continually rolling permanent permanently indefinitely always',
  ),
  ...all('G', 'sprint sprints iteration release cycle term semester milestone phase increment'),
  ...all('w', 'when once upon pending depending'),
  ...all('b', 'before pre prior preceding'),
  ...all('f', 'after following post past'),
  ...all('^', 'from since starting starts start begins beginning'),
  ...all('!', 'tbd tbc tba tbh todo none unknown xx xxx dd mm'),
  ...all('&', 'or and'),
  ...all('>', 'to through thru'),
  ...inOrder('W', 0, 'monday tuesday wednesday thursday friday saturday sunday'),
  ...valued('W', { mon: 0, 'tue tues': 1, 'wed weds wedn': 2, 'thu thur thurs': 3, fri: 4, sat: 5, sun: 6 }),
  ...inOrder('c', 1, 'one two three four five six seven eight nine ten eleven twelve'),
  ...valued('c', { couple: 2, 'few several': 3, dozen: 12 }),
  ...inOrder('O', 1, 'first second third fourth fifth'),
  ...valued('O', { 'last final': -1 }),
  ...valued('R', { 'this current': 0, 'next coming upcoming subsequent': 1, previous: -1 }),
  ...valued('j', { 'today tonight': 0, tomorrow: 1, yesterday: -1 }),
  ...inOrder('S', 0, 'winter spring summer autumn'),
  ...valued('S', { fall: 3 }),
  ...valued('C', { easter: 1, 'christmas xmas': 2, thanksgiving: 3, halloween: 4 }),
  ...valued('E', { early: 1, 'mid middle midway': 2, 'late later end ending close': 3 }),
  ...all('d', 'day days'),
  ...valued('d', { 'fortnight fortnights': 14 }),
  ...all('k', 'week weeks wk wks'),
  ...all('o', 'month months'),
  ...all('q', 'quarter quarters qtr'),
  ...all('y', 'year years'),
  ...valued('t', { 'hour hours hr hrs': 1, 'minute minutes min mins': 0 }),
]);

/** Words that show that a text is not in English. Such a text gets no proposals: "Ende" before "August" would be passed over. */
export const foreign: ReadonlySet<string> = new Set(
  'ende anfang mitte bis zum zur vor nach das und woche monat jahr heute morgen fin du de des les avant jusque al el del hasta antes finales principios semana para fim meados inicio entro settimana einde eind voor begin maand koniec slutet innan'.split(
    ' ',
  ),
);
