import { isProposedAtMargin } from '../plan/keys.ts';
import { isBlank } from '../plan/owning.ts';
import { headOf } from '../plan/query.ts';
import { setHead } from '../plan/sections.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'review-missing',
  group: 'Movement and review',
  severity: 'warning',
  summary: 'reports a live plan that does not say how often it is checked in',
  plan(plan, frame, report) {
    const review = headOf(plan, 'review');
    const status = frame.status === 'live' ? headOf(plan, 'status') : undefined;
    if (review ? !isBlank(review.pair) : !status || isProposedAtMargin(plan, 'review')) return;
    const { parsed, pair } = (review ?? status)!;
    const range = review ? pair.key.range : pair.value.range;
    report(
      { parsed, range },
      'Nothing says how often this plan is checked in, so what slips is seen too late. Agree on a day.',
      {
        fixes: now =>
          // Of one whose day is agreed the editor reminds people.
          ['{ every: weekly, on: friday }', 'weekly', 'biweekly'].map(it => ({
            title: `Add "review: ${it}"`,
            edits: [setHead(now, 'review', it)],
          })),
      },
    );
  },
});

export const docs =
  'A plan that nobody looks at is out of date within weeks, and what slips is found when it is too late to help. Agree how often its owner asks what moved, what is blocked and what needs a decision, and write it as `review`. Where it says `on` which day a weekly review is held, the editor reminds people on the working day before.';

export const examples: Example[] = [
  {
    name: 'live, and never looked at again',
    plan: `
owner: maya
status: live
#       ^^^^ Nothing says how often this plan is checked in, so what slips is seen too late. Agree on a day.
period: 2026-Q3
`,
    fixed: `
owner: maya
status: live
period: 2026-Q3
review: { every: weekly, on: friday }
`,
  },
  {
    name: 'every two weeks, on one line with the rest',
    plan: `
status: live
#       ^^^^ Nothing says how often this plan is checked in, so what slips is seen too late. Agree on a day.
activities: {}
`,
    fix: 'Add "review: biweekly"',
    fixed: `
status: live
review: biweekly
activities: {}
`,
  },
  {
    name: 'a key that is still empty',
    plan: `
status: draft
review:
#<^^^^^^ Nothing says how often this plan is checked in, so what slips is seen too late. Agree on a day.
`,
    fixed: `
status: draft
review: { every: weekly, on: friday }
`,
  },
  {
    name: 'every week, on no day in particular',
    plan: `
status: live
#       ^^^^ Nothing says how often this plan is checked in, so what slips is seen too late. Agree on a day.
`,
    fix: 'Add "review: weekly"',
    fixed: `
status: live
review: weekly
`,
  },
  {
    name: 'a rhythm',
    plan: `
status: live
review: { every: weekly, on: monday }
`,
  },
  {
    name: 'a draft',
    plan: `
status: draft
`,
  },
  {
    name: 'a word that another rule corrects',
    plan: `
status: live
reviews: weekly
`,
  },
];
