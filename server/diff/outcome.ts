import { forecastOf } from '../forecast/forecast.ts';
import { type Ranges, rangesOf } from '../forecast/ranges.ts';
import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { goalOf } from '../plan/section.ts';
import { daysLater } from '../reckon/working-time.ts';
import { goalDay } from '../scenario/goal-day.ts';
import type { Called } from './fact.ts';
import { type Sides, titleOf } from './facts.ts';
import { type Step, stepsOf } from './steps.ts';

/** When something is finished as far as can be known: its last working day. Nothing of a day: never. */
export interface Prospect {
  readonly day: Day | undefined;
  /** By when in half, and in four of five cases; nothing where no estimate behind it is a range. */
  readonly p50?: Day | undefined;
  readonly p80?: Day | undefined;
  readonly due?: Day | undefined;
}
/** Something that is finished on another day than before. */
export interface Shift {
  readonly kind: 'activity' | 'goal' | 'finish';
  /** As the later version calls it; of the goal and of the plan as a whole, empty. */
  readonly id: string;
  readonly title: string;
  /** The activity that a task stands under. */
  readonly within?: Called;
  /** Nothing where that version has no such open work. */
  readonly before: Prospect | undefined;
  readonly after: Prospect | undefined;
  /** Working days of the plan's calendar later, negative where earlier; nothing where one of the days is missing. */
  readonly days: number | undefined;
}
/** A deadline that is missed by the forecast in one version only. */
export interface Breach extends Omit<Shift, 'days'> {
  readonly isNew: boolean;
  /** Working days beyond the deadline, in the version that misses it; nothing where it is never finished. */
  readonly late: number | undefined;
}
/** What becomes of the outlook of a plan by what was changed, in it or around it. */
export interface Outcome {
  /** The deadlines that are missed now, then those that no longer are. */
  readonly breaches: readonly Breach[];
  /** The latest first. */
  readonly shifts: readonly Shift[];
  /** What was taken to another place in the order that is worked out. */
  readonly ranks: readonly Step[];
}

/** Holds the forecasts of two versions against each other, each among the plans around it. `renamed`: earlier ids by later ones. */
export function outcomeOf(sides: Sides, renamed: ReadonlyMap<string, string>): Outcome {
  const [old, now] = [prospects(sides.before, sides.today), prospects(sides.after, sides.today)];
  for (const [id, was] of renamed) {
    const it = old.get(`activity ${was}`);
    if (it) old.delete(`activity ${was}`);
    if (it) old.set(`activity ${id}`, it);
  }
  const keys = [...new Set([...now.keys(), ...old.keys()])];
  const shifts = keys.flatMap(it => shiftOf(old.get(it), now.get(it), sides));
  return {
    breaches: keys.flatMap(it => breachOf(old.get(it), now.get(it), sides)).sort((a, b) => +b.isNew - +a.isNew),
    shifts: shifts.sort((a, b) => (b.days ?? Infinity) - (a.days ?? Infinity) || 0),
    ranks: stepsOf(sides, renamed),
  };
}

interface Dated extends Prospect, Pick<Shift, 'kind' | 'id' | 'title' | 'within'> {}
function prospects(plan: Plan, today: Day): Map<string, Dated> {
  const all = new Map<string, Dated>();
  const forecast = forecastOf(plan, today);
  const { activities, finish, isOpen } = forecast;
  if (!activities.length) return all;
  const ranges = rangesOf(forecast);
  for (const it of activities) {
    const { id, parent } = it.entry;
    const within = parent && { within: { id: parent.id, title: titleOf(parent) } };
    const about = { kind: 'activity', id, title: titleOf(it.entry), ...within } as const;
    all.set(`activity ${id}`, { ...about, day: it.finish, due: it.due, ...spread(ranges.of(it)) });
  }
  const due = goalOf(plan)?.value.by;
  if (ranges.goal) {
    const day = goalDay(forecast);
    all.set('goal', { kind: 'goal', id: '', title: 'goal', day, due, ...spread(ranges.goal) });
  }
  all.set('finish', { kind: 'finish', id: '', title: 'plan', day: isOpen ? undefined : finish });
  return all;
}
const spread = ({ p50, p80, isRange }: ReturnType<Ranges['of']>) => (isRange ? { p50, p80 } : {});

function shiftOf(old: Dated | undefined, now: Dated | undefined, { after, today }: Sides): Shift[] {
  const isMoved = !old || !now || old.day !== now.day || isSpread(old, now, after, today);
  if (!isMoved) return [];
  const days = old?.day === undefined || now?.day === undefined ? undefined : daysLater(after, today, old.day, now.day);
  return [{ ...aboutOf(old, now), days }];
}
const aboutOf = (old: Dated | undefined, now: Dated | undefined) => {
  const { kind, id, title, within } = (now ?? old)!;
  return { kind, id, title, ...(within && { within }), before: prospect(old), after: prospect(now) };
};
function prospect(it: Dated | undefined): Prospect | undefined {
  if (!it) return undefined;
  const { day, p50, p80, due } = it;
  return { day, ...(p50 !== undefined && { p50 }), ...(p80 !== undefined && { p80 }), due };
}

/**
 * Whether chance moves something by so much that it is no accident of the draw: two working days, and a tenth of the way
 * to it. The same work beside other work gets other draws.
 */
function isSpread(old: Dated, now: Dated, plan: Plan, today: Day): boolean {
  return ([old.p50, old.p80] as const).some((from, i) => {
    const to = [now.p50, now.p80][i];
    if (from === undefined || to === undefined) return false;
    const way = daysLater(plan, today, today, Math.max(from, to));
    return Math.abs(daysLater(plan, today, from, to)) >= Math.max(2, way / 10);
  });
}

function breachOf(old: Dated | undefined, now: Dated | undefined, { after, today }: Sides): Breach[] {
  const [was, is] = [isMissed(old, today), isMissed(now, today)];
  if (was === is) return [];
  const { day, due } = (is ? now : old)!;
  const late = day === undefined ? undefined : daysLater(after, today, due!, day);
  return [{ ...aboutOf(old, now), isNew: is, late }];
}
/** A deadline that has passed is past saving: that it was missed is nothing that a change does. */
const isMissed = (it: Dated | undefined, today: Day): boolean =>
  it?.due !== undefined && it.due >= today && (it.day === undefined || it.day > it.due);
