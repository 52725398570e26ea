import type { Shape } from '../language/shape.ts';
import { eolOf, linesOf, quote, replace } from '../plan/edit.ts';
import type { Node } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { kebab } from '../plan/suggest.ts';
import { written } from '../plan/written.ts';
import type { Reform } from './reform.ts';

/** The keys of a list item that may give an entry its name, the best first. */
const naming = ['id', 'name', 'title', 'question', 'plan', 'text'];

/** A list where named entries belong: each item becomes an entry, named by its id, name or title. */
export function asEntries(
  plan: Plan,
  parsed: Parsed,
  node: Node,
  { key, value }: NonNullable<Shape['entry']>,
): Reform[] {
  const taken = new Map<string, number>();
  const name = (item: Node): string => {
    const pair = naming
      .map(it => item.pairs.find(other => other.key.text === it && other.value.kind === 'scalar'))
      .find(it => it);
    const id = kebab((item.kind === 'scalar' ? item.text : pair?.value.text) || key.defines!);
    let count = taken.get(id) ?? 0;
    let free = id;
    while (taken.has(free)) free = `${id}-${++count + 1}`;
    taken.set(id, count).set(free, 0);
    return free;
  };
  if (!node.items.length || node.items.some(it => it.kind === 'list')) return [];
  const title = value.keys?.has('title') ? 'title' : value.keys?.has('name') ? 'name' : undefined;
  const entries = node.items.map(item => {
    const id = name(item);
    if (item.kind !== 'map')
      return [
        `${id}:`,
        ...(item.kind === 'scalar' && title && item.text !== id ? [`  ${title}: ${quote(item.text.trim())}`] : []),
      ];
    if (item.style === 'flow') return [`${id}: ${written(parsed, item.range).replace(/\s*\n\s*/g, ' ')}`];
    return [`${id}:`, ...bodyOf(parsed, item, id)];
  });
  const { start } = node.range;
  const column = Math.max(2, linesOf(parsed)[start.line]!.search(/\S/));
  const lines = entries.flat().map(it => ' '.repeat(column) + it);
  const own = !linesOf(parsed)[start.line]!.slice(0, start.character).trim();
  const from = own ? { line: start.line, character: 0 } : start;
  const text = (own ? '' : eolOf(plan)) + lines.join(eolOf(plan));
  return [
    {
      title: `Give each item a name: ${[...taken.keys()].slice(0, 3).join(', ')}${taken.size > 3 ? ' …' : ''}`,
      edits: [replace(plan, { parsed, range: { start: from, end: node.range.end } }, text)],
    },
  ];
}

/** The lines of an item below its new name, two columns in; an id of the item is its name already. */
function bodyOf(parsed: Parsed, item: Node, id: string): string[] {
  const shift = 2 - item.range.start.character;
  const lines = linesOf(parsed).slice(item.range.start.line, item.range.end.line + 1);
  const skip = new Set(
    item.pairs
      .filter(it => it.key.text === 'id' && it.value.text === id)
      .map(it => it.key.range.start.line - item.range.start.line),
  );
  return lines
    .map((line, i) =>
      i === 0
        ? `  ${line.slice(item.range.start.character)}`
        : ' '.repeat(Math.max(0, line.search(/\S|$/) + shift)) + line.trimStart(),
    )
    .filter((_, i) => !skip.has(i));
}

/** A list of maps where one map belongs: the dashes go, where no key stands twice. */
export function asKeys(plan: Plan, parsed: Parsed, node: Node, keys: ReadonlyMap<string, Shape>): Reform[] {
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
