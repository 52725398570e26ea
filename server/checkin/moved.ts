import { changesBetween, type EntryChange } from '../history/changes.ts';
import { type Day, readDay } from '../language/day.ts';
import { inDays, middle } from '../language/time.ts';
import type { Estimate } from '../language/values.ts';
import type { Frame } from '../plan/frame.ts';
import { descend } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { criteria, type EntryOf, entriesOf, find, isOpen, statusOf } from '../plan/query.ts';
import { counted, offBy, spoken } from '../plan/wording.ts';
import { daysFor } from '../plan/workdays.ts';
import { type Point, personName, pointOf } from './point.ts';

type Activity = EntryOf<'activity'>;
/** What became of one activity: what moved forward, and what moved otherwise. */
interface Moves {
  readonly forward: string[];
  readonly other: string[];
}

/**
 * What became of the work since a day. `was` is the plan as it stood before that day; where nobody knows, only what
 * the text itself dates is told: `log`, `started`, `finished`, criteria that are met.
 */
export function movedWork(
  plan: Plan,
  was: Plan | undefined,
  since: Day,
  frame: Frame,
): { forward: Point[]; other: Point[] } {
  const forward: Point[] = [];
  const other: Point[] = [];
  const changes = was ? changesBetween(was, plan).entries.filter(it => it.kind === 'activity') : [];
  const byId = new Map(changes.map(it => [it.id, it]));
  for (const entry of entriesOf(plan, 'activity')) {
    const moves: Moves = { forward: [], other: [] };
    const change = byId.get(entry.id);
    const old = was && find(was, 'activity', change?.was ?? entry.id);
    if (was && !old && !entry.parent) moves.other.push(newWork(entry, frame.today));
    else {
      progress(plan, entry, old, since, frame, moves);
      if (old) shifts(plan, entry, old, frame.today, moves);
    }
    named(entry, since, frame, moves);
    if (moves.forward.length) forward.push(pointOf(plan, entry, sentence([...moves.forward, ...moves.other])));
    else if (moves.other.length) other.push(pointOf(plan, entry, sentence(moves.other)));
  }
  return { forward, other: [...other, ...gone(plan, was, changes)] };
}

/** `Done on 3 August, on its date; moved on …` */
function sentence(parts: readonly string[]): string {
  const text = parts.join('; ');
  return `${text[0]!.toUpperCase()}${text.slice(1)}${/[.!?…]$/.test(text) ? '' : '.'}`;
}

const newWork = ({ value }: Activity, today: Day): string =>
  `new in the plan${value.due === undefined ? ', without a date' : `, due ${spoken(value.due, today)}`}`;

/** Begun, done, freed; criteria met; what the log says. */
function progress(
  plan: Plan,
  entry: Activity,
  old: Activity | undefined,
  since: Day,
  { today, history }: Frame,
  { forward, other }: Moves,
): void {
  const { value } = entry;
  const [status, before] = [statusOf(value), old && statusOf(old.value)];
  const turned = history?.past('activity', entry.id)?.turns.findLast(it => it.key === 'status')?.step.day;
  const isNew = (day: Day | undefined): boolean => day !== undefined && day >= since && day <= today;
  if (status === 'done' && (before ? before !== 'done' : isNew(value.finished))) {
    const day = value.finished ?? turned;
    const due = value.due === undefined || day === undefined ? '' : `, ${offBy(day, value.due, daysFor(plan, entry))}`;
    forward.push(day === undefined ? 'done' : `done on ${spoken(day, today)}${due}`);
  } else if (status === 'dropped' && before && before !== 'dropped')
    other.push(`dropped${value.because ? `: ${value.because}` : ''}`);
  else if (before === 'done' && isOpen(value)) other.push('open again');
  else if (before === 'blocked' && status !== 'blocked') forward.push('no longer blocked');
  else if (isOpen(value) && (before === 'todo' ? status === 'in progress' : !old && isNew(value.started)))
    forward.push(`begun${isNew(value.started) ? ` on ${spoken(value.started!, today)}` : ''}`);
  const met = criteria(entry).filter(it => isNew(readDay(descend(it.node, ['met'])?.value.text ?? '')));
  if (met.length && isOpen(value))
    forward.push(`${met.length} of ${counted(criteria(entry).length, 'criterion', 'criteria')} met`);
  const log = [...(value.log ?? [])].filter(([day]) => isNew(day)).sort(([a], [b]) => a - b);
  const last = log.at(-1);
  if (last)
    forward.push(
      `${last[1]} (${spoken(last[0], today)}${log.length > 1 ? `, and ${counted(log.length - 1, 'entry', 'entries')} before` : ''})`,
    );
}

/** Commits that name it moved it, where nothing else has been said. */
function named({ id }: Activity, since: Day, { history, today }: Frame, { forward, other }: Moves): void {
  const all = history?.past('activity', id)?.named.filter(it => it.day >= since && it.day <= today) ?? [];
  const last = all.at(-1);
  if (last && !forward.length && !other.length)
    forward.push(`${counted(all.length, 'commit')} for it, the last on ${spoken(last.day, today)} by ${last.by}`);
}

/** Its date, its owner, and how much it is. */
function shifts(plan: Plan, entry: Activity, old: Activity, today: Day, { other }: Moves): void {
  const { value } = entry;
  if (!isOpen(value)) return;
  const { due } = value;
  if (due !== old.value.due) other.push(dateMoved(entry, old.value.due, due, plan, today));
  if (value.owner && old.value.owner && value.owner !== old.value.owner)
    other.push(`handed over from ${personName(plan, old.value.owner)} to ${personName(plan, value.owner)}`);
  const [effort, before] = [value.effort, old.value.effort];
  if (effort && before && !same(effort, before)) {
    const way = middle(effort) > middle(before) ? 'more' : 'less';
    other.push(`${way} to do: ${workSpoken(effort)} now, ${workSpoken(before)} before`);
  }
  const more = criteria(entry).length - criteria(old).length;
  if (more && criteria(old).length)
    other.push(
      more > 0 ? `${counted(more, 'criterion', 'criteria')} more` : `${counted(-more, 'criterion', 'criteria')} less`,
    );
}
const same = (a: Estimate, b: Estimate): boolean =>
  inDays(a.low) === inDays(b.low) && inDays(a.high) === inDays(b.high);
/** `6 to 8 days`, `4 hours`. */
export function workSpoken({ low, high }: Estimate): string {
  const words = { h: 'hour', d: 'day', w: 'week' } as const;
  const last = counted(high.amount, words[high.unit]);
  if (inDays(low) === inDays(high)) return last;
  return low.unit === high.unit ? `${low.amount} to ${last}` : `${counted(low.amount, words[low.unit])} to ${last}`;
}
function dateMoved(entry: Activity, from: Day | undefined, to: Day | undefined, plan: Plan, today: Day): string {
  if (to === undefined) return 'has no date any more';
  if (from === undefined) return `due ${spoken(to, today)} now`;
  const days = daysFor(plan, entry).between(from, to);
  const turns =
    plan.history?.past('activity', entry.id)?.turns.filter(it => it.key === 'due' && it.from && it.to).length ?? 0;
  const times = turns > 1 ? `, moved ${turns} times by now` : '';
  const far = days ? `${counted(Math.abs(days), 'working day')} ` : '';
  return `its date moved ${far}${to > from ? 'later' : 'earlier'}, from ${spoken(from, today)} to ${spoken(to, today)}${times}`;
}

/** What the plan held then and holds no more. */
const gone = (plan: Plan, was: Plan | undefined, changes: readonly EntryChange[]): Point[] =>
  changes.flatMap(({ what, id }) => {
    const old = what === 'dropped' && was ? find(was, 'activity', id) : undefined;
    return old && !old.parent ? [pointOf(plan, old, 'Taken out of the plan.')] : [];
  });
