import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pathOf } from './histories.ts';
import { readStaged, type Staged } from './staged.ts';

/** What is staged in the repository of a folder or a file, by its address; `top` is an address too. */
export async function stagedAt(uri: string, signal: AbortSignal): Promise<Staged | { readonly because: string }> {
  const path = pathOf(uri);
  if (path === undefined) return { because: 'it is no file' };
  const found = await readStaged(folderOf(path), { signal });
  return 'because' in found ? found : { ...found, top: pathToFileURL(found.top).href };
}

/** The folder that a path is, or lies in; of what is gone with its folder, the nearest one that is left. */
function folderOf(path: string): string {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
  const above = dirname(path);
  return isFolder || above === path ? path : folderOf(above);
}
