import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type TypeName, types } from '../server/language/values.ts';
import { respell } from '../server/words/respell.ts';
import { today } from './fixture.ts';
import { fc, runs } from './runs.ts';

/** For each type: a text, then what it may stand for; `!` marks the one reading that fix-all may write. */
const table: Record<string, [string, string][]> = {
  duration: [
    ['3 days', '3d!'],
    ['3 d', '3d!'],
    ['1 day', '1d!'],
    ['2 weeks', '2w!'],
    ['6 hrs', '6h!'],
    ['90 min', '1.5h!'],
    ['100 minutes', '1.667h'],
    ['1,5 days', '1.5d!'],
    ['1,500 h', '1500h'],
    ['half a day', '0.5d!'],
    ['three working days', '3d!'],
    ['5 person-days', '5d!'],
    ['4 MD', '4d!'],
    ['1 week 2 days', '7d!'],
    ['2w 3d', '13d!'],
    ['1 day 4 hours', '1.5d'],
    ['P3D', '3d!'],
    ['PT6H', '6h!'],
    ['about 3 days', '3d'],
    ['up to 2 weeks', '2w'],
    ['1 month', '4w'],
    ['3', '3d 3h 3w'],
    ['3-5 days', '5d 3d'],
    ['3d\u00a0', '3d!'],
    ['soon', ''],
    ['5 story points', ''],
    ['3 days or so', ''],
  ],
  estimate: [
    ['2-3 days', '2d..3d!'],
    ['2 to 3 weeks', '2w..3w!'],
    ['4d - 8d', '4d..8d!'],
    ['4d...8d', '4d..8d!'],
    ['4h–2d', '4h..2d!'],
    ['about 2-3 days', '2d..3d'],
    ['3 days', '3d!'],
    ['2–', ''],
    ['3-5', '3d..5d 3h..5h 3w..5w'],
    ['3 to 5', '3d..5d 3h..5h 3w..5w'],
    ['1/2 day', '0.5d'],
    ['5 Wochen', '5w!'],
    ['3-5 Tage', '3d..5d!'],
    ['8 Stunden', '8h!'],
  ],
  interval: [
    ['weekly', '1w!'],
    ['every week', '1w!'],
    ['every 2 weeks', '2w!'],
    ['every other week', '2w!'],
    ['Monthly', '1m!'],
    ['each month', '1m!'],
    ['3 months', '3m!'],
    ['quarterly', '1q!'],
    ['once a year', '1y!'],
    ['fortnightly', '2w!'],
    ['daily', '1d!'],
    ['every Monday', '1w'],
    ['2', '2w 2d 2m'],
    ['12 hours', ''],
    ['twice a week', '3d 4d'],
    ['3 times per month', '1w 2w'],
    ['twice a month', '2w'],
    ['often', ''],
  ],
  period: [
    ['Q3 2026', '2026-Q3!'],
    ['2026Q3', '2026-Q3!'],
    ['2026 q3', '2026-Q3!'],
    ['Q3/2026', '2026-Q3!'],
    ['3Q2026', '2026-Q3!'],
    ["Q3 '26", '2026-Q3'],
    ['third quarter of 2026', '2026-Q3!'],
    ['H2 2026', '2026-H2!'],
    ['second half 2026', '2026-H2!'],
    ['July 2026', '2026-07-01..2026-07-31!'],
    ['2026-07', '2026-07-01..2026-07-31!'],
    ['Jul-Sep 2026', '2026-Q3!'],
    ['July to December 2026', '2026-H2!'],
    ['November 2026 to February 2027', '2026-11-01..2027-02-28!'],
    ['2026-2027', '2026-01-01..2027-12-31!'],
    ['2026-07-01 to 2026-09-30', '2026-07-01..2026-09-30!'],
    ['2026-07-01/2026-09-30', '2026-07-01..2026-09-30!'],
    ['1 July 2026 - 30 September 2026', '2026-07-01..2026-09-30!'],
    ['FY2026', '2026'],
    ['Q3', '2026-Q3 2027-Q3'],
    ['2026-09-30', '2026-Q3'],
    ['Q5 2026', ''],
    ['next quarter', ''],
  ],
  lagged: [
    ['audit + 2 days', 'audit + 2d! audit'],
    ['audit + 2', 'audit + 2d audit + 2h audit + 2w audit'],
    ['audit + a while', 'audit'],
  ],
  capacity: [
    ['32 hours a week', '32h/w!'],
    ['32h/week', '32h/w!'],
    ['32 h / w', '32h/w!'],
    ['32h', '32h/w'],
    ['32', '32h/w'],
    ['80%', '32h/w'],
    ['0.8 FTE', '32h/w'],
    ['4d/w', '32h/w'],
    ['8h/d', '40h/w'],
    ['full time', '40h/w'],
  ],
  share: [
    ['60 %', '60%!'],
    ['60 percent', '60%!'],
    ['60,5%', '60.5%!'],
    ['0.6', '60%'],
    ['60', '60%'],
    ['1', '100% 1%'],
    ['120%', '100%'],
    ['half', '50%'],
    ['3/4', '75%'],
    ['some', ''],
  ],
  level: [
    ['4/5', '4!'],
    ['7', '5'],
    ['0', '1'],
    ['3.5', '4 3'],
    ['high', '4'],
    ['n/a', ''],
  ],
  rank: [
    ['1st', '1!'],
    ['2.', '2!'],
    ['P1', '1'],
    ['0', '1'],
    ['high', ''],
  ],
  number: [
    ['6,5', '6.5!'],
    ['six', '6!'],
    ['6 people', '6'],
    ['many', ''],
  ],
  money: [
    ['€320k', 'EUR 320k!'],
    ['320.000,50 €', 'EUR 320000.5!'],
    ['320k EUR', 'EUR 320k!'],
    ['45.000 EUR', 'EUR 45000 EUR 45'],
    ['EUR 120.000', 'EUR 120000 EUR 120'],
    ['$9.500', 'USD 9500 USD 9.5'],
    ['9.50 €', 'EUR 9.5!'],
    ['1.200.000 EUR', 'EUR 1200000!'],
    ['1.2 million EUR', 'EUR 1.2M!'],
    ['usd 320k', 'USD 320k!'],
    ['USD320k', 'USD 320k!'],
    ['$320,000', 'USD 320000'],
    ['320k', 'USD 320k EUR 320k'],
    ['EUR 12,5k', 'EUR 12.5k!'],
    ['lots', ''],
  ],
  rate: [
    ['95 EUR per hour', 'EUR 95/h!'],
    ['EUR 700/day', 'EUR 700/d!'],
    ['USD 95', 'USD 95/h USD 95/d'],
    ['$95/h', 'USD 95/h'],
    ['EUR 1.200/d', 'EUR 1200/d EUR 1.2/d'],
  ],
  quantity: [
    ['about 12 days', '12 days'],
    ['twelve days', '12 days'],
    ['12,5 days', '12.5 days!'],
    ['-12,5 %', '-12.5%!'],
    ['0,500 kg', '0.5 kg!'],
    ['1.250,5 km', '1250.5 km!'],
    ['EUR 12,5', 'EUR 12.5!'],
    ['12,5k clients', '12.5k clients!'],
    ['$320k', 'USD 320k'],
    ['few', ''],
  ],
  url: [
    ['tickets.example.com/7', 'https://tickets.example.com/7'],
    ['[Ticket](https://tickets.example/7)', 'https://tickets.example/7'],
    ['OPS-12', ''],
  ],
}; // biome-ignore format: a table

describe('a value in another spelling', () => {
  for (const [type, rows] of Object.entries(table))
    test(type, () => {
      for (const [text, expected] of rows) {
        const found = respell(text, [type as TypeName], { today }).map(it => it.text + (it.safe ? '!' : ''));
        assert.equal(found.join(' '), expected, text);
      }
    });

  const type = fc.constantFrom(...(Object.keys(table) as TypeName[]));
  const piece = fc.constantFrom(
    ...Object.values(table).flatMap(rows => rows.flatMap(([text]) => text.split(/(?<=[ \d])|(?=[ \d])/))),
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.array(piece, { maxLength: 6 }).map(it => it.join('')),
  );
  test('is one that the key takes, and never the same', () => {
    fc.assert(
      fc.property(type, text, (name, it) => {
        for (const found of respell(it, [name], { today })) {
          assert.notEqual(types[name].read(found.text), undefined, `${it} → ${found.text}`);
          assert.notEqual(found.text, it);
        }
        assert.ok(respell(it, [name], { today }).filter(found => found.safe).length <= 1);
      }),
      { numRuns: runs(3000) },
    );
  });
  test('is not looked for in long texts', () => {
    for (const unit of ['a', '1', ' ', '-', '.', ',', '1 ', '1-', '€', 'P1', 'every '])
      for (const name of Object.keys(table) as TypeName[])
        assert.deepEqual(respell(unit.repeat(100_000), [name], { today }), []);
  });
});
