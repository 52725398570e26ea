import { type Day, iso } from '../language/day.ts';
import { behind } from '../plan/behind.ts';
import { splitRef } from '../plan/far-ref.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, inherited, isOneOff, isOpen, resolve, statusOf, waitingFor } from '../plan/query.ts';
import { daysFor } from '../plan/workdays.ts';
import { activityRow, unmet } from './activity-row.ts';
import type { Row } from './row.ts';

type Activity = EntryOf<'activity'>;
/** An activity that holds others, or itself, up. */
export interface Blocker {
  readonly entry: Activity;
  /** Its date, or the date of what it waits for, has passed. */
  readonly overdue: boolean;
  readonly why: string;
}

/** How many lines one blocker opens to: paths through a tangle of dependencies multiply. */
const mostRows = 50;
/** Every activity that holds others, or itself, up: in the order of the text. */
export const blocking = (plan: Plan, today: Day): Blocker[] =>
  entriesOf(plan, 'activity').flatMap(entry => {
    const why = isOpen(entry.value)
      ? (blockedBecause(plan, entry, today) ?? lateBecause(plan, entry, today))
      : undefined;
    return why ? [{ entry, overdue: (inherited(entry, 'due') ?? today) < today, why }] : [];
  });

/** A blocker as a line of a view, which opens to what waits for it. */
export function blockerRow(plan: Plan, { entry, why }: Blocker, today: Day): Row {
  const { direct, further } = behind(plan, 'activity', entry.id);
  const count = direct.length + further.length;
  const behindIt = count
    ? `${count} ${count === 1 ? 'activity waits' : 'activities wait'} behind it.`
    : 'Nothing waits behind it.';
  const id = `blocker ${entry.id}`;
  return activityRow(plan, entry, today, {
    id,
    label: entry.value.title ?? entry.id,
    detail: `${/[.!?]$/.test(why) ? why : `${why}.`} ${behindIt}`,
    children: children(plan, entry, today, id, new Set([entry]), { left: mostRows }),
  });
}

/** Blocked, or waiting for a decision or another plan. */
function blockedBecause(plan: Plan, entry: Activity, today: Day): string | undefined {
  const { blocked } = entry.value;
  if (statusOf(entry.value) === 'blocked') {
    if (typeof blocked === 'string') return `Blocked: ${blocked}`;
    const by = blocked?.by ? ` ${blocked.by} can lift it.` : ' Nobody is named who can lift it.';
    const since = blocked?.since === undefined ? '' : ` since ${iso(blocked.since)}`;
    return `Blocked${since}${blocked?.need ? `: ${blocked.need.replace(/[.]$/, '')}.` : '.'}${by}`;
  }
  const awaited = unmet(plan, entry, today);
  const decision = awaited.map(it => resolve(plan, 'decision', it)?.entry).find(it => it !== undefined);
  if (decision)
    return `Waits for a decision${decision.value.owner ? ` by ${decision.value.owner}` : ''}: ${decision.value.question ?? decision.id}`;
  const elsewhere = awaited.find(splitRef);
  return elsewhere === undefined ? undefined : `Waits for another plan: ${elsewhere}.`;
}

function lateBecause(plan: Plan, entry: Activity, today: Day): string | undefined {
  const due = inherited(entry, 'due');
  if (due === undefined || due >= today || !isOneOff(entry.value) || entry.parent) return undefined;
  const direct = waitingFor(plan, 'activity', entry.id).filter(it => isOpen(it.value));
  const late = Math.max(1, daysFor(plan, entry).between(due, today));
  return direct.length
    ? `Due ${iso(due)}, ${late} working ${late === 1 ? 'day' : 'days'} ago, while others wait for it.`
    : undefined;
}

/** What waits directly, each with what waits for that: a circle ends where it closes. */
function children(
  plan: Plan,
  entry: Activity,
  today: Day,
  path: string,
  seen: ReadonlySet<Activity>,
  budget: { left: number },
): Row[] {
  const waiting = behind(plan, 'activity', entry.id).direct.filter(it => !seen.has(it) && budget.left-- > 0);
  return waiting.map(it => {
    const id = `${path} > ${it.id}`;
    const detail = `Waits for ${entry.value.title ?? entry.id}.`;
    return activityRow(plan, it, today, {
      id,
      label: it.value.title ?? it.id,
      detail,
      children: children(plan, it, today, id, new Set([...seen, it]), budget),
    });
  });
}
