import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check, type Finding, findings, judge } from '../server/check.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { apply, asked, seen } from './fixture.ts';
import { fc, runs } from './runs.ts';

const judged = new Set(
  `id-invalid id-duplicate ref-unknown ref-ambiguous list-duplicate date-invalid date-unclear date-in-future range-reversed quantity-unit
  rules-invalid ignore-invalid ignore-unused section-missing component-missing goal-many goal-unmeasured goal-vague goal-undated`.split(
    /\s+/,
  ),
);
/** Each section in several states, most of them wrong. */
const sections: readonly (readonly string[])[] = [
  ['# note\n'],
  ['plan: x\n', 'plan: ""\n'],
  ['status: live\n', 'status: draft\n'],
  ['period: 2026-Q3\n', 'period: 2026-09-30..2026-07-01\n', 'period: "2026-06-31..2026-09-30"\n'],
  ['owner: maya\n'],
  ['goals: [a, b]\n', 'goals:\n  one: { outcome: x }\n  two:\n    outcome: y\n    to: 7 days\n', 'goals:\n', 'goals:\n  - a\n'],
  [
    'goal:\n', 'goal:\n  outcome: Improve support\n', 'goal: { outcome: Halve it by 30 September 2026, metric: m }\n', 'goal: [a, b]\n',
    'goal:\n  outcome:\n    - Cut cost to 5 days\n    - b\n  metric: m\n', 'goal:\n  metric: m\n  from: 3 h\n  to: 90 min\n', 'goal: {}\n',
    'goal:\n  - outcome: x\n  - outcome: y\n    by: 2026-09-31\n',
  ],
  [
    'metrics:\n  m: { unit: min, target: 2 h }\n', 'metrics: { m: { unit: days }, m: { limit: 3 % } }\n',
    'metrics:\n  m:\n    target: 7 days\n    limit: 9 weeks\n    readings: { 2026-02-30: 3 h, 2027-01-01: 1 }\n',
  ],
  ['resources: { budget: { have: USD 1, need: USD 1 } }\n', 'resources:\n'],
  ['decisions:\n  d: { affects: [a, a, nothing, budget] }\n', 'decisions:\n  b:\n    decided: 2027-01-01\n'],
  ['milestones:\n  go: 2026-08-32\n', 'milestones: { Go live: 2026-09-01, a: 2026-09-01 }\n'],
  ['teams:\n  ops: { calendar: c }\n'],
  ['people:\n  r: { team: op, leave: [3-14 August 2026, 2026-08-14..2026-08-03] }\n', 'people:\n  Ana Lima: { from: soon, team: ops }\n'],
  ['rules:\n  ref-unknwon: off\n  ref-unknown: 3\n', 'rules: { id-invalid: { severity: lot, x: 1 } }\n'],
]; // biome-ignore format: lists of pieces
const names = ['a', 'b', 'Go live', 'a'];
const fields = [
  '    owner: r\n', '    with: [r, s, s]\n', '    with:\n      r: 10%\n      s:\n', '    after: [a, a + 2d, zz 2d, Go live]\n', '    after: q\n',
  '    start: 1 August 2026\n', '    tasks:\n      a: { accepted: { r: 2027-01-01, r: 2026-01-01 } }\n', '    metric: mm\n', '    effort: 8d..4d\n',
  '    started: 2027-01-01\n', '    # opsplan-ignore ref-unknown\n    workstream: w\n', '    # opsplan-ignore reff-unknown until soon: why\n    impact: 3\n',
  '    log: { 2026-07-24: x, 2027-02-03: y }\n', '    done:\n      - met: 2027-01-01\n        criterion: x\n', '    blocked: { since: 31 June 2026, decision: d }\n',
  '    # opsplan-ignore date-in-future until 2026-07-01: old\n    finished: 2027-03-01\n', '    due: 2026-13-05\n',
]; // biome-ignore format: a list of pieces
const entry = fc
  .tuple(fc.constantFrom(...names), fc.shuffledSubarray(fields, { maxLength: 5 }))
  .map(([name, said]) => `  ${name}:\n${said.join('')}`);
const parts = fc.tuple(
  fc.shuffledSubarray([...sections.keys()], { maxLength: 8 }),
  fc.array(fc.nat(20), { minLength: sections.length, maxLength: sections.length }),
  fc.array(entry, { maxLength: 3 }),
);
const join = (chosen: readonly number[], picks: readonly number[], entries: readonly string[]): string => {
  const heads = chosen.map(it => sections[it]![picks[it]! % sections[it]!.length]!);
  return `${heads.join('')}${entries.length ? `activities:\n${entries.join('')}` : ''}`;
};
const text = parts.map(it => join(...it));
/** A plan, and what one change in one of its sections or entries makes of it. */
const change = fc.tuple(parts, fc.nat(20), entry).map(([[chosen, picks, entries], at, fresh]) => [
  join(chosen, picks, entries),
  join(
    chosen,
    picks.map((it, i) => (i === chosen[at % Math.max(1, chosen.length)] ? it + 1 : it)),
    at % 2 ? [fresh, ...entries.slice(1)] : entries,
  ),
]);

describe('the rules of the language and of goals, on plans of random pieces', () => {
  test('every fix leaves less of its finding, and text that can still be read', () => {
    fc.assert(
      fc.property(text, it => {
        const plan = readPlan(it);
        const found = check(plan, asked);
        const problems = (of: Plan) => of.chunks.reduce((sum, { tree }) => sum + tree.problems.length, 0);
        const count = (of: readonly Finding[], rule: string) => of.filter(other => other.rule === rule).length;
        for (const finding of found.filter(({ rule }) => judged.has(rule))) {
          const fixes = finding.fixes();
          assert.ok(fixes.length || finding.rule === 'component-missing', `${finding.rule} has no fix`);
          for (const fix of fixes) {
            const fixed = apply(plan, fix.edits);
            const after = readPlan(fixed);
            assert.ok(
              problems(after) <= problems(plan),
              `${finding.rule}: "${fix.title}" breaks the text\n${it}=>\n${fixed}`,
            );
            assert.notEqual(fixed, it, `${finding.rule}: "${fix.title}" changes nothing`);
            assert.ok(
              count(check(after, asked), finding.rule) < count(found, finding.rule),
              `${finding.rule}: "${fix.title}" leaves it\n${it}=>\n${fixed}`,
            );
          }
        }
      }),
      { numRuns: runs(60) },
    );
  });
  test('after a change they find what they find from scratch', () => {
    fc.assert(
      fc.property(change, ([before, after]) => {
        const old = readPlan(before!);
        const plan = readPlan(after!, old);
        const found = seen(findings(judge(plan, asked, judge(old, asked))));
        assert.deepEqual(found, seen(check(readPlan(after!), asked)));
      }),
      { numRuns: runs(120) },
    );
  });
});
