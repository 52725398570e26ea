import { setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import {
  at,
  type EntryOf,
  entriesOf,
  find,
  isOneOff,
  isOpen,
  prerequisites,
  statusOf,
  writtenRank,
} from '../plan/query.ts';
import { type PlanRanking, rankingOf } from '../reckon/ranking.ts';
import { type Example, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;

export default rule({
  id: 'priority-skipped',
  group: 'Priority',
  severity: 'info',
  summary: 'reports somebody at work on something while a higher ranked piece of theirs is ready and waits',
  plan(plan, frame, report) {
    const ranking = rankingOf(plan, frame.today);
    const waiting = new Map<string, Activity>();
    for (const entry of [...ranking.order].sort((a, b) => rankOf(a, ranking) - rankOf(b, ranking))) {
      const { owner } = entry.value;
      if (owner !== undefined && !waiting.has(owner) && isReady(plan, entry, frame.today)) waiting.set(owner, entry);
    }
    for (const entry of entriesOf(plan, 'activity')) {
      if (
        entry.parent ||
        statusOf(entry.value) !== 'in progress' ||
        !isOneOff(entry.value) ||
        writtenRank(entry.value)?.pinned
      )
        continue;
      const other = waiting.get(entry.value.owner ?? '');
      if (!other || rankOf(other, ranking) >= rankOf(entry, ranking)) continue;
      const rank = rankOf(entry, ranking);
      report(
        { parsed: entry.parsed, range: at(entry, 'status') },
        `In progress at rank ${rank}, while "${other.id}" (rank ${rankOf(other, ranking)}, also ${entry.value.owner}) is ready and waits.`,
        {
          related: () => [
            {
              place: { parsed: other.parsed, range: other.key.range },
              message: `"${other.id}" is ready and ranks higher.`,
            },
          ],
          fixes: now => [
            {
              title: `Start "${other.id}", and put this back to todo`,
              edits: [setKey(now, other, 'status', 'in progress'), setKey(now, entry, 'status', 'todo')],
            },
            {
              title: `Pin this at ${rankOf(other, ranking)}, with a reason to fill in`,
              edits: [pin(now, entry, `{ rank: ${rankOf(other, ranking)}, because: say why it comes first }`)],
            },
          ],
        },
      );
    }
  },
});

const pin = (plan: Plan, entry: Activity, text: string) => setKey(plan, entry, 'priority', text);
/** As written, else as worked out. */
const rankOf = (entry: Activity, ranking: PlanRanking): number =>
  writtenRank(entry.value)?.rank ?? ranking.of(entry)?.rank ?? Number.MAX_SAFE_INTEGER;

/** Not started, and nothing has to happen before it can be. */
function isReady(plan: Plan, entry: Activity, today: number): boolean {
  if (statusOf(entry.value) !== 'todo' || (entry.value.start ?? today) > today) return false;
  return prerequisites(entry).every(({ ref }) => {
    const other = find(plan, 'activity', ref);
    return !!other && !isOpen(other.value);
  });
}

export const docs =
  'Easy work is begun first, and what matters waits. Start the higher ranked piece, or pin this one with the reason why it comes first.';

export const examples: Example[] = [
  {
    name: 'the easy one first',
    plan: `
activities:
  brochure: { owner: ines, priority: 2, impact: 1, status: in progress }
  #                                                        ^^^^^^^^^^^ In progress at rank 2, while "migration" (rank 1, also ines) is ready and waits.
  migration: { owner: ines, priority: 1, impact: 5, status: todo }
`,
    fixed: `
activities:
  brochure: { owner: ines, priority: 2, impact: 1, status: todo }
  migration: { owner: ines, priority: 1, impact: 5, status: in progress }
`,
  },
  {
    name: 'pinned with a reason to fill in',
    plan: `
activities:
  brochure: { owner: ines, priority: 2, status: in progress }
  #                                             ^^^^^^^^^^^ In progress at rank 2, while "migration" (rank 1, also ines) is ready and waits.
  migration: { owner: ines, priority: 1 }
`,
    fixed: `
activities:
  brochure: { owner: ines, priority: { rank: 1, because: say why it comes first }, status: in progress }
  migration: { owner: ines, priority: 1 }
`,
    fix: 'Pin this at 1',
  },
  {
    name: 'the higher one waits for something, or is somebody else’s',
    plan: `
activities:
  brochure: { owner: ines, priority: 3, status: in progress }
  migration: { owner: ines, priority: 2, after: [audit] }
  audit: { owner: tom, priority: 1 }
`,
  },
];
