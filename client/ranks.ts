import { commands, Range, type TextDocument, type Uri, workspace } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient';
import { type Reordering, reprioritize } from '../server/protocol.ts';
import { type Undo, write as writeEdit } from './edits.ts';
import type { Port } from './port.ts';
import { title } from './preview.ts';
import { nameOf } from './target.ts';

export type Move = Reordering['moves'][number];

/** The ranks that a plan should carry, beside the text that they were worked out for. */
export interface Proposal {
  readonly document: TextDocument;
  readonly version: number;
  readonly name: string;
  readonly moves: readonly Move[];
  readonly loss: number;
  readonly edit: WorkspaceEdit;
}

/** Works out the ranks of a plan; nothing where they are up to date. */
export async function propose({ link }: Port, uri: Uri): Promise<Proposal | undefined> {
  const document = await workspace.openTextDocument(uri);
  const { version } = document;
  const found = await link.ask<Reordering | null>(reprioritize, { uri: String(uri) });
  if (!found?.edit) return undefined;
  const { moves, loss, edit } = found;
  return { document, version, name: nameOf(uri), moves, loss, edit };
}

/** Writes the ranks of one plan or of several in one edit; nothing at all when one of them has changed since. */
export const write = ({ link }: Port, proposals: readonly Proposal[]): Promise<Undo | undefined> =>
  writeEdit(link, { documentChanges: proposals.flatMap(it => it.edit.documentChanges ?? []) });

/** Shows the ranks as they are beside the ranks as they would be. With the cursor in the entry `at`. Gives the addresses of the texts that would be. */
export async function compare({ preview, link }: Port, proposals: readonly Proposal[], at?: Move): Promise<Uri[]> {
  const shown: Uri[] = [];
  for (const { document, edit } of proposals) {
    const converted = await link.client?.protocol2CodeConverter.asWorkspaceEdit(edit);
    shown.push(preview.offer(document, converted?.get(document.uri) ?? []));
  }
  const uris = proposals.map(it => it.document.uri);
  if (uris.length > 1) {
    await commands.executeCommand(
      'vscode.changes',
      title,
      uris.map((it, i) => [it, it, shown[i]]),
    );
  } else if (uris[0]) {
    const name = `Reprioritize ${nameOf(uris[0])}: as written ↔ as worked out`;
    const { start } = at?.range ?? {};
    const selection = start && new Range(start.line, start.character, start.line, start.character);
    await commands.executeCommand('vscode.diff', uris[0], shown[0], name, { preserveFocus: !at, selection });
  }
  return shown;
}

/** `5 ranks`. */
export const counted = (count: number, what = 'rank'): string => `${count} ${what}${count === 1 ? '' : 's'}`;
/** What an order gains, in words; nothing where it is too little to speak of. A loss of 1 is twice the waiting: half of it can go. */
export function gain(loss: number): string | undefined {
  const sooner = (loss / (1 + loss)) * 100;
  return sooner >= 0.1 ? `what matters comes ${sooner.toFixed(sooner < 10 ? 1 : 0)} % sooner` : undefined;
}
