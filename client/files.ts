import { type Disposable, type LogOutputChannel, type Uri, workspace } from 'vscode';
import { files, type PlanFile } from '../server/protocol.ts';
import type { Link } from './link.ts';
import { plansIn } from './search.ts';

/** How many plans of the opened folders are read; further ones are known once they are opened. */
export const mostFiles = 5000;
/** A plan of more bytes is read only once it is opened. */
const mostBytes = 4_000_000;
/** How long changes are collected before files are read: a branch that is switched touches many at once. Milliseconds. */
const pause = 150;

/** Tells the server of every plan in the opened folders, open or not, and of what happens to them. `listed` hears how many it was told of. */
export function watchFiles(link: Link, output: LogOutputChannel, listed: (count: number) => void): Disposable {
  const watcher = workspace.createFileSystemWatcher('**/*.opsplan');
  // Of a folder that goes, or gets another name, that folder alone is told, and not the plans in it.
  const folders = workspace.createFileSystemWatcher('**', true, true, false);
  /** What the server was told of. */
  let known = new Map<string, Uri>();
  let changed = new Map<string, Uri>();
  let relist = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    if (link.state !== 'running') return;
    let read = [...changed.values()].filter(it => known.has(String(it)));
    const gone: PlanFile[] = [];
    changed = new Map();
    if (relist) {
      relist = false;
      const found = await list(output);
      gone.push(...[...known.keys()].filter(it => !found.has(it)).map(uri => ({ uri, text: null })));
      read = [...read, ...[...found].filter(([uri]) => !known.has(uri)).map(([, it]) => it)];
      known = found;
    }
    const told = [...gone, ...(await Promise.all(read.map(it => readFile(it, output))))];
    if (told.length) await link.tell(files, { files: told });
    listed(known.size);
  }
  function soon(delay = pause): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(run).catch(error => output.error(`Plans could not be read: ${error}`));
    }, delay);
  }
  const again = (): void => {
    relist = true;
    soon();
  };
  const holds = (folder: Uri): boolean => [...known.keys()].some(it => it.startsWith(`${folder}/`));
  const listeners = [
    watcher,
    watcher.onDidCreate(uri => {
      // It may have been there before: many programs write a file by putting a new one in its place.
      changed.set(String(uri), uri);
      again();
    }),
    watcher.onDidDelete(again),
    folders,
    folders.onDidDelete(it => holds(it) && again()),
    workspace.onDidDeleteFiles(({ files }) => files.some(holds) && again()),
    workspace.onDidRenameFiles(({ files }) => files.some(it => holds(it.oldUri)) && again()),
    watcher.onDidChange(uri => {
      changed.set(String(uri), uri);
      soon();
    }),
    workspace.onDidChangeWorkspaceFolders(again),
    link.onState(state => {
      if (state !== 'running') return;
      known = new Map();
      relist = true;
      soon(0);
    }),
  ];
  return {
    dispose() {
      clearTimeout(timer);
      for (const it of listeners) it.dispose();
    },
  };
}

/** The plans of the opened folders, by their addresses. What the user hides from searches stays out. */
async function list(output: LogOutputChannel): Promise<Map<string, Uri>> {
  const found: Uri[] = [];
  for (const folder of workspace.workspaceFolders ?? []) found.push(...(await plansIn(folder)));
  const sorted = found.sort((a, b) => (String(a) < String(b) ? -1 : 1));
  if (sorted.length > mostFiles)
    output.warn(
      `There are ${sorted.length} plans here. Known are the first ${mostFiles} of them, and those that are open.`,
    );
  return new Map(sorted.slice(0, mostFiles).map(it => [String(it), it]));
}

async function readFile(uri: Uri, output: LogOutputChannel): Promise<PlanFile> {
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > mostBytes) output.warn(`${uri} is large (${size} bytes): the views show it once it is open.`);
    else {
      const text = await workspace.decode(await workspace.fs.readFile(uri), { uri });
      if (text.includes('\ufffd')) output.warn(`${uri} holds characters that could not be read: save it as UTF-8.`);
      return { uri: String(uri), text };
    }
  } catch (error) {
    output.warn(`${uri} could not be read: ${error}`);
  }
  return { uri: String(uri), text: null };
}
