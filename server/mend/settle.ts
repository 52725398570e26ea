import type { Conflict, Mark, Placed } from '../plan/conflicts.ts';
import { columnOf, type Edit, isContent, linesOf } from '../plan/edit.ts';
import { type Plan, textOf } from '../plan/plan.ts';
import { rangeOf } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { lineAt } from '../plan/written.ts';

/** What git calls a side: the branch that is checked out, the one that comes in. Empty where it does not say. */
export function sideOf(conflict: Conflict, mark: Mark): string {
  const it = conflict.find(line => line.mark === mark);
  const line = it ? linesOf(it.parsed)[it.line]! : '';
  return line.slice(7).trim();
}

interface Way {
  readonly title: string;
  readonly edits: readonly Edit[];
}
/** The ways to settle a conflict: one side or the other, and both where they write down different things. Of one whose end is gone, nobody knows which lines are whose. */
export function waysToSettle(plan: Plan, conflict: Conflict): Way[] {
  const lines = textOf(plan).split(/\r\n|\n|\r/);
  const numbers = new Map(conflict.map(it => [it.mark, lineOf(plan, it)]));
  const [ours, before, theirs, end] = (['ours', 'before', 'theirs', 'end'] as const).map(it => numbers.get(it));
  if (ours === undefined || theirs === undefined || end === undefined)
    return [{ title: 'Remove what git put between the lines, keep the lines', edits: withoutMarks(plan, conflict) }];
  const behind = before ?? theirs;
  const name = (mark: Mark, other: string): string => cited(sideOf(conflict, mark) || other);
  const [one, other] = [lines.slice(ours + 1, behind), lines.slice(theirs + 1, end)];
  const ways = [
    { title: `Keep ${name('ours', 'the first side')}`, edits: [gone(lines, ours, ours), gone(lines, behind, end)] },
    { title: `Keep ${name('end', 'the second side')}`, edits: [gone(lines, ours, theirs), gone(lines, end, end)] },
  ];
  if (!areApart(one, other)) return ways;
  const edits = [gone(lines, ours, ours), gone(lines, behind, theirs), gone(lines, end, end)];
  return [...ways, { title: 'Keep both, one below the other', edits }];
}

/** Takes the lines of git out, and nothing else. */
export function withoutMarks(plan: Plan, marks: readonly Placed[]): Edit[] {
  const lines = textOf(plan).split(/\r\n|\n|\r/);
  return marks.map(it => gone(lines, lineOf(plan, it), lineOf(plan, it)));
}
const lineOf = (plan: Plan, { parsed, line }: Placed): number =>
  rangeOf(plan, { parsed, range: lineAt(parsed, line) }).start.line;

/** Takes out whole lines, from the first to the last. */
const gone = (lines: readonly string[], first: number, last: number): Edit => ({
  range: {
    start: { line: first, character: 0 },
    end: last + 1 < lines.length ? { line: last + 1, character: 0 } : { line: last, character: lines[last]!.length },
  },
  text: '',
});

/** Whether two sides hold keys of one column, none of which is the same. */
function areApart(one: readonly string[], other: readonly string[]): boolean {
  const columns = [one, other].map(side => Math.min(...side.filter(isContent).map(columnOf)));
  const [column] = columns;
  if (column === undefined || column === Infinity || columns[1] !== column) return false;
  const keys = (side: readonly string[]): string[] =>
    side.filter(it => isContent(it) && columnOf(it) === column).map(it => /^\s*([^\s#:-][^:#]*):/.exec(it)?.[1] ?? '');
  const [own, its] = [keys(one), keys(other)];
  return ![...own, ...its].includes('') && !own.some(it => its.includes(it));
}
