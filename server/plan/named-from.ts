import type { Kind } from '../language/kinds.ts';
import { farNames } from './links.ts';
import type { Member, Others } from './others.ts';
import type { Parsed, Token } from './parse.ts';
import type { Plan } from './plan.ts';
import { type EntryOf, mentions, naming } from './query.ts';

/** A word of another plan that names something of this one. */
export interface FarMention {
  readonly home: Member;
  readonly parsed: Parsed;
  readonly token: Token;
}
/** An entry that names another one, with its plan where that is another. */
export interface Namer<K extends Kind = Kind> {
  readonly entry: EntryOf<K>;
  readonly home?: Member;
}

const known = new WeakMap<Others, ReadonlyMap<string, ReadonlySet<string>>>();
/** What other plans name of this one: by kind and id, their files. */
export function namedFrom({ others }: Plan): ReadonlyMap<string, ReadonlySet<string>> {
  let found = others ? known.get(others) : nobody;
  if (!found) {
    const files = new Map<string, Set<string>>();
    for (const { file, plan } of others!.naming())
      for (const name of farNames(plan.names).get(others!.name) ?? []) {
        const list = files.get(name);
        if (list) list.add(file);
        else files.set(name, new Set([file]));
      }
    known.set(others!, (found = files));
  }
  return found;
}
const nobody: ReadonlyMap<string, ReadonlySet<string>> = new Map();

/** The plans that name a thing of this one, in the order of their files; picked from `all` that name it, where somebody asks of many things. */
export function homesNaming(plan: Plan, kind: Kind, id: string, all?: readonly Member[]): readonly Member[] {
  const files = namedFrom(plan).get(`${kind} ${id}`);
  return files ? (all ?? plan.others!.naming()).filter(it => files.has(it.file)) : [];
}
/** Every word of another plan that names a thing of this one. Of several plans with its name each is taken to be meant. */
export const mentionsFrom = (plan: Plan, kind: Kind, id: string): FarMention[] =>
  homesNaming(plan, kind, id).flatMap(home =>
    mentions(home.plan, kind, `${plan.others!.name}/${id}`).map(it => ({ ...it, home })),
  );

/** As `naming`, and also the entries of other plans. */
export function namersOf<K extends Kind>(plan: Plan, kind: Kind, id: string, key: string, by: K): Namer<K>[] {
  const own = naming(plan, kind, id, key, by).map((entry): Namer<K> => ({ entry }));
  const far = homesNaming(plan, kind, id).flatMap(home =>
    naming(home.plan, kind, `${plan.others!.name}/${id}`, key, by).map((entry): Namer<K> => ({ entry, home })),
  );
  return [...own, ...far];
}
