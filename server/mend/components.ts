import { iso } from '../language/day.ts';
import { writePeriod } from '../language/period.ts';
import { type Edit, insertKey, quote, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, headOf, known } from '../plan/query.ts';
import { goalOf, says, sectionOf } from '../plan/section.ts';
import { insertEntry, insertSection, setHead } from '../plan/sections.ts';
import { listed } from '../plan/suggest.ts';
import { goalsSection, severalInGoal } from './goals.ts';
import { likelyPeriods } from './horizon.ts';
import { createMetric } from './measure.ts';
import type { Way } from './way.ts';

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

/** What may be written for what is missing, each with its title; nothing where that would be a guess. */
export function supplements(plan: Plan, frame: Frame, { component, parts }: Lack): Way[] {
  if (component === 'goal') {
    const goal = sectionOf(plan, 'goal');
    const text = 'What will be different, and for whom';
    const edit = goal
      ? insertKey(plan, goal, 'outcome', text)
      : insertSection(plan, 'goal', ['goal:', `  outcome: ${text}`]);
    return [{ title: 'Add an outcome to fill in', edits: [edit] }];
  }
  if (component === 'resources') {
    const section = sectionOf(plan, 'resources');
    const none = '{ have: USD 0, need: USD 0 }';
    const edit = section
      ? setKey(plan, section, 'budget', none)
      : insertSection(plan, 'resources', ['resources:', `  budget: ${none}`]);
    return [{ title: 'Add a budget to fill in', edits: [edit] }];
  }
  if (component === 'timeline') return timeline(plan, frame, parts);
  return component === 'owners' ? owners(plan, parts) : metrics(plan, frame);
}

/** A period around the dates of the plan where there is none, and a milestone at its end where nothing has a date. */
function timeline(plan: Plan, { today, period, workdays }: Frame, parts: Lack['parts']): Way[] {
  const periods = period ? [period] : likelyPeriods(plan, today);
  return periods.map(it => {
    const text = writePeriod(it);
    const last = iso(workdays.upTo(it.to));
    const edits: Edit[] = [];
    if (parts.includes('period')) edits.push(setHead(plan, 'period', text));
    if (parts.includes('date')) edits.push(insertEntry(plan, 'milestones', 'finish', [`at: ${last}`]));
    const words = [
      ...(parts.includes('period') ? [`"period: ${text}"`] : []),
      ...(parts.includes('date') ? [`a milestone "finish" on ${last}`] : []),
    ];
    return { title: `Add ${listed(words)}`, edits };
  });
}

/** Everybody who is known may be the owner of what has none. */
function owners(plan: Plan, parts: Lack['parts']): Way[] {
  const activities = entriesOf(plan, 'activity');
  const own = headOf(plan, 'owner')?.pair.value.text;
  const people = [own, ...known(plan, 'person').map(it => it.id), ...activities.map(it => it.value.owner)];
  const first = activities[0];
  const what = listed(parts.map(it => (it === 'plan owner' ? 'the plan' : `"${first?.id}"`)));
  if (parts.includes('activity owner') && !first) return [];
  return [...new Set(people)]
    .flatMap(person => {
      if (!person) return [];
      const edits = parts.map(it =>
        it === 'plan owner'
          ? setHead(plan, 'owner', quote(person))
          : setKey(plan, first!, 'owner', quote(person, true)),
      );
      return [{ title: `Make ${person} the owner of ${what}`, edits }];
    })
    .slice(0, 8);
}

function metrics(plan: Plan, { today }: Frame): Way[] {
  const goal = goalOf(plan);
  if (!goal) return [];
  const created = createMetric(plan, goal, today);
  return [
    ...entriesOf(plan, 'metric').map(({ id }) => ({
      title: `Make "${id}" the metric of the goal`,
      edits: [setKey(plan, goal, 'metric', quote(id, true))],
    })),
    { title: `Create the metric "${created.id}" for the goal`, edits: created.edits },
  ];
}
