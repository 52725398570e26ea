import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type CodeAction,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type TextDocumentEdit,
} from 'vscode-languageserver-types';
import { check, type Finding } from '../../server/check.ts';
import { act } from '../../server/features/act.ts';
import { codeAction, fixAllKind } from '../../server/features/code-action.ts';
import { diagnostics, mostDiagnostics } from '../../server/features/diagnostic.ts';
import { workspaceEdit } from '../../server/features/workspace-edit.ts';
import { fixAll } from '../../server/fix.ts';
import { compose } from '../../server/mend/compose.ts';
import { apply as applyEdits, type Edit } from '../../server/plan/edit.ts';
import { type Plan, readPlan, textOf } from '../../server/plan/plan.ts';
import type { Range } from '../../server/plan/position.ts';
import { rules } from '../../server/rules/index.ts';
import type { Example } from '../../server/rules/rule.ts';
import { apply, asked, at, findingsOf, today, withoutNotes } from '../fixture.ts';
import { fc, runs, some } from '../runs.ts';

const uri = 'file:///plan.opsplan';
function actions(
  plan: Plan,
  range: Range,
  only?: readonly string[],
  shown: readonly Diagnostic[] = [],
  findings: readonly Finding[] = check(plan, asked),
  asks = false,
): CodeAction[] {
  return codeAction(range, {
    plan,
    findings,
    today,
    only,
    shown,
    fixAll: () => fixAll(plan, asked).edits(),
    folder: undefined,
    asks,
    wrap: change =>
      workspaceEdit(change, { uri, version: 7 }, () => undefined, {
        documentChanges: true,
        creates: true,
        renames: true,
      }),
  });
}
/** Every example of every rule that reports something, with what it reports. */
const examples: { name: string; text: string }[] = [];
for (const { id } of rules) {
  const module = (await import(`../../server/rules/${id}.ts`)) as { examples: readonly Example[] };
  for (const it of module.examples.filter(it => !it.today))
    examples.push({ name: `${id}: ${it.name}`, text: withoutNotes(it.plan.replace(/^\n/, '')) });
}
/** Those of so many of the examples, of others at other seeds. */
const reported = some(examples).flatMap(({ name, text }) => {
  const plan = readPlan(text);
  const found = check(plan, asked);
  return found.map(finding => ({ name, text, plan, found, finding }));
});
const here = (text: string, only?: readonly string[]): CodeAction[] => {
  const { plan, position } = at(text);
  return actions(plan, { start: position, end: position }, only);
};
function after(plan: Plan, action: CodeAction): string {
  const [change] = action.edit!.documentChanges as TextDocumentEdit[];
  assert.deepEqual(change!.textDocument, { uri, version: 7 });
  return apply(
    plan,
    change!.edits.map(it => ({ range: it.range, text: (it as { newText: string }).newText })),
  );
}
const reversed = `plan: Onboard faster
activities:
  audit:
    start: 2026-08-17
    due: $02026-08-03
    impact: 3
`;

describe('quick fixes', () => {
  test('of what stands under the cursor, then silence, then other levels', () => {
    const titles = here(reversed)
      .filter(it => it.title.includes('due-before-start') || it.title.startsWith('Swap'))
      .map(it => it.title);
    assert.deepEqual(titles, [
      'Swap the two: start 2026-08-03, due 2026-08-17',
      'Ignore due-before-start here until 2026-08-24',
      ...['off', 'hint', 'info', 'warning'].map(it => `Set due-before-start to ${it} in this plan`),
    ]);
  });
  test('none away from it, and none where another kind is asked for', () => {
    assert.deepEqual(
      here(reversed.replace('$0', '').replace('impact', 'im$0pact')).filter(it => it.title.startsWith('Swap')),
      [],
    );
    assert.deepEqual(here(reversed, ['source.organizeImports']), []);
    assert.ok(here(reversed, ['quickfix']).length > 0);
  });
  test('say what they mend', () => {
    const { plan, position } = at(reversed);
    const shown = diagnostics(plan, check(plan, asked), uri);
    const [swap] = actions(plan, { start: position, end: position }, undefined, shown).filter(it =>
      it.title.startsWith('Swap'),
    );
    assert.deepEqual(
      swap!.diagnostics!.map(it => it.code),
      ['due-before-start'],
    );
  });
  test('one that mends several findings is offered once, for all of them', () => {
    const { plan, position } = at('plan: x\nstatus: li$0ve\nactivities:\n  form: { title: Build the form }\n');
    const found = check(plan, asked);
    const shown = diagnostics(plan, found, uri);
    const draft = actions(plan, { start: position, end: position }, undefined, shown).filter(it =>
      /draft/.test(it.title),
    );
    assert.equal(draft.length, 1);
    const lacking = shown.filter(it => it.code === 'component-missing');
    assert.ok(lacking.length > 1);
    assert.deepEqual(draft[0]!.diagnostics, lacking);
    for (const { plan, finding, name, found } of reported) {
      const all = actions(plan, finding.range, undefined, [], found).map(it => JSON.stringify([it.title, it.edit]));
      assert.equal(new Set(all).size, all.length, name);
    }
  });
  test('add no lines where tabs indent: the tabs go first', () => {
    const titles = (text: string): string[] => here(text).map(it => it.title);
    const tabs = titles('activities:\n\taudit:\n\t$0\towner: maya\n');
    assert.ok(tabs.includes('Indent with spaces instead of tabs, in the whole plan'), tabs.join('\n'));
    const impact = 'Impact 1: moves the goal little';
    assert.ok(titles('activities:\n  a$0udit:\n    owner: maya\n').includes(impact));
    for (const text of ['\ta$0udit:\n\t\towner: maya\n', '\ta$0udit:\n', '    a$0udit:\n    \towner: maya\n  form:\n'])
      assert.ok(!titles(`activities:\n${text}`).includes(impact), text);
    // Between braces nothing depends on the column.
    assert.ok(titles('activities:\n\ta$0udit: { owner: maya }\n').includes(impact));
  });
  test('keep the text that stands in the place of an entry', () => {
    const fixed = (text: string, title: string): string => {
      const plan = readPlan(text);
      const fix = check(plan, asked)
        .flatMap(it => it.fixes())
        .find(it => it.title.startsWith(title));
      return apply(plan, fix!.edits);
    };
    const kept = '  gap:\n    question: Find 80k?\n    affects: [budget]';
    assert.equal(fixed('decisions:\n  gap: Find 80k? # now\n', 'It affects'), `decisions:\n${kept} # now\n`);
    assert.equal(fixed('decisions:\n  gap:\n    Find 80k?\n', 'It affects'), `decisions:\n${kept}\n`);
    assert.equal(
      fixed('activities: { a: Build the form }\n', 'Impact 1'),
      'activities: { a: { title: Build the form, impact: 1 } }\n',
    );
  });
  test('the first safe one of a finding is preferred', () => {
    for (const { plan, finding } of reported) {
      const preferred = actions(plan, finding.range, undefined, [], [finding]).filter(it => it.isPreferred);
      assert.deepEqual(
        preferred.map(it => it.title),
        finding
          .fixes()
          .filter(it => it.safe)
          .slice(0, 1)
          .map(it => it.title),
      );
    }
  });
});

const count = (text: string, rule: string): number => findingsOf(text).filter(it => it.rule === rule).length;

/** What speaks of the whole file, of what cannot be read or stands under no key, or of such comments themselves. */
const unsilenced =
  'section-missing file-large file-deep yaml-invalid yaml-document yaml-tag merge-conflict ignore-invalid ignore-unused'.split(
    ' ',
  );
test('ignoring here silences a finding, asks for nothing more, and touches no other line', () => {
  let tried = 0;
  for (const { name, text, plan, found, finding } of reported) {
    const { rule } = finding;
    const action = actions(plan, finding.range, undefined, [], [finding]).find(it => it.title.startsWith('Ignore '));
    assert.ok(action || unsilenced.includes(rule), `${name}: ${rule}`);
    if (!action) continue;
    tried++;
    const now = after(plan, action);
    const line = now.split('\n').findIndex((it, i) => it !== text.split('\n')[i]);
    assert.match(now.split('\n')[line]!, new RegExp(`^\\ufeff?[ \t]*# opsplan-ignore ${rule} until 2026-08-24: \\S`));
    assert.equal(now.split('\n').toSpliced(line, 1).join('\n'), text, name);
    const left = check(readPlan(now, plan), asked);
    const count = (of: readonly Finding[], id: string) => of.filter(it => it.rule === id).length;
    assert.ok(count(left, rule) < count(found, rule), `${name}: ${rule} is not silenced:\n${now}`);
    for (const it of ['ignore-invalid', 'ignore-unused'])
      assert.equal(count(left, it), count(found, it), `${name}: ${it}:\n${now}`);
  }
  assert.ok(tried > 20, `${tried} findings tried`);
});

describe('setting a level', () => {
  const set = (text: string, level: string): string => {
    const { plan } = at(text);
    return after(plan, here(text).find(it => it.title === `Set due-before-start to ${level} in this plan`)!);
  };
  const clean = reversed.replace('$0', '');
  test('makes the section', () => assert.equal(set(reversed, 'hint'), `${clean}rules:\n  due-before-start: hint\n`));
  test('adds to what is there', () => {
    assert.equal(
      set(`${reversed}rules:\n  title-vague: off\n`, 'off'),
      `${clean}rules:\n  title-vague: off\n  due-before-start: off\n`,
    );
    assert.equal(
      set(`${reversed}rules: { title-vague: off }\n`, 'off'),
      `${clean}rules: { title-vague: off, due-before-start: off }\n`,
    );
    assert.equal(set(`${reversed}rules:\n`, 'off'), `${clean}rules:\n  due-before-start: off\n`);
  });
  test('changes what is there', () => {
    assert.equal(
      set(`${reversed}rules: { due-before-start: info }\n`, 'off'),
      `${clean}rules: { due-before-start: off }\n`,
    );
    assert.equal(
      set(`${reversed}rules:\n  due-before-start: { severity: info, max: 2d }\n`, 'off'),
      `${clean}rules:\n  due-before-start: { severity: off, max: 2d }\n`,
    );
    assert.equal(
      set(`${reversed}rules:\n  due-before-start: { max: 2d }\n`, 'hint'),
      `${clean}rules:\n  due-before-start: { severity: hint, max: 2d }\n`,
    );
  });
  test('keeps a threshold unless the rule goes', () =>
    assert.deepEqual(
      here(`${reversed}rules: { due-before-start: 3d }\n`)
        .map(it => it.title)
        .filter(it => it.startsWith('Set due-before-start')),
      ['Set due-before-start to off in this plan'],
    ));
  test('is asked for, one line a rule, where the editor can ask', () => {
    const plan = readPlan(clean);
    const findings = check(plan, asked).filter(it => it.rule === 'due-before-start');
    const all = actions(plan, findings[0]!.range, ['quickfix'], [], findings, true);
    const { title, command } = all.at(-1)!;
    assert.equal(title, 'Change the level of due-before-start in this plan…');
    assert.ok(!all.some(it => it.title.startsWith('Set ')));
    const [rule, choices] = command!.arguments as [string, { level: string }[]];
    assert.equal(rule, 'due-before-start');
    assert.deepEqual(
      choices.map(it => it.level),
      ['off', 'hint', 'info', 'warning'],
    );
  });
  test('takes effect', () => {
    assert.equal(count(set(reversed, 'off'), 'due-before-start'), 0);
    assert.equal(findingsOf(set(reversed, 'hint')).find(it => it.rule === 'due-before-start')!.severity, 'hint');
  });
});

describe('fix all', () => {
  test('is offered when it is asked for by name, and there is something to fix', () => {
    for (const { text: source } of some(examples)) {
      const plan = readPlan(source);
      const [all, ...others] = actions(plan, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, [
        'source',
      ]);
      const { text } = fixAll(plan, asked);
      assert.deepEqual(others, []);
      assert.equal(all?.kind, text === textOf(plan) ? undefined : fixAllKind);
      if (!all) continue;
      const once = after(plan, all);
      assert.equal(once, text, 'its edits give what was worked out');
      assert.deepEqual(
        actions(readPlan(once), { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, [fixAllKind]),
        [],
        'twice is once',
      );
    }
  });
});

/** Texts over a small alphabet, and edits of them that do not overlap. */
const lined = fc.array(fc.constantFrom('a', 'b', '\n', '\r\n', '😀', ' '), { maxLength: 30 }).map(it => it.join(''));
const rounds = fc.array(fc.array(fc.tuple(fc.nat(40), fc.nat(4), lined), { maxLength: 4 }), { maxLength: 4 });
test('rounds of edits, put together, give the same text', () =>
  fc.assert(
    fc.property(lined, rounds, (first, all) => {
      let plan = readPlan(first);
      const told: { text: string; edits: Edit[] }[] = [{ text: first, edits: [] }];
      for (const round of all) {
        const text = textOf(plan);
        let from = 0;
        const edits = round.flatMap(([skip, length, added]): Edit[] => {
          const start = from + (skip % 8) + 1;
          const end = start + length;
          from = end;
          if (end > text.length || splits(text, start) || splits(text, end)) return [];
          return [{ range: { start: place(text, start), end: place(text, end) }, text: added }];
        });
        told.push({ text, edits });
        plan = readPlan(applyEdits(plan, edits));
      }
      assert.equal(applyEdits(readPlan(first), compose(told)), textOf(plan));
    }),
    { numRuns: runs(500) },
  ));
/** No position of an editor lies inside a line's end. */
const splits = (text: string, offset: number): boolean => text[offset - 1] === '\r' && text[offset] === '\n';
function place(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

describe('diagnostics', () => {
  test('carry rule, severity, reference, related places and fading', () => {
    const plan = readPlan(reversed.replace('$0', ''));
    const it = diagnostics(plan, check(plan, asked), uri).find(it => it.code === 'due-before-start')!;
    assert.equal(it.severity, DiagnosticSeverity.Error);
    assert.equal(it.source, 'opsplan');
    assert.match(it.codeDescription!.href, /server\/rules\/README\.md#due-before-start$/);
    assert.deepEqual(it.relatedInformation, [
      {
        location: { uri, range: { start: { line: 3, character: 11 }, end: { line: 3, character: 21 } } },
        message: 'It may not start before this day.',
      },
    ]);
    const faded = check(plan, asked).map(it => ({ ...it, faded: true }));
    assert.deepEqual(diagnostics(plan, faded, uri)[0]!.tags, [DiagnosticTag.Unnecessary]);
  });
  test('lie inside the text, whatever it is', () => {
    for (const { plan, text, finding } of reported) {
      const lines = text.split(/\r\n|\n|\r/);
      const [{ range }] = diagnostics(plan, [finding], uri) as [Diagnostic];
      for (const { line, character } of [range.start, range.end])
        assert.ok(character <= (lines[line] ?? '').length, `${line}:${character}`);
    }
  });
  test('of too many the errors near the last edit are kept, and one line counts the others', () => {
    const many = `activities:\n${Array.from({ length: 1500 }, (_, i) => `  a${i}: { start: 2026-08-17, due: 2026-08-03 }\n`).join('')}`;
    const plan = readPlan(many);
    const all = check(plan, asked);
    const shown = diagnostics(plan, all, uri, { line: 1400, character: 0 });
    assert.equal(shown.length, mostDiagnostics(plan) + 1);
    assert.match(
      String(shown.at(-1)!.message),
      new RegExp(`^There are ${all.length - mostDiagnostics(plan)} more findings`),
    );
    const lines = shown.slice(0, -1).map(it => it.range.start.line);
    assert.ok(lines.includes(1400) && lines.includes(1410) && !lines.includes(10));
    assert.ok(shown.slice(0, -1).every(it => it.severity === DiagnosticSeverity.Error));
  });
});

describe('acts', () => {
  const plan =
    'activities:\n  audit:\n    title: Audit\n    status: in progress\n    blocked: { by: tom, need: a key }\n    impact: 3\n  form: { title: Form }\n';
  const acted = (id: string, it: Parameters<typeof act>[2]): string => {
    const change = act(readPlan(plan), id, it, today);
    return 'refused' in change ? change.refused : apply(readPlan(plan), change.edits);
  };
  test('write what they say, and take out what it contradicts', () => {
    assert.equal(acted('audit', { do: 'finish' }), plan.replace('in progress', 'done').replace(/ {4}blocked.*\n/, ''));
    assert.equal(acted('form', { do: 'finish' }), plan.replace('{ title: Form }', '{ title: Form, status: done }'));
    assert.equal(acted('audit', { do: 'unblock' }), plan.replace(/ {4}blocked.*\n/, ''));
    assert.equal(
      acted('form', { do: 'start' }),
      plan.replace('{ title: Form }', '{ title: Form, status: in progress }'),
    );
    assert.equal(
      acted('form', { do: 'block', need: 'a key: soon', by: 'tom' }),
      plan.replace('{ title: Form }', '{ title: Form, blocked: { by: tom, since: 2026-07-24, need: "a key: soon" } }'),
    );
    assert.equal(
      acted('audit', { do: 'drop', because: 'Not needed' }),
      plan
        .replace('in progress', 'dropped')
        .replace(/ {4}blocked.*\n/, '')
        .replace('impact: 3\n', 'impact: 3\n    because: Not needed\n'),
    );
  });
  test('write several keys at once where a text stands in their place', () => {
    const done = (text: string, of: string, it: Parameters<typeof act>[2]): string => {
      const now = readPlan(text);
      const change = act(now, of, it, today);
      assert.ok(!('refused' in change));
      assert.equal(change.edits.length, 1);
      return apply(now, change.edits);
    };
    assert.equal(
      done('activities:\n  a: Build it\n', 'a', { do: 'drop', because: 'bought' }),
      'activities:\n  a:\n    title: Build it\n    status: dropped\n    because: bought\n',
    );
    assert.equal(
      done('decisions:\n  f: Find it?\n', 'f', { do: 'decide', chosen: 'no', because: 'late' }),
      'decisions:\n  f:\n    question: Find it?\n    options: [no]\n    chosen: no\n    because: late\n    decided: 2026-07-24\n',
    );
  });
  test('refuse in plain words', () => {
    assert.equal(acted('nobody', { do: 'finish' }), 'There is no activity "nobody" in this plan.');
    assert.equal(acted('form', { do: 'unblock' }), '"form" is not blocked.');
  });
});
