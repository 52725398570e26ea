import { replace } from '../plan/edit.ts';
import { field, writtenRank } from '../plan/query.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'priority-unexplained',
  group: 'Priority',
  severity: 'info',
  summary: 'reports a pinned rank without a reason',
  entry: {
    activity(entry, _near, report) {
      const written = writtenRank(entry.value);
      const pair = field(entry, 'priority');
      if (!pair || !written?.pinned || written.because) return;
      const { parsed } = entry;
      report(pair.value.range, 'Pinned without a reason. Say why it stands here, or let its rank be worked out.', {
        fixes: plan => [
          {
            title: 'Add because, to fill in',
            edits: [
              replace(
                plan,
                { parsed, range: pair.value.range },
                `{ rank: ${written.rank}, because: say why it stands here }`,
              ),
            ],
          },
          {
            title: 'Unpin it: let its rank be worked out',
            edits: [replace(plan, { parsed, range: pair.value.range }, String(written.rank))],
          },
        ],
      });
    },
  },
});

export const docs =
  'A pin overrules the order worked out. Whoever reads the plan next month should know why, or the pin stays for ever. Say why, or let the rank be worked out.';

export const examples: Example[] = [
  {
    name: 'a pin without a reason',
    plan: `
activities:
  audit:
    priority: { rank: 1 }
    #         ^^^^^^^^^^^ Pinned without a reason. Say why it stands here, or let its rank be worked out.
`,
    fixed: `
activities:
  audit:
    priority: 1
`,
    fix: 'Unpin',
  },
  {
    name: 'a reason to fill in',
    plan: `
activities:
  audit:
    priority: { rank: 1 }
    #         ^^^^^^^^^^^ Pinned without a reason. Say why it stands here, or let its rank be worked out.
`,
    fixed: `
activities:
  audit:
    priority: { rank: 1, because: say why it stands here }
`,
  },
  {
    name: 'a pin with its reason, and a plain rank',
    plan: `
activities:
  audit: { priority: { rank: 1, because: The regulator comes in September } }
  form: { priority: 2 }
`,
  },
];
