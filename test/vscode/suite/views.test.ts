import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import {
  ConfigurationTarget,
  commands,
  DataTransfer,
  env,
  LanguageStatusSeverity,
  type Memento,
  type TextDocument,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
} from 'vscode';
import addDecision from '../../../client/commands/add-decision.ts';
import pinRank from '../../../client/commands/pin-rank.ts';
import recordDecision from '../../../client/commands/record-decision.ts';
import { follow } from '../../../client/entry-link.ts';
import { type Filtering, newFilter } from '../../../client/filter.ts';
import { dropRank } from '../../../client/pin.ts';
import type { Port } from '../../../client/port.ts';
import { newDrag } from '../../../client/views/drag.ts';
import { itemOf } from '../../../client/views/item.ts';
import { grow, type Node, noForest } from '../../../client/views/nodes.ts';
import { awake, closeAll, inFolder, lineOf, open, type, undo } from './plans.ts';
import { until } from './until.ts';

const text = `plan: Leeds by autumn
owner: maya
review: { every: weekly, on: monday }
decisions:
  lease:
    question: Which lease do we sign?
    owner: maya
    by: 2026-07-20
    options: [five years, ten years]
    affects: [cables]
  colour: { question: Which colour?, chosen: blue, because: It is cheap, decided: 2026-07-02, affects: [signs] }
risks:
  dust: { title: Dust in the machines, owner: dev, likelihood: 4, impact: 4 }
activities:
  cables: { title: Lay cables, owner: dev, due: 2026-08-21, impact: 5, effort: 4d }
  desks: { title: Set up desks, owner: ana, due: 2026-09-11, impact: 4, effort: 6d, after: [cables] }
  signs: { title: Hang the signs, owner: ana, due: 2026-09-30, impact: 1, effort: 4d }
`;

/** What the next questions are answered with, in their order: a text, or the line of a list that holds one; nothing sends the question away. */
function answering(...answers: (string | undefined)[]): { asked: string[]; restore(): void } {
  const { showInputBox, showQuickPick } = window;
  const asked: string[] = [];
  const take = (title: string | undefined): string | undefined => {
    asked.push(title ?? '');
    return answers.shift();
  };
  const replaced = {
    showInputBox: async (options?: { title?: string }) => take(options?.title),
    showQuickPick: async (items: unknown, options?: { title?: string }) => {
      const answer = take(options?.title);
      const lines = (await items) as { label: string; description?: string }[];
      return answer && lines.find(it => `${it.label} ${it.description ?? ''}`.includes(answer));
    },
  };
  Object.assign(window, replaced);
  return { asked, restore: () => void Object.assign(window, { showInputBox, showQuickPick }) };
}
/** Fakes what an extension keeps for a workspace. */
function memory(kept: Record<string, unknown> = {}): Memento {
  return {
    keys: () => Object.keys(kept),
    get: (key: string, otherwise?: unknown) => (kept[key] ?? otherwise) as never,
    update: async (key, value) => void (kept[key] = value),
  };
}

suite('the views of a company', () => {
  let port: Port;
  let plan: TextDocument;
  const nodes = (tree: string): Node[] => [...port.trees.get(tree)!.forest.nodes.values()];
  const node = (tree: string, label: RegExp, uri = plan?.uri): Node | undefined =>
    nodes(tree).find(it => label.test(it.row.label) && (!uri || String(it.uri) === String(uri)));
  const settings = () => workspace.getConfiguration('opsplan');

  suiteSetup(async () => {
    port = await awake();
    for (const it of ['priorities', 'decisions', 'people', 'strategy'])
      await commands.executeCommand(`opsplan.${it}.focus`);
    plan = await open(text, 'leeds.opsplan');
    // Other plans have decisions too: then each stands under its title.
    await until('its decisions are shown', () => node('decisions', /Which lease/)?.parent);
  });
  suiteTeardown(async () => {
    await port.filter.clear();
    await closeAll();
  });

  test('decisions and risks stand under their plan, with what can be done', () => {
    const lease = node('decisions', /Which lease/)!;
    strictEqual(lease.parent!.row.label, 'Leeds by autumn');
    strictEqual(lease.parent!.row.description, '1 open, 1 decided, 1 risk · leeds.opsplan');
    deepStrictEqual(
      lease.children.map(it => [it.row.label, it.row.context]),
      [
        ['five years', 'option'],
        ['ten years', 'option'],
        ['Lay cables', 'activity'],
      ],
    );
    const item = itemOf(lease);
    match(item.accessibilityInformation!.label, /^Which lease do we sign\?, late, maya, \d+ days late$/);
    strictEqual(item.contextValue, 'decision');
    const { Collapsed, Expanded } = TreeItemCollapsibleState;
    strictEqual(itemOf(node('decisions', /^Decided$/)!).collapsibleState, Collapsed);
    strictEqual(itemOf(node('decisions', /^Risks$/)!).collapsibleState, Expanded);
    match(
      itemOf(node('decisions', /Dust/)!).accessibilityInformation!.label,
      /^Dust in the machines, risk without a mitigation, score 16 of 25,/,
    );
  });

  test('people open to their weeks and what takes the hours, once somebody opens them, and follow the plans', async () => {
    const { view } = port.trees.get('people')!;
    const person = (id: string) => nodes('people').find(it => it.row.id === `person ${id}`);
    const ana = await until('people are shown', () => person('ana'));
    strictEqual(ana.row.later, true);
    strictEqual(itemOf(ana).collapsibleState, TreeItemCollapsibleState.Collapsed);
    await view.reveal(ana, { expand: true });
    const week = await until('her weeks are shown', () =>
      person('ana')!.children.find(it => it.row.taken !== undefined && it.children.length),
    );
    strictEqual(person('ana'), ana, 'it is the same line');
    const { description, accessibilityInformation } = itemOf(week);
    match(String(description), /^[▓░]{8}█* [\d.]+ h of [\d.]+ h/);
    match(accessibilityInformation!.label, /^\d+ \w+( – \d+ \w+)?, (has room|full|more than .*), [\d.]+ h of [\d.]+ h/);
    ok(week.children[0]!.row.activity, 'a week opens to work');
    const before = person('dev')!.row.description;
    await type(plan, 'effort: 4d }\n  desks', 'effort: 40d }\n  desks');
    await until('the load of its owner follows', () => person('dev')!.row.description !== before);
    ok(person('ana')!.children.length, 'what was opened stays open');
    await window.showTextDocument(plan);
    await undo();
    await until('it is as it was', () => person('dev')!.row.description === before);
  });

  test('a choice is recorded from one of its answers, in one step to undo', async () => {
    const answers = answering('The rent is fixed for five years');
    try {
      await recordDecision.run(port, node('decisions', /^five years$/));
    } finally {
      answers.restore();
    }
    match(answers.asked.join(), /^Record Decision \(2 of 2\): Which lease/);
    match(plan.getText(), / {4}chosen: five years\n {4}because: The rent is fixed for five years\n {4}decided: \d{4}-/);
    await until('it is decided', () => node('decisions', /Which lease/)?.row.context === 'decided');
    await window.showTextDocument(plan);
    await undo();
    strictEqual(plan.getText(), text);
    await until('it is open again', () => node('decisions', /Which lease/)?.row.context === 'decision');
  });

  test('a choice that is sent away writes nothing', async () => {
    const answers = answering('ten years', undefined);
    try {
      await recordDecision.run(port, node('decisions', /Which lease/));
    } finally {
      answers.restore();
    }
    strictEqual(answers.asked.length, 2);
    strictEqual(plan.getText(), text);
  });

  test('a decision is added, with the cursor at what it affects', async () => {
    const answers = answering('Who holds the keys?', 'reception; the landlord');
    try {
      await addDecision.run(port, plan.uri);
    } finally {
      answers.restore();
    }
    const { selection, document } = window.activeTextEditor!;
    strictEqual(document.lineAt(selection.active).text, '    affects: []');
    strictEqual(selection.active.character, '    affects: ['.length);
    match(document.getText(), / {2}who-holds-the-keys:\n {4}question: Who holds the keys\?\n {4}owner: maya\n/);
    await until('it is shown', () => node('decisions', /Who holds the keys/));
    await undo();
    strictEqual(plan.getText(), text);
  });

  test('a link to an entry leads there, and nowhere else', async () => {
    await commands.executeCommand('opsplan.copyLink', node('decisions', /Which lease/));
    const link = Uri.parse(await env.clipboard.readText());
    deepStrictEqual([link.authority, link.path], ['opsplan.opsplan', '/leeds/decision/lease']);
    await follow(port.link, link.path.slice(1));
    const editor = window.activeTextEditor!;
    strictEqual(editor.document.getText(editor.selection), 'lease');
    const { showWarningMessage } = window;
    let said = '';
    Object.assign(window, { showWarningMessage: async (it: string) => void (said = it) });
    try {
      await follow(port.link, '../leeds/decision/lease');
    } finally {
      Object.assign(window, { showWarningMessage });
    }
    match(said, /^There is no \.\.\/leeds\/decision\/lease among the plans/);
  });

  test('a strategy opens to plans of other files, and acts reach them', async () => {
    const crm = inFolder('company/crm.opsplan');
    const merge = await until('the strategy is shown', () =>
      nodes('strategy').find(it => it.row.activity === 'clean-records'),
    );
    strictEqual(String(merge.uri), String(crm));
    const labels: string[] = [];
    for (let at: Node | undefined = merge.parent; at; at = at.parent) labels.push(at.row.label);
    deepStrictEqual(labels, [
      'One CRM for sales and delivery',
      'Clients who leave in a year',
      'Clients stay because their IT is calm',
      'Two years to calm operations',
    ]);
    await commands.executeCommand('opsplan.markDone', merge);
    const document = await workspace.openTextDocument(crm);
    await until('it is gone', () => !nodes('strategy').some(it => it.row.activity === 'clean-records'));
    await window.showTextDocument(document);
    await undo();
    await until('it is back', () => nodes('strategy').some(it => it.row.activity === 'clean-records'));
  });

  test('lines keep to be the same ones, two of one name are two', () => {
    const before = nodes('strategy').find(it => it.row.label.startsWith('One CRM'));
    ok(before);
    const row = { ...before.row, children: [] };
    const plans = [{ uri: 'file:///a.opsplan', title: 'A', rows: [row, row], count: 2 }];
    const forest = grow(plans, noForest);
    strictEqual(forest.nodes.size, 2);
    const again = grow(plans, forest);
    deepStrictEqual(again.changed, []);
    ok(again.roots.every((it, i) => it === forest.roots[i]));
  });

  suite('the filter', () => {
    teardown(async () => {
      await port.filter.clear();
      await settings().update('me', undefined, ConfigurationTarget.Workspace);
    });

    test('shows only mine, in every tree, says so, and is cleared', async () => {
      await settings().update('me', 'ana', ConfigurationTarget.Workspace);
      await port.filter.set('mine', true);
      await until('what is not hers is gone', () => !lineOf(port, 'priorities', plan.uri, 'cables'));
      const desks = await until('hers is left', () => lineOf(port, 'priorities', plan.uri, 'desks'));
      match(desks.row.label, /^2\. Set up desks$/);
      await until('the decisions follow', () => !node('decisions', /Which lease/));
      await until('each tree says so', () => [...port.trees.values()].every(it => it.view.description === 'only ana'));
      await port.filter.clear();
      await until(
        'all is back',
        () => lineOf(port, 'priorities', plan.uri, 'cables') && node('decisions', /Which lease/),
      );
      strictEqual(port.trees.get('priorities')!.view.description, undefined);
    });

    test('shows only the plan in front, whichever that is', async () => {
      await window.showTextDocument(plan);
      await port.filter.set('plan', true);
      await until('others are gone', () => nodes('priorities').every(it => String(it.uri) === String(plan.uri)));
      const other = inFolder('office-move/office-move.opsplan');
      await window.showTextDocument(other);
      await until('the other one has taken its place', () => {
        const all = nodes('priorities');
        return all.length && all.every(it => String(it.uri) === String(other));
      });
      strictEqual(port.trees.get('priorities')!.view.description, 'office-move.opsplan');
      await window.showTextDocument(plan);
    });

    test('shows only this week', async () => {
      const all = nodes('priorities').length;
      await port.filter.set('week', true);
      await until('less is left', () => nodes('priorities').length < all);
      deepStrictEqual(
        nodes('priorities').filter(it => it.row.activity && !it.row.week),
        [],
      );
    });

    test('asks once who I am, and is kept for the workspace', async () => {
      const kept = memory();
      const fresh = (): Filtering => newFilter(port.link, kept);
      const first = fresh();
      const answers = answering(undefined, 'Kofi Mensah');
      try {
        await first.set('mine', true);
        strictEqual(first.has('mine'), false, 'a question that is sent away filters nothing');
        await first.set('mine', true);
        await first.set('mine', false);
        await first.set('mine', true);
      } finally {
        answers.restore();
      }
      deepStrictEqual(answers.asked, ['Who Are You?', 'Who Are You?']);
      deepStrictEqual(first.asked, { mine: 'kofi' });
      const second = fresh();
      deepStrictEqual([second.asked, second.says], [{ mine: 'kofi' }, 'only kofi']);
      await settings().update('me', 'Maya Okafor', ConfigurationTarget.Workspace);
      await until('the setting wins', () => second.asked.mine === 'Maya Okafor');
      first.dispose();
      second.dispose();
    });
  });

  suite('a line of Priorities that is dragged', () => {
    const priority = (activity: string) => lineOf(port, 'priorities', plan.uri, activity)!;
    /** Drags one line onto another, as VS Code does. */
    async function drag(dragged: Node, onto: Node | undefined, ...answers: (string | undefined)[]): Promise<string[]> {
      const tree = port.trees.get('priorities')!;
      const { handleDrag, handleDrop } = newDrag(
        'priorities',
        id => tree.forest.nodes.get(id),
        (...lines) => dropRank(port, ...lines),
      );
      const data = new DataTransfer();
      const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) };
      const asking = answering(...answers);
      try {
        await handleDrag!([dragged], data, token);
        await handleDrop!(onto, data, token);
      } finally {
        asking.restore();
      }
      return asking.asked;
    }
    const original = () =>
      until('the plan is as it was', () => plan.getText() === text && priority('cables').row.rank === 1);

    test('is pinned to the place that it is dropped on, with a reason, in one step to undo', async () => {
      await original();
      ok(port.trees.get('priorities')!.drag, 'the tree takes up what is dragged');
      const asked = await drag(priority('signs'), priority('desks'), 'The mayor comes');
      deepStrictEqual(asked, ['Pin Rank 2: Hang the signs']);
      match(plan.getText(), /impact: 1, priority: \{ rank: 2, because: The mayor comes \}, effort/);
      await until('the tree follows', () => priority('signs').row.label === '2. Hang the signs (pinned)');
      await window.showTextDocument(plan);
      await undo();
      await original();
    });

    test('stays where it is without a reason, and where the order is impossible', async () => {
      await original();
      deepStrictEqual(await drag(priority('signs'), priority('cables'), undefined), ['Pin Rank 1: Hang the signs']);
      deepStrictEqual(await drag(priority('cables'), priority('desks')), [], 'no reason is asked for what cannot be');
      deepStrictEqual(await drag(priority('desks'), priority('cables')), []);
      const elsewhere = nodes('priorities').find(it => it.row.rank && String(it.uri) !== String(plan.uri))!;
      deepStrictEqual(await drag(priority('signs'), elsewhere), []);
      strictEqual(plan.getText(), text);
    });

    test('has a command for the keyboard, which also takes the pin out', async () => {
      await original();
      const pin = answering('Rank 1', 'The mayor comes');
      try {
        await pinRank.run(port, priority('signs'));
      } finally {
        pin.restore();
      }
      await until('it is pinned', () => priority('signs').row.rank === 1);
      const free = answering('Unpin it');
      try {
        await pinRank.run(port, priority('signs'));
      } finally {
        free.restore();
      }
      await until('it is free', () => priority('signs').row.rank === 3);
      match(plan.getText(), /impact: 1, priority: 3, effort/);
      await type(plan, ' priority: 3,', '');
      await original();
    });
  });

  test('plans that something holds up are marked in the Explorer, unless that is switched off', async () => {
    const mark = () => port.decorations.of(plan.uri);
    strictEqual(mark(), undefined);
    await type(plan, 'impact: 5', 'impact: 5, blocked: { by: lu, need: a permit }');
    const { badge, tooltip } = await until('it is marked', mark);
    deepStrictEqual([badge, tooltip], ['⊘1', '1 blocker']);
    await settings().update('fileDecorations', false, ConfigurationTarget.Workspace);
    await until('the mark is gone', () => !mark());
    await settings().update('fileDecorations', undefined, ConfigurationTarget.Workspace);
    await until('the mark is back', mark);
    await type(plan, ', blocked: { by: lu, need: a permit }', '');
    await until('nothing holds it up', () => !mark());
  });

  test('the state of the plan in front is said in words, and warns of errors', async () => {
    const calm = await open(
      `plan: Quiet nights
owner: maya
review: { every: weekly, on: monday }
goal: { outcome: The people on call sleep, metric: calls, from: 9 calls, to: 2 calls, by: 2026-09-30 }
metrics:
  calls: { title: Calls a night, owner: maya, unit: calls, target: 2 calls, limit: 12 calls, every: 1w }
activities:
  audit: { title: Audit the alerts, owner: maya, due: 2026-08-21, impact: 3, effort: 3d, metric: calls, done: Each of the 40 alerts has an owner }
`,
      'nights.opsplan',
    );
    const { status } = port;
    const near = 'Check-in Monday 2026-07-27: prepare it · 1 activity';
    await until('it is said', () => status.text === near);
    strictEqual(status.severity, LanguageStatusSeverity.Warning);
    await type(calm, 'on: monday', 'on: thursday');
    await until('nothing is near', () => status.text === '1 activity');
    strictEqual(status.severity, LanguageStatusSeverity.Information);
    await type(calm, 'due: 2026-08-21', 'start: 2026-08-24, due: 2026-08-21');
    await until('the error is told', () => status.text === '1 activity · 1 error');
    strictEqual(status.severity, LanguageStatusSeverity.Warning);
    await type(calm, 'start: 2026-08-24, due: 2026-08-21', 'due: 2026-08-21');
    await until('all is well again', () => status.severity === LanguageStatusSeverity.Information);
  });
});
