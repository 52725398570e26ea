import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { iso } from '../server/language/day.ts';
import { datesIn } from '../server/words/dates-in.ts';
import { gistOf } from '../server/words/gist.ts';
import { Mentioned } from '../server/words/mentions.ts';
import { priced } from '../server/words/money.ts';
import { isRelease } from '../server/words/release.ts';

const same = (a: string, b: string) => gistOf(a).join(' ') === gistOf(b).join(' ');

describe('what a title is about', () => {
  for (const [a, b] of [
    ['Migrate the billing servers', 'Billing server migration'],
    ['Audit suppliers', 'audit of all Suppliers'],
    ['Plan the move', 'Planning the moves'],
    ['Install printers', 'Printer installation'],
    ['Umzug der Büros planen', 'Umzug der Büros planen'],
  ] as const)
    test(`"${a}" and "${b}" are one`, () => assert.ok(same(a, b), `${gistOf(a)} | ${gistOf(b)}`));
  for (const [a, b] of [
    ['Phase 1 rollout', 'Phase 2 rollout'],
    ['1.26.0-rc.0 released', '1.26.0-rc.1 released'],
    ['Step 1.2', 'Step 2.1'],
    ['Audit before migration', 'Audit after migration'],
    ['Train managers', 'Train trainers'],
    ['Set up', 'Set down'],
    ['C++ course', 'C# course'],
    ['Tender', 'Tend'],
    ['Open the office', 'Close the office'],
    ['Sign contract with Acme', 'Sign contract with Bolt'],
  ] as const)
    test(`"${a}" and "${b}" are two`, () => assert.ok(!same(a, b), `${gistOf(a)} | ${gistOf(b)}`));
});

describe('a release', () => {
  for (const [id, title] of [
    ['go-live', undefined],
    ['portal-launch', undefined],
    ['x', 'Launch the client portal'],
    ['x', 'Client portal go-live'],
    ['x', 'Portal goes live'],
    ['x', 'Roll out laptops to 40 people'],
    ['x', 'Deploy version 2.0'],
    ['x', 'Cutover to the new billing system'],
    ['rollout', undefined],
  ] as const)
    test(`is ${id} "${title ?? ''}"`, () => assert.ok(isRelease(id) || isRelease(title ?? '')));
  for (const [id, title] of [
    ['release-notes', undefined],
    ['x', 'Write the release notes'],
    ['x', 'Train sales for the launch'],
    ['x', 'Press release'],
    ['x', 'Plan portal launch'],
    ['x', 'Launch party'],
    ['x', 'Launch trailer and press kit'],
    ['x', 'Deployment scripts'],
    ['x', 'Keep the site live'],
    ['live', 'Live chat'],
    ['__proto__', 'constructor'],
    ['x', ''],
  ] as const)
    test(`is not ${id} "${title ?? ''}"`, () => assert.ok(!isRelease(id) && !isRelease(title ?? '')));
});

test('the days that a text names in full', () => {
  const days = (text: string) =>
    datesIn(text).map(it => `${iso(it.day)} ${text.slice(it.offset, it.offset + it.length)}`);
  assert.deepEqual(days('Live by 2026-09-12, signed 4 September 2026'), [
    '2026-09-12 2026-09-12',
    '2026-09-04 4 September 2026',
  ]);
  assert.deepEqual(days('on September 4th, 2026 or 24.12.2026'), [
    '2026-09-04 September 4th, 2026',
    '2026-12-24 24.12.2026',
  ]);
  assert.deepEqual(days('by 12 September, in 2026, 2026-13-40, 3/4/2026, v2026-09-1'), []);
});

test('an amount is read back as it was', () => {
  for (const [amount, text] of [
    [320_000, 'USD 320k'],
    [12_500, 'USD 12.5k'],
    [1_250_000, 'USD 1.25M'],
    [1_234_567, 'USD 1234567'],
    [940, 'USD 940'],
    [99.95, 'USD 99.95'],
    [0, 'USD 0'],
  ] as const)
    assert.equal(priced({ currency: 'USD', amount }), text);
});

test('mentions are found in time that does not grow with what there is', () => {
  const names = new Mentioned<number>();
  for (let i = 0; i < 20_000; i++) names.add(`move-client-${i}`, `Move client number ${i} to the portal`, i);
  const found = names.in('Move client number 7 to the portal, then see move-client-19999 and move client number 8');
  assert.deepEqual(
    found.map(it => it.it),
    [7, 19_999],
  );
  names.add('__proto__', 'constructor of', -1);
  assert.deepEqual(names.in('constructor, __proto__ and toString'), []);
});
