import type { Shape } from '../language/shape.ts';
import { types } from '../language/values.ts';
import { currencyOf } from '../mend/currency.ts';
import { removeWhole } from '../mend/heads.ts';
import { meantBy } from '../plan/choices.ts';
import { drop } from '../plan/drop.ts';
import { quote, replace } from '../plan/edit.ts';
import { isShared } from '../plan/far-ref.ts';
import type { Frame } from '../plan/frame.ts';
import { kindName } from '../plan/names.ts';
import type { Pair } from '../plan/node.ts';
import { created, type Destination, follow } from '../plan/path.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, field, known } from '../plan/query.ts';
import { readText } from '../plan/read-text.ts';
import { cited, listed } from '../plan/suggest.ts';
import { respell } from '../words/respell.ts';
import { type Example, type Fix, type PlanReport, rule } from './rule.ts';

export default rule({
  id: 'scenario-path-unknown',
  group: 'Language',
  severity: 'error',
  summary:
    'reports an assumption of a scenario whose path leads to nothing in the plan, or whose value does not fit there',
  around: true,
  plan(plan, frame, report) {
    for (const entry of entriesOf(plan, 'scenario'))
      for (const pair of field(entry, 'assume')?.value.pairs ?? []) judge(plan, frame, entry, pair, report);
  },
});

function judge(plan: Plan, frame: Frame, entry: EntryOf<'scenario'>, pair: Pair, report: PlanReport): void {
  const { key, value } = pair;
  const { parsed } = entry;
  // Without a folder nobody knows what another plan holds; a path without a value is half written.
  const isFar = key.text.includes('/') && (plan.others?.alone ?? true);
  if (!key.text.trim() || isFar || value.kind !== 'scalar' || !value.text.trim()) return;
  const to = follow(plan, key.text);
  if ('lost' in to) {
    if (isElsewhere(plan, to) || isMade(entry, key.text)) return;
    report(
      { parsed, range: key.range },
      `${lostWords(to)} so this assumption changes nothing. Correct the path, or remove it.`,
      {
        fixes: now => [
          ...to.meant.map(it => ({
            title: `Write ${cited(it, 80)}`,
            edits: [replace(now, { parsed, range: key.range }, quote(it, true))],
          })),
          remove(now, entry, pair),
        ],
      },
    );
    return;
  }
  const meaning = to.shape.scalar ?? to.shape.item?.scalar;
  if (meaning && fits(value.text, meaning)) return;
  const last = cited(key.text.slice(key.text.lastIndexOf('.') + 1));
  const message = meaning
    ? `${cited(value.text)} does not fit here: ${last} takes ${expected(meaning)}.`
    : `${last} is no single value: it holds ${
        listed(
          [...(to.shape.keys?.keys() ?? [])].map(it => cited(it)),
          4,
        ) || 'several'
      }. Name one of them in the path.`;
  report({ parsed, range: meaning ? value.range : key.range }, message, {
    fixes: now => [...(meaning ? respelt(now, frame, entry, pair, meaning) : []), remove(now, entry, pair)],
  });
}

/** People, teams and calendars may stand in a plan that is not in sight. */
const isElsewhere = (plan: Plan, { of }: Lost): boolean =>
  of !== 'section' && of !== 'key' && isShared(of) && !known(plan, of).length;

/** The scenario adds what the path speaks of. */
const isMade = (entry: EntryOf<'scenario'>, path: string): boolean =>
  (field(entry, 'assume')?.value.pairs ?? []).some(it => {
    const made = created(it.key.text);
    return made && path.startsWith(`${made.section}.${made.id}.`);
  });

type Lost = Extract<Destination, { lost: string }>;
type Meaning = NonNullable<Shape['scalar']>;
const fits = (text: string, meaning: Meaning): boolean => {
  const { trouble } = readText(text, meaning);
  return !trouble || trouble === 'retired';
};
const expected = ({ types: names, words }: Meaning): string =>
  names.flatMap(it => (it === 'word' ? [listed(Object.keys(words ?? {}))] : [types[it].expects])).join(' or ');

function lostWords({ lost, of }: Lost): string {
  if (of === 'section') return `A plan has no section ${cited(lost)},`;
  return of === 'key' ? `There is no key ${cited(lost)} there,` : `No ${kindName(of)} is called ${cited(lost)},`;
}

function remove(plan: Plan, entry: EntryOf<'scenario'>, { key }: Pair): Fix {
  const { pairs } = entry.node;
  // A scenario without a key would be half an entry.
  if (pairs.length === 1 && pairs[0]!.value.pairs.length === 1)
    return {
      title: `Remove the scenario ${cited(entry.id)}, which assumes nothing else`,
      edits: [removeWhole(plan, entry)],
    };
  return { title: `Remove ${cited(key.text, 80)}`, edits: [drop(plan, entry.parsed, key)] };
}

/** Other spellings of the value, or the words that may stand there. */
function respelt(plan: Plan, frame: Frame, entry: EntryOf<'scenario'>, pair: Pair, meaning: Meaning): Fix[] {
  const { text, range } = pair.value;
  const around = { today: frame.today, currency: currencyOf(plan) || undefined };
  const likely = meantBy(text, { meaning, path: pair.key.text.split('.'), entry });
  const all = [
    ...respell(text, meaning.types, around).map(it => it.text),
    ...likely,
    ...Object.keys(meaning.words ?? {}),
  ];
  return [...new Set(all)]
    .filter(it => fits(it, meaning))
    .slice(0, 6)
    .map(it => ({ title: `Write ${it}`, edits: [replace(plan, { parsed: entry.parsed, range }, quote(it, true))] }));
}

export const docs =
  'A scenario shows what changes when something else is true: somebody leaves, a client signs. An assumption that leads nowhere changes nothing, and the scenario then shows the plan as it is, without a word. A path names section, entry and key with dots between: `people.ana.until`, `workstreams.acme.status`. What nobody has the name of is added where the scenario says what it takes: the `capacity` of a person, the `effort` or the `load` of an activity, `at` of a milestone.';

export const examples: Example[] = [
  {
    name: 'a name that nobody has',
    plan: `
people:
  ana: { role: DevOps engineer }
scenarios:
  leaver:
    assume:
      people.anna.until: 2026-08-15
     #^^^^^^^^^^^^^^^^^ No person is called "anna", so this assumption changes nothing. Correct the path, or remove it.
`,
    fixed: `
people:
  ana: { role: DevOps engineer }
scenarios:
  leaver:
    assume:
      people.ana.until: 2026-08-15
`,
  },
  {
    name: 'another word for a key, and a section that does not exist',
    plan: `
activities:
  form: { due: 2026-08-14 }
scenarios:
  late:
    title: Everything a week later
    assume: { activities.form.deadline: 2026-08-21, client.acme: lost }
    #         ^^^^^^^^^^^^^^^^^^^^^^^^ There is no key "deadline" there, so this assumption changes nothing. Correct the path, or remove it.
    #                                               ^^^^^^^^^^^ A plan has no section "client", so this assumption changes nothing. Correct the path, or remove it.
`,
    fixed: `
activities:
  form: { due: 2026-08-14 }
scenarios:
  late:
    title: Everything a week later
    assume: { activities.form.due: 2026-08-21, client.acme: lost }
`,
  },
  {
    name: 'values that do not fit',
    plan: `
workstreams:
  acme: { status: tentative }
people:
  ana: { role: DevOps engineer }
scenarios:
  win:
    assume:
      workstreams.acme.status: signed
      #                        ^^^^^^ "signed" does not fit here: "status" takes tentative, confirmed and closed.
      people.ana.capacity: 20 hours a week
      #                    ^^^^^^^^^^^^^^^ "20 hours a week" does not fit here: "capacity" takes hours a week such as 32h/w.
`,
    fix: 'Write 20h/w',
    fixed: `
workstreams:
  acme: { status: tentative }
people:
  ana: { role: DevOps engineer }
scenarios:
  win:
    assume:
      workstreams.acme.status: signed
      people.ana.capacity: 20h/w
`,
  },
  {
    name: 'the only assumption',
    plan: `
people:
  lu: { role: Account lead }
scenarios:
  leaver: { assume: { people.ana.until: 2026-08-15 } }
  #                   ^^^^^^^^^^^^^^^^ No person is called "ana", so this assumption changes nothing. Correct the path, or remove it.
  win: { title: Acme signs, assume: { period: 2026-H2 } }
`,
    fix: 'Remove the scenario',
    fixed: `
people:
  lu: { role: Account lead }
scenarios:
  win: { title: Acme signs, assume: { period: 2026-H2 } }
`,
  },
  {
    name: 'a path that stops too early: taken out',
    plan: `
goal: { outcome: Fewer outages, by: 2026-09-30 }
scenarios:
  later:
    title: The goal a month later
    assume: { goal: 2026-10-31 }
    #         ^^^^ "goal" is no single value: it holds "outcome", "metric", "from", "to" and 1 more. Name one of them in the path.
`,
    fixed: `
goal: { outcome: Fewer outages, by: 2026-09-30 }
scenarios:
  later:
    title: The goal a month later
`,
  },
  {
    name: 'paths that lead somewhere: the longest name counts; and one into another plan',
    plan: `
period: 2026-Q3
milestones:
  go-live: 2026-09-01
people:
  ana.p: { role: DevOps engineer }
activities:
  form:
    with: { ana.p: 50% }
    tasks:
      build: { effort: 3d }
scenarios:
  mixed:
    assume:
      period: 2026-H2
      milestones.go-live: 2026-09-14
      people.ana.p.leave: 2026-08-03..2026-08-14
      activities.form.with.ana.p: 20%
      activities.build.effort: 5d
      activities.form.tasks.build.effort: 5d
      crm/activities.api.due: 2026-08-21
      teams.design.ceiling: 70%
      resources.budget.have:
`,
  },
  {
    name: 'what other plans hold, and whose task it is',
    plan: `
activities:
  form: { due: 2026-08-28, tasks: { test: { due: 2026-08-21 } } }
  audit: { due: 2026-08-28, tasks: { check: { due: 2026-08-21 } } }
scenarios:
  later:
    assume:
      activities.crm/import.due: 2026-08-28
      activities.crm/imports.due: 2026-08-28
     #^^^^^^^^^^^^^^^^^^^^^^^^^^ No activity is called "crm/imports", so this assumption changes nothing. Correct the path, or remove it.
      activities.cmr/import.due: 2026-08-28
     #^^^^^^^^^^^^^^^^^^^^^^^^^ No activity is called "cmr/import", so this assumption changes nothing. Correct the path, or remove it.
      activities.crm/import.duo: 2026-08-28
     #^^^^^^^^^^^^^^^^^^^^^^^^^ There is no key "duo" there, so this assumption changes nothing. Correct the path, or remove it.
      activities.form.tasks.test.due: 2026-08-14
      activities.form.tasks.check.due: 2026-08-14
     #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No activity is called "check", so this assumption changes nothing. Correct the path, or remove it.
      activities.form.tasks.tests.due: 2026-08-14
     #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No activity is called "tests", so this assumption changes nothing. Correct the path, or remove it.
`,
    fix: 'Write "activities.form.tasks.test.due"',
    fixed: `
activities:
  form: { due: 2026-08-28, tasks: { test: { due: 2026-08-21 } } }
  audit: { due: 2026-08-28, tasks: { check: { due: 2026-08-21 } } }
scenarios:
  later:
    assume:
      activities.crm/import.due: 2026-08-28
      activities.crm/imports.due: 2026-08-28
      activities.cmr/import.due: 2026-08-28
      activities.crm/import.duo: 2026-08-28
      activities.form.tasks.test.due: 2026-08-14
      activities.form.tasks.check.due: 2026-08-14
      activities.form.tasks.test.due: 2026-08-14
`,
    others: { crm: { plan: 'activities:\n  import: { owner: lu, due: 2026-08-14 }\n' } },
  },
  {
    name: 'somebody new, and new work: the scenario says what it takes',
    plan: `
people:
  ana: { role: DevOps engineer }
activities:
  form: { owner: ana, effort: 3d }
scenarios:
  grow:
    assume:
      people.new.capacity: 40h/w
      people.new.skills.forms: 3
      activities.extra.owner: new
      activities.extra.effort: 5d
`,
  },
];
