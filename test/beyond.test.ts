import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction, CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { check } from '../server/check.ts';
import { isTaken } from '../server/disk.ts';
import { readPlan } from '../server/plan/plan.ts';
import { asJson } from '../server/report/findings.ts';
import { today } from './fixture.ts';
import { able, type Editor, inMemory, spliced, uri } from './talk.ts';

// What a fix changes besides the plan that it was found in.

const two = `plan: Grow the north
owner: Maya Lindqvist
goal:
  - outcome: Halve onboarding time
  - outcome: Win two larger clients
activities:
  ask: { title: Ask ten lost clients why they left, owner: Maya Lindqvist }
`;
const one = two.replace('  - outcome: Halve', '  outcome: Halve').replace('  - outcome: Win two larger clients\n', '');
const won = `# A draft is judged mildly. Set status to live once the whole team works by it.
plan: Win two larger clients
owner: Maya Lindqvist
status: draft

goal:
  outcome: Win two larger clients
`;
const beside = (name: string): string => `file:///plans/${name}.opsplan`;
const whole = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 9 } });

/** The fixes offered on a line of a plan that is open, by what their titles begin with. */
async function fixes(editor: Editor, line: number, begin: string, at = uri): Promise<CodeAction[]> {
  const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: at },
    range: whole(line),
    context: { diagnostics: [] },
  });
  return actions.filter(it => it.title.startsWith(begin));
}
/** What an editor does with an edit, on texts by their addresses: steps in their order, and nothing after one that fails. */
function done(texts: Record<string, string>, { documentChanges = [] }: WorkspaceEdit): Record<string, string> {
  const now = { ...texts };
  for (const it of documentChanges as (TextDocumentEdit | CreateFile)[]) {
    if ('kind' in it) {
      assert.ok(!(it.uri in now), `${it.uri} is there already`);
      assert.deepEqual(it.options, { overwrite: false, ignoreIfExists: false });
      now[it.uri] = '';
      continue;
    }
    const backwards = [...it.edits].reverse() as { range: never; newText: string }[];
    for (const { range, newText } of backwards)
      now[it.textDocument.uri] = spliced(now[it.textDocument.uri]!, range, newText);
  }
  return now;
}
const talk = (editor: Editor, what: (editor: Editor) => Promise<void>) => what(editor).finally(() => editor.end());

describe('a new plan', () => {
  const split = 'Give the other goal a plan of its own';
  test('is made beside the one at hand, before that is changed', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      editor.open(two);
      const [fix, ...more] = await fixes(editor, 4, split);
      assert.deepEqual(more, []);
      assert.equal(fix!.title, `${split}: win-two-larger-clients.opsplan`);
      assert.deepEqual(done({ [uri]: two }, fix!.edit!), { [uri]: one, [beside('win-two-larger-clients')]: won });
      const steps = fix!.edit!.documentChanges as TextDocumentEdit[];
      assert.deepEqual(
        steps.map(it => it.textDocument?.version),
        [undefined, null, 1],
      );
    }));
  test('gets a name that nobody has: no open plan, no plan of the folder, no file on the disk', () =>
    talk(inMemory({ isTaken: it => it === beside('win-two-larger-clients-3') }), async editor => {
      await editor.initialize();
      editor.open(two);
      editor.open('plan: Clients\n', beside('win-two-larger-clients'));
      editor.tell('opsplan/files', { files: [{ uri: beside('win-two-larger-clients-2'), text: 'plan: Clients\n' }] });
      const [fix] = await fixes(editor, 4, split);
      assert.equal(fix!.title, `${split}: win-two-larger-clients-4.opsplan`);
      assert.equal((fix!.edit!.documentChanges![0] as CreateFile).uri, beside('win-two-larger-clients-4'));
    }));
  const unable: [string, unknown][] = [
    ['cannot make files', { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] } } }],
    ['cannot put steps in order', { workspace: { workspaceEdit: { resourceOperations: ['create'] } } }],
    ['says nothing of itself', {}],
  ];
  for (const [how, capabilities] of unable)
    test(`is not offered to an editor that ${how}; the other fixes are`, () =>
      talk(inMemory(), async editor => {
        await editor.initialize(capabilities);
        editor.open(two);
        assert.deepEqual(await fixes(editor, 4, split), []);
        assert.equal((await fixes(editor, 4, 'Keep only')).length, 2);
      }));
  test('is not offered for a text that was never saved', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      for (const at of ['untitled:Untitled-1', 'untitled:/plans/new.opsplan', 'file:///plans/100%.opsplan']) {
        editor.open(two, at);
        assert.deepEqual(await fixes(editor, 4, split, at), [], at);
        assert.equal((await fixes(editor, 4, 'Keep only', at)).length, 2, at);
      }
    }));
  test('of what stands below a line ---', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      editor.open(`${one}---\r\n\r\n${two}`);
      const [fix] = await fixes(editor, 6, 'Move what follows');
      assert.deepEqual(done({ [uri]: `${one}---\r\n\r\n${two}` }, fix!.edit!), {
        [uri]: one,
        [beside('grow-the-north')]: two,
      });
    }));
});

describe('other plans', () => {
  const large = `rules: { file-large: 300 B }
plan: Open the Leeds office
workstreams:
  fitting: { title: Fitting out, owner: Tom Baker }
activities:
  lease: { title: Sign the lease, owner: Priya Nair }
  network: { title: Install the network, owner: Tom Baker, workstream: fitting, after: [lease] }
  move: { title: Move in, owner: Priya Nair, after: [network] }
`;
  const drive = 'activities:\n  drive: { title: Drive the desks over, after: [plan/network + 1d] }\n';
  const train = 'activities:\n  train: { title: Train all, after: [plan/lease, "plan/network"] }\n';
  const move = 'Move the workstream "fitting"';
  test('follow what moves away, each tied to the version that is open', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      editor.open(large);
      editor.open(drive, beside('drive'));
      editor.tell('textDocument/didChange', {
        textDocument: { uri: beside('drive'), version: 5 },
        contentChanges: [{ text: drive }],
      });
      editor.tell('opsplan/files', { files: [{ uri: 'file:///elsewhere/train.opsplan', text: train }] });
      const [fix] = await fixes(editor, 0, move);
      const texts = { [uri]: large, [beside('drive')]: drive, 'file:///elsewhere/train.opsplan': train };
      const after = done(texts, fix!.edit!);
      assert.match(after[uri]!, /^ {2}lease: .*\n {2}move: .*after: \[fitting\/network\] \}\n$/m);
      assert.match(after[beside('fitting')]!, /^ {2}network: .*after: \[plan\/lease\] \}\n/m);
      assert.equal(after[beside('drive')], drive.replace('plan/network', 'fitting/network'));
      assert.equal(
        after['file:///elsewhere/train.opsplan'],
        train.replace('"plan/network"', 'fitting/network'),
        'its quotes go with the name',
      );
      const versions = (fix!.edit!.documentChanges as TextDocumentEdit[]).map(it => it.textDocument?.version);
      assert.deepEqual(versions, [undefined, null, null, 5, 1]);
    }));
  test('cannot be named by a plan whose own name has blanks in it', () =>
    talk(inMemory(), async editor => {
      await editor.initialize();
      const at = 'file:///plans/Leeds%20office.opsplan';
      editor.open(large, at);
      assert.deepEqual(await fixes(editor, 0, move, at), []);
    }));
});

test('an editor without versions is sent plain changes, and does the same with them', () =>
  talk(inMemory(), async editor => {
    await editor.initialize({ ...able, workspace: {} });
    const text = 'plan: Faster\nowner: @ines\n';
    editor.open(text);
    const [fix] = await fixes(editor, 1, 'Write');
    assert.equal(fix!.edit!.documentChanges, undefined);
    const [edit, ...others] = fix!.edit!.changes![uri]!;
    assert.deepEqual(others, []);
    assert.equal(spliced(text, edit!.range, edit!.newText), 'plan: Faster\nowner: ines\n');
  }));

test('as JSON a fix says which file it makes, edits or renames', () => {
  const plan = readPlan(two);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
  const fix = {
    title: 'Split',
    edits: [{ range, text: 'title' }],
    others: [{ file: 'plans/b.opsplan', range, text: 'x' }],
    created: [{ name: 'c', text: 'plan: c\n' }],
    renamed: 'd',
  };
  const [found] = check(plan, { today });
  const findings = [{ ...found!, fixes: () => [fix] }];
  const told = asJson([{ file: 'plans/a.opsplan', text: two, plan, findings, folder: undefined }], true);
  const start = { line: 0, character: 0 };
  assert.deepEqual(JSON.parse(told).findings[0].fixes, [
    {
      title: 'Split',
      edits: [
        { file: 'plans/c.opsplan', create: true, range: { start, end: start }, text: 'plan: c\n' },
        { file: 'plans/b.opsplan', range, text: 'x' },
        { range, text: 'title' },
        { file: 'plans/a.opsplan', rename: 'plans/d.opsplan' },
      ],
    },
  ]);
});

test('the disk is asked about files only, and of whatever else nothing is known', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opsplan-taken-'));
  try {
    writeFileSync(join(folder, 'Größe 1.opsplan'), '');
    assert.equal(isTaken(String(pathToFileURL(join(folder, 'Größe 1.opsplan')))), true);
    assert.equal(isTaken(String(pathToFileURL(join(folder, 'other.opsplan')))), false);
    for (const it of ['memfs:/a.opsplan', 'untitled:a', 'file:///%ZZ', 'file://host/x%2Fy', ''])
      assert.equal(isTaken(it), false, it);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
