import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { type CST, Parser, parseDocument } from 'yaml';
import { formatting, rangeFormatting } from '../../server/features/formatting.ts';
import type { Node } from '../../server/plan/node.ts';
import type { Parsed } from '../../server/plan/parse.ts';
import { type Plan, readPlan, textOf } from '../../server/plan/plan.ts';
import { anyPlan } from '../any-plan.ts';
import { apply } from '../fixture.ts';
import { messyPlan } from '../messy-plan.ts';
import { fc, runs, some } from '../runs.ts';

const formatted = (text: string): string => {
  const plan = readPlan(text);
  return apply(plan, formatting(plan));
};

describe('layout', () => {
  const check = (before: string, after: string): void => {
    assert.equal(formatted(before), after);
    assert.equal(formatted(after), after);
  };
  test('two blanks a level, lists too; one behind a colon; none at the end', () =>
    check(
      `plan :   Faster
goal:
    outcome: Less waiting
    to:    7 days
activities:
    form:
        title:  Rebuild the form
        after:  [audit,  freeze]
        done:
        -   Form live
        -   criterion:   Signed
            by: maya
        tasks:
         draft:   {due:   2026-08-01}
    quiz: {}
consulted:
- maya
-   - odd
`,
      `plan: Faster
goal:
  outcome: Less waiting
  to: 7 days
activities:
  form:
    title: Rebuild the form
    after: [audit,  freeze]
    done:
      - Form live
      - criterion: Signed
        by: maya
    tasks:
      draft: {due: 2026-08-01}
  quiz: {}
consulted:
  - maya
  - - odd
`,
    ));
  test('one blank line at most, none at the beginning and the end, an end to the last line', () => {
    check('\n\nplan: x\n\n\n  \ngoal: {}\n\n\n', 'plan: x\n\ngoal: {}\n');
    check('plan: x  ', 'plan: x\n');
    check('plan: x\r\n\r\n\r\nowner: y', 'plan: x\r\n\r\nowner: y\r\n');
    check('', '');
  });
  test('comments go with what they speak of, and keep their words', () =>
    check(
      `#   About
activities:
    # the form
    form:
          # due
          due: 2026-08-01   #  agreed
          # end of it
    # quiz
    quiz:
          owner: x
         # odd
# margin
`,
      `#   About
activities:
  # the form
  form:
    # due
    due: 2026-08-01   #  agreed
    # end of it
  # quiz
  quiz:
    owner: x
   # odd
# margin
`,
    ));
  test('texts of several lines move as they are', () =>
    check(
      `activities:
    a:
        done: |
            first
              second  

            third
        title: "goes
                on  "
        with: [x,
               y]
`,
      `activities:
  a:
    done: |
        first
          second  

        third
    title: "goes
            on  "
    with: [x,
           y]
`,
    ));
  test('blank lines that a text ends with are a part of it', () => {
    const text = 'activities:\n  a:\n    done: |+\n      x\n\n\n  b: {}\n';
    check(text, text);
    check('plan: |\n  x', 'plan: |\n  x\n');
    check('plan: |-\n  x\n\n\n', 'plan: |-\n  x\n');
  });
  test('what cannot be read stays, and so does the column of the entries around it', () =>
    check(
      `activities:
    a:
          title:  x
    b:
        title: "open
    c:
        owner:   y
goal:
    to:  3
`,
      `activities:
    a:
      title: x
    b:
        title: "open
    c:
      owner: y
goal:
  to: 3
`,
    ));
  test('a comment never becomes one of what follows', () => {
    check(
      'activities:\n    a:\n        owner: x\n      # of nothing\n    b: {}\n',
      'activities:\n  a:\n    owner: x\n    # of nothing\n  b: {}\n',
    );
    check('activities:\n  # of nothing\n    a: {}\n', 'activities:\n    # of nothing\n  a: {}\n');
    check(
      'activities:\n    a:\n        owner: x\n  # between\n    b: {}\n',
      'activities:\n  a:\n    owner: x\n    # between\n  b: {}\n',
    );
    check('activities:\n    a:\n        owner: x\n  # last\n', 'activities:\n  a:\n    owner: x\n  # last\n');
  });
  test('a byte order mark stays, and hides nothing', () => {
    check('\ufeffplan:   x   \nowner :  y\n', '\ufeffplan: x\nowner: y\n');
    check('\ufeffactivities:\n    a:\n        owner:  x\n', '\ufeffactivities:\n  a:\n    owner: x\n');
  });
  test('a plan as it should be is left alone, and each edit is within a line', () => {
    for (const text of samples()) {
      const plan = readPlan(text);
      const lines = text.split('\n');
      for (const { range, text: added } of formatting(plan)) {
        assert.match(
          lines[range.start.line]!.slice(
            range.start.character,
            range.end.line === range.start.line ? range.end.character : undefined,
          ),
          /^\s*$/,
        );
        assert.match(added, /^ *$/);
      }
    }
    const plan = readPlan(readFileSync('test/plans/client-onboarding.opsplan', 'utf8'));
    assert.deepEqual(formatting(plan), []);
  });
});

describe('of a part', () => {
  const text = 'plan:  x\nactivities:\n    a:\n        owner:  x\n    b:\n        owner:  y\n\n\nowner:  z  \n';
  const part = (from: [number, number], to: [number, number]): string => {
    const plan = readPlan(text);
    const at = ([line, character]: [number, number]) => ({ line, character });
    return apply(plan, rangeFormatting(plan, { start: at(from), end: at(to) }));
  };
  test('an entry, in the column of those beside it', () =>
    assert.equal(
      part([5, 3], [5, 4]),
      'plan:  x\nactivities:\n    a:\n        owner:  x\n    b:\n      owner: y\n\nowner:  z  \n',
    ));
  test('a whole section', () =>
    assert.equal(
      part([1, 0], [8, 0]),
      'plan:  x\nactivities:\n  a:\n    owner: x\n  b:\n    owner: y\n\nowner:  z  \n',
    ));
  test('a key at the margin', () => assert.equal(part([8, 0], [8, 3]), text.replace('owner:  z  ', 'owner: z')));
});

/** What a plan says: all that is read, and which comments silence what. */
const said = (plan: Plan) =>
  plan.chunks.filter(isSolid).map(({ chunk, tree, ignores, entries }) => ({
    section: chunk.section,
    kind: chunk.kind,
    tree: plain(tree.root),
    ignores: ignores.map(it => [it.rule, it.reason]),
    entries: entries.map(it => [it.kind, it.id, it.value]),
  }));
/** Blank lines at the top are a chunk of their own. */
const isSolid = ({ chunk }: Parsed): boolean => /\S/.test(chunk.text);
const plain = (node: Node | undefined): unknown =>
  node && [
    node.kind,
    node.text,
    node.style,
    node.items.map(plain),
    node.pairs.map(it => [plain(it.key), plain(it.value)]),
  ];

/** The comments of a text in their order, as the YAML library finds them. */
function commentsOf(text: string): string[] {
  const found: string[] = [];
  const visit = (it: unknown): void => {
    if (Array.isArray(it)) it.forEach(visit);
    else if (it && typeof it === 'object') {
      const token = it as CST.SourceToken;
      if (token.type === 'comment') found.push(token.source.trimEnd());
      else Object.values(it).forEach(visit);
    }
  };
  visit([...new Parser().parse(text)]);
  return found;
}
/** What the YAML library makes of a text, where it has nothing against it. */
function yamlOf(text: string): unknown {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  return document.errors.length ? undefined : document.toJS();
}
const endings = (text: string): string[] => [...new Set(text.match(/\r\n|\n|\r/g) ?? [])].sort();

/** Nothing that is said changes, and doing it again changes nothing. */
function assertKept(text: string): string {
  const after = formatted(text);
  assert.deepEqual(said(readPlan(after)), said(readPlan(text)));
  assert.equal(formatted(after), after);
  const yaml = yamlOf(text);
  if (yaml !== undefined) {
    assert.deepEqual(yamlOf(after), yaml);
    assert.deepEqual(commentsOf(after), commentsOf(text));
  }
  assert.equal(after.replace(/\s/g, ''), text.replace(/\s/g, ''));
  for (const it of endings(after)) assert.ok(endings(text).includes(it) || !endings(text).length);
  return after;
}
function samples(): string[] {
  const files = readdirSync('test/plans', { recursive: true, encoding: 'utf8' }).filter(it => it.endsWith('.opsplan'));
  assert.ok(files.length >= 4);
  return files.map(it => readFileSync(`test/plans/${it}`, 'utf8'));
}

/** Keys of a map in one column, what is inside them two further in, items with their dash as well; one blank behind a colon. */
function assertLaid(node: Node | undefined, column: number, lines: readonly string[]): void {
  if (!node || node.style === 'flow') return;
  for (const { key, value } of node.pairs) {
    assert.equal(key.range.start.character, column);
    const behind = lines[key.range.end.line]!.slice(key.range.end.character);
    assert.match(
      behind,
      value.kind !== 'empty' && value.range.start.line === key.range.end.line ? /^: \S/ : /^:(?:$| +#)/,
    );
    assertLaid(value, value.kind === 'list' ? column : column + 2, lines);
  }
  for (const it of node.items) {
    const { line, character } = it.range.start;
    if (it.kind !== 'empty') assert.equal(character, column + 4);
    if (it.kind !== 'empty') assert.equal(lines[line]!.slice(column + 2, column + 4), '- ');
    assertLaid(it, it.kind === 'list' ? column + 2 : column + 4, lines);
  }
}

describe('what is said stays said', () => {
  test('of samples and rule examples, with other line ends too', async () => {
    const rules = readdirSync('server/rules')
      .map(it => it.replace(/\.ts$/, ''))
      .filter(it => !['index', 'rule', 'README.md'].includes(it));
    const examples: { plan: string }[][] = await Promise.all(
      rules.map(async it => (await import(`../../server/rules/${it}.ts`)).examples),
    );
    const texts = [...samples(), ...examples.flat().map(it => it.plan)];
    assert.ok(texts.length > 300);
    for (const text of some(texts)) {
      assertKept(text);
      assertKept(text.replace(/\n/g, '\r\n'));
    }
  });
  test('of plans in any layout; then every level is two blanks', () => {
    let changed = 0;
    fc.assert(
      fc.property(messyPlan, text => {
        assert.notEqual(yamlOf(text), undefined, text);
        const after = assertKept(text);
        changed += Number(after !== text);
        const { chunks } = readPlan(after);
        for (const { tree, chunk } of chunks)
          assertLaid(tree.root, chunk.kind === 'entry' ? 2 : 0, chunk.text.split(/\r?\n/));
      }),
      { numRuns: runs(3000) },
    );
    assert.ok(changed > runs(3000) / 2, `${changed} were changed`);
  });
  test('of any text', () =>
    fc.assert(
      fc.property(anyPlan, text => void assertKept(text)),
      { numRuns: runs(3000) },
    ));
  test('of a part of any text', () =>
    fc.assert(
      fc.property(fc.oneof(anyPlan, messyPlan), fc.nat(20), fc.nat(20), (text, a, b) => {
        const plan = readPlan(text);
        const range = { start: { line: Math.min(a, b), character: 0 }, end: { line: Math.max(a, b), character: 0 } };
        const after = apply(plan, rangeFormatting(plan, range));
        assert.deepEqual(said(readPlan(after)), said(plan));
        assert.equal(after.replace(/\s/g, ''), textOf(plan).replace(/\s/g, ''));
      }),
      { numRuns: runs(1000) },
    ));
});
