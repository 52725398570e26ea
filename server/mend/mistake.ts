import { linesOf } from '../plan/edit.ts';
import type { SyntaxProblem } from '../plan/node.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import { comparePositions, type Position, type Range } from '../plan/position.ts';
import { slipOf } from '../plan/slipped.ts';
import { lineAt, span } from '../plan/written.ts';
import { isPlaceholder } from '../words/title.ts';
import { closingOf } from './brackets.ts';
import { isMissedByName } from './missed.ts';

/** What is wrong with a text as YAML, told apart by what mends it. */
export type Fault =
  | 'misaligned'
  | 'off-margin'
  | 'indent'
  | 'no-colon'
  | 'no-space'
  | 'quote'
  | 'bracket'
  | 'wrong-bracket'
  | 'behind-quote'
  | 'escape'
  | 'reserved'
  | 'list-at-margin'
  | 'flow'
  | 'other';
export interface Mistake {
  readonly fault: Fault;
  /** At most one line. */
  readonly range: Range;
}

/** More problems than this in one entry say nothing new. */
const most = 100;

/** The mistakes of a chunk that no other rule explains, in their order. One may be the cause of those behind it. */
export function mistakesIn(parsed: Parsed): Mistake[] {
  const { chunk, tree } = parsed;
  if (chunk.kind === 'marker' || chunk.kind === 'unread' || tree.oddities.some(it => it.what === 'deep')) return [];
  const found: Mistake[] = [];
  const tab = tree.oddities.find(it => it.what === 'tab');
  if (chunk.misaligned && !tab) found.push({ fault: 'misaligned', range: lineAt(parsed, firstLineOf(parsed)) });
  if (
    tree.root?.kind === 'map' &&
    chunk.kind === 'head' &&
    tree.root.range.start.character > (chunk.text.startsWith('\ufeff') ? 1 : 0) &&
    !tab
  )
    found.push({ fault: 'off-margin', range: lineAt(parsed, tree.root.range.start.line) });
  if (tree.root && tree.root.kind !== 'map' && !tree.problems.length) found.push(notMap(parsed));
  const problems = tree.problems.slice(0, most);
  if (problems.length) {
    const explained = explainedLines(parsed);
    const bracket = openBracket(parsed);
    for (const it of problems) {
      const { line } = it.range.start;
      if (!explained.has(line) && !(tab && tab.range.start.line <= line)) found.push(faultOf(parsed, it, bracket));
    }
  }
  for (const token of parsed.tokens)
    if (isReserved(parsed, token)) found.push({ fault: 'reserved', range: lineOf(parsed, token.node.range) });
  return found.sort((a, b) => comparePositions(a.range.start, b.range.start));
}

const firstLineOf = (parsed: Parsed): number =>
  Math.max(
    0,
    linesOf(parsed).findIndex(it => /^[ \t\ufeff]*[^\s#\ufeff]/.test(it)),
  );
const lineOf = (parsed: Parsed, { start, end }: Range): Range =>
  start.line === end.line ? { start, end } : { start, end: lineAt(parsed, start.line).end };

/** A word, or a list, where only keys stand. */
function notMap(parsed: Parsed): Mistake {
  const { root } = parsed.tree;
  const range = lineOf(parsed, root!.range);
  if (root!.kind !== 'scalar') return { fault: 'list-at-margin', range };
  return { fault: /^[\p{L}\p{M}\p{Nd}_.-]{1,60}:\S/u.test(root!.text) ? 'no-space' : 'no-colon', range };
}

/** The lines whose mistakes the rules about slips, anchors and tags speak of. */
function explainedLines(parsed: Parsed): Set<number> {
  const lines = new Set<number>();
  for (const { what, range } of parsed.tree.oddities)
    if (what !== 'tab') for (const it of what === 'explicit-key' ? [0, 1] : [0]) lines.add(range.start.line + it);
  for (const token of parsed.tokens) {
    const slip = slipOf(parsed, token);
    if (slip && slip !== 'reserved' && slip !== 'quote')
      for (let it = token.node.range.start.line; it <= token.node.range.end.line; it++) lines.add(it);
  }
  return lines;
}

/** A value that YAML cannot read as it begins. Where a mark only keeps a place, the rules about what is missing speak. */
function isReserved(parsed: Parsed, token: Token): boolean {
  const { path, meaning, entry, node } = token;
  if (slipOf(parsed, token) !== 'reserved') return false;
  if (!meaning || !isPlaceholder(node.text)) return true;
  const isProse = meaning.types?.includes('text') && placeholders.includes(path.at(-1)!);
  return !(isProse || meaning.types?.includes('date') || isMissedByName(path, entry));
}
/** Where `text-placeholder` looks. */
export const placeholders: readonly string[] = ['plan', 'title', 'outcome', 'question', 'need', 'because', 'blocked'];

function faultOf(parsed: Parsed, problem: SyntaxProblem, bracket: Mistake | undefined): Mistake {
  const { code, message, range } = problem;
  const { start } = range;
  const own = inside(parsed, range);
  if (code === 'UNCLOSED_QUOTE' || /closing .?quote/i.test(message))
    return { fault: 'quote', range: code === 'UNCLOSED_QUOTE' ? own : lastQuote(parsed, start) };
  if (code === 'MISSING_COLON') return { fault: 'no-colon', range: own };
  if (code === 'MISSING_SPACE') return { fault: 'no-space', range: own };
  if (code === 'BAD_DQ_ESCAPE')
    return { fault: 'escape', range: span(start.line, start.character, start.character + 2) };
  if (bracket && bracket.range.start.line <= start.line) return bracket;
  if (code === 'BAD_SCALAR_START') return { fault: 'reserved', range: own };
  const before = (linesOf(parsed)[start.line] ?? '').slice(0, start.character).trimEnd();
  if (code === 'UNEXPECTED_TOKEN' && /["'\]}]$/.test(before)) return { fault: 'behind-quote', range: own };
  if (code === 'BLOCK_IN_FLOW' || /flow/i.test(message)) return { fault: 'flow', range: own };
  if (/INDENT|IMPLICIT_KEY/.test(code)) return { fault: 'indent', range: misplaced(parsed, problem) };
  return { fault: 'other', range: own };
}

/** The range of a problem, drawn into its line. */
function inside(parsed: Parsed, { start, end }: Range): Range {
  const line = lineAt(
    parsed,
    Math.max(
      0,
      Math.min(
        start.line,
        linesOf(parsed).findLastIndex(it => it.trim()),
      ),
    ),
  );
  if (line.start.line !== start.line) return line;
  const from = Math.min(Math.max(start.character, line.start.character), line.end.character);
  const to = start.line === end.line ? Math.min(end.character, line.end.character) : line.end.character;
  return to > from ? span(start.line, from, to) : line;
}

/** The line that stands in no column of the lines above: the one with the problem, or the one below a value that seems to go on. */
function misplaced(parsed: Parsed, { code, range }: SyntaxProblem): Range {
  const lines = linesOf(parsed);
  const { line } = range.start;
  if (code === 'BAD_INDENT') return lineAt(parsed, line);
  let next = line + 1;
  while (next < lines.length && !/^\s*[^\s#]/.test(lines[next]!)) next++;
  const deeper = next < lines.length && lines[next]!.search(/\S/) > lines[line]!.search(/\S/);
  return lineAt(parsed, deeper ? next : line);
}

/** The quote that goes on to the end: the last value in quotes that begins above. */
function lastQuote(parsed: Parsed, { line }: Position): Range {
  const lines = linesOf(parsed);
  for (let i = Math.min(line, lines.length - 1); i >= 0; i--) {
    const match = /(?:^\s*|[:[{,-]\s+|[[{,])(["'][^"']*)$/.exec(lines[i]!.trimEnd());
    if (match) return span(i, lines[i]!.trimEnd().length - match[1]!.length, lines[i]!.trimEnd().length);
  }
  return lineAt(
    parsed,
    Math.max(
      0,
      Math.min(
        line,
        lines.findLastIndex(it => it.trim()),
      ),
    ),
  );
}

/** The first list or map in brackets that is not closed, or closed by the wrong bracket. */
function openBracket(parsed: Parsed): Mistake | undefined {
  const lines = linesOf(parsed);
  let after: Position = { line: 0, character: 0 };
  for (let i = 0; i < lines.length; i++) {
    const match = /^[ \t]*(?:- +)*(?:[^\s#'"[\]{}][^#'"[\]{}]{0,100}:[ \t]+)?(?=[[{])/.exec(lines[i]!);
    const start = match && { line: i, character: match[0].length };
    if (!start || comparePositions(start, after) < 0) continue;
    const { open, at, wrong } = closingOf(parsed, start);
    after = at;
    if (wrong) return { fault: 'wrong-bracket', range: span(wrong.line, wrong.character, wrong.character + 1) };
    if (open.length) return { fault: 'bracket', range: { start, end: lineAt(parsed, i).end } };
  }
  return undefined;
}
