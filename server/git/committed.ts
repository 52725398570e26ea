import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Day } from '../language/day.ts';
import { pathOf } from './histories.ts';
import { newRevisions } from './revision.ts';
import { type Tag, tagsOf } from './tags.ts';

/** The plans of a commit, by their addresses. */
export interface Committed {
  readonly id: string;
  readonly day: Day | undefined;
  readonly texts: ReadonlyMap<string, string>;
}

/** A reader of the commit of a name, in the repository that the file at an address stands in. `known` are addresses as the editor spells them. */
export function newCommitted(read = newRevisions()) {
  return async (
    uri: string,
    name: string,
    known: readonly string[],
    signal: AbortSignal,
  ): Promise<Committed | { readonly because: string }> => {
    const path = pathOf(uri);
    if (path === undefined) return { because: 'the plan is in no git repository' };
    const found = await read(dirname(path), name, undefined, { signal });
    if ('because' in found) return found;
    const spelled = new Map(known.flatMap(it => (pathOf(it) === undefined ? [] : [[pathOf(it)!, it] as const])));
    const texts = [...found.texts].map(([it, text]) => [spelled.get(it) ?? pathToFileURL(it).href, text] as const);
    return { id: found.id, day: found.day, texts: new Map(texts) };
  };
}

/** The tags of the repository that the file at an address stands in. */
export async function tagsAt(uri: string, signal: AbortSignal): Promise<readonly Tag[]> {
  const path = pathOf(uri);
  return path === undefined ? [] : tagsOf(dirname(path), { signal });
}
