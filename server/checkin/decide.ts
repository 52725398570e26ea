import type { Finding } from '../check.ts';
import { forecastOf } from '../forecast/forecast.ts';
import { rangesOf } from '../forecast/ranges.ts';
import type { Day } from '../language/day.ts';
import type { Workdays } from '../language/workdays.ts';
import { namedBy } from '../plan/everywhere.ts';
import type { Frame } from '../plan/frame.ts';
import type { Entry } from '../plan/parse.ts';
import { chunkAt, type Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, entryAt, find, inherited, isOpen } from '../plan/query.ts';
import { nextReview } from '../plan/review.ts';
import { goalOf } from '../plan/section.ts';
import { listed } from '../plan/suggest.ts';
import { capital, counted, spoken } from '../plan/wording.ts';
import { companyDays, daysFor } from '../plan/workdays.ts';
import { goalDay } from '../scenario/goal-day.ts';
import { keeping, keepingSays } from './keeping.ts';
import { aloud, type Point, personName, pointOf, titleOf } from './point.ts';

type Activity = EntryOf<'activity'>;

/** Rules whose findings are a question to those who meet, in the order in which they are asked. Where the plan keeps within its dates, hours, money and limits none of them speaks. */
const questions = [
  ...['plan-silent', 'review-overdue'],
  ...['due-unreachable', 'due-at-risk', 'due-displaced', 'decision-missing', 'workstream-unchecked', 'due-slipped'],
  ...[
    'scope-crept',
    'decision-open-at-start',
    'reading-rewritten',
    'metric-breached',
    'metric-off-track',
    'person-overbooked',
    'person-over-ceiling',
  ],
  ...['budget-exceeded', 'budget-at-risk', 'resource-gap', 'skill-missing', 'owner-away', 'freeze-violated'],
];
/** Those that ask about a date in the words of the forecast. */
const aboutDates: ReadonlySet<string> = new Set(['due-unreachable', 'due-at-risk']);

/** Decisions that are open and due by the next review, the longest overdue first; then what the forecast and the rules say cannot go on as planned. */
export function toDecide(plan: Plan, frame: Frame, found: readonly Finding[]): Point[] {
  const open = entriesOf(plan, 'decision').filter(({ value: { chosen, by } }) => {
    return chosen === undefined && (by === undefined || by <= nextReview(frame));
  });
  const asked = open
    .sort((a, b) => (a.value.by ?? Infinity) - (b.value.by ?? Infinity))
    .map(it => decisionPoint(plan, it, frame.today));
  const about = new Set(open.flatMap(it => it.value.affects ?? []));
  const rest = questions.flatMap(rule =>
    found.filter(it => it.rule === rule).flatMap(it => questionOf(plan, it, frame, about)),
  );
  const once = onceEach(rest);
  // How the goal stands is told at the top: it is asked about where no work for it is.
  return [...asked, ...once.filter(it => it.about !== 'goal' || !once.some(other => isForGoal(plan, other)))];
}
/** One thing is asked about once, by the first rule that does; how it came to that is told behind it. */
function onceEach(all: readonly Question[]): Point[] {
  const first = new Map<string, Question>();
  for (const it of all) {
    const before = first.get(it.about);
    if (!before) first.set(it.about, it);
    else if (it.rule in keeping && !(before.rule in keeping))
      first.set(it.about, { ...before, says: `${before.says} ${it.says}` });
  }
  return [...first.values()].map(({ rule: _, ...point }) => point);
}
function isForGoal(plan: Plan, { about }: Point): boolean {
  const metric = goalOf(plan)?.value.metric;
  const entry = about.startsWith('activity/') ? find(plan, 'activity', about.slice('activity/'.length)) : undefined;
  return !!entry && metric !== undefined && inherited(entry, 'metric') === metric;
}

function decisionPoint(plan: Plan, entry: EntryOf<'decision'>, today: Day): Point {
  const { id, value } = entry;
  const { question, owner, by, options } = value;
  const late = by !== undefined && by < today;
  const when =
    by === undefined
      ? 'No day is set for it.'
      : late
        ? `Was to be decided by ${spoken(by, today)}, ${counted(Math.max(1, daysFor(plan, entry).between(by, today)), 'working day')} ago.`
        : `To be decided by ${spoken(by, today)}.`;
  const choice = options?.length ? ` Either ${options.slice(0, 4).join(', or ')}.` : '';
  return {
    about: `decision/${id}`,
    title: question ?? id,
    who: owner === undefined ? undefined : personName(plan, owner),
    says: `${when}${choice}${heldUp(plan, id)}`,
    since: late ? by : undefined,
    people: owner === undefined ? [] : [owner],
  };
}

/** ` “Switch delivery over” waits for it.` */
function heldUp(plan: Plan, id: string): string {
  const waiting = namedBy(plan, { kind: 'decision', id }).flatMap(({ token }) => {
    const it = token.entry as Activity | undefined;
    return token.key === 'after' && it?.kind === 'activity' && isOpen(it.value) ? [`“${titleOf(it)}”`] : [];
  });
  const named = [...new Set(waiting)];
  return named.length ? ` ${listed(named, 3)} ${named.length === 1 ? 'waits' : 'wait'} for it.` : '';
}

/** What a finding asks, with the ways out that were tried; nothing where an open decision asks it already. */
interface Question extends Point {
  readonly rule: string;
}
function questionOf(plan: Plan, it: Finding, frame: Frame, asked: ReadonlySet<string>): Question[] {
  const { today, head } = frame;
  const entry = entryAt(plan, it.range.start);
  const goal = goalOf(plan);
  if (entry && asked.has(entry.id)) return [];
  const { rule } = it;
  const own = rule in keeping ? keepingSays(plan, it, today) : undefined;
  // Such a question names what there is to choose from.
  const options = () => (own ? '' : waysOut(plan, it, entry?.id, today));
  if (entry?.kind === 'activity') {
    const says = own ?? dateSays(plan, entry as Activity, it, today) ?? aloud(plan, it.message, today);
    return [{ ...pointOf(plan, entry as Activity, says), options, rule }];
  }
  if (entry) return [{ ...entryPoint(plan, entry, own ?? aloud(plan, it.message, today)), options, rule }];
  const isGoal = aboutDates.has(rule) || rule === 'decision-missing';
  return [
    {
      rule,
      about: isGoal ? 'goal' : own ? 'plan' : rule,
      title: keeping[rule] ?? subjectOf(plan, it),
      who: head.owner === undefined ? undefined : personName(plan, head.owner),
      says: own ?? ((aboutDates.has(rule) && goalSays(plan, goal, it, today)) || aloud(plan, it.message, today)),
      since: undefined,
      people: head.owner === undefined ? [] : [head.owner],
      options,
    },
  ];
}

/** What a finding that is about no entry is about. */
function subjectOf(plan: Plan, { rule, range }: Finding): string {
  if (plan.chunks[chunkAt(plan, range.start.line)]?.chunk.section !== 'goal') return subjects[rule] ?? 'The plan';
  const outcome = goalOf(plan)?.value.outcome;
  return outcome ? `The goal, ${outcome}` : 'The goal';
}
const subjects: Readonly<Record<string, string>> = {
  'budget-at-risk': 'The budget',
  'resource-gap': 'The resources',
};

function entryPoint(plan: Plan, entry: Entry, says: string): Point {
  const { owner, title, name } = (entry.value ?? {}) as { owner?: string; title?: string; name?: string };
  const person = entry.kind === 'person' ? entry.id : owner;
  return {
    about: `${entry.kind}/${entry.id}`,
    title: title ?? name ?? entry.id,
    who: owner === undefined || entry.kind === 'person' ? undefined : personName(plan, owner),
    says: withoutName(says, title ?? name),
    since: undefined,
    people: person === undefined ? [] : [person],
  };
}

/** `Ana Lima is planned for 32 h` below her name: `Planned for 32 h`. */
const withoutName = (says: string, name: string | undefined): string =>
  name && says.startsWith(`${name} is `) ? capital(says.slice(name.length + 4)) : says;

/** How many ways out are named. */
const mostWays = 2;
/** `Either move it to 17 August, or hand it over to Maya Okafor: finished by 5 August then.` */
function waysOut(plan: Plan, it: Finding, id: string | undefined, today: Day): string {
  // What reaches into other plans is a way too: here it is only named.
  const ways = it
    .fixes(plan.others)
    .map(({ title }) => title)
    .filter(title => /^(?:Move|Hand|Drop|Add \d|Hire|Start|Let|Keep|Begin) /.test(title))
    .map(title => title.replace(/, the forecast at 80 %|, and note that it was decided today/g, ''))
    .map(title => (id === undefined ? title : title.replaceAll(`"${id}"`, 'it')))
    .map(title => aloud(plan, title, today));
  // Those that move a date come first, and one is enough: the other is what else there is.
  const [first, ...others] = ways.slice(0, 1).concat(ways.slice(1).filter(title => !title.startsWith('Move')));
  const all = [first, ...others]
    .slice(0, mostWays)
    .flatMap(way => (way ? [`${way[0]!.toLowerCase()}${way.slice(1)}`] : []));
  return all.length > 1 ? ` Either ${all.join('; or ')}.` : all.length ? ` One way: ${all[0]}.` : '';
}

/** `Due 21 August; the forecast is 28 August, 5 working days later: Kofi Mensah is busy until 20 August.` */
function dateSays(plan: Plan, entry: Activity, { rule, message }: Finding, today: Day): string | undefined {
  const { due } = entry.value;
  const forecast = aboutDates.has(rule) ? forecastOf(plan, today) : undefined;
  const expected = forecast?.of(find(plan, 'activity', entry.id) ?? entry);
  if (due === undefined || !forecast || !expected) return undefined;
  return `${missed(due, rangesOf(forecast).of(expected).p80, today, companyDays(plan))}${reasonOf(plan, message, today)}`;
}
function goalSays(plan: Plan, goal: EntryOf<'goal'> | undefined, { message }: Finding, today: Day): string | undefined {
  const by = goal?.value.by;
  const forecast = forecastOf(plan, today);
  if (by === undefined) return undefined;
  return `${missed(by, rangesOf(forecast).goal?.p80 ?? goalDay(forecast), today, companyDays(plan))}${reasonOf(plan, message, today)}`;
}
function missed(due: Day, day: Day | undefined, today: Day, workdays: Workdays): string {
  const late = day === undefined ? 0 : workdays.between(due, day);
  const then =
    day === undefined
      ? 'the forecast does not see it finished'
      : `the forecast is ${spoken(day, today)}${late > 0 ? `, ${counted(late, 'working day')} later` : ''}`;
  return `Due ${spoken(due, today)}; ${then}.`;
}
/** What holds it up: the sentence behind the one about the dates. */
function reasonOf(plan: Plan, message: string, today: Day): string {
  const at = message.indexOf('. ');
  return at < 0 ? '' : ` ${aloud(plan, message.slice(at + 2), today)}`;
}
