import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type textmate from 'vscode-textmate';
import { colour, grammar, has, registry, start } from './colours.ts';
import { fc, some } from './runs.ts';

/** Checks a plan in which carets under a line name the scope of what stands above them, `-` that it has none. */
function check(text: string): void {
  const lines = text.split('\n');
  const note = /^( *)(\^+) (\S+)$/;
  const plain = lines.filter(it => !note.test(it));
  const colours = colour(plain);
  let at = -1;
  for (const line of lines) {
    const [, before, carets, scope = ''] = note.exec(line) ?? [];
    if (before === undefined) at++;
    else
      for (let i = before.length; i < before.length + carets!.length; i++)
        assert.ok(
          scope === '-' ? colours[at]![i] === ' ' : has(colours[at]![i], scope),
          `${plain[at]}\n${line}\nat ${i}:${colours[at]![i]}`,
        );
  }
}

test('an id in any script is an id', () =>
  check(`activities:
  überprüfung:
  ^^^^^^^^^^^ entity.name.type.id
    after: [аудит]
            ^^^^^ entity.name.type.reference
`));

test('a plan has its colours', () =>
  check(`# A comment
^^^^^^^^^^^ comment
plan: Halve onboarding # why
^^^^ entity.name.tag
      ^^^^^^^^^^^^^^^^ markup.heading.plan
                       ^^^^^ comment
owner: @maya
       ^^^^^ invalid.illegal
activities:
^^^^^^^^^^ keyword.control.section
  # opsplan-ignore title-vague until 2026-09-01: the client's own name
    ^^^^^^^^^^^^^^ keyword.other.ignore
                   ^^^^^^^^^^^ entity.name.type.rule
                               ^^^^^ keyword.other.until
                                     ^^^^^^^^^^ constant.numeric.date
                                               ^^^^^^^^^^^^^^^^^^^^^^^ comment
  rebuild-form: # half-typed lines and open brackets stay where they are
  ^^^^^^^^^^^^ entity.name.type.id
    titel: Rebuild
    ^^^^^ variable.other.property
    with: { ana: 50%, dev
            ^^^ entity.name.function.person
                 ^^ constant.numeric.share
    skills: [aws, "gcp
                  ^^^^ string.quoted
    own
    ^^^ -
    after:
    - crm/api-freeze + 2d
    ^ punctuation.definition.block.sequence.item
      ^^^ entity.name.namespace.plan
          ^^^^^^^^^^ entity.name.type.reference
                     ^ keyword.operator.lag
                       ^ constant.numeric.duration
    effort: 4d..8d
            ^ constant.numeric.duration
             ^ keyword.other.unit
              ^^ keyword.operator.range
    status: in-progress
            ^^^^^^^^^^^ markup.changed
    done:
      - criterion: Fills in 10 min, as a#b
        ^^^^^^^^^ entity.name.tag
                   ^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted
        by: maya
            ^^^^ entity.name.function.person
      - |
        # not a comment, and key: no key
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted.block
    because: >- # folded
                ^^^^^^^^ comment
      due: 2026-08-01
      ^^^^^^^^^^^^^^^ string.unquoted.block
    log:
      2026-08-01: 3 forms went out
      ^^^^^^^^^^ constant.numeric.date
                  ^^^^^^^^^^^^^^^^ string.unquoted
    tasks:
      draw-up:
      ^^^^^^^ entity.name.type.id
        links: [https://example.com/t/7]
                ^^^^^^^^^^^^^^^^^^^^^^^ markup.underline.link
people: { ana: { team: ops }, dev: { role: Engineer, from: 2026-08-01 } }
^^^^^^ keyword.control.section
          ^^^ entity.name.type.id
                       ^^^ entity.name.type.reference
                              ^^^ entity.name.type.id
                                           ^^^^^^^^ string.unquoted
                                                           ^^^^^^^^^^ constant.numeric.date
resources:
  budget: { have: USD 320k, need: 3 trainers }
                  ^^^ keyword.other.unit.currency
                      ^^^^ constant.numeric.money
                                  ^ constant.numeric.quantity
                                    ^^^^^^^^ keyword.other.unit
  tooling:
    need: USD 1,200.50
              ^^^^^^^^ constant.numeric.money
    have: 12 days, or so
          ^^^^^^^^^^^^^^ string.unquoted`));

/** Lines as they are while somebody types, or worse. */
const soup = fc.array(
  fc.array(
    fc.constantFrom(
      ...'a|-|- |:|: |a: |{|}|[|]|,|"|\'|#| #| |\t|\\|&|*|>|@|done: |title: |log: |tasks: |é😀'.split('|'),
      '|',
    ),
    { maxLength: 12 },
  ),
  { maxLength: 8 },
);

test('nothing half-typed reaches the next section, or the next entry', () => {
  fc.assert(
    fc.property(soup, soup, (margin, inside) => {
      const lines = [
        'activities:',
        ...margin.map(it => it.join('')),
        'metrics:',
        '  x:',
        ...inside.map(it => `   ${it.join('')}`),
        '  y: {',
      ];
      const colours = colour(lines);
      const next = margin.length + 1;
      assert.ok(has(colours[next]![0], 'keyword.control.section'));
      assert.ok(has(colours[next + 1]![2], 'entity.name.type.id'));
      assert.ok(has(colours.at(-1)![2], 'entity.name.type.id'));
    }),
    { includeErrorInReport: true },
  );
});

test('a carriage return left at the end of a line changes nothing', () => {
  fc.assert(
    fc.property(soup, text => {
      const lines = ['activities:', '  a:', ...text.map(it => `    ${it.join('')}`)];
      const plain = colour(lines);
      assert.deepEqual(
        colour(lines.map(it => `${it}\r`)).map((it, i) => it.slice(0, lines[i]!.length)),
        plain.map((it, i) => it.slice(0, lines[i]!.length)),
      );
    }),
    { includeErrorInReport: true },
  );
});

test('a line of 100 kB is read to its end', () => {
  const hostile = ['[', '{a: ', ', @a', 'a ', '1,', 'USD ', '"', '#', ': ', ' '];
  for (const head of ['', '    owner: ', '    after: [', '    tasks: { '])
    for (const it of some(hostile)) {
      const before = grammar.tokenizeLine2('  a:', grammar.tokenizeLine2('activities:', start).ruleStack).ruleStack;
      const line = head + it.repeat(1e5 / it.length);
      // Twenty seconds stand for "never": a line takes a tenth of a second.
      const { stoppedEarly, ruleStack } = grammar.tokenizeLine2(line, before, 20_000);
      assert.ok(!stoppedEarly, JSON.stringify(line.slice(0, 40)));
      assert.ok(!grammar.tokenizeLine2('  b:', ruleStack, 20_000).stoppedEarly);
    }
});

const themes = 'test/vscode/host/node_modules/code-server/lib/vscode/extensions/theme-defaults/themes';
const rulesOf = (file: string): textmate.IRawTheme['settings'] => {
  const { include, tokenColors = [] } = JSON.parse(readFileSync(`${themes}/${file}`, 'utf8'));
  return [...(include ? rulesOf(include) : []), ...tokenColors];
};
for (const theme of [
  '2026-dark',
  '2026-light',
  'dark_modern',
  'light_modern',
  'dark_vs',
  'light_vs',
  'hc_black',
  'hc_light',
])
  test(`${theme} shows each status in its own way`, {
    skip: !existsSync(themes) && 'VS Code is not installed here',
  }, () => {
    registry.setTheme({
      settings: [{ settings: { foreground: '#808080', background: '#000000' } }, ...rulesOf(`${theme}.json`)],
    });
    const look = (line: string) => {
      const { tokens } = grammar.tokenizeLine2(line, start);
      return tokens.at(-1)! >>> 11;
    };
    const looks = ['todo', 'in progress', 'blocked', 'done', 'dropped'].map(it => look(`status: ${it}`));
    assert.equal(new Set(looks).size, 5);
  });
