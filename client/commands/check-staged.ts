import { type Uri, window } from 'vscode';
import { type StagedResult, staged } from '../../server/protocol.ts';
import { choosePlan } from '../plans.ts';
import type { Port } from '../port.ts';
import { planOf, repositoryOf } from '../target.ts';
import { command } from './command.ts';

export default command({
  id: 'checkStaged',
  title: 'Check Plans Before Committing',
  icon: 'checklist',
  palette: 'opsplan.plans > 0',
  places: [{ menu: 'scm/title', when: 'scmProvider == git && opsplan.plans > 0', group: 'navigation@9' }],
  async run(port, ...args) {
    const uri = repositoryOf(args) ?? planOf(args) ?? (await choosePlan(port, 'Check plans before committing'));
    if (uri) await tell(port, uri);
  },
});

/** Shows what a commit would bring. It holds up nothing: that is for the hook, which says so itself. */
async function tell(port: Port, uri: Uri): Promise<void> {
  const result = await window.withProgress({ location: { viewId: 'workbench.scm' } }, () =>
    port.link.ask<StagedResult>(staged, { uri: String(uri) }),
  );
  if ('refused' in result) return void window.showWarningMessage(result.refused);
  const { title, text } = result;
  if (text === null) return void window.showInformationMessage(title);
  await port.teller.show({ kind: 'staged', title, text });
}
