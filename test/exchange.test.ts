import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { check } from '../server/check.ts';
import { type Target, targets } from '../server/exchange/export.ts';
import { imported, type Source } from '../server/exchange/import.ts';
import { folded } from '../server/exchange/to-ical.ts';
import { valuesOf } from '../server/exchange/to-json.ts';
import { jsonSchema } from '../server/language/json-schema.ts';
import { readPlan } from '../server/plan/plan.ts';
import { rules } from '../server/rules/index.ts';
import { readSheet } from '../server/words/table.ts';
import { anyPlan } from './any-plan.ts';
import { named, plans } from './exchange-plans.ts';
import { today } from './fixture.ts';
import { fc, runs } from './runs.ts';

const out = (to: Target, text: string): string => targets[to]([{ file: 'drawn.opsplan', plan: readPlan(text), today }]);
function into(from: Source, text: string): string {
  const found = imported(from, text, { title: 'Drawn', today });
  if ('refused' in found) throw new Error(found.refused);
  return found.text;
}
const sample = readFileSync('test/plans/client-onboarding.opsplan', 'utf8');
const language = new Set(rules.filter(it => it.group === 'Language').map(it => it.id));
/** What the language has against a plan: what comes in has to be readable, whatever else is missing. */
const objections = (text: string): string[] =>
  check(readPlan(text), { today })
    .filter(it => language.has(it.rule) && it.severity === 'error')
    .map(it => `${it.rule}: ${it.message}\n${text}`);

describe('there and back', () => {
  test('CSV', () =>
    fc.assert(
      fc.property(plans, plan => {
        const csv = out('csv', plan);
        const back = into('csv', csv);
        assert.deepEqual(objections(back), []);
        const said = (it: string) => readSheet(it)!.map(row => row.slice(0, -2));
        assert.deepEqual(said(out('csv', back)), said(csv), back);
      }),
      { numRuns: runs(150) },
    ));
  test('JSON', () =>
    fc.assert(
      fc.property(plans, plan => {
        const back = into('json', out('json', plan));
        assert.deepEqual(valuesOf(readPlan(back)), valuesOf(readPlan(plan)));
        assert.deepEqual(objections(back), []);
      }),
      { numRuns: runs(150) },
    ));
  test('TaskJuggler', () =>
    fc.assert(
      fc.property(plans, drawn => {
        // A project has neither metrics nor workstreams; what names them becomes a comment.
        const plan = drawn.replace(`${named.join('\n')}\n`, '').replace(/^ +(?:metric|workstream): .*\n/gm, '');
        const project = out('tjp', plan);
        const back = into('tjp', project);
        assert.deepEqual(objections(back), []);
        const said = (it: string) => (valuesOf(readPlan(it)) as { activities: object }).activities;
        assert.deepEqual(said(back), said(plan), project);
        assert.equal(out('tjp', back), project);
      }),
      { numRuns: runs(150) },
    ));
  test('the sample as JSON says all that it says, in the form of the schema', () => {
    const json = JSON.parse(out('json', sample));
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(JSON.parse(jsonSchema()));
    assert.ok(validate(json.plans[0].plan), JSON.stringify(validate.errors));
    assert.deepEqual(valuesOf(readPlan(into('json', JSON.stringify(json)))), json.plans[0].plan);
    const [first] = json.plans[0].forecast.activities;
    assert.equal(first.id, 'rebuild-form');
    assert.match(first.finish, /^2026-/);
    assert.equal(json.plans[0].ranks[0], 'rebuild-form');
  });
});

describe('TaskJuggler takes what goes out', {
  skip: spawnSync('tj3', ['--version']).error && 'tj3 is not installed',
}, () => {
  const schedule = (text: string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'opsplan-tj-'));
    try {
      writeFileSync(join(folder, 'p.tjp'), text);
      const { status, stderr } = spawnSync('tj3', ['--silent', '--no-color', '--no-reports', 'p.tjp'], {
        cwd: folder,
        encoding: 'utf8',
      });
      return status === 0 ? '' : `${stderr}\n${text}`;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  test('the sample', () => assert.equal(schedule(out('tjp', sample)), ''));
  test('plans as they come', () => {
    for (const plan of fc.sample(plans, { numRuns: runs(6), seed: 7 })) assert.equal(schedule(out('tjp', plan)), '');
  });
});

describe('what goes out', () => {
  test('anything that somebody could have in an editor goes out, or is left out', () =>
    fc.assert(
      fc.property(anyPlan, plan => {
        for (const to of Object.keys(targets) as Target[]) assert.equal(typeof out(to, plan), 'string');
      }),
      { numRuns: runs(200) },
    ));
  test('no cell of a table is a formula, and each is what was written', () =>
    fc.assert(
      fc.property(plans, plan => {
        const rows = readSheet(out('csv', plan))!;
        assert.deepEqual(
          rows.flat().filter(it => /^[=+\-@\t\r]/.test(it)),
          [],
        );
        assert.equal(new Set(rows.map(it => it.length)).size, 1);
      }),
      { numRuns: runs(60) },
    ));
  test('a calendar: lines of at most 75 octets that join to what was said, an event for each day that counts', () =>
    fc.assert(
      fc.property(plans, plan => {
        const text = out('ics', plan);
        assert.ok(text.endsWith('END:VCALENDAR\r\n'));
        for (const it of text.split('\r\n')) assert.ok(Buffer.byteLength(it) <= 75 && !/[\n\r]/.test(it), it);
        const lines = text.replace(/\r\n /g, '').split('\r\n');
        const uids = lines.filter(it => it.startsWith('UID:'));
        assert.equal(new Set(uids).size, uids.length);
        assert.equal(uids.length, lines.filter(it => it === 'BEGIN:VEVENT').length);
        const due = [...plan.matchAll(/^ +due: /gm)].length - [...plan.matchAll(/due: .*(?:\n +(?:effort|after|impact|spent|remaining|metric|workstream|priority): .*)*\n +status: done/g)].length; // biome-ignore format: one count
        assert.equal(uids.filter(it => it.startsWith('UID:due-')).length, due);
      }),
      { numRuns: runs(60) },
    ));
  test('a line is folded between letters, and unfolds to itself', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), text => {
        const line = text.replace(/[\r\n]/g, '');
        const pieces = folded(line).split('\r\n');
        for (const it of pieces) assert.ok(Buffer.byteLength(it) <= 75);
        assert.equal(pieces.map((it, i) => (i ? it.slice(1) : it)).join(''), line);
      }),
      { numRuns: runs(100) },
    ));
  test('a chart for Mermaid: a bar on each line, and no title ends one', () =>
    fc.assert(
      fc.property(plans, plan => {
        const [first, ...lines] = out('mermaid', plan).trimEnd().split('\n');
        assert.equal(first, 'gantt');
        for (const it of lines)
          assert.match(
            it,
            /^ {2}(?:title [^:;]*(?:;[^:]*)*|dateFormat .*|axisFormat .*|excludes weekends|section [^:]*|[^:]+ :(?:[a-z]+, )*p\d+t\d+, \d{4}-\d\d-\d\d, (?:\d{4}-\d\d-\d\d|0d))$/,
          );
      }),
      { numRuns: runs(60) },
    ));
  test('a page: nothing of a title is taken for a tag, and no script is in it', () =>
    fc.assert(
      fc.property(plans, plan => {
        const page = out('html', plan);
        const tags = new Set([...page.matchAll(/<\/?([a-zA-Z!][\w-]*)/g)].map(it => it[1]));
        for (const it of tags) assert.ok(known.has(it!), it);
        assert.ok(
          !/ on\w+=|javascript:|<script|https?:\/\//.test(page.replace(/>[^<]*</g, '><').replace(/title="[^"]*"/g, '')),
        );
      }),
      { numRuns: runs(40) },
    ));
  const known = new Set(['!doctype', 'html', 'head', 'meta', 'title', 'style', 'body', 'main', 'h1', 'h2', 'p', 'time', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'div', 'span', 'b', 'i', 'br', 'ul', 'li', 'small']); // biome-ignore format: a list
  test('Markdown: as many cells in each row, whatever a title holds', () =>
    fc.assert(
      fc.property(plans, plan => {
        const [work] = out('markdown', plan).split('\n## Metrics\n');
        for (const it of work!.split('\n').filter(it => it.startsWith('|')))
          assert.equal(it.replace(/\\\\/g, '').replace(/\\\|/g, '').split('|').length, 9, it);
      }),
      { numRuns: runs(60) },
    ));
});
