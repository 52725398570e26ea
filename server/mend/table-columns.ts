import type { Activity } from '../language/activity.ts';
import { language } from '../language/index.ts';
import { shapeOf } from '../language/shape.ts';
import { types } from '../language/values.ts';
import { plainKey, proposals } from '../plan/keys.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf } from '../plan/query.ts';
import { respell } from '../words/respell.ts';
import type { Table } from '../words/table.ts';
import { peopleCalled } from './owner-choice.ts';
import { statusIn } from './table-cells.ts';
import { type DayOrder, dayIn, orderOf } from './table-days.ts';

/** What a column of a table says: a key of an activity, the names that the rows go by, or nothing that a plan knows. */
export interface Column {
  readonly at: number;
  readonly key: keyof Activity | 'id' | undefined;
  /** As it stands over the column; nothing without a header. */
  readonly label: string;
  /** What its bare numbers count: `days`, `hours`. */
  readonly unit: 'h' | 'd' | 'w' | undefined;
  /** In which currency its bare amounts are. */
  readonly currency: string | undefined;
  /** In which order its dates with slashes are written, where one of them tells. */
  readonly days: DayOrder | undefined;
}

/** Words over a column that are none for the keys of an entry. */
const own = new Map<string, Column['key']>(
  Object.entries({
    title: 'task, activity, action, item, action item, work item, step, task name, todo, to do, initiative',
    id: 'id, #, no, nr, number, key, ref, wbs, task id, issue key',
    due: 'planned end, end day, finish date, due day, bis',
    start: 'planned start, start day, begin date',
    effort:
      'est, est days, est hours, estimate days, estimate hours, effort days, effort hours, duration days, original estimate',
    owner: 'task owner, assigned to, resource, resource names, resources',
    log: 'notes, note, comments, comment, remarks, history, updates',
  }).flatMap(([key, words]) => words.split(', ').map((it): [string, Column['key']] => [it, key as Column['key']])),
);
const units: readonly (readonly [RegExp, Column['unit']])[] = [
  [/\b(?:hours?|hrs?|h)\b/, 'h'],
  [/\b(?:days?|pd|md|d)\b/, 'd'],
  [/\b(?:weeks?|wks?|w)\b/, 'w'],
];

/**
 * The columns of a table, and its rows without the header where it has one. `ranked`: what it calls a priority is a rank,
 * though two rows may share one, such as work that is done and work that is not.
 */
export function columnsOf(plan: Plan, table: Table, ranked = false): { columns: Column[]; rows: Table } {
  const width = Math.max(...table.map(it => it.length));
  const [first = [], ...others] = table;
  const named = Array.from({ length: width }, (_, i) => keyFor(first[i] ?? ''));
  const known = named.filter(it => it !== undefined).length;
  const filled = first.filter(it => it).length;
  // A header names at least half of its columns, and holds no value that a row would.
  const isHeader = others.length > 0 && known > 0 && known * 2 >= filled && !first.some(isValue);
  const rows = isHeader ? others : table;
  const keys = (isHeader ? titled(once(named), rows) : guessed(plan, rows, width)).map((key, at) =>
    key === 'priority' && !ranked && !areRanks(plan, rows, at) ? undefined : key,
  );
  const columns = keys.map((key, at): Column => {
    const label = isHeader ? (first[at] ?? '') : '';
    const unit = units.find(([words]) => words.test(plainKey(label)))?.[1];
    return { at, key, label, unit, currency: currencyIn(label), days: orderOf(rows.map(it => it[at] ?? '')) };
  });
  return { columns, rows };
}

/** Ranks put the work in an order, one place for each. A priority that several rows share is a class of importance, and no rank. */
function areRanks(plan: Plan, rows: Table, at: number): boolean {
  const cells = rows.map(it => it[at] ?? '').filter(it => it);
  const taken = new Set(
    entriesOf(plan, 'activity').map(({ value: { priority: it } }) => (typeof it === 'number' ? it : it?.rank)),
  );
  return new Set(cells).size === cells.length && !cells.some(it => taken.has(Number(it)));
}

const symbols: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', $: 'USD' };
/** `Cost (EUR)`, `Cost in €`. */
function currencyIn(header: string): string | undefined {
  const word = /[ ([]([A-Z]{3}|[€£$])[)\] ]*$/.exec(header)?.[1];
  return word && (symbols[word] ?? word);
}

/** The first column of a meaning has it. */
const once = (keys: readonly Column['key'][]): Column['key'][] =>
  keys.map((it, i) => (keys.indexOf(it) === i ? it : undefined));
const isValue = (cell: string): boolean => dayIn(cell, 0, undefined) !== undefined || /^\d+(?:[.,]\d+)?$/.test(cell);

function keyFor(header: string): Column['key'] {
  const word = plainKey(header.replace(/[()[\]:.*]/g, ' '));
  if (!word) return undefined;
  const unit = currencyIn(header)
    ? / (?:in )?(?:[a-z]{3}|[€£$])$/
    : / (?:in )?(?:hours?|hrs?|days?|weeks?|h|d|w|pd|md)$/;
  const bare = word.replace(unit, '');
  const shape = shapeOf(language).keys!.get('activities')!.entry!.value;
  return (
    own.get(word) ??
    [word, bare]
      .flatMap(it => proposals(it, 'activity', shape, () => false) as Column['key'][])
      .find(it => it !== 'tasks')
  );
}

/** Where no column is called a title, the one with the longest texts of those that are called nothing known. */
function titled(keys: Column['key'][], rows: Table): Column['key'][] {
  const free = keys.flatMap((it, i) => (it === undefined ? [i] : []));
  const length = (i: number): number => rows.reduce((sum, it) => sum + (it[i] ?? '').length, 0);
  const [best] = free.sort((a, b) => length(b) - length(a));
  return keys.includes('title') || best === undefined ? keys : keys.with(best, 'title');
}

/** Without a header each column says by its cells what it is. */
function guessed(plan: Plan, rows: Table, width: number): Column['key'][] {
  const keys: Column['key'][] = Array.from({ length: width }, () => undefined);
  const cells = keys.map((_, i) => rows.map(it => it[i] ?? '').filter(it => it));
  const mostly = (i: number, is: (cell: string) => boolean): boolean =>
    cells[i]!.length > 0 && cells[i]!.filter(is).length * 3 >= cells[i]!.length * 2;
  const take = (key: Column['key'], is: (cell: string) => boolean): void => {
    const at = keys.findIndex((it, i) => it === undefined && mostly(i, is));
    if (at >= 0) keys[at] = key;
  };
  const dated = keys.flatMap((_, i) => (mostly(i, it => dayIn(it, 0, orderOf(cells[i]!)) !== undefined) ? [i] : []));
  if (dated.length > 1) keys[dated[0]!] = 'start';
  if (dated.length) keys[dated.at(-1)!] = 'due';
  take('status', it => statusIn(it) !== undefined);
  take(
    'effort',
    it => types.estimate.read(it) !== undefined || respell(it, ['estimate'], { today: 0 }).some(at => at.safe),
  );
  take('owner', it => peopleCalled(plan, it).length > 0);
  // What is left and longest says what is done; short names of one to three words say by whom.
  const all = titled(keys, rows);
  const named = all.findIndex((it, i) => it === undefined && mostly(i, isName));
  return all.includes('owner') || named < 0 ? all : all.with(named, 'owner');
}
const isName = (it: string): boolean => it.length <= 40 && /^@?\p{L}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*){0,2}$/u.test(it);
