import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Day, iso, readDay } from '../server/language/day.ts';
import { readPlan } from '../server/plan/plan.ts';
import { demandOf, weeksFrom } from '../server/reckon/demand.ts';
import { overbooked } from '../server/reckon/overload.ts';
import { type Absence, workingTimeOf } from '../server/reckon/working-time.ts';
import { among, today } from './fixture.ts';
import { fc, runs } from './runs.ts';

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Names a weekday from scratch: 1970-01-01 was a Thursday. */
const nameOf = (day: Day): string => names[(((day + 3) % 7) + 7) % 7]!;

interface Span {
  from: Day;
  days: number;
}
interface Case {
  week: string[];
  hours: number;
  holidays: Span[];
  capacity: number | undefined;
  leave: Span[];
  from: Day | undefined;
  until: Day | undefined;
  hiring: boolean;
}
const day = fc.integer({ min: -20, max: 120 }).map(it => today + it);
const span = fc.record({ from: day, days: fc.integer({ min: 1, max: 12 }) });
const anyCase: fc.Arbitrary<Case> = fc.record({
  week: fc.subarray(names, { minLength: 1 }),
  hours: fc.constantFrom(6, 7.5, 8),
  holidays: fc.array(span, { maxLength: 4 }),
  capacity: fc.constantFrom(undefined, 32, 20, 40),
  leave: fc.array(span, { maxLength: 4 }),
  from: fc.option(day, { nil: undefined, freq: 3 }),
  until: fc.option(day, { nil: undefined, freq: 3 }),
  hiring: fc.boolean(),
});
const listOf = (spans: readonly Span[]): string =>
  `[${spans.map(it => (it.days === 1 ? iso(it.from) : `${iso(it.from)}..${iso(it.from + it.days - 1)}`)).join(', ')}]`;
const peopleOf = (it: Case): string =>
  [
    'calendars:',
    `  leeds: { week: [${it.week.join(', ')}], hours: ${it.hours}, holidays: ${listOf(it.holidays)} }`,
    'teams:\n  ops: { calendar: leeds }',
    'people:\n  ana:\n    team: ops',
    ...(it.capacity === undefined ? [] : [`    capacity: ${it.capacity}h/w`]),
    `    leave: ${listOf(it.leave)}`,
    ...(it.from === undefined ? [] : [`    from: ${iso(it.from)}`]),
    ...(it.until === undefined ? [] : [`    until: ${iso(it.until)}`]),
    ...(it.hiring ? ['    status: hiring'] : []),
    '',
  ].join('\n');
const within = (spans: readonly Span[], at: Day) => spans.some(it => it.from <= at && at < it.from + it.days);

/** One day of one person, told as slowly as can be. */
function slowly(it: Case, at: Day): { hours: number; why: Absence | undefined } {
  const full = it.capacity === undefined ? it.hours : it.capacity / it.week.length;
  const late = it.hiring && (it.from === undefined || it.from <= today);
  const why: Absence | undefined = !it.week.includes(nameOf(at))
    ? 'day off'
    : within(it.holidays, at)
      ? 'holiday'
      : late || (it.from !== undefined && at < it.from)
        ? it.hiring
          ? 'vacancy'
          : 'not here yet'
        : it.until !== undefined && at > it.until
          ? 'gone'
          : within(it.leave, at)
            ? 'leave'
            : undefined;
  return { hours: why ? 0 : full, why };
}
const near = (a: number, b: number, what: string) => assert.ok(Math.abs(a - b) < 1e-6, `${what}: ${a} is not ${b}`);

describe('the hours of a person', () => {
  test('are those of each day, told one by one, with the reason of each that is free', () => {
    fc.assert(
      fc.property(anyCase, day, fc.integer({ min: 0, max: 40 }), (it, from, length) => {
        const time = workingTimeOf(readPlan(peopleOf(it)), 'ana', today);
        const days = Array.from({ length: length + 1 }, (_, i) => from + i);
        const each = days.map(at => slowly(it, at));
        for (const [i, at] of days.entries()) assert.equal(time.absence(at), each[i]!.why, iso(at));
        const hours = each.reduce((sum, { hours }) => sum + hours, 0);
        near(time.hours(from, from + length), hours, 'hours');
        const { contract, less, hours: left } = time.account(from, from + length);
        near(left, hours, 'what is left');
        near(
          contract,
          less.reduce((sum, part) => sum + part.hours, hours),
          'the subtraction',
        );
        const full = it.capacity === undefined ? it.hours : it.capacity / it.week.length;
        for (const { why, hours } of less) near(hours, each.filter(one => one.why === why).length * full, why);
        const last = time.upTo(from + length);
        assert.equal(
          last !== undefined && last >= from ? last : undefined,
          days.findLast((_, i) => !each[i]!.why),
        );
        const first = time.onFrom(from);
        assert.equal(
          first !== undefined && first <= from + length ? first : undefined,
          days.find((_, i) => !each[i]!.why),
        );
      }),
      { numRuns: runs(2000) },
    );
  });

  test('a week that goes over Sunday, hours of no day, and what nobody says', () => {
    const plan = readPlan(`calendars:
  default: { week: sun..thu, hours: 30, zone: Asia/Dubai }
people:
  ana: { capacity: 20h/w }
  __proto__: {}
`);
    const ana = workingTimeOf(plan, 'ana', today);
    assert.deepEqual(
      Array.from({ length: 7 }, (_, i) => ana.absence(readDay('2026-07-20')! + i)),
      [undefined, undefined, undefined, undefined, 'day off', 'day off', undefined],
    );
    assert.deepEqual([ana.perDay, ana.perWeek], [4, 20]);
    assert.equal(workingTimeOf(plan, '__proto__', today).perWeek, 40);
    assert.equal(workingTimeOf(readPlan(''), 'nobody', today).hours(today, today + 6), 40);
  });

  test('of ten thousand years take no longer than those of a day', () => {
    const plan = readPlan('people:\n  ana: { leave: [0001-01-01..9998-12-31] }\n');
    const time = workingTimeOf(plan, 'ana', today);
    assert.equal(time.workdays(readDay('0001-01-01')!, readDay('9999-12-31')!), 261);
    assert.equal(time.upTo(today), undefined);
    assert.equal(time.onFrom(today), undefined);
  });
});

interface Piece {
  kind: 'once' | 'recurring' | 'continuous';
  effort: number;
  start: Day | undefined;
  due: Day | undefined;
  share: number | undefined;
  every: number;
  status: 'todo' | 'in progress' | 'done';
  far: boolean;
}
const anyPiece: fc.Arbitrary<Piece> = fc.record({
  kind: fc.constantFrom('once', 'once', 'once', 'recurring', 'continuous'),
  effort: fc.integer({ min: 1, max: 20 }),
  start: fc.option(day, { nil: undefined }),
  due: fc.option(day, { nil: undefined, freq: 6 }),
  share: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  every: fc.integer({ min: 1, max: 4 }),
  status: fc.constantFrom('todo', 'todo', 'in progress', 'done'),
  far: fc.boolean(),
});
/** Ana owns it; of work that is done once, Dev, who works full time, gives a share. */
function workOf(pieces: readonly Piece[], far: boolean): string {
  const lines = pieces.flatMap((it, i) => {
    if (it.far !== far) return [];
    const keys = [
      'owner: ana',
      ...(it.start === undefined ? [] : [`start: ${iso(it.start)}`]),
      ...(it.due === undefined ? [] : [`due: ${iso(it.due)}`]),
      it.kind === 'continuous' ? `load: ${it.effort}%` : `effort: ${it.effort}d`,
      ...(it.kind === 'recurring' ? [`every: ${it.every}w`] : []),
      ...(it.kind === 'once' && it.share !== undefined ? [`with: { dev: ${it.share}% }`] : []),
      `status: ${it.status}`,
    ];
    return [`  a${i}: { ${keys.join(', ')} }`];
  });
  return `activities:\n${lines.join('\n')}\n`;
}

/** What is asked of Ana and of Dev on one day, worked out by itself from all of the days that a piece has. */
function askedOn(it: Case, pieces: readonly Piece[], at: Day): { ana: number; dev: number } {
  const sum = { ana: 0, dev: 0 };
  const works = (day: Day) => slowly(it, day).hours;
  const devWorks = (day: Day) => (['sat', 'sun'].includes(nameOf(day)) ? 0 : 8);
  for (const piece of pieces) {
    if (piece.status === 'done') continue;
    const { kind, effort, start = today, due } = piece;
    if (kind !== 'once') {
      if (at < Math.max(start, today) || (due !== undefined && at > due) || !works(at)) continue;
      const full = it.capacity === undefined ? it.hours : it.capacity / it.week.length;
      sum.ana +=
        kind === 'continuous'
          ? (effort / 100) * full
          : effort * it.hours * Math.min(1, 1 / (it.week.length * piece.every));
      continue;
    }
    if (due === undefined || due < today) continue;
    const first = Math.max(start, today) <= due ? Math.max(start, today) : today;
    let left = effort * it.hours;
    if (piece.status === 'in progress') {
      if (piece.start === undefined) left /= 2;
      else {
        let [rest, all] = [0, 0];
        for (let d = Math.min(piece.start, today); d <= due; d++) {
          if (works(d)) all++;
          if (works(d) && d >= today) rest++;
        }
        if (all) left *= rest / all;
      }
    }
    let [days, help] = [0, 0];
    for (let d = first; d <= due; d++) {
      if (works(d)) days++;
      if (piece.share) help += (piece.share / 100) * devWorks(d);
    }
    if (at < first || at > due) continue;
    if (piece.share && devWorks(at)) sum.dev += (piece.share / 100) * devWorks(at) * Math.min(1, left / help);
    if (works(at)) sum.ana += Math.max(0, left - help) / days;
  }
  return sum;
}

describe('the demand of a person', () => {
  test('is that of each day, told one by one, over all plans of the folder', () => {
    fc.assert(
      fc.property(anyCase, fc.array(anyPiece, { maxLength: 6 }), (it, pieces) => {
        const own = `${peopleOf(it)}  dev: {}\n${workOf(pieces, false)}`.replace(/ {2}dev: \{\}\n/, '');
        const plan = among(own, { crm: `people:\n  dev: { team: crm }\nteams:\n  crm: {}\n${workOf(pieces, true)}` });
        const [ana, dev] = [demandOf(plan, 'ana', today)!, demandOf(plan, 'dev', today)!];
        for (const { from, to } of weeksFrom(today, 6)) {
          const slow = { ana: 0, dev: 0, limit: 0 };
          for (let at = from; at <= to; at++) {
            const asked = askedOn(it, pieces, at);
            slow.ana += asked.ana;
            slow.dev += asked.dev;
            slow.limit += slowly(it, at).hours * 0.8;
          }
          near(ana.hours(from, to), slow.ana, `ana from ${iso(from)}`);
          near(dev.hours(from, to), slow.dev, `dev from ${iso(from)}`);
          near(ana.limit(from, to), slow.limit, `the ceiling from ${iso(from)}`);
        }
      }),
      { numRuns: runs(1500) },
    );
  });

  test('says no more than can be done is too much only where no order of work does it', () => {
    fc.assert(
      fc.property(anyCase, fc.array(anyPiece, { maxLength: 5 }), (it, pieces) => {
        const mine = pieces.map(piece => ({ ...piece, share: undefined, status: 'todo' as const, far: false }));
        const plan = readPlan(peopleOf(it) + workOf(mine, false));
        const found = overbooked(demandOf(plan, 'ana', today)!, plan, today);
        // The earliest due first does all that any order can.
        let left = mine
          .filter(piece => piece.kind === 'once' && piece.due !== undefined && piece.due >= today)
          .map(piece => ({ due: piece.due!, hours: piece.effort * it.hours }))
          .sort((a, b) => a.due - b.due);
        let missed: Day | undefined;
        for (let at = today; left.length && missed === undefined; at++) {
          const load = mine.reduce(
            (sum, { kind, start = today, due = Infinity, effort }) =>
              sum + (kind === 'continuous' && start <= at && at <= due ? effort / 100 : 0),
            0,
          );
          let hours = slowly(it, at).hours * (1 - load);
          for (const one of left) {
            const done = Math.max(0, Math.min(hours, one.hours));
            one.hours -= done;
            hours -= done;
          }
          const late = left.find(one => one.due === at && one.hours > 0.06);
          if (late && workingTimeOf(plan, 'ana', today).hours(today, at)) missed = at;
          left = left.filter(one => one.due > at);
        }
        if (found) assert.equal(missed, found.day);
        else assert.equal(missed, undefined);
      }),
      { numRuns: runs(1500) },
    );
  });

  test('counts what a task takes once, with the rest of its activity', () => {
    const plan = readPlan(`people:
  ana: {}
  dev: {}
activities:
  form:
    owner: ana
    due: 2026-07-31
    effort: 5d
    tasks:
      fields: { owner: dev, effort: 2d }
      build: { effort: 1d, status: done }
`);
    const hours = (id: string) => Math.round(demandOf(plan, id, today)!.hours(today, today + 30));
    assert.deepEqual([hours('ana'), hours('dev')], [16, 16]);
  });

  test('counts what is left, waits for what comes before, and leaves out what is closed, late or not agreed', () => {
    const plan = among(
      `people:
  ana: {}
workstreams:
  acme: { status: tentative }
milestones:
  go: 2026-08-07
activities:
  a: { owner: ana, due: 2026-08-14, effort: 10d, spent: 6d, status: in progress, after: [go] }
  b: { owner: ana, due: 2026-08-14, effort: 10d, remaining: 1d, status: in progress, after: [go] }
  c: { owner: ana, due: 2026-08-14, effort: 10d, workstream: acme }
  d: { owner: ana, due: 2026-07-23, effort: 10d }
  e: { owner: ana, effort: 10d }
`,
      { old: 'status: closed\nactivities:\n  f: { owner: ana, due: 2026-08-14, effort: 10d }\n' },
    );
    const demand = demandOf(plan, 'ana', today)!;
    assert.deepEqual(
      weeksFrom(today, 4).map(({ from, to }) => demand.hours(from, to)),
      [0, 0, 0, 40],
    );
  });
});

test('neither the hours nor the demand ask where the machine stands', () => {
  const zone = process.env.TZ;
  const plan = () =>
    readPlan(
      'calendars:\n  default: { holidays: [2026-08-31, 2026-10-25..2026-11-01] }\npeople:\n  ana: { capacity: 32h/w, leave: [2026-10-23..2026-10-26] }\nactivities:\n  a: { owner: ana, due: 2026-11-06, effort: 8d..20d }\n',
    );
  const told = () => {
    const demand = demandOf(plan(), 'ana', today)!;
    return JSON.stringify(
      weeksFrom(today, 16).map(({ from, to }) => [demand.hours(from, to), demand.time.account(from, to)]),
    );
  };
  try {
    const answers = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Kathmandu'].map(it => {
      process.env.TZ = it;
      return { offset: new Date(0).getTimezoneOffset(), told: told() };
    });
    assert.equal(new Set(answers.map(it => it.offset)).size, 4, 'the zones are others');
    assert.equal(new Set(answers.map(it => it.told)).size, 1);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
