import type { Range } from './position.ts';

/** `# opsplan-ignore RULE until 2026-09-01: why`, and the lines below that it speaks of, counted from the chunk's start. */
export interface Ignore {
  readonly range: Range;
  readonly rule: string;
  readonly ruleRange: Range;
  /** The text behind `until`, with its place; nothing when it does not say. */
  readonly until: { readonly text: string; readonly range: Range } | undefined;
  readonly reason: string;
  /** The first and the last line of what stands below it. */
  readonly from: number;
  readonly to: number;
}

const pattern =
  /^([ \t]*)#[ \t]*opsplan-ignore\b[ \t]*([^\s:]{0,100})(?:[ \t]+until[ \t]+([^:\s]{0,40}))?[ \t]*(.{0,400})/;

/** The ignore comments of a chunk. One holds for the key below it and for everything inside that key. */
export function readIgnores(text: string): readonly Ignore[] {
  if (!text.includes('opsplan-ignore')) return [];
  const lines = text.split(/\r\n|\n|\r/);
  const ignores: Ignore[] = [];
  lines.forEach((line, i) => {
    const match = pattern.exec(line);
    if (!match || insideText(lines, i)) return;
    const [, indent, rule = '', until, rest = ''] = match;
    const at = (from: number, length: number): Range => ({
      start: { line: i, character: from },
      end: { line: i, character: from + length },
    });
    const ruleAt = line.indexOf(rule, line.indexOf('opsplan-ignore') + 'opsplan-ignore'.length);
    const untilAt = until === undefined ? -1 : line.indexOf(until, line.indexOf('until', ruleAt + rule.length) + 5);
    ignores.push({
      range: at(indent!.length, line.trimEnd().length - indent!.length),
      rule,
      ruleRange: at(ruleAt, rule.length),
      until: until === undefined ? undefined : { text: until, range: at(untilAt, until.length) },
      reason: rest.startsWith(':') ? rest.slice(1).trim() : '',
      ...block(lines, i),
    });
  });
  return ignores;
}

const columnOf = (line: string): number => line.search(/[^ \t]/);
const isContent = (line: string): boolean => /^[ \t]*[^\s#]/.test(line);

/** The key below a comment, with all that stands deeper. */
function block(lines: readonly string[], comment: number): { from: number; to: number } {
  let from = comment + 1;
  while (from < lines.length && !isContent(lines[from]!)) from++;
  let to = from;
  const column = columnOf(lines[from] ?? '');
  for (let i = from + 1; i < lines.length; i++) {
    if (!isContent(lines[i]!)) continue;
    const inside =
      columnOf(lines[i]!) > column ||
      (columnOf(lines[i]!) === column && /^[ \t]*-[ \t]/.test(lines[i]!) && !/^[ \t]*-[ \t]/.test(lines[from]!));
    if (!inside) break;
    to = i;
  }
  return { from, to };
}

/** A line of a block text (`done: |`) is no comment, however it begins. */
function insideText(lines: readonly string[], index: number): boolean {
  const column = columnOf(lines[index]!);
  for (let i = index - 1; i >= 0; i--) {
    const other = columnOf(lines[i]!);
    if (other < 0 || other >= column) continue;
    return /[:-][ \t]+[>|][-+\d]{0,2}[ \t]*(?:#.*)?$/.test(lines[i]!);
  }
  return false;
}
