import { peopleCalled } from '../mend/owner-choice.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, isOpen } from '../plan/query.ts';
import { counted } from '../plan/wording.ts';
import type { Row, Sift } from './row.ts';

/** What a person wants to see of the views; without any of it, everything. */
export interface Filter {
  /** Only what concerns this person, by id, name or e-mail address. */
  readonly mine?: string;
  /** Only what there is something to do about this week. */
  readonly week?: boolean;
  /** Only what stands in the plan at this address. */
  readonly plan?: string;
}

/** What lets through the rows that a filter asks for, of the view of one plan; nothing where it asks for all. A row that is let through keeps what says more of it, and stays as it is where all that it opens to is let through. */
export function sieve(plan: Plan, uri: string, { mine, week, plan: only }: Filter): Sift | undefined {
  if (!mine && !week && !only) return undefined;
  const isMine = mine ? sameAs(plan, mine) : () => true;
  const keep = (row: Row): boolean => (!week || !!row.week) && (!mine || !!row.whose?.some(isMine));
  /** `around` is the plan of the row above; what is `inside` stands below a row of the plan that is asked for. */
  const sift = (rows: readonly Row[], around: string, inside: boolean): Row[] =>
    rows.flatMap(row => {
      const at = row.uri ?? around;
      const isInside = inside || at === only;
      const isKept = isInside && keep(row);
      if (isKept && !row.parts) return [row];
      const children = sift(row.children, at, isInside);
      if (!children.length) return isKept && !isTitle(row) ? [{ ...row, children }] : [];
      if (isKept && isSame(children, row.children)) return [row];
      // What was closed opens for what was looked for; as another line, so that it is as it was once the filter is gone.
      return [row.open ? { ...row, children } : { ...row, id: `${row.id} in part`, open: true, children }];
    });
  return rows => sift(rows, uri, !only);
}
const isSame = (a: readonly Row[], b: readonly Row[]): boolean =>
  a.length === b.length && a.every((it, i) => it === b[i]);
const isTitle = ({ context }: Row): boolean => context === 'group';

/** Whether a name in a plan means the person that a text means. */
function sameAs(plan: Plan, text: string): (name: string) => boolean {
  const ids = new Set([text.trim(), ...peopleCalled(plan, text)]);
  const lower = text.trim().toLowerCase();
  const answers = new Map<string, boolean>();
  return name => {
    let answer = answers.get(name);
    if (answer === undefined) {
      answer = ids.has(name) || name.trim().toLowerCase() === lower || peopleCalled(plan, name).some(it => ids.has(it));
      answers.set(name, answer);
    }
    return answer;
  };
}

/** Somebody, or a team, that the plans know: for the questions "Who are you?" and "Whose check-in?". */
export interface Known {
  readonly kind: 'person' | 'team' | 'function';
  /** As plans name them: what a filter takes. */
  readonly id: string;
  readonly name: string;
  /** What they do: their role, or how much they own; how many are in a team. */
  readonly says: string;
  /** It is who commits here. */
  readonly isYou?: true;
}
/** The people of some plans by name, vacancies left out; of plans that know of none, those who own something. */
export function peopleIn(plans: readonly Plan[]): Known[] {
  const people = new Map<string, Known>();
  const owned = new Map<string, number>();
  for (const plan of plans) {
    const listed = entriesOf(plan, 'person');
    for (const { id, value } of listed)
      if (value.status !== 'hiring' && !people.has(id))
        people.set(id, { kind: 'person', id, name: value.name ?? id, says: value.role ?? '' });
    if (listed.length || plan.others?.called.any.people) continue;
    for (const { value } of entriesOf(plan, 'activity'))
      if (value.owner && isOpen(value)) owned.set(value.owner, (owned.get(value.owner) ?? 0) + 1);
  }
  for (const [id, count] of owned)
    if (!people.has(id))
      people.set(id, { kind: 'person', id, name: id, says: `owns ${counted(count, 'activity', 'activities')}` });
  return [...people.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The teams of some plans, and the functions that several of them have, by name. */
export function teamsIn(plans: readonly Plan[]): Known[] {
  const members = new Map<string, Set<string>>();
  for (const { id, value } of plans.flatMap(it => entriesOf(it, 'person')))
    if (value.team !== undefined && value.status !== 'hiring')
      members.set(value.team, (members.get(value.team) ?? new Set()).add(id));
  const teams = new Map(plans.flatMap(it => entriesOf(it, 'team')).map(it => [it.id, it.value]));
  const functions = new Map<string, number>();
  for (const { function: it } of teams.values()) if (it !== undefined) functions.set(it, (functions.get(it) ?? 0) + 1);
  const all: Known[] = [
    ...[...teams].map(
      ([id, { title }]): Known => ({
        kind: 'team',
        id,
        name: title ?? id,
        says: counted(members.get(id)?.size ?? 0, 'person', 'people'),
      }),
    ),
    ...[...functions].flatMap(([id, count]): Known[] =>
      count > 1 ? [{ kind: 'function', id, name: id, says: counted(count, 'team') }] : [],
    ),
  ];
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}
