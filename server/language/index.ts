import type * as z from 'zod/mini';
import { activity } from './activity.ts';
import { goal } from './goal.ts';
import { decision, milestone, risk, scenario, workstream } from './governance.ts';
import * as k from './kinds.ts';
import { levels } from './level.ts';
import { metric } from './metric.ts';
import { calendar, person, team } from './people.ts';

const rhythms = {
  words: {
    weekly: 'Every week, on the weekday of `on`; without one by Friday.',
    biweekly: "Every two weeks, counted from the plan's start.",
    monthly: 'Every month.',
  },
};
const review = k.either(
  'How often the plan is checked in: weekly, biweekly, monthly, an interval such as 3w, or {every, on, owner}.',
  k.scalar<string>(['word', 'interval'], 'How often the plan is checked in.', rhythms),
  k.keys({
    every: k.scalar<string>(['word', 'interval'], 'How often.', rhythms),
    on: k.word('The weekday. A weekly review without one is held by Friday.', {
      monday: '',
      tuesday: '',
      wednesday: '',
      thursday: '',
      friday: '',
      saturday: '',
      sunday: '',
    }),
    owner: k.person('Who leads it.'),
  }),
);
const resource = <V>(value: z.ZodMiniType<V>, description: string) =>
  k.described(k.keys({ have: value, need: value } as { have: z.ZodMiniType<V>; need: z.ZodMiniType<V> }), description);
const constraint = k.keys(
  {},
  {},
  { title: k.text('The limit.'), freeze: k.range('Days on which nothing may go live.') },
);
const setting = k.scalar<string>(['anything'], `A level (${levels.join(', ')}) or a threshold.`);

/** A whole plan: every key at the margin, in the order in which people write them. */
export const language = k.keys(
  {
    opsplan: k.scalar<number>(['version'], 'The version of the language; 1.'),
    plan: k.text('The title of the plan.'),
    kind: k.word('What sort of plan it is; ops unless written.', {
      ops: 'A quarter or a year of running work.',
      project: 'A fixed start and end, one deliverable.',
      strategy: '12 to 24 months, which other plans serve.',
    }),
    owner: k.person('The one person accountable for the plan.'),
    status: k.word('`draft` is judged more mildly; `live` owes all five components.', {
      draft: 'Still being written; judged more mildly.',
      live: 'In force; owes goal, resources, timeline, owners and success metrics.',
      closed: 'Over.',
    }),
    period: k.period('The time that it covers.'),
    review,
    consulted: k.list(k.person('Somebody who had a say.'), 'Who had a say before it was published.'),
    goal: k.described(goal, 'The one outcome that the plan is for, and how it is measured.'),
    metrics: k.entries('metric', metric, 'What is measured, with target, limit and readings.'),
    resources: k.described(
      k.keys({
        budget: resource(k.money('An amount.'), 'Money.'),
        headcount: resource(k.number('Persons.'), 'People.'),
        tooling: resource(k.list(k.text('A tool.'), 'Tools.'), 'Tools.'),
      }),
      'What the plan has and needs.',
    ),
    milestones: k.entries('milestone', milestone, 'Days that matter, and phases.'),
    activities: k.entries('activity', activity, 'The work.'),
  },
  {
    calendars: k.entries('calendar', calendar, 'Working days and holidays.'),
    teams: k.entries('team', team, 'Teams.'),
    workstreams: k.entries('workstream', workstream, 'Strands of work, for clients or internal.'),
    people: k.entries('person', person, 'Who works on the plan.'),
  },
  {
    serves: k.refersTo(
      ['goal', 'metric'],
      'What it serves in a longer plan: its goal (strategy/goal) or a metric (strategy/churn).',
    ),
    informed: k.list(k.person('Somebody who is told.'), 'Who is told.'),
    constraints: k.list(k.either('A limit.', k.text('A limit.'), constraint), 'Limits to respect.'),
    risks: k.entries('risk', risk, 'What may go wrong.'),
    decisions: k.entries('decision', decision, 'What has to be decided.'),
    scenarios: k.entries('scenario', scenario, 'What if: the plan under other assumptions.'),
    rules: k.map(
      k.text('A rule.'),
      k.either(
        'Its level, its threshold, or both.',
        setting,
        k.list(setting, 'Several thresholds.'),
        k.map(k.text('A setting.'), setting, 'Its settings.'),
      ),
      'House rules: how strictly each rule is taken here.',
    ),
  },
);
/** What a whole plan says, read. */
export type Language = z.infer<typeof language>;
export type SectionName = keyof Language;
/** The order in which people write the keys at the margin, and in which new ones are put in. */
export const sections: readonly SectionName[] = [
  'opsplan',
  'plan',
  'kind',
  'owner',
  'status',
  'period',
  'review',
  'serves',
  'consulted',
  'informed',
  'constraints',
  'goal',
  'metrics',
  'resources',
  'decisions',
  'risks',
  'milestones',
  'calendars',
  'teams',
  'people',
  'workstreams',
  'activities',
  'scenarios',
  'rules',
];
