import { type Edit, linesOf, replace } from '../plan/edit.ts';
import type { Parsed } from '../plan/parse.ts';
import { chunkAt, type Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { span } from '../plan/written.ts';

/** The tabs in the indentation of a chunk's lines; those within a block text, behind its own blanks, are part of it. */
export function tabsOf(parsed: Parsed): Range[] {
  const tabs = parsed.tree.oddities.filter(it => it.what === 'tab').map(it => it.range);
  if (!tabs.length) return tabs;
  const blocks = parsed.tokens
    .filter(it => it.node.kind === 'scalar' && it.node.style === 'block')
    .map(it => it.node.range);
  const isText = ({ start }: Range) =>
    start.character > 0 && blocks.some(it => it.start.line < start.line && start.line <= it.end.line);
  return tabs.filter(it => !isText(it));
}

/** A line that others may stand below. */
interface Level {
  readonly blanks: string;
  readonly column: number;
  /** Where the lines right below it stand, once one does. */
  inner: number | undefined;
}

const spaced = new WeakMap<Plan, readonly Edit[]>();
/**
 * Spaces for every indentation that holds a tab. A line that is indented like one above stands in its column; one
 * that is indented further than one above stands as far to the right as its siblings, or one step; any other goes on
 * where the line above stands, or one step below a key that has no value yet.
 */
export function withoutTabs(plan: Plan): readonly Edit[] {
  const known = spaced.get(plan);
  if (known) return known;
  const edits: Edit[] = [];
  const levels: Level[] = [];
  let opens = false;
  for (const parsed of plan.chunks) {
    if (parsed.chunk.kind === 'unread') break;
    const tabs = new Set(parsed.tree.oddities.length ? tabsOf(parsed).map(it => it.start.line) : []);
    linesOf(parsed).forEach((line, i) => {
      const blanks = /^[ \t\ufeff]*/.exec(line)![0];
      const first = line[blanks.length];
      if (first === undefined || first === '#') return;
      const column = tabs.has(i) ? columnFor(blanks, levels, opens) : blanks.length;
      if (tabs.has(i)) edits.push(replace(plan, { parsed, range: span(i, 0, blanks.length) }, ' '.repeat(column)));
      enter(levels, blanks, column);
      opens = /(?::|^[ \t]*-)[ \t]*(?:#.*)?$|^[ \t]*- +[^"'[{].{0,80}: |: *[|>][-+\d]*$/.test(line.slice(0, 400));
    });
  }
  spaced.set(plan, edits);
  return edits;
}

function enter(levels: Level[], blanks: string, column: number): void {
  while (levels.length && levels.at(-1)!.column >= column) levels.pop();
  const outer = levels.at(-1);
  if (outer) outer.inner ??= column;
  levels.push({ blanks, column, inner: undefined });
}

function columnFor(blanks: string, levels: readonly Level[], opens: boolean): number {
  const same = levels.findLast(it => it.blanks === blanks);
  if (same) return same.column;
  const last = levels.at(-1);
  const above = levels.findLast(it => it.blanks && blanks.startsWith(it.blanks)) ?? last;
  if (!above || !last) return 0;
  // Further right below a line that goes on: the lines of a text keep their distance.
  if (above === last && !opens)
    return (
      last.column +
      (/^ +$/.test(blanks.slice(above.blanks.length)) && above.blanks ? blanks.length - above.blanks.length : 0)
    );
  const step = above.column - (levels[levels.indexOf(above) - 1]?.column ?? above.column - 2);
  return above.inner ?? above.column + step;
}

/** Whether a change adds lines to what tabs indent, where no column is known to be right: the tabs go first. */
export function addsBesideTabs(plan: Plan, edits: readonly Edit[]): boolean {
  return edits.some(({ range: { start }, text }) => {
    const added = start.character ? /^[^\r\n]*[\r\n]+[ \t]/ : /^[\r\n]*[ \t]+\S/;
    // What is added behind the last line of a chunk stands where the next one begins.
    const beside = added.test(text) ? [start.line, start.character ? start.line : start.line - 1] : [];
    return beside.some(it => it >= 0 && tabsOf(plan.chunks[chunkAt(plan, it)]!).length > 0);
  });
}
