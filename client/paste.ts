import { type Disposable, DocumentDropOrPasteEditKind, DocumentPasteEdit, languages } from 'vscode';
import { type PasteParams, type PasteResult, pasteTable } from '../server/protocol.ts';
import type { Link } from './link.ts';
import { isLive } from './live.ts';

/** Offers to paste a table, copied from a spreadsheet, as activities. */
export function offerTables(link: Link): Disposable {
  const kind = DocumentDropOrPasteEditKind.Empty.append('opsplan', 'activities');
  return languages.registerDocumentPasteEditProvider(
    { language: 'opsplan' },
    {
      async provideDocumentPasteEdits(document, ranges, transfer, _context, token) {
        const [range, ...others] = ranges;
        if (!range?.isEmpty || others.length || !isLive(document.uri) || link.state !== 'running') return [];
        const text = (await transfer.get('text/plain')?.asString()) ?? '';
        if (!/[\r\n]/.test(text) || !/[\t,;]/.test(text)) return [];
        const { line, character } = range.start;
        const params: PasteParams = { uri: String(document.uri), text, position: { line, character }, careful: true };
        const result = await link.ask<PasteResult | null>(pasteTable, params);
        const converter = link.client?.protocol2CodeConverter;
        if (!result || 'refused' in result || !converter || token.isCancellationRequested) return [];
        const edit = new DocumentPasteEdit('', title(result.count), kind);
        edit.additionalEdit = await converter.asWorkspaceEdit(result.edit);
        // What may be mere text stays text, and the other is one click away.
        if (!result.sure) edit.yieldTo = [DocumentDropOrPasteEditKind.Text];
        return [edit];
      },
    },
    { providedPasteEditKinds: [kind], pasteMimeTypes: ['text/plain'] },
  );
}
const title = (count: number): string => (count === 1 ? 'Paste as an activity' : `Paste as ${count} activities`);
