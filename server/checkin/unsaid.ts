import type { Finding } from '../check.ts';
import type { Day } from '../language/day.ts';
import type { Frame } from '../plan/frame.ts';
import { lastMovementWithin } from '../plan/movement.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, entryAt, inherited, isOneOff, isOpen, statusOf } from '../plan/query.ts';
import { isOfThisWeek } from '../plan/standing.ts';
import { spoken } from '../plan/wording.ts';
import { aloud, type Point, personName, pointOf } from './point.ts';

/** Rules whose findings are a line that somebody still owes: a reading, a risk to look at, an occurrence. */
const owed: ReadonlySet<string> = new Set(['reading-overdue', 'risk-unreviewed', 'occurrence-missed']);

/** What somebody will be asked about: work of this week of which nothing was written since a day, readings that are due. What has been silent longest comes first. */
export function unsaid(plan: Plan, since: Day, frame: Frame, found: readonly Finding[]): Point[] {
  const { today } = frame;
  const silent = entriesOf(plan, 'activity').flatMap((entry): Point[] => {
    const { value } = entry;
    if (!isOpen(value) || !isOneOff(value) || statusOf(value) === 'blocked') return [];
    if (!isOfThisWeek(value, today, entry.parent ? value.due : inherited(entry, 'due'))) return [];
    const last = lastMovementWithin(entry, frame);
    if (last !== undefined && last >= since) return [];
    const due = inherited(entry, 'due');
    const when = due === undefined ? '' : ` Due ${spoken(due, today)}.`;
    const heard =
      last === undefined ? 'Nothing is written about it yet' : `Nothing was written since ${spoken(last, today)}`;
    return [pointOf(plan, entry, `${heard}.${when} What moved, and what stands in the way?`, last)];
  });
  const lines = found.flatMap((it): Point[] => {
    const entry = owed.has(it.rule) ? entryAt(plan, it.range.start) : undefined;
    if (!entry) return [];
    if (entry.kind === 'activity') return [pointOf(plan, entry as EntryOf<'activity'>, aloud(plan, it.message, today))];
    const { owner, title = entry.id } = (entry.value ?? {}) as { owner?: string; title?: string };
    const who = owner === undefined ? undefined : personName(plan, owner);
    const says = aloud(plan, it.message, today);
    return [
      {
        about: `${entry.kind}/${entry.id}`,
        title,
        who,
        says,
        since: undefined,
        people: owner === undefined ? [] : [owner],
      },
    ];
  });
  return [...silent.sort((a, b) => (a.since ?? 0) - (b.since ?? 0)), ...lines];
}
