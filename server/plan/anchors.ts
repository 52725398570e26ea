import { eolOf, linesOf } from './edit.ts';
import { around } from './maps.ts';
import type { Node } from './node.ts';
import type { Parsed } from './parse.ts';
import type { Plan } from './plan.ts';
import { comparePositions, type Range } from './position.ts';
import type { Place } from './query.ts';
import { written } from './written.ts';

/** An anchor `&x` or an alias `*x` of a plan. */
export interface Mark extends Place {
  readonly name: string;
}

/** The anchors, or the aliases, of a plan in the order of the text. */
export const marksOf = (plan: Plan, what: 'anchor' | 'alias'): Mark[] =>
  plan.chunks.flatMap(parsed =>
    parsed.tree.oddities
      .filter(it => it.what === what)
      .map(({ range }) => ({ parsed, range, name: written(parsed, range).slice(1) })),
  );

/** What an anchor names: the value that begins right behind it. */
export function anchored({ parsed, range }: Mark): Node | undefined {
  let found: Node | undefined;
  const enter = (node: Node): void => {
    const behind = comparePositions(node.range.start, range.end) >= 0 && node.kind !== 'empty';
    if (behind && (!found || comparePositions(node.range.start, found.range.start) < 0)) found = node;
    for (const { key, value } of node.pairs) for (const it of [key, value]) enter(it);
    for (const it of node.items) enter(it);
  };
  if (parsed.tree.root) enter(parsed.tree.root);
  return found;
}

/** The anchor that an alias stands for: the last one of that name above it. */
export function anchorOf(plan: Plan, alias: Mark): Mark | undefined {
  const at = plan.chunks.indexOf(alias.parsed);
  return marksOf(plan, 'anchor').findLast(it => {
    const chunk = plan.chunks.indexOf(it.parsed);
    return it.name === alias.name && (chunk < at || (chunk === at && comparePositions(it.range.end, alias.range.start) <= 0));
  });
}

/**
 * The value of an anchor as text that may stand in the place of an alias; nothing where that would lose something or
 * go on for ever, as in a list that holds itself.
 */
export function repeated(plan: Plan, alias: Mark): string | undefined {
  const anchor = anchorOf(plan, alias);
  const node = anchor && anchored(anchor);
  if (!anchor || !node || around(alias.parsed, node).includes(node)) return undefined;
  const text = written(anchor.parsed, node.range);
  if (/[&*]\w/.test(text)) return undefined;
  if (node.kind === 'scalar' || node.style === 'flow') return text.includes('\n') ? undefined : text;
  const line = linesOf(alias.parsed)[alias.range.start.line]!;
  const column = line.search(/[^ -]/) + 2;
  return lines(anchor.parsed, node.range, column).map(it => eolOf(plan) + it).join('');
}

/** The lines of a block collection, in another column. */
export function lines(parsed: Parsed, range: Range, column: number): string[] {
  const shift = column - range.start.character;
  return written(parsed, range)
    .split('\n')
    .map((line, i) => {
      const at = i === 0 ? 0 : Math.max(0, line.search(/\S|$/) + shift);
      return `${' '.repeat(i === 0 ? column : at)}${line.trimStart()}`.trimEnd();
    });
}
