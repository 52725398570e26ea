import { check } from './check.ts';
import type { Command } from './command.ts';
import { forecast } from './forecast.ts';
import { lsp } from './lsp.ts';
import { measures } from './measures.ts';
import { rank } from './rank.ts';
import { reprioritize } from './reprioritize.ts';
import { schema } from './schema.ts';

/** The words of the command line, in the order of the help. */
export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({ check, rank, reprioritize, forecast, measures, lsp, schema }),
);

/** What the command line says of itself. */
export const help = `opsplan: plans as code
${[...commands.values()].map(it => it.usage).join('')}

  --today DATE    judge as of this day (2026-08-21); the clock's day unless given
  --help, --version

A path is a file or a folder; none is the current folder. All plans below the current folder see each other, and
so do those below a folder elsewhere that is named. NO_COLOR and FORCE_COLOR are honoured.
Exit codes: 0 clean; 1 findings at error level, too many warnings, or ranks out of date; 2 wrong usage or unreadable.
`;
