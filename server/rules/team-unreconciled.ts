import { iso } from '../language/day.ts';
import { addPair } from '../mend/pair.ts';
import { quote, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import {
  at,
  type EntryOf,
  entriesOf,
  find,
  findAll,
  inherited,
  known,
  onceFrom,
  type Place,
  resolve,
} from '../plan/query.ts';
import { isVacancy } from '../plan/skills.ts';
import { isOver } from '../plan/standing.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { workingTimeOf } from '../reckon/working-time.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;

export default rule({
  id: 'team-unreconciled',
  group: 'Dependencies, hand-offs, decisions',
  severity: 'info',
  summary:
    'reports a team with work in this plan that says of none of its people how many hours they have, while another team does',
  around: true,
  plan(plan, frame, report) {
    if (!frame.people) return;
    const told = toldIn(plan);
    if (!told.size) return;
    for (const [team, work] of workOf(plan)) {
      if (told.has(team) || ![...told].some(it => it !== undefined && it !== team) || isAccepted(plan, team, work))
        continue;
      const first = inherited(work[0]!, 'owner')!;
      const others = [...told].filter(it => it !== undefined).map(it => cited(it!)); // biome-ignore format: one list
      report(
        placeOf(plan, first, work[0]!),
        `${cited(team)} has work here, and says of nobody how many hours there are or who is away, as ${listed(others, 2)} ${others.length === 1 ? 'does' : 'do'}. Its dates are a guess: ask ${named(find(plan, 'team', team)?.value.lead ?? first)}.`,
        { fixes: (now, folder) => fixes(now, frame, team, !!folder) },
      );
    }
  },
});

/** Somebody's hours were asked for. */
const isTold = ({ value }: EntryOf<'person'>): boolean => value.capacity !== undefined || value.leave !== undefined;
/** The teams of whom that was done, of all plans around. */
const toldIn = onceFrom(
  'person',
  all => new Set(all.filter(it => !isVacancy(it) && isTold(it)).map(it => it.value.team)),
);

/** The open activities of each team in this plan, by their owners. */
function workOf(plan: Plan): Map<string, Activity[]> {
  const work = new Map<string, Activity[]>();
  for (const entry of entriesOf(plan, 'activity')) {
    const owner = isOver(entry) ? undefined : inherited(entry, 'owner');
    const person = owner === undefined ? undefined : find(plan, 'person', owner);
    const team = person && !isVacancy(person) ? person.value.team : undefined;
    if (team !== undefined) work.set(team, [...(work.get(team) ?? []), entry]);
  }
  return work;
}

/** Somebody of the team has agreed to each piece of it. */
const isAccepted = (plan: Plan, team: string, work: readonly Activity[]): boolean =>
  work.every(({ value }) =>
    [...(value.accepted?.keys() ?? [])].some(it => find(plan, 'person', it)?.value.team === team),
  );

/** The person, where he or she stands in this plan; else the work. */
function placeOf(plan: Plan, person: string, work: Activity): Place {
  const [own] = findAll(plan, 'person', person);
  return own ? { parsed: own.parsed, range: own.key.range } : { parsed: work.parsed, range: at(work, 'owner') };
}

function fixes(plan: Plan, frame: Frame, team: string, reaches: boolean): Fix[] {
  const { today } = frame;
  const members = known(plan, 'person').filter(it => it.value.team === team && !isVacancy(it));
  const found = members.flatMap(({ id }) => resolve(plan, 'person', id) ?? []);
  const texts = new Set<string>();
  const written = found.map(({ entry, home }) => {
    const hours = `${Math.round(workingTimeOf(plan, entry.id, today).perWeek * 100) / 100}h/w`;
    texts.add(hours);
    return { home, edit: setKey(home?.plan ?? plan, entry, 'capacity', hours) };
  });
  const far = written.flatMap(({ home, edit }) => (home ? [{ ...edit, file: home.file }] : []));
  const names = listed(members.map(it => named(it.id)), 4); // biome-ignore format: one list
  const capacity: Fix = {
    title: `Write capacity ${listed([...texts])} for ${names}: full time`,
    edits: written.flatMap(({ home, edit }) => (home ? [] : [edit])),
    ...(far.length && { others: far }),
  };
  const work = workOf(plan).get(team) ?? [];
  const accepted = work.filter(it => !isAccepted(plan, team, [it]));
  return [
    ...(reaches || !far.length ? [capacity] : []),
    {
      title: `Note that its owners accepted all of it today, ${iso(today)}`,
      edits: accepted.map(it => addPair(plan, it, 'accepted', quote(inherited(it, 'owner')!, true), iso(today))),
    },
  ];
}

export const docs =
  'A plan that was made with the hours of one team and the goodwill of another holds until the other is asked. Write the `capacity` of its people, or their `leave`; or let them accept what they are to do.';

export const examples: Example[] = [
  {
    name: 'one team was asked, the other was not',
    plan: `
teams:
  ops: { lead: ana }
  marketing: { lead: eva }
people:
  ana: { team: ops, capacity: 32h/w }
  lu: { team: marketing }
 #^^ "marketing" has work here, and says of nobody how many hours there are or who is away, as "ops" does. Its dates are a guess: ask eva.
  eva: { team: marketing }
activities:
  build: { owner: ana, due: 2026-08-21 }
  train: { owner: lu, due: 2026-08-28 }
`,
    fixed: `
teams:
  ops: { lead: ana }
  marketing: { lead: eva }
people:
  ana: { team: ops, capacity: 32h/w }
  lu: { team: marketing, capacity: 40h/w }
  eva: { team: marketing, capacity: 40h/w }
activities:
  build: { owner: ana, due: 2026-08-21 }
  train: { owner: lu, due: 2026-08-28 }
`,
  },
  {
    name: 'its people stand in another plan: what they have to do is accepted',
    plan: `
people:
  ana: { team: ops, leave: [2026-08-03] }
activities:
  build: { owner: ana, due: 2026-08-21 }
  train: { owner: lu, due: 2026-08-28 }
  #               ^^ "marketing" has work here, and says of nobody how many hours there are or who is away, as "ops" does. Its dates are a guess: ask lu.
  mail:
    owner: lu
    due: 2026-08-28
    accepted: { ana: 2026-07-20 }
`,
    others: { crm: { plan: 'people:\n  lu: { team: marketing }\n' } },
    fix: 'Note that its owners',
    fixed: `
people:
  ana: { team: ops, leave: [2026-08-03] }
activities:
  build: { owner: ana, due: 2026-08-21 }
  train: { owner: lu, due: 2026-08-28, accepted: { lu: 2026-07-24 } }
  mail:
    owner: lu
    due: 2026-08-28
    accepted: { ana: 2026-07-20, lu: 2026-07-24 }
`,
  },
  {
    name: 'nobody was asked, one of them was, or there is only one team',
    plan: `
people:
  ana: { team: ops, capacity: 32h/w }
  dev: { team: ops }
  lu: { team: marketing }
  eva: { team: marketing, leave: [2026-08-03] }
  tom: { team: design }
activities:
  build: { owner: dev, due: 2026-08-21 }
  train: { owner: lu, due: 2026-08-28 }
  draw: { owner: tom, due: 2026-08-28, status: done }
`,
  },
];
