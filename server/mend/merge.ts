import { type Edit, insertKey, insertLines, quote } from '../plan/edit.ts';
import { alike, type Node, type Pair } from '../plan/node.ts';
import type { Entry, Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { field } from '../plan/query.ts';
import { listed } from '../plan/suggest.ts';
import { written } from '../plan/written.ts';
import { removeWhole } from './heads.ts';
import { linesOfPair } from './source.ts';

/** Puts what only one entry says into another and takes it out; `says` names what goes along and what is lost. Nothing where the two cannot be joined as they are written. */
export function merge(plan: Plan, from: Entry, into: Entry): { edits: Edit[]; says: string } | undefined {
  const below = (it: Entry | undefined): boolean => !!it && (it === into || below(it.parent));
  const isForm = ({ kind }: Node): boolean => kind === 'map' || kind === 'empty';
  if (!isForm(from.node) || !isForm(into.node) || below(from)) return undefined;
  const fresh = from.node.pairs.filter(it => !field(into, it.key.text));
  const lost = from.node.pairs.filter(it => {
    const own = field(into, it.key.text)?.value;
    return own && !alike(own, it.value);
  });
  const edits = add(plan, into, from, fresh);
  const names = (pairs: readonly Pair[]): string =>
    listed(
      pairs.map(it => it.key.text),
      4,
    );
  const moves = fresh.length ? `, with its ${names(fresh)}` : '';
  return (
    edits && {
      edits: [...edits, removeWhole(plan, from)],
      says: moves + (lost.length ? `; its ${names(lost)} ${lost.length > 1 ? 'are' : 'is'} lost` : ''),
    }
  );
}

function add(plan: Plan, into: Entry, from: Entry, pairs: readonly Pair[]): Edit[] | undefined {
  if (!pairs.length) return [];
  const { parsed, key, node } = into;
  if (node.style !== 'flow') {
    const column = node.pairs[0]?.key.range.start.character ?? key.range.start.character + 2;
    const behind = node.kind === 'empty' ? key.range.end.line : node.range.end.line;
    return [
      insertLines(
        plan,
        parsed,
        behind,
        pairs.flatMap(it => linesOfPair(from.parsed, it, column)),
      ),
    ];
  }
  const texts = pairs.map(it => inBraces(from.parsed, it.value));
  return texts.some(it => it === undefined)
    ? undefined
    : pairs.map((it, i) => insertKey(plan, into, it.key.text, texts[i]!));
}

/** A value as it can stand within braces: on one line, or not at all. */
function inBraces(parsed: Parsed, { kind, style, text, range }: Node): string | undefined {
  if (kind === 'scalar') return quote(text, true);
  return style === 'flow' && range.start.line === range.end.line ? written(parsed, range) : undefined;
}
