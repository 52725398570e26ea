import { ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { Clock } from '../server/forecast/clock.ts';
import { fc } from './runs.ts';

const hours = fc.oneof(fc.constantFrom(0, 0, 8, 6.4, 2.5), fc.double({ min: 0.01, max: 24, noNaN: true }));
const clocks = fc.record({
  days: fc.array(hours, { maxLength: 60 }),
  week: fc.oneof(fc.constant<number[]>([]), fc.array(hours, { minLength: 7, maxLength: 7 })),
});

/** Hours by a time, added up day by day. */
function passed({ days, week }: { days: readonly number[]; week: readonly number[] }, time: number): number {
  let sum = 0;
  for (let day = 0; day < time; day++) {
    const rate = day < days.length ? days[day]! : (week[(day - days.length) % 7] ?? 0);
    sum += rate * Math.min(1, time - day);
  }
  return sum;
}

test('hours pass as the days say', () => {
  fc.assert(
    fc.property(clocks, fc.double({ min: 0, max: 400, noNaN: true }), (it, time) => {
      const clock = new Clock(it.days, it.week);
      ok(Math.abs(clock.hoursAt(time) - passed(it, time)) < 1e-6);
      strictEqual(clock.hoursAt(Infinity), it.week.some(rate => rate > 0) ? Infinity : clock.total);
      strictEqual(clock.most, Math.max(0, ...it.days, ...it.week));
    }),
  );
});

test('a time and its hours lead to each other, at the start of what comes and at the end of what was', () => {
  fc.assert(
    fc.property(clocks, fc.double({ min: 0, max: 2000, noNaN: true }), (it, hours) => {
      const clock = new Clock(it.days, it.week);
      const [end, begin] = [clock.timeAt(hours), clock.opening(hours)];
      if (hours > clock.total + 1e-6) strictEqual(end, Infinity);
      if (hours > clock.total - 1e-8) return;
      ok(end <= begin + 1e-9);
      ok(Math.abs(passed(it, end) - hours) < 1e-6);
      ok(hours < 1e-6 || passed(it, end - 1e-4) < hours);
      if (begin === Infinity) return;
      ok(Math.abs(passed(it, begin) - hours) < 1e-6);
      ok(passed(it, begin + 1e-4) > hours);
    }),
  );
});

test('a day that is full ends with the day, whatever its hours add up to', () => {
  fc.assert(
    fc.property(hours, fc.integer({ min: 1, max: 3000 }), (rate, days) => {
      const clock = new Clock([], Array(7).fill(rate || 1));
      let sum = 0;
      for (let day = 0; day < days; day++) sum += rate || 1;
      strictEqual(clock.timeAt(sum), days);
      strictEqual(clock.opening(sum), days);
    }),
  );
});

test('far away and never are answers', () => {
  const gone = new Clock([8, 0, 8], []);
  strictEqual(gone.timeAt(16), 3);
  strictEqual(gone.opening(8), 2);
  strictEqual(gone.opening(16), Infinity);
  strictEqual(gone.timeAt(16.1), Infinity);
  const nobody = new Clock([], [0, 0, 0, 0, 0, 0, 0]);
  strictEqual(nobody.opening(0), Infinity);
  strictEqual(nobody.timeAt(1), Infinity);
  strictEqual(nobody.hoursAt(1e9), 0);
  const seldom = new Clock([], [0, 0, 1, 0, 0, 0, 0]);
  strictEqual(seldom.timeAt(2600), 7 * 2599 + 3);
  strictEqual(seldom.opening(2600), 7 * 2600 + 2);
});
