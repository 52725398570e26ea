import { type Day, iso } from '../language/day.ts';
import { dayIn } from '../mend/table-days.ts';
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
} from './incoming.ts';
import { impactOf, progressOf } from './issue-words.ts';
import { sheetOf } from './sheet.ts';

/** What is read of an issue, by what the column is called; anything else of it stays behind. */
const used = [
  ...['summary', 'issue key', 'issue id', 'issue type', 'status', 'resolution', 'priority', 'assignee', 'due date', 'resolved'],
  ...['parent', 'parent id', 'parent key', 'epic link', 'epic name', 'start date', 'original estimate', 'remaining estimate', 'time spent', 'story points'],
]; // biome-ignore format: a list

/** Jira gives each comment, sprint and link of the issue that has most of them a column of its own. */
const mostColumns = 5000;

/** The issues of a CSV export of Jira: sub-tasks below their issue, issues below their epic, "is blocked by" as what they wait for. */
export function fromJira(text: string, title: string, today: Day): Brought | { refused: string } {
  const sheet = sheetOf(text, mostColumns);
  if ('refused' in sheet) return sheet;
  const [head, ...rows] = sheet;
  const columns = new Map<string, number[]>();
  const names = head!.map(it =>
    clean(it)
      .toLowerCase()
      .replace(/^custom field \((.*)\)$/, '$1'),
  );
  names.forEach((name, i) => {
    const places = columns.get(name) ?? [];
    places.push(i);
    columns.set(name, places);
  });
  if (!columns.has('summary') || !(columns.has('issue key') || columns.has('issue id')))
    return { refused: 'This is no export of issues: it needs the columns Summary and Issue key.' };
  const all = (row: readonly string[], name: string): string[] =>
    (columns.get(name) ?? []).map(i => row[i] ?? '').filter(Boolean);
  const one = (row: readonly string[], name: string): string => {
    const at = columns.get(name)?.find(i => row[i]);
    return at === undefined ? '' : row[at]!;
  };
  const people = new Map<string, Incoming>();
  const keys = new Map<string, number>();
  rows.forEach((row, i) => {
    for (const it of [one(row, 'issue key'), one(row, 'issue id')]) if (it && !keys.has(it)) keys.set(it, i);
  });
  const blockers = rows.map(row => new Set(all(row, 'inward issue link (blocks)')));
  rows.forEach((row, i) => {
    for (const it of all(row, 'outward issue link (blocks)')) {
      const at = keys.get(it);
      const own = one(row, 'issue key');
      if (at !== undefined && at !== i && own) blockers[at]!.add(own);
    }
  });
  const parents = rows.map(row =>
    ['parent id', 'parent key', 'parent', 'epic link'].map(it => keys.get(one(row, it))).find(it => it !== undefined),
  );
  const make = (i: number, tasks: Activity[]): Activity => {
    const row = rows[i]!;
    const said = saysOf(name => one(row, name), today, people);
    return {
      key: one(row, 'issue key') || one(row, 'issue id'),
      title: clean(one(row, 'summary')) || 'Untitled',
      ...said,
      notes: [`${one(row, 'issue type') || 'Issue'} ${one(row, 'issue key')}`.trim(), ...said.notes],
      after: [...blockers[i]!].map(key => ({ key })),
      tasks,
    };
  }; // biome-ignore format: long lines
  const filled = new Set<string | undefined>();
  for (const row of rows)
    row.forEach((cell, i) => {
      if (cell) filled.add(names[i]);
    });
  const behind = [...columns.keys()].filter(
    it => it && !used.includes(it) && !/issue link \(blocks\)$/.test(it) && filled.has(it),
  );
  return {
    ...nothing,
    title,
    people: [...people.values()],
    activities: nested(rows.length, parents, make),
    left: behind.length
      ? [
          `${counted(behind.length, 'column')} left in Jira: ${behind.slice(0, 20).join(', ')}${behind.length > 20 ? ' …' : ''}.`,
        ]
      : [],
  };
}

function saysOf(
  of: (name: string) => string,
  today: Day,
  people: Map<string, Incoming>,
): { says: Said[]; notes: string[] } {
  const says: Said[] = [];
  const notes: string[] = [];
  const day = (key: string, name: string): void => {
    const cell = of(name);
    // `21/Aug/26 3:45 PM`
    const found = dayIn(cell.replace(/^(\d{1,2})\/([A-Za-z]{3})\/(\d{2,4})\b.*$/, '$1-$2-$3'), today, undefined);
    if (found !== undefined) says.push([key, iso(found)]);
    else if (cell) notes.push(`${name}: ${cell}`);
  };
  const assignee = clean(of('assignee'));
  if (assignee && !/^unassigned$/i.test(assignee)) {
    const id = personId(assignee);
    if (id) {
      if (!people.has(id))
        people.set(id, { key: id, id, says: id === assignee ? [] : [['name', yaml(assignee)]], notes: [] });
      says.push(['owner', yaml(id)]);
    } else notes.push(`assignee: ${assignee}`);
  }
  day('start', 'start date');
  day('due', 'due date');
  for (const [key, name] of [['effort', 'original estimate'], ['remaining', 'remaining estimate'], ['spent', 'time spent']] as const) {
    const seconds = Number(of(name));
    if (seconds > 0 && seconds < 1e9) says.push([key, inWorkingTime(seconds / 3600)]);
  } // biome-ignore format: three keys
  const impact = impactOf(of('priority'));
  if (impact !== undefined) says.push(['impact', `${impact}`]);
  if (of('story points')) notes.push(`story points: ${of('story points')}`);
  const gone = progressOf(of('resolution')) === 'dropped';
  const status = gone ? 'dropped' : progressOf(of('status'));
  if (status === 'blocked') says.push(['blocked', yaml(`it is "${of('status')}"`)]);
  else if (status && status !== 'todo') says.push(['status', status]);
  else if (!status && of('status')) notes.push(`status: ${of('status')}`);
  if (status === 'dropped') says.push(['because', yaml(`It was closed as "${of('resolution') || of('status')}".`)]);
  if (status === 'done') day('finished', 'resolved');
  return { says, notes };
}
