import { iso } from '../language/day.ts';
import type { Range } from '../language/values.ts';
import type { Workdays } from '../language/workdays.ts';
import { removeEntry, replace } from '../plan/edit.ts';
import { phasesOf, whenRange } from '../plan/milestone.ts';
import type { Plan } from '../plan/plan.ts';
import type { EntryOf } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { type Example, type Fix, rule } from './rule.ts';

interface Phase {
  readonly entry: EntryOf<'milestone'>;
  readonly days: Range;
}

export default rule({
  id: 'phase-uneven',
  group: 'Dates',
  severity: 'hint',
  summary: 'reports phases that overlap, or leave working days between them',
  plan(plan, { workdays }, report) {
    let before: Phase | undefined;
    for (const phase of phasesOf(plan)) {
      const { entry, days } = phase;
      const earlier = before;
      if (!before || days.to > before.days.to) before = phase;
      if (!earlier) continue;
      const gap = workdays.between(earlier.days.to, days.from - 1);
      const overlaps = days.from <= earlier.days.to;
      if (!overlaps && gap <= 0) continue;
      const name = cited(earlier.entry.id);
      const message = overlaps
        ? `Begins ${iso(days.from)}, while ${name} goes on until ${iso(earlier.days.to)}. Let one begin where the other ends.`
        : `Begins ${iso(days.from)}, and ${counted(gap, 'working day')} since the end of ${name} (${iso(earlier.days.to)}) are in no phase.`;
      const place = { parsed: earlier.entry.parsed, range: whenRange(earlier.entry) };
      report({ parsed: entry.parsed, range: whenRange(entry) }, message, {
        related: () => [{ place, message: `${name} ends ${iso(earlier.days.to)}.` }],
        fixes: now => [join(now, earlier, phase, workdays)],
      });
    }
  },
});

/** The later phase from the next working day on; where it lies within the earlier, that one ends before it; where it is all of it, it goes. */
function join(plan: Plan, earlier: Phase, { entry, days }: Phase, workdays: Workdays): Fix {
  const write = ({ entry: it }: Phase, to: Range) => [
    replace(plan, { parsed: it.parsed, range: whenRange(it) }, `${iso(to.from)}..${iso(to.to)}`),
  ];
  const from = workdays.add(earlier.days.to, 1);
  if (from <= days.to)
    return { title: `Begin ${cited(entry.id)} on ${iso(from)}`, edits: write({ entry, days }, { from, to: days.to }) };
  const to = workdays.upTo(days.from - 1);
  if (to < earlier.days.from)
    return { title: `Remove the phase ${cited(entry.id)}`, edits: [removeEntry(plan, entry)] };
  return {
    title: `End ${cited(earlier.entry.id)} on ${iso(to)}`,
    edits: write(earlier, { from: earlier.days.from, to }),
  };
}

export const docs =
  'Each working day of a plan belongs to one phase: on days in two of them nobody knows which rules, and on days in none something is not planned.';

export const examples: Example[] = [
  {
    name: 'nothing but holidays between two phases, and a day more between others',
    plan: `
calendars: { default: { holidays: [2026-08-03..2026-08-04, 2026-08-31] } }
milestones:
  design: 2026-07-01..2026-07-31
  build: 2026-08-05..2026-08-28
  test: 2026-09-02..2026-09-11
  #     ^^^^^^^^^^^^^^^^^^^^^^ Begins 2026-09-02, and 1 working day since the end of "build" (2026-08-28) are in no phase.
`,
    fixed: `
calendars: { default: { holidays: [2026-08-03..2026-08-04, 2026-08-31] } }
milestones:
  design: 2026-07-01..2026-07-31
  build: 2026-08-05..2026-08-28
  test: 2026-09-01..2026-09-11
`,
  },
  {
    name: 'a week in two phases',
    plan: `
milestones:
  design: 2026-07-01..2026-08-07
  build: { at: 2026-08-03..2026-08-28 }
  #            ^^^^^^^^^^^^^^^^^^^^^^ Begins 2026-08-03, while "design" goes on until 2026-08-07. Let one begin where the other ends.
`,
    fixed: `
milestones:
  design: 2026-07-01..2026-08-07
  build: { at: 2026-08-10..2026-08-28 }
`,
  },
  {
    name: 'days in no phase',
    plan: `
milestones:
  build: 2026-08-05..2026-08-28
  #      ^^^^^^^^^^^^^^^^^^^^^^ Begins 2026-08-05, and 2 working days since the end of "design" (2026-07-31) are in no phase.
  design: 2026-07-01..2026-07-31
`,
    fixed: `
milestones:
  build: 2026-08-03..2026-08-28
  design: 2026-07-01..2026-07-31
`,
  },
  {
    name: 'a phase within another',
    plan: `
milestones:
  build: 2026-07-01..2026-09-30
  pilot: 2026-08-31..2026-09-11
  #      ^^^^^^^^^^^^^^^^^^^^^^ Begins 2026-08-31, while "build" goes on until 2026-09-30. Let one begin where the other ends.
`,
    fixed: `
milestones:
  build: 2026-07-01..2026-08-28
  pilot: 2026-08-31..2026-09-11
`,
  },
  {
    name: 'the same days twice',
    plan: `
milestones:
  build: 2026-08-03..2026-08-28
  pilot: 2026-08-03..2026-08-28
  #      ^^^^^^^^^^^^^^^^^^^^^^ Begins 2026-08-03, while "build" goes on until 2026-08-28. Let one begin where the other ends.
`,
    fixed: `
milestones:
  build: 2026-08-03..2026-08-28
`,
  },
  {
    name: 'one after the other, over a weekend, and single days',
    plan: `
milestones:
  design: 2026-07-01..2026-07-31
  build: 2026-08-03..2026-08-31
  pilot: 2026-09-01..2026-09-30
  go-live: 2026-09-14
`,
  },
];
