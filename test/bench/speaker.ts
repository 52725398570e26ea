import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** What a process is given so that it can be asked what it holds on to: it collects its garbage and tells. */
const scales = `process.on('SIGUSR2', () => {
  gc();
  gc();
  const { heapUsed, external } = process.memoryUsage();
  process.send(heapUsed + external);
});`;

/** A language server over stdio, spoken to without a library: what is timed is the server. */
export class Speaker {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, (result: unknown) => void>();
  private next = 1;
  private buffer = Buffer.alloc(0);
  private readonly settings: Record<string, unknown>;
  /** Called with what the server publishes by itself. */
  onPublish: (uri: string, list: Diagnostic[]) => void = () => {};
  /** Called when the server has more to say than it said when it was asked. */
  onRefresh: () => void = () => {};

  constructor([node, ...rest]: readonly string[], settings: Record<string, unknown> = {}, weighed = false) {
    this.settings = settings;
    const flags = weighed ? ['--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(scales)}`] : [];
    this.child = spawn(node!, [...flags, ...rest], {
      stdio: ['pipe', 'pipe', 'inherit', ...(weighed ? ['ipc' as const] : [])],
    });
    this.child.stdout!.on('data', data => this.read(data));
    this.child.stdin!.on('error', () => {}); // its end is told below
    this.child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL' && this.child.killed) return;
      console.error(`${rest.join(' ')} ended by itself (${signal ?? code}).`);
      process.exit(1);
    });
  }
  request<T>(method: string, params: unknown): Promise<T> {
    const id = this.next++;
    this.send({ id, method, params });
    return new Promise(resolve => this.waiting.set(id, resolve as (result: unknown) => void));
  }
  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }
  /** What it holds on to in its heap, and its resident memory. Bytes. */
  async memory(): Promise<{ kept: number; resident: number }> {
    const told = once(this.child, 'message');
    this.child.kill('SIGUSR2');
    const [kept] = (await told) as [number];
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return { kept, resident: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024 };
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
  private take({ id, method, params, result }: Message): void {
    if (method === 'textDocument/publishDiagnostics') this.onPublish(params!.uri, params!.diagnostics);
    else if (method && id !== undefined) {
      const settings = () => params!.items!.map(it => this.settings[it.section] ?? null);
      this.send({ id, result: method === 'workspace/configuration' ? settings() : null });
      if (method === 'workspace/diagnostic/refresh') this.onRefresh();
    } else if (id !== undefined) {
      this.waiting.get(id)?.(result);
      this.waiting.delete(id);
    }
  }
}
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { uri: string; diagnostics: Diagnostic[]; items?: { section: string }[] };
  readonly result?: unknown;
}
export interface Diagnostic {
  readonly range: { readonly start: { readonly line: number } };
  readonly code?: string | number;
  readonly message: string;
}
