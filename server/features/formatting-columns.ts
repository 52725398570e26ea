import { columnOf, isContent } from '../plan/edit.ts';

/** A line with the column of its first word, now and then, and of the word behind its dashes. */
export interface Laid {
  /** Where each dash stands, and then what follows them. */
  readonly old: readonly number[];
  readonly now: readonly number[];
}
/** A level that is open: where its lines stand, and whether they begin with dashes. */
interface Level {
  readonly old: number;
  readonly now: number;
  readonly dash: boolean;
}
const step = 2;

/**
 * The columns in which the lines of a chunk belong: two further in for each level, lists too. `held` are lines that go
 * on with a value of the line that they name: they move along with it. Comments keep to the line that they speak of.
 */
export function columnsOf(
  lines: readonly string[],
  held: ReadonlyMap<number, number>,
  column: number,
  below: { readonly old: number; readonly now: number } | undefined,
): (Laid | undefined)[] {
  const laid: (Laid | undefined)[] = lines.map(() => undefined);
  const levels: Level[] = [];
  lines.forEach((line, i) => {
    if (isContent(line) && !held.has(i)) laid[i] = place(anchorsOf(line), levels, column);
  });
  const fixed = [...laid];
  lines.forEach((line, i) => {
    const holder = held.get(i);
    const old = columnOf(line);
    if (holder !== undefined) {
      const { old: from, now: to } = laid[holder]!;
      if (line !== '') laid[i] = moved(old, to.at(-1)! - from.at(-1)!);
    } else if (/^[ \t]*#/.test(line)) laid[i] = commentAt(i, line, fixed, column, below);
  });
  return laid;
}
const moved = (old: number, by: number): Laid => ({ old: [old], now: [Math.max(0, old + by)] });

interface Anchor {
  readonly at: number;
  readonly dash: boolean;
}
/** The columns of each dash at the start of a line, and of what follows. */
function anchorsOf(line: string): readonly Anchor[] {
  const anchors: Anchor[] = [];
  let at = columnOf(line);
  for (let match = dashAt(line, at); match; match = dashAt(line, at)) {
    anchors.push({ at, dash: true });
    at += match[0].length;
    if (at >= line.length || line[at] === '#') return anchors;
  }
  anchors.push({ at, dash: false });
  return anchors;
}
function dashAt(line: string, at: number): RegExpExecArray | null {
  dashes.lastIndex = at;
  return dashes.exec(line);
}
const dashes = /-(?:[ \t]+|$)/y;

function place(anchors: readonly Anchor[], levels: Level[], column: number): Laid {
  const [first] = anchors;
  const { at, dash } = first!;
  // A list may stand in the column of its key, and ends with the next key there.
  while (levels.length && (levels.at(-1)!.old > at || (levels.at(-1)!.old === at && levels.at(-1)!.dash && !dash)))
    levels.pop();
  const top = levels.at(-1);
  const same = top?.old === at && top.dash === dash;
  if (same) levels.pop();
  let now = same ? top.now : top ? top.now + step : column;
  if (anchors.length === 1 && now === at) {
    levels.push({ old: at, now, dash });
    return inPlace(at);
  }
  const laid = { old: [] as number[], now: [] as number[] };
  for (const it of anchors) {
    laid.old.push(it.at);
    laid.now.push(now);
    levels.push({ old: it.at, now, dash: it.dash });
    now += step;
  }
  return laid;
}

/** A line that stays where it is: one object for each column. */
const stays: Laid[] = [];
function inPlace(column: number): Laid {
  if (column > 200) return moved(column, 0);
  if (!stays[column]) {
    const here = [column];
    stays[column] = { old: here, now: here };
  }
  return stays[column];
}

/** In the column of the next line where it is in that, else of one above it; else as far from the next as before. */
function commentAt(
  i: number,
  line: string,
  laid: readonly (Laid | undefined)[],
  column: number,
  below: { readonly old: number; readonly now: number } | undefined,
): Laid {
  const old = columnOf(line);
  const next = laid.slice(i + 1).find(it => it !== undefined);
  if (next?.old[0] === old) return { old: [old], now: [next.now[0]!] };
  let above: Laid | undefined;
  for (let k = i - 1; k >= 0; k--) {
    const it = laid[k];
    const at = it ? it.old.indexOf(old) : -1;
    if (at >= 0) return { old: [old], now: [it!.now[at]!] };
    above ??= it;
    if (it && it.old[0]! < old) break;
  }
  const near = next ?? above;
  const by = near ? near.now[0]! - near.old[0]! : 0;
  // Among the entries of a section it stays among them, however far they move.
  const shifted = (old > 0 || by > 0) && old + by < column ? { old: [old], now: [column] } : moved(old, by);
  // In the column of what follows the chunk it would be taken for a comment of that.
  const joins = !next && below && shifted.now[0] === below.now && old !== below.old;
  return joins ? { old: [old], now: [Math.max(column, below.now) + step] } : shifted;
}
