import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { split } from '../server/plan/chunks.ts';
import { readSimple } from '../server/plan/simple.ts';
import { readYaml } from '../server/plan/yaml.ts';
import { fc, runs } from './runs.ts';

/** Both readers on each chunk of a text; how many the fast one read. */
function compare(text: string): number {
  let read = 0;
  for (const { text: chunk } of split(text).chunks) {
    const simple = readSimple(chunk);
    if (!simple) continue;
    read++;
    assert.deepEqual(simple, readYaml(chunk), JSON.stringify(chunk));
  }
  return read;
}

const word = fc.constantFrom(
  'a',
  'b c',
  'audit-1',
  '2026-08-21',
  '4d..8d',
  'USD 320k',
  '99.9%',
  '-20%',
  'x:y',
  'a#b',
  'a #b',
  "it's",
  '"q"',
  "'q'",
  '""',
  '"a\\"b"',
  '[a, b]',
  '[]',
  '[ a,b , c ]',
  '[a, "b"]',
  '{ a: b, c: 2 d }',
  '{}',
  '{a: b}',
  '{ a:b }',
  '{ a }',
  '[a: b]',
  '[a,]',
  '@m',
  '> 12',
  '- x',
  '|',
  '|-',
  '>',
  '?',
  '-',
  '~',
  '.',
  '~x',
  '&a',
  '*a',
  '!x',
  '%x',
  '`x',
  'a:',
  'a: b',
  'ä ö',
  '😀 x',
  '(x)',
  '+2d',
  '/x',
  '$5',
  '€5',
  'null',
  'true',
  '012',
  'a, b',
  'a]',
  'a}',
  '"x',
  '',
);
const key = fc.constantFrom(
  'title',
  'due',
  'a',
  '__proto__',
  '2026-08-01',
  '0',
  'x.y',
  'a b',
  '"q"',
  '-x',
  '<<',
  '?',
  'a:b',
);
const line = fc
  .tuple(
    fc.constantFrom('', '  ', '    ', '      ', '   ', '\t'),
    fc.constantFrom('pair', 'pair', 'pair', 'item', 'key', 'text', 'comment'),
    key,
    word,
    fc.constantFrom('\n', '\n', '\n', '\r\n', ' \n', ' # c\n', '\n\n', '\r'),
  )
  .map(
    ([indent, form, k, w, end]) =>
      indent +
      (form === 'pair'
        ? `${k}: ${w}`
        : form === 'item'
          ? `- ${w}`
          : form === 'key'
            ? `${k}:`
            : form === 'text'
              ? w
              : `# ${w}`) +
      end,
  );

test('the fast reader gives what the whole one gives', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 9 }), it => void (read += compare(it.join('')))),
    { numRuns: runs(20000) },
  );
  assert.ok(read > runs(1000), `it read only ${read} chunks`);
});
test('on well-formed entries, and on those with one character changed', () => {
  const good = fc
    .tuple(
      fc.constantFrom('title', 'due', 'with'),
      fc.constantFrom('a', 'b c', '[a, b]', '{ a: b, c: d }', '"q r"', 'x (y) z', '4d..8d'),
    )
    .map(([k, w]) => `    ${k}: ${w}\n`);
  const list = fc.constantFrom(
    '    done:\n      - a b\n      - c\n',
    '    tasks:\n      t:\n        due: x\n',
    '    blocked:\n',
    '    # c\n',
    '\n',
  );
  const entry = fc
    .array(fc.oneof(good, good, list), { minLength: 1, maxLength: 8 })
    .map(it => `  audit:\n${it.join('')}`);
  fc.assert(
    fc.property(
      entry,
      fc.nat(200),
      fc.constantFrom('', '', ':', ' ', '"', '#', '-', '[', '}', ',', '\n', "'", '&', '\\', '@', '  ', ': ', ' #'),
      (text, at, put) => {
        const i = at % text.length;
        assert.equal(compare(text), split(text).chunks.length, text);
        compare(text.slice(0, i) + put + text.slice(i));
        compare(text.slice(0, i) + put + text.slice(i + 1));
      },
    ),
    { numRuns: runs(6000) },
  );
});
test('on the sample plans, most of which it reads', () => {
  const files = readdirSync('test/plans', { recursive: true, encoding: 'utf8' }).filter(it => it.endsWith('.opsplan'));
  for (const file of files) compare(readFileSync(`test/plans/${file}`, 'utf8'));
});
