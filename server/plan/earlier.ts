import { type Day, readDay } from '../language/day.ts';
import type { Node } from './node.ts';
import type { Member } from './others.ts';
import { type History, heldSince } from './past.ts';
import type { Plan } from './plan.ts';
import { type EntryOf, inherited } from './query.ts';
import { wholeOf } from './whole.ts';
import { Workspace } from './workspace.ts';

/**
 * The plan as it stood at the end of a day, among the others as they stood then. What of them nobody knows stands as it
 * is; nothing where the plan itself was not there yet. `alone`: of the others only the people, as they are now.
 */
export function planOn(plan: Plan, day: Day, alone = false): Plan | undefined {
  const then = plan.history?.at(day);
  const { others } = plan;
  if (!then || !others) return then;
  if (!alone) return folderOn(plan, day).seen(others.file, others.has);
  const whole: Member[] = [];
  const seen: Plan = { ...then, others: { ...others, others: () => [], whole: () => whole } };
  whole.push({ file: others.file, name: others.name, plan: seen });
  return seen;
}

const folders = new WeakMap<readonly Member[], Map<Day, Workspace>>();
/** How many days are kept for a folder: whoever asks for one plan asks for the next one, too. */
const mostDays = 8;
/** All plans of a folder as they stood on a day, once for all that ask. */
function folderOn(plan: Plan, day: Day): Workspace {
  const whole = wholeOf(plan);
  let days = folders.get(whole);
  if (!days) folders.set(whole, (days = new Map()));
  let space = days.get(day);
  if (space) return space;
  space = new Workspace(plan.others!.alone);
  for (const it of whole) {
    const history = plan.others!.history(it.file);
    const then = history?.at(day);
    if (history?.first && !then) continue;
    space.put(it.file, it.name, then ?? it.plan);
    space.remember(it.file, history);
  }
  if (days.size >= mostDays) days.delete(days.keys().next().value!);
  days.set(day, space);
  return space;
}

/** The day on which work was done: as it says itself, else the one of the commit that said so. Nothing where it is not done, or nobody knows. */
export function finishedOn({ id, value }: EntryOf<'activity'>, history: History | undefined): Day | undefined {
  if (value.status !== 'done') return undefined;
  const turns = history?.past('activity', id)?.turns ?? [];
  return value.finished ?? turns.findLast(it => it.key === 'status' && it.to?.text === 'done')?.step.day;
}

/** The date that was promised first: the one that stood there when the plan went live, or the first that the work had later. As it is written where nothing else is known. */
export function promised(entry: EntryOf<'activity'>, history: History | undefined): Day | undefined {
  const past = history?.past('activity', entry.id);
  const since = history && past && heldSince(history, past);
  const turn = since && past.turns.find(it => it.key === 'due' && it.step.order > since.order);
  return (turn && (dayIn(turn.from) ?? dayIn(turn.to))) ?? inherited(entry, 'due');
}
const dayIn = (node: Node | undefined): Day | undefined => (node ? readDay(node.text) : undefined);
