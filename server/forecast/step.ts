import type { Kind } from '../language/kinds.ts';
import type { Member } from '../plan/others.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { find } from '../plan/query.ts';
import { homeOf } from './held.ts';
import type { Item } from './items.ts';
import type { Group } from './joined.ts';

/** One step on the way back from a date. */
export interface Step {
  readonly kind:
    | (
        | 'work'
        | 'task'
        | 'prerequisite'
        | 'busy'
        | 'load'
        | 'ceiling'
        | 'leave'
        | 'holiday'
        | 'day off'
        | 'not here yet'
      )
    | ('start' | 'milestone' | 'decision' | 'blocked' | 'today' | 'more' | 'circle' | 'never');
  /** What it is about, as the plan at hand names it: an activity, a person, a milestone, a decision. */
  readonly id: string;
  /** A plain sentence. */
  readonly text: string;
  /** Where that stands; nothing for what has no entry. */
  readonly of?: { readonly kind: Kind; readonly entry: Entry; readonly home: Member | undefined };
}

/** What a step is about, and where that stands. */
export type Subject = readonly [id: string, of: Step['of']];

export const step = (kind: Step['kind'], [id, of]: Subject, text: string): Step => ({
  kind,
  id,
  text,
  ...(of && { of }),
});

/** How a plan names an entry, of its own or of another plan. */
export function about(plan: Plan, entry: Entry, group: Group): Subject {
  const home = homeOf(plan, group);
  return [home ? `${group.name}/${entry.id}` : entry.id, { kind: entry.kind, entry, home }];
}
export const aboutItem = (plan: Plan, { job, group }: Item): Subject =>
  job ? about(plan, job.entry, group) : ['goal', undefined];
export function aboutPerson(plan: Plan, id: string): Subject {
  const entry = find(plan, 'person', id);
  const isOwn = plan.names.definitions.get('person')?.has(id);
  return [id, entry && { kind: 'person', entry, home: isOwn ? undefined : plan.others?.find('person', id)?.home }];
}
