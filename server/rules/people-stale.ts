import { iso } from '../language/day.ts';
import { calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { setKey } from '../plan/edit.ts';
import { isCommitted, lastStep } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import { contributors, type EntryOf, entriesOf, isOpen } from '../plan/query.ts';
import { whoSays } from '../plan/who-says.ts';
import { once } from '../plan/whole.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'people-stale',
  settings: {
    '': {
      type: types.interval as ValueType,
      default: '13w',
      says: 'how long what a plan says of a person may stay as it is',
    },
  },
};

export default rule({
  ...self,
  group: 'Capacity',
  severity: 'hint',
  summary:
    'reports somebody with open work of whom nothing has been changed for thirteen weeks, and who has no leave to come',
  past: true,
  around: true,
  plan(plan, frame, report) {
    const { history, today } = frame;
    const all = entriesOf(plan, 'person');
    const busy = history && all.length ? busyIn(plan) : undefined;
    for (const entry of busy ? all : []) {
      const past = history!.past('person', entry.id);
      const last = past && lastStep(past);
      if (!busy!.has(entry.id) || !last || !isCommitted(history!, entry) || isAsked(plan, entry, today)) continue;
      if (today - last.day <= calendarDays(threshold<Interval>(self, frame))) continue;
      const message = `Nothing said of this person has changed since ${iso(last.day)}: no leave is known, and the forecast counts on every day. Ask when there will be days off.`;
      report({ parsed: entry.parsed, range: entry.key.range }, message, { fixes: now => fixes(now, entry) });
    }
  },
});

/** Everybody who owns open work, or helps with it, in any plan of the folder. */
const busyIn = once((whole): ReadonlySet<string> => {
  const work = whole.flatMap(it => entriesOf(it.plan, 'activity')).filter(it => isOpen(it.value));
  return new Set(work.flatMap(({ value }) => [...(value.owner ? [value.owner] : []), ...contributors(value)]));
});

/** Whether leave is to come, or another definition says what leave there is: what is written here would hide it, or be hidden by it. */
function isAsked(plan: Plan, entry: EntryOf<'person'>, today: number): boolean {
  const said = whoSays(plan, 'person', entry.id, 'leave');
  if (said && said.entry !== entry) return true;
  return (entry.value.leave ?? []).some(it => (typeof it === 'number' ? it : it.to) >= today);
}

const fixes = (plan: Plan, entry: EntryOf<'person'>): Fix[] => [
  { title: 'Write that no leave is planned, to fill in', edits: [setKey(plan, entry, 'leave', '[]')] },
];

export const docs =
  'Capacity is only as true as what the plan knows of people. Of somebody with work in it who seems to have had no day off for a quarter, most likely nobody has asked. Write the leave that is planned.';

const before = `
people:
  ana: { role: DevOps engineer }
  dev: { role: Developer, leave: [2026-08-03..2026-08-14] }
  lu: { role: Account lead }
activities:
  form: { owner: ana, with: [dev] }
  train: { owner: lu, status: done }
`;
export const examples: Example[] = [
  {
    name: 'for five months',
    history: [{ at: '2026-02-20', by: 'Maya', plan: before }],
    plan: `
people:
  ana: { role: DevOps engineer }
 #^^^ Nothing said of this person has changed since 2026-02-20: no leave is known, and the forecast counts on every day. Ask when there will be days off.
  dev: { role: Developer, leave: [2026-08-03..2026-08-14] }
  lu: { role: Account lead }
activities:
  form: { owner: ana, with: [dev] }
  train: { owner: lu, status: done }
`,
    fixed: before.replace('engineer', 'engineer, leave: []'),
  },
  {
    name: 'another plan says when somebody is away',
    history: [{ at: '2026-02-20', by: 'Maya', plan: before }],
    plan: before,
    others: { crew: { plan: 'people:\n  ana: { leave: [2026-08-03..2026-08-14] }\n' } },
  },
  {
    name: 'another plan says when somebody was away: it is told there',
    history: [{ at: '2026-02-20', by: 'Maya', plan: before }],
    plan: before,
    others: { crew: { plan: 'people:\n  ana: { leave: [2026-02-02..2026-02-06] }\n' } },
  },
  {
    name: 'for a month',
    history: [{ at: '2026-06-20', by: 'Maya', plan: before }],
    plan: before,
  },
];
