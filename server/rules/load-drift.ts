import { iso } from '../language/day.ts';
import { inDays } from '../language/time.ts';
import { types, type ValueType } from '../language/values.ts';
import { type Edit, quote, setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, entriesOf, inherited, isOpen } from '../plan/query.ts';
import { inHours } from '../reckon/overload.ts';
import { workingTimeOf } from '../reckon/working-time.ts';
import { type Example, rule, threshold } from './rule.ts';

const self = {
  id: 'load-drift',
  settings: {
    '': { type: types.share as ValueType, default: '10%', says: 'by how much of the day the two may differ' },
  },
};
/** A shorter time says nothing of the long run. */
const leastDays = 5;

export default rule({
  ...self,
  group: 'Capacity',
  severity: 'info',
  summary: 'reports a continuous load that differs from the share of the day that was really spent on it',
  around: true,
  plan(plan, frame, report) {
    if (!frame.people) return;
    for (const entry of entriesOf(plan, 'activity')) {
      const { spent, started, load } = entry.value;
      if (load === undefined || !spent || started === undefined || !isOpen(entry.value)) continue;
      const drift = driftOf(plan, entry, frame.today);
      if (!drift || Math.abs(drift.share - drift.planned) <= threshold<number>(self, frame) + 1e-9) continue;
      const [now, then] = [inPercent(drift.share), inPercent(drift.planned)];
      report(
        { parsed: entry.parsed, range: at(entry, 'load') },
        `${inHours(drift.spent)} since ${iso(started)} are ${now} of the day, and the plan says ${then}. ${drift.share > drift.planned ? 'What else is planned is late by the difference' : 'The difference is free for other work'}.`,
        {
          fixes: of => [{ title: `Write ${drift.texts.join(', ')}, as it was`, edits: write(of, entry, drift.texts) }],
        },
      );
    }
  },
});

const inPercent = (share: number): string => `${Math.round(share * 100)}%`;

interface Drift {
  readonly spent: number;
  /** Of all working hours of those who carry it: what was spent, and what is planned. */
  readonly share: number;
  readonly planned: number;
  /** The share that each of them would have, in proportion. */
  readonly texts: readonly string[];
}
function driftOf(plan: Plan, entry: EntryOf<'activity'>, today: number): Drift | undefined {
  const { load, spent, started } = entry.value;
  const owner = inherited(entry, 'owner') ?? '';
  const shares: [string, number][] = typeof load === 'number' ? [[owner, load]] : [...(load as Map<string, number>)];
  const times = shares.map(([id]) => workingTimeOf(plan, id, today));
  const there = times.map(it => it.hours(started!, today));
  const all = there.reduce((sum, it) => sum + it, 0);
  const due = shares.reduce((sum, [, share], i) => sum + share * there[i]!, 0);
  if (!times[0] || !due || Math.max(...times.map(it => it.workdays(started!, today))) < leastDays) return undefined;
  const { hours } = times[0].week;
  const amount = inDays(spent!, hours) * hours;
  const ratio = Math.min(amount, all) / due;
  const texts = shares.map(([id, share]) => {
    const text = inPercent(Math.min(1, share * ratio));
    return typeof load === 'number' ? text : `${quote(id, true)}: ${text}`;
  });
  return { spent: amount, share: Math.min(1, amount / all), planned: due / all, texts };
}

const write = (plan: Plan, entry: EntryOf<'activity'>, texts: readonly string[]): Edit[] => [
  setKey(plan, entry, 'load', typeof entry.value.load === 'number' ? texts[0]! : `{ ${texts.join(', ')} }`),
];

export const docs =
  'A load is a guess until somebody counts. Where more goes into support than the plan says, all other work is late by the difference and nobody knows why; where it is less, time lies idle. Write what it really takes. What is less than a week old is not judged.';

export const examples: Example[] = [
  {
    name: 'twice as much as planned',
    plan: `
people:
  lu: {}
activities:
  desk:
    owner: lu
    load: 25%
    #     ^^^ 80 h since 2026-06-29 are 50% of the day, and the plan says 25%. What else is planned is late by the difference.
    started: 2026-06-29
    spent: 80h
`,
    fixed: `
people:
  lu: {}
activities:
  desk:
    owner: lu
    load: 50%
    started: 2026-06-29
    spent: 80h
`,
  },
  {
    name: 'two carry it, and one was away: less than planned',
    plan: `
people:
  lu: { capacity: 20h/w }
  ana: { leave: [2026-07-06..2026-07-17] }
activities:
  desk: { owner: lu, load: { lu: 50%, ana: 20% }, started: 2026-06-29, spent: 2d }
  #                        ^^^^^^^^^^^^^^^^^^^^^ 16 h since 2026-06-29 are 10% of the day, and the plan says 35%. The difference is free for other work.
`,
    fixed: `
people:
  lu: { capacity: 20h/w }
  ana: { leave: [2026-07-06..2026-07-17] }
activities:
  desk: { owner: lu, load: { lu: 14%, ana: 6% }, started: 2026-06-29, spent: 2d }
`,
  },
  {
    name: 'as planned within ten percent of the day, since a few days only, or not counted',
    plan: `
people:
  lu: {}
activities:
  desk: { owner: lu, load: 25%, started: 2026-06-29, spent: 56h }
  chat: { owner: lu, load: 25%, started: 2026-07-21, spent: 24h }
  phone: { owner: lu, load: 25%, started: 2026-06-29 }
  old: { owner: lu, load: 25%, started: 2026-06-29, spent: 150h, status: done }
`,
  },
];
