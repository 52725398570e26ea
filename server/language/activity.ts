import * as z from 'zod/mini';
import * as k from './kinds.ts';

export const statuses = {
  todo: 'Not started yet.',
  'in progress': 'Somebody works on it.',
  blocked: 'It cannot go on until somebody lifts what blocks it.',
  done: 'All its criteria are met.',
  dropped: 'Given up; `because` says why.',
};
export type Status = keyof typeof statuses;

const criterion = k.keys({
  criterion: k.text('What must be true.'),
  by: k.person('Who approves it.'),
  met: k.fact('The day on which it was met.'),
});
const impediment = k.keys({
  by: k.person('Who can lift it: a person of the plan, or somebody outside.'),
  since: k.fact('The day on which it began.'),
  need: k.text('What has to happen.'),
  decision: k.refersTo('decision', 'The open decision that it waits for.'),
});
const pin = k.keys({
  rank: k.rank('The rank that a person gave it.'),
  because: k.text('Why it stands there against the order worked out.'),
});
const shares = k.map(
  k.person('Who works on it.'),
  k.share('The share of their day.'),
  'Persons with the share of their day.',
);

const plan = {
  title: k.text('What is done, beginning with a verb.'),
  owner: k.person('The one person accountable for it.'),
  with: k.either(
    'Contributors: a list of persons, or each person with the share of their day while it runs.',
    k.list(k.person('Somebody who contributes.'), 'Contributors.'),
    shares,
  ),
  start: k.date('Not before this day.'),
  due: k.deadline('The day by which it is done.'),
  checkin: k.either(
    'The day, or days, midway on which its owner reports.',
    k.deadline('The day on which its owner reports.'),
    k.list(k.deadline('A day on which its owner reports.'), 'The days on which its owner reports.'),
  ),
  effort: k.estimate(
    "Everybody's working time together, once, or for each occurrence with `every`: 3d, or a range such as 4d..8d.",
  ),
  every: k.interval('It recurs: each day (1d), week (1w), month (1m) …'),
  after: k.list(
    k.lagged(
      ['activity', 'milestone', 'decision'],
      'What must be finished before it starts, with a wait if there is one: audit + 2d.',
    ),
    'What must be finished before it starts.',
  ),
  impact: k.level('Its value for the goal, from 1 (little) to 5 (most).'),
  priority: k.either(
    'Its rank. `reprioritize` writes a plain number; a person pins it with {rank, because}.',
    k.rank('The rank that reprioritize worked out.'),
    pin,
  ),
  metric: k.refersTo('metric', 'The measure that it moves.'),
  done: k.either(
    'The definition of done: one criterion or a list, each one that anybody could check.',
    k.text('What must be true when it is done.'),
    k.list(k.either('A criterion.', k.text('What must be true.'), criterion), 'The criteria.'),
  ),
  status: k.word('Where it stands; todo unless written.', statuses, { retired: { 'in-progress': 'in progress' } }),
  blocked: k.either('What stands in its way, and who can lift it.', k.text('What stands in its way.'), impediment),
  because: k.text('Why it was dropped.'),
  log: k.map(k.fact('The day.'), k.text('What happened.'), 'A journal; an entry counts as movement.'),
  links: k.list(k.scalar<string>(['url'], 'A ticket or a document.'), 'Tickets and documents.'),
};
const capacity = {
  load: k.either('Continuous demand, such as support.', k.share("The share of its owner's day."), shares),
  spent: k.duration('Working time spent so far.'),
  remaining: k.estimate('Working time still needed.'),
  workstream: k.refersTo('workstream', 'The workstream that it belongs to.'),
  started: k.fact('The day on which work began.'),
  finished: k.fact('The day on which it was finished.'),
  skills: k.either(
    'Skills that it needs.',
    k.list(k.text('A skill.'), 'Skills.'),
    k.map(k.text('A skill.'), k.level('The level it needs.'), 'Skills with the level needed.'),
  ),
  billable: k.yesno('Whether a client pays for it.'),
  cost: k.money('What it costs besides working time.'),
  escalate: k.list(k.person('Somebody to turn to.'), 'Whom to turn to, in this order.'),
};
const governance = {
  accepted: k.map(k.person('Who agreed.'), k.fact('When.'), 'The other side agreed to the hand-off.'),
  optional: k.yesno('Scope that may be cut.'),
};

/** One entry under `activities:` or `tasks:`. */
export interface Activity extends z.infer<ReturnType<typeof k.keys<typeof plan, typeof capacity, typeof governance>>> {
  readonly tasks?: ReadonlyMap<string, Activity>;
}
const tasks = k.entries(
  'activity',
  z.lazy((): z.ZodMiniType<Activity> => activity),
  'The action plan beneath it. A task takes what it lacks from its activity and has no rank of its own.',
);
export const activity: z.ZodMiniType<Activity> = k.keys(
  { ...plan, tasks },
  capacity,
  governance,
) as z.ZodMiniType<Activity>;
