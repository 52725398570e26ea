import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check, type Finding, findings, judge } from '../server/check.ts';
import { addWorkdays, type Day, isWorkday, readDay, workdaysBetween } from '../server/language/day.ts';
import { mondayToFriday } from '../server/language/workdays.ts';
import { apply } from '../server/plan/edit.ts';
import { checkinDay, evenly, midway } from '../server/plan/midway.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { entryAt } from '../server/plan/query.ts';
import { type Piece, spread } from '../server/reckon/spread.ts';
import { rules } from '../server/rules/index.ts';
import { asked, seen, today } from './fixture.ts';
import { fc, runs } from './runs.ts';

const dates = new Set(rules.filter(it => it.group === 'Dates').map(it => it.id));
const ofGroup = (found: readonly Finding[]) => found.filter(it => dates.has(it.rule));
const inGroup = (plan: Plan): Finding[] => ofGroup(check(plan, asked));

const some = <T>(...values: T[]) => fc.constantFrom(...values);
const iso = fc
  .integer({ min: readDay('2026-06-20')!, max: readDay('2026-10-20')! })
  .map(it => new Date(it * 86_400_000).toISOString().slice(0, 10));
const worded = some(
  'Q3',
  'soon',
  'ongoing',
  'weekly',
  '21 August',
  '21 August 2026',
  'Thu 21 Aug 2026',
  '03/08/2026',
  'after m1',
  '2026-02-30',
  'T-2w',
  'Friday',
  '""',
);
const deadline = fc.oneof({ weight: 6, arbitrary: iso }, { weight: 1, arbitrary: worded });
const span = fc.tuple(iso, iso).map(([a, b]) => `${a}..${b}`);
const ref = some('a0', 'a1', 'a2', 'a3', 'm0', 'm1', 'd0', 't0', 'none').chain(id =>
  some(id, `${id} + 2d`, `${id} + 3h`),
);
const keys: Record<string, fc.Arbitrary<string>> = {
  title: some('Weekly report', 'Routine check', 'Audit the form'),
  owner: some('p0', 'p1', 'nobody known'),
  start: iso,
  due: deadline,
  checkin: fc.oneof(
    deadline,
    fc.array(deadline, { minLength: 1, maxLength: 3 }).map(it => `[${it.join(', ')}]`),
  ),
  effort: some('3d', '2h', '4d..3w', '5w'),
  every: some('1d', '2w', '1m', 'often'),
  load: some('20%'),
  after: fc.uniqueArray(ref, { minLength: 1, maxLength: 3 }).map(it => `[${it.join(', ')}]`),
  metric: some('x', 'y'),
  status: some('todo', 'in progress', 'done', 'dropped'),
  blocked: some('no access', '{ by: p0, need: access }'),
  log: iso.map(it => `{ ${it}: done }`),
};

/** A map of some of the keys: between braces, or over several lines. */
const body = (of: Record<string, fc.Arbitrary<string>>, indent: string) =>
  fc.tuple(fc.record(of, { requiredKeys: [] }), fc.boolean()).map(([record, isFlow]) => {
    const pairs = Object.entries(record).map(([key, value]) => `${key}: ${value}`);
    return isFlow ? ` { ${pairs.join(', ')} }` : pairs.map(it => `\n${indent}${it}`).join('');
  });
const section = (name: string, letter: string, entry: fc.Arbitrary<string>, most: number) =>
  fc
    .array(entry, { maxLength: most })
    .map(all => (all.length ? `${name}:\n${all.map((it, i) => `  ${letter}${i}:${it}\n`).join('')}` : ''));
const tasks = body(keys, '        ').map(it => `\n    tasks:\n      t0:${it}`);
const activity = fc.oneof({ weight: 4, arbitrary: body(keys, '    ') }, { weight: 1, arbitrary: fc.tuple(body({ due: iso, start: iso, after: keys.after! }, '    ').filter(it => it.startsWith('\n')), tasks).map(it => it.join('')) }); // biome-ignore format: one choice
const head = fc.record({
  status: some('', 'status: live\n', 'status: draft\n'),
  owner: some('', 'owner: p0\n'),
  period: some('', 'period: 2026-Q3\n', 'period: 2026\n', 'period: 2026-07-10..2026-08-28\n'),
  goal: some('', 'goal: { metric: x, from: 9 days, to: 3 days, by: 2026-09-11 }\n', 'goal: { metric: x, by: 2026-07-03 }\n'), // biome-ignore format: one line each
});
const text = fc
  .tuple(
    head,
    section('metrics', 'x', some(' { readings: { 2026-07-03: 4 days } }'), 1).map(it => it.replace('x0', 'x')),
    section('milestones', 'm', fc.oneof(deadline.map(it => ` ${it}`), span.map(it => ` ${it}`), span.map(it => ` { at: ${it} }`)), 3), // biome-ignore format: one choice
    section('decisions', 'd', body({ by: deadline, affects: some('[a0]'), chosen: some('yes') }, '    '), 1),
    section(
      'people',
      'p',
      body({ leave: fc.oneof(iso, span).map(it => `[${it}]`), rate: some('USD 95/h') }, '    '),
      2,
    ),
    section('activities', 'a', activity, 5),
  )
  .map(([{ status, owner, period, goal }, ...sections]) => status + owner + period + goal + sections.join(''))
  .chain(it => some(it, it, it.replace(/due: \d{4}-\d\d-\d\d/g, 'due: 2026-09-28')));

describe('the rules about dates', () => {
  test('offer a fix for each finding, and each fix takes its finding away and leaves the plan readable', () => {
    fc.assert(
      fc.property(text, it => {
        const plan = readPlan(it);
        const found = inGroup(plan);
        for (const finding of found) {
          const fixes = finding.fixes();
          const where = whereabouts(finding, plan);
          const was = count(found, plan, where);
          assert.ok(fixes.length > 0, `${finding.message}\n${it}`);
          finding.related();
          for (const fix of fixes) {
            const after = readPlan(apply(plan, fix.edits));
            assert.ok(
              count(inGroup(after), after, where) < was,
              `"${fix.title}" leaves "${finding.message}"\n${it}\n----\n${apply(plan, fix.edits)}`,
            );
            assert.deepEqual(problems(after), problems(plan), `"${fix.title}"\n${it}\n----\n${apply(plan, fix.edits)}`);
          }
        }
      }),
      { numRuns: runs(100) },
    );
  });
  test('find the same, with or without the past', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const past = judge(readPlan(before), asked);
        const plan = readPlan(after, past.plan);
        assert.deepEqual(seen(ofGroup(findings(judge(plan, asked, past)))), seen(inGroup(readPlan(after))));
      }),
      { numRuns: runs(100) },
    );
  });
  test('find the same after the prose of an entry has changed', () => {
    fc.assert(
      fc.property(text, fc.nat(4), (before, which) => {
        const past = judge(readPlan(before), asked);
        const after = before.replace(new RegExp(`^(  a${which}:)(?=\\n)`, 'm'), '$1\n    because: it is so');
        const once = judge(readPlan(after, past.plan), asked, past);
        const again = after.replace('it is so', 'it is not so');
        const plan = readPlan(again, once.plan);
        assert.deepEqual(seen(ofGroup(findings(judge(plan, asked, once)))), seen(inGroup(readPlan(again))));
      }),
      { numRuns: runs(100) },
    );
  });
});

/** A finding by the entry that it is about. */
const whereabouts = ({ rule, message, range }: Finding, plan: Plan) =>
  [rule, message, ...(entryAt(plan, range.start)?.path ?? [])].join('\n');
const count = (found: readonly Finding[], plan: Plan, where: string) =>
  found.filter(it => whereabouts(it, plan) === where).length;

/** What cannot be read, and what is no form of the language. */
const problems = ({ chunks }: Plan): string[] =>
  chunks.flatMap(({ tree, tokens }) => [
    ...tree.problems.map(it => it.code),
    ...tokens.filter(it => it.trouble === 'form' || (it.role === 'key' && !it.meaning && !it.shape)).map(it => it.path.join('.')),
  ]); // biome-ignore format: one list

const day = fc.integer({ min: today - 400, max: today + 400 });

describe('the day midway', () => {
  test('lies on or after the first and before the second, and is a working day where there is one', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 200 }), (from, length) => {
        const middle = midway(from, from + length, mondayToFriday);
        assert.ok(middle >= from && middle < from + length);
        const between = Array.from({ length }, (_, i) => from + i);
        assert.equal(isWorkday(middle), between.some(isWorkday));
      }),
    );
  });
  test('a check-in lies between start and due, and not in the past while there is time', () => {
    fc.assert(
      fc.property(fc.option(day, { nil: undefined }), day, (start, due) => {
        const it = checkinDay(start, due, today, mondayToFriday);
        if (it === undefined) return assert.ok((start ?? -Infinity) >= due);
        assert.ok(it < due && it >= (start ?? -Infinity) && (due <= today || it >= today));
      }),
    );
  });
  test('days spread evenly leave no longer stretch than is allowed', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 22, max: 400 }), (from, length) => {
        const days = [from, ...evenly(from, from + length, 21, mondayToFriday), from + length];
        for (let i = 1; i < days.length; i++) assert.ok(days[i]! - days[i - 1]! <= 21 && days[i]! > days[i - 1]!);
      }),
    );
  });
});

describe('work with one deadline, spread', () => {
  const pieces = fc
    .array(fc.record({ owner: some('ana', 'dev', ''), days: fc.integer({ min: 1, max: 15 }), after: fc.array(fc.record({ piece: fc.nat(7), lag: fc.nat(4) }), { maxLength: 3 }) }), { minLength: 1, maxLength: 8 })
    .map(all => all.map((it, i): Piece => ({ ...it, id: `a${i}`, after: it.after.filter(({ piece }) => piece < i) }))); // biome-ignore format: one shape
  const begin = (it: Piece, due: Day) => addWorkdays(due, -it.days);
  test('ends in time, each behind what it waits for, and nobody does two things at once', () => {
    fc.assert(
      fc.property(pieces, fc.integer({ min: 0, max: 6 }), (all, weekday) => {
        const last = today + 2000 + weekday;
        const days = spread(all, last, today, () => mondayToFriday);
        assert.equal(Math.max(...days), last);
        const workdays = days.map(it => (isWorkday(it) ? it : addWorkdays(it, 0)));
        all.forEach((it, i) => {
          for (const { piece, lag } of it.after)
            assert.ok(workdaysBetween(workdays[piece]!, begin(it, workdays[i]!)) >= lag, `${i} behind ${piece}`);
          all.forEach((other, j) => {
            if (j >= i || other.owner !== it.owner) return;
            const apart = begin(it, workdays[i]!) >= workdays[j]! || begin(other, workdays[j]!) >= workdays[i]!;
            assert.ok(apart, `${i} and ${j} at once`);
          });
        });
      }),
    );
  });
  test('is never in the past, and ends where work waits for itself', () => {
    fc.assert(
      fc.property(pieces, fc.nat(20), fc.nat(7), fc.nat(7), (all, ahead, a, b) => {
        const tangled = all.map((it, i) => (i === a && b < all.length ? { ...it, after: [{ piece: b, lag: 0 }] } : it));
        const days = spread(tangled, today + ahead, today, () => mondayToFriday);
        assert.ok(days.every(it => it >= today && it <= today + ahead));
      }),
    );
  });
});
