import { type History, type Told, untold } from '../plan/past.ts';
import { documentAt, place, urisOf } from './folders.ts';
import { log, type State } from './state.ts';
import { judgeAnew } from './tell.ts';

/** How reading what was committed stands. */
export interface Pasts {
  /** What has been said to the user, so that it is said once. */
  readonly said: Set<string>;
  /** What was told of each plan last. */
  told: ReadonlyMap<string, Told>;
  readonly stop: AbortController;
  timer: ReturnType<typeof setTimeout> | undefined;
  reading: boolean;
  /** Something came up while it was reading. */
  again: boolean;
}
export const newPasts = (): Pasts => ({
  said: new Set(),
  told: new Map(),
  stop: new AbortController(),
  timer: undefined,
  reading: false,
  again: false,
});

/** How long it waits for more to come before it reads, and how often it looks whether something was committed. Milliseconds. */
const pause = 300;
const rhythm = 15_000;

/** Reads soon, beside all else, what was committed of the known plans. Only what the user trusts is looked at. */
export function readHistories(state: State, after = pause): void {
  const { pasts, host, options } = state;
  if (!host.histories || !options.trusted || pasts.stop.signal.aborted) return;
  if (pasts.reading) {
    pasts.again = true;
    return;
  }
  clearTimeout(pasts.timer);
  pasts.timer = setTimeout(() => void read(state), after);
  // Looking now and then keeps no server alive.
  if (after === rhythm) (pasts.timer as { unref?(): void }).unref?.();
}

/** Reads no more. */
export function stopReading({ pasts }: State): void {
  pasts.stop.abort();
  clearTimeout(pasts.timer);
}

async function read(state: State): Promise<void> {
  const { pasts, host } = state;
  pasts.reading = true;
  try {
    const plans = wanted(state).flatMap(uri => {
      const plan = documentAt(state, uri)?.plan;
      return plan ? [{ uri, plan }] : [];
    });
    const told = await host.histories!(plans, pasts.stop.signal);
    pasts.told = told;
    for (const it of untold(told.values())) say(state, it);
    take(state, new Map([...told].map(([uri, it]) => [uri, it.history])));
  } catch (error) {
    if (!pasts.stop.signal.aborted) log(state, 'history', error);
  } finally {
    pasts.reading = false;
    const soon = pasts.again;
    pasts.again = false;
    readHistories(state, soon ? pause : rhythm);
  }
}

/** What is known of what was committed of a plan, or why nothing is. */
export function toldOf({ pasts, host, options, settings, common }: State, uri: string): Told {
  if (!host.histories) return { because: 'nothing can be asked of git here' };
  if (!options.trusted) return { because: 'the folder is not trusted' };
  if (!(settings.get(uri) ?? common).history) return { because: 'the settings say so' };
  return pasts.told.get(uri) ?? { because: 'it is still being read' };
}

/** The plans whose history the user wants. */
const wanted = (state: State): string[] =>
  urisOf(state).filter(uri => (state.settings.get(uri) ?? state.common).history);

/** Takes over what was read. Of whatever was not read no history is known any longer. */
function take(state: State, told: ReadonlyMap<string, History | undefined>): void {
  const { histories } = state;
  const changed = [...new Set([...told.keys(), ...histories.keys()])].filter(
    uri => histories.get(uri) !== told.get(uri),
  );
  if (!changed.length) return;
  for (const uri of changed) {
    const history = told.get(uri);
    if (history) histories.set(uri, history);
    else histories.delete(uri);
  }
  place(state, changed);
  judgeAnew(state);
}

function say({ connection, pasts }: State, sentence: string): void {
  if (pasts.said.has(sentence)) return;
  pasts.said.add(sentence);
  connection.console.info(sentence);
}
