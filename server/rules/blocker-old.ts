import { iso, workdayFrom } from '../language/day.ts';
import { calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { insertKey, replace, setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, field, find, inherited, statusOf } from '../plan/query.ts';
import { insertEntry } from '../plan/sections.ts';
import { unused } from '../plan/suggest.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'blocker-old',
  settings: { '': { type: types.interval as ValueType, default: '7d', says: 'how long a blocker may stand' } },
};

export default rule({
  ...self,
  group: 'Movement and review',
  severity: 'warning',
  summary: 'reports a blocker that has stood for more than seven days, or whose decision is overdue',
  entry: {
    activity(entry, near, report) {
      const { blocked } = entry.value;
      if (statusOf(entry.value) !== 'blocked' || typeof blocked !== 'object') return;
      const { today } = near.frame;
      const most = calendarDays(threshold<Interval>(self, near.frame));
      const decision = blocked.decision ? near.find('decision', blocked.decision) : undefined;
      const overdue =
        decision && decision.value.chosen === undefined && decision.value.by !== undefined && decision.value.by < today;
      const days = blocked.since === undefined ? 0 : today - blocked.since;
      if (days <= most && !overdue) return;
      const what =
        days > most
          ? `Blocked for ${days} days, since ${iso(blocked.since!)}. Take it higher, or say what is being done.`
          : `Waits for the decision "${blocked.decision}", which was due on ${iso(decision!.value.by!)}.`;
      report(field(entry, 'blocked', 'since') ? at(entry, 'blocked', 'since') : at(entry, 'blocked'), what, {
        fixes: plan => fixes(plan, entry, today, !!overdue),
      });
    },
  },
});

function fixes(plan: Plan, entry: EntryOf<'activity'>, today: number, overdue: boolean): Fix[] {
  const { blocked, escalate, title } = entry.value;
  if (typeof blocked !== 'object') return [];
  const since = field(entry, 'blocked', 'since');
  const restart = since ? [replace(plan, { parsed: entry.parsed, range: since.value.range }, iso(today))] : [];
  const higher = escalate?.find(it => it !== blocked.by);
  const by = field(entry, 'blocked', 'by');
  const id = unused(`unblock-${entry.id}`, it => !!find(plan, 'decision', it));
  const question = blocked.need ?? `How does "${title ?? entry.id}" go on?`;
  const owner = inherited(entry, 'owner') ?? blocked.by;
  const body = [
    `question: ${JSON.stringify(question)}`,
    ...(owner ? [`owner: ${owner}`] : []),
    `by: ${iso(workdayFrom(today + 7))}`,
    `affects: [${entry.id}]`,
  ];
  const log = field(entry, 'log');
  const word = `say what is being done; blocked since ${iso(blocked.since ?? today)}`;
  const logged =
    log?.value.kind === 'map'
      ? insertKey(plan, { ...entry, key: log.key, node: log.value }, iso(today), word, log.value.pairs.at(-1))
      : log
        ? setKey(plan, entry, 'log', `{ ${iso(today)}: ${word} }`)
        : insertKey(plan, entry, 'log', `{ ${iso(today)}: ${word} }`);
  return [
    ...(higher && by
      ? [
          {
            title: `Hand it to ${higher}, from today`,
            edits: [replace(plan, { parsed: entry.parsed, range: by.value.range }, higher), ...restart],
          },
        ]
      : []),
    {
      title: `Open the decision "${id}" until ${iso(workdayFrom(today + 7))}, and wait for it from today`,
      edits: [insertEntry(plan, 'decisions', id, body), ...decide(plan, entry, id), ...restart],
    },
    { title: 'Log today what is being done, and count from today', edits: [logged, ...restart] },
  ].filter(it => (restart.length && !overdue) || it.title.startsWith('Open'));
}

/** Writes which decision the blocker waits for. */
function decide(plan: Plan, entry: EntryOf<'activity'>, id: string) {
  const pair = field(entry, 'blocked')!;
  const inner = { ...entry, key: pair.key, node: pair.value };
  const decision = field(entry, 'blocked', 'decision');
  return [
    decision
      ? replace(plan, { parsed: entry.parsed, range: decision.value.range }, id)
      : insertKey(plan, inner, 'decision', id, pair.value.pairs.at(-1)),
  ];
}

export const docs =
  'A blocker that stands for more than a week needs more than waiting: a decision, somebody higher up, or a word about what is being done.';

export const examples: Example[] = [
  {
    name: 'blocked for a month',
    plan: `
activities:
  form:
    owner: ines
    escalate: [maya]
    blocked: { by: tom, since: 2026-06-24, need: the signed contract }
    #                          ^^^^^^^^^^ Blocked for 30 days, since 2026-06-24. Take it higher, or say what is being done.
`,
    fixed: `
activities:
  form:
    owner: ines
    escalate: [maya]
    blocked: { by: maya, since: 2026-07-24, need: the signed contract }
`,
  },
  {
    name: 'a decision to be opened',
    plan: `
activities:
  form:
    owner: ines
    blocked: { by: tom, since: 2026-06-24, need: the signed contract }
    #                          ^^^^^^^^^^ Blocked for 30 days, since 2026-06-24. Take it higher, or say what is being done.
`,
    fixed: `
decisions:
  unblock-form:
    question: "the signed contract"
    owner: ines
    by: 2026-07-31
    affects: [form]
activities:
  form:
    owner: ines
    blocked: { by: tom, since: 2026-07-24, need: the signed contract, decision: unblock-form }
`,
    fix: 'Open the decision',
  },
  {
    name: 'a decision that is overdue',
    plan: `
decisions:
  contract: { question: Which supplier?, by: 2026-07-20 }
activities:
  form:
    blocked: { by: tom, since: 2026-07-22, decision: contract }
    #                          ^^^^^^^^^^ Waits for the decision "contract", which was due on 2026-07-20.
`,
    fixed: `
decisions:
  contract: { question: Which supplier?, by: 2026-07-20 }
  unblock-form:
    question: "How does \\"form\\" go on?"
    owner: tom
    by: 2026-07-31
    affects: [form]
activities:
  form:
    blocked: { by: tom, since: 2026-07-24, decision: unblock-form }
`,
    fix: 'Open the decision',
  },
  {
    name: 'blocked since the day before yesterday',
    plan: `
activities:
  form:
    blocked: { by: tom, since: 2026-07-22, need: the signed contract }
`,
  },
];
