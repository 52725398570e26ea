import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, type Finding } from '../server/check.ts';
import { iso } from '../server/language/day.ts';
import type { Plan } from '../server/plan/plan.ts';
import { rules } from '../server/rules/index.ts';
import { among, apply, folderOf, pastOf, today } from './fixture.ts';
import { fc, runs } from './runs.ts';

/** The rules that hold what was committed against the forecast. */
const both = new Set(rules.filter(it => it.past && it.late).map(it => it.id));
const of = (found: readonly Finding[], rule: string): Finding[] => found.filter(it => it.rule === rule);

interface Work {
  readonly owner: string;
  readonly effort: string;
  readonly due: number | undefined;
  readonly impact: number;
  readonly flow: boolean;
  readonly stream: boolean;
  readonly done: boolean;
}
const work: fc.Arbitrary<Work> = fc.record({
  owner: fc.constantFrom('dev', 'ana'),
  effort: fc.constantFrom('2d', '5d', '3d..6d', '12d', '4h'),
  due: fc.option(fc.integer({ min: 3, max: 30 }), { nil: undefined }),
  impact: fc.integer({ min: 1, max: 5 }),
  flow: fc.boolean(),
  stream: fc.boolean(),
  done: fc.boolean(),
});

/** A plan of such work: as it was, with what is done now still open, or as it is. */
function planOf(all: readonly Work[], now: boolean, status: string): string {
  const lines = all.map((it, i) => {
    const pairs = [
      `owner: ${it.owner}`,
      ...(it.due === undefined ? [] : [`due: ${iso(today + it.due)}`]),
      `effort: ${it.effort}`,
      `impact: ${it.impact}`,
      'metric: time',
      ...(it.stream ? ['workstream: acme'] : []),
      ...(it.done && now ? [`status: done`, `finished: ${iso(today - 1 - i)}`] : []),
    ];
    return it.flow ? `  w${i}: { ${pairs.join(', ')} }` : `  w${i}:\n${pairs.map(one => `    ${one}`).join('\n')}`;
  });
  const head = `plan: Portal\nstatus: live\nreview: weekly\ngoal: { outcome: Sooner, metric: time, to: 7 days, by: ${iso(today + 21)} }\n`;
  return `${head}people:\n  dev: {}\n  ana: {}\nworkstreams:\n  acme: { client: Acme, status: ${status} }\nactivities:\n${lines.join('\n')}\n`;
}

test('the rules about the past and the forecast: every finding has a fix, and every fix leaves less of it', () => {
  const spoken = new Set<string>();
  const many = fc.array(work, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(many, fc.array(work, { maxLength: 3 }), fc.boolean(), (old, fresh, told) => {
      const was = planOf(old, false, 'tentative');
      const came = planOf([...old, ...fresh], true, told ? 'confirmed' : 'tentative');
      const history = pastOf([
        { at: iso(today - 60), by: 'Dev', plan: was },
        { at: iso(today - 2), by: 'Maya', plan: came },
      ]);
      const seen = (it: string): Plan => among(it, {}, 'ops', { ops: history });
      const text = planOf([...old, ...fresh], true, 'confirmed');
      const found = check(seen(text), { today });
      for (const it of found.filter(one => both.has(one.rule))) {
        spoken.add(it.rule);
        const fixes = it.fixes(folderOf());
        assert.ok(fixes.length, `${it.rule}: ${it.message}\n${text}`);
        it.related();
        for (const fix of fixes) {
          const after = apply(seen(text), fix.edits);
          const left = of(check(seen(after), { today }), it.rule).length;
          assert.ok(left < of(found, it.rule).length, `${it.rule}, "${fix.title}" of\n${text}gives\n${after}`);
        }
      }
    }),
    { numRuns: runs(80) },
  );
  if (runs(80) >= 200)
    assert.deepEqual(
      [...both].filter(it => !spoken.has(it)),
      [],
    );
});
