import { type Day, iso } from '../language/day.ts';
import { inDays } from '../language/time.ts';
import type { Change, FarEdit } from '../plan/change.ts';
import { isWritable } from '../plan/due.ts';
import { type Edit, setKey } from '../plan/edit.ts';
import { dueDaysFor, isOwnerThere } from '../plan/landing.ts';
import { moveCheckins } from '../plan/move-due.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field, isOpen, prerequisites, waitingFor } from '../plan/query.ts';
import { cited, listed } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { companyDays } from '../plan/workdays.ts';
import { type Job, windowOf } from './job.ts';
import { type Relief, type Strain, within } from './relief.ts';
import { nameOf, tryOut } from './try-out.ts';
import { workingTimeOf } from './working-time.ts';

type Later = Change & { dues: Map<string, Day> };

/** Work that is due later by so many weeks, and what waits for it as well where it would then be due too soon; `whole` starts it later, too. Nothing where somebody would have left by then. */
function later(plan: Plan, jobs: readonly Job[], weeks: number, today: Day, whole: boolean): Later | undefined {
  const dues = new Map<string, Day>();
  const edits: Edit[] = [];
  const others: FarEdit[] = [];
  let isDone = true;
  const put = ({ home }: Job, edit: Edit): unknown =>
    home ? others.push({ ...edit, file: home.file }) : edits.push(edit);
  for (const job of jobs) {
    const stands = job.home?.plan ?? plan;
    const time = workingTimeOf(plan, job.owner ?? '', today);
    const moved = new Map<EntryOf<'activity'>, Day>();
    const move = (entry: EntryOf<'activity'>, due: Day, day: Day | undefined): void => {
      const name = nameOf({ ...job, entry });
      const to = day === undefined ? undefined : dueDaysFor(stands, entry).upTo(day);
      if (to === undefined || to <= due || !isWritable(to) || dues.has(name)) return;
      isDone &&= isOwnerThere(stands, entry, to);
      dues.set(name, to);
      moved.set(entry, to);
      put(job, setKey(stands, entry, 'due', iso(to)));
    };
    move(job.entry, job.due!, time.upTo(job.due! + weeks * 7));
    const start = whole && moved.size ? time.onFrom(windowOf(job, today)!.from + weeks * 7) : undefined;
    if (start !== undefined && start <= moved.get(job.entry)!) {
      put(job, setKey(stands, job.entry, 'start', iso(start)));
      for (const edit of moveCheckins(stands, job.entry, weeks * 7, { from: start, before: moved.get(job.entry)! }))
        put(job, edit);
    }
    for (const [entry, to] of moved)
      for (const { next, least } of held(stands, entry, to))
        if (!moved.has(next) && next.value.due! < least) move(next, next.value.due!, next.value.due! + weeks * 7);
  }
  return dues.size && isDone ? { edits, ...(others.length && { others }), dues } : undefined;
}
/** The dated work that is held by an activity until a day: what waits for it, and what it is a task of. */
function held(plan: Plan, entry: EntryOf<'activity'>, to: Day): { next: EntryOf<'activity'>; least: Day }[] {
  const waits = waitingFor(plan, 'activity', entry.id).map(next => {
    const lag = prerequisites(next).find(it => it.ref === entry.id)?.lag;
    return { next, least: lag ? companyDays(plan).add(to, Math.ceil(inDays(lag))) : to };
  });
  const all = entry.parent ? [...waits, { next: entry.parent as EntryOf<'activity'>, least: to }] : waits;
  return all.filter(it => isOpen(it.next.value) && it.next.value.due !== undefined);
}

/** Which of the work may start later as well: none of it, all of it, or what has not begun by then. */
export type Starts = 'stay' | 'move' | 'may move';

const steps = [1, 2, 3, 4, 6, 8, 12];

/** The first number of weeks, of those up to `most`, by which some work has to be later. */
function leastLater(plan: Plan, strain: Strain, group: readonly Job[], starts: Starts, most = Infinity) {
  const { today } = strain;
  const isAhead = starts === 'may move' && group.every(it => (it.entry.value.start ?? today) > today);
  for (const weeks of steps.filter(it => it <= most))
    for (const whole of starts === 'move' ? [true] : isAhead ? [false, true] : [false]) {
      const change = later(plan, group, weeks, today, whole);
      if (change && strain.isEased(tryOut(plan, change))) return { group, weeks, whole, ...change };
    }
  return undefined;
}

/** The latest of the work is due later: as little of it as is enough, and rather what gives way in half of the weeks. */
export function delays(plan: Plan, strain: Strain, starts: Starts = 'stay'): Relief[] {
  const dated = within(strain).filter(it => it.due !== undefined && (!it.entry.parent || field(it.entry, 'due')));
  let found: ReturnType<typeof leastLater>;
  for (const job of dated) found = leastLater(plan, strain, [job], starts, (found?.weeks ?? Infinity) / 2) ?? found;
  for (const count of [2, 3, 4].filter(it => it <= dated.length))
    found ??= leastLater(plan, strain, dated.slice(0, count), starts);
  if (!found) return [];
  const { group, whole, dues, weeks: asked, ...change } = found;
  // A day off or a freeze may take some of it.
  const days = Math.max(...group.map(it => dues.get(nameOf(it))! - it.due!));
  const weeks = Math.min(asked, Math.max(1, Math.round(days / 7)));
  const moved = listed(
    [...dues].map(([id, to]) => `${cited(id)} to ${iso(to)}`),
    4,
  );
  return [
    {
      ...change,
      title: `Move ${moved}: ${counted(weeks, 'week')} later${whole ? ', its start too' : ''}`,
      chosen: `${listed(group.map(nameOf))} ${counted(weeks, 'week')} later`,
      of: group,
    },
  ];
}
