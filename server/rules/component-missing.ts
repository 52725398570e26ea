import { type Component, lacks, supplements } from '../mend/components.ts';
import { headOf } from '../plan/query.ts';
import { setHead } from '../plan/sections.ts';
import { listed } from '../plan/suggest.ts';
import { type Example, rule } from './rule.ts';

const needs: Record<Component, string> = {
  goal: 'A live plan needs a goal with an outcome, and this has none.',
  resources: 'A live plan needs its resources: budget, headcount or tooling. None is written.',
  timeline: 'A live plan needs a timeline',
  owners: 'A live plan needs owners',
  metric: 'A live plan needs a success metric: one with a target or limit, or one that the goal names.',
};
const parts = {
  period: 'it has no period',
  date: 'nothing in it has a date, neither an activity nor a milestone',
  'plan owner': 'it has none itself',
  'activity owner': 'none of its activities has one',
};

export default rule({
  id: 'component-missing',
  group: 'Completeness',
  severity: 'error',
  summary: 'reports a live plan that lacks its goal, resources, timeline, owners or success metric',
  plan(plan, frame, report) {
    const head = frame.status === 'live' ? headOf(plan, 'status') : undefined;
    if (!head) return;
    const { parsed, pair } = head;
    for (const lack of lacks(plan, frame)) {
      const what = lack.parts.length ? `: ${listed(lack.parts.map(it => parts[it]))}.` : '';
      report({ parsed, range: pair.value.range }, needs[lack.component] + what, {
        fixes: now => [
          ...supplements(now, frame, lack),
          { title: 'Make it a draft again', edits: [setHead(now, 'status', 'draft')] },
        ],
      });
    }
  },
});

export const docs =
  'A plan that people work by says what it is for, what it has to spend, when, who answers for it and how success is measured. Until all five are there it is a draft.';

export const examples: Example[] = [
  {
    name: 'no resources',
    plan: `
owner: maya
status: live
#       ^^^^ A live plan needs its resources: budget, headcount or tooling. None is written.
period: 2026-Q3
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
activities:
  audit: { owner: dev, due: 2026-08-21 }
`,
    fixed: `
owner: maya
status: live
period: 2026-Q3
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
resources:
  budget: { have: USD 0, need: USD 0 }
activities:
  audit: { owner: dev, due: 2026-08-21 }
`,
  },
  {
    name: 'no timeline',
    plan: `
owner: maya
status: live
#       ^^^^ A live plan needs a timeline: it has no period and nothing in it has a date, neither an activity nor a milestone.
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
resources:
  headcount: { have: 2, need: 2 }
activities:
  audit: { owner: dev }
`,
    fix: 'Add "period: 2026-Q3" and a milestone "finish" on 2026-09-30',
    fixed: `
owner: maya
status: live
period: 2026-Q3
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
resources:
  headcount: { have: 2, need: 2 }
milestones:
  finish:
    at: 2026-09-30
activities:
  audit: { owner: dev }
`,
  },
  {
    name: 'no period: the quarter that holds all its dates',
    plan: `
owner: maya
status: live
#       ^^^^ A live plan needs a timeline: it has no period.
goal: { outcome: Fewer outages, metric: uptime, by: 2026-12-18 }
metrics:
  uptime: { unit: "%" }
resources:
  headcount: { have: 2, need: 2 }
activities:
  audit: { owner: dev, start: 2026-10-05, due: 2026-11-20 }
`,
    today: '2026-10-02',
    fixed: `
owner: maya
status: live
period: 2026-Q4
goal: { outcome: Fewer outages, metric: uptime, by: 2026-12-18 }
metrics:
  uptime: { unit: "%" }
resources:
  headcount: { have: 2, need: 2 }
activities:
  audit: { owner: dev, start: 2026-10-05, due: 2026-11-20 }
`,
  },
  {
    name: 'no period: the months that hold all its dates',
    plan: `
owner: maya
status: live
#       ^^^^ A live plan needs a timeline: it has no period.
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
resources:
  headcount: { have: 2, need: 2 }
milestones:
  pilot: 2026-06-15..2026-08-28
activities:
  audit: { owner: dev, due: 2026-11-20 }
  old: { owner: dev, due: 2027-11-20, status: dropped }
`,
    fix: 'Add "period: 2026-06-01..2026-11-30"',
    fixed: `
owner: maya
status: live
period: 2026-06-01..2026-11-30
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
resources:
  headcount: { have: 2, need: 2 }
milestones:
  pilot: 2026-06-15..2026-08-28
activities:
  audit: { owner: dev, due: 2026-11-20 }
  old: { owner: dev, due: 2027-11-20, status: dropped }
`,
  },
  {
    name: 'no owner',
    plan: `
status: live
#       ^^^^ A live plan needs owners: it has none itself and none of its activities has one.
period: 2026-Q3
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
resources:
  headcount: { have: 2, need: 2 }
people:
  maya: { team: ops }
activities:
  audit: { due: 2026-08-21 }
`,
    fix: 'Make maya the owner of the plan and "audit"',
    fixed: `
owner: maya
status: live
period: 2026-Q3
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
resources:
  headcount: { have: 2, need: 2 }
people:
  maya: { team: ops }
activities:
  audit: { owner: maya, due: 2026-08-21 }
`,
  },
  {
    name: 'no outcome and no success metric',
    plan: `
owner: maya
status: live
#       ^^^^ A live plan needs a goal with an outcome, and this has none.
#       ^^^^ A live plan needs a success metric: one with a target or limit, or one that the goal names.
period: 2026-Q3
goal: { by: 2026-09-30 }
metrics:
  uptime: { unit: "%" }
resources:
  headcount: { have: 2, need: 2 }
activities:
  audit: { owner: dev, due: 2026-08-21 }
`,
    fix: 'Make "uptime" the metric of the goal',
    fixed: `
owner: maya
status: live
period: 2026-Q3
goal: { metric: uptime, by: 2026-09-30 }
metrics:
  uptime: { unit: "%" }
resources:
  headcount: { have: 2, need: 2 }
activities:
  audit: { owner: dev, due: 2026-08-21 }
`,
  },
  {
    name: 'back to a draft',
    plan: `
owner: maya
status: live
#       ^^^^ A live plan needs its resources: budget, headcount or tooling. None is written.
period: 2026-Q3
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
activities:
  audit: { owner: dev, due: 2026-08-21 }
`,
    fix: 'Make it a draft again',
    fixed: `
owner: maya
status: draft
period: 2026-Q3
goal: { outcome: Fewer outages, metric: uptime }
metrics:
  uptime: { unit: "%" }
activities:
  audit: { owner: dev, due: 2026-08-21 }
`,
  },
  {
    name: 'a draft may lack anything',
    plan: `
status: draft
goal: { outcome: Fewer outages }
`,
  },
];
