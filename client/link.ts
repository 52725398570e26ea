import { type Event, EventEmitter, type LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { plansChanged } from '../server/protocol.ts';
import type { Create } from './client.ts';

/** How the server is: it starts, it answers, or it has ended and is not started again by itself. */
export type LinkState = 'starting' | 'running' | 'stopped';

/** The line to the language server. */
export interface Link {
  readonly state: LinkState;
  readonly onState: Event<LinkState>;
  /** A plan has changed, by its address, or all of them have (`null`). */
  readonly onPlansChanged: Event<string | null>;
  /** The library's own end of the line; nothing where there is no server. */
  readonly client: BaseLanguageClient | undefined;
  /** Asks one of our own requests, once the server has started. Rejects when there is none to answer. */
  ask<R>(method: string, params: object): Promise<R>;
  tell(method: string, params: object): Promise<void>;
  start(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** How long to wait before a server that has ended is started again. Milliseconds. */
const pause = 100;

/** Sets up the line to the server; `start` opens it. A server that ends by itself is followed by a new one, up to four times in three minutes. */
export function newLink(create: Create, output: LogOutputChannel): Link {
  let state: LinkState = 'starting';
  /** The client of the server that lives now: each server has one of its own. */
  let client: BaseLanguageClient | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turns = 0;
  let over = false;
  const states = new EventEmitter<LinkState>();
  const plans = new EventEmitter<string | null>();
  const patience = newPatience();
  function become(next: LinkState): void {
    if (state === next || over) return;
    state = next;
    states.fire(next);
  }
  async function start(): Promise<void> {
    const turn = ++turns;
    become('starting');
    try {
      // The library is loaded once the extension has answered, for it takes longest.
      const { newClient } = await import('./client.ts');
      const mine = await newClient(create, output, {
        runs: () => client === mine && become('running'),
        ends: () => ended(mine),
      });
      if (turn !== turns || over) return;
      client = mine;
      mine.onNotification(plansChanged, ({ uri }: { uri: string | null }) => plans.fire(uri));
      await mine.start().catch(() => ended(mine));
    } catch (error) {
      output.error(`The server could not be started: ${error}`);
      become('stopped');
    }
  }
  function ended(mine: BaseLanguageClient): void {
    if (client !== mine || over) return;
    client = undefined;
    void close(mine);
    const again = patience.lasts();
    become(again ? 'starting' : 'stopped');
    if (again) timer = setTimeout(() => void start(), pause);
  }
  const close = (mine: BaseLanguageClient): Promise<void> =>
    mine.dispose().catch(error => output.debug(`The client of a server did not end well: ${error}`));
  /** Waits until the server has started, or is known not to. */
  async function settled(): Promise<BaseLanguageClient> {
    if (state === 'starting')
      await new Promise<void>(done => {
        const listener = states.event(next => {
          if (next === 'starting') return;
          listener.dispose();
          done();
        });
      });
    if (!client) throw new Error('There is no server.');
    return client;
  }
  return {
    get state() {
      return state;
    },
    get client() {
      return client;
    },
    onState: states.event,
    onPlansChanged: plans.event,
    ask: async (method, params) => (await settled()).sendRequest(method, params),
    tell: (method, params) => client?.sendNotification(method, params) ?? Promise.resolve(),
    start,
    async restart() {
      const before = client;
      client = undefined;
      clearTimeout(timer);
      patience.renew();
      if (before) await close(before);
      await start();
    },
    async stop() {
      over = true;
      clearTimeout(timer);
      if (client) await close(client);
    },
  };
}

/** Whether a server that has ended shall be followed by another: not when it was the fifth within three minutes. */
function newPatience(most = 4, within = 180_000): { lasts(): boolean; renew(): void } {
  let ends: number[] = [];
  return {
    lasts() {
      const now = Date.now();
      ends = [...ends.filter(it => now - it < within), now];
      return ends.length <= most;
    },
    renew() {
      ends = [];
    },
  };
}
