import { urisOf } from './folders.ts';
import { readSettings, type UserSettings } from './settings.ts';
import { log, type State } from './state.ts';
import { judgeAnew } from './tell.ts';

/** How long the first answer about a plan waits for its settings, where the editor is slow to tell them. Milliseconds. */
const patience = 1000;

/** Asks the editor what its settings are for some plans: those of one folder may differ from those of another. */
export async function learn(state: State, uris: readonly string[]): Promise<void> {
  if (!uris.length || !state.client.configuration) return;
  let late = false;
  let timer: ReturnType<typeof setTimeout>;
  const tired = new Promise<void>(done => {
    timer = setTimeout(() => {
      late = true;
      done();
    }, patience);
  });
  const told = ask(state, uris).finally(() => clearTimeout(timer));
  const ready = Promise.race([told, tired]).then(() => {
    for (const it of uris) if (state.ready.get(it) === ready) state.ready.delete(it);
  });
  for (const it of uris) state.ready.set(it, ready);
  await told;
  if (late) judgeAnew(state);
}

async function ask(state: State, uris: readonly string[]): Promise<void> {
  try {
    const items = uris.map(it => ({ section: 'opsplan', ...(it && { scopeUri: it }) }));
    const answers: readonly unknown[] = await state.connection.workspace.getConfiguration(items);
    // Plans that are told the same share it, so that what is judged by it is the same too.
    const known = new Map<string, UserSettings>();
    for (const it of state.settings.values()) known.set(it.told, it);
    uris.forEach((uri, i) => {
      // It may have been closed since it was asked about.
      if (uri && !isKnown(state, uri)) return;
      const read = readSettings(answers[i]);
      const shared = known.get(read.told) ?? read;
      known.set(read.told, shared);
      state.settings.set(uri, shared);
    });
  } catch (error) {
    log(state, 'configuration', error);
  }
}

/** Asks again for the settings of every plan that is known. */
export const learnAnew = (state: State): Promise<void> => learn(state, ['', ...urisOf(state)]);

/** Forgets the settings of a plan that is known no longer. */
export function forget(state: State, uri: string): void {
  if (isKnown(state, uri)) return;
  state.settings.delete(uri);
  state.asked.delete(uri);
}
const isKnown = ({ documents, files }: State, uri: string): boolean => documents.has(uri) || files.has(uri);
