import { iso } from '../language/day.ts';
import { counted } from '../plan/wording.ts';
import { nested } from './from-csv.ts';
import { type Activity, type Brought, clean, type Incoming, nothing, type Said, yaml } from './incoming.ts';
import { calendarsOf, hoursIn } from './msproject-calendar.ts';
import { assignmentsIn, peopleIn } from './msproject-people.ts';
import { activity, type Context, dayIn, few, proseOf } from './msproject-task.ts';
import { all, type Element, readXml, textOf } from './xml-read.ts';

/** A project that Microsoft Project, or a program like it, saved as XML: the outline as activities and tasks, with people, links and dates. */
export function fromMsProject(source: string, title: string): Brought | { refused: string } {
  const root = readXml(source);
  if ('refused' in root) return root;
  const tasks = all(all(root, 'Tasks')[0], 'Task').filter(
    it => textOf(it, 'OutlineLevel') !== '0' && textOf(it, 'IsNull') !== '1' && clean(textOf(it, 'Name')),
  );
  if (root.name !== 'Project' || !tasks.length)
    return { refused: 'This is no project with tasks, as Microsoft Project saves it: File, Save As, XML.' };
  const left: string[] = [];
  const hours = hoursIn(root);
  const calendars = calendarsOf(root, hours, left);
  const people = peopleIn(root, calendars, left);
  const context: Context = {
    hours,
    currency: textOf(root, 'CurrencyCode'),
    fields: fieldsIn(root),
    given: assignmentsIn(root, people),
  };
  left.push(...leftBehind(tasks, textOf(root, 'CalendarUID')));
  const level = (it: Element): number => Number(textOf(it, 'OutlineLevel')) || 1;
  const path: number[] = [];
  const parents = tasks.map((it, i) => {
    path.length = Math.min(path.length, Math.max(0, level(it) - 1));
    const parent = path.at(-1);
    path.push(i);
    return parent;
  });
  const isWhole = new Set(parents);
  const stones = tasks.map((it, i) => (isWhole.has(i) ? undefined : stone(it, context)));
  const make = (i: number, below: Activity[]): Activity[] =>
    stones[i] ? below : [activity(tasks[i]!, below, context)];
  return {
    ...nothing,
    title: clean(textOf(root, 'Title') || textOf(root, 'Name').replace(/\.xml$|\.mpp$/i, '')) || title,
    sections: calendars.sections,
    people: [...people.values()].map(({ it }) => it),
    milestones: stones.filter(it => it !== undefined),
    activities: nested<Activity[]>(tasks.length, parents, (i, below) => make(i, below.flat())).flat(),
    left,
  };
}

/** A milestone as the day that it is; nothing where it is none. */
function stone(it: Element, { given }: Context): Incoming | undefined {
  const day = dayIn(it, 'Finish') ?? dayIn(it, 'Start');
  if (textOf(it, 'Milestone') !== '1' || day === undefined) return undefined;
  const title = clean(textOf(it, 'Name'));
  const [owner] = given.get(textOf(it, 'UID')) ?? [];
  const deadline = dayIn(it, 'Deadline');
  const before = all(it, 'PredecessorLink').length;
  const says: Said[] = [
    ['at', iso(day)],
    ...(owner ? [['owner', yaml(owner.id)] as const] : []),
    ['title', yaml(title)],
  ];
  const notes = [
    ...(before ? [`${counted(before, 'link')} to what comes before it left out: a milestone is a day.`] : []),
    ...(deadline === undefined || deadline === day ? [] : [`Deadline: ${iso(deadline)}`]),
    ...proseOf(it),
  ];
  return { key: textOf(it, 'UID'), title, says, notes };
}

/** The fields that somebody added, by their numbers, as they are called. */
const fieldsIn = (root: Element): Map<string, string> =>
  new Map(
    all(all(root, 'ExtendedAttributes')[0], 'ExtendedAttribute').map(it => [
      textOf(it, 'FieldID'),
      clean(textOf(it, 'Alias') || textOf(it, 'FieldName')),
    ]),
  );

/** What the tasks say for which a plan has no place. */
function leftBehind(tasks: readonly Element[], calendar: string): string[] {
  const told = (some: readonly Element[], what: string, why: string): string[] => {
    const names = few(some.map(it => clean(textOf(it, 'Name'))));
    return some.length ? [`The ${what} of ${counted(some.length, 'task')} left behind (${names}): ${why}.`] : [];
  };
  const apart = tasks.filter(it => !['', '-1', calendar].includes(textOf(it, 'CalendarUID')));
  return [
    ...told(
      tasks.filter(it => all(it, 'Baseline').length),
      'baseline',
      'of a plan, a baseline is a commit',
    ),
    ...told(apart, 'calendar', 'work is done when those who do it work'),
  ];
}
