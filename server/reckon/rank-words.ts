import { iso } from '../language/day.ts';
import { capital, counted } from '../plan/wording.ts';
import type { Arcs } from './precedence.ts';
import type { Group, Ranked, Ranking } from './rank.ts';
import { blockage, calm, whole } from './terms.ts';
import type { Work } from './work.ts';

/** Why something ranks where it does: for people, and to check. */
export interface Explanation {
  sentence: string;
  /** The same in as few words as there are, for a line that cannot wrap. */
  brief: string;
  /** Lines of arithmetic; what stands left of each `=` gives what stands right of it, to the digits shown. */
  arithmetic: readonly string[];
}

/** Explains a rank; nothing where there is none. The words of the plan stand in it as they are. */
export function explain(ranking: Ranking, i: number): Explanation | undefined {
  const it = ranking.of[i];
  if (!it) return undefined;
  const reasons = [behind(ranking, i, it) ?? alone(it), `it takes ${takes(it.effort)}${guess(it.guessed.effort)}`];
  if (it.blocked) reasons.push(`it has been blocked for ${days(roughly(it.blocked), 'working day')}`);
  const sentence = `Ranks ${ordinal(it.rank)}${pinning(it)}: ${list([...reasons, before(ranking, i)], ',')}.`;
  const arithmetic = [...ownValue(ranking, i, it), ...groupValue(ranking, i, it)];
  return { sentence, brief: briefly(ranking, i, it), arithmetic };
}

/** `Impact 3, 18 working days of slack, 3 days of work, after Rebuild the form`. */
function briefly(ranking: Ranking, i: number, it: Ranked): string {
  const waiting = gaining(ranking, i, it);
  const needed = needs(ranking, i);
  const text = [
    ...(waiting.length ? [] : [`impact ${it.impact}`, leeway(it)]),
    `${takes(it.effort)} of work`,
    ...(it.blocked ? [`blocked for ${days(roughly(it.blocked), 'working day')}`] : []),
    ...(needed.length ? [`after ${names(ranking, needed)}`] : []),
    ...(waiting.length ? [`before ${names(ranking, waiting)}`] : []),
  ].join(', ');
  return capital(text);
}

/** What waits for it in its group, and is why that group comes here. */
function gaining(ranking: Ranking, i: number, { group }: Ranked): number[] {
  const inside = new Set(group.works);
  return [...all(ranking, i, ranking.graph.down)].filter(other => inside.has(other)).sort(byRank(ranking));
}

/** What the rest of its group gains by it. */
function behind(ranking: Ranking, i: number, it: Ranked): string | undefined {
  const waiting = gaining(ranking, i, it);
  if (!waiting.length) return undefined;
  const impact = waiting.reduce((sum, other) => sum + whole(ranking.of[other]!.impact), 0) / 100;
  const verb = waiting.length === 1 ? 'waits' : 'wait';
  return `${names(ranking, waiting)} (${waiting.length === 1 ? '' : 'together '}impact ${impact}) ${verb} for it`;
}

const alone = (it: Ranked): string => `it has impact ${it.impact}${guess(it.guessed.impact)} and ${leeway(it)}`;
function leeway({ slack }: Ranked): string {
  if (slack === undefined) return 'no deadline';
  return roughly(slack) > 0 ? `${days(roughly(slack), 'working day')} of slack` : 'no slack left';
}

/** What must directly come before it. */
const needs = (ranking: Ranking, i: number): number[] => direct(ranking, i, ranking.graph.up).sort(byRank(ranking));
function before(ranking: Ranking, i: number): string {
  const needed = needs(ranking, i);
  if (needed.length) return `${names(ranking, needed)} must come before it`;
  // A circle was opened here to find any order at all.
  const left = ranking.work[i]!.after.filter(it => it.work !== i && ranking.of[it.work]).map(it => it.work);
  return left.length
    ? `it waits in a circle with ${names(ranking, left)}, which no order can satisfy`
    : 'no work of its plan must come before it';
}

function pinning({ rank, worked, pin }: Ranked): string {
  if (pin === undefined) return '';
  if (pin !== rank)
    return `, pinned ${ordinal(pin)} as far as what it depends on allows (${ordinal(worked)} without the pin)`;
  return worked === rank ? ', as pinned' : `, pinned there (${ordinal(worked)} without the pin)`;
}

/** impact × urgency, step by step. */
function ownValue(ranking: Ranking, i: number, it: Ranked): string[] {
  const { impact, urgency, blocked, value, guessed } = it;
  const plain = whole(impact * urgency) / 100;
  const lines = [urgent(ranking, i, it), `impact ${impact}${guess(guessed.impact)} × urgency ${urgency} = ${plain}`];
  if (!blocked) return lines;
  const factor = whole(1 + blocked * blockage.gain) / 100;
  lines.push(`blocked: 1 + ${blocked} working days × ${blockage.gain} = ${factor}`);
  return [...lines, `${plain} × ${factor} = ${value}`];
}

function urgent({ work }: Ranking, i: number, { slack, deadline, urgency }: Ranked): string {
  if (slack === undefined || !deadline) return `urgency ${urgency}: no deadline stands behind it`;
  const whose =
    deadline.work === i ? 'it' : deadline.work === undefined ? (deadline.title ?? 'it') : name(work[deadline.work]!);
  const end = `before ${whose} is due on ${iso(deadline.at)}`;
  if (slack <= 0)
    return `urgency ${urgency}: ${slack < 0 ? `${days(-slack, 'working day')} too few` : 'no slack'} ${end}`;
  const left = `${days(slack, 'working day')} of slack ${end}`;
  if (slack >= calm.slack) return `urgency ${urgency}: ${left}`;
  return `urgency: 1 − ${1 - calm.urgency} × ${slack} / ${calm.slack} = ${urgency}, with ${left}`;
}

/** What its group brings a day, and the groups next to it. */
function groupValue(ranking: Ranking, i: number, { value, effort, group, pin, rank, worked }: Ranked): string[] {
  const others = group.works.filter(other => other !== i);
  const shown = others.slice(0, others.length > 4 ? 3 : 4);
  const rest = others.slice(shown.length);
  const each = (amount: (it: Ranked) => number) => shown.map(other => amount(ranking.of[other]!));
  const left = (amount: (it: Ranked) => number) =>
    rest.length ? [rest.reduce((sum, other) => sum + whole(amount(ranking.of[other]!)), 0) / 100] : [];
  const values = [value, ...each(it => it.value), ...left(it => it.value)];
  const efforts = [effort, ...each(it => it.effort), ...left(it => it.effort)];
  const lines = [`value a day: ${group.value} / ${group.days} = ${rate(group)}`, ...neighbours(ranking, group)];
  if (pin === undefined && rank !== worked)
    lines.push(`pinned work moves it from ${ordinal(worked)} to ${ordinal(rank)}`);
  if (!others.length) return lines;
  const company = [...shown.map(other => name(ranking.work[other]!)), ...(rest.length ? [`${rest.length} more`] : [])];
  return [
    `with ${list(company)}: ${values.join(' + ')} = ${group.value}`,
    `in days: ${efforts.join(' + ')} = ${group.days}`,
    ...lines,
  ];
}

function neighbours({ groups }: Ranking, group: Group): string[] {
  const at = groups.indexOf(group);
  const [above, below] = [groups[at - 1], groups[at + 1]];
  const lines: string[] = [];
  if (above) lines.push(`what comes before brings ${rate(above)} a day`);
  if (below) lines.push(`what comes after brings ${rate(below)} a day`);
  return lines;
}

/** To three digits, since that is what tells two groups apart. */
const rate = ({ value, days }: Group) => Number((value / days).toPrecision(3));

/** What an arc leads to, as places in the list. */
function direct({ node, place }: Ranking, i: number, { start, to }: Arcs): number[] {
  return Array.from(to.subarray(start[node[i]!], start[node[i]! + 1]), it => place[it]!);
}

/** All that arcs lead to, however far, without itself. */
function all(ranking: Ranking, i: number, arcs: Arcs): Set<number> {
  const found = new Set(direct(ranking, i, arcs));
  for (const other of found) for (const next of direct(ranking, other, arcs)) found.add(next);
  return found;
}

const byRank =
  ({ of }: Ranking) =>
  (a: number, b: number) =>
    of[a]!.rank - of[b]!.rank;

const name = ({ title, id }: Work) => clip(title ?? id);

/** Two or three names, or two and how many more. */
function names(ranking: Ranking, places: readonly number[]): string {
  const shown = places.length > 3 ? 2 : places.length;
  const named = places.slice(0, shown).map(i => name(ranking.work[i]!));
  return list(places.length > shown ? [...named, `${places.length - shown} more`] : named);
}

/** Keeps a title to one short line. */
function clip(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 59).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return short.replace(/\s/g, ' ');
}

const list = (items: readonly string[], comma = '') =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')}${comma} and ${items.at(-1)}`;

/** As people say it: whole days, halves below two. The arithmetic below keeps every digit. */
export const roughly = (count: number): number => (Math.abs(count) < 2 ? Math.round(count * 2) / 2 : Math.round(count));
const days = (count: number, unit = 'day') => counted(count, unit);

const takes = (effort: number) => (roughly(effort) > 0 ? days(roughly(effort)) : 'less than half a day');

const guess = (guessed: boolean) => (guessed ? ' (a guess)' : '');

export function ordinal(rank: number): string {
  const teen = rank % 100 > 10 && rank % 100 < 14;
  return `${rank}${(!teen && ['', 'st', 'nd', 'rd'][rank % 10]) || 'th'}`;
}
