import { drop } from '../plan/drop.ts';
import { type Edit, pairEnd, replace } from '../plan/edit.ts';
import type { Pair } from '../plan/node.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { comparePositions } from '../plan/position.ts';

/** Takes several keys out of an entry, as edits that do not meet. */
export function dropKeys(plan: Plan, entry: Entry, names: readonly string[]): Edit[] {
  const { parsed, node } = entry;
  const isOut = (it: Pair | undefined): boolean => !!it && names.includes(it.key.text);
  if (node.style !== 'flow') return united(node.pairs.filter(isOut).map(it => drop(plan, parsed, it.key)));
  const edits: Edit[] = [];
  const { pairs } = node;
  for (let i = 0; i < pairs.length; i++) {
    if (!isOut(pairs[i])) continue;
    const first = i;
    while (isOut(pairs[i + 1])) i++;
    // A comma goes with what it stands behind; with what it stands before at the end.
    const next = pairs[i + 1];
    const end = next ? next.key.range.start : pairEnd(parsed, pairs[i]!);
    const start = next || !first ? pairs[first]!.key.range.start : pairEnd(parsed, pairs[first - 1]!);
    edits.push(replace(plan, { parsed, range: { start, end } }, ''));
  }
  return edits;
}

/** Removals of lines in a row, as one: at the end of a text each takes the line end before it along. */
function united(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => comparePositions(a.range.start, b.range.start))) {
    const before = kept.at(-1);
    if (before && comparePositions(edit.range.start, before.range.end) < 0)
      kept[kept.length - 1] = { range: { start: before.range.start, end: edit.range.end }, text: '' };
    else kept.push(edit);
  }
  return kept;
}

/** Puts another key with its value in the place of one: the rest of the line stays. */
export function putInPlace(plan: Plan, { parsed, node }: Entry, name: string, text: string): Edit {
  const pair = node.pairs.find(it => it.key.text === name)!;
  return replace(plan, { parsed, range: { start: pair.key.range.start, end: pairEnd(parsed, pair) } }, text);
}
