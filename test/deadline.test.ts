import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { civil, type Day, dayOf, iso, isWorkday, readDay, weekdayOf, weekdays } from '../server/language/day.ts';
import { type Deadline, type DeadlineContext, readDeadline } from '../server/words/deadline.ts';
import { easter } from '../server/words/deadline-spans.ts';
import { anyText, fc, runs } from './runs.ts';

const months = 'January February March April May June July August September October November December'.split(' ');
const on = (text: string): Day => readDay(text)!;
/** A Friday. */
const today: DeadlineContext = { today: on('2026-07-24') };
const q3: DeadlineContext = { ...today, period: { from: on('2026-07-01'), to: on('2026-09-30') } };

/** A result as one line: `hard 2026-08-21`, `vague period: 2026-09-30 2027-09-30`. */
function line(found: Deadline): string {
  if (found.kind === 'iso') return `iso ${iso(found.day)}`;
  if (found.kind === 'hard') return `hard ${iso(found.day)}${found.safe ? '' : ' unsafe'}`;
  const days = found.proposals.map(it => iso(it.day)).join(' ');
  return `${found.kind}${found.kind === 'vague' ? ` ${found.why}` : ''}: ${days}`.trimEnd();
}

function table(context: DeadlineContext, rows: Record<string, string>) {
  for (const [text, expected] of Object.entries(rows)) assert.equal(line(readDeadline(text, context)), expected, text);
}

test('step 1: only ISO dates are clean, and one that is no day gets its repairs', () => {
  table(today, {
    '2026-08-21': 'iso 2026-08-21',
    '2024-02-29': 'iso 2024-02-29',
    '2026-02-30': 'invalid: 2026-02-28',
    '2026-02-29': 'invalid: 2026-02-28',
    '2026-04-31': 'invalid: 2026-04-30',
    '2026-13-05': 'invalid: 2026-05-13',
    '2026-00-07': 'invalid: 2026-01-07',
    '2026-13-40': 'invalid: 2026-12-31',
    '2026-06-00': 'invalid: 2026-06-01',
  });
});

test('a letter in a year makes no date of what stands behind it; one that looks like a digit is read as that', () => {
  table(today, {
    '2x30-01-04': 'vague nothing:',
    '20x0-01-04': 'vague nothing:',
    '30-01-04': 'vague two readings: 2004-01-30 2030-01-04',
    '2O26-08-21': 'contradictory: 2026-08-21',
    '2o2l/8/21': 'contradictory: 2021-08-21',
    '2lll-08-21': 'contradictory: 2111-08-21',
    '1OOO-08-21': 'vague nothing:',
  });
  const found = readDeadline('2O26-08-21', today);
  assert.equal(found.kind === 'contradictory' && found.why, '“2O26” is written 2026');
});

test('step 2: small words, end of day, clock times, zones and brackets are set aside', () => {
  const texts = `by 21 August 2026|due on 21 August 2026|until 2026-08-21|no later than 2026-08-21|Deadline: 21 August 2026
    |21 August 2026 EOD|by the end of the day on 21 August 2026|by COB 21 August 2026|21 August 2026 at 17:00|5pm ET on 21 August 2026
    |2026-08-21T17:00Z|2026-08-21T17:00:00+02:00|2026-08-21 17:00 (UTC+8)|21 August 2026, 23:59h UTC.|21 August 2026 10:00–12:00 CEST
    |21 August 2026 at 12 noon|21 August 2026 (AoE)|21 August 2026, anywhere on earth|2026-08-21 09:00 Europe/Berlin|2026-08-21 (Fri)
    |Friday (2026-08-21)|(21 August 2026)|21 August 2026 (with the pilot group)|21 August 2026 (in Q3)|21 August 2026 08:00 PTS
    |21 August 2026 - 17:00|17:00 UTC - 21 August 2026|Aug. 21 (Fri), 2026|through 21 August 2026|on or before 21 August 2026|21 August 2026 at the latest|2026-08-21.`;
  for (const text of texts.split('|')) assert.equal(line(readDeadline(text.trim(), today)), 'hard 2026-08-21', text);
  table(today, {
    'before 21 August 2026': 'vague two readings: 2026-08-21 2026-08-20',
    'prior to Monday 24 August 2026': 'vague two readings: 2026-08-24 2026-08-21',
    'after 21 August 2026': 'vague two readings: 2026-08-24',
    '21 August 2026 (tentative)': 'vague two readings: 2026-08-21',
    '21 August 2026 (or 28 August)': 'vague two readings: 2026-08-21 2026-08-28',
    '21 August 2026 (28 August 2026 for the rest)': 'vague two readings: 2026-08-21 2026-08-28',
    '21 August 2026 (pending approval)': 'vague two readings: 2026-08-21',
    '21 August 2026 (': 'vague two readings: 2026-08-21',
  });
});

test('step 3: one day in another spelling', () => {
  table(today, {
    '20 August 2026 02:00 UTC / 19 August 2026 19:00 PDT': 'hard 2026-08-20',
    '01:00 UTC Wednesday 19th August 2026 / 18:00 PDT Tuesday 18th August 2026': 'hard 2026-08-19',
    'Thursday 20th August 2026 (AoE) / Friday 21st August 2026, 12:00 UTC': 'hard 2026-08-20',
    '21 August 2026, 17:00 UTC / 19:00 CEST': 'hard 2026-08-21',
    'Friday 21 August 2026, 02:00 UTC / 19:00 PDT Thursday 20 August': 'hard 2026-08-21',
    'Friday 21 August 2026 02:00 UTC (Thursday 20 August 2026 19:00 PDT)': 'hard 2026-08-21',
    '21 August 2026 17:00 UTC / 28 August 2026 19:00 CEST': 'vague two readings: 2026-08-21 2026-08-28',
    'Fri 03/04/2026': 'hard 2026-04-03',
    '03/03/2026': 'hard 2026-03-03',
    '2021/03/11': 'hard 2021-03-11',
    '2020-W53-5': 'hard 2021-01-01',
    '2026-W54-1': 'vague period:',
  });
  table(q3, {
    '21 August': 'hard 2026-08-21 unsafe',
    'by Fri 21st Aug': 'hard 2026-08-21 unsafe',
    '8/21': 'hard 2026-08-21 unsafe',
    '21.8.': 'hard 2026-08-21 unsafe',
    '4.8.': 'hard 2026-08-04 unsafe',
    '04.08.': 'hard 2026-08-04 unsafe',
    'version 4.8.': 'vague event:',
    '21 May': 'vague two readings: 2027-05-21 2026-05-21',
  });
  const long = { ...today, period: { from: on('2026-01-01'), to: on('2027-12-31') } };
  table(long, { '21 August': 'vague two readings: 2026-08-21 2027-08-21' });
});

test('step 4: several readings get a proposal each', () => {
  table(today, {
    '03/04/2026': 'vague two readings: 2026-04-03 2026-03-04',
    '21.08.26': 'vague two readings: 2026-08-21 2021-08-26',
    '08/21/26': 'vague two readings: 2026-08-21',
    "21 Aug '26": 'vague two readings: 2026-08-21',
    '21 Aug 26': 'vague two readings: 2026-08-21 2021-08-26',
    '21 August 2026 or 28 August 2026': 'vague two readings: 2026-08-21 2026-08-28',
    '21 or 28 August 2026': 'vague two readings: 2026-08-28 2026-08-21',
    '3–14 August 2026': 'vague two readings: 2026-08-14 2026-08-03',
    '2026-08-03..2026-08-14': 'vague two readings: 2026-08-14 2026-08-03',
    'August 3-14 2026': 'vague two readings: 2026-08-14 2026-08-03',
    '3 August until 14 August 2026': 'vague two readings: 2026-08-14 2026-08-03',
    '3 Aug 2026 09:00 - 14 Aug 2026 17:00': 'vague two readings: 2026-08-14 2026-08-03',
    '21 August 2026 17:00 -': 'vague two readings: 2026-08-21',
    'from 3 August to 14 August, 2026': 'vague two readings: 2026-08-14 2026-08-03',
    '28 December - 4 January 2027': 'vague two readings: 2027-01-04 2026-12-28',
    '28 December 2026 - 4 January': 'vague two readings: 2027-01-04 2026-12-28',
    '21 August': 'vague two readings: 2026-08-21 2027-08-21',
    'Sat 21 August': 'vague two readings: 2027-08-21',
    '29 February': 'vague two readings: 2028-02-29',
    '~21 August 2026': 'vague two readings: 2026-08-21',
    '21 August 2026?': 'vague two readings: 2026-08-21',
    '2026-08-21 if the audit passes': 'vague two readings: 2026-08-21',
    '21 August 2026 or later': 'vague two readings: 2026-08-21',
    '30 February 2026': 'vague two readings: 2026-02-28',
    '2026/21/08': 'vague two readings: 2026-08-21',
  });
});

test('step 5: a period ends on its last working day, early and mid before', () => {
  table(today, {
    Q3: 'vague period: 2026-09-30 2027-09-30',
    Q1: 'vague period: 2027-03-31 2026-03-31',
    'H2 2026': 'vague period: 2026-12-31',
    '2026-H1': 'vague period: 2026-06-30',
    'the second quarter of 2027': 'vague period: 2027-06-30',
    'Q3-Q4 2026': 'vague period: 2026-12-31 2026-09-30',
    'Q4/Q1 2027': 'vague period: 2026-12-31 2027-03-31',
    'August 2026': 'vague period: 2026-08-31',
    '2026-05': 'vague period: 2026-05-29',
    'April - May 2026': 'vague period: 2026-05-29 2026-04-30',
    'week 34': 'vague period: 2026-08-21 2027-08-27',
    '2026-W53': 'vague period: 2027-01-01',
    'Q1 of next year': 'vague period: 2027-03-31',
    'end of the week of 19 August 2026': 'vague period: 2026-08-21',
    'Aug/Sep 2026': 'vague period: 2026-08-31 2026-09-30',
    'EOM August 2026': 'vague period: 2026-08-31',
    'week of 19 August 2026': 'vague period: 2026-08-21',
    'first week of March 2026': 'vague period: 2026-03-06',
    'last week of June 2026': 'vague period: 2026-06-26',
    'first Monday in September 2026': 'vague period: 2026-09-07',
    'early August 2026': 'vague period: 2026-08-10',
    'mid-June 2026': 'vague period: 2026-06-19',
    'late August 2026': 'vague period: 2026-08-31',
    'start of August 2026': 'vague period: 2026-08-03 2026-08-10',
    'end of year': 'vague period: 2026-12-31 2027-12-31',
    'EOY 2026': 'vague period: 2026-12-31',
    'mid-2027': 'vague period: 2027-06-30',
    'in spring 2027': 'vague period: 2027-05-31',
    'before Q4 2026': 'vague period: 2026-09-30 2026-12-31',
    'after August 2026': 'vague period: 2026-09-01',
    'by 2027': 'vague period: 2027-12-31',
    'once the vendor answers, surely in Q4 2026': 'vague period: 2026-12-31',
    'TBD (November 2026)': 'vague period: 2026-11-30',
    'the vendor may slip': 'vague nothing:',
    'FY26 Q4': 'vague period: 2026-12-31 2026-03-31 2026-06-30 2026-09-30',
    'Easter 2027': 'vague period: 2027-03-28',
  });
  table(q3, {
    Q3: 'vague period: 2026-09-30',
    August: 'vague period: 2026-08-31',
    'end of year': 'vague period: 2026-12-31',
  });
});

test('step 6: relative texts count from today or from a milestone', () => {
  const events = new Map([
    ['go-live', on('2026-08-28')],
    ['opening of the shop', on('2026-09-11')],
  ]);
  table(
    { ...today, events },
    {
      Monday: 'vague relative: 2026-07-27',
      'by Friday': 'vague relative: 2026-07-24 2026-07-31',
      'next Monday': 'vague relative: 2026-07-27',
      'Tuesday next week': 'vague relative: 2026-07-28',
      tomorrow: 'vague relative: 2026-07-27 2026-07-25',
      EOD: 'vague relative: 2026-07-24',
      'in two weeks': 'vague relative: 2026-08-07',
      'within 5 working days': 'vague relative: 2026-07-31',
      '2-3 weeks': 'vague relative: 2026-08-14 2026-08-07',
      'in 8 months': 'vague relative: 2027-03-24',
      'in a fortnight': 'vague relative: 2026-08-07',
      'the day after tomorrow': 'vague relative: 2026-07-27 2026-07-26',
      'within 48 hours': 'vague relative: 2026-07-27 2026-07-26',
      'in 3 months': 'vague relative: 2026-10-23 2026-10-24',
      'the next few weeks': 'vague relative: 2026-08-14',
      'end of next week': 'vague relative: 2026-07-31',
      'next quarter': 'vague relative: 2026-12-31',
      'end of month': 'vague relative: 2026-07-31 2026-08-31',
      'the 15th of next month': 'vague relative: 2026-08-15',
      'T-2w': 'vague relative: 2026-08-14 2026-08-28',
      'after go-live': 'vague event: 2026-08-31',
      'before Go Live': 'vague event: 2026-08-27 2026-08-28',
      '2 weeks before the opening of the shop': 'vague event: 2026-08-28',
      '6 days before the opening of the shop': 'vague event: 2026-09-04 2026-09-05',
      '1 day after go-live': 'vague event: 2026-08-31 2026-08-29',
      'after the freeze': 'vague event:',
      '3 weeks after approval': 'vague event:',
      'in the next sprint': 'vague event:',
    },
  );
});

test('step 6: today may be a day off itself', () => {
  table({ today: on('2026-07-25') }, { today: 'vague relative: 2026-07-27 2026-07-25' });
});

test('without a year, late in the year: the coming one where it is nearer than the one in the period', () => {
  const late = { today: on('2026-11-20'), period: { from: on('2026-01-01'), to: on('2026-12-31') } };
  table(late, {
    'end of January': 'vague period: 2027-01-29 2026-01-30',
    Q1: 'vague period: 2027-03-31 2026-03-31',
    '15 January': 'hard 2026-01-15 unsafe',
    'end of October': 'vague period: 2026-10-30',
    '30 October': 'hard 2026-10-30 unsafe',
    'end of December': 'vague period: 2026-12-31',
  });
  table(
    { ...late, period: { from: on('2026-01-01'), to: on('2027-12-31') } },
    { 'end of January': 'vague period: 2027-01-29 2026-01-30' },
  );
});

test('step 7: nothing to read, no proposal', () => {
  for (const text of [
    'TBD',
    'n/a',
    'ASAP',
    'soon',
    'when ready',
    '2026-08-xx',
    'YYYY-MM-DD',
    '',
    '   ',
    '???',
    'x'.repeat(201),
  ])
    assert.equal(line(readDeadline(text, q3)), 'vague nothing:', text);
  for (const text of ['ongoing', 'every Monday', 'Mondays', 'weekly', 'monthly', '24/7'])
    assert.equal(line(readDeadline(text, q3)), 'vague recurring:', text);
  for (const text of [
    '21 août 2026',
    'Ende August 2026',
    'fin du Q3',
    '2026年8月21日',
    'до 21 мая 2026',
    '21 de agosto de 2026',
  ])
    assert.equal(line(readDeadline(text, q3)), 'vague nothing:', text);
  for (const text of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
    assert.equal(line(readDeadline(text, q3)), 'vague nothing:', text);
});

test('step 8: weekday or ordinal against the date, misspelt weekdays', () => {
  table(today, {
    'Monday 21 August 2026': 'contradictory: 2026-08-21 2026-08-24',
    '2026-08-21 (Wed)': 'contradictory: 2026-08-21 2026-08-19',
    'August 23th, 2026': 'contradictory: 2026-08-23',
    '21th August 2026': 'contradictory: 2026-08-21',
    '11st August 2026': 'contradictory: 2026-08-11',
    'Tueday 18 August 2026': 'contradictory: 2026-08-18',
    'Wendesday 18 August 2026': 'contradictory: 2026-08-18 2026-08-19',
    Thrusday: 'contradictory: 2026-07-30',
    'Monday 21 August': 'contradictory: 2026-08-21 2027-08-21 2026-08-24',
    '~Monday 21 August 2026': 'contradictory: 2026-08-21 2026-08-24',
    'Monday 3rd - Monday 14th August 2026': 'contradictory: 2026-08-14 2026-08-17',
    'Monday 21 August 2026 Friday': 'contradictory: 2026-08-21 2026-08-24',
    'Tue 03/04/2026': 'contradictory: 2026-04-03 2026-03-04 2026-03-31',
  });
  table(q3, { 'Monday 21 August': 'contradictory: 2026-08-21 2026-08-24' });
  const found = readDeadline('Monday 21 August 2026', today);
  assert.equal(found.kind === 'contradictory' && found.why, '21 August 2026 is a Friday, not a Monday');
});

test('a proposal says what its day is', () => {
  const says = (text: string) => {
    const found = readDeadline(text, q3);
    return 'proposals' in found ? found.proposals.map(it => it.says) : [];
  };
  assert.deepEqual(says('by Q3'), ['last working day of Q3 2026']);
  assert.deepEqual(says('03/04/2026'), ['3 April 2026 as day/month', '4 March 2026 as month/day']);
  assert.deepEqual(says('mid-August'), ['by the middle of August 2026, up to 20 August 2026']);
  assert.deepEqual(says('2026-02-30'), ['last day of February 2026']);
  assert.deepEqual(says('FY26')[2], 'last working day of FY2026 (a year from July 2025)');
});

const pad = (value: number) => String(value).padStart(2, '0');
const suffix = (it: number) => (it >= 11 && it <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][it % 10] ?? 'th'));
const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1);

/** The ISO week of a day, from its Thursday: another way than the reader's, which counts from 4 January. */
function isoWeekOf(day: Day): string {
  const thursday = day - weekdayOf(day) + 3;
  const { year } = civil(thursday);
  return `${year}-W${pad(Math.floor((thursday - dayOf(year, 1, 1)!) / 7) + 1)}-${weekdayOf(day) + 1}`;
}

/** Every spelling that has one reading whatever the day. */
function spellings(day: Day): string[] {
  const { year: y, month, date: d } = civil(day);
  const name = months[month - 1]!;
  const short = name.slice(0, 3);
  const weekday = capital(weekdays[weekdayOf(day)]!);
  const th = `${d}${suffix(d)}`;
  return [
    ...[
      `${d} ${name} ${y}`,
      `${name} ${d}, ${y}`,
      `${name} ${th}, ${y}`,
      `${th} of ${name} ${y}`,
      `the ${th} of ${name}, ${y}`,
    ],
    ...[`${d} ${short} ${y}`, `${short}. ${d} ${y}`, `${d}. ${name} ${y}`, `${y} ${name} ${d}`, `${d}-${short}-${y}`],
    ...[
      `${pad(d)}${short.toUpperCase()}${y}`,
      `${y}-${short}-${pad(d)}`,
      `${short} ${pad(d)} ${y}`,
      `${name.toUpperCase()} ${d} ${y}`,
    ],
    ...[
      `${weekday} ${d} ${name} ${y}`,
      `${weekday}, ${name} ${th}, ${y}`,
      `${weekday.slice(0, 3)} ${short} ${d} 17:00:00 UTC ${y}`,
    ],
    ...[
      `${iso(day)} (${weekday.slice(0, 3)})`,
      `${name} ${d}, ${y} (${weekday})`,
      `${weekday.slice(0, 3)}, ${pad(d)} ${short} ${y} 09:30:00 GMT`,
    ],
    ...[
      `${y}/${month}/${d}`,
      `${y}.${pad(month)}.${pad(d)}`,
      `${y}-${month}-${d} 10:00`,
      `${y}${pad(month)}${pad(d)}`,
      `${iso(day)}T23:59:59Z`,
    ],
    ...[isoWeekOf(day), isoWeekOf(day).replaceAll('-', '')],
  ];
}

/** Of the years that are read as years; a few days less, since an ISO week may belong to the next year. */
const days = fc.integer({ min: on('1970-01-05'), max: on('2199-12-25') });
const asides = ['by ', 'due ', 'due by ', 'until ', 'on ', 'no later than ', 'by end of day ', 'by 5pm on '];
const doubts = [
  '~',
  'around ',
  'before ',
  'after ',
  'early ',
  'mid ',
  'week of ',
  'Q3 or ',
  'not before ',
  'probably ',
  'every ',
];

test('every day reads back from every spelling', () => {
  fc.assert(
    fc.property(days, fc.constantFrom('', ...asides), (day, aside) => {
      for (const text of spellings(day))
        assert.equal(line(readDeadline(aside + text, today)), `hard ${iso(day)}`, aside + text);
    }),
    { numRuns: runs(60) },
  );
});

test('no doubt in front of a day leaves it a day', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...doubts), fc.nat(26), (day, doubt, at) => {
      const text = doubt + spellings(day)[at]!;
      const found = readDeadline(text, today);
      assert.equal(found.kind, 'vague', text);
    }),
  );
});

test('numbers in either order are read as a day only where one order is left', () => {
  fc.assert(
    fc.property(days, fc.constantFrom('/', '.', '-'), fc.boolean(), (day, sign, monthFirst) => {
      const { year, month, date } = civil(day);
      const text = [...(monthFirst ? [month, date] : [date, month]), year].map(pad).join(sign);
      const found = readDeadline(text, today);
      if (date > 12 || date === month) assert.equal(line(found), `hard ${iso(day)}`, text);
      else
        assert.ok(
          found.kind === 'vague' && found.proposals.length === 2 && found.proposals.some(it => it.day === day),
          text,
        );
    }),
  );
});

test('without a year a day counts only from a period that holds it once', () => {
  fc.assert(
    fc.property(days, fc.nat(800), fc.nat(800), (day, before, after) => {
      const { year, month, date } = civil(day);
      const context = { ...today, period: { from: day - before, to: day + after } };
      const held = [year - 3, year - 2, year - 1, year, year + 1, year + 2, year + 3]
        .map(it => dayOf(it, month, date))
        .filter(it => it !== undefined && it >= context.period.from && it <= context.period.to);
      const found = readDeadline(`${date} ${months[month - 1]}`, context);
      if (held.length === 1) assert.deepEqual(found, { kind: 'hard', day, safe: false });
      else assert.ok(found.kind === 'vague' && found.proposals.some(it => it.day === day));
    }),
  );
});

/** Results are well formed: days that can be written, each once, and never a day off for the end of a period. */
function sound(found: Deadline) {
  if (!('proposals' in found)) return assert.ok(readDay(iso(found.day)) === found.day);
  assert.ok(found.proposals.length <= 8);
  assert.equal(new Set(found.proposals.map(it => it.day)).size, found.proposals.length);
  for (const { day, says } of found.proposals) {
    assert.equal(readDay(iso(day)), day);
    assert.ok(says.length > 0 && !/undefined|NaN/.test(says), says);
    if (/^(?:last|first) working day/.test(says)) assert.ok(isWorkday(day), says);
  }
}

const soup = fc.constantFrom(
  ...'1 2 3 11 21 29 31 32 007 99 2026 2027 1999 99999999 3rd 22nd 23th 31st August Feb may Sept. Friday Mon Thurs Q3 H2 FY26 W34 week weeks'.split(
    ' ',
  ),
  ...'by due on until before after from to and or - – / , . : ( ) [ ] ~ ? .. end of early mid late start next this last first two'.split(
    ' ',
  ),
  ...'day days month quarter year 17:00 5pm UTC AoE EOD EOY TBD every ongoing sprint go-live T-2w +02:00 2026-08-21 03/04/2026 4/26'.split(
    ' ',
  ),
  ...'2026-W34 2026-08 spring Easter tomorrow fiscal v1.2 x ☃ __proto__ constructor 0 00 -1 1e9'.split(' '),
);
const periods = fc.option(
  fc.tuple(days, fc.integer({ min: -400, max: 40_000 })).map(([from, length]) => ({ from, to: from + length })),
  { nil: undefined },
);
const contexts: fc.Arbitrary<DeadlineContext> = fc.record({
  today: days,
  period: periods,
  events: fc.constantFrom(
    undefined,
    new Map([
      ['go-live', on('2026-08-28')],
      ['', 0],
      ['__proto__', 1],
    ]),
  ),
});

test('no text throws, and every result is sound', () => {
  const spelt = fc.tuple(days, fc.nat(26)).map(([day, at]) => spellings(day)[at]!);
  const mutated = fc
    .tuple(spelt, fc.nat(40), fc.nat(3), anyText(3))
    .map(([text, at, removed, put]) => text.slice(0, at) + put + text.slice(at + removed));
  const soups = fc
    .tuple(fc.array(soup, { maxLength: 14 }), fc.constantFrom(' ', '', '-'))
    .map(([all, by]) => all.join(by));
  const texts = fc.oneof(anyText(30), fc.string({ unit: 'grapheme', maxLength: 210 }), mutated, soups);
  fc.assert(
    fc.property(texts, contexts, (text, context) => sound(readDeadline(text, context))),
    { numRuns: runs(1500) },
  );
});

test('a text read as a day holds nothing but that day', () => {
  const words = fc.constantFrom(
    ...'1 3 21 28 2026 2027 August March Friday Monday 21st 3rd by due on the of at until , . 17:00 UTC'.split(' '),
    ...'- / to and or before after ~ around ? week Q3 early end TBD pilot every next'.split(' '),
  );
  let hard = 0;
  fc.assert(
    fc.property(fc.array(words, { minLength: 3, maxLength: 6 }), all => {
      const text = all.join(' ');
      const found = readDeadline(text, today);
      if (found.kind !== 'hard') return;
      hard++;
      const { year, month, date } = civil(found.day);
      const named = all.filter(it => it === 'August' || it === 'March');
      const numbers = all.filter(it => /^\d/.test(it) && it !== '17:00').map(it => Number.parseInt(it, 10));
      assert.deepEqual(
        numbers.sort((a, b) => a - b),
        (named.length ? [date, year] : [date, month, year]).sort((a, b) => a - b),
        text,
      );
      assert.deepEqual(named, named.length ? [months[month - 1]] : [], text);
      assert.ok(
        all.filter(it => it.endsWith('day')).every(it => it.toLowerCase() === weekdays[weekdayOf(found.day)]),
        text,
      );
      assert.ok(
        !all.some(it => /^(?:to|and|or|before|after|~|around|\?|week|Q3|early|end|TBD|pilot|every|next)$/.test(it)),
        text,
      );
    }),
    { numRuns: runs(10_000), seed: 7 },
  );
  assert.ok(hard > runs(10), `only ${hard} texts were days`);
});

test('Easter, against the table of the 20th to 22nd centuries', () => {
  const known =
    '1999-04-04 2000-04-23 2008-03-23 2011-04-24 2019-04-21 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2038-04-25 2049-04-18 2076-04-19 2100-03-28';
  for (const text of known.split(' ')) assert.equal(iso(easter(Number(text.slice(0, 4)))), text);
});

test('hostile texts end at once', () => {
  for (const unit of [
    'a',
    '-',
    ' ',
    '(',
    ')',
    '1',
    '1 ',
    '1/',
    'mid ',
    'early-',
    'Friday ',
    '1 Aug - ',
    'W',
    'to ',
    '2026',
    '☃',
    "'",
  ]) {
    sound(readDeadline(unit.repeat(100_000), today));
    sound(readDeadline(unit.repeat(200).slice(0, 200), today));
  }
});

interface Real {
  text: string;
  label: 'hard' | 'vague';
  kind: string;
  resolves_to: string;
}

/** What people wrote in public plans. Of the days only those with a year and without "before" must be read. */
test('real deadlines: rates', t => {
  const file = '../shared/data/deadlines.json';
  if (!existsSync(file)) return t.skip('no ../shared/data/deadlines.json');
  const { items }: { items: Real[] } = JSON.parse(readFileSync(file, 'utf8'));
  const read = items.map(it => ({ ...it, found: readDeadline(it.text, today) }));
  const pinned = read.filter(
    it =>
      ['iso', 'day', 'by-day', 'datetime-zone'].includes(it.kind) && /\d{4}/.test(it.text) && !/before/i.test(it.text),
  );
  const vague = read.filter(it => it.label === 'vague');
  const resolvable = vague.filter(it => it.resolves_to === 'period' || it.resolves_to === 'day');
  const isVague = (it: { found: Deadline }) => it.found.kind === 'vague';
  const isHard = (it: { found: Deadline }) => it.found.kind === 'iso' || it.found.kind === 'hard';
  const dated = resolvable.filter(it => 'proposals' in it.found && it.found.proposals.length > 0);
  const share = (part: unknown[], whole: unknown[]) => part.length / whole.length;
  t.diagnostic(`days called vague ${pinned.filter(isVague).length} of ${pinned.length}`);
  t.diagnostic(`vague called a day ${vague.filter(isHard).length} of ${vague.length}`);
  t.diagnostic(`dated proposal for ${dated.length} of ${resolvable.length}`);
  assert.ok(pinned.length > 50 && resolvable.length > 50);
  assert.ok(share(pinned.filter(isVague), pinned) <= 0.02);
  assert.ok(share(vague.filter(isHard), vague) <= 0.005);
  assert.ok(share(dated, resolvable) >= 0.9);
});
