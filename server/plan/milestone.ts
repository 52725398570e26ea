import { iso } from '../language/day.ts';
import type { Range as Days } from '../language/values.ts';
import { type Edit, quote } from './edit.ts';
import type { Frame } from './frame.ts';
import type { Plan } from './plan.ts';
import type { Range } from './position.ts';
import { type EntryOf, entriesOf, field, find } from './query.ts';
import { insertEntries } from './sections.ts';
import { unused } from './suggest.ts';

/** Where a milestone says when it is. */
export const whenRange = (entry: EntryOf<'milestone'>): Range =>
  entry.node.kind === 'map' ? (field(entry, 'at')?.value.range ?? entry.key.range) : entry.node.range;

/** The days of a milestone that is a phase, however few they are. */
export function phaseOf({ value }: EntryOf<'milestone'>): Days | undefined {
  const when = typeof value === 'object' && 'at' in value ? value.at : value;
  return typeof when === 'object' && 'from' in when ? (when as Days) : undefined;
}

/** The phases of a plan with their days, the earliest first. */
export const phasesOf = (plan: Plan): { entry: EntryOf<'milestone'>; days: Days }[] =>
  entriesOf(plan, 'milestone')
    .flatMap(entry => {
      const days = phaseOf(entry);
      return days && days.from <= days.to ? [{ entry, days }] : [];
    })
    .sort((a, b) => a.days.from - b.days.from || a.days.to - b.days.to);

/** Adds milestones or phases, owned by whoever owns the plan. An id that is taken gets a number. */
export function addMilestones(
  plan: Plan,
  { head }: Frame,
  milestones: readonly { id: string; days: Days; title?: string }[],
): Edit {
  const entries = milestones.map(({ id, days: { from, to }, title }) => ({
    id: unused(id, it => !!find(plan, 'milestone', it)),
    body: [
      `at: ${from === to ? iso(from) : `${iso(from)}..${iso(to)}`}`,
      ...(head.owner ? [`owner: ${quote(head.owner, true)}`] : []),
      ...(title ? [`title: ${quote(title, true)}`] : []),
    ],
  }));
  return insertEntries(plan, 'milestones', entries);
}
