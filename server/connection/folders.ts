import { nameAt, siblingOf } from '../features/workspace-edit.ts';
import { Workspace } from '../plan/workspace.ts';
import { spelled } from './address.ts';
import type { Document } from './document.ts';
import type { State } from './state.ts';

/** The opened folders, and the plans of each: a plan sees those of its own folder. One outside of all stands alone. */
export interface Folders {
  /** Their addresses, each with a slash at its end. */
  roots: readonly string[];
  readonly spaces: Map<string, Workspace>;
}
export const noFolders = (): Folders => ({ roots: [], spaces: new Map() });

/** The innermost opened folder that holds a plan; of a plan outside, its own address. */
export const rootOf = ({ roots }: Folders, uri: string): string =>
  innermost(roots.filter(it => uri.startsWith(it))) ??
  innermost(roots.filter(it => spelled(uri).startsWith(spelled(it)))) ??
  uri;
const innermost = (roots: readonly string[]): string | undefined => [...roots].sort((a, b) => b.length - a.length)[0];
const withSlash = (uri: string): string => (uri.endsWith('/') ? uri : `${uri}/`);

/** A plan as it is known best: as it is typed, else as the file has it. */
export const documentAt = ({ documents, files }: Known, uri: string): Document | undefined =>
  documents.get(uri) ?? files.get(uri);

/** The addresses of all plans that are known, those of open texts first. */
export const urisOf = ({ documents, files }: Known): string[] => [...new Set([...documents.keys(), ...files.keys()])];
interface Known {
  readonly documents: ReadonlyMap<string, Document>;
  readonly files: ReadonlyMap<string, Document>;
}

/** Tells under which address a file is known, however that is spelled; where it is not, the address itself. */
export function knownAs(state: Known): (uri: string) => string {
  let all: ReadonlyMap<string, string> | undefined;
  return uri => {
    if (documentAt(state, uri)) return uri;
    // Those of open texts count.
    all ??= new Map(
      urisOf(state)
        .map(it => [spelled(it), it] as const)
        .reverse(),
    );
    return all.get(spelled(uri)) ?? uri;
  };
}
/** An editor opens a plan: if the server has read it, it is called from now on as the editor calls it. Gives what it was called. */
export function callAs(state: State, uri: string): readonly string[] {
  const { files } = state;
  const before = knownAs(state)(uri);
  const document = before === uri ? undefined : files.get(before);
  if (!document) return [];
  files.delete(before);
  files.set(uri, { uri, version: null, plan: document.plan });
  return [before];
}

/**
 * Brings plans to where they stand among the others, after they were read, changed, opened or closed. Gives the
 * addresses of all further plans that may now be judged otherwise.
 */
export function place(state: State, uris: readonly string[]): ReadonlySet<string> {
  const { folders } = state;
  const affected = new Set<string>();
  for (const uri of uris) {
    const name = nameAt(uri);
    if (name === undefined) continue;
    const root = rootOf(folders, uri);
    let space = folders.spaces.get(root);
    if (!space) folders.spaces.set(root, (space = new Workspace(root === uri)));
    const others = space.put(uri, name, documentAt(state, uri)?.plan);
    const isNews = space.remember(uri, documentAt(state, uri) && state.histories.get(uri));
    if (others === 'all' || isNews) for (const it of space.all()) affected.add(it.file);
    else for (const it of others) affected.add(it);
    if (!space.size) folders.spaces.delete(root);
  }
  for (const uri of new Set([...uris, ...affected])) see(state, uri);
  for (const uri of uris) affected.delete(uri);
  return affected;
}
/** Lets a plan see the others as they are now. */
function see(state: State, uri: string): void {
  const document = documentAt(state, uri);
  const { documents, files, host } = state;
  const seen = state.folders.spaces.get(rootOf(state.folders, uri))?.seen(uri, name => {
    const at = siblingOf(uri, name);
    return documents.has(at) || files.has(at) || host.isTaken(at);
  });
  if (document && seen) document.plan = seen;
}

/** Other folders are open now: every plan is placed anew. */
export function regroup(state: State, roots: readonly string[]): void {
  state.folders.roots = roots.map(withSlash);
  state.folders.spaces.clear();
  place(state, urisOf(state));
}
