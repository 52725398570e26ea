import { iso } from '../language/day.ts';
import { titleOf } from '../plan/everywhere.ts';
import { type Ink, listOf, paragraphs } from '../plan/ink.ts';
import type { Plan } from '../plan/plan.ts';
import {
  contributors,
  type EntryOf,
  field,
  inherited,
  isOpen,
  prerequisites,
  resolve,
  statusOf,
} from '../plan/query.ts';
import { dayName, timeLeft } from '../plan/wording.ts';
import { daysFor } from '../plan/workdays.ts';
import { dependents } from './hover-behind.ts';
import { brief, heading, named } from './hover-brief.ts';
import { forecastLines } from './hover-forecast.ts';
import { pastLine } from './hover-past.ts';
import { rankLines } from './hover-rank.ts';

type Activity = EntryOf<'activity'>;

/** All that one wants to know of an activity: whose it is, until when, what it waits for, and what waits for it. */
export function activityHover(plan: Plan, entry: Activity, today: number, ink: Ink): string {
  const { value } = entry;
  const parent = entry.parent as Activity | undefined;
  return paragraphs(
    heading(value.title, entry.id, ink),
    parent && `A task of ${named(parent, ink)}.`,
    facts(plan, entry, today, ink),
    impediment(entry, ink),
    pastLine(plan, plan.history, entry, today, ink),
    rankLines(plan, entry, today, ink),
    forecastLines(plan, entry, today, ink),
    listOf(ink, 'Waits for', waits(plan, entry, today, ink)),
    ...(isOpen(value) ? dependents(plan, { kind: 'activity', id: entry.id }, today, ink) : []),
  );
}
/** The same in brief of an activity of another plan: what waits for it is told apart. */
export const activityLines = (plan: Plan, entry: Activity, today: number, ink: Ink): (string | undefined)[] => [
  facts(plan, entry, today, ink),
  impediment(entry, ink),
];

/** `Owner dev, with ana. Due Friday 2026-08-21, 20 working days left. In progress.` */
function facts(plan: Plan, entry: Activity, today: number, ink: Ink): string {
  const { value } = entry;
  const owner = inherited(entry, 'owner');
  const due = inherited(entry, 'due');
  const others = contributors(value);
  const every = field(entry, 'every')?.value.text;
  const status = statusOf(value);
  return [
    `${owner ? `Owner ${ink.text(owner)}` : 'No owner'}${others.length ? `, with ${others.map(it => ink.text(it)).join(', ')}` : ''}.`,
    due === undefined
      ? every
        ? `Every ${ink.text(every)}.`
        : value.load === undefined
          ? 'No due date.'
          : 'Continuous.'
      : `Due ${dayName(due)}${isOpen(value) ? `, ${timeLeft(due, today, daysFor(plan, entry))}` : ''}.`,
    `${status[0]!.toUpperCase()}${status.slice(1)}.`,
  ].join(' ');
}

function impediment(entry: Activity, ink: Ink): string | undefined {
  const blocked = entry.value.blocked as string | { by?: string; since?: number; need?: string } | undefined;
  if (blocked === undefined) return undefined;
  if (typeof blocked === 'string') return `Blocked: ${ink.text(blocked)}`;
  const { by, since, need } = blocked;
  const when = since === undefined ? '' : ` since ${iso(since)}`;
  return `Blocked${when}${by ? `, for ${ink.text(by)} to lift` : ''}${need ? `: ${ink.text(need)}` : '.'}`;
}

/** Each thing that must be finished first. */
const waits = (plan: Plan, entry: Activity, today: number, ink: Ink): string[] =>
  prerequisites(entry).map(({ ref, lag }) => {
    const wait = lag ? ` + ${lag.amount}${lag.unit}` : '';
    const found = resolve(plan, 'activity', ref) ?? resolve(plan, 'milestone', ref) ?? resolve(plan, 'decision', ref);
    if (!found) return `${ink.code(ref)}${wait}`;
    return `${brief(plan, found.entry, today, ink, true, ref)}${wait}${found.home ? `, in ${ink.text(titleOf(found.home))}` : ''}`;
  });
