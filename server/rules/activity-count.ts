import type { ValueType } from '../language/values.ts';
import { nest, nests } from '../mend/nest.ts';
import { setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, find, headOf, isOneOff, type Place } from '../plan/query.ts';
import { sectionOf } from '../plan/section.ts';
import { insertEntry, insertSection } from '../plan/sections.ts';
import { cited, listed, unused } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

type Activity = EntryOf<'activity'>;
interface Bounds {
  readonly low: number;
  readonly high: number;
}
const bounds: ValueType<Bounds> = {
  expects: 'two numbers such as 3..8',
  pattern: /^\d{1,4}\.\.\d{1,4}$/,
  read: it => {
    const [low = Number.NaN, high = Number.NaN] = /^\d{1,4}\.\.\d{1,4}$/.test(it) ? it.split('..').map(Number) : [];
    return low <= high ? { low, high } : undefined;
  },
};
const self = {
  id: 'activity-count',
  settings: {
    '': {
      type: bounds as ValueType,
      default: '3..8',
      says: 'how many activities a plan, or a workstream, should have',
    },
  },
};

export default rule({
  ...self,
  group: 'Scope and done',
  severity: 'info',
  summary:
    'reports a live plan with fewer than three or more than eight one-off activities, in each workstream where there are any',
  plan(plan, frame, report) {
    if (frame.status !== 'live') return;
    const limits = threshold<Bounds>(self, frame);
    for (const { place, stream, all } of groups(plan)) {
      // A workstream without any work is another matter.
      if ((stream && !all.length) || (all.length >= limits.low && all.length <= limits.high)) continue;
      const where = stream ? ` in ${cited(stream.id)}` : '';
      const advice =
        all.length > limits.high
          ? 'Make some of them tasks of others.'
          : 'Is something missing, or too large to see it move?';
      report(
        place,
        `${counted(all.length, 'one-off activity', 'one-off activities')}${where}; ${limits.low} to ${limits.high} can be steered. ${advice}`,
        {
          fixes: now => {
            const group = groups(now).find(it => it.stream?.id === stream?.id);
            return group ? fixes(now, group.all, limits, stream?.id) : [];
          },
        },
      );
    }
  },
});

interface Group {
  readonly place: Place;
  readonly stream: EntryOf<'workstream'> | undefined;
  readonly all: readonly Activity[];
}

/** The one-off activities that are not dropped, by workstream where there are any. */
function groups(plan: Plan): Group[] {
  const counts = entriesOf(plan, 'activity').filter(
    it => !it.parent && isOneOff(it.value) && it.value.status !== 'dropped',
  );
  const streams = entriesOf(plan, 'workstream');
  const head = headOf(plan, 'activities');
  if (!streams.length)
    return head && entriesOf(plan, 'activity').length
      ? [{ place: { parsed: head.parsed, range: head.pair.key.range }, stream: undefined, all: counts }]
      : [];
  const byStream = new Map<string | undefined, Activity[]>();
  for (const it of counts) {
    const list = byStream.get(it.value.workstream);
    if (list) list.push(it);
    else byStream.set(it.value.workstream, [it]);
  }
  return streams
    .filter(it => it.value.status !== 'closed')
    .map(stream => ({
      place: { parsed: stream.parsed, range: stream.key.range },
      stream,
      all: byStream.get(stream.id) ?? [],
    }));
}

/** More than this many are not moved at a time. */
const mostMoved = 12;

function fixes(plan: Plan, all: readonly Activity[], { low, high }: Bounds, stream: string | undefined): Fix[] {
  if (all.length < low) return [add(plan, low - all.length, stream)];
  const excess = all.length - high;
  const found = excess > mostMoved ? [] : nests(plan, all, excess);
  const moved = found.map(it => ({
    title: `Make ${listed(
      it.tasks.map(task => cited(task.id, 30)),
      4,
    )} ${it.tasks.length === 1 ? 'a task' : 'tasks'} of ${cited(it.into.id)}`,
    edits: nest(plan, it),
  }));
  return moved.length ? moved : [allow(plan, low, all.length)];
}

function add(plan: Plan, count: number, stream: string | undefined): Fix {
  const taken = new Set<string>();
  const edits = Array.from({ length: count }, () => {
    const id = unused('activity', it => taken.has(it) || !!find(plan, 'activity', it));
    taken.add(id);
    return insertEntry(plan, 'activities', id, [
      'title: Say what is done',
      ...(stream === undefined ? [] : [`workstream: ${stream}`]),
    ]);
  });
  return { title: `Add ${counted(count, 'activity', 'activities')} to fill in`, edits };
}

/** Where nothing can be moved, the plan may say that it is meant so. */
function allow(plan: Plan, low: number, high: number): Fix {
  const rules = sectionOf(plan, 'rules');
  const text = `${low}..${high}`;
  const edit = rules
    ? setKey(plan, rules, self.id, text)
    : insertSection(plan, 'rules', ['rules:', `  ${self.id}: ${text}`]);
  return { title: `Allow up to ${high} in this plan`, edits: [edit] };
}

export const docs =
  'Three to eight activities can be kept in mind and steered. Fewer are often too large to see whether they move; of more, some are tasks of others, or the plan is two plans.';

export const examples: Example[] = [
  {
    name: 'nine, two of which only one other waits for',
    plan: `
status: live
activities:
#<^^^^^^^^^^ 9 one-off activities; 3 to 8 can be steered. Make some of them tasks of others.
  fields: { owner: dev, due: 2026-07-31, priority: 1 }
  # With the three pilot clients.
  prototype:
    owner: ana
    due: 2026-08-07
    after: [fields]
    priority: 2
  form:
    owner: ana
    due: 2026-08-21
    after: [prototype]
  audit: { owner: dev }
  portal: { owner: ana }
  train: { owner: lu, after: [form, portal] }
  measure: { owner: maya }
  report: { owner: maya, after: [measure, train] }
  wiki: { owner: lu }
  patch: { owner: ana, every: 2w }
`,
    fix: 'Make "prototype" a task of "form"',
    fixed: `
status: live
activities:
  fields: { owner: dev, due: 2026-07-31, priority: 1 }
  form:
    owner: ana
    due: 2026-08-21
    tasks:
      # With the three pilot clients.
      prototype:
        owner: ana
        due: 2026-08-07
        after: [fields]
  audit: { owner: dev }
  portal: { owner: ana }
  train: { owner: lu, after: [form, portal] }
  measure: { owner: maya }
  report: { owner: maya, after: [measure, train] }
  wiki: { owner: lu }
  patch: { owner: ana, every: 2w }
`,
  },
  {
    name: 'an activity with an effort of its own keeps it; what somebody else does first is no part of it',
    plan: `
status: live
rules:
  activity-count: 1..2
activities:
#<^^^^^^^^^^ 3 one-off activities; 1 to 2 can be steered. Make some of them tasks of others.
  scope: { owner: rachel, due: 2026-08-07, effort: 6d }
  draft: { owner: lucy, due: 2026-08-14, effort: 2d..3d, after: [scope] }
  policies:
    title: Write 22 policies
    owner: lucy
    due: 2026-08-28
    effort: 12d
    after: [draft]
`,
    fix: 'Make "draft" a task of "policies"',
    fixed: `
status: live
rules:
  activity-count: 1..2
activities:
  scope: { owner: rachel, due: 2026-08-07, effort: 6d }
  policies:
    title: Write 22 policies
    owner: lucy
    due: 2026-08-28
    effort: 14d..15d
    tasks:
      draft: { owner: lucy, due: 2026-08-14, effort: 2d..3d, after: [scope] }
      policies-2: { title: Write 22 policies, effort: 12d, after: [draft] }
`,
  },
  {
    name: 'two in a workstream, and none yet in another',
    plan: `
status: live
workstreams:
  acme: { owner: lu }
# ^^^^ 2 one-off activities in "acme"; 3 to 8 can be steered. Is something missing, or too large to see it move?
  contoso: { owner: lu }
activities:
  form: { owner: dev, workstream: acme }
  train: { owner: lu, workstream: acme }
`,
    fixed: `
status: live
workstreams:
  acme: { owner: lu }
  contoso: { owner: lu }
activities:
  form: { owner: dev, workstream: acme }
  train: { owner: lu, workstream: acme }
  activity:
    title: Say what is done
    workstream: acme
`,
  },
  {
    name: 'a house rule of two, and nothing that can be moved within braces',
    plan: `
status: live
rules:
  activity-count: 1..2
activities: { a: { owner: dev }, b: { owner: lu }, c: { owner: ana } }
#<^^^^^^^^^^ 3 one-off activities; 1 to 2 can be steered. Make some of them tasks of others.
`,
    fixed: `
status: live
rules:
  activity-count: 1..3
activities: { a: { owner: dev }, b: { owner: lu }, c: { owner: ana } }
`,
  },
  {
    name: 'three and a dropped one',
    plan: `
status: live
activities:
  form: { owner: dev, tasks: { fields: { due: 2026-07-31 } } }
  train: { owner: lu }
  audit: { owner: dev, status: done }
  portal: { owner: ana, status: dropped, because: no budget }
`,
  },
  {
    name: 'a draft may begin with one',
    plan: `
status: draft
activities:
  form: { owner: dev }
`,
  },
];
