import { type Forecast, forecastOf } from '../forecast/forecast.ts';
import type { Day } from '../language/day.ts';
import { planName } from '../plan/far-ref.ts';
import type { Plan } from '../plan/plan.ts';
import {
  contributors,
  type EntryOf,
  entriesOf,
  field,
  find,
  inherited,
  isOpen,
  items,
  statusOf,
} from '../plan/query.ts';
import { headValue } from '../plan/strategy.ts';

type Activity = EntryOf<'activity'>;

/** A plan that goes out, with the day on which it does. */
export interface Outgoing {
  readonly file: string;
  readonly plan: Plan;
  readonly today: Day;
}

/** An activity or task as other programs want it. */
export interface Work {
  readonly entry: Activity;
  /** How many others it is under. */
  readonly depth: number;
  readonly title: string;
  readonly owner: string | undefined;
  readonly due: Day | undefined;
  readonly status: ReturnType<typeof statusOf>;
  /** From its first to its last day: as it happened, or as it is forecast; nothing where neither is known. */
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  readonly critical: boolean;
  /** It is finished after it is due, by what is known today. */
  readonly late: boolean;
}

/** All activities and tasks in the order of the text. */
export function workOf({ plan, today }: Outgoing): Work[] {
  const forecast = forecastOf(plan, today);
  return entriesOf(plan, 'activity').map(it => workIn(forecast, it));
}

function workIn(forecast: Forecast, entry: Activity): Work {
  const { value } = entry;
  const expected = isOpen(value) ? forecast.of(entry) : undefined;
  const due = inherited(entry, 'due');
  const over = value.status === 'done' ? { from: value.started ?? value.finished, to: value.finished } : undefined;
  const to = over ? over.to : expected?.finish;
  let depth = 0;
  for (let at = entry.parent; at; at = at.parent) depth++;
  return {
    entry,
    depth,
    title: value.title ?? entry.id,
    owner: inherited(entry, 'owner'),
    due,
    status: statusOf(value),
    from: over ? over.from : expected?.start,
    to,
    critical: !!expected?.critical,
    late: due !== undefined && isOpen(value) && (to ?? forecast.solved.today) > due,
  };
}

export const titleOf = ({ plan, file }: Outgoing): string => {
  const title = headValue(plan, 'plan');
  return typeof title === 'string' && title.trim() ? title : planName(file);
};
/** A person as people call them, for pages that people read. */
export const nameIn = ({ plan }: Outgoing, id: string | undefined): string =>
  id === undefined ? '' : (find(plan, 'person', id)?.value.name ?? id);
/** A value of an entry as it is written, where it is one word. */
export const written = (entry: Activity, key: string): string => {
  const value = field(entry, key)?.value;
  return value?.kind === 'scalar' ? value.text : '';
};
/** Contributors, with the share of their day where it is written. */
export function helpers({ value }: Activity): { readonly id: string; readonly share: number | undefined }[] {
  const shares = value.with instanceof Map ? (value.with as ReadonlyMap<string, number>) : undefined;
  return contributors(value).map(id => ({ id, share: shares?.get(id) }));
}
/** The texts of a list, as they are written. */
export const texts = (entry: Activity, key: string): string[] =>
  items(entry, key).flatMap(it => (it.kind === 'scalar' ? [it.text] : []));
/** Where it stands, for people: what nobody has begun with needs no word. */
export function standing({ entry, status }: Work): string {
  if (status !== 'todo') return status;
  const every = written(entry, 'every');
  return every ? `every ${every}` : entry.value.load === undefined ? '' : 'continuous';
}
