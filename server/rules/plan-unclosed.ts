import { iso } from '../language/day.ts';
import { carryOn, openWork } from '../mend/next-period.ts';
import type { Folder } from '../plan/change.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, headOf, isOneOff, isOpen } from '../plan/query.ts';
import { setHead } from '../plan/sections.ts';
import { counted, distance } from '../plan/wording.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'plan-unclosed',
  group: 'Completeness',
  severity: 'warning',
  summary: 'reports a live plan whose period is over, and a live project in which no work is left',
  plan(plan, frame, report) {
    const head = frame.status === 'live' ? headOf(plan, 'status') : undefined;
    const fact = head && factOf(plan, frame);
    if (!fact) return;
    const { parsed, pair } = head;
    report(
      { parsed, range: pair.value.range },
      `${fact}, and the plan is still live. Close it, so that nobody works by it.`,
      {
        fixes: (now, folder) => fixes(now, frame, folder),
      },
    );
  },
});

function factOf(plan: Plan, { period, today, head, workdays }: Frame): string | undefined {
  if (period && period.from <= period.to && period.to < today)
    return `Its period ended ${iso(period.to)}, ${distance(period.to, today, workdays)}`;
  if (head.kind !== 'project') return undefined;
  const once = entriesOf(plan, 'activity').filter(it => !it.parent && isOneOff(it.value));
  return once.length && !once.some(it => isOpen(it.value)) ? 'All its work is done or dropped' : undefined;
}

function fixes(plan: Plan, { today }: Frame, folder: Folder | undefined): Fix[] {
  const next = folder && carryOn(plan, folder, today);
  const count = counted(openWork(plan).length, 'open activity', 'open activities');
  return [
    { title: 'Close the plan: status closed', edits: [setHead(plan, 'status', 'closed')] },
    ...(next
      ? [{ ...next.change, title: `Close it, and move ${count} to a plan for ${next.period}: ${next.name}.opsplan` }]
      : []),
  ];
}

export const docs =
  'A plan that is over and still says that it is live keeps reminding people of dates that nobody means any more, and soon of live plans nothing is believed. Close it when its period ends or its work is done. What is open moves to a plan for the period that follows, where it gets new dates.';

export const examples: Example[] = [
  {
    name: 'the quarter is over',
    plan: `
plan: Run the platform
owner: maya
status: live
#       ^^^^ Its period ended 2026-06-30, 18 working days ago, and the plan is still live. Close it, so that nobody works by it.
period: 2026-Q2
activities:
  patch: { owner: ana, every: 2w, done: Report filed }
`,
    fixed: `
plan: Run the platform
owner: maya
status: closed
period: 2026-Q2
activities:
  patch: { owner: ana, every: 2w, done: Report filed }
`,
  },
  {
    name: 'what is open goes on in a plan of the next quarter',
    plan: `
plan: Run the platform 2026-Q2
owner: maya
status: live
#       ^^^^ Its period ended 2026-06-30, 18 working days ago, and the plan is still live. Close it, so that nobody works by it.
period: 2026-Q2
metrics:
  uptime: { unit: "%" }
activities:
  audit:
    owner: dev
    status: done
  # Every second Tuesday.
  patch:
    owner: ana
    every: 2w
    done: Report filed, no host older than 30 days
  move:
    owner: ana
    due: 2026-08-28
    after: [audit, patch]
    metric: uptime
    done: 40 of 40 hosts answer from the new site
  portal: { owner: dev, status: dropped, because: It went with the site, after: [move] }
`,
    fix: 'Close it, and move 2 open activities to a plan for 2026-Q3: run-the-platform-2026-q3.opsplan',
    fixed: `
plan: Run the platform 2026-Q2
owner: maya
status: closed
period: 2026-Q2
metrics:
  uptime: { unit: "%" }
activities:
  audit:
    owner: dev
    status: done
  portal: { owner: dev, status: dropped, because: It went with the site, after: [run-the-platform-2026-q3/move] }
`,
    created: {
      'run-the-platform-2026-q3': `
# A draft is judged mildly. Set status to live once the whole team works by it.
plan: Run the platform 2026-Q3
owner: maya
status: draft
period: 2026-Q3

activities:
  # Every second Tuesday.
  patch:
    owner: ana
    every: 2w
    done: Report filed, no host older than 30 days
  move:
    owner: ana
    due: 2026-08-28
    after: [ops/audit, patch]
    metric: ops/uptime
    done: 40 of 40 hosts answer from the new site
`,
    },
  },
  {
    name: 'all of it is open, in whole months',
    plan: `
plan: Move the platform
owner: maya
status: live
#       ^^^^ Its period ended 2026-03-31, 83 working days ago, and the plan is still live. Close it, so that nobody works by it.
period: 2026-01-01..2026-03-31
activities:
  move:
    owner: ana
    due: 2026-08-28
    done: 40 of 40 hosts answer from the new site
`,
    fix: 'Close it, and move 1 open activity to a plan for 2026-Q3: move-the-platform-2026-q3.opsplan',
    fixed: `
plan: Move the platform
owner: maya
status: closed
period: 2026-01-01..2026-03-31
`,
    created: {
      'move-the-platform-2026-q3': `
# A draft is judged mildly. Set status to live once the whole team works by it.
plan: Move the platform
owner: maya
status: draft
period: 2026-Q3

activities:
  move:
    owner: ana
    due: 2026-08-28
    done: 40 of 40 hosts answer from the new site
`,
    },
  },
  {
    name: 'a project whose work is done',
    plan: `
kind: project
status: live
#       ^^^^ All its work is done or dropped, and the plan is still live. Close it, so that nobody works by it.
period: 2026-H2
activities:
  move: { owner: ana, status: done }
  portal: { owner: dev, status: dropped, because: It went with the site }
  report: { owner: dev, every: 1w, due: 2026-07-31 }
`,
    fixed: `
kind: project
status: closed
period: 2026-H2
activities:
  move: { owner: ana, status: done }
  portal: { owner: dev, status: dropped, because: It went with the site }
  report: { owner: dev, every: 1w, due: 2026-07-31 }
`,
  },
  {
    name: 'the last day of the period, and work that is left',
    plan: `
kind: project
status: live
period: 2026-07-01..2026-07-24
activities:
  move: { owner: ana, status: blocked }
  portal: { owner: dev, status: done }
`,
  },
  {
    name: 'a draft',
    plan: `
status: draft
period: 2026-Q2
`,
  },
];
