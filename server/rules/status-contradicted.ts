import type { Status } from '../language/activity.ts';
import { iso } from '../language/day.ts';
import { inDays } from '../language/time.ts';
import { dropKeys, putInPlace } from '../mend/drop-keys.ts';
import { drop } from '../plan/drop.ts';
import { type Edit, replace, setKey } from '../plan/edit.ts';
import { descend, type Node } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { at, criteria, type EntryOf, field, statusOf } from '../plan/query.ts';
import { listed } from '../plan/suggest.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;
/** Something written that a status cannot go with. */
interface Fact {
  readonly says: string;
  /** Its key, to take it out. */
  readonly key: Node;
  readonly name: string;
}

export default rule({
  id: 'status-contradicted',
  group: 'Scope and done',
  severity: 'warning',
  closed: true,
  summary:
    'reports a status that other facts of the activity contradict: done, but still blocked; to do, but started; finished before it started',
  entry: {
    activity(entry, _near, report) {
      const { value, parsed } = entry;
      const { started, finished } = value;
      if (started !== undefined && finished !== undefined && finished < started)
        report(
          at(entry, 'finished'),
          `Finished on ${iso(finished)}, but started on ${iso(started)}, later than that. One of the two is wrong.`,
          {
            related: () => [{ place: { parsed, range: at(entry, 'started') }, message: 'Started on this day.' }],
            fixes: plan => turned(plan, entry, iso(started), iso(finished)),
          },
        );
      // A status that cannot be read is another matter.
      if (value.status === undefined && field(entry, 'status')) return;
      const facts = against(entry, statusOf(value));
      const [first] = facts;
      if (!first) return;
      const range = value.status === undefined ? at(entry, first.name) : at(entry, 'status');
      const also = listed(facts.map(it => it.says));
      report(range, `${says[statusOf(value)]}, but ${also}. One of the two is out of date.`, {
        related: () => facts.map(it => ({ place: { parsed, range: it.key.range }, message: `This says: ${it.says}.` })),
        fixes: plan => fixes(plan, entry, facts),
      });
    },
  },
});

const says: Record<Status, string> = {
  todo: 'Not started by its status',
  'in progress': 'In progress by its status',
  blocked: 'Blocked',
  done: 'Done by its status',
  dropped: 'Dropped by its status',
};

/** What stands in the entry that a status cannot go with. */
function against(entry: Activity, status: Status): Fact[] {
  const { started, spent, finished, remaining, blocked } = entry.value;
  const facts: Fact[] = [];
  const add = (name: string, words: string, key = field(entry, name)?.key): void => {
    if (key) facts.push({ name, says: words, key });
  };
  if (status === 'done' || status === 'dropped') {
    if (blocked !== undefined) add('blocked', 'it is still blocked');
    if (remaining && inDays(remaining.high) > 0) add('remaining', 'work remains');
  }
  if (status !== 'done' && finished !== undefined) add('finished', `it was finished on ${iso(finished)}`);
  if (status !== 'todo') return facts;
  if (started !== undefined) add('started', `it was started on ${iso(started)}`);
  if (spent && inDays(spent) > 0) add('spent', 'time was spent on it');
  for (const it of criteria(entry)) if (it.met) add('done', 'a criterion is met', descend(it.node, ['met'])!.key);
  return facts;
}

/** The status that the facts say, and without the facts that it in turn cannot go with; or the status as it is, without any such fact. */
function fixes(plan: Plan, entry: Activity, facts: readonly Fact[]): Fix[] {
  const { finished, blocked } = entry.value;
  const status = statusOf(entry.value);
  const closed = status === 'done' || status === 'dropped';
  const blockedStill = closed && blocked !== undefined;
  const over = finished !== undefined && status !== 'done';
  const told: Status = blockedStill ? 'blocked' : over ? 'done' : 'in progress';
  const left = against(entry, told);
  return [
    { title: `Status "${told}"${left.length ? `, without ${names(left)}` : ''}`, edits: tell(plan, entry, told, left) },
    { title: `Remove ${names(facts)}`, edits: without(plan, entry, facts) },
  ];
}

/** A fact that goes anyway makes room for a status that is not written yet. */
function tell(plan: Plan, entry: Activity, told: Status, left: readonly Fact[]): Edit[] {
  const [first, ...others] = left;
  if (!first || field(entry, 'status')) return [setKey(plan, entry, 'status', told), ...without(plan, entry, left)];
  return [putInPlace(plan, entry, first.name, `status: ${told}`), ...without(plan, entry, others)];
}

const names = (facts: readonly Fact[]): string =>
  listed([...new Set(facts.map(it => `"${it.name === 'done' ? 'met' : it.name}"`))]);
/** Takes facts out: keys of the entry, and the days on which criteria were met. */
const without = (plan: Plan, entry: Activity, facts: readonly Fact[]): Edit[] => [
  ...dropKeys(
    plan,
    entry,
    facts.map(it => it.name).filter(it => it !== 'done'),
  ),
  ...facts.filter(it => it.name === 'done').map(it => drop(plan, entry.parsed, it.key)),
];

function turned(plan: Plan, entry: Activity, started: string, finished: string): Fix[] {
  const { parsed } = entry;
  const put = (key: string, text: string): Edit => replace(plan, { parsed, range: at(entry, key) }, text);
  const remove = (key: string): Fix => ({
    title: `Remove "${key}"`,
    edits: [drop(plan, parsed, field(entry, key)!.key)],
  });
  return [
    {
      title: `Swap the two: started ${finished}, finished ${started}`,
      edits: [put('started', finished), put('finished', started)],
    },
    remove('finished'),
    remove('started'),
  ];
}

export const docs =
  'One of the two is out of date, and whoever reads only that one is misled. Write the status that the facts say, or remove the fact that does not hold.';

export const examples: Example[] = [
  {
    name: 'done, but still blocked',
    plan: `
activities:
  form:
    status: done
    #       ^^^^ Done by its status, but it is still blocked. One of the two is out of date.
    blocked: { by: lu, since: 2026-07-22, need: a signature }
`,
    fixed: `
activities:
  form:
    status: blocked
    blocked: { by: lu, since: 2026-07-22, need: a signature }
`,
  },
  {
    name: 'work remains of what is done',
    plan: `
activities:
  form: { status: done, spent: 4d, remaining: 1d..2d }
  #               ^^^^ Done by its status, but work remains. One of the two is out of date.
`,
    fix: 'Remove "remaining"',
    fixed: `
activities:
  form: { status: done, spent: 4d }
`,
  },
  {
    name: 'finished, by its date',
    plan: `
activities:
  form:
    status: in progress
    #       ^^^^^^^^^^^ In progress by its status, but it was finished on 2026-07-20. One of the two is out of date.
    started: 2026-07-06
    finished: 2026-07-20
`,
    fixed: `
activities:
  form:
    status: done
    started: 2026-07-06
    finished: 2026-07-20
`,
  },
  {
    name: 'no status, but begun',
    plan: `
activities:
  form:
    owner: dev
    started: 2026-07-06
    #        ^^^^^^^^^^ Not started by its status, but it was started on 2026-07-06 and a criterion is met. One of the two is out of date.
    done: [{ criterion: Fields agreed with 3 clients, met: 2026-07-10 }]
`,
    fixed: `
activities:
  form:
    owner: dev
    started: 2026-07-06
    done: [{ criterion: Fields agreed with 3 clients, met: 2026-07-10 }]
    status: in progress
`,
  },
  {
    name: 'finished, but blocked',
    plan: `
activities:
  form:
    blocked: { by: lu, since: 2026-07-01, need: a signature }
    finished: 2026-07-20
    #         ^^^^^^^^^^ Blocked, but it was finished on 2026-07-20. One of the two is out of date.
`,
    fixed: `
activities:
  form:
    status: done
    finished: 2026-07-20
`,
  },
  {
    name: 'finished before it was started',
    plan: `
activities:
  form: { status: done, started: 2026-07-20, finished: 2026-07-06 }
  #                                                    ^^^^^^^^^^ Finished on 2026-07-06, but started on 2026-07-20, later than that. One of the two is wrong.
`,
    fixed: `
activities:
  form: { status: done, started: 2026-07-06, finished: 2026-07-20 }
`,
  },
  {
    name: 'statuses that go with the facts',
    plan: `
activities:
  form: { status: done, started: 2026-07-06, finished: 2026-07-20, remaining: 0d }
  train: { status: in progress, started: 2026-07-06, blocked: { by: lu, need: a trainer } }
  audit: { blocked: { by: lu, need: a list }, started: 2026-07-06 }
`,
  },
];
