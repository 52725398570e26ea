import { type Asked, check } from './check.ts';
import { apply, type Edit } from './plan/edit.ts';
import { type Plan, readPlan, textOf } from './plan/plan.ts';
import { comparePositions, lineStarts, positionAt } from './plan/position.ts';

/** A fix may show another one; a plan settles long before this. */
const mostRounds = 20;

/** The plan after every fix that has one reading and loses nothing, and how many there were. Fixing it again changes nothing. */
export function fixAll(plan: Plan, asked: Asked): { text: string; applied: number } {
  let now = plan;
  let applied = 0;
  for (let round = 0; round < mostRounds; round++) {
    const edits = safeEdits(now, asked);
    if (!edits.length) break;
    const text = apply(now, edits.flat());
    if (text === textOf(now)) break;
    applied += edits.length;
    now = readPlan(text, now);
  }
  return { text: textOf(now), applied };
}

/** The first safe fix of each finding, left out where it would meet one before it. */
function safeEdits(plan: Plan, asked: Asked): (readonly Edit[])[] {
  const taken: Edit[] = [];
  const chosen: (readonly Edit[])[] = [];
  for (const finding of check(plan, asked)) {
    const fix = finding.fixes().find(it => it.safe);
    if (!fix || fix.edits.some(edit => taken.some(it => meet(edit, it)))) continue;
    taken.push(...fix.edits);
    chosen.push(fix.edits);
  }
  return chosen;
}
const meet = (a: Edit, b: Edit): boolean =>
  comparePositions(a.range.start, b.range.end) <= 0 && comparePositions(b.range.start, a.range.end) <= 0;

/** The smallest single edit that makes one text of another. */
export function difference(before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < most - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  const starts = lineStarts(before);
  return {
    range: { start: positionAt(starts, head), end: positionAt(starts, before.length - tail) },
    text: after.slice(head, after.length - tail),
  };
}
