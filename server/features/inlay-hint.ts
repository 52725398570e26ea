import type { InlayHint } from 'vscode-languageserver-types';
import { type Day, readDay, weekdayOf, weekdays } from '../language/day.ts';
import type { Goal } from '../language/goal.ts';
import { types } from '../language/values.ts';
import type { Workdays } from '../language/workdays.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import { chunkAt, type Plan } from '../plan/plan.ts';
import { comparePositions, type Position, type Range } from '../plan/position.ts';
import { type EntryOf, entriesOf, field, find, isOneOff, isOpen } from '../plan/query.ts';
import { relativeTo } from '../plan/reached.ts';
import { isOver } from '../plan/standing.ts';
import { capital, counted, dayName, distance } from '../plan/wording.ts';
import { companyDays, daysFor } from '../plan/workdays.ts';
import { rest } from '../plan/written.ts';
import { rankingOf } from '../reckon/ranking.ts';
import { digits } from '../words/respell-number.ts';
import { print } from '../words/unit.ts';

/** Which hints are shown. */
export interface Hints {
  /** Behind a date its weekday, and how far away it is. */
  readonly dates: boolean;
  /** Behind a relative quantity what it comes to. */
  readonly relative: boolean;
  /** Behind a name the rank of an activity, where none is written. */
  readonly ranks: boolean;
}
/** What a hint is about, kept until somebody asks for its tooltip. */
export type About = { readonly day: Day; readonly says: string } | { readonly rank: string } | { readonly of: string };
/** A hint before its tooltip. */
export type Hint = InlayHint & { readonly data: About };

/** The ranks of a plan of more activities are not worked out at every keystroke. */
export const mostRanked = 1000;

/** What stands behind words in some lines without being written: what one would look up, or work out, while reading. */
export function inlayHint(plan: Plan, range: Range, today: Day, shown: Hints): Hint[] {
  const hints: Hint[] = [];
  for (let i = chunkAt(plan, range.start.line); i < plan.chunks.length && plan.lines[i]! <= range.end.line; i++) {
    const parsed = plan.chunks[i]!;
    const found = [
      ...(shown.dates ? parsed.tokens.flatMap(it => dateHint(plan, it, today)) : []),
      ...(shown.relative ? parsed.tokens.flatMap(it => relativeHint(it, parsed)) : []),
      ...(shown.ranks ? rankHints(plan, parsed, today) : []),
    ].sort((a, b) => comparePositions(a.position, b.position));
    for (const it of found) {
      const { line, character } = it.position;
      const position = { line: line + plan.lines[i]!, character };
      if (position.line >= range.start.line && position.line <= range.end.line) hints.push({ ...it, position });
    }
  }
  return hints;
}

/** The sentence that a hint stands for. */
export function inlayHintTooltip(plan: Plan, about: About, today: Day): string | undefined {
  if ('day' in about) return `${capital(about.says)}. Today is ${dayName(today)}.`;
  if ('of' in about) return about.of;
  const entry = find(plan, 'activity', about.rank);
  const why = entry && rankingOf(plan, today).why(entry)?.sentence;
  return why && `${why} The plan does not say so: Reprioritize writes the ranks.`;
}

const hint = (position: Position, label: string, data: About): Hint => ({ position, label, paddingLeft: true, data });

/** `Fri, in 12 workdays`: behind a date that somebody works towards. */
function dateHint(plan: Plan, { role, meaning, key, entry, trouble, text, range }: Token, today: Day): Hint[] {
  if (role !== 'value' || trouble || !(meaning?.deadline || (key === 'start' && entry?.kind === 'activity'))) return [];
  const day = readDay(text);
  if (day === undefined || isOver(entry)) return [];
  const workdays = entry ? daysFor(plan, entry) : companyDays(plan);
  const owed = key === 'due' || key === 'by';
  return [
    hint(range.end, `${capital(weekdays[weekdayOf(day)]!).slice(0, 3)}, ${away(day, today, owed, workdays)}`, {
      day,
      says: distance(day, today, workdays),
    }),
  ];
}
/** In working days, where there are any in between. */
function away(day: Day, today: Day, owed: boolean, workdays: Workdays): string {
  if (day === today) return 'today';
  const days = Math.abs(workdays.between(today, day));
  const count = days ? counted(days, 'workday') : counted(Math.abs(day - today), 'day');
  return day > today ? `in ${count}` : `${count} ${owed ? 'late' : 'ago'}`;
}

/** `= 11.2 days`: behind the `-20%` of a goal. */
function relativeHint({ role, meaning, path, text, range }: Token, { value }: Parsed): Hint[] {
  if (role !== 'value' || !meaning?.types?.includes('quantity') || path.join('.') !== 'goal.to') return [];
  const to = types.quantity.read(text);
  const from = (value as { goal?: Goal } | undefined)?.goal?.from;
  if (!to?.relative || !from || from.relative) return [];
  const written = (amount: number): string => print(grouped(digits(amount)), from.unit).trim();
  const label = `= ${written(relativeTo(from.amount, to))}`;
  return [hint(range.end, label, { of: `${text} from the baseline of ${written(from.amount)}.` })];
}

/** `12,500`, `1250.5`: in groups of three digits where there are five or more. */
const grouped = (digits: string): string => digits.replace(/^-?\d{5,}/, it => it.replace(/\B(?=(?:\d{3})+$)/g, ','));

/** `rank 3`: behind the name of an activity that says none itself. */
function rankHints(plan: Plan, parsed: Parsed, today: Day): Hint[] {
  const silent = (parsed.entries as readonly EntryOf<'activity'>[]).filter(isSilent);
  if (!silent.length || entriesOf(plan, 'activity').length > mostRanked) return [];
  return silent.flatMap(entry => {
    // Of two of one name only the first can be asked about.
    const rank = find(plan, 'activity', entry.id) === entry ? rankingOf(plan, today).of(entry)?.rank : undefined;
    return rank ? [hint(behindName(entry), `rank ${rank}`, { rank: entry.id })] : [];
  });
}
const isSilent = (entry: EntryOf<'activity'>): boolean =>
  entry.kind === 'activity' &&
  !entry.parent &&
  isOpen(entry.value) &&
  isOneOff(entry.value) &&
  (field(entry, 'priority')?.value.kind ?? 'empty') === 'empty';
/** Behind the colon where the entry goes on below; behind the whole of one that is written on a line. */
function behindName({ key, node, parsed }: EntryOf<'activity'>): Position {
  const { line, character } = key.range.end;
  if (node.range.start.line <= line) return node.range.end;
  // Where the colon is still to come, behind the name.
  const [colon = ''] = /^[ \t]*:/.exec(rest(parsed, key.range.end)) ?? [];
  return { line, character: character + colon.length };
}
