import { type Day, iso } from '../language/day.ts';
import { appendTo, flowList } from '../mend/lists.ts';
import { newDecision } from '../mend/new-entry.ts';
import { setKeys } from '../mend/set-keys.ts';
import type { Change } from '../plan/change.ts';
import { apply, quote } from '../plan/edit.ts';
import { frameOf } from '../plan/frame.ts';
import { type Plan, readPlan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';
import { at, type EntryOf, field, find, items, rangeOf } from '../plan/query.ts';
import { cited, kebab, upTo } from '../plan/suggest.ts';

type Decision = EntryOf<'decision'>;
type Refused = { readonly refused: string };

/** Records what was chosen, why, and that it was today. An answer that was not foreseen is noted among the options. */
export function decide(plan: Plan, entry: Decision, chosen: string, because: string, today: Day): Change | Refused {
  const { parsed, value } = entry;
  if (value.chosen !== undefined) return { refused: `This is decided already: ${cited(value.chosen)}.` };
  if (!chosen.trim()) return { refused: 'Say what was chosen.' };
  if (!because.trim()) return { refused: 'Say why: the reason stays in the plan.' };
  const answer = chosen.trim();
  const isForeseen = items(entry, 'options').some(it => it.text === answer);
  const options = field(entry, 'options');
  const keys: [string, string][] = [
    ...(isForeseen || options ? [] : [['options', flowList([answer])] as [string, string]]),
    ['chosen', quote(answer, true)],
    ['because', quote(because.trim(), true)],
    ['decided', iso(today)],
  ];
  const noted = isForeseen || !options ? [] : appendTo(plan, parsed, options, [answer]);
  return { edits: [...noted, ...setKeys(plan, entry, keys)] };
}

/** Opens a decision until the next review. What it affects is left to be filled in: `at` is the place. */
export function ask(
  plan: Plan,
  question: string,
  options: readonly string[],
  today: Day,
): (Change & { readonly at: Position }) | Refused {
  const text = question.replace(/\s+/g, ' ').trim();
  if (!text) return { refused: 'Say what has to be decided.' };
  const answers = [...new Set(options.map(it => it.trim()).filter(Boolean))];
  const { id, edit } = newDecision(plan, frameOf(plan, today), {
    id: kebab(upTo(text, 40)),
    question: text,
    options: answers,
    affects: [],
  });
  const then = readPlan(apply(plan, [edit]), plan);
  const entry = find(then, 'decision', id);
  const { start } = entry ? rangeOf(then, { parsed: entry.parsed, range: at(entry, 'affects') }) : edit.range;
  return { edits: [edit], at: { line: start.line, character: start.character + (entry ? 1 : 0) } };
}
