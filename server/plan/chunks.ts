import { language } from '../language/index.ts';
import { shapeOf } from '../language/shape.ts';
import { markAt, type Side, sideBelow } from './conflicts.ts';

/** A run of whole lines that can be read on its own. */
export interface Chunk {
  /** The key at the margin that it stands under; empty before the first. */
  readonly section: string;
  /** `head`: a key at the margin with what belongs to it; `entry`: one entry of a section of names; `marker`: `---` or `...`; `unread`: what follows them. */
  readonly kind: 'head' | 'entry' | 'marker' | 'unread';
  /** It stands further left than the entries above it, which YAML forbids. */
  readonly misaligned: boolean;
  /** It begins inside of a conflict that a merge has left, on the side that is read. */
  readonly isOurs: boolean;
  readonly text: string;
}

/** Where splitting stands between two chunks: all that the lines above can mean for those below. */
export interface State {
  readonly section: string;
  /** `whole`: no cuts in this section; `open`: its first entry is still to come; `entries`: cuts at `column`. */
  readonly mode: 'whole' | 'open' | 'entries';
  readonly column: number;
  /** How often the plan has ended: text behind an end is not read. */
  readonly ended: boolean;
  /** Something other than comments stands above. */
  readonly begun: boolean;
  /** Which side of a conflict this is, where a merge has left one. Nothing is cut in what is not read of it. */
  readonly side: Side;
}
export const start: State = { section: '', mode: 'whole', column: 0, ended: false, begun: false, side: 'none' };
export const sameState = (a: State, b: State): boolean =>
  a === b ||
  (a.section === b.section &&
    a.mode === b.mode &&
    a.column === b.column &&
    a.ended === b.ended &&
    a.begun === b.begun &&
    a.side === b.side);

/** A key at the margin: `key:` with what follows on its line. Keys are short; nothing here looks further than 200 units. */
const marginKey =
  /^(?:"([^"\\]{0,100})"|'([^']{0,100})'|([^\s\-?:,[\]{}|>&*!%@`#"'][^:#]{0,100}?|-[^\s:][^:#]{0,100}?))[ \t]*:(?=[ \t\r\n]|$)[ \t]*([^\r\n]?)/;

/** Sections that are maps of names are cut into entries, and so is a section that the language does not know: it may be a slip of the fingers. */
function isNames(section: string): boolean {
  const shape = shapeOf(language).keys?.get(section);
  return !shape || (!!shape.entry?.key.defines && !shape.item);
}

/**
 * Cuts text into chunks whose texts, joined, give it back, and says where splitting stands before each and at the end.
 *
 * A line at the margin that is not a comment, a list item or a closing bracket starts a section. In a section of names
 * whose first line is a key, every line in that key's column starts an entry: YAML indents everything inside an entry
 * further, so no such line can be part of a text, a list or a nested map. A comment directly above an entry, in its
 * column, belongs to it.
 */
export function split(
  text: string,
  from: State = start,
  atTop = true,
): { chunks: Chunk[]; states: State[]; end: State } {
  const chunks: Chunk[] = [];
  const states: State[] = [];
  let state = from;
  let before = from;
  let kind: Chunk['kind'] = from.ended ? 'unread' : 'head';
  let misaligned = false;
  let begin = 0;
  let comment = -1;
  let commentColumn = -1;
  const returns = text.includes('\r');

  const cut = (at: number): void => {
    if (at > begin) {
      // Copied, for a slice would keep the whole text that it was cut from in memory.
      const copy = ` ${text.slice(begin, at)}`.slice(1);
      chunks.push({
        section: kind === 'marker' || kind === 'unread' ? '' : state.section,
        kind,
        misaligned,
        isOurs: before.side === 'ours',
        text: copy,
      });
      states.push(before);
    }
    begin = at;
    before = state;
    misaligned = false;
  };

  for (let line = 0; line < text.length; ) {
    const next = nextLine(text, line, returns);
    let at = atTop && line === 0 && text.charCodeAt(0) === 0xfeff ? 1 : line;
    const left = at;
    while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
    const column = at - left;
    const first = at < next ? text.charCodeAt(at) : 10;
    const blank = first === 10 || first === 13;
    const conflict = state.ended ? undefined : markAt(text, line);
    if (conflict) {
      state = { ...state, side: sideBelow(state.side, conflict) };
      comment = -1;
    } else if (state.side === 'other') comment = -1;
    else if (first === 35 && !state.ended) {
      if (comment < 0 || commentColumn !== column) comment = line;
      commentColumn = column;
    } else {
      const above = comment >= 0 && commentColumn === column ? comment : line;
      comment = -1;
      if (!blank && !state.ended) visit(line, at, next, column, above);
    }
    line = next;
  }
  cut(text.length);
  return { chunks, states, end: state };

  function visit(line: number, at: number, next: number, column: number, above: number): void {
    const first = text.charCodeAt(at);
    if (column === 0) {
      if (isMarker(text, at, next)) {
        mark(line, next, first);
        return;
      }
      // An item, or the value of an explicit key (`? a`, then `: b`).
      const item = (first === 45 || first === 58) && isSpace(text.charCodeAt(at + 1));
      if (item || first === 93 || first === 125 || first === 44) {
        state = begun({ ...state, mode: state.mode === 'open' ? 'whole' : state.mode });
        return;
      }
      const key = marginKey.exec(text.slice(at, Math.min(next, at + 220)));
      const section = key ? (key[1] ?? key[2] ?? key[3]!).trimEnd() : '';
      const bare = !!key && (key[4] === '' || key[4] === '#');
      cut(above);
      kind = 'head';
      state = { ...state, section, mode: bare && isNames(section) ? 'open' : 'whole', column: 0, begun: true };
    } else if (state.mode === 'open') {
      const entries = startsEntry(text, at) && hasColon(text, at, next);
      if (entries) cut(above);
      if (entries) kind = 'entry';
      state = { ...state, mode: entries ? 'entries' : 'whole', column: entries ? column : 0 };
    } else if (state.mode === 'entries' && column <= state.column && startsEntry(text, at)) {
      if (column < state.column && !hasColon(text, at, next)) return;
      cut(above);
      kind = 'entry';
      misaligned = column < state.column;
    } else state = begun(state);
  }
  /** `---` above everything is only noise; any other marker ends the plan. */
  function mark(line: number, next: number, first: number): void {
    cut(line);
    kind = 'marker';
    const ends = first !== 37 && (state.begun || first === 46);
    state = first === 37 ? state : { ...state, section: '', mode: 'whole', column: 0, ended: ends, begun: true };
    cut(next);
    kind = ends ? 'unread' : 'head';
  }
}

const begun = (state: State): State => (state.begun ? state : { ...state, begun: true });
const isSpace = (unit: number): boolean =>
  Number.isNaN(unit) || unit === 32 || unit === 9 || unit === 10 || unit === 13;
/** A list item, a closing bracket and the value of an explicit key may stand in their key's column without being its sibling. */
function startsEntry(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === 58) return !isSpace(text.charCodeAt(at + 1));
  return unit !== 45 && unit !== 93 && unit !== 125 && unit !== 44;
}

/** A colon that ends a key, looked for in the first 220 units of the line. */
function hasColon(text: string, at: number, next: number): boolean {
  const end = Math.min(next, at + 220);
  for (let i = text.indexOf(':', at); i >= 0 && i < end; i = text.indexOf(':', i + 1))
    if (isSpace(text.charCodeAt(i + 1))) return true;
  return false;
}

function isMarker(text: string, at: number, next: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === 37) return true;
  if ((unit !== 45 && unit !== 46) || next - at < 3) return false;
  return text.charCodeAt(at + 1) === unit && text.charCodeAt(at + 2) === unit && isSpace(text.charCodeAt(at + 3));
}

function nextLine(text: string, from: number, returns: boolean): number {
  const feed = text.indexOf('\n', from);
  const end = feed < 0 ? text.length : feed + 1;
  if (returns)
    for (let i = from; i < end; i++) if (text.charCodeAt(i) === 13 && text.charCodeAt(i + 1) !== 10) return i + 1;
  return end;
}
