import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A language server over stdio, spoken to without a library: what is timed is the server. */
export class Speaker {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, (result: unknown) => void>();
  private readonly published: ((uri: string, list: Diagnostic[]) => void)[] = [];
  private next = 1;
  private buffer = Buffer.alloc(0);
  readonly settings: Record<string, unknown>;

  constructor(command: readonly string[], settings: Record<string, unknown> = {}) {
    this.settings = settings;
    this.child = spawn(command[0]!, command.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] });
    this.child.stdout!.on('data', data => this.read(data));
  }
  request<T>(method: string, params: unknown): Promise<T> {
    const id = this.next++;
    this.send({ id, method, params });
    return new Promise(resolve => this.waiting.set(id, resolve as (result: unknown) => void));
  }
  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }
  onPublish(listen: (uri: string, list: Diagnostic[]) => void): void {
    this.published.push(listen);
  }
  /** Resident memory, in MB. */
  memory(): number {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  }
  stop(): void {
    this.child.kill('SIGKILL');
  }
  private send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.child.stdin!.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }
  private read(data: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      const length = end < 0 ? 0 : Number(/Content-Length: (\d+)/i.exec(this.buffer.toString('latin1', 0, end))?.[1]);
      if (end < 0 || this.buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.buffer.toString('utf8', end + 4, end + 4 + length));
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.take(message);
    }
  }
  private take(message: {
    id?: number;
    method?: string;
    params?: { uri: string; diagnostics: Diagnostic[]; items?: { section: string }[] };
    result?: unknown;
  }): void {
    if (message.method === 'textDocument/publishDiagnostics')
      for (const it of this.published) it(message.params!.uri, message.params!.diagnostics);
    else if (message.method && message.id !== undefined) {
      const result =
        message.method === 'workspace/configuration'
          ? message.params!.items!.map(it => this.settings[it.section] ?? null)
          : null;
      this.send({ id: message.id, result });
    } else if (message.id !== undefined) {
      this.waiting.get(message.id)?.(message.result);
      this.waiting.delete(message.id);
    }
  }
}
export interface Diagnostic {
  readonly range: { readonly start: { readonly line: number } };
  readonly message: string;
}
