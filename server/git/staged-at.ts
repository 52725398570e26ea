import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pathOf } from './histories.ts';
import { readStaged, type Staged } from './staged.ts';

/** What is staged in the repository of a folder or a file, by its address; `top` is an address too. */
export async function stagedAt(uri: string, signal: AbortSignal): Promise<Staged | { readonly because: string }> {
  const path = pathOf(uri);
  if (path === undefined) return { because: 'it is no file' };
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
  const found = await readStaged(isFolder ? path : dirname(path), { signal });
  return 'because' in found ? found : { ...found, top: pathToFileURL(found.top).href };
}
