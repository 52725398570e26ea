import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { check } from '../server/check.ts';
import { type Asked, type Checkin, checkinFor, checkinOf, type Part } from '../server/checkin/checkin.ts';
import { whoIs } from '../server/checkin/who.ts';
import { checkinMarkdown } from '../server/checkin/words.ts';
import { newReader } from '../server/git/reader.ts';
import { iso, readDay } from '../server/language/day.ts';
import { readPlan } from '../server/plan/plan.ts';
import { spoken } from '../server/plan/wording.ts';
import { Workspace } from '../server/plan/workspace.ts';
import { checkinJson, checkinText } from '../server/report/checkin.ts';
import { anyPlan } from './any-plan.ts';
import { companyPlans, newCompany } from './company-history.ts';
import { among, pastOf, today } from './fixture.ts';
import { fc, inFull, runs } from './runs.ts';

const lines = ({ points, more }: Part): string[] => [
  ...points.map(it => `${it.title} (${it.who ?? 'nobody'}): ${it.says}`),
  ...(more ? [`and ${more} more`] : []),
];
const text = `plan: Portal
owner: maya
status: live
review: { every: weekly, on: monday }
people:
  dev: { name: Dev Patel, team: web }
  ana: { name: Ana Lima, team: web }
  maya: { name: Maya Okafor }
teams:
  web: { title: Web team }
decisions:
  host: { question: Where does it run?, owner: maya, by: 2026-07-22, options: [here, there], affects: [cutover] }
  late: { question: Who trains?, owner: ana, by: 2026-09-30 }
activities:
  form: { title: Build the form, owner: dev, due: 2026-08-14, effort: 3d, status: todo }
  cutover: { title: Cut over, owner: ana, due: 2026-09-04, effort: 2d, after: [form, host] }
  texts: { title: Write the texts, owner: ana, due: 2026-07-31, effort: 1d, status: in progress, started: 2026-07-06 }
  poster: { title: Print the poster, owner: ana }
`;
const before = [{ at: '2026-07-06', by: 'Maya', plan: text }];
const of = (now: string, history = before): Checkin => {
  const plan = among(now, {}, 'ops', { ops: pastOf([...history, { at: '2026-07-22', by: 'Dev', plan: now }]) });
  return checkinOf({ plan }, today);
};

describe('a check-in', () => {
  test('is about what happened since the last review', () => {
    const it = of(text);
    assert.equal(iso(it.since), '2026-07-20');
    assert.deepEqual(lines(it.moved), []);
    assert.deepEqual(lines(it.changed), []);
  });

  test('tells what is done, begun and written down, once each, and what moved otherwise apart from it', () => {
    const it = of(
      text
        .replace('effort: 3d, status: todo', 'effort: 5d, status: in progress, log: { 2026-07-21: 12 of 24 fields }')
        .replace('status: in progress, started', 'status: done, finished: 2026-07-23, started')
        .replace('due: 2026-09-04', 'due: 2026-09-11')
        .replace(
          '  poster: { title: Print the poster, owner: ana }\n',
          '  flyer: { title: Fold the flyer, owner: dev }\n',
        ),
    );
    assert.deepEqual(lines(it.moved), [
      'Build the form (Dev Patel): Begun; 12 of 24 fields (21 July); more to do: 5 days now, 3 days before.',
      'Write the texts (Ana Lima): Done on 23 July, 6 working days before its date.',
    ]);
    assert.deepEqual(lines(it.changed), [
      'Cut over (Ana Lima): Its date moved 5 working days later, from 4 September to 11 September.',
      'Fold the flyer (Dev Patel): New in the plan, without a date.',
      'Print the poster (Ana Lima): Taken out of the plan.',
    ]);
  });

  test('tells what stands longest first, with who can lift it and who waits', () => {
    const it = of(
      text.replace('status: todo', 'status: blocked, blocked: { by: maya, since: 2026-07-20, need: a server }'),
    );
    assert.deepEqual(lines(it.blocked), [
      'Write the texts (Ana Lima): Nothing has moved since 6 July, for 18 days. What stands in the way?',
      'Build the form (Dev Patel): Blocked for 4 working days, since 20 July: a server. Maya Okafor can lift it. “Cut over” (Ana Lima, due 4 September) waits for it.',
    ]);
  });

  test('asks for decisions that are due, the overdue with what they hold up; later ones wait', () => {
    assert.deepEqual(lines(of(text).decide), [
      'Where does it run? (Maya Okafor): Was to be decided by 22 July, 2 working days ago. Either here, or there. “Cut over” waits for it.',
      'The plan (Maya Okafor): In force since 6 July, and nothing has moved in 18 days. Does anybody work by it?',
    ]);
  });

  test('calls what is about no entry by what it is about', () => {
    const short = (goal: string) =>
      `plan: Portal\nowner: maya\nstatus: live\n${goal}resources:\n  budget: { have: USD 10k, need: USD 30k }\nactivities:\n  a: { owner: maya }\n`;
    for (const goal of ['', 'goal: { outcome: Less waiting }\n'])
      assert.match(lines(of(short(goal)).decide).join('\n'), /^The resources \(maya\): USD 20k is missing/m);
    const goal = 'goal: { outcome: Half the time, metric: days, to: 7 days, by: 2026-08-05 }\npeople: { maya: {} }\n';
    const late = short(goal).replace('a: { owner', 'a: { effort: 10d, metric: days, owner');
    const all = lines(of(late).decide).join('\n');
    assert.match(all, /^The goal, Half the time \(maya\): Due 5 August; [\s\S]*^The resources/m);
  });

  test('names the ways out of a date that the forecast misses', () => {
    const it = of(text.replace('due: 2026-08-14, effort: 3d', 'due: 2026-07-28, effort: 6d'));
    const [, line] = lines(it.decide);
    assert.match(line!, /^Build the form \(Dev Patel\): Due 28 July; the forecast is 4 August, 5 working days later\./);
    assert.match(line!, /(?:Either |One way: )move it to 4 August/);
    assert.doesNotMatch(line!, /\d{4}-\d{2}-\d{2}|"form"/);
  });

  test('asks about numbers that were changed later, and work that has grown', () => {
    const metric = `metrics:
  days: { title: Days to start, owner: maya, unit: days, readings: { 2026-07-01: 13 days, 2026-07-03: 12 days } }
activities:`;
    const old = text.replace('activities:', metric).replace('due: 2026-08-14, effort', 'due: 2026-07-28, effort');
    const it = of(
      old.replace('2026-07-01: 13 days, ', '').replace('12 days', '9 days').replace('effort: 3d', 'effort: 6d'),
      [{ at: '2026-07-06', by: 'Maya', plan: old }],
    );
    const all = lines(it.decide);
    assert.match(
      all.find(line => line.startsWith('Days'))!,
      /^Days to start \(Maya Okafor\): For 1 July Maya wrote down 13 days, on 6 July\. Now that reading is gone\. Which is right\?/,
    );
    assert.match(
      all.find(line => line.startsWith('Build'))!,
      /^Build the form .*5 working days later.* Since the plan went live its effort grew by 100% from 3 days; the date has stayed\. Is it given more time, or is something left out\?/,
    );
  });

  test('asks whether a review is still held that leaves nothing in the plan', () => {
    const plan = among(text, {}, 'ops', { ops: pastOf([{ at: '2026-06-20', by: 'Maya', plan: text }]) });
    assert.equal(
      lines(checkinOf({ plan }, today).decide)[1],
      'The review (Maya Okafor): Nothing was written into the plan since 6 July: not for the review of 20 July, nor for 1 review before it. Is it still held, and how often?',
    );
  });

  test('of a blocker that only a group can lift says that nobody is named', () => {
    const blocked = 'blocked: { by: client, since: 2026-07-20, need: a date }';
    const plan = readPlan(`activities:\n  form: { title: Build it, owner: dev, ${blocked} }\n`);
    assert.deepEqual(lines(checkinOf({ plan }, today).blocked), [
      'Build it (dev): Blocked for 4 working days, since 20 July: a date. Nobody is named who can lift it, only “client”.',
    ]);
  });
  test('says at the top that the goal is never reached, and why', () => {
    const plan = readPlan(
      'goal: { outcome: Sooner, metric: time, by: 2026-08-07 }\npeople: { dev: { name: Dev Patel, until: 2026-07-24 } }\nactivities:\n  form: { title: Build it, owner: dev, effort: 3d, metric: time }\n',
    );
    assert.deepEqual(checkinOf({ plan }, today).stands, [
      'None of 1 activity is done.',
      'The forecast does not see the goal reached at all. Dev Patel is here until 24 July, and has too few hours until then for “Build it”.',
    ]);
  });
  test('names the same days of the goal at the top and where it asks about it', () => {
    const goal =
      'goal: { outcome: Clients start sooner, metric: time, to: 7 days, by: 2026-08-07 }\nmetrics: { time: { unit: days } }\n';
    const work = (more: string): string =>
      `plan: Sooner\nreview: weekly\n${goal}people: { dev: { name: Dev Patel } }\nactivities:\n  form: { owner: dev, effort: 3d..8d, metric: time }\n${more}`;
    const plan = among(work('  words: { owner: dev, effort: 4d..9d, metric: time }\n'), {}, 'ops', {
      ops: pastOf([{ at: '2026-07-10', by: 'Dev', plan: work('') }]),
    });
    const found = checkinOf({ plan }, today);
    const [, now, then] = /^The forecast for the goal, at 80 %, is (.*?), .* on 17 July it was (.*)\.$/.exec(
      found.stands.at(-1)!,
    )!;
    const says = check(plan, { today }).find(it => it.rule === 'decision-missing')!.message;
    const [, was, is] = /, from (\S+) to (\S+), past /.exec(says)!;
    assert.deepEqual(
      [was, is].map(it => spoken(readDay(it!)!, today)),
      [then, now],
    );
  });

  test('without a history tells what the text dates, and that less is known', () => {
    const now = text.replace('status: todo', 'status: in progress, started: 2026-07-21');
    const it = checkinOf({ plan: readPlan(now), told: { because: 'git is not installed' } }, today);
    assert.deepEqual(lines(it.moved), ['Build the form (Dev Patel): Begun on 21 July.']);
    assert.match(it.untold[0]!, /^What was committed is not known, because git is not installed\. /);
  });

  test('of one person holds what concerns them, and what they have not said', () => {
    const plan = among(text, {}, 'ops', { ops: pastOf(before) });
    const who = whoIs([plan], 'ana LIMA')!;
    const it = checkinFor(who, [{ plan }], today);
    assert.equal(it.of, 'Ana Lima');
    assert.deepEqual(
      it.blocked.points.map(one => one.title),
      ['Write the texts'],
    );
    assert.deepEqual(lines(it.unsaid!), []);
    const dev = checkinFor(whoIs([plan], 'dev')!, [{ plan }], readDay('2026-08-12')!);
    assert.match(
      lines(dev.unsaid!)[0]!,
      /^Build the form \(Dev Patel\): Nothing was written since 6 July\. Due 14 August\./,
    );
    const team = whoIs([plan], 'the web team')!;
    assert.equal(team.name, 'Web team');
    assert.ok(checkinFor(team, [{ plan }], today).blocked.points.length);
    assert.equal(whoIs([plan], 'nobody'), undefined);
  });

  test('does not call up to date what is told as blocked', () => {
    const late =
      'plan: Paint\npeople:\n  bob: { name: Bob }\nactivities:\n  walls: { title: Paint 10 walls, owner: bob, status: in progress, started: 2026-07-01, due: 2026-07-20 }\n';
    const plan = among(late, {}, 'ops', { ops: pastOf([{ at: '2026-07-01', by: 'Bob', plan: late }]) });
    const bob = checkinFor(whoIs([plan], 'Bob')!, [{ plan }], today);
    assert.deepEqual(
      bob.blocked.points.map(it => it.title),
      ['Paint 10 walls'],
    );
    const said = '## What you will be asked\n\nNothing besides what is blocked above.\n';
    assert.ok(checkinMarkdown(bob).includes(said), checkinMarkdown(bob));
    assert.match(checkinText(bob, false), /What you will be asked\n {2}Nothing besides what is blocked above\./);
    const done = among(late.replace('status: in progress', 'status: done'), {}, 'ops', {});
    assert.match(
      checkinMarkdown(checkinFor(whoIs([done], 'Bob')!, [{ plan: done }], today)),
      /Nothing: all of it is up to date\./,
    );
  });

  test('ends with what reprioritizing would move', () => {
    const it = of(text);
    assert.deepEqual(
      it.next.map(({ title, from, to }) => `${title} ${from} ${to}`),
      [
        'Write the texts undefined 1',
        'Build the form undefined 2',
        'Cut over undefined 3',
        'Print the poster undefined 4',
      ],
    );
    assert.match(checkinMarkdown(it), /## Next\n\nReprioritize, .*: 4 ranks move\. “Write the texts” gets 1; /);
  });

  test('holds no more than fifteen minutes do, and says how much is left out', () => {
    const many = Array.from(
      { length: 30 },
      (_, i) => `  a${i}: { owner: dev, blocked: a key, due: 2026-07-${10 + (i % 9)} }`,
    );
    const it = checkinOf({ plan: readPlan(`plan: Much\nactivities:\n${many.join('\n')}\n`) }, today);
    assert.equal(it.blocked.points.length, 5);
    assert.equal(it.blocked.more, 25);
    assert.ok(checkinText(it, false).split('\n').length < 60);
  });

  test('of any plan can be told, says nothing twice, and the same again', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (old, now) => {
        const make = (): Asked => ({
          plan: {
            ...readPlan(now),
            history: pastOf([
              { at: '2026-06-01', by: 'Ana', plan: old },
              { at: '2026-07-21', by: 'Dev', plan: now },
            ]),
          },
        });
        const it = checkinOf(make(), today);
        for (const part of [it.moved, it.blocked, it.decide]) {
          const about = part.points.map(point => point.about);
          assert.equal(new Set(about).size, about.length, about.join(' '));
        }
        assert.equal(checkinText(it, false), checkinText(checkinOf(make(), today), false));
        JSON.parse(checkinJson([it]));
        checkinMarkdown(it);
      }),
      { numRuns: runs(150) },
    );
  });
});

test('the check-in of the sample company, from its repository', inFull, async () => {
  const home = newCompany('2026-07-31');
  const space = new Workspace();
  const names = Object.keys(companyPlans());
  const path = (it: string): string => join(home, it);
  for (const it of names) space.put(it, it.replace('.opsplan', ''), readPlan(readFileSync(path(it), 'utf8')));
  const told = await newReader()(names.map(it => ({ path: path(it), plan: space.get(it)! })));
  for (const it of names) space.remember(it, told.get(path(it))?.history);
  const all = names.map((it): Asked => ({ plan: space.seen(it, () => true)!, told: told.get(path(it)) }));
  const day = readDay('2026-07-31')!;
  const crm = checkinMarkdown(checkinOf(all[names.indexOf('crm.opsplan')]!, day));
  for (const words of [
    '# Check-in: One CRM for sales and delivery',
    '*Friday 31 July 2026, since 24 July.*',
    'None of 3 activities is done, 1 blocked. The forecast for the goal, at 80 %, is 7 September, 14 working days before its day, 25 September; on 24 July it was 17 September.',
    '- **Merge duplicate client records** (Dev Patel): 1900 of 3000 records merged (28 July); more to do: 9 to 12 days now, 6 to 8 days before.',
    '- **Clients whose data is in the new CRM** (Dev Patel): From 20% to 35% on 24 July; the aim is 100% by 25 September.',
    'Blocked for 2 working days, since 29 July: the export of the contract data from the old CRM. Tom Reyes can lift it.',
    'The plan was updated for 3 reviews in a row.',
  ])
    assert.ok(crm.includes(words), `${words}\n\n${crm}`);
  const desk = checkinMarkdown(checkinOf(all[names.indexOf('service-desk.opsplan')]!, day));
  assert.match(
    desk,
    /\*\*Replace the VPN gateway that failed on Tuesday\*\* \(Kofi Mensah\): New in the plan, due 7 August\./,
  );
  assert.match(
    desk,
    /Kofi Mensah is busy with “Rewrite the ten noisiest alert rules” until 7 August\. Either move it to 17 August; or hand it over to /,
  );
  assert.match(desk, /## Next\n\nReprioritize, .* 4 ranks move\./);
  // As one would say it: no day in numbers, no id.
  assert.doesNotMatch(crm + desk, /\d{4}-\d{2}-\d{2}|\bkofi\b|vpn-outage/);
});
