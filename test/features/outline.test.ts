import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { documentSymbol, mostSymbols } from '../../server/features/document-symbol.ts';
import { foldingRange } from '../../server/features/folding-range.ts';
import { readPlan } from '../../server/plan/plan.ts';
import { comparePositions } from '../../server/plan/position.ts';
import { fc, runs } from '../runs.ts';

const text = `# About this plan.
# It has two lines of comment.
plan: Onboard faster
owner: ines

goal:
  outcome: Faster

activities:
  # the list
  # that everybody uses
  audit:
    title: Audit
    owner: ines
    due: 2026-08-01
    done:
      - one
      - two
  form: { owner: tom }
  train:
    owner: ines
    tasks:
      draft: { due: 2026-08-02 }

milestones:
  freeze: 2026-08-07
`;
const drawn = (symbols: readonly DocumentSymbol[], depth = 0): string[] =>
  symbols.flatMap(it => [
    `${'  '.repeat(depth)}${it.name}${it.detail ? ` (${it.detail})` : ''} ${it.range.start.line}-${it.range.end.line}`,
    ...drawn(it.children ?? [], depth + 1),
  ]);

test('the outline holds sections, entries with owner and date, and tasks', () =>
  assert.deepEqual(drawn(documentSymbol(readPlan(text))), [
    'plan (Onboard faster) 2-2',
    'owner (ines) 3-3',
    'goal 5-6',
    'activities 8-22',
    '  audit (ines, 2026-08-01) 11-17',
    '  form (tom) 18-18',
    '  train (ines) 19-22',
    '    draft (2026-08-02) 22-22',
    'milestones 24-25',
    '  freeze (2026-08-07) 25-25',
  ]));
test('everything of several lines folds: sections, entries, lists, comments', () =>
  assert.deepEqual(
    foldingRange(readPlan(text))
      .map(it => `${it.startLine}-${it.endLine}${it.kind ? ` ${it.kind}` : ''}`)
      .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)),
    ['0-1 comment', '5-6', '8-22', '9-10 comment', '11-17', '15-17', '19-22', '21-22', '24-25'],
  ));
test('of a huge plan the first thousands are told', () => {
  const many = `activities:\n${Array.from({ length: 12_000 }, (_, i) => `  a${i}:\n    owner: x\n`).join('')}`;
  const plan = readPlan(many);
  assert.equal(drawn(documentSymbol(plan)).length, mostSymbols);
  assert.equal(foldingRange(plan).length, 5000);
});

const pieces = [
  'activities:\n',
  'goal:\n',
  '  a:\n',
  '    tasks:\n',
  '      b: {}\n',
  '    done:\n',
  '      - x\n',
  '# c\n',
  '  # c\n',
  '\n',
  'plan: x\n',
  '"": 1\n',
  '? x\n',
  '  : y\n',
  '---\n',
  '\r\n',
  '  a: [1,\n  2]\n',
  '\ufeff',
  'x',
];
const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map(it => it.join(''));
test('symbols always have a name, and lie in each other', () =>
  fc.assert(
    fc.property(anyText, it => {
      const check = (symbols: readonly DocumentSymbol[]): void => {
        for (const { name, range, selectionRange, children = [] } of symbols) {
          assert.ok(name);
          assert.ok(
            comparePositions(range.start, selectionRange.start) <= 0 &&
              comparePositions(selectionRange.end, range.end) <= 0,
          );
          for (const child of children)
            assert.ok(
              comparePositions(range.start, child.range.start) <= 0 &&
                comparePositions(child.range.end, range.end) <= 0,
            );
          check(children);
        }
      };
      check(documentSymbol(readPlan(it)));
    }),
    { numRuns: runs(500) },
  ));
test('the same lines fold once, in a broken entry too', () => {
  const broken =
    'activities:\n    audit:\n        owner: maya\n\teffort: 3d\n        impact: 3\n    train:\n    \towner: lu\n';
  const folds = foldingRange(readPlan(broken)).map(it => `${it.startLine} ${it.endLine}`);
  assert.deepEqual(folds, [...new Set(folds)]);
});
test('folds end below where they begin, inside the text', () =>
  fc.assert(
    fc.property(anyText, it => {
      const lines = it.split(/\r\n|\n|\r/).length;
      for (const { startLine, endLine } of foldingRange(readPlan(it)))
        assert.ok(startLine < endLine && endLine < lines, `${startLine}-${endLine} of ${lines}`);
    }),
    { numRuns: runs(500) },
  ));
