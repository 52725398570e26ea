import { forecastOf } from '../forecast/forecast.ts';
import { whyOf } from '../forecast/why.ts';
import type { Day } from '../language/day.ts';
import type { Kind } from '../language/kinds.ts';
import { namedBy } from '../plan/everywhere.ts';
import type { Member } from '../plan/others.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { type EntryOf, find, inherited, rangeOf } from '../plan/query.ts';
import { isOver } from '../plan/standing.ts';
import { dayName } from '../plan/wording.ts';

/** A sentence, and where that stands of which it speaks. */
export interface Told {
  readonly text: string;
  /** The plan that it stands in, where that is another one. */
  readonly uri?: string;
  readonly range?: Range;
}
/** Why something is finished when the forecast says so, and who waits for it. */
export interface WhyDate {
  /** What held it, step by step back to today; none for what is not forecast. */
  readonly steps: readonly Told[];
  readonly waits: readonly Told[];
}

/** How many of those who wait are told of. */
const most = 50;

/** About an activity, a milestone, a decision: what set its date, and who waits for it. */
export function whyDate(plan: Plan, kind: Kind, id: string, today: Day): WhyDate {
  const told = (text: string, of: { entry: Entry; home?: Member | undefined } | undefined): Told => ({
    text,
    ...(of?.home && { uri: of.home.file }),
    ...(of && { range: rangeOf(of.home?.plan ?? plan, { parsed: of.entry.parsed, range: of.entry.key.range }) }),
  });
  const forecast = forecastOf(plan, today);
  const expected = kind === 'activity' ? forecast.of(find(plan, 'activity', id) as EntryOf<'activity'>) : undefined;
  return {
    steps: expected ? whyOf(forecast, expected).map(it => told(it.text, it.of)) : [],
    waits: waitingFor(plan, kind, id)
      .slice(0, most)
      .map(it => told(inWords(it.entry), it)),
  };
}

/** The open work of any plan that waits for something. */
function waitingFor(plan: Plan, kind: Kind, id: string): { entry: EntryOf<'activity'>; home: Member | undefined }[] {
  const found = new Map<Entry, Member | undefined>();
  for (const { token, home } of namedBy(plan, { kind, id }))
    if (token.key === 'after' && token.entry?.kind === 'activity' && !isOver(token.entry)) found.set(token.entry, home);
  return [...found].map(([entry, home]) => ({ entry: entry as EntryOf<'activity'>, home }));
}

/** `Set up desks: ana, due Friday 2026-09-11`. */
function inWords(entry: EntryOf<'activity'>): string {
  const owner = inherited(entry, 'owner') ?? 'no owner';
  const due = inherited(entry, 'due');
  return `${entry.value.title ?? entry.id}: ${owner}, ${due === undefined ? 'no date' : `due ${dayName(due)}`}`;
}
