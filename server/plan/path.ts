import { language } from '../language/index.ts';
import type { Kind } from '../language/kinds.ts';
import { type Shape, shapeOf } from '../language/shape.ts';
import { farOf, splitRef } from './far-ref.ts';
import { proposals } from './keys.ts';
import type { Entry } from './parse.ts';
import type { Plan } from './plan.ts';
import { entriesOf, find } from './query.ts';
import { near } from './suggest.ts';

/** Where a path such as `people.ana.until` leads: what may stand there, or how far it goes and which paths it may mean. */
export type Destination =
  | { readonly shape: Shape }
  | {
      /** The part that nothing has the name of, and what it should name. */
      readonly lost: string;
      readonly of: Kind | 'section' | 'key';
      readonly meant: readonly string[];
    };

/** Follows a path through the plan: sections and keys by their names, entries by the longest id that fits. */
export function follow(plan: Plan, path: string): Destination {
  const parts = path.split('.');
  let shape = shapeOf(language);
  let level = 'plan';
  let above: Entry | undefined;
  for (let i = 0; i < parts.length; ) {
    const part = parts[i]!;
    const member: Shape | undefined = shape.keys?.get(part);
    const kind: Kind | undefined = shape.entry?.key.defines;
    if (member) {
      shape = member;
      level = part;
      i++;
    } else if (kind) {
      const { length, entry } = longest(plan, kind, parts.slice(i), above);
      if (!length) return lostName(plan, kind, parts, i, above);
      above = entry;
      shape = shape.entry!.value;
      level = kind;
      i += length;
    } else if (shape.entry) {
      // A map whose keys the author names: persons, skills, days. What is left is one of them.
      shape = shape.entry.value;
      i = parts.length;
    } else return lostKey(shape, level, parts, i);
  }
  return { shape };
}

/** How many parts the longest id that fits has; none where nothing is called so. Below an activity only its own tasks are meant. */
function longest(
  plan: Plan,
  kind: Kind,
  parts: readonly string[],
  above: Entry | undefined,
): { length: number; entry?: Entry } {
  for (let length = Math.min(parts.length, 20); length; length--) {
    const entry = named(plan, kind, parts.slice(0, length).join('.'), above);
    if (entry) return { length, entry };
  }
  return { length: 0 };
}
function named(plan: Plan, kind: Kind, ref: string, above: Entry | undefined): Entry | undefined {
  if (above) return above.parsed.entries.find(it => it.kind === kind && it.id === ref && it.parent === above);
  return farOf(kind, ref) ? plan.others?.find(kind, ref)?.entry : find(plan, kind, ref);
}

function lostName(plan: Plan, kind: Kind, parts: readonly string[], i: number, above: Entry | undefined): Destination {
  const rest = parts.slice(i);
  const far = splitRef(rest.join('.'));
  if (far && !above) return lostFar(plan, kind, parts.slice(0, i), far);
  const all = above
    ? above.parsed.entries.filter(it => it.kind === kind && it.parent === above)
    : entriesOf(plan, kind);
  const ids = all.map(it => it.id);
  const meant = [rest.length, rest.length - 1, 1].flatMap(length =>
    near(rest.slice(0, length).join('.'), ids).map(id => [...parts.slice(0, i), id, ...rest.slice(length)].join('.')),
  );
  return { lost: rest[0]!, of: kind, meant: [...new Set(meant)].slice(0, 3) };
}

/** A name of another plan: the plan is called otherwise, or what stands in it is. */
function lostFar(plan: Plan, kind: Kind, lead: readonly string[], far: { plan: string; id: string }): Destination {
  const rest = far.id.split('.');
  const homes = plan.others?.plans(far.plan) ?? [];
  const refs = homes.length
    ? near(
        rest[0]!,
        homes.flatMap(it => entriesOf(it.plan, kind).map(entry => entry.id)),
      ).map(id => `${far.plan}/${id}`)
    : near(far.plan, plan.others?.others().map(it => it.name) ?? []).map(name => `${name}/${rest[0]!}`);
  const meant = refs.map(ref => [...lead, ref, ...rest.slice(1)].join('.'));
  return { lost: `${far.plan}/${rest[0]!}`, of: kind, meant: meant.slice(0, 3) };
}

function lostKey(shape: Shape, level: string, parts: readonly string[], i: number): Destination {
  const keys = proposals(parts[i]!, level, shape, () => false);
  const meant = keys.map(it => [...parts.slice(0, i), it, ...parts.slice(i + 1)].join('.'));
  return { lost: parts[i]!, of: level === 'plan' ? 'section' : 'key', meant };
}

/** What a new entry needs so that a scenario can add it: hours that somebody has, work that is to be done, a day. */
const makers: Partial<Record<string, readonly string[]>> = {
  people: ['capacity'],
  activities: ['effort', 'load'],
  milestones: ['at'],
};

/** What a path adds where nobody has the name that it gives: `people.new.capacity` somebody who is called `new`. */
export function created(path: string): { section: string; id: string; key: string } | undefined {
  const [section = '', ...rest] = path.split('.');
  const keys = Object.hasOwn(makers, section) ? makers[section]! : [];
  const key = rest.at(-1);
  const id = rest.slice(0, -1).join('.');
  return key !== undefined && keys.includes(key) && /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(id)
    ? { section, id, key }
    : undefined;
}
