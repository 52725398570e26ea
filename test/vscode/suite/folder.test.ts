import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import {
  type CompletionList,
  commands,
  type Location,
  type LocationLink,
  type SymbolInformation,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { awake, closeAll, inFolder, open, write } from './plans.ts';
import { until } from './until.ts';

const crm = 'plan: Sales tool\nmilestones:\n  cut-over: 2026-08-14\nactivities:\n  import: { title: Import clients }\n';
const ops = 'activities:\n  form:\n    after: [sales-tool/cut-over + 2d, "sales-tool/import"]\n';

suite('plans of one folder', () => {
  let plan: TextDocument;
  let other: Uri;
  const at = (words: string) => plan.positionAt(plan.getText().indexOf(words) + 1);
  const where = (it: Location | LocationLink): string => {
    const [uri, range] = 'uri' in it ? [it.uri, it.range] : [it.targetUri, it.targetRange];
    return `${uri.path.split('/').at(-1)} ${range.start.line}:${range.start.character}`;
  };

  suiteSetup(async () => {
    await awake();
    other = await write(crm, 'sales-tool.opsplan');
    plan = await open(ops, 'forms.opsplan');
    await until('the other plan is known', async () => (await definition('sales-tool/cut')).length);
  });
  suiteTeardown(async () => {
    await closeAll();
    for (const name of ['sales-tool', 'sales', 'Sales', 'forms'])
      await Promise.resolve(workspace.fs.delete(inFolder(`${name}.opsplan`))).catch(() => {});
  });
  const definition = (words: string): Thenable<(Location | LocationLink)[]> =>
    commands.executeCommand('vscode.executeDefinitionProvider', plan.uri, at(words));

  test('lead to each other', async () => {
    deepStrictEqual((await definition('sales-tool/import')).map(where), ['sales-tool.opsplan 4:2']);
    const references = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      plan.uri,
      at('sales-tool/import'),
    );
    deepStrictEqual(references.map(where).sort(), ['forms.opsplan 2:38', 'sales-tool.opsplan 4:2']);
  });
  test('are looked through by name', async () => {
    const found = await commands.executeCommand<SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'impclients',
    );
    const symbol = found.find(it => it.name === 'Import clients (import)');
    strictEqual(symbol?.containerName, 'Sales tool');
    strictEqual(where(symbol.location), 'sales-tool.opsplan 4:2');
  });
  test('offer their names', async () => {
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      plan.uri,
      plan.positionAt(plan.getText().indexOf('cut-over')),
      '/',
    );
    ok(list.items.some(it => (typeof it.label === 'string' ? it.label : it.label.label) === 'sales-tool/cut-over'));
  });
  test('rename in one step, open or not', async () => {
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      plan.uri,
      at('sales-tool/import'),
      'load',
    );
    ok(await workspace.applyEdit(edit));
    strictEqual(plan.getText(), ops.replace('"sales-tool/import"', 'sales-tool/load'));
    strictEqual((await workspace.openTextDocument(other)).getText(), crm.replace('import:', 'load:'));
    await workspace.saveAll();
  });
  test('follow a file that gets another name, in other capitals too', async () => {
    const move = async (from: Uri, to: string): Promise<Uri> => {
      const edit = new WorkspaceEdit();
      edit.renameFile(from, inFolder(`${to}.opsplan`), { overwrite: true });
      ok(await workspace.applyEdit(edit));
      return inFolder(`${to}.opsplan`);
    };
    const follow = (name: string) => `activities:\n  form:\n    after: [${name}/cut-over + 2d, ${name}/load]\n`;
    const sales = await move(other, 'sales');
    await until('the names follow', () => plan.getText() === follow('sales'));
    await until('the other plan is known again', async () => (await definition('sales/cut')).length);
    await move(sales, 'Sales');
    await until('the names follow again', () => plan.getText() === follow('Sales'));
    await until('and is known', async () => (await definition('Sales/cut')).map(where)[0] === 'Sales.opsplan 2:2');
  });
  test('are forgotten with the folder that holds them', async () => {
    const tools = inFolder('tools');
    await workspace.fs.createDirectory(tools);
    await write('milestones:\n  go-live: 2026-08-14\n', 'tools/billing.opsplan');
    const user = await open('activities:\n  form:\n    after: [billing/go-live]\n', 'users.opsplan');
    const found = async () => {
      const at = user.positionAt(user.getText().indexOf('go-live') + 1);
      const list = await commands.executeCommand<unknown[]>('vscode.executeDefinitionProvider', user.uri, at);
      return list.length;
    };
    await until('the plan in the folder is known', found);
    await workspace.fs.delete(tools, { recursive: true });
    await until('it is forgotten', async () => !(await found()));
    await workspace.fs.delete(user.uri);
  });
});
