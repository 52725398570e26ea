import type { Kind } from '../language/kinds.ts';
import type { FarEdit, Neighbour } from '../plan/change.ts';
import { type Edit, eolOf, replace, splice } from '../plan/edit.ts';
import { mayBeFar, splitRef } from '../plan/far-ref.ts';
import { isDefined } from '../plan/names.ts';
import type { Entry, Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { headOf, indexOf, mentions, spotOf } from '../plan/query.ts';
import { endOf } from '../plan/sections.ts';

/** Chunks that leave a plan for another, with what they define. */
export interface Moved {
  readonly chunks: ReadonlySet<Parsed>;
  /** By kind and id. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** What the plan that they leave, and the one that they come to, are called by others. */
  readonly from: string;
  readonly to: string;
}

/** Whether an entry is a chunk of its own, which can be cut out whole. */
export const isWhole = ({ parsed: { chunk, pairs } }: Entry): boolean =>
  chunk.kind === 'entry' && !chunk.misaligned && pairs.length === 1;

export function moved(chunks: readonly Parsed[], from: string, to: string): Moved {
  const entries = chunks.flatMap(it =>
    it.entries.map((entry): [string, Entry] => [`${entry.kind} ${entry.id}`, entry]),
  );
  return { chunks: new Set(chunks), entries: new Map(entries), from, to };
}

/** The text of a chunk as it stands in the plan to which it comes. */
export const carried = (plan: Plan, parsed: Parsed, it: Moved): string =>
  splice(parsed.chunk.text, farRefs(plan, parsed, it));
/** The same for chunks in a row, each ending its last line but the last of them. */
export const carriedText = (plan: Plan, chunks: readonly Parsed[], it: Moved): string =>
  chunks
    .map(parsed => carried(plan, parsed, it))
    .map(text => (/[\r\n]$/.test(text) ? text : text + eolOf(plan)))
    .join('')
    .trimEnd();

/** Cuts the chunks out, and has whatever names something of them, here and in other plans, name it in its new place. */
export const leave = (
  plan: Plan,
  it: Moved,
  others: readonly (Neighbour & { readonly name?: string })[],
): { readonly edits: readonly Edit[]; readonly others: readonly FarEdit[] } => ({
  edits: [...cuts(plan, it.chunks), ...backRefs(plan, it, '', `${it.to}/`)],
  others: others.flatMap(({ file, name, plan: other }): FarEdit[] =>
    backRefs(other, it, `${it.from}/`, name === it.to ? '' : `${it.to}/`).map(edit => ({ ...edit, file })),
  ),
});

/** What a chunk that leaves names of what stays, written from afar, and what is now near by its bare name. Persons are left: a plan without a list of people knows them by name. */
export const farRefs = (plan: Plan, { tokens }: Parsed, { entries, from, to }: Moved): Edit[] =>
  tokens.flatMap(({ meaning, node, text, range }) => {
    const kinds: readonly Kind[] = node.kind === 'scalar' ? (meaning?.refersTo ?? []) : [];
    if (kinds.some(it => it === 'person' || entries.has(`${it} ${text}`))) return [];
    const far = mayBeFar(kinds) ? splitRef(text) : undefined;
    // What leads to nothing there must not come to mean what is moved.
    if (far?.plan === to) return kinds.some(it => entries.has(`${it} ${far.id}`)) ? [] : [{ range, text: far.id }];
    return kinds.some(it => isDefined(plan, it, text)) ? [{ range, text: `${from}/${text}` }] : [];
  });

/** What stays, and names something that leaves: called `before` and its id there, it is called `after` and its id from then on. */
function backRefs(plan: Plan, { chunks, entries }: Moved, before: string, after: string): Edit[] {
  const done = new Set<string>();
  return [...entries.values()].flatMap(({ kind, id }) =>
    mentions(plan, kind, before + id).flatMap(word => {
      const { parsed, token } = word;
      if (chunks.has(parsed) || done.has(spotOf(plan, word))) return [];
      done.add(spotOf(plan, word));
      return [replace(plan, { parsed, range: token.range }, after + id)];
    }),
  );
}

/** Takes whole chunks out, neighbours at once, and the key of a section in which none is left. */
function cuts(plan: Plan, entries: ReadonlySet<Parsed>): Edit[] {
  const heads = [...new Set([...entries].map(it => it.chunk.section))].flatMap(section => {
    const head = headOf(plan, section)?.parsed;
    const isEmptied = plan.chunks.every(it => it.chunk.section !== section || it === head || entries.has(it));
    return head && isEmptied ? [head] : [];
  });
  const chunks = new Set([...heads, ...entries]);
  const places = [...chunks].map(it => indexOf(plan, it)).sort((a, b) => a - b);
  const firsts = places.filter((it, i) => places[i - 1] !== it - 1);
  return firsts.map(first => {
    let last = first;
    while (chunks.has(plan.chunks[last + 1]!)) last++;
    const end = last + 1 < plan.chunks.length ? { line: plan.lines[last + 1]!, character: 0 } : endOf(plan).end;
    return { range: { start: { line: plan.lines[first]!, character: 0 }, end }, text: '' };
  });
}
