import { type Day, iso } from '../language/day.ts';
import { quote, replace } from '../plan/edit.ts';
import { descend, partOf } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { mayBeDue } from '../plan/prerequisite.ts';
import { at, type Criterion, criteria, type EntryOf, field, inherited } from '../plan/query.ts';
import { workdaysFor } from '../plan/workdays.ts';
import { firstLine } from '../plan/written.ts';
import { type DateIn, datesIn } from '../words/dates-in.ts';
import { type Example, type Fix, rule } from './rule.ts';

/** Words right before a date that make it a part of the result, and not the day by which there is one. */
const within =
  /(?:\b(?:until|till?|to|through|from|since|of|for|as of|valid|dated|starting|beginning|after|and|between|effective|expir\w{1,4})|\.\.|-|–)\s*$/i;
/** The result is that a day was settled, whichever it is: "venue booked on …", "go-live on … confirmed". */
const settledBefore =
  /\b(?:booked|scheduled|planned|agreed|confirmed|announced|reserved|fixed|extended|renewed|set|invited)\s+(?:(?:on|at)\s+)?$/i;
const settledBehind = /^[\s,]{0,9}(?:is |was )?(?:agreed|confirmed|announced|booked|approved|reserved|fixed|set)\b/i;

export default rule({
  id: 'done-after-due',
  group: 'Scope and done',
  severity: 'warning',
  summary: 'reports a criterion that names a day after the due date of the work',
  entry: {
    activity(entry, _near, report) {
      const due = entry.value.done === undefined ? undefined : inherited(entry, 'due');
      if (due === undefined) return;
      for (const criterion of criteria(entry)) {
        for (const date of datesIn(criterion.text)) {
          if (date.day <= due || isPart(criterion.text, date)) continue;
          const { parsed } = entry;
          report(
            firstLine(parsed, rangeOfDate(criterion, date)),
            `Names ${iso(date.day)}, and the work is due before that, on ${iso(due)}. One of the two days is wrong.`,
            {
              related: () => [{ place: { parsed, range: at(owner(entry), 'due') }, message: 'Due on this day.' }],
              fixes: plan => fixes(plan, entry, criterion, date, due),
            },
          );
        }
      }
    },
  },
});

function isPart(text: string, { offset, length }: DateIn): boolean {
  const before = text.slice(0, offset);
  return within.test(before) || settledBefore.test(before) || settledBehind.test(text.slice(offset + length));
}

const textOf = ({ node }: Criterion) => (node.kind === 'map' ? descend(node, ['criterion'])!.value : node);
const rangeOfDate = (it: Criterion, { offset, length }: DateIn) => partOf(textOf(it), offset, offset + length);

/** The entry that says when it is due: itself, or an activity that it stands under. */
function owner(entry: EntryOf<'activity'>): EntryOf<'activity'> {
  let it = entry;
  while (it.value.due === undefined && it.parent) it = it.parent as EntryOf<'activity'>;
  return it;
}

function fixes(plan: Plan, entry: EntryOf<'activity'>, criterion: Criterion, date: DateIn, due: Day): Fix[] {
  const { parsed } = entry;
  const dated = owner(entry);
  const day = workdaysFor(plan, entry).from(date.day);
  const node = textOf(criterion);
  const range = rangeOfDate(criterion, date);
  const { text } = node;
  // Of a text over several lines only all can be written anew.
  const whole = range === node.range;
  const other = text.slice(0, date.offset) + iso(due) + text.slice(date.offset + date.length);
  return [
    ...(field(dated, 'due') && mayBeDue(plan, dated, day)
      ? [{ title: `Move due to ${iso(day)}`, edits: [replace(plan, { parsed, range: at(dated, 'due') }, iso(day))] }]
      : []),
    {
      title: `Write ${iso(due)} in the criterion, the day on which it is due`,
      edits: [replace(plan, { parsed, range }, whole ? quote(other.trim(), true) : iso(due))],
    },
  ];
}

export const docs =
  'If the criterion can only be true after the work is due, it will be late by its own definition. Either the due date or the date in the criterion is wrong. A date that is itself the result, such as a booking for a day or a contract until a day, is not meant.';

export const examples: Example[] = [
  {
    name: 'open only after it is due',
    plan: `
activities:
  portal:
    due: 2026-08-28
    done: 10 clients signed in by 2026-09-12
    #                             ^^^^^^^^^^ Names 2026-09-12, and the work is due before that, on 2026-08-28. One of the two days is wrong.
`,
    fixed: `
activities:
  portal:
    due: 2026-09-14
    done: 10 clients signed in by 2026-09-12
`,
  },
  {
    name: 'the date in the criterion is wrong; another spelling',
    plan: `
activities:
  portal:
    due: 2026-08-28
    done:
      - { criterion: "Old portal answers with a redirect on 4 September 2026", by: maya }
      #                                                     ^^^^^^^^^^^^^^^^ Names 2026-09-04, and the work is due before that, on 2026-08-28. One of the two days is wrong.
      - 3 clients signed in
`,
    fix: 'Write 2026-08-28',
    fixed: `
activities:
  portal:
    due: 2026-08-28
    done:
      - { criterion: "Old portal answers with a redirect on 2026-08-28", by: maya }
      - 3 clients signed in
`,
  },
  {
    name: 'a task, due with its activity; no later than its neighbour allows',
    plan: `
activities:
  portal:
    due: 2026-08-28
    tasks:
      build: { done: [Build 2.0 in the store on 2026-09-01] }
      #                                         ^^^^^^^^^^ Names 2026-09-01, and the work is due before that, on 2026-08-28. One of the two days is wrong.
  train: { due: 2026-08-31, after: [portal] }
`,
    fixed: `
activities:
  portal:
    due: 2026-08-28
    tasks:
      build: { done: [Build 2.0 in the store on 2026-08-28] }
  train: { due: 2026-08-31, after: [portal] }
`,
  },
  {
    name: 'the due date itself, days that are part of the result, no full date, done work, and work without a date',
    plan: `
activities:
  portal: { due: 2026-08-28, done: 10 clients signed in by 2026-08-28 }
  licence: { due: 2026-08-28, done: [Licence paid until 2027-08-31, Backups of 2026-09-01 restored] }
  venue: { due: 2026-08-28, done: [Venue booked on 2026-10-05, Date 2026-10-05 agreed] }
  survey: { due: 2026-08-28, done: 30 answers by September 2026 }
  audit: { due: 2026-07-17, done: Report filed by 2026-07-20, status: done }
  form: { done: Form live by 2026-09-12 }
`,
  },
];
