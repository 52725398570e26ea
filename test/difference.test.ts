import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { type Difference, differenceOf } from '../server/diff/difference.ts';
import type { Fact, Part } from '../server/diff/fact.ts';
import { newFormer } from '../server/diff/former.ts';
import { diffMarkdown } from '../server/diff/markdown.ts';
import type { Breach, Shift } from '../server/diff/outcome.ts';
import { paired } from '../server/diff/paired.ts';
import { inWords } from '../server/diff/words.ts';
import { plaintext } from '../server/plan/ink.ts';
import { readPlan } from '../server/plan/plan.ts';
import { anyPlan } from './any-plan.ts';
import { among, today } from './fixture.ts';
import { anyText, fc, runs } from './runs.ts';

const between = (before: string, after: string): Difference => differenceOf(readPlan(before), readPlan(after), today);
/** All that is told, a line each. */
const told = (it: Difference): string[] => {
  const { outcomes, causes } = inWords(it, plaintext);
  return [...outcomes, ...causes].flatMap(({ heading, lines }) => lines.map(line => `${heading} | ${line}`));
};
const changed = (before: string, after: string): string[] => told(between(before, after));

/** A plan with one activity that says these lines. */
const work = (...lines: string[]): string =>
  `plan: Move\nactivities:\n  form:\n    title: Rebuild the form\n${lines.map(it => `    ${it}\n`).join('')}`;

describe('what a change to a plan means', () => {
  test('a date is moved by working days of the plan', () => {
    const holidays = 'calendars:\n  default: { holidays: [2026-08-17] }\n';
    assert.deepEqual(
      changed(holidays + work('due: 2026-08-14'), holidays + work('due: 2026-08-21')).filter(it =>
        it.startsWith('Dates'),
      ),
      ['Dates | "Rebuild the form": due 2026-08-14 → 2026-08-21, 4 working days later'],
    );
    assert.deepEqual(changed(work('due: 2026-08-14'), work('due: 2026-08-07')), [
      'Dates | "Rebuild the form": due 2026-08-14 → 2026-08-07, 5 working days earlier',
    ]);
  });

  test('what it does to the forecast comes first, each date once', () => {
    const plan = (effort: string) => `${work('owner: ana', `effort: ${effort}`, 'due: 2026-07-31')}  test:
    title: Test it
    owner: ana
    effort: 2d
    after: [form]
    due: 2026-08-28
`;
    assert.deepEqual(changed(plan('3d'), plan('8d')), [
      'Deadlines now missed | "Rebuild the form": due 2026-07-31, now finished on 2026-08-06, 4 working days late; was 2026-07-29',
      'The plan as a whole | All open work: 2026-08-03 → 2026-08-11, 6 working days later',
      'Finished later | "Test it": 2026-08-03 → 2026-08-11, 6 working days later; due 2026-08-28',
      'Scope | "Rebuild the form": grew: effort 3d → 8d',
    ]);
  });

  test('done, blocked, dropped and taken out are told as such', () => {
    const plan = (status: string) => work(status);
    assert.deepEqual(changed(plan('status: in progress'), plan('status: done\n    finished: 2026-07-23')), [
      'Done | "Rebuild the form": on 2026-07-23',
    ]);
    assert.deepEqual(changed(plan('status: done'), plan('status: todo')), ['Reopened | "Rebuild the form": was done']);
    assert.deepEqual(changed(plan('status: todo'), plan('status: dropped\n    because: nobody asked')), [
      'Dropped | "Rebuild the form": because set to nobody asked',
    ]);
    assert.deepEqual(changed(plan('status: todo'), plan('status: blocked\n    blocked: { by: lu, need: a trainer }')), [
      'Blocked | "Rebuild the form": by lu, need a trainer',
    ]);
    assert.deepEqual(
      changed(plan('owner: ana'), 'plan: Move\n').filter(it => it.startsWith('Dropped')),
      ['Dropped | "Rebuild the form" (ana), taken out of the plan'],
    );
  });

  test('scope grows by criteria and tasks; a met criterion is none', () => {
    const one = work('done: [Form live]');
    assert.deepEqual(changed(one, work('done: [Form live, Old one gone]')), [
      'Scope | "Rebuild the form": grew: criterion "Old one gone" added',
    ]);
    assert.deepEqual(changed(one, work('done: [{ criterion: Form live, met: 2026-07-20 }]')), [
      'Scope | "Rebuild the form": "Form live" met on 2026-07-20',
    ]);
    assert.deepEqual(changed(one, work('done: Form live')), []);
    assert.deepEqual(
      changed(one, work('done: [Form live]', 'tasks:', '  draw: { title: Draw it, owner: dev }')).filter(it =>
        it.startsWith('Scope'),
      ),
      ['Scope | "Rebuild the form": task "Draw it" (dev, finished on 2026-08-03) added'],
    );
  });

  test('readings, goals, decisions, leave and pins say what is new in them', () => {
    const metric = (readings: string) =>
      `metrics:\n  time: { title: Onboarding time, target: 7 days, readings: { 2026-07-03: 13 days${readings} } }\n`;
    assert.deepEqual(changed(metric(''), metric(', 2026-07-10: 12 days')), [
      'Metrics | "Onboarding time": 13 days → 12 days on 2026-07-10, target 7 days',
    ]);
    assert.deepEqual(changed('goal: { to: 7 days, by: 2026-09-30 }\n', 'goal: { to: 9 days, by: 2026-10-02 }\n'), [
      'Goal | to 7 days → 9 days; by 2026-09-30 → 2026-10-02, 2 working days later',
    ]);
    const decision = (rest: string) => `decisions:\n  gap: { question: Fund it?, options: [yes, no]${rest} }\n`;
    assert.deepEqual(changed(decision(''), decision(', chosen: no, because: no money, decided: 2026-07-20')), [
      'Decisions | "Fund it?": decided: no; because no money; on 2026-07-20',
    ]);
    assert.deepEqual(
      changed('people:\n  ana: { leave: [2026-08-03] }\n', 'people:\n  ana: { leave: [2026-08-03..2026-08-14] }\n'),
      ['People and calendars | "ana": leave 2026-08-03 taken out, 2026-08-03..2026-08-14 added'],
    );
    assert.deepEqual(changed(work('priority: 1'), work('priority: { rank: 1, because: the client asked }')), [
      'Ranks as written | "Rebuild the form": priority 1 → rank 1, because the client asked',
    ]);
  });

  test('one that is taken to the top has moved, and not all others', () => {
    const plan = (impact: number) =>
      `activities:\n${['a', 'b', 'c', 'd'].map(id => `  ${id}: { title: Do ${id}, impact: ${id === 'd' ? impact : 3}, effort: 2d, due: 2026-08-2${'abcd'.indexOf(id)} }\n`).join('')}`;
    assert.deepEqual(
      changed(plan(1), plan(5)).filter(it => it.startsWith('Rank')),
      ['Rank | "Do d": 4 → 1'],
    );
  });

  test('a plan that only moves with another says so', () => {
    const crm = (effort: string) => `activities:\n  api: { title: Freeze it, owner: ana, effort: ${effort} }\n`;
    const own = 'activities:\n  form: { title: Rebuild, owner: dev, effort: 1d, after: [crm/api] }\n';
    const it = differenceOf(among(own, { crm: crm('2d') }), among(own, { crm: crm('4d') }), today);
    assert.equal(it.state, 'moved');
    assert.deepEqual(it.facts, []);
    assert.deepEqual(told(it)[0], 'The plan as a whole | All open work: 2026-07-29 → 2026-08-03, 3 working days later');
  });

  test('layout, comments, the order of keys and the spelling of a date say nothing', () => {
    const a = 'plan: Move\nowner: ana\nactivities:\n  form:\n    due: 2026-08-21\n    owner: ana\n';
    const b = '# Ours\nowner: "ana"\nplan: Move\n\nactivities:\n  form: { owner: ana, due: 2026-08-21 } # soon\n';
    assert.equal(between(a, b).state, 'same');
  });

  test('words that are names of things in the program are ordinary words', () => {
    const plan = (it: string) => `activities:\n  __proto__: { constructor: ${it}, toString: ${it} }\n`;
    assert.deepEqual(changed(plan('a'), plan('b')), ['Other | "__proto__": constructor a → b; toString a → b']);
  });
});

describe('as a comment of a pull request', () => {
  const compared = { from: 'HEAD', to: 'now' };
  const markdownOf = (before: string, after: string, title?: string): string =>
    diffMarkdown([{ file: 'ops.opsplan', difference: between(before, after) }], compared, title);

  test('what comes of it is in sight, and much that was changed is folded', () => {
    const plan = (due: string) =>
      `activities:\n${Array.from({ length: 15 }, (_, i) => `  a${i}: { title: Do ${i}, due: ${due} }\n`).join('')}`;
    const text = markdownOf(plan('2026-08-21'), plan('2026-07-27'));
    assert.match(
      text,
      /\*\*Deadlines now missed\*\*[\s\S]*<details>\n<summary>What was changed: 15 lines<\/summary>\n\n\*\*Dates\*\*/,
    );
    assert.doesNotMatch(markdownOf(plan('2026-08-21'), plan('2026-07-27'), 'All'), /<details>/);
  });

  test('what came is told at the cost of its number: tasks and dates are not sought anew for each', () => {
    const added = (id: string, within?: { id: string; title: string }): Fact => ({
      ...{ what: 'added', kind: 'activity', id, title: id, key: '', from: undefined, to: undefined, parts: [] },
      ...(within && { within }),
    });
    const ids = Array.from({ length: runs(100_000) }, (_, i) => `a${i}`);
    const shifts = ids.map((id): Shift => {
      const about = { kind: 'activity', id, title: id } as const;
      return { ...about, before: undefined, after: { day: today, due: undefined }, days: undefined };
    });
    const facts = ids.flatMap(id => [added(id), added(`${id}-task`, { id, title: id })]);
    const outcome = { breaches: [], shifts, ranks: [] };
    const [{ heading, lines }] = inWords({ title: '', state: 'changed', facts, outcome, unread: [] }, plaintext)
      .causes as [{ heading: string; lines: string[] }];
    assert.equal(heading, 'Added');
    assert.equal(lines.length, ids.length);
    assert.equal(lines.at(-1), `"${ids.at(-1)}" (with 1 task, finished on 2026-07-24)`);
  });

  test('all plans share the room of one comment; the rest is counted', () => {
    const long = (due: string): string =>
      `activities:\n${Array.from({ length: 30 }, (_, i) => `  a${i}: { title: '${'é@#'.repeat(50)} ${i}', due: ${due} }\n`).join('')}`;
    const difference = between(long('2026-08-21'), long('2026-07-27'));
    const all = Array.from({ length: 39 }, (_, i) => ({ file: `${i}.opsplan`, difference }));
    const text = diffMarkdown(all, compared);
    assert.ok(text.length < 60_200 && text.length > 40_000, `${text.length}`);
    const shown = text.match(/^### /gm)!.length;
    assert.match(text, new RegExp(`\nAnd ${39 - shown} more plans\\.\n$`));
    assert.equal(diffMarkdown(all, compared, 'All').match(/^## /gm)!.length, 39, 'an editor shows all');
  });

  test('whatever a plan says stays words', () => {
    const hostile = '</summary><img src=x onerror=alert(1)> [a](command:evil) ![b](http://c) @team `d` | # e';
    const plan = (owner: string) => `activities:\n  a: { title: '${hostile}', owner: '${owner} ${hostile}' }\n`;
    const text = markdownOf(plan('x'), plan('y'));
    assert.doesNotMatch(text, /(?<!\\)<(?!\/?(?:details|summary)>|!-- -->)|(?<!\\)\]\(|(?<!\\)!\[|(?<!\\)@team/);
  });
});

test('whatever is broken in a text, it says the same as itself', () => {
  const state = (before: string, after: string) => differenceOf(readPlan(before), readPlan(after), today).state;
  const twice = (first: string, second: string) =>
    `activities:\n  a: { title: x }\n  b:\n    owner: ${first}\n    owner: ${second}\n`;
  assert.equal(state(twice('ana', 'dev'), twice('ana', 'dev')), 'same');
  const head = (text: string) => text.replace('activities:\n', '');
  assert.equal(state(head(twice('ana', 'dev')), head(twice('ana', 'dev'))), 'same');
  assert.equal(state(head(twice('ana', 'dev')), head(twice('dev', 'ana'))), 'changed');
  fc.assert(
    fc.property(anyPlan, text => assert.equal(state(text, text), 'same')),
    { numRuns: runs(1000) },
  );
});

test('a plan under another name is the one that it shares most of its names with', () => {
  const plan = (...ids: string[]) => readPlan(`activities:\n${ids.map(it => `  ${it}: {}\n`).join('')}`);
  const before = new Map([
    ['a', plan('x', 'y', 'z')],
    ['b', plan('k', 'l')],
    ['c', plan('m')],
  ]);
  const after = new Map([
    ['b', plan('k', 'l')],
    ['d', plan('x', 'y', 'new')],
    ['e', plan('n')],
  ]);
  assert.deepEqual(paired(before, after), [
    { before: 'b', after: 'b' },
    { before: 'c', after: undefined },
    { before: 'a', after: 'd' },
    { before: undefined, after: 'e' },
  ]);
});

test('a file that holds another plan now is that of its former plan only where that one is nowhere else', () => {
  const plan = (...ids: string[]) => readPlan(`activities:\n${ids.map(it => `  ${it}: {}\n`).join('')}`);
  const before = new Map([
    ['a', plan('x', 'y')],
    ['b', plan('k', 'l')],
  ]);
  const swapped = new Map([
    ['a', plan('k', 'l', 'new')],
    ['b', plan('x', 'y')],
  ]);
  assert.deepEqual(paired(before, swapped), [
    { before: 'b', after: 'a' },
    { before: 'a', after: 'b' },
  ]);
  const reused = new Map([...before, ['a', plan('n')], ['c', plan('x', 'y')]] as const);
  assert.deepEqual(paired(before, reused), [
    { before: undefined, after: 'a' },
    { before: 'b', after: 'b' },
    { before: 'a', after: 'c' },
  ]);
  assert.deepEqual(paired(before, new Map([...before, ['a', plan('n')]])), [
    { before: 'a', after: 'a' },
    { before: 'b', after: 'b' },
  ]);
});

test('any number of plans may be moved at once, and what says the same is the same one', () => {
  const plan = (i: number, more = '') => readPlan(`plan: Plan ${i}\nactivities:\n  a${i}: {}\n  b${i}: {}\n${more}`);
  const all = Array.from({ length: 3000 }, (_, i) => i);
  const before = new Map(all.map(i => [`old/${i}`, plan(i)]));
  const after = new Map(all.map(i => [`new/${i}`, plan(i, i % 300 ? '' : '  c: {}\n')]));
  const pairs = paired(before, after);
  assert.equal(pairs.length, all.length);
  for (const it of pairs) assert.equal(it.after, it.before?.replace('old', 'new'));
  const twins = new Map(['c', 'd'].map(it => [it, plan(1)]));
  assert.deepEqual(paired(new Map(['a', 'b'].map(it => [it, plan(1)])), twins), [
    { before: 'a', after: 'c' },
    { before: 'b', after: 'd' },
  ]);
});

test('where plans stood before is worked out again only where one came, went, or came and says something else', () => {
  const plan = (id: string) => readPlan(`activities:\n  ${id}: {}\n  b: {}\n`);
  const [stays, old, came] = [plan('x'), plan('y'), plan('y')];
  const former = newFormer(
    new Map([
      ['stays', stays],
      ['old', old],
    ]),
  );
  const now = (all: Record<string, ReturnType<typeof plan>>) =>
    former(Object.entries(all).map(([file, plan]) => ({ file, plan })));
  const first = now({ stays, came });
  assert.deepEqual(
    [...first],
    [
      ['came', 'old'],
      ['stays', 'stays'],
    ],
  );
  assert.equal(now({ came, stays: plan('z') }), first);
  assert.deepEqual([...now({ stays, came: readPlan('plan: Other\n') })], [['stays', 'stays']]);
  assert.deepEqual(
    [...now({ stays, came, old })],
    [
      ['old', 'old'],
      ['stays', 'stays'],
    ],
  );
});

const day = fc.constantFrom('2026-08-07', '2026-08-14', '2026-08-21', '2026-09-30');
const values = {
  title: fc.constantFrom('Rebuild the form', 'Train: all'),
  owner: fc.constantFrom('ana', 'dev', '__proto__'),
  due: day,
  start: day,
  effort: fc.constantFrom('3d', '8d', '2w', '4d..8d'),
  status: fc.constantFrom('in progress', 'done', 'blocked', 'dropped'),
  impact: fc.constantFrom('1', '3', '5'),
  priority: fc.constantFrom('1', '2', '{ rank: 1, because: asked }'),
  after: fc.subarray(['a', 'b', 'c']).map(it => `[${it.join(', ')}]`),
  with: fc.constantFrom('[dev, lu]', '{ dev: 50% }', '{ dev: 50%, lu: 20% }'),
  blocked: fc.constantFrom('a trainer', '{ by: lu, need: a trainer }'),
  done: fc.constantFrom(
    'Form live',
    '[Form live, Old one gone]',
    '[{ criterion: Form live, met: 2026-07-20 }, Tested]',
  ),
  log: fc.constantFrom('{ 2026-07-01: begun }', '{ 2026-07-01: begun, 2026-07-08: half }'),
  constructor: fc.constantFrom('x', 'y'),
};
type Work = Record<string, string>;
const someWork = fc.record(values, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Work>;
const somePlan = fc.record(
  {
    owner: fc.constantFrom('ana', 'dev'),
    goal: fc.constantFrom('{ to: 7 days, by: 2026-09-30 }', '{ to: 9 days }'),
    review: fc.constantFrom('weekly', '{ every: weekly, on: monday }'),
    activities: fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'toString', '__proto__'), someWork), {
      selector: it => it[0],
      maxLength: 6,
    }),
  },
  { requiredKeys: ['activities'] },
);
type Model = (typeof somePlan extends fc.Arbitrary<infer T> ? T : never) & Record<string, unknown>;
/** A model as text, in one of two layouts: keys in this order or the other, in blocks or in brackets. */
function written(it: Model, isTurned = false): string {
  const heads = ['owner', 'goal', 'review'].flatMap(key => (it[key] ? [`${key}: ${it[key]}\n`] : []));
  const entries = it.activities.map(([id, work]) => {
    const pairs = Object.entries(work).map(
      ([key, value]) => `${key}: ${/: /.test(value) && !/^[[{]/.test(value) ? `'${value}'` : value}`,
    );
    if (!pairs.length) return `  ${id}: {}\n`;
    return isTurned
      ? `  ${id}: { ${pairs.reverse().join(', ')} }\n`
      : `  ${id}:\n${pairs.map(pair => `    ${pair}\n`).join('')}`;
  });
  const work = entries.length ? `activities:\n${(isTurned ? entries.reverse() : entries).join('')}` : '';
  return isTurned ? `# Turned\n${work}${heads.reverse().join('')}` : heads.join('') + work;
}

/** Every entry that came or went, and every key of another value: read and compared by the YAML library alone. */
function slowly(before: string, after: string): string[] {
  type Plain = Record<string, Record<string, unknown>>;
  const [old, now] = [before, after].map(it => (parse(it, { schema: 'failsafe' }) ?? {}) as Record<string, Plain>) as [
    Record<string, Plain>,
    Record<string, Plain>,
  ];
  const has = (it: object | undefined, key: string): boolean => !!it && Object.hasOwn(it, key);
  const same = (a: unknown, b: unknown): boolean => sorted(a) === sorted(b);
  const found: string[] = [];
  for (const key of ['owner', 'goal', 'review'])
    if (!same(old[key], now[key])) found.push(`${key === 'goal' ? 'goal goal' : 'plan '} ${key}`);
  const [a = {}, b = {}] = [old.activities, now.activities];
  for (const id of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (!has(a, id) || !has(b, id)) found.push(`activity ${id} `);
    else
      for (const key of new Set([...Object.keys(a[id]!), ...Object.keys(b[id]!)]))
        if (!same(has(a[id], key) && a[id]![key], has(b[id], key) && b[id]![key])) found.push(`activity ${id} ${key}`);
  }
  return found.sort();
}
const sorted = (it: unknown): string =>
  JSON.stringify(it, (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  ) ?? 'nothing';

const swapped = <T extends { from: string | undefined; to: string | undefined; days?: number }>(it: T): T => ({
  ...it,
  from: it.to,
  to: it.from,
  ...(it.days !== undefined && { days: -it.days || 0 }),
});
/** What is told of a fact from either side: how it is called depends on which came first. */
const sides = ({ kind, id, key, from, to, days, parts, size, was }: Fact) => ({
  kind,
  id,
  key,
  from,
  to,
  days,
  parts,
  size,
  was,
});
const mirrored = (it: Fact): ReturnType<typeof sides> => {
  const parts = it.parts.map((part): Part => swapped(part));
  const other = { grew: 'shrank', shrank: 'grew' } as const;
  return {
    ...sides(swapped(it)),
    parts,
    size: it.size && other[it.size],
    ...(it.was !== undefined && { id: it.was, was: it.id }),
  };
};
/** As texts in an order that does not ask which came first. */
const inOrder = (all: readonly object[]): string[] =>
  all.map(it => sorted('parts' in it ? { ...it, parts: inOrder(it.parts as object[]) } : it)).sort();
const turned = <T extends Shift | Breach>(it: T) => ({
  kind: it.kind,
  before: it.after,
  after: it.before,
  ...('isNew' in it
    ? { isNew: !it.isNew, late: it.late }
    : { days: (it as Shift).days === undefined ? undefined : -(it as Shift).days! || 0 }),
});
const straight = <T extends Shift | Breach>(it: T) => ({
  kind: it.kind,
  before: it.before,
  after: it.after,
  ...('isNew' in it
    ? { isNew: it.isNew, late: it.late }
    : { days: (it as Shift).days === undefined ? undefined : (it as Shift).days! || 0 }),
});

describe('random changes', () => {
  test('every change is told exactly once, and nothing else', () => {
    fc.assert(
      fc.property(somePlan, somePlan, (one, other) => {
        const [before, after] = [written(one as Model), written(other as Model)];
        const facts = between(before, after).facts.flatMap(({ kind, id, key, was }) =>
          was === undefined ? [`${kind} ${id} ${key}`] : [`${kind} ${id} `, `${kind} ${was} `],
        );
        assert.deepEqual(facts.sort(), slowly(before, after));
      }),
      { numRuns: runs(300) },
    );
  });

  test('a plan beside itself, however it is laid out, has not changed', () => {
    fc.assert(
      fc.property(somePlan, it => {
        const found = between(written(it as Model), written(it as Model, true));
        assert.deepEqual({ ...found, title: '' }, { ...between('', ''), state: 'same' });
        assert.deepEqual(told(found), []);
      }),
      { numRuns: runs(150) },
    );
  });

  test('the other way round it is the mirror image', () => {
    fc.assert(
      fc.property(somePlan, somePlan, (one, other) => {
        const [before, after] = [written(one as Model), written(other as Model)];
        const [there, back] = [between(before, after), between(after, before)];
        assert.deepEqual(inOrder(back.facts.map(sides)), inOrder(there.facts.map(mirrored)));
        assert.deepEqual(inOrder(back.outcome.shifts.map(straight)), inOrder(there.outcome.shifts.map(turned)));
        assert.deepEqual(inOrder(back.outcome.breaches.map(straight)), inOrder(there.outcome.breaches.map(turned)));
        const ranks = there.outcome.ranks.map(({ from, to }) => ({ from: to, to: from }));
        assert.deepEqual(inOrder(back.outcome.ranks.map(({ from, to }) => ({ from, to }))), inOrder(ranks));
      }),
      { numRuns: runs(80) },
    );
  });

  test('whatever is written, it is told', () => {
    const text = fc.oneof(
      anyText(200),
      somePlan.map(it => written(it as Model)),
      anyText(60).map(it => `activities:\n  a:\n    due: ${it}\n`),
    );
    fc.assert(
      fc.property(text, text, (before, after) => {
        for (const line of told(between(before, after))) assert.doesNotMatch(line, /undefined|\n/);
      }),
      { numRuns: runs(300) },
    );
  });
});
