import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { language } from '../server/language/index.ts';
import { type Shape, shapeOf } from '../server/language/shape.ts';
import { readPlan } from '../server/plan/plan.ts';
import { findingsOf } from './fixture.ts';

const json = (file: string) => JSON.parse(readFileSync(`syntaxes/${file}`, 'utf8'));
interface EnterRule {
  readonly previousLineText?: string;
  readonly beforeText: string;
  readonly afterText?: string;
  readonly action: { readonly indent: 'none' | 'indent' | 'outdent'; readonly appendText?: string };
}
const { onEnterRules, wordPattern } = json('language-configuration.json') as {
  onEnterRules: readonly EnterRule[];
  wordPattern: { pattern: string; flags: string };
};

/** What stands on the new line, `|` being the cursor: the first rule that fits decides, as in VS Code. */
function enter(line: string, previous = ''): string {
  const [before = '', after = ''] = line.split('|');
  const fits = (pattern: string | undefined, text: string) => pattern === undefined || new RegExp(pattern).test(text);
  const rule = onEnterRules.find(
    it => fits(it.beforeText, before) && fits(it.afterText, after) && fits(it.previousLineText, previous),
  );
  const indent = /^ */.exec(line)![0];
  const { indent: how = 'none', appendText = '' } = rule?.action ?? {};
  return (how === 'indent' ? `${indent}  ` : how === 'outdent' ? indent.slice(2) : indent) + appendText + after;
}

for (const [line, next, previous] of [
  ['activities:|', '  '],
  ['  rebuild-form: # soon|', '    '],
  ['    done: >-|', '      '],
  ['    done:|', '      - '],
  ['    after: # first|', '      - '],
  ['consulted:|', '  - '],
  ['    done:| x', '     x'],
  ['    with:|', '      '],
  ['    title: Rebuild the form|', '    '],
  ['    status: in progress|', '    '],
  ['    done: { criterion: x }|', '    '],
  ['      - Form live|', '      - '],
  ['      - { criterion: Form live, by: ana }|', '      - '],
  ['      - { criterion: Form live,|', '      '],
  ['      - criterion: Form live|', '        '],
  ['      - criterion:|', '          '],
  ['      - Form| live', '      -  live'],
  ['      - |', '      '],
  ['    |', '  ', '    status: done'],
  ['  |', '  ', ''],
  ['# Steps:|', ''],
  ['|', '', 'goal:'],
] as const)
  test(`Enter in "${line}"${previous === undefined ? '' : ` below "${previous}"`}`, () =>
    assert.equal(enter(line, previous), next));

test('Enter begins a list behind every key that takes one and nothing else, and behind the definition of done', () => {
  const keys = new Map<string, Set<boolean>>();
  const seen = new Set<Shape>();
  const visit = (shape: Shape): void => {
    if (seen.has(shape)) return;
    seen.add(shape);
    for (const [key, it] of shape.keys ?? []) {
      const isList = !!it.item && !it.scalar && !it.keys && !it.entry;
      keys.set(key, (keys.get(key) ?? new Set()).add(isList));
      visit(it);
    }
    for (const it of [shape.item, shape.entry?.value]) if (it) visit(it);
  };
  visit(shapeOf(language));
  const lists = [...keys].filter(([, forms]) => forms.has(true) && forms.size === 1).map(([key]) => key);
  assert.ok(lists.length > 8);
  for (const key of keys.keys())
    assert.equal(enter(`    ${key}:|`).endsWith('- '), key === 'done' || lists.includes(key), key);
});

test('an id, a mention of another plan and a date are one word each', () => {
  const words = (text: string) => text.match(new RegExp(wordPattern.pattern, `g${wordPattern.flags}`));
  assert.deepEqual(words('after: [audit-checklist, crm/api-freeze + 2d]'), [
    'after',
    'audit-checklist',
    'crm/api-freeze',
    '2d',
  ]);
  assert.deepEqual(words('  a.b_c: {due: 2026-08-01} # über.'), ['a.b_c', 'due', '2026-08-01', 'über']);
  assert.deepEqual(words('- 2026-08-03..2026-08-14'), ['2026-08-03', '2026-08-14']);
  assert.deepEqual(words('after: [crm/'), ['after', 'crm/']);
});

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}
const snippets = Object.entries(json('snippets.json') as Record<string, Snippet>);
const day: Record<string, string> = { CURRENT_YEAR: '2026', CURRENT_MONTH: '07', CURRENT_DATE: '24' };
/** A snippet as it stands when nothing is changed in it: each stop has its first text, wherever it comes again. */
const expand = (body: readonly string[]): string =>
  body
    .join('\n')
    .replace(/\$\{(CURRENT_\w+):\d+\}/g, (_, name: string) => day[name]!)
    .replace(/\$\{\d+\|([^,|]+)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^${}]*)\}/g, '$1')
    .replaceAll('$0', '');
/** Where each snippet belongs: its description says so, and a plan around it makes it whole. */
function placed({ description, body }: Snippet): string {
  const section = /\(under (\w+):\)/.exec(description)?.[1];
  const inside = /\(in an activity\)/.test(description) ? 'activities:\n  a:' : section && `${section}:`;
  const indent = ' '.repeat(inside ? (section ? 2 : 4) : 0);
  const text = expand(body).replace(/^/gm, indent);
  return inside ? `${inside}\n${text}` : text;
}

for (const [name, snippet] of snippets)
  test(`the snippet "${name}" reads clean`, () => {
    assert.doesNotMatch(expand(snippet.body), /[$]|CURRENT/);
    for (const parsed of readPlan(placed(snippet)).chunks) {
      assert.deepEqual([...parsed.tree.problems, ...parsed.tree.oddities], []);
      // A section's head says nothing itself: its entries follow.
      for (const it of parsed.tokens)
        assert.ok(
          it.meaning && (!it.trouble || parsed.chunk.kind === 'head'),
          `${it.path.join('.')}: ${it.text} is ${it.trouble ?? 'unknown'}`,
        );
    }
  });

test('a plan from its snippet has nothing to find', () =>
  assert.deepEqual(
    findingsOf(expand(json('snippets.json').Plan.body)).map(it => it.message),
    [],
  ));

test('each snippet has words of its own', () => {
  const prefixes = snippets.flatMap(([, it]) => it.prefix);
  assert.equal(new Set(prefixes).size, prefixes.length);
});

test('beside a value stands nothing but values, and Enter takes a line where nothing would be written', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
  const own = contributes.configurationDefaults['[opsplan]'];
  // Snippets know no places: they stand behind every word otherwise. The command that inserts one goes on to offer them.
  assert.equal(own['editor.snippetSuggestions'], 'none');
  assert.equal(own['editor.acceptSuggestionOnEnter'], 'smart');
});
