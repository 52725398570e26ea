import { type ClientCapabilities, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { fixAllKind } from '../features/code-action.ts';

/** What an editor can do, as far as it matters here. */
export interface Abilities {
  /** It asks for diagnostics; else they are sent. */
  readonly pulls: boolean;
  /** It asks again when told to. */
  readonly refresh: boolean;
  /** It can be asked for settings, and tells when they change. */
  readonly configuration: boolean;
  readonly registers: boolean;
  readonly prepares: boolean;
  readonly markdown: boolean;
  readonly snippets: boolean;
}
export const abilitiesOf = ({ workspace, textDocument }: ClientCapabilities): Abilities => ({
  pulls: !!textDocument?.diagnostic,
  refresh: !!workspace?.diagnostics?.refreshSupport,
  configuration: !!workspace?.configuration,
  registers: !!workspace?.didChangeConfiguration?.dynamicRegistration,
  prepares: !!textDocument?.rename?.prepareSupport,
  markdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
  snippets: !!textDocument?.completion?.completionItem?.snippetSupport,
});

/** What this server can do for such an editor. */
export const capabilitiesFor = ({ pulls, prepares }: Abilities): ServerCapabilities => ({
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  ...(pulls && {
    diagnosticProvider: { identifier: 'opsplan', interFileDependencies: false, workspaceDiagnostics: false },
  }),
  hoverProvider: true,
  completionProvider: { triggerCharacters: [':', ' ', '[', '{', ','] },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: prepares ? { prepareProvider: true } : true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind] },
});
