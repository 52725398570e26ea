import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check, counts, findings, type Judged, judge } from '../server/check.ts';
import { forecastOf } from '../server/forecast/forecast.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { allKnown, findAll } from '../server/plan/query.ts';
import { whoSays } from '../server/plan/who-says.ts';
import { Workspace } from '../server/plan/workspace.ts';
import { circlesOf } from '../server/reckon/circles.ts';
import { tryOut } from '../server/reckon/try-out.ts';
import { fitsFor } from '../server/scenario/way-out.ts';
import { asked, pastOf } from './fixture.ts';
import { fc, runs } from './runs.ts';

/** The plans of a folder, judged as an editor asks: one after the other, each with what was known of it before. */
class Company {
  readonly workspace = new Workspace();
  readonly judged = new Map<string, Judged>();
  put(name: string, text: string | undefined): readonly string[] {
    const plan = text === undefined ? undefined : readPlan(text, this.workspace.get(name));
    if (!plan) this.judged.delete(name);
    const affected = this.workspace.put(name, name.replace(/^.*\//, ''), plan);
    return affected === 'all'
      ? this.workspace.all().flatMap(it => (it.file === name ? [] : [it.file]))
      : [...affected].sort();
  }
  seen(name: string): Plan | undefined {
    return this.workspace.seen(name, it => !!this.workspace.get(it));
  }
  findings(name: string): { rule: string; message: string; line: number }[] {
    const plan = this.seen(name)!;
    const judged = judge(plan, asked, this.judged.get(name));
    this.judged.set(name, judged);
    return findings(judged).map(it => ({ rule: it.rule, message: it.message, line: it.range.start.line }));
  }
}
const rulesOf = (company: Company, name: string): string[] => company.findings(name).map(it => it.rule);

describe('plans of one folder', () => {
  test('all know of a past once it is known', () => {
    const company = new Company();
    company.put('ops', 'activities:\n  form: { owner: dev }\n');
    company.put('crm', 'activities:\n  freeze: { owner: dev }\n');
    const wholeOf = () => company.seen('ops')!.others!.whole();
    const before = wholeOf();
    assert.equal(wholeOf(), before);
    const past = pastOf([{ at: '2026-07-01', by: 'Maya', plan: 'activities:\n  freeze: { owner: dev }\n' }], 'crm');
    assert.ok(past && company.workspace.remember('crm', past));
    assert.deepEqual(
      wholeOf().map(it => [it.file, it.plan.history]),
      [
        ['crm', past],
        ['ops', undefined],
      ],
    );
    assert.ok(!company.workspace.remember('crm', past));
  });

  test('may have a dot in their names, and are paths only while there is no plan of that name', () => {
    const company = new Company();
    const ops = 'serves: crm.draft/goal\nactivities:\n  form: { owner: dev, after: [crm.draft/freeze, ops.plan/x] }\n';
    company.put('ops.plan', ops);
    const told = () => company.findings('ops.plan').filter(it => /^(?:path-outside|ref-unknown)$/.test(it.rule));
    assert.deepEqual(
      told().map(it => `${it.rule} ${it.line}`),
      ['path-outside 0', 'path-outside 2', 'ref-unknown 2'],
    );
    const draft = 'kind: strategy\ngoal: { outcome: Less noise }\nactivities:\n  freeze: { owner: dev }\n';
    assert.ok(company.put('crm.draft', draft).includes('ops.plan'));
    assert.deepEqual(
      told().map(it => it.message),
      ['This plan has no activity, milestone or decision called "x". Correct the name, or remove it here.'],
    );
    const { others } = company.seen('ops.plan')!;
    assert.equal(others!.find('activity', 'crm.draft/freeze')?.home.name, 'crm.draft');
    assert.equal(others!.find('activity', 'crm.draft/../freeze'), undefined);
    company.put('crm.draft', undefined);
    assert.equal(told().length, 3);
  });
  test('name what others hold, and share people', () => {
    const company = new Company();
    company.put('people', 'people:\n  dev: { team: ops }\nteams:\n  ops: { title: Operations }\n');
    company.put('crm', 'milestones:\n  api-freeze: 2026-08-03\n');
    company.put('ops', 'activities:\n  form: { owner: dev, after: [crm/api-freeze] }\n');
    const known = ['ref-unknown', 'person-unknown'];
    assert.deepEqual(
      rulesOf(company, 'ops').filter(it => known.includes(it)),
      [],
    );
    assert.deepEqual(company.put('crm', 'milestones:\n  api: 2026-08-03\n'), ['ops']);
    assert.ok(rulesOf(company, 'ops').includes('ref-unknown'));
    assert.ok(company.put('people', 'people:\n  ana: {}\n').includes('ops'));
    assert.ok(rulesOf(company, 'ops').includes('person-unknown'));
    company.put('people', undefined);
    assert.ok(!rulesOf(company, 'ops').includes('person-unknown'));
  });
  test('a plan that names itself, and one that is not there', () => {
    const company = new Company();
    company.put('ops', 'activities:\n  form: { owner: dev, after: [ops/audit, crmm/x] }\n  audit: { owner: dev }\n');
    company.put('crm', 'activities:\n  x: { owner: dev }\n');
    const found = company.findings('ops').filter(it => it.rule === 'ref-unknown');
    assert.deepEqual(
      found.map(it => it.message),
      [
        '"ops/audit" names this plan itself. Write "audit" alone.',
        'No plan of this folder is called "crmm". Correct the name, or remove it here.',
      ],
    );
  });
  test('two of one name are told in both, until one has gone', () => {
    const company = new Company();
    company.put('a/ops', 'plan: One\n');
    company.put('b/ops', 'plan: Two\n');
    assert.ok(rulesOf(company, 'a/ops').includes('plan-duplicate'));
    assert.ok(rulesOf(company, 'b/ops').includes('plan-duplicate'));
    assert.deepEqual(company.put('a/ops', undefined), ['b/ops']);
    assert.ok(!rulesOf(company, 'b/ops').includes('plan-duplicate'));
  });
});

test('what belongs to a finding in another plan, and what its fixes write there, is found where it stands now', () => {
  const company = new Company();
  const people =
    'people:\n  ana: { capacity: 32h/w, name: Ana }\nactivities:\n  move: { title: Migrate the billing system }\n';
  company.put('a', people);
  company.put('b', people.replace('32h', '40h').replace('move', 'moving'));
  const told = (): unknown[] => {
    company.findings('b');
    const all = findings(company.judged.get('b')!).filter(it => it.related().some(({ file }) => file === 'a'));
    return all.map(it => [
      it.rule,
      it.related().map(spot => spot.range.start.line),
      it.fixes(company.seen('b')!.others).flatMap(fix => (fix.others ?? []).map(edit => edit.range.start.line)),
    ]);
  };
  assert.deepEqual(told(), [
    ['definition-conflict', [1], [1]],
    ['activity-duplicate', [3], []],
  ]);
  company.put('a', `# Who works here.\n\n${people}`);
  assert.deepEqual(told(), [
    ['definition-conflict', [3], [3]],
    ['activity-duplicate', [5], []],
  ]);
});

describe('a circle through the plans of a folder', () => {
  const names = ['a', 'b', 'c', 'd'];
  const next = (i: number) => names[(i + 1) % names.length]!;
  const link = (i: number) => `activities:\n  own: { after: [${next(i)}/own] }\n`;
  const circle = (): Company => {
    const company = new Company();
    names.forEach((name, i) => void company.put(name, link(i)));
    return company;
  };
  const told = (company: Company, name: string): string[] =>
    company.findings(name).flatMap(it => (it.rule === 'dependency-cycle' ? [it.message] : []));
  test('is told once in each, from where one stands', () => {
    const company = circle();
    const waits = 'Waits in a circle, so none of it can start:';
    assert.deepEqual(
      names.map(it => told(company, it)),
      [
        [`${waits} own → b/own → c/own → d/own → own.`],
        [`${waits} own → c/own → d/own → a/own → own.`],
        [`${waits} own → d/own → a/own → b/own → own.`],
        [`${waits} own → a/own → b/own → c/own → own.`],
      ],
    );
  });
  test('that is broken, or closed, anywhere is judged anew everywhere', () => {
    const company = circle();
    for (const it of names) told(company, it);
    assert.deepEqual(company.put('c', 'activities:\n  own: { after: [d/other] }\n'), ['a', 'b', 'd']);
    assert.deepEqual(
      names.map(it => told(company, it)),
      [[], [], [], []],
    );
    assert.deepEqual(company.put('c', link(2)), ['a', 'b', 'd']);
    assert.equal(names.flatMap(it => told(company, it)).length, 4);
    company.put('d', undefined);
    assert.equal(['a', 'b', 'c'].flatMap(it => told(company, it)).length, 0);
  });
  test('is looked for in time that grows with the plans, whatever their links', () => {
    /** How often the values of activities are read. */
    const cost = (count: number): number => {
      const company = new Company();
      const plan = (p: number) => {
        const entry = (i: number) =>
          `  t${i}: { after: [${i ? `t${i - 1}` : `p${(p + 1) % 20}/t${count - 1}`}, p${(p + 7) % 20}/t${i}] }\n`;
        return `activities:\n${Array.from({ length: count }, (_, i) => entry(i)).join('')}`;
      };
      for (let p = 0; p < 20; p++) company.put(`p${p}`, plan(p));
      let reads = 0;
      for (const { plan: it } of company.workspace.all())
        for (const { entries } of it.chunks)
          for (const entry of entries) {
            const { value } = entry;
            const get = () => {
              reads++;
              return value;
            };
            Object.defineProperty(entry, 'value', { get });
          }
      assert.equal(circlesOf(company.seen('p0')!).length, 1);
      return reads;
    };
    const [small, large] = [cost(30), cost(120)];
    assert.ok(small > 20 * 30 && large < 5 * small, `${small} and ${large} values read`);
  });
});

describe('a change in one plan', () => {
  const company = new Company();
  company.put('people', `people:\n${Array.from({ length: 40 }, (_, i) => `  p${i}: { capacity: 40h/w }\n`).join('')}`);
  company.put(
    'crm',
    'activities:\n  freeze: { title: Freeze the API, owner: p1, due: 2026-08-03 }\n  other: { owner: p2, due: 2026-08-04 }\n',
  );
  for (let n = 0; n < 50; n++)
    company.put(
      `t${n}`,
      `activities:\n${Array.from({ length: 10 }, (_, i) => `  a${i}: { owner: p${(n + i) % 40}, due: 2026-08-31${n === 7 && i === 3 ? ', after: [crm/freeze]' : ''} }\n`).join('')}`,
    );
  for (const { file } of company.workspace.all()) company.findings(file);
  const judgedBy = (name: string, text: string) => {
    const affected = company.put(name, text);
    counts.judged = 0;
    for (const file of [name, ...affected]) company.findings(file);
    return { affected, judged: counts.judged };
  };
  const crm = (title: string, due: string) =>
    `activities:\n  freeze: { title: ${title}, owner: p1, due: ${due} }\n  other: { owner: p2, due: 2026-08-04 }\n`;
  test('of prose judges one entry, and no other plan', () => {
    assert.deepEqual(judgedBy('crm', crm('Freeze it', '2026-08-03')), { affected: [], judged: 1 });
  });
  test('of a date judges the entry that waits for it, in the one plan that names it', () => {
    const { affected, judged } = judgedBy('crm', crm('Freeze it', '2026-09-30'));
    assert.deepEqual(affected, ['people', 't7']);
    assert.equal(judged, 2);
  });
  test("of one person's hours judges what this person owns", () => {
    const { affected, judged } = judgedBy(
      'people',
      `people:\n${Array.from({ length: 40 }, (_, i) => `  p${i}: { capacity: ${i === 9 ? 20 : 40}h/w }\n`).join('')}`,
    );
    assert.equal(affected.length, 20);
    assert.equal(judged, 21);
  });
});

describe('somebody whom several plans define', () => {
  test('is one person: what any of them says counts in all, also where they are only named', () => {
    const company = new Company();
    const away = 'people:\n  ana: { leave: [2026-08-03] }\n';
    company.put('a', 'people:\n  ana: { role: Engineer }\nactivities:\n  own: { owner: ana, due: 2026-08-03 }\n');
    company.put('b', away);
    company.put('c', 'activities:\n  form: { owner: ana, due: 2026-08-03 }\n');
    const told = (name: string) => rulesOf(company, name).includes('due-on-day-off');
    assert.deepEqual(['a', 'c'].map(told), [true, true]);
    assert.deepEqual(company.put('b', away.replace('03', '04')), ['a', 'c']);
    assert.deepEqual(['a', 'c'].map(told), [false, false]);
  });

  const long = 'activities:\n  x: { owner: ana, effort: 20d, due: 2026-07-31 }\n';
  test('is told of by the first plan that says what it is about, and by no closed one', () => {
    const company = new Company();
    company.put('a', 'people:\n  ana: { role: Engineer }\n');
    company.put('b', `people:\n  ana: { capacity: 40h/w, certifications: { ACLS: 2026-08-10 } }\n${long}`);
    const tell = (rule: string) => ['a', 'b'].filter(it => rulesOf(company, it).includes(rule));
    assert.deepEqual(tell('certification-expiring'), ['b']);
    assert.deepEqual(tell('person-overbooked'), ['a']);
    company.put('a', 'status: closed\npeople:\n  ana: { role: Engineer }\n');
    assert.deepEqual(tell('person-overbooked'), ['b']);
  });
  test('is judged anew in the plan of the team when a third plan says until when they stay', () => {
    const company = new Company();
    const leaving = (day: string) => `people:\n  dev: { until: ${day} }\n`;
    company.put('a', `teams:\n  ops: {}\npeople:\n  ana: { team: ops }\n${long}`);
    company.put('c', 'people:\n  dev: { team: ops }\n');
    company.put('d', leaving('2026-09-30'));
    assert.deepEqual(company.put('d', leaving('2026-07-31')), ['a', 'c']);
  });
  test('is as the folder says after something was tried out', () => {
    const company = new Company();
    company.put('a', `people:\n  ana: { capacity: 8h/w }\n${long}`);
    company.put('b', 'people:\n  ana: { team: ops }\n');
    const before = company.seen('b')!;
    const tried = tryOut(before, {
      edits: [],
      others: [
        {
          file: 'a',
          range: { start: { line: 1, character: 0 }, end: { line: 1, character: 25 } },
          text: '  ana: { capacity: 16h/w }',
        },
      ],
    });
    const said = (plan: Plan) => allKnown(plan, 'person').map(it => it.value);
    assert.deepEqual(said(tried), [{ capacity: 16, team: 'ops' }]);
    assert.deepEqual(said(before), [{ capacity: 8, team: 'ops' }]);
    company.put('c', 'activities:\n  y: { owner: ana }\n');
    assert.deepEqual(said(company.seen('b')!), [{ capacity: 8, team: 'ops' }]);
  });
  const day = '2026-08-14';
  const work = `activities:\n  form: { owner: ana, due: ${day}, effort: 2d }\n  late: { owner: ana, due: 2026-12-14 }\n`;
  const away = '  ana: { leave: [2026-08-03..2026-08-28], until: 2026-09-30 }\n';
  const named = 'people:\n  ana: { capacity: 40h/w }\n';
  const spots = (files: Record<string, string>, name: string) => {
    const company = new Company();
    for (const [file, text] of Object.entries(files)) company.put(file, text);
    return check(company.seen(name)!, asked)
      .filter(it => /^(?:owner-away|person-outside-dates)$/.test(it.rule))
      .flatMap(it => it.related().map(spot => [it.rule, spot.file, spot.range.start.line, spot.range.start.character]));
  };
  test('says each thing in one place, to which it leads', () => {
    const told = (file: string | undefined, line: number) => [
      ['owner-away', file, line, 16],
      ['person-outside-dates', file, line, 49],
    ];
    assert.deepEqual(spots({ b: named + work, c: `plan: C\npeople:\n${away}` }, 'b'), told('c', 2));
    assert.deepEqual(spots({ a: `plan: A\npeople:\n${away}`, b: named + work }, 'b'), told('a', 2));
    assert.deepEqual(spots({ a: named, b: `people:\n${away}${work}` }, 'b'), told(undefined, 1));
    assert.deepEqual(spots({ a: `people:\n${away}`, b: `people:\n${away}${work}` }, 'b'), told('a', 1));
    assert.deepEqual(spots({ a: named, b: work, c: `plan: C\npeople:\n${away}` }, 'b'), told('c', 2));
  });
  test('says it in the text as it is now, not as the folder knows it', () => {
    const company = new Company();
    company.put('a', named);
    company.put('b', named);
    company.put('c', `people:\n${away}`);
    const old = company.seen('b')!;
    assert.equal(whoSays(old, 'person', 'ana', 'leave')?.home?.file, 'c');
    const now = { ...readPlan(`people:\n${away}`, old), others: old.others };
    assert.equal(whoSays(now, 'person', 'ana', 'leave')?.entry, findAll(now, 'person', 'ana')[0]);
    assert.equal(whoSays(now, 'person', 'ana', 'capacity')?.home?.file, 'a');
    assert.equal(whoSays(now, 'person', 'ana', 'team'), undefined);
    const twice = readPlan(`people:\n  ana: {}\n${away}`);
    assert.equal(whoSays(twice, 'person', 'ana', 'leave'), undefined);
  });
  test('may go on leave later, in the plan that says it', () => {
    const company = new Company();
    company.put(
      'b',
      `people:\n  ana: { ceiling: 100% }\nactivities:\n  form: { owner: ana, effort: 4d, due: 2026-07-31 }\n`,
    );
    company.put('c', 'people:\n  ana: { leave: [2026-07-27..2026-07-31] }\n');
    const plan = company.seen('b')!;
    const found = fitsFor(plan, 'form', asked.today, true).find(it => it.title.startsWith('Move the leave of ana'));
    assert.deepEqual(
      [found?.edits, found?.others?.map(it => [it.file, it.text])],
      [[], [['c', '2026-08-03..2026-08-07']]],
    );
  });

  test('can do what any plan says, whatever the first one lists', () => {
    const company = new Company();
    company.put('a', 'people:\n  ana: { skills: [sql] }\n');
    company.put('b', 'people:\n  ana: { skills: [legal] }\nactivities:\n  x: { owner: ana, skills: [legal, sql] }\n');
    assert.deepEqual(
      rulesOf(company, 'b').filter(it => /^(?:skill-|id-)/.test(it)),
      [],
    );
  });

  const copies = 60;
  const folder = new Company();
  for (let i = 0; i < copies; i++)
    folder.put(
      `p${i + 10}`,
      `people:\n  ana: { role: Engineer, capacity: ${20 + i}h/w, leave: [2026-09-0${1 + (i % 2)}] }\nactivities:\n  a: { owner: ana, effort: 2d, due: 2026-08-03 }\n`,
    );
  test('otherwise in each is told once for each key, with some of the others beside it', () => {
    const plan = folder.seen('p30')!;
    const told = findings(judge(plan, asked)).filter(it => it.rule === 'definition-conflict');
    assert.deepEqual(
      told.map(it => it.message.match(/^"(\w+)" of "ana" is another one in the plan "(\w+)"/)?.slice(1)),
      [
        ['capacity', 'p10'],
        ['leave', 'p11'],
      ],
    );
    assert.deepEqual(
      told.map(it => it.related().length),
      [10, 10],
    );
  });
  test('has one forecast, and is overbooked once', () => {
    const plans = folder.workspace.all().map(({ file }) => folder.seen(file)!);
    const solved = new Set(plans.map(it => forecastOf(it, asked.today).solved));
    assert.equal(solved.size, 1);
    const over = plans.filter(it => check(it, asked).some(found => found.rule === 'person-overbooked'));
    assert.deepEqual(
      over.map(it => it.others!.name),
      ['p10'],
    );
  });
});

describe('a calendar of a folder', () => {
  const offDay = (company: Company, name: string): boolean => rulesOf(company, name).includes('due-on-day-off');
  const calendars = (holiday: string, gulf = 'sun..thu'): string =>
    `calendars:\n  default: { hours: 7, holidays: [${holiday}] }\n  gulf: { week: ${gulf} }\n`;
  test('that changes in one plan changes what is a day off in all others', () => {
    const company = new Company();
    company.put('days', calendars('2026-08-19'));
    company.put('crm', 'activities:\n  audit: { owner: ana, due: 2026-08-19 }\n');
    assert.equal(offDay(company, 'crm'), true);
    company.put('days', calendars('2026-08-20'));
    assert.equal(offDay(company, 'crm'), false);
    company.put('days', undefined);
    company.put('crm', 'activities:\n  audit: { owner: ana, due: 2026-08-20 }\n');
    assert.equal(offDay(company, 'crm'), false);
  });
  test('holds for those of a team, whose week, whose calendar and whose people may change elsewhere', () => {
    const company = new Company();
    const teams = (calendar: string): string => `teams:\n  web: { calendar: ${calendar} }\n  ops: { lead: ana }\n`;
    const people = (team: string): string => `people:\n  ana: { team: ${team} }\n`;
    company.put('days', calendars('2026-08-19'));
    company.put('teams', teams('gulf'));
    company.put('people', people('web'));
    company.put('crm', 'activities:\n  audit: { owner: ana, due: 2026-08-23 }\n');
    const told = (name: string, text: string): boolean => {
      company.put(name, text);
      return offDay(company, 'crm');
    };
    assert.equal(offDay(company, 'crm'), false);
    assert.equal(told('days', calendars('2026-08-19', 'mon..fri')), true);
    assert.equal(told('days', calendars('2026-08-19')), false);
    assert.equal(told('teams', teams('default')), true);
    assert.equal(told('teams', teams('gulf')), false);
    assert.equal(told('people', people('ops')), true);
    assert.equal(told('people', people('web')), false);
  });
  test('judges nothing anew where only its hours have changed', () => {
    const company = new Company();
    company.put('days', calendars('2026-08-19'));
    company.put('crm', 'activities:\n  audit: { owner: ana, due: 2026-08-19 }\n');
    offDay(company, 'crm');
    assert.deepEqual(company.put('days', calendars('2026-08-19').replace('7', '6')), []);
  });
});

describe('whatever happens to the plans of a folder, they are judged as if read anew', () => {
  const name = fc.constantFrom('people', 'crm', 'ops', 'strategy', 'old/crm');
  const line = fc.constantFrom(
    'people:',
    '  ana: { role: Engineer, team: ops }',
    '  ana: { role: Lead }',
    '  ana: { leave: [2026-08-03] }',
    '  ana: { role: Lead, capacity: 20h/w, leave: [2026-08-05] }',
    '  dev: {}',
    'teams:',
    '  ops: { lead: ana }',
    'activities:',
    '  audit: { owner: ana, due: 2026-08-03 }',
    '  audit: { owner: dev, due: 2026-08-05, status: done }',
    '  form: { owner: Dev, after: [crm/audit, ops/audit + 2d] }',
    '  live: { after: [ops/go] , owner: ops }',
    '  loop: { after: [crm/loop, crm/turn] }',
    '  loop: { after: [people/loop] }',
    '  turn: { after: [ops/loop, loop], owner: ana }',
    'serves: ops/goal',
    'consulted: [Ana]',
    '  dev: { name: Ana, team: ops }',
    'milestones:',
    '  go: 2026-08-20',
    'metrics:',
    '  churn: { unit: "%" }',
    'kind: strategy',
    'status: live',
    'serves: strategy/churn',
    'serves: strategy/goal',
    'goal: { outcome: Clients stay, metric: churn }',
    'plan: A plan',
    '  __proto__: { owner: ana }',
    'calendars:',
    '  default: { hours: 7 }',
    'calendars: { default: { week: sun..thu, holidays: [2026-08-03] } }',
    'calendars: { default: { holidays: [2026-08-05] }, gulf: { week: [sun..wed] } }',
    '  gulf: { holidays: [2026-08-03..2026-08-04] }',
    'teams: { ops: { calendar: gulf } }',
    '  ops: { calendar: default, lead: dev }',
    '  bo: { team: ops }',
    '  late: { owner: bo, due: 2026-08-03, after: [crm/audit + 2d] }',
    '  sunday: { owner: dev, due: 2026-08-02, checkin: 2026-07-31 }',
    '  ana: { email: Ana@example.com, name: Ana }',
    '  asilva: { email: ana@example.com }',
    'people:\n  bo: { name: ana }',
    'activities:',
    '  move: { title: Migrate the billing system }',
    '  moving: { title: Billing system migration, due: 2026-08-05 }',
    '  outage: { status: done }',
    '  look: { after: [ops/outage, crm/outage, crm/pick, ops/go] }',
    '  desk: { load: 20%, after: [crm/go-live] }',
    '  shop: { workstream: ops/acme, metric: crm/churn, status: in progress }',
    '  begun: { status: in progress, after: [ops/pick] }',
    'milestones:',
    '  go-live: 2026-09-01',
    'workstreams:',
    '  acme: { stage: implemented, client: Acme }',
    'decisions:',
    '  pick: { options: [a, b] }',
    '  pick: { options: [a, b], chosen: a, affects: [ops/churn, crm/churn, ops/acme] }',
    '  ask: { affects: [crm/shop, ops/begun, ops/churn] }',
    'metrics:\n  churn: { unit: d, limit: 12, target: 6, readings: { 2026-07-17: 14 } }',
    'risks:',
    '  fire: { likelihood: 5, mitigation: crm/audit }',
    'scenarios:',
    '  later: { assume: { activities.crm/audit.due: 2026-09-01, activities.ops/shop.status: done } }',
    'goal: { outcome: Clients stay, metric: churn }',
  );
  const text = fc.array(line, { maxLength: 10 }).map(it => it.join('\n'));
  test('findings are those of a fresh folder', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, fc.option(text, { nil: undefined, freq: 6 })), { minLength: 1, maxLength: 12 }),
        steps => {
          const company = new Company();
          const told = new Map<string, unknown>();
          for (const [file, it] of steps) {
            const affected = company.put(file, it);
            told.delete(file);
            for (const other of [...(it === undefined ? [] : [file]), ...affected])
              if (company.seen(other)) told.set(other, company.findings(other));
            const fresh = new Company();
            for (const member of company.workspace.all())
              fresh.put(
                member.file,
                company
                  .seen(member.file)!
                  .chunks.map(chunk => chunk.chunk.text)
                  .join(''),
              );
            for (const member of fresh.workspace.all())
              assert.deepEqual(told.get(member.file), fresh.findings(member.file), member.file);
          }
        },
      ),
      { numRuns: runs(1000) },
    );
  });
});
