import { type Day, iso, readDay } from '../language/day.ts';
import { counted } from '../plan/wording.ts';
import { nested } from './from-csv.ts';
import {
  type Activity,
  type Brought,
  clean,
  type Incoming,
  inWorkingTime,
  nothing,
  personId,
  type Said,
  yaml,
  yamlList,
} from './incoming.ts';
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
  const people = peopleIn(root);
  const given = assignmentsIn(root, people);
  const level = (it: Element): number => Number(textOf(it, 'OutlineLevel')) || 1;
  const path: number[] = [];
  const parents = tasks.map((it, i) => {
    path.length = Math.min(path.length, Math.max(0, level(it) - 1));
    const parent = path.at(-1);
    path.push(i);
    return parent;
  });
  const isWhole = new Set(parents);
  const stones = tasks.map((it, i) => isStone(it) && !isWhole.has(i));
  const milestones = tasks.flatMap((it, i): Incoming[] => {
    const day = dayIn(it, 'Finish') ?? dayIn(it, 'Start');
    if (!stones[i] || day === undefined) return [];
    const name = clean(textOf(it, 'Name'));
    const before = all(it, 'PredecessorLink').length;
    const notes = before ? [`${counted(before, 'link')} to what comes before it left out: a milestone is a day.`] : [];
    return [
      {
        key: textOf(it, 'UID'),
        title: name,
        says: [
          ['at', iso(day)],
          ['title', yaml(name)],
        ],
        notes,
      },
    ];
  });
  const make = (i: number, below: Activity[]): Activity[] =>
    stones[i] ? below : [activity(tasks[i]!, below, given.get(textOf(tasks[i]!, 'UID')) ?? [])];
  const holidays = holidaysIn(root);
  return {
    ...nothing,
    title: clean(textOf(root, 'Title') || textOf(root, 'Name').replace(/\.xml$|\.mpp$/i, '')) || title,
    sections: holidays.length ? [['calendars:', '  default:', `    holidays: [${holidays.join(', ')}]`]] : [],
    people: [...people.values()].map(({ it }) => it),
    milestones,
    activities: nested<Activity[]>(tasks.length, parents, (i, below) => make(i, below.flat())).flat(),
    left: [],
  };
}

const isStone = (it: Element): boolean => textOf(it, 'Milestone') === '1';
const dayIn = (it: Element, name: string): Day | undefined => readDay(textOf(it, name).slice(0, 10));
/** `PT40H30M0S` in hours. */
function hoursIn(it: Element, name: string): number | undefined {
  const [, hours, minutes] = /^PT(\d{1,7})H(\d{1,2})M/.exec(textOf(it, name)) ?? [];
  return hours === undefined ? undefined : Number(hours) + Number(minutes) / 60;
}

type People = ReadonlyMap<string, { readonly id: string; readonly it: Incoming }>;
function peopleIn(root: Element): People {
  const found = new Map<string, { id: string; it: Incoming }>();
  const taken = new Set<string>();
  const next = new Map<string, number>();
  for (const it of all(all(root, 'Resources')[0], 'Resource')) {
    const name = clean(textOf(it, 'Name'));
    const base = personId(name);
    // Material and cost are no people.
    if (!base || textOf(it, 'Type') === '0' || textOf(it, 'Type') === '2') continue;
    let id = base;
    // Thousands of one name are counted on, not tried from the start.
    let n = next.get(base) ?? 2;
    for (; taken.has(id); n++) id = `${base}-${n}`;
    next.set(base, n);
    taken.add(id);
    const email = clean(textOf(it, 'EmailAddress'));
    const says: Said[] = [
      ...(name === id ? [] : [['name', yaml(name)] as const]),
      ...(email ? [['email', yaml(email)] as const] : []),
    ];
    found.set(textOf(it, 'UID'), { id, it: { key: id, id, says, notes: [] } });
  }
  return found;
}

/** Who works on each task, by the task's number. */
function assignmentsIn(root: Element, people: People): Map<string, { id: string; units: number }[]> {
  const found = new Map<string, { id: string; units: number }[]>();
  for (const it of all(all(root, 'Assignments')[0], 'Assignment')) {
    const person = people.get(textOf(it, 'ResourceUID'));
    if (!person) continue;
    const task = textOf(it, 'TaskUID');
    const given = found.get(task) ?? [];
    given.push({ id: person.id, units: Number(textOf(it, 'Units') || 1) });
    found.set(task, given);
  }
  return found;
}

function activity(it: Element, tasks: readonly Activity[], given: readonly { id: string; units: number }[]): Activity {
  const [owner, ...others] = given;
  const complete = Number(textOf(it, 'PercentComplete'));
  const done = complete === 100;
  const constraint = textOf(it, 'ConstraintType');
  const hours = tasks.length ? undefined : (positive(hoursIn(it, 'Work')) ?? positive(hoursIn(it, 'Duration')));
  // "Start no earlier than" and "must start on" are the starts that somebody chose; all others were worked out.
  const start = constraint === '4' || constraint === '2' ? dayIn(it, 'ConstraintDate') : undefined;
  const due = dayIn(it, 'Deadline') ?? dayIn(it, 'Finish');
  const days: readonly (readonly [string, Day | undefined])[] = [
    ['start', start],
    ['due', due !== undefined && start !== undefined && due < start ? undefined : due],
    ['started', dayIn(it, 'ActualStart')],
    ['finished', done ? dayIn(it, 'ActualFinish') : undefined],
  ];
  const isShared = others.every(at => at.units > 0 && at.units <= 1);
  const says: Said[] = [
    ...(owner ? [['owner', yaml(owner.id)] as const] : []),
    ...(others.length ? [['with', isShared ? `{ ${others.map(at => `${yaml(at.id)}: ${Math.round(at.units * 100)}%`).join(', ')} }` : yamlList(others.map(at => at.id))] as const] : []),
    ...days.flatMap(([key, day]) => (day === undefined ? [] : [[key, iso(day)] as const])),
    ...(hours === undefined ? [] : [['effort', inWorkingTime(hours)] as const]),
    ...(done ? [['status', 'done'] as const] : complete > 0 ? [['status', 'in progress'] as const] : []),
  ]; // biome-ignore format: one key a line
  const { after, notes } = linksOf(it);
  const prose = textOf(it, 'Notes').split('\n').map(clean).filter(Boolean).slice(0, 50);
  return { key: textOf(it, 'UID'), title: clean(textOf(it, 'Name')), says, notes: [...notes, ...prose], after, tasks };
}
const positive = (it: number | undefined): number | undefined => (it !== undefined && it > 0 ? it : undefined);

/** Links from an end to a start, with the wait between; a plan has no word for the others, nor for an overlap. */
function linksOf(it: Element): { after: { key: string; lag?: string }[]; notes: string[] } {
  const after: { key: string; lag?: string }[] = [];
  const notes: string[] = [];
  for (const link of all(it, 'PredecessorLink')) {
    const key = textOf(link, 'PredecessorUID');
    const type = textOf(link, 'Type');
    // Tenths of a minute.
    const hours = Number(textOf(link, 'LinkLag') || 0) / 600;
    if (type !== '' && type !== '1')
      notes.push(
        `A link from task ${key} is ${['FF', 'FS', 'SF', 'SS'][Number(type)] ?? type}; a plan has links from an end to a start.`,
      );
    else if (hours < 0) after.push({ key });
    else
      after.push({ key, ...(hours > 0 && hours < 100_000 && { lag: inWorkingTime(Math.round(hours * 100) / 100) }) });
    if (type === '1' && hours < 0) notes.push(`It may begin ${inWorkingTime(-hours)} before task ${key} ends.`);
  }
  return { after, notes };
}

/** The days of the project's calendar on which nobody works. */
function holidaysIn(root: Element): string[] {
  const uid = textOf(root, 'CalendarUID');
  const calendars = all(all(root, 'Calendars')[0], 'Calendar');
  const calendar =
    calendars.find(it => textOf(it, 'UID') === uid) ?? calendars.find(it => textOf(it, 'IsBaseCalendar') === '1');
  const found = all(all(calendar, 'Exceptions')[0], 'Exception').flatMap(it => {
    const [period] = all(it, 'TimePeriod');
    if (!period || textOf(it, 'DayWorking') === '1') return [];
    const [from, to] = [dayIn(period, 'FromDate'), dayIn(period, 'ToDate')];
    if (from === undefined || to === undefined || to < from || to - from > 60) return [];
    return [to > from ? `${iso(from)}..${iso(to)}` : iso(from)];
  });
  return [...new Set(found)].sort();
}
