import type { ValueType } from '../language/values.ts';
import { types } from '../language/values.ts';
import { quote, setKey } from '../plan/edit.ts';
import { isProposed } from '../plan/keys.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, field, headOf, isOneOff, isOpen } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

type Activity = EntryOf<'activity'>;
const self = {
  id: 'dependency-missing',
  settings: {
    '': {
      type: types.number as ValueType,
      default: '3',
      says: 'from how many one-off activities on one has to wait for another',
    },
  },
};

export default rule({
  ...self,
  group: 'Dependencies, hand-offs, decisions',
  severity: 'info',
  summary: 'reports a live plan of three or more one-off activities in which none waits for another',
  plan(plan, frame, report) {
    const head = frame.status === 'live' ? headOf(plan, 'activities') : undefined;
    const all = head ? entriesOf(plan, 'activity') : [];
    if (!head || all.some(waits)) return;
    const count = all.filter(isCounted).length;
    if (count < threshold<number>(self, frame)) return;
    report(
      { parsed: head.parsed, range: head.pair.key.range },
      `None of ${count} activities waits for another, so a slip seems to touch nothing. Say what has to be finished first.`,
      { fixes: now => links(now) },
    );
  },
});

/** What it waits for is written, readable or not, or stands there in other words. */
const waits = (entry: Activity): boolean =>
  !!field(entry, 'after') || (!entry.parsed.sound && isProposed(entry, 'after'));
const isCounted = (it: Activity): boolean => !it.parent && isOpen(it.value) && isOneOff(it.value);

/** As many as are looked through in a menu. */
const mostFixes = 6;
/** Each after the one that is due just before it; in the order of the text where nothing is due. */
function links(plan: Plan): Fix[] {
  const all = entriesOf(plan, 'activity').filter(
    it => isCounted(it) && (it.node.kind === 'map' || it.node.kind === 'empty'),
  );
  const dated = all.filter(it => it.value.due !== undefined).sort((a, b) => a.value.due! - b.value.due!);
  const steps = dated.length > 1 ? dated : all;
  return steps.slice(1, mostFixes + 1).map((entry, i) => ({
    title: `Let ${cited(entry.id)} wait for ${cited(steps[i]!.id)}`,
    edits: [setKey(plan, entry, 'after', `[${quote(steps[i]!.id, true)}]`)],
  }));
}

export const docs =
  'Work that serves one goal is rarely all independent. As long as nothing says what has to be finished first, a late activity seems to delay nobody, and the order of the work is a matter of taste. Name under `after` what each one really waits for; three links often are enough.';

export const examples: Example[] = [
  {
    name: 'three, side by side',
    plan: `
status: live
activities:
#<^^^^^^^^^^ None of 3 activities waits for another, so a slip seems to touch nothing. Say what has to be finished first.
  train:
    due: 2026-09-11
  audit: { due: 2026-08-07 }
  form: { due: 2026-08-28 }
`,
    fixed: `
status: live
activities:
  train:
    due: 2026-09-11
  audit: { due: 2026-08-07 }
  form: { due: 2026-08-28, after: [audit] }
`,
  },
  {
    name: 'the last of them',
    plan: `
status: live
activities:
#<^^^^^^^^^^ None of 3 activities waits for another, so a slip seems to touch nothing. Say what has to be finished first.
  train:
    due: 2026-09-11
  audit: { due: 2026-08-07 }
  form: { due: 2026-08-28 }
  patch: { every: 2w }
`,
    fix: 'Let "train" wait for "form"',
    fixed: `
status: live
activities:
  train:
    due: 2026-09-11
    after: [form]
  audit: { due: 2026-08-07 }
  form: { due: 2026-08-28 }
  patch: { every: 2w }
`,
  },
  {
    name: 'one waits for another plan',
    plan: `
status: live
activities:
  train: { due: 2026-09-11 }
  audit: { due: 2026-08-07, after: [crm/api-freeze] }
  form: { due: 2026-08-28 }
`,
  },
  {
    name: 'two, work that recurs, tasks, and what is done',
    plan: `
status: live
activities:
  train: { due: 2026-09-11, tasks: { room: { owner: lu }, slides: { owner: lu } } }
  audit: { due: 2026-08-07 }
  form: { status: done }
  desk: { load: 20% }
`,
  },
  {
    name: 'a key in other words',
    plan: `
status: live
activities:
  train: { due: 2026-09-11 }
  audit: { due: 2026-08-07 }
  form: { depends on: audit }
`,
  },
  {
    name: 'a draft',
    plan: `
status: draft
activities: { train: { due: 2026-09-11 }, audit: { due: 2026-08-07 }, form: { due: 2026-08-28 } }
`,
  },
];
