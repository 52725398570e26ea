import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check, type Finding, findings, judge } from '../server/check.ts';
import type { Edit } from '../server/plan/edit.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { comparePositions } from '../server/plan/position.ts';
import { apply, asked, seen } from './fixture.ts';
import { fc, runs } from './runs.ts';

/** One text, one report: of these at most one speaks of an owner. */
const ownership = ['owner-missing', 'owner-shared', 'owner-team', 'owner-role', 'owner-not-plain', 'person-unknown'];
const judged = new Set(
  `${ownership.join(' ')} person-duplicate lead-overload consulted-missing title-vague done-missing done-vague done-unmet
  status-contradicted activity-count effort-missing`.split(/\s+/),
);

const owners = [
  'maya', 'Maya Lind', 'ana and dev', 'Ines, Platform Team', '[ana, dev]', '\n      - ana\n      - ops team', 'TBD', '', '"?"', 'wanted, ask Ines',
  'Backend team (Ines)', 'the ops team', 'everyone', 'Product owner', 'CTO', 'Ines with help from Kofi', 'Priya (Payments)', '|\n      Ines\n      Kofi',
  '"Okafor, Kofi"', '[]', '[ana]', 'mayaa', '山田', '__proto__', '@maya', '"@maya"', '>-\n      Operations\n      team', '{ a: b }', 'm.lind@example.org',
]; // biome-ignore format: a list of texts
const heads: readonly (readonly string[])[] = [
  ['plan: Halve onboarding\n', 'plan:\n'],
  owners.filter(it => !it.includes('\n')).map(it => `owner: ${it}\n`),
  ['status: live\n', 'status: draft\n'],
  ['review: { every: weekly, owner: Tom & Ana }\n', 'review: weekly\n'],
  ['consulted: [ana]\n', 'consulted:\n  - ana\n', 'consulted: Maya and Dev\n', 'consulted:\n'],
  ['metrics:\n  m: { unit: min, owner: TBD }\n', 'metrics: { m: { owner: Ana and Dev }, n: {} }\n'],
  ['milestones:\n  go: { at: 2026-08-14 }\n  design: 2026-07-01..2026-07-31\n'],
  ['decisions:\n  d: { owner: maya }\n  e:\n    owner: Finance\n    chosen: x\n'],
  ['rules:\n  lead-overload: 1\n', 'rules: { activity-count: 1..2, lead-overload: 0 }\n'],
  ['workstreams:\n  w: { owner: Ana Petrov }\n  v:\n', 'workstreams:\n  w: { owner: ops team, status: closed }\n'],
  ['teams:\n  ops: { title: Platform Team, lead: maya }\n  design: { function: Finance, lead: kofi }\n'],
  [
    'people:\n  maya: { name: Maya Lind, email: m.lind@example.org, team: ops, role: Product owner }\n  ana: { name: Ana Petrov, team: design }\n  dev: { team: design }\n',
    'people:\n  maya:\n    name: Maya Lind\n    skills:\n      aws: 3\n  ana: { name: Maya Lind, team: ops }\n  ana-2:\n    name: ana\n    leave:\n      - 2026-08-03\n',
    'people: { ana: { email: a@example.org }, Ana: { email: A@example.org, team: ops, role: CTO } }\n',
  ],
]; // biome-ignore format: lists of pieces
const fields = [
  '    title: Improve the knowledge base\n', '    title: >-\n      Work on\n      search\n', '    title: "Support \\"x\\" better"\n', '    with: [ana]\n',
  '    with:\n      - ana\n      - Kofi\n', '    with: { ana: 20%, Dev Rao: 30% }\n', '    with: Kofi and Lu\n', '    with:\n', '    workstream: w\n', '    effort:\n',
  '    effort: 3d\n', '    every: 1w\n', '    load: { ana: 20% }\n', '    status: done\n', '    status: todo\n', '    status: in progress\n', '    status: bloked\n',
  '    status: dropped\n', '    blocked: { by: maya, since: 2026-07-20, need: x }\n', '    blocked:\n      by: mayaa\n', '    remaining: 2d\n', '    spent: 1d\n',
  '    started: 2026-07-20\n', '    finished: 2026-07-06\n', '    done:\n', '    done: TBD\n', '    done: Base improved, better search\n', '    done: []\n',
  '    done:\n      - works as needed\n      - criterion: TBD\n        by: maya\n      - { criterion: knowledge base, met: 2026-07-01 }\n      - met:\n        criterion: x approved\n',
  '    done: [keep working on it, TBD, { criterion: All good, by: the ops team }]\n', '    done: |\n      users are\n      happy\n', '    after: [b, c + 2d, d]\n', '    after: a\n',
  '    tasks:\n      t: { owner: TBD, done: "?", effort: , title: Enhance it }\n      u: { started: 2026-07-01 }\n', '    priority: 2\n', '    impact: 3 # much\n',
]; // biome-ignore format: a list of pieces
/** No key twice: that is another rule's. */
const some = (from: readonly string[]): fc.Arbitrary<string[]> =>
  fc.shuffledSubarray([...from], { maxLength: 6 }).map(all => {
    const keys = all.map(it => it.split(':')[0]!);
    return all.filter((_, i) => keys.indexOf(keys[i]!) === i);
  });
const block = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'd', 'a b'), fc.option(fc.constantFrom(...owners)), some(fields))
  .map(([name, owner, said]) => `  ${name}:\n${owner === null ? '' : `    owner: ${owner}\n`}${said.join('')}`);
const line = (it: string): boolean => it.split('\n').length === 2 && !/[|>]/.test(it) && !it.endsWith(':\n');
const flow = fc
  .tuple(
    fc.constantFrom('e', 'f'),
    fc.option(fc.constantFrom(...owners.filter(it => !/[\n,|?]/.test(it) && it))),
    some(fields.filter(line)),
  )
  .map(([name, owner, said]) => {
    const pairs = said.map(it => it.trim().replace(/ #.*/, ''));
    return `  # about ${name}\n  ${name}: { ${[...(owner === null ? [] : [`owner: ${owner}`]), ...pairs].join(', ')} }\n`;
  });
const text = fc
  .tuple(
    fc.shuffledSubarray([...heads.keys()], { maxLength: 9 }),
    fc.array(fc.nat(99), { minLength: heads.length, maxLength: heads.length }),
    fc.array(fc.oneof(block, flow), { maxLength: 5 }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([chosen, picks, entries, cut, crlf]) => {
    const all = chosen.map(it => heads[it]![picks[it]! % heads[it]!.length]!).join('');
    const plan = `${all}${entries.length ? `activities:\n${entries.join('')}` : ''}`;
    const ended = cut ? plan.replace(/\n$/, '') : plan;
    return crlf ? ended.replaceAll('\n', '\r\n') : ended;
  });

const meet = (edits: readonly Edit[]): boolean =>
  edits.some((a, i) =>
    edits.some(
      (b, k) =>
        i < k && comparePositions(a.range.start, b.range.end) < 0 && comparePositions(b.range.start, a.range.end) < 0,
    ),
  );

describe('the rules about owners, scope and done, on plans of random pieces', () => {
  test('every finding has a fix, and every fix leaves less of it, with edits that do not meet', () => {
    fc.assert(
      fc.property(text, it => {
        const plan = readPlan(it);
        // A person who is added may be near to another slip, and with a first effort all others are missed.
        const same = (a: Finding, b: Finding) =>
          a.rule === b.rule &&
          (a.rule !== 'person-unknown' || a.message === b.message) &&
          (a.rule !== 'effort-missing' || !comparePositions(a.range.start, b.range.start));
        const found = check(plan, asked);
        const count = (of: readonly Finding[], finding: Finding) => of.filter(other => same(other, finding)).length;
        const broken = (of: Plan) => of.chunks.flatMap(chunk => chunk.tree.problems).length;
        for (const finding of found.filter(({ rule }) => judged.has(rule))) {
          finding.related();
          const fixes = finding.fixes();
          assert.ok(fixes.length, `${finding.rule} has no fix`);
          for (const { title, edits } of fixes) {
            assert.ok(!meet(edits), `${finding.rule}: "${title}" has edits that meet\n${it}`);
            const fixed = apply(plan, edits);
            const what = `${finding.rule}: "${title}"\n${it}=>\n${fixed}`;
            const after = readPlan(fixed);
            assert.ok(count(check(after, asked), finding) < count(found, finding), what);
            assert.ok(broken(after) <= broken(plan), `breaks the YAML: ${what}`);
          }
        }
      }),
      { numRuns: runs(60) },
    );
  });

  test('each way to write an owner is spoken of by one rule, or by none where it is one person', () => {
    const rules = (owner: string, head = ''): string => {
      const plan = `owner: maya\n${head}activities:\n  a:\n    title: Audit suppliers\n    due: 2026-09-30\n    effort: 3d\n    impact: 3\n    done: 12 suppliers audited, report filed\n    owner:${owner.startsWith('\n') ? '' : ' '}${owner}\n`;
      return check(readPlan(plan), asked)
        .map(it => it.rule)
        .filter(it => it !== 'section-missing')
        .join(' ');
    };
    const people = 'people:\n  maya: { name: Maya Lind, role: Product owner }\n  ana: { name: Ana Petrov }\n';
    for (const [rule, texts] of Object.entries({
      '': ['maya', 'maya # lead'],
      'owner-missing': ['', 'TBD', '?', '-', '"?"', '""', 'wanted, ask Ines'],
      'owner-shared': [
        'ana and dev',
        '[ana, dev]',
        '\n      - ana\n      - ops team',
        '[ana, ""]',
        'Ines, Platform Team',
        '"Okafor, Kofi"',
        '|\n      Ines\n      Kofi',
      ],
      'owner-team': ['the ops team', 'everyone', 'Backend team (Ines)', '>-\n      Operations\n      team'],
      'owner-role': ['Product owner', 'CTO'],
      'owner-not-plain': ['Ines with help from Kofi', 'Priya (Payments)'],
      'value-type': ['[ana]', '[]', '{ a: b }'],
      'value-at-sign': ['@maya', '@maya and @kofi'],
      'value-colon': ['Release lead: Ines'],
      'value-dash': ['- ana'],
    }))
      for (const text of texts) for (const head of ['', people]) assert.equal(rules(text, head), rule, text);
    for (const text of ['Maya Lind', 'mayaa', '山田', '__proto__', '"@maya"', 'm.lind@example.org']) {
      assert.equal(rules(text), '', text);
      assert.equal(rules(text, people), 'person-unknown', text);
    }
  });

  test('one owner, one report', () => {
    fc.assert(
      fc.property(text, it => {
        const places = check(readPlan(it), asked)
          .filter(({ rule }) => ownership.includes(rule))
          .map(({ range }) => `${range.start.line}:${range.start.character}`);
        assert.equal(new Set(places).size, places.length, it);
      }),
    );
  });

  test('a role, a team or a person that changes judges anew what names it', () => {
    const before =
      'teams:\n  x: { title: Harbour }\npeople:\n  ana: { role: Night watch }\nactivities:\n  a: { owner: Night watch }\n  b: { owner: Harbour }\n  c: { owner: anna }\n';
    const old = judge(readPlan(before), asked);
    for (const [from, to] of [
      ['role: Night watch', 'role: x'],
      ['Harbour }\np', 'Quay }\np'],
      ['  ana:', '  anna:'],
    ] as const) {
      const plan = readPlan(before.replace(from, to), old.plan);
      const now = findings(judge(plan, asked, old));
      assert.deepEqual(seen(now), seen(check(readPlan(before.replace(from, to)), asked)));
      assert.notDeepEqual(
        now.map(it => it.message),
        findings(old).map(it => it.message),
      );
    }
  });
});
