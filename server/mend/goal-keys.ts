import { types } from '../language/values.ts';
import { type Edit, quote, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { holds } from '../plan/position.ts';
import { type EntryOf, field, find } from '../plan/query.ts';
import { goalIn, says } from '../plan/section.ts';
import { listed } from '../plan/suggest.ts';
import { readOutcome } from '../words/goal-sentence.ts';
import { unitOf } from '../words/unit.ts';
import { createMetric } from './measure.ts';
import type { Refactored, Spot } from './refactoring.ts';

/** What the sentence of an outcome says in numbers and dates, and the goal does not say yet. */
export interface Told {
  readonly keys: readonly (readonly [key: 'from' | 'to' | 'by', text: string])[];
  readonly edits: readonly Edit[];
}
/** The unit in which the goal is measured, where it is known. */
export function unitOfGoal(plan: Plan, goal: EntryOf<'goal'>): string | undefined {
  const metric = goal.value.metric === undefined ? undefined : find(plan, 'metric', goal.value.metric);
  return (metric && unitOf(metric.value, goal.value)) ?? goal.value.from?.unit;
}
export function toldBy(plan: Plan, goal: EntryOf<'goal'>, frame: Frame): Told {
  const read = readOutcome(goal.value.outcome ?? '', frame, unitOfGoal(plan, goal));
  const keys = (['from', 'to', 'by'] as const).flatMap(key => {
    const text = read[key];
    return text && !says(goal, key) ? [[key, text] as const] : [];
  });
  return { keys, edits: keys.map(([key, text]) => setKey(plan, goal, key, quote(text, true))) };
}

/** The goal as it is when its sentence has been written out: a metric takes its unit from there. */
const withTold = (goal: EntryOf<'goal'>, keys: Told['keys']): EntryOf<'goal'> => {
  const read = keys.flatMap(([key, text]) => (key === 'by' ? [] : [[key, types.quantity.read(text)] as const]));
  return { ...goal, value: { ...goal.value, ...Object.fromEntries(read) } };
};

/** Writes what the sentence says as keys that can be reckoned with, and a metric where there is none. */
export function sentenceToKeys({ plan, parsed, within, today, frame }: Spot): Refactored[] {
  const goal = goalIn(parsed);
  const pair = goal && field(goal, 'outcome');
  if (
    !goal ||
    pair?.value.kind !== 'scalar' ||
    !holds({ start: pair.key.range.start, end: pair.value.range.end }, within.start)
  )
    return [];
  const { keys, edits } = toldBy(plan, goal, frame());
  if (!keys.length) return [];
  const wantsMetric = !says(goal, 'metric') && (goal.value.to !== undefined || keys.some(([key]) => key === 'to'));
  const metric = wantsMetric ? createMetric(plan, withTold(goal, keys), today) : undefined;
  const names = [...keys.map(([key, text]) => `${key}: ${text}`), ...(metric ? [`metric: ${metric.id}`] : [])];
  // The key of the metric stands before the others, its section behind them all.
  const [key, section] = metric?.edits ?? [];
  const all = [...(key ? [key] : []), ...edits, ...(section ? [section] : [])];
  return [{ title: `Write what the sentence says as keys: ${listed(names)}`, kind: 'refactor.rewrite', edits: all }];
}
