import type {
  CancellationToken,
  ResultProgressReporter,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { breath } from './breath.ts';
import type { Document } from './document.ts';
import { documentAt, urisOf } from './folders.ts';
import type { State } from './state.ts';
import { reportOf } from './tell.ts';

/** So many chunks are judged before whoever types has a turn: a few milliseconds. */
const turn = 200;

/**
 * Answers with what there is to say of every plan, open or not. An editor asks again as soon as it is answered, so
 * where nothing has changed since its last question the answer waits until something does: the specification (3.17)
 * lets this request run long. It says what is sent meanwhile only for clients that take partial results. One that does
 * not may have asked just once, to see whether anything is new, and would take silence for a fault: it is told at once
 * that all is as it was. Only when it asks the same a second time is it taken for one that wants to hear of changes.
 */
export async function diagnoseAll(
  state: State,
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: CancellationToken,
  progress: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
): Promise<WorkspaceDiagnosticReport> {
  const known = new Map(previousResultIds.map(it => [it.uri, it.value]));
  for (;;) {
    const changes = state.changes;
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    let fresh = false;
    const add = (item: WorkspaceDocumentDiagnosticReport): void => {
      fresh ||= item.kind === 'full';
      if (progress) progress.report({ items: [item] });
      else items.push(item);
    };
    // What takes time is told of no plan before the rest is told of all.
    for (const full of [false, true]) {
      items.length = 0;
      for await (const document of inTurns(state, full)) {
        const { uri } = document;
        const { id, items: found } = document.report!;
        if (known.get(uri) !== id) add(itemOf(document, id, found));
        else if (!progress) items.push({ kind: 'unchanged', uri, version: document.version, resultId: id });
        known.set(uri, id);
        if (token.isCancellationRequested) return { items };
      }
      if (fresh && !progress) break;
    }
    for (const uri of known.keys()) {
      if (documentAt(state, uri)) continue;
      add({ kind: 'full', uri, version: null, items: [] });
      known.delete(uri);
    }
    if (fresh || token.isCancellationRequested) return { items };
    if (!progress && state.unchangedAt !== changes) {
      state.unchangedAt = changes;
      return { items };
    }
    if (state.changes === changes) await changed(state, token);
    if (token.isCancellationRequested) return { items };
  }
}

/** Every plan with a report of it as it is now, in full but where a pause of typing is to come, which has it judged; whoever types has a turn in between. */
async function* inTurns(state: State, full: boolean): AsyncGenerator<Document> {
  let judged = 0;
  for (const uri of urisOf(state).sort()) {
    const document = documentAt(state, uri);
    if (!document || state.ready.has(uri)) continue;
    const before = document.report;
    if (reportOf(state, document, full && !state.timers.has(uri)) !== before) judged += document.plan.chunks.length;
    yield document;
    if (judged < turn) continue;
    judged = 0;
    await breath();
  }
}
const itemOf = (
  { uri, version }: Document,
  resultId: string,
  items: readonly unknown[],
): WorkspaceDocumentDiagnosticReport => ({ kind: 'full', uri, version, resultId, items: items as never });

/** Waits until any plan may be judged otherwise, or nobody waits any longer. */
const changed = (state: State, token: CancellationToken): Promise<void> =>
  new Promise(done => {
    state.waiting.add(done);
    token.onCancellationRequested(() => {
      state.waiting.delete(done);
      done();
    });
  });
