import { language } from '../language/index.ts';
import type { Kind } from '../language/kinds.ts';
import { shapeOf } from '../language/shape.ts';
import { alike, type Node } from '../plan/node.ts';
import type { Entry, Parsed } from '../plan/parse.ts';
import { type Plan, sameEnds } from '../plan/plan.ts';
import { findAll, headOf } from '../plan/query.ts';

/** What became of one key. */
export interface KeyChange {
  readonly key: string;
  readonly from: Node | undefined;
  readonly to: Node | undefined;
}
/** What became of one entry from one version of a plan to another. Of a version before which there was none, all is new. */
export interface EntryChange {
  readonly kind: Kind;
  readonly id: string;
  readonly what: 'added' | 'dropped' | 'changed' | 'renamed';
  /** Its id before it was renamed. */
  readonly was?: string;
  readonly keys: readonly KeyChange[];
}
export interface Changes {
  readonly entries: readonly EntryChange[];
  /** Of the keys at the margin that are no sections of entries. */
  readonly head: readonly KeyChange[];
}
const noKeys: readonly KeyChange[] = [];

/** What changed in the meaning of a plan. Costs what changed, not the plan, where the two share their chunks. */
export function changesBetween(before: Plan | undefined, after: Plan): Changes {
  const old = before?.chunks ?? [];
  const { head, tail } = sameEnds(old, after.chunks);
  const stays = new Set<Parsed>(old.slice(head, old.length - tail));
  const added = after.chunks.slice(head, after.chunks.length - tail).filter(it => !stays.delete(it));
  const removed = [...stays];
  const keys = headKeys([...added, ...removed]);
  return {
    entries: entryChanges(before, after, removed, added),
    head: keyChanges(headsOf(before, keys), headsOf(after, keys)),
  };
}

function entryChanges(
  before: Plan | undefined,
  after: Plan,
  removed: readonly Parsed[],
  added: readonly Parsed[],
): EntryChange[] {
  const changes: EntryChange[] = [];
  const fresh: Entry[] = [];
  const gone: Entry[] = [];
  for (const { kind, id } of namesIn([...added, ...removed])) {
    const [old, now] = [before && findAll(before, kind, id)[0], findAll(after, kind, id)[0]];
    if (!old && now) fresh.push(now);
    else if (old && !now) gone.push(old);
    else if (old && now) {
      const keys = old === now ? noKeys : changedKeys(old, now);
      if (keys.length) changes.push({ kind, id, what: 'changed', keys });
    }
  }
  const left = new Set(gone);
  for (const it of fresh) {
    const was = renamedFrom(it, left);
    const { kind, id } = it;
    if (was) left.delete(was);
    changes.push(
      was ? { kind, id, what: 'renamed', was: was.id, keys: noKeys } : { kind, id, what: 'added', keys: noKeys },
    );
  }
  for (const { kind, id } of left) changes.push({ kind, id, what: 'dropped', keys: noKeys });
  return changes;
}
/** Every name that is defined in some chunks, each once. */
function namesIn(chunks: readonly Parsed[]): Iterable<Entry> {
  const names = new Map<string, Entry>();
  for (const { entries } of chunks) {
    for (const it of entries) {
      const name = `${it.kind} ${it.id}`;
      if (!names.has(name)) names.set(name, it);
    }
  }
  return names.values();
}

/** An entry that says something, and says the same under another name as one that is gone, is that one. */
function renamedFrom(now: Entry, gone: ReadonlySet<Entry>): Entry | undefined {
  if (!now.node.pairs.length) return undefined;
  for (const it of gone) if (it.kind === now.kind && alike(it.node, now.node)) return it;
  return undefined;
}

function changedKeys(old: Entry, now: Entry): readonly KeyChange[] {
  if (old.node.kind !== 'map' && now.node.kind !== 'map')
    return isSame(old.node, now.node, old.value, now.value) ? noKeys : [{ key: '', from: old.node, to: now.node }];
  const values = (it: Entry): Record<string, unknown> =>
    it.value && typeof it.value === 'object' ? (it.value as Record<string, unknown>) : {};
  return keyChanges(pairsOf(old.node, values(old)), pairsOf(now.node, values(now))).filter(it => it.key !== 'tasks');
}

/** A key with what is written, and what was read of it. */
type Written = ReadonlyMap<string, { readonly node: Node; readonly value: unknown }>;
function pairsOf(node: Node, values: Record<string, unknown>): Written {
  const pairs = new Map<string, { node: Node; value: unknown }>();
  if (node.kind !== 'map') return node.kind === 'empty' ? pairs : pairs.set('', { node, value: undefined });
  for (const { key, value } of node.pairs)
    if (!pairs.has(key.text))
      pairs.set(key.text, { node: value, value: Object.hasOwn(values, key.text) ? values[key.text] : undefined });
  return pairs;
}

/** What a plan says under some keys at the margin. Of a key that stands twice the first counts. */
function headsOf(plan: Plan | undefined, keys: Iterable<string>): Written {
  const heads = new Map<string, { node: Node; value: unknown }>();
  for (const key of keys) {
    const head = plan && headOf(plan, key);
    if (!head) continue;
    const values = (head.parsed.value ?? {}) as Record<string, unknown>;
    heads.set(key, { node: head.pair.value, value: Object.hasOwn(values, key) ? values[key] : undefined });
  }
  return heads;
}
function headKeys(chunks: readonly Parsed[]): Set<string> {
  const heads = chunks.filter(it => it.chunk.kind === 'head');
  return new Set(heads.flatMap(it => it.pairs.map(pair => pair.key.text)).filter(it => !isSection(it)));
}
const isSection = (key: string): boolean => !!shapeOf(language).keys?.get(key)?.entry?.key.defines;

function keyChanges(old: Written, now: Written): KeyChange[] {
  const changes: KeyChange[] = [];
  for (const [key, { node: to, value }] of now) {
    const from = old.get(key);
    if (!from || !isSame(from.node, to, from.value, value)) changes.push({ key, from: from?.node, to });
  }
  for (const [key, { node }] of old) if (!now.has(key)) changes.push({ key, from: node, to: undefined });
  return changes;
}

/** Whether the same is said, however it is written: a date that was only spelled otherwise is the same date. */
const isSame = (a: Node, b: Node, read: unknown, other: unknown): boolean =>
  alike(a, b) || (read !== undefined && typeof read !== 'object' && read === other);

/** What a merge changed by itself: what differs from each of the versions that it joins. */
export function changesOfMerge(each: readonly Changes[]): Changes {
  const [first = { entries: [], head: [] }, ...others] = each;
  const keysIn = (keys: readonly KeyChange[], rest: readonly (readonly KeyChange[])[]): KeyChange[] =>
    keys.filter(it => rest.every(list => list.some(other => other.key === it.key)));
  const entries = first.entries.flatMap(it => {
    const same = others.map(all => all.entries.find(other => other.kind === it.kind && other.id === it.id));
    if (same.some(other => !other)) return [];
    if (it.what !== 'changed') return same.every(other => other!.what === it.what) ? [it] : [];
    const keys = keysIn(
      it.keys,
      same.map(other => other!.keys),
    );
    return keys.length ? [{ ...it, keys }] : [];
  });
  return {
    entries,
    head: keysIn(
      first.head,
      others.map(it => it.head),
    ),
  };
}
