import type { Connection } from 'vscode-languageserver';
import type { Asked } from '../check.ts';
import type { Clock } from '../clock.ts';
import type { Staged } from '../gate/versions.ts';
import type { Day } from '../language/day.ts';
import type { History, Told } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import type { InitializationOptions } from '../protocol.ts';
import { type Abilities, abilitiesOf } from './capabilities.ts';
import type { Document } from './document.ts';
import { type Folders, noFolders } from './folders.ts';
import { newPasts, type Pasts } from './history.ts';
import { readSettings, type UserSettings } from './settings.ts';

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
  /** After which of these changes whoever asked about all plans was last told that nothing is new. */
  unchangedAt: number;
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
  unchangedAt: -1,
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
