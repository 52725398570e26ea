import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findings, judge } from '../server/check.ts';
import type { Parsed } from '../server/plan/parse.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { rules } from '../server/rules/index.ts';
import type { Page } from '../server/rules/rule.ts';
import { asked } from './fixture.ts';
import { fc, runs, some } from './runs.ts';

const said = (plan: Plan) =>
  findings(judge(plan, asked), 'whole').map(({ rule, range, message }) => ({ rule, range, message }));

/** Judging skips some rules where reading met no trouble; with none skipped, nothing more may be found. */
function assertSkipped(text: string): void {
  const plan = readPlan(text);
  const suspect = { ...plan, chunks: plan.chunks.map(it => Object.create(it, { sound: { value: false } }) as Parsed) };
  assert.deepEqual(said(plan), said(suspect));
}

const pages = await Promise.all(rules.map((it): Promise<Page> => import(`../server/rules/${it.id}.ts`)));
const examples = pages.flatMap(it => it.examples.map(example => example.plan));
describe('a rule that is skipped in sound chunks has nothing to say there', () => {
  test('in every example of every rule', () => some(examples).forEach(assertSkipped));
  test('in examples whose lines are mixed', () => {
    const lines = [...new Set(examples.flatMap(it => it.split('\n')).filter(it => !/^\s*#/.test(it)))];
    const mixed = fc
      .tuple(
        fc.constantFrom(...examples),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...lines)), { maxLength: 4 }),
      )
      .map(([text, put]) => {
        const all = text.split('\n');
        for (const [at, line] of put) all.splice(Math.floor(at * all.length), 1, line);
        return all.join('\n');
      });
    fc.assert(fc.property(mixed, assertSkipped), { numRuns: runs(2000) });
  });
});
