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
import { digits, numberOf } from '../words/respell-number.ts';
import { flowList } from './lists.ts';
import { nameIn, peopleCalled } from './owner-choice.ts';
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

/** A cell as the value of a key, and what of it no key takes. */
export interface Cell {
  readonly value: string | undefined;
  readonly rest: string;
}
export function readCell(column: Column, cell: string, reading: Reading): Cell {
  if (column.key === 'after') return prerequisitesIn(cell, reading);
  const value = valueIn(column, cell, reading);
  return { value, rest: value === undefined ? cell : '' };
}

/** What cannot be read for sure is nothing. */
function valueIn(column: Column, cell: string, reading: Reading): string | undefined {
  const { key, days } = column;
  const { plan, today } = reading;
  switch (key) {
    case 'title':
    case 'because':
    case 'blocked':
      return textOf(cell);
    case 'done': {
      const criteria = parts(cell, /\n/).map(it => it.replace(/^[-*•]\s+/, ''));
      return criteria.length > 1 ? flowList(criteria) : textOf(cell);
    }
    case 'owner':
      return quote(personIn(plan, cell), true);
    case 'with':
      return sharesIn(plan, cell) ?? valueIn({ ...column, key: 'escalate' }, cell, reading);
    case 'escalate':
      return all((peopleCalled(plan, turned(cell)).length === 1 ? [cell] : parts(cell)).map(it => personIn(plan, it)));
    case 'skills':
      return all(parts(cell).map(oneLine));
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
      return key && scalarIn(column, cell, today);
  }
}

/** `ana: 50%; Bo Diaz 20%`: everybody with the share of their day. */
function sharesIn(plan: Plan, cell: string): string | undefined {
  const all = parts(cell).map(it => /^(.{1,80}?)[ :]+\(?(\d{1,3}(?:\.\d{1,3})?%)\)?$/.exec(it));
  if (!all.length || all.some(it => !it || types.share.read(it[2]!) === undefined)) return undefined;
  return `{ ${all.map(it => `${quote(personIn(plan, it![1]!), true)}: ${it![2]}`).join(', ')} }`;
}

/** What YAML would take for nothing, or for yes and no, is a text here. */
function textOf(cell: string): string {
  const text = oneLine(cell);
  return /^(?:null|~|true|false)$/i.test(text) ? `"${text}"` : quote(text, true);
}

/** Address books have the family name first: `Silva, Ana`, `Silva Ana`. */
const turned = (cell: string): string => oneLine(cell).replace(/^([^\s,;]{1,60}),? ([^,;]{1,60})$/, '$2 $1');
function personIn(plan: Plan, cell: string): string {
  const name = oneLine(cell).replace(/^@/, '');
  const [id, ...others] = peopleCalled(plan, name).length ? [] : peopleCalled(plan, turned(name));
  return id !== undefined && !others.length ? id : nameIn(plan, name);
}

/** The rows that a cell names as being before its own; what no row is called is left. */
function prerequisitesIn(cell: string, { activity }: Reading): Cell {
  // A title may hold a comma.
  const named = prerequisiteIn(cell, activity) === undefined ? parts(cell) : [cell];
  const refs = named.map(it => prerequisiteIn(it, activity));
  const known = refs.filter(it => it !== undefined);
  return {
    value: known.length ? flowList([...new Set(known)]) : undefined,
    rest: known.length ? named.filter((_, i) => refs[i] === undefined).join(', ') : cell,
  };
}

const link = /^(.{1,80}?)(FS|SS|FF|SF)? ?(?:\+ ?(\d{1,4}(?:\.\d{1,2})?) ?(d|days?|h|hrs?|hours?|w|wks?|weeks?))?$/i;
/** `3FS+2 days`, as programs for projects write it: what is before, and how long is waited behind its end. For links to a start, or to an end, a plan has no word. */
function prerequisiteIn(text: string, activity: Reading['activity']): string | undefined {
  const [, row = '', way = '', lag, unit] = link.exec(text) ?? [];
  // The end of a name may look like a sort of link: `glass + 2d`.
  const ref = activity(text) ?? activity(row + way) ?? (/^(?:FS)?$/i.test(way) ? activity(row.trim()) : undefined);
  return ref && lag && ref !== activity(text) ? `${ref} + ${lag}${unit![0]!.toLowerCase()}` : ref;
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
function scalarIn({ key: name, unit, currency }: Column, cell: string, today: Day): string | undefined {
  const key = name as keyof Activity;
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
  // A point before three digits sets thousands apart in half of the world.
  if (number?.sure && currency && scalar.types.includes('money') && !/^[1-9]\d{0,2}\.\d{3}$/.test(cell))
    return quote(`${currency} ${digits(number.value)}`, true);
  const [first] = respell(cell, scalar.types, { today }).filter(it => it.safe);
  return first && quote(first.text, true);
}
