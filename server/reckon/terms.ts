import type { Day } from '../language/day.ts';
import { mondayToFriday } from '../language/workdays.ts';
import type { Precedence } from './precedence.ts';
import { windows } from './slack.ts';
import type { Options, Work } from './work.ts';

/** Work that stands together because the later lifts the earlier, in its order; what it brings, and its working days. */
export interface Group {
  works: readonly number[];
  value: number;
  days: number;
}

/**
 * What came out for one activity, and what its own value is made of. Every number has at most two decimals and is rounded
 * before the next is worked out from it, so that a reader who repeats the arithmetic gets the same.
 */
export interface Ranked {
  impact: number;
  /** Working days. */
  effort: number;
  /** What the text is silent about. */
  guessed: { impact: boolean; effort: boolean };
  /** Working days between the earliest finish and the latest that every deadline behind it allows; nothing without a deadline. */
  slack: number | undefined;
  /** The deadline that sets the slack: that of work, its own or other (its place in the list), or of a milestone or the like. */
  deadline: { at: Day; work?: number; title?: string } | undefined;
  /** 1 with no slack left, falling evenly to 0.2. */
  urgency: number;
  /** Working days that it stands blocked, as far as they count. */
  blocked: number;
  /** Own value: impact × urgency, and what standing blocked adds. */
  value: number;
  /** The rank that a person asked for. */
  pin: number | undefined;
  rank: number;
  /** The rank without any pin. */
  worked: number;
  group: Group;
}

/** Slack, in working days, from which on nothing is urgent; and how urgent it is then. */
export const calm = { slack: 15, urgency: 0.2 };
/** What a working day of standing blocked adds, and the most that it may add. */
export const blockage = { gain: 0.02, most: 0.5 };

/** A hundred times the number, whole: sums of those are exact. */
export const whole = (amount: number) => Math.round(amount * 100);
const hundredths = (amount: number) => whole(amount) / 100;

/** The ranked work as a graph, beside the list that it was taken from. */
interface Numbered {
  graph: Precedence;
  node: Int32Array;
  place: Int32Array;
}

/** A number for each node. (`Float64Array.from` with a function takes several times as long.) */
export function measure(count: number, amount: (node: number) => number): Float64Array {
  const amounts = new Float64Array(count);
  for (let node = 0; node < count; node++) amounts[node] = amount(node);
  return amounts;
}

/** All about each node but where it ranks. */
export function terms(work: readonly Work[], numbered: Numbered, options: Options): Ranked[] {
  const { place, graph } = numbered;
  let usual: number | undefined;
  const own = (node: number) => work[place[node]!]!;
  const days = measure(place.length, node => {
    const { effort } = own(node);
    if (!isEffort(effort)) usual ??= median(work);
    return whole(within(isEffort(effort) ? effort : usual!, 0.01));
  });
  const { today, workdays = mondayToFriday } = options;
  const position = (day: Day) => workdays.between(today - 1, day) * 100;
  const starts = measure(place.length, node => {
    const { start } = own(node);
    return start === undefined || start <= today ? 0 : position(start - 1);
  });
  const { latest, whose } = deadlines(work, numbered, options, position);
  const window = windows(graph, days, starts, latest);
  const all: Ranked[] = [];
  for (let node = 0; node < place.length; node++) {
    const from = window.from[node]!;
    const slack = from < 0 ? undefined : (window.latest[node]! - window.earliest[node]!) / 100;
    all.push(valued(own(node), days[node]! / 100, slack, whose[from], { today, workdays }));
  }
  return all;
}

/** By when each node must be finished for its own sake, and which deadline says so. */
function deadlines(work: readonly Work[], { node, place }: Numbered, options: Options, position: (day: Day) => number) {
  const whose: Ranked['deadline'][] = [];
  for (const i of place) whose.push(work[i]!.due === undefined ? undefined : { at: work[i]!.due!, work: i });
  const latest = measure(place.length, it => (whose[it] ? position(whose[it].at) : Infinity));
  for (const { at, title, after } of options.deadlines ?? []) {
    const shared = { at, title };
    for (const { work: i, lag } of after) {
      const it = node[i] ?? -1;
      const by = position(at) - whole(within(lag));
      if (it < 0 || by >= latest[it]!) continue;
      latest[it] = by;
      whose[it] = shared;
    }
  }
  return { latest, whose };
}

function valued(
  work: Work,
  effort: number,
  slack: number | undefined,
  deadline: Ranked['deadline'],
  { today, workdays }: Required<Pick<Options, 'today' | 'workdays'>>,
): Ranked {
  const guessed = guesses[(isImpact(work.impact) ? 0 : 1) + (isEffort(work.effort) ? 0 : 2)]!;
  const impact = guessed.impact ? 3 : work.impact!;
  const urgency = urgencyOf(slack);
  const since = work.status === 'blocked' ? work.blockedSince : undefined;
  const most = blockage.most / blockage.gain;
  const blocked = since === undefined ? 0 : Math.min(most, Math.max(0, workdays.between(since, today)));
  const value = hundredths(hundredths(impact * urgency) * (1 + blocked * blockage.gain));
  const pin = pinOf(work);
  return { impact, effort, guessed, slack, deadline, urgency, blocked, value, pin, rank: 0, worked: 0, group: nowhere };
}

/** Shared, since one for each of ten thousand works is one too many. */
const guesses: readonly Ranked['guessed'][] = [0, 1, 2, 3].map(it => ({ impact: it % 2 > 0, effort: it > 1 }));

/** Where it stands until the order is known. */
const nowhere: Group = { works: [], value: 0, days: 0 };

/** The rank that a person set: a whole number from 1. */
const pinOf = ({ pinned, written }: Work): number | undefined =>
  pinned && Number.isInteger(written) && written! >= 1 ? written : undefined;

function urgencyOf(slack: number | undefined): number {
  if (slack === undefined) return calm.urgency;
  return hundredths(1 - (1 - calm.urgency) * (Math.min(calm.slack, Math.max(0, slack)) / calm.slack));
}

const isImpact = (impact: number | undefined) => impact !== undefined && impact >= 1 && impact <= 5;
const isEffort = (effort: number | undefined): effort is number =>
  effort !== undefined && effort >= 0 && Number.isFinite(effort);

/** Keeps a number of days where sums stay exact: no work takes more than four centuries. */
export const within = (days: number, least = -100_000) => Math.min(100_000, Math.max(least, days)) || 0;

/** The middle of all efforts in the plan, or five days. */
function median(work: readonly Work[]): number {
  const sorted = Float64Array.from(work.map(it => it.effort).filter(isEffort)).sort();
  const half = sorted.length >> 1;
  if (!sorted.length) return 5;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
