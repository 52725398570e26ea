import type { Day } from '../language/day.ts';
import { isBroken } from '../plan/broken.ts';
import { type Edit, insertKey, remove, setValue } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { type EntryOf, entriesOf, field, indexOf, rangeOf, writtenRank } from '../plan/query.ts';
import { isClosed } from '../plan/strategy.ts';
import { rankingOf } from './ranking.ts';
import { stale } from './stale.ts';

/** One rank that changes. */
export interface Move {
  readonly id: string;
  readonly title: string;
  readonly owner: string | undefined;
  /** The rank as written; nothing where none was. */
  readonly from: number | undefined;
  /** The rank worked out; nothing where it has none any more. */
  readonly to: number | undefined;
  readonly why: string;
  /** The same in a few words. */
  readonly brief: string;
  /** Where its entry stands. */
  readonly range: Range;
}
/** What reprioritizing a plan would write, and what it gains. */
export interface Proposal {
  readonly edits: readonly Edit[];
  readonly moves: readonly Move[];
  /** Σ own value × completion time in the written order, over the one worked out, less 1: 0.12 is 12 % more waiting. */
  readonly loss: number;
}

/** How much sooner value comes than in an order with this loss: a loss of 1 is twice the waiting, and half of it can go. */
export const sooner = (loss: number): number => loss / (1 + loss);
/** `20 %`, of the rule and of the command alike. */
export const soonerWords = (loss: number): string =>
  `${(sooner(loss) * 100).toFixed(sooner(loss) < 0.1 ? 1 : 0)} % sooner`;

/** The ranks that the plan should carry on this day, as edits of `priority:` and of nothing else. A second run changes nothing. */
export function reprioritize(plan: Plan, today: Day): Proposal {
  const ranked = rankingOf(plan, today);
  const edits: Edit[] = [];
  const moves: Move[] = [];
  // A plan that is over keeps the ranks that it had.
  for (const entry of isClosed(plan) ? [] : entriesOf(plan, 'activity')) {
    const now = entry.parent ? undefined : ranked.of(entry);
    const written = writtenRank(entry.value);
    const pair = field(entry, 'priority');
    if (now && written?.pinned) continue;
    if (!isWhole(plan, entry)) continue;
    if (written?.rank === now?.rank && !!pair === !!now) continue;
    edits.push(
      now
        ? writePriority(plan, entry, String(now.rank))
        : remove(plan, entry.parsed, field(entry, 'priority')!.key.range),
    );
    const { sentence: why, brief } = (now && ranked.why(entry)) ?? unranked;
    moves.push({
      id: entry.id,
      title: entry.value.title ?? entry.id,
      owner: entry.value.owner,
      from: written?.rank,
      to: now?.rank,
      why,
      brief,
      range: rangeOf(plan, { parsed: entry.parsed, range: entry.key.range }),
    });
  }
  moves.sort((a, b) => (a.to ?? Infinity) - (b.to ?? Infinity));
  return { edits, moves, loss: stale(ranked.ranking.work, ranked.ranking).loss };
}

/** Where no keys can stand, where tabs leave no column for one, or where what is cut off from the entry may be one of its keys, nothing is written: a finding says so. */
function isWhole(plan: Plan, entry: EntryOf<'activity'>): boolean {
  const { node, parsed } = entry;
  const behind = plan.chunks[indexOf(plan, parsed) + 1];
  const hasPlace = (node.kind === 'map' || node.kind === 'empty') && !parsed.chunk.misaligned;
  const isClear =
    node.style === 'flow' || !!field(entry, 'priority') || parsed.tree.oddities.every(it => it.what !== 'tab');
  return hasPlace && isClear && !isBroken(parsed) && !(behind && isBroken(behind));
}

const unranked = { sentence: 'It has no rank any more.', brief: 'It has no rank any more' };

/** Writes what stands behind `priority`: over what is there, else directly below the impact that it follows from, or at the end of the entry. */
export function writePriority(plan: Plan, entry: EntryOf<'activity'>, text: string): Edit {
  const pair = field(entry, 'priority');
  if (pair) return setValue(plan, entry.parsed, pair, text);
  return insertKey(plan, entry, 'priority', text, field(entry, 'impact') ?? entry.node.pairs.at(-1));
}
