import { type Day, readDay } from '../language/day.ts';
import { among } from './among.ts';
import type { Node } from './node.ts';
import { type History, heldSince } from './past.ts';
import type { Plan } from './plan.ts';
import { type EntryOf, inherited } from './query.ts';
import { wholeOf } from './whole.ts';

/** The plan as it stood at the end of a day, among the others as they stood then. What of them nobody knows stands as it is; nothing where the plan itself was not there yet. */
export function planOn(plan: Plan, day: Day): Plan | undefined {
  const then = plan.history?.at(day);
  const { others } = plan;
  if (!then || !others) return then;
  const members = wholeOf(plan).flatMap(it => {
    if (it.file === others.file) return [{ ...it, plan: then }];
    const history = others.history(it.file);
    const theirs = history?.at(day);
    return history?.first && !theirs ? [] : [{ ...it, plan: theirs ?? it.plan }];
  });
  return among(plan, members);
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
