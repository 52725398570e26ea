import type { Entry } from './parse.ts';
import type { Plan } from './plan.ts';
import type { ValueOf } from './query.ts';

/** What the people and teams of some plans are called: what the text of an owner may name. And by which calendars they work. */
export interface Called {
  /** Some plan has people; then every person is one of them. */
  readonly any: { readonly people: boolean; readonly teams: boolean };
  /** People by id, where there are any; teams and roles in lower case. One object for as long as it stays the same: what owners say is remembered by it. */
  readonly owners: {
    readonly people?: ReadonlySet<string>;
    readonly teams: ReadonlySet<string>;
    readonly roles: ReadonlySet<string>;
  };
  /** All calendars, and which team works by which, as a text to compare; empty where there are none. Whose team that is, is reached through names. */
  readonly calendars: string;
  /** Two of one key say the same. */
  readonly key: string;
}
const finish = (
  any: Called['any'],
  people: ReadonlySet<string>,
  teams: ReadonlySet<string>,
  roles: ReadonlySet<string>,
  calendars: string,
): Called => ({
  any,
  owners: { ...(any.people && { people }), teams, roles },
  calendars,
  key: JSON.stringify([any.people, any.teams, [...people], [...teams], [...roles], calendars]),
});
export const noCalled: Called = finish({ people: false, teams: false }, new Set(), new Set(), new Set(), '');

/** What the people and teams of one plan are called. */
export function calledIn(plan: Plan): Called {
  const [people, teams, roles] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const any = { people: false, teams: false };
  const calendars: string[] = [];
  for (const { chunk, entries } of plan.chunks) {
    if (chunk.section === 'calendars' || chunk.section === 'teams') calendars.push(...entries.flatMap(workedBy));
    if (chunk.section !== 'people' && chunk.section !== 'teams') continue;
    if (chunk.kind === 'entry' || entries.length) any[chunk.section] = true;
    for (const it of entries) add(it, people, teams, roles);
  }
  return any.people || any.teams || calendars.length
    ? finish(any, people, teams, roles, calendars.join('\n'))
    : noCalled;
}
/** What working days depend on: no hours and no zone. */
function workedBy({ kind, id, value }: Entry): string[] {
  if (kind === 'calendar') {
    const { week, holidays } = value as ValueOf['calendar'];
    return [JSON.stringify([id, week, holidays])];
  }
  const { calendar } = value as ValueOf['team'];
  return kind === 'team' && calendar !== undefined ? [JSON.stringify([id, calendar])] : [];
}
function add({ kind, id, value }: Entry, people: Set<string>, teams: Set<string>, roles: Set<string>): void {
  if (kind === 'person') {
    people.add(id);
    const { role } = value as ValueOf['person'];
    if (role) roles.add(role.toLowerCase());
  } else if (kind === 'team') {
    const { title, function: what } = value as ValueOf['team'];
    for (const it of [id, title, what]) if (it) teams.add(it.toLowerCase());
  }
}

/** What all of several plans say, by their files: of two that define one calendar the first counts. */
export function together(files: ReadonlyMap<string, Called>): Called {
  const all = [...files.values()];
  const calendars = [...files].flatMap(([file, it]) => (it.calendars ? `${file}\n${it.calendars}` : [])).sort();
  return finish(
    { people: all.some(it => it.any.people), teams: all.some(it => it.any.teams) },
    new Set(all.flatMap(it => [...(it.owners.people ?? [])])),
    new Set(all.flatMap(it => [...it.owners.teams])),
    new Set(all.flatMap(it => [...it.owners.roles])),
    calendars.join('\n'),
  );
}
