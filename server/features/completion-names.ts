import { CompletionItemKind } from 'vscode-languageserver-types';
import { iso } from '../language/day.ts';
import type { Kind } from '../language/kinds.ts';
import { behind } from '../plan/behind.ts';
import { quote } from '../plan/edit.ts';
import { kindName } from '../plan/names.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, inherited, isOpen, milestoneDays } from '../plan/query.ts';
import { matches } from '../plan/suggest.ts';
import type { Ask, Offer } from './completion-offer.ts';

/** How many names are offered at once; the others come as more of the name is typed. */
export const mostNames = 200;

/** The names that may stand here: of the kinds asked for, not the entry itself, and what would close a loop last. */
export function nameOffers(ask: Ask, kinds: readonly Kind[]): Offer[] {
  const { plan, cursor, place } = ask;
  if (kinds.includes('person')) return personOffers(ask);
  const own = place.entry;
  const after = own?.kind === 'activity' && cursor.path.includes('after');
  const waiting = after ? new Set(Object.values(behind(plan, 'activity', own.id)).flat()) : new Set<Entry>();
  const offers: { offer: Offer; last: number }[] = [];
  for (const kind of kinds) {
    for (const entry of entriesOf(plan, kind)) {
      if (offers.length >= mostNames) break;
      if ((own?.kind === kind && own.id === entry.id) || cursor.beside.has(entry.id)) continue;
      const title = titleOf(entry);
      if (!matches(cursor.typed, entry.id, title)) continue;
      const loop = waiting.has(entry);
      const detail = [title, ...facts(entry), loop ? 'it waits for this' : undefined]
        .filter(it => it !== undefined)
        .join(' · ');
      const insert = quote(entry.id, cursor.flow);
      const last = loop ? 2 : kind === 'activity' && !isOpen((entry as EntryOf<'activity'>).value) ? 1 : 0;
      offers.push({
        offer: {
          label: entry.id,
          kind: icons[kind] ?? CompletionItemKind.Reference,
          detail: detail || kindName(kind),
          insert,
          ...(title && { words: title }),
        },
        last,
      });
    }
  }
  return offers.sort((a, b) => a.last - b.last).map(it => it.offer);
}

const icons: Partial<Record<Kind, CompletionItemKind>> = {
  activity: CompletionItemKind.Event,
  metric: CompletionItemKind.Unit,
  milestone: CompletionItemKind.Constant,
  decision: CompletionItemKind.Interface,
};
const titleOf = ({ value }: Entry): string | undefined => {
  const { title, question } = (value ?? {}) as { title?: string; question?: string };
  return (title ?? question)?.slice(0, 100);
};
function facts(entry: Entry): string[] {
  if (entry.kind === 'milestone') {
    const days = milestoneDays((entry as EntryOf<'milestone'>).value);
    return days ? [iso(days.to)] : [];
  }
  if (entry.kind !== 'activity') return [];
  const activity = entry as EntryOf<'activity'>;
  const [owner, due] = [inherited(activity, 'owner'), inherited(activity, 'due')];
  const closed = isOpen(activity.value) ? undefined : activity.value.status;
  return [owner, due === undefined ? undefined : `due ${iso(due)}`, closed].filter(it => it !== undefined);
}

/** The plan's people; where it lists none, the names that it uses. */
function personOffers({ plan, cursor }: Ask): Offer[] {
  const people = entriesOf(plan, 'person').map(({ id, value }) => ({
    id,
    detail: [value.name, value.role, value.team].filter(it => it !== undefined).join(' · ') || 'person',
    name: value.name,
  }));
  return (people.length ? people : used(plan))
    .filter(it => !cursor.beside.has(it.id) && matches(cursor.typed, it.id, it.name))
    .slice(0, mostNames)
    .map(({ id, detail, name }) => ({
      label: id,
      kind: CompletionItemKind.Variable,
      detail,
      insert: quote(id, cursor.flow),
      ...(name && { words: name }),
    }));
}
const used = (plan: Plan): { id: string; detail: string; name: undefined }[] =>
  [...plan.names.references.keys()]
    .filter(it => it.startsWith('person ') && it.length > 'person '.length)
    .map(it => ({ id: it.slice('person '.length), detail: 'named in this plan', name: undefined }));
