import type { Connection } from 'vscode-languageserver';
import type { Asked } from '../check.ts';
import type { Clock } from '../clock.ts';
import type { Staged } from '../gate/versions.ts';
import type { Day } from '../language/day.ts';
import type { History, Told } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import { countOf } from '../plan/size.ts';
import { type InitializationOptions, plansChanged } from '../protocol.ts';
import { reportAsOf, shownAs } from './as-of.ts';
import { type Abilities, abilitiesOf } from './capabilities.ts';
import { type Document, type Report, tierOf } from './document.ts';
import { type Folders, noFolders } from './folders.ts';
import { foresee } from './foresee.ts';
import { newPasts, type Pasts } from './history.ts';
import { readSettings, type UserSettings } from './settings.ts';

/** How long typing must pause before views are drawn again, and the whole of a plan is judged. Milliseconds. */
const pause = 150;
/** So much longer for each name of a large plan: judging it as a whole takes longer too, and nobody who types on waits for that. Milliseconds. */
const pausePerName = 0.1;
/** Until an answer that is written is also sent. Milliseconds. */
const soon = 10;

/** What a server asks of the machine that it runs on. */
export interface Host {
  readonly clock: Clock;
  /** Whether there is a file at an address, as far as the machine can tell: a new one must not take its place. */
  isTaken(uri: string): boolean;
  /** The addresses of the plans below a folder. */
  plansBelow(folder: string): readonly string[];
  /** The text of a file; nothing where it is gone. Throws where it is there and cannot be read, in words for whoever wrote it. */
  readFile(uri: string): string | null;
  /** What was committed of some plans; absent where nothing can be read. May start programs, so it is asked only about what the user trusts. */
  readonly histories?: Histories;
  /** What is staged in the repository of a folder or a plan. As above: asked only about what the user trusts. */
  readonly staged?: (uri: string, signal: AbortSignal) => Promise<Staged>;
  /** The plans of a commit, by its name in the repository that the file at an address stands in. `known` are addresses as the editor spells them. As above. */
  readonly committed?: (
    uri: string,
    name: string,
    known: readonly string[],
    signal: AbortSignal,
  ) => Promise<Committed | Untold>;
  /** The tags of that repository, the newest first. As above. */
  readonly tags?: (uri: string, signal: AbortSignal) => Promise<readonly Tag[]>;
  /** The address and the name of whoever commits there. As above. */
  readonly identity?: (uri: string, signal: AbortSignal) => Promise<readonly string[]>;
}
/** The plans of a commit, by their addresses. */
export interface Committed {
  readonly id: string;
  readonly day: Day | undefined;
  readonly texts: ReadonlyMap<string, string>;
}
export interface Tag {
  readonly name: string;
  readonly day: Day | undefined;
}
/** Why something cannot be told, to end "…, because". */
export interface Untold {
  readonly because: string;
  /** Nothing is amiss: there is no such commit. */
  readonly isAbsent?: true;
}

/** Reads the histories of plans, by their addresses. */
export type Histories = (
  plans: readonly { readonly uri: string; readonly plan: Plan }[],
  signal: AbortSignal,
) => Promise<ReadonlyMap<string, Told>>;

/** All that is known over one connection. Nothing in it that the open texts and the editor could not tell again. */
export interface State {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly documents: Map<string, Document>;
  /** The plans of files that no editor holds open, as far as the client has told of any. */
  readonly files: Map<string, Document>;
  readonly folders: Folders;
  /** What is known of the past of plans, by their addresses. */
  readonly histories: Map<string, History>;
  readonly pasts: Pasts;
  /** Counts whatever may change a judgement, so that who waits for that can tell. */
  changes: number;
  readonly waiting: Set<() => void>;
  /** Plans that whoever shows them has still to be told of. */
  readonly stale: Set<string>;
  readonly host: Host;
  readonly timers: Map<string, ReturnType<typeof setTimeout>>;
  /** Report ids of another life of this server mean nothing in this one. */
  readonly life: string;
  /** The scenario that all is shown as of, `crm/leaver`; nothing for today. */
  scenario: string | undefined;
  client: Abilities;
  options: InitializationOptions;
  /** What holds for every plan that has no settings of its own. */
  common: UserSettings;
  /** What the editor said of a plan, by its address; of no plan in particular, under the empty one. */
  readonly settings: Map<string, UserSettings>;
  readonly asked: Map<string, Asked>;
  /** Pending until the settings of a plan are known for the first time. */
  readonly ready: Map<string, Promise<unknown>>;
}
export const newState = (connection: Connection, host: Host): State => ({
  connection,
  host,
  clock: host.clock,
  folders: noFolders(),
  histories: new Map(),
  pasts: newPasts(),
  changes: 0,
  waiting: new Set(),
  stale: new Set(),
  documents: new Map(),
  files: new Map(),
  timers: new Map(),
  life: crypto.randomUUID().slice(0, 8),
  scenario: undefined,
  client: abilitiesOf({}),
  options: {},
  common: readSettings(undefined),
  settings: new Map(),
  asked: new Map(),
  ready: new Map(),
});

export const log = ({ connection }: State, what: string, error: unknown): void =>
  connection.console.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);

/** The day and the house rules to judge a plan by: the same object for as long as they are the same. */
export function askedOf({ settings, common, options, clock, asked }: State, uri: string): Asked {
  const { rules, today: set } = settings.get(uri) ?? common;
  const today = set ?? readSettings(options).today ?? clock.today();
  const known = asked.get(uri);
  if (known?.today === today && known.settings === rules) return known;
  const now = { today, settings: rules };
  asked.set(uri, now);
  return now;
}

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
  const timer = setTimeout(async () => {
    state.timers.delete(uri);
    try {
      await act();
    } catch (error) {
      log(state, uri, error);
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
  if (!(await foresee(state, document, shown, askedOf(state, uri).today))) {
    // What others wrote meanwhile has set nothing going here.
    return state.documents.get(uri) === document && !state.timers.has(uri) ? settle(state, document) : undefined;
  }
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
