import { inDays } from '../language/time.ts';
import { apply, type Edit, insertLines, quote, removeEntry, setKey } from '../plan/edit.ts';
import { type Plan, readPlan } from '../plan/plan.ts';
import { dropPrerequisites } from '../plan/prerequisite.ts';
import { at, type EntryOf, field, find, isOpen, type Prerequisite, prerequisites, waitingFor } from '../plan/query.ts';
import { unused } from '../plan/suggest.ts';
import { written } from '../plan/written.ts';
import { dropKeys } from './drop-keys.ts';
import { effortText } from './effort.ts';
import { isTaken } from './free-id.ts';

type Activity = EntryOf<'activity'>;

/** Everything that waits for an activity, directly and further down. */
function behind(plan: Plan, entry: Activity): Set<Activity> {
  const found = new Set<Activity>();
  const next = [entry];
  for (let it = next.pop(); it; it = next.pop())
    for (const other of waitingFor(plan, 'activity', it.id)) {
      if (found.has(other)) continue;
      found.add(other);
      next.push(other);
    }
  return found;
}

/** An activity that others may go beneath, and which: first those for which nothing else waits. */
export interface Nest {
  readonly into: Activity;
  readonly tasks: readonly Activity[];
}

/** Each is held against each only up to here. */
const mostCompared = 60;

/** Ways to make `count` of some activities tasks of another of the same owner: what only it waits for; where nothing is, the last ones go beneath the one before them. What somebody else does first is no part of it. */
export function nests(plan: Plan, all: readonly Activity[], count: number): Nest[] {
  const open = all.filter(it => isOpen(it.value) && canMove(it));
  const places = all.filter(it => canHold(it) && isOpen(it.value));
  const own = (all.length > mostCompared ? [] : places).flatMap(into => {
    const tasks = open.filter(it => isPart(into, it) && waitsOnly(plan, into, it)).slice(-count);
    return tasks.length === count ? [{ into, tasks }] : [];
  });
  if (own.length) return own.slice(0, 3);
  for (const into of [...places].reverse()) {
    const later = behind(plan, into);
    const tasks = open.filter(it => isPart(into, it) && !later.has(it)).slice(-count);
    if (tasks.length === count) return [{ into, tasks }];
  }
  return [];
}

/** Whether one may be a task of the other: the same person answers for both, by a day that holds both, and no effort is lost. */
function isPart(into: Activity, it: Activity): boolean {
  const { owner, due, effort, spent, remaining, with: helpers } = into.value;
  if (it === into || it.value.owner !== owner || (it.value.due ?? -Infinity) > (due ?? Infinity)) return false;
  // What is left of an activity goes to those of its tasks that say nothing, and help stays with it.
  return !effort || !!(it.value.effort && !spent && !remaining && !(helpers instanceof Map));
}

const canMove = ({ node, parent, parsed, key }: Activity): boolean =>
  !parent &&
  (node.kind === 'map' || node.kind === 'empty') &&
  parsed.chunk.kind === 'entry' &&
  parsed.pairs[0]?.key === key;
const canHold = (it: Activity): boolean => {
  const tasks = field(it, 'tasks')?.value;
  return (
    it.node.kind === 'map' && it.node.style === 'block' && (!tasks || (tasks.kind === 'map' && tasks.style === 'block'))
  );
};
const waitsOnly = (plan: Plan, into: Activity, it: Activity): boolean => {
  const waiting = waitingFor(plan, 'activity', it.id);
  return waiting.length > 0 && waiting.every(other => other === into);
};

/** Moves activities beneath another as its tasks, with their comments and without ranks; what waited for them there waits no longer, for an activity ends with its tasks. */
export function nest(plan: Plan, { into, tasks }: Nest): Edit[] {
  const { parsed, node } = into;
  const column = node.pairs[0]!.key.range.start.character;
  const old = field(into, 'tasks');
  const inner = old?.value.pairs[0]?.key.range.start.character ?? column + 2;
  const refs = prerequisites(into).filter(it => tasks.some(({ id }) => id === it.ref));
  const lines = [...tasks.flatMap(it => taskLines(it, inner)), ...(old ? [] : ownTask(plan, into, refs, inner))];
  const added = old ? lines : [`${' '.repeat(column)}tasks:`, ...lines];
  const last = (old?.value ?? node).range.end.line;
  return [
    ...withEfforts(plan, into, tasks),
    ...(refs.length ? dropPrerequisites(plan, into, refs) : []),
    insertLines(plan, parsed, last, added),
    ...tasks.map(it => removeEntry(plan, it)),
  ];
}

/** What an activity takes itself, as one more task behind those that it waited for: its effort is from then on that of all its tasks. */
function ownTask(plan: Plan, into: Activity, refs: readonly Prerequisite[], column: number): string[] {
  const { id, value, parsed } = into;
  if (!value.effort) return [];
  const after = refs.map(({ ref, lag }) => quote(lag ? `${ref} + ${lag.amount}${lag.unit}` : ref, true));
  const says = [
    `title: ${quote(value.title ?? 'Say what is done last', true)}`,
    `effort: ${written(parsed, at(into, 'effort'))}`,
    ...(after.length ? [`after: [${after.join(', ')}]`] : []),
  ];
  return [`${' '.repeat(column)}${unused(`${id}-2`, it => isTaken(plan, it))}: { ${says.join(', ')} }`];
}
function withEfforts(plan: Plan, into: Activity, tasks: readonly Activity[]): Edit[] {
  const all = [into, ...tasks].map(it => it.value.effort);
  if (!all[0]) return [];
  const sum = (end: 'low' | 'high'): number => all.reduce((days, it) => days + (it ? inDays(it[end]) : 0), 0);
  return [setKey(plan, into, 'effort', effortText(sum('low'), sum('high')))];
}

/** An entry with the comments directly above it, as lines in another column. */
function taskLines({ id, parsed, key }: Activity, column: number): string[] {
  const alone = readPlan(`activities:\n${parsed.chunk.text}`);
  const entry = find(alone, 'activity', id)!;
  const lines = apply(alone, dropKeys(alone, entry, ['priority']))
    .split(/\r\n|\n|\r/)
    .slice(1);
  let first = key.range.start.line;
  const shift = column - key.range.start.character;
  while (first > 0 && /^[ \t]*#/.test(lines[first - 1]!) && lines[first - 1]!.search(/#/) === key.range.start.character)
    first--;
  const last = lines.findLastIndex(it => /^[ \t]*[^\s#]/.test(it));
  return lines.slice(first, last + 1).map(line => {
    const at = line.search(/\S/);
    return at < 0 ? '' : ' '.repeat(Math.max(column, at + shift)) + line.slice(at);
  });
}
