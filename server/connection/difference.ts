import { differenceOf } from '../diff/difference.ts';
import { diffMarkdown } from '../diff/markdown.ts';
import { nameAt } from '../features/workspace-edit.ts';
import { iso } from '../language/day.ts';
import { frameOf } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { lastReview } from '../plan/review.ts';
import type { DifferenceParams, DifferenceResult, Version, VersionsResult } from '../protocol.ts';
import { called, planIn } from './committed.ts';
import type { Session } from './requests.ts';
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

/** What a plan says otherwise than a commit, and what that does to its dates. */
export async function differing({ uri, since }: DifferenceParams, session: Session): Promise<DifferenceResult> {
  const [plan] = known(session, uri).map(it => it[1]);
  if (!plan) return { refused: 'This plan is not known.' };
  const found = await session.committed(uri, since);
  if ('because' in found) return { refused: `There is nothing to compare with, because ${found.because}.` };
  const difference = differenceOf(planIn(session, uri, found), plan, session.asked(uri).today);
  const [file, from] = [`${nameAt(uri) ?? 'plan'}.opsplan`, called(since, found)];
  const text = diffMarkdown([{ file, difference }], { from, to: 'now' }, false);
  return { title: `What changed in ${nameAt(uri) ?? 'the plan'} since ${from}`, text };
}
