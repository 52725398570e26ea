import type { Day } from '../language/day.ts';
import type { Kind } from '../language/kinds.ts';
import { namedBy } from '../plan/everywhere.ts';
import { splitRef } from '../plan/far-ref.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { type EntryOf, field, isOpen, items, milestoneDays, rangeOf, resolve } from '../plan/query.ts';
import { weekEnd } from '../plan/standing.ts';
import { capital, counted } from '../plan/wording.ts';
import { daysFor } from '../plan/workdays.ts';
import { activityRow, shortDay, until } from './activity-row.ts';
import { calledOf } from './named-row.ts';
import type { Row, State } from './row.ts';

type Decision = EntryOf<'decision'>;

/** A decision as a line of a view: an open one opens to its possible answers, and each to what it affects. */
export function decisionRow(plan: Plan, entry: Decision, today: Day): Row {
  const { id, value } = entry;
  const { question, owner, by, chosen, decided, because } = value;
  const isTaken = chosen !== undefined;
  const late = !isTaken && by !== undefined && by < today;
  const row = `decision ${id}`;
  const when = by === undefined ? 'no date' : until(by, today, daysFor(plan, entry));
  const told = isTaken
    ? [chosen, owner, decided === undefined ? undefined : shortDay(decided)]
    : [owner ?? 'no owner', when];
  const answers = isTaken ? [] : options(plan, entry, row);
  const below = affected(plan, entry, today, row);
  const detail = isTaken
    ? because
      ? `Because: ${because}`
      : 'It does not say why.'
    : [
        /[.!?]$/.test(question ?? id) ? (question ?? id) : `${question ?? id}.`,
        `${owner === undefined ? 'Nobody is named who decides' : `${calledOf(plan, owner)} decides`}, ${by === undefined ? 'without a date' : `by ${shortDay(by)}`}.`,
        ...(answers.length ? [`Possible answers: ${answers.map(it => it.label).join('; ')}.`] : []),
        ...(below.length ? [`It affects or holds up ${counted(below.length, 'thing')}.`] : []),
      ].join(' ');
  return {
    id: row,
    label: question ?? id,
    description: told.filter(Boolean).join(' · '),
    detail,
    state: isTaken ? 'done' : late ? 'late' : 'open',
    context: isTaken ? 'decided' : 'decision',
    decision: id,
    entry: `decision/${id}`,
    whose: owner === undefined ? [] : [owner],
    week: !isTaken && by !== undefined && by <= weekEnd(today),
    range: rangeOf(plan, { parsed: entry.parsed, range: entry.key.range }),
    children: [...answers, ...below],
  };
}

const options = (plan: Plan, entry: Decision, above: string): Row[] =>
  items(entry, 'options').flatMap((node, i) =>
    node.kind === 'scalar' && node.text.trim()
      ? [
          {
            id: `${above} option ${i}`,
            label: node.text,
            description: 'possible answer',
            state: 'option',
            context: 'option',
            decision: entry.id,
            range: rangeOf(plan, { parsed: entry.parsed, range: node.range }),
            children: [],
          },
        ]
      : [],
  );

/** What a decision says that it affects, then what waits for it besides, here and in other plans. */
function affected(plan: Plan, entry: Decision, today: Day, above: string): Row[] {
  const named = items(entry, 'affects').filter(it => it.kind === 'scalar' && it.text.trim() !== '');
  const refs = [...new Set(named.map(it => it.text))];
  const at = rangeOf(plan, { parsed: entry.parsed, range: field(entry, 'affects')?.key.range ?? entry.key.range });
  const waiting = new Map<string, Row>();
  for (const { home, token } of namedBy(plan, { kind: 'decision', id: entry.id })) {
    const it = token.entry as EntryOf<'activity'> | undefined;
    if (token.key !== 'after' || it?.kind !== 'activity' || !isOpen(it.value)) continue;
    const name = home ? `${home.name}/${it.id}` : it.id;
    const id = `${above} < ${name}`;
    const shown = { id, label: it.value.title ?? it.id, detail: 'It waits for this decision.', ...homeOf(home) };
    if (!refs.includes(name)) waiting.set(name, activityRow(home?.plan ?? plan, it, today, shown));
  }
  return [...refs.map(it => thing(plan, it, today, { id: `${above} > ${it}`, range: at })), ...waiting.values()];
}

/** The kinds that a decision may affect, with the state and the word of each. */
const kinds: readonly (readonly [kind: Kind, state: State])[] = [
  ['metric', 'metric'],
  ['milestone', 'milestone'],
  ['workstream', 'workstream'],
];
/** What a word names, whatever it is; a resource, or what cannot be found, stands where the word does. */
function thing(plan: Plan, ref: string, today: Day, { id, range }: { id: string; range: Range }): Row {
  const detail = 'This decision affects it.';
  const activity = resolve(plan, 'activity', ref);
  if (activity) {
    const label = activity.entry.value.title ?? activity.entry.id;
    return activityRow(activity.home?.plan ?? plan, activity.entry, today, {
      id,
      label,
      detail,
      ...homeOf(activity.home),
    });
  }
  for (const [kind, state] of kinds) {
    const found = resolve(plan, kind, ref);
    if (!found) continue;
    const { title, owner } = (found.entry.value ?? {}) as { title?: string; owner?: string };
    const days = kind === 'milestone' ? milestoneDays((found.entry as EntryOf<'milestone'>).value) : undefined;
    return {
      id,
      label: title ?? found.entry.id,
      description: [kind, owner, days && shortDay(days.to)].filter(Boolean).join(' · '),
      detail,
      state,
      context: 'entry',
      entry: `${kind}/${found.entry.id}`,
      range: rangeOf(found.home?.plan ?? plan, { parsed: found.entry.parsed, range: found.entry.key.range }),
      children: [],
      ...homeOf(found.home),
    };
  }
  const isResource = resources.includes(ref);
  const description = isResource ? 'resource' : splitRef(ref) ? 'in another plan' : 'not in this plan';
  return {
    id,
    label: isResource ? capital(ref) : ref,
    description,
    detail,
    state: 'resource',
    context: 'entry',
    range,
    children: [],
  };
}
const resources: readonly string[] = ['budget', 'headcount', 'tooling'];
const homeOf = (home: { readonly file: string } | undefined) => (home ? { uri: home.file } : {});
