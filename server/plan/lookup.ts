import type { Kind } from '../language/kinds.ts';
import { isShared, type SharedKind } from './far-ref.ts';
import type { Member } from './others.ts';
import type { Entry, Parsed, Token } from './parse.ts';
import type { Plan } from './plan.ts';
import { type EntryOf, entriesOf, indexOf } from './query.ts';
import { asAllSay, oneEach } from './said.ts';
import { isClosed } from './strategy.ts';
import { once } from './whole.ts';

/**
 * The entry of this name; the first where there are several. People, teams and calendars may stand in another plan: their
 * text is not this plan's to edit. They say what all plans together say of them, wherever they stand.
 */
export function find<K extends Kind>(plan: Plan, kind: K, id: string): EntryOf<K> | undefined {
  const own = findHere(plan, kind, id);
  const { others } = plan;
  if (!others || !isShared(kind)) return own;
  return asAllSay(others.definitions(kind, id), others.file, own) as EntryOf<K> | undefined;
}
function findHere<K extends Kind>(plan: Plan, kind: K, id: string): EntryOf<K> | undefined {
  const chunks = plan.names.definitions.get(kind)?.get(id);
  if (!chunks) return undefined;
  for (const chunk of chunks) {
    const entry = definedIn(plan.chunks[chunk]!, kind, id)[0];
    if (entry) return entry as EntryOf<K>;
  }
  return undefined;
}
/** Wherever it stands: the thing of this plan that a word names, or `crm/api-freeze` of another, with where that is. */
export function resolve<K extends Kind>(
  plan: Plan,
  kind: K,
  ref: string,
): { readonly entry: EntryOf<K>; readonly home?: Member } | undefined {
  const own = findHere(plan, kind, ref);
  const far = own ? undefined : plan.others?.find(kind, ref);
  if (isShared(kind) && (own || far)) return { ...far, entry: find(plan, kind, ref)! };
  return own ? { entry: own } : far;
}
/** All people, teams or calendars that the plan may name: its own, then those of the other plans. */
export function known<K extends SharedKind>(plan: Plan, kind: K): readonly EntryOf<K>[] {
  const own = entriesOf(plan, kind);
  if (!plan.others) return own;
  const all = allKnown(plan, kind);
  if (!own.length) return all;
  const before = merged.get(own);
  if (before?.all === all) return before.list as readonly EntryOf<K>[];
  const ids = new Set(own.map(it => it.id));
  const list = [...own.map(it => find(plan, kind, it.id) ?? it), ...all.filter(it => !ids.has(it.id))];
  merged.set(own, { all, list });
  return list;
}
const merged = new WeakMap<readonly Entry[], { readonly all: readonly Entry[]; readonly list: readonly Entry[] }>();
/** The same in the order of their files, each where it stands first: one list for all plans of the folder. */
export const allKnown = <K extends SharedKind>(plan: Plan, kind: K): readonly EntryOf<K>[] => sharedOf(plan)(kind);
/** Works something out once from all people, teams or calendars, for all plans that see the same. */
export function onceFrom<K extends SharedKind, T>(kind: K, make: (all: readonly EntryOf<K>[]) => T): (plan: Plan) => T {
  const known = new WeakMap<readonly Entry[], { readonly made: T }>();
  return plan => {
    const all = allKnown(plan, kind);
    let found = known.get(all);
    if (!found) known.set(all, (found = { made: make(all) }));
    return found.made;
  };
}
const sharedOf = once(whole => {
  const known = new Map<SharedKind, readonly Entry[]>();
  return <K extends SharedKind>(kind: K): readonly EntryOf<K>[] => {
    let list = known.get(kind);
    if (!list) known.set(kind, (list = firstsOf(kind, whole)));
    return list as readonly EntryOf<K>[];
  };
});
interface Firsts {
  readonly all: readonly Entry[];
  readonly list: readonly Entry[];
}
/** Kept by the first: while all entries are the same so is the list, whatever else is written in the plans. */
const firsts = new WeakMap<Entry, Firsts>();
function firstsOf(kind: SharedKind, whole: readonly Member[]): readonly Entry[] {
  const all: Entry[] = whole.flatMap(it => entriesOf(it.plan, kind));
  if (!all.length) return none;
  const before = firsts.get(all[0]!);
  if (before?.all.length === all.length && before.all.every((it, i) => it === all[i])) return before.list;
  const list = oneEach(all);
  firsts.set(all[0]!, { all, list });
  return list;
}
const none: readonly never[] = [];
/**
 * Those that no plan before this one defines, with what all say of them: what is to be said of all that somebody does is
 * said once in the folder, by the house rules of the first plan that is not closed. With `key`, those of whom none before
 * this one says that.
 */
export function definedFirst<K extends SharedKind>(plan: Plan, kind: K, key?: string): readonly EntryOf<K>[] {
  const { others } = plan;
  const says = ({ value }: Entry): boolean =>
    key === undefined || (value as Readonly<Record<string, unknown>>)[key] !== undefined;
  return entriesOf(plan, kind).flatMap(it => {
    if (!says(it) || findHere(plan, kind, it.id) !== it) return [];
    const isFirst = others
      ?.definitions(kind, it.id)
      .every(({ entry, home }) => home.file >= others.file || !says(entry) || isClosed(home.plan));
    return isFirst === false ? [] : (find(plan, kind, it.id) ?? it);
  });
}
/** Every entry of this name: more than one is a mistake. */
export const findAll = <K extends Kind>(plan: Plan, kind: K, id: string): EntryOf<K>[] =>
  (plan.names.definitions.get(kind)?.get(id) ?? []).flatMap(
    chunk => definedIn(plan.chunks[chunk]!, kind, id) as EntryOf<K>[],
  );
const mentioned = new WeakMap<Plan['chunks'], Map<string, { parsed: Parsed; token: Token }[]>>();
/** Every word that refers to this name, in the order of the text. */
export function mentions(plan: Plan, kind: Kind, id: string): readonly { parsed: Parsed; token: Token }[] {
  const chunks = plan.names.references.get(kind)?.get(id);
  if (!chunks) return [];
  let known = mentioned.get(plan.chunks);
  if (!known) mentioned.set(plan.chunks, (known = new Map()));
  const name = `${kind} ${id}`;
  let found = known.get(name);
  if (!found) {
    found = chunks.flatMap(chunk => {
      const parsed = plan.chunks[chunk]!;
      return namedIn(parsed, kind, id).map(token => ({ parsed, token }));
    });
    known.set(name, found);
  }
  return found;
}

/** Where a word stands, as a name for it: of a chunk that is read again, once it was judged, the tokens are others. */
export const spotOf = (plan: Plan, { parsed, token }: { parsed: Parsed; token: Token }): string =>
  `${indexOf(plan, parsed)}:${token.range.start.line}:${token.range.start.character}`;

/** The names of a chunk. Kept only where there are many, as in a section written on one line. */
const indexes = new WeakMap<Parsed, { entries: Map<string, Entry[]>; tokens: Map<string, Token[]> }>();
function indexOfNames(parsed: Parsed) {
  let index = indexes.get(parsed);
  if (!index) {
    index = { entries: new Map(), tokens: new Map() };
    for (const it of parsed.entries) add(index.entries, it.id, it);
    for (const it of parsed.tokens) if (it.meaning?.refersTo) add(index.tokens, it.text, it);
    indexes.set(parsed, index);
  }
  return index;
}
function add<T>(map: Map<string, T[]>, name: string, it: T): void {
  const list = map.get(name);
  if (list) list.push(it);
  else map.set(name, [it]);
}
const isLong = ({ entries, names }: Parsed): boolean => entries.length > 20 || names.length > 100;
const definedIn = (parsed: Parsed, kind: Kind, id: string): Entry[] =>
  (isLong(parsed) ? (indexOfNames(parsed).entries.get(id) ?? []) : parsed.entries).filter(
    it => it.kind === kind && it.id === id,
  );
const namedIn = (parsed: Parsed, kind: Kind, id: string): Token[] =>
  (isLong(parsed) ? (indexOfNames(parsed).tokens.get(id) ?? []) : parsed.tokens).filter(
    it => it.text === id && it.meaning?.refersTo?.includes(kind),
  );
