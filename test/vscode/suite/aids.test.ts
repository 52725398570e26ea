import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CodeLens,
  ConfigurationTarget,
  commands,
  type DocumentLink,
  type InlayHint,
  Location,
  Position,
  Range,
  Selection,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensLegend,
  type TextDocument,
  type TextEdit,
  Uri,
  window,
  workspace,
} from 'vscode';
import { awake, closeAll, open } from './plans.ts';
import { until } from './until.ts';

const text = `plan: Quiet nights
goal: { from: 14 days, to: -20% }
activities:
  audit:
    title: Audit the alerts, see https://example.com/7
    owner: Maya Lindqvist
    due: 2026-08-21
    done: Every alert has an owner
  rota:
    owner: Ines Moreau
    after: [audit + 2d]
    status: done
`;

suite('reading a plan', () => {
  let plan: TextDocument;
  const at = (words: string): Position => plan.positionAt(plan.getText().indexOf(words) + 1);
  const all = () => plan.validateRange(new Range(0, 0, 999, 0));

  suiteSetup(async () => {
    await awake();
    plan = await open(text, 'reading.opsplan');
  });
  suiteTeardown(closeAll);

  test('words have a meaning for themes', async () => {
    const legend = await until('the legend is there', () =>
      commands.executeCommand<SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', plan.uri),
    );
    const tokens = await commands.executeCommand<SemanticTokens>('vscode.provideDocumentSemanticTokens', plan.uri);
    const kinds = new Set<string>();
    for (let i = 3; i < tokens.data.length; i += 5) kinds.add(legend.tokenTypes[tokens.data[i]!]!);
    deepStrictEqual([...kinds].sort(), ['class', 'comment', 'enumMember', 'keyword', 'number', 'property', 'variable']);
  });

  test('hints say what one would look up, and why', async () => {
    const hints = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', plan.uri, all());
    const labels = hints.map(it => String(it.label));
    ok(labels.includes('= 11.2 days'), labels.join());
    ok(
      labels.some(it => /^Fri, (?:in )?\d+ workdays?/.test(it)),
      labels.join(),
    );
    ok(labels.includes('rank 1'), labels.join());
  });

  test('a lens says how the plan stands', async () => {
    const lenses = (count: number) =>
      commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', plan.uri, count);
    const [own, ...others] = await lenses(10);
    strictEqual(others.length, 0);
    match(own!.command!.title, /^2 activities/);
    match(own!.command!.command, /^opsplan\.(?:blockers|priorities)\.focus$/);
    await commands.executeCommand(own!.command!.command);
  });

  test('who waits for whom is a tree', async () => {
    const [audit] = await commands.executeCommand<CallHierarchyItem[]>(
      'vscode.prepareCallHierarchy',
      plan.uri,
      at('audit:'),
    );
    strictEqual(audit!.name, 'Audit the alerts, see https://example.com/7');
    const calls = await commands.executeCommand<CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', audit);
    deepStrictEqual(
      calls.map(it => [it.from.name, it.from.detail]),
      [['rota', 'Ines Moreau, done, + 2d']],
    );
  });

  test('a selection grows by what belongs together', async () => {
    const [steps] = await commands.executeCommand<SelectionRange[]>('vscode.executeSelectionRangeProvider', plan.uri, [
      at('alerts,'),
    ]);
    const found: string[] = [];
    for (let it: SelectionRange | undefined = steps; it; it = it.parent) found.push(plan.getText(it.range));
    ok(found.includes('Audit the alerts, see https://example.com/7'));
    ok(found.some(it => it.startsWith('audit:') && it.endsWith('has an owner')));
    ok(found.some(it => it.startsWith('activities:') && it.endsWith('status: done')));
  });

  test('addresses can be followed', async () => {
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', plan.uri);
    deepStrictEqual([...new Set(links.map(it => String(it.target)))], ['https://example.com/7']);
  });
});

suite('typing a plan', () => {
  suiteSetup(awake);
  teardown(closeAll);

  let files = 0;
  /** Types into a plan at the `|`, key by key; after each of them the text stands there as it says, with the cursor at the `|`. */
  async function types(fixture: string, ...steps: readonly (readonly [key: string, then: string])[]): Promise<void> {
    const offset = fixture.indexOf('|');
    const plan = await open(fixture.replace('|', ''), `typing-${++files}.opsplan`);
    const editor = await window.showTextDocument(plan);
    const cursor = plan.positionAt(offset);
    editor.selection = new Selection(cursor, cursor);
    await until('the server answers', () =>
      commands.executeCommand<SemanticTokens>('vscode.provideDocumentSemanticTokens', plan.uri),
    );
    const now = () => {
      const at = plan.offsetAt(editor.selection.active);
      return `${plan.getText().slice(0, at)}|${plan.getText().slice(at)}`;
    };
    for (const [key, then] of steps) {
      await commands.executeCommand('type', { text: key });
      await until('the server has had its say', () => now() === then).catch(() => strictEqual(now(), then));
    }
  }
  const enter = '\n';

  test('Enter behind an id goes one level in', () =>
    types('activities:\n  audit:|', [enter, 'activities:\n  audit:\n    |']));
  test('Enter behind a key that takes a list begins one', () =>
    types(
      'activities:\n  audit:\n    done:|\n',
      [enter, 'activities:\n  audit:\n    done:\n      - |\n'],
      ['x', 'activities:\n  audit:\n    done:\n      - x|\n'],
      [enter, 'activities:\n  audit:\n    done:\n      - x\n      - |\n'],
    ));
  test('Enter on an empty item ends the list', () =>
    types(
      'activities:\n  audit:\n    done:\n      - Signed|\n    due: 2026-08-01\n',
      [enter, 'activities:\n  audit:\n    done:\n      - Signed\n      - |\n    due: 2026-08-01\n'],
      [enter, 'activities:\n  audit:\n    done:\n      - Signed\n    |\n    due: 2026-08-01\n'],
      ['w', 'activities:\n  audit:\n    done:\n      - Signed\n    w|\n    due: 2026-08-01\n'],
    ));
  test('and leaves no empty list behind', () =>
    types('consulted:|\nplan: x\n', [enter, 'consulted:\n  - |\nplan: x\n'], [enter, 'consulted:\n|\nplan: x\n']));

  test('the whole plan is laid out at once, and one undo takes it back', async () => {
    const before = 'plan :   x\nactivities:\n    a:\n        owner:  y  \n\n\n';
    const plan = await open(before, 'layout.opsplan');
    await until('there are edits', () =>
      commands.executeCommand<TextEdit[]>('vscode.executeFormatDocumentProvider', plan.uri, {
        tabSize: 4,
        insertSpaces: false,
      }),
    );
    await commands.executeCommand('editor.action.formatDocument');
    strictEqual(plan.getText(), 'plan: x\nactivities:\n  a:\n    owner: y\n');
    await commands.executeCommand('undo');
    strictEqual(plan.getText(), before);
  });

  test('a lens of an activity shows who waits', async () => {
    const plan = await open('activities:\n  audit: {}\n  rota: { after: [audit] }\n', 'lens.opsplan');
    const settings = () => workspace.getConfiguration('opsplan', plan.uri);
    await settings().update('codeLens.activities', true, ConfigurationTarget.WorkspaceFolder);
    const lens = await until('there is one', async () =>
      (await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', plan.uri, 10)).find(
        it => it.command?.title === '1 waits for this',
      ),
    );
    await settings().update('codeLens.activities', undefined, ConfigurationTarget.WorkspaceFolder);
    const [uri, position, places] = lens.command!.arguments as [Uri, Position, Location[]];
    ok(uri instanceof Uri && position instanceof Position && places[0] instanceof Location);
    strictEqual(plan.getText(places[0]!.range), 'audit');
    await commands.executeCommand(lens.command!.command, ...lens.command!.arguments!);
    await commands.executeCommand('closeReferenceSearch');
  });
});
