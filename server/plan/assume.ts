import { language } from '../language/index.ts';
import type { Kind } from '../language/kinds.ts';
import { type Shape, shapeOf } from '../language/shape.ts';
import { type Edit, insertKey, quote, setKey, setValue } from './edit.ts';
import { isShared } from './far-ref.ts';
import { descend, type Node, type Pair } from './node.ts';
import type { Member } from './others.ts';
import type { Entry } from './parse.ts';
import { created } from './path.ts';
import type { Plan } from './plan.ts';
import { entriesOf, findAll, headOf } from './query.ts';
import { sectionOf } from './section.ts';
import { insertEntry, setHead } from './sections.ts';

/** One path with what it is in a scenario: `people.ana.until`, `2026-08-15`. */
export type Assumption = readonly [path: string, value: string];
/** The plan in which an assumption is written, and how. */
export interface Assumed {
  readonly file: string;
  readonly edits: readonly Edit[];
}

/** A longer path speaks of nothing. */
const longest = 400;

/**
 * What an assumption makes of the plans of a folder: the value in the place that its path leads to, in whichever of them
 * that is, or a new entry. Nothing where the path leads nowhere. `file` is the plan that the scenario stands in.
 */
export function assume(plans: readonly Member[], file: string, [path, value]: Assumption): Assumed | undefined {
  if (path.length > longest || !value.trim()) return undefined;
  const dot = path.indexOf('.');
  const slash = path.slice(0, dot < 0 ? path.length : dot).indexOf('/');
  const own = plans.find(it => it.file === file);
  const [section = '', first = '', ...others] = path.slice(slash + 1).split('.');
  // `activities.crm/import.due`, as other plans are named elsewhere; `crm/activities.import.due` is understood as well.
  const inner = first.indexOf('/');
  const name = slash >= 0 ? path.slice(0, slash) : inner >= 0 ? first.slice(0, inner) : undefined;
  const homes = name === undefined ? [own!] : plans.filter(it => it.name === name && it.file !== file);
  const rest = dot < 0 ? [] : [slash >= 0 ? first : first.slice(inner + 1), ...others];
  const shape = shapeOf(language).keys!.get(section);
  if (!shape || !homes[0]) return undefined;
  const kind = shape.entry?.key.defines;
  if (!kind) return inHead(homes[0], section, shape, rest, value);
  // People, teams and calendars may stand in any plan; one's own counts first.
  const all = name === undefined && isShared(kind) ? [...homes, ...plans.filter(it => it.file !== file)] : homes;
  for (const home of all) {
    const found = entryIn(home.plan, kind, shape.entry!.value, rest);
    if (found) return at(home, put(home.plan, found.entry, found.shape, found.keys, value));
  }
  return create(all, kind, [section, ...rest].join('.'), value);
}
const at = ({ file }: Member, edit: Edit | undefined): Assumed | undefined => edit && { file, edits: [edit] };

function inHead(home: Member, section: string, shape: Shape, keys: readonly string[], value: string) {
  if (!keys.length) return shape.scalar ? at(home, setHead(home.plan, section, quote(value))) : undefined;
  const steps = stepsIn(shape, keys);
  if (!steps) return undefined;
  const entry = sectionOf(home.plan, section);
  return entry
    ? at(home, put(home.plan, entry, shape, keys, value))
    : at(home, setHead(home.plan, section, nested(steps, written(shape, steps, value))));
}

interface Found {
  readonly entry: Entry;
  readonly shape: Shape;
  readonly keys: readonly string[];
}
/** The entry that a path leads to, by the longest id that fits, a task below its activity too; and what is left of the path. */
function entryIn(plan: Plan, kind: Kind, shape: Shape, parts: readonly string[]): Found | undefined {
  for (let length = Math.min(parts.length, 20); length; length--) {
    const [entry] = findAll(plan, kind, parts.slice(0, length).join('.')) as Entry[];
    if (!entry) continue;
    const keys = parts.slice(length);
    const below = keys[0] === undefined ? undefined : shape.keys?.get(keys[0])?.entry;
    if (!below?.key.defines) return { entry, shape, keys };
    return entryIn(plan, below.key.defines, below.value, keys.slice(1));
  }
  return undefined;
}

/** The keys that a path names; in a map whose keys the author names, all that is left is one of them. */
function stepsIn(shape: Shape, keys: readonly string[]): string[] | undefined {
  const steps: string[] = [];
  let here = shape;
  for (let i = 0; i < keys.length; i++) {
    const next = here.keys?.get(keys[i]!);
    if (!next && here.entry && !here.entry.key.defines) return [...steps, keys.slice(i).join('.')];
    if (!next) return undefined;
    steps.push(keys[i]!);
    here = next;
  }
  return here.scalar || here.item?.scalar ? steps : undefined;
}

/** `{ budget: { have: USD 5k } }` around a value. */
const nested = (steps: readonly string[], text: string): string =>
  steps.reduceRight((inner, key) => `{ ${quote(key, true)}: ${inner} }`, text);
/** A value as it stands behind its key: in a list where only a list may stand there. */
function written(shape: Shape, steps: readonly string[], value: string): string {
  const end = steps.reduce<Shape | undefined>((here, key) => here?.keys?.get(key), shape);
  const text = quote(value, true);
  return end && !end.scalar && end.item ? `[${text}]` : text;
}

function put(plan: Plan, entry: Entry, shape: Shape, keys: readonly string[], value: string): Edit | undefined {
  if (!keys.length) return asWhole(plan, entry, shape, value);
  const steps = stepsIn(shape, keys);
  if (!steps) return undefined;
  const text = written(shape, steps, value);
  let pair: Pair = { key: entry.key, value: entry.node };
  for (let i = 0; i < steps.length; i++) {
    const next = descend(pair.value, [steps[i]!]);
    if (next) {
      pair = next;
      continue;
    }
    const [first, ...rest] = steps.slice(i) as [string, ...string[]];
    const inner = nested(rest, text);
    if (!i) return setKey(plan, entry, first, inner);
    const key = quote(first, true);
    if (pair.value.kind !== 'map') return setValue(plan, entry.parsed, pair, `{ ${kept(pair.value)}${key}: ${inner} }`);
    return insertKey(plan, { ...entry, key: pair.key, node: pair.value }, key, inner, pair.value.pairs.at(-1));
  }
  return setValue(plan, entry.parsed, pair, text);
}
/** What a list held, as keys of the map that takes its place: contributors without a share give none. */
const kept = ({ items }: Node): string =>
  items.map(it => (it.kind === 'scalar' ? `${quote(it.text, true)}: 0%, ` : '')).join('');

/** An entry that is one value, such as the day of a milestone. */
function asWhole(plan: Plan, entry: Entry, shape: Shape, value: string): Edit | undefined {
  if (!shape.scalar) return undefined;
  if (entry.node.kind === 'map') return shape.keys?.has('at') ? put(plan, entry, shape, ['at'], value) : undefined;
  return setValue(plan, entry.parsed, { key: entry.key, value: entry.node }, quote(value, true));
}

/** A new entry, in the plan that has the most of its kind where none stands at hand. */
function create(homes: readonly Member[], kind: Kind, path: string, value: string): Assumed | undefined {
  const made = created(path);
  if (!made) return undefined;
  const count = (it: Member): number => entriesOf(it.plan, kind).length;
  const [own] = homes;
  const home =
    count(own!) || headOf(own!.plan, made.section) ? own! : homes.reduce((a, b) => (count(b) > count(a) ? b : a));
  return at(home, insertEntry(home.plan, made.section, quote(made.id, true), [`${made.key}: ${quote(value, true)}`]));
}
