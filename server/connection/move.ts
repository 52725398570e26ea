import { judge } from '../check.ts';
import { moveDate } from '../features/move-date.ts';
import type { MoveParams, MoveResult } from '../protocol.ts';
import type { Session } from './requests.ts';
import { written } from './written.ts';

/** What a date on another day would do, with the edit that writes it, tied to the version of the text. */
export function moving(it: MoveParams, session: Session): MoveResult {
  const document = session.documents.get(it.uri);
  if (!document) return { refused: 'This plan is not open.' };
  const asked = session.asked(it.uri);
  document.judged = judge(document.plan, asked, document.judged);
  const moved = moveDate(document.plan, it, asked, document.judged);
  if ('refused' in moved) return moved;
  const { change, ...told } = moved;
  return { ...told, edit: written(session, document, change) };
}
