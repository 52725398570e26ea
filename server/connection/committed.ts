import type { Baseline } from '../diff/baseline.ts';
import { type Former, newFormer } from '../diff/former.ts';
import { nameAt } from '../features/workspace-edit.ts';
import type { Staged } from '../gate/versions.ts';
import { type Day, iso } from '../language/day.ts';
import { alone, type Plan, readPlan } from '../plan/plan.ts';
import { Workspace } from '../plan/workspace.ts';
import type { ViewParams } from '../protocol.ts';
import { urisOf } from './folders.ts';
import type { Session } from './requests.ts';
import type { Committed, State, Tag, Untold } from './state.ts';
import { known } from './views.ts';

/** The plans of a commit, as far as git may be asked. */
export async function committedAt(state: State, uri: string, name: string): Promise<Committed | Untold> {
  const because = whyNot(state, uri);
  return because === undefined
    ? await state.host.committed!(uri, name, urisOf(state), state.pasts.stop.signal)
    : { because };
}
export const tagsAt = async (state: State, uri: string): Promise<readonly Tag[]> =>
  whyNot(state, uri) === undefined ? ((await state.host.tags?.(uri, state.pasts.stop.signal)) ?? []) : [];
export const identityAt = async (state: State, uri: string): Promise<readonly string[]> =>
  whyNot(state, uri, 'identity') === undefined ? await state.host.identity!(uri, state.pasts.stop.signal) : [];

/** What is staged in the repository of a plan or a folder, as far as git may be asked. */
export async function stagedIn(state: State, uri: string): Promise<Staged> {
  const because = whyNot(state, uri, 'staged');
  return because === undefined ? await state.host.staged!(uri, state.pasts.stop.signal) : { because };
}

/** Why git is not asked about a plan, or a folder of plans. */
function whyNot(
  state: State,
  uri: string,
  what: 'committed' | 'staged' | 'identity' = 'committed',
): string | undefined {
  if (!state.host[what]) return 'git cannot be asked here';
  if (!state.options.trusted) return 'git is asked only in folders that you trust';
  return isWanted(state, uri) ? undefined : 'the setting "opsplan.history" is off';
}
/** Settings are known of plans: a folder is asked about where some plan of it may be. */
function isWanted({ settings, common }: State, uri: string): boolean {
  const own = settings.get(uri);
  if (own) return own.history;
  const below = [...settings].filter(([it]) => it.startsWith(uri.endsWith('/') ? uri : `${uri}/`));
  return below.length ? below.some(([, it]) => it.history) : (settings.get('') ?? common).history;
}

/** Each is a folder of plans of its own. */
const mostKept = 3;
interface Earlier {
  readonly space: Workspace;
  readonly former: Former;
}
const kept = new WeakMap<Session, Map<string, Earlier>>();

/** A plan as it was in a commit, among those of its folder at that time; under whatever name it had. Nothing where it was not there. */
export function planIn(session: Session, uri: string, { id, texts }: Committed): Plan | undefined {
  const root = session.rootOf(uri);
  let all = kept.get(session);
  if (!all) kept.set(session, (all = new Map()));
  const key = `${root} ${id}`;
  const { space, former } = all.get(key) ?? earlier(session, root, texts);
  all.delete(key);
  all.set(key, { space, former });
  if (all.size > mostKept) all.delete(all.keys().next().value!);
  const [now] = known(session, uri);
  const file = space.get(uri) ? uri : former(now?.[1].others?.whole() ?? []).get(uri);
  return file === undefined ? undefined : space.seen(file, name => space.all().some(it => it.name === name));
}

/** The plans of one folder as they were in a commit. */
function earlier(session: Session, root: string, texts: Committed['texts']): Earlier {
  const space = new Workspace();
  for (const [at, text] of texts)
    if (session.rootOf(at) === root) space.put(at, nameAt(at) ?? '', read(session, at, text));
  return { space, former: newFormer(new Map(space.all().map(it => [it.file, it.plan]))) };
}

/** Most chunks are the same as today. As a plan of its own: what is worked out of either is not forgotten for the other. */
function read(session: Session, uri: string, text: string): Plan {
  const [now] = known(session, uri);
  return readPlan(text, now && { ...alone(now[1]), chunks: [...now[1].chunks] });
}

/** `v1 (3f2a9c1, 2026-07-17)`: a commit for a person. A name that is its id is told once. */
export function called(name: string, { id, day }: { readonly id: string; readonly day: Day | undefined }): string {
  const short = id.slice(0, 7);
  const on = day === undefined ? '' : iso(day);
  const bare = name.replace(/^refs\/tags\//, '');
  return id.startsWith(bare)
    ? [short, on].filter(it => it).join(', ')
    : `${bare} (${[short, on].filter(it => it).join(', ')})`;
}

/** What each known plan is held against, by its address, or why it is not. */
export async function baselinesOf(
  session: Session,
  { uri }: ViewParams,
  name: string,
): Promise<ReadonlyMap<string, Baseline | Untold>> {
  const asked = new Map<string, Promise<Committed | Untold>>();
  const held = await Promise.all(
    known(session, uri).map(async ([at]): Promise<[string, Baseline | Untold]> => {
      // Plans of one folder are of one repository.
      const folder = at.slice(0, at.lastIndexOf('/'));
      const found = await (asked.get(folder) ?? asked.set(folder, session.committed(at, name)).get(folder)!);
      if ('because' in found) return [at, found];
      const before = planIn(session, at, found);
      if (!before) return [at, { because: 'the plan was not there yet' }];
      const { today } = session.asked(at);
      return [at, { plan: before, day: Math.min(found.day ?? today, today), name: called(name, found) }];
    }),
  );
  return new Map(held);
}
