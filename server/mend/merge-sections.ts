import { type Edit, insertLines, linesOf } from '../plan/edit.ts';
import { isDefined } from '../plan/names.ts';
import { alike, type Node, type Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { cited, listed, unused } from '../plan/suggest.ts';
import { removeSection, sectionChunks } from './heads.ts';

/** One key of a section, in the chunk that it stands in. */
interface Held {
  readonly parsed: Parsed;
  readonly pair: Pair;
}
const heldIn = (plan: Plan, head: Parsed): Held[] =>
  sectionChunks(plan, head).flatMap(parsed =>
    (parsed === head ? head.pairs[0]!.value.pairs : parsed.pairs).map(pair => ({ parsed, pair })),
  );

/** What a section holds, as the end of a title: `: "x"`, `, which is empty`, `, with "audit" and "train"`. */
export function shownSection(plan: Plan, head: Parsed): string {
  const { value } = head.pairs[0]!;
  if (value.kind === 'scalar') return `: ${cited(value.text)}`;
  const names = [...value.items.map(it => it.text), ...heldIn(plan, head).map(it => it.pair.key.text)].filter(Boolean);
  if (names.length)
    return `, with ${listed(
      names.map(it => cited(it, 30)),
      3,
    )}`;
  return value.kind === 'empty' ? ', which is empty' : '';
}

/** Whether two sections say the same. */
export function areAlike(plan: Plan, one: Parsed, two: Parsed): boolean {
  const nodes = (it: Parsed): Node[] =>
    sectionChunks(plan, it).flatMap(chunk => (chunk === it ? chunk.pairs[0]!.value : (chunk.tree.root ?? [])));
  const [a, b] = [nodes(one), nodes(two)];
  return a.length === b.length && a.every((it, i) => alike(it, b[i]!));
}

/**
 * The lines below the second head, put behind the last line of the first section, where both are written as lines. An
 * entry whose name is taken there gets another one; what says the same is left out. Nothing where a key would stand
 * there twice: only a person can say which of its values holds.
 */
export function mergeSections(plan: Plan, one: Parsed, two: Parsed): { edits: Edit[]; says: string } | undefined {
  const [first, second] = [contentOf(plan, one), contentOf(plan, two)];
  if (!first || !second || !first.items !== !second.items) return undefined;
  // What both lists name would be named twice.
  if (second.items?.some(it => first.items!.some(other => alike(it, other)))) return undefined;
  const said = new Map(heldIn(plan, one).map(it => [it.pair.key.text, it.pair]));
  const renamed = new Map<Node, string>();
  const left = new Set<Pair>();
  for (const { parsed, pair } of heldIn(plan, two)) {
    const other = said.get(pair.key.text);
    const kind = parsed.entries.find(it => it.key === pair.key)?.kind;
    if (!other) said.set(pair.key.text, pair);
    else if (alike(other.value, pair.value)) left.add(pair);
    else if (!kind) return undefined;
    else {
      const id = unused(pair.key.text, it => said.has(it) || isDefined(plan, kind, it));
      renamed.set(pair.key, id);
      said.set(id, pair);
    }
  }
  const shift = first.column - second.column;
  const moved = sectionChunks(plan, two)
    .flatMap(it => linesIn(it, it === two, renamed, left))
    .map(it => (it.trim() ? ' '.repeat(Math.max(0, it.search(/\S/) + shift)) + it.trimStart() : ''));
  while (moved.length && !moved.at(-1)) moved.pop();
  const last = sectionChunks(plan, one).at(-1)!;
  const edits = [insertLines(plan, last, linesOf(last).findLastIndex(isContent), moved), removeSection(plan, two)];
  const names = [...renamed].map(([key, id]) => `${cited(key.text)} as ${cited(id)}`);
  return { edits, says: names.length ? `, ${listed(names, 3)}` : '' };
}
const isContent = (line: string): boolean => /^\s*[^\s#]/.test(line);

/** In which column a section that is written as lines has its content; nothing where it is written otherwise, or holds none. */
function contentOf(plan: Plan, head: Parsed): { column: number; items: readonly Node[] | undefined } | undefined {
  const { key, value } = head.pairs[0]!;
  if (value.style === 'flow' || value.kind === 'scalar') return undefined;
  const below = sectionChunks(plan, head).flatMap(it =>
    linesOf(it).slice(it === head ? key.range.start.line + 1 : 0, it.lines),
  );
  const column = below.find(isContent)?.search(/\S/) ?? 0;
  return column > 0 ? { column, items: value.kind === 'list' ? value.items : undefined } : undefined;
}

/** The lines of a chunk below its head, with other names where they are taken, and without what is said already. */
function linesIn(parsed: Parsed, isHead: boolean, renamed: ReadonlyMap<Node, string>, left: ReadonlySet<Pair>) {
  const pairs = isHead ? parsed.pairs[0]!.value.pairs : parsed.pairs;
  const lines = linesOf(parsed).slice(0, parsed.lines);
  for (const { key } of pairs) {
    const { start, end } = key.range;
    const line = lines[start.line]!;
    const id = renamed.get(key);
    if (id !== undefined) lines[start.line] = line.slice(0, start.character) + id + line.slice(end.character);
  }
  const isLeft = (line: number): boolean =>
    pairs.some(
      it =>
        left.has(it) &&
        it.key.range.start.line <= line &&
        line <= Math.max(it.key.range.start.line, it.value.range.end.line),
    );
  const from = isHead ? parsed.pairs[0]!.key.range.start.line + 1 : 0;
  return lines.filter((_, i) => i >= from && !isLeft(i));
}
