import type { Conflict, Merged } from './three-way.ts';

/** How conflicts are marked. */
export interface Marks {
  /** How long the markers are; git says. */
  readonly size: number;
  readonly ours: string;
  readonly theirs: string;
}

/** The text of a merge, with markers around the lines that both sides changed otherwise, as few as can be. */
export const marked = (merged: Merged, marks: Marks): string =>
  merged.map(it => (typeof it === 'string' ? it : around(it, marks))).join('');

function around({ ours, theirs }: Conflict, { size, ours: own, theirs: other }: Marks): string {
  const [a, b] = [linesOf(ours), linesOf(theirs)];
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const middle = (it: string[]): string[] => it.slice(head, it.length - tail);
  const mark = (sign: string, label: string): string => `${sign.repeat(size)}${label && ` ${label}`}\n`;
  return [
    ...a.slice(0, head),
    ...[mark('<', own), ...middle(a), mark('=', ''), ...middle(b), mark('>', other)],
    ...a.slice(a.length - tail),
  ].join('');
}
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
