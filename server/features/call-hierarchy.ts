import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
} from 'vscode-languageserver-types';
import type { Kind } from '../language/kinds.ts';
import { types } from '../language/values.ts';
import { nameAt } from '../plan/names.ts';
import type { Entry, Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position, Range } from '../plan/position.ts';
import { type EntryOf, isOpen, mentions, rangeOf, resolve, statusOf } from '../plan/query.ts';
import { detailOf, oneLine, spanOf, symbolKind, symbolName } from './feature.ts';

// What editors call calls are prerequisites here: an activity "calls" what it waits for.

/** The kinds that activities wait for. */
const awaited: readonly Kind[] = ['activity', 'milestone', 'decision'];
/** Which thing an item stands for: it comes back with the next question. */
interface Of {
  readonly kind: Kind;
  readonly id: string;
}
/** A plan with its address: an item may stand in another plan of the folder. */
interface Home {
  readonly plan: Plan;
  readonly uri: string;
}

/** The activity, milestone or decision under the cursor, as the root of a tree of what it waits for, or of what waits for it. */
export function prepareCallHierarchy(plan: Plan, position: Position, uri: string): CallHierarchyItem[] | null {
  const name = nameAt(plan, position);
  const found = name && first(plan, name.token.meaning?.refersTo ?? [name.kind], name.id, uri);
  return found && awaited.includes(found.entry.kind) ? [itemOf(found.home, found.entry)] : null;
}

/** What waits for a thing: each activity that names it under `after`, or is blocked until it is decided. */
export function incomingCalls(plan: Plan, { kind, id }: Of, uri: string): CallHierarchyIncomingCall[] {
  const homes = [
    { plan, uri, ref: id },
    ...(plan.others?.others() ?? []).map(it => ({ plan: it.plan, uri: it.file, ref: `${plan.others!.name}/${id}` })),
  ];
  return homes.flatMap(home =>
    edges(
      mentions(home.plan, kind, home.ref).filter(({ token }) => isWait(token)),
      ({ token }) => token.entry!,
      ({ token }) => token,
    ).map(({ to, tokens }) => ({ from: itemOf(home, to, lagOf(tokens)), fromRanges: rangesOf(home.plan, to, tokens) })),
  );
}

/** What an activity waits for: activities, milestones and decisions, of other plans too. */
export function outgoingCalls(plan: Plan, { kind, id }: Of, uri: string): CallHierarchyOutgoingCall[] {
  const entry = kind === 'activity' ? first(plan, [kind], id, uri) : undefined;
  if (!entry || entry.home.plan !== plan) return [];
  const waits = entry.entry.parsed.tokens
    .filter(it => it.entry === entry.entry && isWait(it))
    .flatMap(token => {
      const found = first(plan, token.meaning!.refersTo!, token.text, uri);
      return found ? [{ token, found }] : [];
    });
  const homes = new Map(waits.map(({ found }) => [found.entry, found.home]));
  return edges(
    waits,
    it => it.found.entry,
    it => it.token,
  ).map(({ to, tokens }) => ({
    to: itemOf(homes.get(to)!, to, lagOf(tokens)),
    fromRanges: rangesOf(plan, entry.entry, tokens),
  }));
}

/** A word by which an activity waits for something. */
const isWait = ({ role, key, path, entry }: Token): boolean =>
  role === 'value' &&
  entry?.kind === 'activity' &&
  (key === 'after' || (key === 'decision' && path.at(-2) === 'blocked'));

/** The thing that a name stands for, in this plan or another. */
function first(plan: Plan, kinds: readonly Kind[], ref: string, uri: string): { entry: Entry; home: Home } | undefined {
  for (const kind of kinds) {
    const found = resolve(plan, kind, ref);
    if (found)
      return { entry: found.entry, home: found.home ? { plan: found.home.plan, uri: found.home.file } : { plan, uri } };
  }
  return undefined;
}

/** Words gathered by the entry that they lead to: one edge for each, in the order of the text. */
function edges<T>(list: readonly T[], to: (it: T) => Entry, token: (it: T) => Token): { to: Entry; tokens: Token[] }[] {
  const found = new Map<Entry, Token[]>();
  for (const it of list) found.set(to(it), [...(found.get(to(it)) ?? []), token(it)]);
  return [...found].map(([to, tokens]) => ({ to, tokens }));
}
const rangesOf = (plan: Plan, { parsed }: Entry, tokens: readonly Token[]): Range[] =>
  tokens.map(({ range }) => rangeOf(plan, { parsed, range }));

/** `+ 2d`: the wait behind what must be finished first. */
const lagOf = (tokens: readonly Token[]): string[] =>
  tokens.flatMap(({ node }) => {
    const lag = types.lagged.read(node.text)?.lag;
    return lag ? [`+ ${lag.amount}${lag.unit}`] : [];
  });

function itemOf({ plan, uri }: Home, entry: Entry, lags: readonly string[] = []): CallHierarchyItem {
  const { parsed, key, node, kind, id } = entry;
  const { title, question } = (entry.value ?? {}) as { title?: string; question?: string };
  const range = rangeOf(plan, { parsed, range: spanOf(key.range, node.range) });
  const detail = [...(title || question ? [oneLine(id)] : []), ...detailOf(entry), ...standing(entry), ...lags];
  return {
    name: symbolName(title ?? question ?? id),
    kind: symbolKind(entry),
    detail: detail.join(', '),
    uri,
    range,
    selectionRange: rangeOf(plan, { parsed, range: key.range }),
    data: { kind, id } satisfies Of,
  };
}
/** What of it holds nobody up any more, or holds everybody up. */
function standing({ kind, value }: Entry): string[] {
  if (kind === 'decision') return (value as EntryOf<'decision'>['value']).chosen === undefined ? [] : ['decided'];
  if (kind !== 'activity') return [];
  const activity = value as EntryOf<'activity'>['value'];
  const status = statusOf(activity);
  return status === 'blocked' || !isOpen(activity) ? [status] : [];
}
