import type * as z from 'zod/mini';
import * as k from './kinds.ts';

/** One entry under `metrics:`. */
export const metric = k.keys(
  {
    title: k.text('What people call it.'),
    owner: k.person('The one person who answers for its readings.'),
    unit: k.scalar<string>(['unit'], 'The unit of all its quantities, such as days, % or USD.'),
    target: k.quantity('The aim.'),
    limit: k.quantity('The line at which it is breached. Which of target and limit is larger gives the direction.'),
    every: k.interval('When a reading is due.'),
    readings: k.map(
      k.fact('The day of the reading.'),
      k.quantity('What was read.'),
      'What was read, by day. Append only.',
    ),
  },
  {},
  {
    source: k.scalar<string>(
      ['source'],
      'Where its readings come from: a link, or a .csv of date,value beside the plan.',
    ),
    counter: k.list(k.refersTo('metric', 'A metric that it works against.'), 'Metrics that it works against.'),
  },
);
export type Metric = z.infer<typeof metric>;
