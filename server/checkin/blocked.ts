import type { Finding } from '../check.ts';
import { forecastOf } from '../forecast/forecast.ts';
import type { Day } from '../language/day.ts';
import type { Workdays } from '../language/workdays.ts';
import { mayLift } from '../mend/blocker.ts';
import { behind } from '../plan/behind.ts';
import type { Frame } from '../plan/frame.ts';
import { lastMovementWithin } from '../plan/movement.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, entryAt, inherited, isOneOff, isOpen, statusOf } from '../plan/query.ts';
import { isLate } from '../plan/standing.ts';
import { listed } from '../plan/suggest.ts';
import { counted, spoken } from '../plan/wording.ts';
import { daysFor } from '../plan/workdays.ts';
import { aloud, type Point, personName, pointOf, titleOf } from './point.ts';

type Activity = EntryOf<'activity'>;

const stalled: ReadonlySet<string> = new Set(['activity-stalled', 'activity-abandoned', 'checkin-unanswered']);
const elsewhere: ReadonlySet<string> = new Set(['dependency-late', 'dependency-slipped']);

/** What stands still, is late or waits for another plan; what has stood longest first, and with what waits behind it. */
export function blockedWork(plan: Plan, frame: Frame, found: readonly Finding[]): Point[] {
  const { today } = frame;
  const still = new Set<Activity>();
  const waits = new Map<Activity, string>();
  for (const it of found) {
    const entry = stalled.has(it.rule) || elsewhere.has(it.rule) ? entryAt(plan, it.range.start) : undefined;
    if (entry?.kind !== 'activity') continue;
    if (stalled.has(it.rule)) still.add(entry as Activity);
    else waits.set(entry as Activity, aloud(plan, it.message, today));
  }
  const points = entriesOf(plan, 'activity').flatMap((entry): Point[] => {
    if (!isOpen(entry.value)) return [];
    const said = blockedSays(plan, entry, frame) ?? lateSays(plan, entry, today) ?? stillSays(entry, still, frame);
    const far = waits.get(entry);
    if (!said && !far) return [];
    const says = [said?.says, far, consequence(plan, entry, today)].filter(Boolean).join(' ');
    return [pointOf(plan, entry, says, said?.since)];
  });
  return points.sort((a, b) => (a.since ?? Infinity) - (b.since ?? Infinity) || (a.about < b.about ? -1 : 1));
}

interface Said {
  readonly says: string;
  readonly since: Day | undefined;
}
function blockedSays(plan: Plan, entry: Activity, { today, history }: Frame): Said | undefined {
  if (statusOf(entry.value) !== 'blocked') return undefined;
  const { blocked } = entry.value;
  const it = typeof blocked === 'object' ? blocked : { need: blocked };
  const turns = history?.past('activity', entry.id)?.turns ?? [];
  const turn = turns.findLast(
    ({ key, to }) => (key === 'blocked' && to) || (key === 'status' && to?.text === 'blocked'),
  );
  const since = it.since ?? turn?.step.day;
  const need = it.need ? `: ${it.need.replace(/[.\s]+$/, '')}` : '';
  const isNamed = it.by && mayLift(it.by);
  const who = isNamed
    ? ` ${personName(plan, it.by)} can lift it.`
    : ` Nobody is named who can lift it${it.by ? `, only “${it.by}”` : ''}.`;
  return { says: `Blocked${howLong(since, today, daysFor(plan, entry))}${need}.${who}`, since };
}
/** ` for 9 working days, since 20 July`. */
function howLong(since: Day | undefined, today: Day, workdays: Workdays): string {
  if (since === undefined) return '';
  const days = workdays.between(since, today);
  return days > 0
    ? ` for ${counted(days, 'working day')}, since ${spoken(since, today)}`
    : ` since ${spoken(since, today)}`;
}

function lateSays(plan: Plan, entry: Activity, today: Day): Said | undefined {
  if (!isLate(entry, today)) return undefined;
  const due = inherited(entry, 'due')!;
  const finish = forecastOf(plan, today).of(entry)?.finish;
  const late = counted(Math.max(1, daysFor(plan, entry).between(due, today)), 'working day');
  const then = finish === undefined ? '' : ` The forecast is ${spoken(finish, today)}.`;
  return { says: `Was due ${spoken(due, today)}, ${late} ago.${then}`, since: due };
}

function stillSays(entry: Activity, still: ReadonlySet<Activity>, frame: Frame): Said | undefined {
  if (!still.has(entry) || !isOneOff(entry.value)) return undefined;
  const last = lastMovementWithin(entry, frame);
  const when =
    last === undefined ? 'Nothing has been heard of it' : `Nothing has moved since ${spoken(last, frame.today)}`;
  const days = last === undefined ? '' : `, for ${counted(frame.today - last, 'day')}`;
  return { says: `${when}${days}. What stands in the way?`, since: last };
}

/** Who waits for it: `“Train account managers” (Lu Chen, due 18 September) waits for it.` */
function consequence(plan: Plan, entry: Activity, today: Day): string {
  const { direct, further } = behind(plan, 'activity', entry.id);
  const waiting = direct.filter(it => it !== entry.parent);
  if (!waiting.length) return '';
  const names = waiting.slice(0, 2).map(it => {
    const owner = inherited(it, 'owner');
    const due = inherited(it, 'due');
    const facts = [owner && personName(plan, owner), due !== undefined && `due ${spoken(due, today)}`].filter(Boolean);
    return `“${titleOf(it)}”${facts.length ? ` (${facts.join(', ')})` : ''}`;
  });
  const more = waiting.length - names.length + further.length;
  const all = more ? `${names.join(', ')} and ${more} more` : listed(names);
  return `${all} ${waiting.length + further.length === 1 ? 'waits' : 'wait'} for it.`;
}
