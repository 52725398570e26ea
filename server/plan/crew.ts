import type { Plan } from './plan.ts';
import { allKnown, type EntryOf } from './query.ts';
import { isVacancy } from './skills.ts';

/** A team, with everybody who is in it, vacancies aside; its lead is one of them wherever he or she stands. */
export interface Crew {
  readonly team: EntryOf<'team'>;
  readonly people: ReadonlySet<string>;
  /** Who speaks for it: its lead, else the first in it. */
  readonly lead: string;
}
/** The teams whose `function` has one of these words, and somebody in them. */
export function crewsFor(plan: Plan, functions: RegExp): Crew[] {
  const people = allKnown(plan, 'person').filter(it => !isVacancy(it));
  return allKnown(plan, 'team').flatMap(team => {
    if (!functions.test((team.value.function ?? '').slice(0, 200))) return [];
    const members = people.filter(it => it.value.team === team.id).map(it => it.id);
    const lead = people.find(it => it.id === team.value.lead)?.id ?? members[0];
    return lead === undefined ? [] : [{ team, lead, people: new Set([lead, ...members]) }];
  });
}
/** A word, wherever it stands by itself; capitals aside. */
export const asWord = (word: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${word.slice(0, 100).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'iu');
