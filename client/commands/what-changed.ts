import { commands, type SourceControlResourceState, Uri, ViewColumn, window } from 'vscode';
import { type DifferenceParams, type DifferenceResult, difference } from '../../server/protocol.ts';
import { choosePlan } from '../plans.ts';
import type { Port } from '../port.ts';
import { planOf } from '../target.ts';
import { chooseVersion } from '../versions.ts';
import { command, inPlan } from './command.ts';

const title = 'What Changed Since…';
export default command({
  id: 'whatChanged',
  title,
  icon: 'diff',
  palette: 'resourceLangId == opsplan || opsplan.plans > 0',
  places: [
    { menu: 'editor/title', when: inPlan, group: '2_review@2' },
    // Neither menu can tell of which file a line is: on another one the command says so.
    { menu: 'scm/resourceState/context', when: 'scmProvider == git && opsplan.plans > 0', group: '2_plan' },
    {
      menu: 'timeline/item/context',
      when: 'opsplan.plans > 0 && timelineItem =~ /^git:file:commit\\b/ && !listMultiSelection',
      group: '3_plan',
    },
  ],
  async run(port, ...args) {
    const state = args.find(isState)?.resourceUri;
    const uri = state ?? planOf(args) ?? (await choosePlan(port, title));
    if (!uri) return;
    if (!/\.opsplan$/i.test(uri.path) && uri.scheme !== 'untitled')
      return void window.showInformationMessage('Only of plans it is known what a change means.');
    // Source Control shows what differs from the last commit; a line of the timeline is a commit.
    const since = state ? 'HEAD' : (commitOf(args) ?? (await choose(port, uri)));
    if (since !== undefined) await tell(port, uri, since);
  },
});

const isState = (it: unknown): it is SourceControlResourceState =>
  typeof it === 'object' && it !== null && 'resourceUri' in it && it.resourceUri instanceof Uri;
/** The commit that a line of git's timeline stands for. */
function commitOf(args: readonly unknown[]): string | undefined {
  const all = args.flatMap(it =>
    typeof it === 'object' && it !== null ? [(it as { ref?: unknown }).ref, (it as { id?: unknown }).id] : [it],
  );
  return all.find((it): it is string => typeof it === 'string' && /^[0-9a-f]{7,64}$/.test(it));
}
async function choose(port: Port, uri: Uri): Promise<string | undefined> {
  const found = await chooseVersion(port, uri, title);
  return found && 'name' in found ? found.name : undefined;
}

/** Shows what a change means, beside whatever is open: a text diff, as a rule. */
async function tell(port: Port, uri: Uri, since: string): Promise<void> {
  const params: DifferenceParams = { uri: String(uri), since };
  const result = await window.withProgress({ location: { viewId: 'opsplan.priorities' } }, () =>
    port.link.ask<DifferenceResult>(difference, params),
  );
  if ('refused' in result) return void window.showWarningMessage(result.refused);
  const told = port.preview.tell(result.title, result.text);
  try {
    await commands.executeCommand('markdown.showPreviewToSide', told);
  } catch {
    // Whoever has switched off the preview of Markdown reads its text.
    await window.showTextDocument(told, { preview: true, viewColumn: ViewColumn.Beside });
  }
}
