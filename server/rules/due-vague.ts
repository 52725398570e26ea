import { iso } from '../language/day.ts';
import type { Range } from '../language/values.ts';
import { spansIn } from '../plan/dates.ts';
import { eventsOf, wordedDeadlines } from '../plan/deadlines.ts';
import { drop } from '../plan/drop.ts';
import { likelyDues } from '../plan/due.ts';
import { replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { checkinDay } from '../plan/midway.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field, inherited } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { workdaysFor } from '../plan/workdays.ts';
import { type Deadline, readDeadline } from '../words/deadline.ts';
import { recurrenceOf } from '../words/title.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'due-vague',
  group: 'Dates',
  severity: 'error',
  milder: true,
  summary: 'reports a deadline that is no single day: a quarter, a weekday, "soon"',
  troubled: true,
  chunk(parsed, { frame }, report) {
    for (const { token, read } of wordedDeadlines(parsed, frame))
      if (read.kind === 'vague')
        report(token.node.range, messageOf(token, read, frame), { fixes: plan => fixes(plan, parsed, token, frame) });
  },
});

type Vague = Deadline & { kind: 'vague' };
const spansOf = ({ text, meaning }: Token, frame: Frame): readonly Range[] =>
  meaning?.types?.includes('range') ? spansIn(text, frame) : [];
const keyOf = ({ key }: Token): string => key;
const written = ({ from, to }: Range): string => `${iso(from)}..${iso(to)}`;

function messageOf(token: Token, { why, what }: Vague, frame: Frame): string {
  const says = `${cited(token.text)} is ${why === 'nothing' ? what : `${what}, not a day`}`;
  const [span] = spansOf(token, frame);
  if (span) return `${says}. Write the day, or a phase as ${written(span)}.`;
  if (keyOf(token) === 'checkin') return `${says}, so nobody knows when to report. Write the day.`;
  return `${says}, so nobody can say when it is late. Write the day.`;
}

/** Each day that the text may mean; where it has none, the days that are left. */
function fixes(plan: Plan, parsed: Parsed, token: Token, frame: Frame): Fix[] {
  const { today, period } = frame;
  const workdays = token.entry ? workdaysFor(plan, token.entry) : frame.workdays;
  const write = (text: string, says: string): Fix => ({
    title: `Write ${text}${says && ` (${says})`}`,
    edits: [replace(plan, { parsed, range: token.node.range }, text)],
  });
  const read = readDeadline(token.text, { today, period, events: eventsOf(plan), workdays }) as Vague;
  const spans = spansOf(token, frame).map(it => write(written(it), 'a phase'));
  const days = [...spans, ...read.proposals.map(it => write(iso(it.day), it.says))];
  const endless = read.why === 'recurring' ? withoutEnd(plan, parsed, token) : [];
  if (days.length) return [...endless, ...days];
  if (keyOf(token) === 'checkin') return midwayOrNone(plan, parsed, token, frame, write);
  return [...endless, ...likelyDues(frame, today, workdays).map(it => write(iso(it.day), it.says))];
}

/** `due: ongoing`: what recurs or goes on all the time has no due date. */
function withoutEnd(plan: Plan, parsed: Parsed, { text, entry, node }: Token): Fix[] {
  const due = entry?.kind === 'activity' ? field(entry, 'due') : undefined;
  if (due?.value !== node) return [];
  if (field(entry!, 'every') || field(entry!, 'load'))
    return [{ title: 'Remove due: it has no end', edits: [drop(plan, parsed, node)] }];
  const put = (key: string, value: string, title: string): Fix => ({
    title,
    edits: [replace(plan, { parsed, range: due.key.range }, key), replace(plan, { parsed, range: node.range }, value)],
  });
  const interval = recurrenceOf(text)?.interval ?? '1w';
  const every = put('every', interval, `Let it recur: every ${interval} in place of due`);
  const load = put('load', '10%', "Let it go on all the time: load 10% of its owner's day in place of due");
  return field(entry!, 'effort') ? [every] : [every, load];
}

function midwayOrNone(
  plan: Plan,
  parsed: Parsed,
  { entry, node }: Token,
  { today }: Frame,
  write: (text: string, says: string) => Fix,
): Fix[] {
  const activity = entry as EntryOf<'activity'>;
  const due = inherited(activity, 'due');
  const day = due === undefined ? undefined : checkinDay(activity.value.start, due, today, workdaysFor(plan, activity));
  const none = { title: 'Remove the check-in', edits: [drop(plan, parsed, node)] };
  return day === undefined ? [none] : [write(iso(day), 'midway'), none];
}

export const docs =
  'Everybody reads another day into "Q3", "next Friday" or "after go-live", and nobody can say when it is late. Write one day. Each day that the text may mean is offered; none is ever chosen for you. What has no end recurs (`every`) or goes on all the time (`load`).';

export const examples: Example[] = [
  {
    name: 'a month whose last days are holidays',
    plan: `
calendars: { default: { holidays: [2026-08-28..2026-08-31] } }
activities:
  audit: { due: end of August 2026 }
  #             ^^^^^^^^^^^^^^^^^^ "end of August 2026" is a month, not a day, so nobody can say when it is late. Write the day.
`,
    fixed: `
calendars: { default: { holidays: [2026-08-28..2026-08-31] } }
activities:
  audit: { due: 2026-08-27 }
`,
  },
  {
    name: 'a month that is over, late in the year: the one that comes',
    plan: `
period: 2026
activities:
  form: { due: end of January }
  #            ^^^^^^^^^^^^^^ "end of January" is a month, not a day, so nobody can say when it is late. Write the day.
`,
    today: '2026-11-20',
    fixed: `
period: 2026
activities:
  form: { due: 2027-01-29 }
`,
  },
  {
    name: 'a quarter',
    plan: `
activities:
  audit:
    due: Q3 2026
    #    ^^^^^^^ "Q3 2026" is a quarter, not a day, so nobody can say when it is late. Write the day.
`,
    fixed: `
activities:
  audit:
    due: 2026-09-30
`,
  },
  {
    name: 'day and month in either order',
    plan: `
goal:
  by: 03/09/2026
  #   ^^^^^^^^^^ "03/09/2026" is a date with day and month in either order, not a day, so nobody can say when it is late. Write the day.
`,
    fixed: `
goal:
  by: 2026-09-03
`,
    fix: 'Write 2026-09-03',
  },
  {
    name: 'counted from a milestone',
    plan: `
milestones:
  go-live: { at: 2026-09-14, title: First clients use the portal }
activities:
  report:
    due: 2 weeks after go-live
    #    ^^^^^^^^^^^^^^^^^^^^^ "2 weeks after go-live" is an event without a date, not a day, so nobody can say when it is late. Write the day.
`,
    fixed: `
milestones:
  go-live: { at: 2026-09-14, title: First clients use the portal }
activities:
  report:
    due: 2026-09-28
`,
  },
  {
    name: 'nothing to read: the goal has a date',
    plan: `
goal: { by: 2026-09-25 }
activities:
  audit: { due: TBD }
  #             ^^^ "TBD" is a placeholder, so nobody can say when it is late. Write the day.
`,
    fixed: `
goal: { by: 2026-09-25 }
activities:
  audit: { due: 2026-09-25 }
`,
  },
  {
    name: 'work without an end',
    plan: `
activities:
  support:
    due: ongoing
    #    ^^^^^^^ "ongoing" is work without an end, not a day, so nobody can say when it is late. Write the day.
`,
    fixed: `
activities:
  support:
    load: 10%
`,
    fix: 'Let it go on all the time',
  },
  {
    name: 'work that recurs',
    plan: `
activities:
  report:
    due: monthly
    #    ^^^^^^^ "monthly" is a recurrence, not a day, so nobody can say when it is late. Write the day.
    effort: 2h
`,
    fixed: `
activities:
  report:
    every: 1m
    effort: 2h
`,
  },
  {
    name: 'a check-in at some time',
    plan: `
activities:
  audit:
    start: 2026-07-27
    due: 2026-08-21
    checkin: when ready
    #        ^^^^^^^^^^ "when ready" is no date, so nobody knows when to report. Write the day.
`,
    fixed: `
activities:
  audit:
    start: 2026-07-27
    due: 2026-08-21
    checkin: 2026-08-07
`,
    fix: 'Write 2026-08-07 (midway)',
  },
  {
    name: 'a phase in words',
    plan: `
milestones:
  build: 3-28 August 2026
  #      ^^^^^^^^^^^^^^^^ "3-28 August 2026" is a range of days, not a day. Write the day, or a phase as 2026-08-03..2026-08-28.
`,
    fixed: `
milestones:
  build: 2026-08-03..2026-08-28
`,
  },
  {
    name: 'days, a phase, what is over, and what other rules judge',
    plan: `
activities:
  audit: { due: 2026-08-21, checkin: 7 August 2026 }
  form: { due: 2026-02-30 }
  train: { due: Q2, status: done }
  report: { due: Thursday 21 August 2026, start: soon }
milestones:
  build: 2026-08-03..2026-08-28
decisions:
  fund-gap: { by: soon, chosen: cut scope }
`,
  },
];
