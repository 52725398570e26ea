import { type Day, readDay } from '../language/day.ts';
import { findGit, type Limits, run } from './command.ts';
import { homeOf } from './home.ts';

/** A tag that leads to a commit. */
export interface Tag {
  readonly name: string;
  readonly day: Day | undefined;
}
const mostTags = 100;

/** The tags of the repository that a folder stands in, the newest first; none where there is no repository. */
export async function tagsOf(folder: string, limits: Limits = {}, program = findGit()): Promise<readonly Tag[]> {
  const home = homeOf(folder, new Map());
  if (home === undefined || !program) return [];
  // Git's own short name would be `tags/v1` where a branch is called so too.
  const format = '--format=%(refname:lstrip=2)%00%(objecttype)%00%(*objecttype)%00%(creatordate:short)%00';
  const args = ['for-each-ref', '--sort=-creatordate', `--count=${mostTags}`, format, 'refs/tags'];
  const { code, out } = await run(program, home, args, limits);
  if (code !== 0) return [];
  const parts = out.toString('utf8').split('\0');
  const found: Tag[] = [];
  for (let at = 0; at + 4 <= parts.length; at += 4) {
    const [name = '', kind, inner, date = ''] = parts.slice(at, at + 4);
    if (kind === 'commit' || inner === 'commit') found.push({ name: name.trimStart(), day: readDay(date) });
  }
  return found;
}
