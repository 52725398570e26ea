import type { Shape } from '../language/shape.ts';
import { linesOf, replace } from '../plan/edit.ts';
import { mapsOf } from '../plan/maps.ts';
import type { Node } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { listed } from '../plan/suggest.ts';
import { toEntries } from './entries.ts';
import { type EntryShape, nameItems, titleKey } from './naming.ts';
import type { Way } from './way.ts';

/** A list where named entries belong: each item becomes an entry, named by its id, its title or the key that its keys stand under. */
export function asEntries(plan: Plan, parsed: Parsed, node: Node, shape: EntryShape): Way[] {
  const items = nameItems(plan, parsed, node.items, shape);
  const key = mapsOf(parsed)
    .flatMap(it => it.node.pairs)
    .find(it => it.value === node)?.key.range.start.character;
  const column = Math.max(node.range.start.character, key === undefined ? 0 : key + 2);
  const edits = toEntries(plan, { parsed, list: node, items, label: titleKey(shape), column });
  return edits.length ? [{ title: `Give each item a name: ${listed(items.map(it => it.id), 4)}`, edits }] : []; // biome-ignore format: one list
}

/** A list of maps where one map belongs: the dashes go, where no key stands twice. */
export function asKeys(plan: Plan, parsed: Parsed, node: Node, keys: ReadonlyMap<string, Shape>): Way[] {
  const names = node.items.flatMap(it => it.pairs.map(pair => pair.key.text));
  const whole =
    node.style === 'block' &&
    node.items.length > 0 &&
    node.items.every(it => it.kind === 'map' && it.style === 'block');
  if (!whole || new Set(names).size < names.length || !names.some(it => keys.has(it))) return [];
  const edits = node.items.map(({ range: { start } }) => {
    const dash = linesOf(parsed)[start.line]!.lastIndexOf('-', start.character);
    return replace(
      plan,
      {
        parsed,
        range: { start: { line: start.line, character: dash }, end: { line: start.line, character: dash + 1 } },
      },
      ' ',
    );
  });
  return [{ title: 'Leave the dashes out', edits }];
}
