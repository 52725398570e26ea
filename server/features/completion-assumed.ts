import { CompletionItemKind } from 'vscode-languageserver-types';
import { language } from '../language/index.ts';
import { type Shape, shapeOf } from '../language/shape.ts';
import { isShared } from '../plan/far-ref.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, headOf, known } from '../plan/query.ts';
import { matches } from '../plan/suggest.ts';
import type { Ask, Offer } from './completion-offer.ts';

/** How many names are offered at one step. */
const most = 200;

/** The paths that a scenario may assume something of, step by step: a section, an entry in it, a key of that. */
export const pathOffers = (ask: Ask, colon: string): Offer[] =>
  stepsIn(ask).map(it => (it.goesOn ? it : { ...it, insert: it.label + colon, goesOn: !!colon }));

function stepsIn({ plan, cursor }: Ask): Offer[] {
  const [section = '', rest] = halves(cursor.typed);
  const shape = shapeOf(language).keys!.get(section);
  if (rest === undefined || !shape) return sectionOffers(plan, cursor.typed);
  const kind = shape.entry?.key.defines;
  if (!kind || kind === 'goal') return keyOffers(`${section}.`, rest, shape);
  const all: readonly Entry[] = isShared(kind) ? known(plan, kind) : entriesOf(plan, kind);
  const first = all.filter(it => !it.parent);
  return entryOffers(`${section}.`, rest, first, shape.entry!.value);
}
/** Up to the first point, and what stands behind it. */
function halves(path: string): [string, string | undefined] {
  const dot = path.indexOf('.');
  return dot < 0 ? [path, undefined] : [path.slice(0, dot), path.slice(dot + 1)];
}

const goesOn = (path: string, detail: string | undefined): Offer => ({
  label: `${path}.`,
  kind: CompletionItemKind.Module,
  ...(detail && { detail }),
  goesOn: true,
});
const ends = (path: string, detail: string | undefined): Offer => ({
  label: path,
  kind: CompletionItemKind.Property,
  ...(detail && { detail }),
});
const says = ({ description }: Shape): string | undefined => description?.split(/\.(?:\s|$)/)[0]?.replaceAll('`', '');

/** What stands at the margin of this plan, and the people of all. */
const sectionOffers = (plan: Plan, typed: string): Offer[] =>
  [...shapeOf(language).keys!]
    .filter(([name, shape]) => {
      const kind = shape.entry?.key.defines;
      const isThere = headOf(plan, name) || (kind && isShared(kind) && known(plan, kind).length > 0);
      return isThere && name !== 'scenarios' && name !== 'rules' && name !== 'opsplan' && matches(typed, name);
    })
    .map(([name, shape]) => (isOne(shape) ? ends(name, says(shape)) : goesOn(name, says(shape))));
/** It holds one value, or a list of such. */
const isOne = ({ scalar, item, keys, entry }: Shape): boolean => (!!scalar || !!item) && !(keys && !scalar) && !entry;

/** The entries of a section; behind the name of one, its keys. Names may hold points: the longest that is there is meant. */
function entryOffers(lead: string, typed: string, entries: readonly Entry[], shape: Shape): Offer[] {
  const [within] = entries.filter(it => typed.startsWith(`${it.id}.`)).sort((a, b) => b.id.length - a.id.length);
  if (within) {
    const rest = typed.slice(within.id.length + 1);
    const path = `${lead}${within.id}.`;
    if (!rest.startsWith('tasks.')) return keyOffers(path, rest, shape);
    const tasks = within.parsed.entries.filter(it => it.parent === within);
    return entryOffers(`${path}tasks.`, rest.slice('tasks.'.length), tasks, shape);
  }
  return entries
    .filter(it => matches(typed, it.id))
    .slice(0, most)
    .map(it => goesOn(lead + it.id, (it as EntryOf<'activity'>).value?.title));
}

const keyOffers = (lead: string, typed: string, { keys }: Shape): Offer[] =>
  [...(keys ?? [])]
    .filter(([name, shape]) => (shape.scalar || shape.item?.scalar || name === 'tasks') && matches(typed, name))
    .map(([name, shape]) => (name === 'tasks' ? goesOn(lead + name, says(shape)) : ends(lead + name, says(shape))));
