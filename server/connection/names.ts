import { peopleCalled } from '../mend/owner-choice.ts';
import type { Known } from '../protocol.ts';
import { peopleIn, teamsIn } from '../views/filter.ts';
import type { Session } from './requests.ts';
import { known } from './views.ts';

/** Everybody, and every team, that the plans of a folder know, or all plans do: whoever git says is at work here first. */
export async function namesIn({ uri }: { uri?: string }, session: Session): Promise<Known[]> {
  const root = uri === undefined ? undefined : session.rootOf(uri);
  const all = known(session).filter(([at]) => root === undefined || session.rootOf(at) === root);
  const [first] = all;
  if (!first) return [];
  const plans = all.map(it => it[1]);
  const names = await session.identity(uri ?? first[0]);
  // A name that several people have says of none of them who it is.
  const called = names.map(it => [...new Set(plans.flatMap(plan => peopleCalled(plan, it)))]);
  const you = called.find(it => it.length === 1)?.[0];
  // Of plans that list nobody, owners are names as text.
  const isYou = ({ id }: Known): boolean => (you === undefined ? names.includes(id) : id === you);
  const people = peopleIn(plans).map((it): Known => (isYou(it) ? { ...it, isYou: true } : it));
  return [...people.filter(it => it.isYou), ...people.filter(it => !it.isYou), ...teamsIn(plans)];
}
