import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check } from '../server/check.ts';
import { titleAfter } from '../server/commands/import.ts';
import { imported, type Source, sourceOf, sources } from '../server/exchange/import.ts';
import { readXml } from '../server/exchange/xml-read.ts';
import { readPlan } from '../server/plan/plan.ts';
import { rules } from '../server/rules/index.ts';
import { titles } from './exchange-plans.ts';
import { today } from './fixture.ts';
import { fc, runs } from './runs.ts';

function into(from: Source, text: string): { text: string; left: readonly string[] } {
  const found = imported(from, text, { title: 'Imported', today });
  if ('refused' in found) throw new Error(found.refused);
  return found;
}
const refusal = (from: Source, text: string): string => {
  const found = imported(from, text, { title: 'Imported', today });
  return 'refused' in found ? found.refused : '';
};
const language = new Set(rules.filter(it => it.group === 'Language').map(it => it.id));
const objections = (text: string): string[] =>
  check(readPlan(text), { today })
    .filter(it => language.has(it.rule) && it.severity === 'error')
    .map(it => `${it.rule}: ${it.message}\n${text}`);
/** The part of a plan from a key at the margin on, up to the next. */
function sectionOf(text: string, key: string): string {
  const [, body = ''] = new RegExp(`^${key}:\\n((?:(?: .*)?\\n)*)`, 'm').exec(text) ?? [];
  return `\n${body.trimEnd()}\n`;
}

describe('a table', () => {
  test('of a spreadsheet, with columns called as people call them', () => {
    const { text, left } = into(
      'csv',
      'Task Name;Assigned to;Due Date;Est. (days);Predecessors;Team room;Status\nWire, both floors;Tom Baker;21.08.2026;3;;3.04;Done\n"Desks ""A""";Ana;2026-09-01;2 d;1, the lift;;\nChairs;;;;Wire, both floors;;\n',
    );
    assert.equal(
      sectionOf(text, 'activities'),
      `
  wire-both-floors:
    # Team room: 3.04
    title: "Wire, both floors"
    owner: Tom Baker
    due: 2026-08-21
    effort: 3d
    status: done
  desks-a:
    # Predecessors: the lift
    title: Desks "A"
    owner: Ana
    due: 2026-09-01
    effort: 2d
    after: [wire-both-floors]
  chairs:
    title: Chairs
    after: [wire-both-floors]
`,
    );
    assert.deepEqual(left, ['2 cells of the table stay as comments: no key takes them as they are.']);
    assert.deepEqual(objections(text), []);
  });
  test('that is none is refused, with the reason', () => {
    assert.match(refusal('csv', ''), /no table/);
    assert.deepEqual(into('csv', 'title,due\nForm,soon\n').left, [
      '1 cell of the table stays as a comment: no key takes it as it is.',
    ]);
    assert.match(refusal('csv', 'title\n"open'), /quote is left open/);
    assert.match(refusal('csv', `title${',x'.repeat(400)}\n`), /401 columns/);
    assert.match(refusal('csv', `title,x\n${'a,b\n'.repeat(20_001)}`), /20002 rows/);
  });
});

describe('issues', () => {
  const issue = {
    number: 12,
    title: 'Login fails on Safari',
    state: 'OPEN',
    assignees: [{ login: 'Maya-L', name: 'Maya Lindqvist' }, { login: 'anap' }],
    labels: [{ name: 'bug' }, { name: 'priority: high' }, { name: 'in progress' }],
    milestone: { title: 'Version 2', dueOn: '2026-08-28T00:00:00Z' },
    body: 'Depends on #14 and #15.\r\n- [ ] works on Safari 17\r\n- [x] test added',
    url: 'https://tracker.example.com/issues/12',
  };
  const closed = { number: 14, title: 'Login', state: 'closed', state_reason: 'not_planned', labels: ['P0'] };
  test('of GitHub', () => {
    const { text, left } = into('github', JSON.stringify([issue, closed, { number: 2, title: 'x', pull_request: {} }]));
    assert.equal(
      text.replace(/^.*\n/, ''),
      `plan: Imported
status: draft

milestones:
  version-2:
    at: 2026-08-28
    title: Version 2

people:
  maya-l:
    name: Maya Lindqvist
  anap: {}

activities:
  login-fails-on-safari:
    # labels: bug, priority: high, in progress
    # after: #15
    title: Login fails on Safari
    owner: maya-l
    with: [anap]
    due: 2026-08-28
    after: [login]
    impact: 4
    done: [works on Safari 17, test added]
    status: in progress
    links: [https://tracker.example.com/issues/12]
  login:
    # labels: P0
    title: Login
    impact: 5
    status: dropped
    because: It was closed as not planned.
`,
    );
    assert.deepEqual(left, [
      '1 pull request left out.',
      'The text of 1 issue stays where it is; its link leads there.',
    ]);
    assert.match(refusal('github', '{"a": 1}'), /both a number and a title/);
    assert.match(refusal('github', 'no'), /no JSON/);
  });
  test('of Jira: epics, sub-tasks, links, seconds, its dates', () => {
    const { text, left } = into(
      'jira',
      [
        'Summary,Issue key,Issue id,Parent id,Issue Type,Status,Priority,Assignee,Due date,Original Estimate,Inward issue link (Blocks),Labels,Labels,Custom field (Story Points),Resolution,Resolved',
        'Portal,OPS-1,100,,Epic,In Review,High,Ana Silva,,,,,,,,',
        'Form,OPS-2,101,100,Story,To Do,Lowest,ana.silva@example.com,21/Aug/26 3:45 PM,57600,OPS-3,web,ux,5,,',
        'Fields,OPS-3,102,100,Task,Done,Medium,,2026-08-03,5400,,,,,Fixed,20/Jul/26 9:00 AM',
        "Old,OPS-4,103,,Task,Closed,,,,,,,,,Won't Do,",
      ].join('\n'),
    );
    assert.equal(
      sectionOf(text, 'activities'),
      `
  portal:
    # Epic OPS-1
    title: Portal
    owner: ana-silva
    impact: 4
    status: in progress
    tasks:
      form:
        # Story OPS-2
        # story points: 5
        title: Form
        owner: ana.silva
        due: 2026-08-21
        effort: 2d
        after: [fields]
        impact: 1
      fields:
        # Task OPS-3
        title: Fields
        due: 2026-08-03
        effort: 1.5h
        impact: 3
        status: done
        finished: 2026-07-20
  old:
    # Task OPS-4
    title: Old
    status: dropped
    because: It was closed as "Won't Do".
`,
    );
    assert.deepEqual(left, ['1 column left in Jira: labels.']);
    assert.deepEqual(objections(text), []);
  });
});

describe('TaskJuggler', () => {
  const project = `
/* A project as its manual writes them. */
project acso "Accounting Software" 2026-07-16 +4m { // comment
  timezone "Europe/Paris"
  currency "USD"
  scenario plan "Plan" { scenario delayed "Delayed" }
}
macro allocate_developers [ allocate dev1 ]
leaves holiday "Bastille" 2026-07-14, holiday "Break" 2026-12-24 - 2026-12-27
flags important
resource boss "Paula Smith" { email "paula@example.com" rate 480 }
resource dev "Developers" {
  resource dev1 "Paul Smith" { leaves annual 2026-08-03 - 2026-08-15  limits { weeklymax 32h } }
  resource dev2 "Sam"
}
task AcSo "Accounting" {
  responsible boss
  task spec "Specification" { effort 20d allocate dev1, dev2 depends !!start priority 900 }
  task soft "Software" {
    depends !spec { gaplength 2d }, !!start
    task db "Database" { effort 2w allocate dev2 complete 60 note "Mind the size" maxend 2026-10-01 }
    task gui "GUI" { length 8d depends !db, AcSo.spec flags important }
  }
  task done "Kick-off" { start 2026-07-16 end 2026-07-18 complete 100 precedes !spec }
}
task start "Start" { milestone start 2026-07-16 }
taskreport overview "Overview" { columns name, start, end hideresource @all }
`;
  test('a project becomes a plan, and what has no word is told', () => {
    const { text, left } = into('tjp', project);
    assert.equal(
      text.replace(/^.*\n/, ''),
      `plan: Accounting Software
status: draft

milestones:
  start:
    at: 2026-07-16
    title: Start

calendars:
  default:
    holidays: [2026-07-14, 2026-12-24..2026-12-26]
    zone: Europe/Paris

people:
  boss:
    # rate 480
    name: Paula Smith
    email: paula@example.com
  dev1:
    name: Paul Smith
    capacity: 32h/w
    leave: [2026-08-03..2026-08-14]
  dev2:
    name: Sam

activities:
  AcSo:
    title: Accounting
    owner: boss
    tasks:
      spec:
        title: Specification
        owner: dev1
        with: [dev2]
        effort: 20d
        after: [start]
        priority: 1
      soft:
        title: Software
        after: [spec + 2d, start]
        tasks:
          db:
            # Mind the size
            title: Database
            owner: dev2
            due: 2026-09-30
            effort: 2w
            remaining: 0.8w
            status: in progress
          gui:
            # flags important
            title: GUI
            effort: 8d
            after: [db, spec]
      done:
        # precedes !spec
        title: Kick-off
        status: done
        started: 2026-07-16
        finished: 2026-07-17
`,
    );
    assert.deepEqual(left, [
      '"macro" left behind (line 8): a plan has no word for it.',
      '"taskreport" left behind (line 27): a plan has no word for it.',
      '"currency" left behind (line 5): a plan has no word for it.',
      '"scenario" left behind (line 6): a plan has no word for it.',
      '4 lines stay as comments: no key takes what they say.',
    ]);
    assert.deepEqual(objections(text), []);
  });
  test('the hours and the zone of all, and what is said of a group', () => {
    const project = (more: string): string => `project p "P" 2026-07-16 +4m {\n${more}\n}\n`;
    const calendar = (more: string): { left: readonly string[]; days: string } => {
      const { text, left } = into('tjp', `${project(more)}task a "A" { effort 1d }\n`);
      assert.deepEqual(objections(text), []);
      return { left, days: sectionOf(text, 'calendars').trim().replace(/\s+/g, ' ') };
    };
    assert.deepEqual(calendar('workinghours mon - fri 9:00 - 12:00, 13:00 - 18:00\ntimezone "Europe/Berlin"'), {
      left: [],
      days: 'default: zone: Europe/Berlin',
    });
    assert.deepEqual(
      calendar('dailyworkinghours 7.5\nworkinghours sun - thu 9:00 - 16:30\nworkinghours fri, sat off'),
      {
        left: [],
        days: 'default: week: [mon, tue, wed, thu, sun] hours: 7.5',
      },
    );
    assert.deepEqual(calendar('workinghours all 9:00 - 17:00'), {
      left: ['"workinghours" left behind (line 2): it cannot be read.'],
      days: '',
    });
    assert.deepEqual(calendar('workinghours fri, sat off\nworkinghours sun 9:00 - 13:00\ntimezone "Mars"'), {
      left: [
        'The working hours of sun left behind: each day of the plan has 8h, as its efforts are counted.',
        'The time zone "Mars" left behind: it is not known here.',
      ],
      days: 'default: week: [mon, tue, wed, thu, sun]',
    });
    const { text, left } = into(
      'tjp',
      `${project('')}resource dev "Developers" {
  leaves annual 2026-08-03 - 2026-08-06
  rate 480
  limits { weeklymax 80h }
  resource a "Ana" { leaves annual 2026-09-01 rate 500 }
  resource b "Bo"
}
task a "A" { effort 1d }
`,
    );
    assert.equal(
      sectionOf(text, 'people'),
      `
  a:
    # limits
    # rate 500
    name: Ana
    leave: [2026-08-03..2026-08-05, 2026-09-01]
  b:
    # rate 480
    # limits
    name: Bo
    leave: [2026-08-03..2026-08-05]
`,
    );
    assert.deepEqual(left, ['4 lines stay as comments: no key takes what they say.']);
  });
  test('progress, and a weight that many tasks share', () => {
    const { text } = into(
      'tjp',
      [
        'task a "A" { effort 5d complete 40 priority 800 }',
        'task b "B" { effort 5d effortdone 2d effortleft 30h complete 40 priority 800 }',
        'task c "C" { length 10d complete 0 priority 100 }',
        'task d "D" { complete 20 task e "E" { duration 7d complete 100 } priority 500 }',
        'task f "F" { effort 5d effortdone 6d effortleft 0d }',
        'task g "G" { effort 5d effortdone 0d effortleft 0.0h }',
        'task h "H" { effort 5d effortleft 0d complete 100 }',
      ].join('\n'),
    );
    assert.equal(
      sectionOf(text, 'activities'),
      `
  a:
    title: A
    effort: 5d
    remaining: 3d
    impact: 5
    status: in progress
  b:
    # complete 40
    title: B
    effort: 5d
    spent: 2d
    remaining: 30h
    impact: 5
    status: in progress
  c:
    # complete 0
    title: C
    effort: 10d
    impact: 1
  d:
    # complete 20
    # priority 500
    title: D
    status: in progress
    tasks:
      e:
        title: E
        effort: 5d
        status: done
  f:
    title: F
    effort: 5d
    spent: 6d
    remaining: 0d
  g:
    title: G
    effort: 5d
    remaining: 0h
  h:
    title: H
    effort: 5d
    status: done
`,
    );
    assert.deepEqual(objections(text), []);
  });
  test('what is broken off is refused with its line', () => {
    assert.match(refusal('tjp', 'task a "x" {\n'), /Line 1: "\{" is left open/);
    assert.match(refusal('tjp', 'task a\n "x'), /Line 2: .* does not end/);
    assert.match(refusal('tjp', 'task a "x" { }\n}'), /Line 2: "\}" closes nothing/);
    assert.match(refusal('tjp', 'task a "x" '.concat('{'.repeat(100))), /more than 60 braces/);
    assert.match(refusal('tjp', 'project p "x" 2026-01-01 +1y'), /no task/);
  });
});

describe('Microsoft Project', () => {
  const task = (uid: number, level: number, name: string, more = ''): string =>
    `<Task><UID>${uid}</UID><Name>${name}</Name><OutlineLevel>${level}</OutlineLevel>${more}</Task>`;
  const project = `\ufeff<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Project xmlns="http://schemas.microsoft.com/project"><Name>move.xml</Name><Title>Office &amp; move</Title><CalendarUID>1</CalendarUID>
<Calendars><Calendar><UID>1</UID><IsBaseCalendar>1</IsBaseCalendar><Exceptions><Exception><TimePeriod><FromDate>2026-08-31T00:00:00</FromDate><ToDate>2026-08-31T23:59:00</ToDate></TimePeriod><DayWorking>0</DayWorking></Exception></Exceptions></Calendar></Calendars>
<Tasks>
${task(0, 0, 'move')}
${task(1, 1, 'Network', '<Summary>1</Summary><Work>PT56H0M0S</Work>')}
${task(2, 2, 'Cable <![CDATA[<floor 2>]]>', '<Work>PT40H0M0S</Work><Finish>2026-08-07T17:00:00</Finish><PercentComplete>100</PercentComplete><ActualStart>2026-07-13T08:00:00</ActualStart><ActualFinish>2026-07-16T17:00:00</ActualFinish>')}
${task(3, 2, 'Measure', '<Work>PT16H0M0S</Work><Deadline>2026-08-14T17:00:00</Deadline><Finish>2026-08-12T17:00:00</Finish><Notes>Ask Tom&#10;for the meter</Notes><PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type><LinkLag>9600</LinkLag></PredecessorLink><PredecessorLink><PredecessorUID>5</PredecessorUID><Type>3</Type></PredecessorLink>')}
${task(4, 1, 'Moved in', '<Milestone>1</Milestone><Finish>2026-08-21T17:00:00</Finish>')}
${task(5, 1, 'Party', '<Duration>PT4H30M0S</Duration><ConstraintType>4</ConstraintType><ConstraintDate>2026-08-24T08:00:00</ConstraintDate><PredecessorLink><PredecessorUID>4</PredecessorUID></PredecessorLink>')}
</Tasks>
<Resources><Resource><UID>1</UID><Name>Tom Baker</Name><Type>1</Type></Resource><Resource><UID>2</UID><Name>Ana</Name></Resource><Resource><UID>3</UID><Name>Cable</Name><Type>0</Type></Resource></Resources>
<Assignments><Assignment><TaskUID>3</TaskUID><ResourceUID>1</ResourceUID><Units>1</Units></Assignment><Assignment><TaskUID>3</TaskUID><ResourceUID>2</ResourceUID><Units>0.5</Units></Assignment><Assignment><TaskUID>3</TaskUID><ResourceUID>3</ResourceUID></Assignment></Assignments>
</Project>`;
  test('the outline, work, links, dates and people of a project', () => {
    const { text } = into('msproject', project);
    assert.equal(
      text.replace(/^.*\n/, ''),
      `plan: Office & move
status: draft

milestones:
  moved-in:
    at: 2026-08-21
    title: Moved in

calendars:
  default:
    holidays: [2026-08-31]

people:
  tom-baker:
    name: Tom Baker
  ana:
    name: Ana

activities:
  network:
    title: Network
    tasks:
      cable-floor-2:
        title: Cable <floor 2>
        due: 2026-08-07
        effort: 5d
        status: done
        started: 2026-07-13
        finished: 2026-07-16
      measure:
        # A link from task 5 is SS; a plan has links from an end to a start.
        # Ask Tom
        # for the meter
        title: Measure
        owner: tom-baker
        with: { ana: 50% }
        due: 2026-08-14
        effort: 2d
        after: [cable-floor-2 + 2d]
  party:
    title: Party
    start: 2026-08-24
    effort: 4.5h
    after: [moved-in]
`,
    );
    assert.deepEqual(objections(text), []);
  });
  test('leave however long, and a week of somebody’s own', () => {
    const day = (type: number, working: number, times = ''): string =>
      `<WeekDay><DayType>${type}</DayType><DayWorking>${working}</DayWorking>${times && `<WorkingTimes>${times}</WorkingTimes>`}</WeekDay>`;
    const time = (from: string, to: string): string =>
      `<WorkingTime><FromTime>${from}:00</FromTime><ToTime>${to}:00</ToTime></WorkingTime>`;
    const off = (from: string, to: string, more = '<Type>1</Type>', working = 0): string =>
      `<Exception><TimePeriod><FromDate>${from}T00:00:00</FromDate><ToDate>${to}T23:59:00</ToDate></TimePeriod>${more}<DayWorking>${working}</DayWorking></Exception>`;
    const base = [2, 3, 4, 5, 6].map(it => day(it, 1, time('08:00', '12:00') + time('13:00', '17:00'))).join('');
    const staff: [name: string, week: string, exceptions: string, more?: string][] = [
      ['Ana', '', off('2026-08-03', '2027-01-31') + off('2026-06-01', '2026-06-01', '', 1)],
      ['Tom', [4, 5, 6].map(it => day(it, 0)).join(''), off('2026-07-03', '2026-12-25', '<Type>6</Type>')],
      ['Eve', [2, 3, 4, 5, 6].map(it => day(it, 1, time('20:00', '00:00'))).join(''), '', '<MaxUnits>0.5</MaxUnits>'],
      ['Sam', day(2, 0) + day(7, 1), ''],
      ['Kim', [2, 3, 4, 5, 6].map(it => day(it, 0)).join(''), ''],
    ];
    const { text, left } = into(
      'msproject',
      `<Project><CalendarUID>9</CalendarUID><Tasks>${task(1, 1, 'A')}</Tasks>
<Calendars><Calendar><UID>9</UID><IsBaseCalendar>1</IsBaseCalendar><WeekDays>${base}</WeekDays></Calendar>
${staff.map(([, week, exceptions], i) => `<Calendar><UID>${i}</UID><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>9</BaseCalendarUID><WeekDays>${week}</WeekDays><Exceptions>${exceptions}</Exceptions></Calendar>`).join('')}</Calendars>
<Resources>${staff.map(([name, , , more = ''], i) => `<Resource><UID>${i}</UID><Name>${name}</Name>${more}<CalendarUID>${i}</CalendarUID></Resource>`).join('')}</Resources></Project>`,
    );
    assert.equal(
      sectionOf(text, 'people'),
      `
  ana:
    # 1 exception of the calendar left behind (2026-06-01): days of work, other hours for a while, or days that recur.
    name: Ana
    leave: [2026-08-03..2027-01-31]
  tom:
    # Works on mon, tue
    # 1 exception of the calendar left behind (2026-07-03..2026-12-25): days of work, other hours for a while, or days that recur.
    name: Tom
    capacity: 16h/w
  eve:
    name: Eve
    capacity: 10h/w
  sam:
    # Works on tue, wed, thu, fri, sat
    name: Sam
  kim:
    # Works on no day of the week
    name: Kim
`,
    );
    assert.deepEqual(left, ['5 lines stay as comments: no key takes what they say.']);
    assert.deepEqual(objections(text), []);
  });
  test('calendars of some, weeks that are otherwise for a while, and what of these no plan can hold', () => {
    const day = (type: number, from: number, to: number): string =>
      `<WeekDay><DayType>${type}</DayType><DayWorking>${to > from ? 1 : 0}</DayWorking>${to > from ? `<WorkingTimes><WorkingTime><FromTime>${from}:00:00</FromTime><ToTime>${to}:00:00</ToTime></WorkingTime></WorkingTimes>` : ''}</WeekDay>`;
    const week = (from: number, to: number, off: readonly number[] = [1, 7]): string =>
      [1, 2, 3, 4, 5, 6, 7].map(it => (off.includes(it) ? day(it, 0, 0) : day(it, from, to))).join('');
    const span = (from: string, to: string): string =>
      `<TimePeriod><FromDate>${from}T00:00:00</FromDate><ToDate>${to}T23:59:00</ToDate></TimePeriod>`;
    const off = (from: string, to: string): string =>
      `<Exception>${span(from, to)}<DayWorking>0</DayWorking></Exception>`;
    const weeks = (name: string, from: string, to: string, days: string): string =>
      `<WorkWeek>${span(from, to)}<Name>${name}</Name><WeekDays>${days}</WeekDays></WorkWeek>`;
    const calendar = (uid: number, name: string, days: string, exceptions = '', more = '', base = ''): string =>
      `<Calendar><UID>${uid}</UID><Name>${name}</Name><IsBaseCalendar>${base ? 0 : 1}</IsBaseCalendar>${base && `<BaseCalendarUID>${base}</BaseCalendarUID>`}<WeekDays>${days}</WeekDays><Exceptions>${exceptions}</Exceptions><WorkWeeks>${more}</WorkWeeks></Calendar>`;
    const staff: [string, number][] = [['Ana', 1], ['Tom', 2], ['Eve', 11], ['Sam', 12]]; // biome-ignore format: a table
    const { text, left } = into(
      'msproject',
      `<Project><CalendarUID>1</CalendarUID><Tasks>${task(1, 1, 'A', '<CalendarUID>3</CalendarUID>')}${task(2, 1, 'B', '<CalendarUID>-1</CalendarUID>')}</Tasks><Calendars>
${calendar(1, 'Standard', week(9, 17), off('2026-12-25', '2026-12-25'), weeks('Short Fridays', '2026-08-01', '2026-08-31', day(6, 9, 13)) + weeks('No Fridays', '2026-07-01', '2026-07-12', day(6, 0, 0)) + weeks('Shut', '2026-12-28', '2026-12-31', week(0, 0, [])))}
${calendar(2, 'Night shift', week(20, 24, [1, 2]), off('2026-05-01', '2026-05-01'))}
${calendar(3, '24 Hours', week(0, 24, []))}
${calendar(4, 'The same', week(9, 17), off('2026-12-25', '2026-12-25'), weeks('Shut', '2026-12-28', '2026-12-31', week(0, 0, [])))}
${calendar(11, 'Eve', day(7, 0, 0), off('2026-09-01', '2026-09-02'), '', '2')}
${calendar(12, 'Sam', '', '', weeks('Half days', '2026-10-01', '2026-10-31', week(9, 13)), '1')}
</Calendars><Resources>${staff.map(([name, uid]) => `<Resource><UID>${uid}</UID><Name>${name}</Name><CalendarUID>${uid}</CalendarUID></Resource>`).join('')}</Resources></Project>`,
    );
    assert.equal(
      sectionOf(text, 'calendars'),
      `
  default:
    holidays: [2026-07-03, 2026-07-10, 2026-12-25, 2026-12-28..2026-12-31]
  night-shift:
    week: [tue, wed, thu, fri, sat]
    hours: 4
    holidays: [2026-05-01]
`,
    );
    assert.equal(sectionOf(text, 'teams'), '\n  night-shift: { title: Night shift, calendar: night-shift }\n');
    assert.equal(
      sectionOf(text, 'people'),
      `
  ana:
    name: Ana
  tom:
    name: Tom
    team: night-shift
  eve:
    # Works on tue, wed, thu, fri
    name: Eve
    team: night-shift
    capacity: 16h/w
    leave: [2026-09-01..2026-09-02]
  sam:
    # 1 exception of the calendar left behind (Half days, 2026-10-01..2026-10-31): days of work, other hours for a while, or days that recur.
    name: Sam
`,
    );
    assert.deepEqual(left, [
      '1 exception of the calendar "Standard" left behind (Short Fridays, 2026-08-01..2026-08-31): days of work, other hours for a while, days that recur, or more than two months off.',
      'Calendars left behind, for nobody works by them: 24 Hours, The same.',
      'The calendar of 1 task left behind (A): work is done when those who do it work.',
      '2 lines stay as comments: no key takes what they say.',
    ]);
    assert.deepEqual(objections(text), []);
  });
  test('waits: estimated ones, elapsed ones that are short, and shares of the task before', () => {
    const link = (lag: number, format: number): string =>
      `<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type><LinkLag>${lag}</LinkLag><LagFormat>${format}</LagFormat></PredecessorLink>`;
    const waits: [number, number, string][] = [
      [9600, 7, '[a + 2d]'],
      [9600, 39, '[a + 2d]'],
      // Seven days of the calendar are five of work, estimated or not.
      [100_800, 8, '[a + 5d]'],
      [100_800, 40, '[a + 5d]'],
      // Two hours; twelve, which is overnight; nothing.
      [1200, 6, '[a + 2h]'],
      [7200, 38, '[a + 1d]'],
      [0, 6, '[a]'],
      [-1200, 6, '# It may begin 2h before task 1 ends.'],
      [50, 19, '# It waits for 50 % of the time of task 1.'],
      [50, 51, '# It waits for 50 % of the time of task 1.'],
      [-50, 52, '# It may begin 50 % of the time of task 1 before that ends.'],
    ];
    for (const [lag, format, said] of waits) {
      const { text } = into(
        'msproject',
        `<Project><Tasks>${task(1, 1, 'A')}${task(2, 1, 'B', link(lag, format))}</Tasks></Project>`,
      );
      const line = said.startsWith('#') ? said : `after: ${said}`;
      assert.ok(
        text.split('\n').some(it => it.trim() === line),
        `${lag} of ${format}: ${text}`,
      );
      assert.deepEqual(objections(text), []);
    }
  });
  test('progress, weight, money, calendars and fields of its own; what is left is named', () => {
    const work = (all: number, done: number, left: number) =>
      `<Work>PT${all}H0M0S</Work><ActualWork>PT${done}H0M0S</ActualWork><RemainingWork>PT${left}H0M0S</RemainingWork>`;
    const exception = (day: string, working = 0) =>
      `<Exception><TimePeriod><FromDate>${day}T00:00:00</FromDate><ToDate>${day}T23:59:00</ToDate></TimePeriod><DayWorking>${working}</DayWorking></Exception>`;
    const week = [2, 3, 4, 5]
      .map(it => `<WeekDay><DayType>${it}</DayType><DayWorking>1</DayWorking></WeekDay>`)
      .join('');
    const { text, left } = into(
      'msproject',
      `<Project><MinutesPerDay>450</MinutesPerDay><CurrencyCode>EUR</CurrencyCode><CalendarUID>1</CalendarUID>
<ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><Alias>Room</Alias></ExtendedAttribute></ExtendedAttributes>
<Calendars><Calendar><UID>1</UID><IsBaseCalendar>1</IsBaseCalendar><WeekDays>${week}</WeekDays><Exceptions>${exception('2026-08-29', 1)}</Exceptions></Calendar>
<Calendar><UID>2</UID><IsBaseCalendar>0</IsBaseCalendar><Exceptions>${exception('2026-08-10')}</Exceptions></Calendar></Calendars>
<Tasks>
${task(1, 1, 'Desks', `${work(75, 30, 52)}<PercentComplete>35</PercentComplete><PercentWorkComplete>37</PercentWorkComplete><Priority>800</Priority><FixedCost>125050</FixedCost><ExtendedAttribute><FieldID>188743731</FieldID><Value>3.04</Value></ExtendedAttribute><Baseline><Number>0</Number><Finish>2026-08-07T17:00:00</Finish></Baseline>`)}
${task(2, 1, 'Chairs', '<Duration>PT15H0M0S</Duration><RemainingDuration>PT4H0M0S</RemainingDuration><PercentComplete>70</PercentComplete><Priority>500</Priority><ConstraintType>7</ConstraintType><ConstraintDate>2026-08-20T17:00:00</ConstraintDate><Finish>2026-08-14T17:00:00</Finish>')}
${task(3, 1, 'Lamps', '<Duration>PT20H0M0S</Duration><PercentComplete>25</PercentComplete><ConstraintType>5</ConstraintType><ConstraintDate>2026-08-03T08:00:00</ConstraintDate><PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type><LinkLag>43200</LinkLag><LagFormat>8</LagFormat></PredecessorLink><PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type><LinkLag>50</LinkLag><LagFormat>19</LagFormat></PredecessorLink>')}
${task(4, 1, 'Bar', '<Active>0</Active>')}
${task(5, 1, 'Opened', '<Milestone>1</Milestone><Finish>2026-08-21T17:00:00</Finish><Deadline>2026-08-28T17:00:00</Deadline><Notes>With cake</Notes>')}
${task(6, 1, 'Some day', '<Milestone>1</Milestone>')}
</Tasks>
<Resources><Resource><UID>1</UID><Name>Ana</Name><MaxUnits>0.8</MaxUnits><Group>Move</Group><CalendarUID>2</CalendarUID></Resource><Resource><UID>3</UID><Name>Cable</Name><Type>0</Type></Resource></Resources>
<Assignments><Assignment><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>0.5</Units></Assignment><Assignment><TaskUID>5</TaskUID><ResourceUID>1</ResourceUID></Assignment></Assignments>
</Project>`,
    );
    assert.equal(
      text.replace(/^[\s\S]*?\n(?=milestones:)/, ''),
      `milestones:
  opened:
    # Deadline: 2026-08-28
    # With cake
    at: 2026-08-21
    owner: ana
    title: Opened

calendars:
  default:
    week: [mon, tue, wed, thu]
    hours: 7.5

people:
  ana:
    # Group: Move
    name: Ana
    capacity: 24h/w
    leave: [2026-08-10]

activities:
  desks:
    # Units of ana: 50%
    # Room: 3.04
    title: Desks
    owner: ana
    effort: 10d
    spent: 4d
    remaining: 52h
    impact: 5
    status: in progress
    cost: EUR 1250.5
  chairs:
    title: Chairs
    due: 2026-08-20
    effort: 2d
    remaining: 4h
    status: in progress
  lamps:
    # It waits for 50 % of the time of task 2.
    # Start no later than 2026-08-03
    title: Lamps
    effort: 20h
    remaining: 2d
    after: [desks + 2d, chairs]
    status: in progress
  bar:
    title: Bar
    status: dropped
    because: It is inactive in the project.
  some-day:
    title: Some day
`,
    );
    assert.deepEqual(left, [
      '1 exception of the calendar left behind (2026-08-29): days of work, other hours for a while, days that recur, or more than two months off.',
      'Materials and costs left behind: Cable.',
      'The baseline of 1 task left behind (Desks): of a plan, a baseline is a commit.',
      '7 lines stay as comments: no key takes what they say.',
    ]);
    assert.deepEqual(objections(text), []);
  });
  test('entities of its own, depth and what is broken are refused', () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Project>&b;</Project>';
    assert.match(refusal('msproject', bomb), /Line 1: a document type is not read/);
    assert.match(refusal('msproject', '<a>'.repeat(100_000)), /deeper/);
    assert.match(refusal('msproject', '<a><b></a>'), /was not opened last/);
    assert.match(refusal('msproject', '<a'), /does not end/);
    assert.match(refusal('msproject', '<Project/>'), /no project with tasks/);
  });
  test('text is what was written', () =>
    fc.assert(
      fc.property(titles, title => {
        const written = title.replace(/[&<>]/g, it => `&#x${it.charCodeAt(0).toString(16)};`);
        const read = readXml(`<a b="x>y"><!-- < --><c>${written}</c></a>`);
        assert.ok(!('refused' in read));
        assert.equal(read.children[0]?.text, title);
      }),
      { numRuns: runs(100) },
    ));
});

describe('whatever comes in', () => {
  test('a file says what it is', () => {
    const cases: [string, string, Source | undefined][] = [
      ['a.csv', 'Title,Due\n', 'csv'],
      ['a.csv', 'Summary,Issue key\n', 'jira'],
      ['a.tjp', '', 'tjp'],
      ['-', '<?xml version="1.0"?>', 'msproject'],
      ['a.json', '[]', 'github'],
      ['-', '{ "plans": [] }', 'json'],
      ['a.doc', 'x', undefined],
    ];
    for (const [name, text, found] of cases) assert.equal(sourceOf(name, text), found, name);
  });
  const pieces = ['title,due,parent\n', 'a,b,c\n', '"x",', '\n', '{', '}', '[', ']', '"', 'task a "x" ', 'depends !a ', 'resource r "R" ', 'effort 5d ', 'milestone ', 'start 2026-08-01 ', 'Opsplan "{\\"after\\":null}" ', '<Project>', '<Tasks>', '<Task>', '</Task>', '<Name>x</Name>', '<UID>1</UID>', '</Tasks>', '</Project>', '"plans":', '[{"plan":{"activities":{"a":{"tasks":{"b":null}}}}}]', '{"number":1,"title":"x","labels":[1,null,{}],"assignees":{"nodes":[{}]},"milestone":[]}', ',', 'Summary,Issue key,Parent id\n', '__proto__', '\u0000', '\ud800']; // biome-ignore format: a list
  test('nothing throws, and what becomes a plan can be read', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.array(fc.oneof(fc.constantFrom(...pieces), titles), { maxLength: 14 }),
        (from, parts) => {
          const found = imported(from, parts.join(''), { title: 'Imported', today });
          // What JSON says is passed on as it is: there a key may be no key of the language.
          if (!('refused' in found) && from !== 'json') assert.deepEqual(objections(found.text), []);
        },
      ),
      { numRuns: runs(600) },
    ));
  test('titles of any kind become names that are free', () =>
    fc.assert(
      fc.property(
        fc.array(titles, { minLength: 1, maxLength: 12 }),
        fc.constantFrom<Source>('github', 'jira', 'msproject', 'tjp'),
        (all, from) => {
          const quoted = (it: string): string => `"${it.replace(/[\\"]/g, '\\$&')}"`;
          const xml = (it: string): string => it.replace(/[&<>]/g, at => `&#${at.charCodeAt(0)};`);
          const written: Partial<Record<Source, string>> = {
            github: JSON.stringify(all.map((title, number) => ({ number, title }))),
            jira: `Summary,Issue key\n${all.map((it, i) => `"${it.replaceAll('"', '""')}",K-${i}\n`).join('')}`,
            msproject: `<Project><Tasks>${all.map((it, i) => `<Task><UID>${i}</UID><Name>${xml(it)}</Name></Task>`).join('')}</Tasks></Project>`,
            tjp: all.map((it, i) => `task t${i} ${quoted(it)} { effort 1d }\n`).join(''),
          };
          const { text } = into(from, written[from]!);
          assert.deepEqual(objections(text), []);
          assert.equal([...text.matchAll(/^ {4}title: /gm)].length, all.length, text);
        },
      ),
      { numRuns: runs(200) },
    ));
});

test('a plan is called after its file, where that has a name', () => {
  const names = { 'in/move-the_desks.csv': 'Move the desks', 'Q3.xml': 'Q3', '.csv': 'Imported plan', '-': 'Imported plan', '-.tsv': 'Imported plan' };
  for (const [path, title] of Object.entries(names)) assert.equal(titleAfter(path), title, path);
}); // biome-ignore format: a list
