import type { Connection } from 'vscode-languageserver';
import { foreseeing } from '../forecast/ranges.ts';
import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { breath } from './breath.ts';
import type { Document } from './document.ts';

/** Whoever waits longer is shown how far it is. Milliseconds. */
const usual = 500;

/**
 * Simulates the forecast of a document, as it is `shown`, before the whole of it is judged, with a turn for others after each
 * step. Says whether it came to its end: the next keystroke ends it before that.
 */
export async function foresee(
  { connection, documents }: { readonly connection: Connection; readonly documents: ReadonlyMap<string, Document> },
  document: Document,
  shown: Plan,
  today: Day,
  patience: number = usual,
): Promise<boolean> {
  const { plan, uri } = document;
  const begun = performance.now();
  const progress = shownBy(connection);
  try {
    for (const share of foreseeing(shown, today)) {
      await breath();
      if (document.plan !== plan || documents.get(uri) !== document) return false;
      if (performance.now() - begun > patience) progress.report(Math.round(100 * share));
    }
    return true;
  } finally {
    progress.done();
  }
}

/** Progress that begins with its first report. Nobody waits for the editor to show it: one may refuse to, or never answer. */
function shownBy(connection: Connection): { report(percent: number): void; done(): void } {
  type Shown = Awaited<ReturnType<typeof connection.window.createWorkDoneProgress>>;
  let shown: Shown | undefined;
  let last: number | undefined;
  let over = false;
  const begin = (it: Shown): void => {
    if (over) return;
    shown = it;
    it.begin('Ops Plan: forecast', last);
  };
  return {
    report(percent) {
      if (last === undefined) connection.window.createWorkDoneProgress().then(begin, () => {});
      if (percent === last) return;
      last = percent;
      shown?.report(percent);
    },
    done() {
      over = true;
      shown?.done();
    },
  };
}
