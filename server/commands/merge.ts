import { resolve } from 'node:path';
import { readText, Trouble, writeText } from '../disk.ts';
import { findGit, run as runGit } from '../git/command.ts';
import { installDriver, uninstallDriver } from '../install/driver.ts';
import { repositoryHere } from '../install/repository.ts';
import type { Day } from '../language/day.ts';
import { mergePlans } from '../merge/merge.ts';
import { counted } from '../plan/wording.ts';
import { command, numberOf, say, tell, todayOf, Usage } from './command.ts';

export const merge = command({
  usage: `
  opsplan merge install|uninstall
                                  make git merge plans by entry and key in this repository
  opsplan merge BASE OURS THEIRS [PATH]
                                  what git runs then: writes into OURS; fails where conflicts are left
      --marker-size N             how long their markers are`,
  takes: { 'marker-size': { type: 'string' } },
  async run(paths, given) {
    const [first] = paths;
    if (paths.length === 1 && (first === 'install' || first === 'uninstall')) {
      const work = first === 'install' ? installDriver : uninstallDriver;
      return say(`${(await work(await repositoryHere())).join('\n')}\n`);
    }
    const [base, ours, theirs, path = ours] = paths;
    if (!base || !ours || !theirs || paths.length > 4)
      throw new Usage(
        'merge takes three files: what both sides began with, ours, and theirs; or install, or uninstall.',
      );
    const size = numberOf('marker-size', given['marker-size']) || 7;
    const texts = [base, ours, theirs].map(readable) as [string?, string?, string?];
    const isText = texts.every(it => it !== undefined);
    const merged = isText
      ? mergePlans(texts[0]!, texts[1]!, texts[2]!, { size, ours: 'ours', theirs: 'theirs' })
      : undefined;
    if (!merged) return mergeAsText([base, ours, theirs], path!, size);
    if (merged.text !== texts[1]) writeText(ours, merged.text);
    const { conflicts, ranks } = merged;
    if (conflicts)
      tell(
        `${path}: both sides changed ${counted(conflicts, 'place')} otherwise; settle what stands between the markers.`,
      );
    if (ranks)
      tell(`${path}: both sides wrote ${counted(ranks, 'rank')} otherwise; opsplan reprioritize works them out again.`);
    if (!conflicts) await tellNews(path!, merged.text, texts as [string, string, string], todayOf(given));
    return conflicts ? 1 : 0;
  },
});

const readable = (path: string): string | undefined => {
  try {
    return readText(path);
  } catch (error) {
    if (error instanceof Trouble) return undefined;
    throw error;
  }
};

/** What cannot be read as a plan is merged by lines, as git would. */
async function mergeAsText(files: readonly [string, string, string], path: string, size: number): Promise<number> {
  const [base, ours, theirs] = files.map(it => resolve(it)) as [string, string, string];
  const program = findGit();
  const labels = ['ours', 'base', 'theirs'].flatMap(it => ['-L', it]);
  const args = ['merge-file', `--marker-size=${size}`, ...labels, '--', ours, base, theirs];
  const answer = program ? await runGit(program, process.cwd(), args) : undefined;
  if (answer && answer.code !== null && answer.code < 128) {
    tell(`${path} cannot be read as a plan on each side, and was merged as text.`);
    return answer.code ? 1 : 0;
  }
  tell(`${path} could not be merged: ours stands.`);
  return 1;
}

/** Two changes that are well each by itself may not go together. */
async function tellNews(
  path: string,
  text: string,
  [, ours, theirs]: readonly [string, string, string],
  today: Day,
): Promise<void> {
  const { gateOf } = await import('../gate/gate.ts');
  const plan = (it: string): Map<string, string> => new Map([[path, it]]);
  const terms = { asked: () => ({ today }), histories: new Map() };
  const { plans } = gateOf(plan(text), [plan(ours), plan(theirs)], terms);
  for (const it of plans.flatMap(({ fresh }) => [...fresh]))
    if (it.severity === 'error') tell(`${path}:${it.range.start.line + 1}: after the merge: ${it.message}`);
}
