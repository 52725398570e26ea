import { type Activity, statuses } from '../language/activity.ts';
import { type Day, iso } from '../language/day.ts';
import { language } from '../language/index.ts';
import { shapeOf } from '../language/shape.ts';
import { types } from '../language/values.ts';
import { meantBy } from '../plan/choices.ts';
import { quote } from '../plan/edit.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf } from '../plan/query.ts';
import { readText } from '../plan/read-text.ts';
import { respell } from '../words/respell.ts';
import { numberOf } from '../words/respell-number.ts';
import { flowList } from './lists.ts';
import { nameIn } from './owner-choice.ts';
import type { Column } from './table-columns.ts';
import { dayIn } from './table-days.ts';

/** What cells are read with. */
export interface Reading {
  readonly plan: Plan;
  readonly today: Day;
  /** The activity that a row calls so: by a name, a title or a number. */
  readonly activity: (text: string) => string | undefined;
}

const parts = (cell: string, sign = /[,;\n&]/): string[] =>
  cell
    .split(sign)
    .map(it => it.trim())
    .filter(it => it);
const oneLine = (cell: string): string => cell.replace(/\s+/g, ' ').trim();
const all = (texts: readonly (string | undefined)[]): string | undefined =>
  texts.length && texts.every(it => it !== undefined) ? flowList(texts as string[]) : undefined;

/** The status that a word of a spreadsheet means. */
export function statusIn(cell: string): string | undefined {
  const meaning = { types: ['word'] as const, words: statuses };
  return cell.length > 40
    ? undefined
    : meantBy(cell, { meaning, path: ['status'], entry: { kind: 'activity' } as Entry })[0];
}

/** A cell as the value of a key; nothing where it cannot be read for sure. */
export function valueIn({ key, unit, days }: Column, cell: string, reading: Reading): string | undefined {
  const { plan, today, activity } = reading;
  switch (key) {
    case 'title':
    case 'because':
    case 'blocked':
      return quote(oneLine(cell), true);
    case 'done': {
      const criteria = parts(cell, /\n/).map(it => it.replace(/^[-*•]\s+/, ''));
      return criteria.length > 1 ? flowList(criteria) : quote(oneLine(cell), true);
    }
    case 'owner':
      return quote(nameIn(plan, oneLine(cell).replace(/^@/, '')), true);
    case 'with':
    case 'escalate':
      return all(parts(cell).map(it => nameIn(plan, oneLine(it).replace(/^@/, ''))));
    case 'skills':
      return all(parts(cell).map(oneLine));
    case 'after':
      return all(parts(cell).map(activity));
    case 'links':
      return all(parts(cell, /\s+/).map(it => types.url.read(it) && it));
    case 'metric':
    case 'workstream':
      return called(plan, key, oneLine(cell));
    case 'status':
      return statusIn(cell);
    case 'start':
    case 'due':
    case 'checkin':
    case 'started':
    case 'finished': {
      const day = dayIn(cell, today, days);
      return day === undefined ? undefined : iso(day);
    }
    default:
      return key && scalarIn(key as keyof Activity, cell, unit, today);
  }
}

/** The one metric or workstream of that name or title. */
function called(plan: Plan, kind: 'metric' | 'workstream', text: string): string | undefined {
  const lower = text.toLowerCase();
  const found = entriesOf(plan, kind).filter(
    it => it.id.toLowerCase() === lower || it.value.title?.toLowerCase() === lower,
  );
  return found.length === 1 ? quote(found[0]!.id, true) : undefined;
}

/** `5 days`, `weekly`, `EUR 300`: in our spelling where there is only one; a bare number counts what its column says. */
function scalarIn(key: keyof Activity, cell: string, unit: Column['unit'], today: Day): string | undefined {
  const scalar = shapeOf(language).keys!.get('activities')!.entry!.value.keys?.get(key)?.scalar;
  if (!scalar || scalar.types.includes('text')) return undefined;
  if (scalar.types.includes('yesno')) {
    const [word] = meantBy(cell, { meaning: scalar, path: [key], entry: { kind: 'activity' } as Entry });
    return word;
  }
  if (!readText(cell, scalar).trouble) return quote(cell, true);
  const number = numberOf(cell);
  if (number?.sure && unit && scalar.types.some(it => it === 'estimate' || it === 'duration'))
    return `${number.value}${unit}`;
  const [first] = respell(cell, scalar.types, { today }).filter(it => it.safe);
  return first && quote(first.text, true);
}
