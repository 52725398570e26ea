import { type Asked, type Finding, findings, type Judged, judge } from '../check.ts';
import { daysOf, type Forecast, forecastOf } from '../forecast/forecast.ts';
import { type Day, iso } from '../language/day.ts';
import type { Kind } from '../language/kinds.ts';
import type { Change } from '../plan/change.ts';
import { isWritable } from '../plan/due.ts';
import { type Edit, replace, setKey } from '../plan/edit.ts';
import { phaseOf, whenRange } from '../plan/milestone.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entryAt, find, milestoneDays } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { isOver } from '../plan/standing.ts';
import { tryOut } from '../reckon/try-out.ts';
import { daysLater, workingTimeOf } from '../reckon/working-time.ts';

/** A date that is taken to another day. */
export interface Move {
  readonly kind: Kind;
  readonly id: string;
  readonly start?: Day;
  readonly due?: Day;
}
/** What is finished on another day then. */
export interface Shift {
  readonly id: string;
  readonly title: string;
  /** The plan that it stands in, where that is another one. */
  readonly uri?: string;
  /** Nothing where it is never finished. */
  readonly from?: Day;
  readonly to?: Day;
  readonly start?: Day;
}
/** What a move would do: shown before it is done. */
export interface Moved {
  /** The days as they would be written: working days. */
  readonly start?: Day;
  readonly due?: Day;
  /** How the work itself stands then; nothing of what is no work, or has no day to hold. */
  readonly stands?: Stands;
  readonly shifts: readonly Shift[];
  /** Findings that there are not yet, and those that would be gone. */
  readonly broken: readonly string[];
  readonly mended: readonly string[];
}

/** When work is finished by the forecast, and how many working days before it is due: negative where after. Neither where never. */
export interface Stands {
  readonly finish?: Day;
  readonly early?: number;
}

/** How many lines of each kind are told. */
const most = 50;

/** Takes the start or the due date of something to another day, and works out what that does to every other date and to what is found. */
export function moveDate(
  plan: Plan,
  move: Move,
  asked: Asked,
  judged: Judged,
): (Moved & { readonly change: Change }) | { readonly refused: string } {
  const days = { ...onWorkday(plan, 'start', move, asked), ...onWorkday(plan, 'due', move, asked) };
  const edits = editsFor(plan, move, days);
  if ('refused' in edits) return edits;
  const after = tryOut(plan, { edits });
  const before = findings(judged);
  const then = findings(judge(after, asked, judged));
  const [now, ahead] = [forecastOf(plan, asked.today), forecastOf(after, asked.today)];
  return {
    ...days,
    change: { edits },
    ...(move.kind === 'activity' && standsIn(ahead, move.id)),
    shifts: shiftsOf(now, ahead).slice(0, most),
    ...compared(plan, before, after, then),
  };
}

function standsIn({ plan, solved, of }: Forecast, id: string): { stands?: Stands } {
  const entry = find(plan, 'activity', id);
  const { due, finish } = (entry && of(entry)) ?? {};
  if (due === undefined) return {};
  return { stands: finish === undefined ? {} : { finish, early: daysLater(plan, solved.today, finish, due) } };
}

/** The day itself when it is worked; a start goes to the next one that is, a deadline to the one before. */
function onWorkday(plan: Plan, key: 'start' | 'due', { [key]: day }: Move, { today }: Asked): { [key]?: Day } {
  if (day === undefined || !Number.isInteger(day)) return {};
  const time = workingTimeOf(plan, '', today);
  return { [key]: (key === 'start' ? time.onFrom(day) : time.upTo(day)) ?? day };
}

function editsFor(plan: Plan, { kind, id }: Move, { start, due }: Pick<Move, 'start' | 'due'>): Edit[] | Refused {
  const isDay = [start, due].every(it => it === undefined || isWritable(it));
  if (!isDay || (start === undefined && due === undefined)) return { refused: 'There is no such day in a plan.' };
  const entry = entryOf(plan, kind, id);
  if (!entry) return { refused: `There is no ${kind} "${id}" in this plan.` };
  if (isOver(entry)) return { refused: `"${id}" is over, so its dates stay as they are.` };
  if (kind === 'activity')
    return [
      ...(start === undefined ? [] : [setKey(plan, entry, 'start', iso(start))]),
      ...(due === undefined ? [] : [setKey(plan, entry, 'due', iso(due))]),
    ];
  if (due === undefined) return { refused: `A ${kind} has one day only.` };
  if (kind !== 'milestone') return [setKey(plan, entry, 'by', iso(due))];
  const milestone = entry as EntryOf<'milestone'>;
  if (phaseOf(milestone) || !milestoneDays(milestone.value))
    return { refused: 'A phase is moved in the text: it has two days.' };
  return [replace(plan, { parsed: entry.parsed, range: whenRange(milestone) }, iso(due))];
}
interface Refused {
  readonly refused: string;
}
const entryOf = (plan: Plan, kind: Kind, id: string): Entry | undefined =>
  kind === 'goal' ? goalOf(plan) : find(plan, kind, id);

/** All work of any plan that is begun or finished on another day then, the latest change first. */
function shiftsOf(before: Forecast, after: Forecast): Shift[] {
  const then = new Map(ends(after).map(it => [it.key, it]));
  const file = before.plan.others?.file ?? '';
  return ends(before)
    .flatMap((it): (Shift & { by: number })[] => {
      const now = then.get(it.key);
      if (!now || (now.finish === it.finish && now.start === it.start)) return [];
      return [
        {
          id: it.entry.id,
          title: it.entry.value.title ?? it.entry.id,
          ...(it.file !== file && { uri: it.file }),
          ...(it.finish !== undefined && { from: it.finish }),
          ...(now.finish !== undefined && { to: now.finish }),
          ...(now.start !== undefined && { start: now.start }),
          by: Math.abs((now.finish ?? Infinity) - (it.finish ?? Infinity)) || 0,
        },
      ];
    })
    .sort((a, b) => b.by - a.by || (a.id < b.id ? -1 : 1))
    .map(({ by: _, ...it }) => it);
}
function ends({ solved }: Forecast) {
  return [...solved.node].map(([entry, node]) => {
    const { file } = solved.items[node]!.group;
    const isEver = solved.schedule.finish[node]! < Infinity;
    return { key: `${file} ${entry.path.join('/')}`, file, entry, ...(isEver ? daysOf(solved, node) : none) };
  });
}
const none: { start?: Day; finish?: Day } = {};

/** What is found of the one and not of the other. What only says a number otherwise is neither broken nor mended. */
function compared(
  plan: Plan,
  before: readonly Finding[],
  after: Plan,
  then: readonly Finding[],
): Pick<Moved, 'broken' | 'mended'> {
  const about = (of: Plan, it: Finding): string => `${it.rule} ${entryAt(of, it.range.start)?.path.join('/') ?? ''}`;
  const had = new Set(before.map(it => about(plan, it)));
  const has = new Set(then.map(it => about(after, it)));
  const told = (all: readonly Finding[], of: Plan, other: ReadonlySet<string>): string[] =>
    all
      .filter(it => it.severity !== 'hint' && !other.has(about(of, it)))
      .map(it => it.message)
      .slice(0, most);
  return { broken: told(then, after, had), mended: told(before, plan, has) };
}
