import type { Day } from '../language/day.ts';
import { types } from '../language/values.ts';
import { columnOf, type Edit, isContent, linesOf } from '../plan/edit.ts';
import { isDefined } from '../plan/names.ts';
import type { Parsed } from '../plan/parse.ts';
import { chunkAt, type Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';
import { headOf } from '../plan/query.ts';
import { insertEntries } from '../plan/sections.ts';
import { kebab, unused, upTo } from '../plan/suggest.ts';
import { readTable, type Table } from '../words/table.ts';
import { isTaken } from './free-id.ts';
import { type Reading, readCell } from './table-cells.ts';
import { type Column, columnsOf } from './table-columns.ts';

/** What a table becomes in a plan. */
export interface Pasted {
  readonly edit: Edit;
  /** How many activities it holds. */
  readonly count: number;
  /** How many cells stay as comments, since no key takes them as they are. */
  readonly left: number;
  /** It came with tabs, as from a spreadsheet, and with a header that is understood: nothing else can be meant. */
  readonly sure: boolean;
}

/** The order in which the keys of an entry are written. */
const order = [
  'title',
  'owner',
  'with',
  'start',
  'due',
  'checkin',
  'effort',
  'every',
  'after',
  'impact',
  'priority',
  'metric',
  'done',
  'status',
];
/** More rows than anybody plans are left to a program. */
const mostRows = 5000;

/** Reads a table, as a spreadsheet puts it on the clipboard, as activities; nothing where it is none, why not where it cannot go in. */
export function pasteTable(
  plan: Plan,
  text: string,
  today: Day,
  position?: Position,
): Pasted | { refused: string } | undefined {
  const table = readTable(text);
  if (!table) return undefined;
  if (table.length > mostRows)
    return { refused: `This table has ${table.length} rows; no more than ${mostRows} are taken at once.` };
  const head = headOf(plan, 'activities')?.pair.value;
  if (head && (head.style === 'flow' || (head.kind !== 'map' && head.kind !== 'empty')))
    return {
      refused: 'The activities of this plan stand in brackets or in a list. Write them on lines of their own first.',
    };
  const { columns, rows } = columnsOf(plan, table);
  const at = position && placeIn(plan, position);
  const entries = rowsOf(plan, columns, rows, today).map(({ id, said, comments, left }) => ({
    id,
    body: [...comments, ...said.map(([key, value]) => `${key}: ${value}`)],
    left,
  }));
  const edit = insertEntries(plan, 'activities', entries, at);
  const left = entries.reduce((sum, it) => sum + it.left, 0);
  const named = columns.filter(it => it.label && it.key).length;
  return { edit, count: rows.length, left, sure: named > 1 && text.includes('\t') };
}

/** A row as an activity: its keys with their values as they are written, in order, and what no key takes. */
export interface Row {
  readonly id: string;
  readonly said: readonly (readonly [key: string, value: string])[];
  readonly comments: readonly string[];
  /** How many cells no key takes. */
  readonly left: number;
}
/** The rows of a table, read column by column. */
export const rowsOf = (plan: Plan, columns: readonly Column[], rows: Table, today: Day): Row[] =>
  entriesFor(plan, { columns, rows, ids: idsFor(plan, columns, rows) }, today);

interface Sheet {
  readonly columns: readonly Column[];
  readonly rows: Table;
  readonly ids: readonly string[];
}

function entriesFor(plan: Plan, { columns, rows, ids }: Sheet, today: Day): Row[] {
  const known = namesOf(columns, rows, ids);
  const numbered = columns.find(it => it.key === 'id');
  const isCount = !!numbered && rows.every((row, i) => row[numbered.at] === String(i + 1));
  return rows.map((row, i) => {
    const id = ids[i]!;
    const reading: Reading = {
      plan,
      today,
      activity: it => {
        const found = known.get(it.toLowerCase()) ?? (isDefined(plan, 'activity', it) ? it : undefined);
        return found === id ? undefined : found;
      },
    };
    const said = new Map<string, string>();
    const comments: string[] = [];
    let left = 0;
    for (const column of columns) {
      const cell = row[column.at] ?? '';
      if (!cell || (column.key === 'id' && (isCount || cell === id))) continue;
      const { value, rest } = readCell(column, cell, reading);
      if (value !== undefined) said.set(column.key!, value);
      if (!rest) continue;
      left++;
      comments.push(...commentOf(column, rest));
    }
    const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
    return { id, said: [...said].sort((a, b) => rank(a[0]) - rank(b[0])), comments, left };
  });
}

/** Nothing is lost: what no key takes stands as a comment, line for line. */
function commentOf({ label, key }: Column, cell: string): string[] {
  const name = (label || (key ?? '')).replace(/\s+/g, ' ');
  const [first, ...others] = cell.split(/\r\n|\n|\r/);
  return [`# ${name ? `${name}: ` : ''}${first}`.trimEnd(), ...others.map(it => `#   ${it}`.trimEnd())];
}

/** A free name for each row: the one that it gives itself, else one after its title. */
function idsFor(plan: Plan, columns: readonly Column[], rows: Table): string[] {
  const [own, title] = ['id', 'title'].map(key => columns.find(it => it.key === key));
  const taken = new Set<string>();
  const isUsed = (it: string): boolean => taken.has(it) || isTaken(plan, it);
  const next = new Map<string, number>();
  return rows.map(row => {
    const given = (own && row[own.at]) ?? '';
    const named = /\p{L}/u.test(given) && types.id.read(given) !== undefined;
    const base = named ? given : kebab(upTo((title && row[title.at]) || 'activity', 40));
    // A thousand rows of one title are counted on, not tried from the start.
    let id = next.has(base) ? `${base}-${next.get(base)}` : unused(base, isUsed);
    for (let n = next.get(base) ?? 2; isUsed(id); n++) id = `${base}-${n}`;
    next.set(base, id === base ? 2 : Number(id.slice(base.length + 1)) + 1);
    taken.add(id);
    return id;
  });
}

/** What other rows may call a row: its own name, its title, its number. */
function namesOf(columns: readonly Column[], rows: Table, ids: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  const [own, title] = ['id', 'title'].map(key => columns.find(it => it.key === key));
  rows.forEach((row, i) => {
    const texts = [
      ids[i]!,
      (own && row[own.at]) || (own ? '' : String(i + 1)),
      (title && row[title.at]?.replace(/\s+/g, ' ')) ?? '',
    ];
    for (const it of texts) if (it && !names.has(it.toLowerCase())) names.set(it.toLowerCase(), ids[i]!);
  });
  return names;
}

/** The entry behind which a cursor stands. */
function placeIn(plan: Plan, { line }: Position): Parsed | undefined {
  const parsed = chunkAbove(plan, line);
  return parsed?.chunk.section === 'activities' && parsed.chunk.kind === 'entry' ? parsed : undefined;
}
/** The chunk that the last line with something on it, at a line or above, belongs to. */
function chunkAbove(plan: Plan, from: number): Parsed | undefined {
  for (let line = from; line >= 0; line--) {
    const index = chunkAt(plan, line);
    const parsed = plan.chunks[index];
    const text = parsed && linesOf(parsed)[line - plan.lines[index]!];
    if (text !== undefined && isContent(text)) return parsed;
  }
  return undefined;
}
/** Whether a table may be meant as activities where a cursor stands: on an empty line in the section, or behind it. */
export function takesTable(plan: Plan, { line }: Position): boolean {
  const index = chunkAt(plan, line);
  const text = plan.chunks[index] ? (linesOf(plan.chunks[index])[line - plan.lines[index]!] ?? '') : '';
  const { chunk } = chunkAbove(plan, line) ?? {};
  return chunk?.section === 'activities' && (columnOf(text) >= text.length || /^activities[ \t]*:[ \t]*$/.test(text));
}
