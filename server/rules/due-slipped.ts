import { type Day, iso, readDay } from '../language/day.ts';
import { types, type ValueType } from '../language/values.ts';
import { newDecision } from '../mend/new-entry.ts';
import { logged } from '../mend/outcome.ts';
import { replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { type History, heldSince, isSettled, saidAt } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, field } from '../plan/query.ts';
import { upTo } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

type Activity = EntryOf<'activity'>;
/** A deadline that was moved later. */
interface Slip {
  readonly from: Day;
  readonly to: Day;
  readonly on: Day;
  readonly by: string;
}

const self = {
  id: 'due-slipped',
  settings: {
    '': { type: types.number as ValueType, default: '2', says: 'how often a deadline may not move later' },
  },
};

export default rule({
  ...self,
  group: 'Dates',
  severity: 'warning',
  summary: 'reports a deadline that has moved later twice since the plan is live, or once after it had passed',
  past: true,
  entry: {
    activity(entry, near, report) {
      const { frame } = near;
      const known = frame.history && slipsOf(entry, frame.history);
      const due = entry.value.due;
      if (!known || due === undefined || due <= known.first) return;
      const { slips, first } = known;
      const late = slips.filter(it => it.from < it.on);
      const last = slips.at(-1);
      if (!last || (slips.length < threshold<number>(self, frame) && !late.length)) return;
      const reasons = [...(entry.value.log?.keys() ?? [])];
      if (reasons.some(it => it >= last.on && it <= frame.today)) return;
      if (isSettled(near.naming('activity', entry.id, 'affects', 'decision'), last.on)) return;
      const how = slips.length > 1 ? `${slips.length} times since the plan is live` : 'after it had passed';
      const message = `Moved later ${how}, from ${iso(first)} to ${iso(last.to)}, last on ${iso(last.on)} by ${named(last.by)}, and nothing says why. Say it, or decide.`;
      report(at(entry, 'due'), message, { fixes: plan => fixes(plan, entry, first, frame) });
    },
  },
});

/** Each time that it moved later, and the day that was committed first. */
function slipsOf({ kind, id }: Activity, history: History): { slips: Slip[]; first: Day } | undefined {
  const past = history.past(kind, id);
  const since = past && heldSince(history, past);
  if (!since) return undefined;
  const turns = past.turns.filter(it => it.key === 'due' && it.step.order > since.order);
  const day = (text: string | undefined): Day | undefined => (text === undefined ? undefined : readDay(text));
  const first = day((saidAt(history, kind, id, 'due', since) ?? turns[0]?.to)?.text);
  const slips = turns.flatMap(({ step, ...it }) => {
    const [from, to] = [day(it.from?.text), day(it.to?.text)];
    return from !== undefined && to !== undefined && to > from ? [{ from, to, on: step.day, by: step.by }] : [];
  });
  return first === undefined ? undefined : { slips, first };
}

function fixes(plan: Plan, entry: Activity, first: Day, frame: Frame): Fix[] {
  const { id, value } = entry;
  const line = logged(plan, entry, frame.today, 'say why the date moved');
  const decision = newDecision(plan, frame, {
    id: `${id}-date`,
    question: `What has to give so that ${upTo(value.title ?? id, 60)} is done in time?`,
    owner: value.owner,
    options: ['cut what it holds', 'move it, and tell who waits for it'],
    affects: [id],
  });
  const pair = field(entry, 'due')!;
  return [
    ...(line.length ? [{ title: `Log the reason today, ${iso(frame.today)}, to fill in`, edits: line }] : []),
    { title: `Open the decision "${decision.id}", to be made by ${decision.by}`, edits: [decision.edit] },
    {
      title: `Set it back to ${iso(first)}, as it was committed first`,
      edits: [replace(plan, { parsed: entry.parsed, range: pair.value.range }, iso(first))],
    },
  ];
}

export const docs =
  'A deadline that moves and moves is no deadline. One move may be an accident; the second says that the work is larger than the plan thinks, or that something else always comes first. Say why in its `log`, open a decision about it, or set it back. Counted are the commits since the plan went live.';

const before = (due: string): string => `
owner: maya
status: live
activities:
  form:
    title: Rebuild the intake form
    owner: dev
    due: ${due}
`;
export const examples: Example[] = [
  {
    name: 'moved twice',
    history: [
      { at: '2026-06-01', by: 'Ana', plan: before('2026-07-31') },
      { at: '2026-06-22', by: 'Dev', plan: before('2026-08-14') },
      { at: '2026-07-13', by: 'Dev', plan: before('2026-08-28') },
    ],
    plan: `
owner: maya
status: live
activities:
  form:
    title: Rebuild the intake form
    owner: dev
    due: 2026-08-28
    #    ^^^^^^^^^^ Moved later 2 times since the plan is live, from 2026-07-31 to 2026-08-28, last on 2026-07-13 by Dev, and nothing says why. Say it, or decide.
`,
    fixed: `
owner: maya
status: live
activities:
  form:
    title: Rebuild the intake form
    owner: dev
    due: 2026-08-28
    log: { 2026-07-24: say why the date moved }
`,
  },
  {
    name: 'moved when it had passed',
    history: [
      { at: '2026-06-01', by: 'Ana', plan: before('2026-07-10') },
      { at: '2026-07-14', by: 'Dev', plan: before('2026-08-28') },
    ],
    plan: `
owner: maya
status: live
activities:
  form:
    title: Rebuild the intake form
    owner: dev
    due: 2026-08-28
    #    ^^^^^^^^^^ Moved later after it had passed, from 2026-07-10 to 2026-08-28, last on 2026-07-14 by Dev, and nothing says why. Say it, or decide.
`,
    fix: 'Open the decision "form-date"',
    fixed: `
owner: maya
status: live
decisions:
  form-date:
    question: What has to give so that Rebuild the intake form is done in time?
    owner: dev
    by: 2026-07-31
    options: [cut what it holds, "move it, and tell who waits for it"]
    affects: [form]
activities:
  form:
    title: Rebuild the intake form
    owner: dev
    due: 2026-08-28
`,
  },
  {
    name: 'a reason was given',
    history: [
      { at: '2026-06-01', by: 'Ana', plan: before('2026-07-10') },
      { at: '2026-07-14', by: 'Dev', plan: before('2026-08-28') },
    ],
    plan: `
status: live
activities:
  form: { owner: dev, due: 2026-08-28, log: { 2026-07-14: the client sends the fields in August } }
`,
  },
  {
    name: 'moved while it was a draft, once in time, or back',
    history: [
      { at: '2026-05-01', by: 'Ana', plan: before('2026-07-01').replace('live', 'draft') },
      { at: '2026-05-02', by: 'Ana', plan: before('2026-07-31').replace('live', 'draft') },
      { at: '2026-06-01', by: 'Ana', plan: before('2026-07-31') },
      { at: '2026-07-14', by: 'Dev', plan: before('2026-08-28') },
    ],
    plan: before('2026-08-28'),
  },
];
