import { iso } from '../language/day.ts';
import { addCriterion } from '../mend/criterion.ts';
import { appendTo, flowList } from '../mend/lists.ts';
import { newActivity, soon } from '../mend/new-entry.ts';
import { type Crew, crewsFor } from '../plan/crew.ts';
import { type Edit, insertKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { criteria, type EntryOf, field, inherited } from '../plan/query.ts';
import { type Release, releasesOf } from '../plan/release.ts';
import { cited, kebab, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;
const safety = /\b(?:security|compliance)\b/i;
const operations = /\b(?:operations?|ops)\b/i;

export default rule({
  id: 'release-unready',
  group: 'Risk, gates, readiness',
  severity: 'info',
  summary:
    'reports a release before which nobody from security or compliance approves anything, or nobody of operations has work, where there are such teams',
  around: true,
  plan(plan, frame, report) {
    if (!frame.teams) return;
    const [guards, runners] = [crewsFor(plan, safety), crewsFor(plan, operations)];
    if (!guards.length && !runners.length) return;
    for (const release of releasesOf(plan, frame.today)) {
      const { entry, work } = release;
      const place = { parsed: entry.parsed, range: entry.key.range };
      const isIn = (crews: readonly Crew[], person: string | undefined): boolean =>
        person !== undefined && crews.some(it => it.people.has(person));
      if (guards.length && ![...work].some(it => criteria(it).some(({ by }) => isIn(guards, by))))
        report(
          place,
          `Nobody of ${teams(guards)} approves anything before ${cited(entry.id)}. What is found after it is found by those who use it: ask for a criterion with their name.`,
          {
            fixes: now => approvals(now, frame, release, guards),
          },
        );
      if (runners.length && ![...work].some(it => isIn(runners, inherited(it, 'owner'))))
        report(
          place,
          `Nobody of ${teams(runners)} owns anything before ${cited(entry.id)}. Those who will run it should bring it out: give them that piece of work.`,
          {
            fixes: now => deployments(now, frame, release, runners),
          },
        );
    }
  },
});

const teams = (crews: readonly Crew[]): string => listed(crews.map(it => cited(it.team.id)), 3); // biome-ignore format: one list

function approvals(plan: Plan, frame: Frame, { entry, day }: Release, crews: readonly Crew[]): Fix[] {
  return crews.slice(0, 3).map(({ team, lead }) => {
    const what = `${named(team.id)} found nothing that keeps it from going out`;
    if (entry.kind === 'activity')
      return {
        title: `Add the criterion "${what}", approved by ${named(lead)}`,
        edits: [addCriterion(plan, entry as Activity, what, lead)],
      };
    const due = dueBefore(frame, day);
    const { id, edit } = newActivity(plan, frame, {
      id: `check-${kebab(entry.id)}`,
      title: `Have ${named(team.id)} check what goes out`,
      due,
      done: what,
      by: lead,
    });
    return { title: `Add the activity "${id}", due ${iso(due)}, that ${named(lead)} approves`, edits: [edit] };
  });
}

function deployments(plan: Plan, frame: Frame, { entry, day }: Release, crews: readonly Crew[]): Fix[] {
  const due = dueBefore(frame, day);
  return crews.slice(0, 3).map(({ lead }) => {
    const { id, edit } = newActivity(plan, frame, {
      id: `deploy-${kebab(entry.id)}`,
      title: 'Bring it out, with a way back',
      owner: lead,
      due,
      done: 'It runs for 24 hours, and the way back was tried once',
    });
    return {
      title: `Add the activity "${id}" of ${named(lead)}, due ${iso(due)}`,
      edits: [...(entry.kind === 'activity' ? [after(plan, entry as Activity, id)] : []).flat(), edit],
    };
  });
}
function after(plan: Plan, entry: Activity, id: string): Edit[] {
  const pair = field(entry, 'after');
  return pair ? appendTo(plan, entry.parsed, pair, [id]) : [insertKey(plan, entry, 'after', flowList([id]))];
}

/** The working day before it, where that is still to come. */
function dueBefore(frame: Frame, day: number | undefined): number {
  if (day === undefined) return soon(frame, 10);
  const before = frame.workdays.upTo(day - 1);
  return before >= frame.today ? before : day;
}

export const docs =
  'What goes out unchecked is checked by those who use it, and what nobody of operations has touched is theirs at two in the morning. Before a release, security or compliance approves one criterion, and somebody of operations owns one piece of the work. A release is a milestone, or work done once, whose name says so: release, go-live, launch, cutover, rollout, deploy. It is told only where there is a team with that `function`.';

export const examples: Example[] = [
  {
    name: 'work that goes live, without security',
    plan: `
owner: maya
teams:
  guard: { lead: ines, function: Security }
  ops: { lead: ana, function: IT operations }
people:
  maya: {}
  ines: { team: guard }
  ana: { team: ops }
  dev: {}
activities:
  build: { owner: ana, due: 2026-08-21 }
  go-live:
 #^^^^^^^ Nobody of "guard" approves anything before "go-live". What is found after it is found by those who use it: ask for a criterion with their name.
    owner: dev
    due: 2026-08-28
    after: [build]
    done: The first 10 orders came in
`,
    fixed: `
owner: maya
teams:
  guard: { lead: ines, function: Security }
  ops: { lead: ana, function: IT operations }
people:
  maya: {}
  ines: { team: guard }
  ana: { team: ops }
  dev: {}
activities:
  build: { owner: ana, due: 2026-08-21 }
  go-live:
    owner: dev
    due: 2026-08-28
    after: [build]
    done: [The first 10 orders came in, { criterion: guard found nothing that keeps it from going out, by: ines }]
`,
  },
  {
    name: 'a milestone, without operations',
    plan: `
owner: maya
teams:
  ops: { lead: ana, function: operations }
people:
  maya: {}
  ana: { team: ops }
milestones:
  portal: { at: 2026-09-01, title: Launch of the portal, owner: maya }
 #^^^^^^ Nobody of "ops" owns anything before "portal". Those who will run it should bring it out: give them that piece of work.
activities:
  build: { owner: maya, due: 2026-08-21 }
  later: { owner: ana, due: 2026-09-11 }
`,
    fixed: `
owner: maya
teams:
  ops: { lead: ana, function: operations }
people:
  maya: {}
  ana: { team: ops }
milestones:
  portal: { at: 2026-09-01, title: Launch of the portal, owner: maya }
activities:
  build: { owner: maya, due: 2026-08-21 }
  later: { owner: ana, due: 2026-09-11 }
  deploy-portal:
    title: "Bring it out, with a way back"
    owner: ana
    due: 2026-08-31
    effort: 1d..10d
    done: "It runs for 24 hours, and the way back was tried once"
`,
  },
  {
    name: 'work that goes live, without operations',
    plan: `
owner: maya
teams:
  ops: { lead: ana, function: operations }
people:
  maya: {}
  ana: { team: ops }
activities:
  build: { owner: maya, due: 2026-08-21 }
  cutover: { owner: maya, due: 2026-08-28, after: [build] }
 #^^^^^^^ Nobody of "ops" owns anything before "cutover". Those who will run it should bring it out: give them that piece of work.
`,
    fixed: `
owner: maya
teams:
  ops: { lead: ana, function: operations }
people:
  maya: {}
  ana: { team: ops }
activities:
  build: { owner: maya, due: 2026-08-21 }
  cutover: { owner: maya, due: 2026-08-28, after: [build, deploy-cutover] }
  deploy-cutover:
    title: "Bring it out, with a way back"
    owner: ana
    due: 2026-08-27
    effort: 1d..10d
    done: "It runs for 24 hours, and the way back was tried once"
`,
  },
  {
    name: 'both have their part, the notes of a release, and one that is over',
    plan: `
teams:
  guard: { lead: ines, function: compliance }
  ops: { lead: ana, function: operations }
people:
  ines: { team: guard }
  ana: { team: ops }
  dev: {}
milestones:
  first-release: 2026-07-10
activities:
  check: { owner: dev, due: 2026-08-21, status: done, done: [{ criterion: 12 of 12 controls tested, by: ines }] }
  rollout: { owner: dev, due: 2026-08-28, after: [check], tasks: { switch: { owner: ana } } }
  notes: { title: Write the release notes, owner: dev, due: 2026-08-28 }
`,
  },
  {
    name: 'a release over several days',
    plan: `
people:
  sam: { team: sec }
teams:
  sec: { lead: sam, function: security }
milestones:
  rollout: 2026-09-01..2026-09-04
 #^^^^^^^ Nobody of "sec" approves anything before "rollout". What is found after it is found by those who use it: ask for a criterion with their name.
  launch: 2026-07-01..2026-09-04
`,
  },
];
