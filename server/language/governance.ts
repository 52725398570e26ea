import type * as z from 'zod/mini';
import * as k from './kinds.ts';

/** One entry under `milestones:` in its long form. */
export const milestone = k.either(
  'A day, a range of days (a phase), or {at, owner, title}.',
  k.scalar<k.DayOrRange>(['date', 'range'], 'A day, or a range of days (a phase).', { deadline: true }),
  k.keys({
    at: k.scalar<k.DayOrRange>(['date', 'range'], 'A day, or a range of days (a phase).', { deadline: true }),
    owner: k.person('The one person who answers for it.'),
    title: k.text('What people call it.'),
  }),
);
export type Milestone = z.infer<typeof milestone>;

/** One entry under `workstreams:`. */
export const workstream = k.keys(
  {},
  {
    title: k.text('What people call it.'),
    owner: k.person('The one person accountable for it.'),
    client: k.text('For whom; without a client it is internal.'),
    revenue: k.money('What it brings.'),
    budget: k.money('What it may cost.'),
    billable: k.yesno('Whether the client pays by the hour.'),
    status: k.word('Where it stands in the pipeline.', {
      tentative: 'Not agreed yet.',
      confirmed: 'Agreed.',
      closed: 'Over.',
    }),
    probability: k.share('How likely it is, while tentative.'),
  },
  {
    stage: k.word('Degree of implementation.', {
      defined: 'Named.',
      identified: 'With an owner and a measure.',
      detailed: 'All its work has owner, due, effort and done.',
      decided: 'Decided and paid for.',
      implemented: 'No work left.',
      closed: 'Its effect was measured.',
    }),
  },
);
export type Workstream = z.infer<typeof workstream>;

/** One entry under `risks:`. */
export const risk = k.keys(
  {},
  {},
  {
    title: k.text('What may happen.'),
    owner: k.person('The one person who watches it.'),
    likelihood: k.level('From 1 (rare) to 5 (almost certain).'),
    impact: k.level('From 1 (little) to 5 (most).'),
    mitigation: k.refersTo('activity', 'The activity that lessens it.'),
    review: k.interval('How often it is looked at.'),
  },
);
export type Risk = z.infer<typeof risk>;

/** One entry under `decisions:`. */
export const decision = k.keys(
  {},
  {},
  {
    question: k.text('What has to be decided.'),
    owner: k.person('The one person who decides.'),
    by: k.deadline('The day by which it is decided.'),
    options: k.list(k.text('A possible answer.'), 'The possible answers.'),
    chosen: k.text('The answer that was chosen.'),
    because: k.text('Why.'),
    decided: k.fact('The day on which it was decided.'),
    affects: k.list(
      k.refersTo(
        ['activity', 'milestone', 'metric', 'workstream'],
        'What waits for it: activities, milestones, metrics, workstreams, budget, headcount or tooling.',
      ),
      'What waits for it.',
    ),
  },
);
export type Decision = z.infer<typeof decision>;

/** One entry under `scenarios:`. */
export const scenario = k.keys(
  {},
  {},
  {
    title: k.text('What people call it.'),
    assume: k.map(
      k.text('A path in the plan, such as people.ana.until.'),
      k.scalar<string>(['anything'], 'What it is in this scenario.'),
      'What is different.',
    ),
  },
);
export type Scenario = z.infer<typeof scenario>;
