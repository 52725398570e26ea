import { CompletionItemKind } from 'vscode-languageserver-types';
import { iso } from '../language/day.ts';
import type { Kind } from '../language/kinds.ts';
import { metricOf } from '../mend/measure.ts';
import { behind } from '../plan/behind.ts';
import { quote } from '../plan/edit.ts';
import { titleOf } from '../plan/everywhere.ts';
import { isShared, splitRef } from '../plan/far-ref.ts';
import { kindName } from '../plan/names.ts';
import type { Member } from '../plan/others.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, inherited, isOpen, known, milestoneDays } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { matches } from '../plan/suggest.ts';
import type { Ask, Offer } from './completion-offer.ts';
import { personOffers } from './completion-people.ts';

/** How many names are offered at once; the others come as more of the name is typed. */
export const mostNames = 200;

/** The names that may stand here: of the kinds asked for, not the entry itself, and what would close a loop last. Behind `crm/` those of that plan. */
export function nameOffers(ask: Ask, kinds: readonly Kind[]): Offer[] {
  const { plan, cursor, place } = ask;
  if (kinds.includes('person')) return personOffers(ask, mostNames);
  if (splitRef(cursor.typed)) return kinds.some(isShared) ? [] : farOffers(ask, kinds);
  if (kinds.includes('goal')) return [...servedOffers(ask), ...(cursor.typed ? planOffers(ask, kinds) : [])];
  const own = place.entry;
  const after = own?.kind === 'activity' && cursor.path.includes('after');
  const waiting = after ? new Set(Object.values(behind(plan, 'activity', own.id)).flat()) : new Set<Entry>();
  const offers: { offer: Offer; last: number }[] = [];
  for (const kind of kinds) {
    for (const entry of isShared(kind) ? known(plan, kind) : entriesOf(plan, kind)) {
      if (offers.length >= mostNames) break;
      if ((own?.kind === kind && own.id === entry.id) || cursor.beside.has(entry.id)) continue;
      if (!matches(cursor.typed, entry.id, titleIn(entry))) continue;
      const loop = waiting.has(entry);
      const last = loop ? 2 : kind === 'activity' && !isOpen((entry as EntryOf<'activity'>).value) ? 1 : 0;
      offers.push({ offer: offerOf(ask, entry, entry.id, loop ? ['it waits for this'] : []), last });
    }
  }
  const found = offers.sort((a, b) => a.last - b.last).map(it => it.offer);
  return [...found, ...(kinds.includes('metric') ? freshMetric(ask) : []), ...planOffers(ask, kinds)];
}
/** In a plan that measures nothing yet: the metric that its goal speaks of, which is made where it is chosen. */
function freshMetric({ plan, cursor, today }: Ask): Offer[] {
  const goal = goalOf(plan);
  if (!goal || cursor.path[0] !== 'goal' || cursor.typed || plan.names.definitions.get('metric')?.size) return [];
  const { id, edit } = metricOf(plan, goal, today);
  // What stands on the line of the cursor is replaced already.
  if (edit.range.start.line === cursor.range.start.line) return [];
  return [{ label: id, kind: icons.metric!, detail: 'create this metric', also: [edit], words: 'create new metric' }];
}
function offerOf({ cursor }: Ask, entry: Entry, ref: string, more: readonly string[]): Offer {
  const title = titleIn(entry);
  return {
    label: ref,
    kind: icons[entry.kind] ?? CompletionItemKind.Reference,
    detail: [...(title ? [title] : []), ...facts(entry), ...more].join(' · ') || kindName(entry.kind),
    insert: quote(ref, cursor.flow),
    ...(title && { words: title }),
  };
}

/** Behind `crm/`: what that plan has of these kinds. */
function farOffers(ask: Ask, kinds: readonly Kind[]): Offer[] {
  const { plan, cursor } = ask;
  const far = splitRef(cursor.typed)!;
  const homes = plan.others?.plans(far.plan) ?? [];
  return homes
    .flatMap(home => [
      ...(kinds.includes('goal') ? goalOffers(ask, home) : []),
      ...kinds
        .flatMap((kind): readonly Entry[] => entriesOf(home.plan, kind))
        .map(entry => ({ entry, ref: `${home.name}/${entry.id}` }))
        .filter(({ entry, ref }) => !cursor.beside.has(ref) && matches(far.id, entry.id, titleIn(entry)))
        .slice(0, mostNames)
        .map(({ entry, ref }) => offerOf(ask, entry, ref, [titleOf(home)])),
    ])
    .slice(0, mostNames);
}
function goalOffers(ask: Ask, home: Member): Offer[] {
  const goal = goalOf(home.plan);
  return goal && matches(splitRef(ask.cursor.typed)?.id ?? ask.cursor.typed, 'goal', home.name, goal.value.outcome)
    ? [offerOf(ask, goal, `${home.name}/goal`, [titleOf(home)])]
    : [];
}
/** What the strategies around can be served in: their goals, then their metrics. */
const servedOffers = (ask: Ask): Offer[] =>
  (ask.plan.others?.strategies() ?? [])
    .flatMap(home => [
      ...goalOffers(ask, home),
      ...entriesOf(home.plan, 'metric')
        .filter(it => matches(ask.cursor.typed, `${home.name}/${it.id}`, titleIn(it)))
        .map(it => offerOf(ask, it, `${home.name}/${it.id}`, [titleOf(home)])),
    ])
    .slice(0, mostNames);

/** Plans whose names, or titles, hold what was typed, where they have such things: more is offered behind the slash. */
function planOffers({ plan, cursor }: Ask, kinds: readonly Kind[]): Offer[] {
  if (kinds.some(isShared)) return [];
  const holds = (it: Plan): boolean =>
    kinds.some(kind => (kind === 'goal' ? goalOf(it) : it.names.definitions.get(kind)?.size));
  const found = new Map<string, string>();
  for (const it of plan.others?.others() ?? [])
    if (matches(cursor.typed, it.name, titleOf(it)) && holds(it.plan)) found.set(it.name, titleOf(it));
  return [...found]
    .filter(([name]) => quote(name, true) === name)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, mostPlans)
    .map(([name, title]) => ({
      label: `${name}/`,
      kind: CompletionItemKind.Module,
      detail: title === name ? 'another plan' : title,
      words: title,
      goesOn: true,
    }));
}
const mostPlans = 50;
/** Whether plans are offered as soon as a letter is typed that fits one. */
export const plansCome = ({ plan, cursor }: Ask, kinds: readonly Kind[]): boolean =>
  !kinds.some(isShared) && !cursor.typed.includes('/') && !!plan.others?.others().length;

const icons: Partial<Record<Kind, CompletionItemKind>> = {
  activity: CompletionItemKind.Event,
  metric: CompletionItemKind.Unit,
  milestone: CompletionItemKind.Constant,
  decision: CompletionItemKind.Interface,
};
const titleIn = ({ value }: Entry): string | undefined => {
  const { title, question, outcome } = (value ?? {}) as { title?: string; question?: string; outcome?: string };
  return (title ?? question ?? outcome)?.slice(0, 100);
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
