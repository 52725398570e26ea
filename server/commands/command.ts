import { type Day, dayOf, readDay } from '../language/day.ts';
import { Run } from '../run.ts';

/** What may stand behind a command besides its paths, as node's `parseArgs` takes it. A word means the same in every command. */
export type Option = { readonly type: 'string' | 'boolean'; readonly short?: string };
type Options = Readonly<Record<string, Option>>;
/** What was given of them; every command can be asked as of a day. */
export type Given<T extends Options> = {
  readonly [K in keyof T]?: T[K]['type'] extends 'string' ? string : boolean;
} & { readonly today?: string };

/** One word of the command line, such as `check`. */
export interface Command {
  /** Its lines in the help: the command, then its options, each with what it does. */
  readonly usage: string;
  readonly takes: Options;
  /** Gives the exit code: 0 clean, 1 findings, 2 wrong usage or unreadable. May throw `Usage` and `Trouble`. */
  run(paths: readonly string[], given: Readonly<Record<string, unknown>>): number | Promise<number>;
}
export const command = <T extends Options>(it: {
  readonly usage: string;
  readonly takes: T;
  run(paths: readonly string[], given: Given<T>): number | Promise<number>;
}): Command => it as Command;

/** It was asked in a way that cannot be answered: the help is shown too. */
export class Usage extends Error {}

export const say = (text: string): number => {
  process.stdout.write(text);
  return 0;
};
export const tell = (message: string): void => void process.stderr.write(`opsplan: ${message}\n`);

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
