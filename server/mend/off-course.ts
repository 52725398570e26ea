import { iso } from '../language/day.ts';
import { type Edit, quote } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { isDefined } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, isOneOff, isOpen, naming } from '../plan/query.ts';
import { insertEntry } from '../plan/sections.ts';
import { cited, unused } from '../plan/suggest.ts';
import { newActivity, newDecision, soon } from './new-entry.ts';

/** A metric that does not go where it should, and what has to be decided about it. */
export interface OffCourse {
  readonly metric: EntryOf<'metric'>;
  /** What the decision is called behind the metric's name: `breach`. */
  readonly word: string;
  readonly question: string;
  /** What may be done besides more work on it. */
  readonly other: string;
  /** Why more work is decided today: the fact that is known. */
  readonly because: string;
  /** When an activity that moves it is done. */
  readonly done: string;
}
interface Answer {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** What can be done about it: open a decision; add work, with the decision for it; `tryOut` a scenario beside the open decision. */
export function answersTo(plan: Plan, frame: Frame, it: OffCourse, tryOut = false): Answer[] {
  const { id, value } = it.metric;
  const more = 'more work on it';
  const decision = {
    id: `${id}-${it.word}`,
    question: it.question,
    owner: value.owner,
    options: [more, it.other],
    affects: [id],
  };
  const open = newDecision(plan, frame, decision);
  const due = soon(frame, 10);
  const work = newActivity(plan, frame, {
    id: `move-${id}`,
    title: 'Say what is done about it',
    owner: value.owner,
    due,
    metric: id,
    done: it.done,
  });
  const taken = newDecision(plan, frame, {
    ...decision,
    affects: [id, work.id],
    taken: { chosen: more, because: it.because },
  });
  return [
    { title: `Open the decision "${open.id}", to be made by ${open.by}`, edits: [open.edit] },
    {
      title: `Add the activity "${work.id}", due ${iso(due)}, and note that it was decided today`,
      edits: [taken.edit, work.edit],
    },
    ...(tryOut ? scenario(plan, it, open) : []),
  ];
}

/** What if the first piece of work on it came before all else? */
function scenario(plan: Plan, { metric }: OffCourse, open: { id: string; by: string; edit: Edit }): Answer[] {
  const [first] = naming(plan, 'metric', metric.id, 'metric', 'activity').filter(
    it => !it.parent && isOpen(it.value) && isOneOff(it.value),
  );
  if (!first) return [];
  const id = unused(`${first.id}-first`, it => isDefined(plan, 'scenario', it));
  const body = [
    `title: ${quote(`What if ${first.id} comes first?`, true)}`,
    `assume: { activities.${first.id}.priority: 1 }`,
  ];
  return [
    {
      title: `Open the decision "${open.id}", to be made by ${open.by}, with the scenario that ${cited(first.id)} comes first`,
      edits: [open.edit, insertEntry(plan, 'scenarios', id, body)],
    },
  ];
}
