import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check } from '../server/check.ts';
import { formatting } from '../server/features/formatting.ts';
import { isReadable } from '../server/mend/refactoring.ts';
import { mergePlans } from '../server/merge/merge.ts';
import { factsOf } from '../server/plan/names-index.ts';
import { readPlan, textOf } from '../server/plan/plan.ts';
import { entriesOf } from '../server/plan/query.ts';
import { reprioritize } from '../server/reckon/reprioritize.ts';
import { anyPlan } from './any-plan.ts';
import { apply, asked } from './fixture.ts';
import { fc, runs } from './runs.ts';

const marker = /^(?:<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)/m;
/** A text in which a merge has left a conflict, the lines of the other side and those of the one that is checked out. */
const conflict = fc
  .tuple(anyPlan, anyPlan, fc.option(anyPlan), fc.nat(), fc.nat(), fc.constantFrom('\n', '\r\n'))
  // Behind the end of a plan nothing is read, and a lone carriage return ends no line for git.
  .filter(it => [it[0], it[1], it[2] ?? ''].every(text => !marker.test(text) && !/\r(?!\n)/.test(text)))
  .map(([ours, theirs, before, from, to, eol]) => {
    const lines = ours.split(/(?<=\n)/);
    const whole = (text: string): string => (text && !text.endsWith('\n') ? text + eol : text);
    const [a, b] = [from, to].map(it => it % (lines.length + 1)).sort((x, y) => x - y) as [number, number];
    const base = before === null ? '' : `||||||| base${eol}${whole(before)}`;
    const own = whole(lines.slice(a, b).join(''));
    const text = `${whole(lines.slice(0, a).join(''))}<<<<<<< HEAD${eol}${own}${base}=======${eol}${whole(theirs)}>>>>>>> other${eol}${lines.slice(b).join('')}`;
    // What git wrote leaves empty lines: a sentence that goes on behind them has another one in between.
    const blank = (it: string): string => it.replace(/[^\r\n]+/g, '');
    const other = blank(`${base}=${eol}${whole(theirs)}>${eol}`);
    return { ours: `${whole(lines.slice(0, a).join(''))}${eol}${own}${other}${lines.slice(b).join('')}`, text };
  });

/** What is said in a plan to others, prose left out. */
const saysOf = (text: string): string => readPlan(text).chunks.map(factsOf).filter(Boolean).join('\n');

describe('a conflict that a merge has left', () => {
  test('a plan with one says what the side says that is checked out', () => {
    fc.assert(
      fc.property(conflict, ({ ours, text }) => {
        assert.equal(textOf(readPlan(text)), text);
        assert.equal(saysOf(text), saysOf(ours));
      }),
      { numRuns: runs(1000) },
    );
  });

  test('what is found besides it is what is found without it', () => {
    const plan = (due: string) =>
      `plan: Halve onboarding time\nactivities:\n  form:\n    owner: maya\n${due}    done: it works\n  next:\n    after: [form]\n`;
    const left = '<<<<<<< HEAD\n    due: 2026-09-18\n=======\n    due: Q4\n    title: "open\n>>>>>>> later\n';
    const told = (text: string) =>
      check(readPlan(text), asked)
        .filter(it => it.rule !== 'merge-conflict')
        .map(it => `${it.rule} ${it.message}`);
    assert.deepEqual(told(plan(left)), told(plan('    due: 2026-09-18\n')));
  });

  test('each way to settle it leaves no line of git and one side as it was written, with Windows line ends too', () => {
    const [top, below] = ['activities:\n  form:\n    owner: maya\n', '    impact: 3\n'];
    const sides = ['    due: 2026-09-18\n', '    due: 2026-09-25\n    effort: 3d # more\n'] as const;
    const text = `${top}<<<<<<< HEAD\n${sides[0]}||||||| 4f2c9d1\n    due: 2026-09-11\n=======\n${sides[1]}>>>>>>> later\n${below}`;
    for (const eol of ['\n', '\r\n']) {
      const asTyped = (it: string) => it.replaceAll('\n', eol);
      const plan = readPlan(asTyped(text));
      const [found] = check(plan, asked).filter(it => it.rule === 'merge-conflict');
      assert.deepEqual(
        found!.fixes().map(it => [it.title, apply(plan, it.edits)]),
        [
          ['Keep "HEAD"', asTyped(`${top}${sides[0]}${below}`)],
          ['Keep "later"', asTyped(`${top}${sides[1]}${below}`)],
        ],
      );
    }
  });

  test('layout leaves its lines alone', () => {
    const text =
      'activities:\n   form:\n      owner:   maya\n<<<<<<< HEAD\n      due: 2026-09-18\n=======\n        due: Q4\n>>>>>>> later\n   next:\n      owner: tom\n';
    const plan = readPlan(text);
    const after = apply(plan, formatting(plan));
    assert.ok(after.includes('<<<<<<< HEAD\n      due: 2026-09-18\n=======\n        due: Q4\n>>>>>>> later\n'), after);
    assert.equal(saysOf(after), saysOf(text));
  });

  test('no rank is written beside it, and nothing is split, while nobody has settled it', () => {
    const text =
      'activities:\n  form:\n    impact: 3\n<<<<<<< HEAD\n    due: 2026-09-18\n=======\n    due: 2026-09-25\n>>>>>>> later\n  next: { impact: 5 }\n';
    const plan = readPlan(text);
    assert.deepEqual(
      reprioritize(plan, asked.today).moves.map(it => it.id),
      ['next'],
    );
    assert.ok(!isReadable(entriesOf(plan, 'activity')[0]!.parsed));
  });

  test('a version that holds one is not merged by entries', () => {
    const version = (due: string) => `activities:\n  form:\n${due}`;
    const left = version('<<<<<<< HEAD\n    due: 2026-09-18\n=======\n    due: 2026-09-25\n>>>>>>> later\n');
    const names = { ours: 'a', theirs: 'b', base: 'c', size: 7 };
    assert.equal(
      mergePlans(version('    due: 2026-09-11\n'), left, version('    due: 2026-10-01\n'), names as never),
      undefined,
    );
  });
});
