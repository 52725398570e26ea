import { remove } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, find, isOpen, prerequisites } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import { components, shortestLoop } from '../reckon/loops.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;
/** One step round a loop: an activity and what it waits for, as a word in `after` or, for a task, by standing under it. */
interface Link {
  readonly from: Activity;
  readonly to: Activity;
  readonly place: { readonly parsed: Activity['parsed']; readonly range: Activity['key']['range'] };
  readonly written: boolean;
}

/** A longer circle is told by its first names; each of its links is a related place. */
const mostNames = 6;

export default rule({
  id: 'dependency-cycle',
  group: 'Dependencies, hand-offs, decisions',
  severity: 'error',
  summary: 'reports activities that wait for each other in a circle, and names the whole circle',
  plan(plan, _frame, report) {
    const entries = entriesOf(plan, 'activity').filter(it => isOpen(it.value) && find(plan, 'activity', it.id) === it);
    const index = new Map(entries.map((it, i) => [it.id, i]));
    const links = entries.map(it => linksOf(it, entries, index));
    const graph = links.map(list => list.map(it => index.get(it.to.id)!));
    for (const group of components(graph)) {
      const loop = shortestLoop(graph, group);
      // Named from the place that stands first in the text; the link that closes it is the last.
      const first = loop.indexOf(Math.min(...loop));
      const round = [...loop.slice(first), ...loop.slice(0, first)];
      const steps = round.map((at, i) => links[at]!.find(it => it.to === entries[round[(i + 1) % round.length]!])!);
      const closing = steps.findLast(it => it.written);
      if (!closing) continue;
      const names = round.slice(0, mostNames).map(it => named(entries[it]!.id));
      const others = round.length > mostNames ? ` … and ${round.length - mostNames} more` : '';
      const more = group.length > loop.length ? ` ${group.length - loop.length} more are caught in it.` : '';
      report(
        closing.place,
        `Waits in a circle, so none of it can start: ${names.join(' → ')}${others} → ${names[0]}.${more}`,
        {
          related: () =>
            steps
              .filter(it => it !== closing)
              .map(it => ({
                place: it.place,
                message: it.written
                  ? `"${it.from.id}" waits for "${it.to.id}".`
                  : `"${it.from.id}" ends with its task "${it.to.id}".`,
              })),
          fixes: now => steps.filter(it => it.written).map(it => breakAt(now, it)),
        },
      );
    }
  },
});

/** What an activity waits for: its prerequisites, and its own tasks. A task waits for what its activity waits for only through it. */
function linksOf(entry: Activity, entries: readonly Activity[], index: ReadonlyMap<string, number>): Link[] {
  const named = prerequisites(entry).flatMap(({ ref, range }): Link[] => {
    const to = entries[index.get(ref) ?? -1];
    return to && to !== entry ? [{ from: entry, to, place: { parsed: entry.parsed, range }, written: true }] : [];
  });
  const tasks = (entry.parsed.entries as Activity[]).filter(
    it => it.parent === entry && entries[index.get(it.id) ?? -1] === it,
  );
  return [
    ...named,
    ...tasks.map(to => ({ from: entry, to, place: { parsed: to.parsed, range: to.key.range }, written: false })),
  ];
}

const breakAt = (plan: Plan, { from, to, place }: Link): Fix => ({
  title: `"${from.id}" no longer waits for "${to.id}": "${from.id}" may then start first`,
  edits: [remove(plan, place.parsed, place.range)],
});

export const docs =
  'None of them can ever start, nor anything behind them. Each link of the circle is listed; remove the one that is not really needed.';

export const examples: Example[] = [
  {
    name: 'a circle of three',
    plan: `
activities:
  audit: { after: [train] }
  form: { after: [audit] }
  #               ^^^^^ Waits in a circle, so none of it can start: audit → train → form → audit.
  train: { after: [form] }
`,
    fixed: `
activities:
  audit: { after: [] }
  form: { after: [audit] }
  train: { after: [form] }
`,
    fix: '"audit" no longer waits for "train"',
  },
  {
    name: 'a circle of eight',
    plan: `
activities:
  a1: { after: [a8] }
  a2: { after: [a1] }
  #             ^^ Waits in a circle, so none of it can start: a1 → a8 → a7 → a6 → a5 → a4 … and 2 more → a1.
  a3: { after: [a2] }
  a4: { after: [a3] }
  a5: { after: [a4] }
  a6: { after: [a5] }
  a7: { after: [a6] }
  a8: { after: [a7] }
`,
  },
  {
    name: 'an activity whose task waits for it',
    plan: `
activities:
  form:
    tasks:
      draft: { after: [form] }
      #                ^^^^ Waits in a circle, so none of it can start: form → draft → form.
`,
    fixed: `
activities:
  form:
    tasks:
      draft: { after: [] }
`,
  },
  {
    name: 'a chain, and a circle through something that is done',
    plan: `
activities:
  audit: { after: [train], status: done }
  form: { after: [audit] }
  train: { after: [form] }
`,
  },
];
