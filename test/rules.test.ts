import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { check } from '../server/check.ts';
import { readDay } from '../server/language/day.ts';
import { readPlan } from '../server/plan/plan.ts';
import { rules } from '../server/rules/index.ts';
import type { Example, Page, Rule } from '../server/rules/rule.ts';
import { apply, notes, show, today, withoutNotes } from './fixture.ts';

const folder = new URL('../server/rules/', import.meta.url);
const files = readdirSync(folder).filter(it => it.endsWith('.ts') && !['index.ts', 'rule.ts'].includes(it));
const modules: Page[] = [];
for (const file of files) {
  const module: Page = await import(new URL(file, folder).href);
  modules.push(module);
  test(`${file} is the rule of that name, and is listed`, () => {
    assert.equal(`${module.default.id}.ts`, file);
    assert.ok(rules.includes(module.default), `${file} is not in server/rules/index.ts. Run: npm run generate`);
  });
}
test('every listed rule has a file', () => assert.deepEqual(rules.map(it => `${it.id}.ts`).sort(), files.sort()));

for (const { default: rule, docs, examples } of modules) {
  describe(rule.id, () => {
    for (const example of examples) test(example.name, () => run(rule, example));
    test('has an example that it reports, one that it does not, and one that it fixes', () => {
      const noted = examples.map(it => notes(it.plan).length > 0);
      assert.ok(noted.includes(true), 'no example is reported');
      assert.ok(noted.includes(false), 'no example is silent');
      assert.ok(
        examples.some(it => it.fixed !== undefined),
        'no example is fixed',
      );
    });
    test('says what it is for', () => {
      assert.match(rule.summary, /^[a-z].*[^.]$/, 'the summary completes "This rule …"');
      assert.match(docs, /^[A-Z`"“].*[.`]$/s, 'the docs are sentences');
    });
  });
}

function run(rule: Rule, example: Example): void {
  const text = example.plan.replace(/^\n/, '');
  const asked = { today: example.today ? readDay(example.today)! : today };
  const plan = readPlan(text);
  const all = check(plan, asked);
  const found = all.filter(it => it.rule === rule.id);
  assert.deepEqual(found.map(it => show(it.range, it.message)).sort(), notes(text));
  for (const it of found)
    checkFixes(
      it.fixes().map(fix => ({ title: fix.title, text: apply(plan, fix.edits), safe: !!fix.safe })),
      rule,
      text,
      asked,
    );
  for (const it of found) it.related();
  if (example.fixed === undefined) return;
  const fixes = found.flatMap(it => it.fixes());
  const fix = example.fix ? fixes.find(it => it.title.startsWith(example.fix!)) : fixes[0];
  assert.ok(
    fix,
    `no fix${example.fix ? ` that begins with "${example.fix}"` : ''}; there are: ${fixes.map(it => it.title).join(' | ')}`,
  );
  assert.equal(withoutNotes(apply(plan, fix.edits)), example.fixed.replace(/^\n/, ''));
}

/** After a fix there is less of the finding, and no new error. */
function checkFixes(
  fixes: { title: string; text: string; safe: boolean }[],
  rule: Rule,
  text: string,
  asked: { today: number },
): void {
  assert.ok(fixes.length > 0, 'every finding has a fix');
  const errors = (it: string) =>
    check(readPlan(it), asked)
      .filter(finding => finding.severity === 'error')
      .map(finding => `${finding.rule}: ${finding.message}`);
  const count = (it: string) => check(readPlan(it), asked).filter(finding => finding.rule === rule.id).length;
  const before = errors(text);
  for (const fix of fixes) {
    assert.notEqual(fix.text, text, `"${fix.title}" changes nothing`);
    assert.ok(count(fix.text) < count(text), `"${fix.title}" leaves the finding:\n${fix.text}`);
    const fresh = errors(fix.text).filter(it => !before.includes(it));
    if (fix.safe) assert.deepEqual(fresh, [], `"${fix.title}" brings new errors:\n${fix.text}`);
  }
}
