import { type Asked, check } from './check.ts';
import { compose } from './mend/compose.ts';
import { apply, type Edit } from './plan/edit.ts';
import { type Plan, readPlan, textOf } from './plan/plan.ts';
import { comparePositions } from './plan/position.ts';

/** A fix may show another one; a plan settles long before this. */
const mostRounds = 20;

/** The plan after every fix that has one reading and loses nothing, and how many there were. Fixing it again changes nothing. */
export function fixAll(plan: Plan, asked: Asked): { text: string; applied: number; edits: () => Edit[] } {
  const rounds: { text: string; edits: readonly Edit[] }[] = [];
  let now = plan;
  let applied = 0;
  for (let round = 0; round < mostRounds; round++) {
    const edits = safeEdits(now, asked);
    if (!edits.length) break;
    const text = apply(now, edits.flat());
    if (text === textOf(now)) break;
    applied += edits.length;
    rounds.push({ text: textOf(now), edits: edits.flat() });
    now = { ...readPlan(text, now), ...(plan.others && { others: plan.others }) };
  }
  return { text: textOf(now), applied, edits: () => compose(rounds) };
}

/** The first safe fix of each finding, left out where it would meet one before it. No folder is named, so nothing reaches beyond the plan. */
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
