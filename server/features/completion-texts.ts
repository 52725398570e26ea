import { CompletionItemKind } from 'vscode-languageserver-types';
import { quote } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, find, known } from '../plan/query.ts';
import { type Skill, skillsOf } from '../plan/skills.ts';
import { closeness, matches } from '../plan/suggest.ts';
import { isZone, zoneNames } from '../words/zones.ts';
import { mostNames } from './completion-names.ts';
import type { Ask, Offer } from './completion-offer.ts';

// Texts that are no names of entries, and still known: answers that stand as options, skills, time zones.

/** What is written elsewhere in the plan and belongs here. */
export function textOffers(ask: Ask): Offer[] {
  const { cursor, place } = ask;
  const [own, last] = [cursor.path.at(-2), cursor.path.at(-1)];
  if (last === 'chosen' && place.entry?.kind === 'decision') return optionOffers(ask, place.entry.id);
  return last === 'skills' || (own === 'skills' && typeof last === 'number') ? skillOffers(ask) : [];
}

function optionOffers({ plan, cursor }: Ask, id: string): Offer[] {
  const options = find(plan, 'decision', id)?.value.options ?? [];
  return [...new Set(options)]
    .filter(it => it.trim() && matches(cursor.typed, it))
    .slice(0, mostNames)
    .map(it => ({ label: it.slice(0, 200), kind: CompletionItemKind.Value, insert: quote(it, cursor.flow) }));
}

/** The skills that somebody has, with who; then those that work asks for and nobody has. */
export function skillOffers({ plan, cursor }: Ask): Offer[] {
  const found = new Map<string, { name: string; by: string[] }>();
  for (const person of known(plan, 'person'))
    for (const it of skillsOf(person)) add(found, it, `${person.id}${it.level === undefined ? '' : ` ${it.level}`}`);
  for (const work of entriesOf(plan, 'activity')) for (const it of skillsOf(work)) add(found, it);
  return [...found.values()]
    .filter(({ name }) => !cursor.beside.has(name) && name !== cursor.typed.trim() && matches(cursor.typed, name))
    .sort((a, b) => b.by.length - a.by.length || (a.name < b.name ? -1 : 1))
    .slice(0, mostNames)
    .map(({ name, by }) => ({
      label: name,
      kind: CompletionItemKind.Value,
      detail: by.length ? `${by.slice(0, 5).join(', ')}${by.length > 5 ? ' …' : ''}` : 'nobody has it',
      insert: quote(name, cursor.flow),
    }));
}
function add(found: Map<string, { name: string; by: string[] }>, { key, name }: Skill, who?: string): void {
  const known = found.get(key) ?? { name, by: [] };
  found.set(key, known);
  if (who !== undefined) known.by.push(who);
}

/** Time zones by any part of their names; before a letter is typed, those of the plans around. */
export function zoneOffers({ plan, cursor }: Ask): Offer[] {
  const used = [...new Set(calendarsOf(plan).flatMap(it => it.value.zone ?? []))].filter(isZone);
  const all = cursor.typed ? [...new Set(zoneNames().values())] : ['UTC'];
  const near = (it: string): number => closeness(cursor.typed, [it, it.slice(it.lastIndexOf('/') + 1)]) ?? 3;
  return [...new Set([...used, ...all])]
    .map(zone => ({ zone, near: near(zone) }))
    .filter(it => it.near < 3)
    .sort((a, b) => a.near - b.near)
    .slice(0, mostNames)
    .map(({ zone }) => ({ label: zone, kind: CompletionItemKind.Constant, insert: quote(zone, cursor.flow) }));
}
const calendarsOf = (plan: Plan): readonly EntryOf<'calendar'>[] => known(plan, 'calendar');
