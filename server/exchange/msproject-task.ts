import { type Day, iso, readDay } from '../language/day.ts';
import { types } from '../language/values.ts';
import { type Activity, clean, impactOfWeight, inWorkingTime, type Said, yaml, yamlList } from './incoming.ts';
import { all, type Element, textOf } from './xml-read.ts';

/** What the tasks of a project are read with. */
export interface Context {
  /** Working hours a day. */
  readonly hours: number;
  readonly currency: string;
  /** What the fields are called that somebody added, by their numbers. */
  readonly fields: ReadonlyMap<string, string>;
  /** Who works on each task, by the task's number. */
  readonly given: ReadonlyMap<string, readonly { readonly id: string; readonly units: number }[]>;
}

export const dayIn = (it: Element, name: string): Day | undefined => readDay(textOf(it, name).slice(0, 10));
/** `PT40H30M0S` in hours; nothing where it is none. */
function hoursIn(it: Element, name: string): number | undefined {
  const [, hours, minutes] = /^PT(\d{1,7})H(\d{1,2})M/.exec(textOf(it, name)) ?? [];
  const all = hours === undefined ? 0 : Number(hours) + Number(minutes) / 60;
  return all > 0 ? all : undefined;
}

/** A task as an activity, with the tasks that it holds together. */
export function activity(it: Element, tasks: readonly Activity[], context: Context): Activity {
  const [owner, ...others] = context.given.get(textOf(it, 'UID')) ?? [];
  const isShared = others.every(at => at.units > 0 && at.units <= 1);
  const impact = impactOfWeight(Number(textOf(it, 'Priority') || 500));
  const cost = costOf(it, context);
  const link = textOf(it, 'HyperlinkAddress');
  const says: Said[] = [
    ...(owner ? [['owner', yaml(owner.id)] as const] : []),
    ...(others.length ? [['with', isShared ? `{ ${others.map(at => `${yaml(at.id)}: ${Math.round(at.units * 100)}%`).join(', ')} }` : yamlList(others.map(at => at.id))] as const] : []),
    ...daysOf(it),
    ...progressOf(it, tasks.length > 0, context),
    ...(impact === undefined ? [] : [['impact', `${impact}`] as const]),
    ...(cost === undefined ? [] : [['cost', cost] as const]),
    ...(types.url.read(link) ? [['links', yamlList([link])] as const] : []),
  ]; // biome-ignore format: one key a line
  const { after, notes } = linksOf(it, context.hours);
  const units = owner && owner.units !== 1 ? [`Units of ${owner.id}: ${Math.round(owner.units * 100)}%`] : [];
  const title = clean(textOf(it, 'Name'));
  return {
    key: textOf(it, 'UID'),
    title,
    says,
    notes: [...notes, ...units, ...besides(it, context), ...proseOf(it)],
    after,
    tasks,
  };
}
/** What people wrote about a task. */
export const proseOf = (it: Element): string[] =>
  textOf(it, 'Notes').split('\n').map(clean).filter(Boolean).slice(0, 50);

/** The dates that somebody chose, and those that work really had. */
function daysOf(it: Element): Said[] {
  const constraint = textOf(it, 'ConstraintType');
  const chosen = dayIn(it, 'ConstraintDate');
  // "Start no earlier than" and "must start on" are the starts that somebody chose; all others were worked out.
  const start = constraint === '4' || constraint === '2' ? chosen : undefined;
  // So are "must finish on" and "finish no later than".
  const end = constraint === '3' || constraint === '7' ? chosen : undefined;
  const due = dayIn(it, 'Deadline') ?? end ?? dayIn(it, 'Finish');
  const days: readonly (readonly [string, Day | undefined])[] = [
    ['start', start],
    ['due', due !== undefined && start !== undefined && due < start ? undefined : due],
    ['started', dayIn(it, 'ActualStart')],
    ['finished', isDone(it) ? dayIn(it, 'ActualFinish') : undefined],
  ];
  return days.flatMap(([key, day]) => (day === undefined ? [] : [[key, iso(day)] as const]));
}
const isDone = (it: Element): boolean => textOf(it, 'PercentComplete') === '100';

/** How much work it is, what has been done of it and what is left. What is said of a whole is the sum of its parts. */
function progressOf(it: Element, isWhole: boolean, { hours }: Context): Said[] {
  const work = hoursIn(it, 'Work');
  const effort = work ?? hoursIn(it, 'Duration');
  const spent = hoursIn(it, 'ActualWork');
  const complete = Math.max(Number(textOf(it, 'PercentWorkComplete')), Number(textOf(it, 'PercentComplete')));
  const isBegun = complete > 0 || spent !== undefined || dayIn(it, 'ActualStart') !== undefined;
  // Of what nobody is assigned to no work is known, only how long it takes.
  const known = hoursIn(it, work === undefined ? 'RemainingDuration' : 'RemainingWork');
  const rest = known ?? (effort !== undefined && complete < 100 ? effort * (1 - complete / 100) : undefined);
  const said = (key: string, amount: number | undefined): Said[] =>
    amount === undefined || isWhole ? [] : [[key, inWorkingTime(amount, hours)]];
  if (textOf(it, 'Active') === '0')
    return [...said('effort', effort), ['status', 'dropped'], ['because', 'It is inactive in the project.']];
  return [
    ...said('effort', effort),
    ...said('spent', spent),
    ...(isDone(it) || !isBegun ? [] : said('remaining', rest)),
    ...(isDone(it) ? [['status', 'done'] as const] : isBegun ? [['status', 'in progress'] as const] : []),
  ];
}

/** What it costs besides work. Amounts are in hundredths. */
function costOf(it: Element, { currency }: Context): string | undefined {
  const amount = Number(textOf(it, 'FixedCost')) / 100;
  return amount > 0 && types.money.read(`${currency} ${amount}`) ? `${currency} ${amount}` : undefined;
}

/** What no key takes. */
function besides(it: Element, context: Context): string[] {
  const constraint = textOf(it, 'ConstraintType');
  const chosen = dayIn(it, 'ConstraintDate');
  const at = ['Start', 'Finish'][['5', '6'].indexOf(constraint)];
  const cost = costOf(it, context) === undefined && Number(textOf(it, 'FixedCost')) > 0 ? ['FixedCost'] : [];
  return [
    ...(at && chosen !== undefined ? [`${at} no ${at === 'Start' ? 'later' : 'earlier'} than ${iso(chosen)}`] : []),
    ...[...cost, 'Contact'].flatMap(key => (clean(textOf(it, key)) ? [`${key}: ${clean(textOf(it, key))}`] : [])),
    ...all(it, 'ExtendedAttribute').map(
      at => `${context.fields.get(textOf(at, 'FieldID')) ?? textOf(at, 'FieldID')}: ${clean(textOf(at, 'Value'))}`,
    ),
  ];
}

/** The unit of a wait by its number, whether it is an estimate or not. */
function formatOf(link: Element): number {
  const format = Number(textOf(link, 'LagFormat'));
  return format > 34 ? format - 32 : format;
}
/** Working hours of a wait, which stands in tenths of a minute; of an elapsed one nights and weekends count too. */
function lagOf(link: Element, format: number, day: number): number {
  const hours = Number(textOf(link, 'LinkLag') || 0) / 600;
  if (![4, 6, 8, 10, 12].includes(format)) return hours;
  const long = Math.abs(hours);
  // What is too short for a day is still a wait: of some hours, or overnight.
  return Math.sign(hours) * (Math.round((long / 24 / 7) * 5) * day || Math.min(long, day));
}
/** A wait that is a share of the time of the task before. */
function shareOf(percent: number, key: string): string {
  return percent > 0
    ? `It waits for ${percent} % of the time of task ${key}.`
    : `It may begin ${-percent} % of the time of task ${key} before that ends.`;
}

/** Links from an end to a start, with the wait between; a plan has no word for the others, nor for an overlap. */
function linksOf(it: Element, day: number): { after: { key: string; lag?: string }[]; notes: string[] } {
  const after: { key: string; lag?: string }[] = [];
  const notes: string[] = [];
  for (const link of all(it, 'PredecessorLink')) {
    const key = textOf(link, 'PredecessorUID');
    const type = textOf(link, 'Type');
    const format = formatOf(link);
    const isShare = format === 19 || format === 20;
    const percent = Number(textOf(link, 'LinkLag'));
    const hours = isShare ? 0 : lagOf(link, format, day);
    if (isShare && percent) notes.push(shareOf(percent, key));
    if (type !== '' && type !== '1')
      notes.push(
        `A link from task ${key} is ${['FF', 'FS', 'SF', 'SS'][Number(type)] ?? type}; a plan has links from an end to a start.`,
      );
    else if (hours < 0) after.push({ key });
    else
      after.push({
        key,
        ...(hours > 0 && hours < 100_000 && { lag: inWorkingTime(Math.round(hours * 100) / 100, day) }),
      });
    if ((type === '' || type === '1') && hours < 0)
      notes.push(`It may begin ${inWorkingTime(-hours, day)} before task ${key} ends.`);
  }
  return { after, notes };
}

/** Some of many. */
export const few = (all: readonly string[]): string => `${all.slice(0, 5).join(', ')}${all.length > 5 ? ' …' : ''}`;
