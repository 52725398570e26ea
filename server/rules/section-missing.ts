import { eolOf, insertKey, linesOf } from '../plan/edit.ts';
import { sharedKinds } from '../plan/far-ref.ts';
import { isProposedAtMargin } from '../plan/keys.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, headOf } from '../plan/query.ts';
import { sectionOf } from '../plan/section.ts';
import { endOf, insertEntry, insertSection, setHead } from '../plan/sections.ts';
import { type Example, type Fix, rule } from './rule.ts';

const outcome = 'What will be different, and for whom';
const activity = ['title: What is done first'];
const why = {
  plan: 'The plan has no title. Say in a few words under "plan" what it is.',
  goal: 'The plan has no goal, so nothing says what the work is for. Write its outcome under "goal".',
  activities: 'The plan has no activities, so nothing says who does what. Write the first one under "activities".',
};

export default rule({
  id: 'section-missing',
  group: 'Completeness',
  severity: 'error',
  summary: 'reports a plan without a title, a goal or activities',
  around: true,
  plan(plan, _frame, report) {
    const parsed = plan.chunks[0]!;
    const line = linesOf(parsed)[0]!.length;
    const place = { parsed, range: { start: { line: 0, character: 0 }, end: { line: 0, character: line } } };
    if (plan.chunks.every(it => !it.tree.root && !it.tree.problems.length)) {
      report(place, 'The plan is empty. Begin with a title, a goal and the first activity.', {
        severity: 'hint',
        fixes: now => [skeleton(now)],
      });
      return;
    }
    // A plan may hold only what the others of its folder share.
    if (plan.others && holdsShared(plan) && plan.others.others().length) return;
    for (const key of ['plan', 'goal', 'activities'] as const)
      if (isAbsent(plan, key) && !isProposedAtMargin(plan, key))
        report(place, why[key], { fixes: now => [insert(now, key)] });
  },
});

/** People, teams or calendars, and nothing that makes a plan of them. */
const holdsShared = (plan: Plan): boolean =>
  sharedKinds.some(it => entriesOf(plan, it).length) && isAbsent(plan, 'goal') && isAbsent(plan, 'activities');

function isAbsent(plan: Plan, key: string): boolean {
  const value = headOf(plan, key)?.pair.value;
  const saysNothing = !value || (value.kind !== 'list' && !value.text.trim() && !value.pairs.length);
  return key === 'activities' ? saysNothing && !entriesOf(plan, 'activity').length : saysNothing;
}

function insert(plan: Plan, key: 'plan' | 'goal' | 'activities'): Fix {
  if (key === 'plan') return { title: 'Add a title to fill in', edits: [setHead(plan, 'plan', 'Name of this plan')] };
  if (key === 'activities')
    return {
      title: 'Add a first activity to fill in',
      edits: [insertEntry(plan, 'activities', 'first-activity', activity)],
    };
  const goal = sectionOf(plan, 'goal');
  const edit = goal
    ? insertKey(plan, goal, 'outcome', outcome)
    : insertSection(plan, 'goal', ['goal:', `  outcome: ${outcome}`]);
  return { title: 'Add a goal to fill in', edits: [edit] };
}

function skeleton(plan: Plan): Fix {
  const eol = eolOf(plan);
  const lines = [
    'plan: Name of this plan',
    'status: draft',
    'goal:',
    `  outcome: ${outcome}`,
    'activities:',
    '  first-activity:',
    ...activity.map(it => `    ${it}`),
  ];
  const range = endOf(plan);
  const text = (range.end.character ? eol : '') + lines.map(it => it + eol).join('');
  return { title: 'Begin with a first plan to fill in', edits: [{ range, text }] };
}

export const docs =
  'These three make a plan: what it is, what it is for, and what is done. An empty file gets one hint, with a first plan to fill in.';

export const examples: Example[] = [
  {
    name: 'a file that holds the people of the other plans',
    plan: `
people:
  ana: { role: DevOps engineer }
`,
    others: { crm: { plan: 'plan: CRM\n' } },
  },
  {
    name: 'nothing but an owner',
    plan: `
owner: maya
#<^^^^^^^^^^^ The plan has no title. Say in a few words under "plan" what it is.
#<^^^^^^^^^^^ The plan has no goal, so nothing says what the work is for. Write its outcome under "goal".
#<^^^^^^^^^^^ The plan has no activities, so nothing says who does what. Write the first one under "activities".
`,
    fix: 'Add a goal',
    fixed: `
owner: maya
goal:
  outcome: What will be different, and for whom
`,
  },
  {
    name: 'sections that are there and empty',
    plan: `
plan: ""
#<^^^^^^^^ The plan has no title. Say in a few words under "plan" what it is.
#<^^^^^^^^ The plan has no goal, so nothing says what the work is for. Write its outcome under "goal".
#<^^^^^^^^ The plan has no activities, so nothing says who does what. Write the first one under "activities".
goal:
activities:
`,
    fix: 'Add a first activity',
    fixed: `
plan: ""
goal:
activities:
  first-activity:
    title: What is done first
`,
  },
  {
    name: 'no title',
    plan: `
goal: { outcome: Fewer outages }
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The plan has no title. Say in a few words under "plan" what it is.
activities:
  audit: { owner: dev }
`,
    fixed: `
plan: Name of this plan
goal: { outcome: Fewer outages }
activities:
  audit: { owner: dev }
`,
  },
  {
    name: 'an empty file but for a comment',
    plan: `
# Plans for the autumn
#<^^^^^^^^^^^^^^^^^^^^^^ The plan is empty. Begin with a title, a goal and the first activity.
`,
    fixed: `
# Plans for the autumn
plan: Name of this plan
status: draft
goal:
  outcome: What will be different, and for whom
activities:
  first-activity:
    title: What is done first
`,
  },
  {
    name: 'all three',
    plan: `
plan: Steadier hosting
goal: { outcome: Fewer outages }
activities:
  audit: { owner: dev }
`,
  },
];
