import { type Day, iso } from '../language/day.ts';
import { types, type ValueType } from '../language/values.ts';
import { logged } from '../mend/outcome.ts';
import { checkinsOf } from '../plan/checkins.ts';
import { replace, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { checkinDay } from '../plan/midway.ts';
import { lastMovementWithin } from '../plan/movement.ts';
import type { Node } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, inherited, statusOf } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import { counted } from '../plan/wording.ts';
import { workdaysFor } from '../plan/workdays.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'checkin-unanswered',
  settings: {
    '': {
      type: types.number as ValueType,
      default: '2',
      says: 'how many working days a check-in may stay without an answer',
    },
  },
};

export default rule({
  ...self,
  group: 'Movement and review',
  severity: 'warning',
  summary: 'reports a check-in that passed two working days ago, and nothing has moved since the day before it',
  past: true,
  entry: {
    activity(entry, { frame, calendar }, report) {
      const { today, history } = frame;
      if (!history || statusOf(entry.value) === 'blocked') return;
      const passed = checkinsOf(entry).filter(it => it.day < today);
      const last = passed.reduce<{ node: Node; day: Day } | undefined>(
        (a, b) => (a && a.day >= b.day ? a : b),
        undefined,
      );
      const moved = last && lastMovementWithin(entry, frame);
      if (!last || moved === undefined || moved >= last.day - 1) return;
      const days = calendar(inherited(entry, 'owner')).between(last.day, today);
      if (days < threshold<number>(self, frame)) return;
      const owner = inherited(entry, 'owner');
      const ask = owner === undefined ? 'Say how far it is.' : `Ask ${named(owner)} how far it is.`;
      const message = `The check-in was ${counted(days, 'working day')} ago, and nothing has moved since ${iso(moved)}. ${ask}`;
      const isOnly = passed.filter(it => it.day - 1 > moved).length === 1;
      report(last.node.range, message, { fixes: plan => fixes(plan, entry, last.node, isOnly, frame) });
    },
  },
});

function fixes(plan: Plan, entry: EntryOf<'activity'>, node: Node, isOnly: boolean, { today }: Frame): Fix[] {
  const line = logged(plan, entry, today, 'say how far it is');
  const due = inherited(entry, 'due');
  const next = due === undefined ? undefined : checkinDay(entry.value.start, due, today, workdaysFor(plan, entry));
  const blocker = `{ by: name one person, since: ${iso(today)}, need: say what has to happen }`;
  return [
    ...(line.length ? [{ title: `Log today, ${iso(today)}, how far it is`, edits: line }] : []),
    { title: 'Name the blocker, to fill in', edits: [setKey(plan, entry, 'blocked', blocker)] },
    // Of several that nobody answered, another would take its place.
    ...(isOnly && next !== undefined && next > today
      ? [
          {
            title: `Check in on ${iso(next)} instead`,
            edits: [replace(plan, { parsed: entry.parsed, range: node.range }, iso(next))],
          },
        ]
      : []),
  ];
}

export const docs =
  'A check-in halfway is there so that what goes wrong is seen while there is time. It is answered by anything that moves the work: a line in its `log`, a change that is committed, or a commit whose message says `Plan:` and its name.';

const committed = `
activities:
  form:
    owner: dev
    due: 2026-08-21
    checkin: 2026-07-20
`;
export const examples: Example[] = [
  {
    name: 'four days without an answer',
    history: [{ at: '2026-07-06', by: 'Ana', plan: committed }],
    plan: `
activities:
  form:
    owner: dev
    due: 2026-08-21
    checkin: 2026-07-20
    #        ^^^^^^^^^^ The check-in was 4 working days ago, and nothing has moved since 2026-07-06. Ask dev how far it is.
`,
    fixed: `
activities:
  form:
    owner: dev
    due: 2026-08-21
    checkin: 2026-07-20
    log: { 2026-07-24: say how far it is }
`,
  },
  {
    name: 'the last of several',
    history: [
      {
        at: '2026-07-13',
        by: 'Ana',
        plan: `
activities:
  form: { due: 2026-08-21, checkin: [2026-07-13, 2026-07-20, 2026-08-10] }
`,
      },
    ],
    plan: `
activities:
  form: { due: 2026-08-21, checkin: [2026-07-13, 2026-07-20, 2026-08-10] }
  #                                              ^^^^^^^^^^ The check-in was 4 working days ago, and nothing has moved since 2026-07-13. Say how far it is.
`,
    fix: 'Check in on',
    fixed: `
activities:
  form: { due: 2026-08-21, checkin: [2026-07-13, 2026-08-07, 2026-08-10] }
`,
  },
  {
    name: 'answered by a commit that names it',
    history: [
      { at: '2026-07-06', by: 'Ana', plan: committed },
      { at: '2026-07-19', by: 'Dev', plan: committed, names: ['form'] },
    ],
    plan: committed,
  },
  { name: 'nobody can tell', plan: committed },
];
