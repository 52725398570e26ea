import { workspaceEdit } from '../features/workspace-edit.ts';
import { pasteTable, takesTable } from '../mend/table-activities.ts';
import type * as protocol from '../protocol.ts';
import type { Session } from './requests.ts';

/** A table from a clipboard as activities of an open plan. */
export function pasting(
  { uri, text, position, careful }: protocol.PasteParams,
  session: Session,
): protocol.PasteResult | null {
  const document = session.documents.get(uri);
  if (!document || (careful && (!position || !takesTable(document.plan, position)))) return null;
  const pasted = pasteTable(document.plan, text, session.asked(uri).today, position);
  if (!pasted) return careful ? null : { refused: 'This is no table: two rows and two columns are needed at least.' };
  if ('refused' in pasted) return careful ? null : pasted;
  const { edit, ...about } = pasted;
  return { ...about, edit: workspaceEdit({ edits: [edit] }, document, () => undefined, session.client) };
}
