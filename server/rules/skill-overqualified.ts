import { peopleOn } from '../plan/people.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, entriesOf, find, isOneOff } from '../plan/query.ts';
import { isVacancy, type Skill, skillIndex, skillsOf } from '../plan/skills.ts';
import { isOver } from '../plan/standing.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { jobOf, windowOf } from '../reckon/job.ts';
import { handTo, heirsOf } from '../reckon/relief.ts';
import { type Example, rule } from './rule.ts';

/** So many levels above what is asked for is more than it takes. */
const above = 2;

export default rule({
  id: 'skill-overqualified',
  group: 'Skills',
  severity: 'hint',
  summary:
    'reports work on which everybody is two levels above what it asks for, while somebody at that level has the time',
  around: true,
  late: true,
  plan(plan, frame, report) {
    if (!frame.people) return;
    for (const entry of entriesOf(plan, 'activity')) {
      const { skills, owner, effort, remaining } = entry.value;
      if (skills === undefined || owner === undefined || !isOneOff(entry.value) || isOver(entry)) continue;
      // How long it takes, and until when, must be known to tell who has the time.
      if (!(effort ?? remaining) || !windowOf(jobOf(plan, entry), frame.today)) continue;
      const asked = skillsOf(entry);
      if (!asked.length || asked.some(it => it.level === undefined) || !isAbove(plan, entry, asked)) continue;
      const able = ableOf(plan, entry, asked, frame.today);
      if (!able.length) continue;
      const what = listed(asked.map(it => `${cited(it.name)} at level ${it.level}`));
      report(
        { parsed: entry.parsed, range: at(entry, 'owner') },
        `This asks for ${what}, and ${named(owner)} is two levels above that. ${listed(able.map(named), 3)} could do it, and would learn.`,
        {
          fixes: now =>
            ableOf(now, entry, asked, frame.today).map(id => ({
              title: `Hand it over to ${named(id)}`,
              edits: handTo(now, jobOf(now, entry), id).edits,
            })),
        },
      );
    }
  },
});

const levelOf = (plan: Plan, id: string, { key }: Skill): number | undefined =>
  skillIndex(plan)
    .get(key)
    ?.find(it => it.person.id === id)?.skill.level;

function isAbove(plan: Plan, entry: EntryOf<'activity'>, asked: readonly Skill[]): boolean {
  const on = [...peopleOn(entry)].map(it => find(plan, 'person', it));
  return on.every(
    it => it && !isVacancy(it) && asked.every(skill => (levelOf(plan, it.id, skill) ?? 0) >= skill.level! + above),
  );
}
/** Who is at the level that is asked for, or just above, and has the time. */
const ableOf = (plan: Plan, entry: EntryOf<'activity'>, asked: readonly Skill[], today: number): string[] =>
  heirsOf(plan, jobOf(plan, entry), today)
    .map(it => it.id)
    .filter(id =>
      asked.every(skill => {
        const level = levelOf(plan, id, skill);
        return level !== undefined && level >= skill.level! && level < skill.level! + above;
      }),
    )
    .slice(0, 3);

export const docs =
  'An expert on plain work is missing where only an expert can help, and somebody who could grow with it does not. It is told where levels are written on both sides and somebody at the level asked for has the hours. The hint is shown in the text only.';

export const examples: Example[] = [
  {
    name: 'an expert on plain work',
    plan: `
people:
  ana: { skills: { aws: 4 } }
  dev: { skills: { aws: 2 } }
activities:
  move:
    owner: ana
    #      ^^^ This asks for "aws" at level 2, and ana is two levels above that. dev could do it, and would learn.
    due: 2026-08-28
    effort: 5d
    skills: { aws: 2 }
`,
    fixed: `
people:
  ana: { skills: { aws: 4 } }
  dev: { skills: { aws: 2 } }
activities:
  move:
    owner: dev
    due: 2026-08-28
    effort: 5d
    skills: { aws: 2 }
`,
  },
  {
    name: 'one level above, a beginner beside it, nobody with the time, and levels that nobody wrote',
    plan: `
people:
  ana: { skills: { aws: 4, forms: 5, crm: 5 } }
  dev: { skills: { aws: 3, forms: 1, crm: 3 } }
activities:
  move: { owner: ana, due: 2026-08-28, effort: 5d, skills: { aws: 3 } }
  form: { owner: ana, with: [dev], due: 2026-08-28, effort: 5d, skills: { forms: 1 } }
  data: { owner: ana, due: 2026-07-28, effort: 5d, skills: { crm: 3 } }
  list: { owner: ana, due: 2026-08-28, effort: 5d, skills: [crm] }
  page: { owner: ana, effort: 5d, skills: { crm: 3 } }
`,
  },
];
