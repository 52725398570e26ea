import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { language, sections } from '../server/language/index.ts';
import { jsonSchema } from '../server/language/json-schema.ts';
import { shapeOf } from '../server/language/shape.ts';
import { keyReference, ruleReference } from '../server/reference.ts';
import type { Page } from '../server/rules/rule.ts';

/** `due-missing` → `dueMissing`. */
const camel = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const ids = readdirSync('server/rules')
  .filter(it => it.endsWith('.ts') && !['index.ts', 'rule.ts'].includes(it))
  .map(it => it.slice(0, -3))
  .sort();
/** Read from the folder: the index may be what is out of date. */
const modules: Page[] = await Promise.all(ids.map(it => import(`../server/rules/${it}.ts`)));

function ruleIndex(): string {
  return [
    '// Generated from the files of this folder: npm run generate',
    ...ids.map(id => `import ${camel(id)} from './${id}.ts';`),
    "import type { Rule } from './rule.ts';",
    '',
    '/** Every rule. */',
    'export const rules: readonly Rule[] = [',
    ...ids.map(id => `  ${camel(id)},`),
    '];',
    '',
  ].join('\n');
}

function pageIndex(): string {
  return [
    '// Generated from the files of server/rules: npm run generate',
    "import type { Page } from '../rules/rule.ts';",
    '',
    '/** The page of every rule, read when somebody asks for it: only the command line has them with it. */',
    'export const pages: ReadonlyMap<string, () => Promise<Page>> = new Map<string, () => Promise<Page>>([',
    ...ids.map(id => `  ['${id}', () => import('../rules/${id}.ts')],`),
    ']);',
    '',
  ].join('\n');
}

/** Each generated file, and what it should say. */
const generated: Record<string, () => string> = {
  'server/rules/index.ts': ruleIndex,
  'server/commands/rule-pages.ts': pageIndex,
  'server/rules/README.md': () => ruleReference(modules),
  'server/language/README.md': keyReference,
  'syntaxes/opsplan.schema.json': jsonSchema,
};

for (const [file, text] of Object.entries(generated)) {
  test(`${file} is up to date`, () => {
    const now = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const due = text();
    if (process.env.UPDATE) writeFileSync(file, due);
    else if (now !== due) {
      const lines = now.split('\n');
      const first = due.split('\n').findIndex((it, i) => it !== lines[i]);
      assert.fail(`${file} is out of date, first at line ${first + 1}. Run: npm run generate`);
    }
  });
}

test('every key at the margin has its place in the order', () => {
  assert.deepEqual([...sections].sort(), [...shapeOf(language).keys!.keys()].sort());
});
