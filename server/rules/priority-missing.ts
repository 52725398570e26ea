import { field, isOneOff, keyAt } from '../plan/query.ts';
import { counted } from '../plan/wording.ts';
import { reprioritize } from '../reckon/reprioritize.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'priority-missing',
  group: 'Priority',
  severity: 'warning',
  summary: 'reports one-off work of a live plan without a rank',
  entry: {
    activity(entry, { frame }, report) {
      if (frame.status !== 'live' || entry.parent || !isOneOff(entry.value)) return;
      const pair = field(entry, 'priority');
      if (pair && pair.value.kind !== 'empty') return;
      report(keyAt(entry, 'priority'), 'No rank, so nobody knows what comes before it. Reprioritize the plan.', {
        fixes: plan => {
          const { edits, moves } = reprioritize(plan, frame.today);
          return moves.length ? [{ title: `Reprioritize: write ${counted(moves.length, 'rank')}`, edits }] : [];
        },
      });
    },
  },
});

export const docs =
  'The rank is what the team publishes: what is done first when there is not enough time for all. `reprioritize` works it out for the whole plan.';

export const examples: Example[] = [
  {
    name: 'a live plan with one rank missing',
    plan: `
status: live
activities:
  audit: { due: 2026-08-07, impact: 4, effort: 2d, priority: 1 }
  form: { due: 2026-08-28, impact: 3, effort: 5d, after: [audit] }
 #^^^^ No rank, so nobody knows what comes before it. Reprioritize the plan.
`,
    fixed: `
status: live
activities:
  audit: { due: 2026-08-07, impact: 4, effort: 2d, priority: 1 }
  form: { due: 2026-08-28, impact: 3, priority: 2, effort: 5d, after: [audit] }
`,
  },
  {
    name: 'a draft, and work that recurs',
    plan: `
status: draft
activities:
  audit: { due: 2026-08-07, impact: 4 }
  backup: { every: 1w, effort: 1d }
`,
  },
];
