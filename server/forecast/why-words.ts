import { type Day, iso } from '../language/day.ts';
import { statusOf } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { counted } from '../plan/wording.ts';
import { inHours } from '../reckon/overload.ts';
import { workingTimeOf } from '../reckon/working-time.ts';
import { daysOf, type Forecast, lastDay } from './forecast.ts';
import { accountLine, accountOf, givingOf } from './hours.ts';
import type { Release } from './needs.ts';
import type { DaysOff } from './off.ts';
import { about, aboutItem, aboutPerson, type Step, type Subject, step } from './step.ts';

// One sentence for each kind of step. Nodes are numbers of the schedule that the forecast was made from.

const subject = ({ plan, solved }: Forecast, node: number): Subject => aboutItem(plan, solved.items[node]!);
const nameOf = (forecast: Forecast, node: number): string => cited(subject(forecast, node)[0]);
const until = ({ solved }: Forecast, node: number): string => iso(lastDay(solved.schedule.finish[node]!, solved.today));

/** `"form" takes 40 h of dev: from 2026-07-24 to 2026-07-31.` */
export function work(forecast: Forecast, node: number): Step {
  const { solved } = forecast;
  const { hours, guessed, shares } = solved.items[node]!;
  const person = solved.people[solved.problem.owner[node]!];
  const { start, finish } = daysOf(solved, node);
  const whose = `${person ? named(person.id) : 'work'}${shares.size ? ' and those who help' : ''}`;
  const days = start === finish ? `on ${iso(start)}` : `from ${iso(start)} to ${iso(finish)}`;
  const takes = `${inHours(hours)} of ${whose}${guessed ? ', which is a guess' : ''}: ${days}`;
  return step('work', subject(forecast, node), `${nameOf(forecast, node)} takes ${takes}.`);
}

/** How much of the day there is for it, where that is not all of it. */
export function day(forecast: Forecast, node: number, id: string): Step | undefined {
  const { plan, solved } = forecast;
  const account = accountOf(givingOf(plan, id, solved.today), daysOf(solved, node).start);
  if (account.absence || account.hours >= account.contract) return undefined;
  const kind = account.less.length ? 'load' : 'ceiling';
  return step(kind, aboutPerson(plan, id), `A day of ${named(id)}: ${accountLine(account)}.`);
}

export function away({ plan, solved }: Forecast, id: string, { from, to, why, isMore }: DaysOff): Step {
  const who = named(id);
  const days = from === to ? `on ${iso(from)}` : `from ${iso(from)} to ${iso(to)}`;
  const says = {
    leave: `${who} is ${isMore ? 'away, on leave and over holidays,' : 'on leave'} ${from <= solved.today ? `until ${iso(to)}` : days}.`,
    'not here yet': `${who} is here from ${iso(to + 1)} on.`,
    holiday: from === to ? `${iso(from)} is a holiday.` : `There are holidays ${days}.`,
    'day off': `${who} does not work ${days}.`,
  };
  return step(why, aboutPerson(plan, id), says[why]);
}

/** `lag`: the wait as it is written, or nothing. */
export function waits(forecast: Forecast, node: number, before: number, lag: string): Step {
  const end = `which is finished on ${until(forecast, before)}${lag ? `, and ${lag} must pass` : ''}`;
  const says = `${nameOf(forecast, node)} waits for ${nameOf(forecast, before)}, ${end}.`;
  return step('prerequisite', subject(forecast, before), says);
}
export const part = (forecast: Forecast, before: number): Step =>
  step(
    'task',
    subject(forecast, before),
    `The last part of it, ${nameOf(forecast, before)}, is finished on ${until(forecast, before)}.`,
  );
export function busy(forecast: Forecast, node: number, before: number): Step {
  const { people, problem, items } = forecast.solved;
  const who = people[shared(problem, node, before)];
  const says = `${who ? named(who.id) : 'Somebody'} is busy with ${items[before]!.isEnd ? '' : 'the rest of '}${nameOf(forecast, before)} until ${until(forecast, before)}.`;
  return step('busy', subject(forecast, before), says);
}

/** What stands at the beginning: a date that the plan sets, or today. */
export function release({ plan, solved }: Forecast, it: Release): Step {
  const [id, of] = about(plan, it.entry, it.group);
  return step(kindOf[it.kind], [it.kind === 'start' ? id : it.ref, of], sentence(it, solved.today));
}
export function today(forecast: Forecast, node: number): Step {
  const { solved } = forecast;
  const { job, begun } = solved.items[node]!;
  const [name, on] = [nameOf(forecast, node), iso(solved.today)];
  if (job && statusOf(job.entry.value) === 'blocked')
    return step('blocked', subject(forecast, node), `${name} is blocked; it is taken to be freed today, ${on}.`);
  return step('today', subject(forecast, node), `${name} ${begun ? 'is in progress' : 'can begin'} today, ${on}.`);
}
/** That there are fewer working days from its start, or from today, than it takes; nothing where there are enough, and chance alone makes it late. */
export function tooLong(forecast: Forecast, node: number, { kind, id, of }: Step, due: Day): Step | undefined {
  const { plan, solved } = forecast;
  const { company } = workingTimeOf(plan, '', solved.today);
  const { start, finish } = daysOf(solved, node);
  const from = kind === 'start' ? start : solved.today;
  const [takes, left] = [company.between(from, finish), company.between(from, due)];
  if (takes <= left) return undefined;
  const since = kind === 'start' ? `From its start on ${iso(from)}` : 'Until then';
  const says = `${since} there ${left === 1 ? 'is' : 'are'} ${counted(left, 'working day')}, and ${nameOf(forecast, node)} takes ${takes}.`;
  return step(kind === 'start' ? 'start' : 'work', [id, of], says);
}
export const more = (skipped: number): Step =>
  step('more', ['', undefined], `And so on, through ${counted(skipped, 'more activity', 'more activities')}.`);

/** A person who works on both: the owner of both, else whoever gives a share to one of them. */
function shared({ owner, help }: Forecast['solved']['problem'], node: number, before: number): number {
  const on = (it: number): number[] =>
    [owner[it]!, ...(help.get(it) ?? []).map(share => share.clock)].filter(clock => clock);
  const others = new Set(on(before));
  return on(node).find(it => others.has(it)) ?? 0;
}

const kindOf = {
  start: 'start',
  milestone: 'milestone',
  decision: 'decision',
  after: 'prerequisite',
  recurring: 'prerequisite',
} as const;

/** What a date that the plan sets holds up. */
function sentence({ kind, entry, ref, day, time }: Release, today: Day): string {
  const last = lastDay(time, today);
  const wait =
    day !== undefined && last > Math.max(day, today - 1) ? `, with the wait behind it until ${iso(last)}` : '';
  if (kind === 'start') return `${cited(entry.id)} starts on ${iso(day!)} at the earliest, as the plan says.`;
  if (kind === 'milestone') return `It waits for the milestone ${cited(ref)} of ${iso(day!)}${wait}.`;
  if (kind === 'after') return `It waits for ${cited(ref)}, which was finished on ${iso(day!)}${wait}.`;
  if (kind === 'recurring') return `It waits for ${cited(ref)}, which goes on until ${iso(day!)}${wait}.`;
  if (day === undefined)
    return `It waits for the decision ${cited(ref)}, which has no date; it is taken to be made today.`;
  if (day < today)
    return `It waits for the decision ${cited(ref)}, which was due on ${iso(day)}; it is taken to be made today.`;
  return `It waits for the decision ${cited(ref)}, which is to be made by ${iso(day)}${wait}.`;
}
