import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import { linesOf } from '../plan/edit.ts';
import type { Node } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';

/** As many as VS Code takes by itself. */
export const mostFolds = 5000;

/** Lines of one chunk, counted from its start. */
interface Fold {
  readonly from: number;
  readonly to: number;
  readonly comment: boolean;
  /** 0 for what stands at the margin of its chunk. */
  readonly depth: number;
}
const known = new WeakMap<Parsed, readonly Fold[]>();

/** What can be folded: sections, entries, blocks of comments, and every list or map of several lines. The outermost come first when there are too many. */
export function foldingRange(plan: Plan): FoldingRange[] {
  const outer: FoldingRange[] = [];
  const inner: FoldingRange[] = [];
  let section: FoldingRange | undefined;
  for (const [i, parsed] of plan.chunks.entries()) {
    const top = plan.lines[i]!;
    const folds = foldsOf(parsed);
    if (parsed.chunk.kind === 'head') section = undefined;
    const key = parsed.chunk.kind === 'head' ? parsed.pairs.at(-1)?.key.range.start.line : undefined;
    for (const { from, to, comment, depth } of folds) {
      const fold = { startLine: top + from, endLine: top + to, ...(comment && { kind: FoldingRangeKind.Comment }) };
      (depth ? inner : outer).push(fold);
      if (from === key && !comment) section = fold;
    }
    const last = parsed.pairs.at(-1)?.value.range.end.line;
    if (parsed.chunk.kind === 'entry' && last !== undefined) {
      if (section) section.endLine = top + last;
    } else if (key !== undefined && !section) {
      section = { startLine: top + key, endLine: top + key };
      outer.push(section);
    }
  }
  return [...outer.filter(it => it.endLine > it.startLine), ...inner].slice(0, mostFolds);
}

/** Kept with its chunk: only what was edited is looked at again. */
function foldsOf(parsed: Parsed): readonly Fold[] {
  let folds = known.get(parsed);
  if (!folds) known.set(parsed, (folds = [...once(blocks(parsed.tree.root, 0)), ...comments(parsed)]));
  return folds;
}

/** Where a list or map begins beside its key and ends with it, as a broken one may, its lines fold once: the outer one stands first. */
function once(folds: readonly Fold[]): Fold[] {
  const lines = new Map<string, Fold>();
  for (const it of folds) if (!lines.has(`${it.from} ${it.to}`)) lines.set(`${it.from} ${it.to}`, it);
  return [...lines.values()];
}

function blocks(node: Node | undefined, depth: number): Fold[] {
  const pairs = node?.pairs ?? [];
  return [
    ...pairs.flatMap(({ key, value }) => [
      ...fold(key.range.start.line, value.range.end.line, depth),
      ...blocks(value, depth + 1),
    ]),
    ...(node?.items ?? []).flatMap(it => [
      ...fold(it.range.start.line, it.range.end.line, depth),
      ...blocks(it, depth + 1),
    ]),
  ];
}
const fold = (from: number, to: number, depth: number): Fold[] =>
  to > from ? [{ from, to, depth, comment: false }] : [];

/** Two or more comment lines in a row. */
function comments(parsed: Parsed): Fold[] {
  if (!parsed.chunk.text.includes('#')) return [];
  const folds: Fold[] = [];
  let from = -1;
  for (const [i, line] of [...linesOf(parsed), ''].entries()) {
    const comment = /^[ \t\ufeff]*#/.test(line);
    if (comment && from < 0) from = i;
    if (!comment && from >= 0) {
      if (i - 1 > from) folds.push({ from, to: i - 1, comment: true, depth: 0 });
      from = -1;
    }
  }
  return folds;
}
