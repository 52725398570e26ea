import type { Day } from '../language/day.ts';
import { behind } from '../plan/behind.ts';
import { splitRef } from '../plan/far-ref.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, inherited, isOneOff, isOpen, resolve, statusOf, waitingFor } from '../plan/query.ts';
import { daysFor } from '../plan/workdays.ts';
import { activityRow, dayMonth, shortDay, unmet } from './activity-row.ts';
import type { Foreseen } from './foreseen-row.ts';
import { calledOf, farTitle } from './named-row.ts';
import type { Row } from './row.ts';

type Activity = EntryOf<'activity'>;
/** An activity that holds others, or itself, up. */
export interface Blocker {
  readonly entry: Activity;
  /** Its date, or the date of what it waits for, has passed. */
  readonly overdue: boolean;
  /** What holds it up, in a few words; and in a sentence. */
  readonly says: string;
  readonly why: string;
}
type Why = Pick<Blocker, 'says' | 'why'>;

/** How many lines one blocker opens to: paths through a tangle of dependencies multiply. */
const mostRows = 50;
/** Every activity that holds others, or itself, up: in the order of the text. */
export const blocking = (plan: Plan, today: Day): Blocker[] =>
  entriesOf(plan, 'activity').flatMap(entry => {
    const why = isOpen(entry.value)
      ? (blockedBecause(plan, entry, today) ?? lateBecause(plan, entry, today))
      : undefined;
    return why ? [{ entry, overdue: (inherited(entry, 'due') ?? today) < today, ...why }] : [];
  });

/** A blocker as a line of a view: first what holds it up. It opens to what waits for it. */
export function blockerRow(plan: Plan, { entry, says, why }: Blocker, today: Day, ahead: Foreseen): Row {
  const { direct, further } = behind(plan, 'activity', entry.id);
  const count = direct.length + further.length;
  const behindIt = count
    ? `${count} ${count === 1 ? 'activity waits' : 'activities wait'} behind it.`
    : 'Nothing waits behind it.';
  const id = `blocker ${entry.id}`;
  const row = activityRow(plan, entry, today, {
    id,
    label: entry.value.title ?? entry.id,
    detail: `${/[.!?]$/.test(why) ? why : `${why}.`} ${behindIt}`,
    children: children(plan, entry, today, id, new Set([entry]), ahead, { left: mostRows }),
  });
  return ahead(entry, { ...row, description: `${says} · ${row.description}` });
}

/** Blocked, or waiting for a decision or another plan. */
function blockedBecause(plan: Plan, entry: Activity, today: Day): Why | undefined {
  const { blocked } = entry.value;
  if (statusOf(entry.value) === 'blocked') {
    if (typeof blocked === 'string') return { says: `blocked: ${blocked}`, why: `Blocked: ${blocked}` };
    const { by, since, need } = blocked ?? {};
    const what = need?.replace(/[.]$/, '');
    const who = by === undefined ? undefined : calledOf(plan, by);
    const told = [
      who === undefined ? 'nobody is named' : `${who} can lift it`,
      ...(since === undefined ? [] : [`since ${dayMonth(since, today)}`]),
    ];
    const says = `${what ? `needs ${what}` : 'blocked'} (${told.join(', ')})`;
    const begun = since === undefined ? '' : ` since ${shortDay(since)}`;
    const lifted = who === undefined ? 'Nobody is named who can lift it.' : `${who} can lift it.`;
    return { says, why: `Blocked${begun}${what ? `: ${what}.` : '.'} ${lifted}` };
  }
  const awaited = unmet(plan, entry, today);
  const decision = awaited.map(it => resolve(plan, 'decision', it)?.entry).find(it => it !== undefined);
  if (decision) {
    const { owner, question = decision.id, by } = decision.value;
    const who = owner === undefined ? undefined : calledOf(plan, owner);
    const day = by === undefined ? undefined : by < today ? 'overdue' : `by ${dayMonth(by, today)}`;
    const told = [who === undefined ? 'nobody decides' : `${who} decides`, day].filter(Boolean).join(', ');
    return {
      says: `${question} (${told})`,
      why: `Waits for a decision${who === undefined ? '' : ` by ${who}`}: ${question}`,
    };
  }
  const elsewhere = awaited.find(splitRef);
  if (elsewhere === undefined) return undefined;
  const title = farTitle(plan, elsewhere);
  return { says: `waits for ${title}`, why: `Waits for another plan: ${title}.` };
}

function lateBecause(plan: Plan, entry: Activity, today: Day): Why | undefined {
  const due = inherited(entry, 'due');
  if (due === undefined || due >= today || !isOneOff(entry.value) || entry.parent) return undefined;
  const direct = waitingFor(plan, 'activity', entry.id).filter(it => isOpen(it.value));
  const late = Math.max(1, daysFor(plan, entry).between(due, today));
  if (!direct.length) return undefined;
  const ago = `${late} working ${late === 1 ? 'day' : 'days'} ago`;
  return {
    says: direct.length === 1 ? '1 waits for it' : `${direct.length} wait for it`,
    why: `Due ${shortDay(due)}, ${ago}, while others wait for it.`,
  };
}

/** What waits directly, each with what waits for that: a circle ends where it closes. */
function children(
  plan: Plan,
  entry: Activity,
  today: Day,
  path: string,
  seen: ReadonlySet<Activity>,
  ahead: Foreseen,
  budget: { left: number },
): Row[] {
  const waiting = behind(plan, 'activity', entry.id).direct.filter(it => !seen.has(it) && budget.left-- > 0);
  return waiting.map(it => {
    const id = `${path} > ${it.id}`;
    const detail = `Waits for ${entry.value.title ?? entry.id}.`;
    const row = activityRow(plan, it, today, {
      id,
      label: it.value.title ?? it.id,
      detail,
      children: children(plan, it, today, id, new Set([...seen, it]), ahead, budget),
    });
    return ahead(it, row);
  });
}
