import { type Day, iso } from '../language/day.ts';
import { type Edit, insertKey, quote, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field, find, inherited, isOpen, known, prerequisites } from '../plan/query.ts';
import { readDeadline } from '../words/deadline.ts';
import { readOwner } from '../words/owner.ts';

type Activity = EntryOf<'activity'>;

/** Whether somebody can be asked to lift a blocker: a group, or TBD, is nobody; a role may be somebody outside. */
export function mayLift(by: string): boolean {
  const { kind } = readOwner(by);
  return kind !== 'missing' && kind !== 'team';
}

/**
 * Who may lift what blocks an activity, the likeliest first: whom the text names, the owners of what it waits for, whom
 * it says to turn to, and those above it. Its own owner, who is stuck, only where there is nobody else.
 */
export function lifters(plan: Plan, entry: Activity, frame: Frame): string[] {
  const { value } = entry;
  const own = inherited(entry, 'owner');
  const { decision, by } = typeof value.blocked === 'object' ? value.blocked : {};
  const awaited = prerequisites(entry).map(it => it.ref);
  const owners = [...(decision ? [decision] : []), ...awaited].map(id => ownerOf(plan, id));
  const asked = by === undefined ? undefined : known(plan, 'team').find(it => isTeam(it, by))?.value.lead;
  const team = own === undefined ? undefined : find(plan, 'person', own)?.value.team;
  const above = [
    entry.parent && inherited(entry.parent as Activity, 'owner'),
    team === undefined ? undefined : find(plan, 'team', team)?.value.lead,
    frame.head.owner,
  ];
  const text = typeof value.blocked === 'string' ? value.blocked : (value.blocked?.need ?? '');
  const all = [asked, ...namedIn(plan, text), ...owners, ...(value.escalate ?? []), ...above];
  const others = [...new Set(all)].filter(it => it !== undefined && it.trim() !== '' && it !== own);
  return others.length ? (others as string[]) : own === undefined ? [] : [own];
}

const isTeam = ({ id, value }: EntryOf<'team'>, text: string): boolean =>
  [id, value.title, value.function].some(it => it?.toLowerCase() === text.trim().toLowerCase());

/** Who answers for something that is not over yet. */
function ownerOf(plan: Plan, id: string): string | undefined {
  const activity = find(plan, 'activity', id);
  if (activity) return isOpen(activity.value) ? inherited(activity, 'owner') : undefined;
  const milestone = find(plan, 'milestone', id)?.value;
  if (typeof milestone === 'object' && 'owner' in milestone) return milestone.owner;
  const decision = find(plan, 'decision', id)?.value;
  return decision?.chosen === undefined ? decision?.owner : undefined;
}

/** The people that a text names by id or name. */
function namedIn(plan: Plan, text: string): string[] {
  const spaced = (it: string) =>
    ` ${
      it
        .slice(0, 200)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join(' ') ?? ''
    } `;
  const plain = spaced(text);
  return known(plan, 'person')
    .slice(0, 1000)
    .filter(({ id, value }) => [id, value.name ?? ''].some(it => spaced(it).trim() && plain.includes(spaced(it))))
    .map(it => it.id);
}

/** The day since which a text says that it is so: "since 2026-07-01", "since 1 July 2026". */
export function sinceIn(text: string, today: Day): Day | undefined {
  const [, words] = /\bsince ([^,;:()]{4,30})/i.exec(text.slice(0, 200)) ?? [];
  const parts = words?.split(' ') ?? [];
  for (let count = Math.min(4, parts.length); count > 0; count--) {
    const read = readDeadline(parts.slice(0, count).join(' '), { today });
    if ((read.kind === 'iso' || read.kind === 'hard') && read.day <= today) return read.day;
  }
  return undefined;
}

/** Says of a blocker what is known of it, beside what is written there; a text that stands alone becomes its need. */
export function describe(
  plan: Plan,
  entry: Activity,
  says: { by: string; since: Day; need: string | undefined },
): Edit[] {
  const pair = field(entry, 'blocked');
  const known = [
    ['by', quote(says.by, true)],
    ['since', iso(says.since)],
    ...(says.need === undefined ? [] : [['need', quote(says.need, true)] as const]),
  ] as const;
  if (pair?.value.kind !== 'map' || !pair.value.pairs.length)
    return [setKey(plan, entry, 'blocked', `{ ${known.map(it => it.join(': ')).join(', ')} }`)];
  const inner = { ...entry, key: pair.key, node: pair.value };
  const last = pair.value.pairs.findLast(it => it.value.kind !== 'empty');
  return known.flatMap(([key, text]) => {
    const written = field(inner, key)?.value;
    if (!written) return [insertKey(plan, inner, key, text, last)];
    return written.kind === 'empty' || (key === 'by' && written.text !== says.by)
      ? [setKey(plan, inner, key, text)]
      : [];
  });
}
