import { type Day, iso } from '../language/day.ts';
import type { Edit } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, isOpen, statusOf } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { logged } from './outcome.ts';

/** A line of today in the log of what is being worked on, else of what is open: where a check-in begins. Nothing where no log takes one. */
export function firstCheckin(plan: Plan, today: Day): { title: string; edits: readonly Edit[] }[] {
  const open = entriesOf(plan, 'activity').filter(it => !it.parent && isOpen(it.value));
  const [first = open[0]] = open.filter(it => statusOf(it.value) === 'in progress');
  const edits = first ? logged(plan, first, today, 'say what moved') : [];
  return first && edits.length
    ? [{ title: `Write the check-in of today, ${iso(today)}, beginning with the log of ${cited(first.id)}`, edits }]
    : [];
}
