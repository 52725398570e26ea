import type { Day } from '../language/day.ts';
import { rowsOf } from '../mend/table-activities.ts';
import { type Column, columnsOf } from '../mend/table-columns.ts';
import { quote } from '../plan/edit.ts';
import { readPlan } from '../plan/plan.ts';
import type { Table } from '../words/table.ts';
import { type Activity, type Brought, clean, newNames, nothing, yaml } from './incoming.ts';
import { sheetOf } from './sheet.ts';
import { forecastColumns, isExported } from './to-csv.ts';

/** More columns are no list of what is to be done. */
const mostColumns = 300;

/** A table as a plan, its columns understood as in a paste; `parent` says what a row is a task of. Says why where it is none. */
export function fromCsv(text: string, title: string, today: Day): Brought | { refused: string } {
  const sheet = sheetOf(text, mostColumns);
  if ('refused' in sheet) return sheet;
  const heads = sheet[0]!.map(it => it.trim().toLowerCase());
  const above = heads.findIndex(it => /^parent(?: (?:id|task|activity))?$/.test(it));
  const dropped = new Set(heads.flatMap((it, i) => (i === above || forecastColumns.includes(it) ? [i] : [])));
  const kept = sheet.map(row => row.filter((_, i) => !dropped.has(i)));
  const { columns, rows } = columnsOf(readPlan(''), kept, isExported(heads));
  const named = (['metric', 'workstream'] as const).flatMap(key => namedIn(key, columns, rows));
  const plan = readPlan(named.flat().join('\n'));
  if (!columns.some(it => it.key === 'title' || it.key === 'id'))
    return { refused: 'No column of it says what is to be done.' };
  const found = rowsOf(plan, columns, rows, today);
  const own = columns.find(it => it.key === 'id');
  const names = new Map<string, number>();
  found.forEach((it, i) => {
    for (const name of [it.id, (own && rows[i]![own.at]) ?? '']) if (name && !names.has(name)) names.set(name, i);
  });
  const parents = above < 0 ? [] : parentsOf(sheet.slice(sheet.length - rows.length), above, names);
  const left = found.reduce((sum, it) => sum + it.left, 0);
  return {
    ...nothing,
    title,
    sections: named,
    activities: nested(found.length, parents, (i, tasks): Activity => {
      const { id, said, comments } = found[i]!;
      return { key: `${i}`, id, says: said, notes: comments.map(it => it.replace(/^# ?/, '')), after: [], tasks };
    }),
    left: left
      ? [
          left === 1
            ? '1 cell of the table stays as a comment: no key takes it as it is.'
            : `${left} cells of the table stay as comments: no key takes them as they are.`,
        ]
      : [],
  };
}

/** The section of what the cells of a column name, so that a row can name it. A longer text is no name. */
function namedIn(key: 'metric' | 'workstream', columns: readonly Column[], rows: Table): string[][] {
  const at = columns.find(it => it.key === key)?.at;
  const cells = at === undefined ? [] : rows.map(row => clean(row[at] ?? '')).filter(it => it && it.length <= 40);
  const known = new Map(cells.map(it => [it.toLowerCase(), it]));
  const names = newNames(key);
  const lines = [...known.values()].map(text => {
    const id = names.give({ key: text, id: text, title: text, says: [], notes: [] });
    return `  ${quote(id)}: ${id === text ? '{}' : `{ title: ${yaml(text)} }`}`;
  });
  return lines.length ? [[`${key}s:`, ...lines]] : [];
}

const parentsOf = (rows: Table, at: number, names: ReadonlyMap<string, number>): (number | undefined)[] =>
  rows.map(row => names.get(row[at] ?? ''));

/** Rows below the rows that they name; what names itself, or goes round in a circle, stands at the top. */
export function nested<T>(
  count: number,
  parents: readonly (number | undefined)[],
  make: (i: number, below: T[]) => T,
): T[] {
  const isLost = (i: number): boolean => {
    const seen = new Set<number>();
    for (let at: number | undefined = i; at !== undefined; at = parents[at]) {
      if (seen.has(at) || seen.size > deepest) return true;
      seen.add(at);
    }
    return false;
  };
  const below = new Map<number, number[]>();
  const tops: number[] = [];
  for (let i = 0; i < count; i++) {
    const parent = parents[i];
    if (parent === undefined || isLost(i)) tops.push(i);
    else {
      const parts = below.get(parent) ?? [];
      parts.push(i);
      below.set(parent, parts);
    }
  }
  const build = (i: number): T => make(i, (below.get(i) ?? []).map(build));
  return tops.map(build);
}
/** Deeper than any plan that people read. */
const deepest = 20;
