import type { Kind } from '../language/kinds.ts';
import { occurrences } from '../plan/names.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import {
  contributors,
  type EntryOf,
  entriesOf,
  field,
  find,
  headOf,
  inherited,
  isOpen,
  mentions,
} from '../plan/query.ts';
import { dayName, distance } from '../plan/wording.ts';
import { activityHover, brief, dependents, heading, partsOf } from './hover-activity.ts';
import { type Ink, listOf, paragraphs } from './hover-ink.ts';

/** What a hover says of a thing by its name, wherever the name stands; nothing where the plan says nothing of it. */
export function nameHover(plan: Plan, kind: Kind, id: string, today: number, ink: Ink): string | undefined {
  if (kind === 'person') return personHover(plan, id, today, ink);
  const entry = find(plan, kind, id);
  if (!entry) return undefined;
  if (kind === 'activity') return activityHover(plan, entry as EntryOf<'activity'>, today, ink);
  const value = (entry.value ?? {}) as { title?: string; question?: string };
  return paragraphs(
    heading(value.title ?? value.question, id, ink),
    lineOf(entry, today, ink),
    ...(kind === 'milestone' || kind === 'decision' ? dependents(plan, kind, id, today, ink) : []),
    ...(kind === 'metric' ? [goalLine(plan, id, ink)] : []),
    ...(kind === 'team' ? [listOf(ink, 'Members', members(plan, id, ink))] : []),
    listOf(
      ink,
      'Activities',
      users(plan, kind, id).map(it => brief(it, today, ink)),
    ),
  );
}

/** A person with what is on their desk, the earliest deadline first. Known people or not: a name is enough. */
function personHover(plan: Plan, id: string, today: number, ink: Ink): string | undefined {
  const entry = find(plan, 'person', id);
  if (!entry && !occurrences(plan, 'person', id).length) return undefined;
  const { name, role, team, status } = entry?.value ?? {};
  const open = entriesOf(plan, 'activity').filter(it => isOpen(it.value));
  const due = (it: EntryOf<'activity'>) => inherited(it, 'due') ?? Number.MAX_SAFE_INTEGER;
  const own = open
    .filter(
      it =>
        inherited(it, 'owner') === id && !(it.parent && inherited(it.parent as EntryOf<'activity'>, 'owner') === id),
    )
    .sort((a, b) => due(a) - due(b));
  const helps = open.filter(it => contributors(it.value).includes(id)).sort((a, b) => due(a) - due(b));
  const tags = [role, team && `team ${team}`, status === 'hiring' ? 'a vacancy' : undefined].filter(
    it => it !== undefined,
  );
  return paragraphs(
    `${heading(name, id, ink)}${tags.length ? `: ${tags.map(it => ink.text(it)).join(', ')}` : ''}`,
    own.length || helps.length ? undefined : 'No open activities.',
    listOf(
      ink,
      own.length === 1 ? 'Owns 1 open activity' : `Owns ${own.length} open activities`,
      own.map(it => brief(it, today, ink, false)),
    ),
    listOf(
      ink,
      'Contributes to',
      helps.map(it => brief(it, today, ink)),
    ),
  );
}

/** The facts of a thing in one line. */
function lineOf(entry: Entry, today: number, ink: Ink): string | undefined {
  const says = (key: string, words = key) => {
    const node = field(entry, key)?.value;
    return node?.kind === 'scalar' ? `${words} ${ink.text(node.text)}` : undefined;
  };
  const facts: Partial<Record<Kind, () => (string | undefined)[]>> = {
    metric: () => [says('owner'), says('limit'), says('target'), reading(entry as EntryOf<'metric'>, ink)],
    milestone: () => [...partsOf(entry, today).map(it => ink.text(it)), when(entry as EntryOf<'milestone'>, today)],
    decision: () => [says('owner'), says('by'), says('chosen')],
    workstream: () => [says('owner'), says('client'), says('budget'), says('status')],
    team: () => [says('lead'), says('function')],
    risk: () => [says('owner'), says('likelihood'), says('impact')],
    calendar: () => [says('week', 'working days'), says('hours'), says('zone')],
  };
  return facts[entry.kind]?.()
    .filter(it => it !== undefined)
    .join(' · ');
}

function when({ value }: EntryOf<'milestone'>, today: number): string | undefined {
  const day = typeof value === 'number' ? value : undefined;
  return day === undefined ? undefined : distance(day, today);
}

/** The newest reading. */
function reading({ value }: EntryOf<'metric'>, ink: Ink): string | undefined {
  const days = [...(value.readings ?? new Map()).keys()] as number[];
  if (!days.length) return undefined;
  const last = Math.max(...days.slice(-1000));
  const { amount, unit } = value.readings!.get(last)!;
  return `last read ${ink.text(`${amount} ${unit}`.trim())} on ${dayName(last)}`;
}

function goalLine(plan: Plan, id: string, ink: Ink): string | undefined {
  const goal = headOf(plan, 'goal')?.pair.value;
  const text = (key: string) => goal?.pairs.find(it => it.key.text === key)?.value.text;
  if (text('metric') !== id) return undefined;
  const [to, by] = [text('to'), text('by')];
  return `It measures the goal${to ? `: ${ink.text(to)}` : ''}${by ? ` by ${ink.text(by)}` : ''}.`;
}

const members = (plan: Plan, team: string, ink: Ink): string[] =>
  entriesOf(plan, 'person')
    .filter(it => it.value.team === team)
    .map(it => ink.text(it.value.name ?? it.id));

/** The open activities that name a metric or a workstream as theirs. */
const users = (plan: Plan, kind: Kind, id: string): EntryOf<'activity'>[] =>
  kind !== 'metric' && kind !== 'workstream'
    ? []
    : mentions(plan, kind, id)
        .filter(({ token }) => token.entry?.kind === 'activity' && token.key === kind)
        .map(({ token }) => token.entry as EntryOf<'activity'>)
        .filter(it => isOpen(it.value));
