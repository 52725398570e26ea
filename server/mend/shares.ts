import { type Edit, linesOf, quote, replace } from '../plan/edit.ts';
import { isInFlow, mapsOf } from '../plan/maps.ts';
import type { Node, Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { holds, type Position } from '../plan/position.ts';
import { rest, written } from '../plan/written.ts';
import type { Refactored, Spot } from './refactoring.ts';
import { asEntries } from './reform-list.ts';

/** A list of names as a map that says more of each, and back where each says the same. */
export function listOrMap({ plan, parsed, within }: Spot): Refactored[] {
  return mapsOf(parsed)
    .flatMap(({ node, shape }) => node.pairs.map(pair => ({ pair, shape: shape?.keys?.get(pair.key.text) })))
    .filter(({ pair: { key, value } }) => holds({ start: key.range.start, end: value.range.end }, within.start))
    .flatMap(({ pair, shape }): Refactored[] => {
      if (!shape) return [];
      const { key, value } = pair;
      if (value.kind === 'list' && shape.entry?.key.defines)
        return asEntries(plan, parsed, value, shape.entry).map(it => ({ ...it, kind: 'refactor.rewrite' as const }));
      if (!shape.item?.scalar || !shape.entry?.value.scalar) return [];
      const type = shape.entry.value.scalar.types[0];
      if (value.kind === 'list')
        return toMap(plan, parsed, pair, type === 'share' ? evenShare(value.items.length) : '3');
      const isBare = value.pairs.every(it => it.value.kind === 'empty');
      return value.kind === 'map' && (isBare || key.text === 'with') ? toList(plan, parsed, pair) : [];
    });
}
/** The same part of a day for each. */
const evenShare = (count: number): string => `${Math.max(1, Math.floor(100 / Math.max(2, count)))}%`;

function toMap(plan: Plan, parsed: Parsed, { key, value }: Pair, each: string): Refactored[] {
  const { items } = value;
  const names = items.map(it => it.text);
  const sound = items.length && items.every(isWord) && new Set(names).size === names.length;
  const edits = sound ? (value.style === 'flow' ? inBraces() : inLines()) : undefined;
  if (!edits) return [];
  const title = each.endsWith('%') ? `Give each a share of their day: ${each}` : `Give each a level: ${each}`;
  return [{ title, kind: 'refactor.rewrite', edits }];

  function inBraces(): Edit[] {
    return [
      ...items.map(it => replace(plan, { parsed, range: { start: it.range.end, end: it.range.end } }, `: ${each}`)),
      ...brackets(plan, parsed, value, '{}'),
    ];
  }
  function inLines(): Edit[] | undefined {
    const pad = ' '.repeat(key.range.start.character + 2);
    const lines = items.map(it => linesOf(parsed)[it.range.start.line]!.slice(0, it.range.start.character));
    if (!lines.every(it => /^[ \t]*-[ \t]+$/.test(it)) || isInFlow(parsed, value)) return undefined;
    return items.map(it => {
      const range = { start: { line: it.range.start.line, character: 0 }, end: it.range.end };
      return replace(plan, { parsed, range }, `${pad}${written(parsed, it.range)}: ${each}`);
    });
  }
}

function toList(plan: Plan, parsed: Parsed, { value }: Pair): Refactored[] {
  const { pairs } = value;
  const [first] = pairs;
  const isSame = ({ value: it }: Pair): boolean =>
    first!.value.kind === 'empty' ? it.kind === 'empty' : isWord(it) && it.text === first!.value.text;
  if (!first || !pairs.every(it => isWord(it.key) && isSame(it))) return [];
  const endOf = ({ key, value }: Pair): Position => {
    if (value.kind !== 'empty') return value.range.end;
    const { line, character } = key.range.end;
    return {
      line,
      character: character + /^(?:[ \t]*:(?:[ \t]+(?=,))?)?/.exec(rest(parsed, key.range.end))![0].length,
    };
  };
  const edits =
    value.style === 'flow'
      ? [
          ...pairs.map(it => replace(plan, { parsed, range: { start: it.key.range.end, end: endOf(it) } }, '')),
          ...brackets(plan, parsed, value, '[]'),
        ]
      : pairs.map(it => {
          const range = { start: it.key.range.start, end: endOf(it) };
          return replace(plan, { parsed, range }, `- ${quote(it.key.text)}`);
        });
  const title = first.value.kind === 'empty' ? 'Write as a list of names' : 'Write as a list of names, without shares';
  return [{ title, kind: 'refactor.rewrite', edits }];
}

const isWord = ({ kind, style, range, text }: Node): boolean =>
  kind === 'scalar' && style !== 'block' && range.start.line === range.end.line && text.trim() !== '';

/** Other brackets around the same members; those of a map with a blank inside, where their members share their line. */
function brackets(plan: Plan, parsed: Parsed, { range: { start, end } }: Node, [open, close]: string): Edit[] {
  const behind = rest(parsed, start);
  const before = linesOf(parsed)[end.line]!.slice(0, end.character - 1);
  const gap = open === '{' ? ' ' : '';
  const lead = /^.[ \t]*$/.test(behind) ? 1 : /^.[ \t]*/.exec(behind)![0].length;
  const tail = before.trim() ? before.length - before.trimEnd().length : 0;
  const first = { start, end: { ...start, character: start.character + lead } };
  const last = { start: { ...end, character: end.character - 1 - tail }, end };
  return [
    replace(plan, { parsed, range: first }, /^.[ \t]*$/.test(behind) ? open! : open + gap),
    replace(plan, { parsed, range: last }, before.trim() ? gap + close : close!),
  ];
}
