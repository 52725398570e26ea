import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check } from '../server/check.ts';
import { mergePlans } from '../server/merge/merge.ts';
import { readPlan } from '../server/plan/plan.ts';
import { rules } from '../server/rules/index.ts';
import { asked } from './fixture.ts';
import { acts, after, facts, model, textOf, union } from './merge-plans.ts';
import { messyPlan } from './messy-plan.ts';
import { anyText, fc, runs } from './runs.ts';

const marks = { size: 7, ours: 'ours', theirs: 'theirs' };
const merge = (base: string, ours: string, theirs: string) => mergePlans(base, ours, theirs, marks);
const three = fc
  .tuple(model, acts, acts)
  .map(([base, a, b]) => [textOf(base), textOf(after(base, a)), textOf(after(base, b))] as const);

/** What is wrong with how a text is written, whatever it means. */
const mistakes = (text: string): string[] =>
  check(readPlan(text), asked)
    .filter(it => it.severity === 'error' && language.has(it.rule))
    .map(it => `${it.rule}: ${it.message}`);
const language = new Set(rules.filter(it => it.group === 'Language').map(it => it.id));

describe('what a merge must hold', () => {
  test('what one side alone did is the outcome, byte for byte, and so is what both did', () => {
    fc.assert(
      fc.property(
        fc.oneof(messyPlan, model.map(textOf), anyText(60)),
        fc.oneof(messyPlan, model.map(textOf), anyText(60)),
        (base, a) => {
          for (const it of [merge(base, a, a), merge(base, a, base), merge(base, base, a)])
            if (it) assert.deepEqual(it, { text: a, conflicts: 0, ranks: 0 });
        },
      ),
      { numRuns: runs(300) },
    );
  });

  test('what it says is what both changed, unless both changed one thing otherwise: then there are markers', () => {
    let clean = 0;
    fc.assert(
      fc.property(three, ([base, a, b]) => {
        const it = merge(base, a, b);
        assert.ok(it, 'plans that can be read are merged as plans');
        const { facts: expected, clash } = union(base, a, b);
        if (clash) assert.ok(it.conflicts > 0, 'a clash is marked');
        if (it.conflicts) return;
        clean++;
        assert.deepEqual([...facts(it.text)].sort(), [...expected].sort());
      }),
      { numRuns: runs(1000) },
    );
    assert.ok(clean > runs(1000) / 5, `${clean} clean`);
  });

  test('without markers it brings no mistake of the language that neither side had', () => {
    fc.assert(
      fc.property(three, ([base, a, b]) => {
        const it = merge(base, a, b)!;
        if (it.conflicts) return;
        const known = new Set([a, b].flatMap(mistakes));
        const fresh = mistakes(it.text).filter(mistake => !known.has(mistake));
        // Where each side took out one of two, nothing is left: that is what both did.
        assert.deepEqual(
          fresh.filter(mistake => !mistake.startsWith('value-missing')),
          [],
        );
      }),
      { numRuns: runs(150) },
    );
  });

  test('there are no markers but for a clash, where all is written in one form', () => {
    const plain = (it: { keys: Map<string, string> }) => ({ keys: it.keys, notes: new Map(), flow: false });
    const tame = fc.tuple(model, acts, acts).map(([{ head, sections }, ...sides]) => {
      const base = {
        head,
        sections: new Map(
          [...sections].map(([name, all]) => [name, new Map([...all].map(([id, it]) => [id, plain(it)]))]),
        ),
      };
      const edited = sides.map(list =>
        textOf(
          after(
            base,
            list.filter(it => it.what !== 'note').map(it => ({ ...it, entry: plain(it.entry) })),
          ),
        ),
      );
      return [textOf(base), ...edited] as [string, string, string];
    });
    fc.assert(
      fc.property(tame, ([base, a, b]) => {
        assert.equal(merge(base, a, b)!.conflicts > 0, union(base, a, b).clash);
      }),
      { numRuns: runs(1000) },
    );
  });

  test('it is the same from the other side, but for the markers', () => {
    const swap = (text: string) =>
      text.replace(
        /^<<<<<<< ours\n([\s\S]*?)^=======\n([\s\S]*?)^>>>>>>> theirs\n/gm,
        (_, a, b) => `<<<<<<< ours\n${b}=======\n${a}>>>>>>> theirs\n`,
      );
    fc.assert(
      fc.property(three, ([base, a, b]) => {
        const [one, other] = [merge(base, a, b)!, merge(base, b, a)!];
        assert.deepEqual({ ...other, text: swap(other.text) }, one);
      }),
      { numRuns: runs(500) },
    );
  });

  test('every line is one of a version or a marker, and each comment that one side wrote is kept', () => {
    fc.assert(
      fc.property(three, ([base, a, b]) => {
        const it = merge(base, a, b)!;
        const known = new Set([base, a, b].flatMap(text => text.split('\n')));
        const isFlow = (line: string) => line.includes('{');
        const strange = it.text
          .split('\n')
          .filter(line => !known.has(line) && !/^([<>=])\1{6}/.test(line) && !isFlow(line));
        assert.deepEqual(strange, []);
        const notes = (text: string) => text.split('\n').filter(line => line.includes('# note')).length;
        if (!it.conflicts && notes(b) === 0 && notes(a) > notes(base))
          assert.ok(notes(it.text) > 0 || facts(b).size < facts(base).size);
      }),
      { numRuns: runs(500) },
    );
  });

  test('texts of any kind are merged or left, never lost, and what could be read can be read', () => {
    const any = fc.oneof(messyPlan, anyText(80));
    const edited = fc.tuple(
      any,
      fc.nat(400),
      fc.nat(40),
      fc.constantFrom('', 'x', '\n', '  a: { b: c }\n', '# note\n', ': '),
    );
    fc.assert(
      fc.property(any, fc.array(edited, { minLength: 2, maxLength: 2 }), (base, edits) => {
        const [a, b] = edits.map(([other, at, length, text]) =>
          at > 380 ? other : base.slice(0, at) + text + base.slice(at + length),
        ) as [string, string];
        const it = merge(base, a, b);
        if (!it || it.conflicts) return;
        const isRead = (text: string) => readPlan(text).chunks.every(chunk => !chunk.tree.problems.length);
        if ([base, a, b].every(isRead)) assert.ok(isRead(it.text));
        const { facts: expected, clash } = union(base, a, b);
        if (!clash && [base, a, b].every(isRead)) assert.deepEqual([...facts(it.text)].sort(), [...expected].sort());
      }),
      { numRuns: runs(1000) },
    );
  });
});

/** A merge as it is told: base, ours and theirs → the outcome. */
const says = (base: string, ours: string, theirs: string, outcome: string): void =>
  assert.equal(merge(base, ours, theirs)?.text, outcome);

describe('what is merged', () => {
  test('the goal by its keys, tasks by their names, whatever is further in', () => {
    const plan = (by: string, metric: string, owner: string, due: string) =>
      `goal:\n  outcome: Halve it\n  by: ${by}\n  metric: ${metric}\nactivities:\n  form:\n    tasks:\n      draw: { owner: ${owner} }\n      build:\n        due: ${due}\n`;
    says(plan('a', 'b', 'c', 'd'), plan('A', 'b', 'C', 'd'), plan('a', 'B', 'c', 'D'), plan('A', 'B', 'C', 'D'));
  });
  test('two new entries at one place both stand there, in an order that does not depend on the side', () => {
    const plan = (...ids: string[]) => `activities:\n${ids.map(it => `  ${it}: {}\n`).join('')}`;
    says(plan('a', 'z'), plan('a', 'q', 'z'), plan('a', 'm', 'z'), plan('a', 'm', 'q', 'z'));
    says(plan('a', 'b'), plan('b', 'a'), plan('a', 'x', 'b'), plan('b', 'a', 'x'));
  });
  test('a text over several lines is one value, also where it looks like a comment', () => {
    const plan = (note: string, owner: string) =>
      `activities:\n  a:\n    why: |\n      one\n${note}    owner: ${owner}\n`;
    says(plan('', 'x'), plan('      # two\n', 'x'), plan('', 'y'), plan('      # two\n', 'y'));
  });
  test('comments that both add stand both; one that both changed is marked', () => {
    const plan = (...notes: string[]) => `plan: a\n${notes.map(it => `# ${it}\n`).join('')}owner: x\n`;
    says(plan(), plan('one'), plan('two'), plan('one', 'two'));
    says(plan('a'), plan('b'), plan('c'), 'plan: a\n<<<<<<< ours\n# b\n=======\n# c\n>>>>>>> theirs\nowner: x\n');
  });
  test('of a long value only the lines that differ are marked, with markers as long as git asks for', () => {
    const plan = (log: string) => `activities:\n  a:\n    log:\n      - one\n      - ${log}\n      - three\n`;
    const { text } = mergePlans(plan('two'), plan('b'), plan('c'), { size: 9, ours: '', theirs: 'side' })!;
    assert.equal(
      text,
      plan('two').replace('      - two\n', '<<<<<<<<<\n      - b\n=========\n      - c\n>>>>>>>>> side\n'),
    );
  });
  test('entries that one side has moved to another column are not mixed with those of the other', () => {
    const plan = (blanks: string, owner: string) =>
      `activities:\n${blanks}a:\n${blanks}  owner: ${owner}\n${blanks}b: {}\n`;
    assert.ok(merge(plan('  ', 'x'), plan('    ', 'x'), `${plan('  ', 'x')}  c: {}\n`)!.conflicts > 0);
    says(plan('  ', 'x'), plan('    ', 'x'), plan('  ', 'x'), plan('    ', 'x'));
  });
  test('what is not one plan with each name once is left to others', () => {
    for (const it of ['a: 1\na: 2\n', 'a: 1\n---\nb: 2\n', '<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> x\n'])
      assert.equal(merge(it, `${it}x: 1\n`, `${it}y: 1\n`), undefined, it);
  });
});
