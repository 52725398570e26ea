import { isEmail, isHandle } from './owner-name.ts';
import { classify, isKnown, type Named, type OwnerContext } from './owner-part.ts';
import { type Part, split } from './owner-split.ts';
import { cuts, helperLead, helperRoles } from './owner-words.ts';

/** What one part names, its brackets and handles read along. */
export interface Resolved {
  readonly kind: Named['kind'] | 'nothing';
  readonly text: string;
  readonly notes: readonly string[];
  /** It is a helper's name. */
  readonly helper: boolean;
  /** The part goes on as a sentence about its name. */
  readonly sentence: boolean;
  /** Further owners that a bracket adds: "(or Tomas)". */
  readonly more: readonly string[];
  /** Groups and unnamed people that a bracket adds: "(and friends)". */
  readonly others: readonly string[];
  readonly helpers: readonly string[];
  /** Who a bracket names where nobody or a group stands outside it. */
  readonly candidates: readonly string[];
}

/** Reads one part: its own words first, then what its brackets say of them. */
export function resolve(part: Part, context: OwnerContext, helping: boolean): Resolved {
  const { head, asides } = headOf(part, helping);
  const named = classify(head, context);
  const start: Resolved = {
    ...named,
    kind: head.length ? named.kind : 'nothing',
    helper: named.helper ?? false,
    sentence: named.kind === 'name' && named.notes.length > 0,
    more: [],
    others: [],
    helpers: [],
    candidates: [],
  };
  const all = asides.reduce((sofar, aside) => addAside(sofar, aside, context), start);
  return all.candidates.length > 1 ? { ...all, candidates: [] } : all;
}

/** A handle or an address beside a name is set aside like a bracket; a bracket that stands alone is the text. */
function headOf(
  { words: all, asides }: Part,
  helping: boolean,
): { head: readonly string[]; asides: readonly string[] } {
  const words = helping ? withoutLead(all) : all;
  if (!words.length) return { head: asides.join(' ').split(/\s+/).filter(Boolean), asides: [] };
  const index = words.findIndex(it => isHandle(it) || isEmail(it));
  if (index < 0 || words.length === 1 || cuts.has(words[index + 1] ?? '')) return { head: words, asides };
  return { head: words.filter((_, i) => i !== index), asides: [words[index]!, ...asides] };
}

/** "help from Kofi": only the name is the helper. */
const withoutLead = (words: readonly string[]) =>
  words.slice(
    Math.max(
      0,
      words.findIndex(it => !helperLead.has(it)),
    ),
  );

interface Aside {
  readonly text: string;
  /** It adds an owner: "or", "and", "&" at its head. */
  readonly joins: boolean;
  readonly helps: boolean;
  readonly names: readonly string[];
  readonly others: readonly string[];
}

function readAside(text: string, context: OwnerContext): Aside {
  const [first = '', ...rest] = text.split(/\s+/);
  const joins = /^(?:or|and|and\/or|&|\+|=)$/i.test(first);
  const parts = split(joins ? rest.join(' ') : text, word => isKnown(word, context));
  const helps = parts[0]?.join === 'help';
  const named = parts.map(it => classify(helps ? withoutLead(it.words) : it.words, context));
  return {
    text,
    joins,
    helps: helps || named.some(it => it.helper),
    names: named.filter(it => it.kind === 'name').map(it => it.text),
    others: named.filter(it => it.kind !== 'name').map(it => it.text),
  };
}

function addAside(found: Resolved, text: string, context: OwnerContext): Resolved {
  const aside = readAside(text, context);
  const { names } = aside;
  const handles = names.filter(isHandle).length;
  const noted = { ...found, notes: [...found.notes, text] };
  if (found.kind === 'name') {
    if (helperRoles.has(text.toLowerCase())) return { ...found, helper: true };
    if (aside.helps) return { ...found, helpers: [...found.helpers, ...names] };
    if (aside.joins || handles > 1) return { ...found, more: names, others: names.length ? [] : aside.others };
    const known = names.length === 1 && !isKnown(found.text, context) && isKnown(names[0]!, context);
    return known ? { ...noted, text: names[0]!, notes: [...found.notes, found.text] } : noted;
  }
  if (found.kind === 'role' && names.length === 1)
    return { ...found, kind: 'name', text: names[0]!, notes: [...found.notes, found.text] };
  if (names.length > 1 && (found.kind === 'role' || handles > 1)) return { ...found, more: names };
  return names.length === 1 ? { ...noted, candidates: [...found.candidates, ...names] } : noted;
}
