import { CompletionItemKind } from 'vscode-languageserver-types';
import { type Day, iso } from '../language/day.ts';
import { quote } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, find, inherited, known } from '../plan/query.ts';
import { isVacancy, type Skill, skillIndex, skillsOf, suffices } from '../plan/skills.ts';
import { matches } from '../plan/suggest.ts';
import { demandOf } from '../reckon/demand.ts';
import type { Ask, Offer } from './completion-offer.ts';

/** Without a day by which it is due, work is taken to be done within so many days. */
const usualDays = 27;

/** The people of all plans of the folder, for an activity those first who can do it and have the time; where none lists any, the names that they use. */
export function personOffers({ plan, cursor, place, today }: Ask, most: number): Offer[] {
  const all = known(plan, 'person');
  // As in a chat: the sign goes, for no plan writes it.
  const typed = cursor.typed.replace(/^@/, '');
  const sign = typed === cursor.typed ? '' : '@';
  const listed = all.map(it => ({ id: it.id, name: it.value.name, person: it, detail: '' }));
  const people = (all.length ? listed : used(plan))
    .filter(it => !cursor.beside.has(it.id) && matches(typed, it.id, it.name))
    .slice(0, most);
  const own = place.entry?.kind === 'activity' ? find(plan, 'activity', place.entry.id) : undefined;
  const isWork = own && cursor.path.some(it => it === 'owner' || it === 'with' || it === 'load');
  return people
    .map((it, i) => ({ ...it, i, fit: isWork && it.person ? fitOf(plan, it.person, own, today) : undefined }))
    .sort((a, b) => (a.fit && b.fit ? a.fit.rank - b.fit.rank || b.fit.free - a.fit.free : 0) || a.i - b.i)
    .map(({ id, name, person, fit, detail }) => ({
      label: id,
      kind: CompletionItemKind.Variable,
      detail: detail || [...(fit?.says ?? []), ...aboutOf(person)].join(' · ') || 'person',
      ...(fit && { brief: fit.brief }),
      insert: quote(id, cursor.flow),
      ...((name || sign) && { words: `${sign && `${sign}${id}`} ${name ?? ''}`.trim() }),
    }));
}
const aboutOf = (person: EntryOf<'person'> | undefined): string[] =>
  [person?.value.name, person?.value.role, person?.value.team].filter(it => it !== undefined);
interface Used {
  readonly id: string;
  readonly name: undefined;
  readonly person: undefined;
  readonly detail: string;
}
function used(plan: Plan): Used[] {
  const namedIn = (it: Plan): string[] => [...(it.names.references.get('person')?.keys() ?? [])].filter(Boolean);
  const own = new Set(namedIn(plan));
  const far = new Set((plan.others?.others() ?? []).flatMap(it => namedIn(it.plan)).filter(it => !own.has(it)));
  const named = (ids: Iterable<string>, detail: string): Used[] =>
    Array.from(ids, id => ({ id, name: undefined, person: undefined, detail }));
  return [...named(own, 'named in this plan'), ...named(far, 'named in another plan')];
}

/** How well a piece of work would be with somebody. */
interface Fit {
  /** 0 with all that it asks for, 1 with some of it, 2 with nothing of it, 3 gone before it is due, 4 not here at all. */
  readonly rank: number;
  /** Hours that are not taken yet, while it is to be done. */
  readonly free: number;
  /** Why, in words. */
  readonly says: readonly string[];
  /** The same, as much as can be read in a list. */
  readonly brief: string;
}

function fitOf(plan: Plan, person: EntryOf<'person'>, work: EntryOf<'activity'>, today: Day): Fit {
  const asked = skillsOf(work).map(skill => ({ skill, had: hadBy(plan, person, skill) }));
  const able = asked.filter(({ skill, had }) => had && suffices(had, skill));
  const skills = asked.map(({ skill, had }) => skillWords(skill, had)).join(', ');
  const time = timeOf(plan, person, work, today);
  const fits = able.length === asked.length ? 0 : able.length ? 1 : 2;
  const rank = !time.hours || isVacancy(person) ? 4 : time.leaves ? 3 : fits;
  const until = iso(time.leaves ?? time.until);
  const free = time.hours
    ? `${time.leaves ? `leaves ${until}, ` : ''}free ${time.free}h of ${Math.floor(time.hours)}h`
    : 'not here';
  const brief = [...(skills ? [skills] : []), free].join(' · ');
  return { rank, free: time.free, says: [`${brief} until ${until}`], brief };
}
const hadBy = (plan: Plan, person: EntryOf<'person'>, { key }: Skill): Skill | undefined =>
  skillIndex(plan)
    .get(key)
    ?.find(it => it.person.id === person.id)?.skill;
/** `aws 4`, `aws 2 of 4`, `no aws`. */
function skillWords(asked: Skill, had: Skill | undefined): string {
  if (!had) return `no ${asked.name}`;
  const level = had.level === undefined ? '' : ` ${had.level}`;
  return `${asked.name}${level}${suffices(had, asked) ? '' : ` of ${asked.level}`}`;
}

/** The contract hours until it is due, how many of them are left beside all other work, and the last day of who leaves before. */
function timeOf(plan: Plan, { id }: EntryOf<'person'>, work: EntryOf<'activity'>, today: Day) {
  const due = inherited(work, 'due');
  const until = due === undefined || due < today ? today + usualDays : due;
  const from = Math.min(until, Math.max(today, work.value.start ?? today));
  const demand = demandOf(plan, id, today);
  const hours = demand?.time.hours(from, until) ?? 0;
  if (!demand || !hours) return { hours: 0, free: 0, until };
  const others = demand.pieces.filter(it => it.job.entry !== work);
  const taken = others.reduce((sum, it) => sum + demand.hoursOf(it, from, until), 0);
  const last = demand.time.until;
  return {
    hours,
    free: Math.max(0, Math.floor(hours - taken + 1e-6)),
    until,
    ...(last < until && { leaves: last }),
  };
}
