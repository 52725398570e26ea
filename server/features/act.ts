import { type Day, iso } from '../language/day.ts';
import { addsBesideTabs } from '../mend/indent.ts';
import { finish, giveUp } from '../mend/outcome.ts';
import type { Change } from '../plan/change.ts';
import { type Edit, quote, remove, setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';
import { type EntryOf, field, find, isOpen } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { ask, decide } from './act-decision.ts';
import { pin, unpin } from './act-pin.ts';

/** What can be done to an activity, or to a decision, in one step. */
export type Act =
  | { readonly do: 'finish' | 'start' | 'reopen' | 'unblock' | 'unpin' }
  | { readonly do: 'block'; readonly need: string; readonly by?: string }
  | { readonly do: 'drop'; readonly because: string }
  | { readonly do: 'pin'; readonly rank: number; readonly because: string }
  | { readonly do: 'decide'; readonly chosen: string; readonly because: string }
  /** Opens a decision: it is about no entry that there is. */
  | { readonly do: 'ask'; readonly question: string; readonly options: readonly string[] };

/** What an act changes. */
export interface Done extends Change {
  /** Where to go on writing, once it is done. */
  readonly at?: Position;
  /** How many written ranks are out of date once it is done. */
  readonly moved?: number;
}

/** What an act changes, or why it cannot be done. */
export function act(plan: Plan, id: string, it: Act, today: Day): Done | { readonly refused: string } {
  const done = changeOf(plan, id, it, today);
  return 'refused' in done || !addsBesideTabs(plan, done.edits)
    ? done
    : { refused: 'Tabs indent what this would change, and YAML allows only spaces there. Write spaces first.' };
}

function changeOf(plan: Plan, id: string, it: Act, today: Day): Done | { readonly refused: string } {
  if (it.do === 'ask') return ask(plan, it.question, it.options, today);
  if (it.do === 'decide') {
    const decision = find(plan, 'decision', id);
    return decision
      ? decide(plan, decision, it.chosen, it.because, today)
      : { refused: id ? `There is no decision "${id}" in this plan.` : 'There is no decision here.' };
  }
  const entry = find(plan, 'activity', id);
  if (!entry) return { refused: id ? `There is no activity "${id}" in this plan.` : 'There is no activity here.' };
  if (it.do === 'pin') return pin(plan, entry, it.rank, it.because, today);
  if (it.do === 'unpin') return unpin(plan, entry, today);
  const edits = editsOf(plan, entry, it, today);
  return 'refused' in edits ? edits : { edits };
}

/** What has become of an activity or a decision when an act is done, in a sentence with its name. */
export function said(plan: Plan, id: string, it: Act): string {
  if (it.do === 'ask') return `${cited(it.question.trim())} is to be decided.`;
  const name = find(plan, 'activity', id)?.value.title ?? find(plan, 'decision', id)?.value.question ?? id;
  return `${cited(name)} ${it.do === 'pin' ? `is pinned to rank ${it.rank}` : outcomes[it.do]}.`;
}
const outcomes: Readonly<Record<Exclude<Act['do'], 'ask' | 'pin'>, string>> = {
  finish: 'is done',
  start: 'is in progress',
  reopen: 'is to do again',
  block: 'is blocked',
  unblock: 'is no longer blocked',
  unpin: 'is pinned no longer',
  drop: 'is dropped',
  decide: 'is decided',
};

function editsOf(
  plan: Plan,
  entry: EntryOf<'activity'>,
  it: Act,
  today: Day,
): readonly Edit[] | { readonly refused: string } {
  const { status } = entry.value;
  if (it.do === 'finish') return finish(plan, entry);
  // Whoever starts, or begins anew, is no longer blocked: with `blocked` beside it the status would mean nothing.
  if (it.do === 'start') return [...write(plan, entry, 'status', 'in progress'), ...without(plan, entry, 'blocked')];
  if (it.do === 'reopen')
    return [
      ...write(plan, entry, 'status', 'todo'),
      ...without(plan, entry, 'blocked'),
      ...without(plan, entry, 'because'),
    ];
  if (it.do === 'drop') return giveUp(plan, entry, quote(it.because, true));
  if (it.do === 'unblock') {
    const edits = [
      ...(status === 'blocked' ? write(plan, entry, 'status', 'in progress') : []),
      ...without(plan, entry, 'blocked'),
    ];
    return edits.length ? edits : { refused: `"${entry.id}" is not blocked.` };
  }
  if (it.do !== 'block') return { refused: 'There is no such act.' };
  if (!isOpen(entry.value)) return { refused: `"${entry.id}" is ${status}, so nothing can block it.` };
  const by = it.by ? `by: ${quote(it.by, true)}, ` : '';
  return write(plan, entry, 'blocked', `{ ${by}since: ${iso(today)}, need: ${quote(it.need, true)} }`);
}

const write = (plan: Plan, entry: EntryOf<'activity'>, key: string, text: string): Edit[] => [
  setKey(plan, entry, key, text),
];
const without = (plan: Plan, entry: EntryOf<'activity'>, key: string): Edit[] => {
  const pair = field(entry, key);
  return pair ? [remove(plan, entry.parsed, pair.key.range)] : [];
};
