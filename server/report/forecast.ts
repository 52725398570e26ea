import picocolors from 'picocolors';
import { type Baseline, plannedBy, variance } from '../diff/baseline.ts';
import { causeOf } from '../forecast/cause.ts';
import type { Expected, Forecast } from '../forecast/forecast.ts';
import { approached } from '../forecast/milestones.ts';
import { type Ranges, rangesOf } from '../forecast/ranges.ts';
import { type Step, whyGoal, whyOf } from '../forecast/why.ts';
import { type Day, iso, isoOrNull } from '../language/day.ts';
import { entriesOf, isOneOff, isOpen } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { countedWork } from '../plan/standing.ts';
import { cited, listed } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { isTentative } from '../reckon/job.ts';
import { goalDay } from '../scenario/goal-day.ts';
import type { Outlook } from '../scenario/scenario.ts';
import { columns, inColumns } from './columns.ts';

/** The forecast of one file. */
export interface Foreseen {
  readonly file: string;
  readonly forecast: Forecast;
  /** What chance begins with in the simulation of ranges. */
  readonly seed: number;
  /** What it is held against, if anything; `undefined` where the plan was not there yet. */
  readonly baseline?: Baseline | undefined;
}

/** What a scenario changes against today. */
export interface Compared {
  readonly scenario: string;
  readonly outlook: Outlook;
}

/** For programs: every open activity with its days, and why they are these; as of a scenario where one is named. */
export function forecastJson(all: readonly Foreseen[], scenario?: string, compared: readonly Compared[] = []): string {
  const plans = all.map(({ file, forecast, seed, baseline }) => {
    const ranges = rangesOf(forecast, seed);
    const against = heldAgainst(forecast, baseline);
    const activities = forecast.activities.map(it => ({
      id: it.entry.id,
      owner: it.owner ?? null,
      start: isoOrNull(it.start),
      finish: isoOrNull(it.finish),
      p50: isoOrNull(ranges.of(it).p50),
      p80: isoOrNull(ranges.of(it).p80),
      due: isoOrNull(it.due),
      slack: it.slack ?? null,
      critical: it.critical,
      ...(against && { baseline: isoOrNull(against(it).was), variance: against(it).variance ?? null }),
      why: whyOf(forecast, it).map(told),
    }));
    const goal = goalIn(forecast, ranges);
    const { finish } = forecast;
    return {
      file,
      finish: isoOrNull(finish),
      ...(baseline && { baseline: baseline.name }),
      activities,
      goal: goal
        ? {
            finish: isoOrNull(goal.finish),
            p50: isoOrNull(goal.p50),
            p80: isoOrNull(goal.p80),
            due: iso(goal.due),
            why: whyGoal(forecast).map(told),
          }
        : null,
      milestones: approached(forecast).map(({ entry, due, work, last }) => ({
        id: entry.id,
        finish: isoOrNull(last.finish),
        due: iso(due),
        work: work.map(it => it.entry.id),
        last: last.entry.id,
      })),
    };
  });
  const scenarios = compared.map(({ scenario: name, outlook: { chapters, lost, fit } }) => ({
    scenario: name,
    chapters: chapters.map(({ heading, lines }) => ({ heading, lines })),
    lost,
    fit: fit ?? null,
  }));
  return `${JSON.stringify({ ...(scenario !== undefined && { scenario, compared: scenarios }), plans }, null, 2)}\n`;
}
const told = ({ kind, id, text }: Step) => ({ kind, id, text });

/** When all work for the goal of a plan is done, against its day; nothing where it has no day, or no open work moves its metric. */
function goalIn(forecast: Forecast, { goal }: Ranges) {
  const due = goalOf(forecast.plan)?.value.by;
  return goal && due !== undefined ? { due, finish: goalDay(forecast), p50: goal.p50, p80: goal.p80 } : undefined;
}

/** When each activity was to be finished, and by how many working days it is later now. */
function heldAgainst({ plan, solved: { today } }: Forecast, baseline: Baseline | undefined) {
  const planned = baseline && plannedBy(plan, baseline);
  return (
    planned &&
    (({ entry, finish }: Expected) => {
      const was = planned('activity', entry.id);
      return { was: was?.finish, variance: variance(plan, today, was, finish) };
    })
  );
}

/** What is in the way of nobody: not told in the table, unless it costs the most. */
const silent = new Set(['work', 'ceiling', 'load', 'today', 'task', 'more']);

/** For a person at a terminal: when each activity is done, against when it is due, and what holds what is late. */
export function forecastTable({ file, forecast, seed, baseline }: Foreseen, colour: boolean): string {
  const paint = picocolors.createColors(colour);
  const { activities, finish } = forecast;
  if (!activities.length) return `${paint.bold(file)}\n  No open activity to forecast.\n\n`;
  const ranges = rangesOf(forecast, seed);
  const against = heldAgainst(forecast, baseline);
  const names = activities.map(nameOf);
  const width = Math.min(40, names.reduce((most, it) => Math.max(most, columns(it)), 8)); // biome-ignore format: one sum
  const head = `    ${inColumns('activity', width)}  ${inColumns('owner', 14)}  start       finish      80 %        due         ${against ? `${inColumns('to spare', 9)}  baseline    variance` : 'to spare'}`;
  const lines = activities.flatMap((it, i) => {
    const { p80 } = ranges.of(it);
    const verdict = verdictOf(it, p80);
    const dates = [it.start, it.finish, p80, it.due].map(day => (day === undefined ? '–'.padEnd(10) : iso(day)));
    const slack = it.slack === undefined ? '' : counted(it.slack, 'day');
    const held = against?.(it);
    const beside = held
      ? `${' '.repeat(Math.max(0, 9 - slack.length))}  ${held.was === undefined ? '–'.padEnd(10) : iso(held.was)}  ${held.variance === undefined ? '' : signed(held.variance)}`
      : '';
    const cells = `${inColumns(names[i]!, width)}  ${inColumns(it.owner ?? 'nobody', 14)}  ${dates.join('  ')}  ${slack}${beside}`;
    return row(paint, `${it.critical ? '*' : ' '}${cells}`, verdict, verdict ? reasons(forecast, it, it.due, p80) : []);
  });
  lines.push(...aims(forecast, ranges, paint, width));
  const beside = baseline ? `  ${paint.dim(`against ${baseline.name}`)}` : '';
  return `${paint.bold(file)}${beside}\n${paint.dim(head)}\n${lines.join('\n')}\n  ${sum(forecast, ranges, finish)}\n\n`;
}

/** The milestones that open work stands before, and the goal: what all the work is for. */
function aims(forecast: Forecast, ranges: Ranges, paint: Colors, width: number): string[] {
  const cells = (name: string, what: string, days: readonly (Day | undefined)[]): string => {
    const dates = [undefined, ...days].map(day => (day === undefined ? '–'.padEnd(10) : iso(day)));
    return ` ${inColumns(name, width)}  ${inColumns(what, 14)}  ${dates.join('  ')}`;
  };
  const milestones = approached(forecast).flatMap(({ entry, due, work, last: { entry: last, finish } }) => {
    // In how many cases all of it is finished by then is more than the ranges of its parts can tell.
    const p80 = work.reduce((latest, it) => Math.max(latest, ranges.of(it).p80 ?? 0), 0);
    const says = `Of all that is due by then ${cited(last.id)} is finished last.`;
    return row(paint, cells(entry.id, 'milestone', [finish, undefined, due]), verdictOf({ finish, due }, p80), [says]);
  });
  const goal = goalIn(forecast, ranges);
  if (!goal) return milestones;
  const told = cells('the goal', '', [goal.finish, goal.p80, goal.due]);
  return [
    ...milestones,
    ...row(paint, told, verdictOf(goal, goal.p80), reasons(forecast, undefined, goal.due, goal.p80)),
  ];
}

/** What costs the most days, then the steps that someone could do something about. */
function reasons(forecast: Forecast, of: Expected | undefined, due: Day | undefined, p80: Day | undefined): string[] {
  const cause = due === undefined || p80 === undefined ? undefined : causeOf(forecast, of, due, p80);
  const telling = (of ? whyOf(forecast, of) : whyGoal(forecast)).filter(step => !silent.has(step.kind));
  return [...new Set([...(cause ? [cause] : []), ...telling].map(it => it.text))].slice(0, 6);
}

/** A line of the table, with what holds it below where it is late. */
function row(paint: Colors, cells: string, verdict: Verdict, why: readonly string[]): string[] {
  const mark = { late: '!!', 'at risk': ' !', never: '!!', '': '  ' }[verdict];
  const ink = verdict === 'at risk' ? paint.yellow : verdict ? paint.red : (text: string) => text;
  return [
    `${ink(mark)} ${cells}${verdict && `  ${ink(verdict)}`}`.trimEnd(),
    ...(verdict ? why.map(it => `       ${paint.dim(it)}`) : []),
  ];
}

/** `+5 days`: later than by the baseline. */
const signed = (days: number): string => `${days > 0 ? '+' : days < 0 ? '-' : ''}${counted(Math.abs(days), 'day')}`;

const nameOf = ({ entry }: Expected): string => {
  let depth = 0;
  for (let at = entry.parent; at; at = at.parent) depth++;
  return `${'  '.repeat(Math.min(4, depth))}${entry.id}`;
};

type Colors = ReturnType<typeof picocolors.createColors>;
type Verdict = 'late' | 'at risk' | 'never' | '';
function verdictOf({ finish, due }: Pick<Expected, 'finish' | 'due'>, p80: Day | undefined): Verdict {
  if (finish === undefined) return 'never';
  if (due === undefined) return '';
  if (finish > due) return 'late';
  return (p80 ?? finish) > due ? 'at risk' : '';
}

function sum({ plan, activities, isOpen: isEndless }: Forecast, ranges: Ranges, finish: Day | undefined): string {
  const unagreed = entriesOf(plan, 'activity').flatMap(it =>
    !it.parent && isOneOff(it.value) && isOpen(it.value) && isTentative(plan, it) ? [cited(it.id)] : [],
  );
  const verdicts = activities.map(it => verdictOf(it, ranges.of(it).p80));
  const count = (of: Verdict): number => verdicts.filter(it => it === of).length;
  const parts = [
    `${countedWork(activities.map(it => it.entry))}.`,
    finish === undefined
      ? 'Nothing is ever finished.'
      : `Finished on ${iso(finish)}${isEndless ? ', but for what never is' : ''}.`,
    ...(count('late') ? [`${count('late')} late.`] : []),
    ...(count('at risk') ? [`${count('at risk')} at risk.`] : []),
    ...(count('never') ? [`${count('never')} never finished.`] : []),
    ...(activities.some(it => it.critical) ? ['* holds the finish.'] : []),
    ...(unagreed.length ? [`Left out as not agreed yet: ${listed(unagreed, 3)}.`] : []),
  ];
  return parts.join(' ');
}

/** For a person at a terminal: what a scenario changes against today, chapter by chapter. */
export function scenarioText({ scenario: name, outlook: { chapters, lost } }: Compared, colour: boolean): string {
  const paint = picocolors.createColors(colour);
  const told = chapters.map(it => `  ${paint.bold(it.heading)}\n${it.lines.map(line => `    ${line}\n`).join('')}`);
  const astray = lost.map(it => `  ${paint.red(`${cited(it, 80)} leads nowhere, and changes nothing.`)}\n`);
  return `${paint.bold(`Scenario ${name}, against today`)}\n${astray.join('')}${told.join('')}\n`;
}
