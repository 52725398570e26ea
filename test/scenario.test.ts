import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fitting } from '../server/features/fit.ts';
import { whatIf } from '../server/features/what-if.ts';
import { fits, missedBy } from '../server/forecast/fits.ts';
import { forecastOf } from '../server/forecast/forecast.ts';
import { whenOf } from '../server/forecast/remedies.ts';
import { iso } from '../server/language/day.ts';
import { giveUp } from '../server/mend/outcome.ts';
import type { Assumption } from '../server/plan/assume.ts';
import { apply } from '../server/plan/edit.ts';
import { type Plan, readPlan, textOf } from '../server/plan/plan.ts';
import { entriesOf, find } from '../server/plan/query.ts';
import { Workspace } from '../server/plan/workspace.ts';
import { tryOut } from '../server/reckon/try-out.ts';
import { asOf, assumptionsOf } from '../server/scenario/as-of.ts';
import { suppose } from '../server/scenario/ask.ts';
import { outlook, scenarioOf, seenAsOf } from '../server/scenario/scenario.ts';
import { fitsFor } from '../server/scenario/way-out.ts';
import { anyPlan } from './any-plan.ts';
import { among, today } from './fixture.ts';
import { anyText, fc, inFull, runs } from './runs.ts';

/** The lines of a plan that are other ones as of some assumptions, and the paths that lead nowhere. */
function changed(text: string, ...assumed: Assumption[]): string[] {
  const { plan, lost } = asOf(readPlan(text), assumed);
  const before = new Set(text.split('\n'));
  return [
    ...textOf(plan)
      .split('\n')
      .filter(it => !before.has(it)),
    ...lost.map(it => `lost ${it}`),
  ];
}
const dates = (plan: Plan): string[] =>
  forecastOf(plan, today).activities.map(it => `${it.entry.id} ${it.finish === undefined ? 'never' : iso(it.finish)}`);
const told = (plan: Plan, ...assumed: Assumption[]): string[] =>
  outlook(plan, assumed, today).chapters.flatMap(it => [`# ${it.heading}`, ...it.lines]);

describe('a scenario, written into the text in memory', () => {
  const text = `period: 2026-Q3
goal: { outcome: Less, metric: days }
milestones:
  go: 2026-09-01
people:
  ana:
    leave: [2026-08-03]
  ana.p: { capacity: 40h/w }
workstreams:
  acme: { status: tentative }
activities:
  form:
    owner: ana
    with: [bo]
    tasks:
      build: { effort: 3d }
  desk:
    load:
      ana: 20%
`;
  test('sets what is there, by the longest id that fits', () => {
    assert.deepEqual(
      changed(
        text,
        ['period', '2026-H2'],
        ['people.ana.p.capacity', '20h/w'],
        ['people.ana.leave', '2026-08-10..2026-08-14'],
        ['workstreams.acme.status', 'confirmed'],
        ['activities.build.effort', '9d'],
        ['activities.form.tasks.build.due', '2026-08-09'],
        ['activities.desk.load.ana', '60%'],
        ['milestones.go', '2026-09-08'],
      ),
      [
        'period: 2026-H2',
        '  go: 2026-09-08',
        '    leave: [2026-08-10..2026-08-14]',
        '  ana.p: { capacity: 20h/w }',
        '  acme: { status: confirmed }',
        '      build: { due: 2026-08-09, effort: 9d }',
        '      ana: 60%',
      ],
    );
  });
  test('adds keys, maps and sections that are missing', () => {
    assert.deepEqual(
      changed(
        text,
        ['goal.by', '2026-09-30'],
        ['people.ana.skills.forms', '3'],
        ['activities.form.with.ana.p', '20%'],
        ['activities.desk.load.bo', '10%'],
        ['resources.budget.have', 'USD 5k'],
      ),
      [
        'goal: { outcome: Less, metric: days, by: 2026-09-30 }',
        'resources: { budget: { have: USD 5k } }',
        '    skills: { forms: 3 }',
        '    with: { bo: 0%, ana.p: 20% }',
        '      bo: 10%',
      ],
    );
  });
  test('adds somebody, some work, a day, in whatever order it is said', () => {
    assert.deepEqual(
      changed(
        text,
        ['people.new.skills.forms', '3'],
        ['people.new.capacity', '40h/w'],
        ['activities.extra.owner', 'new'],
        ['activities.extra.effort', '5d'],
        ['milestones.freeze.at', '2026-09-14'],
      ),
      [
        '  freeze:',
        '    at: 2026-09-14',
        '  new:',
        '    capacity: 40h/w',
        '    skills: { forms: 3 }',
        '  extra:',
        '    owner: new',
        '    effort: 5d',
      ],
    );
  });
  test('says which paths lead nowhere', () => {
    const lost = [
      'people.zoe.until',
      'client.acme',
      'goal',
      'goal.date',
      'crm/goal.by',
      '',
      '__proto__.x',
      'x'.repeat(1e5),
    ];
    assert.deepEqual(
      changed(text, ...lost.map(it => [it, '1'] as const)),
      lost.map(it => `lost ${it}`),
    );
  });
  test('reaches into other plans, and whoever stands there', () => {
    const others = {
      people: 'people:\n  ana: { ceiling: 100% }\n',
      crm: 'activities:\n  api: { owner: ana, effort: 2d }\n',
    };
    const plan = among('activities:\n  form: { owner: ana, effort: 1d, after: [crm/api] }\n', others);
    assert.deepEqual(dates(plan), ['form 2026-07-28']);
    for (const path of ['activities.crm/api.effort', 'crm/activities.api.effort'])
      assert.deepEqual(dates(asOf(plan, [[path, '4d']]).plan), ['form 2026-07-30']);
    assert.deepEqual(dates(asOf(plan, [['people.ana.leave', '2026-07-27']]).plan), ['form 2026-07-29']);
    assert.deepEqual(dates(asOf(plan, [['people.ana.until', '2026-07-24']]).plan), ['form never']);
    assert.deepEqual(dates(plan), ['form 2026-07-28']);
  });
  test('is found in its own plan or in another one, which is then seen as of it', () => {
    const crm = 'people:\n  ana: { ceiling: 100% }\nscenarios:\n  off: { assume: { people.ana.leave: 2026-07-24 } }\n';
    const plan = among('activities:\n  form: { owner: ana, effort: 1d }\n', { crm });
    for (const name of ['off', 'crm/off']) {
      const found = scenarioOf(plan, name)!;
      assert.deepEqual(assumptionsOf(found.scenario), [['people.ana.leave', '2026-07-24']]);
      assert.deepEqual(dates(seenAsOf(plan, found)), ['form 2026-07-27']);
    }
    assert.equal(scenarioOf(plan, 'on'), undefined);
  });
});

/** Plans of two people, some work in a chain, some loads. */
const drawnPlan = fc
  .array(
    fc.record({
      owner: fc.constantFrom('ana', 'bo'),
      effort: fc.constantFrom('1d', '2d', '5d', '2d..6d'),
      due: fc.option(fc.constantFrom('2026-07-28', '2026-08-04', '2026-08-21')),
      isChained: fc.boolean(),
      more: fc.constantFrom('', ', optional: yes', ', with: { bo: 20% }', ', start: 2026-08-03', ', skills: [forms]'),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map(all => {
    const lines = all.map(({ owner, effort, due, isChained, more }, i) => {
      const when = `${due ? `, due: ${due}` : ''}${isChained && i ? `, after: [a${i - 1}]` : ''}`;
      return `  a${i}: { owner: ${owner}, effort: ${effort}${when}${more} }\n`;
    });
    return `people:\n  ana: { skills: [forms], leave: [2026-07-29..2026-07-31] }\n  bo: { capacity: 32h/w }\n  cem: { skills: [forms] }\nactivities:\n${lines.join('')}`;
  });
const drawnAssumption = fc.constantFrom<Assumption>(
  ['people.ana.until', '2026-08-05'],
  ['people.ana.capacity', '20h/w'],
  ['people.bo.leave', '2026-08-03..2026-08-07'],
  ['people.new.capacity', '40h/w'],
  ['people.new.skills.forms', '3'],
  ['activities.a0.owner', 'new'],
  ['activities.a0.effort', '8d'],
  ['activities.a1.with.cem', '30%'],
  ['activities.a1.due', '2026-08-10'],
  ['activities.more.load', '30%'],
  ['activities.more.owner', 'bo'],
  ['goal.by', '2026-09-01'],
);

const anyPath = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        ...['people', 'activities', 'milestones', 'goal', 'teams', 'a', 'b', 'ana', 'new', 'with', 'load', 'skills'],
        ...['effort', 'due', 'by', 'have', 'budget', 'resources', 'tasks', 'at', 'capacity', 'crm/', '__proto__', ''],
      ),
      { maxLength: 6 },
    )
    .map(it => it.join('.')),
  anyText(30),
);

describe('scenarios, at random', () => {
  test('one that assumes nothing changes nothing', () =>
    fc.assert(
      fc.property(drawnPlan, text => {
        const plan = readPlan(text);
        assert.equal(textOf(asOf(plan, []).plan), text);
        const { comparison, fit } = outlook(plan, [], today);
        assert.deepEqual({ ...comparison, fit }, { dates: [], use: [], money: [], breaks: [], fit: undefined });
      }),
      { numRuns: runs(12) },
    ));
  test('nothing that somebody assumes breaks the reading, whatever the plan says', () =>
    fc.assert(
      fc.property(anyPlan, fc.array(fc.tuple(anyPath, anyText(20)), { maxLength: 4 }), (text, assumed) => {
        const found = asOf(readPlan(text), assumed);
        assert.ok(found.lost.length <= assumed.length);
        assert.equal(typeof textOf(found.plan), 'string');
      }),
      { numRuns: runs(400) },
    ));
  test('assumptions about different keys may be made in any order', () =>
    fc.assert(
      fc.property(
        drawnPlan,
        fc.uniqueArray(drawnAssumption, { selector: ([path]) => path, maxLength: 6 }),
        (text, assumed) => {
          const plan = readPlan(text);
          const [a, b] = [asOf(plan, assumed), asOf(plan, [...assumed].reverse())];
          assert.deepEqual([...a.lost].sort(), [...b.lost].sort());
          const sets = [a, b].map(it => ({ dates: dates(it.plan).sort(), values: valuesOf(it.plan) }));
          assert.deepEqual(sets[0], sets[1]);
        },
      ),
      { numRuns: runs(25) },
    ));
  test('every change that is to make a deadline fit reaches the day that it says', () =>
    fc.assert(
      fc.property(drawnPlan, text => {
        const plan = readPlan(text);
        const forecast = forecastOf(plan, today);
        for (const entry of entriesOf(plan, 'activity')) {
          const missed = missedBy(forecast, entry);
          if (!missed) continue;
          for (const fit of fits(forecast, missed, true, giveUp)) {
            const then = readPlan(textOf(tryOut(plan, fit)));
            const now = find(then, 'activity', entry.id)!;
            if (fit.reached === undefined) assert.equal(now.value.status, 'dropped');
            else {
              assert.equal(whenOf(forecastOf(then, today), { ...missed, entry: now })!.p80, fit.reached, fit.title);
              assert.ok(fit.reached <= now.value.due!, fit.title);
            }
          }
        }
      }),
      { numRuns: runs(12) },
    ));
});
/** What the entries of a plan say, whatever their order. */
const valuesOf = (plan: Plan): string[] =>
  (['person', 'activity', 'milestone'] as const)
    .flatMap(kind => entriesOf(plan, kind).map(it => `${kind} ${it.id} ${JSON.stringify(plain(it.value))}`))
    .sort();
function plain(value: unknown): unknown {
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (Array.isArray(value) || typeof value !== 'object' || !value) return value;
  return Object.entries(value)
    .map(([key, it]) => [key, plain(it)])
    .sort();
}

describe('what would make it fit', () => {
  const titles = (text: string, id?: string): string[] => fitsFor(readPlan(text), id, today, true).map(it => it.title);
  test('somebody else, somebody more, less, and last another date', () => {
    const all = titles(
      `people:\n  ana: { skills: { forms: 3 } }\n  bo: { skills: { forms: 3 } }\nactivities:\n  extra: { owner: ana, effort: 6d, impact: 5, optional: yes, due: 2026-07-31 }\n  form: { owner: ana, effort: 6d, due: 2026-08-07, skills: { forms: 3 } }\n`,
      'form',
    );
    assert.ok(
      all.some(it => it.startsWith('Hand "form" over to bo: finished by 2026-08-0')),
      all.join('\n'),
    );
    assert.ok(
      all.some(it => it.startsWith('Drop "extra", which is optional: ')),
      all.join('\n'),
    );
    assert.match(all.at(-1)!, /^Move "form" to 2026-/);
  });
  test('told by the names of people and work, with the deadline that it is about', () => {
    const text = `people:\n  ana: {}\n  bo: { name: Bo Lund }\nactivities:\n  form: { title: Rebuild the form, owner: ana, effort: 6d, due: 2026-07-29 }\n`;
    const all = fitting(readPlan(text), 'form', today, true);
    assert.equal(all[0]?.deadline, '"Rebuild the form" by Wednesday 2026-07-29');
    assert.ok(
      all.every(it => !it.title.includes('"form"')) && all.some(it => it.title.includes('“Rebuild the form”')),
      all.map(it => it.title).join('\n'),
    );
  });
  test('a share raised', () => {
    const all = titles(
      `people:\n  ana: { ceiling: 100% }\n  bo: { ceiling: 100% }\nactivities:\n  form: { owner: ana, effort: 6d, due: 2026-07-30, with: { bo: 10% } }\n`,
      'form',
    );
    assert.ok(all.includes('Raise the share of bo in "form" to 20%: finished by 2026-07-30 then'), all.join('\n'));
  });
  test('an earlier start', () => {
    const all = titles(
      `people:\n  ana: { ceiling: 100% }\nactivities:\n  audit: { owner: ana, effort: 2d, start: 2026-08-03 }\n  form: { owner: ana, effort: 2d, due: 2026-08-05, after: [audit] }\n`,
      'form',
    );
    assert.ok(
      all.includes('Start "audit" on 2026-08-02 already, not 2026-08-03: finished by 2026-08-05 then') === false,
    );
    assert.ok(
      all.some(it => it.startsWith('Start "audit" on 2026-07-31 already, not 2026-08-03')),
      all.join('\n'),
    );
  });
  test('leave moved, and somebody hired as late as is enough', () => {
    const text = `people:\n  ana: { ceiling: 100%, leave: [2026-07-27..2026-07-31] }\nactivities:\n  form: { owner: ana, effort: 4d, due: 2026-07-31, skills: [forms] }\n`;
    assert.ok(
      titles(text, 'form').some(it => it.startsWith('Move the leave of ana from 2026-07-27 to 2026-08-03')),
      titles(text, 'form').join('\n'),
    );
    const long = text.replace('2026-07-31]', '2026-08-31]').replace('due: 2026-07-31', 'due: 2026-08-14');
    assert.ok(
      titles(long, 'form').some(it =>
        it.startsWith('Hire one person more from 2026-08-10, who can do "forms", for "form"'),
      ),
      titles(long, 'form').join('\n'),
    );
  });
  test('nothing for what is met, or is not there', () => {
    assert.deepEqual(titles('activities:\n  form: { effort: 1d, due: 2026-08-14 }\n', 'form'), []);
    assert.deepEqual(titles('activities:\n  form: { effort: 1d, due: 2026-08-14 }\n', 'x'), []);
    assert.deepEqual(titles('activities:\n  form: { effort: 1d }\n'), []);
  });
});

describe('a scenario beside today', () => {
  const text = `resources: { budget: { have: USD 10k } }
people:
  ana: { ceiling: 100%, rate: USD 50/h, team: ops }
  bo: { ceiling: 100%, rate: EUR 40/h, team: ops }
teams:
  ops: { title: Operations }
workstreams:
  acme: { status: tentative, revenue: USD 9k, client: Acme }
activities:
  form: { owner: ana, effort: 4d, due: 2026-07-31, impact: 5 }
  test: { owner: bo, effort: 1d, after: [form] }
  win: { owner: ana, effort: 3d, due: 2026-08-04, workstream: acme, impact: 1 }
`;
  test('tells dates, load and money; currencies are not added', () => {
    assert.deepEqual(told(readPlan(text), ['activities.form.effort', '5d']), [
      '# What breaks',
      'Nothing that holds today breaks.',
      '# Finish',
      'This plan: 2026-07-30 → 2026-07-31, 1 working day later',
      '# Dates',
      '"form": 2026-07-29 → 2026-07-30, 1 working day later, due 2026-07-31',
      '"test": 2026-07-30 → 2026-07-31, 1 working day later',
      '# Utilisation, as a part of the hours that may be planned',
      'ana: 7 % → 8 %',
      'Team "Operations": 3 % → 4 %',
      '# Money',
      'cost USD 1600 → USD 2k',
    ]);
  });
  test('names people and work as a check-in does: by name and title, by the id where there is none', () => {
    const ops = `people:
  ana: { name: Ana Lima, ceiling: 100% }
  bo: { name: Bo Berg, ceiling: 100% }
milestones:
  go-live: { at: 2026-08-28, title: All clients on the new form }
activities:
  form: { title: Rebuild the form, owner: ana, effort: 4d, due: 2026-07-31, tasks: { pilot: { title: Try it out, owner: ana } } }
  test: { owner: bo, effort: 1d, after: [form] }
`;
    const crm =
      'plan: Move the CRM\nactivities:\n  api: { title: Freeze the API, owner: bo, effort: 1d, after: [ops/form], due: 2026-08-03 }\n';
    const all = told(
      among(ops, { crm }, 'ops'),
      ['activities.form.effort', '9d'],
      ['milestones.go-live.at', '2026-09-11'],
    );
    assert.deepEqual(all, [
      '# What breaks first',
      'Ana Lima has 12 h in the week of 2026-07-24, of 8 h that may be planned, the first of 2 such weeks.',
      '“Rebuild the form”, due 2026-07-31, is finished on 2026-08-05.',
      '“Freeze the API” of “Move the CRM”, due 2026-08-03, is finished on 2026-08-06.',
      '# What would make it fit',
      'Add 60% of the day of Bo Berg to “Try it out”: finished by 2026-07-31 then. No further deadline is missed.',
      '# Finish',
      'This plan: 2026-07-31 → 2026-08-07, 5 working days later',
      '“Move the CRM”: 2026-07-30 → 2026-08-06, 5 working days later',
      '# Dates',
      'Milestone “All clients on the new form”: 2026-08-28 → 2026-09-11, 10 working days later',
      '“Rebuild the form”: 2026-07-29 → 2026-08-05, 5 working days later, due 2026-07-31, missed',
      '“Rebuild the form: Try it out”: 2026-07-29 → 2026-08-05, 5 working days later, due 2026-07-31, missed',
      '"test": 2026-07-31 → 2026-08-07, 5 working days later',
      '“Freeze the API” of “Move the CRM”: 2026-07-30 → 2026-08-06, 5 working days later, due 2026-08-03, missed',
      '# Utilisation, as a part of the hours that may be planned',
      'Ana Lima: 7 % → 15 %',
    ]);
  });
  test('work that is won brings revenue, and may break what holds today', () => {
    const all = told(readPlan(text), ['workstreams.acme.status', 'confirmed'], ['activities.form.effort', '6d']);
    assert.equal(all[0], '# What breaks first');
    assert.match(all[1]!, /^ana has 48 h|^ana has/);
    assert.ok(all.some(it => it === '# What would make it fit'));
    assert.ok(
      all.some(it => /revenue USD 0 → USD 9k/.test(it)),
      all.join('\n'),
    );
    assert.ok(
      all.some(it => it === '"win": new, 2026-08-05, due 2026-08-04, missed'),
      all.join('\n'),
    );
  });
});

test('what was asked is kept as a scenario that reads back the same, a line for each assumption where one line would be long', () => {
  const ask = {
    what: 'take on',
    title: 'Forms: [a, b] "new"',
    effort: '5d',
    due: '2026-08-28',
    skills: ['forms'],
  } as const;
  const plan = 'people:\n  ana: { name: Ana Lima, skills: [forms] }\nactivities:\n  form: { owner: ana, effort: 1d }\n';
  const sections = [
    '',
    'scenarios: {}\n',
    'scenarios: { off: { assume: { people.ana.until: 2026-08-31 } } }\n',
    'scenarios:\n    off: { title: x }\n',
  ];
  for (const section of sections) {
    const now = readPlan(plan + section);
    const supposed = suppose(now, ask, today);
    const answer = whatIf(now, ask, today);
    assert.ok('assumed' in supposed && 'change' in answer);
    const text = apply(now, answer.change!.edits);
    const kept = entriesOf(readPlan(text), 'scenario').at(-1)!;
    assert.deepEqual(assumptionsOf(kept), supposed.assumed, text);
    assert.equal(kept.value.title, supposed.title);
    if (!section.includes('{ off') && section !== 'scenarios: {}\n')
      assert.ok(Math.max(...text.split('\n').map(it => it.length)) <= 100, text);
  }
});

test(
  'each scenario of the sample company breaks something; one change makes one of them fit, among all plans',
  inFull,
  () => {
    // Who leaves has work in three plans: what mends the first of them leaves the others never finished.
    const enough: Record<string, string> = {
      'ana-leaves': 'That mends what is missed first; more is needed for the rest.',
      'support-grows': 'No further deadline is missed.',
    };
    const root = 'test/plans/company/';
    const space = new Workspace();
    const files = readdirSync(root).filter(it => it.endsWith('.opsplan'));
    for (const it of files) space.put(it, it.replace('.opsplan', ''), readPlan(readFileSync(root + it, 'utf8')));
    const found = files.flatMap(it => entriesOf(space.get(it)!, 'scenario').map(scenario => ({ file: it, scenario })));
    assert.deepEqual(
      found.map(it => it.scenario.id),
      ['ana-leaves', 'support-grows'],
    );
    for (const { file, scenario } of found) {
      const { comparison, fit, lost } = outlook(space.seen(file, () => false)!, assumptionsOf(scenario), today);
      assert.deepEqual(lost, []);
      assert.ok(comparison.breaks.length > 2, scenario.id);
      assert.ok(fit!.endsWith(`then. ${enough[scenario.id]}`), fit);
    }
  },
);
