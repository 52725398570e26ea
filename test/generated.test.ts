import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';

/** `due-missing` → `dueMissing`. */
const camel = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function ruleIndex(): string {
  const ids = readdirSync('server/rules')
    .filter(it => it.endsWith('.ts') && !['index.ts', 'rule.ts'].includes(it))
    .map(it => it.slice(0, -3))
    .sort();
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

/** Each generated file, and what it should say. */
const generated: Record<string, () => string> = { 'server/rules/index.ts': ruleIndex };

for (const [file, text] of Object.entries(generated)) {
  test(`${file} is up to date`, () => {
    const now = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (process.env.UPDATE) writeFileSync(file, text());
    else assert.equal(now, text(), `${file} is out of date. Run: npm run generate`);
  });
}
