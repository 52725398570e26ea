import { addMonths, civil, type Day, dayOf, iso, workdayUpTo } from '../language/day.ts';
import { type Component, type Lack, lacks } from '../plan/components.ts';
import { type Edit, insertEntry, insertKey, insertSection, quote, setHead, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { createMetric } from '../plan/measure.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, headOf } from '../plan/query.ts';
import { goalOf, sectionOf } from '../plan/section.ts';
import { listed } from '../plan/suggest.ts';
import { type Example, type Fix, rule } from './rule.ts';

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
  docs: 'A plan that people work by says what it is for, what it has to spend, when, who answers for it and how success is measured. Until all five are there it is a draft.',
  plan(plan, frame, report) {
    const head = frame.status === 'live' ? headOf(plan, 'status') : undefined;
    if (!head) return;
    const { parsed, pair } = head;
    for (const lack of lacks(plan, frame)) {
      const what = lack.parts.length ? `: ${listed(lack.parts.map(it => parts[it]))}.` : '';
      report({ parsed, range: pair.value.range }, needs[lack.component] + what, {
        fixes: now => [
          ...added(now, frame, lack),
          { title: 'Make it a draft again', edits: [setHead(now, 'status', 'draft')] },
        ],
      });
    }
  },
});

function added(plan: Plan, frame: Frame, { component, parts }: Lack): Fix[] {
  if (component === 'goal') {
    const goal = sectionOf(plan, 'goal');
    const text = 'What will be different, and for whom';
    const edit = goal
      ? insertKey(plan, goal, 'outcome', text)
      : insertSection(plan, 'goal', ['goal:', `  outcome: ${text}`]);
    return [{ title: 'Add an outcome to fill in', edits: [edit] }];
  }
  if (component === 'resources') {
    const section = sectionOf(plan, 'resources');
    const none = '{ have: USD 0, need: USD 0 }';
    const edit = section
      ? setKey(plan, section, 'budget', none)
      : insertSection(plan, 'resources', ['resources:', `  budget: ${none}`]);
    return [{ title: 'Add a budget to fill in', edits: [edit] }];
  }
  if (component === 'timeline') return [timeline(plan, frame, parts)];
  return component === 'owners' ? owners(plan, parts) : metrics(plan, frame);
}

/** The quarter of today where there is no period, and a milestone at its end where nothing has a date. */
function timeline(plan: Plan, { today, period }: Frame, parts: Lack['parts']): Fix {
  const { year, month } = civil(today);
  const quarter = Math.ceil(month / 3);
  const end: Day = period?.to ?? addMonths(dayOf(year, quarter * 3 - 2, 1)!, 3) - 1;
  const last = iso(workdayUpTo(end));
  const edits: Edit[] = [];
  if (parts.includes('period')) edits.push(setHead(plan, 'period', `${year}-Q${quarter}`));
  if (parts.includes('date')) edits.push(insertEntry(plan, 'milestones', 'finish', [`at: ${last}`]));
  const words = [
    ...(parts.includes('period') ? [`"period: ${year}-Q${quarter}"`] : []),
    ...(parts.includes('date') ? [`a milestone "finish" on ${last}`] : []),
  ];
  return { title: `Add ${listed(words)}`, edits };
}

/** Everybody who is known may be the owner of what has none. */
function owners(plan: Plan, parts: Lack['parts']): Fix[] {
  const activities = entriesOf(plan, 'activity');
  const own = headOf(plan, 'owner')?.pair.value.text;
  const known = [own, ...entriesOf(plan, 'person').map(it => it.id), ...activities.map(it => it.value.owner)];
  const first = activities[0];
  const what = listed(parts.map(it => (it === 'plan owner' ? 'the plan' : `"${first?.id}"`)));
  if (parts.includes('activity owner') && !first) return [];
  return [...new Set(known)]
    .flatMap(person => {
      if (!person) return [];
      const edits = parts.map(it =>
        it === 'plan owner'
          ? setHead(plan, 'owner', quote(person))
          : setKey(plan, first!, 'owner', quote(person, true)),
      );
      return [{ title: `Make ${person} the owner of ${what}`, edits }];
    })
    .slice(0, 8);
}

function metrics(plan: Plan, { today }: Frame): Fix[] {
  const goal = goalOf(plan);
  if (!goal) return [];
  const created = createMetric(plan, goal, today);
  return [
    ...entriesOf(plan, 'metric').map(({ id }) => ({
      title: `Make "${id}" the metric of the goal`,
      edits: [setKey(plan, goal, 'metric', quote(id, true))],
    })),
    { title: `Create the metric "${created.id}" for the goal`, edits: created.edits },
  ];
}

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
