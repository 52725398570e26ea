import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { isBelow, Trouble } from '../disk.ts';
import { finding, quoted, thisProgram } from './program.ts';
import type { Repository } from './repository.ts';

/** The first words of the hook, by which it is known again. */
const mark = '# opsplan hook:';
/** The hooks that git runs before a commit: of a person, and of a merge that git commits by itself. */
const names = ['pre-commit', 'pre-merge-commit'] as const;
type Name = (typeof names)[number];
/** What a hook that was there before is called while ours stands in its place. */
const chained = (name: Name): string => `${name}.before-opsplan`;

/** A hook: what was there first, then, where a plan is staged, its findings and ranks. */
export function script(program: string, name: Name): string {
  return [
    '#!/bin/sh',
    `${mark} judges the plans of a commit. "opsplan hook uninstall" takes it out, --no-verify skips it.`,
    `before="$(dirname -- "$0")/"${quoted(chained(name))}`,
    'if [ -x "$before" ]; then "$before" "$@" || exit; fi',
    `git diff --cached --quiet -- '*.opsplan' 2>/dev/null && exit 0`,
    ...finding(program),
    'if [ $# = 0 ]; then',
    '  echo "opsplan is not found, so the staged plans are not checked." >&2',
    '  exit 0',
    'fi',
    '"$@" check --staged --ranks && exit 0',
    'echo "Not committed. To commit all the same: git commit --no-verify" >&2',
    'exit 1',
    '',
  ].join('\n');
}

/** A hook of a folder, and what stands there. */
interface Hook {
  readonly name: Name;
  readonly path: string;
  /** Where what was there first is kept. */
  readonly before: string;
}
const hooksIn = (folder: string): Hook[] =>
  names.map(name => ({ name, path: join(folder, name), before: join(folder, chained(name)) }));

/** Puts the hooks in their places. Gives what was done, in sentences. */
export async function installHook(repository: Repository, force: boolean): Promise<string[]> {
  const { folder, whose } = await hooksOf(repository);
  if (/[\\/]\.husky[\\/]_$/.test(folder)) throw new Trouble(`husky runs the hooks here. ${linesFor(dirname(folder))}`);
  if (whose === 'team' && !force)
    throw new Trouble(
      `${show(folder)} holds the hooks of all who work on this repository. ${linesFor(folder)}
--force puts opsplan's own hooks there, which run the opsplan that each machine has.`,
    );
  if (whose === 'others' && !force)
    throw new Trouble(
      `core.hooksPath leads out of this repository, to ${folder}, so a hook there serves others too. --force installs it there.`,
    );
  const hooks = hooksIn(folder);
  const inTheWay = hooks.find(it => isThere(it.path) && !isOurs(it.path) && isThere(it.before));
  if (inTheWay)
    throw new Trouble(`${show(inTheWay.before)} is in the way: it was a hook once. Look at it, and take it away.`);
  mkdirSync(folder, { recursive: true });
  // What a team commits names no path of one machine.
  const program = whose === 'team' ? '' : thisProgram();
  const said = hooks.map(it => put(it, script(program, it.name)));
  if (said.every(it => it === undefined)) return hooks.map(it => `${show(it.path)} is installed already.`);
  const [first, second] = hooks.map(it => show(it.path));
  return [
    ...said.flatMap(it => it || []),
    `${first} judges the staged plans before each commit, ${second} before a merge that git commits by itself: new errors and ranks that are out of date stop it.`,
    '--no-verify skips it once; opsplan hook uninstall takes both out.',
  ];
}

/** Puts a hook in its place. Gives a sentence about what was there, empty where nothing was; nothing where it was there already. */
function put({ path, before }: Hook, text: string): string | undefined {
  let said = '';
  if (isOurs(path)) {
    if (readFileSync(path, 'utf8') === text) return undefined;
    said = `${show(path)} is brought up to date.`;
  } else if (isThere(path)) {
    renameSync(path, before);
    said = `The hook that was there is now ${show(before)}, and runs first.`;
  }
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { mode: 0o755 });
  renameSync(temporary, path);
  return said;
}

/** Tells what to write into the hooks of a folder that somebody else keeps. */
const linesFor = (folder: string): string =>
  `Add this line to ${names.map(it => show(join(folder, it))).join(' and to ')}:
  npx --no-install opsplan check --staged --ranks`;

/** Takes the hooks out, and puts back what was there before, as it was. */
export async function uninstallHook(repository: Repository, force: boolean): Promise<string[]> {
  const { folder } = await hooksOf(repository);
  const hooks = hooksIn(folder);
  const ours = hooks.filter(it => isOurs(it.path));
  if (!ours.length) {
    const others = hooks.filter(it => isThere(it.path)).map(it => show(it.path));
    const left = hooks.flatMap(it => (isThere(it.before) ? ` ${show(it.before)} is what was there before it.` : []));
    throw new Trouble(`${others.length ? notOurs(others) : 'No hook of opsplan is installed.'}${left.join('')}`);
  }
  const changed = ours.find(it => !isUnchanged(readFileSync(it.path, 'utf8'), it.name));
  if (changed && !force)
    throw new Trouble(`${show(changed.path)} has been changed by hand. --force takes it out all the same.`);
  return ours.map(({ path, before }) => {
    if (isThere(before)) {
      renameSync(before, path);
      return `${show(path)} is again what it was before opsplan.`;
    }
    rmSync(path);
    return `${show(path)} is gone.`;
  });
}

const notOurs = (paths: readonly string[]): string =>
  paths.length === 1
    ? `${paths[0]} is not opsplan's, so it stays as it is.`
    : `${paths.join(' and ')} are not opsplan's, so they stay as they are.`;

/** It is what was written, wherever the program stood then. */
function isUnchanged(text: string, name: Name): boolean {
  const program = /^if \[ -f '((?:[^']|'\\'')*)' \]/m.exec(text)?.[1]?.replaceAll("'\\''", "'");
  return text === script(program ?? '', name);
}
const isThere = (path: string): boolean => !!lstatSync(path, { throwIfNoEntry: false });
const isOurs = (path: string): boolean =>
  existsSync(path) && readFileSync(path, 'utf8').split('\n')[1]?.startsWith(mark) === true;

/** Where git looks for hooks, and whose they are: of this repository alone, committed for a team, or of other repositories too. */
async function hooksOf({
  ask,
  top,
  common,
}: Repository): Promise<{ folder: string; whose: 'own' | 'team' | 'others' }> {
  // The last one is what git is always told here.
  const set = (await ask('config', '--type=path', '-z', '--get-all', 'core.hooksPath'))?.split('\0').at(-3);
  const folder = !set ? join(common, 'hooks') : isAbsolute(set) ? resolve(set) : join(top, set);
  const isIn = (it: string): boolean => isBelow(real(folder), real(it));
  if (isIn(common)) return { folder, whose: 'own' };
  // `.git/hooks` can be a link to a folder of the work tree.
  if (isIn(top)) return { folder, whose: 'team' };
  return { folder, whose: set ? 'others' : 'own' };
}
/** With links followed, as far as there is something. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(real(dirname(path)), basename(path));
  }
}

/** A path as people read it. */
function show(path: string): string {
  const from = relative(process.cwd(), path);
  return from.startsWith('..') ? path : from.replaceAll('\\', '/');
}
