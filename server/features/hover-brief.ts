import type { Ink } from '../plan/ink.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, inherited, isOpen, milestoneDays, statusOf } from '../plan/query.ts';
import { dayName, timeLeft } from '../plan/wording.ts';
import { daysFor } from '../plan/workdays.ts';

/** The title of a thing with its id; the id alone where it has none. */
export const heading = (title: string | undefined, id: string, ink: Ink): string =>
  title ? `${ink.strong(title)} ${ink.code(id)}` : ink.strong(id);

/** A thing in the middle of a sentence. */
export const named = (entry: Entry, ink: Ink, id = entry.id): string => {
  const title = (entry.value as { title?: string; question?: string } | undefined)?.title;
  return title ? `${ink.text(title)} ${ink.code(id)}` : ink.code(id);
};

/** One line about anything: `Train managers train-managers: lu, due Friday 2026-09-11, 35 working days left`. */
export function brief(plan: Plan, entry: Entry, today: number, ink: Ink, owned = true, id = entry.id): string {
  const parts = partsOf(plan, entry, today, owned).map(it => ink.text(it));
  return parts.length ? `${named(entry, ink, id)}: ${parts.join(', ')}` : named(entry, ink, id);
}

/** What one line says of a thing besides its name. */
export function partsOf(plan: Plan, entry: Entry, today: number, owned = true): string[] {
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
  const activity = entry as EntryOf<'activity'>;
  const due = inherited(activity, 'due');
  const status = statusOf(activity.value);
  return [
    ...(owned ? [inherited(activity, 'owner') ?? 'no owner'] : []),
    ...(!isOpen(activity.value)
      ? [status]
      : [
          ...(due === undefined
            ? ['no due date']
            : [`due ${dayName(due)}`, timeLeft(due, today, daysFor(plan, entry))]),
          ...(status === 'todo' ? [] : [status]),
        ]),
  ];
}
