import type { Day } from '../language/day.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, inherited, isOneOff, isOpen, statusOf, waitingFor } from '../plan/query.ts';
import { lastReview, stretchBefore } from '../plan/review.ts';
import { isLate, isOfThisWeek, weekEnd } from '../plan/standing.ts';
import { isIncident } from '../words/incident.ts';
import { readOwner } from '../words/owner.ts';

/**
 * The health of a plan in four bars, each a part of a whole that a person can count: what people look for who plan
 * together is clarity, accountability, decisions in time, and less firefighting.
 */
export interface Bar {
  readonly bar: 'clarity' | 'accountability' | 'decisions' | 'calm';
  readonly met: number;
  /** Nothing to judge by is 0 of 0. */
  readonly of: number;
}
type Activity = EntryOf<'activity'>;

export function healthBars(plan: Plan, frame: Frame): readonly Bar[] {
  const open = entriesOf(plan, 'activity').filter(it => !it.parent && isOpen(it.value));
  return [clarity(open, frame), accountability(open, frame), decisions(plan, frame), calm(open, frame)];
}
const bar = (name: Bar['bar'], all: readonly boolean[]): Bar => ({
  bar: name,
  met: all.filter(it => it).length,
  of: all.length,
});

/** Of those who own open work: who has something to do this week. Whoever has nothing waits for a plan that says what. */
function clarity(open: readonly Activity[], { today }: Frame): Bar {
  const busy = new Map<string, boolean>();
  for (const it of open) {
    const owner = inherited(it, 'owner');
    if (owner === undefined) continue;
    const now = isOfThisWeek(it.value, today) || statusOf(it.value) === 'blocked';
    busy.set(owner, (busy.get(owner) ?? false) || now);
  }
  return bar('clarity', [...busy.values()]);
}

/** Of the open activities: those with one named owner, who is no team, no role and no vacancy to be guessed at. */
const accountability = (open: readonly Activity[], { owners }: Frame): Bar =>
  bar(
    'accountability',
    open.map(({ value: { owner } }) => {
      if (owner === undefined || readOwner(owner, owners).kind !== 'person') return false;
      return !owners.people || owners.people.has(owner);
    }),
  );

/** Of the decisions that were taken, or had to be: those taken by their day, and before work began that waits for them. */
function decisions(plan: Plan, { today, history }: Frame): Bar {
  const judged = entriesOf(plan, 'decision').flatMap(({ id, value }) => {
    const { chosen, by, decided } = value;
    const isTaken = chosen !== undefined;
    const begun = waitingFor(plan, 'decision', id).some(it => ['in progress', 'done'].includes(statusOf(it.value)));
    if (!isTaken) return begun || (by !== undefined && by < today) ? [false] : [];
    const turn = history?.past('decision', id)?.turns.find(it => it.key === 'chosen' && it.to);
    const day = decided ?? turn?.step.day;
    return [by === undefined || day === undefined || day <= by];
  });
  return bar('decisions', judged);
}

/** Of the work of this week that is done once: what was planned before the week, and is neither late nor blocked nor an incident. The rest is firefighting. */
function calm(open: readonly Activity[], frame: Frame): Bar {
  const { today } = frame;
  const since = lastReview(frame);
  const week = open.filter(
    it => isOneOff(it.value) && (isOfThisWeek(it.value, today) || statusOf(it.value) === 'blocked'),
  );
  return bar(
    'calm',
    week.map(
      it =>
        statusOf(it.value) !== 'blocked' &&
        !isLate(it, today) &&
        !isIncident(it.value.title ?? '') &&
        !cameIn(it, since, frame),
    ),
  );
}
/** It came into a live plan since a day, to be done at once. */
function cameIn({ id, value }: Activity, since: Day, { history, today }: Frame): boolean {
  const first = history?.past('activity', id)?.first;
  const isFresh = !!first && !!history?.live && first.order > history.live.order && first.day >= since;
  return isFresh && (value.due ?? Infinity) <= weekEnd(today) + 7;
}

/** How many reviews in a row the plan has moved before, this one's stretch too where it has moved already. Nothing where its past is not known. */
export function streakOf(plan: Plan, frame: Frame): number | undefined {
  const { history, today } = frame;
  if (!history || frame.head.review === undefined) return undefined;
  const days = [
    ...history.steps.map(it => it.day),
    ...entriesOf(plan, 'activity').flatMap(it => [...(it.value.log?.keys() ?? [])]),
  ].filter(it => it <= today);
  const first = history.steps[0]?.day ?? today;
  let count = 0;
  for (let to = today; to > first || !count; ) {
    const from = stretchBefore({ ...frame, today: to });
    const moved = days.some(it => it > from && it <= to);
    // The stretch that is not over yet breaks nothing.
    if (!moved && to !== today) break;
    if (moved) count++;
    if (from < first) break;
    to = from;
  }
  return count;
}
