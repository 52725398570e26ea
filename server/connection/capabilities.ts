import {
  type ClientCapabilities,
  ResourceOperationKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
  type WorkspaceEditClientCapabilities,
} from 'vscode-languageserver';
import { fixAllKind } from '../features/code-action.ts';
import { refactorKinds } from '../features/code-action-refactor.ts';
import type { EditAbilities } from '../features/workspace-edit.ts';
import { type AidAbilities, aidsFor, aidsOf } from './aid-capabilities.ts';

/** What an editor can do, as far as it matters here. */
export interface Abilities extends EditAbilities, AidAbilities {
  /** It asks for diagnostics; else they are sent. */
  readonly pulls: boolean;
  /** It asks again when told to. */
  readonly refresh: boolean;
  /** It can be asked for settings, and tells when they change. */
  readonly configuration: boolean;
  /** It tells which folders are opened and closed. */
  readonly folders: boolean;
  /** It tells of files that change, when asked to. */
  readonly watches: boolean;
  readonly registers: boolean;
  readonly prepares: boolean;
  readonly markdown: boolean;
  readonly snippets: boolean;
  /** It shows a remark beside every line of a completion. */
  readonly remarks: boolean;
}
const can = (edit: WorkspaceEditClientCapabilities | undefined, what: ResourceOperationKind): boolean =>
  !!edit?.documentChanges && !!edit.resourceOperations?.includes(what);
export const abilitiesOf = ({ workspace, textDocument }: ClientCapabilities): Abilities => ({
  ...aidsOf({ workspace, textDocument }),
  documentChanges: !!workspace?.workspaceEdit?.documentChanges,
  creates: can(workspace?.workspaceEdit, ResourceOperationKind.Create),
  renames: can(workspace?.workspaceEdit, ResourceOperationKind.Rename),
  pulls: !!textDocument?.diagnostic,
  refresh: !!workspace?.diagnostics?.refreshSupport,
  configuration: !!workspace?.configuration,
  folders: !!workspace?.workspaceFolders,
  watches: !!workspace?.didChangeWatchedFiles?.dynamicRegistration,
  registers: !!workspace?.didChangeConfiguration?.dynamicRegistration,
  prepares: !!textDocument?.rename?.prepareSupport,
  markdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
  snippets: !!textDocument?.completion?.completionItem?.snippetSupport,
  remarks: !!textDocument?.completion?.completionItem?.labelDetailsSupport,
});

/** What this server can do for such an editor. */
export const capabilitiesFor = ({ pulls, prepares, ...aids }: Abilities): ServerCapabilities => ({
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  ...(pulls && {
    diagnosticProvider: { identifier: 'opsplan', interFileDependencies: true, workspaceDiagnostics: true },
  }),
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: {
      willRename: { filters: [{ pattern: { glob: '**/*.opsplan', matches: 'file', options: { ignoreCase: true } } }] },
    },
  },
  hoverProvider: true,
  completionProvider: { triggerCharacters: [':', ' ', '[', '{', ',', '/', '@', '.'] },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: prepares ? { prepareProvider: true } : true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  codeActionProvider: { codeActionKinds: ['quickfix', ...refactorKinds, fixAllKind] },
  ...aidsFor(aids),
});
