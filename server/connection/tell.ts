import type { Connection } from 'vscode-languageserver';
import type { Asked } from '../check.ts';
import type { Clock } from '../clock.ts';
import type { Plan } from '../plan/plan.ts';
import { type InitializationOptions, plansChanged } from '../protocol.ts';
import { type Abilities, abilitiesOf } from './capabilities.ts';
import { type Document, isLarge, report } from './document.ts';
import { readSettings, type UserSettings } from './settings.ts';

/** How long typing must pause before the whole of a large plan is judged, and views are drawn again. Milliseconds. */
const pause = 150;

/** All that is known over one connection. Nothing in it that the open texts and the editor could not tell again. */
export interface State {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly documents: Map<string, Document>;
  /** The plans of files that no editor holds open, as far as the client has told of any. */
  readonly files: Map<string, Plan>;
  readonly timers: Map<string, ReturnType<typeof setTimeout>>;
  /** Report ids of another life of this server mean nothing in this one. */
  readonly life: string;
  client: Abilities;
  options: InitializationOptions;
  settings: UserSettings;
  asked: Asked;
  /** Pending until the user's settings are known for the first time. */
  ready: Promise<unknown> | undefined;
}
export const newState = (connection: Connection, clock: Clock): State => ({
  connection,
  clock,
  documents: new Map(),
  files: new Map(),
  timers: new Map(),
  life: crypto.randomUUID().slice(0, 8),
  client: abilitiesOf({}),
  options: {},
  settings: readSettings(undefined),
  asked: { today: clock.today() },
  ready: undefined,
});

export const log = ({ connection }: State, what: string, error: unknown): void =>
  connection.console.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);

/** The day and the house rules to judge by: the same object for as long as they are the same. */
export function askedOf(state: State): Asked {
  const { settings, options, clock, asked } = state;
  const today = settings.today ?? readSettings(options).today ?? clock.today();
  if (asked.today !== today || asked.settings !== settings.rules) state.asked = { today, settings: settings.rules };
  return state.asked;
}

/** Answers an editor that asks for diagnostics: in full, or that nothing has changed since the report that it knows. */
export async function diagnose(state: State, document: Document, known: string | undefined): Promise<unknown> {
  if (state.ready) await state.ready;
  // An editor that cannot be told to ask again learns at once what the whole of a large plan shows, then with its next question.
  const full = !state.client.refresh && !document.whole;
  const { id, items } = report(document, askedOf(state), full, state.life);
  return known === id ? { kind: 'unchanged', resultId: id } : { kind: 'full', resultId: id, items };
}

/** Sends diagnostics to an editor that does not ask for them. */
export function publish(state: State, document: Document, full = false): void {
  if (state.client.pulls) return;
  const { uri, version } = document;
  const { items } = report(document, askedOf(state), full, state.life);
  void state.connection.sendDiagnostics({ uri, version, diagnostics: [...items] });
}

/** The second tier: once typing pauses, a large plan is judged as a whole, and views learn that it has changed. */
export function settle(state: State, document: Document): void {
  clearTimeout(state.timers.get(document.uri));
  const timer = setTimeout(() => {
    state.timers.delete(document.uri);
    try {
      judgeWhole(state, document);
    } catch (error) {
      log(state, document.uri, error);
    }
  }, pause);
  state.timers.set(document.uri, timer);
}
function judgeWhole(state: State, document: Document): void {
  tellViews(state, document.uri);
  const { pulls, refresh } = state.client;
  if (!isLarge(document.plan)) return;
  const before = JSON.stringify(document.report?.items);
  if (before === JSON.stringify(report(document, askedOf(state), true, state.life).items)) return;
  if (!pulls) publish(state, document, true);
  else if (refresh) askAgain(state);
}

export function tellViews({ connection, options }: State, uri: string | null): void {
  if (options.views) void connection.sendNotification(plansChanged, { uri });
}
const askAgain = (state: State): void =>
  void state.connection.languages.diagnostics.refresh().catch(error => log(state, 'refresh', error));

/** Another day or other house rules: every open plan is judged again. */
export function judgeAnew(state: State): void {
  tellViews(state, null);
  const { pulls, refresh } = state.client;
  if (pulls && refresh && state.documents.size) askAgain(state);
  for (const it of state.documents.values()) {
    publish(state, it);
    settle(state, it);
  }
}
