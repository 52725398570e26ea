import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Trouble } from '../disk.ts';
import { finding, thisProgram } from './program.ts';
import type { Repository } from './repository.ts';

/** What says that plans are merged so: a line of `.gitattributes`, for a whole team, or of the repository's own attributes. */
export const line = '*.opsplan merge=opsplan';

/** What git runs for each plan that both sides changed. Where opsplan is not found, plans are merged as any text. */
export const driverCommand = (program: string): string =>
  [
    // In what git is to run, a percent sign of a path is written twice.
    ...finding(program.replaceAll('%', '%%')),
    'if [ $# = 0 ]; then git merge-file --marker-size=%L %A %O %B; else "$@" merge --marker-size %L -- %O %A %B %P; fi',
  ].join('; ');

/** Makes git merge plans by their entries in this repository. Gives what was done, in sentences. */
export async function installDriver({ ask, top, common }: Repository): Promise<string[]> {
  const set = async (key: string, value: string): Promise<void> => {
    if ((await ask('config', '--local', `merge.opsplan.${key}`, value)) === undefined)
      throw new Trouble('The configuration of the repository cannot be written.');
  };
  await set('name', 'plans by entry and key');
  await set('driver', driverCommand(thisProgram()));
  const own = join(common, 'info', 'attributes');
  const known = [join(top, '.gitattributes'), own].find(it => linesOf(it).includes(line));
  if (!known) {
    mkdirSync(dirname(own), { recursive: true });
    const before = existsSync(own) ? readFileSync(own, 'utf8') : '';
    writeFileSync(own, `${before}${before && !before.endsWith('\n') ? '\n' : ''}${line}\n`);
  }
  return [
    'git merge, rebase, cherry-pick and stash now merge plans by entry and key in this repository.',
    known === join(top, '.gitattributes')
      ? '.gitattributes says so for everybody who installs it.'
      : `For everybody who installs it, write this line into .gitattributes: ${line}`,
    'opsplan merge uninstall takes it out.',
  ];
}

/** Takes out what `installDriver` has put in; a line of `.gitattributes` stays: without the driver git takes it for nothing. */
export async function uninstallDriver({ ask, common }: Repository): Promise<string[]> {
  if ((await ask('config', '--local', '--remove-section', 'merge.opsplan')) === undefined)
    throw new Trouble('The merge driver of opsplan is not installed here.');
  const own = join(common, 'info', 'attributes');
  if (existsSync(own)) {
    const left = readFileSync(own, 'utf8').replace(new RegExp(`(^|\\n)${line.replace(/[*.]/g, '\\$&')}\\r?\\n`), '$1');
    if (left) writeFileSync(own, left);
    else rmSync(own);
  }
  return ['git merges plans as any text again.'];
}

const linesOf = (path: string): string[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split(/\r?\n/)
        .map(it => it.trim())
    : [];
