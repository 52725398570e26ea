import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { check, type Finding } from '../server/check.ts';
import { language } from '../server/language/index.ts';
import { type Shape, shapeOf } from '../server/language/shape.ts';
import { apply } from '../server/plan/edit.ts';
import { readPlan, textOf } from '../server/plan/plan.ts';
import { comparePositions } from '../server/plan/position.ts';
import { entriesOf, find } from '../server/plan/query.ts';
import { rankingOf } from '../server/reckon/ranking.ts';
import { reprioritize } from '../server/reckon/reprioritize.ts';
import { blockers } from '../server/views/blockers.ts';
import { decisions } from '../server/views/decisions.ts';
import { sieve } from '../server/views/filter.ts';
import { people } from '../server/views/people.ts';
import { priorities } from '../server/views/priorities.ts';
import { strategy } from '../server/views/strategy.ts';
import { summary } from '../server/views/summary.ts';
import { among, asked, today } from './fixture.ts';
import { loader, moduleOf } from './program.ts';
import { runs, some } from './runs.ts';

/** Does to a text all that the product does: nothing may throw, and every range and edit must lie inside. */
function exercise(text: string, mostFixes = 60): Finding[] {
  const plan = readPlan(text);
  assert.equal(textOf(plan), text);
  const found = check(plan, asked);
  const end = { line: plan.lines.at(-1)! + 1, character: 0 };
  for (const it of found) {
    assert.ok(comparePositions(it.range.start, it.range.end) <= 0, `${it.rule}: the range ends before it starts`);
    assert.ok(comparePositions(it.range.end, end) <= 0, `${it.rule}: the range leaves the text`);
  }
  for (const it of found.slice(0, mostFixes)) {
    it.related();
    for (const fix of it.fixes()) apply(plan, fix.edits);
  }
  rankingOf(plan, today);
  reprioritize(plan, today);
  const around = among(text, { strategy: text, crm: text });
  for (const view of [priorities, blockers, decisions, strategy])
    for (const it of [plan, around]) view(it, today, 10, sieve(it, 'ops', { mine: 'r', week: true }));
  for (const it of [plan, around]) {
    const opened = new Set(
      people(it, today)
        .rows.slice(0, 5)
        .map(row => row.id),
    );
    people(it, today, 10, undefined, opened);
    people(it, today, 10, sieve(it, 'ops', { week: true, plan: 'crm' }), opened);
  }
  summary(around, today);
  return found;
}
const rulesOf = (found: readonly Finding[]) => [...new Set(found.map(it => it.rule))];

describe('hazards of a file', () => {
  test('empty, blank, only comments, only a mark', () => {
    for (const text of [
      '',
      '\n',
      ' ',
      '\t\n',
      '# only a comment\n',
      '\ufeff',
      '\ufeff\n',
      '\r',
      '\r\n\r\n',
      '---\n',
      '...',
      '%',
      ':',
      '-',
      '?',
      '"',
      '[',
      '{',
      '|',
      '>',
      '&',
      '*',
      '!',
      '@',
      '`',
    ])
      exercise(text);
  });
  const depths = [33, 1000, 1000 + runs(4000), 1000 + runs(19_000)];
  test(`nested ${depths.join(', ')} deep, in each way there is`, () => {
    for (const depth of depths) {
      for (const text of [
        `goal: ${'['.repeat(depth)}`,
        `goal: ${'{a: '.repeat(depth)}`,
        `activities:\n  a: ${'['.repeat(depth)}${']'.repeat(depth)}\n  b: { owner: ana }\n`,
        `goal:\n${Array.from({ length: Math.min(depth, 1000) }, (_, i) => `${' '.repeat(i + 1)}a:`).join('\n')}\n`,
        `consulted:\n  ${'- '.repeat(depth)}x\n`,
      ]) {
        assert.ok(rulesOf(exercise(text)).includes('file-deep') || depth === 33, `${depth}: ${text.slice(0, 40)}`);
      }
    }
  });
  test('a deep file as the first that a process reads, again and again', () => {
    const script = `import { readPlan } from '${moduleOf('server/plan/plan.ts')}';
      for (const depth of [1000, 5000, 20000]) for (let i = 0; i < ${runs(20)}; i++) readPlan('goal: ' + '['.repeat(depth) + ' '.repeat(i));
      console.log('survived');`;
    const { stdout, status } = spawnSync(process.execPath, [...loader, '--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    assert.equal(stdout.trim(), 'survived');
    assert.equal(status, 0);
  });
  test('32 deep is read, and its neighbours too', () => {
    const text = `goal: ${'['.repeat(31)}x${']'.repeat(31)}\nowner: ana\n`;
    assert.ok(!rulesOf(exercise(text)).includes('file-deep'));
  });
  const many = runs(40_000);
  test(`${many} keys in one map, as many entries of one name, half as many words in one list`, () => {
    const keys = Array.from({ length: many }, (_, i) => `k${i}: 1`);
    exercise(`goal: { ${keys.join(', ')} }\n`, 3);
    exercise(`goal:\n${keys.map(it => `  ${it}\n`).join('')}`, 3);
    exercise(`activities:\n${'  a:\n'.repeat(many)}`, 3);
    exercise(`activities:\n  a:\n    after: [${'b, '.repeat(many / 2)}c]\n`, 3);
  });
  test(`alias bombs, an anchor that holds itself, ${many / 2} aliases, merge keys`, () => {
    const bomb = Array.from({ length: 12 }, (_, i) => `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}x]\n`).join('');
    for (const text of [
      bomb,
      'goal: &a [*a]\n',
      `goal: [${'*a, '.repeat(many / 2)}*a]\n`,
      'activities:\n  a: &x { owner: ana }\n  b: { <<: *x }\n',
    ]) {
      assert.ok(rulesOf(exercise(text, 5)).includes('yaml-anchor'));
    }
  });
  test('names of the prototype are names like any other', () => {
    const ids = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf', 'then'];
    const text = `people:\n${ids.map(it => `  ${it}: {}\n`).join('')}activities:\n${ids.map((it, i) => `  ${it}:\n    owner: ${it}\n    with: { ${it}: 50% }\n    after: [${ids[i - 1] ?? 'then'}]\n    impact: 3\n`).join('')}`;
    const plan = readPlan(text);
    exercise(text);
    for (const id of ids) assert.equal(find(plan, 'activity', id)?.value.owner, id);
    assert.equal(entriesOf(plan, 'person').length, ids.length);
    assert.equal(Object.getPrototypeOf({}).owner, undefined);
    assert.equal(reprioritize(readPlan(apply(plan, reprioritize(plan, today).edits)), today).edits.length, 0);
  });
  test('NUL, lone surrogates, bidirectional controls, line separators, emoji', () => {
    const text =
      'plan: a\u0000b\nowner: \ud800 x\nactivities:\n  a:\n    title: \u202eevil\u2028 😀👩‍👩‍👧 é\u0301\n    owner: an\u200ba\n    due: 2026-\u00a008-01\n';
    assert.ok(rulesOf(exercise(text)).includes('char-hidden'));
  });
  test('numbers that YAML would change stay as written', () => {
    const plan = readPlan('activities:\n  012: { owner: 12345678901234567890, title: 1_000, after: [12:30, no] }\n');
    const [entry] = entriesOf(plan, 'activity');
    assert.equal(entry?.id, '012');
    assert.equal(entry?.value.owner, '12345678901234567890');
    assert.deepEqual(
      entry?.value.after?.map(it => it.ref),
      ['12:30', 'no'],
    );
  });
  test('10,000 document marks', () => {
    exercise('---\n'.repeat(10_000), 2);
    exercise(`plan: x\n${'---\na: b\n'.repeat(5000)}`, 2);
  });
  test('lone carriage returns are lines, and CRLF is one', () => {
    const lf = 'activities:\n  a:\n    due: 2026-08-01\n    start: 2026-09-01\n';
    const ranges = (text: string) =>
      exercise(text)
        .filter(it => it.rule === 'due-before-start')
        .map(it => it.range);
    assert.deepEqual(ranges(lf.replaceAll('\n', '\r\n')), ranges(lf));
    assert.deepEqual(ranges(lf.replaceAll('\n', '\r')), ranges(lf));
  });
  test('each half-typed prefix of a plan', () => {
    const text =
      'plan: x\nactivities:\n  a:\n    owner: @maya\n    done: - "x: y\n    after: [b, { c: d }, e + 2d]\n    blocked: { by: lu, need: | }\n';
    for (let i = 0; i <= text.length; i++) exercise(text.slice(0, i));
  });
});

describe('100 kB in every judged field', () => {
  // Those that YAML would take for something of its own stand in quotes.
  const fillers = [
    'a',
    '1',
    ' x',
    '2026-',
    '2026-08-',
    '..',
    'and ',
    'Q3 ',
    '/',
    '(',
    '😀',
    '-',
    '@',
    ': ',
    '+ ',
    '%',
    ', ',
    '& ',
    "'",
    ' #',
  ];
  for (const [turn, filler] of some([...fillers.entries()])) {
    test(JSON.stringify(filler), () => {
      const long = filler.repeat(Math.ceil(100_000 / filler.length)).slice(0, 100_000);
      // Each filler meets every third field, and each field every third filler: all pairs take minutes and find no more.
      const plans = fields(/^[\w. (]/.test(filler) ? long : `"${long}"`).filter((_, i) => (i + turn) % 3 === 0);
      for (const plan of plans) exercise(plan, 5);
    });
  }
  test('brackets, and quotes that never close', () => {
    for (const filler of some(['[', '{', '"', '\\"', '- ', '? ', ': ', '&a ', '!']))
      exercise(`activities:\n  x:\n    title: ${filler.repeat(100_000 / filler.length)}\n    due: 2026-08-01\n`, 5);
  });
});

/** One plan a scalar of the language, holding the text there, plain and quoted; a sample of each type suffices, for places of one type are read alike. */
function fields(long: string): string[] {
  const plans: string[] = [];
  const seen = new Set<string>();
  const walk = (shape: Shape, path: string[], depth: number): void => {
    if (depth > 4) return;
    const kind =
      shape.scalar && `${shape.scalar.types} ${shape.scalar.deadline} ${shape.scalar.refersTo} ${path.at(-1)}`;
    if (kind && !seen.has(kind)) {
      seen.add(kind);
      const nest = (value: string) => `${path.map((key, i) => `${'  '.repeat(i)}${key}:`).join('\n')} ${value}\n`;
      plans.push(nest(long));
    }
    for (const [key, value] of shape.keys ?? []) walk(value, [...path, key], depth + 1);
    if (shape.entry) walk(shape.entry.value, [...path, 'x'], depth + 1);
  };
  walk(shapeOf(language), [], 0);
  return plans;
}
