import { language } from '../language/index.ts';
import { type Shape, shapeOf } from '../language/shape.ts';
import type { Node } from './node.ts';
import type { Entry, Parsed } from './parse.ts';

/** A map of a chunk, with all that the language lets stand in it. */
export interface MapPlace {
  readonly node: Node;
  /** Nothing inside what the language does not know. */
  readonly shape: Shape | undefined;
  /** Key names from the margin down to the map, list items left out. */
  readonly path: readonly string[];
  /** The entry that it is, or stands in. */
  readonly entry: Entry | undefined;
  /** It is an item of a list. */
  readonly item: boolean;
}

/** Every map of a chunk, the outer before the inner. */
export function mapsOf(parsed: Parsed): MapPlace[] {
  const { chunk, tree, entries } = parsed;
  const found: MapPlace[] = [];
  const top = shapeOf(language);
  const named = new Map(entries.map(it => [it.key, it]));
  const inEntry = chunk.kind === 'entry';
  if (tree.root)
    visit(tree.root, {
      shape: inEntry ? top.keys!.get(chunk.section) : top,
      path: inEntry ? [chunk.section] : [],
      entry: undefined,
      item: false,
    });
  return found;

  function visit(node: Node, place: Omit<MapPlace, 'node'>): void {
    const { shape, path } = place;
    if (node.kind === 'list') for (const it of node.items) visit(it, { ...place, shape: shape?.item, item: true });
    if (node.kind !== 'map') return;
    found.push({ node, ...place });
    for (const { key, value } of node.pairs) {
      if (value.kind !== 'map' && value.kind !== 'list') continue;
      const member = shape?.keys?.get(key.text) ?? shape?.entry?.value;
      const entry = named.get(key) ?? place.entry;
      visit(value, { shape: member, path: [...path, key.text], entry, item: false });
    }
  }
}

/** The maps and lists from the root of a chunk down to a node, the outer before the inner. */
export function around(parsed: Parsed, node: Node): readonly Node[] {
  const way: Node[] = [];
  const enter = (at: Node | undefined): boolean => {
    if (!at || at === node) return !!at;
    if (at.kind !== 'map' && at.kind !== 'list') return false;
    way.push(at);
    if (at.pairs.some(it => it.key === node || enter(it.value)) || at.items.some(enter)) return true;
    way.pop();
    return false;
  };
  enter(parsed.tree.root);
  return way;
}
const flows = new WeakMap<Parsed, Set<Node>>();
/** Whether a node stands within `{…}` or `[…]`, where commas and brackets end a plain word. */
export function isInFlow(parsed: Parsed, node: Node): boolean {
  let known = flows.get(parsed);
  if (!known) {
    flows.set(parsed, (known = new Set()));
    if (parsed.tree.root) collect(parsed.tree.root, false, known);
  }
  return known.has(node);
}
function collect(node: Node, inFlow: boolean, found: Set<Node>): void {
  if (inFlow) found.add(node);
  const inside = inFlow || (node.style === 'flow' && (node.kind === 'map' || node.kind === 'list'));
  for (const it of node.items) collect(it, inside, found);
  for (const { key, value } of node.pairs) {
    if (inside) found.add(key);
    collect(value, inside, found);
  }
}
