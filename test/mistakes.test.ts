import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseDocument } from 'yaml';
import type { Finding } from '../server/check.ts';
import { apply } from '../server/plan/edit.ts';
import { readPlan } from '../server/plan/plan.ts';
import { comparePositions, lineStarts } from '../server/plan/position.ts';
import { findingsOf } from './fixture.ts';
import { fc, runs } from './runs.ts';

/** The rules that speak of a text as YAML and of the language's keys and values. */
const judges = /^(?:yaml-|value-|key-|indent-|char-|file-|version-|spelling-|text-placeholder)/;
const foundIn = (text: string): Finding[] => findingsOf(text).filter(it => judges.test(it.rule));

/** What people write by mistake, as pieces that a plan is put together from. */
const pieces = [
  'plan: x\n', 'owner: ana\n', 'status: live\n', 'period: Q3 2026\n', 'opsplan: 2\n', 'consulted: ana, dev\n', 'review: each week\n', 'activities:\n', 'people:\n', 'wrong:\n',
  'goal:\n  outcome: Less waiting\n', 'metrics:\n', 'activities: { f: { title: x }, g: }\n', '  a:\n', '  b:\n    after: [a]\n', '  c: { due: 2026-08-01, start: 2026-09-01 }\n',
  '    due: 2026-08-01\n', '    effort: 3 days\n', '    title: "open\n', '    title: Audit: one\n', '    title: - x: y\n', '    title: x:\n', '    title: `x`\n', '    title: a "b" c\n',
  '    title: "a" b\n', "    title: 'it's'\n", '    title: "C:\\dir"\n', '    title: {a: b} c\n', '    title: ?\n', '    title:\n      Audit: x\n', '    title:\n', '    title: x\n      y: z\n',
  '    title: x\n      y z\n', '    title: 😀 \u2028 x\n', '    owner: @maya\n', '    owner: [r]\n', '    owner: r\r\n', '    owner: r\r', '    done: |\n      - z: q\n  # note\n', '    done: - x\n',
  '    done:\n      - a: b\n      - c #4\n', '    done: [x, y}\n', '    with: { @ana: 50%, lu }\n', '    with: [a, b\n', '    with: []\n', '    limit: > 12\n', '    target: >5\n', '    links: *x\n',
  '    links: &x [y]\n', '    <<: *x\n', '    effort: !int 3\n', '    effort: -\n', '    ? due\n    : x\n', '    after: { a: 2d }\n', '    after: a, b\n', '    due:2026-08-01\n', '    status: Done\n',
  '    status: in-progress\n', '  m: { title: Audit: x, done: - y, limit: > 3 }\n', '# note\n', '  # note\n', '\n', '  \t\n', '---\n', '...\n', '%YAML 1.2\n', '? q\n', '- q\n', '  - q\n', '   odd: z\n',
  '\tb:\n\t\ttitle: x\n', '    own\n', 'own\n', '  own\n', ']\n', '    "q: r\n', '    a b c\n', '      deep: x\n', '  __proto__:\n', '    priority: 2\n    impact: 7\n', '    blocked: by: lu\n',
]; // biome-ignore format: a list of pieces
const plans = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map(it => it.join(''));

describe('a plan of slips', () => {
  test('that has no error is read by every YAML reader', () => {
    fc.assert(
      fc.property(plans, text => {
        // A lone carriage return ends a line for editors, and not for YAML: char-hidden only warns of it.
        fc.pre(!/\r(?!\n)/.test(text));
        const { errors } = parseDocument(text, { uniqueKeys: false, schema: 'failsafe', logLevel: 'silent' });
        if (errors.length)
          assert.ok(
            foundIn(text).some(it => it.severity === 'error'),
            errors[0]!.message,
          );
      }),
      { numRuns: runs(400) },
    );
  });

  test('has a fix for each finding, which changes the text and edits no place twice', () => {
    fc.assert(
      fc.property(plans, text => {
        const plan = readPlan(text);
        const ends = lineStarts(text).length;
        for (const it of foundIn(text)) {
          const fixes = it.fixes();
          assert.ok(fixes.length, `${it.rule} has no fix`);
          it.related();
          for (const { title, edits } of fixes) {
            assert.ok(title.length < 200 && !title.includes('\n'), title);
            assert.notEqual(apply(plan, edits), text, `${it.rule}: ${title}`);
            const sorted = edits.map(edit => edit.range).sort((a, b) => comparePositions(a.start, b.start));
            sorted.forEach((range, i) => {
              assert.ok(
                comparePositions(range.start, range.end) <= 0 && range.end.line < ends,
                'the edit lies within the text',
              );
              if (i) assert.ok(comparePositions(sorted[i - 1]!.end, range.start) <= 0, `${it.rule}: ${title}`);
            });
          }
        }
      }),
      { numRuns: runs(150) },
    );
  });

  test('is none the worse for a safe fix: there is less of what it mends', () => {
    const count = (text: string, rule: string) => foundIn(text).filter(it => it.rule === rule).length;
    fc.assert(
      fc.property(plans, text => {
        // Behind a tab, or after an unreadable line, more may come to light once it is mended.
        const found = foundIn(text);
        fc.pre(
          !found.some(it => it.rule === 'indent-tab' || it.rule === 'yaml-invalid' || it.rule === 'yaml-document'),
        );
        for (const it of found)
          for (const fix of it.fixes().filter(other => other.safe))
            assert.ok(
              count(apply(readPlan(text), fix.edits), it.rule) < count(text, it.rule),
              `${it.rule}: ${fix.title}`,
            );
      }),
      { numRuns: runs(200) },
    );
  });
});

/** A text, the rule that reports it, the first fix that begins so, and the text after it. */
const mends: [name: string, text: string, rule: string, fix: string, fixed: string][] = [
  ['a list that begins beside its key', 'activities:\n  a:\n    after: - b\n           - c\n', 'value-dash', 'Begin', 'activities:\n  a:\n    after:\n      - b\n      - c\n'],
  ['a list in the column of its key', 'activities:\n  a:\n    done: - b\n    - c\n    owner: x\n', 'value-dash', 'Begin the list', 'activities:\n  a:\n    done:\n      - b\n      - c\n    owner: x\n'],
  ['quotes over two lines beside another slip', 'activities:\n  a:\n    title: "two\n      lines"\n    owner: @maya\n', 'value-at-sign', 'Write maya', 'activities:\n  a:\n    title: "two\n      lines"\n    owner: maya\n'],
  ['a space too few behind a colon', 'activities:\n  a:\n    due:2026-08-01\n', 'value-type', 'Write a space', 'activities:\n  a:\n    due: 2026-08-01\n'],
  ['a space too few at the margin', 'owner:maya\nplan: x\n', 'yaml-invalid', 'Write a space', 'owner: maya\nplan: x\n'],
  ['a half key of an entry', 'activities:\n  a:\n    owner: x\n    due: 2026-08-01\n    eff\n', 'yaml-invalid', 'Write effort', 'activities:\n  a:\n    owner: x\n    due: 2026-08-01\n    effort:\n'],
  ['a whole plan away from the margin', '  plan: x\n  goal:\n    outcome: y\n', 'yaml-invalid', 'Move', 'plan: x\ngoal:\n  outcome: y\n'],
  ['a missing comma', 'activities:\n  a: { owner: x due: 2026-08-01 }\n', 'value-colon', 'Write a comma', 'activities:\n  a: { owner: x, due: 2026-08-01 }\n'],
  ['the wrong bracket', 'activities:\n  a:\n    after: [b, c}\n', 'yaml-invalid', 'Write ]', 'activities:\n  a:\n    after: [b, c]\n'],
  ['a bracket of several lines', 'activities:\n  a:\n    after: [b,\n      c\n', 'yaml-invalid', 'Close the bracket at the end of the entry', 'activities:\n  a:\n    after: [b,\n      c]\n'],
  ['a colon in a value below its key', 'activities:\n  a:\n    title:\n      Audit: phase 1\n', 'value-type', 'Put it in quotes', 'activities:\n  a:\n    title: "Audit: phase 1"\n'],
  ['names as keys where a list belongs', 'activities:\n  a:\n    after: { b: 2d, c: }\n', 'value-type', 'Write [b + 2d, c]', 'activities:\n  a:\n    after: [b + 2d, c]\n'],
  ['a list of one below its key', 'activities:\n  a:\n    owner:\n      - maya # lead\n', 'value-type', 'Write maya', 'activities:\n  a:\n    owner: maya # lead\n'],
  ['dashes before the keys of a map', 'review:\n  - every: 1w\n  - on: monday\n', 'value-type', 'Leave the dashes out', 'review:\n    every: 1w\n    on: monday\n'],
  ['entries as a list of words', 'activities:\n- Audit: it\n- Train\n', 'value-type', 'Give each item a name', 'activities:\n  audit:\n    title: "Audit: it"\n  train:\n    title: Train\n'],
  ['a shared metric as a list', 'milestones:\n- id: go-live\n  at: 2026-09-01\n', 'value-type', 'Give each item a name', 'milestones:\n  go-live:\n    at: 2026-09-01\n'],
  ['a carriage return alone', 'plan: x\rowner: y\n', 'char-hidden', 'End the line', 'plan: x\nowner: y\n'],
  ['a tab among keys of one entry', 'activities:\n  a:\n    owner: x\n\tdue: 2026-08-01\n', 'indent-tab', 'Indent', 'activities:\n  a:\n    owner: x\n    due: 2026-08-01\n'],
  ['a misplaced key of the entry above', 'activities:\n  a:\n    owner: x\n due: 2026-08-01\n', 'yaml-invalid', 'Make it a key of "a"', 'activities:\n  a:\n    owner: x\n    due: 2026-08-01\n'],
  ['an alias to a list', 'informed: &them [a, b]\nconsulted: *them\n', 'yaml-anchor', 'Repeat', 'informed: &them [a, b]\nconsulted: [a, b]\n'],
  ['an explicit key with a map', 'activities:\n  ? a\n  :\n    owner: x\n', 'yaml-tag', 'Write a:', 'activities:\n  a:\n    owner: x\n'],
  ['content beside the dashes', '--- # start\nplan: x\n', 'yaml-document', 'Remove', 'plan: x\n'],
  ['an empty value in braces, before another key', 'activities:\n  a: { owner: x, with: { b, c: 50% } }\n', 'value-missing', 'Write 50%', 'activities:\n  a: { owner: x, with: { b: 50% , c: 50% } }\n'],
]; // biome-ignore format: a table

describe('mended', () => {
  for (const [name, text, rule, title, fixed] of mends)
    test(name, () => {
      const found = foundIn(text).filter(it => it.rule === rule);
      assert.ok(
        found.length,
        `found: ${foundIn(text)
          .map(it => `${it.rule}: ${it.message}`)
          .join(' | ')}`,
      );
      const fixes = found.flatMap(it => it.fixes());
      const fix = fixes.find(it => it.title.startsWith(title));
      assert.ok(fix, fixes.map(it => it.title).join(' | '));
      assert.equal(apply(readPlan(text), fix.edits), fixed);
    });
});

describe('what one slip leaves standing', () => {
  const entries = (text: string) =>
    readPlan(text).chunks.flatMap(it =>
      it.entries.map(entry => `${entry.id} ${Object.keys(entry.value as object).join(' ')}`),
    );
  test('a key too far right belongs to its entry all the same', () =>
    assert.deepEqual(entries('activities:\n  a:\n    title: x\n   owner: y\n  b: { owner: z }\n'), [
      'a title owner',
      'b owner',
    ]));
  test('a key too far left is no entry', () =>
    assert.deepEqual(entries('activities:\n  a:\n    title: x\n owner: y\n  b: { owner: z }\n'), [
      'a title',
      'b owner',
    ]));
  test('a half key hides none of its neighbours', () =>
    assert.deepEqual(entries('activities:\n  a:\n    title: x\n    own\n    due: 2026-08-01\n'), ['a title due']));
  test('a key without its space hides none either', () =>
    assert.deepEqual(entries('activities:\n  a:\n    owner:x\n    # soon\n    due: 2026-08-01\n'), ['a due']));
  test('slips in braces are read as they were meant', () =>
    assert.deepEqual(entries('activities:\n  a: { title: Audit: x, owner: @y, done: - z, due: 2026-08-01 }\n'), [
      'a title owner done due',
    ]));
  test('a run of keys without end is refused before it is read', () => {
    for (const run of ['a: ', '"a": ', "'a':", 'a:\t']) {
      const found = foundIn(`activities:\n  a: { ${run.repeat(20_000)}}\n  b: { owner: x }\n`);
      assert.deepEqual(
        found
          .filter(it => it.severity === 'error')
          .map(it => it.rule)
          .slice(-1),
        ['file-deep'],
      );
    }
  });
});
