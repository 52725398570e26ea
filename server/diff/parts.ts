import { descend, type Node } from '../plan/node.ts';
import type { Part } from './fact.ts';

/** What is written, on one line: `ana, dev`, `by lu, since 2026-07-22`. Nothing where nothing is. */
export function said(node: Node | undefined): string | undefined {
  if (!node || node.kind === 'empty') return node && '';
  if (node.kind === 'scalar') return node.text.slice(0, longest).replace(/\s+/g, ' ').trim();
  const parts =
    node.kind === 'list'
      ? node.items.map(it => said(it) ?? '')
      : node.pairs.map(({ key, value }) => `${key.text} ${said(value) ?? ''}`.trim());
  return parts.join(', ').slice(0, longest);
}
/** Nobody reads more of one value. */
const longest = 2000;

/** Where two values differ that are lists or maps; empty where one of them is a single word, and the two as a whole say it. */
export function partsOf(from: Node | undefined, to: Node | undefined): readonly Part[] {
  if (!isBranch(from) && !isBranch(to)) return [];
  const found = within(from, to, '');
  // The same in another order, or a key that stands twice: nothing smaller tells it.
  return found.length ? found : [{ at: '', from: said(from), to: said(to) }];
}
const isBranch = (node: Node | undefined): boolean => node?.kind === 'map' || node?.kind === 'list';

function within(from: Node | undefined, to: Node | undefined, at: string): readonly Part[] {
  const known = [from, to].filter(it => it !== undefined && it.kind !== 'empty') as Node[];
  if (known.length && known.every(it => it.kind === 'map')) return inMaps(from, to, at);
  if (known.length && known.every(it => it.kind === 'list')) return inLists(from?.items ?? [], to?.items ?? [], at);
  const [old, now] = [said(from), said(to)];
  return old === now ? [] : [{ at, from: old, to: now }];
}

function inMaps(from: Node | undefined, to: Node | undefined, at: string): readonly Part[] {
  const keys = new Set([from, to].flatMap(it => it?.pairs.map(({ key }) => key.text) ?? []));
  return [...keys].flatMap(key => {
    const [old, now] = [from && descend(from, [key])?.value, to && descend(to, [key])?.value];
    return within(old, now, at ? `${at}.${key}` : key);
  });
}

/** Items have no names: one that says something else is one less and one more. */
function inLists(from: readonly Node[], to: readonly Node[], at: string): readonly Part[] {
  const [old, now] = [counts(from), counts(to)];
  const more = (a: Map<string, number>, b: Map<string, number>): string[] =>
    [...a].flatMap(([text, count]) => Array<string>(Math.max(0, count - (b.get(text) ?? 0))).fill(text));
  return [
    ...more(old, now).map(text => ({ at, from: text, to: undefined })),
    ...more(now, old).map(text => ({ at, from: undefined, to: text })),
  ];
}
function counts(items: readonly Node[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const it of items) found.set(said(it) ?? '', (found.get(said(it) ?? '') ?? 0) + 1);
  return found;
}
