/** What may stand behind a command besides its paths, as node's `parseArgs` takes it. A word means the same in every command. */
export type Option = { readonly type: 'string' | 'boolean'; readonly short?: string };
export type Options = Readonly<Record<string, Option>>;
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

/** It was asked in a way that cannot be answered. Told with a hint, or with how its command is used. */
export class Usage extends Error {
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

export const say = (text: string): number => {
  process.stdout.write(text);
  return 0;
};
