import { linesOf } from './edit.ts';
import { chunkAt, type Plan } from './plan.ts';

/** A line of a plan without its end; nothing where there is none. */
export function lineAt(plan: Plan, line: number): string {
  const index = chunkAt(plan, line);
  const parsed = line < 0 ? undefined : plan.chunks[index];
  return (parsed && linesOf(parsed)[line - plan.lines[index]!]) ?? '';
}

/** The next line with something on it, comments left out. */
export function contentBelow(plan: Plan, from: number): string {
  const last = Math.min(from + 50, plan.lines.at(-1)! + (plan.chunks.at(-1)?.lines ?? 0));
  for (let line = from; line <= last; line++) if (/^ *[^\s#]/.test(lineAt(plan, line))) return lineAt(plan, line);
  return '';
}
