import type { Kind } from '../language/kinds.ts';
import { types } from '../language/values.ts';
import { rename as renameAll } from '../mend/rename.ts';
import { type Edit, quote } from '../plan/edit.ts';
import { isDefined, kindName, type Name, nameAt } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position, Range } from '../plan/position.ts';
import { entriesOf, rangeOf } from '../plan/query.ts';

/** Why a name stays, in words for the user. */
export interface Refused {
  readonly refused: string;
}

/** What would be renamed: the word under the cursor. */
export function prepareRename(plan: Plan, position: Position): { range: Range; placeholder: string } | Refused {
  const name = renamable(plan, position);
  return 'refused' in name ? name : { range: rangeOf(plan, name), placeholder: name.id };
}

/** Gives a thing another name wherever the plan writes it, and touches nothing else. */
export function rename(plan: Plan, position: Position, to: string): readonly Edit[] | Refused {
  const name = renamable(plan, position);
  if ('refused' in name) return name;
  const text = to.trim();
  if (text === name.id) return [];
  const refused = objection(plan, name, text);
  return refused ? { refused } : renameAll(plan, name.kind, name.id, text);
}

function renamable(plan: Plan, position: Position): Name | Refused {
  const name = nameAt(plan, position);
  if (!name) return { refused: 'There is no name here. Put the cursor on an id, such as that of an activity.' };
  if (name.id.includes('/'))
    return { refused: `"${name.id}" belongs to another plan. Open that plan and rename it there.` };
  if (isDefined(plan, name.kind, name.id) || isLooseName(plan, name.kind)) return name;
  return { refused: `Nothing in this plan is called "${name.id}" yet, so there is nothing to rename.` };
}

/** Where no one is listed under `people:`, a person is whatever name the plan uses. */
const isLooseName = (plan: Plan, kind: Kind): boolean => kind === 'person' && !entriesOf(plan, 'person').length;

/** The kinds that one list may name side by side: two of them with one name could not be told apart. */
const together: readonly (readonly Kind[])[] = [
  ['activity', 'milestone', 'decision'],
  ['activity', 'milestone', 'metric', 'workstream'],
];

function objection(plan: Plan, { kind, token }: Name, to: string): string | undefined {
  if (!to) return 'The new name is empty.';
  const loose = isLooseName(plan, kind) && !token.meaning?.defines;
  if (!loose && quote(to, true) !== to && types.id.read(to) !== undefined)
    return `"${to}" cannot be a name: begin it with a letter or a digit.`;
  if (!loose && types.id.read(to) === undefined)
    return `"${to}" cannot be a name: use letters, digits, "-", "_" and ".", such as audit-checklist.`;
  const taken = [kind, ...together.filter(it => it.includes(kind)).flat()].find(it => isDefined(plan, it, to));
  if (!taken) return undefined;
  const article = /^[aeiou]/.test(taken) ? 'an' : 'a';
  return `There is already ${article} ${kindName(taken)} called "${to}". Choose another name.`;
}
