import { type Edit, eolOf, insertKey, linesOf, quote, replace, setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field } from '../plan/query.ts';

/** Adds a criterion that somebody approves to the definition of done. */
export function addCriterion(plan: Plan, entry: EntryOf<'activity'>, criterion: string, by: string): Edit {
  const { parsed } = entry;
  const text = `{ criterion: ${quote(criterion, true)}, by: ${quote(by, true)} }`;
  const pair = field(entry, 'done');
  if (!pair) return insertKey(plan, entry, 'done', `[${text}]`);
  const { value } = pair;
  const last = value.items.at(-1);
  if (value.kind === 'scalar') return setKey(plan, entry, 'done', `[${quote(value.text, true)}, ${text}]`);
  if (!last) return setKey(plan, entry, 'done', `[${text}]`);
  const { line, character } = last.range.end;
  const all = linesOf(parsed);
  const end = { line, character: value.style === 'flow' ? character : all[line]!.length };
  const pad = ' '.repeat(Math.max(0, all[last.range.start.line]!.search(/-[ \t]/)));
  const added = value.style === 'flow' ? `, ${text}` : `${eolOf(plan)}${pad}- ${text}`;
  return replace(plan, { parsed, range: { start: end, end } }, added);
}
