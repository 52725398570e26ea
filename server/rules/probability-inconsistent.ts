import { drop } from '../plan/drop.ts';
import { insertKey, setKey } from '../plan/edit.ts';
import { isProposed } from '../plan/keys.ts';
import { at, field } from '../plan/query.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'probability-inconsistent',
  group: 'Money',
  severity: 'info',
  summary: 'reports a tentative workstream without a `probability`, and a `probability` of one that is not tentative',
  entry: {
    workstream(entry, _near, report) {
      const { status, probability } = entry.value;
      const pair = field(entry, 'probability');
      if (status === 'tentative') {
        if (pair || isProposed(entry, 'probability')) return;
        const message = 'Tentative, but nothing says how likely it is, so nobody can weigh it. Give it a probability.';
        report(at(entry, 'status'), message, {
          fixes: plan => [
            { title: 'Write "probability: 50%", to change', edits: [insertKey(plan, entry, 'probability', '50%')] },
          ],
        });
        return;
      }
      // A status that cannot be read may be meant to be tentative.
      if (probability === undefined || (status === undefined && field(entry, 'status'))) return;
      const what = status === undefined ? 'has no status' : `is ${status}`;
      const message = `Only what is tentative has a probability, and this ${what}. Remove it, or write that it is tentative.`;
      report(at(entry, 'probability'), message, {
        fixes: plan => [
          { title: 'Remove "probability"', edits: [drop(plan, entry.parsed, pair!.key)] },
          { title: 'Set status to tentative', edits: [setKey(plan, entry, 'status', 'tentative')] },
        ],
      });
    },
  },
});

export const docs =
  'Work that is not agreed yet counts by its probability. Without one nobody can weigh it against the rest; beside work that is agreed or over it says something that is no longer so.';

export const examples: Example[] = [
  {
    name: 'not agreed, and nobody says how likely',
    plan: `
workstreams:
  acme:
    owner: lu
    client: Acme
    status: tentative
    #       ^^^^^^^^^ Tentative, but nothing says how likely it is, so nobody can weigh it. Give it a probability.
`,
    fixed: `
workstreams:
  acme:
    owner: lu
    client: Acme
    status: tentative
    probability: 50%
`,
  },
  {
    name: 'agreed, and still a probability',
    plan: `
workstreams:
  acme: { owner: lu, status: confirmed, probability: 60% }
  #                                                  ^^^ Only what is tentative has a probability, and this is confirmed. Remove it, or write that it is tentative.
`,
    fixed: `
workstreams:
  acme: { owner: lu, status: confirmed }
`,
  },
  {
    name: 'a probability without a status',
    plan: `
workstreams:
  acme: { owner: lu, probability: 60% }
  #                               ^^^ Only what is tentative has a probability, and this has no status. Remove it, or write that it is tentative.
`,
    fix: 'Set status',
    fixed: `
workstreams:
  acme: { owner: lu, status: tentative, probability: 60% }
`,
  },
  {
    name: 'tentative with its probability, agreed without one, and half-written ones',
    plan: `
workstreams:
  acme: { status: tentative, probability: 60% }
  bolt: { status: confirmed }
  crane: { status: tentative, probability: }
  delta: { status: maybe, probability: 60% }
  echo: { status: tentative, chance: 60% }
`,
  },
];
