import { sections } from '../language/index.ts';
import { columnOf, type Edit, eolOf, insertLines, isContent, linesOf, pairEnd, replace, setValue } from './edit.ts';
import type { Parsed } from './parse.ts';
import type { Plan } from './plan.ts';
import type { Range } from './position.ts';
import { headOf } from './query.ts';

/** Writes a key at the margin: over its value, else as a new line in the language's order. */
export function setHead(plan: Plan, key: string, text: string): Edit {
  const head = headOf(plan, key);
  if (head) return setValue(plan, head.parsed, head.pair, text);
  return insertSection(plan, key, [
    text.startsWith('\n') ? `${key}:${text.replaceAll('\n', eolOf(plan))}` : `${key}: ${text}`,
  ]);
}

/** Adds a section at its place among those that stand there. */
export function insertSection(plan: Plan, key: string, lines: readonly string[]): Edit {
  // A line that says all it has to say stands with those above it.
  const apart = (lines.length > 1 || /\n/.test(lines[0]!)) && isSpaced(plan);
  const order: readonly string[] = sections;
  const rank = order.indexOf(key);
  let behind = -1;
  plan.chunks.forEach((parsed, i) => {
    const other = order.indexOf(parsed.chunk.section);
    if (parsed.chunk.kind !== 'marker' && parsed.chunk.kind !== 'unread' && other >= 0 && other < rank) behind = i;
  });
  const added = !apart ? lines : behind < 0 ? [...lines, ''] : ['', ...lines];
  if (behind < 0) {
    const first = plan.heads.find(it => it.chunk.section);
    if (!first) {
      const range = endOf(plan);
      return { range, text: (range.end.character ? eolOf(plan) : '') + added.map(it => it + eolOf(plan)).join('') };
    }
    return insertLines(plan, first, -1, added);
  }
  return insertLines(plan, plan.chunks[behind]!, lastContent(plan.chunks[behind]!), added);
}
/** Whether a plan keeps its sections apart by blank lines: those of several lines, as most of them do. */
function isSpaced({ chunks }: Plan): boolean {
  let spaced = 0;
  chunks.forEach(({ chunk, pairs }, i) => {
    const node = pairs[0]?.value;
    if (!i || chunk.kind !== 'head' || !node || (node.kind === 'scalar' && chunks[i + 1]?.chunk.kind !== 'entry'))
      return;
    const above = linesOf(chunks[i - 1]!).slice(0, -1);
    const last = above.findLast(it => !/^[ \t]*#/.test(it));
    spaced += last?.trim() === '' ? 1 : -1;
  });
  return spaced > 0;
}
const lastContent = (parsed: Parsed): number => Math.max(0, linesOf(parsed).findLastIndex(isContent));

/** Adds an entry at the end of its section; makes the section where there is none. `body` holds its lines, without indentation. */
export const insertEntry = (plan: Plan, section: string, id: string, body: readonly string[]): Edit =>
  insertEntries(plan, section, [{ id, body }]);

/** The same for several entries in a row, each with the comments `above` it, which have no place within braces; behind another chunk of the section where it is said which. */
export function insertEntries(
  plan: Plan,
  section: string,
  entries: readonly { readonly id: string; readonly body: readonly string[]; readonly above?: readonly string[] }[],
  behind?: Parsed,
): Edit {
  const chunks = plan.chunks.filter(it => it.chunk.section === section && it.chunk.kind === 'entry');
  const column = chunks[0] ? columnOf(linesOf(chunks[0])[lastHead(chunks[0])]!) : 2;
  const indent = ' '.repeat(column);
  const added = entries.flatMap(it => [
    ...(it.above ?? []).map(line => `${indent}${line}`),
    `${indent}${it.id}:`,
    ...it.body.map(line => `${indent}  ${line}`),
  ]);
  const last = behind ?? chunks.at(-1);
  if (last) return insertLines(plan, last, lastContent(last), added);
  const head = headOf(plan, section);
  if (!head) return insertSection(plan, section, [`${section}:`, ...added]);
  const { value } = head.pair;
  if (value.style === 'flow' && value.kind === 'map') {
    const before = value.pairs.at(-1);
    const place = before
      ? pairEnd(head.parsed, before)
      : { ...value.range.start, character: value.range.start.character + 1 };
    const all = entries.map(it => `${it.id}: { ${it.body.join(', ')} }`).join(', ');
    const text = `${before ? ',' : ''} ${all}${before ? '' : ' '}`;
    return replace(plan, { parsed: head.parsed, range: { start: place, end: place } }, text);
  }
  return insertLines(plan, head.parsed, lastContent(head.parsed), added);
}
const lastHead = (parsed: Parsed): number => parsed.pairs[0]?.key.range.start.line ?? 0;

/** The end of the text, as an empty range. */
export function endOf(plan: Plan): Range {
  const last = plan.chunks.at(-1);
  if (!last) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const all = linesOf(last);
  const place = { line: plan.lines[plan.chunks.length - 1]! + all.length - 1, character: all.at(-1)!.length };
  return { start: place, end: place };
}
