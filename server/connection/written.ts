import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { nameAt, siblingOf, workspaceEdit } from '../features/workspace-edit.ts';
import type { Day } from '../language/day.ts';
import type { Change, Folder } from '../plan/change.ts';
import type { Document } from './document.ts';
import type { Session } from './requests.ts';
import { known } from './views.ts';

/** The day on which a plan is judged; without one, that of new plans. */
export const day = (session: Session, of?: { readonly uri: string }): Day => session.asked(of?.uri).today;

/** A change as the editor takes it, tied to the versions of the texts that are open. */
export const written = ({ documents, client }: Session, document: Document, change: Change): WorkspaceEdit =>
  workspaceEdit(change, document, uri => documents.get(uri)?.version, client);

/** Where an open plan stands among those that are known. */
export function folderOf(session: Session, { uri }: Document): Folder | undefined {
  const name = nameAt(uri);
  if (name === undefined) return undefined;
  const { documents, files, isTaken } = session;
  return {
    name,
    has: it => {
      const at = siblingOf(uri, it);
      return documents.has(at) || files.has(at) || isTaken(at);
    },
    others: () => known(session).flatMap(([file, plan]) => (file === uri ? [] : [{ file, plan }])),
  };
}
