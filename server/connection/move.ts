import { moveDate } from '../features/move-date.ts';
import { workspaceEdit } from '../features/workspace-edit.ts';
import type { MoveParams, MoveResult } from '../protocol.ts';
import { found } from './document.ts';
import type { Session } from './requests.ts';

/** What a date on another day would do, with the edit that writes it, tied to the version of the text. */
export function moving(it: MoveParams, session: Session): MoveResult {
  const { documents, client } = session;
  const document = documents.get(it.uri);
  if (!document) return { refused: 'This plan is not open.' };
  const asked = session.asked(it.uri);
  found(document, asked, true);
  const moved = moveDate(document.plan, it, asked, document.judged!);
  if ('refused' in moved) return moved;
  const { change, ...told } = moved;
  return { ...told, edit: workspaceEdit(change, document, uri => documents.get(uri)?.version, client) };
}
