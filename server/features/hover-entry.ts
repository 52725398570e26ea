import { measureWords } from '../forecast/measure-words.ts';
import { streamMeasures } from '../forecast/measures.ts';
import type { Kind } from '../language/kinds.ts';
import { namedBy, type Thing, thingOf, titleOf } from '../plan/everywhere.ts';
import { type Ink, listOf, paragraphs } from '../plan/ink.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field, headOf, isOpen, known, resolve } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { listed } from '../plan/suggest.ts';
import { dayName, distance } from '../plan/wording.ts';
import { daysFor } from '../plan/workdays.ts';
import { activityHover, activityLines } from './hover-activity.ts';
import { dependents, users } from './hover-behind.ts';
import { heading, partsOf } from './hover-brief.ts';
import { pastLine } from './hover-past.ts';
import { personHover } from './hover-person.ts';

/** What a hover says of a thing by its name, wherever the name or the thing stands; nothing where no plan says anything of it. */
export function nameHover(plan: Plan, kind: Kind, ref: string, today: number, ink: Ink): string | undefined {
  if (kind === 'person') return personHover(plan, ref, today, ink);
  const thing = thingOf(plan, kind, ref);
  const { home, id } = thing;
  const entry: Entry | undefined =
    kind === 'goal' ? goalOf(home?.plan ?? plan) : resolve(plan, kind, home ? ref : id)?.entry;
  if (!entry) return undefined;
  if (kind === 'activity' && !home) return activityHover(plan, entry as EntryOf<'activity'>, today, ink);
  const value = (entry.value ?? {}) as { title?: string; question?: string; outcome?: string };
  const isAwaited = kind === 'activity' ? isOpen((entry as EntryOf<'activity'>).value) : waited.includes(kind);
  return paragraphs(
    heading(value.title ?? value.question ?? value.outcome, ref, ink),
    home && `In ${ink.strong(titleOf(home))}.`,
    ...(kind === 'activity'
      ? activityLines(plan, entry as EntryOf<'activity'>, today, ink)
      : [lineOf(plan, entry, today, ink)]),
    pastLine(plan, home ? plan.others?.history(home.file) : plan.history, entry, today, ink),
    ...(isAwaited ? dependents(plan, thing, today, ink) : []),
    ...(kind === 'metric' ? [goalLine(home?.plan ?? plan, id, ink)] : []),
    ...(kind === 'metric' || kind === 'goal' ? [served(plan, thing, ink)] : []),
    ...(kind === 'workstream' ? [measured(home?.plan ?? plan, entry as EntryOf<'workstream'>, today)] : []),
    ...(kind === 'team' ? [listOf(ink, 'Members', members(plan, id, ink))] : []),
    ...(kind === 'metric' || kind === 'workstream' ? users(plan, thing, kind, today, ink) : []),
  );
}
/** What a workstream asks for, brings and costs. */
function measured(plan: Plan, stream: EntryOf<'workstream'>, today: number): string | undefined {
  const words = measureWords(streamMeasures(plan, stream, today));
  return words.length ? `${words.join(' · ')}.` : undefined;
}
/** What activities wait for, besides activities. */
const waited: readonly Kind[] = ['milestone', 'decision'];

/** The facts of a thing in one line. */
function lineOf(plan: Plan, entry: Entry, today: number, ink: Ink): string | undefined {
  const says = (key: string, words = key) => {
    const node = field(entry, key)?.value;
    return node?.kind === 'scalar' ? `${words} ${ink.text(node.text)}` : undefined;
  };
  const facts: Partial<Record<Kind, () => (string | undefined)[]>> = {
    metric: () => [says('owner'), says('limit'), says('target'), reading(entry as EntryOf<'metric'>, ink)],
    milestone: () => [
      ...partsOf(plan, entry, today).map(it => ink.text(it)),
      when(plan, entry as EntryOf<'milestone'>, today),
    ],
    decision: () => [says('owner'), says('by'), says('chosen')],
    workstream: () => [says('owner'), says('client'), says('budget'), says('status')],
    team: () => [says('lead'), says('function')],
    risk: () => [says('owner'), says('likelihood'), says('impact')],
    goal: () => [says('metric', 'measured by'), says('from'), says('to'), says('by')],
    calendar: () => [says('week', 'working days'), says('hours'), says('zone')],
  };
  return facts[entry.kind]?.()
    .filter(it => it !== undefined)
    .join(' · ');
}

function when(plan: Plan, entry: EntryOf<'milestone'>, today: number): string | undefined {
  const day = typeof entry.value === 'number' ? entry.value : undefined;
  return day === undefined ? undefined : distance(day, today, daysFor(plan, entry));
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

/** The plans that serve a goal or a metric of a strategy. */
function served(plan: Plan, thing: Thing, ink: Ink): string | undefined {
  const words = namedBy(plan, thing).filter(({ token }) => token.key === 'serves' && !token.entry);
  const homes = new Set(words.map(it => it.home));
  const titles = [...homes].map(it => (it ? ink.strong(titleOf(it)) : 'this plan'));
  return titles.length ? `Served by ${listed(titles, 6)}.` : undefined;
}

const members = (plan: Plan, team: string, ink: Ink): string[] =>
  known(plan, 'person')
    .filter(it => it.value.team === team)
    .map(it => ink.text(it.value.name ?? it.id));
