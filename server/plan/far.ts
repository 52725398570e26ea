import type { Kind } from '../language/kinds.ts';
import { farOf, isShared, sharedKinds } from './far-ref.ts';
import { homesNaming, namedFrom } from './named-from.ts';
import { factsOf, type Names } from './names-index.ts';
import type { Far } from './others.ts';
import type { Plan } from './plan.ts';

/** A name of another plan that this one uses, and what was known of it when it was last judged by it. */
interface Seen {
  readonly kind: Kind;
  readonly ref: string;
  readonly facts: string;
  /** This plan defines it: others define it too, or name it. */
  readonly own?: 'defined' | 'named';
}
/** All names of other plans that a plan uses, as they were seen at one revision of its folder. */
export interface Sight {
  readonly names: Names;
  readonly revision: number;
  readonly seen: readonly Seen[];
}

/** What a plan sees of the names of other plans now; what `before` knows is taken over where nothing has changed. */
export function lookAround(plan: Plan, before?: Sight): Sight | undefined {
  const { names, others } = plan;
  if (!others) return undefined;
  if (before?.names === names && before.revision === others.revision) return before;
  const seen: Seen[] = [];
  for (const [kind, ids] of names.references) {
    const own = names.definitions.get(kind);
    for (const ref of ids.keys()) {
      const far = farOf(kind, ref);
      const all = !far && isShared(kind) ? others.definitions(kind, ref) : none;
      // What all plans say of somebody counts, wherever else it stands.
      if (all.length > 1) seen.push({ kind, ref, facts: textOf(all) });
      if (all.length > 1 || !(far || (isShared(kind) && !own?.has(ref)))) continue;
      const parsed = others.find(kind, ref)?.entry.parsed;
      // What is not there may lack its plan, too.
      const facts = parsed ? factsOf(parsed) : `${far ? others.plans(far.plan).length : 0} plans`;
      seen.push({ kind, ref, facts });
    }
  }
  // What this plan defines itself, others may define otherwise.
  for (const kind of sharedKinds) {
    for (const ref of names.definitions.get(kind)?.keys() ?? []) {
      const all = others.definitions(kind, ref);
      if (all.some(it => it.home.file !== others.file)) seen.push({ kind, ref, own: 'defined', facts: textOf(all) });
    }
  }
  seen.push(...namers(plan));
  return { names, revision: others.revision, seen };
}

/** The kinds that an entry is judged by who names it, wherever that is. */
const heard: readonly Kind[] = ['activity', 'decision', 'metric'];
/** What others say where they name something of this plan. A metric only by what they decide about it. */
function namers(plan: Plan): Seen[] {
  const { names, others } = plan;
  const found: Seen[] = [];
  const from = namedFrom(plan);
  const homes = from.size ? others!.naming() : [];
  for (const name of from.keys()) {
    const [kind, ref] = [name.slice(0, name.indexOf(' ')) as Kind, name.slice(name.indexOf(' ') + 1)];
    if (!heard.includes(kind) || !names.definitions.get(kind)?.has(ref)) continue;
    const facts = homesNaming(plan, kind, ref, homes).flatMap(home =>
      (home.plan.names.references.get(kind)?.get(`${others!.name}/${ref}`) ?? [])
        .map(it => home.plan.chunks[it]!)
        .filter(it => kind !== 'metric' || it.chunk.section === 'decisions')
        .map(it => `${home.name} ${factsOf(it)}`),
    );
    if (facts.length) found.push({ kind, ref, own: 'named', facts: facts.join('\n\n') });
  }
  return found;
}
const none: readonly never[] = [];
const texts = new WeakMap<readonly Far[], string>();
/** What is written at several places, with its prose, for that is compared too: one text for all plans that see them. */
function textOf(all: readonly Far[]): string {
  let text = texts.get(all);
  if (text === undefined)
    texts.set(all, (text = all.map(({ home, entry }) => `${home.file} ${entry.parsed.chunk.text}`).join('\n\n')));
  return text;
}

/** The chunks that name something of another plan which is no longer what it was. */
export function changedAround({ names }: Plan, before: Sight | undefined, now: Sight | undefined): Set<number> {
  const chunks = new Set<number>();
  if (before === now || before?.revision === now?.revision) return chunks;
  const key = ({ kind, ref, own }: Seen) => `${own ?? 'used'} ${kind} ${ref}`;
  const told = (sight: Sight | undefined) => new Map(sight?.seen.map(it => [key(it), it]));
  const [old, fresh] = [told(before), told(now)];
  for (const [name, it] of [...old, ...fresh]) {
    if (old.get(name)?.facts === fresh.get(name)?.facts) continue;
    const index = it.own ? names.definitions : names.references;
    for (const chunk of index.get(it.kind)?.get(it.ref) ?? []) chunks.add(chunk);
  }
  return chunks;
}
