import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { readDay } from '../server/language/day.ts';
import { rank, type Work } from '../server/reckon/rank.ts';
import { explain, ordinal } from '../server/reckon/rank-words.ts';
import { after, anyPlans, today, work } from './rank-plans.ts';
import { fc, runs } from './runs.ts';

const day = (text: string) => readDay(text)!;

/** The value of the numbers and signs in a text, × and / before + and −; other words do not count. */
function evaluate(text: string): number {
  const tokens = text.match(/\d+(\.\d+)?|[+−×/]/g)!;
  let sum = 0;
  let product = Number(tokens[0]);
  for (let i = 1; i < tokens.length; i += 2) {
    const amount = Number(tokens[i + 1]);
    if (tokens[i] === '×') product *= amount;
    else if (tokens[i] === '/') product /= amount;
    else {
      sum += product;
      product = tokens[i] === '+' ? amount : -amount;
    }
  }
  return sum + product;
}

/** What stands on the two sides of the `=` in a line; nothing where it has none. */
function sides(line: string): { left: number; right: number } | undefined {
  const [, left, right] = /^(?:.*: )?([^:=]*) = (\d+(?:\.\d+)?)/.exec(line) ?? [];
  return left === undefined ? undefined : { left: evaluate(left), right: Number(right) };
}

test('the arithmetic adds up', () => {
  const property = (plan: Work[]) => {
    const ranking = rank(plan, { today });
    plan.forEach((_, i) => {
      const it = ranking.of[i];
      const told = explain(ranking, i);
      strictEqual(told === undefined, it === undefined);
      if (!told || !it) return;
      for (const line of told.arithmetic) {
        const { left, right } = sides(line) ?? { left: 0, right: 0 };
        const rounded = line.startsWith('value a day') ? 0.005 * right : 0.005;
        ok(Math.abs(left - right) <= rounded + 1e-9, `${line}: ${left}`);
        if (/^(with|in days)/.test(line)) ok(Math.abs(left - right) < 1e-9, line);
      }
      const results = told.arithmetic.map(line => sides(line)?.right);
      const own = told.arithmetic.findIndex(line => line.startsWith('impact'));
      strictEqual(results[it.blocked ? own + 2 : own], it.value);
      ok(told.arithmetic.some(line => line.startsWith(`value a day: ${it.group.value} / ${it.group.days} = `)));
      match(told.sentence, /^Ranks \d+(st|nd|rd|th)\b.*\.$/);
    });
  };
  fc.assert(fc.property(anyPlans(12), property), { numRuns: runs(400) });
});

const plan = [
  work('audit', { title: 'Audit the checklist', impact: 1, effort: 2 }),
  work('migrate', { title: 'Migrate', impact: 4, effort: 3, after: after(0) }),
  work('cut', { title: 'Cut over', impact: 5, effort: 1, after: [{ work: 1, lag: 2 }], due: day('2026-08-12') }),
  work('side', { impact: 3, effort: 1, status: 'blocked', blockedSince: day('2026-07-15'), due: day('2026-07-31') }),
  work('train', { after: after(2) }),
];
const told = (works: Work[], i: number) => explain(rank(works, { today }), i)!;

test('a sentence says what waits, how long it takes and what must come before', () => {
  deepStrictEqual(
    [0, 1, 2, 3, 4].map(i => told(plan, i).sentence),
    [
      'Ranks 2nd: Migrate and Cut over (together impact 9) wait for it, it takes 2 days, and no work of its plan must come before it.',
      'Ranks 3rd: Cut over (impact 5) waits for it, it takes 3 days, and Audit the checklist must come before it.',
      'Ranks 4th: it has impact 5 and 6 working days of slack, it takes 1 day, and Migrate must come before it.',
      'Ranks 1st: it has impact 3 and 5 working days of slack, it takes 1 day, it has been blocked for 7 working days, and no work of its plan must come before it.',
      'Ranks 5th: it has impact 3 (a guess) and no deadline, it takes 1.5 days (a guess), and Cut over must come before it.',
    ],
  );
});

test('in brief, for a line that cannot wrap, the same stands in fewer words', () => {
  deepStrictEqual(
    [0, 1, 2, 3, 4].map(i => told(plan, i).brief),
    [
      '2 days of work, before Migrate and Cut over',
      '3 days of work, after Audit the checklist, before Cut over',
      'Impact 5, 6 working days of slack, 1 day of work, after Migrate',
      'Impact 3, 5 working days of slack, 1 day of work, blocked for 7 working days',
      'Impact 3, no deadline, 1.5 days of work, after Cut over',
    ],
  );
});

test('the arithmetic goes from slack to the value a day of the group', () => {
  deepStrictEqual(told(plan, 0).arithmetic, [
    'urgency: 1 − 0.8 × 6 / 15 = 0.68, with 6 working days of slack before Cut over is due on 2026-08-12',
    'impact 1 × urgency 0.68 = 0.68',
    'with Migrate and Cut over: 0.68 + 2.72 + 3.4 = 6.8',
    'in days: 2 + 3 + 1 = 6',
    'value a day: 6.8 / 6 = 1.13',
    'what comes before brings 2.5 a day',
    'what comes after brings 0.4 a day',
  ]);
  deepStrictEqual(told(plan, 3).arithmetic.slice(0, 4), [
    'urgency: 1 − 0.8 × 5 / 15 = 0.73, with 5 working days of slack before it is due on 2026-07-31',
    'impact 3 × urgency 0.73 = 2.19',
    'blocked: 1 + 7 working days × 0.02 = 1.14',
    '2.19 × 1.14 = 2.5',
  ]);
});

test('what takes hardly any time is not said to take none', () => {
  match(told([work('a', { effort: 0.125 })], 0).sentence, /it takes less than half a day/);
});

test('only a few names are given', () => {
  const many = [
    work('key', { title: 'Key', impact: 1, effort: 0.5 }),
    ...Array.from({ length: 9 }, (_, i) =>
      work(`w${i}`, { title: `Step ${i}`, impact: 5, effort: 1, after: after(0) }),
    ),
  ];
  match(told(many, 0).sentence, /^Ranks 1st: Step 0, Step 1 and 7 more \(together impact 45\) wait for it/);
  const sum = told(many, 0).arithmetic.find(line => line.startsWith('with'))!;
  strictEqual(sum, 'with Step 0, Step 1, Step 2 and 6 more: 0.2 + 1 + 1 + 1 + 6 = 9.2');
});

test('a pin is told with the rank that it overrules', () => {
  const pinned = (i: number, written: number) => plan.map((it, k) => (k === i ? { ...it, pinned: true, written } : it));
  match(told(pinned(4, 5), 4).sentence, /^Ranks 5th, as pinned: /);
  match(told(pinned(3, 4), 3).sentence, /^Ranks 4th, pinned there \(1st without the pin\): /);
  const held = /^Ranks 4th, pinned 1st as far as what it depends on allows \(5th without the pin\): /;
  match(told(pinned(4, 1), 4).sentence, held);
  ok(told(pinned(3, 4), 0).arithmetic.includes('pinned work moves it from 2nd to 1st'));
});

test('no slack, too little, plenty, and whose deadline it is', () => {
  const urgency = (rest: Partial<Work>) => told([work('a', { effort: 1, ...rest })], 0).arithmetic[0];
  strictEqual(urgency({ due: today }), 'urgency 1: no slack before it is due on 2026-07-24');
  strictEqual(urgency({ due: today - 1 }), 'urgency 1: 1 working day too few before it is due on 2026-07-23');
  strictEqual(
    urgency({ due: day('2026-08-14') }),
    'urgency 0.2: 15 working days of slack before it is due on 2026-08-14',
  );
  strictEqual(urgency({}), 'urgency 0.2: no deadline stands behind it');
  const deadlines = [{ at: day('2026-07-27'), title: 'the goal', after: after(0) }];
  strictEqual(
    explain(rank([work('a', { effort: 1 })], { today, deadlines }), 0)!.arithmetic[0],
    'urgency: 1 − 0.8 × 1 / 15 = 0.95, with 1 working day of slack before the goal is due on 2026-07-27',
  );
});

test('a title of any length or script stays one short line', () => {
  const titles = ['x'.repeat(100_000), `${'a'.repeat(58)}😀😀😀`, 'two\nlines\u2028three'];
  for (const title of titles) {
    const { sentence } = told([work('a', { title, impact: 1, effort: 0.1 }), work('b', { after: after(0) })], 1);
    ok(sentence.length < 200 && !/[\n\u2028]|\p{Surrogate}/u.test(sentence), sentence.slice(0, 300));
  }
});

test('ordinals', () => {
  const numbers = [1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 101, 111, 112, 10_003];
  strictEqual(
    numbers.map(ordinal).join(' '),
    '1st 2nd 3rd 4th 10th 11th 12th 13th 21st 22nd 101st 111th 112th 10003rd',
  );
});
