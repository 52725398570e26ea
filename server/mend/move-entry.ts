import type { Kind } from '../language/kinds.ts';
import { types } from '../language/values.ts';
import type { Change, Folder } from '../plan/change.ts';
import { columnOf, type Edit, insertLines, isContent, linesOf, quote, remove, splice } from '../plan/edit.ts';
import { everywhere, located } from '../plan/everywhere.ts';
import { isShared, splitRef } from '../plan/far-ref.ts';
import { isDefined } from '../plan/names.ts';
import type { Member } from '../plan/others.ts';
import { outside } from '../plan/outside.ts';
import type { Entry, Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { findAll, headOf, indexOf } from '../plan/query.ts';
import { insertSection } from '../plan/sections.ts';
import { farRefs, isWhole, moved } from './carry.ts';

/** The plans beside this one that an entry could be moved to: not over, with room for it, and without anything of the same name. */
export function homesFor(plan: Plan, entry: Entry, folder: Folder | undefined): readonly Member[] {
  const { others } = plan;
  const { parsed, node } = entry;
  if (!folder || !others || !isWhole(entry) || !isClean(parsed) || (node.kind !== 'map' && node.kind !== 'empty'))
    return [];
  const isName = (name: string): boolean => types.id.read(name) !== undefined && !outside(`${name}/x`, others);
  // What two plans are called names neither.
  if (!isName(others.name) || others.plans(others.name).length) return [];
  const holders = (of: Plan, id: string): number => sum(named.map(kind => findAll(of, kind, id).length));
  if (parsed.entries.some(({ id }) => holders(plan, id) > 1)) return [];
  return others
    .others()
    .filter(
      it =>
        isName(it.name) &&
        others.plans(it.name).length === 1 &&
        headOf(it.plan, 'status')?.pair.value.text !== 'closed' &&
        hasRoom(it.plan, parsed.chunk.section) &&
        parsed.entries.every(({ id }) => !holders(it.plan, id)),
    );
}
/** What stands in one list with activities: two of one name could not be told apart. */
const named: readonly Kind[] = ['activity', 'milestone', 'decision', 'metric', 'workstream'];
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const isClean = ({ chunk, tree }: Parsed): boolean =>
  !chunk.misaligned && !tree.problems.length && !tree.oddities.length;

const entriesIn = (plan: Plan, section: string): Parsed[] =>
  plan.chunks.filter(it => it.chunk.section === section && it.chunk.kind === 'entry');
/** Whether whole lines can be added to a section. */
function hasRoom(plan: Plan, section: string): boolean {
  const entries = entriesIn(plan, section);
  const value = headOf(plan, section)?.pair.value;
  return entries.length ? entries.every(isClean) : !value || value.kind === 'empty';
}

/** Moves an entry to another plan, as it is written, with its comments; whatever names it, or is named by it, is found in its new place. */
export function moveEntry(plan: Plan, entry: Entry, home: Member): Change {
  const { parsed } = entry;
  const own: Edit[] = [...cut(plan, parsed)];
  const others = [{ ...put(plan, parsed, home), file: home.file }];
  for (const { kind, id } of parsed.entries) {
    for (const spot of everywhere(plan, { kind, id })) {
      if (spot.parsed === parsed || spot.defines) continue;
      const { uri, range } = located(plan, spot, '');
      const edit = { range, text: quote(spot.home?.file === home.file ? id : `${home.name}/${id}`, true) };
      if (spot.home) others.push({ ...edit, file: uri });
      else own.push(edit);
    }
  }
  return { edits: own, others };
}

/** The last line of an entry: comments that stand deeper than its name are still its own. */
function lastLine(parsed: Parsed): number {
  const column = parsed.pairs[0]!.key.range.start.character;
  return linesOf(parsed).findLastIndex(it => isContent(it) || (/^[ \t]*#/.test(it) && columnOf(it) > column));
}

/** Names that lead to nothing, and would come to mean something in the new plan, still say that it is their old one that lacks it. */
const strays = (plan: Plan, { tokens }: Parsed, home: Member): Edit[] =>
  tokens.flatMap(({ meaning, node, text, range }) => {
    const kinds = node.kind === 'scalar' ? (meaning?.refersTo ?? []) : [];
    const isStray = !splitRef(text) && !kinds.some(it => isShared(it) || isDefined(plan, it, text));
    return isStray && kinds.some(it => isDefined(home.plan, it, text))
      ? [{ range, text: `${plan.others!.name}/${text}` }]
      : [];
  });

/** The lines of an entry in the column of its new plan. */
function put(plan: Plan, parsed: Parsed, home: Member): Edit {
  const { section } = parsed.chunk;
  const own = plan.others!.name;
  const entries = entriesIn(home.plan, section);
  const column = entries[0]?.pairs[0]?.key.range.start.character ?? 2;
  const shift = column - parsed.pairs[0]!.key.range.start.character;
  const text = splice(parsed.chunk.text, [
    ...farRefs(plan, parsed, moved([parsed], own, home.name)),
    ...strays(plan, parsed, home),
  ]);
  const lines = text
    .split(/\r\n|\n|\r/)
    .slice(0, lastLine(parsed) + 1)
    .map(it => (it.trim() ? ' '.repeat(Math.max(0, columnOf(it) + shift)) + it.trimStart() : ''));
  const last = entries.at(-1);
  if (last) return insertLines(home.plan, last, lastLine(last), lines);
  const head = headOf(home.plan, section);
  if (!head) return insertSection(home.plan, section, [`${section}:`, ...lines]);
  return insertLines(home.plan, head.parsed, head.pair.key.range.start.line, lines);
}

/** Takes out the lines of an entry, and the key of its section where none is left. What stands between it and the next one stays. */
function* cut(plan: Plan, parsed: Parsed): Generator<Edit> {
  const { section } = parsed.chunk;
  const head = headOf(plan, section);
  if (head && entriesIn(plan, section).length === 1) yield remove(plan, head.parsed, head.pair.key.range);
  const index = indexOf(plan, parsed);
  const all = linesOf(parsed);
  const isBlank = (line: string | undefined): boolean => line?.trim() === '';
  let end = lastLine(parsed) + 1;
  // Of the blank lines around it one is enough.
  const above = plan.chunks[index - 1];
  if (above && isBlank(linesOf(above).at(-2)) && isBlank(all[end]) && end + 1 < all.length) end++;
  const top = plan.lines[index]!;
  const last =
    end < all.length ? { line: top + end, character: 0 } : { line: top + end - 1, character: all[end - 1]!.length };
  yield { range: { start: { line: top, character: 0 }, end: last }, text: '' };
}
