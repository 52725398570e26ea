import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, CompletionList, WorkspaceEdit } from 'vscode-languageserver-types';
import { iso } from '../server/language/day.ts';
import type { PasteResult } from '../server/protocol.ts';
import { today } from './fixture.ts';
import { inFull } from './runs.ts';
import { able, applied, inMemory, overStdio, uri } from './talk.ts';

const text = `goal:
  outcome: Cut onboarding time from 14 to 7 days by 30 September 2026
people:
  ana: { skills: { aws: 4 } }
  bo: {}
activities:
  audit:
    title: Audit the checklist
    owner: ana
    due: 2026-08-21
    effort: 4d
    done: [Every form has an owner, Signed]
    with: [ana, bo]
    skills: [aws]
  form: { after: [audit] }
`;
const at = (words: string) => {
  const before = text.slice(0, text.indexOf(words)).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
};

test('refactorings, as a process over stdio', inFull, async () => {
  const editor = overStdio();
  const { capabilities } = await editor.initialize(able, { today: iso(today) });
  const { codeActionKinds } = capabilities.codeActionProvider as { codeActionKinds: string[] };
  for (const kind of ['refactor.extract', 'refactor.rewrite', 'refactor.inline'])
    assert.ok(codeActionKinds.includes(kind));
  editor.open(text);
  const after = async (words: string, title: string): Promise<string> => {
    const range = { start: at(words), end: at(words) };
    const params = { textDocument: { uri }, range, context: { diagnostics: [], only: ['refactor'] } };
    const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', params);
    const action = actions.find(it => it.title.startsWith(title));
    assert.ok(action, `"${title}" is not among ${actions.map(it => it.title).join(', ')}`);
    return applied(text, action.edit!, 1);
  };
  assert.match(await after('owner: ana', 'Split in two'), /audit-2:[\s\S]*after: \[audit-2\]/);
  assert.match(await after('owner: ana', 'Break down into 2 tasks'), /\n {4}tasks:\n {6}every-form-has-an-owner: \{/);
  assert.match(await after('owner: ana', 'Extract "audit"'), /\nworkstreams:\n {2}new-workstream:\n/);
  assert.match(await after('with:', 'Give each a share'), /with: \{ ana: 50%, bo: 50% \}/);
  assert.match(await after('skills: [aws]', 'Give each a level'), /skills: \{ aws: 3 \}/);
  assert.match(await after('outcome', 'Write what the sentence says'), /\n {2}to: 7 days\n {2}by: 2026-09-30\n/);
  assert.match(await after('form:', 'Write on lines of its own'), /\n {2}form:\n {4}after: \[audit\]\n/);
  const list = await editor.ask<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position: at('ana\n'),
  });
  assert.deepEqual(
    list.items.map(it => it.label),
    ['ana', 'bo'],
  );
  await editor.end();
  assert.equal(await editor.exited, 0);
});

test('a table from a clipboard', async () => {
  const editor = inMemory();
  await editor.initialize();
  editor.open(text);
  const table = 'Task\tOwner\tDue\r\nTrain the team\tana\t24/08/2026\r\n';
  const paste = (params: object) =>
    editor.ask<PasteResult | null>('opsplan/pasteTable', { uri, text: table, ...params });
  const result = (await paste({})) as { edit: WorkspaceEdit; count: number; left: number; sure: boolean };
  assert.deepEqual({ ...result, edit: undefined }, { count: 1, left: 0, sure: true, edit: undefined });
  assert.equal(
    applied(text, result.edit, 1),
    `${text}  train-the-team:\n    title: Train the team\n    owner: ana\n    due: 2026-08-24\n`,
  );
  // Nobody asked for it: only where it may be meant.
  assert.equal(await paste({ careful: true, position: at('Audit') }), null);
  assert.equal(await paste({ careful: true, position: { line: 15, character: 0 }, text: 'a, b' }), null);
  assert.ok(await paste({ careful: true, position: { line: 15, character: 0 } }));
  assert.match(((await paste({ text: 'no table' })) as { refused: string }).refused, /no table/);
  assert.equal(await paste({ uri: 'file:///other.opsplan' }), null);
  await editor.end();
});
