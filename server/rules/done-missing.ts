import { toFillIn } from '../mend/new-entry.ts';
import { approver, somebody } from '../mend/owner-choice.ts';
import { drop } from '../plan/drop.ts';
import { quote, replace, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { isProposed } from '../plan/keys.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { type Criterion, criteria, type EntryOf, field, keyAt } from '../plan/query.ts';
import { says } from '../plan/section.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { firstLine } from '../plan/written.ts';
import { isPlaceholder } from '../words/title.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'done-missing',
  group: 'Scope and done',
  severity: 'error',
  milder: true,
  summary:
    'reports work without a definition of done, or with an empty one, or one that only keeps a place: `TBD`, `?`',
  entry: {
    activity(entry, { frame }, report) {
      const say = (range: Range, fact: string, only?: Criterion): void =>
        report(
          firstLine(entry.parsed, range),
          `${fact}, so nobody can say when it is done. Write what will be true then.`,
          {
            fixes: plan => fixes(plan, entry, frame, only),
          },
        );
      if (!says(entry, 'done')) {
        // An empty key of a task is one like any other.
        if (!entry.parent && (field(entry, 'done') || !isProposed(entry, 'done')))
          say(keyAt(entry, 'done'), 'No criterion');
        return;
      }
      const all = criteria(entry);
      const bad = all.filter(it => isPlaceholder(it.text));
      const fact = (it: Criterion): string => `${cited(it.text)} is no criterion`;
      if (bad.length && bad.length === all.length) say(bad[0]!.range, fact(bad[0]!));
      else for (const it of bad) say(it.range, fact(it), it);
    },
  },
});

/** All of `done`, where there is nothing else in it; else only the criterion that says nothing. */
function fixes(plan: Plan, entry: EntryOf<'activity'>, { owners }: Frame, only: Criterion | undefined): Fix[] {
  const { parsed } = entry;
  const by = approver(plan, entry, owners);
  const map = `{ criterion: ${quote(toFillIn, true)}, by: ${quote(by, true)} }`;
  const pair = field(entry, 'done');
  const edit = only ? replace(plan, { parsed, range: only.node.range }, map) : setKey(plan, entry, 'done', `[${map}]`);
  const whom = by === somebody ? 'and who approves it' : `that ${named(by)} approves`;
  const title = `Write a criterion ${whom}, to fill in`;
  const taken =
    entry.parent && pair && !only
      ? [{ title: 'Take what its activity says', edits: [drop(plan, parsed, pair.key)] }]
      : [];
  const removed = only ? [{ title: 'Remove this criterion', edits: [drop(plan, parsed, only.node)] }] : [];
  return [...taken, { title, edits: [edit] }, ...removed];
}

export const docs =
  'Without a criterion, done is a matter of opinion, and the work drags on. Write what will be true: a number, a test that anybody can run, or who approves it. A task takes it from its activity.';

export const examples: Example[] = [
  {
    name: 'nothing is said',
    plan: `
owner: maya
activities:
  form:
# ^^^^ No criterion, so nobody can say when it is done. Write what will be true then.
    title: Rebuild the client intake form
    owner: dev
    status: in progress
`,
    fixed: `
owner: maya
activities:
  form:
    title: Rebuild the client intake form
    owner: dev
    done: [{ criterion: Say what anybody can check when it is done, by: maya }]
    status: in progress
`,
  },
  {
    name: 'a placeholder, and an empty key',
    plan: `
activities:
  form:
    owner: dev
    with: [lu]
    done:
      - to be decided
#       ^^^^^^^^^^^^^ "to be decided" is no criterion, so nobody can say when it is done. Write what will be true then.
  train:
    done:
   #^^^^ No criterion, so nobody can say when it is done. Write what will be true then.
    owner: lu
`,
    fixed: `
activities:
  form:
    owner: dev
    with: [lu]
    done: [{ criterion: Say what anybody can check when it is done, by: lu }]
  train:
    done:
    owner: lu
`,
  },
  {
    name: 'one of two',
    plan: `
activities:
  form:
    done: [3 clients use it, { criterion: TBD, by: maya }]
    #                                     ^^^ "TBD" is no criterion, so nobody can say when it is done. Write what will be true then.
`,
    fix: 'Remove this criterion',
    fixed: `
activities:
  form:
    done: [3 clients use it]
`,
  },
  {
    name: 'a task has its own placeholder',
    plan: `
activities:
  form:
    done: 3 clients use it
    tasks:
      fields: { done: "?", owner: dev }
      #               ^^^ "?" is no criterion, so nobody can say when it is done. Write what will be true then.
      build: { owner: lu }
`,
    fixed: `
activities:
  form:
    done: 3 clients use it
    tasks:
      fields: { owner: dev }
      build: { owner: lu }
`,
  },
  {
    name: 'criteria, work that is done, and a key that another rule corrects',
    plan: `
activities:
  form: { done: 3 clients use it }
  audit: { status: done }
  train: { definition of done: All 12 managers pass the quiz }
`,
  },
];
