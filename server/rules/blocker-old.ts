import { type Day, iso } from '../language/day.ts';
import { calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { logged } from '../mend/outcome.ts';
import { insertKey, quote, replace, setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, field, find, inherited, statusOf } from '../plan/query.ts';
import { insertEntry } from '../plan/sections.ts';
import { cited, unused } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { workdaysFor } from '../plan/workdays.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'blocker-old',
  settings: {
    '': {
      type: types.interval as ValueType,
      default: '7d',
      says: 'how long a blocker may stand without a word or a decision',
    },
  },
};

export default rule({
  ...self,
  group: 'Movement and review',
  severity: 'warning',
  summary: 'reports a blocker of which nothing has been heard for more than seven days, or whose decision is overdue',
  entry: {
    activity(entry, near, report) {
      const { blocked } = entry.value;
      if (statusOf(entry.value) !== 'blocked' || typeof blocked !== 'object') return;
      const { today } = near.frame;
      const decision = blocked.decision ? near.find('decision', blocked.decision) : undefined;
      const waits = decision && decision.value.chosen === undefined ? decision.value.by : undefined;
      const range = at(entry, 'blocked', ...(field(entry, 'blocked', 'since') ? ['since'] : []));
      if (waits !== undefined && waits < today) {
        const message = `Waits for the decision ${cited(blocked.decision!)}, which was due on ${iso(waits)}.`;
        report(range, message, { fixes: plan => postponed(plan, blocked.decision!, today) });
      }
      if (waits !== undefined || blocked.since === undefined) return;
      const last = lastWord(entry);
      if (today - last <= calendarDays(threshold<Interval>(self, near.frame))) return;
      const workdays = near.calendar(inherited(entry, 'owner'));
      const days = (since: Day): string => counted(workdays.between(since, today), 'working day');
      const silence = last > blocked.since ? `, and no word for ${days(last)}` : '';
      const message = `Blocked for ${days(blocked.since)}, since ${iso(blocked.since)}${silence}. Take it higher, or say what is being done.`;
      report(range, message, { fixes: plan => fixes(plan, entry, today) });
    },
  },
});

/** The day since which nothing has been heard of the blocker: when it began, or the last word in the log since then. */
function lastWord({ value: { blocked, log } }: EntryOf<'activity'>): Day {
  const { since = Number.NEGATIVE_INFINITY } = typeof blocked === 'object' ? blocked : {};
  return [...(log?.keys() ?? [])].reduce((a, b) => Math.max(a, b), since);
}

/** A decision that is overdue gets another day; whoever waits for it keeps the day since which it waits. */
function postponed(plan: Plan, id: string, today: Day): Fix[] {
  const decision = find(plan, 'decision', id);
  const next = decision && iso(workdaysFor(plan, decision).from(today + 7));
  return decision && next
    ? [{ title: `Give the decision ${cited(id)} until ${next}`, edits: [setKey(plan, decision, 'by', next)] }]
    : [];
}

/** What is done about it is said in the log, or in a decision: since when it has been blocked stays written. */
function fixes(plan: Plan, entry: EntryOf<'activity'>, today: Day): Fix[] {
  const { blocked, escalate } = entry.value;
  if (typeof blocked !== 'object') return [];
  const higher = escalate?.find(it => it !== blocked.by);
  const by = field(entry, 'blocked', 'by');
  const handed = logged(plan, entry, today, quote(`handed from ${blocked.by} to ${higher}`, true));
  const said = logged(plan, entry, today, 'say what is being done');
  return [
    ...(higher && by && blocked.by && handed.length
      ? [
          {
            title: `Hand it to ${higher}, and log it`,
            edits: [replace(plan, { parsed: entry.parsed, range: by.value.range }, quote(higher, true)), ...handed],
          },
        ]
      : []),
    ...decide(plan, entry, today),
    ...(said.length ? [{ title: 'Log today what is being done, to fill in', edits: said }] : []),
  ];
}

/** A decision that it waits for, in a week; one that it waits for already gets that day. */
function decide(plan: Plan, entry: EntryOf<'activity'>, today: Day): Fix[] {
  const blocked = entry.value.blocked as { by?: string; need?: string; decision?: string };
  const next = iso(workdaysFor(plan, entry).from(today + 7));
  if (blocked.decision !== undefined) {
    const known = find(plan, 'decision', blocked.decision);
    return known && known.value.chosen === undefined ? postponed(plan, known.id, today) : [];
  }
  const pair = field(entry, 'blocked')!;
  const id = unused(`unblock-${entry.id}`, it => !!find(plan, 'decision', it));
  const owner = inherited(entry, 'owner') ?? blocked.by;
  const body = [
    `question: ${quote(blocked.need ?? `How does "${entry.value.title ?? entry.id}" go on?`, true)}`,
    ...(owner ? [`owner: ${quote(owner, true)}`] : []),
    `by: ${next}`,
    `affects: [${quote(entry.id, true)}]`,
  ];
  const waits = insertKey(plan, { ...entry, key: pair.key, node: pair.value }, 'decision', id, pair.value.pairs.at(-1));
  return [
    {
      title: `Open the decision ${cited(id)}, to be made by ${next}, and wait for it`,
      edits: [insertEntry(plan, 'decisions', id, body), waits],
    },
  ];
}

export const docs =
  'A blocker that stands for more than a week needs more than waiting: a decision, somebody higher up, or a word in the log about what is being done. It is asked for again a week after the last word, or once the decision is overdue. `since` stays the day on which it began, so that everybody sees how long it has lasted.';

export const examples: Example[] = [
  {
    name: 'blocked for a month',
    plan: `
activities:
  form:
    owner: ines
    escalate: [maya]
    blocked: { by: tom, since: 2026-06-24, need: the signed contract }
    #                          ^^^^^^^^^^ Blocked for 22 working days, since 2026-06-24. Take it higher, or say what is being done.
`,
    fixed: `
activities:
  form:
    owner: ines
    escalate: [maya]
    blocked: { by: maya, since: 2026-06-24, need: the signed contract }
    log: { 2026-07-24: handed from tom to maya }
`,
  },
  {
    name: 'a decision to be opened',
    plan: `
activities:
  form:
    owner: ines
    blocked: { by: tom, since: 2026-06-24, need: the signed contract }
    #                          ^^^^^^^^^^ Blocked for 22 working days, since 2026-06-24. Take it higher, or say what is being done.
`,
    fixed: `
decisions:
  unblock-form:
    question: the signed contract
    owner: ines
    by: 2026-07-31
    affects: [form]
activities:
  form:
    owner: ines
    blocked: { by: tom, since: 2026-06-24, need: the signed contract, decision: unblock-form }
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
  contract: { question: Which supplier?, by: 2026-07-31 }
activities:
  form:
    blocked: { by: tom, since: 2026-07-22, decision: contract }
`,
  },
  {
    name: 'the last word is two weeks old',
    plan: `
activities:
  form:
    blocked: { by: tom, since: 2026-06-24, need: the signed contract }
    #                          ^^^^^^^^^^ Blocked for 22 working days, since 2026-06-24, and no word for 10 working days. Take it higher, or say what is being done.
    log:
      2026-07-10: Tom has asked again
`,
    fixed: `
activities:
  form:
    blocked: { by: tom, since: 2026-06-24, need: the signed contract }
    log:
      2026-07-10: Tom has asked again
      2026-07-24: say what is being done
`,
    fix: 'Log today',
  },
  {
    name: 'blocked for long, with a word this week, or a decision that is not due yet',
    plan: `
decisions:
  contract: { question: Which supplier?, by: 2026-07-31 }
activities:
  form:
    blocked: { by: tom, since: 2026-06-24, need: the signed contract }
    log: { 2026-07-20: Tom has asked again }
  page:
    blocked: { by: tom, since: 2026-06-24, decision: contract }
`,
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
