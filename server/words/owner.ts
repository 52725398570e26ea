import { idOf, isEmail, isHandle } from './owner-name.ts';
import { classify, isKnown, type OwnerContext } from './owner-part.ts';
import { type Resolved, resolve } from './owner-resolve.ts';
import { type Part, split } from './owner-split.ts';

export { idOf, type OwnerContext };

/** What the text of an `owner` says. Names stand as they were written. */
export type OwnerText =
  | { readonly kind: 'person'; readonly name: string }
  /** Nobody yet; `candidate` is who is named beside the placeholder. */
  | { readonly kind: 'missing'; readonly candidate?: string }
  /** `others` are the groups, seats and unnamed people beside the names; `surnameFirst` reads "Okafor, Kofi" as one. */
  | {
      readonly kind: 'shared';
      readonly names: readonly string[];
      readonly others: readonly string[];
      readonly surnameFirst?: string;
    }
  | { readonly kind: 'team'; readonly team: string; readonly candidate?: string }
  | { readonly kind: 'role'; readonly role: string }
  /** One person, with helpers or a description that do not belong into the key. */
  | { readonly kind: 'not-plain'; readonly owner: string; readonly helpers: readonly string[]; readonly note?: string };

const nobody: OwnerContext = {};
/** What was read lately, by who is known: a plan names the same few people over and over. */
const read = new WeakMap<OwnerContext, Map<string, OwnerText>>();
const most = 2000;

/** Reads an owner text of up to 200 characters: one person, or what stands there in place of one. */
export function readOwner(text: string, context: OwnerContext = nobody): OwnerText {
  const cut = text.slice(0, 200).trim();
  let known = read.get(context);
  if (!known || known.size > most) read.set(context, (known = new Map()));
  let says = known.get(cut);
  if (!says) known.set(cut, (says = readFresh(cut, context)));
  return says;
}

function readFresh(cut: string, context: OwnerContext): OwnerText {
  const lower = cut.toLowerCase();
  if (context.people?.has(cut)) {
    if (classify([cut], context).kind === 'name') return { kind: 'person', name: cut };
  } else if (context.teams?.has(lower)) return { kind: 'team', team: cut };
  else if (context.roles?.has(lower)) return { kind: 'role', role: cut };
  if (/^(?:<.*>|\{\{.*\}\}|\$\{.*\})$/.test(cut)) return { kind: 'missing' };
  const parts = split(cut.replaceAll('\n', ';'), word => isKnown(word, context));
  const found = parts.reduce((sofar, part) => add(sofar, part, context), empty);
  return decide(found, cut, context);
}

/** What the parts read so far have named. */
interface Found {
  readonly names: readonly string[];
  readonly helpers: readonly string[];
  readonly others: readonly string[];
  readonly notes: readonly string[];
  /** What stands in the place of a name when the text does not begin with one. */
  readonly head?: 'missing' | 'team' | 'role';
  /** Who is named beside a placeholder or a group. */
  readonly candidates: readonly string[];
  /** A description has begun: what follows and is no name belongs to it. */
  readonly describing: boolean;
  /** A helper has been announced: all names that follow are helpers. */
  readonly helping: boolean;
}
const empty: Found = {
  names: [],
  helpers: [],
  others: [],
  notes: [],
  candidates: [],
  describing: false,
  helping: false,
};

function add(before: Found, part: Part, context: OwnerContext): Found {
  const helping = before.helping || part.join === 'help';
  const own = resolve(part, context, helping);
  const found = {
    ...before,
    helping,
    notes: [...before.notes, ...own.notes],
    helpers: [...before.helpers, ...own.helpers],
    others: [...before.others, ...own.others],
    candidates: [...before.candidates, ...own.candidates],
  };
  if (found.helping || own.helper) return addHelper(found, own);
  const after = own.kind === 'name' ? addName(found, part, own, context) : addOther(found, part, own);
  return { ...after, names: [...after.names, ...own.more] };
}

const addHelper = (found: Found, { kind, text }: Resolved): Found =>
  kind === 'name' ? { ...found, helpers: [...found.helpers, text] } : { ...found, notes: [...found.notes, text] };

function addName(found: Found, part: Part, own: Resolved, context: OwnerContext): Found {
  const { text } = own;
  if (part.join === 'comma' && isEmail(text) && found.names.length && !isEmail(found.names.at(-1)!))
    return { ...found, notes: [...found.notes, text] };
  if (part.join === 'aside' && found.names.length > 0 && !isKnown(text, context) && !isHandle(text) && !found.helping)
    return { ...found, notes: [...found.notes, text], describing: true };
  const names = [...found.names, text];
  // "Release lead: Ines" is one person and her seat; "Release lead or Ines" are two.
  const seated = found.head === 'role' && !found.names.length && (part.join === 'aside' || part.join === 'comma');
  if (seated) return { ...found, names, notes: [...found.notes, ...found.others], others: [] };
  if (part.join === 'aside' && found.head === 'team' && !found.names.length)
    return { ...found, candidates: [...found.candidates, text] };
  return { ...found, names, describing: own.sentence };
}

function addOther(found: Found, part: Part, { kind, text }: Resolved): Found {
  if (kind === 'nothing') return found;
  const first = !found.names.length && !found.head;
  const note = { ...found, notes: [...found.notes, text], describing: true };
  const unnamed = part.join === 'both' && /^(?:some|who|volunteer)/i.test(text);
  if ((kind === 'missing' && !unnamed) || kind === 'phrase')
    return first && kind === 'missing' ? { ...found, head: kind } : note;
  const soft = kind === 'role' || kind === 'function';
  const about = part.join === 'aside' || (soft && (part.join === 'comma' || found.describing));
  if (about && found.names.length) return note;
  const head = first ? (kind === 'role' ? 'role' : 'team') : found.head;
  return { ...found, head, others: [...found.others, text] };
}

function decide(found: Found, text: string, context: OwnerContext): OwnerText {
  const { names, others, candidates, helpers, notes } = found;
  // Words such as "yet" beside a placeholder are proposed to nobody.
  const candidate = [...candidates, ...names, ...helpers].find(it => /^[^\p{Ll}]/u.test(it) || isKnown(it, context));
  const missing: OwnerText = candidate === undefined ? { kind: 'missing' } : { kind: 'missing', candidate };
  if (found.head === 'missing') return missing;
  const beside = names.length + candidates.length > 1 ? candidates : [];
  const all = found.head === 'team' ? [...beside, ...names] : [...names, ...beside];
  if (all.length > 1 || (names.length === 1 && others.length)) return shared(all, others, text);
  const [owner] = names;
  if (owner === undefined && found.head === 'team')
    return { kind: 'team', team: text, ...(candidates.length === 1 && { candidate: candidates[0]! }) };
  if (owner === undefined) return found.head === 'role' ? { kind: 'role', role: text } : missing;
  if (!helpers.length && !notes.length) return { kind: 'person', name: owner };
  return { kind: 'not-plain', owner, helpers, ...(notes.length && { note: notes.join(', ') }) };
}

function shared(names: readonly string[], others: readonly string[], text: string): OwnerText {
  const [surname = '', given = ''] = names;
  const reversed =
    names.length === 2 && !others.length && text === `${surname}, ${given}` && !/[\s@]/.test(surname + given);
  return { kind: 'shared', names, others, ...(reversed && { surnameFirst: `${given} ${surname}` }) };
}
