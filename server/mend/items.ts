import { levelOf, proposals } from '../plan/keys.ts';
import type { MapPlace } from '../plan/maps.ts';
import { comparePositions } from '../plan/position.ts';

/** `- Form live: three clients`: an item meant as text, which its colon makes a map with a key that nobody knows. */
export function isCutItem({ node, shape, path, entry, item }: MapPlace): boolean {
  const [pair, ...others] = node.pairs;
  if (!item || !pair || others.length || !shape?.scalar?.types.includes('text') || shape.keys?.has(pair.key.text))
    return false;
  const { key, value } = pair;
  const bare = !comparePositions(node.range.start, key.range.start) && key.style === 'plain' && key.text !== '';
  const oneLine = node.range.start.line === node.range.end.line && (value.kind === 'scalar' || value.kind === 'empty');
  return bare && oneLine && !proposals(key.text, levelOf(path, entry), shape, () => false).length;
}
