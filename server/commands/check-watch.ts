import { watch } from 'node:fs';
import type { Run } from '../run.ts';

/** How long nothing has to change before plans are read: an editor writes a file in several steps. Milliseconds. */
const settles = 80;
const often = 500;

/** Calls back after each change of the plans of a run, with the files that changed, until the process is ended. */
export function whenChanged(run: Run, folders: readonly string[], tell: (files: readonly string[]) => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let busy = false;
  const look = async (): Promise<void> => {
    if (busy) return later();
    busy = true;
    try {
      const changed = run.reread();
      if (changed.length) await tell(changed);
    } finally {
      busy = false;
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, settles);
  };
  // Elsewhere node watches every file and folder below on its own, those of packages too: looking costs less.
  const isNative = process.platform === 'darwin' || process.platform === 'win32';
  try {
    if (!isNative) throw new Error('no watching of all that is below');
    for (const it of folders) watch(it, { recursive: true }, later).on('error', () => setInterval(later, often));
  } catch {
    setInterval(later, often);
  }
  return new Promise<never>(() => {});
}
