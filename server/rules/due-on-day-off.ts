import { reachable } from '../forecast/foreseen.ts';
import { type Day, iso } from '../language/day.ts';
import type { Workdays } from '../language/workdays.ts';
import { checkinsOf } from '../plan/checkins.ts';
import { drop } from '../plan/drop.ts';
import { replace } from '../plan/edit.ts';
import { dueDaysFor, isOwnerThere } from '../plan/landing.ts';
import { moveDue } from '../plan/move-due.ts';
import type { Node } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field, inherited, type Place } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import { dayName } from '../plan/wording.ts';
import { workdaysFor } from '../plan/workdays.ts';
import { type Example, type Fix, isFar, type Near, rule } from './rule.ts';

export default rule({
  id: 'due-on-day-off',
  group: 'Dates',
  severity: 'info',
  summary: 'reports a due date or a check-in on which its owner does not work',
  entry: {
    activity(entry, near, report) {
      const { parsed, value } = entry;
      if (value.due === undefined && value.checkin === undefined) return;
      const { today } = near.frame;
      const owner = inherited(entry, 'owner');
      const workdays = near.workdays(owner);
      const judge = ({ node, day, before }: Dated, what: 'Due' | 'Check-in'): void => {
        // What has passed, lies decades ahead, or is no check-in at all, has a report of its own.
        if (day < today || day >= before || workdays.isWorkday(day) || isFar(day, near)) return;
        const message = `${what} on ${dayName(day)}, ${whyOff(day, owner, near)}. ${isOnLeave(day, owner, near) ? 'Move it before the leave, or behind it' : 'Say whether the day before or the day after is meant'}.`;
        report(node.range, message, {
          fixes: plan => {
            const free = around(day, what === 'Due' ? dueDaysFor(plan, entry) : workdays);
            const fits = free.filter(it => it >= today && it < before);
            if (what === 'Due') return moves(plan, entry, day, fits, today);
            const none = { title: 'Remove the check-in: no working day is left', edits: [drop(plan, parsed, node)] };
            return fits.length ? fits.map(it => move(plan, { parsed, range: node.range }, day, it)) : [none];
          },
        });
      };
      const due = field(entry, 'due')?.value;
      if (value.due !== undefined && due) judge({ node: due, day: value.due, before: Infinity }, 'Due');
      const before = inherited(entry, 'due') ?? Infinity;
      for (const { node, day } of checkinsOf(entry)) judge({ node, day, before }, 'Check-in');
    },
  },
});

/** A day, where it stands, and the day before which it makes sense. */
interface Dated {
  readonly node: Node;
  readonly day: Day;
  readonly before: Day;
}

const isOnLeave = (day: Day, owner: string | undefined, { calendar }: Near): boolean => calendar(owner).isWorkday(day);
/** A team may be off on a day on which the company works. */
function whyOff(day: Day, owner: string | undefined, near: Near): string {
  if (isOnLeave(day, owner, near)) return `when ${named(owner!)} is on leave`;
  return near.frame.workdays.isWorkday(day) ? `when ${named(owner!)} does not work` : 'when nobody works';
}

/** To those of the days around that the forecast sees reached; on a long leave that may be neither. */
function moves(plan: Plan, entry: EntryOf<'activity'>, day: Day, free: readonly Day[], today: Day): Fix[] {
  const days = free.filter(it => it < day || isOwnerThere(plan, entry, it)).map(it => ({ day: it }));
  const { ways, later } = reachable(plan, entry.id, today, days);
  const around = ways.map(it => {
    const { edits, says } = moveDue(plan, entry, it.day, today);
    return { title: titled(day, it.day, workdaysFor(plan, entry)) + says, edits };
  });
  return [...(later ? [{ title: later.title, edits: later.edits }] : []), ...around];
}

const move = (plan: Plan, place: Place, day: Day, to: Day): Fix => ({
  title: titled(day, to),
  edits: [replace(plan, place, iso(to))],
});
/** Where it is not the next working day, a freeze lies between. */
function titled(day: Day, to: Day, workdays?: Workdays): string {
  const isNext = !workdays || around(day, workdays).includes(to);
  const [before, after] = isNext
    ? ['the working day before', 'the working day after']
    : ['the last working day before the freeze', 'the first working day behind the freeze'];
  return `Move it to ${dayName(to)}, ${to < day ? before : after}`;
}

/** The nearest working days before and after. */
const around = (day: Day, workdays: Workdays): Day[] =>
  [workdays.upTo(day - 1), workdays.from(day + 1)].filter(it => workdays.isWorkday(it));

export const docs =
  "Work due on a Sunday is done on Friday or on Monday: say which. The days off are those of the calendar of the owner's team, else of the one that is called `default`, else Saturday and Sunday; holidays; and what stands under `leave` of the owner.";

export const examples: Example[] = [
  {
    name: 'a week from Sunday to Thursday, with holidays',
    plan: `
calendars: { default: { week: sun..thu, holidays: [2026-08-19, 2026-09-30] } }
people: { maya: {} }
activities:
  audit: { owner: maya, due: 2026-08-19 }
  #                          ^^^^^^^^^^ Due on Wednesday 2026-08-19, when nobody works. Say whether the day before or the day after is meant.
  form: { owner: maya, due: 2026-08-21 }
  #                         ^^^^^^^^^^ Due on Friday 2026-08-21, when nobody works. Say whether the day before or the day after is meant.
  train: { due: 2026-08-23 }
`,
    fix: 'Move it to Sunday 2026-08-23, the working day after',
    fixed: `
calendars: { default: { week: sun..thu, holidays: [2026-08-19, 2026-09-30] } }
people: { maya: {} }
activities:
  audit: { owner: maya, due: 2026-08-19 }
  form: { owner: maya, due: 2026-08-23 }
  train: { due: 2026-08-23 }
`,
  },
  {
    name: 'the calendar of a team, in another plan',
    plan: `
activities:
  audit: { owner: dev, due: 2026-08-21 }
  #                         ^^^^^^^^^^ Due on Friday 2026-08-21, when dev does not work. Say whether the day before or the day after is meant.
  shop: { owner: lu, due: 2026-08-22 }
  form: { owner: dev, due: 2026-08-23 }
`,
    others: {
      people: {
        plan: `
calendars: { gulf: { week: sun..thu }, shop: { week: [mon..fri, sat] } }
teams: { web: { calendar: gulf }, sales: { calendar: shop } }
people: { dev: { team: web }, lu: { team: sales } }
`,
      },
    },
  },
  {
    name: 'a Sunday: the Friday before',
    plan: `
activities:
  audit: { due: 2026-08-23 }
  #             ^^^^^^^^^^ Due on Sunday 2026-08-23, when nobody works. Say whether the day before or the day after is meant.
`,
    fixed: `
activities:
  audit: { due: 2026-08-21 }
`,
  },
  {
    name: 'a day on leave: the first day back',
    plan: `
people:
  ana: { leave: [2026-08-03..2026-08-14] }
activities:
  audit: { owner: ana, due: 2026-08-28, checkin: [2026-07-31, 2026-08-12] }
  #                                                           ^^^^^^^^^^ Check-in on Wednesday 2026-08-12, when ana is on leave. Move it before the leave, or behind it.
`,
    fixed: `
people:
  ana: { leave: [2026-08-03..2026-08-14] }
activities:
  audit: { owner: ana, due: 2026-08-28, checkin: [2026-07-31, 2026-08-17] }
`,
    fix: 'Move it to Monday 2026-08-17',
  },
  {
    name: 'in a freeze as well, and with a check-in that would come too late',
    plan: `
constraints: [{ freeze: 2026-08-22..2026-08-31 }]
activities:
  audit: { due: 2026-08-23, checkin: 2026-08-21 }
  #             ^^^^^^^^^^ Due on Sunday 2026-08-23, when nobody works. Say whether the day before or the day after is meant.
  form: { due: 2026-08-30 }
  #            ^^^^^^^^^^ Due on Sunday 2026-08-30, when nobody works. Say whether the day before or the day after is meant.
`,
    fix: 'Move it to Friday 2026-08-21, the working day before, and its check-in to 2026-08-07',
    fixed: `
constraints: [{ freeze: 2026-08-22..2026-08-31 }]
activities:
  audit: { due: 2026-08-21, checkin: 2026-08-07 }
  form: { due: 2026-08-30 }
`,
  },
  {
    name: 'a long leave: no sooner than the forecast',
    plan: `
people: { ines: { leave: [2026-08-10..2026-08-21] } }
activities:
  design: { owner: ines, start: 2026-08-03, due: 2026-08-14, effort: 9d }
  #                                              ^^^^^^^^^^ Due on Friday 2026-08-14, when ines is on leave. Move it before the leave, or behind it.
`,
    fixed: `
people: { ines: { leave: [2026-08-10..2026-08-21] } }
activities:
  design: { owner: ines, start: 2026-08-03, due: 2026-09-01, effort: 9d }
`,
  },
  {
    name: 'a Sunday decades ahead, in a company that plans that far',
    plan: `
rules: { date-far: off }
activities:
  audit: { due: 2062-08-27 }
  #             ^^^^^^^^^^ Due on Sunday 2062-08-27, when nobody works. Say whether the day before or the day after is meant.
`,
    fixed: `
rules: { date-far: off }
activities:
  audit: { due: 2062-08-25 }
`,
  },
  {
    name: 'a Sunday decades ahead: another rule speaks',
    plan: `
activities:
  audit: { due: 2062-08-27 }
`,
  },
  {
    name: 'working days, the leave of somebody else, and a day that has passed',
    plan: `
people:
  ana: { leave: [2026-08-12] }
  dev: {}
activities:
  audit: { owner: dev, due: 2026-08-12, checkin: 2026-08-05 }
  form: { owner: ana, due: 2026-07-19 }
`,
  },
];
