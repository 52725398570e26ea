import { type Changes, changesBetween } from '../history/changes.ts';
import type { Day } from '../language/day.ts';
import { isBroken } from '../plan/broken.ts';
import type { Member } from '../plan/others.ts';
import { type Plan, readPlan } from '../plan/plan.ts';
import { headOf } from '../plan/query.ts';
import { wholeOf } from '../plan/whole.ts';
import type { Fact } from './fact.ts';
import { entryFacts, headFact, type Sides } from './facts.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** What two versions of a plan say otherwise, and what comes of it. Plain data: days as numbers, values as text. */
export interface Difference {
  /** The title of the plan, of the later version where it has one; empty where it has none. */
  readonly title: string;
  /** `moved`: it says the same, but something around it has changed its dates. `unread`: there was an earlier version, and nothing of it can be read, so all is told as new. */
  readonly state: 'same' | 'moved' | 'changed' | 'new' | 'unread' | 'gone';
  /** Each entry that came or went, and each key that says something else, once; in the order of the later text, what is gone at the end. */
  readonly facts: readonly Fact[];
  readonly outcome: Outcome;
  /** Some of the earlier, or of the later text cannot be read: what is written there is told as missing. */
  readonly unread: readonly ('before' | 'after')[];
}

/**
 * Compares two versions of a plan by what they say: layout, comments and the order of keys say nothing. Each as it is seen
 * among the plans around it at its time, since dates depend on these too; nothing where there is no such version.
 */
export function differenceOf(before: Plan | undefined, after: Plan | undefined, today: Day): Difference {
  const sides: Sides = { before: before ?? readPlan(''), after: after ?? readPlan(''), today };
  const changes = changesBetween(sides.before, sides.after);
  const facts = factsIn(changes, sides);
  const renamed = new Map(
    changes.entries.flatMap(({ kind, id, was }) => (kind === 'activity' && was !== undefined ? [[id, was]] : [])),
  );
  const both = before && after;
  const isStill = both && !facts.length && isSameAround(before, after);
  const outcome = isStill ? nothing : outcomeOf(sides, renamed);
  const isMoved = [outcome.breaches, outcome.shifts, outcome.ranks].some(it => it.length);
  return {
    title: titleIn(sides.after) || titleIn(sides.before),
    state: both ? (facts.length ? 'changed' : isMoved ? 'moved' : 'same') : after ? 'new' : before ? 'gone' : 'same',
    facts,
    outcome,
    unread: (['before', 'after'] as const).filter(it => sides[it].chunks.some(isBroken)),
  };
}

function factsIn({ entries, head }: Changes, sides: Sides): Fact[] {
  return [...head.flatMap(it => headFact(it, sides)), ...entries.flatMap(it => entryFacts(it, sides))];
}
const nothing: Outcome = { breaches: [], shifts: [], ranks: [] };

const compared = new WeakMap<readonly Member[], { readonly whole: readonly Member[]; readonly isSame: boolean }>();
/** Whether all plans around say the same too: then no date has moved. One that does depends on where among its equals an entry stands. */
function isSameAround(before: Plan, after: Plan): boolean {
  const [old, now] = [wholeOf(before), wholeOf(after)];
  const known = compared.get(now);
  if (known?.whole === old) return known.isSame;
  const files = new Map(old.map(it => [it.file, it]));
  const isSame =
    old.length === now.length &&
    now.every(({ file, name, plan }) => {
      const was = files.get(file);
      if (was?.name !== name) return false;
      const { entries, head } = changesBetween(was.plan, plan);
      return !entries.length && !head.length;
    });
  compared.set(now, { whole: old, isSame });
  return isSame;
}
const titleIn = (plan: Plan): string => headOf(plan, 'plan')?.pair.value.text.trim() ?? '';
