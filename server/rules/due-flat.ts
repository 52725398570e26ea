import { type Day, iso } from '../language/day.ts';
import { inDays, middle } from '../language/time.ts';
import { types, type ValueType } from '../language/values.ts';
import { replace } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, entriesOf, isOneOff, isOpen } from '../plan/query.ts';
import { cited, listed } from '../plan/suggest.ts';
import { workdaysOf } from '../plan/workdays.ts';
import { type Piece, spread } from '../reckon/spread.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'due-flat',
  settings: {
    '': { type: types.number as ValueType, default: '4', says: 'how many activities with one date are too many' },
  },
};
type Activity = EntryOf<'activity'>;

export default rule({
  ...self,
  group: 'Dates',
  severity: 'info',
  summary: 'reports four or more one-off activities that all have one and the same `due`',
  plan(plan, frame, report) {
    const dated: Activity[] = [];
    for (const it of entriesOf(plan, 'activity')) {
      if (it.parent || it.value.due === undefined || !isOpen(it.value) || !isOneOff(it.value)) continue;
      if (dated.length && dated[0]!.value.due !== it.value.due) return;
      dated.push(it);
    }
    const [first, ...others] = dated;
    const due = first?.value.due;
    if (!first || due === undefined || due <= frame.today || dated.length < threshold<number>(self, frame)) return;
    const message = `All ${dated.length} activities are due ${iso(due)}, so the date says nothing about what has to be ready first. Spread them.`;
    report({ parsed: first.parsed, range: at(first, 'due') }, message, {
      related: () =>
        others.slice(0, 20).map(it => ({
          place: { parsed: it.parsed, range: at(it, 'due') },
          message: `${cited(it.id)} is due on the same day.`,
        })),
      fixes: now => fixes(now, dated, due, frame.today),
    });
  },
});

function fixes(plan: Plan, dated: readonly Activity[], due: Day, today: Day): Fix[] {
  const pieces = piecesOf(dated);
  const days = [pieces, pieces.map(it => ({ ...it, owner: '' }))]
    .map(it => spread(it, due, today, owner => workdaysOf(plan, owner)))
    .find(it => it.some(day => day !== due));
  if (!days) return [];
  const edits = dated.flatMap((it, i) =>
    days[i] === due ? [] : [replace(plan, { parsed: it.parsed, range: at(it, 'due') }, iso(days[i]!))],
  );
  const shown = dated.map((it, i) => ({ id: it.id, day: days[i]! })).sort((a, b) => a.day - b.day);
  const list = listed(
    shown.map(it => `${cited(it.id)} ${iso(it.day)}`),
    4,
  );
  return [{ title: `Spread them back from ${iso(due)} by effort and after: ${list}`, edits }];
}

/** Where no effort is written, the median of the others, else five days. */
function piecesOf(dated: readonly Activity[]): Piece[] {
  const efforts = dated.map(({ value: { effort } }) => (effort ? middle(effort) : undefined));
  const known = efforts.filter(it => it !== undefined).sort((a, b) => a - b);
  const usual = known[known.length >> 1] ?? 5;
  const places = new Map(dated.map(({ id }, i) => [id, i]));
  return dated.map(({ id, value }, i) => ({
    id,
    owner: value.owner ?? '',
    days: Math.max(1, Math.ceil(efforts[i] ?? usual)),
    after: (value.after ?? []).flatMap(({ ref, lag }) => {
      const piece = places.get(ref);
      return piece === undefined || piece === i ? [] : [{ piece, lag: lag ? Math.ceil(inDays(lag)) : 0 }];
    }),
  }));
}

export const docs =
  'One date for everything says nothing about what has to be ready first, and the day before it is the first on which anybody is late. Give each the day on which what waits for it can begin.';

export const examples: Example[] = [
  {
    name: 'everything at the end of the quarter',
    plan: `
activities:
  audit: { owner: dev, effort: 4d, due: 2026-09-30 }
  #                                     ^^^^^^^^^^ All 4 activities are due 2026-09-30, so the date says nothing about what has to be ready first. Spread them.
  form: { owner: dev, effort: 10d, due: 2026-09-30, after: [audit] }
  train: { owner: lu, effort: 3d, due: 2026-09-30, after: [form + 2d] }
  report: { owner: dev, effort: 1d, due: 2026-09-30 }
`,
    fixed: `
activities:
  audit: { owner: dev, effort: 4d, due: 2026-09-09 }
  form: { owner: dev, effort: 10d, due: 2026-09-23, after: [audit] }
  train: { owner: lu, effort: 3d, due: 2026-09-30, after: [form + 2d] }
  report: { owner: dev, effort: 1d, due: 2026-09-30 }
`,
  },
  {
    name: 'work of different people that does not wait for one another',
    plan: `
activities:
  audit: { owner: dev, effort: 2d, due: 2026-08-28 }
  #                                     ^^^^^^^^^^ All 4 activities are due 2026-08-28, so the date says nothing about what has to be ready first. Spread them.
  form: { owner: ines, due: 2026-08-28 }
  train: { owner: lu, effort: 3d, due: 2026-08-28 }
  report: { owner: tom, effort: 1d, due: 2026-08-28 }
`,
    fixed: `
activities:
  audit: { owner: dev, effort: 2d, due: 2026-08-20 }
  form: { owner: ines, due: 2026-08-24 }
  train: { owner: lu, effort: 3d, due: 2026-08-27 }
  report: { owner: tom, effort: 1d, due: 2026-08-28 }
`,
  },
  {
    name: 'three on one day, one on another, and what recurs or is done',
    plan: `
activities:
  audit: { due: 2026-08-28 }
  form: { due: 2026-08-28 }
  train: { due: 2026-08-28 }
  report: { due: 2026-09-30 }
  backup: { due: 2026-08-28, every: 1w }
  list: { due: 2026-08-28, status: done }
`,
  },
  {
    name: 'three in all, and tasks',
    plan: `
activities:
  audit: { due: 2026-08-28, tasks: { list: { due: 2026-08-28 } } }
  form: { due: 2026-08-28 }
  train: { due: 2026-08-28 }
`,
  },
];
