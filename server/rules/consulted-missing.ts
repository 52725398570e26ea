import { appendTo, flowList } from '../mend/lists.ts';
import { nameIn } from '../mend/owner-choice.ts';
import type { Frame } from '../plan/frame.ts';
import { ownersIn } from '../plan/owning.ts';
import type { Plan } from '../plan/plan.ts';
import { at, contributors, type EntryOf, entriesOf, find, headOf, inherited, isOpen } from '../plan/query.ts';
import { setHead } from '../plan/sections.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { capital } from '../plan/wording.ts';
import { type Example, type Fix, rule } from './rule.ts';

/** Somebody, or a team, that has work in a plan and had no say in it. */
interface Unheard {
  readonly owners: ReadonlyMap<string, EntryOf<'activity'>>;
  readonly teams: readonly { readonly team: EntryOf<'team'>; readonly worker: string }[];
}

export default rule({
  id: 'consulted-missing',
  group: 'Ownership',
  severity: 'warning',
  summary: 'reports a live plan that an owner of its work, or a team with work in it, had no say in',
  past: true,
  plan(plan, frame, report) {
    const place = frame.status === 'live' ? (headOf(plan, 'consulted') ?? headOf(plan, 'status')) : undefined;
    const { owners, teams } = place ? unheard(plan, frame) : { owners: new Map(), teams: [] };
    if (!place || !(owners.size + teams.length)) return;
    const people = [...owners.keys()].map(it => cited(it, 30));
    const facts = [
      ...(people.length
        ? [`${listed(people, 5)} ${people.length === 1 ? 'owns' : 'own'} work here and had no say in the plan`]
        : []),
      ...(teams.length
        ? [
            `nobody of ${listed(
              teams.map(it => cited(it.team.id, 30)),
              5,
            )} had a say in work of theirs`,
          ]
        : []),
    ].join('; ');
    const { parsed, pair } = place;
    const range = pair.key.text === 'consulted' ? pair.key.range : pair.value.range;
    report({ parsed, range }, `${capital(facts)}. Ask them, and name them under "consulted".`, {
      related: () =>
        [...owners].map(([name, it]) => ({
          place: { parsed: it.parsed, range: at(it, 'owner') },
          message: `Owned by ${named(name)}.`,
        })),
      fixes: now => fixes(now, unheard(now, frame)),
    });
  },
});

function unheard(plan: Plan, frame: Frame): Unheard {
  const ids = new Map<string, string>();
  const id = (name: string): string => {
    if (!ids.has(name)) ids.set(name, nameIn(plan, name));
    return ids.get(name)!;
  };
  const key = (name: string): string => id(name).toLowerCase().replace(/\s+/g, ' ').trim();
  const value = headOf(plan, 'consulted')?.pair.value;
  const own = headOf(plan, 'owner')?.pair.value.text;
  const names = [
    ...(own ? [own] : []),
    ...(value?.kind === 'scalar' ? [value.text] : (value?.items ?? []).map(it => it.text)),
  ];
  const heard = new Set(names.map(key));
  const committed = authorsOf(frame);
  const owners = new Map<string, EntryOf<'activity'>>();
  const workers = new Set<string>();
  for (const it of entriesOf(plan, 'activity')) {
    if (!isOpen(it.value)) continue;
    const says = ownersIn(it.parsed, frame.owners).find(owned => owned.entry === it)?.says;
    const owner = says?.kind === 'person' ? says.name : says?.kind === 'not-plain' ? says.owner : undefined;
    if (owner !== undefined && !heard.has(key(owner)) && !owners.has(id(owner)) && !committed(plan, id(owner)))
      if (find(plan, 'person', id(owner))?.value.status !== 'hiring')
        // Whom nobody has found yet cannot be asked.
        owners.set(id(owner), it);
    const { load } = it.value;
    for (const name of [
      inherited(it, 'owner') ?? '',
      ...contributors(it.value),
      ...(load instanceof Map ? load.keys() : []),
    ])
      workers.add(id(name));
  }
  return { owners, teams: frame.teams ? teamsOf(plan, workers, new Set([...names.map(id), ...owners.keys()])) : [] };
}

/** Whoever has committed to the plan had a say in it: known by an address, or a name. */
function authorsOf({ history }: Frame): (plan: Plan, name: string) => boolean {
  const known = new Set((history?.steps ?? []).flatMap(it => [it.email.toLowerCase(), it.by.toLowerCase()]));
  return (plan, name) => {
    const person = find(plan, 'person', name)?.value;
    return [name, person?.name, person?.email].some(it => it !== undefined && known.has(it.toLowerCase()));
  };
}

/** The teams with somebody at work and nobody among those who are heard. */
function teamsOf(plan: Plan, workers: ReadonlySet<string>, heard: ReadonlySet<string>): Unheard['teams'] {
  const teamOf = (name: string): string | undefined => find(plan, 'person', name)?.value.team;
  const covered = new Set([...heard].map(teamOf));
  return entriesOf(plan, 'team').flatMap(team => {
    const worker = [...workers].find(it => teamOf(it) === team.id);
    return worker === undefined || covered.has(team.id) || heard.has(team.value.lead ?? '') ? [] : [{ team, worker }];
  });
}

/** Everybody at once: the report is one. A team is heard through its lead, or through whoever works here. */
function fixes(plan: Plan, { owners, teams }: Unheard): Fix[] {
  const consulted = headOf(plan, 'consulted');
  const ways = [teams.map(it => it.team.value.lead ?? it.worker), teams.map(it => it.worker)];
  return ways
    .map(it => [...new Set([...owners.keys(), ...it])])
    .filter((it, i, all) => i === 0 || it.join('\n') !== all[0]!.join('\n'))
    .map(names => ({
      title: `Add ${listed(names.map(named), 4)} to "consulted"`,
      edits: consulted
        ? appendTo(plan, consulted.parsed, consulted.pair, names)
        : [setHead(plan, 'consulted', flowList(names))],
    }));
}

export const docs =
  'Who does the work knows what it takes. A plan made over their heads has dates that nobody believes in. Ask them before it goes live, and name them under `consulted`. Whoever has committed to the plan is heard already.';

export const examples: Example[] = [
  {
    name: 'two owners were not asked',
    plan: `
owner: maya
status: live
consulted: [ana]
#<^^^^^^^^^ "dev" and "lu" own work here and had no say in the plan. Ask them, and name them under "consulted".
activities:
  audit: { owner: maya }
  form: { owner: dev }
  portal: { owner: ana }
  train: { owner: lu }
`,
    fixed: `
owner: maya
status: live
consulted: [ana, dev, lu]
activities:
  audit: { owner: maya }
  form: { owner: dev }
  portal: { owner: ana }
  train: { owner: lu }
`,
  },
  {
    name: 'nobody was asked',
    plan: `
owner: Maya Lind
status: live
#       ^^^^ "Dev Rao" owns work here and had no say in the plan. Ask them, and name them under "consulted".
activities:
  form: { owner: Dev Rao }
  train: { owner: Lu Chen, status: done }
`,
    fixed: `
owner: Maya Lind
status: live
consulted: [Dev Rao]
activities:
  form: { owner: Dev Rao }
  train: { owner: Lu Chen, status: done }
`,
  },
  {
    name: 'a team that helps, and has a lead',
    plan: `
owner: maya
status: live
consulted:
#<^^^^^^^^^ Nobody of "design" had a say in work of theirs. Ask them, and name them under "consulted".
  - dev
teams:
  ops: { lead: maya }
  design: { lead: kofi }
people:
  maya: { team: ops }
  dev: { team: ops }
  lu: { team: design }
  kofi: { team: design }
activities:
  form: { owner: dev, with: { lu: 20% } }
`,
    fixed: `
owner: maya
status: live
consulted:
  - dev
  - kofi
teams:
  ops: { lead: maya }
  design: { lead: kofi }
people:
  maya: { team: ops }
  dev: { team: ops }
  lu: { team: design }
  kofi: { team: design }
activities:
  form: { owner: dev, with: { lu: 20% } }
`,
  },
  {
    name: 'a draft may still ask',
    plan: `
owner: maya
status: draft
activities:
  form: { owner: dev }
`,
  },
  {
    name: 'everybody was asked',
    plan: `
owner: maya
status: live
consulted: [Dev]
people:
  dev: { name: Dev Rao }
activities:
  form: { owner: dev }
`,
  },
  {
    name: 'who wrote a part of it was asked',
    history: [
      {
        at: '2026-07-01',
        by: 'Dev',
        email: 'dev@example.com',
        plan: `
owner: maya
status: draft
`,
      },
    ],
    plan: `
owner: maya
status: live
#       ^^^^ "lu" owns work here and had no say in the plan. Ask them, and name them under "consulted".
people:
  dev: { name: Dev Rao, email: Dev@example.com }
activities:
  form: { owner: dev }
  train: { owner: lu }
`,
  },
  {
    name: 'a vacancy',
    plan: `
status: live
people:
  maya: {}
  second: { status: hiring, from: 2026-10-01 }
consulted: [maya]
activities:
  form: { owner: second }
`,
  },
];
