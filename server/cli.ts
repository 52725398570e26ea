import { parseArgs } from 'node:util';
import { all, commands, help } from './commands/index.ts';
import { type Command, type Option, say, Usage } from './commands/word.ts';
import { Trouble } from './disk.ts';

const common: Record<string, Option> = {
  today: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
};
const parsed = (known: readonly Command[]) => {
  const options: Record<string, Option> = Object.assign({}, common, ...known.map(it => it.takes));
  return parseArgs({ options, allowPositionals: true });
};

/** Reads the arguments by what the first command among them takes, and only where that fails by what all of them take. */
async function asked(): Promise<ReturnType<typeof parsed>> {
  const word = process.argv.slice(2).find(it => commands.has(it));
  try {
    const found = parsed(word === undefined ? [] : [await commands.get(word)!()]);
    if (word === undefined || found.positionals[0] === word) return found;
  } catch (error) {
    if (!isUsage(error)) throw error;
  }
  return parsed(await all());
}

async function main(): Promise<number> {
  const { values, positionals } = await asked();
  const [name, ...paths] = positionals;
  if (values.version) return say(`${process.env.OPSPLAN_VERSION}\n`);
  if (values.help || name === 'help') return say(await help());
  if (name === undefined) throw new Usage('Say what to do.', await help());
  const command = await commands.get(name)?.();
  if (!command) throw new Usage(`There is no command "${name}".`);
  const odd = Object.keys(values).find(it => it !== 'today' && !Object.hasOwn(command.takes, it));
  if (odd) throw new Usage(`${name} does not take --${odd}.`);
  return command.run(paths, values);
}

/** What helps whoever used it in a wrong way: the lines of the one command; of which there is none, where to read on. */
async function hintOf(error: unknown): Promise<string> {
  if (error instanceof Usage && error.hint) return error.hint;
  const word = process.argv.slice(2).find(it => !it.startsWith('-'));
  const usage = (await commands.get(word ?? '')?.())?.usage;
  return `${usage ? `${usage.trimStart().replace(/^/, '  ')}\n\n` : ''}"opsplan --help" tells more.\n`;
}
const isUsage = (error: unknown): boolean =>
  error instanceof Usage || !!(error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');

// A closed pipe (`opsplan check | head`) is no mistake. Windows has another word for it.
process.stdout.on('error', error =>
  process.exit(['EPIPE', 'EOF'].includes((error as NodeJS.ErrnoException).code ?? '') ? 0 : 2),
);
process.on('SIGINT', () => process.exit(130));
main().then(
  code => {
    // What could not be read has set it already.
    process.exitCode ||= code;
  },
  async error => {
    process.exitCode = 2;
    const usage = isUsage(error);
    const hint = usage ? `\n${await hintOf(error)}` : '';
    process.stderr.write(
      `opsplan: ${error instanceof Trouble || usage ? error.message : (error.stack ?? error)}\n${hint}`,
    );
  },
);
