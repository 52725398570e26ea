import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check, type Finding, findings, judge } from '../server/check.ts';
import { readPlan } from '../server/plan/plan.ts';
import { apply, asked, folderOf, seen } from './fixture.ts';
import { fc, runs } from './runs.ts';

const judged = new Set(
  `kind-mismatch period-length plan-unclosed plan-closed-open goal-target-differs goal-without-work metric-incomplete metric-unmeasured
  metric-direction metric-counts-work metric-off-track metric-breached reading-overdue metric-watermelon review-missing review-rare
  dependency-missing resource-gap incident-followup-missing recurring-costly`.split(/\s+/),
);
/** Each section in several states. */
const sections: readonly (readonly string[])[] = [
  ['plan: Run it 2026-Q2\n', 'plan: ""\n'],
  ['kind: ops\n', 'kind: project\n', 'kind: strategy\n', 'kind: other\n'],
  ['status: live\n', 'status: live # at last\n', 'status: draft\n', 'status: closed\n'],
  ['period: 2026-Q2\n', 'period: 2026-Q3\n', 'period: 2026-07-01..2026-07-31\n', 'period: soon\n', 'period:\n', 'period: 2024..2026\n'],
  ['owner: maya\n', 'owner: ana and dev\n'],
  ['review: monthly\n', 'review:\n', 'review: { every: 3w, on: monday }\n', 'review: { every: 1d }\n', 'review: []\n'],
  [
    'goal: { outcome: Less, metric: m, from: 14 days, to: 7 days, by: 2026-09-30 }\n', 'goal:\n  outcome: Less\n  metric: m\n  to: -50%\n  from: 20\n',
    'goal: { metric: __proto__, to: 5 }\n', 'goal:\n  metric: crm/m\n', 'goal: { outcome: x, metric: m, by: 2026-07-01, to: 9 h }\n',
  ],
  ['resources: { budget: { have: USD 1k, need: USD 2.5k }, headcount: { have: 2, need: 2.5 } }\n', 'resources:\n  tooling: { have: [a], need: [A, b, "c, d"] }\n  headcount:\n    need: 4\n    have: 0\n'],
  ['decisions:\n  d: { affects: [m, budget], chosen: x, decided: 2026-07-06 }\n', 'decisions: { d: { affects: [m] } }\n', 'decisions:\n  m-breach:\n    decided: 2026-07-20\n    affects: [n, headcount]\n'],
  ['people:\n  maya: { role: lead }\n', 'people:\n  ana: {}\n'],
  ['scenarios:\n  form-first: {}\n'],
]; // biome-ignore format: lists of pieces
const forMetric = [
  'title: Tasks done', 'title: Uptime', 'unit: days', 'unit: tasks', 'unit:', 'target: 7 days', 'target: 12', 'limit: 12 days', 'limit: 7', 'limit: -20%', 'every: 1w',
  'every: 1m', 'readings: { 2026-06-26: 14 days, 2026-07-03: 13.5 days, 2026-07-10: 12.8, 2026-07-17: 12.5 days }', 'readings: { 2026-07-10: 6, 2026-07-17: 13, 2027-01-01: 4 }',
  'readings: {}', 'readings:', 'readings: 7 days', 'readings: { 2026-07-24: 9 days, 2026-07-24: 30 }', 'source: m.csv', 'owner: ana',
]; // biome-ignore format: a list of pieces
const forActivity = [
  'title: Outage of the relay', 'owner: ana', 'status: done', 'status: in progress', 'status: dropped', 'due: 2026-08-21', 'due: 2026-07-17', 'every: 1w', 'every: 1d', 'effort: 1d..2d',
  'effort: 3h', 'load: 20%', 'metric: m', 'metric: n', 'metric: crm/m', 'after: [a]', 'after: [zz]', 'done: Cause known', 'blocked: no supplier', 'log: { 2026-07-01: x }', 'kpi: m',
]; // biome-ignore format: a list of pieces
/** Entries with some of these keys: as lines of their own, or in braces. */
const entries = (names: readonly string[], keys: readonly string[]) =>
  fc.array(
    fc
      .tuple(fc.constantFrom(...names), fc.shuffledSubarray([...keys], { maxLength: 6 }), fc.boolean())
      .map(([name, said, inBraces]) =>
        inBraces ? `  ${name}: { ${said.join(', ')} }\n` : `  ${name}:\n${said.map(it => `    ${it}\n`).join('')}`,
      ),
    { maxLength: 4 },
  );
const parts = fc.tuple(
  fc.shuffledSubarray([...sections.keys()], { maxLength: 9 }),
  fc.array(fc.nat(20), { minLength: sections.length, maxLength: sections.length }),
  entries(['m', 'n', 'tasks-done', '__proto__', 'm'], forMetric),
  entries(['a', 'b', 'mail-outage', 'c', 'move-m'], forActivity),
);
type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;
const join = ([chosen, picks, metrics, work]: Parts): string =>
  [
    ...chosen.map(it => sections[it]![picks[it]! % sections[it]!.length]!),
    ...(metrics.length ? ['metrics:\n', ...metrics] : []),
    ...(work.length ? ['activities:\n', ...work] : []),
  ].join('');

describe('the rules about periods, goals, metrics and reviews, on plans of random pieces', () => {
  test('every finding has a fix, and every fix leaves less of it, with edits that do not meet', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(parts, it => {
        const text = join(it);
        const plan = readPlan(text);
        const found = check(plan, asked);
        const count = (of: readonly Finding[], rule: string) => of.filter(other => other.rule === rule).length;
        const problems = (of: typeof plan) => of.chunks.reduce((sum, { tree }) => sum + tree.problems.length, 0);
        for (const finding of found.filter(({ rule }) => judged.has(rule))) {
          met.add(finding.rule);
          finding.related();
          const fixes = finding.fixes(folderOf({ crm: 'plan: x\n' }));
          assert.ok(fixes.length, `${finding.rule} has no fix\n${text}`);
          for (const fix of fixes) {
            const what = `${finding.rule}: "${fix.title}"`;
            const fixed = apply(plan, fix.edits);
            const after = readPlan(fixed);
            assert.ok(problems(after) <= problems(plan), `${what} breaks the text\n${text}=>\n${fixed}`);
            // Of two of one name nobody knows which is meant, a fix neither; that is a finding of its own.
            assert.ok(
              count(check(after, asked), finding.rule) < count(found, finding.rule) || count(found, 'id-duplicate'),
              `${what} leaves it\n${text}=>\n${fixed}`,
            );
            const places = fix.edits.map(edit => JSON.stringify(edit.range)).sort();
            const covered = fix.edits.filter(
              edit => JSON.stringify(edit.range.start) !== JSON.stringify(edit.range.end),
            );
            assert.equal(
              new Set(covered.map(edit => JSON.stringify(edit.range))).size,
              covered.length,
              places.join('\n'),
            );
          }
        }
      }),
      { numRuns: runs(300) },
    );
    assert.ok(met.size > Math.min(8, runs(300) / 6), [...met].join(' '));
  });
  test('after a change they find what they find from scratch', () => {
    const change = fc.tuple(parts, parts, fc.nat(3)).map(([a, b, part]): [string, string] => {
      const changed = [...a] as [...Parts];
      changed[part] = b[part] as never;
      return [join(a), join(changed)];
    });
    fc.assert(
      fc.property(change, ([before, after]) => {
        const old = readPlan(before);
        const plan = readPlan(after, old);
        const found = seen(findings(judge(plan, asked, judge(old, asked))));
        assert.deepEqual(found, seen(check(readPlan(after), asked)));
      }),
      { numRuns: runs(150) },
    );
  });
});
