import { readPlan } from '../plan/plan.ts';
import type { PlanFile } from '../protocol.ts';
import { type State, tellViews } from './tell.ts';

/** Takes over what the client has read of files. It is the client that may read them: the server knows no disk. */
export function take(state: State, found: readonly PlanFile[]): void {
  const { files, documents } = state;
  for (const { uri, text } of found) {
    if (text === null) files.delete(uri);
    else files.set(uri, readPlan(text, files.get(uri)));
  }
  const shown = found.filter(it => !documents.has(it.uri));
  if (shown.length) tellViews(state, shown.length === 1 ? shown[0]!.uri : null);
}
