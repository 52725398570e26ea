import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { types } from '../server/language/values.ts';
import { readOutcome } from '../server/words/goal-sentence.ts';
import { converted, sameUnit, withUnit } from '../server/words/unit.ts';
import { today } from './fixture.ts';
import { fc } from './runs.ts';

describe('units of quantities', () => {
  test('one unit in two spellings', () => {
    const same = [
      'day days',
      'h hours',
      'min minutes',
      '% percent',
      'tickets/week ticket/weeks',
      'reply replies',
      'class classes',
      'EUR €',
    ];
    for (const pair of same) {
      const [a, b] = pair.split(' ') as [string, string];
      assert.ok(sameUnit(a, b) && sameUnit(b, a), pair);
    }
    assert.ok(sameUnit('tickets per week', 'tickets/week'));
  });
  test('two units', () => {
    for (const pair of ['days hours', 'min months', 'USD EUR', '% points', 'tickets clients', 'm min'])
      assert.ok(!sameUnit(...(pair.split(' ') as [string, string])), pair);
  });
  test('a conversion leads back to the same amount', () => {
    const units = fc.constantFrom('ms', 'sec', 'minutes', 'h', 'months', 'quarters', 'years', 'days', 'clients');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), units, units, (number, from, to) => {
        const there = converted(`${number} ${from}`, to);
        if (there === undefined) return;
        assert.ok(sameUnit(types.quantity.read(there)!.unit, to), there);
        assert.equal(types.quantity.read(converted(there, from)!)!.amount, number);
      }),
    );
  });
  test('another unit leaves the number as it is', () => {
    assert.equal(withUnit('USD 320k', 'EUR'), 'EUR 320k');
    assert.equal(withUnit('USD 3m', 'clients'), '3000000 clients');
    assert.equal(withUnit('1,200 days', '%'), '1,200%');
    assert.equal(converted('90 min', 'h'), '1.5 h');
    assert.equal(converted('100 min', 'h'), undefined);
    assert.equal(converted('2 days', 'h'), undefined);
  });
});

describe('numbers and dates in the sentence of an outcome', () => {
  const read = (text: string) => readOutcome(text, { today });
  test('from, to and by', () => {
    const cases: [string, ReturnType<typeof read>][] = [
      [
        'Reduce average onboarding time from 14 to 7 days by 30 September 2026',
        { measure: 'average onboarding time', from: '14 days', to: '7 days', by: '2026-09-30' },
      ],
      ['Halve the queue.', { measure: 'queue', to: '-50%' }],
      [
        'Cut the time to onboard a client from 14 days to 9 days',
        { measure: 'time to onboard a client', from: '14 days', to: '9 days' },
      ],
      ['Reduce time to first response to 2h', { measure: 'time to first response', to: '2h' }],
      ['Cut cost by 20%', { measure: 'cost', to: '-20%' }],
      ['Grow revenue from USD 320k to USD 400k', { measure: 'revenue', from: 'USD 320k', to: 'USD 400k' }],
      ['Answer tickets in under 30 min', { measure: 'Answer tickets', to: '30 min' }],
      ['Move to 2026-09-30', { measure: 'Move' }],
      ['Sharper reports by 3 engineers', { measure: 'Sharper reports' }],
      ['Improve support', { measure: 'support' }],
      ['Keep churn below 3 %', { measure: 'Keep churn', to: '3%' }],
      ['Get the NPS to 50', { measure: 'Get the NPS', to: '50' }],
      ['Reach 99.9% uptime', { measure: 'Reach 99.9% uptime', to: '99.9%' }],
      ['Reduce incidents to zero', { measure: 'incidents', to: '0' }],
      ['Cut returns from 12 per week to at most three per week', { measure: 'returns', from: '12', to: '3' }],
      ['Reduce waiting from 14 days down to 7', { measure: 'waiting', from: '14 days', to: '7 days' }],
      ['Spend 15 % less on hosting', { measure: 'Spend 15 % less on hosting', to: '-15%' }],
      [
        'Handle 1,250 tickets a month with no more than 4 agents',
        { measure: 'Handle tickets a month with no more than 4 agents', to: '4 agents' },
      ],
      ['Improve answer times by 20 %', { measure: 'answer times' }],
      ['Move 40 people to 2 offices', { measure: 'Move people' }],
      ['Migrate to 3 regions over 2026', { measure: 'Migrate' }],
      ['Halve churn within 6 months', { measure: 'churn', to: '-50%' }],
      ['Extend the contract to 30 September 2026', { measure: 'contract' }],
      ['Grow from the 3rd to the 1st place', { measure: 'Grow from the 3rd to the 1st place' }],
      ['Keep NPS above 50 and churn below 3 %', { measure: 'Keep NPS' }],
      ['Answer all tickets within 2 hours', { measure: 'Answer all tickets', to: '2 hours' }],
      ['Answer all tickets within 2 days', { measure: 'Answer all tickets' }],
      ['Reach 1.000 customers by 2026-09-30', { measure: 'customers', by: '2026-09-30' }],
      ['Reach 1,000 customers', { measure: 'customers', to: '1,000 customers' }],
      ['Cut p95 latency from 1.2s to 300ms', { measure: 'p95 latency', from: '1200 ms', to: '300ms' }],
      ['Cut lead time from 3 days to 5 hours', { measure: 'lead time', to: '5 hours' }],
      ['Lower churn: from 3,5% to 2% by 31/12/2026', { measure: 'churn', from: '3.5%', to: '2%', by: '2026-12-31' }],
      ['Raise uptime from 99,5% to 99.9%', { measure: 'uptime', from: '99.5%', to: '99.9%' }],
      ['Move 30 servers from AWS to 2 data centres', { measure: 'Move servers' }],
      ['Go from 14 racks to 2 data centres', { measure: 'Go', to: '2 data centres' }],
      [
        'Reduce by 2026-12-31 the time from 14 days to 7',
        { measure: 'time', from: '14 days', to: '7 days', by: '2026-12-31' },
      ],
      ['Cut cost from $1.2M to $900k', { measure: 'cost', from: 'USD 1.2M', to: 'USD 900k' }],
      ['Raise NPS to 45 from 20', { measure: 'NPS', from: '20', to: '45' }],
      ['Reduce returns to 5 tickets per week, and calls', { measure: 'returns', to: '5 tickets per week' }],
      ['Grow to 1.2M users', { measure: 'Grow to 1.2M users', to: '1200000 users' }],
    ];
    for (const [text, expected] of cases) assert.deepEqual(read(text), expected, text);
  });
  test('the unit of the metric decides where several numbers stand', () => {
    const two = 'Keep NPS above 50 points and churn below 3 %';
    assert.equal(readOutcome(two, { today }, '%').to, '3%');
    assert.equal(readOutcome(two, { today }, 'points').to, '50 points');
    assert.equal(readOutcome('Answer all tickets within 2 days', { today }, 'days').to, '2 days');
    const latency = readOutcome('Cut latency from 1.2s to 300ms', { today }, 's');
    assert.deepEqual([latency.from, latency.to], ['1.2s', '0.3 s']);
    const strange = readOutcome('Cut churn from 3.5% to 2%', { today }, 'tickets');
    assert.deepEqual([strange.from, strange.to], ['3.5%', '2%']);
  });
  test('whatever is written, what it reads are values of the keys', () => {
    const words = fc.array(
      fc.constantFrom(
        'cut',
        'from',
        'to',
        'by',
        '7',
        'days',
        '20%',
        'USD',
        '3k',
        '1.000',
        '3,5%',
        '$1.2M',
        '300ms',
        '1.2s',
        '2026-09-30',
        '.',
        'under',
        '4.5',
        'ß',
        ',',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          words.map(it => it.join(' ')),
          fc.string({ unit: 'grapheme', maxLength: 300 }),
        ),
        text => {
          const { from, to, by } = read(text);
          for (const it of [from, to]) assert.ok(it === undefined || types.quantity.read(it), it);
          assert.ok(by === undefined || types.date.read(by) !== undefined, by);
        },
      ),
    );
  });
});
