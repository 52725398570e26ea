import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inlayHint, inlayHintTooltip, mostRanked } from '../../server/features/inlay-hint.ts';
import { type Plan, readPlan } from '../../server/plan/plan.ts';
import type { Range } from '../../server/plan/position.ts';
import { entriesOf } from '../../server/plan/query.ts';
import { rankingOf } from '../../server/reckon/ranking.ts';
import { anyPlan } from '../any-plan.ts';
import { madePlan } from '../bench/made.ts';
import { today } from '../fixture.ts';
import { fc, runs } from '../runs.ts';

const every = { dates: true, relative: true, ranks: true };
const all: Range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
/** The text with its hints in it, each in angle brackets. */
function hinted(text: string, shown = every, range = all): string {
  const lines = text.split('\n');
  for (const { position, label } of inlayHint(readPlan(text), range, today, shown).reverse()) {
    const line = lines[position.line]!;
    lines[position.line] = `${line.slice(0, position.character)}‹${label}›${line.slice(position.character)}`;
  }
  return lines.join('\n');
}
const check = (text: string, shown = every): void => assert.equal(hinted(text.replace(/‹[^›]*›/g, ''), shown), text);

describe('hints', () => {
  test('behind dates that somebody works towards: the weekday, and the working days left', () =>
    check(
      `goal:
  by: 2026-09-30‹Wed, in 48 workdays›
milestones:
  freeze: 2026-07-25‹Sat, in 1 day›
  kick-off: { at: 2026-07-17‹Fri, 5 workdays ago› }
  pilot: 2026-08-03..2026-08-14
decisions:
  fund: { by: 2026-07-23‹Thu, 1 workday late› }
  hire: { by: 2026-07-23, chosen: yes }
activities:
  form:
    start: 2026-07-20‹Mon, 4 workdays ago›
    due: "2026-08-21"‹Fri, in 20 workdays› # agreed
    checkin: [2026-07-24‹Fri, today›, mid August]
    log: { 2026-07-09: x }
    blocked: { since: 2026-07-09 }
  quiz: { due: 2026-07-17‹Fri, 5 workdays late› }
  old: { due: 2026-07-17, status: done, tasks: { a: { due: 2026-07-10 } } }
`,
      { ...every, ranks: false },
    ));
  test('in the working days of the calendar of its owner, else of the company', () =>
    check(
      `calendars: { default: { holidays: [2026-07-27..2026-07-31] }, gulf: { week: sun..thu } }
teams: { web: { calendar: gulf } }
people: { maya: {}, dev: { team: web } }
goal:
  by: 2026-08-04‹Tue, in 2 workdays›
activities:
  audit: { owner: maya, due: 2026-08-04‹Tue, in 2 workdays› }
  form: { owner: dev, due: 2026-08-04‹Tue, in 8 workdays› }
`,
      { ...every, ranks: false },
    ));
  test('behind a relative target what it comes to', () => {
    check('goal:\n  from: 14 days\n  to: -20%‹= 11.2 days›\n');
    check('goal: { from: USD 320k, to: +12.5%‹= USD 360,000› }\n');
    check('goal:\n  from: 80%\n  to: "-10%"‹= 72%›\n');
    check('goal:\n  to: -20%\n');
    check('goal:\n  from: -5%\n  to: -20%\n');
    check('goal:\n  from: 14 days\n  to: 7 days\n');
  });
  test('behind the colon, wherever it stands, and never past the line', () => {
    check('activities:\n  audit  :‹rank 1›\n    owner: maya\n');
    for (const text of [
      'activities:\n  "audit\n    owner: maya\n',
      "activities:\n  'audit:\n    owner: maya\n  form:\n",
    ]) {
      const lines = text.split('\n');
      for (const { position } of inlayHint(readPlan(text), all, today, every))
        assert.ok(position.character <= lines[position.line]!.length, text);
    }
  });
  test('behind the names of activities without a rank that one, by the ranking', () => {
    const text = `activities:
  form:‹rank 2› # soon
    due: 2026-08-21
    after: [audit]
  audit: { due: 2026-08-07 }‹rank 1›
  quiz: { priority: 3 }
  pin: { priority: { rank: 1, because: x } }
  backup: { every: 1w }
  old: { status: dropped }
  big:‹rank 4›
    tasks:
      small: {}
`;
    const plan = readPlan(text.replace(/‹[^›]*›/g, ''));
    const ranking = rankingOf(plan, today);
    const rank = (id: string) => ranking.of(entriesOf(plan, 'activity').find(it => it.id === id)!)?.rank;
    const right = text
      .replace(/‹rank 2›/, `‹rank ${rank('form')}›`)
      .replace(/‹rank 1›/, `‹rank ${rank('audit')}›`)
      .replace(/‹rank 4›/, `‹rank ${rank('big')}›`);
    assert.ok(rank('audit')! < rank('form')!);
    check(right, { dates: false, relative: false, ranks: true });
  });
  test('of the lines that are asked about only', () => {
    const text = 'milestones:\n  a: 2026-07-27\n  b: 2026-07-28\n  c: 2026-07-29\n';
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 5 } };
    assert.equal(hinted(text, every, range), text.replace('28', '28‹Tue, in 2 workdays›'));
  });
  test('each kind is switched off by itself', () => {
    const text = 'goal: { from: 10 days, to: -20%, by: 2026-09-30 }\nactivities:\n  a: {}\n';
    const labels = (shown: Partial<typeof every>) =>
      inlayHint(readPlan(text), all, today, { dates: false, relative: false, ranks: false, ...shown }).map(
        it => it.label,
      );
    assert.deepEqual(labels({}), []);
    assert.deepEqual(labels({ dates: true }), ['Wed, in 48 workdays']);
    assert.deepEqual(labels({ relative: true }), ['= 8 days']);
    assert.deepEqual(labels({ ranks: true }), ['rank 1']);
  });
  test('a plan of thousands is not ranked for them', () => {
    const plan = readPlan(madePlan(mostRanked + 1).replaceAll(/ {4}priority: .*\n/g, ''));
    assert.deepEqual(inlayHint(plan, all, today, { dates: false, relative: false, ranks: true }), []);
  });
});

test('a tooltip says the same in a sentence', () => {
  const plan = readPlan('goal: { from: 10 days, to: -20%, by: 2026-09-30 }\nactivities:\n  a: { title: Audit }\n');
  const tips = inlayHint(plan, all, today, every).map(it => inlayHintTooltip(plan, it.data, today));
  assert.deepEqual(tips.slice(0, 2), [
    '-20% from the baseline of 10 days.',
    'In 48 working days. Today is Friday 2026-07-24.',
  ]);
  assert.match(tips[2]!, /^Ranks 1st: .*\. The plan does not say so: Reprioritize writes the ranks\.$/);
  assert.equal(inlayHintTooltip(plan, { rank: 'gone' }, today), undefined);
});

test('hints stand behind words, in any text', () =>
  fc.assert(
    fc.property(anyPlan, text => {
      const lines = text.split(/\r\n|\n|\r/);
      const plan: Plan = readPlan(text);
      for (const { position, data } of inlayHint(plan, all, today, every)) {
        assert.match(lines[position.line]!.slice(0, position.character), /\S$/);
        assert.ok(inlayHintTooltip(plan, data, today));
      }
    }),
    { numRuns: runs(1000) },
  ));
