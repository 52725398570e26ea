import { readPlan } from '../plan/plan.ts';
import type { PlanFile } from '../protocol.ts';
import { open } from './document.ts';
import { knownAs, place } from './folders.ts';
import { readHistories } from './history.ts';
import { forget, learn } from './scopes.ts';
import { log, type State } from './state.ts';
import { tellOthers, tellViews } from './tell.ts';

/** Takes over what was read of files. An open plan stays as it is typed. */
export function take(state: State, read: readonly PlanFile[]): void {
  const { files, documents, settings } = state;
  const called = knownAs(state);
  const found = read.map(it => ({ ...it, uri: called(it.uri) }));
  for (const { uri, text } of found) {
    const known = files.get(uri);
    if (text === null) {
      files.delete(uri);
      forget(state, uri);
    } else if (known) known.plan = readPlan(text, known.plan);
    else files.set(uri, open(uri, null, text));
  }
  // What was saved may have been committed, too.
  readHistories(state);
  const shown = found.filter(it => !documents.has(it.uri)).map(it => it.uri);
  if (!shown.length) return;
  const affected = place(state, shown);
  const fresh = shown.filter(it => files.has(it) && !settings.has(it));
  learn(state, fresh).then(
    () => {
      tellViews(state, shown.length === 1 ? shown[0]! : null);
      tellOthers(state, new Set([...shown, ...affected]));
    },
    error => log(state, 'files', error),
  );
}
