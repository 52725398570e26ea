import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { check } from '../server/check.ts';
import { historyOfTexts } from '../server/history/history.ts';
import { readDay } from '../server/language/day.ts';
import type { Node } from '../server/plan/node.ts';
import { type Commit, type History, lastStep, pastOn, saidAt } from '../server/plan/past.ts';
import { readPlan, textOf } from '../server/plan/plan.ts';
import { pastOf, today } from './fixture.ts';
import { fc, runs } from './runs.ts';

const commit = (i: number): Commit => ({
  id: `${i}`.padStart(40, '0'),
  day: today - 100 + i,
  by: i % 2 ? 'Ana' : 'Dev',
  email: i % 2 ? 'ana@example.com' : 'dev@example.com',
});
const historyOf = (texts: readonly string[]): History =>
  historyOfTexts(
    texts.map((text, i) => ({ commit: commit(i), text })),
    'ops',
  );

/** What YAML says, all scalars as they are written: what the oracle compares. */
type Plain = string | null | Plain[] | { [key: string]: Plain };
const read = (text: string): Record<string, Record<string, Record<string, Plain>>> =>
  (parse(text, { schema: 'failsafe' }) as never) ?? {};
const plain = (node: Node | undefined): Plain | undefined =>
  node === undefined
    ? undefined
    : node.kind === 'map'
      ? Object.fromEntries(node.pairs.map(it => [it.key.text, plain(it.value)!]))
      : node.kind === 'list'
        ? node.items.map(it => plain(it)!)
        : node.text;
/** The same for maps whose keys stand in another order. */
const sorted = (it: unknown): string =>
  JSON.stringify(it, (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  ) ?? 'nothing';

interface Told {
  first: number | undefined;
  turns: string[];
}
/** The past of every activity, from all versions read whole and compared two by two. */
function slowly(texts: readonly string[]): { pasts: Map<string, Told>; changing: number[] } {
  const pasts = new Map<string, Told>();
  const changing: number[] = [];
  let before: Record<string, Record<string, Plain>> = {};
  let status: Plain | undefined;
  texts.forEach((text, i) => {
    const plan = read(text);
    const now = plan.activities ?? {};
    const gone = Object.keys(before).filter(it => !Object.hasOwn(now, it));
    let changed = gone.length > 0 || sorted(plan.status) !== sorted(status) || i === 0;
    const found: [string, string, string][] = [];
    for (const id of Object.keys(now)) {
      if (!Object.hasOwn(before, id)) {
        changed = true;
        const was = gone.find(it => sorted(before[it]) === sorted(now[id]));
        const past = was === undefined ? pasts.get(id) : pasts.get(was);
        if (was !== undefined) {
          gone.splice(gone.indexOf(was), 1);
          pasts.delete(was);
        }
        pasts.set(id, past ?? { first: i, turns: [] });
        continue;
      }
      for (const key of new Set([...Object.keys(now[id]!), ...Object.keys(before[id]!)])) {
        const [from, to] = [before[id]![key], now[id]![key]];
        if (sorted(from) !== sorted(to)) found.push([id, key, `${i} ${key}: ${sorted(from)} > ${sorted(to)}`]);
      }
    }
    for (const [id, , turn] of found) pasts.get(id)!.turns.push(turn);
    if (changed || found.length) changing.push(i);
    before = now;
    status = plan.status as never;
  });
  return { pasts, changing };
}

const values = {
  title: fc.constantFrom('Rebuild the form', 'Audit: phase 1', 'Train'),
  owner: fc.constantFrom('ana', 'dev', '__proto__'),
  due: fc.constantFrom('2026-08-21', '2026-09-30'),
  effort: fc.constantFrom('3d', '4d..8d'),
  status: fc.constantFrom('todo', 'in progress', 'done'),
  after: fc.subarray(['a', 'b', 'crm/c']),
  log: fc.dictionary(fc.constantFrom('2026-07-01', '2026-07-08'), fc.constantFrom('begun', 'half'), {
    noNullPrototype: true,
  }),
};
type Work = Partial<Record<keyof typeof values, string | string[] | Record<string, string>>>;
const work: fc.Arbitrary<Work> = fc.record(values, { requiredKeys: [], noNullPrototype: true }) as never;
const ids = ['a', 'b', 'c', 'd', 'toString', '__proto__'];

/** One thing that somebody does to a plan before a commit. */
const act = fc.oneof(
  fc.record({ what: fc.constant('set' as const), id: fc.constantFrom(...ids), work, keep: fc.boolean() }),
  fc.record({ what: fc.constant('drop' as const), id: fc.constantFrom(...ids) }),
  fc.record({ what: fc.constant('rename' as const), id: fc.constantFrom(...ids), to: fc.constantFrom(...ids) }),
  fc.record({ what: fc.constant('move' as const), id: fc.constantFrom(...ids), by: fc.nat(5) }),
  fc.record({ what: fc.constant('status' as const), to: fc.constantFrom('draft', 'live') }),
  fc.record({ what: fc.constant('nothing' as const) }),
);
type Model = { status: string; entries: [string, Work][] };
function done(model: Model, it: ReturnType<typeof act.generate>['value']): Model {
  const at = model.entries.findIndex(([id]) => 'id' in it && id === it.id);
  const entries = [...model.entries];
  if (it.what === 'status') return { ...model, status: it.to };
  if (it.what === 'set') {
    if (at < 0) entries.push([it.id, it.work]);
    else entries[at] = [it.id, it.keep ? { ...entries[at]![1], ...it.work } : it.work];
  }
  if (it.what === 'drop' && at >= 0) entries.splice(at, 1);
  if (it.what === 'rename' && at >= 0 && entries.every(([id]) => id !== it.to)) entries[at] = [it.to, entries[at]![1]];
  if (it.what === 'move' && at >= 0) entries.splice(it.by, 0, ...entries.splice(at, 1));
  return { ...model, entries };
}

/** The plan as somebody might lay it out: in lines or between braces, with quotes or comments. */
const layout = fc.record({ flow: fc.boolean(), quotes: fc.boolean(), comment: fc.boolean(), turned: fc.boolean() });
function written({ status, entries }: Model, how: ReturnType<typeof layout.generate>['value']): string {
  const scalar = (it: string): string => (how.quotes || it.includes(':') ? JSON.stringify(it) : it);
  const value = (it: string | string[] | Record<string, string>): string =>
    typeof it === 'string'
      ? scalar(it)
      : Array.isArray(it)
        ? `[${it.map(scalar).join(', ')}]`
        : `{ ${Object.entries(it)
            .map(([key, text]) => `${key}: ${scalar(text)}`)
            .join(', ')} }`;
  const lines = entries.flatMap(([id, work]) => {
    const pairs = Object.entries(work).map(([key, it]) => `${key}: ${value(it)}`);
    if (how.turned) pairs.reverse();
    const body =
      how.flow || !pairs.length ? [`  ${id}: { ${pairs.join(', ')} }`] : [`  ${id}:`, ...pairs.map(it => `    ${it}`)];
    return how.comment ? [`  # about ${id}`, ...body] : body;
  });
  return ['plan: Onboarding', `status: ${scalar(status)}`, 'activities:', ...lines, ''].join('\n');
}

describe('the history of a plan', () => {
  test('equals what a slow comparison of all versions finds', () => {
    const commits = fc.array(fc.tuple(fc.array(act, { maxLength: 3 }), layout), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(commits, list => {
        let model: Model = { status: 'draft', entries: [] };
        const texts = list.map(([acts, how]) => {
          model = acts.reduce(done, model);
          return written(model, how);
        });
        const history = historyOf(texts);
        const { pasts, changing } = slowly(texts);
        // In any order: who asks for one day must not change the answer for another.
        for (const i of [...texts.keys()].sort((a, b) => ((a * 7) % 12) - ((b * 7) % 12)))
          assert.equal(textOf(history.at(commit(i).day)!), texts[i]);
        assert.equal(history.at(commit(-1).day), undefined);
        assert.deepEqual(
          history.steps.map(it => Number(it.id)),
          changing,
        );
        for (const id of ids) {
          const slow = pasts.get(id);
          const past = history.past('activity', id);
          const turns = past?.turns.map(
            ({ step, key, from, to }) => `${Number(step.id)} ${key}: ${sorted(plain(from))} > ${sorted(plain(to))}`,
          );
          assert.deepEqual(
            past && { first: past.first && Number(past.first.id), turns: turns!.sort() },
            slow && { ...slow, turns: slow.turns.sort() },
            `${id} in\n${texts.join('\n')}`,
          );
          for (const step of history.steps)
            for (const key of ['due', 'log']) {
              const said = read(texts[Number(step.id)]!).activities?.[id]?.[key];
              // What was renamed, dropped or came back later had another name, or none, at that time.
              if (
                said !== undefined &&
                past?.first &&
                past.first.order <= step.order &&
                always(texts, id, step.order, history)
              )
                assert.equal(sorted(plain(saidAt(history, 'activity', id, key, step))), sorted(said));
            }
        }
      }),
      { numRuns: runs(600) },
    );
  });

  test('counts what is said, not how it is laid out', () => {
    const before =
      'status: live\nactivities:\n  a: { due: 2026-8-21, title: Train, log: { 2026-07-01: x } }\n  b: {}\n';
    const after =
      '# moved\nactivities:\n  b: {}\n  a:\n    # why\n    title: "Train"\n    log:\n      2026-07-01: x\n    due: 2026-08-21\nstatus: live\n';
    const history = historyOf([before, after]);
    assert.equal(history.steps.length, 1);
    assert.equal(history.live?.order, 0);
  });

  test('a rank is no movement; a task has a past of its own', () => {
    const text = (rank: number, due: string) =>
      `activities:\n  a:\n    priority: ${rank}\n    tasks:\n      t: { due: ${due} }\n`;
    const history = historyOf([text(1, '2026-08-21'), text(2, '2026-08-21'), text(2, '2026-08-22')]);
    assert.equal(lastStep(history.past('activity', 'a')!)?.order, 0);
    assert.equal(lastStep(history.past('activity', 't')!)?.order, 2);
    assert.deepEqual(
      history.past('activity', 'a')!.turns.map(it => it.key),
      ['priority'],
    );
  });

  test('a plan that was committed after the day on which it is judged has no past on it', () => {
    const plan = 'activities:\n  a: { status: in progress }\n';
    const history = pastOf([{ at: '2026-06-01', by: 'Ana', plan }])!;
    const found = (day: number): string[] => check({ ...readPlan(plan), history }, { today: day }).map(it => it.rule);
    assert.ok(found(today).includes('activity-abandoned'));
    assert.ok(!found(today - 100).includes('activity-abandoned'));
    assert.equal(pastOn(history, today), history);
    assert.equal(pastOn(history, readDay('2026-05-31')!), undefined);
  });

  test('a message names entries, of this plan or by its name', () => {
    const version = { at: '2026-07-01', by: 'Ana', plan: 'activities:\n  a: {}\n  b: {}\n' };
    const history = pastOf([version, { ...version, at: '2026-07-10', names: ['a', 'ops/b', 'crm/a', 'c'] }])!;
    assert.equal(history.past('activity', 'a')!.named.length, 1);
    assert.equal(history.past('activity', 'b')!.named.length, 1);
    assert.equal(history.steps.length, 1);
  });
});

/** Whether an entry stood in every version from a step on. */
const always = (texts: readonly string[], id: string, from: number, { steps }: History): boolean =>
  texts.slice(Number(steps[from]!.id)).every(it => Object.hasOwn(read(it).activities ?? {}, id));
