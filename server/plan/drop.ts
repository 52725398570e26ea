import { type Edit, linesOf, remove } from './edit.ts';
import type { Node } from './node.ts';
import type { Parsed, Token } from './parse.ts';
import type { Plan } from './plan.ts';
import { comparePositions, lower } from './position.ts';
import { indexOf } from './query.ts';
import { cited } from './suggest.ts';

/** A map with one of its keys, or a list with one of its items. */
interface Step {
  readonly holder: Node;
  readonly member: Node;
}

/** The way from the root of a chunk down to a key or a value. */
function wayTo(holder: Node | undefined, node: Node): Step[] | undefined {
  for (const { key, value } of holder?.pairs ?? []) {
    const rest = key === node || value === node ? [] : wayTo(value, node);
    if (rest) return [{ holder: holder!, member: key }, ...rest];
  }
  for (const item of holder?.items ?? []) {
    const rest = item === node ? [] : wayTo(item, node);
    if (rest) return [{ holder: holder!, member: item }, ...rest];
  }
  return undefined;
}

/** Its keys are the author's, so that without any it says nothing. */
const isOpenMap = (parsed: Parsed, key: Node): boolean => {
  const meaning = parsed.tokens.find(it => it.node === key && it.role === 'key')?.meaning;
  return !!meaning?.types && !meaning.defines;
};

const isSeen = ({ range }: Node): boolean => comparePositions(range.start, range.end) < 0;

/** Takes out a value, or a key with its value, from its map or list; and the key above, when nothing else stands in that list. */
export function drop(plan: Plan, parsed: Parsed, node: Node): Edit {
  const way = wayTo(parsed.tree.root, node) ?? [];
  let at = way.length - 1;
  const isAlone = ({ holder, member }: Step): boolean =>
    holder.kind === 'list' ? holder.items.length === 1 : holder.pairs.length === 1 && isOpenMap(parsed, member);
  while (at > 0 && isAlone(way[at]!)) at--;
  const step = way[at];
  // Of a line that cannot be read, the key above may be one that the reader made up.
  if (!step || !isSeen(step.member)) return remove(plan, parsed, node.range);
  return firstOfItem(plan, parsed, step) ?? remove(plan, parsed, step.member.range);
}

/** As `drop`, for a word of the plan, with what it does in words. */
export function dropWord(
  plan: Plan,
  parsed: Parsed,
  { node, role, text, path }: Token,
): { title: string; edits: Edit[] } {
  const inList = wayTo(parsed.tree.root, node)?.at(-1)?.holder.kind === 'list';
  const from = role === 'key' ? path.at(-2) : inList ? path.at(-1) : undefined;
  const title = from === undefined ? `Remove ${cited(path.at(-1) ?? text)}` : `Remove ${cited(text)} from "${from}"`;
  return { title, edits: [drop(plan, parsed, node)] };
}

/** `- criterion: …`: the first key of a list item shares its line with the dash, which stays for the next key. */
function firstOfItem(plan: Plan, parsed: Parsed, { holder, member }: Step): Edit | undefined {
  const { start } = member.range;
  const next = holder.pairs[1]?.key;
  const behindDash = /-[ \t]+$/.test(linesOf(parsed)[start.line]?.slice(0, start.character) ?? '');
  if (holder.style !== 'block' || holder.pairs[0]?.key !== member || !next || !behindDash) return undefined;
  return { range: lower({ start, end: next.range.start }, plan.lines[indexOf(plan, parsed)]!), text: '' };
}
