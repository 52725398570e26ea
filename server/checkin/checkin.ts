import { findings, type Judged, judge } from '../check.ts';
import { promisesOf } from '../forecast/kept.ts';
import { streakWords } from '../forecast/measure-words.ts';
import type { Day } from '../language/day.ts';
import { planOn } from '../plan/earlier.ts';
import { titleOf } from '../plan/everywhere.ts';
import { type Frame, frameOf, type Settings } from '../plan/frame.ts';
import type { Told } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, isOneOff, isOpen, statusOf } from '../plan/query.ts';
import { lastReview } from '../plan/review.ts';
import { isLate } from '../plan/standing.ts';
import { atOnce, type Steps } from '../plan/steps.ts';
import { capital, counted } from '../plan/wording.ts';
import { healthBars, streakOf } from '../reckon/health.ts';
import { reprioritize } from '../reckon/reprioritize.ts';
import { blockedWork } from './blocked.ts';
import { toDecide } from './decide.ts';
import { goalStands } from './goal-stands.ts';
import { movedWork } from './moved.ts';
import type { Point, Points } from './point.ts';
import { movedFacts } from './readings.ts';
import { unsaid } from './unsaid.ts';
import { untoldOf } from './untold.ts';
import type { Who } from './who.ts';

/** One answer of a check-in: what is said, and how much is left out for want of time. */
export interface Part {
  readonly points: readonly Said[];
  readonly more: number;
  /** Something belongs here that is told as blocked already. */
  readonly isToldAbove?: boolean;
}
export interface Said extends Point {
  /** The title of the plan, where several are told together. */
  readonly plan?: string;
}
/** A rank that the next step would move. */
export interface Step {
  readonly title: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly plan?: string;
}
/** The weekly check-in: what moved forward, what is blocked, what needs a decision. As much as fifteen minutes can hold. */
export interface Checkin {
  /** The title of a plan; or whose it is. */
  readonly of: string;
  readonly isPerson: boolean;
  readonly today: Day;
  readonly since: Day;
  /** How it stands, in sentences. */
  readonly stands: readonly string[];
  readonly moved: Part;
  readonly changed: Part;
  readonly blocked: Part;
  readonly decide: Part;
  /** What somebody still has to say; only in the check-in of one person. */
  readonly unsaid: Part | undefined;
  /** What reprioritizing would write. */
  readonly next: readonly Step[];
  /** How well the plan is kept, in sentences. */
  readonly course: readonly string[];
  /** Why not all is known that was committed, in sentences. */
  readonly untold: readonly string[];
}
/** A plan, with what its history is, or why there is none. */
export interface Asked {
  readonly plan: Plan;
  readonly told?: Told | undefined;
  readonly settings?: Settings | undefined;
  /** What was found in the plan before: only what has changed since is judged again. */
  readonly judged?: Judged | undefined;
}
/** How many points of each answer fifteen minutes hold. */
const most = { moved: 8, changed: 4, blocked: 5, decide: 5, unsaid: 6, next: 5 };

/** The check-in of one plan since a day; since its last review where none is given. */
export function checkinOf(asked: Asked, today: Day, since?: Day): Checkin {
  const frame = frameOf(asked.plan, today, asked.settings);
  const from = since ?? lastReview(frame);
  const points = pointsOf(asked, frame, from);
  const title = titleOf({ plan: asked.plan, name: asked.plan.others?.name ?? 'Plan' });
  return {
    ...parts([{ points }]),
    of: title,
    isPerson: false,
    today,
    since: from,
    stands: standing(asked.plan, frame, from),
    course: entriesOf(asked.plan, 'activity').length ? courseOf(asked.plan, frame) : [],
    unsaid: undefined,
    next: stepsOf(asked.plan, today),
    untold: untoldOf([asked], from, today),
  };
}

/** The check-in of a person or a team, over all these plans, since the latest of their last reviews unless a day is given. */
export const checkinFor = (who: Who, all: readonly Asked[], today: Day, since?: Day): Checkin =>
  atOnce(checkingFor(who, all, today, since));
/** The same, step by step. */
export function* checkingFor(who: Who, all: readonly Asked[], today: Day, since?: Day): Steps<Checkin> {
  const frames = all.map(it => frameOf(it.plan, today, it.settings));
  const from = since ?? Math.max(...frames.map(lastReview), today - 31);
  const told: { points: Points; plan: string | undefined }[] = [];
  for (const [i, it] of all.entries()) {
    told.push({
      points: only(pointsOf(it, frames[i]!, from), point => point.people.some(name => who.has(it.plan, name))),
      plan: all.length > 1 ? titleOf({ plan: it.plan, name: it.plan.others?.name ?? '' }) : undefined,
    });
    yield;
  }
  const theirs = all.filter((_, i) => Object.values(told[i]!.points).some(it => it.length));
  const own: Step[] = [];
  for (const { plan } of theirs) {
    const of = all.length > 1 ? { plan: titleOf({ plan, name: plan.others?.name ?? '' }) } : {};
    const steps = stepsOf(plan, today, owner => owner !== undefined && who.has(plan, owner));
    own.push(...steps.map(it => ({ ...it, ...of })));
    yield;
  }
  const found = parts(told);
  return {
    ...found,
    of: who.name,
    isPerson: !who.isTeam,
    today,
    since: from,
    stands: [],
    course: [],
    unsaid: who.isTeam ? undefined : found.unsaid,
    next: own,
    untold: untoldOf(theirs.length ? theirs : all, from, today),
  };
}

function pointsOf({ plan, settings, judged }: Asked, frame: Frame, since: Day): Points {
  const { today } = frame;
  const was = frame.history && planOn(plan, since - 1);
  const found = findings(judge(plan, { today, ...(settings && { settings }) }, judged));
  const work = movedWork(plan, was, since, frame);
  const facts = movedFacts(plan, since, frame);
  const blocked = blockedWork(plan, frame, found);
  const held = new Set(blocked.map(it => it.about));
  // What stands still is asked about where it is told.
  const besides = (all: readonly Point[]): Point[] =>
    all.map(it => (held.has(it.about) ? { ...it, isAbove: true } : it));
  return {
    moved: [...work.forward, ...facts.forward],
    changed: [...work.other, ...facts.other],
    blocked,
    decide: besides(toDecide(plan, frame, found)),
    unsaid: besides(unsaid(plan, since, frame, found)),
  };
}

const only = (points: Points, keep: (it: Point) => boolean): Points => ({
  moved: points.moved.filter(keep),
  changed: points.changed.filter(keep),
  blocked: points.blocked.filter(keep),
  decide: points.decide.filter(keep),
  unsaid: points.unsaid.filter(keep),
});

function parts(all: readonly { readonly points: Points; readonly plan?: string | undefined }[]) {
  const part = (key: keyof Points): Part => {
    const found = all.flatMap(({ points, plan }) =>
      points[key].map((it): Said => (plan === undefined ? it : { ...it, plan })),
    );
    const points = found.filter(it => !it.isAbove);
    if (all.length > 1 && key === 'blocked') points.sort((a, b) => (a.since ?? Infinity) - (b.since ?? Infinity));
    const shown = points
      .slice(0, most[key])
      .map(it => (it.options ? { ...it, says: `${it.says}${it.options()}` } : it));
    const isToldAbove = points.length < found.length;
    return { points: shown, more: points.length - shown.length, ...(isToldAbove && { isToldAbove }) };
  };
  return {
    moved: part('moved'),
    changed: part('changed'),
    blocked: part('blocked'),
    decide: part('decide'),
    unsaid: part('unsaid'),
  };
}

/** The work in numbers, and the goal as it is foreseen now and was then. */
function standing(plan: Plan, frame: Frame, since: Day): string[] {
  const { today } = frame;
  const work = entriesOf(plan, 'activity').filter(
    it => !it.parent && isOneOff(it.value) && it.value.status !== 'dropped',
  );
  if (!work.length) return [];
  const count = (of: (it: (typeof work)[0]) => boolean): number => work.filter(of).length;
  const done = count(it => !isOpen(it.value));
  const blocked = count(it => statusOf(it.value) === 'blocked');
  const late = count(it => isLate(it, today));
  const parts = [
    `${done || 'None'} of ${counted(work.length, 'activity', 'activities')} ${done > 1 ? 'are' : 'is'} done`,
    ...(blocked ? [`${blocked} blocked`] : []),
    ...(late ? [`${late} late`] : []),
  ];
  return [`${parts.join(', ')}.`, ...goalStands(plan, today, since)];
}
/** How the plan goes: its four bars, those that there is something to judge by, and how long it has been kept. */
function courseOf(plan: Plan, frame: Frame): string[] {
  const bars = healthBars(plan, frame).flatMap(({ bar, met, of }) => (of ? [`${bar} ${met} of ${of}`] : []));
  const streak = streakOf(plan, frame);
  const kept = promisesOf(plan, entriesOf(plan, 'activity'), frame.history);
  return [
    ...(kept.of
      ? [
          `${kept.met} of ${counted(kept.of, 'piece')} of work ${kept.met === 1 ? 'was' : 'were'} done by the date promised first.`,
        ]
      : []),
    ...(bars.length ? [`Health: ${bars.join(', ')}.`] : []),
    ...(streak ? [`${capital(streakWords(streak))}.`] : []),
  ];
}
const stepsOf = (plan: Plan, today: Day, counts: (owner: string | undefined) => boolean = () => true): Step[] =>
  reprioritize(plan, today).moves.flatMap(({ title, from, to, owner }) => (counts(owner) ? [{ title, from, to }] : []));
