import { remove } from '../plan/edit.ts';
import { field, isOneOff, isOpen } from '../plan/query.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'priority-unneeded',
  group: 'Priority',
  severity: 'hint',
  closed: true,
  summary: 'reports a rank on work that has none: recurring, continuous, done or dropped',
  entry: {
    activity(entry, _near, report) {
      const pair = field(entry, 'priority');
      const { value } = entry;
      if (!pair || pair.value.kind === 'empty') return;
      const why = !isOpen(value)
        ? `It is ${value.status}`
        : value.every !== undefined
          ? 'It recurs'
          : value.load !== undefined
            ? 'It never ends'
            : entry.parent
              ? 'It is a task'
              : undefined;
      if (!why || (isOpen(value) && isOneOff(value) && !entry.parent)) return;
      report(pair.value.range, `${why}, so it has no rank.`, {
        faded: true,
        fixes: plan => [{ title: 'Remove the rank', safe: true, edits: [remove(plan, entry.parsed, pair.key.range)] }],
      });
    },
  },
});

export const docs = 'Only open work that is done once is ranked. A rank anywhere else is a leftover.';

export const examples: Example[] = [
  {
    name: 'a rank on finished work',
    plan: `
activities:
  audit:
    status: done
    priority: 3
    #         ^ It is done, so it has no rank.
    impact: 4
`,
    fixed: `
activities:
  audit:
    status: done
    impact: 4
`,
  },
  {
    name: 'a rank on work that recurs',
    plan: `
activities:
  backup: { every: 1w, priority: 2, effort: 1d }
  #                              ^ It recurs, so it has no rank.
`,
    fixed: `
activities:
  backup: { every: 1w, effort: 1d }
`,
  },
  {
    name: 'a rank on open work',
    plan: `
activities:
  audit: { priority: 1 }
`,
  },
];
