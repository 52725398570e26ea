import type { Day } from '../language/day.ts';
import { types } from '../language/values.ts';
import { type Edit, quote, setKey } from '../plan/edit.ts';
import { isDefined } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';
import type { EntryOf } from '../plan/query.ts';
import { insertEntry } from '../plan/sections.ts';
import { kebab, unused } from '../plan/suggest.ts';
import { capital } from '../plan/wording.ts';
import { readOutcome } from '../words/goal-sentence.ts';

/** A metric for the goal that has none: named after its outcome, with the unit of its `to`. */
export function createMetric(plan: Plan, goal: EntryOf<'goal'>, today: Day): { id: string; edits: Edit[] } {
  const { id, named, edit } = metricOf(plan, goal, today);
  // The key first: both may come to stand at the end of the goal.
  return { id, edits: [...(named ? [] : [setKey(plan, goal, 'metric', id)]), edit] };
}
/** The metric alone, under the name that the goal has for it, where it has one. */
export function metricOf(plan: Plan, goal: EntryOf<'goal'>, today: Day): { id: string; named: boolean; edit: Edit } {
  const { outcome, to, from, metric } = goal.value;
  const named = metric !== undefined && types.id.read(metric) !== undefined && !isDefined(plan, 'metric', metric);
  const measure = readOutcome(outcome ?? '', { today }).measure || 'Measure of the goal';
  const id = named ? metric : unused(shortId(measure), it => isDefined(plan, 'metric', it));
  const unit = (to?.relative ? '' : to?.unit) || from?.unit;
  const title = capital(measure.slice(0, 100));
  const body = [`title: ${quote(title)}`, ...(unit ? [`unit: ${quote(unit)}`] : [])];
  return { id, named, edit: insertEntry(plan, 'metrics', id, body) };
}

/** Whole words of a text, up to forty characters of them. */
function shortId(text: string): string {
  const id = kebab(text);
  const end = id.lastIndexOf('-', 40);
  return id.length <= 40 ? id : id.slice(0, end > 0 ? end : 40);
}
