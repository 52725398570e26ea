import { type Day, iso } from '../language/day.ts';
import { types, type ValueType } from '../language/values.ts';
import type { Workdays } from '../language/workdays.ts';
import { choiceOf, isUndecided } from '../mend/choose.ts';
import { putInPlace } from '../mend/drop-keys.ts';
import { flowList } from '../mend/lists.ts';
import { waitFor } from '../mend/prerequisites.ts';
import { drop } from '../plan/drop.ts';
import { replace, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { moveCheckins } from '../plan/move-due.ts';
import { type Namer, namedFrom, namersOf } from '../plan/named-from.ts';
import type { Member } from '../plan/others.ts';
import type { Plan } from '../plan/plan.ts';
import {
  at,
  checkins,
  type EntryOf,
  entriesOf,
  field,
  find,
  isOneOff,
  naming,
  prerequisites,
  statusOf,
  waitingFor,
} from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import { daysFor, workdaysFor } from '../plan/workdays.ts';
import { editsOf, together } from '../reckon/try-out.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

type Activity = EntryOf<'activity'>;
type Decision = EntryOf<'decision'>;

const self = {
  id: 'decision-open-at-start',
  settings: {
    '': {
      type: types.number as ValueType,
      default: '5',
      says: 'how many working days before the start of work its decisions have to be taken',
    },
  },
};

export default rule({
  ...self,
  group: 'Dependencies, hand-offs, decisions',
  severity: 'warning',
  summary:
    'reports work that has begun, or begins within five working days, while a decision that it depends on is open',
  around: true,
  plan(plan, frame, report) {
    const days = threshold<number>(self, frame);
    for (const question of questionsOf(plan)) {
      const { entry, decision, name, home } = question;
      const why = tooSoon(entry, decision, frame.today, days, daysFor(plan, entry));
      if (!why) continue;
      const key = statusOf(entry.value) === 'in progress' ? 'status' : 'start';
      const message = `${why} the decision ${cited(name)} is open, so the work may be for nothing. Decide first, or begin later.`;
      report({ parsed: entry.parsed, range: at(entry, key) }, message, {
        related: () => [
          {
            place: { parsed: decision.parsed, range: decision.key.range },
            ...(home && { home }),
            message: 'Nothing is chosen here.',
          },
        ],
        fixes: (now, folder) => fixes(now, question, frame, !!folder),
      });
    }
  },
});

/** Work, and an open decision that it depends on, as this plan names it. */
interface Question {
  readonly entry: Activity;
  readonly decision: Decision;
  readonly name: string;
  readonly home?: Member;
}

/** The work of this plan that a decision says it affects, or that says it waits for one: decisions of this plan, then of others. */
function questionsOf(plan: Plan): Question[] {
  const own = entriesOf(plan, 'decision').flatMap(decision =>
    isUndecided(decision) ? [...dependents(plan, decision)].map(entry => ({ entry, decision, name: decision.id })) : [],
  );
  return plan.others ? [...own, ...farQuestions(plan)] : own;
}
function farQuestions(plan: Plan): Question[] {
  const found: Question[] = [];
  const told = new Map<string, Set<Activity>>();
  const add = (entry: Activity, { entry: decision, home }: Namer<'decision'>): void => {
    if (!home || !isUndecided(decision)) return;
    const name = `${home.name}/${decision.id}`;
    const known = told.get(name);
    if (known?.has(entry)) return;
    told.set(name, (known ?? new Set()).add(entry));
    found.push({ entry, decision, name, home });
  };
  for (const ref of plan.names.references.get('decision')?.keys() ?? []) {
    const decision = ref.includes('/') ? plan.others!.find('decision', ref) : undefined;
    if (decision) for (const it of naming(plan, 'decision', ref, 'after', 'activity')) add(it, decision);
  }
  for (const name of namedFrom(plan).keys()) {
    const id = name.startsWith('activity ') ? name.slice('activity '.length) : undefined;
    const entry = id === undefined ? undefined : find(plan, 'activity', id);
    if (entry) for (const it of namersOf(plan, 'activity', entry.id, 'affects', 'decision')) add(entry, it);
  }
  return found;
}

/** The activities that a decision says it affects, and those that say they wait for it. */
function dependents(plan: Plan, decision: Decision): Set<Activity> {
  const affected = (decision.value.affects ?? []).flatMap(it => find(plan, 'activity', it) ?? []);
  return new Set([...affected, ...waitingFor(plan, 'decision', decision.id)]);
}

/** Why it comes too soon, in words; nothing where it does not: it waits, or the decision is due in time before it starts. */
function tooSoon(
  { value }: Activity,
  decision: Decision,
  today: Day,
  days: number,
  workdays: Workdays,
): string | undefined {
  const status = statusOf(value);
  // What goes on anyway is changed by a decision, not wasted.
  if (!isOneOff(value)) return undefined;
  if (status === 'in progress') return 'In progress, while';
  const { start } = value;
  if (status !== 'todo' || start === undefined) return undefined;
  const left = workdays.between(today, start);
  const { by } = decision.value;
  if (left > days || (by !== undefined && by >= today && by <= start)) return undefined;
  if (start < today) return `It was to begin on ${iso(start)}, and`;
  return `${start === today ? 'It begins today' : `It begins on ${iso(start)}, in ${counted(left, 'working day')}`}, and`;
}

function fixes(plan: Plan, question: Question, { today }: Frame, reaches: boolean): Fix[] {
  const { entry, name } = question;
  const far = question.home && plan.others?.find('decision', name);
  if (question.home && !far) return [];
  // Where edits go to another plan, its text must be the one of today.
  const { home, entry: decision } = far ?? { home: undefined, entry: question.decision };
  const { start } = entry.value;
  const before = start === undefined ? undefined : workdaysFor(plan, decision).upTo(start - 1);
  const isTodo = statusOf(entry.value) === 'todo';
  const choices = choiceOf(home?.plan ?? plan, decision, today).map(it => ({
    title: it.title,
    ...editsOf(plan, { home }, () => it.edits),
  }));
  const earlier = (day: Day): Fix => ({
    title: `Decide by ${iso(day)}, before it starts`,
    ...editsOf(plan, { home }, of => [setKey(of, decision, 'by', iso(day))]),
  });
  return [
    ...choices,
    ...(isTodo && before !== undefined && before >= today ? [earlier(before)] : []),
    ...(isHalfDone(entry) ? [] : [wait(plan, { ...question, decision, ...(home && { home }) }, today)]),
  ].filter(it => reaches || !it.others);
}

/** Begun, with something to show for it: that cannot be taken back by a status. */
const isHalfDone = ({ value: { started, spent, remaining, log } }: EntryOf<'activity'>): boolean =>
  started !== undefined || spent !== undefined || remaining !== undefined || !!log?.size;

/** Lets the work wait for the decision, and begin on the working day behind it; where it would be due before that, its start goes. */
function wait(plan: Plan, { entry, decision, name, home }: Question, today: Day): Fix {
  const { by } = decision.value;
  const { start, due } = entry.value;
  const taken = by !== undefined && by >= today ? by : workdaysFor(plan, decision).add(today, 5);
  const later = workdaysFor(plan, entry).add(taken, 1);
  const begun = statusOf(entry.value) === 'in progress';
  const fits = start !== undefined && (due === undefined || later <= due);
  const isEarly = fits && checkins(entry.value).some(it => it < later);
  const named = prerequisites(entry).some(it => it.ref === name);
  const place = { parsed: entry.parsed, range: at(entry, 'start') };
  const inPlace = start !== undefined && !fits && !named && !field(entry, 'after');
  const own = [
    ...(begun ? [setKey(plan, entry, 'status', 'todo')] : []),
    ...(fits ? [replace(plan, place, iso(later))] : []),
    ...(isEarly ? moveCheckins(plan, entry, 0, { from: later, before: due ?? later + 14 }) : []),
    ...(inPlace ? [putInPlace(plan, entry, 'start', `after: ${flowList([name])}`)] : []),
    ...(start !== undefined && !fits && !inPlace ? [drop(plan, entry.parsed, field(entry, 'start')!.key)] : []),
    ...(named || inPlace ? [] : waitFor(plan, entry, name)),
  ];
  const dated = fits && taken !== by ? [editsOf(plan, { home }, of => [setKey(of, decision, 'by', iso(taken))])] : [];
  const when = fits ? `start ${iso(later)}, ` : start === undefined ? '' : 'without "start", ';
  const how = dated.length ? `, to be taken by ${iso(taken)}` : '';
  const title = `${begun ? 'Back to todo, ' : ''}${when}after the decision${how}`;
  return { title: title[0]!.toUpperCase() + title.slice(1), ...together([{ edits: own }, ...dated]) };
}

export const docs =
  'Work that begins before the decision behind it is taken may be work for nothing, and quietly takes the decision itself. Take it first, set a day for it before the work starts, or let the work wait. A decision that is due in time before the start is no reason to worry. Decisions of other plans count too.';

export const examples: Example[] = [
  {
    name: 'half done: the choice alone is left',
    plan: `
decisions:
  supplier: { question: Which supplier?, by: 2026-08-07, options: [Acme], affects: [portal] }
activities:
  portal: { owner: ana, started: 2026-07-13, spent: 6d, status: in progress }
  #                                                             ^^^^^^^^^^^ In progress, while the decision "supplier" is open, so the work may be for nothing. Decide first, or begin later.
`,
    fixed: `
decisions:
  supplier: { question: Which supplier?, by: 2026-08-07, options: [Acme], chosen: Acme, because: say why, decided: 2026-07-24, affects: [portal] }
activities:
  portal: { owner: ana, started: 2026-07-13, spent: 6d, status: in progress }
`,
  },
  {
    name: 'begun, while its decision is open',
    plan: `
decisions:
  supplier: { question: Which supplier?, by: 2026-08-07, options: [Acme, Bolt], affects: [portal] }
activities:
  portal:
    owner: ana
    status: in progress
    #       ^^^^^^^^^^^ In progress, while the decision "supplier" is open, so the work may be for nothing. Decide first, or begin later.
`,
    fixed: `
decisions:
  supplier: { question: Which supplier?, by: 2026-08-07, options: [Acme, Bolt], chosen: Acme, because: say why, decided: 2026-07-24, affects: [portal] }
activities:
  portal:
    owner: ana
    status: in progress
`,
  },
  {
    name: 'begun too early: it waits',
    plan: `
decisions:
  supplier: { question: Which supplier?, by: 2026-08-07, options: [Acme, Bolt], affects: [portal] }
activities:
  portal: { owner: ana, start: 2026-07-20, due: 2026-08-28, status: in progress }
  #                                                                 ^^^^^^^^^^^ In progress, while the decision "supplier" is open, so the work may be for nothing. Decide first, or begin later.
`,
    fix: 'Back to todo, start 2026-08-10',
    fixed: `
decisions:
  supplier: { question: Which supplier?, by: 2026-08-07, options: [Acme, Bolt], affects: [portal] }
activities:
  portal: { owner: ana, start: 2026-08-10, due: 2026-08-28, after: [supplier], status: todo }
`,
  },
  {
    name: 'starts in five working days, and no day is set for the decision',
    plan: `
decisions:
  supplier: { question: Which supplier?, options: [Acme, Bolt] }
activities:
  portal: { start: 2026-07-31, due: 2026-08-28, after: [supplier] }
  #                ^^^^^^^^^^ It begins on 2026-07-31, in 5 working days, and the decision "supplier" is open, so the work may be for nothing. Decide first, or begin later.
`,
    fix: 'Decide by 2026-07-30',
    fixed: `
decisions:
  supplier: { question: Which supplier?, by: 2026-07-30, options: [Acme, Bolt] }
activities:
  portal: { start: 2026-07-31, due: 2026-08-28, after: [supplier] }
`,
  },
  {
    name: 'to be decided only when it is due: its start goes',
    plan: `
decisions:
  supplier: { question: Which supplier?, by: 2026-08-07, affects: [portal] }
activities:
  portal: { start: 2026-07-27, due: 2026-08-07 }
  #                ^^^^^^^^^^ It begins on 2026-07-27, in 1 working day, and the decision "supplier" is open, so the work may be for nothing. Decide first, or begin later.
`,
    fix: 'Without "start"',
    fixed: `
decisions:
  supplier: { question: Which supplier?, by: 2026-08-07, affects: [portal] }
activities:
  portal: { after: [supplier], due: 2026-08-07 }
`,
  },
  {
    name: 'due in time, later than that, blocked, done, decided; a decision of another plan',
    plan: `
decisions:
  supplier: { by: 2026-07-27, affects: [portal, training] }
  office: { options: [Leeds, York] }
  desk: { chosen: one desk, affects: [report] }
activities:
  portal: { start: 2026-07-28 }
  form: { start: 2026-08-03, after: [office] }
  audit: { after: [office], status: in progress, blocked: { by: lu, decision: office } }
  training: { status: done }
  report: { status: in progress, after: [crm/pricing] }
  hotline: { status: in progress, load: 20%, after: [office] }
`,
  },
  {
    name: 'a house rule of ten days',
    plan: `
decisions:
  office: { options: [Leeds, York] }
activities:
  form: { start: 2026-08-03, after: [office] }
  #              ^^^^^^^^^^ It begins on 2026-08-03, in 6 working days, and the decision "office" is open, so the work may be for nothing. Decide first, or begin later.
rules:
  decision-open-at-start: 10
`,
  },
  {
    name: 'decisions of another plan: named here, and naming what is here',
    plan: `
activities:
  portal: { start: 2026-07-31, due: 2026-08-28, after: [crm/supplier] }
  #                ^^^^^^^^^^ It begins on 2026-07-31, in 5 working days, and the decision "crm/supplier" is open, so the work may be for nothing. Decide first, or begin later.
  form: { status: in progress }
  #               ^^^^^^^^^^^ In progress, while the decision "crm/office" is open, so the work may be for nothing. Decide first, or begin later.
  shop: { status: in progress }
`,
    fix: 'Record for "supplier": "Acme"',
    fixed: `
activities:
  portal: { start: 2026-07-31, due: 2026-08-28, after: [crm/supplier] }
  form: { status: in progress }
  shop: { status: in progress }
`,
    others: {
      crm: {
        plan: `decisions:
  supplier: { options: [Acme, Bolt] }
  office: { options: [Leeds, York], affects: [ops/form] }
  desk: { options: [oak, ash], chosen: oak, affects: [ops/shop] }
`,
        fixed: `decisions:
  supplier: { options: [Acme, Bolt], chosen: Acme, because: say why, decided: 2026-07-24 }
  office: { options: [Leeds, York], affects: [ops/form] }
  desk: { options: [oak, ash], chosen: oak, affects: [ops/shop] }
`,
      },
    },
  },
];
