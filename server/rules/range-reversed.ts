import { iso } from '../language/day.ts';
import { inDays } from '../language/time.ts';
import { types } from '../language/values.ts';
import { endsOf } from '../plan/dates.ts';
import { replace, setKey } from '../plan/edit.ts';
import type { Token } from '../plan/parse.ts';
import { at } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'range-reversed',
  group: 'Language',
  severity: 'error',
  summary: 'reports a range whose second end is before or below the first, and somebody who leaves before they join',
  entry: {
    person(entry, _near, report) {
      const { from, until } = entry.value;
      if (from === undefined || until === undefined || until >= from) return;
      const message = `${named(entry.id)} leaves on ${iso(until)}, before the first day, ${iso(from)}, so there is no day to work on. Correct one of the two.`;
      report(at(entry, 'until'), message, {
        fixes: plan => [
          {
            title: `Swap them: from ${iso(until)} until ${iso(from)}`,
            edits: [setKey(plan, entry, 'from', iso(until)), setKey(plan, entry, 'until', iso(from))],
          },
        ],
      });
    },
  },
  chunk(parsed, _near, report) {
    for (const token of parsed.tokens) {
      const kind = reversed(token);
      if (!kind) continue;
      const [from, to] = endsOf(token.text).map(it => it.text) as [string, string];
      const { range } = token.node;
      const fact = kind === 'days' ? `${to} is before ${from}` : `${to} is less than ${from}`;
      const order =
        kind === 'days' ? 'A range goes from its first day to its last' : 'An estimate goes from low to high';
      report(range, `${fact}. ${order}.`, {
        fixes: plan => [
          {
            title: `Swap the ends: ${to}..${from}`,
            edits: [replace(plan, { parsed, range }, `${to}..${from}`)],
            safe: kind === 'estimate',
          },
        ],
      });
    }
  },
});

function reversed({ node, text, meaning }: Token): 'days' | 'estimate' | undefined {
  if (node.kind !== 'scalar' || !text.includes('..')) return undefined;
  const isAbout = (name: 'range' | 'period' | 'estimate') => meaning?.types?.includes(name);
  const days = isAbout('range') || isAbout('period') ? types.range.read(text) : undefined;
  if (days && days.to < days.from) return 'days';
  const estimate = isAbout('estimate') ? types.estimate.read(text) : undefined;
  return estimate && inDays(estimate.high) < inDays(estimate.low) ? 'estimate' : undefined;
}

export const docs =
  'A range is written from the first day to the last, and an estimate from low to high. Swap the ends, unless one of them is a slip.';

export const examples: Example[] = [
  {
    name: 'an estimate from high to low',
    plan: `
activities:
  audit:
    effort: 8d..4d
    #       ^^^^^^ 4d is less than 8d. An estimate goes from low to high.
`,
    fixed: `
activities:
  audit:
    effort: 4d..8d
`,
  },
  {
    name: 'days off that end before they begin',
    plan: `
people:
  ana:
    leave: [2026-08-14..2026-08-03]
    #       ^^^^^^^^^^^^^^^^^^^^^^ 2026-08-03 is before 2026-08-14. A range goes from its first day to its last.
`,
    fixed: `
people:
  ana:
    leave: [2026-08-03..2026-08-14]
`,
  },
  {
    name: 'a period, in quotes',
    plan: `
period: "2026-09-30..2026-07-01"
#       ^^^^^^^^^^^^^^^^^^^^^^^^ 2026-07-01 is before 2026-09-30. A range goes from its first day to its last.
`,
    fixed: `
period: 2026-07-01..2026-09-30
`,
  },
  {
    name: 'somebody who leaves before they join',
    plan: `
people:
  ana: { from: 2026-09-01, until: 2026-08-01 }
  #                               ^^^^^^^^^^ ana leaves on 2026-08-01, before the first day, 2026-09-01, so there is no day to work on. Correct one of the two.
`,
    fixed: `
people:
  ana: { from: 2026-08-01, until: 2026-09-01 }
`,
  },
  {
    name: 'one day, hours against days, and a sprint of words',
    plan: `
people:
  ana: { from: 2026-08-03, until: 2026-08-03 }
milestones:
  freeze: 2026-08-03..2026-08-03
activities:
  audit: { effort: 6h..1d, title: 8d..4d }
`,
  },
];
