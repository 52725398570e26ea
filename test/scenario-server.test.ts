import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Diagnostic, Hover, MarkupContent, WorkspaceEdit } from 'vscode-languageserver-types';
import { reportAsOf } from '../server/connection/as-of.ts';
import { open, type Report } from '../server/connection/document.ts';
import { readDay } from '../server/language/day.ts';
import { lineMap } from '../server/plan/line-map.ts';
import { readPlan } from '../server/plan/plan.ts';
import type { Ask, Choices, FitRow, PlanRows, WhatIfResult } from '../server/protocol.ts';
import { asOf } from '../server/scenario/as-of.ts';
import { address, type Company, inCompany } from './company.ts';

const company = `
== people
people:
  ana: { name: Ana Lima, role: Engineer, ceiling: 100%, skills: [forms] }
  bo: { ceiling: 100% }
== desk
activities:
  desk: { owner: bo, load: { bo: 20%, ana: 10% } }
== ops
workstreams:
  acme: { title: Acme moves, client: Acme, status: tentative, revenue: USD 9k }
activities:
  form$0:
    owner: ana
    effort: 4d
    due: 2031-08-01
  win: { owner: bo, effort: 2d, workstream: acme }
scenarios:
  off:
    title: Ana is on leave
    assume: { people.ana.leave: 2031-07-28..2031-08-08, activities.form.start: 2031-07-28 }
`;
const uri = address('ops');
const ask = ({ editor }: Company, it: Ask): Promise<WhatIfResult> => editor.ask('opsplan/whatIf', { uri, ask: it });
async function answered(
  it: Company,
  question: Ask,
): Promise<{ title: string; text: string; edit: WorkspaceEdit | null }> {
  const result = await ask(it, question);
  assert.ok(!('refused' in result), JSON.stringify(result));
  return result;
}

describe('what if, over a connection', () => {
  test('what may be chosen comes from all plans', () =>
    inCompany(company, async ({ editor }) => {
      const found = await editor.ask<Choices>('opsplan/choices', { uri });
      assert.deepEqual(found.people, [
        { id: 'ana', label: 'Ana Lima', says: 'ana · Engineer' },
        { id: 'bo', label: 'bo', says: 'bo' },
      ]);
      assert.deepEqual(found.tentative, [{ id: 'acme', label: 'Acme moves', says: 'acme · Acme' }]);
      assert.deepEqual(found.scenarios, [{ id: 'off', label: 'Ana is on leave', says: 'off' }]);
      assert.deepEqual(found.skills, ['forms']);
    }));
  test('each question is answered, and can be kept as a scenario', () =>
    inCompany(company, async it => {
      const leaves = await answered(it, { what: 'leaves', person: 'ana', day: '2031-07-01' });
      assert.equal(leaves.title, 'Ana Lima leaves, with 2031-07-01 as the last day');
      assert.match(
        it.done(leaves.edit),
        /\n {2}ana-leaves:\n {4}title: .*\n {4}assume: \{ people\.ana\.until: 2031-07-01 \}\n/,
      );
      const win = await answered(it, { what: 'win', workstream: 'acme' });
      assert.match(win.text, /revenue USD 0 → USD 9k/);
      assert.match(it.done(win.edit), /assume: \{ workstreams\.acme\.status: confirmed \}/);
      const grows = await answered(it, { what: 'grows', percent: 50 });
      assert.match(
        it.done(grows.edit),
        /assume: \{ activities\.desk\/desk\.load\.bo: 30%, activities\.desk\/desk\.load\.ana: 15% \}/,
      );
      const more: Ask = { what: 'take on', title: 'New forms', effort: '5d', due: '2031-07-18', skills: ['forms'] };
      const takes = await answered(it, more);
      assert.match(takes.text, /- “New forms”: new, /);
      assert.match(
        it.done(takes.edit),
        /assume:\n {6}activities\.new-forms\.effort: 5d\n(?: {6}.*\n)* {6}activities\.new-forms\.skills\.forms: 1\n/,
      );
      const off = await answered(it, { what: 'scenario', name: 'off' });
      assert.equal(off.edit, null);
      assert.match(off.text, /^# Ana is on leave\n/);
    }));
  test('what cannot be asked is refused in words', () =>
    inCompany(company, async it => {
      const asked: Ask[] = [
        { what: 'leaves', person: 'zoe', day: '2031-07-01' },
        { what: 'leaves', person: 'ana', day: 'soon' },
        { what: 'win', workstream: '__proto__' },
        { what: 'grows', percent: 0 },
        { what: 'take on', title: ' ', effort: '1d', due: '2031-07-18', skills: [] },
        { what: 'take on', title: 'x', effort: 'much', due: '2031-07-18', skills: [] },
        { what: 'take on', title: 'x', effort: '1d', due: '1999-07-18', skills: [] },
        { what: 'scenario', name: 'on' },
      ];
      for (const question of asked) assert.ok('refused' in (await ask(it, question)), JSON.stringify(question));
    }));
});

describe('plans as of a scenario, over a connection', () => {
  const late = company.replace('2031-08-01', '2031-08-06');
  const told = ({ editor }: Company): Promise<{ items: Diagnostic[] }> =>
    editor.ask('textDocument/diagnostic', { textDocument: { uri } });
  test('Problems are marked, and stand where they would today; and back again', () =>
    inCompany(late, async it => {
      const before = await told(it);
      assert.ok(!before.items.some(found => found.code === 'due-unreachable'));
      const shown = await it.editor.ask('opsplan/asOf', { uri, scenario: 'off' });
      assert.deepEqual(shown, { shown: 'ops/off' });
      const found = (await told(it)).items.find(item => item.code === 'due-unreachable');
      assert.equal(found?.source, 'opsplan as of ops/off');
      assert.deepEqual(found?.range.start, { line: 6, character: 9 });
      const hover = await it.editor.ask<Hover>('textDocument/hover', {
        textDocument: { uri },
        position: { line: 6, character: 12 },
      });
      assert.match(
        (hover.contents as MarkupContent).value,
        /^As of the scenario `?ops\/off`?:[\s\S]*Forecast: 2031-08-11 to /,
      );
      assert.equal(hover.range?.start.line ?? 6, 6);
      const rows = await it.editor.ask<PlanRows[]>('opsplan/priorities', { uri });
      assert.equal(rows[0]!.rows.find(row => row.activity === 'form')!.range.start.line, 3);
      assert.deepEqual(await it.editor.ask('opsplan/asOf', { uri, scenario: null }), { shown: null });
      assert.deepEqual((await told(it)).items, before.items);
    }));
  test('of a plan with many names the forecast as of a scenario waits for the second tier, and is then known', () => {
    const names = Array.from({ length: 70 }, (_, i) => `  a${i}: { owner: ana, effort: 1h }\n`).join('');
    const text = `people:\n  ana: {}\nactivities:\n  form: { owner: ana, effort: 1d, due: 2031-08-01 }\n${names}scenarios:\n  off: { assume: { people.ana.leave: 2031-07-01..2031-08-08 } }\n`;
    const document = open(uri, 1, text);
    const asked = { today: readDay('2031-07-01')! };
    const report = (full: boolean, scenario?: string) => reportAsOf(document, asked, full, 'life', scenario);
    const has = (it: Report): boolean => it.items.some(({ code }) => code === 'due-unreachable');
    const quick = report(false, 'off');
    assert.deepEqual([quick.full, has(quick), document.report === quick], [false, false, true]);
    const whole = report(true, 'off');
    assert.deepEqual([whole.full, has(whole), document.report === whole], [true, true, true]);
    assert.equal(report(false, 'off'), whole, 'what is known is told');
    const today = report(true);
    assert.deepEqual([has(today), document.report === today], [false, true]);
    assert.notEqual(report(true, 'off').id, whole.id, 'no two reports have one id');
  });
  test('what would make it fit is offered as edits, other plans among them', () =>
    inCompany(company.replace('2031-08-01', '2031-01-01').replace('due: 2031-01-01', 'due: 2026-01-01'), async it => {
      const all = await it.editor.ask<FitRow[]>('opsplan/fit', { uri, of: 'form' });
      assert.ok(all.length > 0 && all.every(row => row.edit.documentChanges!.length), JSON.stringify(all));
      assert.deepEqual(await it.editor.ask('opsplan/fit', { uri, of: 'win' }), []);
    }));
});

test('a place in a changed plan is found in the old one', () => {
  const now = readPlan('plan: x\nactivities:\n  a:\n    owner: ana\n    due: 2026-08-01\n  b: {}\n');
  const { plan: then } = asOf(now, [
    ['activities.a.start', '2026-07-01'],
    ['people.new.capacity', '40h/w'],
  ]);
  const back = lineMap(then, now);
  const lineOf = (plan: typeof now, word: string): number =>
    plan.chunks
      .map(it => it.chunk.text)
      .join('')
      .split('\n')
      .findIndex(it => it.includes(word));
  for (const word of ['plan:', 'activities:', '  a:', 'owner', 'due', '  b:']) {
    const at = (plan: typeof now) => ({ line: lineOf(plan, word), character: 2 });
    assert.deepEqual(back({ start: at(then), end: at(then) }).start, at(now), word);
  }
});
