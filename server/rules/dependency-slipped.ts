import { type Day, iso, readDay } from '../language/day.ts';
import { newDecision } from '../mend/new-entry.ts';
import { isWritable } from '../plan/due.ts';
import { type Edit, eolOf, quote, replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { dueDaysFor } from '../plan/landing.ts';
import type { Node } from '../plan/node.ts';
import type { Member } from '../plan/others.ts';
import { type History, isCommitted, lastStep } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import { dropPrerequisites, lastDayRange } from '../plan/prerequisite.ts';
import {
  at,
  type EntryOf,
  entriesOf,
  field,
  isOpen,
  milestoneDays,
  type Prerequisite,
  prerequisites,
  resolve,
  waitingFor,
} from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { counted } from '../plan/wording.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;
type Awaited = EntryOf<'activity'> | EntryOf<'milestone'>;
/** Something of another plan that is expected later than when it was last reckoned with. */
interface Slip {
  readonly entry: Awaited;
  readonly home: Member;
  readonly from: Day;
  readonly to: Day;
  readonly by: string;
}

export default rule({
  id: 'dependency-slipped',
  group: 'Dependencies, hand-offs, decisions',
  severity: 'warning',
  summary:
    'reports what work waits for in another plan, and what has moved later there since the work was last changed',
  past: true,
  around: true,
  plan(plan, frame, report) {
    const { history } = frame;
    if (!history || !plan.others) return;
    for (const entry of entriesOf(plan, 'activity')) {
      const past = entry.value.after && isOpen(entry.value) ? history.past('activity', entry.id) : undefined;
      const last = past && lastStep(past);
      // Who changes it now may well know.
      if (!last || !isCommitted(history, entry)) continue;
      for (const it of prerequisites(entry)) {
        const slip = slipOf(plan, it.ref, last.day);
        if (!slip) continue;
        const { from, to, by, home } = slip;
        const days = counted(Math.max(1, frame.workdays.between(from, to)), 'working day');
        const message = `${cited(it.ref)} has moved ${days} later, from ${iso(from)} to ${iso(to)}, by ${named(by)}, since this was last changed. What does that move here?`;
        report({ parsed: entry.parsed, range: it.range }, message, {
          related: () => [
            {
              place: { parsed: slip.entry.parsed, range: lastDayRange(slip.entry) },
              home,
              message: `It is due ${iso(to)}.`,
            },
          ],
          fixes: now => fixes(now, entry, it, frame.workdays.between(from, to), frame),
        });
      }
    }
  },
});

function slipOf(plan: Plan, ref: string, since: Day): Slip | undefined {
  if (!ref.includes('/')) return undefined;
  const found = resolve(plan, 'activity', ref) ?? resolve(plan, 'milestone', ref);
  const theirs: History | undefined = found?.home && plan.others?.history(found.home.file);
  if (!found?.home || !theirs || (found.entry.kind === 'activity' && !isOpen(found.entry.value as Activity['value'])))
    return undefined;
  const { entry, home } = found;
  const keys = entry.kind === 'activity' ? ['due'] : ['', 'at'];
  const turns = theirs.past(entry.kind, entry.id)?.turns ?? [];
  const later = turns.filter(it => keys.includes(it.key) && it.step.day > since);
  const [from, to] = [dayIn(later[0]?.from), dueOf(entry as Awaited)];
  return from !== undefined && to !== undefined && to > from
    ? { entry: entry as Awaited, home, from, to, by: later.at(-1)!.step.by }
    : undefined;
}
const dayIn = (node: Node | undefined): Day | undefined => (node ? readDay(node.text.slice(-10)) : undefined);
const dueOf = (entry: Awaited): Day | undefined =>
  entry.kind === 'activity' ? (entry as Activity).value.due : milestoneDays((entry as EntryOf<'milestone'>).value)?.to;

function fixes(plan: Plan, entry: Activity, it: Prerequisite, days: number, frame: Frame): Fix[] {
  const own = moveDue(plan, entry, Math.max(1, days));
  // Without a date of its own nothing here would tell that somebody has reckoned with it.
  const moved = own.length ? [entry, ...behind(plan, entry)].flatMap(it => moveDue(plan, it, Math.max(1, days))) : own;
  const { id, value } = entry;
  const decision = newDecision(plan, frame, {
    id: `${id}-wait`,
    question: `What gives way now that ${it.ref} comes later?`,
    owner: value.owner,
    options: ['move what waits for it', 'go on without it'],
    affects: [id],
  });
  const wait = waitToo(plan, entry, decision.id);
  return [
    ...(moved.length
      ? [{ title: `Move due and what waits behind it by ${counted(Math.max(1, days), 'working day')}`, edits: moved }]
      : []),
    ...(wait.length
      ? [
          {
            title: `Open the decision "${decision.id}", to be made by ${decision.by}, and wait for it`,
            edits: [decision.edit, ...wait],
          },
        ]
      : []),
    { title: `Do not wait for ${cited(it.ref)}`, edits: dropPrerequisites(plan, entry, [it]) },
  ];
}

/** All open work of this plan that waits for it, through others too. */
function behind(plan: Plan, entry: Activity): Activity[] {
  const found = new Set<Activity>([entry]);
  for (const it of found)
    for (const other of waitingFor(plan, 'activity', it.id)) if (isOpen(other.value)) found.add(other);
  found.delete(entry);
  return [...found];
}
function moveDue(plan: Plan, entry: Activity, days: number): Edit[] {
  const to =
    entry.value.due === undefined || !field(entry, 'due')
      ? undefined
      : dueDaysFor(plan, entry).add(entry.value.due, days);
  return to === undefined || !isWritable(to)
    ? []
    : [replace(plan, { parsed: entry.parsed, range: at(entry, 'due') }, iso(to))];
}
/** The decision beside what it waits for already. */
function waitToo(plan: Plan, entry: Activity, id: string): Edit[] {
  const node = field(entry, 'after')!.value;
  const last = node.items.at(-1);
  if (!last) return [];
  const { start, end } = last.range;
  const lead = ' '.repeat(Math.max(0, start.character - 2));
  const text = node.style === 'flow' ? `, ${quote(id, true)}` : `${eolOf(plan)}${lead}- ${quote(id)}`;
  return [replace(plan, { parsed: entry.parsed, range: { start: end, end } }, text)];
}

export const docs =
  'What another team moves is told in its own plan, and not to those who wait for it. When something that this plan waits for has moved later since the waiting work was last looked at, its date here is most likely no longer true. Move it, decide, or do not wait.';

const crm = (day: string): string => `
milestones:
  api-freeze: ${day}
`;
const before = `
owner: maya
activities:
  form: { owner: dev, due: 2026-08-21, after: [crm/api-freeze] }
  train: { owner: lu, due: 2026-08-28, after: [form] }
`;
const slipped = {
  crm: {
    plan: crm('2026-08-07'),
    history: [
      { at: '2026-06-01', by: 'Kofi', plan: crm('2026-07-31') },
      { at: '2026-07-20', by: 'Kofi', plan: crm('2026-08-07') },
    ],
  },
};
export const examples: Example[] = [
  {
    name: 'a week later',
    history: [{ at: '2026-07-01', by: 'Maya', plan: before }],
    others: slipped,
    plan: `
owner: maya
activities:
  form: { owner: dev, due: 2026-08-21, after: [crm/api-freeze] }
  #                                            ^^^^^^^^^^^^^^ "crm/api-freeze" has moved 5 working days later, from 2026-07-31 to 2026-08-07, by Kofi, since this was last changed. What does that move here?
  train: { owner: lu, due: 2026-08-28, after: [form] }
`,
    fixed: `
owner: maya
activities:
  form: { owner: dev, due: 2026-08-28, after: [crm/api-freeze] }
  train: { owner: lu, due: 2026-09-04, after: [form] }
`,
  },
  {
    name: 'the work was changed since',
    history: [
      { at: '2026-07-01', by: 'Maya', plan: before },
      { at: '2026-07-21', by: 'Maya', plan: before.replace('2026-08-21', '2026-08-26') },
    ],
    others: slipped,
    plan: before.replace('2026-08-21', '2026-08-26'),
  },
];
