import { parseArgs } from 'node:util';
import { type Option, say, Usage } from './commands/command.ts';
import { commands, help } from './commands/index.ts';
import { Trouble } from './disk.ts';

const common: Record<string, Option> = {
  today: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
};
const options: Record<string, Option> = Object.assign({}, common, ...[...commands.values()].map(it => it.takes));

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [name, ...paths] = positionals;
  if (values.version) return say(`${process.env.OPSPLAN_VERSION}\n`);
  if (values.help || name === 'help') return say(help);
  if (name === undefined) throw new Usage('Say what to do.');
  const command = commands.get(name);
  if (!command) throw new Usage(`There is no command "${name}".`);
  const odd = Object.keys(values).find(it => it !== 'today' && !Object.hasOwn(command.takes, it));
  if (odd) throw new Usage(`${name} does not take --${odd}.`);
  return command.run(paths, values);
}

// A closed pipe (`opsplan check | head`) is no mistake.
process.stdout.on('error', error => process.exit((error as NodeJS.ErrnoException).code === 'EPIPE' ? 0 : 2));
process.on('SIGINT', () => process.exit(130));
main().then(
  code => {
    // What could not be read has set it already.
    process.exitCode ||= code;
  },
  error => {
    const usage = error instanceof Usage || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    process.stderr.write(
      `opsplan: ${error instanceof Trouble || usage ? error.message : (error.stack ?? error)}\n${usage ? `\n${help}` : ''}`,
    );
    process.exitCode = 2;
  },
);
