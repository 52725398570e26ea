import type { CodeLens, Command, Location } from 'vscode-languageserver-types';
import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { lower, type Position, type Range } from '../plan/position.ts';
import {
  type EntryOf,
  entriesOf,
  find,
  headOf,
  indexOf,
  isOpen,
  mentions,
  rangeOf,
  waitingFor,
} from '../plan/query.ts';
import { healthOf, inWords } from '../plan/standing.ts';

/** Which lines of facts are shown. */
export interface Lenses {
  /** Above the plan: how much work there is, and how much of it is blocked or late. */
  readonly plan: boolean;
  /** Above an activity: how many others wait for it. */
  readonly activities: boolean;
}
/** What a lens is about, kept until somebody asks what it says. */
export type About = 'plan' | { readonly activity: string };
export type Lens = CodeLens & { readonly data: About };

/** Where lines of facts stand between the lines of a plan. What those of activities say is worked out when they come into sight. */
export function codeLens(plan: Plan, shown: Lenses): Lens[] {
  const work = entriesOf(plan, 'activity');
  if (!work.length) return [];
  return [
    ...(shown.plan ? [{ range: titleRange(plan), data: 'plan' as const }] : []),
    ...(shown.activities ? work.filter(it => waiting(plan, it).length).map(it => lensOf(plan, it)) : []),
  ];
}
function lensOf(plan: Plan, entry: EntryOf<'activity'>): Lens {
  return {
    range: rangeOf(plan, { parsed: entry.parsed, range: entry.key.range }),
    data: { activity: entry.id },
  };
}

/** What a lens says, and what a click on it does in an editor that has our trees; elsewhere it is only read. */
export function codeLensCommand(
  plan: Plan,
  about: About,
  { today, uri, trees }: { today: Day; uri: string; trees: boolean },
): Command | undefined {
  if (about === 'plan') {
    const health = healthOf(plan, today);
    const view = health.blocked || health.late ? 'blockers' : 'priorities';
    return { title: inWords(health), command: trees ? `opsplan.${view}.focus` : '' };
  }
  const entry = find(plan, 'activity', about.activity);
  if (!entry) return undefined;
  const count = waiting(plan, entry).length;
  const title = count === 1 ? '1 waits for this' : `${count} wait for this`;
  if (!trees) return { title, command: '' };
  const { start } = rangeOf(plan, { parsed: entry.parsed, range: entry.key.range });
  return { title, command: showReferences, arguments: [uri, start, placesOf(plan, entry, uri)] };
}
/** A command of VS Code, which takes a uri, a position and locations. */
export const showReferences = 'editor.action.showReferences';
export type ShowReferences = [uri: string, position: Position, locations: Location[]];

/** The open work that names an activity under `after`. Of two of one name only the first has any. */
const waiting = (plan: Plan, entry: EntryOf<'activity'>): EntryOf<'activity'>[] =>
  find(plan, 'activity', entry.id) === entry
    ? [...new Set(waitingFor(plan, 'activity', entry.id))].filter(it => isOpen(it.value))
    : [];
function placesOf(plan: Plan, entry: EntryOf<'activity'>, uri: string): Location[] {
  const who = new Set(waiting(plan, entry));
  return mentions(plan, 'activity', entry.id)
    .filter(({ token }) => token.key === 'after' && who.has(token.entry as EntryOf<'activity'>))
    .map(({ parsed, token }) => ({ uri, range: rangeOf(plan, { parsed, range: token.range }) }));
}

/** Where the plan has its title; its beginning where it has none. */
function titleRange(plan: Plan): Range {
  const head = headOf(plan, 'plan');
  const start = { line: 0, character: 0 };
  return head ? lower(head.pair.key.range, plan.lines[indexOf(plan, head.parsed)]!) : { start, end: start };
}
