import { type Duration, type Lagged, types } from '../language/values.ts';
import { partOf } from './node.ts';
import type { Entry, Parsed } from './parse.ts';
import type { Range } from './position.ts';
import { type EntryOf, items } from './query.ts';

/** One thing that an activity waits for: the word that names it, and the wait. */
export interface Prerequisite {
  readonly ref: string;
  readonly lag: Duration | undefined;
  readonly range: Range;
}
/** What an activity waits for by itself, in the order in which it is written. */
export function prerequisites(entry: EntryOf<'activity'>): readonly Prerequisite[] {
  const { parsed, value } = entry;
  // Where reading met no trouble, what was read stands item by item beside its words.
  if (parsed.sound) return value.after?.map((it, i) => new Written(entry, it, i)) ?? nothing;
  let known = awaited.get(parsed);
  if (!known) {
    known = awaitedIn(parsed);
    // Found in one pass and kept where a chunk holds many; elsewhere looking again costs less than keeping.
    if (parsed.entries.length > 20) awaited.set(parsed, known);
  }
  return known.get(entry) ?? nothing;
}
/** As a class, for all of a plan's are made again and again, and hardly anybody asks where one stands. */
class Written implements Prerequisite {
  readonly ref: string;
  readonly lag: Duration | undefined;
  private readonly entry: Entry;
  private readonly index: number;
  constructor(entry: Entry, { ref, lag }: Lagged, index: number) {
    this.ref = ref;
    this.lag = lag;
    this.entry = entry;
    this.index = index;
  }
  get range(): Range {
    return partOf(items(this.entry, 'after')[this.index]!, 0, this.ref.length);
  }
}
const nothing: readonly never[] = [];
const awaited = new WeakMap<Parsed, ReadonlyMap<Entry, readonly Prerequisite[]>>();
function awaitedIn(parsed: Parsed): ReadonlyMap<Entry, readonly Prerequisite[]> {
  const found = new Map<Entry, Prerequisite[]>();
  for (const token of parsed.tokens) {
    const { entry, meaning } = token;
    if (token.key !== 'after' || token.role !== 'value' || !entry || !meaning?.refersTo) continue;
    const { text, node } = token;
    const lag = text === node.text ? undefined : types.lagged.read(node.text)?.lag;
    const it: Prerequisite = {
      ref: text,
      lag,
      get range() {
        return token.range;
      },
    };
    const list = found.get(entry);
    if (list) list.push(it);
    else found.set(entry, [it]);
  }
  return found;
}
