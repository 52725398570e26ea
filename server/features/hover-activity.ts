import { iso } from '../language/day.ts';
import type { Kind } from '../language/kinds.ts';
import { behind } from '../plan/behind.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import {
  contributors,
  type EntryOf,
  field,
  find,
  inherited,
  isOpen,
  milestoneDays,
  prerequisites,
  statusOf,
} from '../plan/query.ts';
import { dayName, timeLeft } from '../plan/wording.ts';
import { type Ink, listOf, paragraphs } from './hover-ink.ts';
import { rankLines } from './hover-rank.ts';

type Activity = EntryOf<'activity'>;

/** All that one wants to know of an activity: whose it is, until when, what it waits for, and what waits for it. */
export function activityHover(plan: Plan, entry: Activity, today: number, ink: Ink): string {
  const { value } = entry;
  const parent = entry.parent as Activity | undefined;
  return paragraphs(
    heading(value.title, entry.id, ink),
    parent && `A task of ${named(parent, ink)}.`,
    facts(entry, today, ink),
    impediment(entry, ink),
    rankLines(plan, entry, today, ink),
    listOf(ink, 'Waits for', waits(plan, entry, today, ink)),
    ...(isOpen(value) ? dependents(plan, 'activity', entry.id, today, ink) : []),
  );
}

/** The title of a thing with its id; the id alone where it has none. */
export const heading = (title: string | undefined, id: string, ink: Ink): string =>
  title ? `${ink.strong(title)} ${ink.code(id)}` : ink.strong(id);

/** `Owner dev, with ana. Due Friday 2026-08-21, 20 working days left. In progress.` */
function facts(entry: Activity, today: number, ink: Ink): string {
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
      : `Due ${dayName(due)}${isOpen(value) ? `, ${timeLeft(due, today)}` : ''}.`,
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
    const found = find(plan, 'activity', ref) ?? find(plan, 'milestone', ref) ?? find(plan, 'decision', ref);
    return found ? `${brief(found, today, ink)}${wait}` : `${ink.code(ref)}${wait}`;
  });

/** What cannot be finished before this is: first what names it, then what waits for that, and so on. */
export function dependents(
  plan: Plan,
  kind: Kind,
  id: string,
  today: number,
  ink: Ink,
): readonly (string | undefined)[] {
  const { direct, further } = behind(plan, kind, id);
  if (!direct.length) return ['Nothing waits for it.'];
  return [
    listOf(
      ink,
      'Waiting for it',
      direct.map(it => brief(it, today, ink)),
    ),
    listOf(
      ink,
      'Further down',
      further.map(it => brief(it, today, ink)),
    ),
  ];
}

const named = (entry: Entry, ink: Ink): string => {
  const title = (entry.value as { title?: string; question?: string } | undefined)?.title;
  return title ? `${ink.text(title)} ${ink.code(entry.id)}` : ink.code(entry.id);
};

/** One line about anything: `Train managers train-managers: lu, due Friday 2026-09-11, 35 working days left`. */
export function brief(entry: Entry, today: number, ink: Ink, owned = true): string {
  const parts = partsOf(entry, today, owned).map(it => ink.text(it));
  return parts.length ? `${named(entry, ink)}: ${parts.join(', ')}` : named(entry, ink);
}

/** What one line says of a thing besides its name. */
export function partsOf(entry: Entry, today: number, owned = true): string[] {
  const { owner } = (entry.value ?? {}) as { owner?: string };
  const whose = owner === undefined ? [] : [owner];
  if (entry.kind === 'milestone') {
    const days = milestoneDays((entry as EntryOf<'milestone'>).value);
    return [...whose, ...(days ? [dayName(days.to)] : [])];
  }
  if (entry.kind === 'decision') {
    const { chosen, by } = (entry as EntryOf<'decision'>).value;
    return [...whose, chosen ? 'decided' : 'undecided', ...(by !== undefined && !chosen ? [`by ${dayName(by)}`] : [])];
  }
  if (entry.kind !== 'activity') return whose;
  const activity = entry as Activity;
  const due = inherited(activity, 'due');
  const status = statusOf(activity.value);
  return [
    ...(owned ? [inherited(activity, 'owner') ?? 'no owner'] : []),
    ...(!isOpen(activity.value)
      ? [status]
      : [
          ...(due === undefined ? ['no due date'] : [`due ${dayName(due)}`, timeLeft(due, today)]),
          ...(status === 'todo' ? [] : [status]),
        ]),
  ];
}
