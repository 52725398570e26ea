import {
  type Disposable,
  EventEmitter,
  TabInputTextDiff,
  type TextDocument,
  type TextEdit,
  Uri,
  window,
  workspace,
} from 'vscode';

export const scheme = 'opsplan-preview';
/** How the label of a comparison of several plans begins: VS Code tells nothing else of its tab. */
export const title = 'Reprioritize: as written ↔ as worked out';

/** Texts that plans would have, shown beside what they say now. */
export interface Preview extends Disposable {
  /** Takes up the text that a plan would have; gives the address under which it can be opened. */
  offer(document: TextDocument, edits: readonly TextEdit[]): Uri;
  /** The plan whose preview stands at an address, with the version of its text that it was made from. */
  sourceOf(preview: Uri): { readonly plan: Uri; readonly version: number } | undefined;
  /** Closes every preview. */
  close(): Promise<void>;
}

/** Serves previews as documents of their own, which nobody can type into. */
export function newPreview(): Preview {
  const texts = new Map<string, { plan: Uri; version: number; text: string }>();
  const changes = new EventEmitter<Uri>();
  const registration = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changes.event,
    provideTextDocumentContent: uri => texts.get(String(uri))?.text ?? '',
  });
  return {
    offer(document, edits) {
      // An unsaved plan has no ending to be known by.
      const path = document.uri.path.replace(/(\.opsplan)?$/, '.opsplan');
      const uri = Uri.from({ scheme, path: path.replace(/^\/?/, '/'), query: String(document.uri) });
      texts.set(String(uri), { plan: document.uri, version: document.version, text: applied(document, edits) });
      changes.fire(uri);
      return uri;
    },
    sourceOf: preview => texts.get(String(preview)),
    async close() {
      const tabs = window.tabGroups.all.flatMap(it => it.tabs);
      await window.tabGroups.close(tabs.filter(it => isPreview(it.input) || it.label.startsWith(title)));
      texts.clear();
    },
    dispose() {
      registration.dispose();
      changes.dispose();
    },
  };
}

const isPreview = (input: unknown): boolean => input instanceof TabInputTextDiff && input.modified.scheme === scheme;

/** The text of a document after edits that do not overlap. */
function applied(document: TextDocument, edits: readonly TextEdit[]): string {
  let text = document.getText();
  const placed = edits.map(({ range, newText }) => ({
    from: document.offsetAt(range.start),
    to: document.offsetAt(range.end),
    newText,
  }));
  for (const { from, to, newText } of placed.sort((a, b) => b.from - a.from || b.to - a.to))
    text = text.slice(0, from) + newText + text.slice(to);
  return text;
}
