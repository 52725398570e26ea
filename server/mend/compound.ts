import type { Shape } from '../language/shape.ts';
import { drop } from '../plan/drop.ts';
import { type Edit, eolOf, insertKey, quote, replace, setValue } from '../plan/edit.ts';
import { plainKey } from '../plan/keys.ts';
import { isInFlow, type MapPlace } from '../plan/maps.ts';
import type { Pair } from '../plan/node.ts';
import type { Entry, Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { headOf } from '../plan/query.ts';
import { rest, written } from '../plan/written.ts';
import { commentsAbove } from './source.ts';

/** `blocked by`: a key, and one below it, in one word. */
export interface Compound {
  readonly outer: string;
  readonly inner: string;
}

/** The two keys that one word names; nothing where the value could not stand below them. */
export function compoundOf({ key, value }: Pair, shape: Shape | undefined): Compound | undefined {
  const words = plainKey(key.text);
  for (const [outer, member] of shape?.keys ?? [])
    for (const [inner, { item, scalar }] of member.keys ?? [])
      if (words === `${plainKey(outer)} ${plainKey(inner)}`)
        return (value.kind === 'scalar' && scalar) || (value.kind === 'list' && item) ? { outer, inner } : undefined;
  return undefined;
}

/** What a bare text under a key says, once the key has keys of its own. */
const bare: Readonly<Record<string, string>> = { blocked: 'need' };

/** Writes the value under both keys: beside what stands under the outer one, where that can be. */
export function unfold(plan: Plan, parsed: Parsed, map: MapPlace, pair: Pair, { outer, inner }: Compound): Edit[] {
  const { key, value } = pair;
  const known = map.path.length ? inMap(parsed, map, outer) : atMargin(plan, outer);
  if (key.range.start.line !== value.range.end.line) return [];
  const text =
    value.kind === 'scalar' && value.style === 'plain' ? quote(value.text, true) : written(parsed, value.range);
  if (!known) {
    const range = { start: key.range.start, end: value.range.end };
    const block = `${outer}:${eolOf(plan)}  ${inner}: ${text}`;
    return [replace(plan, { parsed, range }, map.path.length ? `${outer}: { ${inner}: ${text} }` : block)];
  }
  const { node } = known;
  const away = [drop(plan, parsed, key), ...carried(plan, parsed, pair, known)];
  if (node.kind === 'map' && !node.pairs.some(it => it.key.text === inner))
    return [insertKey(plan, known, inner, text, node.pairs.at(-1)), ...away];
  const says = bare[outer];
  if (node.kind !== 'scalar' || !says || says === inner) return [];
  const both = `{ ${inner}: ${text}, ${says}: ${quote(node.text, true)} }`;
  return [setValue(plan, known.parsed, { key: known.key, value: node }, both), ...away];
}

/** What comments say of a key that goes, above the one that it goes into: they would be lost with its lines. */
function carried(plan: Plan, parsed: Parsed, { key, value }: Pair, { key: into, parsed: home }: Entry): Edit[] {
  if (isInFlow(parsed, key)) return [];
  const [behind = ''] = /(?<=^[ \t]+)#.*$/.exec(rest(parsed, value.range.end)) ?? [];
  const comments = [...commentsAbove(parsed, key.range.start), ...(behind ? [behind.trimEnd()] : [])];
  const { start } = into.range;
  const pad = eolOf(plan) + ' '.repeat(start.character);
  const text = comments.map(it => it + pad).join('');
  return text ? [replace(plan, { parsed: home, range: { start, end: start } }, text)] : [];
}

/** What stands under a key already, in the form of an entry. */
const holder = (parsed: Parsed, { key, value }: Pair): Entry => ({
  kind: 'goal',
  id: key.text,
  key,
  node: value,
  value: {},
  parent: undefined,
  parsed,
  path: [key.text],
});
function inMap(parsed: Parsed, { node }: MapPlace, outer: string): Entry | undefined {
  const pair = node.pairs.find(it => it.key.text === outer);
  return pair && holder(parsed, pair);
}
function atMargin(plan: Plan, outer: string): Entry | undefined {
  const head = headOf(plan, outer);
  return head && holder(head.parsed, head.pair);
}
