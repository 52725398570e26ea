import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { SemanticTokensEdit } from 'vscode-languageserver-types';
import {
  editsBetween,
  legend,
  semanticTokens,
  semanticTokensIn,
  wholeOf,
} from '../../server/features/semantic-tokens.ts';
import { counts } from '../../server/features/semantic-tokens-piece.ts';
import { editPlan, type Plan, readPlan, textOf } from '../../server/plan/plan.ts';
import { lineStarts, positionAt } from '../../server/plan/position.ts';
import { anyPlan } from '../any-plan.ts';
import { madePlan } from '../bench/made.ts';
import { notes, show, today, withoutNotes } from '../fixture.ts';
import { fc, runs } from '../runs.ts';

interface Word {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly is: string;
}
/** The numbers as words, the way that an editor reads them. */
function decode(data: readonly number[]): Word[] {
  const words: Word[] = [];
  let [line, from] = [0, 0];
  assert.equal(data.length % 5, 0);
  for (let i = 0; i < data.length; i += 5) {
    if (data[i]) from = 0;
    line += data[i]!;
    from += data[i + 1]!;
    const modifiers = legend.tokenModifiers.filter((_, bit) => data[i + 4]! & (1 << bit));
    words.push({ line, from, to: from + data[i + 2]!, is: [legend.tokenTypes[data[i + 3]!], ...modifiers].join('.') });
  }
  return words;
}
const whole = (plan: Plan): number[] => wholeOf(semanticTokens(plan, today));
const shown = (words: readonly Word[]): string[] =>
  words
    .map(({ line, from, to, is }) => show({ start: { line, character: from }, end: { line, character: to } }, is))
    .sort();

/** Every word that is anything, as the comments below the lines say, which are no part of the plan. */
function check(text: string): void {
  const lines = text.split('\n');
  const isNote = (line: string) => withoutNotes(line) === '' && line !== '';
  const above = (line: number) => line - lines.slice(0, line).filter(isNote).length;
  const expected = notes(text).map(it => it.replace(/^\d+/, line => String(above(Number(line)))));
  assert.deepEqual(shown(decode(whole(readPlan(withoutNotes(text))))), expected.sort());
}

describe('what a word is', () => {
  test('keys, sections, names, people, dates, words of the language', () =>
    check(`plan: Faster
#<^^^^ property
status: live
#<^^^^^^ property
#       ^^^^ enumMember
period: 2026-07-01..2026-09-30
#<^^^^^^ property
#       ^^^^^^^^^^ number
#                   ^^^^^^^^^^ number
people:
#<^^^^^^ keyword
  ana: { leave: [2026-08-03] }
# ^^^ variable.declaration
#        ^^^^^ property
#                ^^^^^^^^^^ number
activities:
#<^^^^^^^^^^ keyword
  form:
# ^^^^ class.declaration
    title: Rebuild the form for 12 clients
#   ^^^^^ property
    owner: "ana"
#   ^^^^^ property
#          ^^^^^ variable
    with: { dev: 50% }
#   ^^^^ property
#           ^^^ variable
    after: [audit + 2d, crm/freeze]
#   ^^^^^ property
#           ^^^^^ class
#                       ^^^ namespace
#                           ^^^^^^ class
    start: mid August
#   ^^^^^ property
    status: in-progress
#   ^^^^^^ property
#           ^^^^^^^^^^^ enumMember.deprecated.active
    log: { 2026-07-09: half of it }
#   ^^^ property
#          ^^^^^^^^^^ number
    titel: x
rules: { due-missing: off }
#<^^^^^ keyword
`));
  test('what is blocked, and what is late', () =>
    check(`activities:
#<^^^^^^^^^^ keyword
  form:
# ^^^^ class.declaration.blocked.overdue
    due: 2026-07-20
#   ^^^ property
#        ^^^^^^^^^^ number.overdue
    blocked: no trainer
#   ^^^^^^^ property.blocked
  quiz: { status: blocked, due: 2026-07-24 }
# ^^^^ class.declaration.blocked
#         ^^^^^^ property
#                 ^^^^^^^ enumMember.blocked
#                          ^^^ property
#                               ^^^^^^^^^^ number
decisions:
#<^^^^^^^^^ keyword
  fund: { by: 2026-07-23 }
# ^^^^ class.declaration.overdue
#         ^^ property
#             ^^^^^^^^^^ number.overdue
  hire: { by: 2026-07-23, chosen: two }
# ^^^^ comment.declaration.done
#         ^^ comment.done
#             ^^^^^^^^^^ comment.done
#                         ^^^^^^ comment.done
#                                 ^^^ comment.done
`));
  test('all of what is over steps back, but for its status', () =>
    check(`activities:
#<^^^^^^^^^^ keyword
  form:
# ^^^^ comment.declaration.done
    title: Form
#   ^^^^^ comment.done
#          ^^^^ comment.done
    due: 2026-07-20
#   ^^^ comment.done
#        ^^^^^^^^^^ comment.done
    odd: 1
#   ^^^ comment.done
#        ^ comment.done
    done: |
#   ^^^^ comment.done
#         ^ comment.done
      Live for
#     ^^^^^^^^ comment.done

      3 clients
#     ^^^^^^^^^ comment.done
    status: done
#   ^^^^^^ comment.done
#           ^^^^ enumMember.done
    tasks:
#   ^^^^^ comment.done
      draft: { status: dropped }
#     ^^^^^ comment.declaration.deprecated.dropped
#              ^^^^^^ comment.dropped
#                      ^^^^^^^ enumMember.dropped
      build: {}
#     ^^^^^ comment.declaration.done
`));
});

/** The numbers after an answer to a change. */
function patched(data: readonly number[], edits: readonly SemanticTokensEdit[]): number[] {
  const result = [...data];
  for (const { start, deleteCount, data: added = [] } of [...edits].sort((a, b) => b.start - a.start))
    result.splice(start, deleteCount, ...added);
  return result;
}
const someText = fc.oneof(anyPlan, fc.constant(''));

test('words stand in order inside their lines, and what a part of the text shows is what the whole shows there', () =>
  fc.assert(
    fc.property(someText, fc.nat(30), fc.nat(30), (text, a, b) => {
      const plan = readPlan(text);
      const words = decode(whole(plan));
      const lines = text.split(/\r\n|\n|\r/);
      words.forEach((it, i) => {
        assert.ok(it.to > it.from && it.to <= lines[it.line]!.length, `${JSON.stringify(it)} in ${lines[it.line]}`);
        const before = words[i - 1];
        assert.ok(!before || before.line < it.line || (before.line === it.line && before.to <= it.from));
      });
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
      assert.deepEqual(
        decode(semanticTokensIn(plan, range, today)),
        words.filter(it => it.line >= from && it.line <= to),
      );
    }),
    { numRuns: runs(1000) },
  ));

describe('what holds the finish', () => {
  const text = `people: { ana: {}, bo: {} }
activities:
  audit: { owner: ana, effort: 3d }
  "form": { owner: ana, effort: 5d, after: [audit] }
  quiz: { owner: bo, effort: 1d }
`;
  const critical = (plan: Plan): string[] => {
    const lines = textOf(plan).split('\n');
    return decode(whole(plan)).flatMap(it =>
      it.is.includes('critical') ? [lines[it.line]!.slice(it.from, it.to)] : [],
    );
  };
  test('is marked where the plan says enough for a forecast', () => {
    assert.deepEqual(critical(readPlan(text)), ['audit', '"form"']);
    assert.deepEqual(critical(readPlan(text.replace('effort: 1d', 'effort: 9d'))), ['quiz']);
    assert.deepEqual(critical(readPlan(text.replace(/people.*\n/, '').replace(/, effort: \dd/g, ''))), []);
  });
  test('not where all of it does', () => assert.deepEqual(critical(readPlan(text.replace(/ {2}quiz.*\n/, ''))), []));
  test('moves with an edit elsewhere, at the cost of what changes', () => {
    const plan = readPlan(text);
    whole(plan);
    const at = positionAt(lineStarts(text), text.indexOf('1d'));
    const now = editPlan(plan, { start: at, end: { ...at, character: at.character + 1 } }, '9');
    counts.painted = 0;
    assert.deepEqual(critical(now), ['quiz']);
    assert.equal(counts.painted, 3);
    assert.deepEqual(whole(now), whole(readPlan(textOf(now))));
  });
  test('is not looked for in a large plan', () => {
    const many = Array.from({ length: 250 }, (_, i) => `  a${i}: { owner: bo, effort: 1h }\n`).join('');
    assert.deepEqual(critical(readPlan(text + many)), []);
  });
});

describe('a change', () => {
  test('leads from the numbers of any text to those of any other', () =>
    fc.assert(
      fc.property(someText, someText, (a, b) => {
        const before = readPlan(a);
        const now = readPlan(b, before);
        const edits = editsBetween(semanticTokens(before, today), semanticTokens(now, today));
        assert.deepEqual(patched(whole(before), edits), whole(readPlan(b)));
      }),
      { numRuns: runs(500) },
    ));
  test('of a few letters does so too, any number of times', () => {
    const put = fc.constantFrom(
      '',
      'x',
      '\n',
      ' ',
      '  ',
      ': ',
      '# ',
      '- ',
      'due: 2026-07-01\n',
      '    status: done\n',
      '\r',
    );
    const edits = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(9), put }));
    fc.assert(
      fc.property(someText, edits, (begin, run) => {
        let plan = readPlan(begin);
        let data = whole(plan);
        for (const { at, cut, put } of run) {
          const text = textOf(plan);
          const starts = lineStarts(text);
          const from = Math.floor(at * text.length);
          const range = {
            start: positionAt(starts, from),
            end: positionAt(starts, Math.min(text.length, from + cut)),
          };
          const next = editPlan(plan, range, put);
          data = patched(data, editsBetween(semanticTokens(plan, today), semanticTokens(next, today)));
          plan = next;
        }
        assert.deepEqual(data, whole(readPlan(textOf(plan))));
      }),
      { numRuns: runs(500) },
    );
  });
  test('of the day colours what became late, and nothing else', () => {
    const plan = readPlan('activities:\n  a: { due: 2026-07-24 }\n  b: { due: 2026-08-24 }\n');
    const [before, now] = [semanticTokens(plan, today), semanticTokens(plan, today + 1)];
    const edits = editsBetween(before, now);
    assert.deepEqual(patched(wholeOf(before), edits), wholeOf(now));
    assert.notDeepEqual(edits, []);
    assert.ok(edits[0]!.start >= 5 && edits[0]!.start + edits[0]!.deleteCount <= 20, JSON.stringify(edits));
  });
  test('in a title of a large plan costs one entry, and says a few numbers at most', () => {
    const text = madePlan(1000);
    const plan = readPlan(text);
    const before = semanticTokens(plan, today);
    const line = text.split('\n').findIndex(it => it.includes('site 500'));
    const at = { line, character: 14 };
    const typed = editPlan(plan, { start: at, end: at }, 'x');
    counts.painted = 0;
    assert.deepEqual(editsBetween(before, semanticTokens(typed, today)), []);
    assert.equal(counts.painted, 1);
    const broken = editPlan(plan, { start: at, end: at }, '\n      ');
    const [edit, ...others] = editsBetween(before, semanticTokens(broken, today));
    assert.deepEqual(others, []);
    assert.ok(edit!.deleteCount < 100 && edit!.data!.length < 100, JSON.stringify(edit));
  });
});

test('a sample has a colour for every name that it gives', () => {
  const text = readFileSync('test/plans/client-onboarding.opsplan', 'utf8');
  const plan = readPlan(text);
  const declared = decode(whole(plan)).filter(it => it.is.includes('declaration'));
  const entries = plan.chunks.flatMap(it => it.entries);
  assert.ok(entries.length > 15);
  assert.equal(declared.length, entries.length);
});
