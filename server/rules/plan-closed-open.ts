import { homesFor, moveEntry } from '../mend/move-entry.ts';
import { finish, giveUp } from '../mend/outcome.ts';
import type { Folder } from '../plan/change.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, isOneOff } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'plan-closed-open',
  group: 'Completeness',
  severity: 'warning',
  summary: 'reports work that is still open in a closed plan',
  entry: {
    activity(entry, { frame }, report) {
      // A task goes with its activity.
      if (frame.status !== 'closed' || entry.parent) return;
      const { owner } = entry.value;
      const open = isOneOff(entry.value) ? 'is still open' : 'still goes on';
      const ask = owner
        ? `Ask ${named(owner)}: is it done, dropped, or part of another plan?`
        : 'Is it done or dropped?';
      report(entry.key.range, `The plan is closed, and this ${open}, so nobody looks after it. ${ask}`, {
        fixes: (plan, folder) => fixes(plan, entry, folder),
      });
    },
  },
});

/** As many plans are offered. */
const mostHomes = 5;
function fixes(plan: Plan, entry: EntryOf<'activity'>, folder: Folder | undefined): Fix[] {
  return [
    { title: 'Set status to dropped, with a reason to fill in', edits: giveUp(plan, entry) },
    { title: 'Set status to done', edits: finish(plan, entry) },
    ...homesFor(plan, entry, folder)
      .slice(0, mostHomes)
      .map(it => ({ title: `Move it to ${it.name}.opsplan`, ...moveEntry(plan, entry, it) })),
  ];
}

export const docs =
  'Nobody looks into a closed plan, so what is left open there is neither done nor given up, and whoever waits for it waits for ever. Say how it ended, or move it to the plan in which it goes on. Whatever named it, in any plan of the folder, then names it in its new place.';

export const examples: Example[] = [
  {
    name: 'left over',
    plan: `
status: closed
activities:
  form:
# ^^^^ The plan is closed, and this is still open, so nobody looks after it. Ask dev: is it done, dropped, or part of another plan?
    owner: dev
    due: 2026-06-26
    tasks:
      fields: { status: todo }
`,
    fixed: `
status: closed
activities:
  form:
    owner: dev
    due: 2026-06-26
    status: dropped
    because: say why it is dropped
    tasks:
      fields: { status: todo }
`,
  },
  {
    name: 'it goes on in another plan',
    plan: `
status: closed
activities:
  audit: { owner: dev, status: done }
  # With the three pilot clients.
  form:
# ^^^^ The plan is closed, and this is still open, so nobody looks after it. Ask dev: is it done, dropped, or part of another plan?
    owner: dev
    # As agreed with the board.
    due: 2026-08-28
    after: [audit, crm/api-freeze + 2d]
  train: { owner: lu, status: dropped, because: No form yet, after: [form] }
`,
    others: {
      crm: {
        plan: `
status: live
milestones:
  api-freeze: 2026-08-14
activities:
    portal:
        owner: lu
        after: [ops/form]
`,
        fixed: `
status: live
milestones:
  api-freeze: 2026-08-14
activities:
    portal:
        owner: lu
        after: [form]
    # With the three pilot clients.
    form:
      owner: dev
      # As agreed with the board.
      due: 2026-08-28
      after: [ops/audit, api-freeze + 2d]
`,
      },
      old: { plan: 'status: closed\n' },
    },
    fix: 'Move it to crm.opsplan',
    fixed: `
status: closed
activities:
  audit: { owner: dev, status: done }
  train: { owner: lu, status: dropped, because: No form yet, after: [crm/form] }
`,
  },
  {
    name: 'running work',
    plan: `
status: closed
activities:
  desk: { load: 20% }
# ^^^^ The plan is closed, and this still goes on, so nobody looks after it. Is it done or dropped?
`,
    fix: 'Set status to done',
    fixed: `
status: closed
activities:
  desk: { status: done, load: 20% }
`,
  },
  {
    name: 'all of it is over',
    plan: `
status: closed
activities:
  form: { owner: dev, status: done, tasks: { fields: { owner: dev } } }
  portal: { owner: dev, status: dropped }
`,
  },
  {
    name: 'a live plan',
    plan: `
status: live
activities:
  form: { owner: dev }
`,
  },
];
