import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { check, type Finding } from '../server/check.ts';
import { readDay } from '../server/language/day.ts';
import type { Folder } from '../server/plan/change.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { rules } from '../server/rules/index.ts';
import type { Example, Fix, Page, Rule } from '../server/rules/rule.ts';
import { among, apply, beyond, folderOf, notes, pastOf, show, today, withoutNotes } from './fixture.ts';

const files = readdirSync('server/rules').filter(it => it.endsWith('.ts') && !['index.ts', 'rule.ts'].includes(it));
const modules: Page[] = [];
for (const file of files) {
  const module: Page = await import(`../server/rules/${file.slice(0, -3)}.ts`);
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
  const text = whole(example.plan);
  const asked = { today: example.today ? readDay(example.today)! : today };
  const others = Object.entries(example.others ?? {});
  const texts = Object.fromEntries(others.map(([name, it]) => [name, whole(it.plan)]));
  const folder = folderOf(texts);
  const pasts = Object.fromEntries(others.map(([name, it]) => [name, pastOf(it.history, name)]));
  const history = pastOf(example.history);
  /** The plan as it stands where it does, with its past. */
  const read = (it: string, beside = texts, name = 'ops'): Plan =>
    example.others
      ? among(it, beside, name, { ...pasts, ops: history })
      : { ...readPlan(it), ...(history && { history }) };
  const plan = read(text);
  const all = check(plan, asked);
  const found = all.filter(it => it.rule === rule.id);
  assert.deepEqual(found.map(it => show(it.range, it.message)).sort(), notes(text));
  for (const it of found) {
    const fixes = it.fixes(folder);
    checkFixes(
      fixes.map(fix => {
        const now = apply(plan, fix.edits);
        const beside = { ...texts, ...beyond(folder, fix) };
        const after = read(now, beside, fix.renamed);
        const changed = now !== text || !!fix.renamed || !!fix.others || !!fix.created;
        return { title: fix.title, text: now, changed, found: check(after, asked), safe: !!fix.safe };
      }),
      rule,
      all,
    );
    for (const fix of fixes) checkReach(fix, folder, asked);
    assert.ok(
      it.fixes().every(fix => !fix.others && !fix.created && !fix.renamed),
      'without a folder nothing reaches beyond the plan',
    );
  }
  for (const it of found) it.related();
  if (example.fixed === undefined) return;
  const fixes = found.flatMap(it => it.fixes(folder));
  const fix = example.fix ? fixes.find(it => it.title.startsWith(example.fix!)) : fixes[0];
  assert.ok(
    fix,
    `no fix${example.fix ? ` that begins with "${example.fix}"` : ''}; there are: ${fixes.map(it => it.title).join(' | ')}`,
  );
  assert.equal(withoutNotes(apply(plan, fix.edits)), whole(example.fixed));
  assert.equal(fix.renamed, example.renamed);
  const expected = {
    ...example.created,
    ...Object.fromEntries(others.flatMap(([name, it]) => (it.fixed === undefined ? [] : [[name, it.fixed]]))),
  };
  const each = (texts: Record<string, string>, as: (text: string) => string) =>
    Object.fromEntries(Object.entries(texts).map(([name, it]) => [name, as(it)]));
  assert.deepEqual(each(beyond(folder, fix), withoutNotes), each(expected, whole));
}
/** The text of an example, which begins on a line of its own. */
const whole = (text: string): string => text.replace(/^\n/, '');

/** What reaches beyond the plan is never safe; a plan that is new has a name of its own, and lacks at most what is still to be written. */
function checkReach(fix: Fix, folder: Folder, asked: { today: number }): void {
  const { title, safe, others, created = [], renamed } = fix;
  assert.ok(!safe || !(others || created.length || renamed), `"${title}" is not for fix-all`);
  assert.equal(new Set(created.map(it => it.name)).size, created.length);
  for (const { name, text } of created) {
    assert.ok(!folder.has(name) && title.includes(`${name}.opsplan`), title);
    const errors = check(readPlan(text), asked).filter(it => it.severity === 'error');
    assert.deepEqual(
      errors.filter(it => it.rule !== 'section-missing').map(it => `${it.rule}: ${it.message}`),
      [],
      text,
    );
  }
}

/** After a fix there is less of the finding, and no new error. */
function checkFixes(
  fixes: { title: string; text: string; changed: boolean; found: readonly Finding[]; safe: boolean }[],
  rule: Rule,
  before: readonly Finding[],
): void {
  assert.ok(fixes.length > 0, 'every finding has a fix');
  const errors = (of: readonly Finding[]) =>
    of.filter(it => it.severity === 'error').map(it => `${it.rule}: ${it.message}`);
  const count = (of: readonly Finding[]) => of.filter(it => it.rule === rule.id).length;
  const known = errors(before);
  for (const fix of fixes) {
    assert.ok(fix.changed, `"${fix.title}" changes nothing`);
    const after = fix.found;
    assert.ok(count(after) < count(before), `"${fix.title}" leaves the finding:\n${fix.text}`);
    const fresh = errors(after).filter(it => !known.includes(it));
    if (fix.safe) assert.deepEqual(fresh, [], `"${fix.title}" brings new errors:\n${fix.text}`);
  }
}
