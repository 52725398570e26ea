import { iso } from '../language/day.ts';
import { criteria, prerequisites, writtenRank } from '../plan/query.ts';
import { helpers, type Outgoing, texts, type Work, workOf, written } from './work.ts';

/** Each column with what it says of an activity. All but the last two are read again by `import`. */
const columns: readonly (readonly [string, (it: Work) => string])[] = [
  ['id', it => it.entry.id],
  ['parent', it => it.entry.parent?.id ?? ''],
  ['title', it => it.entry.value.title ?? ''],
  ['owner', it => written(it.entry, 'owner')],
  ['with', it => helpers(it.entry).map(({ id, share }) => (share === undefined ? id : `${id}: ${percent(share)}`)).join('; ')],
  ['start', it => written(it.entry, 'start')],
  ['due', it => written(it.entry, 'due')],
  ['effort', it => written(it.entry, 'effort')],
  ['spent', it => written(it.entry, 'spent')],
  ['remaining', it => written(it.entry, 'remaining')],
  ['every', it => written(it.entry, 'every')],
  ['load', it => written(it.entry, 'load')],
  ['after', it => prerequisites(it.entry).map(({ ref, lag }) => (lag ? `${ref} + ${lag.amount}${lag.unit}` : ref)).join('; ')],
  ['impact', it => written(it.entry, 'impact')],
  ['priority', it => `${writtenRank(it.entry.value)?.rank ?? ''}`],
  ['metric', it => written(it.entry, 'metric')],
  ['workstream', it => written(it.entry, 'workstream')],
  ['status', it => written(it.entry, 'status')],
  ['because', it => written(it.entry, 'because')],
  ['started', it => written(it.entry, 'started')],
  ['finished', it => written(it.entry, 'finished')],
  ['blocked', it => blockedOf(it)],
  ['done', it => criteria(it.entry).map(({ text }) => text.replace(/\s+/g, ' ')).join('\n')],
  ['links', it => texts(it.entry, 'links').join(' ')],
  ['forecast start', it => (it.from === undefined ? '' : iso(it.from))],
  ['forecast finish', it => (it.to === undefined ? '' : iso(it.to))],
]; // biome-ignore format: a table
export const forecastColumns: readonly string[] = ['forecast start', 'forecast finish'];
/** Whether a header is that of an exported plan, or of several. */
export const isExported = (heads: readonly string[]): boolean => columns.every(([name]) => heads.includes(name));

function blockedOf({ entry }: Work): string {
  const { blocked } = entry.value as { blocked?: string | { need?: string; by?: string } };
  if (typeof blocked !== 'object') return blocked ?? '';
  return blocked.need ?? (blocked.by ? `waits for ${blocked.by}` : 'blocked');
}
const percent = (share: number): string => `${Number((share * 100).toFixed(3))}%`;

/** A row for each activity and task (RFC 4180), the plan before it where there are several. No cell is taken for a formula. */
export function toCsv(all: readonly Outgoing[]): string {
  const several = all.length > 1;
  const head = [...(several ? ['plan'] : []), ...columns.map(([name]) => name)];
  const rows = all.flatMap(plan =>
    workOf(plan).map(work => [...(several ? [plan.file] : []), ...columns.map(([, of]) => of(work))]),
  );
  return [head, ...rows].map(row => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Programs for tables take a cell that begins so for something to be worked out. */
const formula = /^'*[=+\-@\t\r]/;
export function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]|^\s|\s$|^$/.test(safe) && safe ? `"${safe.replaceAll('"', '""')}"` : safe;
}
/** The text of a cell that was made safe. */
export const uncell = (text: string): string => (text.startsWith("'") && formula.test(text) ? text.slice(1) : text);
