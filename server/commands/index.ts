import type { Command } from './word.ts';

/** The words of the command line, in the order of the help. Each is loaded when it is asked for: a start waits for nothing else. */
export const commands: ReadonlyMap<string, () => Promise<Command>> = new Map(
  Object.entries({
    check: async () => (await import('./check.ts')).check,
    diff: async () => (await import('./diff.ts')).diff,
    rank: async () => (await import('./rank.ts')).rank,
    reprioritize: async () => (await import('./reprioritize.ts')).reprioritize,
    checkin: async () => (await import('./checkin.ts')).checkin,
    forecast: async () => (await import('./forecast.ts')).forecast,
    measures: async () => (await import('./measures.ts')).measures,
    hook: async () => (await import('./hook.ts')).hook,
    merge: async () => (await import('./merge.ts')).merge,
    export: async () => (await import('./export.ts')).exporting,
    import: async () => (await import('./import.ts')).importing,
    explain: async () => (await import('./explain.ts')).explain,
    lsp: async () => (await import('./lsp.ts')).lsp,
    schema: async () => (await import('./schema.ts')).schema,
  }),
);

/** What all commands take together: for telling an option of another one from one that there is not. */
export const all = (): Promise<Command[]> => Promise.all([...commands.values()].map(it => it()));

/** What the command line says of itself. */
export const help = async (): Promise<string> => `opsplan: plans as code
${(await all()).map(it => it.usage).join('')}

  --today DATE    judge as of this day (2026-08-21); the clock's day unless given
  --help, --version

A path is a file or a folder; none is the current folder. All plans below the current folder see each other, and
so do those below a folder elsewhere that is named. NO_COLOR and FORCE_COLOR are honoured.
Exit codes: 0 clean; 1 findings at error level, too many warnings, ranks out of date, conflicts, or a change with
--exit-code; 2 wrong usage or unreadable.
`;
