import type { CancellationToken } from 'vscode-languageserver';
import { brief } from '../gate/brief.ts';
import { differences } from '../gate/differences.ts';
import { gating } from '../gate/gate.ts';
import { comparable, lostOf, type Readable, type Texts } from '../gate/versions.ts';
import { textOf } from '../plan/plan.ts';
import type * as protocol from '../protocol.ts';
import { spelled } from './address.ts';
import { inSteps } from './breath.ts';
import type { Session } from './requests.ts';
import { known } from './views.ts';

/** Judges what a commit in the repository of an address would bring: what is staged, or, where nothing is, the plans as they are. */
export async function beforeCommit(
  { uri }: { uri: string },
  session: Session,
  token: CancellationToken,
): Promise<protocol.StagedResult> {
  const staged = await session.staged(uri);
  if ('because' in staged) return { refused: `What is staged cannot be read, because ${staged.because}.` };
  const here = plansBelow(staged.top, session);
  const [committed = new Map() as Texts] = staged.before;
  const isStaged = differ(staged.now, committed) || staged.before.length > 1 || lostOf(staged, staged.now).size > 0;
  const now = isStaged ? staged.now : asTheyAre(staged, here, session);
  if (!isStaged && !differ(now, committed)) return { title: 'No plan has changed since the last commit.', text: null };
  const before = staged.before.map(it => comparable(it, now, staged.unread));
  const asked = (path: string) => session.asked(here.get(path)?.uri);
  const histories = new Map([...here].map(([path, it]) => [path, it.plan.history]));
  const lost = lostOf(staged, now);
  const gate = await inSteps(gating(now, before, { asked, histories, lost }), token);
  const changes = await inSteps(differences(now, before[0] ?? committed, { asked, lost }), token);
  const title = isStaged ? 'What the staged plans would bring' : 'Nothing is staged: what all changes would bring';
  return { title, text: [brief(gate, changes, title), ...notesOn(staged)].join('\n') };
}
/** What of an index is not told as it stands there, a sentence each. */
export const notesOn = ({ unmerged, unread }: Readable): string[] => [
  ...unmerged.map(it => `${it} is not merged yet: ours is judged.`),
  ...[...unread].map(([it, why]) => `${it}: what is staged ${why}.`),
];

type Here = ReadonlyMap<string, { readonly uri: string; readonly plan: ReturnType<typeof known>[number][1] }>;
/** The known plans of a repository, by their paths in it. */
export function plansBelow(top: string, session: Session): Here {
  return new Map(
    known(session).flatMap(([uri, plan]) => {
      const path = pathIn(top, uri);
      return path === undefined ? [] : [[path, { uri, plan }] as const];
    }),
  );
}
/** The path of an address in a repository; nothing where it lies outside. */
export function pathIn(top: string, uri: string): string | undefined {
  const root = `${spelled(top).replace(/\/$/, '')}/`;
  const at = spelled(uri);
  return at.startsWith(root) ? at.slice(root.length) : undefined;
}
/** The plans as the editor has them, without those that are gone from its folders. Git may keep other line ends than the files have. */
export function asTheyAre({ top, now, skipped }: Readable, here: Here, session: Session): Texts {
  const texts = new Map(now);
  const roots = session.roots.map(spelled);
  for (const path of now.keys()) {
    if (skipped.has(path)) continue;
    const uri = here.get(path)?.uri ?? `${top.replace(/\/$/, '')}/${path.split('/').map(encodeURIComponent).join('/')}`;
    if (roots.some(it => spelled(uri).startsWith(it)) && !session.isTaken(uri)) texts.delete(path);
  }
  for (const [path, { plan }] of here) {
    // An editor keeps a text for a while after its file is gone.
    if (now.has(path) && !texts.has(path)) continue;
    const text = textOf(plan);
    if (text.replaceAll('\r\n', '\n') !== now.get(path)?.replaceAll('\r\n', '\n')) texts.set(path, text);
  }
  return texts;
}
const differ = (a: Texts, b: Texts): boolean => a.size !== b.size || [...a].some(([path, it]) => b.get(path) !== it);
