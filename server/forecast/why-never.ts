import { iso } from '../language/day.ts';
import type { EntryOf } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import type { Forecast } from './forecast.ts';
import { accountLine, accountOf, givingOf } from './hours.ts';
import type { Item } from './items.ts';
import type { Solved } from './solved.ts';
import { aboutItem, aboutPerson, type Step, step } from './step.ts';

/** Why something, or the goal where nothing is named, is never finished: it waits in a circle, for what is never finished, or for hours that nobody has. */
export function whyNever(forecast: Forecast, entry: EntryOf<'activity'> | undefined): Step[] {
  const { plan, solved } = forecast;
  const { caught, items } = solved;
  const steps: Step[] = [];
  const seen = new Set<Item>();
  const isIt = (it: Item): boolean =>
    entry ? it.isEnd && it.job!.entry === entry : it.kind === 'goal' && it.group.plan.chunks === plan.chunks;
  let item = [...caught.keys(), ...items].find(isIt);
  while (item && !seen.has(item)) {
    seen.add(item);
    const trapped = caught.get(item);
    if (trapped?.inCircle) return [...steps, circle(forecast, item)];
    const next = trapped?.by ?? unending(solved, items.indexOf(item));
    if (!next) return [...steps, nobody(forecast, items.indexOf(item))];
    const [own, other] = [aboutItem(plan, item), aboutItem(plan, next)];
    if (item.kind !== 'goal' && other[0] !== own[0])
      steps.push(
        step('prerequisite', other, `${cited(own[0])} waits for ${cited(other[0])}, which is never finished.`),
      );
    item = next;
  }
  return steps;
}

/** What a node waits for that is never finished. */
function unending({ items, schedule, problem: { graph } }: Solved, node: number): Item | undefined {
  const { up } = graph;
  for (let arc = up.start[node]!; arc < up.start[node + 1]!; arc++)
    if (schedule.finish[up.to[arc]!] === Infinity) return items[up.to[arc]!];
  return undefined;
}

/** `"c" waits for itself: "c" waits for "d", which waits for "c".` */
function circle({ plan, solved: { caught } }: Forecast, first: Item): Step {
  const it = aboutItem(plan, first);
  const names = [it[0]];
  for (let at = caught.get(first)!.by; at !== first && names.length < 12; at = caught.get(at)!.by) {
    const [name] = aboutItem(plan, at);
    if (name !== names.at(-1)) names.push(name);
  }
  const round = names.map(name => cited(name)).join(' waits for ');
  return step('circle', it, `${cited(it[0])} waits for itself: ${round}, which waits for ${cited(it[0])}.`);
}

/** Nobody ever has the hours for it. */
function nobody(forecast: Forecast, node: number): Step {
  const { plan, solved } = forecast;
  const person = solved.people[solved.problem.owner[node]!];
  const it = aboutItem(plan, solved.items[node]!);
  if (!person) return step('never', it, `There is no working day for ${cited(it[0])}.`);
  return step('never', aboutPerson(plan, person.id), reason(forecast, person.id, node));
}
function reason({ plan, solved }: Forecast, id: string, node: number): string {
  const giving = givingOf(plan, id, solved.today);
  const { time } = giving;
  const who = named(id);
  const what = cited(aboutItem(plan, solved.items[node]!)[0]);
  if (time.from === Infinity)
    return `Nobody is found for the vacancy ${who} by today: say from which day on somebody is.`;
  if (time.until < time.from) return `${who} leaves on ${iso(time.until)}, before ${iso(time.from)}, the first day.`;
  if (time.until < Infinity)
    return `${who} is here until ${iso(time.until)}, and has too few hours until then for ${what}.`;
  if (solved.problem.clocks[solved.problem.owner[node]!]!.total > 0)
    return `${who} has too few hours for ${what} before being away for good.`;
  const day = time.onFrom(solved.today);
  if (day === undefined)
    return `${who} has no working day from today on: look at the leave, and at the holidays of the calendar.`;
  return `${who} has no hours for it: ${accountLine(accountOf(giving, day))}.`;
}
