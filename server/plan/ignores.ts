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
  if (!text.includes('opsplan-ignore')) return none;
  const lines = text.split(/\r\n|\n|\r/);
  const layout = layoutOf(lines);
  const ignores: Ignore[] = [];
  lines.forEach((line, i) => {
    const match = pattern.exec(line);
    if (!match || layout.isText(i)) return;
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
      ...layout.below(i),
    });
  });
  return ignores;
}

const none: readonly never[] = [];

/** What stands around each line, found in one pass so that a thousand comments cost no more than their lines. */
function layoutOf(lines: readonly string[]) {
  const columns = lines.map(it => it.search(/[^ \t]/));
  const isContent = lines.map(it => /^[ \t]*[^\s#]/.test(it));
  const isItem = (line: number): boolean => /^[ \t]*-[ \t]/.test(lines[line]!);
  const next: number[] = [];
  for (let i = lines.length - 1, content = lines.length; i >= 0; i--) {
    next[i] = content;
    if (isContent[i]) content = i;
  }
  // The nearest line above that stands further left.
  const outer: number[] = [];
  const open: number[] = [];
  for (const [i, column] of columns.entries()) {
    while (column >= 0 && open.length && columns[open.at(-1)!]! >= column) open.pop();
    outer[i] = open.at(-1) ?? -1;
    if (column >= 0) open.push(i);
  }
  const ends = new Map<number, number>();
  /** The last line of the key that begins on a line, with all that stands deeper. */
  const endOf = (from: number): number => {
    let to = ends.get(from) ?? -1;
    if (to >= 0) return to;
    to = from;
    for (let i = next[from] ?? lines.length; i < lines.length; i = next[i]!) {
      const item = columns[i] === columns[from] && isItem(i) && !isItem(from);
      if (columns[i]! <= columns[from]! && !item) break;
      to = i;
    }
    ends.set(from, to);
    return to;
  };
  return {
    /** The key below a comment. */
    below: (line: number) => ({ from: next[line]!, to: endOf(next[line]!) }),
    /** A line of a block text (`done: |`) is no comment, however it begins. */
    isText: (line: number) => /[:-][ \t]+[>|][-+\d]{0,2}[ \t]*(?:#.*)?$/.test(lines[outer[line]!] ?? ''),
  };
}
