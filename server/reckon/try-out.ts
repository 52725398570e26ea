import type { Change, FarEdit } from '../plan/change.ts';
import { apply, type Edit, splice } from '../plan/edit.ts';
import { isShared, type SharedKind } from '../plan/far-ref.ts';
import type { Far, Member, Others } from '../plan/others.ts';
import { type Plan, readPlan, textOf } from '../plan/plan.ts';
import { findAll } from '../plan/query.ts';
import type { Job } from './job.ts';

/** As the plan at hand names it. */
export const nameOf = ({ home, entry }: Pick<Job, 'home' | 'entry'>): string =>
  home ? `${home.name}/${entry.id}` : entry.id;
/** The plan, and those around it, as they are after a change. */
export function tryOut(plan: Plan, { edits, others = [] }: Change): Plan {
  const own = edits.length ? readPlan(apply(plan, edits), plan) : plan;
  if (!plan.others) return own;
  const members = [...plan.others.others()].sort(byFile).map(it => {
    const theirs = others.filter(edit => edit.file === it.file);
    return theirs.length ? { ...it, plan: readPlan(splice(textOf(it.plan), theirs), it.plan) } : it;
  });
  const { file, name } = plan.others;
  // Who stands in a plan that is changed is found as they are then.
  const known = new Map<string, readonly Far[]>();
  const definitions: Others['definitions'] = <K extends SharedKind>(kind: K, id: string) => {
    const key = `${kind} ${id}`;
    let found = known.get(key);
    if (!found) {
      const homes = others.length ? whole : definersOf(plan.others!.definitions(kind, id), now, file, name);
      found = homes.flatMap(home => findAll(home.plan, kind, id).map(entry => ({ entry, home })));
      known.set(key, found);
    }
    return found as readonly Far<K>[];
  };
  const find: Others['find'] = (kind, ref) =>
    isShared(kind) ? definitions(kind, ref).find(it => it.home.file !== file) : plan.others!.find(kind, ref);
  const now: Plan = {
    ...own,
    others: { ...plan.others, definitions, find, others: () => members, whole: () => whole },
  };
  const whole: readonly Member[] = [...members, { file, name, plan: now }].sort(byFile);
  return now;
}
/** The plans that define a name, this one as it would be among them. */
const definersOf = (all: readonly Far[], plan: Plan, file: string, name: string): Member[] =>
  [...new Set(all.map(it => it.home)), { file, name, plan }]
    .filter(it => it.file !== file || it.plan === plan)
    .sort(byFile);
const byFile = (a: { file: string }, b: { file: string }): number => (a.file < b.file ? -1 : 1);

/** Edits of the plan that a piece of work stands in. */
export function editsOf(plan: Plan, { home }: Pick<Job, 'home'>, edit: (plan: Plan) => readonly Edit[]): Change {
  if (!home) return { edits: edit(plan) };
  return { edits: [], others: edit(home.plan).map((it): FarEdit => ({ ...it, file: home.file })) };
}

/** Several changes as one. */
export function together(changes: readonly Change[]): Change {
  const others = changes.flatMap(it => it.others ?? []);
  return { edits: changes.flatMap(it => it.edits), ...(others.length && { others }) };
}

/**
 * The plan among the others as they are right now. What was worked out for a plan is kept until something changes that
 * it is judged by; where edits go to other plans, their text must be the one of today.
 */
export const anew = (plan: Plan): Plan => (plan.others ? { ...plan } : plan);
