import { type Day, iso } from '../language/day.ts';
import { inDays } from '../language/time.ts';
import { type Estimate, types, type ValueType } from '../language/values.ts';
import { newDecision } from '../mend/new-entry.ts';
import { isWritable } from '../plan/due.ts';
import { type Edit, remove, replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { dueDaysFor, isOwnerThere } from '../plan/landing.ts';
import { descend, type Node } from '../plan/node.ts';
import { type History, heldSince, isSettled, saidAt } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import { at, criteria, type EntryOf, field, keyAt } from '../plan/query.ts';
import { upTo } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { workdaysFor } from '../plan/workdays.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

type Activity = EntryOf<'activity'>;
/** How work has grown since the plan is held to it. */
interface Growth {
  readonly since: Day;
  /** The effort as it was committed, and how much larger its high end is now: 0.5 is half as much again. */
  readonly effort: { readonly text: string; readonly by: number } | undefined;
  /** The criteria that were added. */
  readonly added: readonly string[];
}

const self = {
  id: 'scope-crept',
  settings: {
    '': {
      type: types.share as ValueType,
      default: '25%',
      says: 'how much an effort may grow before its date has to move',
    },
  },
};

export default rule({
  ...self,
  group: 'Scope and done',
  severity: 'warning',
  summary:
    'reports work whose effort has grown by more than a quarter, or that was given two criteria or more, since the plan is live, for the same date and the same money',
  past: true,
  entry: {
    activity(entry, near, report) {
      const { frame } = near;
      const growth = frame.history && growthOf(entry, frame.history, threshold<number>(self, frame));
      if (!growth) return;
      if (isSettled(near.naming('activity', entry.id, 'affects', 'decision'), growth.since)) return;
      const { effort, added } = growth;
      const how = [
        ...(effort ? [`its effort grew by ${Math.round(effort.by * 100)}% from ${effort.text}`] : []),
        ...(added.length ? [`${counted(added.length, 'criterion was', 'criteria were')} added`] : []),
      ].join(' and ');
      const money = entry.value.workstream === undefined ? '' : ', and so has the revenue';
      const date = entry.value.due === undefined ? 'Nobody decided that' : `The date has stayed${money}`;
      report(effort ? at(entry, 'effort') : keyAt(entry, 'done'), `Since the plan is live ${how}. ${date}.`, {
        fixes: plan => fixes(plan, entry, growth, frame),
      });
    },
  },
});

function growthOf(entry: Activity, history: History, most: number): Growth | undefined {
  const { kind, id, value } = entry;
  const past = history.past(kind, id);
  const since = past && heldSince(history, past);
  if (!since) return undefined;
  const before = (key: string): Node | undefined => saidAt(history, kind, id, key, since);
  if ((before('due')?.text ?? '') !== (field(entry, 'due')?.value.text ?? '')) return undefined;
  const money = value.workstream === undefined ? undefined : history.past('workstream', value.workstream);
  if (money?.turns.some(it => it.key === 'revenue' && it.step.order > since.order)) return undefined;
  const old = types.estimate.read(before('effort')?.text ?? '');
  const by = old && value.effort && highOf(old) > 0 ? highOf(value.effort) / highOf(old) - 1 : 0;
  const known = new Set(textsOf(before('done')));
  const added = criteria(entry).flatMap(it => (known.has(it.text) ? [] : [it.text]));
  const isMore = known.size > 0 && criteria(entry).length - known.size >= 2;
  if (by <= most && !isMore) return undefined;
  return {
    since: since.day,
    effort: by > most ? { text: before('effort')!.text, by } : undefined,
    added: isMore ? added : [],
  };
}
const highOf = ({ low, high }: Estimate): number => Math.max(inDays(low), inDays(high));
const textsOf = (done: Node | undefined): string[] =>
  !done || done.kind === 'empty'
    ? []
    : (done.kind === 'list' ? done.items : [done]).map(it => descend(it, ['criterion'])?.value.text ?? it.text);

function fixes(plan: Plan, entry: Activity, { effort, added }: Growth, frame: Frame): Fix[] {
  const { id, value } = entry;
  const { due, start } = value;
  const from = Math.max(start ?? frame.today, frame.today);
  const workdays = workdaysFor(plan, entry);
  const more = effort && due !== undefined && due > from ? Math.ceil(workdays.between(from, due) * effort.by) : 0;
  const to = dueDaysFor(plan, entry).add(due ?? from, more);
  const decision = newDecision(plan, frame, {
    id: `${id}-scope`,
    question: `Is ${upTo(value.title ?? id, 60)} to hold so much more?`,
    owner: value.owner,
    options: ['yes, and it takes longer', 'no, cut what was added'],
    affects: [id],
  });
  return [
    ...(more && isWritable(to) && isOwnerThere(plan, entry, to)
      ? [
          {
            title: `Move due to ${iso(to)}, in proportion`,
            edits: [replace(plan, { parsed: entry.parsed, range: at(entry, 'due') }, iso(to))],
          },
        ]
      : []),
    ...back(plan, entry, effort?.text, added),
    { title: `Open the decision "${decision.id}", to be made by ${decision.by}`, edits: [decision.edit] },
  ];
}

/** What was committed when the plan went live. Criteria between brackets are left for the author to take out. */
function back(plan: Plan, entry: Activity, effort: string | undefined, added: readonly string[]): Fix[] {
  const done = field(entry, 'done')?.value;
  if (added.length && (done?.kind !== 'list' || done.style === 'flow')) return [];
  const edits: Edit[] = [
    ...(effort ? [replace(plan, { parsed: entry.parsed, range: at(entry, 'effort') }, effort)] : []),
    ...criteria(entry)
      .filter(it => added.includes(it.text))
      .map(it => remove(plan, entry.parsed, it.node.range)),
  ];
  const what = [
    ...(effort ? [`set the effort back to ${effort}`] : []),
    ...(added.length ? ['take out what was added'] : []),
  ].join(' and ');
  return [{ title: what[0]!.toUpperCase() + what.slice(1), edits }];
}

export const docs =
  'Scope grows one sensible request at a time, and the date stays where it was. Then the date is a wish. If work is to hold more, move its date, change what is paid for it, or cut something else, and write down who decided that. Counted are the commits since the plan went live.';

const before = `
owner: maya
status: live
activities:
  form:
    owner: dev
    due: 2026-08-21
    effort: 8d
    done:
      - New form live
`;
export const examples: Example[] = [
  {
    name: 'half as much again',
    history: [{ at: '2026-07-01', by: 'Ana', plan: before }],
    plan: `
owner: maya
status: live
activities:
  form:
    owner: dev
    due: 2026-08-21
    effort: 8d..12d
    #       ^^^^^^^ Since the plan is live its effort grew by 50% from 8d. The date has stayed.
    done:
      - New form live
`,
    fixed: `
owner: maya
status: live
activities:
  form:
    owner: dev
    due: 2026-09-04
    effort: 8d..12d
    done:
      - New form live
`,
  },
  {
    name: 'two criteria more',
    history: [{ at: '2026-07-01', by: 'Ana', plan: before }],
    plan: `
owner: maya
status: live
activities:
  form:
    owner: dev
    due: 2026-08-21
    effort: 8d
    done:
   #^^^^ Since the plan is live 2 criteria were added. The date has stayed.
      - New form live
      - Works on phones
      - In French, too
`,
    fix: 'Take out what was added',
    fixed: before,
  },
  {
    name: 'the date moved too; a decision is open; a fifth more; a draft',
    history: [
      {
        at: '2026-07-01',
        by: 'Ana',
        plan: `
status: live
activities:
  form: { due: 2026-08-21, effort: 8d }
  train: { due: 2026-08-21, effort: 5d }
  audit: { due: 2026-08-21, effort: 10d }
`,
      },
    ],
    plan: `
status: live
decisions:
  train-scope: { question: Two days or one?, affects: [train] }
activities:
  form: { due: 2026-09-04, effort: 12d }
  train: { due: 2026-08-21, effort: 10d }
  audit: { due: 2026-08-21, effort: 12d }
`,
  },
];
