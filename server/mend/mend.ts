import { language } from '../language/index.ts';
import { shapeOf } from '../language/shape.ts';
import { types } from '../language/values.ts';
import { linesOf, quote } from '../plan/edit.ts';
import type { Parsed } from '../plan/parse.ts';
import { readPlan } from '../plan/plan.ts';
import { lineStarts, offsetAt, type Range } from '../plan/position.ts';
import { near } from '../plan/suggest.ts';
import { lineAt, rest, span, written } from '../plan/written.ts';
import { closingOf } from './brackets.ts';
import { type Mistake, mistakesIn } from './mistake.ts';

/** A way to mend a mistake: pieces of its chunk with what takes their place, which do not overlap. */
export interface Mend {
  readonly title: string;
  readonly edits: readonly { readonly range: Range; readonly text: string }[];
}

/** Ways to mend a mistake that do mend it: each is tried out. The last ones take the line out of the plan. */
export function mendsFor(parsed: Parsed, mistake: Mistake): Mend[] {
  const all = [...likely(parsed, mistake), ...withoutLine(parsed, mistake.range)];
  if (parsed.chunk.text.length > 100_000) return all.slice(-2);
  const before = countOf(parsed, []);
  const good = all.filter(it => countOf(parsed, it.edits) < before);
  return good.length ? good.slice(0, 5) : all.slice(-1);
}

/** How many mistakes the chunk has after some edits, read like a plan of its own. */
function countOf({ chunk }: Parsed, edits: Mend['edits']): number {
  const starts = lineStarts(chunk.text);
  const at = (it: Range['start']) => offsetAt(chunk.text, starts, it);
  const text = [...edits]
    .sort((a, b) => at(b.range.start) - at(a.range.start))
    .reduce((it, { range, text: put }) => it.slice(0, at(range.start)) + put + it.slice(at(range.end)), chunk.text);
  const head = chunk.kind === 'entry' && !chunk.misaligned ? `${quote(chunk.section)}:\n` : '';
  return readPlan(head + text).chunks.reduce((sum, it) => sum + mistakesIn(it).length, 0);
}

const one = (title: string, range: Range, text: string): Mend => ({ title, edits: [{ range, text }] });
const behind = ({ end }: Range, text: string, title: string): Mend => one(title, { start: end, end }, text);

function withoutLine(parsed: Parsed, { start }: Range): Mend[] {
  const line = lineAt(parsed, start.line);
  const lines = linesOf(parsed);
  const whole =
    start.line + 1 < lines.length
      ? { start: { line: start.line, character: 0 }, end: { line: start.line + 1, character: 0 } }
      : { start: { line: start.line, character: 0 }, end: line.end };
  return [
    one('Make the line a comment', { start: line.start, end: line.start }, '# '),
    one('Remove the line', whole, ''),
  ];
}

function likely(parsed: Parsed, mistake: Mistake): Mend[] {
  const { fault, range } = mistake;
  const text = written(parsed, range);
  switch (fault) {
    case 'quote':
      return [
        behind(range, text[0]!, 'Close the quote at the end of the line'),
        one('Leave the quote out', range, quote(text.slice(1))),
      ];
    case 'no-colon':
      return keysNear(parsed, range)
        .map(it => one(`Write ${it}:`, range, `${it}:`))
        .concat(
          text.length <= 60 && types.id.read(text) !== undefined
            ? [behind(range, ':', `Write a colon behind it: ${text}:`)]
            : [],
        );
    case 'no-space': {
      const at = range.start.character + text.indexOf(':') + 1;
      return [one('Write a space behind the colon', span(range.start.line, at, at), ' ')];
    }
    case 'escape':
      return escapes(parsed, range);
    case 'bracket':
      return [
        closeAt(parsed, range.start, range.start.line, 'Close the bracket at the end of the line'),
        closeAt(parsed, range.start, Number.MAX_SAFE_INTEGER, 'Close the bracket at the end of the entry'),
      ];
    case 'wrong-bracket':
      return [
        one(`Write ${text === ']' ? '}' : ']'} in its place`, range, text === ']' ? '}' : ']'),
        one(`Leave the ${text} out`, range, ''),
      ];
    case 'reserved':
    case 'behind-quote':
    case 'flow':
    case 'other':
      return [...valueInQuotes(parsed, range), ...(fault === 'flow' ? commas(parsed, range) : [])];
    case 'off-margin':
      return [toMargin(parsed, range)];
    case 'list-at-margin':
      return [];
    default:
      return aligned(parsed, range);
  }
}

/** The keys that a line may have meant, by where it stands. */
function keysNear({ chunk, pairs }: Parsed, { start }: Range): string[] {
  const top = shapeOf(language);
  const section = top.keys!.get(chunk.section);
  const keys = chunk.kind === 'entry' ? section?.entry?.value.keys : start.character > 0 ? section?.keys : top.keys;
  const text = chunk.text.split(/\r\n|\n|\r/)[start.line]!.trim();
  const taken = new Set(pairs.flatMap(it => it.value.pairs.map(pair => pair.key.text)));
  const names = [...(keys?.keys() ?? [])].filter(it => !taken.has(it));
  const begun = text.length > 1 ? names.filter(it => it.startsWith(text)) : [];
  return [...new Set([...names.filter(it => it === text), ...begun, ...near(text, names)])].slice(0, 3);
}

function closeAt(parsed: Parsed, from: Range['start'], lastLine: number, title: string): Mend {
  const { open, at } = closingOf(parsed, from, lastLine);
  const closing = [...open]
    .reverse()
    .map(it => (it === '[' ? ']' : '}'))
    .join('');
  const gap = closing.startsWith('}') ? ' ' : '';
  return one(title, { start: at, end: at }, gap + closing);
}

/** The backslashes of a text in double quotes that begin no special character, written twice; or the text in single quotes. */
function escapes(parsed: Parsed, { start }: Range): Mend[] {
  const line = linesOf(parsed)[start.line]!;
  const open = line.lastIndexOf('"', start.character - 1);
  const close = /^"(?:[^"\\]|\\.)*"/.exec(line.slice(open));
  if (open < 0 || !close) return [];
  const inner = close[0].slice(1, -1);
  const whole = span(start.line, open, open + close[0].length);
  const doubled = inner.replace(
    /\\(["\\/abefnrtv0 _NLP]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})?/g,
    (all, known) => (known ? all : `\\\\`),
  );
  const single = inner.includes("'") || /\\["\\]/.test(inner) ? [] : [one('Use single quotes', whole, `'${inner}'`)];
  return [one('Write the backslash twice', whole, `"${doubled}"`), ...single];
}

/** The value that a place stands in, up to a comment, as one text in quotes. */
function valueInQuotes(parsed: Parsed, { start }: Range): Mend[] {
  const line = linesOf(parsed)[start.line]!;
  const inFlow = /[[{]/.test(line.slice(0, start.character)) && /^[^[{]*:?\s*[[{]|- *[[{]/.test(line);
  const lead = inFlow
    ? /^[\s\S]*[[{,](?:\s*[\w.-]{1,60}:)?\s*/.exec(line.slice(0, start.character + 1))
    : /^\s*(?:- +)*(?:[^\s:#'"[\]{}][^:#'"[\]{}]{0,100}:\s+)?/.exec(line);
  const from = Math.min(lead?.[0].length ?? start.character, start.character);
  const tail = rest(parsed, { line: start.line, character: from });
  const end = (inFlow ? /\s*[,\]}]|\s+#/ : /\s+#/).exec(tail.slice(1));
  const raw = tail.slice(0, end ? end.index + 1 : tail.length).trimEnd();
  if (!raw) return [];
  const text = /^(["']).*\1$/.test(raw) && raw.length > 1 ? raw.slice(1, -1) : raw;
  return [
    one(
      'Put the whole value in quotes',
      span(start.line, from, from + raw.length),
      quote(text.replace(/\\(["'])/g, '$1'), inFlow),
    ),
  ];
}

/** `{ a: b c: d }`: a comma in front of what looks like the next key. */
function commas(parsed: Parsed, { start }: Range): Mend[] {
  const line = linesOf(parsed)[start.line]!;
  const match = /\s+(?=[\w.-]{1,60}:(?:\s|$))/.exec(line.slice(start.character));
  if (!match?.index) return [];
  const at = start.character + match.index;
  return [one('Write a comma in between', span(start.line, at, at), ',')];
}

function toMargin(parsed: Parsed, { start }: Range): Mend {
  const edits = linesOf(parsed).flatMap((line, i) =>
    line.trim() ? [{ range: span(i, 0, Math.min(start.character, line.search(/\S/))), text: '' }] : [],
  );
  return { title: 'Move it to the margin', edits };
}

/** The line and what stands deeper below it, moved into a column of the lines above. */
function aligned(parsed: Parsed, { start }: Range): Mend[] {
  const lines = linesOf(parsed);
  const column = lines[start.line]!.search(/\S/);
  let last = start.line;
  for (let i = last + 1; i < lines.length; i++) {
    const at = lines[i]!.search(/[^\s]/);
    if (at >= 0 && at <= column) break;
    if (at >= 0) last = i;
  }
  const mends = new Map<number, Mend>();
  for (let i = start.line - 1; i >= 0 && mends.size < 4; i--) {
    const at = lines[i]!.search(/[^\s#]/);
    const name = /^\s*(?:- +)?([^\s#:][^#:]{0,40}?):(?:\s|$)/.exec(lines[i]!)?.[1] ?? 'the line above';
    if (at < 0 || at === column || mends.has(at) || /^\s*#/.test(lines[i]!)) continue;
    const edits = Array.from({ length: last - start.line + 1 }, (_, n) => start.line + n)
      .filter(it => lines[it]!.trim())
      .map(it => {
        const own = lines[it]!.search(/\S/);
        return { range: span(it, 0, own), text: ' '.repeat(Math.max(0, own + at - column)) };
      });
    mends.set(at, { title: `Align it with "${name}"`, edits });
  }
  return [...mends.values()];
}
