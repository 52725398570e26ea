import type { Connection } from 'vscode-languageserver';
import { foreseeing } from '../forecast/ranges.ts';
import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { breath } from './breath.ts';
import type { Document } from './document.ts';

/** Whoever waits longer is shown how far it is. Milliseconds. */
const patience = 500;

/**
 * Simulates the forecast of a document, as it is `shown`, before the whole of it is judged, with a turn for others after each
 * step. Says whether it came to its end: the next keystroke ends it before that.
 */
export async function foresee(
  { connection, documents }: { readonly connection: Connection; readonly documents: ReadonlyMap<string, Document> },
  document: Document,
  shown: Plan,
  today: Day,
): Promise<boolean> {
  const { plan, uri } = document;
  const begun = performance.now();
  let progress: Awaited<ReturnType<Connection['window']['createWorkDoneProgress']>> | undefined;
  try {
    for (const share of foreseeing(shown, today)) {
      await breath();
      if (document.plan !== plan || documents.get(uri) !== document) return false;
      if (!progress && performance.now() - begun > patience) {
        progress = await connection.window.createWorkDoneProgress();
        progress.begin('Ops Plan: forecast', 0);
      }
      progress?.report(Math.round(100 * share));
    }
    return true;
  } finally {
    progress?.done();
  }
}
