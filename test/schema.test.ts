import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseDocument } from 'yaml';
import { check } from '../server/check.ts';
import { jsonSchema } from '../server/language/json-schema.ts';
import { readPlan } from '../server/plan/plan.ts';
import { today } from './fixture.ts';

const validate = new Ajv2020({ strict: false, allErrors: true }).compile(JSON.parse(jsonSchema()));
/** What the schema objects to, as other editors show it. */
function objections(text: string): readonly string[] {
  const document = parseDocument(text, { logLevel: 'silent' });
  if (document.errors.length) return document.errors.map(it => it.message);
  validate(document.toJS());
  return (validate.errors ?? []).map(it => `${it.instancePath} ${it.message}`);
}
/** The rules that speak of what the schema knows too: which keys there are, and in which form their values are written. */
const formal = new Set([
  'key-unknown',
  'value-type',
  'value-unknown',
  'date-invalid',
  'date-unclear',
  'due-not-iso',
  'due-vague',
  'id-invalid',
  'owner-shared',
  'goal-many',
]);
const found = (text: string): readonly string[] =>
  check(readPlan(text), { today })
    .filter(it => formal.has(it.rule))
    .map(it => `${it.rule}: ${it.message}`);

const samples = readdirSync('test/plans', { recursive: true, encoding: 'utf8' }).filter(it => it.endsWith('.opsplan'));
const clean = readFileSync('test/plans/client-onboarding.opsplan', 'utf8');

describe('the JSON Schema and our own reading agree', () => {
  for (const file of samples)
    test(`on ${file}`, () => {
      const text = readFileSync(join('test/plans', file), 'utf8');
      assert.equal(
        objections(text).length > 0,
        found(text).length > 0,
        [...objections(text), '', ...found(text)].join('\n'),
      );
    });
  const slips: readonly (readonly [string, RegExp, string])[] = [
    ['a key that is not there', /^owner: /m, 'ownr: '],
    ['no number', /impact: \d/, 'impact: high'],
    ['more than it goes up to', /impact: \d/, 'impact: 9'],
    ['a word of its own', /status: live/, 'status: running'],
    ['a quarter where a day belongs', /due: \S+/g, 'due: Q3'],
    ['a list for one value', /^(\s+)impact: \d/m, '$1impact: [3, 4]'],
    ['one value for a list', /after: \[.*\]/, 'after: { a: b, c: d }'],
    ['no duration', /effort: \S+/, 'effort: some days'],
    ['more than all', /^activities:$/m, 'activities:\n  desk: { owner: ana, load: 120% }'],
    ['less than nothing', /^activities:$/m, 'resources: { headcount: { have: -3 } }\nactivities:'],
    ['a name with a blank', /^activities:$/m, 'activities:\n  the desk: { owner: ana }'],
    ['a word where a day belongs', /^activities:$/m, 'activities:\n  desk: { log: { yesterday: x } }'],
    ['a month that there is not', /^activities:$/m, 'activities:\n  desk: { log: { 2026-13-01: x } }'],
    ['a rhythm of its own', /^review: .*$/m, 'review: sometimes'],
  ];
  for (const [what, of, by] of slips)
    test(`on ${what}`, () => {
      const text = clean.replace(of, by);
      assert.notEqual(text, clean);
      assert.ok(objections(text).length, 'the schema accepts it');
      assert.ok(found(text).length, 'our reading accepts it');
    });
  const readable: readonly (readonly [string, string])[] = [
    [
      'numbers in quotes',
      'opsplan: "1"\nactivities:\n  desk: { impact: "3", priority: { rank: "2" }, billable: "yes" }\n',
    ],
    [
      'texts that YAML takes for something else',
      'plan: true\nactivities:\n  desk: { title: null }\n  true: { title: 7, after: [desk, 12] }\n  12: { title: x }\n',
    ],
    ['a share of all', 'activities:\n  desk: { load: 100.0%, owner: ana }\n'],
    ['an old spelling', 'activities:\n  desk: { status: in-progress }\n'],
    ['names in other scripts', 'activities:\n  büro_1.2-x: { after: [日本] }\n  日本: {}\n'],
    ['periods of each form', 'period: 2026-Q3\n'],
    ['a year', 'period: 2026\n'],
    ['days from to', 'period: 2026-07-01..2026-09-30\n'],
  ];
  for (const [what, text] of readable)
    test(`on ${what}, which both read`, () => {
      assert.deepEqual(objections(text), []);
      assert.deepEqual(found(text), []);
    });
});
