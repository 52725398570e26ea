import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { targets } from '../server/exchange/export.ts';
import { imported, type Source } from '../server/exchange/import.ts';
import { sections } from '../server/language/index.ts';
import { readPlan } from '../server/plan/plan.ts';
import { titles } from './exchange-plans.ts';
import { today } from './fixture.ts';
import { fc, runs } from './runs.ts';

function into(from: Source, text: string): string {
  const found = imported(from, text, { title: 'Imported', today });
  if ('refused' in found) throw new Error(found.refused);
  return found.text;
}
const quoted = (it: object): string => `"${JSON.stringify(it).replace(/[\\"]/g, '\\$&')}"`;
const project = (besides: object): string =>
  `project p "x" 2026-01-01 - 2026-12-31 {\n  extend task { text Opsplan "x" }\n}\ntask a "A" {\n  Opsplan ${quoted(besides)}\n  effort 2d\n}\n`;

/** Keys that would write at the margin, or make an entry of their own. */
const keys = fc.oneof(fc.constantFrom('x\nrules: {}\ny', 'a\r\nb', 'x: y', '# x', 'tasks', '"', "'", '__proto__', '', 'owner ', '- x', '\u2028x', '{', '&a', '*a', '!x'), titles); // biome-ignore format: a list
const values = fc.oneof(titles, fc.constant('x\nrules: {}'), fc.record({ title: titles }), fc.boolean());
const objects = fc.array(fc.tuple(keys, values), { maxLength: 5 }).map(it => Object.fromEntries(it));
const atMargin = (text: string): string[] =>
  text.split('\n').filter(it => it && !/^(?: |#)/.test(it)).map(it => it.replace(/:.*/, '')); // biome-ignore format: one chain

describe('keys that others wrote', () => {
  test('TaskJuggler: those of an activity are taken, all others stand as notes', () => {
    const besides = {
      workload: 'x\nrules: {}',
      impact: 4,
      'y\nrules': '{}',
      tasks: { b: {} },
      checkin: ['2026-08-21'],
    };
    assert.equal(
      into('tjp', project(besides)).replace(/^[\s\S]*\nactivities:\n/, ''),
      `  a:
    # workload: "x rules: {}"
    # y rules: "{}"
    # tasks: { b: {} }
    title: A
    checkin: [2026-08-21]
    effort: 2d
    impact: 4
`,
    );
  });
  test('TaskJuggler: nothing of them stands at the margin', () =>
    fc.assert(
      fc.property(objects, it => {
        const text = into('tjp', project(it));
        assert.deepEqual(atMargin(text), ['plan', 'status', 'activities'], text);
        assert.deepEqual(text.match(/^ {2}\S.*/gm)?.length, 1, text);
      }),
      { numRuns: runs(300) },
    ));
  test('JSON: nothing of them stands at the margin', () =>
    fc.assert(
      fc.property(objects, it => {
        const text = into('json', JSON.stringify({ plan: 'x', goal: it, activities: { a: it, ...it }, ...it }));
        for (const at of atMargin(text)) assert.ok((sections as readonly string[]).includes(at), text);
        assert.equal(new Set(atMargin(text)).size, atMargin(text).length, text);
      }),
      { numRuns: runs(300) },
    ));
  test('a name that goes out with a line break in it stays within its comment', () => {
    const plan = readPlan('plan: x\nactivities:\n  "a\\nb": { every: 1w }\n');
    const text = targets.tjp([{ file: 'x.opsplan', plan, today }]);
    assert.ok(text.startsWith('# Left out: a b (recurring).\nproject '), text);
  });
});
