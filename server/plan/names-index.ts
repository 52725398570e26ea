import type { Kind, Meaning } from '../language/kinds.ts';
import type { Parsed } from './parse.ts';

/** Where each name is defined and used: by kind and id, the indexes of chunks, in their order, each once. */
export interface Names {
  readonly definitions: Index;
  readonly references: Index;
}
type Index = ReadonlyMap<Kind, ReadonlyMap<string, readonly number[]>>;

/** Calls back for every name that a chunk defines, and for every one that it uses. */
export function eachName({ names }: Parsed, found: (defines: boolean, kind: Kind, id: string) => void): void {
  for (let i = 0; i < names.length; i += 2) {
    const { defines, refersTo } = names[i] as Meaning;
    const id = names[i + 1] as string;
    if (defines) found(true, defines, id);
    else for (const kind of refersTo ?? []) found(false, kind, id);
  }
}

/** The index of all names in a plan. */
export function indexNames(chunks: readonly Parsed[]): Names {
  const definitions = new Map<Kind, Map<string, number[]>>();
  const references = new Map<Kind, Map<string, number[]>>();
  chunks.forEach((parsed, chunk) => {
    eachName(parsed, (defines, kind, id) => {
      const kinds = defines ? definitions : references;
      let ids = kinds.get(kind);
      if (!ids) kinds.set(kind, (ids = new Map()));
      const list = ids.get(id);
      if (!list) ids.set(id, [chunk]);
      else if (list[list.length - 1] !== chunk) list.push(chunk);
    });
  });
  return { definitions, references };
}

/** Every name that a chunk defines or uses: while this stays the same, the index of names stands. */
export function namesOf(parsed: Parsed): string {
  const names: string[] = [];
  eachName(parsed, (defines, kind, id) => names.push(defines ? '=' : '>', kind, id, '\0'));
  return names.join('\n');
}

/** All that other entries may know of a chunk, prose left out: while this stays the same, they stand as they are judged. */
export function factsOf(parsed: Parsed): string {
  let known = facts.get(parsed);
  if (known === undefined) facts.set(parsed, (known = factsIn(parsed)));
  return known;
}
/* Asked of what has changed and of what others name. Tokens are let go once a plan is judged, and would be read again for each question. */
const facts = new WeakMap<Parsed, string>();
function factsIn({ tokens }: Parsed): string {
  const said: string[] = [];
  for (const { role, node, depth, meaning, trouble } of tokens) {
    if (!meaning || trouble === 'form') continue;
    // Nesting is in the order, so the depth tells what paths would.
    const isProse = role === 'value' && meaning.types?.includes('text');
    said.push(`${depth} ${role === 'key' ? '' : ': '}${isProse ? '' : node.text}`);
  }
  return said.join('\n');
}

/** The names of some chunks that others may look up, and those that they look up themselves. */
export function affectedBy(changed: readonly Parsed[], { definitions, references }: Names): Set<number> {
  const chunks = new Set<number>();
  for (const parsed of changed) {
    eachName(parsed, (defines, kind, id) => {
      for (const chunk of definitions.get(kind)?.get(id) ?? []) chunks.add(chunk);
      if (defines) for (const chunk of references.get(kind)?.get(id) ?? []) chunks.add(chunk);
    });
  }
  return chunks;
}
