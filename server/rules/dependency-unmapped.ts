import { waitFor } from '../mend/prerequisites.ts';
import { descend, type Node, partOf } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, field, inherited, isOneOff, isOpen, items } from '../plan/query.ts';
import { isDropped } from '../plan/standing.ts';
import { cited } from '../plan/suggest.ts';
import { firstLine } from '../plan/written.ts';
import { isJoined } from '../reckon/joined.ts';
import { topOf } from '../reckon/ranking.ts';
import { Mentioned } from '../words/mentions.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;

export default rule({
  id: 'dependency-unmapped',
  group: 'Dependencies, hand-offs, decisions',
  severity: 'info',
  summary: 'reports work whose title, criterion or blocker names other open work, while neither waits for the other',
  plan(plan, _frame, report) {
    const open = entriesOf(plan, 'activity').filter(it => isOpen(it.value) && !isDropped(it));
    const names = new Mentioned<Activity>();
    for (const it of open) if (isOneOff(it.value)) names.add(it.id, it.value.title, it);
    for (const entry of open) {
      const told = new Set([topOf(entry)]);
      for (const { node, named } of textsOf(entry)) {
        for (const { it, from, to } of names.in(node.text, named)) {
          // A title in full is another rule's matter; what stands under one activity is planned together.
          if (told.has(topOf(it)) || it.id === entry.id || isWhole(node, from, to) || isJoined(plan, entry, it))
            continue;
          told.add(topOf(it));
          const message = `Names ${cited(it.id)}, and neither waits for the other. If one needs the other, write it under "after".`;
          report({ parsed: entry.parsed, range: firstLine(entry.parsed, partOf(node, from, to)) }, message, {
            related: () => [{ place: { parsed: it.parsed, range: it.key.range }, message: 'What it names.' }],
            fixes: now => fixes(now, entry, it, named),
          });
        }
      }
    }
  },
});

/** The texts of an activity that may name other work; whatever a blocker names is waited for. */
function textsOf(entry: Activity): { node: Node; named: boolean }[] {
  const blocked = field(entry, 'blocked')?.value;
  const need = blocked?.kind === 'map' ? descend(blocked, ['need'])?.value : blocked;
  const title = field(entry, 'title')?.value;
  const done = items(entry, 'done').map(it => (it.kind === 'map' ? descend(it, ['criterion'])?.value : it));
  return [...[title, ...done].map(node => ({ node, named: false })), { node: need, named: true }].flatMap(
    ({ node, named }) => (node?.kind === 'scalar' ? [{ node, named }] : []),
  );
}
const isWhole = ({ text }: Node, from: number, to: number): boolean =>
  !/[\p{L}\p{N}]/u.test(text.slice(0, from) + text.slice(to));

/** In the order of their dates; where they allow both, both. What stands in the way has to come first. */
function fixes(plan: Plan, entry: Activity, other: Activity, named: boolean): Fix[] {
  const [own, its] = [inherited(entry, 'due'), inherited(other, 'due')];
  const wait = (from: Activity, to: Activity): Fix => ({
    title: `${cited(from.id)} waits for ${cited(to.id)}`,
    edits: waitFor(plan, from, to.id),
  });
  // What recurs or goes on all the time is never over.
  const first = named || own === undefined || its === undefined || its <= own ? [wait(entry, other)] : [];
  const second =
    isOneOff(entry.value) && (own === undefined || its === undefined || own <= its) ? [wait(other, entry)] : [];
  const found = [...first, ...second];
  return found.length ? found : [wait(entry, other)];
}

export const docs =
  'Work that is named in the words of other work mostly has to come before it, and the plan does not know: dates and ranks are worked out from `after` alone. Write who waits for whom. Where the mention means nothing of the kind, say so in an ignore comment or with other words.';

export const examples: Example[] = [
  {
    name: 'a name in a criterion',
    plan: `
activities:
  rebuild-form: { owner: dev, due: 2026-08-21 }
  train:
    owner: lu
    due: 2026-09-11
    done: 12 managers pass the quiz on rebuild-form
    #                                  ^^^^^^^^^^^^ Names "rebuild-form", and neither waits for the other. If one needs the other, write it under "after".
`,
    fixed: `
activities:
  rebuild-form: { owner: dev, due: 2026-08-21 }
  train:
    owner: lu
    due: 2026-09-11
    after: [rebuild-form]
    done: 12 managers pass the quiz on rebuild-form
`,
  },
  {
    name: 'a title in a title: the other way round, as the dates say',
    plan: `
activities:
  portal: { title: Build the client portal, due: 2026-09-25 }
  test: { title: Test data to build the client portal, due: 2026-08-14, after: [list] }
  #                           ^^^^^^^^^^^^^^^^^^^^^^^ Names "portal", and neither waits for the other. If one needs the other, write it under "after".
  list: { due: 2026-08-07 }
`,
    fixed: `
activities:
  portal: { title: Build the client portal, due: 2026-09-25, after: [test] }
  test: { title: Test data to build the client portal, due: 2026-08-14, after: [list] }
  list: { due: 2026-08-07 }
`,
  },
  {
    name: 'what a blocker needs, and a plain word after "after"',
    plan: `
activities:
  migration: { owner: ana }
  report: { owner: lu, blocked: { by: ana, need: the migration of the old data } }
  #                                                  ^^^^^^^^^ Names "migration", and neither waits for the other. If one needs the other, write it under "after".
  survey: { owner: lu, done: 30 answers after the migration }
  #                                               ^^^^^^^^^ Names "migration", and neither waits for the other. If one needs the other, write it under "after".
`,
    fixed: `
activities:
  migration: { owner: ana }
  report: { owner: lu, after: [migration], blocked: { by: ana, need: the migration of the old data } }
  survey: { owner: lu, done: 30 answers after the migration }
`,
  },
  {
    name: 'joined by several steps, or under one activity; done, recurring; a word like any other, a short name, a title in full',
    plan: `
activities:
  rebuild-form: { title: Rebuild the form, tasks: { draft-fields: { title: Draft fields, done: Agreed for rebuild-form } } }
  handout: { after: [rebuild-form] }
  train: { title: Train managers on rebuild-form, after: [handout] }
  audit-2025: { status: done }
  wiki: { done: All 12 pages of audit-2025 moved }
  patch-servers: { every: 2w }
  poster: { done: Poster on patch-servers printed }
  migration: { owner: ana }
  data: { title: Data migration tests, done: 3 tests with desk pass }
  desk: { owner: lu }
  form-2: { title: Rebuild the form }
`,
  },
];
