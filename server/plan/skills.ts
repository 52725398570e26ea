import { types } from '../language/values.ts';
import { isLearning } from '../words/learning.ts';
import type { Node } from './node.ts';
import { peopleOn } from './people.ts';
import type { Plan } from './plan.ts';
import { allKnown, type EntryOf, field, items, known } from './query.ts';
import { folderOf } from './whole.ts';

/** A skill where it is written. */
export interface Skill {
  readonly name: string;
  /** The same for all spellings: capitals, blanks and hyphens aside. */
  readonly key: string;
  /** From 1 to 5; nothing where none is written. */
  readonly level: number | undefined;
  readonly node: Node;
}
export const skillKey = (name: string): string =>
  name
    .slice(0, 100)
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

/** The skills that an activity asks for, or that stand under `skills` of a person. */
export function skillsOf(entry: EntryOf<'activity'> | EntryOf<'person'>, under = 'skills'): Skill[] {
  const value = field(entry, under)?.value;
  const skill = (node: Node, level?: string): Skill[] => {
    const name = node.text.trim();
    return name ? [{ name, key: skillKey(name), level: types.level.read(level ?? ''), node }] : [];
  };
  if (value?.kind === 'map') return value.pairs.flatMap(it => skill(it.key, it.value.text));
  return items(entry, under).flatMap(it => (it.kind === 'scalar' ? skill(it) : []));
}

/** What everybody around can do, by skill. A certification is a skill, too. */
export type SkillIndex = ReadonlyMap<string, readonly Holder[]>;
export interface Holder {
  readonly person: EntryOf<'person'>;
  readonly skill: Skill;
}
/** By the people: all plans of a folder see the same. */
const indexes = new WeakMap<readonly EntryOf<'person'>[], SkillIndex>();
export function skillIndex(plan: Plan): SkillIndex {
  const people = folderOf(plan) === plan ? known(plan, 'person') : allKnown(plan, 'person');
  let index = indexes.get(people);
  if (!index) indexes.set(people, (index = newIndex(plan, people)));
  return index;
}
function newIndex(plan: Plan, people: readonly EntryOf<'person'>[]): SkillIndex {
  const index = new Map<string, Holder[]>();
  for (const person of people) {
    // Who can do something can, whatever another plan lists.
    const all = [person, ...(plan.others?.definitions('person', person.id) ?? []).map(it => it.entry)];
    for (const skill of all.flatMap(it => [...skillsOf(it), ...skillsOf(it, 'certifications')])) {
      const list = index.get(skill.key);
      if (!list) index.set(skill.key, [{ person, skill }]);
      else if (!list.some(it => it.person === person)) list.push({ person, skill });
    }
  }
  return index;
}
/** Whether a skill is had at the level that is asked for. Where one side names no level, any will do. */
export const suffices = (had: Pick<Skill, 'level'>, asked: Pick<Skill, 'level'>): boolean =>
  had.level === undefined || asked.level === undefined || had.level >= asked.level;

/** Those who have a skill at the level that is asked for. */
export const holdersOf = (plan: Plan, asked: Pick<Skill, 'key' | 'level'>): Holder[] =>
  (skillIndex(plan).get(asked.key) ?? []).filter(it => suffices(it.skill, asked));

/** Whether somebody has all that an activity asks for. */
export const canDo = (plan: Plan, id: string, entry: EntryOf<'activity'>): boolean =>
  skillsOf(entry).every(asked => holdersOf(plan, asked).some(it => it.person.id === id));

/** How many skills two people have in common: of those who have none of what is asked, the nearest learns it soonest. */
export function inCommon(a: EntryOf<'person'>, b: EntryOf<'person'>): number {
  const skills = new Set(skillsOf(a).map(it => it.key));
  return skillsOf(b).filter(it => skills.has(it.key)).length;
}
export const isVacancy = ({ value }: EntryOf<'person'>): boolean => value.status === 'hiring';

/** Those who learn a skill: on work that asks for it and is there to teach it, and without it, or below a level, so far. */
export function learnersIn(
  plan: Plan,
  { key, level }: Pick<Skill, 'key' | 'level'>,
  open: Iterable<EntryOf<'activity'>>,
): Set<string> {
  const learners = new Set<string>();
  const masters = new Set(holdersOf(plan, { key, level }).map(it => it.person.id));
  for (const entry of open) {
    if (!entry.value.skills || !isLearning(`${entry.id} ${entry.value.title ?? ''}`)) continue;
    if (!skillsOf(entry).some(it => it.key === key)) continue;
    for (const id of peopleOn(entry)) if (!masters.has(id)) learners.add(id);
  }
  return learners;
}
