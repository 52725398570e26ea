import { commands, type SourceControlResourceState, Uri, window } from 'vscode';
import { requirePlan, tellDifference, versionsInFront } from '../difference.ts';
import type { Port } from '../port.ts';
import { tabsChange } from '../tabs.ts';
import { type Command, command } from './command.ts';

// Neither menu of Source Control can tell of which file a line is: on another one the command says so.
const inGit = 'scmProvider == git && opsplan.plans > 0';
const inDiff = 'isInDiffEditor && resourceLangId == opsplan && resourceScheme != opsplan-preview';

/** What a change means that VS Code shows as text: a text diff, a line of Source Control, a line of the timeline. */
export default [
  command({
    id: 'whatChangedHere',
    title: 'What Changed',
    icon: 'diff',
    palette: inDiff,
    places: [
      { menu: 'editor/title', when: inDiff, group: 'navigation@5' },
      { menu: 'scm/resourceState/context', when: `${inGit} && scmResourceGroup != index`, group: '2_plan' },
      {
        menu: 'timeline/item/context',
        when: 'opsplan.plans > 0 && timelineItem =~ /^git:file\\b/ && !listMultiSelection',
        group: '3_plan',
      },
    ],
    async run(port, ...args) {
      const uri = stateIn(args);
      if (uri) return ofLine(port, uri, 'unstaged');
      const line = args.at(-1) === 'git-history' ? args.find(it => it instanceof Uri) : undefined;
      if (line && !requirePlan(line)) return;
      if (line) await openLine();
      const versions = versionsInFront();
      if (!versions) return void window.showInformationMessage('Open a text diff of a plan first.');
      if (requirePlan(Uri.parse(versions.uri, true))) await tellDifference(port, versions);
    },
  }),
  command({
    id: 'whatIsStaged',
    title: 'What Changed',
    icon: 'diff',
    palette: false,
    places: [{ menu: 'scm/resourceState/context', when: `${inGit} && scmResourceGroup == index`, group: '2_plan' }],
    async run(port, ...args) {
      const uri = stateIn(args);
      if (uri) await ofLine(port, uri, 'staged');
    },
  }),
] satisfies readonly Command[];

async function ofLine(port: Port, uri: Uri, changes: 'staged' | 'unstaged'): Promise<void> {
  if (requirePlan(uri)) await tellDifference(port, { uri: String(uri), changes });
}

/** The file of a line of Source Control that a command was started on. */
const stateIn = (args: readonly unknown[]): Uri | undefined => args.find(isState)?.resourceUri;
const isState = (it: unknown): it is SourceControlResourceState =>
  typeof it === 'object' && it !== null && 'resourceUri' in it && it.resourceUri instanceof Uri;

/** VS Code tells no other extension which line of the timeline a menu was opened on. That line has the focus: opened as with Enter, its text diff says so. */
async function openLine(): Promise<void> {
  const opened = tabsChange();
  await commands.executeCommand('list.select');
  await opened;
}
