import { addSkill } from '../mend/skill.ts';
import { partOf } from '../plan/node.ts';
import type { EntryOf } from '../plan/query.ts';
import { entriesOf, field } from '../plan/query.ts';
import { type Holder, type SkillIndex, skillIndex, skillKey } from '../plan/skills.ts';
import { isOver } from '../plan/standing.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'skill-unstated',
  group: 'Skills',
  severity: 'hint',
  summary: 'reports a title with the name of a skill that somebody has, where `skills` asks for none',
  around: true,
  plan(plan, frame, report) {
    const index = frame.people ? skillIndex(plan) : undefined;
    if (!index?.size) return;
    const longest = Math.max(...[...index.keys()].map(it => it.split(' ').length));
    for (const entry of entriesOf(plan, 'activity')) {
      const { title } = entry.value;
      const found =
        title === undefined || asksForSkills(entry) || isOver(entry)
          ? undefined
          : skillIn(title, index, Math.min(longest, 4));
      if (!found) continue;
      const node = field(entry, 'title')!.value;
      const { name } = found.holders[0]!.skill;
      const who = listed(found.holders.map(it => named(it.person.id)), 3); // biome-ignore format: one list
      report(
        { parsed: entry.parsed, range: partOf(node, found.at, found.at + found.length) },
        `${cited(name)} is a skill of ${who}, and "skills" does not ask for it.`,
        { fixes: now => [{ title: `Add ${cited(name)} to "skills"`, edits: addSkill(now, entry, name, undefined) }] },
      );
    }
  },
});

function asksForSkills(entry: EntryOf<'activity'>): boolean {
  for (let at: EntryOf<'activity'> | undefined = entry; at; at = at.parent) if (field(at, 'skills')) return true;
  return false;
}

/** Where a word may end, the longest first: "SQL-queries" begins with a word of its own, "PL-SQL" does not end with one. */
function endsOf(word: string): number[] {
  const whole = word.replace(/[./_-]+$/, '');
  return [whole.length, ...[...whole.matchAll(/-/g)].map(it => it.index).reverse()];
}

/** The first skill that stands in a title as whole words. Names of one or two letters are words of too many other things. */
function skillIn(
  title: string,
  index: SkillIndex,
  longest: number,
): { at: number; length: number; holders: readonly Holder[] } | undefined {
  const words = [...title.slice(0, 200).matchAll(/[\p{L}\p{N}][\p{L}\p{N}+#./&_-]*/gu)].map(it => ({
    at: it.index,
    ends: endsOf(it[0]).map(end => it.index + end),
  }));
  for (let i = 0; i < words.length; i++) {
    for (let count = Math.min(longest, words.length - i); count > 0; count--) {
      const at = words[i]!.at;
      for (const end of words[i + count - 1]!.ends) {
        const holders = end - at > 2 ? index.get(skillKey(title.slice(at, end))) : undefined;
        if (holders) return { at, length: end - at, holders };
      }
    }
  }
  return undefined;
}

export const docs =
  'A title that says “aws” asks for somebody who knows it, and only a reader sees that. Under `skills` it counts: whether somebody on it has it, whether only one person does, and whether there are hours enough. The hint is shown in the text only.';

export const examples: Example[] = [
  {
    name: 'one word, and several',
    plan: `
people:
  ana: { skills: { aws: 4, service design: 3 } }
  dev: { skills: [AWS] }
activities:
  move:
    title: Move the backups to AWS, region by region
    #                          ^^^ "aws" is a skill of ana and dev, and "skills" does not ask for it.
    owner: ana
  sketch: { title: "Sketch the desk: service-design", owner: ana }
  #                                  ^^^^^^^^^^^^^^ "service design" is a skill of ana, and "skills" does not ask for it.
`,
    fixed: `
people:
  ana: { skills: { aws: 4, service design: 3 } }
  dev: { skills: [AWS] }
activities:
  move:
    title: Move the backups to AWS, region by region
    owner: ana
    skills: [aws]
  sketch: { title: "Sketch the desk: service-design", owner: ana }
`,
  },
  {
    name: 'skills are asked for, part of another word, too short, and done',
    plan: `
people:
  ana: { skills: [aws, go, form] }
activities:
  move: { title: Move the backups to aws, owner: ana, skills: [linux], tasks: { copy: { title: Copy to aws } } }
  live: { title: Go live with the laws of platform, owner: ana }
  old: { title: Leave aws, owner: ana, status: done }
`,
  },
  {
    name: 'a skill that begins a longer word, and one that only ends one',
    plan: `
people:
  ana: { skills: [sql] }
activities:
  report: { title: Rewrite the SQL-queries }
  #                            ^^^ "sql" is a skill of ana, and "skills" does not ask for it.
  move: { title: Move the PL-SQL code }
`,
  },
];
