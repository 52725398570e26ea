import { type Expected, forecastOf } from '../forecast/forecast.ts';
import { rangesOf } from '../forecast/ranges.ts';
import { type Step, whyOf } from '../forecast/why.ts';
import { type Day, iso } from '../language/day.ts';
import { type Ink, listOf, paragraphs } from '../plan/ink.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf } from '../plan/query.ts';
import { saysEnough } from '../plan/size.ts';
import { counted } from '../plan/wording.ts';
import { daysFor } from '../plan/workdays.ts';

type Activity = EntryOf<'activity'>;

/** A plan of more activities is not put in order while somebody waits for a hover. */
const mostForecast = 2000;
/** How many steps stand in the hover of an activity; that of its `due` has them all. */
const mostSteps = 4;

/** What is expected of an activity, if the plan says enough for that: somebody's hours, or how long something takes. */
function expectedOf(
  plan: Plan,
  entry: Activity,
  today: Day,
): { it: Expected; steps: Step[]; line: string } | undefined {
  if (entriesOf(plan, 'activity').length > mostForecast || !saysEnough(plan)) return undefined;
  const forecast = forecastOf(plan, today);
  const it = forecast.of(entry);
  if (!it) return undefined;
  const { p50, p80, isRange } = rangesOf(forecast).of(it);
  const steps = whyOf(forecast, it);
  if (it.finish === undefined) return { it, steps, line: 'Forecast: never finished.' };
  const chance = isRange ? ` By ${iso(p50!)} in half of all cases, by ${iso(p80!)} in four of five.` : '';
  const line = `Forecast: ${iso(it.start!)} to ${iso(it.finish)}.${chance}${slackOf(plan, it)}${it.critical ? ' It holds the finish of the plan.' : ''}`;
  return { it, steps, line };
}

/** By how much it is late itself, and what waits for it; else by how much it may be. */
function slackOf(plan: Plan, { entry, slack, due, finish }: Expected): string {
  if (slack === undefined) return '';
  const late = due !== undefined && finish! > due ? daysFor(plan, entry).between(due, finish!) : 0;
  const own = late ? ` That is ${counted(late, 'working day')} late.` : '';
  if (slack >= 0) return own || ` It may end ${counted(slack, 'working day')} later.`;
  return -slack > late ? `${own} What waits for it is ${counted(-slack, 'working day')} late.` : own;
}

/** When it is done, and what holds it. */
export function forecastLines(plan: Plan, entry: Activity, today: Day, ink: Ink): string | undefined {
  const found = expectedOf(plan, entry, today);
  return found && paragraphs(found.line, stepsIn(found.steps.filter(isTelling), ink, mostSteps));
}
/** The same with every step back to today, for whoever looks at the date itself. */
export function forecastHover(plan: Plan, entry: Activity, today: Day, ink: Ink): string | undefined {
  const found = expectedOf(plan, entry, today);
  return found && paragraphs(found.line, stepsIn(found.steps, ink, 40));
}

const stepsIn = (steps: readonly Step[], ink: Ink, most: number): string | undefined =>
  listOf(
    ink,
    'What holds it',
    steps.map(it => ink.text(it.text, 300)),
    most,
  );

const isTelling = ({ kind }: Step): boolean => kind !== 'work' && kind !== 'today' && kind !== 'task';
