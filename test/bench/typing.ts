// How fast a server answers while somebody types. A keystroke counts as answered only by diagnostics that are true:
// one on the edited line after a date was broken, none after it was mended.
import { setTimeout as sleep } from 'node:timers/promises';
import { madePlan } from './made.ts';
import type { Server } from './servers.ts';
import { type Diagnostic, Speaker } from './speaker.ts';

/** Between two keystrokes, about as fast as a key repeats. Milliseconds. */
const pause = 20;
/** So long, and a server that has not told the truth never will. Milliseconds. */
const patience = 120_000;

/** One character of a line, or nothing, that is replaced; and what then holds. */
interface Keystroke {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly put: string;
  readonly holds: (list: readonly Diagnostic[]) => boolean;
}

/** A plan that is open in a server. */
export class Typing {
  private version = 1;
  private done = 0;
  private heard: (list: Diagnostic[]) => void = () => {};
  private readonly uri: string;
  private readonly lines: readonly string[];
  private readonly server: Server;
  readonly speaker: Speaker;
  /** From the start of the process to the answer to `initialize`, and from opening to the first diagnostics. Milliseconds. */
  started = 0;
  opened = 0;

  private constructor(server: Server, text: string, weighed: boolean) {
    this.server = server;
    this.lines = text.split('\n');
    this.uri = `file:///bench/made-${this.lines.length}.opsplan`;
    this.speaker = new Speaker(server.command, server.settings, weighed);
    this.speaker.onPublish = (at, list) => at === this.uri && this.heard(list);
  }

  /** Starts a server and opens a plan of so many activities. A weighed server can tell its memory, and is not to be timed. */
  static async open(server: Server, count: number, weighed = false): Promise<Typing> {
    const text = madePlan(count);
    const begun = performance.now();
    const it = new Typing(server, text, weighed);
    await it.speaker.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: { ...(server.pull && { diagnostic: {} }), publishDiagnostics: {} },
        workspace: { configuration: true, diagnostics: { refreshSupport: true } },
      },
      initializationOptions: { today: '2030-12-02' },
    });
    it.started = performance.now() - begun;
    it.speaker.notify('initialized', {});
    const textDocument = { uri: it.uri, languageId: server.language, version: 1, text };
    it.opened = await it.answer(
      () => it.speaker.notify('textDocument/didOpen', { textDocument }),
      () => true,
    );
    return it;
  }

  /** How long each of so many keystrokes took that break and mend a due date, now here and now there. Milliseconds. */
  async dates(count: number): Promise<number[]> {
    const dues = this.lines.flatMap((it, i) => (it.startsWith('    due: ') ? [i] : []));
    const times: number[] = [];
    for (let i = 0; i < count; i += 2) {
      const line = dues[Math.floor(((this.done++ * 0.618) % 1) * dues.length)]!;
      const told = (list: readonly Diagnostic[]) =>
        list.some(it => it.range.start.line === line && (this.server.mistake ?? it.code) === it.code);
      const key = { line, from: 14, to: 15 };
      times.push(await this.press({ ...key, put: 'x', holds: told }));
      times.push(await this.press({ ...key, put: this.lines[line]![14]!, holds: list => !told(list) }));
    }
    return times;
  }

  /** The same of edits that make and undo a circle of two dependencies, which only the plan as a whole shows. */
  async circles(count: number): Promise<number[]> {
    const told = (list: readonly Diagnostic[]) => list.some(it => it.code === this.server.circle);
    const waits = this.lines.flatMap(
      (it, i) =>
        /^ {4}after: \[(\w+)/
          .exec(it)
          ?.slice(1)
          .map(on => ({ i, on })) ?? [],
    );
    const { i, on } = waits[Math.floor(waits.length / 2)]!;
    const id = this.lines
      .slice(0, i)
      .findLast(it => /^ {2}\w/.test(it))!
      .trim()
      .slice(0, -1);
    const line = this.lines.findIndex((it, at) => it.startsWith('    after: [') && at > this.lines.indexOf(`  ${on}:`));
    const put = this.lines[line]!.includes('[]') ? id : `${id}, `;
    const times: number[] = [];
    for (let turn = 0; turn < count; turn += 2) {
      times.push(await this.press({ line, from: 12, to: 12, put, holds: told }));
      times.push(await this.press({ line, from: 12, to: 12 + put.length, put: '', holds: list => !told(list) }));
    }
    return times;
  }

  private async press({ line, from, to, put, holds }: Keystroke): Promise<number> {
    await sleep(pause);
    const range = { start: { line, character: from }, end: { line, character: to } };
    const textDocument = { uri: this.uri, version: ++this.version };
    const change = { textDocument, contentChanges: [{ range, text: put }] };
    return this.answer(() => this.speaker.notify('textDocument/didChange', change), holds);
  }

  /** Waits for the first diagnostics that are true; one who may ask, asks again whenever the server says so. */
  private async answer(send: () => void, holds: Keystroke['holds']): Promise<number> {
    const from = performance.now();
    const params = { textDocument: { uri: this.uri } };
    let late: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve, reject) => {
      const hear = (list: Diagnostic[]) => holds(list) && resolve();
      const ask = async () => hear((await this.speaker.request<Report>('textDocument/diagnostic', params)).items);
      late = setTimeout(() => reject(new Error(`${this.server.name} never told what is true`)), patience);
      this.heard = hear;
      this.speaker.onRefresh = () => this.server.pull && void ask();
      send();
      if (this.server.pull) void ask();
    }).finally(() => clearTimeout(late));
    return Math.max(0, performance.now() - from - this.server.delay);
  }
}
interface Report {
  readonly items: Diagnostic[];
}
