import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { counts, findings, isComplete, type Judged, judge } from '../server/check.ts';
import { split } from '../server/plan/chunks.ts';
import { factsOf, namesOf } from '../server/plan/names-index.ts';
import { editPlan, type Plan, readPlan, textOf } from '../server/plan/plan.ts';
import { lineStarts, offsetAt, type Position, positionAt } from '../server/plan/position.ts';
import { anyPlan as text } from './any-plan.ts';
import { asked, seen } from './fixture.ts';
import { fc, runs } from './runs.ts';

const snippet = fc.constantFrom(
  '',
  'x',
  ' ',
  '\n',
  '"',
  "'",
  'a',
  '- ',
  '# ',
  '  ',
  '  title: t\n',
  '    title: t\n',
  ':',
  '\r',
  '\r\n',
  '\t',
  ',',
  '[',
  ']',
  '{',
  '}',
  '&a ',
  '*a',
  '|',
  '>',
  '😀',
  '\u0000',
  '---\n',
  '\n<<<<<<< a\n',
  '\n||||||| b\n',
  '\n=======\n',
  '\n>>>>>>> c\n',
  '2026-08-01',
  '\ufeff',
);

/** Everything that a plan says of itself, places included. */
const all = (plan: Plan) => ({
  text: textOf(plan),
  chunks: plan.chunks.map(it => ({
    chunk: it.chunk,
    tree: it.tree,
    names: namesOf(it),
    facts: factsOf(it),
    ignores: it.ignores,
    sound: it.sound,
    tokens: it.tokens.map(({ role, node, range, text, path, trouble, entry }) => ({
      ...{ role, node, range, text, path, trouble },
      entry: entry?.id,
    })),
  })),
  heads: plan.heads.map(it => it.chunk),
  states: plan.states,
  lines: [...plan.lines],
  definitions: [...plan.names.definitions],
  references: [...plan.names.references],
});
const found = (judged: Judged) => seen(findings(judged));

function assertSame(plan: Plan, judged: Judged): void {
  const fresh = readPlan(textOf(plan));
  assert.deepEqual(all(plan), all(fresh));
  assert.deepEqual(found(judged), found(judge(fresh, asked)));
}
/** The text after an edit, as the protocol defines it. */
function splice(before: string, start: Position, end: Position, put: string): string {
  const starts = lineStarts(before);
  const from = offsetAt(before, starts, start);
  return before.slice(0, from) + put + before.slice(Math.max(from, offsetAt(before, starts, end)));
}

describe('reading with the past gives what reading from scratch gives', () => {
  test('what is judged a few chunks at a time, with an edit in between, is judged as in one go', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 5 }), fc.nat(), snippet, (it, most, at, put) => {
        let plan = readPlan(it);
        let judged = judge(plan, asked, undefined, most);
        assert.equal(isComplete(judged), plan.chunks.length <= most);
        const place = positionAt(lineStarts(it), at % (it.length + 1));
        plan = editPlan(plan, { start: place, end: place }, put);
        for (let left = plan.chunks.length; !isComplete(judged) || judged.plan !== plan; left--) {
          assert.ok(left >= -1, 'it ends');
          judged = judge(plan, asked, judged, Math.max(1, most));
        }
        assertSame(plan, judged);
      }),
      { numRuns: runs(500) },
    );
  });
  test('joined chunks are the text', () => {
    fc.assert(
      fc.property(text, it =>
        assert.equal(
          split(it)
            .chunks.map(chunk => chunk.text)
            .join(''),
          it,
        ),
      ),
      { numRuns: runs(2000) },
    );
  });
  test('after other texts', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        const first = readPlan(a);
        const second = readPlan(b, first);
        const third = readPlan(c, second);
        assertSame(third, judge(third, asked, judge(second, asked, judge(first, asked))));
      }),
      { numRuns: runs(400) },
    );
  });
  test('after a run of edits', () => {
    const edits = fc.array(
      fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(12), put: snippet }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(text, edits, (begin, run) => {
        let plan = readPlan(begin);
        let judged = judge(plan, asked);
        for (const { at, cut, put } of run) {
          const before = textOf(plan);
          const starts = lineStarts(before);
          const from = Math.floor(at * before.length);
          const range = {
            start: positionAt(starts, from),
            end: positionAt(starts, Math.min(before.length, from + cut)),
          };
          const expected = splice(before, range.start, range.end, put);
          plan = editPlan(plan, range, put);
          assert.equal(textOf(plan), expected);
          judged = judge(plan, asked, judged);
        }
        assertSame(plan, judged);
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe('an edit costs what it touches', () => {
  const big = `people:\n${Array.from({ length: 50 }, (_, i) => `  p${i}: {}\n`).join('')}activities:\n${Array.from({ length: 1000 }, (_, i) => `  a${i}:\n    title: T${i}\n    owner: p${i % 50}\n    after: [a${Math.max(0, i - 30)}]\n    due: 2026-09-0${1 + (i % 9)}\n`).join('')}`;
  const line = big.split('\n').indexOf('    title: T500');
  const edit = (plan: Plan, at: number, put: string) =>
    editPlan(plan, { start: { line: at, character: 15 }, end: { line: at, character: 15 } }, put);
  test('in a title: one entry is read, one is judged, no name is looked up again', () => {
    const before = readPlan(big);
    const judged = judge(before, asked);
    const after = edit(before, line, 'x');
    counts.judged = 0;
    judge(after, asked, judged);
    assert.equal(counts.judged, 1);
    assert.equal(after.chunks.filter(it => !before.chunks.includes(it)).length, 1);
    assert.equal(after.names, before.names);
  });
  test('in a date: the entry and its neighbours', () => {
    const before = readPlan(big);
    const judged = judge(before, asked);
    counts.judged = 0;
    judge(edit(before, line + 3, 'x'), asked, judged);
    assert.ok(counts.judged >= 1 && counts.judged <= 4, `${counts.judged} chunks judged`);
  });
});
