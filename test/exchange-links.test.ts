import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { linksOf } from '../server/exchange/tjp-links.ts';
import type { Work } from '../server/exchange/work.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { type EntryOf, entriesOf, find, prerequisites } from '../server/plan/query.ts';
import { fc, runs } from './runs.ts';

type Activity = EntryOf<'activity'>;
const workIn = (plan: Plan): Work[] => entriesOf(plan, 'activity').map(entry => ({ entry }) as Work);
/** What each activity waits for in a schedule, in the order of the text. */
const found = (plan: Plan): string[][] =>
  [...linksOf(plan, workIn(plan))].map(([it, links]) => [it.entry.id, ...links.map(at => at.ref)]);

/** The same, found by asking of each link whether anything leads back, all over again. */
function slowly(plan: Plan): string[][] {
  const work = entriesOf(plan, 'activity');
  const kept = new Map<Activity, Activity[]>();
  const partsOf = (it: Activity): Activity[] => work.filter(at => at.parent === it);
  const aboveOf = (it: Activity): Activity[] => (it.parent ? [it.parent, ...aboveOf(it.parent)] : []);
  const within = (it: Activity): Activity[] => [it, ...partsOf(it).flatMap(within)];
  const reached = (from: Activity, seen = new Set<Activity>()): Set<Activity> => {
    if (seen.has(from)) return seen;
    seen.add(from);
    for (const it of [from, ...aboveOf(from)].flatMap(at => kept.get(at) ?? [])) reached(it, seen);
    for (const it of partsOf(from)) reached(it, seen);
    return seen;
  };
  return work.map(it => {
    const refs = new Set<string>();
    if (!within(it).some(at => at.value.status === 'done'))
      for (const { ref } of prerequisites(it)) {
        const to = find(plan, 'activity', ref);
        if (!to && find(plan, 'milestone', ref)) refs.add(ref);
        if (!to || refs.has(ref) || to === it || aboveOf(it).includes(to) || aboveOf(to).includes(it)) continue;
        const all = reached(to);
        if (within(it).some(at => all.has(at))) continue;
        kept.set(it, [...(kept.get(it) ?? []), to]);
        refs.add(ref);
      }
    return [it.id, ...refs];
  });
}

const plans = fc
  .array(
    fc.record({
      level: fc.nat(2),
      done: fc.nat(9).map(it => it === 0),
      after: fc.array(fc.nat(9), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map(all => {
    const lines = ['plan: x', 'milestones: { a9: 2026-09-01 }', 'activities:'];
    let level = 0;
    all.forEach((it, i) => {
      const own = i ? Math.min(it.level, level + 1) : 0;
      if (own > level) lines.push(`${'    '.repeat(own)}tasks:`);
      level = own;
      const indent = '    '.repeat(own + 1).slice(2);
      lines.push(
        `${indent}a${i}:`,
        `${indent}  after: [${it.after.map(at => `a${at}`).join(', ')}]`,
        ...(it.done ? [`${indent}  status: done`] : []),
      );
    });
    return `${lines.join('\n')}\n`;
  });

describe('the links of a schedule', () => {
  test('are what a slow search for circles leaves', () =>
    fc.assert(
      fc.property(plans, text => assert.deepEqual(found(readPlan(text)), slowly(readPlan(text)), text)),
      { numRuns: runs(1000) },
    ));
  test('of a circle the one that closes it is left out, also where it goes through a task', () => {
    const text = `plan: x
activities:
  a: { after: [b] }
  b: { after: [c] }
  c:
    tasks:
      d: { after: [a] }
      e: { after: [d] }
`;
    assert.deepEqual(found(readPlan(text)), [['a', 'b'], ['b', 'c'], ['c'], ['d'], ['e', 'd']]);
  });
  test('a chain of any length takes time in proportion to it', () => {
    const count = runs(15_000);
    const text = Array.from({ length: count }, (_, i) => `  a${i}:\n    after: [a${i - 1}]\n`).join('');
    assert.equal(found(readPlan(`plan: x\nactivities:\n${text}`)).filter(it => it.length === 2).length, count - 1);
  });
});
