import { iso } from '../language/day.ts';
import type { Ink } from '../plan/ink.ts';
import { counted } from '../plan/wording.ts';
import type { Difference } from './difference.ts';
import type { Breach, Prospect, Shift } from './outcome.ts';
import { dayOr, later, quoted, subject } from './phrase.ts';
import type { Chapter } from './words.ts';

/** What comes of a change: deadlines, dates and the order. Each date once, where it matters most. */
export function outcomes({ outcome, state, facts }: Difference, ink: Ink): Chapter[] {
  const { breaches, shifts, ranks } = outcome;
  const broken = new Set(breaches.map(keyOf));
  const activities = new Set(shifts.flatMap(it => (it.before && it.after && !it.within ? [it.id] : [])));
  // What came or went is told as such; a task that moves with its activity goes without saying.
  const moved = shifts.filter(
    it => it.before && it.after && !broken.has(keyOf(it)) && !(it.within && activities.has(it.within.id)),
  );
  const ofPlan = moved.filter(it => it.kind === 'finish' || it.kind === 'goal');
  const work = moved.filter(it => it.kind === 'activity');
  const turned = new Map(facts.flatMap(it => (it.kind === 'activity' ? [[it.id, it.what] as const] : [])));
  const gone = (it: Breach): string => (state === 'gone' ? '' : ended(it, turned.get(it.id)));
  const lines = (all: readonly Shift[]): string[] => all.map(it => shifted(it, ink));
  return [
    { heading: 'Deadlines now missed', lines: breaches.filter(it => it.isNew).map(it => missed(it, ink)) },
    {
      heading: 'Deadlines no longer missed',
      lines: breaches.filter(it => !it.isNew && state !== 'gone').map(it => `${nameOf(it, ink)}: ${gone(it)}`),
    },
    { heading: 'The plan as a whole', lines: lines(ofPlan) },
    { heading: 'Finished later', lines: lines(work.filter(it => ahead(it) > 0)) },
    { heading: 'Finished earlier', lines: lines(work.filter(it => ahead(it) < 0)).reverse() },
    { heading: 'Finished the same day, with another spread', lines: lines(work.filter(it => ahead(it) === 0)) },
    { heading: 'Rank', lines: ranks.map(({ title, from, to }) => `${quoted(title, ink)}: ${from} → ${to}`) },
  ];
}
const keyOf = ({ kind, id }: Pick<Shift, 'kind' | 'id'>): string => `${kind} ${id}`;

/** How much later; without end where it never is any more. */
function ahead({ before, after, days }: Shift): number {
  if (days !== undefined) return days || after!.day! - before!.day!;
  return before?.day === after?.day ? 0 : after?.day === undefined ? Infinity : -Infinity;
}

const nameOf = ({ kind, title, within }: Pick<Shift, 'kind' | 'title' | 'within'>, ink: Ink): string =>
  kind === 'activity' ? subject(title, ink, within) : kind === 'goal' ? 'The goal' : 'All open work';

/** `2026-08-14 → 2026-08-21, 5 working days later; in four of five cases by 2026-08-19 → 2026-08-26; due 2026-08-28`. */
function shifted(it: Shift, ink: Ink): string {
  const { before, after, days } = it;
  const [old, now] = [before!, after!];
  const parts = [
    `${dayOr(old.day)}${old.day === now.day ? '' : ` → ${dayOr(now.day)}`}${days ? `, ${later(days)}` : ''}`,
    ...spread(old, now),
    ...(now.due === undefined ? [] : [`due ${iso(now.due)}${verdict(now)}`]),
  ];
  return `${nameOf(it, ink)}: ${parts.join('; ')}`;
}
function spread(old: Prospect, now: Prospect): string[] {
  const [from, to] = [old.p80 ?? old.day, now.p80 ?? now.day];
  if ((old.p80 ?? now.p80) === undefined || from === to) return [];
  return [`in four of five cases by ${dayOr(from)} → ${dayOr(to)}`];
}
function verdict({ day, p80, due }: Prospect): string {
  if ((day ?? Infinity) > due!) return ', missed';
  return (p80 ?? day)! > due! ? ', at risk' : '';
}

/** `due 2026-09-11, now finished on 2026-09-21, 6 working days late; was 2026-09-08`. */
function missed(it: Breach, ink: Ink): string {
  const { before, after, late } = it;
  const when =
    after!.day === undefined
      ? 'now never finished'
      : `now finished on ${iso(after!.day)}, ${late ? `${counted(late, 'working day')} late` : 'after it'}`;
  const was = before ? (before.day === after!.day ? [] : [`was ${dayOr(before.day)}`]) : ['new'];
  const due = before?.due !== undefined && before.due !== after!.due ? `, was due ${iso(before.due)}` : '';
  return `${nameOf(it, ink)}: ${[`due ${iso(after!.due!)}${due}, ${when}`, ...was].join('; ')}`;
}

/** Why a deadline is missed no longer. */
function ended({ before, after, kind }: Breach, what: string | undefined): string {
  const due = iso(before!.due!);
  if (!after) return `was due ${due}, ${what === 'done' || what === 'dropped' ? what : 'taken out'}`;
  if (after.due === undefined) return `was due ${due}, ${kind === 'goal' ? 'the date' : 'the due date'} is taken out`;
  const moved = after.due === before!.due ? `due ${due}` : `due ${due} → ${iso(after.due)}`;
  const was = after.day === before!.day ? '' : `, was ${dayOr(before!.day)}`;
  return `${moved}, ${after.day === undefined ? 'never finished' : `finished on ${iso(after.day)}`}${was}`;
}
