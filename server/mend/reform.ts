import type { Shape } from '../language/shape.ts';
import { drop } from '../plan/drop.ts';
import { type Edit, linesOf, quote, replace } from '../plan/edit.ts';
import { isInFlow, mapsOf } from '../plan/maps.ts';
import type { Node, Pair } from '../plan/node.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { readText } from '../plan/read-text.ts';
import { cited, kebab, near } from '../plan/suggest.ts';
import { rest, written } from '../plan/written.ts';
import { removeWhole } from './heads.ts';
import { asEntries, asKeys } from './reform-list.ts';
import type { Way } from './way.ts';

/** Ways to put a list, a map or a single value into the form that its key takes; the last one takes it out. */
export function reform(plan: Plan, parsed: Parsed, { node, shape, path, entry }: Token): Way[] {
  const key = cited(path.at(-1)!);
  const found =
    node.kind === 'scalar'
      ? shape?.item
        ? fromOne(plan, parsed, node)
        : fromText(plan, parsed, node, shape)
      : node.kind === 'list'
        ? fromList(plan, parsed, node, shape)
        : fromMap(plan, parsed, node, shape);
  const edit = node === entry?.node ? removeWhole(plan, entry) : drop(plan, parsed, node);
  return [...found, { title: `Remove ${key}`, edits: [edit] }];
}

/** `after: audit, train` as a list. Ids hold no commas, so several of them are several items. */
export function asList(text: string): { readonly text: string; readonly safe: boolean } {
  const parts = text
    .split(',')
    .map(it => it.trim())
    .filter(it => it);
  const ids = parts.length > 1 && parts.every(it => /^[\p{L}\p{M}\p{Nd}_.@/+ -]{1,60}$/u.test(it));
  return {
    text: ids ? `[${parts.join(', ')}]` : `[${quote(text, true)}]`,
    safe: parts.length === 1 || (ids && parts.every(it => /^[\p{L}\p{M}\p{Nd}_.@/-]+$/u.test(it))),
  };
}
function fromOne(plan: Plan, parsed: Parsed, node: Node): Way[] {
  const { text, safe } = asList(node.text);
  return [{ title: `Write ${shown(text)}`, edits: [replace(plan, { parsed, range: node.range }, text)], safe }];
}
export const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** A text in the place of a map: a key that is typed halfway, the name of an entry, or what its first fitting key says. */
function fromText(plan: Plan, parsed: Parsed, node: Node, shape: Shape | undefined): Way[] {
  const own =
    /^[ \t]*$/.test(linesOf(parsed)[node.range.start.line]!.slice(0, node.range.start.character)) &&
    !isInFlow(parsed, node);
  const write = (title: string, text: string): Way => ({
    title,
    edits: [replace(plan, { parsed, range: node.range }, text)],
  });
  const pair = (key: string, value: string) => (own ? `${key}: ${quote(value)}` : `{ ${key}: ${quote(value, true)} }`);
  const spaced = /^([\w.-]{1,60}):(\S.*)$/.exec(node.text);
  if (spaced && shape?.keys?.has(spaced[1]!))
    return [write(`Write a space behind the colon: ${spaced[1]}: ${spaced[2]}`, pair(spaced[1]!, spaced[2]!))];
  const halves = shape?.keys
    ? [...(shape.keys.has(node.text) ? [node.text] : []), ...near(node.text, shape.keys.keys())]
    : [];
  const found = halves.map(it => write(`Write ${it}:`, own ? `${it}:` : `{ ${it}: }`));
  if (shape?.entry?.key.defines) {
    const id = kebab(node.text);
    return [
      write(
        `Name it ${id}:`,
        own
          ? `${id}:${id === node.text ? '' : ` { title: ${quote(node.text, true)} }`}`
          : `{ ${id}: { ${id === node.text ? '' : `title: ${quote(node.text, true)} `}} }`,
      ),
    ];
  }
  const fitting = [...(shape?.keys ?? [])].find(([, it]) => it.scalar && !readText(node.text, it.scalar).trouble);
  if (fitting)
    found.push(write(`Make it the ${fitting[0]}: ${pair(fitting[0], node.text)}`, pair(fitting[0], node.text)));
  return found;
}

/** The key that a value stands behind. */
const pairOf = (parsed: Parsed, node: Node): Pair | undefined =>
  mapsOf(parsed)
    .flatMap(it => it.node.pairs)
    .find(it => it.value === node);

/** Puts one line of text in the place of a value, which may stand below its key. */
export function onKeyLine(plan: Plan, parsed: Parsed, node: Node, text: string): Edit {
  const key = pairOf(parsed, node)?.key;
  const below =
    key && node.range.start.line > key.range.end.line && /^[ \t]*:[ \t]*$/.test(rest(parsed, key.range.end));
  return below
    ? replace(plan, { parsed, range: { start: key.range.end, end: node.range.end } }, `: ${text}`)
    : replace(plan, { parsed, range: node.range }, text);
}

function fromList(plan: Plan, parsed: Parsed, node: Node, shape: Shape | undefined): Way[] {
  const { items } = node;
  if (shape?.entry?.key.defines) return asEntries(plan, parsed, node, shape.entry);
  if (shape?.keys && (!shape.scalar || items.every(it => it.kind === 'map')))
    return asKeys(plan, parsed, node, shape.keys);
  const single = items.length === 1;
  return items
    .filter(it => it.kind === 'scalar' && it.text)
    .slice(0, 5)
    .map(it => {
      const text = written(parsed, it.range);
      const ready = it.style === 'block' || text.includes('\n') ? quote(it.text.trim()) : text;
      return {
        title: single ? `Write ${shown(ready)}` : `Keep only ${shown(ready)}`,
        edits: [onKeyLine(plan, parsed, node, ready)],
        safe: single,
      };
    });
}

/** A map where one value or a list belongs: the value in it that fits, its names, or its text. */
function fromMap(plan: Plan, parsed: Parsed, node: Node, shape: Shape | undefined): Way[] {
  const write = (text: string): Way => ({
    title: `Write ${shown(text)}`,
    edits: [onKeyLine(plan, parsed, node, text)],
  });
  const values = node.pairs.filter(it => it.value.kind === 'scalar' && !it.value.text.trim().includes('\n'));
  const keys = shape?.item?.keys;
  if (keys && node.style === 'flow' && node.pairs.every(it => keys.has(it.key.text)))
    return [{ ...write(`[${written(parsed, node.range)}]`), safe: true }];
  const item = shape?.item?.scalar;
  if (item) {
    const names = node.pairs.map(({ key, value }) =>
      value.kind === 'empty' ? key.text : item.types.includes('lagged') ? `${key.text} + ${value.text}` : value.text,
    );
    const fits = names.every(it => it && !it.includes('\n') && !readText(it, item).trouble);
    return fits ? [write(`[${names.map(it => quote(it, true)).join(', ')}]`)] : [];
  }
  if (!shape?.scalar) return [];
  if (shape.scalar.types.includes('text')) {
    const text = written(parsed, node.range);
    return node.pairs.length === 1 && !text.includes('\n') && node.style === 'block'
      ? [{ ...write(quote(text)), title: 'Put it in quotes' }]
      : values.slice(0, 4).map(it => write(quote(it.value.text.trim())));
  }
  return values
    .filter(it => !readText(it.value.text, shape.scalar!).trouble)
    .slice(0, 4)
    .map(it => write(it.value.text.trim()));
}
