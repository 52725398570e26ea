import {
  commands,
  type Disposable,
  EventEmitter,
  type Tab,
  TabInputText,
  TabInputWebview,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { tabsChange } from './tabs.ts';

export const scheme = 'opsplan-told';

/** A text to be read: what has changed, what a commit would bring, and so on. Markdown. */
export interface Told {
  /** Whatever is told of one kind next takes its place. */
  readonly kind: 'checkin' | 'difference' | 'staged' | 'whatIf';
  readonly title: string;
  readonly text: string;
  /** What comes next, by the command that does it: the plans whose ranks would move, or how the scenario is written. */
  readonly next?: { readonly reprioritize: readonly Uri[] } | { readonly keepScenario: () => Promise<void> };
}
type Next = 'reprioritize' | 'keepScenario';

/** Shows texts that are worked out, all of them in one way: drawn, as Markdown is. */
export interface Teller extends Disposable {
  /** Shows one, beside what is open or in its place. */
  show(it: Told, where?: 'beside'): Promise<void>;
  /** The one that is seen: that of the group with the focus before others. */
  readonly front: Told | undefined;
}

/** When a text that is told is in front: as a page, or, where nothing draws Markdown, as text. */
export const whenTold = (next?: Next): string =>
  `${isTold(next)} && (activeWebviewPanelId == 'markdown.preview' || resourceScheme == ${scheme})`;
export const isTold = (next?: Next): string => (next ? `opsplan.told.next == ${next}` : 'opsplan.told');

/** Keeps what was told last of each kind, and tells menus which one is in front. */
export function newTeller(): Teller {
  const told = new Map<Told['kind'], Told>();
  const changes = new EventEmitter<Uri>();
  const front = (): Told | undefined => {
    const { all, activeTabGroup } = window.tabGroups;
    const seen = [activeTabGroup, ...all].flatMap(it => it.activeTab ?? []);
    return seen.flatMap(tab => [...told.values()].find(it => shows(tab, it)) ?? [])[0];
  };
  function tell(): void {
    const seen = front();
    void commands.executeCommand('setContext', 'opsplan.told', !!seen);
    void commands.executeCommand('setContext', 'opsplan.told.next', Object.keys(seen?.next ?? {})[0]);
  }
  const kept = [
    changes,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changes.event,
      provideTextDocumentContent: uri =>
        [...told.values()].find(it => String(uriOf(it)) === String(uri))?.text ??
        'This was told before the window was loaded again. Start the command anew to see how it is now.\n',
    }),
    window.tabGroups.onDidChangeTabs(tell),
    window.tabGroups.onDidChangeTabGroups(tell),
  ];
  return {
    async show(it, where) {
      const before = told.get(it.kind);
      const old = before && uriOf(before).path !== uriOf(it).path ? tabsOf(before) : [];
      told.set(it.kind, it);
      changes.fire(uriOf(it));
      await open(it, where);
      await window.tabGroups.close(old, true);
      tell();
    },
    get front() {
      return front();
    },
    dispose: () => kept.forEach(it => void it.dispose()),
  };
}

/** A locked page stays with its text, whatever other Markdown is opened. */
async function open(it: Told, where: 'beside' | undefined): Promise<void> {
  const uri = uriOf(it);
  try {
    if (where) await openBeside(it, uri);
    else await commands.executeCommand('markdown.showPreview', uri, [uri], { locked: true });
  } catch {
    // Whoever has switched off the preview of Markdown reads its text.
    await window.showTextDocument(uri, { viewColumn: where ? ViewColumn.Beside : ViewColumn.Active });
  }
}
/** Whoever goes through a list of changes stays in it: beside a page, the view of a timeline has nothing to show. */
async function openBeside(it: Told, uri: Uri): Promise<void> {
  const { viewColumn } = window.tabGroups.activeTabGroup;
  const isActive = (): boolean => {
    const { activeTab } = window.tabGroups.activeTabGroup;
    return !!activeTab && shows(activeTab, it);
  };
  await commands.executeCommand('markdown.showLockedPreviewToSide', uri);
  if (!isActive()) await tabsChange(isActive);
  await commands.executeCommand(`workbench.action.focus${groups[viewColumn - 1] ?? 'First'}EditorGroup`);
}
/** As VS Code counts them in its commands. */
const groups = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'];

const uriOf = ({ title }: Told): Uri => Uri.from({ scheme, path: `/${title.replace(/[\\/]/g, ' ')}.md` });
/** Of a page VS Code tells only what its tab says: words of its own, and the name. */
const shows = ({ input, label }: Tab, it: Told): boolean => {
  const uri = uriOf(it);
  return input instanceof TabInputWebview
    ? input.viewType.endsWith('markdown.preview') && label.endsWith(uri.path.slice(1))
    : input instanceof TabInputText && String(input.uri) === String(uri);
};
const tabsOf = (it: Told): Tab[] => window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(tab => shows(tab, it)));
