import { eolOf, linesOf } from './edit.ts';
import { around } from './maps.ts';
import type { Node } from './node.ts';
import type { Parsed } from './parse.ts';
import type { Plan } from './plan.ts';
import { comparePositions, type Range } from './position.ts';
import { indexOf, type Place } from './query.ts';
import { written } from './written.ts';

/** An anchor `&x` or an alias `*x` of a plan. */
export interface Mark extends Place {
  readonly name: string;
  /** Which chunk of the plan it stands in. */
  readonly chunk: number;
}

const known = new WeakMap<Plan, Record<'anchor' | 'alias', readonly Mark[]>>();
/** The anchors, or the aliases, of a plan in the order of the text. */
export function marksOf(plan: Plan, what: 'anchor' | 'alias'): readonly Mark[] {
  let marks = known.get(plan);
  if (!marks) known.set(plan, (marks = { anchor: collect(plan, 'anchor'), alias: collect(plan, 'alias') }));
  return marks[what];
}
const collect = (plan: Plan, what: string): Mark[] =>
  plan.chunks.flatMap((parsed, chunk) =>
    parsed.tree.oddities
      .filter(it => it.what === what)
      .map(({ range }) => ({ parsed, chunk, range, name: written(parsed, range).slice(1) })),
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
export const anchorOf = (plan: Plan, { name, chunk, range }: Mark): Mark | undefined =>
  marksOf(plan, 'anchor').findLast(
    it => it.name === name && (it.chunk < chunk || (it.chunk === chunk && comparePositions(it.range.end, range.start) <= 0)),
  );
/** The mark that stands in a place. */
export const markAt = (plan: Plan, parsed: Parsed, range: Range): Mark => ({
  parsed,
  range,
  chunk: indexOf(plan, parsed),
  name: written(parsed, range).slice(1),
});

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
