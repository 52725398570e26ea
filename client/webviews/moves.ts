import { commands, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { type MoveParams, type MoveResult, moveDate } from '../../server/protocol.ts';
import { apply, offerAgain } from '../edits.ts';
import type { Link } from '../link.ts';
import { openPlan } from '../target.ts';

/** Dates that are moved in a page: tried out, written as one step to undo, taken back. */
export interface Moves {
  tryOut(it: MoveParams): Promise<MoveResult>;
  write(it: MoveParams): Promise<void>;
  undo(page: WebviewPanel | undefined): Promise<void>;
}

export function newMoves(link: Link): Moves {
  /** The plan that was written to last. */
  let last: Uri | undefined;

  async function tryOut({ uri, kind, id, start, due }: MoveParams): Promise<MoveResult> {
    await openPlan(Uri.parse(uri, true));
    return link.ask<MoveResult>(moveDate, { uri, kind, id, start, due });
  }
  async function write(it: MoveParams): Promise<void> {
    const result = await tryOut(it);
    if ('refused' in result) return void window.showWarningMessage(result.refused);
    last = Uri.parse(it.uri, true);
    if (!(await apply(link, result.edit))) await offerAgain(() => write(it));
  }
  return {
    tryOut,
    write,
    async undo(page) {
      if (!last) return;
      const shown = window.visibleTextEditors.find(it => String(it.document.uri) === String(last));
      const other = page?.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One;
      await window.showTextDocument(last, { viewColumn: shown?.viewColumn ?? other });
      // Undo is a command of the editor that has the focus.
      await commands.executeCommand('undo');
      page?.reveal();
    },
  };
}
