import { type Day, iso } from '../language/day.ts';
import { replace } from '../plan/edit.ts';
import { at, type EntryOf, inherited } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { type Example, rule } from './rule.ts';

type Dated = { readonly entry: EntryOf<'activity'>; readonly due: Day };

export default rule({
  id: 'due-after-parent',
  group: 'Dates',
  severity: 'error',
  summary: 'reports a task that is due after its activity',
  entry: {
    activity(entry, near, report) {
      const { due } = entry.value;
      const above = due === undefined ? [] : datedAbove(entry);
      const [nearest] = above;
      if (due === undefined || !nearest || due <= nearest.due) return;
      const { parsed } = entry;
      const name = cited(nearest.entry.id);
      const message = `Due ${iso(due)}, after the activity that it is part of: ${name} is due ${iso(nearest.due)}. Move one of the two.`;
      const sooner = above.filter(it => it.due < due);
      const earlier = iso(near.workdays(inherited(entry, 'owner')).upTo(nearest.due));
      const later = iso(near.workdays(inherited(nearest.entry, 'owner')).from(due));
      report(at(entry, 'due'), message, {
        related: () => [
          { place: { parsed, range: at(nearest.entry, 'due') }, message: `${name} is due ${iso(nearest.due)}.` },
        ],
        fixes: plan => [
          {
            title: `Move this task to ${earlier}`,
            edits: [replace(plan, { parsed, range: at(entry, 'due') }, earlier)],
          },
          {
            title: `Move ${sooner.map(it => cited(it.entry.id)).join(' and ')} to ${later}`,
            edits: sooner.map(it => replace(plan, { parsed, range: at(it.entry, 'due') }, later)),
          },
        ],
      });
    },
  },
});

/** What the task stands under that has a date of its own, the nearest first. */
function datedAbove(entry: EntryOf<'activity'>): Dated[] {
  const found: Dated[] = [];
  for (let it = entry.parent; it; it = it.parent)
    if (it.value.due !== undefined) found.push({ entry: it, due: it.value.due });
  return found;
}

export const docs =
  'An activity is done when its tasks are, so a task that is due later breaks its date. Bring the task forward, or move the activity.';

export const examples: Example[] = [
  {
    name: 'the activity is due on a holiday',
    plan: `
calendars: { default: { holidays: [2026-08-21] } }
activities:
  form:
    due: 2026-08-21
    tasks:
      build: { due: 2026-08-28 }
      #             ^^^^^^^^^^ Due 2026-08-28, after the activity that it is part of: "form" is due 2026-08-21. Move one of the two.
`,
    fixed: `
calendars: { default: { holidays: [2026-08-21] } }
activities:
  form:
    due: 2026-08-21
    tasks:
      build: { due: 2026-08-20 }
`,
  },
  {
    name: 'the task comes forward',
    plan: `
activities:
  form:
    due: 2026-08-21
    tasks:
      build: { due: 2026-08-28 }
      #             ^^^^^^^^^^ Due 2026-08-28, after the activity that it is part of: "form" is due 2026-08-21. Move one of the two.
`,
    fixed: `
activities:
  form:
    due: 2026-08-21
    tasks:
      build: { due: 2026-08-21 }
`,
  },
  {
    name: 'the activity moves, with what it is part of',
    plan: `
activities:
  portal:
    due: 2026-08-26
    tasks:
      form:
        due: 2026-08-21
        tasks:
          build: { due: 2026-08-28 }
          #             ^^^^^^^^^^ Due 2026-08-28, after the activity that it is part of: "form" is due 2026-08-21. Move one of the two.
`,
    fixed: `
activities:
  portal:
    due: 2026-08-28
    tasks:
      form:
        due: 2026-08-28
        tasks:
          build: { due: 2026-08-28 }
`,
    fix: 'Move "form" and "portal" to 2026-08-28',
  },
  {
    name: 'due with its activity, under one without a date, and a task that is done',
    plan: `
activities:
  form:
    due: 2026-08-21
    tasks:
      build: { due: 2026-08-21 }
      test: { due: 2026-08-28, status: done }
  train:
    tasks:
      invite: { due: 2026-08-28 }
`,
  },
];
