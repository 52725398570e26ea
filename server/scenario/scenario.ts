import type { Day } from '../language/day.ts';
import type { Assumption } from '../plan/assume.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf } from '../plan/query.ts';
import { wholeOf } from '../plan/whole.ts';
import { asOf, assumptionsOf } from './as-of.ts';
import { type Comparison, compare } from './compare.ts';
import { wayOut } from './way-out.ts';
import { type Chapter, chapters } from './words.ts';

/** What becomes of a plan, and of those around it, while something is assumed. */
export interface Outlook {
  readonly then: Plan;
  /** The paths that lead nowhere: they change nothing. */
  readonly lost: readonly string[];
  readonly comparison: Comparison;
  /** The smallest single change that makes it fit; nothing where nothing breaks. */
  readonly fit: string | undefined;
  readonly chapters: readonly Chapter[];
}
/** Compares today with what is assumed. */
export function outlook(plan: Plan, assumed: readonly Assumption[], today: Day): Outlook {
  const { plan: then, lost } = asOf(plan, assumed);
  const comparison = compare(plan, then, today);
  const fit = wayOut(plan, then, comparison.breaks, today);
  return { then, lost, comparison, fit, chapters: chapters(comparison, fit) };
}

/** A scenario, with the plan that it stands in: its paths begin there. */
export interface Named {
  readonly scenario: EntryOf<'scenario'>;
  readonly home: Plan;
}
/** A scenario by its name: `leaver` of the plan at hand, else of another one of the folder; `crm/leaver` of that one. */
export function scenarioOf(plan: Plan, name: string): Named | undefined {
  const own = plan.others?.file ?? '';
  const all = [...wholeOf(plan)].sort((a, b) => Number(b.file === own) - Number(a.file === own));
  for (const it of all)
    for (const scenario of entriesOf(it.plan, 'scenario'))
      if (scenario.id === name || `${it.name}/${scenario.id}` === name)
        return { scenario, home: it.file === own ? plan : it.plan };
  return undefined;
}

/** A plan as of a scenario of its folder. */
export function seenAsOf(plan: Plan, { scenario, home }: Named): Plan {
  const { plan: then } = asOf(home, assumptionsOf(scenario));
  return wholeOf(then).find(it => it.file === (plan.others?.file ?? ''))?.plan ?? plan;
}
