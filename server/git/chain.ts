import type { Commit } from '../plan/past.ts';
import type { Logged } from './log.ts';

/** One version of a file: what a commit made of it. */
export interface Link {
  readonly commit: Commit;
  /** It begins here, as far as can be read. */
  readonly root: boolean;
  readonly from: readonly (string | undefined)[];
  readonly to: string;
}

/** The versions of a file, oldest first, under whatever name it had, back to the commit that made it. */
export function chainOf(logged: readonly Logged[], path: string): Link[] {
  const links: Link[] = [];
  let name = path;
  for (const { commit, root, touches } of logged) {
    const touch = touches.find(it => it.path === name && it.to !== undefined);
    if (!touch) continue;
    links.push({ commit, root, from: touch.from, to: touch.to! });
    name = touch.was;
    // Whatever was called so before is another file.
    if (touch.from.every(it => it === undefined)) break;
  }
  return links.reverse();
}
