import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver-types';
import { able, type Editor, inMemory } from './talk.ts';

// Programs do not agree how an address is spelled: VS Code writes `file:///c%3A/`, node and git `file:///C:/`.

const crm = 'activities:\n  freeze: { owner: ana, due: 2026-08-03 }\n';
const ops = 'activities:\n  form: { owner: ana, after: [crm/freeze] }\n';
/** As the editor spells the folder, and as the server does, which reads it itself. */
const spellings = [
  ['file:///c%3A/plans', 'file:///C:/plans'],
  ['file:///c:/plans', 'file:///C:/plans'],
  ['file:///plans%20%28draft%29', 'file:///plans%20(draft)'],
] as const;

/** An editor that tells of no files has a folder open, in which crm and ops stand. */
async function within(
  theirs: string,
  ours: string,
  run: (editor: Editor, texts: Record<string, string>) => Promise<void>,
): Promise<void> {
  const texts: Record<string, string> = { [`${ours}/crm.opsplan`]: crm, [`${ours}/ops.opsplan`]: ops };
  const read = (uri: string): string | null => texts[uri] ?? texts[uri.replace(theirs, ours)] ?? null;
  const editor = inMemory({ plansBelow: () => Object.keys(texts), readFile: read });
  await editor.ask('initialize', {
    processId: null,
    rootUri: theirs,
    capabilities: able,
    workspaceFolders: null,
  });
  editor.tell('initialized', {});
  await run(editor, texts);
  await editor.end();
}
const plansOf = async (editor: Editor): Promise<string[]> =>
  (await editor.ask<{ uri: string }[]>('opsplan/counts', {})).map(it => it.uri);
const unknown = async (editor: Editor, uri: string): Promise<string[]> =>
  (await editor.pull(undefined, uri)).items.flatMap((it: Diagnostic) =>
    it.code === 'ref-unknown' ? [String(it.message)] : [],
  );

for (const [theirs, ours] of spellings)
  describe(`a folder that an editor calls ${theirs}, and the server ${ours}`, () => {
    test('holds a plan that is opened once, which sees the others', () =>
      within(theirs, ours, async editor => {
        editor.open(ops, `${theirs}/ops.opsplan`);
        assert.deepEqual(await unknown(editor, `${theirs}/ops.opsplan`), []);
        assert.deepEqual(await plansOf(editor), [`${ours}/crm.opsplan`, `${theirs}/ops.opsplan`].sort());
      }));
    test('holds it once too where its file is told of', () =>
      within(theirs, ours, async editor => {
        editor.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: `${theirs}/crm.opsplan`, type: 2 }] });
        assert.deepEqual(await plansOf(editor), [`${ours}/crm.opsplan`, `${ours}/ops.opsplan`]);
        editor.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: `${theirs}/crm.opsplan`, type: 3 }] });
        assert.deepEqual(await plansOf(editor), [`${ours}/ops.opsplan`]);
      }));
    test('held a plan in a commit that has another name now', async () => {
      const was = new Map([[`${ours}/sales.opsplan`, crm]]);
      const editor = inMemory({ committed: async () => ({ id: '1'.repeat(40), day: undefined, texts: was }) });
      const workspaceFolders = [{ uri: theirs, name: 'plans' }];
      const initializationOptions = { trusted: true };
      await editor.ask('initialize', { capabilities: able, initializationOptions, workspaceFolders });
      editor.tell('initialized', {});
      const uri = `${theirs}/crm.opsplan`;
      editor.open(crm.replace('08-03', '08-10'), uri);
      const { text } = await editor.ask<{ text: string }>('opsplan/difference', { uri, since: 'HEAD' });
      assert.match(text, /due 2026-08-03 → 2026-08-10/);
      await editor.end();
    });
    test('is gone with all that it holds', () =>
      within(theirs, ours, async (editor, texts) => {
        assert.equal((await plansOf(editor)).length, 2);
        for (const it of Object.keys(texts)) delete texts[it];
        editor.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: theirs, type: 3 }] });
        assert.deepEqual(await plansOf(editor), []);
      }));
  });
