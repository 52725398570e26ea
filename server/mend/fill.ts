import type { Shape } from '../language/shape.ts';
import { drop } from '../plan/drop.ts';
import { replace, setValue } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { MapPlace } from '../plan/maps.ts';
import type { Node, Pair } from '../plan/node.ts';
import type { Entry, Parsed, Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, headOf } from '../plan/query.ts';
import { insertEntry } from '../plan/sections.ts';
import { cited } from '../plan/suggest.ts';
import { removeSection } from './heads.ts';
import { samples } from './sample.ts';
import type { Way } from './way.ts';

/** Nothing is written, or only blanks between quotes. */
export const isEmpty = (node: Node): boolean => node.kind === 'empty' || (node.kind === 'scalar' && !node.text.trim());
/** A list without items is an answer, `after: []`, but for a week: a calendar has working days, or is not read. */
export const isEmptyWeek = (node: Node, { scalar }: Shape): boolean =>
  node.kind === 'list' && !node.items.length && !!scalar?.types.includes('week');
/** Whether anything within is empty. Quick to say no: most chunks have nothing empty. */
export function hasEmpty(node: Node | undefined): boolean {
  if (!node || node.kind === 'scalar') return false;
  return (
    node.kind === 'empty' ||
    (node.kind === 'list' && !node.items.length) ||
    node.items.some(it => isEmpty(it) || hasEmpty(it)) ||
    node.pairs.some(it => isEmpty(it.value) || hasEmpty(it.value))
  );
}

/** An empty key, with what is known of its place. */
export interface EmptyPair {
  readonly pair: Pair;
  readonly shape: Shape;
  readonly entry: Entry | undefined;
  readonly map: MapPlace;
}
/** Ways to fill an empty key; the last one takes it out. */
export function fill(plan: Plan, parsed: Parsed, frame: Frame, { pair, shape, entry, map }: EmptyPair): Way[] {
  const { key } = pair;
  const fixes: Way[] = [];
  const names = map.node.pairs.map(it => it.key.text);
  if (map.item === false && map.shape?.item && map.node.pairs.every(it => isEmpty(it.value)))
    fixes.push({
      title: `Make it a list: [${names.join(', ')}]`,
      edits: [replace(plan, { parsed, range: map.node.range }, `[${names.join(', ')}]`)],
    });
  if (shape.keys && !shape.scalar)
    fixes.push({ title: 'Write {}: there is no more to say', edits: [setValue(plan, parsed, pair, '{}')] });
  for (const it of samples(shape, { plan, frame, key: key.text, entry }))
    fixes.push({ title: `Write ${it}`, edits: [setValue(plan, parsed, pair, it)] });
  // A section goes with its only entry.
  const head =
    entry?.key === key && entriesOf(plan, entry.kind).length === 1
      ? headOf(plan, parsed.chunk.section)?.parsed
      : undefined;
  return [
    ...fixes,
    { title: `Remove ${cited(key.text)}`, edits: [head ? removeSection(plan, head) : drop(plan, parsed, key)] },
  ];
}

/** An empty item of a list. */
export interface EmptyItem extends Pick<Token, 'node' | 'entry'> {
  readonly shape: Shape;
  readonly key: string;
}
/** Ways to fill an empty item of a list. */
export const fillItem = (plan: Plan, parsed: Parsed, frame: Frame, { node, shape, key, entry }: EmptyItem): Way[] => [
  ...samples(shape, { plan, frame, key, entry }).map(it => ({
    title: `Write ${it}`,
    edits: [replace(plan, { parsed, range: node.range }, it)],
  })),
  { title: 'Remove the item', edits: [drop(plan, parsed, node)] },
];

/** A first entry for a section of names, or the section taken out. */
export function fillSection(
  plan: Plan,
  parsed: Parsed,
  frame: Frame,
  { key, value }: NonNullable<Shape['entry']>,
): Way[] {
  const { section } = parsed.chunk;
  const [name, member] = [...(value.keys ?? [])][0] ?? [];
  const first = samples(member, { plan, frame, key: name ?? '', entry: undefined })[0] ?? '';
  const id = `new-${key.defines}`;
  return [
    { title: `Write a first entry, ${id}`, edits: [insertEntry(plan, section, id, [`${name}: ${first}`])] },
    { title: `Remove ${cited(section)}`, edits: [removeSection(plan, parsed)] },
  ];
}
