import { type Day, iso } from '../language/day.ts';
import { type Edit, quote } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field } from '../plan/query.ts';
import { says } from '../plan/section.ts';
import { cited } from '../plan/suggest.ts';
import { setKeys } from './set-keys.ts';
import type { Way } from './way.ts';

type Decision = EntryOf<'decision'>;

/** Writes down what was chosen, today unless a day stands there, with a reason to fill in unless one does. */
const choose = (plan: Plan, decision: Decision, option: string, today: Day): Edit[] =>
  setKeys(plan, decision, [
    ['chosen', quote(option, true)],
    ...(says(decision, 'because') ? [] : [['because', 'say why'] as const]),
    ...(says(decision, 'decided') ? [] : [['decided', iso(today)] as const]),
  ]);

/** One way for each of the options. */
export const choiceOf = (plan: Plan, decision: Decision, today: Day): Way[] =>
  [...new Set(decision.value.options ?? [])]
    .filter(it => it.trim())
    .slice(0, 8)
    .map(option => ({
      title: `Record for ${cited(decision.id)}: ${cited(option, 60)} chosen today${says(decision, 'because') ? '' : ', with a reason to fill in'}`,
      edits: choose(plan, decision, option, today),
    }));

/** Nothing is chosen, and nothing says that something was. A key without a value is still being written. */
export const isUndecided = (decision: Decision): boolean => !says(decision, 'chosen') && !field(decision, 'chosen');
