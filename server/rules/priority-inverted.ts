import { replace } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, field, find, isOneOff, isOpen, prerequisites, writtenRank } from '../plan/query.ts';
import { counted } from '../plan/wording.ts';
import { reprioritize } from '../reckon/reprioritize.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'priority-inverted',
  group: 'Priority',
  severity: 'warning',
  summary: 'reports a rank that puts an activity before something that it depends on',
  entry: {
    activity(entry, near, report) {
      const own = writtenRank(entry.value);
      if (!own || entry.parent || !isOneOff(entry.value)) return;
      for (const { ref } of prerequisites(entry)) {
        const other = near.find('activity', ref);
        const rank = other && isOpen(other.value) && isOneOff(other.value) ? writtenRank(other.value) : undefined;
        if (!other || other.parent || !rank || rank.rank <= own.rank || other.id === entry.id) continue;
        // Where each waits for the other no order is right; that is told as a circle.
        if (prerequisites(other).some(it => it.ref === entry.id)) continue;
        report(
          rankPlace(entry),
          `Ranks ${own.rank}, but it needs "${ref}", which ranks ${rank.rank}. What it waits for must come first.`,
          {
            related: plan => {
              const now = find(plan, 'activity', ref);
              return now
                ? [{ place: { parsed: now.parsed, range: rankPlace(now) }, message: `"${ref}" ranks ${rank.rank}.` }]
                : [];
            },
            fixes: plan => fixes(plan, entry, ref, near.frame.today),
          },
        );
        return;
      }
    },
  },
});

const rankPlace = (entry: EntryOf<'activity'>) =>
  field(entry, 'priority', 'rank') ? at(entry, 'priority', 'rank') : at(entry, 'priority');

function fixes(plan: Plan, entry: EntryOf<'activity'>, ref: string, today: number): Fix[] {
  const other = find(plan, 'activity', ref);
  const [own, its] = [writtenRank(entry.value), other && writtenRank(other.value)];
  const proposal = reprioritize(plan, today);
  const all: Fix[] =
    proposal.edits.length && !own?.pinned
      ? [{ title: `Reprioritize: write ${counted(proposal.moves.length, 'rank')}`, edits: proposal.edits }]
      : [];
  if (!other || !own || !its) return all;
  const write = (it: EntryOf<'activity'>, text: string) =>
    replace(plan, { parsed: it.parsed, range: rankPlace(it) }, text);
  const whole = { parsed: other.parsed, range: at(other, 'priority') };
  return [
    ...all,
    {
      title: `Swap the two: "${ref}" ${own.rank}, "${entry.id}" ${its.rank}`,
      edits: [write(entry, String(its.rank)), write(other, String(own.rank))],
    },
    ...(its.pinned
      ? []
      : [
          {
            title: `Pin "${ref}" at ${own.rank}, before it`,
            edits: [replace(plan, whole, `{ rank: ${own.rank}, because: ${entry.id} waits for it }`)],
          },
        ]),
  ];
}

export const docs =
  'What must be finished first has to come first. Whoever follows the ranks as written would start on work that cannot go on.';

export const examples: Example[] = [
  {
    name: 'a rank before what it waits for',
    plan: `
activities:
  audit: { impact: 3, effort: 2d, due: 2026-08-07, priority: 2 }
  form: { impact: 5, effort: 5d, due: 2026-08-28, after: [audit], priority: 1 }
  #                                                                         ^ Ranks 1, but it needs "audit", which ranks 2. What it waits for must come first.
`,
    fixed: `
activities:
  audit: { impact: 3, effort: 2d, due: 2026-08-07, priority: 1 }
  form: { impact: 5, effort: 5d, due: 2026-08-28, after: [audit], priority: 2 }
`,
  },
  {
    name: 'a pin before what it waits for',
    plan: `
activities:
  audit: { priority: 2 }
  form: { after: [audit], priority: { rank: 1, because: The board asked for it } }
  #                                         ^ Ranks 1, but it needs "audit", which ranks 2. What it waits for must come first.
`,
    fixed: `
activities:
  audit: { priority: 1 }
  form: { after: [audit], priority: { rank: 2, because: The board asked for it } }
`,
    fix: 'Swap the two',
  },
  {
    name: 'ranks in the order of the work, and a prerequisite that is done',
    plan: `
activities:
  audit: { priority: 1 }
  form: { after: [audit, survey], priority: 2 }
  survey: { priority: 3, status: done }
`,
  },
];
