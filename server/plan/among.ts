import type { Member } from './others.ts';
import type { Plan } from './plan.ts';
import { Workspace } from './workspace.ts';

/** A plan as it stands among these, of which each stands among the others too: in a folder of their own, with what is known of their past. */
export function among(plan: Plan, members: readonly Member[]): Plan {
  const { others, history } = plan;
  if (!others) return plan;
  const space = new Workspace(others.alone);
  for (const it of members) {
    space.put(it.file, it.name, it.plan);
    space.remember(it.file, it.file === others.file ? history : others.history(it.file));
  }
  return space.seen(others.file, others.has)!;
}
