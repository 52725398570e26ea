import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Steps } from '../plan/steps.ts';

/** Lets what has come in meanwhile be answered. */
export const breath = (): Promise<void> => new Promise(done => setTimeout(done, 0));

/** Work of which each step may take long: whoever types has a turn after each, and whoever asked may take it back. */
export async function inSteps<T>(
  steps: Steps<T>,
  token: Pick<CancellationToken, 'isCancellationRequested'>,
): Promise<T> {
  for (;;) {
    const it = steps.next();
    if (it.done) return it.value;
    await breath();
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
  }
}
