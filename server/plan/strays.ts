import { language } from '../language/index.ts';
import { shapeOf } from '../language/shape.ts';
import type { Chunk } from './chunks.ts';
import { mapOf, pairOf, type Tree } from './node.ts';

/**
 * A key of an entry that stands in a wrong column looks like an entry of its own. Further right it still belongs to
 * the entry above; further left it cannot be told whose it is, and it is left out.
 */
export function asMeant(tree: Tree, { kind, section, misaligned }: Chunk): Tree {
  const { root } = tree;
  const known = shapeOf(language).keys!.get(section)?.entry?.value.keys;
  if (kind !== 'entry' || !known || root?.kind !== 'map' || (root.pairs.length < 2 && !misaligned)) return tree;
  const strays = root.pairs.filter((it, i) =>
    misaligned ? known.has(it.key.text) && it.value.kind !== 'map' : i > 0 && known.has(it.key.text),
  );
  if (!strays.length) return tree;
  const [first, ...others] = root.pairs.filter(it => !strays.includes(it));
  if (!first || misaligned || first.value.kind !== 'map')
    return { ...tree, root: mapOf(root.style, root.range, first ? [first, ...others] : []) };
  const { start } = first.value.range;
  const range = { start, end: strays.at(-1)!.value.range.end };
  const value = mapOf(first.value.style, range, [...first.value.pairs, ...strays]);
  return { ...tree, root: mapOf(root.style, root.range, [pairOf(first.key, value), ...others]) };
}
