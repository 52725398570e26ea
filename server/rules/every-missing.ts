import { isOnce } from '../plan/due.ts';
import { insertKey, replace, setValue } from '../plan/edit.ts';
import { partOf } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { recurrenceOf } from '../words/title.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'every-missing',
  group: 'Dates',
  severity: 'warning',
  summary: 'reports one-off work whose title says that it recurs',
  entry: {
    activity(entry, _near, report) {
      const title = field(entry, 'title')?.value;
      if (entry.parent || title?.kind !== 'scalar') return;
      const found = recurrenceOf(title.text);
      if (!found || !isOnce(entry)) return;
      const range = partOf(title, found.offset, found.offset + found.word.length);
      const message = `${cited(found.word)} says that it recurs, but it is planned once. Give it "every" in place of a due date.`;
      const intervals = found.interval ? [found.interval] : (['1w', '1m', '1q'] as const);
      report(range, message, { fixes: plan => intervals.map(it => recur(plan, entry, it)) });
    },
  },
});

function recur(plan: Plan, entry: EntryOf<'activity'>, interval: string): Fix {
  const due = field(entry, 'due');
  const { parsed } = entry;
  return {
    title: `Let it recur: every ${interval}${due ? ' in place of due' : ''}`,
    edits: due
      ? [replace(plan, { parsed, range: due.key.range }, 'every'), setValue(plan, parsed, due, interval)]
      : [insertKey(plan, entry, 'every', interval)],
  };
}

export const docs =
  'Planned once, a weekly report is late from its second week on, and its hours count for one week only. With `every`, it has no due date and no rank, and its effort counts each time.';

export const examples: Example[] = [
  {
    name: 'a weekly report with a due date',
    plan: `
activities:
  report:
    title: Send the weekly incident report
    #               ^^^^^^ "weekly" says that it recurs, but it is planned once. Give it "every" in place of a due date.
    due: 2026-07-31
    effort: 2h
`,
    fixed: `
activities:
  report:
    title: Send the weekly incident report
    every: 1w
    effort: 2h
`,
  },
  {
    name: 'every second week, without a due date',
    plan: `
activities:
  patch: { title: "Patch the servers every two weeks", effort: 1d }
  #                                  ^^^^^^^^^^^^^^^ "every two weeks" says that it recurs, but it is planned once. Give it "every" in place of a due date.
`,
    fixed: `
activities:
  patch: { title: "Patch the servers every two weeks", effort: 1d, every: 2w }
`,
  },
  {
    name: 'a routine, which may mean any interval',
    plan: `
activities:
  restore: { title: Routine restore test, due: }
  #                 ^^^^^^^ "Routine" says that it recurs, but it is planned once. Give it "every" in place of a due date.
`,
    fixed: `
activities:
  restore: { title: Routine restore test, every: 1q }
`,
    fix: 'Let it recur: every 1q',
  },
  {
    name: 'work that recurs, that builds something that recurs, a task, and what is done',
    plan: `
activities:
  patch: { title: Patch the servers weekly, every: 1w }
  desk: { title: Daily service desk, load: 30% }
  report: { title: Automate the weekly report, due: 2026-08-28, tasks: { list: { title: Weekly list } } }
  review: { title: Quarterly review, due: 2026-07-10, status: done }
  backup: { title: Daily backup, frequency: daily }
`,
  },
];
