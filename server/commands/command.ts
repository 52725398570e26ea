import { type Day, dayOf, readDay } from '../language/day.ts';
import { brokenLines } from '../plan/broken.ts';
import type { Plan } from '../plan/plan.ts';
import { Run } from '../run.ts';
import { type Command, type Given, type Options, Usage } from './word.ts';

export { type Command, type Given, type Option, say, Usage } from './word.ts';

export const command = <T extends Options>(it: {
  readonly usage: string;
  readonly takes: T;
  run(paths: readonly string[], given: Given<T>): number | Promise<number>;
}): Command => it as Command;

export const tell = (message: string): void => void process.stderr.write(`opsplan: ${message}\n`);

/** Tells of the parts of a plan that cannot be read, wherever findings are not told; says whether there are any. Such a run ends with 2, though it gives what it can. */
export function tellBroken(file: string, plan: Plan): boolean {
  const lines = brokenLines(plan);
  for (const it of lines)
    process.stderr.write(
      `${file}:${it + 1}  Cannot be read in full, so not all that it says counts here. "opsplan check" tells what is wrong.\n`,
    );
  if (lines.length) process.exitCode = 2;
  return lines.length > 0;
}

/** The plans under some paths. Tells of what is not there, or cannot be read; such a run ends with 2 whatever else it finds. */
export function plansUnder(paths: readonly string[]): Run {
  const run = new Run(paths, tell);
  if (run.unread) process.exitCode = 2;
  if (!run.files.length && !run.unread)
    process.stderr.write(`There is no .opsplan file in ${paths.length ? paths.join(', ') : 'this folder'}.\n`);
  return run;
}

/** The day to judge as of; the clock's where none is given. */
export function todayOf({ today }: { readonly today?: string }): Day {
  if (today === undefined) {
    const now = new Date();
    return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())!;
  }
  const day = readDay(today);
  if (day === undefined) throw new Usage(`--today takes a day such as 2026-08-21, not "${today}".`);
  return day;
}

/** The format that is asked for, of those that a command knows; the first where none is. */
export function formatOf<T extends string>({ format }: { readonly format?: string }, known: readonly [T, ...T[]]): T {
  const found = format === undefined ? known[0] : known.find(it => it === format);
  if (found) return found;
  const all = [known.slice(0, -1).join(', '), known.at(-1)].filter(Boolean).join(' or ');
  throw new Usage(`--format is ${all}, not "${format}".`);
}

/** A whole number that an option was given; nothing where it was not. */
export function numberOf(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,9}$/.test(given)) throw new Usage(`--${name} takes a whole number.`);
  return Number(given);
}

export const colour = (out: NodeJS.WriteStream = process.stdout): boolean => {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0';
  return !!out.isTTY && TERM !== 'dumb';
};
