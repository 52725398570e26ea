// How a folder of many plans opens, and how fast one is answered that others refer to.
import { setTimeout as sleep } from 'node:timers/promises';
import { madePlan } from './made.ts';
import type { Server } from './servers.ts';
import { Speaker } from './speaker.ts';

/** Plans in the folder, and activities in each. */
export const plans = 1000;
export const each = 30;
const edits = 60;

export interface CompanyFigures {
  /** From telling of the files to the last diagnostics of the last plan. Milliseconds. */
  readonly opened: number;
  /** From each edit of the plan that others name to its own diagnostics. Milliseconds. */
  readonly keys: readonly number[];
  /** From the last edit to the diagnostics of all plans that name it. Milliseconds. */
  readonly others: number;
  /** What each activity makes the server hold on to. Bytes. */
  readonly kept: number;
}
interface Item {
  readonly kind: string;
  readonly uri: string;
  readonly resultId?: string;
}

const root = 'file:///bench/company';
const at = (i: number | string): string => `${root}/p${i}.opsplan`;

/** So many teams of two share the plans. */
const teams = 100;
/** A folder of plans that share their people, a tenth of which waits for the first plan. */
export function folder(count: number): { uri: string; text: string }[] {
  const people = new Set<string>();
  const texts = Array.from({ length: count }, (_, i) => {
    const whole = madePlan(each, i + 1).replace(/\b(\w+)-roy\b/g, `$1-${i % teams}`);
    const [before, shared = '', after = ''] = whole.split(/^(?:people:\n((?: {2}.*\n)*))/m);
    for (const line of shared.split('\n')) if (line) people.add(line);
    const text = `${before}${after}`;
    return i % 10 === 1 ? text.replace('after: []', 'after: [p0/a1]') : text;
  });
  return [
    { uri: at('eople'), text: `people:\n${[...people].join('\n')}\n` },
    ...texts.map((text, i) => ({ uri: at(i), text })),
  ];
}

/** The same where each plan holds people of its own, with what they can do, and none waits for another. */
export const apart = (count: number): { uri: string; text: string }[] =>
  Array.from({ length: count }, (_, i) => ({
    uri: at(i),
    text: madePlan(each, i + 1)
      .replace(/\b(\w+)-roy\b/g, `$1-${i}`)
      .replace(/capacity: 40h\/w/g, '$&, skills: [sql]')
      .replace(/^ {4}impact:/gm, '    skills: [sql]\n$&'),
  }));

/** Times one server over a folder. */
export async function company(server: Server, files = folder(plans)): Promise<CompanyFigures> {
  const speaker = new Speaker(server.command, server.settings, true);
  await speaker.request('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: root, name: 'company' }],
    capabilities: {
      textDocument: { diagnostic: {} },
      workspace: { workspaceFolders: true, configuration: true, diagnostics: { refreshSupport: true } },
    },
    initializationOptions: { today: '2030-12-02', views: true },
  });
  speaker.notify('initialized', {});
  const known = new Map<string, string>();
  const all = async (): Promise<void> => {
    const previousResultIds = [...known].map(([uri, value]) => ({ uri, value }));
    const { items } = await speaker.request<{ items: Item[] }>('workspace/diagnostic', { previousResultIds });
    for (const it of items) if (it.resultId) known.set(it.uri, it.resultId);
  };
  const begun = performance.now();
  speaker.notify('opsplan/files', { files });
  while (known.size < files.length) await all();
  const opened = performance.now() - begun;
  await sleep(500);
  const { text } = files.find(it => it.uri === at(0))!;
  speaker.notify('textDocument/didOpen', {
    textDocument: { uri: at(0), languageId: 'opsplan', version: 1, text },
  });
  const line = text
    .split('\n')
    .findIndex((it, i, lines) => /^ {4}due:/.test(it) && lines.slice(0, i).includes('  a1:'));
  const pull = () => speaker.request('textDocument/diagnostic', { textDocument: { uri: at(0) } });
  await pull();
  const keys: number[] = [];
  let last = 0;
  for (let i = 0; i < edits; i++) {
    await sleep(20);
    last = performance.now();
    const range = { start: { line, character: 17 }, end: { line, character: 18 } };
    speaker.notify('textDocument/didChange', {
      textDocument: { uri: at(0), version: i + 2 },
      contentChanges: [{ range, text: String(i % 2) }],
    });
    await pull();
    if (i >= edits / 3) keys.push(performance.now() - last);
  }
  await all();
  const others = performance.now() - last;
  const { kept } = await speaker.memory();
  speaker.stop();
  return { opened, keys, others, kept: kept / (plans * each) };
}
