import { watch } from 'node:fs';
import type { Run } from '../run.ts';

/** How long nothing has to change before plans are read: an editor writes a file in several steps. Milliseconds. */
const settles = 80;
const often = 500;
/** How long to wait after a look that took so long, where nobody tells of changes: looking takes a tenth of the time at most. Milliseconds. */
export const pauseAfter = (took: number): number => Math.max(often, 10 * took);

/** Calls back after each change of the plans of a run, with the files that changed, until the process is ended. */
export function whenChanged(run: Run, folders: readonly string[], tell: (files: readonly string[]) => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let busy = false;
  let took = 0;
  const look = async (): Promise<void> => {
    if (busy) return later();
    busy = true;
    try {
      const from = performance.now();
      const changed = run.reread();
      took = performance.now() - from;
      if (changed.length) await tell(changed);
    } finally {
      busy = false;
    }
  };
  /** Looks again and again: what takes long is done less often. */
  const lookOften = (): void => {
    setTimeout(() => void look().finally(lookOften), pauseAfter(took));
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, settles);
  };
  // Elsewhere node watches every file and folder below on its own, those of packages too: looking costs less.
  const isNative = process.platform === 'darwin' || process.platform === 'win32';
  try {
    if (!isNative) throw new Error('no watching of all that is below');
    for (const it of folders) watch(it, { recursive: true }, later).on('error', lookOften);
  } catch {
    lookOften();
  }
  return new Promise<never>(() => {});
}
