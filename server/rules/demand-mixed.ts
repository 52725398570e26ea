import { dropKeys } from '../mend/drop-keys.ts';
import { newActivity } from '../mend/new-entry.ts';
import { quote } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { comparePositions } from '../plan/position.ts';
import { type EntryOf, field, keyAt } from '../plan/query.ts';
import { cited, listed, upTo } from '../plan/suggest.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'demand-mixed',
  group: 'Language',
  severity: 'error',
  summary:
    'reports work that is continuous (`load`) and done once or again and again (`effort`, `every`) at the same time',
  entry: {
    activity(entry, { frame }, report) {
      const { load, effort, every } = entry.value;
      if (load === undefined || (effort === undefined && every === undefined)) return;
      const keys = pieces(entry);
      const [first, second] = [keyAt(entry, 'load'), keyAt(entry, keys[0]!)].sort((a, b) =>
        comparePositions(a.start, b.start),
      );
      const what = every === undefined ? 'an effort, which ends' : 'an interval, at which it recurs';
      report(
        second!,
        `A load, which goes on all the time, and ${what}: its hours would count twice. Keep one of the two.`,
        {
          related: () => [{ place: { parsed: entry.parsed, range: first! }, message: 'The other one.' }],
          fixes: plan => fixes(plan, entry, keys, frame),
        },
      );
    },
  },
});

/** The keys that do not go with a load. */
const pieces = (entry: EntryOf<'activity'>): string[] => ['effort', 'every'].filter(it => field(entry, it));

function fixes(plan: Plan, entry: EntryOf<'activity'>, keys: readonly string[], frame: Frame): Fix[] {
  const names = listed(keys.map(it => `"${it}"`));
  const { title, owner, workstream } = entry.value;
  const load = field(entry, 'load')!.value;
  const shares = load.pairs.map(it => `${quote(it.key.text, true)}: ${it.value.text}`);
  const other = newActivity(plan, frame, {
    id: `${entry.id}-2`,
    title: `${upTo(title ?? entry.id, 100)}, continuous part`,
    owner,
    workstream,
    load: shares.length ? `{ ${shares.join(', ')} }` : load.text,
  });
  return [
    { title: `Keep "load", remove ${names}`, edits: dropKeys(plan, entry, keys) },
    { title: `Keep ${names}, remove "load"`, edits: dropKeys(plan, entry, ['load']) },
    ...(entry.parent
      ? []
      : [
          {
            title: `Move "load" to an activity of its own, ${cited(other.id)}`,
            edits: [...dropKeys(plan, entry, ['load']), other.edit],
          },
        ]),
  ];
}

export const docs =
  'Work is done once (`effort`), again and again (`every` with `effort` each time) or all the time (`load`). With two of them its hours would count twice, and nobody could say when it is over. Keep what fits; where both are true, they are two activities, such as building a portal and supporting it.';

export const examples: Example[] = [
  {
    name: 'a project that is also support',
    plan: `
activities:
  portal:
    title: Build the client portal
    owner: ana
    load: 20%
    due: 2026-08-28
    effort: 12d
   #^^^^^^ A load, which goes on all the time, and an effort, which ends: its hours would count twice. Keep one of the two.
    done: 3 clients signed in
  form: { effort: 3d }
`,
    fix: 'Move',
    fixed: `
activities:
  portal:
    title: Build the client portal
    owner: ana
    due: 2026-08-28
    effort: 12d
    done: 3 clients signed in
  form: { effort: 3d }
  portal-2:
    title: "Build the client portal, continuous part"
    owner: ana
    done: Say what anybody can check when it is done
    load: 20%
`,
  },
  {
    name: 'recurring, with shares of two persons',
    plan: `
activities:
  patch: { every: 2w, effort: 1d, load: { ana: 10%, dev: 5% }, owner: ana }
  #                               ^^^^ A load, which goes on all the time, and an interval, at which it recurs: its hours would count twice. Keep one of the two.
`,
    fix: 'Keep "effort" and "every"',
    fixed: `
activities:
  patch: { every: 2w, effort: 1d, owner: ana }
`,
  },
  {
    name: 'a task, and work that is done: the load stays',
    plan: `
activities:
  portal:
    tasks:
      desk: { load: 20%, effort: 3d }
      #                  ^^^^^^ A load, which goes on all the time, and an effort, which ends: its hours would count twice. Keep one of the two.
  report: { load: 20%, every: 1w, status: done }
  #                    ^^^^^ A load, which goes on all the time, and an interval, at which it recurs: its hours would count twice. Keep one of the two.
`,
    fixed: `
activities:
  portal:
    tasks:
      desk: { load: 20% }
  report: { load: 20%, every: 1w, status: done }
`,
  },
  {
    name: 'one form each, and a load that cannot be read',
    plan: `
activities:
  portal: { effort: 12d }
  patch: { every: 2w, effort: 1d }
  desk: { load: { ana: 30%, dev: 10% } }
  report: { load: sometimes, effort: 1d }
`,
  },
];
