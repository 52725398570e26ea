import { prerequisites } from '../plan/query.ts';
import { needs } from '../reckon/precedence.ts';
import { type Expected, type Forecast, firstDay, lastDay } from './forecast.ts';
import type { Item } from './items.ts';
import { daysOff } from './off.ts';
import type { Solved } from './solved.ts';
import type { Step } from './step.ts';
import { whyNever } from './why-never.ts';
import * as says from './why-words.ts';

export type { Step } from './step.ts';

/** How many activities a chain is told through, before it goes on to where it begins. */
const mostLinks = 12;

/**
 * Why something is finished on the day that the forecast says: what it takes, what held its start, what held that, and
 * so on, back to today or to a date that the plan sets.
 */
export const whyOf = (forecast: Forecast, of: Expected): Step[] => [...stepsOf(forecast, of)];
/** The same of the goal; nothing where no work of the plan moves its metric. */
export const whyGoal = (forecast: Forecast): Step[] => [...stepsOf(forecast, undefined)];
/** The same one by one, for whoever needs no more than the first of them; of the goal where nothing else is named. */
export function stepsOf(forecast: Forecast, of: Expected | undefined): Iterable<Step> {
  const { solved, plan } = forecast;
  const node = of ? solved.node.get(of.entry) : solved.goal.get(plan.chunks);
  if (node !== undefined && solved.schedule.finish[node] !== Infinity) return chainFrom(forecast, node);
  return whyNever(forecast, of?.entry);
}

function* chainFrom(forecast: Forecast, node: number): Generator<Step> {
  const { held } = forecast.solved.schedule;
  let at = node;
  for (let links = 0; held[at]! >= 0; links++) {
    if (links === mostLinks) {
      let skipped = 0;
      for (; held[at]! >= 0; skipped++) at = held[at]!;
      yield says.more(skipped);
      break;
    }
    yield* stepsAt(forecast, at);
    at = held[at]!;
  }
  yield* stepsAt(forecast, at);
  yield beginning(forecast, at);
}

const told = new WeakMap<Forecast, Map<number, readonly Step[]>>();
/** What is told of one link of a chain: worked out once, for the chains of much that comes later lead through it. */
function stepsAt(forecast: Forecast, node: number): readonly Step[] {
  let known = told.get(forecast);
  if (!known) told.set(forecast, (known = new Map()));
  let steps = known.get(node);
  if (!steps) {
    const before = forecast.solved.schedule.held[node]!;
    steps = [...worked(forecast, node), ...(before < 0 ? [] : link(forecast, node, before))];
    known.set(node, steps);
  }
  return steps;
}

/** What it takes, how much of a day there is for it, and the days on which nobody is there between when it could have been begun and its end. */
function* worked(forecast: Forecast, node: number): Generator<Step> {
  const { problem, people, schedule, today } = forecast.solved;
  if (!(problem.hours[node]! > 0)) return;
  yield says.work(forecast, node);
  const person = people[problem.owner[node]!];
  if (!person) return;
  const account = says.day(forecast, node, person.id);
  if (account) yield account;
  const ready = firstDay(readyAt(forecast.solved, node), today);
  const first = firstDay(schedule.start[node]!, today);
  const last = lastDay(schedule.finish[node]!, today);
  for (const it of daysOff(person.time, ready, first, last)) yield says.away(forecast, person.id, it);
}
/** When nothing but the hours of whoever does it stands against its start. */
function readyAt({ schedule, problem }: Solved, node: number): number {
  const before = schedule.held[node]!;
  return Math.max(0, problem.earliest[node]!, before < 0 ? 0 : schedule.finish[before]!);
}

/** What was finished before it could start: something that it waits for, a part of it, or other work of the same person. */
export function* link(forecast: Forecast, node: number, before: number): Generator<Step> {
  const { problem, items } = forecast.solved;
  const [own, other] = [items[node]!, items[before]!];
  if (!needs(problem.graph.up, node, before)) yield says.busy(forecast, node, before);
  else if (own.kind === 'goal' || other.job!.entry.parent === own.job!.entry) yield says.part(forecast, before);
  else if (other.job!.entry !== own.job!.entry) yield says.waits(forecast, node, before, lagOf(own, other));
}
/** Whether what held a node is a part of it: of an activity, or of what is done for the goal. */
export function isPart({ problem, items }: Solved, node: number, before: number): boolean {
  const own = items[node]!;
  const entry = items[before]!.job!.entry;
  const isOwn = own.kind === 'goal' || entry === own.job!.entry || entry.parent === own.job!.entry;
  return isOwn && needs(problem.graph.up, node, before);
}
/** The wait as it is written, where there is one. */
function lagOf({ job }: Item, other: Item): string {
  const lag = prerequisites(job!.entry).find(it => it.lag && it.ref.split('/').at(-1) === other.job!.entry.id)?.lag;
  return lag ? `${lag.amount}${lag.unit}` : '';
}

/** A date that the plan sets, or today. */
export function beginning(forecast: Forecast, node: number): Step {
  const { problem, releases } = forecast.solved;
  const latest = releases[node]!.find(it => it.time > 0 && it.time === problem.earliest[node]);
  return latest ? says.release(forecast, latest) : says.today(forecast, node);
}
