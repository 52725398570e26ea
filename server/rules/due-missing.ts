import { foreseenDue } from '../forecast/foreseen.ts';
import { type Day, iso } from '../language/day.ts';
import { isOnce, isWritable, likelyDues } from '../plan/due.ts';
import { setKey } from '../plan/edit.ts';
import { isProposed } from '../plan/keys.ts';
import { dueDaysFor } from '../plan/landing.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, keyAt } from '../plan/query.ts';
import { says } from '../plan/section.ts';
import { listed } from '../plan/suggest.ts';
import { whoWaits } from '../plan/waiting.ts';
import type { Proposal } from '../words/deadline.ts';
import { type Example, type Near, type Report, rule } from './rule.ts';

export default rule({
  id: 'due-missing',
  group: 'Dates',
  severity: 'error',
  milder: true,
  summary: 'reports one-off work without `due`, and an open decision without `by`',
  entry: {
    activity(entry, near, report) {
      if (entry.parent || entry.value.due !== undefined || !lacks(entry, 'due') || !isOnce(entry)) return;
      const waits = whoWaits(near.namers('activity', entry.id, 'after', 'activity').filter(it => it.entry !== entry));
      const why = waits ? `, and ${waits}` : ', so nobody can plan on it or say when it is late';
      tell(entry, 'due', `No due date${why}. Say by when it is done.`, near, report);
    },
    decision(entry, near, report) {
      if (says(entry, 'chosen') || !lacks(entry, 'by')) return;
      const affected = entry.value.affects?.map(it => `"${it}"`) ?? [];
      const waits = affected.length
        ? `${listed(affected, 3)} ${affected.length === 1 ? 'waits' : 'wait'} for it`
        : whoWaits(near.namers('decision', entry.id, 'after', 'activity'));
      const why = waits ? `, and ${waits}` : ', so it can stay open for ever';
      tell(entry, 'by', `No date by which this is decided${why}. Say by when.`, near, report);
    },
  },
});

/** Whether nothing is written for a key that can be written, and no other word stands for it. */
const lacks = (entry: Entry, key: string): boolean =>
  (entry.node.kind === 'map' || entry.node.kind === 'empty') && !says(entry, key) && !isProposed(entry, key);

function tell(
  entry: EntryOf<'activity'> | EntryOf<'decision'>,
  key: string,
  message: string,
  { frame }: Near,
  report: Report,
): void {
  const { start } = entry.value as { start?: number };
  report(keyAt(entry, key), message, {
    fixes: plan => {
      const days = [
        ...(entry.kind === 'activity' ? foreseen(plan, entry.id, frame.today) : []),
        ...likelyDues(frame, Math.max(frame.today, start ?? frame.today), dueDaysFor(plan, entry)),
      ];
      return days
        .filter(({ day }, i) => days.findIndex(it => it.day === day) === i)
        .map(({ day, says: what }) => ({
          title: `Set ${key} to ${iso(day)} (${what})`,
          edits: [setKey(plan, entry, key, iso(day))],
        }));
    },
  });
}

function foreseen(plan: Plan, id: string, today: Day): Proposal[] {
  const day = foreseenDue(plan, id, today);
  return day !== undefined && isWritable(day) ? [{ day, says: 'the forecast at 80 %' }] : [];
}

export const docs =
  "Work without a date is nobody's next task: it cannot be late, and whoever waits for it cannot plan. A date that turns out wrong and is moved in the open is worth more than none. Work that has no end recurs (`every`) or goes on all the time (`load`). Where its effort is known, the first date that is offered is that of the forecast: its owner has the hours by then in four of five cases.";

export const examples: Example[] = [
  {
    name: 'a goal that is due on a holiday, and a team that has left by then',
    plan: `
calendars: { default: { week: sun..thu, holidays: [2026-08-19, 2026-09-30] }, web: { holidays: [2026-09-28..2026-09-30] } }
teams: { web: { calendar: web } }
people: { dev: { team: web } }
goal: { by: 2026-09-30 }
activities:
  audit: { owner: dev }
 #^^^^^ No due date, so nobody can plan on it or say when it is late. Say by when it is done.
`,
    fix: 'Set due to 2026-09-25 (last working day before the goal',
    fixed: `
calendars: { default: { week: sun..thu, holidays: [2026-08-19, 2026-09-30] }, web: { holidays: [2026-09-28..2026-09-30] } }
teams: { web: { calendar: web } }
people: { dev: { team: web } }
goal: { by: 2026-09-30 }
activities:
  audit: { owner: dev, due: 2026-09-25 }
`,
  },
  {
    name: 'a goal that is due on a Sunday',
    plan: `
goal: { by: 2026-08-30 }
activities:
  audit: { owner: dev }
 #^^^^^ No due date, so nobody can plan on it or say when it is late. Say by when it is done.
`,
    fix: 'Set due to 2026-08-28 (last working day before the goal',
    fixed: `
goal: { by: 2026-08-30 }
activities:
  audit: { owner: dev, due: 2026-08-28 }
`,
  },
  {
    name: 'work without a date, and somebody who waits for it',
    plan: `
goal: { by: 2026-09-30 }
activities:
  audit: { owner: dev }
 #^^^^^ No due date, and "form" (ines) waits for it. Say by when it is done.
  form: { owner: ines, due: 2026-08-28, after: [audit] }
`,
    fixed: `
goal: { by: 2026-09-30 }
activities:
  audit: { owner: dev, due: 2026-09-30 }
  form: { owner: ines, due: 2026-08-28, after: [audit] }
`,
  },
  {
    name: 'its effort is known: the forecast says by when it is likely done',
    plan: `
goal: { by: 2026-09-30 }
people:
  dev: { leave: [2026-07-27..2026-07-31] }
activities:
  audit: { owner: dev, effort: 2d..4d }
 #^^^^^ No due date, so nobody can plan on it or say when it is late. Say by when it is done.
`,
    fixed: `
goal: { by: 2026-09-30 }
people:
  dev: { leave: [2026-07-27..2026-07-31] }
activities:
  audit: { owner: dev, due: 2026-08-06, effort: 2d..4d }
`,
    fix: 'Set due to 2026-08-06 (the forecast at 80 %)',
  },
  {
    name: 'a key without a date',
    plan: `
period: 2026-Q3
activities:
  audit:
    due:
   #^^^ No due date, so nobody can plan on it or say when it is late. Say by when it is done.
    effort: 3d
`,
    fixed: `
period: 2026-Q3
activities:
  audit:
    due: 2026-09-30
    effort: 3d
`,
    fix: 'Set due to 2026-09-30 (last working day of the period)',
  },
  {
    name: 'an open decision without a date',
    plan: `
period: 2026-08-01..2026-08-30
activities:
  form: { due: 2026-08-28, after: [fund-gap] }
decisions:
  fund-gap:
 #^^^^^^^^ No date by which this is decided, and "form" waits for it. Say by when.
    owner: maya
    options: [fund it, cut scope]
  hosting: { chosen: our own rooms }
  tooling: { affects: [form, budget] }
 #^^^^^^^ No date by which this is decided, and "form" and "budget" wait for it. Say by when.
`,
    fixed: `
period: 2026-08-01..2026-08-30
activities:
  form: { due: 2026-08-28, after: [fund-gap] }
decisions:
  fund-gap:
    owner: maya
    by: 2026-08-28
    options: [fund it, cut scope]
  hosting: { chosen: our own rooms }
  tooling: { affects: [form, budget] }
`,
  },
  {
    name: 'neither goal nor period says a date',
    plan: `
activities:
  audit: { start: 2026-10-05 }
 #^^^^^ No due date, so nobody can plan on it or say when it is late. Say by when it is done.
`,
    fixed: `
activities:
  audit: { start: 2026-10-05, due: 2026-12-31 }
`,
  },
  {
    name: 'work that recurs or never ends, a task, a date in words, another word for due, and work that is done',
    plan: `
activities:
  backup: { every: 1w, effort: 2h }
  support: { load: 30% }
  audit: { due: 2026-08-14, tasks: { list: { effort: 1d } } }
  form: { due: end of August }
  train: { deadline: 2026-09-11 }
  report: { status: done }
`,
  },
  {
    name: 'somebody of another plan waits',
    plan: `
goal: { by: 2026-09-30 }
activities:
  audit: { owner: dev }
 #^^^^^ No due date, and "form" and "crm/import" (lu) wait for it. Say by when it is done.
  form: { due: 2026-08-28, after: [audit] }
decisions:
  hosting: { owner: dev }
 #^^^^^^^ No date by which this is decided, and "crm/import" (lu) waits for it. Say by when.
`,
    others: {
      crm: {
        plan: 'activities:\n  import: { owner: lu, after: [ops/audit, ops/hosting] }\n  old: { after: [ops/audit], status: done }\n',
      },
    },
  },
];
