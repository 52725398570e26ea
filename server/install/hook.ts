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
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Trouble } from '../disk.ts';
import { finding, quoted, thisProgram } from './program.ts';
import type { Repository } from './repository.ts';

/** The first words of the hook, by which it is known again. */
const mark = '# opsplan hook:';
/** What a hook that was there before is called while ours stands in its place. */
const chained = 'pre-commit.before-opsplan';

/** The hook: what was there first, then, where a plan is staged, its findings and ranks. */
export function script(program: string): string {
  return [
    '#!/bin/sh',
    `${mark} judges the plans of a commit. "opsplan hook uninstall" takes it out, "git commit --no-verify" skips it.`,
    `before="$(dirname -- "$0")/"${quoted(chained)}`,
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

/** Puts the hook in its place. Gives what was done, in sentences. */
export async function installHook(repository: Repository, force: boolean): Promise<string[]> {
  const { folder, shared } = await hooksOf(repository);
  if (/[\\/]\.husky[\\/]_$/.test(folder))
    throw new Trouble(`husky runs the hooks here. Add this line to ${show(join(dirname(folder), 'pre-commit'))}:
  npx --no-install opsplan check --staged --ranks`);
  if (shared && !force)
    throw new Trouble(
      `core.hooksPath leads out of this repository, to ${folder}, so a hook there serves others too. --force installs it there.`,
    );
  const path = join(folder, 'pre-commit');
  const before = join(folder, chained);
  const text = script(thisProgram());
  const said: string[] = [];
  if (isOurs(path)) {
    if (readFileSync(path, 'utf8') === text) return [`${show(path)} is installed already.`];
    said.push(`${show(path)} is brought up to date.`);
  } else if (isThere(path)) {
    if (isThere(before))
      throw new Trouble(`${show(before)} is in the way: it was a hook once. Look at it, and take it away.`);
    renameSync(path, before);
    said.push(`The hook that was there is now ${show(before)}, and runs first.`);
  }
  mkdirSync(folder, { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { mode: 0o755 });
  renameSync(temporary, path);
  return [
    ...said,
    `${show(path)} judges the staged plans before each commit: new errors and ranks that are out of date stop it.`,
    'git commit --no-verify skips it; opsplan hook uninstall takes it out.',
  ];
}

/** Takes the hook out, and puts back what was there before, as it was. */
export async function uninstallHook(repository: Repository, force: boolean): Promise<string[]> {
  const { folder } = await hooksOf(repository);
  const path = join(folder, 'pre-commit');
  const before = join(folder, chained);
  if (!isOurs(path)) {
    const left = isThere(before) ? ` ${show(before)} is what was there before it.` : '';
    throw new Trouble(
      `${isThere(path) ? `${show(path)} is not opsplan's` : 'No hook of opsplan is installed'}.${left}`,
    );
  }
  if (!isUnchanged(readFileSync(path, 'utf8')) && !force)
    throw new Trouble(`${show(path)} has been changed by hand. --force takes it out all the same.`);
  if (isThere(before)) {
    renameSync(before, path);
    return [`${show(path)} is again what it was before opsplan.`];
  }
  rmSync(path);
  return [`${show(path)} is gone.`];
}

/** It is what was written, wherever the program stood then. */
function isUnchanged(text: string): boolean {
  const program = /^if \[ -f '((?:[^']|'\\'')*)' \]/m.exec(text)?.[1]?.replaceAll("'\\''", "'");
  return text === script(program ?? '');
}
const isThere = (path: string): boolean => !!lstatSync(path, { throwIfNoEntry: false });
const isOurs = (path: string): boolean =>
  existsSync(path) && readFileSync(path, 'utf8').split('\n')[1]?.startsWith(mark) === true;

/** Where git looks for hooks, and whether other repositories look there too. */
async function hooksOf({ ask, top, common }: Repository): Promise<{ folder: string; shared: boolean }> {
  // The last one is what git is always told here.
  const set = (await ask('config', '--type=path', '-z', '--get-all', 'core.hooksPath'))?.split('\0').at(-3);
  if (!set) return { folder: join(common, 'hooks'), shared: false };
  const folder = isAbsolute(set) ? resolve(set) : join(top, set);
  const inside = [top, common].some(it => `${real(folder)}${sep}`.startsWith(`${real(it)}${sep}`));
  return { folder, shared: !inside };
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
