import { type Edit, eolOf, linesOf, quote, replace, splice } from '../plan/edit.ts';
import { type Node, type Pair, sameNode } from '../plan/node.ts';
import { type Parsed, parse } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { comparePositions, holds, type Range } from '../plan/position.ts';
import { indexOf } from '../plan/query.ts';
import { rest, written } from '../plan/written.ts';
import type { Refactored, Spot } from './refactoring.ts';

/** A longer line is hard to read. */
const widest = 120;
/** A map or a list, with the key that it stands behind; without one it is an item of a list. */
interface Held {
  readonly node: Node;
  readonly pair: Pair | undefined;
}

/** What stands in brackets on one line, as lines of its own; and back, from the key. Offered where it reads the same then. */
export function oneLine({ plan, parsed, within: { start } }: Spot): Refactored[] {
  const held = collections(parsed).filter(({ node, pair }) => {
    const from = pair?.key.range.start ?? node.range.start;
    const to = node.style === 'flow' ? node.range.end : (pair?.key.range.end ?? node.range.start);
    return holds({ start: from, end: to }, start);
  });
  const it = held.at(-1);
  if (!it) return [];
  const edit = it.node.style === 'flow' ? asLines(plan, parsed, it) : asOneLine(plan, parsed, it);
  if (!edit || !readsTheSame(plan, parsed, edit)) return [];
  const title = it.node.style === 'flow' ? 'Write on lines of its own' : 'Write on one line';
  return [{ title, kind: it.node.style === 'flow' ? 'refactor.rewrite' : 'refactor.inline', edits: [edit] }];
}

/** Maps and lists that do not stand within brackets, the outer before the inner. */
function collections(parsed: Parsed): Held[] {
  const found: Held[] = [];
  const visit = (node: Node, pair: Pair | undefined): void => {
    if (node.kind !== 'map' && node.kind !== 'list') return;
    if (node !== parsed.tree.root) found.push({ node, pair });
    if (node.style === 'flow') return;
    for (const it of node.pairs) visit(it.value, it);
    for (const it of node.items) visit(it, undefined);
  };
  if (parsed.tree.root) visit(parsed.tree.root, undefined);
  return found;
}

function asLines(plan: Plan, parsed: Parsed, { node, pair }: Held): Edit | undefined {
  const members =
    node.kind === 'map' ? node.pairs.map(it => lineOf(parsed, it)) : node.items.map(it => `- ${plainOf(parsed, it)}`);
  if (!members.length || members.some(it => it === undefined || it.includes('\n')) || hasComment(parsed, node))
    return undefined;
  const eol = eolOf(plan);
  if (!pair) {
    const line = linesOf(parsed)[node.range.start.line]!.slice(0, node.range.start.character);
    if (!/^[ \t]*(?:-[ \t]+)+$/.test(line)) return undefined;
    return replace(plan, { parsed, range: node.range }, members.join(eol + ' '.repeat(node.range.start.character)));
  }
  const { end } = pair.key.range;
  const gap = written(parsed, { start: end, end: node.range.start });
  const tail = rest(parsed, node.range.end);
  if (!/^[ \t]*:\s+$/.test(gap) || !/^[ \t]*(?:#.*)?$/.test(tail)) return undefined;
  const pad = eol + ' '.repeat(pair.key.range.start.character + 2);
  const range = { start: end, end: { ...node.range.end, character: node.range.end.character + tail.length } };
  return replace(
    plan,
    { parsed, range },
    `:${tail.trim() ? ` ${tail.trim()}` : ''}${members.map(it => pad + it).join('')}`,
  );
}
const plainOf = (parsed: Parsed, { kind, range }: Node): string => (kind === 'empty' ? '' : written(parsed, range));
const lineOf = (parsed: Parsed, { key, value }: Pair): string | undefined =>
  key.text
    ? `${written(parsed, key.range)}:${value.kind === 'empty' ? '' : ` ${written(parsed, value.range)}`}`
    : undefined;

function asOneLine(plan: Plan, parsed: Parsed, { node, pair }: Held): Edit | undefined {
  const text = inBrackets(parsed, node);
  if (!text || hasComment(parsed, node)) return undefined;
  const behind = rest(parsed, node.range.end);
  if (!pair)
    return node.range.start.character + text.length + behind.length <= widest
      ? replace(plan, { parsed, range: node.range }, text)
      : undefined;
  const { start, end } = pair.key.range;
  const gap = written(parsed, { start: end, end: node.range.start });
  // A comment behind the key stays on its line, unless another one stands behind the value.
  const [, comment = ''] = /^[ \t]*:[ \t]*(#[^\n]*)?\n[ \t]*$/.exec(gap) ?? [];
  if (!/^[ \t]*:[ \t]*(#[^\n]*)?\n[ \t]*$/.test(gap) || (comment && behind.trim())) return undefined;
  const line = `: ${text}${comment && ` ${comment.trim()}`}`;
  if (start.character + written(parsed, pair.key.range).length + line.length + behind.length > widest) return undefined;
  return replace(plan, { parsed, range: { start: end, end: node.range.end } }, line);
}

/** A value as it stands within brackets; nothing where it takes several lines. */
function inBrackets(parsed: Parsed, node: Node): string | undefined {
  const { kind, style, range } = node;
  if (kind === 'map' || kind === 'list') {
    if (style === 'flow') return range.start.line === range.end.line ? written(parsed, range) : undefined;
    const members =
      kind === 'map'
        ? node.pairs.map(({ key, value }) => {
            const text = inBrackets(parsed, value);
            return text === undefined || !key.text ? undefined : `${inBrackets(parsed, key)}: ${text}`;
          })
        : node.items.map(it => inBrackets(parsed, it));
    if (members.some(it => it === undefined)) return undefined;
    return kind === 'map' ? `{ ${members.join(', ')} }` : `[${members.join(', ')}]`;
  }
  if (kind === 'empty' || style === 'block' || range.start.line !== range.end.line) return undefined;
  return style === 'plain' ? quote(node.text, true) : written(parsed, range);
}

/** Whether a comment stands between the words of a value. */
function hasComment(parsed: Parsed, node: Node): boolean {
  let from = node.range.start;
  return [...leaves(node), { start: node.range.end, end: node.range.end }].some(({ start, end }) => {
    const between = comparePositions(from, start) < 0 ? written(parsed, { start: from, end: start }) : '';
    from = end;
    return between.includes('#');
  });
}
const leaves = (node: Node): Range[] =>
  node.kind === 'scalar'
    ? [node.range]
    : [...node.pairs.flatMap(it => [it.key.range, ...leaves(it.value)]), ...node.items.flatMap(leaves)];

function readsTheSame(plan: Plan, parsed: Parsed, { range, text }: Edit): boolean {
  const top = plan.lines[indexOf(plan, parsed)]!;
  const own = {
    start: { ...range.start, line: range.start.line - top },
    end: { ...range.end, line: range.end.line - top },
  };
  const { tree } = parse({ ...parsed.chunk, text: splice(parsed.chunk.text, [{ range: own, text }]) });
  return !tree.problems.length && !tree.oddities.length && !!tree.root && sameNode(parsed.tree.root!, tree.root);
}
