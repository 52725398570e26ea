import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { posix, sep } from 'node:path';
import { describe, test } from 'node:test';
import { check } from '../server/check.ts';
import { readDay } from '../server/language/day.ts';
import { language } from '../server/language/index.ts';
import { shapeOf } from '../server/language/shape.ts';
import { readPlan } from '../server/plan/plan.ts';
import { reprioritize } from '../server/reckon/reprioritize.ts';

const { dirname, join } = posix;
const root = 'test/plans';
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(it => it.endsWith('.opsplan'))
  .map(it => it.replaceAll(sep, '/'));

/** The day that the settings of a plan's folder, or of one above it, name. */
function todayOf(file: string): number {
  for (let folder = dirname(join(root, file)); folder.startsWith(root); folder = dirname(folder)) {
    const settings = join(folder, '.vscode/settings.json');
    if (existsSync(settings)) return readDay(JSON.parse(readFileSync(settings, 'utf8'))['opsplan.today'])!;
  }
  throw new Error(`No folder above ${file} names a day.`);
}
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const told = (file: string): string[] =>
  check(readPlan(read(file)), { today: todayOf(file) }).map(
    it => `${it.range.start.line + 1}:${it.range.start.character + 1} ${it.severity} ${it.rule}: ${it.message}`,
  );

describe('the sample plans', () => {
  for (const file of ['office-move/office-move.opsplan', 'client-onboarding.opsplan'])
    test(`${file} is clean`, () => assert.deepEqual(told(file), []));
  test('the one in the README is clean, whoever writes it down', () => {
    const [, text] = /```yaml\n(plan: [\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))!;
    for (const day of ['2026-07-24', '2027-06-01'])
      assert.deepEqual(
        check(readPlan(text!), { today: readDay(day)! }).map(it => `${day} ${it.rule}: ${it.message}`),
        [],
      );
  });
  test('each picture of the README is there, for dark and for light pages', () => {
    const shown = [...readFileSync('README.md', 'utf8').matchAll(/(?:src|srcset)="([^"]+)"/g)].map(it => it[1]!);
    const names = ['hover', 'mistakes', 'reprioritize', 'trees'];
    // For a second picture of the timeline there is no room in the package.
    const pictures = names.flatMap(it => ['dark', 'light'].map(theme => `client/pictures/${it}-${theme}.png`));
    assert.deepEqual(shown.sort(), [...pictures, 'client/pictures/timeline-dark.png'].sort());
    assert.deepEqual(
      readdirSync('client/pictures')
        .map(it => `client/pictures/${it}`)
        .sort(),
      shown,
    );
  });
  test('the live one uses every key of ring 1, and its ranks are up to date', () => {
    const plan = readPlan(read('client-onboarding.opsplan'));
    const used = new Set(
      plan.chunks.flatMap(it => it.tokens.map(token => token.path.join('.').replace(/^(\w+)\.[^.]+/, '$1.*'))),
    );
    const missing: string[] = [];
    for (const [name, section] of shapeOf(language).keys!) {
      if (section.ring !== 1) continue;
      const body = section.entry?.key.defines ? section.entry.value : section;
      for (const [key, it] of body.keys ?? []) {
        const path = section.entry?.key.defines ? `${name}.*.${key}` : `${name}.*`;
        if (it.ring === 1 && !used.has(path)) missing.push(`${name}: ${key}`);
      }
      if (![...used].some(it => it === name || it.startsWith(`${name}.`))) missing.push(name);
    }
    assert.deepEqual(missing, []);
    assert.deepEqual(reprioritize(plan, todayOf('client-onboarding.opsplan')).moves, []);
  });
  test('the findings in the others are those that were reviewed', () => {
    for (const file of files.filter(
      it => !['office-move/office-move.opsplan', 'client-onboarding.opsplan'].includes(it),
    )) {
      const snapshot = join(root, file.replace(/\.opsplan$/, '.findings.txt'));
      const now = `${told(file).join('\n')}\n`;
      if (process.env.UPDATE) writeFileSync(snapshot, now);
      else
        assert.equal(
          now,
          readFileSync(snapshot, 'utf8'),
          `${snapshot}: read what changed, then node test/unit.mjs samples --update`,
        );
    }
  });
  test('the plan of typical mistakes shows at least twenty kinds of them, each with a fix', () => {
    const found = check(readPlan(read('typical-mistakes.opsplan')), { today: todayOf('typical-mistakes.opsplan') });
    assert.ok(new Set(found.map(it => it.rule)).size >= 20, [...new Set(found.map(it => it.rule))].join(' '));
    for (const it of found) assert.ok(it.fixes().length > 0, it.rule);
  });
});
