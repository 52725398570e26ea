import { markLines } from './conflicts.ts';
import type { Parsed } from './parse.ts';
import type { Plan } from './plan.ts';

/** Whether some of a chunk cannot be read, or is one of two versions that nobody has settled: what is written there is not known, or not all of it. */
export const isBroken = (parsed: Parsed): boolean => brokenAt(parsed) !== undefined;

/** The line of a chunk, counted from its first, from which on that is so. */
function brokenAt({ chunk, sound, tree }: Parsed): number | undefined {
  if (sound) return undefined;
  return (
    tree.problems[0]?.range.start.line ??
    (chunk.kind === 'unread' ? undefined : markLines(chunk.text, chunk.isOurs)[0]?.line)
  );
}

/** The lines, counted from 0, on which the parts of a plan begin that cannot be read. */
export const brokenLines = (plan: Plan): number[] =>
  plan.chunks.flatMap((it, i) => {
    const line = brokenAt(it);
    return line === undefined ? [] : [plan.lines[i]! + line];
  });
