import { existsSync, realpathSync } from 'node:fs';

/** A text as one word of a POSIX shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Where this program stands, as git's shell reads it on any system; empty where node cannot run it by itself. */
export function thisProgram(): string {
  const path = process.argv[1];
  if (!path || !existsSync(path)) return '';
  const real = realpathSync(path);
  return /\.[cm]?js$/.test(real) ? real.replaceAll('\\', '/') : '';
}

/** Lines of a POSIX shell that make `"$@"` the command line of opsplan, or nothing where it is not found. */
export function finding(program: string): string[] {
  const tries = [
    ...(program ? [[`[ -f ${quoted(program)} ] && ${has('node')}`, `node ${quoted(program)}`]] : []),
    ['[ -x node_modules/.bin/opsplan ]', 'node_modules/.bin/opsplan'],
    [has('opsplan'), 'opsplan'],
    ['npx --no-install opsplan --version >/dev/null 2>&1', 'npx --no-install opsplan'],
  ];
  return [
    ...tries.map(([test, words], i) => `${i ? 'elif' : 'if'} ${test}; then set -- ${words}`),
    'else set --',
    'fi',
  ];
}
const has = (name: string): string => `command -v ${name} >/dev/null 2>&1`;
