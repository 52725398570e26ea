import { addMonths, civil, type Day } from '../language/day.ts';
import { writePeriod } from '../language/period.ts';
import { type Range, types } from '../language/values.ts';
import { type Change, type Folder, fileName } from '../plan/change.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, headOf, isOpen } from '../plan/query.ts';
import { setHead } from '../plan/sections.ts';
import { carriedText, isWhole, leave, moved } from './carry.ts';
import { draftOf, newFile } from './draft.ts';
import { linesOfPair } from './source.ts';

/** The period that is as long as another and follows it; of those that follow one another the first that is not over today. */
export function nextPeriod(period: Range, today: Day): Range | undefined {
  let next = period;
  for (let n = 0; n < 100 && period.from <= period.to; n++) {
    next = following(next);
    if (next.to >= today) return next;
  }
  return undefined;
}
/** Whole months are followed by as many whole months. */
function following({ from, to }: Range): Range {
  const start = to + 1;
  const [first, end] = [civil(from), civil(start)];
  const months = (end.year - first.year) * 12 + end.month - first.month;
  return { from: start, to: first.date === end.date ? addMonths(start, months) - 1 : start + to - from };
}

/** The activities that still have to be done or go on, each with its tasks. */
export const openWork = (plan: Plan): EntryOf<'activity'>[] =>
  entriesOf(plan, 'activity').filter(it => !it.parent && isOpen(it.value));

/** Closes the plan, and makes one for the period that follows with all that is open; nothing where that cannot be written. */
export function carryOn(
  plan: Plan,
  folder: Folder,
  today: Day,
): { readonly change: Change; readonly name: string; readonly period: string } | undefined {
  const written = headOf(plan, 'period')?.pair.value.text ?? '';
  const old = types.period.read(written);
  const next = old && nextPeriod(old, today);
  const period = next && writePeriod(next);
  const open = openWork(plan);
  if (period === undefined || !open.length || !open.every(isWhole) || types.id.read(folder.name) === undefined)
    return undefined;
  const title = (headOf(plan, 'plan')?.pair.value.text || folder.name).replace(written, () => period);
  // The period last in the name: a long title must not cut it off.
  const short = period.slice(0, 10).toLowerCase();
  const name = fileName(title.toLowerCase().includes(short) ? title : `${title.slice(0, 29)} ${short}`, folder);
  const parts = moved(
    open.map(it => it.parsed),
    folder.name,
    name,
  );
  const rules = headOf(plan, 'rules');
  const lines = [
    ...draftOf(plan, { title, period }),
    ...['', 'activities:', carriedText(plan, [...parts.chunks], parts)],
    ...(rules ? ['', ...linesOfPair(rules.parsed, rules.pair, 0)] : []),
  ];
  const { edits, others } = leave(plan, parts, folder.others());
  const change = {
    edits: [setHead(plan, 'status', 'closed'), ...edits],
    others,
    created: [newFile(plan, name, lines)],
  };
  return { change, name, period };
}
