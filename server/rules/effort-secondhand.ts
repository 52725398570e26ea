import { inDays } from '../language/time.ts';
import { effortText } from '../mend/effort.ts';
import { replace } from '../plan/edit.ts';
import type { History } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, entriesOf, find, inherited, isOpen } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;

export default rule({
  id: 'effort-secondhand',
  group: 'Scope and done',
  severity: 'hint',
  summary: 'reports an effort that its owner has never committed, as far as the address of the owner tells',
  past: true,
  around: true,
  plan(plan, { history, people }, report) {
    if (!history || !people) return;
    for (const entry of entriesOf(plan, 'activity')) {
      const { effort } = entry.value;
      const owner = effort && isOpen(entry.value) ? inherited(entry, 'owner') : undefined;
      const email = owner === undefined ? undefined : find(plan, 'person', owner)?.value.email?.toLowerCase();
      if (!effort || !email || isWide(entry)) continue;
      const estimators = estimatorsOf(entry, history);
      if (!estimators?.size || estimators.has(email)) continue;
      const message = `${named(owner!)} does the work, and never wrote this estimate: somebody else's are too small, as a rule. Ask, or widen it.`;
      report({ parsed: entry.parsed, range: at(entry, 'effort') }, message, { fixes: now => fixes(now, entry) });
    }
  },
});

/** It says itself that nobody knows. */
const isWide = ({ value: { effort } }: Activity): boolean => inDays(effort!.high) >= 2 * inDays(effort!.low);

/** The addresses of all who wrote an estimate of it; nothing where that cannot be told. */
function estimatorsOf({ id }: Activity, history: History): Set<string> | undefined {
  const past = history.past('activity', id);
  if (!past?.first) return undefined;
  const turns = past.turns.filter(it => it.key === 'effort');
  const committed = find(history.committed, 'activity', id)?.value.effort;
  const wasFirst = turns.length ? turns[0]!.from !== undefined : committed !== undefined;
  const emails = [...(wasFirst ? [past.first] : []), ...turns.map(it => it.step)].map(it => it.email.toLowerCase());
  return new Set(emails);
}

function fixes(plan: Plan, entry: Activity): Fix[] {
  const { low, high } = entry.value.effort!;
  const [from, to] = [inDays(low) * 0.5, inDays(high) * 1.5];
  const text = effortText(from, to);
  return [
    {
      title: `Widen it to ${text}`,
      edits: [replace(plan, { parsed: entry.parsed, range: at(entry, 'effort') }, text)],
    },
  ];
}

export const docs =
  'Who does the work knows best how long it takes, and keeps a date better that is built on an own estimate. Ask the owner to commit the effort; until then a range of half as much and half as much again is more honest. Owners are known in commits by their `email`.';

const before = `
people:
  dev: { email: dev@example.com }
  ana: { email: ana@example.com }
  lu: { role: Account lead }
activities:
  form: { owner: dev, effort: 8d }
  audit: { owner: ana, effort: 3d }
  train: { owner: lu, effort: 3d }
  portal: { owner: dev, effort: 4d..8d }
`;
export const examples: Example[] = [
  {
    name: 'estimated by somebody else',
    history: [{ at: '2026-07-01', by: 'Ana', plan: before }],
    plan: `
people:
  dev: { email: dev@example.com }
  ana: { email: ana@example.com }
  lu: { role: Account lead }
activities:
  form: { owner: dev, effort: 8d }
  #                           ^^ dev does the work, and never wrote this estimate: somebody else's are too small, as a rule. Ask, or widen it.
  audit: { owner: ana, effort: 3d }
  train: { owner: lu, effort: 3d }
  portal: { owner: dev, effort: 4d..8d }
`,
    fixed: before.replace('8d }', '4d..12d }'),
  },
  {
    name: 'estimated anew by its owner',
    history: [
      { at: '2026-07-01', by: 'Ana', plan: before },
      { at: '2026-07-02', by: 'Dev', plan: before.replace('8d }', '10d }') },
    ],
    plan: before.replace('8d }', '10d }'),
  },
];
