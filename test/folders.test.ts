import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ProgressType } from 'vscode-jsonrpc/node';
import type { Diagnostic } from 'vscode-languageserver-types';
import { plansBelow, readFile } from '../server/disk.ts';
import { runs } from './runs.ts';
import { able, type Editor, inMemory } from './talk.ts';

interface Item {
  readonly kind: 'full' | 'unchanged';
  readonly uri: string;
  readonly resultId?: string;
  readonly items?: readonly Diagnostic[];
}
const root = 'file:///company';
const at = (name: string, folder = root) => `${folder}/${name}.opsplan`;
const begin = async (editor: Editor, folders: readonly string[] = [root]): Promise<void> => {
  await editor.ask('initialize', {
    processId: null,
    rootUri: null,
    capabilities: { ...able, workspace: { ...able.workspace, workspaceFolders: true } },
    workspaceFolders: folders.map(uri => ({ uri, name: uri })),
  });
  editor.tell('initialized', {});
};
const files = (editor: Editor, texts: Readonly<Record<string, string | null>>, folder = root): void =>
  editor.tell('opsplan/files', {
    files: Object.entries(texts).map(([name, text]) => ({ uri: at(name, folder), text })),
  });
const all = async (editor: Editor, known: readonly Item[] = []): Promise<readonly Item[]> => {
  const previousResultIds = known.flatMap(it => (it.resultId ? [{ uri: it.uri, value: it.resultId }] : []));
  const { items } = await editor.ask<{ items: Item[] }>('workspace/diagnostic', { previousResultIds });
  return items;
};
const told = (items: readonly Item[], name: string, rule: string): readonly string[] =>
  items.find(it => it.uri === at(name))?.items?.flatMap(it => (it.code === rule ? [String(it.message)] : [])) ?? [];

const crm = 'activities:\n  freeze: { owner: ana, due: 2026-08-03 }\n';
const ops = 'activities:\n  form: { owner: ana, after: [crm/freeze] }\n';
const withEditor = async (run: (editor: Editor) => Promise<void>, folders?: readonly string[]): Promise<void> => {
  const editor = inMemory();
  await begin(editor, folders);
  await run(editor);
  await editor.end();
};

describe('the plans of a folder that nobody has opened', () => {
  test('are told of, and what has gone is cleared', () =>
    withEditor(async editor => {
      files(editor, { crm, ops: ops.replace('crm/freeze', 'crm/frieze') });
      const first = await all(editor);
      assert.deepEqual(
        first.map(it => it.uri),
        [at('crm'), at('ops')],
      );
      assert.equal(told(first, 'ops', 'ref-unknown').length, 1);
      files(editor, { crm: null });
      const second = await all(editor, first);
      assert.deepEqual(
        second.map(it => [it.uri, it.kind, it.kind === 'full' && it.items!.length > 0]),
        [
          [at('ops'), 'full', true],
          [at('crm'), 'full', false],
        ],
      );
      assert.match(told(second, 'ops', 'ref-unknown')[0]!, /No plan of this folder is called "crm"/);
    }));
  test('are asked about again only when something has changed', () =>
    withEditor(async editor => {
      files(editor, { crm, ops });
      const first = await all(editor);
      assert.deepEqual(
        (await all(editor, first)).map(it => [it.uri, it.kind, it.resultId]),
        first.map(it => [it.uri, 'unchanged', it.resultId]),
        'whoever asks once is told that nothing is new',
      );
      const next = all(editor, first);
      let answered = false;
      void next.then(() => {
        answered = true;
      });
      await new Promise(done => setTimeout(done, 50));
      assert.ok(!answered);
      files(editor, { crm: crm.replace('freeze', 'stop') });
      const second = await next;
      assert.deepEqual(
        second.filter(it => it.kind === 'full').map(it => it.uri),
        [at('crm'), at('ops')],
      );
    }));
  test('are told of in part while a question waits, to an editor that takes that', () =>
    withEditor(async editor => {
      files(editor, { crm, ops });
      const first = await all(editor);
      const heard: string[] = [];
      const report = new ProgressType<{ items: Item[] }>();
      editor.connection.onProgress(report, 'all', ({ items }) => void heard.push(...items.map(it => it.kind)));
      const previousResultIds = first.map(it => ({ uri: it.uri, value: it.resultId! }));
      const next = editor.ask('workspace/diagnostic', { previousResultIds, partialResultToken: 'all' });
      let answered = false;
      void next.then(() => {
        answered = true;
      });
      await new Promise(done => setTimeout(done, 50));
      assert.deepEqual([answered, heard], [false, []]);
      files(editor, { crm: crm.replace('freeze', 'stop') });
      await next;
      assert.deepEqual(heard, ['full', 'full']);
    }));
  test('see an open one as it is typed, and as its file has it once it is closed', () =>
    withEditor(async editor => {
      files(editor, { crm, ops });
      const first = await all(editor);
      assert.deepEqual(told(first, 'ops', 'ref-unknown'), []);
      editor.open(crm.replace('freeze', 'stop'), at('crm'));
      const typed = await all(editor, first);
      assert.equal(told(typed, 'ops', 'ref-unknown').length, 1);
      files(editor, { crm: `${crm}# saved elsewhere\n` });
      editor.tell('textDocument/didClose', { textDocument: { uri: at('crm') } });
      const closed = await all(editor, [...typed, ...first.filter(it => !typed.some(other => other.uri === it.uri))]);
      assert.deepEqual(told(closed, 'ops', 'ref-unknown'), []);
      assert.equal(closed.find(it => it.uri === at('ops'))?.kind, 'full');
    }));
  test('let an open plan be asked about again', () =>
    withEditor(async editor => {
      files(editor, { crm });
      editor.open(ops, at('ops'));
      const before = await editor.pull(undefined, at('ops'));
      assert.ok(!before.items.some(it => it.code === 'ref-unknown'));
      const refreshed = editor.next('workspace/diagnostic/refresh');
      files(editor, { crm: null });
      await refreshed;
      const now = await editor.pull(before.resultId, at('ops'));
      assert.ok(now.items.some(it => it.code === 'ref-unknown'));
    }));
});

describe('each opened folder', () => {
  const other = 'file:///other';
  test('has plans of its own; of a plan outside of all nobody knows what others hold', () =>
    withEditor(
      async editor => {
        files(editor, { crm });
        files(editor, { ops }, other);
        editor.open(ops, 'file:///elsewhere/ops.opsplan');
        const items = await all(editor);
        const rules = (uri: string) => items.find(it => it.uri === uri)!.items!.map(it => it.code);
        assert.ok(rules(at('ops', other)).includes('ref-unknown'));
        assert.ok(!rules('file:///elsewhere/ops.opsplan').includes('ref-unknown'));
        files(editor, { crm }, other);
        assert.ok(
          !(await all(editor)).find(it => it.uri === at('ops', other))!.items!.some(it => it.code === 'ref-unknown'),
        );
      },
      [root, other],
    ));
  test('can be opened and closed while others stay', () =>
    withEditor(async editor => {
      files(editor, { crm }, other);
      files(editor, { ops: ops.replace('freeze', 'stop') }, other);
      const first = await all(editor);
      assert.ok(!first.find(it => it.uri === at('ops', other))!.items!.some(it => it.code === 'ref-unknown'));
      editor.tell('workspace/didChangeWorkspaceFolders', {
        event: { added: [{ uri: other, name: 'other' }], removed: [] },
      });
      const second = await all(editor, first);
      assert.ok(second.find(it => it.uri === at('ops', other))!.items!.some(it => it.code === 'ref-unknown'));
    }));
  test('takes thousands of files that change at once, as they are at last', () =>
    withEditor(async editor => {
      const count = runs(2000);
      const many = (id: string) =>
        Object.fromEntries(
          Array.from({ length: count }, (_, i) => [
            `t${i}`,
            `activities:\n  ${id}: { owner: p${i % 9}, after: [t${(i + 1) % count}/a] }\n`,
          ]),
        );
      files(editor, many('a'));
      files(editor, many('b'));
      editor.open('activities:\n  a: {}\n', at('t7'));
      const typing = editor.pull(undefined, at('t7'));
      const items = all(editor);
      await typing;
      const found = await items;
      assert.equal(found.length, count);
      assert.equal(told(found, 't8', 'ref-unknown').length, 1);
      assert.equal(told(found, 't6', 'ref-unknown').length, 0);
    }));
});

describe('an editor that tells of no files', () => {
  const dir = mkdtempSync(join(tmpdir(), 'opsplan-folders-'));
  after(() => rmSync(dir, { recursive: true }));
  const put = (name: string, text: string | Buffer) => writeFileSync(join(dir, name), text);
  test('is answered from the disk, whatever else lies there', async () => {
    put('crm.opsplan', crm);
    put('latin.opsplan', Buffer.from('plan: caf\xe9\n', 'latin1'));
    put('large.opsplan', `plan: Large\n# ${'x'.repeat(10_000_000)}\n`);
    symlinkSync(dir, join(dir, 'again'));
    symlinkSync('gone', join(dir, 'dangling.opsplan'));
    execFileSync('mkfifo', [join(dir, 'pipe.opsplan')]);
    const editor = inMemory({ plansBelow, readFile });
    const warned = editor.next<{ message: string }>('window/showMessage');
    await begin(editor, [pathToFileURL(dir).href]);
    assert.equal(
      (await warned).message,
      `${join(dir, 'latin.opsplan')} is not UTF-8 at byte 9. Save it as UTF-8 and try again.`,
    );
    const here = (name: string) => pathToFileURL(join(dir, `${name}.opsplan`)).href;
    editor.open(ops, here('ops'));
    const first = await editor.pull(undefined, here('ops'));
    assert.ok(!first.items.some(it => it.code === 'ref-unknown'));
    const names = (await all(editor)).map(it => it.uri);
    assert.deepEqual(names, [here('crm'), here('large'), here('ops')]);
    rmSync(join(dir, 'crm.opsplan'));
    editor.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: here('crm'), type: 3 }] });
    const second = await editor.pull(first.resultId, here('ops'));
    assert.ok(second.items.some(it => it.code === 'ref-unknown'));
    await editor.end();
  });
  test('follows a folder that goes, or is called otherwise, by that folder alone', async () => {
    const company = join(dir, 'company');
    mkdirSync(join(company, 'tools'), { recursive: true });
    writeFileSync(join(company, 'tools/crm.opsplan'), crm);
    writeFileSync(join(company, 'tools.opsplan'), 'plan: Tools\n');
    const editor = inMemory({ plansBelow, readFile });
    await begin(editor, [pathToFileURL(company).href]);
    const here = (name: string) => pathToFileURL(join(company, name)).href;
    const known = async () => (await all(editor)).map(it => it.uri);
    assert.deepEqual(await known(), [here('tools.opsplan'), here('tools/crm.opsplan')]);
    renameSync(join(company, 'tools'), join(company, 'programs'));
    editor.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: here('tools'), type: 3 }] });
    assert.deepEqual(await known(), [here('programs/crm.opsplan'), here('tools.opsplan')]);
    rmSync(join(company, 'programs'), { recursive: true });
    editor.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: here('programs'), type: 3 }] });
    assert.deepEqual(await known(), [here('tools.opsplan')]);
    await editor.end();
  });
});
