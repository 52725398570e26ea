import { breakDown } from '../mend/breakdown.ts';
import { quote, replace } from '../plan/edit.ts';
import { type Node, partOf } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { criteria, type EntryOf, field, isOneOff } from '../plan/query.ts';
import { slipOf } from '../plan/slipped.ts';
import { cited } from '../plan/suggest.ts';
import { firstLine } from '../plan/written.ts';
import { type Found, hasNumber, intentOf } from '../words/title.ts';
import { type Example, type Fix, rule } from './rule.ts';

/** What somebody can begin with tomorrow. */
const verbs = ['Audit', 'Rebuild', 'Migrate', 'Train', 'Write', 'Remove'];

export default rule({
  id: 'title-vague',
  group: 'Scope and done',
  severity: 'warning',
  summary:
    'reports work done once whose title begins with a wish, such as improve, support or work on, while no number says when it is reached',
  entry: {
    activity(entry, _near, report) {
      const value = field(entry, 'title')?.value;
      const title = value && !slipOf(entry.parsed, { node: value, meaning: undefined }) ? value.text : '';
      const found = isOneOff(entry.value) && title ? intentOf(title) : undefined;
      if (!found || !value || hasNumber(title) || entry.value.tasks?.size || own(entry).some(hasNumber)) return;
      const part = partOf(value, found.offset, found.offset + found.word.length);
      const message = `${cited(found.word)} is a wish, not work that somebody can begin. Name the work, or a number to reach.`;
      report(firstLine(entry.parsed, part), message, { fixes: plan => fixes(plan, entry, value, found) });
    },
  },
});

/** The criteria of an activity; a task takes those of its activity. */
const own = (entry: EntryOf<'activity'>): string[] => {
  const texts = criteria(entry).map(it => it.text);
  return texts.length || !entry.parent ? texts : own(entry.parent as EntryOf<'activity'>);
};

function fixes(plan: Plan, entry: EntryOf<'activity'>, node: Node, { word, offset }: Found): Fix[] {
  const { parsed } = entry;
  const isLower = word[0] === word[0]!.toLowerCase();
  const range = partOf(node, offset, offset + word.length);
  const named = verbs.map(it => {
    const verb = isLower ? it.toLowerCase() : it;
    // Of a text over several lines only all can be written anew.
    const all = node.text.slice(0, offset) + verb + node.text.slice(offset + word.length);
    const text = range === node.range ? quote(all.trim(), entry.node.style === 'flow') : verb;
    return { title: `${verb} in place of ${cited(word)}`, edits: [replace(plan, { parsed, range }, text)] };
  });
  const tasks = breakDown(plan, entry);
  return [...named, ...(tasks.length ? [{ title: 'Break it down into three tasks to fill in', edits: tasks }] : [])];
}

export const docs =
  'Nobody can begin to "improve support", or say when it is done. Name the work (audit, rebuild, migrate, train, write, remove …), say in a number what is reached, or break it down into `tasks`.';

export const examples: Example[] = [
  {
    name: 'a wish',
    plan: `
activities:
  wiki:
    title: Improve the knowledge base
    #      ^^^^^^^ "Improve" is a wish, not work that somebody can begin. Name the work, or a number to reach.
    done: Everyone finds what they look for
`,
    fixed: `
activities:
  wiki:
    title: Audit the knowledge base
    done: Everyone finds what they look for
`,
  },
  {
    name: 'two words, in quotes',
    plan: `
activities:
  wiki: { title: "Work on search", due: 2026-08-21 }
  #               ^^^^^^^ "Work on" is a wish, not work that somebody can begin. Name the work, or a number to reach.
`,
    fix: 'Rebuild',
    fixed: `
activities:
  wiki: { title: "Rebuild search", due: 2026-08-21 }
`,
  },
  {
    name: 'broken down into tasks',
    plan: `
activities:
  wiki:
    title: Streamline hiring
    #      ^^^^^^^^^^ "Streamline" is a wish, not work that somebody can begin. Name the work, or a number to reach.
    owner: lu
`,
    fix: 'Break it down',
    fixed: `
activities:
  wiki:
    title: Streamline hiring
    owner: lu
    tasks:
      wiki-1: { title: Say what is done first }
      wiki-2: { title: Say what is done next }
      wiki-3: { title: Say what is done last }
`,
  },
  {
    name: 'work, a number to reach, work that recurs, and a wish with its tasks',
    plan: `
activities:
  audit: { title: Audit the knowledge base }
  wiki: { title: Improve search, done: 9 of 10 questions are found }
  desk: { title: Support clients, load: 30% }
  hiring: { title: Streamline hiring, tasks: { steps: { title: Remove two of the steps } } }
`,
  },
];
