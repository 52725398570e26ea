import { iso } from '../language/day.ts';
import { logged } from '../mend/outcome.ts';
import { addPair } from '../mend/pair.ts';
import { quote } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import {
  type EntryOf,
  entriesOf,
  find,
  inherited,
  type Prerequisite,
  prerequisites,
  resolve,
  statusOf,
} from '../plan/query.ts';
import { isOver } from '../plan/standing.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { once } from '../plan/whole.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;

/** So many days after somebody was asked, it is told again. */
const patience = 7;

export default rule({
  id: 'handoff-unaccepted',
  group: 'Dependencies, hand-offs, decisions',
  severity: 'warning',
  summary:
    'reports work that another team hands over while nobody who receives it has accepted, once `accepted` is used anywhere or house rules name this rule',
  around: true,
  plan(plan, frame, report) {
    if (!frame.people || !(frame.settings.has('handoff-unaccepted') || isUsed(plan))) return;
    for (const entry of entriesOf(plan, 'activity')) {
      const { after, started } = entry.value;
      // Whoever has begun has accepted.
      if (after === undefined || started !== undefined || isOver(entry) || statusOf(entry.value) === 'in progress')
        continue;
      const owner = inherited(entry, 'owner');
      const team = teamOf(plan, owner);
      if (owner === undefined || team === undefined || isAccepted(plan, entry, team) || isAsked(entry, frame)) continue;
      const from = prerequisites(entry).filter(it => isFromElsewhere(plan, it, team));
      const [first] = from;
      if (!first) continue;
      report(
        { parsed: entry.parsed, range: first.range },
        `${listed(from.map(it => cited(it.ref)), 3)} ${from.length === 1 ? 'comes' : 'come'} from another team, and nobody of ${cited(team)} has accepted to take over from there. Ask ${named(owner)}.`, // biome-ignore format: one message
        { fixes: now => fixes(now, entry, owner, first.ref, frame) },
      );
    }
  },
});

const isUsed = once(whole =>
  whole.some(({ plan }) => entriesOf(plan, 'activity').some(entry => entry.value.accepted !== undefined)),
);
const teamOf = (plan: Plan, person: string | undefined): string | undefined =>
  person === undefined ? undefined : find(plan, 'person', person)?.value.team;
const isAccepted = (plan: Plan, { value }: Activity, team: string): boolean =>
  [...(value.accepted?.keys() ?? [])].some(it => teamOf(plan, it) === team);
const isAsked = ({ value }: Activity, { today }: Frame): boolean =>
  [...(value.log ?? [])].some(([day, text]) => day <= today && day >= today - patience && /\baccept/i.test(text));

function isFromElsewhere(plan: Plan, { ref }: Prerequisite, team: string): boolean {
  const other = resolve(plan, 'activity', ref)?.entry;
  const from = other && other.value.status !== 'dropped' ? teamOf(plan, inherited(other, 'owner')) : undefined;
  return from !== undefined && from !== team;
}

function fixes(plan: Plan, entry: Activity, owner: string, ref: string, { today }: Frame): Fix[] {
  const words = quote(`Asked ${owner} to accept ${ref}`, true);
  const line = entry.value.log?.has(today) ? [] : logged(plan, entry, today, words);
  return [
    {
      title: `Note that ${named(owner)} accepted it today, ${iso(today)}`,
      edits: [addPair(plan, entry, 'accepted', quote(owner, true), iso(today))],
    },
    ...(line.length ? [{ title: `Log that ${named(owner)} was asked today`, edits: line }] : []),
  ];
}

export const docs =
  'Between two teams work falls through when one thinks that it has handed it over and the other has never heard of it. Let whoever receives it say so under `accepted`. Who was asked within the last week, by a line in the `log`, is not asked again.';

export const examples: Example[] = [
  {
    name: 'one accepted, one did not',
    plan: `
people:
  ana: { team: ops }
  lu: { team: marketing }
activities:
  build: { owner: ana, due: 2026-08-21 }
  page: { owner: lu, due: 2026-08-28, after: [build], accepted: { lu: 2026-07-20 } }
  train:
    owner: lu
    due: 2026-08-28
    after: [page, build]
    #             ^^^^^ "build" comes from another team, and nobody of "marketing" has accepted to take over from there. Ask lu.
`,
    fixed: `
people:
  ana: { team: ops }
  lu: { team: marketing }
activities:
  build: { owner: ana, due: 2026-08-21 }
  page: { owner: lu, due: 2026-08-28, after: [build], accepted: { lu: 2026-07-20 } }
  train:
    owner: lu
    due: 2026-08-28
    after: [page, build]
    accepted: { lu: 2026-07-24 }
`,
  },
  {
    name: 'ask, and note that',
    plan: `
people:
  ana: { team: ops }
  lu: { team: marketing }
activities:
  build: { owner: ana, status: done }
  train: { owner: lu, due: 2026-08-28, after: [build], accepted: { ana: 2026-07-20 }, log: { 2026-07-13: Asked lu to accept } }
  #                                            ^^^^^ "build" comes from another team, and nobody of "marketing" has accepted to take over from there. Ask lu.
`,
    fix: 'Log that',
    fixed: `
people:
  ana: { team: ops }
  lu: { team: marketing }
activities:
  build: { owner: ana, status: done }
  train: { owner: lu, due: 2026-08-28, after: [build], accepted: { ana: 2026-07-20 }, log: { 2026-07-13: Asked lu to accept, 2026-07-24: Asked lu to accept build } }
`,
  },
  {
    name: 'accepted, asked lately, begun, or from the same team',
    plan: `
people:
  ana: { team: ops }
  dev: { team: ops }
  lu: { team: marketing }
  eva: { team: marketing }
activities:
  build: { owner: ana, due: 2026-08-21 }
  copy: { owner: dev, due: 2026-08-28, after: [build] }
  page: { owner: lu, due: 2026-08-28, after: [build], accepted: { eva: 2026-07-20 } }
  train: { owner: lu, due: 2026-08-28, after: [build], log: { 2026-07-17: Asked lu to accept } }
  mail: { owner: lu, due: 2026-08-28, after: [build], status: in progress }
`,
  },
  {
    name: 'nobody uses it yet',
    plan: `
people:
  ana: { team: ops }
  lu: { team: marketing }
activities:
  build: { owner: ana, due: 2026-08-21 }
  train: { owner: lu, due: 2026-08-28, after: [build] }
`,
  },
];
