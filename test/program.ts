import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where `test/unit.mjs` has bundled the tests, and the files of the server that they start. */
const built = process.env.BUILT;

/** What node has to be given to run a file of the server, or a script that imports one. */
export const loader: readonly string[] = built ? [] : ['--import', 'tsx'];

/** Where a file of the server stands that node, with `loader`, can run. */
export const program = (file: string): string =>
  built ? resolve(built, file.replace(/\.ts$/, '.mjs')) : resolve(file);

/** The same, to be imported. */
export const moduleOf = (file: string): string => pathToFileURL(program(file)).href;
