import type { CancellationToken } from 'vscode-languageserver';
import { differenceOf } from '../diff/difference.ts';
import { diffMarkdown } from '../diff/markdown.ts';
import { nameAt } from '../features/workspace-edit.ts';
import { differences } from '../gate/differences.ts';
import { comparable, lostOf, type Texts } from '../gate/versions.ts';
import { iso } from '../language/day.ts';
import { frameOf } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { lastReview } from '../plan/review.ts';
import type { Changes, DifferenceParams, DifferenceResult, Version, VersionsResult } from '../protocol.ts';
import { inSteps } from './breath.ts';
import { called, planIn } from './committed.ts';
import type { Session } from './requests.ts';
import { asTheyAre, notesOn, pathIn, plansBelow } from './staged.ts';
import type { Committed, Untold } from './state.ts';
import { known } from './views.ts';

/** So many of its own commits are offered to choose from. */
const mostCommits = 200;

/** The commits that a plan may be held against: the last one, that of its last review, tags, and those that changed it. */
export async function versionsIn({ uri }: { uri: string }, session: Session): Promise<VersionsResult> {
  const [plan] = known(session, uri).map(it => it[1]);
  if (!plan) return { refused: 'This plan is not known.' };
  const head = await session.committed(uri, 'HEAD');
  if ('because' in head) return { refused: `There is nothing to compare with, because ${head.because}.` };
  const tags = (await session.tags(uri)).map(
    ({ name, day }): Version => ({
      name: `refs/tags/${name}`,
      label: name,
      says: day === undefined ? '' : iso(day),
      kind: 'tag',
    }),
  );
  const last: Version = { name: 'HEAD', label: 'Last commit', says: called(head.id, head), kind: 'last' };
  return { versions: [last, ...reviewOf(plan, session, uri), ...tags, ...commitsOf(plan)] };
}

const steps = (plan: Plan) => [...(plan.history?.steps ?? [])].reverse();
const commitsOf = (plan: Plan): Version[] =>
  steps(plan)
    .slice(0, mostCommits)
    .map(({ id, day, by }) => ({ name: id, label: `${iso(day)} by ${by}`, says: id.slice(0, 7), kind: 'commit' }));

/** The commit that the plan stood at on the day of its last review. */
function reviewOf(plan: Plan, session: Session, uri: string): Version[] {
  const { today, settings } = session.asked(uri);
  const day = lastReview(frameOf(plan, today, settings));
  const step = steps(plan).find(it => it.day <= day);
  return step
    ? [{ name: step.id, label: `Last review, ${iso(day)}`, says: called(step.id, step), kind: 'review' }]
    : [];
}

/** What two versions of a plan say otherwise, and what that does to its dates. */
export const differing = (
  it: DifferenceParams,
  session: Session,
  token: CancellationToken,
): Promise<DifferenceResult> => ('changes' in it ? uncommitted(it, session, token) : sinceCommit(it, session));

async function sinceCommit({ uri, since, until }: Since, session: Session): Promise<DifferenceResult> {
  const then = await session.committed(uri, since);
  const versions = until === undefined ? asItStands(uri, session, then) : await between(uri, session, then, until);
  if ('because' in versions) return { refused: `There is nothing to compare with, because ${versions.because}.` };
  const { before, after, isOneCommit, later } = versions;
  if (!before && !after) return { refused: 'This plan is not known.' };
  const plan = nameAt(uri) ?? 'the plan';
  const from = 'because' in then ? 'nothing' : called(since, then);
  const to = later && called(later.name, later.it);
  const difference = differenceOf(before, after, session.asked(uri).today);
  const title = isOneCommit
    ? `What changed in ${plan} with ${to}`
    : `What changed in ${plan} ${to ? `between ${from} and ${to}` : `since ${from}`}`;
  const compared = { from: isOneCommit ? 'the commit before' : from, to: to ?? 'now' };
  return { title, text: diffMarkdown([{ file: `${plan}.opsplan`, difference }], compared, title) };
}

type Since = Extract<DifferenceParams, { since: string }>;
interface Versions {
  readonly before: Plan | undefined;
  readonly after: Plan | undefined;
  /** The later one is the work of a single commit. */
  readonly isOneCommit?: boolean;
  readonly later?: { readonly name: string; readonly it: Committed };
}
function asItStands(uri: string, session: Session, then: Committed | Untold): Versions | Untold {
  return 'because' in then ? then : { before: planIn(session, uri, then), after: known(session, uri)[0]?.[1] };
}

/** An editor names the commit in which a file was changed before; what has changed around it since is not what the later commit did. */
async function between(uri: string, session: Session, then: Committed | Untold, name: string) {
  const it = await session.committed(uri, name);
  if ('because' in it) return it;
  const parent = await session.committed(uri, `${name}^`);
  const textIn = (side: Committed | Untold) => ('texts' in side ? side.texts.get(uri) : undefined);
  // Before the first commit there is nothing.
  const none = 'because' in then && 'because' in parent && parent.isAbsent;
  if ('because' in then && !none) return then;
  const isOneCommit = textIn(parent) === textIn(then);
  const before = isOneCommit ? parent : then;
  return {
    before: 'because' in before ? undefined : planIn(session, uri, before),
    after: planIn(session, uri, it),
    isOneCommit,
    later: { name, it },
  };
}

const what: Readonly<Record<Changes, (plan: string) => string>> = {
  all: () => 'What has changed since the last commit',
  staged: plan => `What is staged of ${plan}`,
  unstaged: plan => `What is not staged of ${plan}`,
};
/** What would be committed of a plan, or is not staged yet; or all that differs from the last commit. */
async function uncommitted(
  { uri, changes }: Extract<DifferenceParams, { changes: Changes }>,
  session: Session,
  token: CancellationToken,
): Promise<DifferenceResult> {
  const staged = await session.staged(uri);
  if ('because' in staged) return { refused: `There is nothing to compare with, because ${staged.because}.` };
  const { unread } = staged;
  const path = changes === 'all' ? undefined : pathIn(staged.top, uri);
  const why = path === undefined ? undefined : unread.get(path);
  if (why) return { refused: `There is nothing to compare with, because what is staged ${why}.` };
  const here = plansBelow(staged.top, session);
  const [committed = new Map() as Texts] = staged.before;
  const old = changes === 'unstaged' ? staged.now : committed;
  const seen = changes === 'staged' ? staged.now : asTheyAre(staged, here, session);
  const before = comparable(old, seen, unread);
  const now = changes === 'unstaged' ? comparable(seen, old, unread) : seen;
  const asked = (it: string) => session.asked(here.get(it)?.uri);
  // What is staged can be read, or is not compared.
  const lost = changes === 'unstaged' ? undefined : lostOf(staged, now);
  const all = await inSteps(differences(now, before, { asked, ...(lost && { lost }) }, path), token);
  const isCommitted = path === undefined || changes === 'staged' || before.get(path) === committed.get(path);
  const compared = {
    from: isCommitted ? 'the last commit' : 'what is staged',
    to: changes === 'staged' ? 'what is staged' : 'now',
  };
  const told = all.map(it => ({ file: it.path, was: it.was, difference: it.difference }));
  const title = what[changes](nameAt(uri) ?? 'the plan');
  const notes = changes === 'all' ? notesOn(staged) : [];
  return { title, text: [diffMarkdown(told, compared, title), ...notes].join('\n') };
}
