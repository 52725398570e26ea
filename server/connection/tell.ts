import { countOf } from '../plan/size.ts';
import { plansChanged } from '../protocol.ts';
import { reportAsOf, shownAs } from './as-of.ts';
import { type Document, type Report, tierOf } from './document.ts';
import { foresee } from './foresee.ts';
import { askedOf, log, type State } from './state.ts';

/** How long typing must pause before views are drawn again, and the whole of a plan is judged. Milliseconds. */
const pause = 150;
/** So much longer for each name of a large plan: judging it as a whole takes longer too, and nobody who types on waits for that. Milliseconds. */
const pausePerName = 0.1;
/** Until an answer that is written is also sent. Milliseconds. */
const soon = 10;

/** What to tell of a document: as of the scenario that is shown. */
export const reportOf = (state: State, document: Document, full: boolean): Report =>
  reportAsOf(document, askedOf(state, document.uri), full, state.life, state.scenario);

/** Answers an editor that asks for diagnostics: in full, or that nothing has changed since the report that it knows. */
export async function diagnose(state: State, document: Document, known: string | undefined): Promise<unknown> {
  await state.ready.get(document.uri);
  // An editor that cannot be told to ask again learns at once what the whole of a large plan shows, then with its next question.
  const full = !state.client.refresh && !document.whole;
  const { id, items } = reportOf(state, document, full);
  // Counted from this answer on: a pause that is over already would have the whole judged before it is sent.
  if (document.report?.full === false) settle(state, document);
  return known === id ? { kind: 'unchanged', resultId: id } : { kind: 'full', resultId: id, items };
}

/** Sends diagnostics to an editor that does not ask for them. */
export function publish(state: State, document: Document, full = false): void {
  if (state.client.pulls) return;
  const { uri, version } = document;
  const { items } = reportOf(state, document, full);
  void state.connection.sendDiagnostics({ uri, ...(version !== null && { version }), diagnostics: [...items] });
}

/** The second tier: once typing pauses, views learn that a plan has changed, and a large one is judged as a whole; before that, all of its entries. */
export function settle(state: State, document: Document): void {
  const longer = tierOf(document.plan) === 'whole' ? pausePerName * countOf(document.plan) : 0;
  if (document.report?.begun) later(state, document.uri, soon, () => goOn(state, document));
  else
    later(state, document.uri, pause, () => {
      tellViews(state, document.uri);
      if (!longer) return judgeWhole(state, document);
      return later(state, document.uri, longer, () => judgeWhole(state, document));
    });
}
function goOn(state: State, document: Document): void {
  if (state.client.pulls) askAgain(state);
  else {
    publish(state, document);
    settle(state, document);
  }
}
/** What is still to be done about a plan: one thing at a time, and nothing of what stood there before. */
function later(state: State, uri: string, wait: number, act: () => unknown): void {
  clearTimeout(state.timers.get(uri));
  // It is pending until it is done: whoever asks about all plans meanwhile leaves this one to it.
  const timer = setTimeout(async () => {
    try {
      await act();
    } catch (error) {
      log(state, uri, error);
    } finally {
      if (state.timers.get(uri) === timer) state.timers.delete(uri);
    }
  }, wait);
  state.timers.set(uri, timer);
}
async function judgeWhole(state: State, document: Document): Promise<void> {
  const { pulls, refresh } = state.client;
  const shown = shownAs(document.plan, state.scenario);
  // The quick answer is not made to wait for the thorough one, which its question sets going.
  if (tierOf(shown) === 'nothing' || (pulls && document.report?.plan !== document.plan)) return;
  const { uri } = document;
  const timer = state.timers.get(uri);
  const isTold = await foresee(state, document, shown, askedOf(state, uri).today);
  // What was typed meanwhile has set something else going.
  if (state.documents.get(uri) !== document || state.timers.get(uri) !== timer) return;
  // What others wrote has not, nor that another scenario is shown.
  if (!isTold || shownAs(document.plan, state.scenario) !== shown) return settle(state, document);
  state.timers.delete(uri);
  const before = JSON.stringify(document.report?.items);
  if (before === JSON.stringify(reportOf(state, document, true).items)) return;
  wake(state);
  if (!pulls) publish(state, document, true);
  else if (refresh) askAgain(state);
}

/** Something may have changed for other plans than the one at hand: whoever shows them learns of it, once all that comes at one time has come. */
export function tellOthers(state: State, affected: ReadonlySet<string>): void {
  wake(state);
  if (!affected.size) return;
  for (const it of affected) state.stale.add(it);
  clearTimeout(state.timers.get(''));
  const timer = setTimeout(() => {
    state.timers.delete('');
    const open = [...state.stale].flatMap(it => state.documents.get(it) ?? []);
    state.stale.clear();
    for (const it of open) publish(state, it);
    if (open.length && state.client.pulls && state.client.refresh) askAgain(state);
    tellViews(state, null);
  }, pause);
  state.timers.set('', timer);
}
/** Whoever waits for a change looks again. */
export function wake(state: State): void {
  state.changes++;
  for (const it of state.waiting) it();
  state.waiting.clear();
}

export function tellViews({ connection, options }: State, uri: string | null): void {
  if (options.views) void connection.sendNotification(plansChanged, { uri });
}
const askAgain = (state: State): void =>
  void state.connection.languages.diagnostics.refresh().catch(error => log(state, 'refresh', error));

/** Another day or other house rules: every open plan is judged again. */
export function judgeAnew(state: State): void {
  wake(state);
  tellViews(state, null);
  const { pulls, refresh, refreshes } = state.client;
  if (pulls && refresh && state.documents.size) askAgain(state);
  if (state.documents.size)
    for (const it of refreshes) state.connection.sendRequest(it).catch(error => log(state, it, error));
  for (const it of state.documents.values()) {
    publish(state, it);
    settle(state, it);
  }
}
