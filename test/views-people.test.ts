import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDay } from '../server/language/day.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { Workspace } from '../server/plan/workspace.ts';
import { type Filter, sieve } from '../server/views/filter.ts';
import { people } from '../server/views/people.ts';
import type { Row } from '../server/views/row.ts';
import { address, inCompany } from './company.ts';
import { drawn } from './drawn.ts';
import { among } from './fixture.ts';
import { inFull } from './runs.ts';

/** A Monday. */
const monday = readDay('2026-07-27')!;
const all = (rows: readonly Row[]): Row[] => rows.flatMap(it => [it, ...all(it.children)]);
const ids = (rows: readonly Row[]): Set<string> => new Set(all(rows).map(it => it.id));
/** The view with everybody opened. */
const open = (plan: Plan, day = monday, filter: Filter = {}, uri = 'ops'): readonly Row[] =>
  people(plan, day, Infinity, sieve(plan, uri, filter), ids(people(plan, day).rows)).rows;
const shut = (plan: Plan, day = monday): string[] => drawn(people(plan, day).rows);

const staff = `calendars: { default: { holidays: [2026-08-03] } }
people:
  ana: { name: Ana Lima, role: Engineer, capacity: 40h/w, leave: [2026-08-10..2026-08-14, 2026-07-01] }
  dev: { name: Dev Patel, capacity: 20h/w }
`;
const crm = `plan: One CRM
activities:
  merge: { title: Merge records, owner: ana, due: 2026-07-31, effort: 3d, status: in progress, started: 2026-07-27 }
  report: { title: Write the report, owner: ana, due: 2026-08-21, effort: 2d, start: 2026-08-17 }
`;
const desk = `plan: Service desk
decisions:
  shift: { question: Who takes the night shift?, owner: ana, by: 2026-07-29 }
  later: { question: Who is next?, owner: ana, by: 2026-08-29 }
activities:
  answer: { title: Answer tickets, owner: dev, load: { ana: 40%, dev: 10% } }
  script: { title: Reset by script, owner: Ana Lima, due: 2026-07-10, effort: 1d }
  rules: { title: Rewrite rules, owner: ana, due: 2026-07-31, blocked: { by: dev } }
  idea: { title: Some day, owner: ana }
`;
const company = among(crm, { desk, staff });

describe('the load of a person', () => {
  test('is told by week against what may be promised, the fullest first', () =>
    assert.deepEqual(shut(company), [
      'Ana Lima | this week 40 h of 32 h · over in 1 of 13 weeks | over',
      'Dev Patel | this week 2 h of 16 h | free',
    ]));

  test('opens to what is owned this week, the weeks with the work of all plans, the leave, and what is not counted', () =>
    assert.deepEqual(drawn(open(company).slice(0, 1)[0]!.children), [
      'Owns this week | 4 · 1 late · 1 blocked | group',
      '  Who takes the night shift? | decision · 29 Jul · Service desk | open',
      '  Reset by script | 11 days late · Service desk | late',
      '  Rewrite rules | 31 Jul · Service desk | blocked',
      '  Merge records | 31 Jul · One CRM | in progress',
      '27 Jul – 31 Jul | 40 h of 32 h · over by 8 h · from 2 plans | over',
      '  Merge records | 24 h · 31 Jul · One CRM | in progress',
      '  Answer tickets | 16 h · helps dev · Service desk | ready',
      '3 Aug – 7 Aug | 12.8 h of 25.6 h · holiday 8 h | free',
      '  Answer tickets | 12.8 h · helps dev · Service desk | ready',
      '10 Aug – 14 Aug | leave 40 h | away',
      '17 Aug – 21 Aug | 32 h of 32 h | full',
      '  Write the report | 16 h · 21 Aug · One CRM | ready',
      '  Answer tickets | 16 h · helps dev · Service desk | ready',
      ...[
        ['24 Aug', '28 Aug'],
        ['31 Aug', '4 Sep'],
        ['7 Sep', '11 Sep'],
        ['14 Sep', '18 Sep'],
        ['21 Sep', '25 Sep'],
        ['28 Sep', '2 Oct'],
        ['5 Oct', '9 Oct'],
        ['12 Oct', '16 Oct'],
        ['19 Oct', '23 Oct'],
      ].flatMap(([from, to]) => [
        `${from} – ${to} | 16 h of 32 h | free`,
        '  Answer tickets | 16 h · helps dev · Service desk | ready',
      ]),
      'Leave until Fri 2026-08-14 | from Mon 2026-08-10 · 5 working days | away',
      'Not in these hours | 1 late, 1 without effort, 1 without a date | group',
      '  Reset by script | 11 days late · Service desk | late',
      '  Rewrite rules | without effort · 31 Jul · Service desk | blocked',
      '  Some day | without a date · no date · Service desk | ready',
    ]));

  test('says how its hours come about', () => {
    const [ana] = open(company);
    assert.equal(
      ana!.detail,
      `Engineer.
40 h a week.
27 Jul – 31 Jul: 40 h by contract. 80% of that, 32 h, may be promised. 40 h are promised: 24 h for One CRM, 16 h for Service desk.
Work is spread evenly until it is due; the Capacity page has it when the forecast has it done.
Not in these hours: 1 late, 1 without effort, 1 without a date.`,
    );
    const weeks = ana!.children.filter(it => it.taken !== undefined);
    assert.deepEqual(
      weeks.slice(0, 4).map(it => it.taken),
      [1.25, 0.5, 1, 0.5],
    );
    assert.equal(
      weeks[1]!.detail,
      '3 Aug – 7 Aug: 40 h by contract, less 8 h holiday, are 32 h. 80% of that, 25.6 h, may be promised. 12.8 h are promised: 12.8 h for Service desk. Work is spread evenly until it is due; the Capacity page has it when the forecast has it done.',
    );
  });

  test('has a line of its own for each thing', () => {
    const rows = all(open(company));
    assert.equal(ids(rows).size, rows.length);
  });

  test('leads to the person, and to the work in whichever plan it stands', () => {
    const rows = all(open(company));
    const row = (id: RegExp) => rows.find(it => id.test(it.label))!;
    const place = ({ uri, entry, activity, range }: Row) => [uri, entry, activity, range.start.line];
    assert.deepEqual(place(row(/^Ana Lima/)), ['staff', 'person/ana', undefined, 2]);
    assert.deepEqual(place(row(/^27 Jul/)), [undefined, 'person/ana', undefined, 2]);
    assert.deepEqual(place(row(/^Merge records/)), ['ops', 'activity/merge', 'merge', 2]);
    assert.deepEqual(place(row(/^Answer tickets/)), ['desk', 'activity/answer', 'answer', 5]);
    assert.deepEqual(place(row(/^Who takes/)), ['desk', 'decision/shift', undefined, 2]);
  });

  test('is the same whichever plan of the folder is asked', () => {
    const folder = new Workspace();
    for (const [file, text] of Object.entries({ crm, desk, staff })) folder.put(file, file, readPlan(text));
    const asked = (file: string): Row[] => [...all(open(folder.seen(file, () => false)!))];
    const told = (rows: Row[]): string[] => rows.map(it => `${it.label} | ${it.description} | ${it.state}`).sort();
    assert.deepEqual(told(asked('desk')), told(asked('crm')));
    assert.deepEqual(told(asked('staff')), told(asked('crm')));
  });

  test('follows a change in another plan, also where the plan that is asked may not be judged otherwise by it', () => {
    const folder = new Workspace();
    for (const [file, text] of Object.entries({ crm, desk, staff })) folder.put(file, file, readPlan(text));
    const plan = folder.seen('crm', () => false)!;
    assert.match(shut(plan)[0]!, /40 h of 32 h/);
    folder.put('desk', 'desk', readPlan(desk.replace('ana: 40%', 'ana: 20%')));
    assert.equal(
      folder.seen('crm', () => false),
      plan,
    );
    assert.match(shut(plan)[0]!, /32 h of 32 h \| full/);
  });

  test('on a Friday is what is left of the week, on a Sunday the next', () => {
    assert.match(shut(company, monday + 4)[0]!, /^Ana Lima \| rest of this week 8 h of 6.4 h/);
    assert.match(shut(company, monday - 1)[0]!, /^Ana Lima \| next week 4\d h of 32 h · over in 1 of 12 weeks/);
  });
});

describe('who is not simply there', () => {
  const lines = (person: string, work = 'owner: ana, due: 2026-08-14, effort: 1d'): string[] =>
    shut(readPlan(`people: { ana: { ${person} } }\nactivities: { a: { ${work} } }\n`));
  for (const [person, says] of [
    ['status: hiring', 'vacancy, no date | vacancy'],
    ['status: hiring, from: 2026-08-10', 'vacancy until Mon 2026-08-10 | vacancy'],
    ['from: 2026-08-10', 'from Mon 2026-08-10 | not here yet'],
    ['leave: [2026-07-20..2026-07-31]', 'on leave until Fri 2026-07-31 | away'],
    ['leave: [2026-07-27]', 'on leave until Mon 2026-07-27 · this week 2.3 h of 25.6 h | away'],
    ['until: 2026-08-31', 'leaves Mon 2026-08-31 · this week 2.7 h of 32 h | leaving'],
    ['until: 2026-07-24', 'left Fri 2026-07-24 | gone'],
    ['until: 2026-12-31', 'this week 2.7 h of 32 h | free'],
    ['capacity: 0h/w', 'this week 2.7 h of 0 h · over in 3 of 13 weeks | over'],
  ] as const)
    test(`${person}: ${says}`, () => assert.deepEqual(lines(person), [`ana | ${says}`]));

  test('and is asked for more than there is, is told as that first', () =>
    assert.deepEqual(lines('until: 2026-08-31', 'owner: ana, due: 2026-07-29, effort: 9d'), [
      'ana | leaves Mon 2026-08-31 · this week 72 h of 32 h · over in 1 of 13 weeks | over',
    ]));

  test('has work that nobody is there for', () => {
    const gone = readPlan(
      'people: { ana: { until: 2026-07-24 } }\nactivities: { a: { owner: ana, due: 2026-08-14, effort: 1d } }\n',
    );
    assert.deepEqual(drawn(open(gone)[0]!.children).slice(-2), [
      'Not in these hours | 1 while away | group',
      '  a | while away · 14 Aug | ready',
    ]);
  });

  test('has left, and owns nothing any more, is not shown', () =>
    assert.deepEqual(lines('until: 2026-07-24', 'owner: ana, status: done'), []));
});

describe('somebody whom several plans define', () => {
  const places = (own: string, others: Record<string, string>): unknown[] => {
    const [row] = open(among(own, others));
    const leave = row!.children.find(it => it.label.startsWith('Leave'))!;
    return [row!, leave].map(it => [it.uri, it.range.start.line, it.range.start.character]);
  };
  const named = 'plan: Names\npeople:\n  ana: { role: Engineer }\n';
  const away = 'people:\n  ana: { leave: [2026-08-10..2026-08-14] }\n';
  test('leads to their entry in the plan at hand, and their leave to the plan that says it', () => {
    const own = ['ops', 2, 2];
    assert.deepEqual(places(named, { crm: away }), [own, ['crm', 1, 16]]);
    assert.deepEqual(places(named, { zoo: away }), [own, ['zoo', 1, 16]]);
    assert.deepEqual(places(away, { crm: named }), [
      ['ops', 1, 2],
      ['ops', 1, 16],
    ]);
    assert.deepEqual(places('plan: Ops\n', { crm: named, zoo: away }), [
      ['crm', 2, 2],
      ['zoo', 1, 16],
    ]);
  });
  test('stands among what is in the plan that says when they are away', () => {
    const soon = away.replace('2026-08-10..', '2026-07-27..');
    const company = among(named, { crm: soon });
    const labels = (plan: string) => drawn(open(company, monday, { plan })).map(it => it.replace(/ \|.*/, '').trim());
    assert.deepEqual(labels('crm'), ['ana', 'Leave until Fri 2026-08-14']);
  });
});

describe('people whom no plan lists', () => {
  const bare = readPlan(`activities:
  form: { title: Draw the form, owner: Maya Lindqvist, due: 2026-07-20, effort: 9d }
  list: { owner: Maya Lindqvist, due: 2026-09-01, tasks: { one: { title: One }, two: { owner: Bo Ek } } }
  over: { owner: Cy Noor, status: done }
  team: { owner: operations team }
  none: {}
`);
  test('are shown with what they own; teams and finished work are not', () =>
    assert.deepEqual(drawn(open(bare)), [
      'Maya Lindqvist | owns 2 open · 1 late · hours not known | unlisted',
      '  Owns this week | 1 · 1 late | group',
      '    Draw the form | 5 days late | late',
      '  Owns later | 1 | group',
      '    list | 1 Sep | ready',
      'Bo Ek | owns 1 open · hours not known | unlisted',
      '  Owns later | 1 | group',
      '    two | 1 Sep | ready',
    ]));
  test('lead to where they are named', () => {
    const [maya] = people(bare, monday).rows;
    assert.deepEqual([maya!.context, maya!.entry, maya!.range.start], ['name', undefined, { line: 1, character: 39 }]);
  });
  test('a plan without a name has no row', () => assert.deepEqual(people(readPlan('plan: x\n'), monday).rows, []));
});

describe('many people', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const team = (it: string) => (it < 'd' ? 'team: ops' : it < 'g' ? 'team: lost' : '');
  const text = `teams: { ops: { title: Operations }, empty: {} }
people: { ${names.map(it => `${it}: { ${team(it)} }`).join(', ')} }
activities: { x: { owner: b, due: 2026-07-29, effort: 9d }, y: { owner: Cy Noor } }
`;
  test('stand below their teams, which add up', () =>
    assert.deepEqual(shut(readPlan(text)), [
      'Operations | 3 people · this week 72 h of 96 h · 1 over | team',
      '  b | this week 72 h of 32 h · over in 1 of 13 weeks | over',
      '  a | this week 0 h of 32 h | free',
      '  c | this week 0 h of 32 h | free',
      'lost | 3 people · this week 0 h of 96 h | group',
      ...['d', 'e', 'f'].map(it => `  ${it} | this week 0 h of 32 h | free`),
      'In no team | 1 person · this week 0 h of 32 h | group',
      '  g | this week 0 h of 32 h | free',
      'Not listed in any plan | 1 person | group',
      '  Cy Noor | owns 1 open · hours not known | unlisted',
    ]));
  test('without teams, and few with, are one list', () => {
    assert.equal(people(readPlan(text.replaceAll(/team: \w+/g, '').replace(/^teams.*\n/, '')), monday).rows.length, 8);
    assert.equal(people(readPlan(text.replace(/, y: .*}/, ' }').replace(', g: {  }', '')), monday).rows.length, 6);
  });
});

describe('a filter', () => {
  const shown = (filter: Filter): string[] => drawn(open(company, monday, filter)).map(it => it.replace(/ \|.*/, ''));
  test('of what is mine shows my row, opened, and nobody else', () => {
    const [row, ...others] = people(company, monday, Infinity, sieve(company, 'ops', { mine: 'Ana Lima' })).rows;
    assert.deepEqual([row!.label, row!.open, row!.later, others], ['Ana Lima', true, undefined, []]);
    assert.equal(row!.children.length, open(company)[0]!.children.length);
  });
  test('of this week leaves this week', () =>
    assert.deepEqual(shown({ week: true }), [
      'Ana Lima',
      '  Owns this week',
      '    Who takes the night shift?',
      '    Reset by script',
      '    Rewrite rules',
      '    Merge records',
      '  27 Jul – 31 Jul',
      '    Merge records',
      '    Answer tickets',
      '  Not in these hours',
      '    Reset by script',
      '    Rewrite rules',
      'Dev Patel',
      '  Owns this week',
      '    Answer tickets',
      '  27 Jul – 31 Jul',
      '    Answer tickets',
    ]));
  test('of one plan leaves its work, with the hours of all', () => {
    assert.deepEqual(shown({ plan: 'ops' }), [
      'Ana Lima',
      '  Owns this week',
      '    Merge records',
      '  27 Jul – 31 Jul',
      '    Merge records',
      '  17 Aug – 21 Aug',
      '    Write the report',
    ]);
    assert.deepEqual(shown({ plan: 'elsewhere' }), []);
  });
  test('keeps lines closed until somebody opens them', () => {
    const { rows } = people(company, monday, Infinity, sieve(company, 'ops', { week: true }));
    assert.deepEqual(
      rows.map(it => [it.later, it.children.length]),
      [
        [true, 0],
        [true, 0],
      ],
    );
  });
});

test('1,000 plans with 200 people: only lines that are seen are made', inFull, () => {
  const count = 1000;
  const who = (i: number): string => `p${i % 200}`;
  const work = (plan: number) =>
    Array.from(
      { length: 30 },
      (_, i) => `  a${i}: { owner: ${who(plan * 30 + i)}, due: 2026-0${8 + (i % 2)}-1${i % 10}, effort: 1d }\n`,
    ).join('');
  const plans = Object.fromEntries(
    Array.from({ length: count - 1 }, (_, i) => [`plan${i}`, `plan: Plan ${i}\nactivities:\n${work(i)}`]),
  );
  const folder = among(`people:\n${Array.from({ length: 200 }, (_, i) => `  ${who(i)}: {}\n`).join('')}`, plans);
  const { rows } = people(folder, monday);
  assert.equal(all(rows).length, 200);
  assert.match(rows[0]!.description, /^this week .* · over in \d of 13 weeks$/);
  const opened = people(folder, monday, 500, undefined, new Set([rows[0]!.id])).rows;
  assert.ok(all(opened).length > 250 && all(opened).length < 200 + 14 * 52, `${all(opened).length} rows`);
  assert.equal(opened.filter(it => it.later).length, 199);
});

test('a connection tells of each folder once, and of several under their names', () =>
  inCompany(
    `
== staff
people: { ana: {} }
== crm
activities: { a: { owner: ana, due: 2026-08-14, effort: 1d } }
`,
    async ({ editor }) => {
      const [one, ...none] = await editor.ask<{ uri: string; rows: Row[]; title: string }[]>('opsplan/people', {});
      assert.deepEqual([one!.uri, one!.title, none], [address('crm'), 'company', []]);
      assert.deepEqual(
        [one!.rows[0]!.id, one!.rows[0]!.later, one!.rows[0]!.uri],
        ['person ana', true, address('staff')],
      );
      const [wide] = await editor.ask<{ rows: Row[] }[]>('opsplan/people', { opened: ['person ana'] });
      assert.ok(wide!.rows[0]!.children.length > 1);
      editor.open('activities: { b: { owner: Bo Ek } }\n', 'file:///elsewhere/b.opsplan');
      const both = await editor.ask<{ rows: Row[] }[]>('opsplan/people', {});
      assert.deepEqual(
        both.map(it => it.rows.map(row => [row.label, row.children.length])),
        [[['company', 1]], [['b', 1]]],
      );
    },
  ));
