import { eolOf, linesOf } from '../plan/edit.ts';
import { around } from '../plan/maps.ts';
import type { Node } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { comparePositions, type Range } from '../plan/position.ts';
import { indexOf, type Place } from '../plan/query.ts';
import { written } from '../plan/written.ts';

/** An anchor `&x` or an alias `*x` of a plan. */
export interface Mark extends Place {
  readonly name: string;
  /** Which chunk of the plan it stands in. */
  readonly chunk: number;
}

interface Marks {
  readonly aliases: readonly Mark[];
  /** The anchor that each alias stands for: the last one of its name above it. */
  readonly anchors: ReadonlyMap<string, Mark>;
}
const known = new WeakMap<Plan, Marks>();
const keyOf = ({ chunk, range: { start } }: Mark): string => `${chunk}:${start.line}:${start.character}`;

function marksOf(plan: Plan): Marks {
  let marks = known.get(plan);
  if (!marks) known.set(plan, (marks = collect(plan)));
  return marks;
}
function collect(plan: Plan): Marks {
  const aliases: Mark[] = [];
  const anchors = new Map<string, Mark>();
  const last = new Map<string, Mark>();
  plan.chunks.forEach((parsed, chunk) => {
    const marks = parsed.tree.oddities
      .filter(it => it.what === 'anchor' || it.what === 'alias')
      .sort((a, b) => comparePositions(a.range.start, b.range.start));
    for (const { what, range } of marks) {
      const mark = { parsed, chunk, range, name: written(parsed, range).slice(1) };
      if (what === 'anchor') last.set(mark.name, mark);
      else aliases.push(mark);
      const anchor = what === 'alias' ? last.get(mark.name) : undefined;
      if (anchor) anchors.set(keyOf(mark), anchor);
    }
  });
  return { aliases, anchors };
}

/** The anchor that an alias stands for, and the aliases that stand for an anchor. */
export const anchorOf = (plan: Plan, alias: Mark): Mark | undefined => marksOf(plan).anchors.get(keyOf(alias));
export const usesOf = (plan: Plan, anchor: Mark): readonly Mark[] => {
  const { aliases, anchors } = marksOf(plan);
  return aliases.filter(it => {
    const its = anchors.get(keyOf(it));
    return its !== undefined && keyOf(its) === keyOf(anchor);
  });
};
/** The mark that stands in a place. */
export const markAt = (plan: Plan, parsed: Parsed, range: Range): Mark => ({
  parsed,
  range,
  chunk: indexOf(plan, parsed),
  name: written(parsed, range).slice(1),
});

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
  return lines(anchor.parsed, node.range, column)
    .map(it => eolOf(plan) + it)
    .join('');
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
