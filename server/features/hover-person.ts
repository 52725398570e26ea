import { measureWords } from '../forecast/measure-words.ts';
import { personMeasures } from '../forecast/measures.ts';
import { titleOf } from '../plan/everywhere.ts';
import { type Ink, listOf, paragraphs } from '../plan/ink.ts';
import type { Member } from '../plan/others.ts';
import type { Plan } from '../plan/plan.ts';
import { contributors, type EntryOf, entriesOf, find, inherited, isOpen, mentions } from '../plan/query.ts';
import { demandOf } from '../reckon/demand.ts';
import { brief, heading } from './hover-brief.ts';

type Activity = EntryOf<'activity'>;
/** What is on the desk of a person in one plan. */
interface Desk {
  /** Nothing for the plan at hand. */
  readonly home: Member | undefined;
  readonly owns: readonly Activity[];
  readonly helps: readonly Activity[];
}
/** How many other plans are told of. */
const mostPlans = 6;

/** A person with what is on their desk, plan by plan, the earliest deadline first. Known people or not: a name is enough. */
export function personHover(plan: Plan, id: string, today: number, ink: Ink): string | undefined {
  const entry = find(plan, 'person', id);
  if (!entry && !mentions(plan, 'person', id).length) return undefined;
  const { name, role, team, status } = entry?.value ?? {};
  const tags = [role, team && `team ${team}`, status === 'hiring' ? 'a vacancy' : undefined].filter(
    it => it !== undefined,
  );
  const all = desks(plan, id);
  const far = all.filter(it => it.home);
  const shown = [...all.filter(it => !it.home), ...far.slice(0, mostPlans)];
  const more = far.length - mostPlans;
  return paragraphs(
    `${heading(name, id, ink)}${tags.length ? `: ${tags.map(it => ink.text(it)).join(', ')}` : ''}`,
    all.length ? undefined : 'No open activities.',
    measured(plan, id, today),
    ...shown.flatMap(({ home, owns, helps }) => {
      const where = home ? ` in ${titleOf(home)}` : '';
      return [
        listOf(
          ink,
          `Owns ${owns.length} open ${owns.length === 1 ? 'activity' : 'activities'}${where}`,
          owns.map(it => brief(plan, it, today, ink, false)),
        ),
        listOf(
          ink,
          `Contributes${where} to`,
          helps.map(it => brief(plan, it, today, ink)),
        ),
      ];
    }),
    more > 0 ? `And more in ${more === 1 ? 'one more plan' : `${more} more plans`}.` : undefined,
  );
}

/** What was finished in time, and how full the weeks ahead are. */
function measured(plan: Plan, id: string, today: number): string | undefined {
  const demand = demandOf(plan, id, today);
  const words = demand ? measureWords(personMeasures(plan, demand, today)) : [];
  return words.length && demand!.pieces.length ? `${words.join(' · ')}.` : undefined;
}

/** The plans in which a person has something to do, this one first. */
function desks(plan: Plan, id: string): Desk[] {
  const far = [...(plan.others?.others() ?? [])].sort((a, b) => (a.file < b.file ? -1 : 1));
  return [deskIn(plan, id, undefined), ...far.map(it => deskIn(it.plan, id, it))].filter(
    it => it.owns.length || it.helps.length,
  );
}
function deskIn(plan: Plan, id: string, home: Member | undefined): Desk {
  const none: readonly never[] = [];
  if (!plan.names.references.get('person')?.has(id)) return { home, owns: none, helps: none };
  const due = (it: Activity) => inherited(it, 'due') ?? Number.MAX_SAFE_INTEGER;
  const open = entriesOf(plan, 'activity').filter(it => isOpen(it.value));
  const isOwn = (it: Activity | undefined): boolean => !!it && inherited(it, 'owner') === id;
  const byDue = (all: readonly Activity[]) => [...all].sort((a, b) => due(a) - due(b));
  return {
    home,
    owns: byDue(open.filter(it => isOwn(it) && !isOwn(it.parent as Activity | undefined))),
    helps: byDue(open.filter(it => contributors(it.value).includes(id))),
  };
}
