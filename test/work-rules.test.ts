import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check, type Finding } from '../server/check.ts';
import type { Edit } from '../server/plan/edit.ts';
import { readPlan } from '../server/plan/plan.ts';
import { comparePositions } from '../server/plan/position.ts';
import { apply, asked } from './fixture.ts';
import { fc, runs } from './runs.ts';

/** The rules about work, decisions, money and risks. */
const judged = new Set(
  `activity-broad activity-orphan activity-duplicate effort-mismatch done-approver-unclear done-after-due drop-unexplained
  activity-stalled activity-abandoned dependency-dropped dependency-ignored dependency-unmapped demand-mixed zone-unknown
  scenario-path-unknown decision-option-unknown decision-incomplete decision-overdue decision-open-at-start
  probability-inconsistent workstream-empty currency-mixed budget-exceeded risk-unmitigated freeze-violated stage-unmet
  escalation-missing support-missing`.split(/\s+/),
);

/** Heads in the order of the language; of each at most one. */
const heads: readonly (readonly string[])[] = [
  ['owner: maya\n', 'owner: ana\n'],
  ['status: live\n', 'status: draft\n'],
  ['period: 2026-Q3\n'],
  [
    'constraints: [No overtime, { freeze: 2026-08-10..2026-08-21 }]\n',
    'constraints:\n  - freeze: 2026-08-10..2026-08-21\n  - title: Quarter end\n    freeze: 2026-08-24..2026-08-28\n',
  ],
  ['goal: { outcome: Fewer outages, metric: uptime, by: 2026-09-30 }\n'],
  ['metrics:\n  uptime: { unit: "%", readings: { 2026-07-17: 99% } }\n'],
  [
    'resources:\n  budget: { have: USD 10k, need: USD 20k }\n',
    'resources: { budget: { have: EUR 3k } }\n',
    'resources:\n  budget:\n    have: USD 1k\n',
  ],
  [
    'decisions:\n  d1: { options: [go, stop], affects: [e, acme] }\n  d2:\n    by: 2026-07-20\n    chosen: go\n',
    'decisions: { d1: { by: 2026-07-20, options: [go], decided: 2026-07-20 }, d2: { } }\n',
    'decisions:\n  d1:\n    question: What now?\n    by: 2026-07-28\n    options:\n      - go on\n      - stop\n    affects: [f]\n  d2:\n',
    'decisions:\n  d2: { options: [go, stop], chosen: gone, affects: [budget] }\n',
  ],
  [
    'risks:\n  r1: { title: Fire, likelihood: 4, impact: 4 }\n  r2:\n    likelihood: 5\n    mitigation: e\n',
    'risks: { r1: { likelihood: 5 } }\n',
    'risks:\n  r1:\n    impact: 5\n    likelihood: 5\n',
  ],
  [
    'milestones:\n  go-live: 2026-08-12\n  pilot: 2026-08-11..2026-08-13\n  m3: { at: 2026-09-01, title: Portal launch }\n',
  ],
  ['calendars:\n  default: { zone: Berlin, hours: 8 }\n  west:\n    zone: PST\n'],
  ['teams:\n  ops: { lead: tom }\n'],
  [
    'people:\n  ana: { team: ops, leave: [2026-07-10..2026-07-16] }\n  maya: { role: Lead, rate: EUR 90/h }\n  tom: { }\n',
  ],
  [
    'workstreams:\n  acme: { owner: lu, client: Acme, budget: USD 1k, stage: decided }\n  bolt:\n    owner: lu\n    status: tentative\n',
    'workstreams:\n  acme:\n    stage: closed\n    revenue: GBP 4k\n  bolt: { probability: 20% }\n',
    'workstreams: { acme: { stage: detailed, budget: EUR 4k } }\n',
  ],
];
const fields: readonly string[] = [
  'title: Launch the portal',
  'title: Test the client portal after migration-1',
  'title: "Client portal: tests"',
  'title: Test client portals',
  'owner: ana',
  'owner: maya',
  'with: [tom]',
  'start: 2026-07-27',
  'start: 2026-06-01',
  'due: 2026-08-14',
  'due: 2026-08-31',
  'checkin: 2026-08-07',
  'effort: 6w',
  'effort: 20d..30d',
  'effort: 3d',
  'every: 2w',
  'load: 20%',
  'load: { ana: 20%, tom: 10% }',
  'after: [e, f]',
  'after: [g + 2d]',
  'after: [d1, go-live, h]',
  'after: migration-1',
  'impact: 4',
  'metric: uptime',
  'workstream: acme',
  'workstream: bolt',
  'done: Report approved',
  'done: [3 clients signed in by 2026-09-20, Text signed off by Lu Chen]',
  'done: [{ criterion: Report approved, by: ana }, { criterion: 3 clients live on 4 September 2026 }]',
  'status: in progress',
  'status: done',
  'status: dropped',
  'blocked: { by: lu, since: 2026-06-01, need: the migration-1 data, decision: d1 }',
  'blocked: waits for migration-1',
  'because: too dear',
  'log: { 2026-07-10: begun }',
  'log: { 2026-06-01: begun }',
  'started: 2026-07-01',
  'cost: USD 4k',
  'cost: EUR 4k',
  'billable: yes',
  'tasks: { t1: { title: Test it, effort: 2d, cost: USD 9k }, t2: { title: Test it, effort: 3d, status: dropped, because: x } }',
];
const keyOf = (it: string): string => it.slice(0, it.indexOf(':'));
const said = fc
  .tuple(fc.constantFrom('e', 'f', 'g', 'h', 'migration-1'), fc.shuffledSubarray([...fields], { maxLength: 12 }))
  .map(([name, all]) => ({
    name,
    pairs: all
      .filter((it, i) => all.findIndex(other => keyOf(other) === keyOf(it)) === i)
      .map(it => it.replace(/\bt(?=[12]:)/g, `${name}-t`)),
  }));
/** Lists and maps of a block entry stand on lines of their own now and then. */
const lined = (pair: string): string =>
  /^(?:after|done): \[[^{]*\]$/.test(pair)
    ? pair.replace(
        /: \[(.*)\]$/,
        (_, items: string) =>
          `:${items
            .split(', ')
            .map(it => `\n      - ${it}`)
            .join('')}`,
      )
    : pair;
const block = fc
  .tuple(said, fc.boolean())
  .map(([{ name, pairs }, below]) => `  ${name}:\n${pairs.map(it => `    ${below ? lined(it) : it}\n`).join('')}`);
const flow = said.map(({ name, pairs }) => `  # about ${name}\n  ${name}: { ${pairs.join(', ')} }\n`);
const nameOf = (entry: string): string => /^ {2}([\w-]+):/m.exec(entry)![1]!;
const scenario = fc.constantFrom(
  '',
  'scenarios:\n  s1: { assume: { people.anna.until: 2026-08-15 } }\n',
  'scenarios:\n  s1:\n    title: x\n    assume:\n      activities.e.deadline: 2026-08-15\n      goal: 3\n      period: soon\n',
);
const text = fc
  .tuple(
    fc.subarray([...heads.keys()]),
    fc.array(fc.nat(99), { minLength: heads.length, maxLength: heads.length }),
    // A name that is there twice is another rule's.
    fc.uniqueArray(fc.oneof(block, flow), { minLength: 1, maxLength: 5, selector: nameOf }),
    scenario,
    fc.boolean(),
    fc.boolean(),
  )
  .map(([chosen, picks, entries, last, cut, crlf]) => {
    const all = chosen.map(it => heads[it]![picks[it]! % heads[it]!.length]!).join('');
    const plan = `${all}activities:\n${entries.join('')}${last}`;
    const ended = cut ? plan.replace(/\n$/, '') : plan;
    return crlf ? ended.replaceAll('\n', '\r\n') : ended;
  });

const harms = new Set(['yaml-invalid', 'key-duplicate', 'id-duplicate', 'value-missing', 'value-type', 'ref-unknown']);
const meet = (edits: readonly Edit[]): boolean =>
  edits.some((a, i) =>
    edits.some(
      (b, k) =>
        i < k && comparePositions(a.range.start, b.range.end) < 0 && comparePositions(b.range.start, a.range.end) < 0,
    ),
  );

describe('the rules about work, decisions, money and risks, on plans of random pieces', () => {
  test('every finding has a fix, and every fix takes it away, with edits that do not meet', () => {
    fc.assert(
      fc.property(text, it => {
        const plan = readPlan(it);
        const found = check(plan, asked);
        // With one amount less in it another currency may be the common one.
        const same = (a: Finding, b: Finding) =>
          a.rule === b.rule &&
          a.message === b.message &&
          (a.rule !== 'currency-mixed' || !comparePositions(a.range.start, b.range.start));
        const count = (of: readonly Finding[], finding: Finding) => of.filter(other => same(other, finding)).length;
        const known = new Set(found.map(({ rule, message }) => `${rule} ${message}`));
        /** What no fix may bring: broken YAML, keys or names written twice or without anything behind them. */
        const isHarm = ({ rule, message }: Finding) =>
          harms.has(rule) && !known.has(`${rule} ${message}`) && !message.includes('takes a list');
        for (const finding of found.filter(({ rule }) => judged.has(rule))) {
          finding.related();
          const fixes = finding.fixes();
          assert.ok(fixes.length, `${finding.rule} has no fix`);
          for (const { title, edits } of fixes) {
            assert.ok(!meet(edits), `${finding.rule}: "${title}" has edits that meet\n${it}`);
            const fixed = apply(plan, edits);
            const what = `${finding.rule}: "${title}"\n${it}=>\n${fixed}`;
            const after = check(readPlan(fixed), asked);
            assert.ok(count(after, finding) < count(found, finding), what);
            assert.deepEqual(
              after.filter(isHarm).map(({ message }) => message),
              [],
              what,
            );
          }
        }
      }),
      { numRuns: runs(60) },
    );
  });
});

test('an activity without work becomes a milestone only where nothing is lost and the name is free', () => {
  const offers = (body: string, more = ''): boolean => {
    const plan = readPlan(`${more}activities:\n${body}  form: { effort: 3d }\n`);
    const [found] = check(plan, asked).filter(it => it.rule === 'effort-missing');
    return found!.fixes().some(it => it.title.startsWith('Make it the milestone "go-live"'));
  };
  const said = 'owner: ana, due: 2026-08-28, effort: 0d';
  assert.ok(offers(`  go-live: { ${said} }\n`));
  assert.ok(offers(`  go-live: { title: "Step #1", ${said} }\n`, 'milestones: { launch: 2026-08-28 }\n'));
  assert.ok(!offers(`  go-live: { ${said} }\n`, 'milestones: { go-live: 2026-08-28 }\n'), 'it stands there already');
  assert.ok(!offers('  go-live: { owner: [ana, dev], due: 2026-08-28, effort: 0d }\n'), 'two owners');
  assert.ok(!offers('  go-live: { owner: , due: 2026-08-28, effort: 0d }\n'), 'nothing is written');
  for (const at of [0, 1, 2, 3, 4]) {
    const lines = ['  go-live:', '    owner: ana', '    due: 2026-08-28', '    effort: 0d'];
    assert.ok(offers(`${lines.join('\n')}\n`));
    lines.splice(at, 0, at ? '    # agreed with the client' : '  # agreed with the client');
    assert.ok(!offers(`${lines.join('\n')}\n`), `a comment before line ${at}`);
  }
  assert.ok(!offers('  go-live:\n    due: 2026-08-28 # agreed\n    effort: 0d\n'), 'a comment behind a value');
  const alone = readPlan('activities: # agreed\n  go-live: { due: 2026-08-28, effort: 0d }\n');
  const titles = check(alone, asked).flatMap(it => (it.rule === 'effort-missing' ? it.fixes() : []));
  assert.deepEqual(
    titles.map(it => it.title.slice(0, 14)),
    ['Write 1d..10d,'],
  );
});
