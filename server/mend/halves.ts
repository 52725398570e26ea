import { type Day, iso } from '../language/day.ts';
import type { Estimate } from '../language/values.ts';
import type { FarEdit } from '../plan/change.ts';
import { columnOf, type Edit, insertLines, lastLine, linesOf, quote, replace, setKey } from '../plan/edit.ts';
import { isInFlow } from '../plan/maps.ts';
import { midway } from '../plan/midway.ts';
import { isDefined } from '../plan/names.ts';
import type { Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { awaitedIn } from '../plan/prerequisite.ts';
import { checkins, type EntryOf, field, isOneOff, isOpen, items, mentions } from '../plan/query.ts';
import { unused } from '../plan/suggest.ts';
import { workdaysFor } from '../plan/workdays.ts';
import { written } from '../plan/written.ts';
import { digits } from '../words/respell-number.ts';
import { divideDone } from './done-halves.ts';
import { isTaken } from './free-id.ts';
import { toFillIn } from './new-entry.ts';
import type { Refactored, Spot } from './refactoring.ts';
import { linesOfPair } from './source.ts';

type Activity = EntryOf<'activity'>;

/** Says the same of both halves. */
const kept = ['owner', 'with', 'due', 'impact', 'metric', 'workstream', 'skills', 'billable', 'escalate', 'optional'];
/** The keys of the second half, in the order in which they are written. */
const order = [
  'title',
  'owner',
  'with',
  'due',
  'checkin',
  'effort',
  'after',
  'impact',
  'metric',
  'done',
  ...kept.slice(5),
];

/** Divides an activity that is done once: half of the time, the effort and the criteria go to a second one behind it, for which all wait that waited for the whole. */
export function splitActivity({
  plan,
  folder,
  activity,
  today,
}: Pick<Spot, 'plan' | 'folder' | 'activity' | 'today'>): Refactored[] {
  if (!activity || !isOpen(activity.value) || !isOneOff(activity.value) || !activity.node.pairs.length) return [];
  const { parsed, node } = activity;
  // What has two meanings cannot be waited for.
  if ((['milestone', 'decision'] as const).some(kind => isDefined(plan, kind, activity.id))) return [];
  // What stands under a misspelt key would be missed in the second half.
  if (parsed.tokens.some(it => it.entry === activity && it.role === 'key' && !it.meaning)) return [];
  const inLines = node.style !== 'flow';
  if (inLines ? !eachOnItsLine(activity) : node.range.start.line !== node.range.end.line) return [];
  const id = freeId(plan, activity.id);
  const title = titles(plan, activity);
  const effort = halfOf(activity);
  const dates = datesOf(plan, activity, today);
  const done = divideDone(plan, activity);
  const says: Record<string, readonly string[] | undefined> = {
    title: title && [`title: ${title.second}`],
    checkin: dates?.second,
    effort: effort && [`effort: ${effort.text}`],
    after: [`after: [${quote(activity.id, true)}]`],
    // A task takes what it lacks from its activity.
    done: done?.second ?? (activity.parent && !field(activity, 'done') ? undefined : [`done: ${toFillIn}`]),
  };
  for (const key of kept) {
    const pair = field(activity, key);
    if (pair && pair.value.kind !== 'empty') says[key] = copied(parsed, pair);
  }
  const body = order.flatMap(key => says[key] ?? []);
  const edits = [
    ...(title ? [title.first] : []),
    ...(dates?.first ?? []),
    ...(effort ? [replace(plan, { parsed, range: effort.range }, effort.text)] : []),
    ...(done?.edits ?? []),
    ...waiting(plan, activity.id, id, activity),
    insertion(plan, activity, id, body),
  ];
  const far = (folder?.others() ?? []).flatMap(({ file, plan: other }): FarEdit[] =>
    waiting(other, `${folder!.name}/${activity.id}`, `${folder!.name}/${id}`).map(it => ({ ...it, file })),
  );
  const change = { title: `Split in two: "${activity.id}" and "${id}"`, kind: 'refactor.extract' as const, edits };
  return [{ ...change, ...(far.length && { others: far }) }];
}

/** Whether each key of an entry begins its line, and the entry's name as well. */
const eachOnItsLine = ({ parsed, key, node }: Activity): boolean =>
  [key, ...node.pairs.map(it => it.key)].every(
    ({ range: { start } }) => columnOf(linesOf(parsed)[start.line]!) === start.character,
  );

/** The next of the family: `audit-2` behind `audit`, `audit-3` behind `audit-2`. */
function freeId(plan: Plan, id: string): string {
  const base = id.replace(/-\d{1,3}$/, '');
  return unused(base && isTaken(plan, base) ? base : id, it => isTaken(plan, it));
}

/** `…, part 1` and `…, part 2`, for the author to say what the parts are. */
function titles(plan: Plan, entry: Activity): { first: Edit; second: string } | undefined {
  const value = field(entry, 'title')?.value;
  if (value?.kind !== 'scalar' || value.style === 'block' || value.text.includes('\n') || !value.text) return undefined;
  const flow = entry.node.style === 'flow';
  const [, base = value.text, part] = /^(.*), part (\d{1,3})$/.exec(value.text) ?? [];
  const number = Number(part ?? 1);
  const write = (n: number): string => quote(`${base}, part ${n}`, flow);
  return {
    first: replace(plan, { parsed: entry.parsed, range: value.range }, write(number)),
    second: write(number + 1),
  };
}

/** The first half is due midway, the second when the whole was; of what has check-ins each half has one between its days. */
function datesOf(plan: Plan, entry: Activity, today: Day): { first: Edit[]; second: string[] } | undefined {
  const { start = today, due } = entry.value;
  const from = Math.max(start, today, ...awaitedIn(plan, entry).map(it => it.ready));
  if (due === undefined || !field(entry, 'due') || due - from < 2) return undefined;
  const workdays = workdaysFor(plan, entry);
  const middle = midway(from, due, workdays);
  // Its tasks stay with the first half.
  if ([...(entry.value.tasks?.values() ?? [])].some(it => (it.due ?? middle) > middle)) return undefined;
  const first = [setKey(plan, entry, 'due', iso(middle))];
  const days = checkins(entry.value);
  const written = field(entry, 'checkin')?.value.range;
  if (!written) return { first, second: [] };
  // What cannot be read, or is written in several lines, is not divided.
  if (days.length !== items(entry, 'checkin').length || written.start.line !== written.end.line) return undefined;
  const within = (begin: Day, end: Day): string => {
    const own = days.filter(it => begin <= it && it < end).map(iso);
    return own.length > 1 ? `[${own.join(', ')}]` : (own[0] ?? iso(midway(begin, end, workdays)));
  };
  first.push(setKey(plan, entry, 'checkin', within(entry.value.start ?? Math.min(from, ...days), middle)));
  return { first, second: [`checkin: ${within(middle + 1, due)}`] };
}

const same = ({ low, high }: Estimate): boolean => low.amount === high.amount && low.unit === high.unit;
const half = ({ low, high, ...it }: Estimate): string => {
  const print = ({ amount, unit }: Estimate['low']): string => `${digits(amount / 2)}${unit}`;
  return same({ ...it, low, high }) ? print(low) : `${print(low)}..${print(high)}`;
};
/** Half of the work that is left: of `remaining` where that is written, else of the effort. */
function halfOf(entry: Activity) {
  const [key, value] = entry.value.remaining
    ? (['remaining', entry.value.remaining] as const)
    : (['effort', entry.value.effort] as const);
  const range = field(entry, key)?.value.range;
  return value && range && { range, text: half(value) };
}

const copied = (parsed: Parsed, pair: Pair): string[] => {
  const { start } = pair.key.range;
  const { end } = pair.value.range;
  return start.line === end.line ? [written(parsed, { start, end })] : linesOfPair(parsed, pair, 0);
};

/** Whatever waits for the whole waits for its second half; its own tasks do not. */
function waiting(plan: Plan, id: string, to: string, whole?: Activity): Edit[] {
  return mentions(plan, 'activity', id).flatMap(({ parsed, token }) => {
    for (let at = token.entry; at; at = at.parent) if (at === whole) return [];
    return token.key === 'after'
      ? [replace(plan, { parsed, range: token.range }, quote(to, isInFlow(parsed, token.node)))]
      : [];
  });
}

function insertion(plan: Plan, { parsed, key, node }: Activity, id: string, body: readonly string[]): Edit {
  if (isInFlow(parsed, key)) {
    const { end } = node.range;
    return replace(plan, { parsed, range: { start: end, end } }, `, ${id}: { ${body.join(', ')} }`);
  }
  const column = key.range.start.character;
  const pad = ' '.repeat(column);
  const inner = ' '.repeat(node.style === 'flow' ? column + 2 : node.pairs[0]!.key.range.start.character);
  const lines =
    node.style === 'flow' ? [`${pad}${id}: { ${body.join(', ')} }`] : [`${pad}${id}:`, ...body.map(it => inner + it)];
  const all = linesOf(parsed);
  let last = Math.max(lastLine(parsed, key.range.start.line), node.range.end.line);
  // A comment further in, right below, still speaks of the first.
  while (/^[ \t]*#/.test(all[last + 1] ?? '') && columnOf(all[last + 1]!) > column) last++;
  return insertLines(plan, parsed, last, lines);
}
