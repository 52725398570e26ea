import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check, type Finding, findings, type Judged, judge } from '../server/check.ts';
import { iso, readDay } from '../server/language/day.ts';
import type { History } from '../server/plan/past.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { rules } from '../server/rules/index.ts';
import { among, apply, folderOf, pastOf, today } from './fixture.ts';
import { fc, runs } from './runs.ts';

const day = fc.integer({ min: -60, max: 60 }).map(it => iso(today + it));
const pick = (...words: string[]): fc.Arbitrary<string> => fc.constantFrom(...words);
const id = pick('form', 'train', '__proto__', 'a.b');
/** `key: value`, of those that the past is asked about, now and then in a form that it should not have. */
const pair = fc.oneof(
  day.map(it => `due: ${it}`),
  day.map(it => `start: ${it}`),
  fc
    .oneof(
      day,
      fc.tuple(day, day).map(it => `[${it.join(', ')}]`),
    )
    .map(it => `checkin: ${it}`),
  pick('3d', '4d..8d', '0d', '2h', 'soon').map(it => `effort: ${it}`),
  pick('todo', 'in progress', 'blocked', 'done', 'dropped').map(it => `status: ${it}`),
  pick('dev', 'ana', 'toString').map(it => `owner: ${it}`),
  pick('[form]', '[train, crm/freeze]', 'crm/freeze', '[crm/api + 2d]', '[]').map(it => `after: ${it}`),
  pick('Form live', '[Form live, Works, In French]', '[{ criterion: Form live, met: 2026-07-01 }, Works]').map(
    it => `done: ${it}`,
  ),
  fc.tuple(day, pick('begun', 'half')).map(it => `log: { ${it.join(': ')} }`),
  pick('2w', '1m').map(it => `every: ${it}`),
);
const entry = (pairs: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.uniqueArray(pairs, { maxLength: 5, selector: it => it.split(':')[0] }), fc.boolean())
    .map(([list, flow]) =>
      flow || !list.length ? ` { ${list.join(', ')} }` : `\n${list.map(it => `    ${it}`).join('\n')}`,
    );
const section = (name: string, ids: fc.Arbitrary<string>, pairs: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .uniqueArray(fc.tuple(ids, entry(pairs)), { maxLength: 3, selector: ([it]) => it })
    .map(list => (list.length ? `${name}:\n${list.map(([it, body]) => `  ${it}:${body}`).join('\n')}` : ''));
const reading = fc.oneof(
  fc
    .uniqueArray(fc.tuple(day, pick('12 days', '12.0 days', '7')), { maxLength: 3, selector: ([it]) => it })
    .map(list => `readings: { ${list.map(it => it.join(': ')).join(', ')} }`),
  pick('unit: days', 'owner: ana'),
);
const risk = fc.oneof(
  pick('1m', '1w').map(it => `review: ${it}`),
  pick('1', '5').map(it => `likelihood: ${it}`),
  pick('owner: ana'),
);
const person = fc.oneof(
  pick('email: dev@example.com', 'email: ana@example.com', 'role: Lead'),
  day.map(it => `leave: [${it}]`),
);
const text = fc
  .tuple(
    pick('status: live', 'status: draft', ''),
    pick('review: weekly', 'review: { every: biweekly, on: monday }', 'review: 1d', ''),
    pick('rules: { people-stale: 1w }', ''),
    pick('goal: { outcome: Sooner, metric: time, to: 7 days }', ''),
    section('people', pick('dev', 'ana'), person),
    section('metrics', pick('time', 'errors'), reading),
    section('risks', pick('outage'), risk),
    section('activities', id, pair),
  )
  .map(parts => `${parts.filter(Boolean).join('\n')}\n`);
const version = fc.record({ plan: text, by: pick('Ana', 'Dev'), names: fc.subarray(['form', 'ops/train']) });
const far = day.map(it => `milestones:\n  freeze: ${it}\nactivities:\n  api: { due: ${it} }\n`);

const grown = (plan: string): string =>
  plan.replace(/effort: [^,\s]+/g, 'effort: 20d').replace(/done: Form live/g, 'done: [Form live, Works, In French]');

/** The same plan before it was known what waits for what, and then with each deadline so many days later. */
const later = (plan: string, days: number): string =>
  (days ? plan : plan.replace(/after: (?:\[[^\]]*\]|[^,\s}]+)/g, 'after: []')).replace(
    /due: ([\d-]+)/g,
    (_, it: string) => `due: ${iso(readDay(it)! + days)}`,
  );

// Those that take the forecast too have a test of their own.
const past = new Set(rules.filter(it => it.past && !it.late).map(it => it.id));
const folder = folderOf();
const of = (found: readonly Finding[], rule: string): Finding[] => found.filter(it => it.rule === rule);

test('the rules about the past: every finding has a fix, and every fix leaves less of it', () => {
  const spoken = new Set<string>();
  const versions = fc.array(version, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      versions,
      text,
      fc.array(far, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('same', 'grown', 'other', 'slipped'),
      (drawn, last, fars, turn) => {
        // What was committed last, the same with more to do, another plan altogether, or the first as it went on.
        const slipped = drawn.map((it, i) => ({ ...it, plan: later(drawn[0]!.plan, 10 * i) }));
        const list = turn === 'slipped' ? slipped : drawn;
        const dated = <T>(all: readonly T[]) =>
          all.map((it, i) => ({ at: iso(today - 40 + Math.floor((40 * i) / all.length)), it }));
        const history = pastOf(dated(list).map(({ at, it }) => ({ at, ...it })));
        const theirs = pastOf(
          dated(fars).map(({ at, it }) => ({ at, by: 'Kofi', plan: it })),
          'crm',
        );
        const seen = (it: string): Plan => among(it, { crm: fars.at(-1)! }, 'ops', { ops: history, crm: theirs });
        const committed = list.at(-1)!.plan;
        const now = turn === 'other' ? last : turn === 'grown' ? grown(committed) : committed;
        const found = check(seen(now), { today });
        for (const it of found.filter(one => past.has(one.rule))) {
          spoken.add(it.rule);
          const fixes = it.fixes(folder);
          assert.ok(fixes.length, `${it.rule}: ${it.message}\n${now}`);
          it.related();
          for (const fix of fixes) {
            const after = apply(seen(now), fix.edits);
            const left = of(check(seen(after), { today }), it.rule);
            // What waited for something that is dropped now has to move by itself.
            const isFreed =
              / dropped/.test(fix.title) && !left.some(one => one.range.start.line === it.range.start.line);
            assert.ok(
              isFreed || left.length < of(found, it.rule).length,
              `${it.rule}, "${fix.title}" of\n${now}gives\n${after}`,
            );
          }
        }
      },
    ),
    { numRuns: runs(800) },
  );
  if (runs(800) >= 800)
    assert.deepEqual(
      [...past].filter(it => !spoken.has(it)),
      [],
    );
});

test('with what was found before or without, the same is found', () => {
  const pasts = fc
    .array(version, { maxLength: 3 })
    .map(list => pastOf(list.map((it, i) => ({ at: iso(today - 40 + 10 * i), ...it }))));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, pasts, fc.boolean()), { minLength: 2, maxLength: 5 }), list => {
      let before: Judged | undefined;
      let plan: Plan | undefined;
      let history: History | undefined;
      for (const [it, past, changes] of list) {
        plan = readPlan(it, plan);
        if (changes) history = past;
        const seen = { ...plan, history };
        before = judge(seen, { today }, before);
        assert.deepEqual(
          shown(findings(before)),
          shown(check({ ...readPlan(it), history }, { today })),
          `${it}\n${history?.steps.length}`,
        );
      }
    }),
    { numRuns: runs(300) },
  );
});
const shown = (found: readonly Finding[]) => found.map(it => [it.rule, it.message, it.range, it.severity]);

test('a plan without a known past is judged as before', () => {
  fc.assert(
    fc.property(text, it => {
      const plain = check(readPlan(it), { today });
      const empty: History | undefined = undefined;
      assert.deepEqual(
        check({ ...readPlan(it), history: empty }, { today }).map(one => one.message),
        plain.map(one => one.message),
      );
    }),
    { numRuns: runs(200) },
  );
});

describe('a workstream confirmed without room for it', () => {
  const plan = (status: string): string => `status: draft
people: { dev: {} }
workstreams: { acme: { client: Acme, status: ${status} } }
activities:
  audit: { owner: dev, effort: 10d, due: 2026-08-07, impact: 3 }
  portal: { owner: dev, effort: 5d, due: 2026-07-31, impact: 5, workstream: acme }
`;
  test('is an error in a draft too: the promise is made', () => {
    const history = pastOf([{ at: '2026-07-20', by: 'Maya', plan: plan('tentative') }]);
    const found = check({ ...readPlan(plan('confirmed')), history }, { today });
    assert.deepEqual(
      found.filter(it => it.rule === 'workstream-unchecked').map(it => it.severity),
      ['error'],
    );
  });
});
