import { type Day, iso } from '../language/day.ts';
import { type Edit, quote } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { find } from '../plan/query.ts';
import { insertEntries } from '../plan/sections.ts';
import { kebab, unused } from '../plan/suggest.ts';

/** Somebody who is to be found. */
export interface Vacancy {
  /** What it is for: a team, a skill. */
  readonly for: string;
  readonly team?: string | undefined;
  /** With the level that is asked for, where one is. */
  readonly skill?: { readonly name: string; readonly level: number | undefined };
  readonly from?: Day;
}
/** Adds people who are still to be found. */
export function addVacancies(plan: Plan, all: readonly Vacancy[]): { ids: string[]; edit: Edit } {
  const ids: string[] = [];
  for (const it of all) ids.push(unused(`${kebab(it.for)}-hire`, id => ids.includes(id) || !!find(plan, 'person', id)));
  const entries = all.map(({ team, skill, from }, i) => ({
    id: ids[i]!,
    body: [
      ...(team === undefined ? [] : [`team: ${quote(team, true)}`]),
      ...(skill ? [`skills: ${inYaml(skill)}`] : []),
      ...(from === undefined ? [] : [`from: ${iso(from)}`]),
      'status: hiring',
    ],
  }));
  return { ids, edit: insertEntries(plan, 'people', entries) };
}
const inYaml = ({ name, level }: NonNullable<Vacancy['skill']>): string =>
  level === undefined ? `[${quote(name, true)}]` : `{ ${quote(name, true)}: ${level} }`;
