import type * as z from 'zod/mini';
import * as k from './kinds.ts';

/** One entry under `calendars:`; `default` is everybody's unless their team names another. */
export const calendar = k.keys(
  {},
  {
    week: k.either(
      'The working days: mon..fri, or a list.',
      k.scalar<string>(['week'], 'The working days.'),
      k.list(k.scalar<string>(['week'], 'A working day.'), 'The working days.'),
    ),
    hours: k.hours('Working hours a day.'),
    holidays: k.list(k.dates('A day, or several in a row, on which nobody works.'), 'Days on which nobody works.'),
    zone: k.scalar<string>(['zone'], 'The time zone, such as Europe/Berlin.'),
  },
);
export type Calendar = z.infer<typeof calendar>;

/** One entry under `teams:`. */
export const team = k.keys(
  {},
  {
    title: k.text('What people call it.'),
    lead: k.person('Who leads it.'),
    function: k.text('What it is for: operations, security, support …'),
    calendar: k.refersTo('calendar', 'Its working days.'),
    ceiling: k.share('The most of a week that may be planned; 80% unless set.'),
  },
);
export type Team = z.infer<typeof team>;

/** One entry under `people:`. */
export const person = k.keys(
  {},
  {
    name: k.text('Full name.'),
    role: k.text('What this person does.'),
    team: k.refersTo('team', 'The team that this person is in.'),
    email: k.text('E-mail address; it ties commits to the person.'),
    capacity: k.scalar<number>(['capacity'], 'Contract hours a week.'),
    ceiling: k.share('The most of those hours that may be planned.'),
    skills: k.either(
      'Skills; a system that someone knows is a skill.',
      k.list(k.text('A skill.'), 'Skills.'),
      k.map(k.text('A skill.'), k.level('From 1 (beginner) to 5 (expert).'), 'Skills with their level.'),
    ),
    certifications: k.map(
      k.text('A certification.'),
      k.date('The day on which it ends.'),
      'Certifications with the day on which they end.',
    ),
    leave: k.list(k.dates('A day off, or several in a row.'), 'Days off.'),
    from: k.date('First working day.'),
    until: k.date('Last working day.'),
    status: k.word('`hiring` marks a vacancy.', { hiring: 'A vacancy: nobody yet.' }),
    rate: k.rate('What an hour or a day costs.'),
  },
);
export type Person = z.infer<typeof person>;
