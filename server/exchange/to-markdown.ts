import { forecastOf } from '../forecast/forecast.ts';
import { iso } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, find, isOneOff, isOpen, milestoneDays } from '../plan/query.ts';
import { countedWork } from '../plan/standing.ts';
import { headValue } from '../plan/strategy.ts';
import { courseOf, inUnit } from '../reckon/course.ts';
import { isTentative } from '../reckon/job.ts';
import { inMarkdown } from './markdown.ts';
import { nameIn, type Outgoing, standing, titleOf, type Work, workOf } from './work.ts';

/** Plans as pages for people: goal, work with its forecast, milestones, decisions that are open, risks. */
export const toMarkdown = (all: readonly Outgoing[]): string => all.map(page).join('\n');

function page(it: Outgoing): string {
  const { plan, today } = it;
  const work = workOf(it);
  const { finish } = forecastOf(plan, today);
  const [owner, status] = [headValue(plan, 'owner'), headValue(plan, 'status')];
  const facts = [
    ...(typeof owner === 'string' ? [`Owner ${inMarkdown(nameIn(it, owner))}`] : []),
    ...(status ? [`${status}`] : []),
    ...countsOf(plan, work),
    ...(finish === undefined ? [] : [`forecast to finish on ${iso(finish)}`]),
    `as of ${iso(today)}`,
  ];
  return [
    `# ${inMarkdown(titleOf(it))}\n`,
    `${facts.join(' · ')}\n`,
    ...goalOf(it),
    ...table(
      'Work',
      ['', 'activity', 'owner', 'start', 'finish', 'due', 'status'],
      work.map(row => rowOf(it, row)),
    ),
    ...table('Metrics', ['', 'owner', 'newest', 'target', 'limit'], metrics(it)),
    ...table('Milestones', ['', 'when', 'owner'], milestones(it)),
    ...table('To decide', ['', 'owner', 'by'], decisions(it)),
    ...table('Risks', ['', 'owner', 'likelihood', 'impact'], risks(it)),
  ].join('\n');
}

/** What is open: done once, with its tasks, as the forecast counts it; and what goes on. */
function countsOf(plan: Plan, work: readonly Work[]): string[] {
  const open = work.map(it => it.entry).filter(it => isOpen(it.value));
  const once = open.filter(it => isOneOff(it.value));
  const lasting = open.length - once.length;
  const unagreed = once.filter(it => !it.parent && isTentative(plan, it)).length;
  return [
    `${countedWork(once, 'open activity', 'open activities')}${unagreed ? `, ${unagreed} of them not agreed yet` : ''}`,
    ...(lasting ? [`${lasting} continuous or recurring`] : []),
  ];
}

function goalOf({ plan, today }: Outgoing): string[] {
  const goal = headValue(plan, 'goal');
  if (!goal?.outcome) return [];
  const by = goal.by === undefined ? '' : ` by ${iso(goal.by)}`;
  const metric = goal.metric === undefined ? undefined : find(plan, 'metric', goal.metric);
  const course = metric && courseOf(metric.value, goal, today);
  if (course?.aim === undefined) return [`**Goal:** ${inMarkdown(goal.outcome)}${by}\n`];
  const from = course.from === undefined ? '' : `from ${inUnit(course, course.from)} `;
  const number = `${metric!.value.title ?? metric!.id} ${from}to ${inUnit(course, course.aim)}`;
  return [`**Goal:** ${inMarkdown(goal.outcome)}${by}: ${inMarkdown(number)}\n`];
}

/** Each metric, where it stands and where it is to go. */
const metrics = (it: Outgoing): string[][] =>
  entriesOf(it.plan, 'metric').map(({ id, value }) => {
    const goal = headValue(it.plan, 'goal');
    const course = courseOf(value, goal?.metric === id ? goal : undefined, it.today);
    const newest = course?.readings.at(-1);
    const said = (amount: number | undefined): string =>
      course && amount !== undefined ? inMarkdown(inUnit(course, amount)) : '';
    return [
      inMarkdown(value.title ?? id),
      inMarkdown(nameIn(it, value.owner)),
      newest ? `${said(newest.amount)} on ${iso(newest.day)}` : '',
      said(course?.aim),
      said(course?.limit),
    ];
  });

function rowOf(page: Outgoing, it: Work): string[] {
  const { entry, depth, title, owner, from, to, due, late } = it;
  const day = (at: number | undefined): string => (at === undefined ? '' : iso(at));
  return [
    entry.value.priority === undefined || depth ? '' : rankOf(entry.value.priority),
    `${'&nbsp;&nbsp;'.repeat(depth)}${inMarkdown(title)}`,
    inMarkdown(nameIn(page, owner)),
    day(from),
    late ? `**${day(to) || 'never'}**` : day(to),
    day(due),
    inMarkdown(standing(it)),
  ];
}
const rankOf = (it: number | { readonly rank?: number }): string => `${typeof it === 'number' ? it : (it.rank ?? '')}`;

const milestones = (it: Outgoing): string[][] =>
  entriesOf(it.plan, 'milestone').flatMap(({ id, value }) => {
    const days = milestoneDays(value);
    const named = typeof value === 'object' && value && 'at' in value ? value : undefined;
    if (!days) return [];
    const when = days.from === days.to ? iso(days.from) : `${iso(days.from)} to ${iso(days.to)}`;
    return [[inMarkdown(named?.title ?? id), when, inMarkdown(nameIn(it, named?.owner))]];
  });
const decisions = (it: Outgoing): string[][] =>
  entriesOf(it.plan, 'decision')
    .filter(({ value }) => value.chosen === undefined && value.decided === undefined)
    .map(({ id, value: { question, owner, by } }) => [
      inMarkdown(question ?? id),
      inMarkdown(nameIn(it, owner)),
      by === undefined ? '' : iso(by),
    ]);
const risks = (it: Outgoing): string[][] =>
  entriesOf(it.plan, 'risk').map(({ id, value: { title, owner, likelihood, impact } }) => [
    inMarkdown(title ?? id),
    inMarkdown(nameIn(it, owner)),
    `${likelihood ?? ''}`,
    `${impact ?? ''}`,
  ]);

function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (!rows.length) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return [`## ${title}\n`, `${line(heads)}${line(heads.map(() => '---'))}${rows.map(line).join('')}`];
}
