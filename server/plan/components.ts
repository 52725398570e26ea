import type { Frame } from './frame.ts';
import { goalsSection, severalInGoal } from './goals.ts';
import type { Plan } from './plan.ts';
import { entriesOf, headOf } from './query.ts';
import { goalOf, says, sectionOf } from './section.ts';

/** The five things that a live plan owes, each with what it lacks of it. */
export type Component = 'goal' | 'resources' | 'timeline' | 'owners' | 'metric';
export interface Lack {
  readonly component: Component;
  /** Nothing where all of the component is missing. */
  readonly parts: readonly ('period' | 'date' | 'plan owner' | 'activity owner')[];
}

/** What a plan lacks before it can go live. What is written counts, even where it cannot be read: then another rule says so. */
export function lacks(plan: Plan, { head }: Frame): Lack[] {
  const activities = entriesOf(plan, 'activity');
  const resources = sectionOf(plan, 'resources');
  const written = (key: string): boolean => {
    const value = headOf(plan, key)?.pair.value;
    return !!value && value.kind !== 'empty';
  };
  const isDated = entriesOf(plan, 'milestone').length > 0 || activities.some(it => says(it, 'due'));
  const timeline = [...(written('period') ? [] : ['period' as const]), ...(isDated ? [] : ['date' as const])];
  const owners = [
    ...(written('owner') ? [] : ['plan owner' as const]),
    ...(activities.some(it => says(it, 'owner')) ? [] : ['activity owner' as const]),
  ];
  const isMeasured = entriesOf(plan, 'metric').some(
    it => says(it, 'target') || says(it, 'limit') || head.goal?.metric === it.id,
  );
  const hasGoal = says(goalOf(plan), 'outcome') || !!severalInGoal(plan) || !!goalsSection(plan);
  return [
    ...(hasGoal ? [] : [{ component: 'goal' as const, parts: [] }]),
    ...(['budget', 'headcount', 'tooling'].some(it => says(resources, it))
      ? []
      : [{ component: 'resources' as const, parts: [] }]),
    ...(timeline.length ? [{ component: 'timeline' as const, parts: timeline }] : []),
    ...(owners.length ? [{ component: 'owners' as const, parts: owners }] : []),
    ...(isMeasured ? [] : [{ component: 'metric' as const, parts: [] }]),
  ];
}
