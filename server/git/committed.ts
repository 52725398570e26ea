import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Day } from '../language/day.ts';
import { pathOf } from './histories.ts';
import { homeOf } from './home.ts';
import { newRevisions } from './revision.ts';
import { type Tag, tagsOf } from './tags.ts';

/** The plans of a commit, by their addresses. */
export interface Committed {
  readonly id: string;
  readonly day: Day | undefined;
  readonly texts: ReadonlyMap<string, string>;
}

interface Asking {
  /** As the editor spelled them when it asked last. */
  known: readonly string[];
  readonly answer: Promise<Committed | { readonly because: string }>;
}

/**
 * A reader of the commit of a name, in the repository that the file at an address stands in. `known` are addresses as the
 * editor spells them. Whoever asks meanwhile about another file of that repository is told the same.
 */
export function newCommitted(read = newRevisions()) {
  const asked = new Map<string, Asking>();
  return (uri: string, name: string, known: readonly string[], signal: AbortSignal): Asking['answer'] => {
    const path = pathOf(uri);
    if (path === undefined) return Promise.resolve({ because: 'the plan is in no git repository' });
    const folder = dirname(path);
    const key = `${homeOf(folder, new Map()) ?? folder}\n${name}`;
    const before = asked.get(key);
    if (before) {
      before.known = known;
      return before.answer;
    }
    const answer = read(folder, name, undefined, { signal }).then(found => {
      if ('because' in found) return found;
      return { id: found.id, day: found.day, texts: spelledAs(asking.known, found.texts) };
    });
    const asking: Asking = { known, answer: answer.finally(() => asked.delete(key)) };
    asked.set(key, asking);
    return asking.answer;
  };
}
/** Texts by addresses, of those that the editor knows as it spells them. */
function spelledAs(known: readonly string[], texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const spelled = new Map(known.flatMap(it => (pathOf(it) === undefined ? [] : [[pathOf(it)!, it] as const])));
  return new Map([...texts].map(([it, text]) => [spelled.get(it) ?? pathToFileURL(it).href, text] as const));
}

/** The tags of the repository that the file at an address stands in. */
export async function tagsAt(uri: string, signal: AbortSignal): Promise<readonly Tag[]> {
  const path = pathOf(uri);
  return path === undefined ? [] : tagsOf(dirname(path), { signal });
}
