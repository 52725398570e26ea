import { type Day, iso } from '../language/day.ts';
import type { Range as Days } from '../language/values.ts';
import { replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { dueDaysFor, freezesIn } from '../plan/landing.ts';
import { phaseOf, whenRange } from '../plan/milestone.ts';
import { moveDue } from '../plan/move-due.ts';
import { descend } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { mayBeDue } from '../plan/prerequisite.ts';
import { at, type EntryOf, field, headOf, isOneOff, milestoneDays, type Place } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { type Example, type Fix, type Related, type Report, rule } from './rule.ts';

export default rule({
  id: 'freeze-violated',
  group: 'Risk, gates, readiness',
  severity: 'warning',
  summary: 'reports work that is due, or a milestone, within a freeze of the constraints',
  entry: {
    activity(entry, { frame }, report) {
      const { due } = entry.value;
      if (!frame.head.constraints || due === undefined || !isOneOff(entry.value)) return;
      judge('Due', { from: due, to: due }, entry, at(entry, 'due'), frame, report);
    },
    milestone(entry, { frame }, report) {
      const days = frame.head.constraints ? milestoneDays(entry.value) : undefined;
      if (days) judge(phaseOf(entry) ? 'Phase' : 'Milestone', days, entry, whenRange(entry), frame, report);
    },
  },
});

type Dated = EntryOf<'activity'> | EntryOf<'milestone'>;

/** What has passed is no news; a phase only where it is all within the freeze. */
function judge(what: string, days: Days, entry: Dated, range: Place['range'], frame: Frame, report: Report): void {
  const freeze = freezesIn(frame.head.constraints).find(it => it.from <= days.from && days.to <= it.to);
  if (!freeze || days.to < frame.today) return;
  const when = days.from === days.to ? iso(days.from) : written(days);
  const name = freeze.title ? ` ${cited(freeze.title)}` : '';
  const message = `${what} ${when}, in the freeze${name} from ${iso(freeze.from)} to ${iso(freeze.to)}. Move it before or behind.`;
  report(range, message, {
    related: plan => frozen(plan, freeze),
    fixes: plan => fixes(plan, entry, { parsed: entry.parsed, range }, days, freeze, frame.today),
  });
}
const written = ({ from, to }: Days): string => `${iso(from)}..${iso(to)}`;

/** Where the freeze is written. */
function frozen(plan: Plan, freeze: Days): Related[] {
  const head = headOf(plan, 'constraints');
  const node = head?.pair.value.items
    .map(it => descend(it, ['freeze'])?.value)
    .find(it => it?.text === written(freeze));
  return head && node ? [{ place: { parsed: head.parsed, range: node.range }, message: 'The freeze.' }] : [];
}

/** The last working day before, and the first behind; where another freeze joins it, beyond that too. */
function fixes(plan: Plan, entry: Dated, place: Place, days: Days, freeze: Days, today: Day): Fix[] {
  const open = dueDaysFor(plan, entry);
  const before = open.upTo(freeze.from - 1);
  const behind = open.from(freeze.to + 1);
  const length = days.to - days.from;
  const fits = (day: Day): boolean => entry.kind !== 'activity' || mayBeDue(plan, entry as EntryOf<'activity'>, day);
  const move = (day: Day, says: string): Fix => {
    if (entry.kind === 'activity' && field(entry, 'due')) {
      const moved = moveDue(plan, entry as EntryOf<'activity'>, day, today);
      return { title: `Move it to ${iso(day)} (${says})${moved.says}`, edits: moved.edits };
    }
    const text =
      entry.kind === 'milestone' && phaseOf(entry as EntryOf<'milestone'>)
        ? written({ from: day, to: day + length })
        : iso(day);
    return { title: `Move it to ${text} (${says})`, edits: [replace(plan, place, text)] };
  };
  const early = before - length >= today && fits(before) ? [move(before - length, 'last working day before')] : [];
  const late = fits(behind) ? [move(behind, 'first working day behind')] : [];
  const found = [...early, ...late];
  return found.length ? found : [move(behind, 'first working day behind')];
}

export const docs =
  'Days on which nothing may go live are written under `constraints`, as `freeze`. Work that is due on one of them will wait until they are over, whatever the plan says. Move the date before the freeze while there is time, or behind it. A phase is told of only where all of it lies within the freeze, and the end of recurring work goes live nowhere.';

export const examples: Example[] = [
  {
    name: 'holidays before the freeze',
    plan: `
calendars: { default: { holidays: [2026-09-22..2026-09-23] } }
constraints: [{ freeze: 2026-09-24..2026-10-02 }]
activities:
  portal: { due: 2026-09-25 }
  #              ^^^^^^^^^^ Due 2026-09-25, in the freeze from 2026-09-24 to 2026-10-02. Move it before or behind.
`,
    fixed: `
calendars: { default: { holidays: [2026-09-22..2026-09-23] } }
constraints: [{ freeze: 2026-09-24..2026-10-02 }]
activities:
  portal: { due: 2026-09-21 }
`,
  },
  {
    name: 'due while everything stands still',
    plan: `
constraints:
  - { title: Quarter end, freeze: 2026-09-24..2026-10-02 }
activities:
  portal: { start: 2026-08-03, due: 2026-09-25 }
  #                                 ^^^^^^^^^^ Due 2026-09-25, in the freeze "Quarter end" from 2026-09-24 to 2026-10-02. Move it before or behind.
`,
    fixed: `
constraints:
  - { title: Quarter end, freeze: 2026-09-24..2026-10-02 }
activities:
  portal: { start: 2026-08-03, due: 2026-09-23 }
`,
  },
  {
    name: 'a milestone: behind it, and behind the freeze that joins it',
    plan: `
constraints: [{ freeze: 2026-09-24..2026-10-02 }, { freeze: 2026-10-05..2026-10-06 }, No overtime]
milestones:
  go-live: { at: 2026-09-24, owner: maya }
  #              ^^^^^^^^^^ Milestone 2026-09-24, in the freeze from 2026-09-24 to 2026-10-02. Move it before or behind.
`,
    fix: 'Move it to 2026-10-07',
    fixed: `
constraints: [{ freeze: 2026-09-24..2026-10-02 }, { freeze: 2026-10-05..2026-10-06 }, No overtime]
milestones:
  go-live: { at: 2026-10-07, owner: maya }
`,
  },
  {
    name: 'a phase within it, and a task that cannot be earlier',
    plan: `
constraints:
  - freeze: 2026-07-27..2026-08-07
milestones:
  pilot: 2026-08-03..2026-08-07
  #      ^^^^^^^^^^^^^^^^^^^^^^ Phase 2026-08-03..2026-08-07, in the freeze from 2026-07-27 to 2026-08-07. Move it before or behind.
activities:
  audit: { due: 2026-07-31 }
  #             ^^^^^^^^^^ Due 2026-07-31, in the freeze from 2026-07-27 to 2026-08-07. Move it before or behind.
  portal:
    due: 2026-08-14
    tasks:
      build: { after: [audit], due: 2026-08-07 }
      #                             ^^^^^^^^^^ Due 2026-08-07, in the freeze from 2026-07-27 to 2026-08-07. Move it before or behind.
`,
    fixed: `
constraints:
  - freeze: 2026-07-27..2026-08-07
milestones:
  pilot: 2026-08-10..2026-08-14
activities:
  audit: { due: 2026-07-31 }
  portal:
    due: 2026-08-14
    tasks:
      build: { after: [audit], due: 2026-08-07 }
`,
    fix: 'Move it to 2026-08-10..',
  },
  {
    name: 'the days around it, a phase that goes on through it, work that is done, recurs or has passed',
    plan: `
constraints:
  - No work at weekends
  - { title: Quarter end, freeze: 2026-09-24..2026-10-02 }
  - { title: Last spring, freeze: 2026-07-01..2026-07-23 }
  - { title: Half written, freeze: }
milestones:
  rollout: 2026-09-01..2026-09-30
  kickoff: 2026-07-06
activities:
  portal: { due: 2026-09-23 }
  train: { due: 2026-10-05 }
  audit: { due: 2026-09-25, status: done }
  patch: { due: 2026-09-25, every: 1w }
`,
  },
];
