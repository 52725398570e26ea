import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver-types';
import type { Day } from '../language/day.ts';
import { type Cursor, cursorAt } from '../plan/cursor.ts';
import { contentBelow, lineAt } from '../plan/lines.ts';
import { placeAt } from '../plan/place.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position, Range } from '../plan/position.ts';
import { companyDays } from '../plan/workdays.ts';
import { keyOffers } from './completion-keys.ts';
import { mostNames, plansCome } from './completion-names.ts';
import type { Offer } from './completion-offer.ts';
import { commentOffers } from './completion-rules.ts';
import { skeleton } from './completion-skeleton.ts';
import { hasUsual, isWhole, valueOffers } from './completion-values.ts';

/** What the editor can do with an offer. */
export interface Able {
  readonly snippets: boolean;
  /** It shows a remark beside every offer, not only the one that is chosen. */
  readonly remarks?: boolean;
  /** It narrows down a list that is open, without having been asked for one. */
  readonly again?: boolean;
}

/** What may be typed at a position; it takes the place of the word under the cursor. Nothing inside texts. */
export function completion(plan: Plan, position: Position, today: Day, able: Able): CompletionList | null {
  const cursor = cursorAt(plan, position);
  if (cursor.at === 'text' || isTaken(plan, cursor, position)) return null;
  if (cursor.at === 'comment') {
    const { offers, from } = commentOffers({ cursor, today });
    const { start, end } = cursor.range;
    return list(
      offers,
      { start: { ...start, character: start.character + from }, end: { ...end, character: position.character } },
      able,
      false,
    );
  }
  const place = placeAt(cursor.path);
  if (!place) return null;
  const line = lineAt(plan, position.line);
  const before = line[cursor.range.start.character - 1] ?? '';
  const quoted = /["']/.test(before);
  const ask = { plan, cursor, place, today };
  // With a list still open, Enter would take what merely begins like it: `2d..4d` for `2d`.
  if (able.again && cursor.at !== 'key' && isWhole(ask)) return null;
  const keys = cursor.at === 'value' ? { offers: [], more: false } : keyOffers(ask);
  const blank = !cursor.path.length && plan.chunks.every(it => !it.pairs.length);
  const offers = [
    ...(blank ? [skeleton(today, companyDays(plan))] : []),
    ...(cursor.at === 'key' ? dashed(valuesBelow()) : valueOffers(ask)),
    ...keys.offers,
  ].flatMap(it => (quoted ? inQuotes(it) : it));
  const kinds = (place.shape.scalar ?? place.shape.item?.scalar)?.refersTo;
  // Of time zones there are too many to offer all; a path is offered step by step.
  const isStepwise =
    (cursor.at !== 'key' && hasUsual(place.shape)) ||
    !!place.shape.scalar?.types.includes('zone') ||
    cursor.path.at(-1) === 'assume';
  const more = keys.more || offers.length >= mostNames || (!!kinds && plansCome(ask, kinds)) || isStepwise;
  // `owner:|`, `-|`: a blank is needed before the value, or the item.
  return list(offers, cursor.range, able, more, before === (cursor.at === 'value' ? ':' : '-') ? ' ' : '');

  /** A key that takes a list, with nothing behind it: what its first item may be. */
  function valuesBelow(): Offer[] {
    const { shape } = place!;
    const below = !cursor.flow && !cursor.colon && shape.item?.scalar && !shape.keys && !shape.entry;
    return below
      ? valueOffers({ ...ask, cursor: { ...cursor, at: 'item' }, place: { ...place!, shape: shape.item! } })
      : [];
  }
}
const dashed = (offers: Offer[]): Offer[] => offers.map(it => ({ ...it, insert: `- ${it.insert ?? it.label}` }));

/** Between quotes a word is a word: brackets and colons would be part of it. */
function inQuotes(it: Offer): Offer[] {
  const text = it.insert ?? it.label;
  if (/^\{|:(?:\s|$)/.test(text)) return [];
  const only = /^\[(.*?)(?:\$0)?\]$/.exec(text)?.[1];
  return [only === undefined ? it : { ...it, insert: only, snippet: false }];
}

/** Whether nothing fits: left of a line's first word, and behind a key whose value stands in the lines below. */
function isTaken(plan: Plan, { at, flow, typed }: Cursor, { line, character }: Position): boolean {
  const text = lineAt(plan, line);
  if (flow || at === 'comment') return false;
  if (at !== 'value') return !text.slice(0, character).trim() && /^[ \t]+[^ \t#]/.test(text.slice(character));
  if (typed || !/^\s*(?:#|$)/.test(text.slice(character))) return false;
  const key = /^[ \t]*(?:-[ \t]+)*/.exec(text)![0].length;
  const next = contentBelow(plan, line + 1);
  const left = next.search(/\S/);
  return left > key || (left === key && /^\s*-(?:\s|$)/.test(next));
}

function list(offers: readonly Offer[], range: Range, able: Able, more: boolean, lead = ''): CompletionList | null {
  if (!offers.length && !more) return null;
  return { isIncomplete: more, items: offers.map((it, i) => item(it, range, able, i, lead)) };
}

function item(
  { label, kind, detail, brief = detail, says, insert = label, snippet, words, also, goesOn }: Offer,
  range: Range,
  able: Able,
  order: number,
  lead: string,
): CompletionItem {
  const newText = lead + (snippet && !able.snippets ? plain(insert) : insert);
  return {
    label,
    kind: kind ?? CompletionItemKind.Text,
    ...(detail && { detail }),
    ...(brief && able.remarks && { labelDetails: { description: brief } }),
    ...(says && { documentation: { kind: MarkupKind.Markdown, value: says } }),
    ...(words && { filterText: `${label} ${words}` }),
    sortText: String(order).padStart(5, '0'),
    insertTextFormat: snippet && able.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range, newText },
    ...(also && { additionalTextEdits: also.map(it => ({ range: it.range, newText: it.text })) }),
    ...(goesOn && { command: { title: 'Offer more', command: 'editor.action.triggerSuggest' } }),
  };
}

/** A snippet for an editor that knows none: its places are left empty, or keep their example. */
const plain = (snippet: string): string =>
  snippet
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
