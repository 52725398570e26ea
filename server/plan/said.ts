import type { Far } from './others.ts';
import type { Entry } from './parse.ts';

/** What the plans of a folder say of one person, team or calendar. */
interface Said {
  readonly parts: readonly Entry[];
  readonly byFile: ReadonlyMap<string, Entry>;
  readonly value: unknown;
}
const known = new WeakMap<readonly Far[], Said>();
function saidOf(all: readonly Far[]): Said {
  let said = known.get(all);
  if (!said) {
    const parts = all.map(it => it.entry);
    // Of two in one plan the first counts.
    const byFile = new Map(all.map((it): [string, Entry] => [it.home.file, it.entry]).reverse());
    said = { parts, byFile, value: together(parts) };
    known.set(all, said);
  }
  return said;
}

/**
 * The entry of a shared name, with what all plans of the folder say of it: each key as the first file has it that says it,
 * so that all plans see the same person. `own` is the definition in the plan at hand, which need not be in the folder yet.
 */
export function asAllSay(all: readonly Far[], file: string, own: Entry | undefined): Entry | undefined {
  const { parts, byFile, value } = saidOf(all);
  if (byFile.get(file) === own) {
    const entry = own ?? parts[0];
    return entry && saying(entry, value);
  }
  const now: Entry[] = inOrder(all, file, own ? [{ entry: own }] : []).map(it => it.entry);
  const entry = own ?? now[0];
  return entry && saying(entry, together(now));
}

/** Definitions in the order of their files. What the plan at hand says is taken from its own text, which may be newer than what the folder knows. */
export function inOrder<F extends { readonly home: { readonly file: string } }, T>(
  all: readonly F[],
  file: string,
  own: readonly T[],
): (F | T)[] {
  const others = all.filter(it => it.home.file !== file);
  const before = others.filter(it => it.home.file < file).length;
  return [...others.slice(0, before), ...own, ...others.slice(before)];
}

/** Of entries in the order of their files one for each name, where it stands first, with what all say of it. */
export function oneEach(all: readonly Entry[]): Entry[] {
  const parts = new Map<string, Entry[]>();
  for (const it of all) {
    const list = parts.get(it.id);
    if (list) list.push(it);
    else parts.set(it.id, [it]);
  }
  return [...parts.values()].map(list => saying(list[0]!, together(list)));
}

interface Joined {
  readonly values: readonly object[];
  readonly value: object;
}
/** Kept by the first of them: what was worked out from a value stands as long as nobody says anything else. */
const joined = new WeakMap<object, Joined>();
/** What several entries of one name say: nothing new where the first says it all. */
function together(parts: readonly Entry[]): unknown {
  const values = parts.map(it => it.value as object);
  const [first] = values;
  if (!first || values.length === 1) return first;
  const more: Record<string, unknown> = {};
  for (const it of values) for (const [key, value] of Object.entries(it)) if (value !== undefined) more[key] ??= value;
  if (Object.keys(more).every(key => (first as typeof more)[key] !== undefined)) return first;
  const before = joined.get(first);
  if (before?.values.length === values.length && before.values.every((it, i) => it === values[i])) return before.value;
  joined.set(first, { values, value: more });
  return more;
}

const views = new WeakMap<Entry, Entry>();
/** An entry where it stands, with another value. */
function saying(entry: Entry, value: unknown): Entry {
  if (entry.value === value) return entry;
  let view = views.get(entry);
  if (view?.value !== value) views.set(entry, (view = { ...entry, value }));
  return view!;
}
