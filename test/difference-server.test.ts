import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { isTaken } from '../server/disk.ts';
import { newCommitted, tagsAt } from '../server/git/committed.ts';
import { newHistories } from '../server/git/histories.ts';
import { stagedAt } from '../server/git/staged-at.ts';
import {
  type Changes,
  type DifferenceResult,
  difference,
  files,
  type PlanTimeline,
  timeline,
  type Version,
  type VersionsResult,
  versions,
} from '../server/protocol.ts';
import { commit, git, newFolder, newRepository, write } from './repository.ts';
import { able, type Editor, inMemory } from './talk.ts';

const plan = (due: string, effort = '3d'): string =>
  `plan: Onboarding\nactivities:\n  form: { title: Rebuild the form, owner: dev, effort: ${effort}, due: ${due} }\n`;
/** Three commits, the second one tagged; the editor's day is 24 July. */
function repository() {
  const folder = newRepository(newFolder());
  commit(folder, { 'ops.opsplan': plan('2026-08-14') }, '2026-07-01');
  commit(folder, { 'ops.opsplan': plan('2026-08-21') }, '2026-07-14', 'Dev');
  git(folder, ['tag', 'v1']);
  commit(folder, { 'ops.opsplan': plan('2026-08-28') }, '2026-07-23', 'Lu');
  return { folder, uri: pathToFileURL(join(folder, 'ops.opsplan')).href };
}
async function editorOn(uri: string, text: string, options: object = { trusted: true }): Promise<Editor> {
  const editor = inMemory({ histories: newHistories(), committed: newCommitted(), tags: tagsAt, staged: stagedAt });
  await editor.initialize(able, options);
  editor.open(text, uri);
  return editor;
}
/** The commits that are offered, once the history is there. */
async function offered(editor: Editor, uri: string): Promise<readonly Version[]> {
  for (let i = 0; i < 200; i++) {
    const found = await editor.ask<VersionsResult>(versions, { uri });
    if ('versions' in found && found.versions.some(it => it.kind === 'commit')) return found.versions;
    await new Promise(done => setTimeout(done, 50));
  }
  return assert.fail('it did not come');
}
const since = (editor: Editor, uri: string, name: string) =>
  editor.ask<DifferenceResult>(difference, { uri, since: name });

describe('what a server tells of a commit', () => {
  test('the commits to choose from: the last, that of the last review, tags, and those of the plan', async () => {
    const { uri } = repository();
    const editor = await editorOn(uri, plan('2026-09-04'));
    const found = await offered(editor, uri);
    assert.deepEqual(
      found.map(({ kind, label }) => `${kind}: ${label}`),
      [
        'last: Last commit',
        'review: Last review, 2026-07-17',
        'tag: v1',
        'commit: 2026-07-23 by Lu',
        'commit: 2026-07-14 by Dev',
        'commit: 2026-07-01 by Ana',
      ],
    );
    const texts = await Promise.all(found.map(it => since(editor, uri, it.name)));
    const moved = texts.map(it => ('text' in it ? /due 2026-08-(\d\d) →/.exec(it.text)?.[1] : undefined));
    assert.deepEqual(moved, ['28', '21', '21', '28', '21', '14']);
    await editor.end();
  });

  test('the text as it is typed counts, and what only its layout has changed is nothing', async () => {
    const { uri } = repository();
    const editor = await editorOn(uri, `# typed\n${plan('"2026-08-28"')}`);
    const it = await since(editor, uri, 'HEAD');
    assert.match(
      'text' in it ? it.text : '',
      /\nThe plans say the same between HEAD \\\(\w{7}, 2026-07-23\\\) and now\.\n$/,
    );
    await editor.end();
  });

  test('nobody is asked before the user trusts what is opened, and what is missing is said', async () => {
    const { uri } = repository();
    const wary = await editorOn(uri, plan('2026-09-04'), { trusted: false });
    const sentence = 'There is nothing to compare with, because';
    assert.deepEqual(await since(wary, uri, 'HEAD'), {
      refused: `${sentence} git is asked only in folders that you trust.`,
    });
    assert.deepEqual(await wary.ask(versions, { uri }), {
      refused: `${sentence} git is asked only in folders that you trust.`,
    });
    await wary.end();
    const editor = await editorOn(uri, plan('2026-09-04'));
    assert.deepEqual(await since(editor, uri, '--all'), { refused: `${sentence} there is no commit "--all".` });
    await editor.end();
  });

  test('what a commit changed itself, not what others changed since this plan was changed before', async () => {
    const { folder, uri } = repository();
    commit(folder, { 'far.opsplan': 'plan: Far\nactivities:\n  far: { title: Far, effort: 30d, owner: dev }\n' });
    commit(folder, { 'ops.opsplan': plan('2026-09-11') }, '2026-07-24');
    const ids = git(folder, ['log', '--format=%H', '--', 'ops.opsplan']).trim().split('\n');
    const editor = await editorOn(uri, plan('2026-10-30'));
    const of = (since: string, until: string) => editor.ask<DifferenceResult>(difference, { uri, since, until });
    const last = await of(ids[1]!, ids[0]!);
    assert.ok('text' in last);
    assert.equal(last.title, `What changed in ops with ${ids[0]!.slice(0, 7)}, 2026-07-24`);
    assert.match(last.text, /due 2026-08-28 → 2026-09-11/);
    assert.ok(!last.text.includes('far'), last.text);
    const two = await of(ids[2]!, ids[0]!);
    assert.match(`${'title' in two && two.title}`, /^What changed in ops between /);
    const first = await of(`${ids[3]}^`, ids[3]!);
    assert.match('text' in first ? first.text : '', /\(`ops\.opsplan`: new\)/);
    assert.ok('refused' in (await of('nobody', ids[0]!)));
    await editor.end();
  });

  test('what is staged, what is not staged yet, and all of it', async () => {
    const { folder, uri } = repository();
    commit(folder, { 'gone/old.opsplan': 'plan: Old\nactivities:\n  leave: { title: Leave the office }\n' });
    write(folder, { 'ops.opsplan': plan('2026-09-04') });
    git(folder, ['add', '--all']);
    rmSync(join(folder, 'gone'), { recursive: true });
    const editor = inMemory({ staged: stagedAt, isTaken });
    const opened = { uri: pathToFileURL(folder).href, name: 'folder' };
    await editor.ask('initialize', {
      ...{ processId: null, rootUri: null, initializationOptions: { trusted: true } },
      capabilities: { ...able, workspace: { ...able.workspace, workspaceFolders: true } },
      workspaceFolders: [opened],
    });
    editor.tell('initialized', {});
    editor.open(plan('2026-09-18'), uri);
    // Its text is still open.
    editor.open('plan: Old\nactivities:\n  leave: { title: Leave the office }\n', `${opened.uri}/gone/old.opsplan`);
    const of = async (changes: Changes, uri: string): Promise<string> => {
      const it = await editor.ask<DifferenceResult>(difference, { uri, changes });
      return 'text' in it ? it.text : it.refused;
    };
    const staged = await of('staged', uri);
    assert.match(staged, /Between the last commit and what is staged\.[\s\S]*due 2026-08-28 → 2026-09-04/);
    const typed = await of('unstaged', uri);
    assert.match(typed, /Between what is staged and now\.[\s\S]*due 2026-09-04 → 2026-09-18/);
    const gone = await of('unstaged', `${opened.uri}/gone/old.opsplan`);
    assert.match(
      gone,
      /Between the last commit and now\.[\s\S]*\(`gone\/old\.opsplan`: taken out\)[\s\S]*Leave the office/,
    );
    const all = await of('all', opened.uri);
    assert.match(all, /2 plans between the last commit and now\./);
    assert.match(all, /due 2026-08-28 → 2026-09-18/);
    await editor.end();
  });

  test('a plan that cannot be read as it is staged neither came nor went', async () => {
    const { folder, uri } = repository();
    const other = 'plan: Other\nactivities:\n  go: { after: [ops/form], effort: 1d }\n';
    commit(folder, { 'other.opsplan': other });
    writeFileSync(join(folder, 'ops.opsplan'), Buffer.from('plan: caf\xe9\n', 'latin1'));
    git(folder, ['add', '--all']);
    const at = pathToFileURL(join(folder, 'other.opsplan')).href;
    const editor = await editorOn(at, other);
    const of = (changes: Changes, uri: string) => editor.ask<DifferenceResult>(difference, { uri, changes });
    const why = 'what is staged is no text in UTF-8.';
    for (const changes of ['staged', 'unstaged'] as const) {
      assert.deepEqual(await of(changes, uri), { refused: `There is nothing to compare with, because ${why}` });
      const beside = await of(changes, at);
      assert.match('text' in beside ? beside.text : '', /\nThe plans say the same between /);
    }
    const all = await of('all', at);
    assert.match(
      'text' in all ? all.text : '',
      /\nThe plans say the same between .*\n\nops\.opsplan: what is staged is no/,
    );
    // What the editor has of it can be read.
    editor.open(plan('2026-09-18'), uri);
    const typed = await of('all', at);
    assert.match('text' in typed ? typed.text : '', /due 2026-08-28 → 2026-09-18/);
    const beside = await of('unstaged', at);
    assert.match('text' in beside ? beside.text : '', /\nThe plans say the same between /);
    await editor.end();
  });

  test('a plan that could not be read as it was committed is not told as new, nor, once it is gone, as empty', async () => {
    const { folder, uri } = repository();
    writeFileSync(join(folder, 'ops.opsplan'), Buffer.from('plan: caf\xe9\n', 'latin1'));
    git(folder, ['commit', '--quiet', '--all', '--message', 'In another encoding']);
    commit(folder, { 'other.opsplan': 'plan: Other\n' });
    write(folder, { 'ops.opsplan': plan('2026-08-28') });
    git(folder, ['add', '--all']);
    const editor = await editorOn(uri, plan('2026-08-28'));
    const of = async (changes: Changes): Promise<string> => {
      const it = await editor.ask<DifferenceResult>(difference, { uri, changes });
      return 'text' in it ? it.text : it.refused;
    };
    for (const changes of ['staged', 'all'] as const) {
      const text = await of(changes);
      assert.match(text, /## Onboarding \(`ops\.opsplan`: could not be read before\)\n/);
      assert.match(text, /The earlier version cannot be read, so all of it is told as new\./);
      assert.doesNotMatch(text, /plan is new/);
    }
    assert.match(await of('unstaged'), /say the same between what is staged and now/);
    git(folder, ['rm', '--quiet', '--force', 'ops.opsplan']);
    const gone = await of('staged');
    assert.match(gone, /## `ops\.opsplan` \(taken out\)[\s\S]*What it held cannot be read\./);
    assert.doesNotMatch(gone, /holds nothing|Part of the earlier/);
    await editor.end();
  });

  test('a timeline beside a baseline, as it was foreseen on its day', async () => {
    const { uri } = repository();
    const editor = await editorOn(uri, `${plan('2026-08-28', '8d')}  new: { title: New, effort: 1d }\n`);
    const [it] = await editor.ask<PlanTimeline[]>(timeline, { baseline: 'v1' });
    assert.match(it!.baseline!, /^v1 \(\w{7}, 2026-07-14\)$/);
    const [form, fresh] = it!.rows;
    assert.deepEqual([form!.was!.finish! - it!.today, form!.finish! - it!.today], [-7, 13]);
    assert.equal(form!.variance, 14);
    assert.match(form!.says, /By the baseline finished Fri 2026-07-17, now 14 working days later\.$/);
    assert.equal(fresh!.was, undefined);
    const [none] = await editor.ask<PlanTimeline[]>(timeline, { baseline: 'v9' });
    assert.equal(none!.unheld, 'there is no commit "v9"');
    await editor.end();
  });

  test('a plan that had another name then', async () => {
    const { folder, uri } = repository();
    const now = pathToFileURL(join(folder, 'onboarding.opsplan')).href;
    const editor = inMemory({ committed: newCommitted(), tags: tagsAt });
    await editor.initialize({ ...able, workspace: { ...able.workspace } }, { trusted: true, views: true });
    rmSync(join(folder, 'ops.opsplan'));
    editor.open(plan('2026-09-04'), now);
    editor.tell(files, { files: [{ uri, text: null }] });
    const root = await since(editor, now, 'v1');
    assert.match(
      'text' in root ? root.text : '',
      /\(`onboarding\.opsplan`: new\)/,
      'alone it has no folder to look in',
    );
    await editor.end();
  });

  test('each plan of a folder that was moved since', async () => {
    const { folder } = repository();
    commit(folder, {
      'a/one.opsplan': plan('2026-08-14'),
      'a/two.opsplan': plan('2026-08-14').replace('form', 'mail'),
    });
    const at = (name: string): string => pathToFileURL(join(folder, name)).href;
    const editor = inMemory({ committed: newCommitted(), tags: tagsAt });
    await editor.ask('initialize', {
      ...{ processId: null, rootUri: null, initializationOptions: { trusted: true, views: true } },
      capabilities: { ...able, workspace: { ...able.workspace, workspaceFolders: true } },
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'folder' }],
    });
    editor.tell('initialized', {});
    const moved = [
      { uri: at('b/one.opsplan'), text: plan('2026-08-21') },
      { uri: at('b/two.opsplan'), text: plan('2026-08-14').replace('form', 'mail') },
    ];
    editor.tell(files, { files: moved });
    const held = await editor.ask<PlanTimeline[]>(timeline, { baseline: 'HEAD' });
    assert.deepEqual(
      held.map(it => [it.uri, it.unheld, it.rows[0]!.variance]),
      moved.map(it => [it.uri, undefined, 17]),
    );
    await editor.end();
  });
});
