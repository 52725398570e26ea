import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check } from '../server/check.ts';
import { iso } from '../server/language/day.ts';
import { comingPeriods, writePeriod } from '../server/language/period.ts';
import { types } from '../server/language/values.ts';
import { likelyPeriods } from '../server/mend/horizon.ts';
import { readPlan } from '../server/plan/plan.ts';
import { columns, inColumns } from '../server/report/columns.ts';
import { apply, asked, today } from './fixture.ts';
import { fc, runs } from './runs.ts';

const word = fc.constantFrom('Audit the list', 'form', 'id', '# c', '"q: 1"', '2026-08-07', '[a, b]', '{ b: c }', '');
const key = fc.constantFrom('id', 'name', 'title', 'owner', 'due', 'foo', 'done', 'after', 'tasks', 'key');
const pair = fc
  .tuple(key, word, fc.boolean())
  .map(([name, value, noted]) => `${name}: ${value}${noted ? ` # note ${name}` : ''}`);
const pairs = fc.array(pair, { minLength: 1, maxLength: 4 });
const item = fc.oneof(
  fc.tuple(pairs, fc.constantFrom('- ', '-   ')).map(([it, dash]) => dash + it.join(`\n${' '.repeat(dash.length)}`)),
  word.map(it => `- ${it}`),
  pairs.map(it => `- { ${it.map(one => one.replace(/ #.*/, '')).join(', ')} }`),
  pairs.map(it => `- thing:\n${it.map(one => `      ${one}`).join('\n')}`),
  pairs.map(it => `-\n  ${it.join('\n  ')}`),
  pairs.map(it => `- # alone\n  # more\n  ${it.join('\n  ')}`),
);
const list = fc
  .tuple(
    fc.array(fc.tuple(fc.boolean(), item), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', '  ', '    '),
    fc.constantFrom('activities', 'people', 'milestones', 'calendars', ''),
  )
  .map(([items, indent, section]) => {
    const lines = items.flatMap(([noted, it], i) => [...(noted ? [`# about ${i}`] : []), ...it.split('\n')]);
    const pad = section ? indent : '';
    return `${section ? `${section}:\n` : ''}${lines.map(it => pad + it).join('\n')}\n`;
  });

const troubles = (text: string): number => readPlan(text).chunks.reduce((sum, it) => sum + it.tree.problems.length, 0);
/** Every word but those that only say what kind of key stands there. */
const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter(it => !['id', 'key', 'name', 'title'].includes(it));

test('a list made entries loses no word and no comment, and can be read', () => {
  fc.assert(
    fc.property(list, text => {
      const plan = readPlan(text);
      for (const finding of check(plan, asked)) {
        if (finding.rule !== 'value-type' && finding.rule !== 'yaml-invalid') continue;
        for (const fix of finding.fixes()) {
          if (!/^(?:Give each item|Make them activities|Leave the dashes)/.test(fix.title)) continue;
          const after = apply(plan, fix.edits);
          const lower = after.toLowerCase();
          assert.deepEqual(wordsOf(text).filter(it => !lower.includes(it)), [], `${fix.title}\n${text}\n${after}`);
          for (const comment of text.match(/# (?:about|note|alone|more).*/g) ?? [])
            assert.ok(after.includes(comment), `${comment}\n${text}\n${after}`);
          assert.ok(troubles(after) <= troubles(text), `${text}\n${after}`);
        }
      }
    }),
    { numRuns: runs(500) },
  );
}); // biome-ignore format: one assertion a line

describe('periods', () => {
  const day = fc.integer({ min: today - 1000, max: today + 1000 });
  test('are written as they are read', () => {
    fc.assert(
      fc.property(day, fc.nat(800), (from, length) => {
        const range = { from, to: from + length };
        assert.deepEqual(types.period.read(writePeriod(range)), range);
      }),
    );
  });
  test('that are coming are two of each length, one after the other', () => {
    fc.assert(
      fc.property(day, on => {
        const ranges = comingPeriods(on).map(it => types.period.read(it.period)!);
        for (let i = 0; i < ranges.length; i += 2) {
          assert.ok(ranges[i]!.from <= on && on <= ranges[i]!.to);
          assert.equal(ranges[i + 1]!.from, ranges[i]!.to + 1);
        }
      }),
    );
  });
  test('that are proposed hold every day for which something is planned', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 6 }), days => {
        const [by, due, start, at] = days.map(iso);
        const plan = readPlan(
          `goal: { by: ${by} }\n${at ? `milestones: { m: ${at} }\n` : ''}activities:\n  a: { due: ${due ?? by}${start ? `, start: ${start}` : ''} }\n`,
        );
        const used = days.slice(0, 4);
        for (const { from, to } of likelyPeriods(plan, today)) {
          for (const it of used) assert.ok(from <= it && it <= to);
          assert.ok(types.period.read(writePeriod({ from, to })));
          if (today <= Math.max(...used)) assert.ok(from <= today && today <= to);
        }
      }),
    );
  });
});

test('a text in columns has that many, and says where it is cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 2, max: 40 }), (text, width) => {
      const flat = text.replaceAll('…', '').replace(/\s+/g, ' ').trim();
      const shown = inColumns(flat, width);
      assert.equal(columns(shown), width);
      assert.equal(shown.includes('…'), columns(flat) > width);
    }),
  );
});
