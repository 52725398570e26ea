import { fileURLToPath } from 'node:url';
import type { Told } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import { newReader } from './reader.ts';

/** A reader of what was committed of plans, by the addresses of their files. Of what is no file nothing is told. */
export function newHistories(read = newReader()) {
  return async (
    plans: readonly { readonly uri: string; readonly plan: Plan }[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Told>> => {
    const files = plans.flatMap(({ uri, plan }) => {
      const path = pathOf(uri);
      return path === undefined ? [] : [{ uri, path, plan }];
    });
    const told = await read(files, { signal });
    return new Map(files.map(({ uri, path }) => [uri, told.get(path)!]));
  };
}

/** The path of a file by its address; nothing where it is none of this disk. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined; // No path can be made of it.
  }
}
