import type { Kind } from '../language/kinds.ts';
import { type OwnerContext, type OwnerText, readOwner } from '../words/owner.ts';
import type { Node, Pair } from './node.ts';
import type { Entry, Parsed } from './parse.ts';
import type { Range } from './position.ts';
import { type EntryOf, field, isOpen } from './query.ts';
import { sectionIn } from './section.ts';
import { slipOf } from './slipped.ts';
import { firstLine } from './written.ts';

/** An owner as it is written, and what that says. */
export interface Owned {
  readonly parsed: Parsed;
  /** Whose owner it is; nothing for the plan's own. */
  readonly entry: Entry | undefined;
  readonly pair: Pair;
  readonly text: string;
  /** What is marked of it: its first line. */
  readonly range: Range;
  readonly says: OwnerText;
}

/** As a class: each entry of each plan has one, and only a rule that finds something asks where it stands. */
class OwnedHere implements Owned {
  readonly parsed: Parsed;
  readonly entry: Entry | undefined;
  readonly pair: Pair;
  readonly text: string;
  readonly says: OwnerText;
  constructor(parsed: Parsed, entry: Entry | undefined, pair: Pair, text: string, says: OwnerText) {
    this.parsed = parsed;
    this.entry = entry;
    this.pair = pair;
    this.text = text;
    this.says = says;
  }
  get range(): Range {
    return firstLine(this.parsed, this.pair.value.range);
  }
}

/** Rules go chunk by chunk, so what the last one held is all that needs keeping. */
let last: { parsed: Parsed; owners: OwnerContext; found: readonly Owned[] } | undefined;
/**
 * The owners that a chunk writes, each read once for all rules: of the plan, of its review, of entries that are not
 * done or dropped. One who is missing altogether is not among them, nor a form that is no text and no list of two.
 */
export function ownersIn(parsed: Parsed, owners: OwnerContext): readonly Owned[] {
  if (last?.parsed === parsed && last.owners === owners) return last.found;
  const found: Owned[] = [];
  for (const { entry, pair } of writtenIn(parsed)) {
    const text = textOf(parsed, pair.value);
    if (text !== undefined) found.push(new OwnedHere(parsed, entry, pair, text, readOwner(text, owners)));
  }
  last = { parsed, owners, found };
  return found;
}

function writtenIn(parsed: Parsed): { entry: Entry | undefined; pair: Pair }[] {
  const own = parsed.chunk.kind === 'head' ? parsed.pairs.find(it => it.key.text === 'owner') : undefined;
  const review = sectionIn(parsed, 'review');
  const entries = parsed.entries.filter(
    it => isOwned(it.kind) && (it.kind !== 'activity' || isOpen((it as EntryOf<'activity'>).value)),
  );
  return [
    ...(own ? [{ entry: undefined, pair: own }] : []),
    ...[...(review ? [review] : []), ...entries].flatMap(entry => {
      const pair = field(entry, 'owner');
      return pair ? [{ entry, pair }] : [];
    }),
  ];
}

const isOwned = (kind: Kind): boolean =>
  ['activity', 'workstream', 'metric', 'milestone', 'risk', 'decision'].includes(kind);

/** The text of an owner; a list of several is read as if it were one. A list of one is a matter of form, and a slip of its own hides what is meant, unless it is the lone `?` or `-` that names nobody. */
function textOf(parsed: Parsed, node: Node): string | undefined {
  if (node.kind === 'scalar') {
    const text = node.text.trim();
    return text && (!slipOf(parsed, { node, meaning: undefined }) || /^[?-]$/.test(text)) ? node.text : undefined;
  }
  const texts = node.items.map(it => it.text.trim()).filter(Boolean);
  return node.kind === 'list' && node.items.length > 1 ? texts.join('\n') : undefined;
}
/** Whether nothing stands there: no key, no value, or blanks in quotes. */
export const isBlank = (pair: Pair | undefined): boolean =>
  !pair || pair.value.kind === 'empty' || (pair.value.kind === 'scalar' && !pair.value.text.trim());

/** The owner in a few words, on one line. */
export const inWords = ({ text }: Owned): string =>
  text
    .slice(0, 200)
    .split('\n')
    .map(it => it.trim())
    .filter(Boolean)
    .join(', ');
