import { nameIn, peopleCalled, teamsCalled } from '../mend/owner-choice.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, find, inherited, known } from '../plan/query.ts';
import { personName } from './point.ts';

/** Whose check-in it is: one person's, or that of all in a team. */
export interface Who {
  /** As people call them. */
  readonly name: string;
  readonly isTeam: boolean;
  /** Whether a name in a plan means one of them. */
  has(plan: Plan, name: string): boolean;
}

/** The person or the team that a text means in some plans: by id, name, address, title or function. Nothing where nobody is called so. */
export function whoIs(plans: readonly Plan[], text: string): Who | undefined {
  for (const plan of plans) {
    const [id] = peopleCalled(plan, text);
    if (id !== undefined) return whoOf(personName(plan, id), false, new Set([id]));
  }
  for (const plan of plans) {
    const teams = teamsCalled(plan, text);
    if (!teams.length) continue;
    const ids = new Set(teams.map(it => it.id));
    const members = known(plan, 'person').filter(it => ids.has(it.value.team ?? ''));
    const [{ value, id }] = teams as [(typeof teams)[0]];
    // Several teams are one function.
    const name = (teams.length > 1 && value.function) || (value.title ?? id);
    return whoOf(name, true, new Set([...members.map(it => it.id), ...ids]));
  }
  // Where no plan has people, owners are names as text.
  const lower = text.trim().toLowerCase();
  for (const plan of plans)
    for (const it of entriesOf(plan, 'activity')) {
      const owner = inherited(it, 'owner');
      if (owner !== undefined && owner.toLowerCase() === lower) return whoOf(owner, false, new Set([owner]));
    }
  return undefined;
}
/** The same, where only a part of a name is given that nobody shares. */
export function whoMeant(plans: readonly Plan[], text: string): Who | undefined {
  const who = whoIs(plans, text);
  if (who) return who;
  const [only, ...more] = beginning(allNames(plans), text);
  return only !== undefined && !more.length ? whoIs(plans, only) : undefined;
}
const whoOf = (name: string, isTeam: boolean, ids: ReadonlySet<string>): Who => ({
  name,
  isTeam,
  has: (plan, it) => ids.has(it) || ids.has(nameIn(plan, it)),
});

/** Everybody and every team that could be meant, as people call them, by the alphabet. */
export function allNames(plans: readonly Plan[]): string[] {
  const names = plans.flatMap(plan => [
    ...known(plan, 'person').map(it => it.value.name ?? it.id),
    ...known(plan, 'team').map(it => it.value.title ?? it.id),
    ...entriesOf(plan, 'activity').flatMap(it => {
      const owner = inherited(it, 'owner');
      return owner === undefined ? [] : (find(plan, 'person', nameIn(plan, owner))?.value.name ?? owner);
    }),
  ]);
  return [...new Set(names)].sort();
}

/** Those of some names that begin as a text does, or of which a word does: `tom` is how Tom Baker is called. */
export function beginning(names: readonly string[], text: string): string[] {
  const start = text.trim().toLowerCase();
  if (!start) return [];
  return names.filter(it => {
    const name = it.toLowerCase();
    return name.startsWith(start) || name.split(/[\s\-._@’']+/).some(word => word.startsWith(start));
  });
}
