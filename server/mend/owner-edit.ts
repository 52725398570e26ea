import { drop } from '../plan/drop.ts';
import { type Edit, insertKey, insertLines, linesOf, quote, setKey, setValue } from '../plan/edit.ts';
import type { Node } from '../plan/node.ts';
import { inWords, type Owned } from '../plan/owning.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { contributors, type EntryOf, field } from '../plan/query.ts';
import { setHead } from '../plan/sections.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import type { OwnerContext } from '../words/owner.ts';
import { putInPlace } from './drop-keys.ts';
import { appendTo, flowList } from './lists.ts';
import { type Choice, choices, nameIn, onePerson, somebody } from './owner-choice.ts';
import type { Way } from './way.ts';

/** What else an owner text names. `helpers` work on it and go to `with`; the rest becomes a comment. */
export interface Besides {
  readonly helpers?: readonly string[];
  readonly note?: string;
}
/** Leaves one person as owner. Nothing of what was said is lost: only activities have a `with`, elsewhere helpers go to the comment too. */
export function keepOwner(plan: Plan, owned: Owned, name: string, { helpers = [], note }: Besides = {}): Edit[] {
  const { parsed, entry, pair } = owned;
  const inWith = entry?.kind === 'activity';
  const words = [...(inWith || !helpers.length ? [] : [`with ${helpers.join(', ')}`]), ...(note ? [note] : [])];
  const comment = words.join('; ').replace(/\s+/g, ' ').trim();
  const flow = entry?.node.style === 'flow';
  const text = quote(name, flow) + (comment && !flow ? ` # ${comment}` : '');
  return [
    ...(comment && flow ? [commentAbove(plan, entry!, `owner: ${comment}`)] : []),
    setValue(plan, parsed, pair, text),
    ...(inWith ? addHelpers(plan, entry as EntryOf<'activity'>, helpers) : []),
  ];
}

/** Where what else an owner text names goes, in words: `dev to "with"`, `"release lead" to a comment`. */
export const whereTo = (
  entry: Entry | undefined,
  helpers: readonly string[],
  notes: readonly string[],
): readonly string[] => [
  ...(helpers.length
    ? [`${listed(helpers.map(named), 3)} to ${entry?.kind === 'activity' ? '"with"' : 'a comment'}`]
    : []),
  ...(notes.length ? [`${listed(notes.map(it => cited(it, 30)), 2)} to a comment`] : []), // biome-ignore format: one list
];

/** A comment cannot stand within braces: it goes above the entry. */
function commentAbove(plan: Plan, { parsed, key }: Entry, comment: string): Edit {
  const { line } = key.range.start;
  const indent = /^[ \t]*/.exec(linesOf(parsed)[line]!)![0];
  return insertLines(plan, parsed, line - 1, [`${indent}# ${comment}`]);
}

function addHelpers(plan: Plan, entry: EntryOf<'activity'>, helpers: readonly string[]): Edit[] {
  const known = contributors(entry.value);
  const added = helpers.filter((it, i) => !known.includes(it) && helpers.indexOf(it) === i);
  if (!added.length) return [];
  const pair = field(entry, 'with');
  return pair ? appendTo(plan, entry.parsed, pair, added) : [insertKey(plan, entry, 'with', flowList(added))];
}

/** Makes somebody the owner of what has none, or of what says something else there; whoever was in `with` leaves it. */
export function chooseOwner(
  plan: Plan,
  entry: Entry | undefined,
  { name, says }: Choice,
  owned?: Owned,
  note?: string,
): Way {
  const title =
    name === somebody ? `Write "owner: ${name}", ${says}` : `Make ${named(name)} the owner${says ? `, ${says}` : ''}`;
  const text = quote(name, entry?.node.style === 'flow');
  const helpers = entry && says === 'who is in "with"' ? helperNodes(entry) : [];
  const helper = helpers.find(it => nameIn(plan, it.text) === name);
  // The only contributor makes room.
  if (helper && helpers.length === 1 && !field(entry!, 'owner'))
    return { title, edits: [putInPlace(plan, entry!, 'with', `owner: ${text}`)] };
  const edits = owned
    ? keepOwner(plan, owned, name, { ...(note !== undefined && { note }) })
    : [entry ? setKey(plan, entry, 'owner', text) : setHead(plan, 'owner', text)];
  return { title, edits: helper ? [...edits, drop(plan, entry!.parsed, helper)] : edits };
}

/** The likely owners in the place of a text that names none, else whoever is near the work; a text that is known nowhere else stays as a comment. */
export function chooseAmong(
  plan: Plan,
  owned: Owned,
  likely: readonly Choice[],
  owners: OwnerContext,
  isKnown: boolean,
): Way[] {
  const near = onePerson(likely, owners);
  const all = near.length ? near.slice(0, 6) : choices(plan, owned.entry, owners);
  return all.map(it =>
    chooseOwner(plan, owned.entry, it, owned, isKnown || it.name === somebody ? undefined : inWords(owned)),
  );
}

function helperNodes(entry: Entry): Node[] {
  const list = field(entry, 'with')?.value;
  return list?.kind === 'scalar' ? [list] : [...(list?.items ?? []), ...(list?.pairs.map(it => it.key) ?? [])];
}
