import type { Workstream } from '../language/governance.ts';
import { namersOf } from '../plan/named-from.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, find, inherited, isOneOff, isOpen, naming } from '../plan/query.ts';
import { says } from '../plan/section.ts';
import { cited, listed } from '../plan/suggest.ts';

type Activity = EntryOf<'activity'>;
type Stream = EntryOf<'workstream'>;
export type Stage = NonNullable<Workstream['stage']>;

/** The degrees of implementation in their order. */
export const stages: readonly Stage[] = ['defined', 'identified', 'detailed', 'decided', 'implemented', 'closed'];

/** Something that a stage asks for and that is not written. */
export interface Gap {
  readonly stage: Stage;
  readonly what: 'owner' | 'measure' | 'work' | 'decision' | 'money' | 'open work' | 'reading';
  readonly words: string;
}

/** What a workstream lacks for a stage and all before it, the earliest stage first. */
export function gapsOf(plan: Plan, stream: Stream, to: Stage): Gap[] {
  const work = workIn(plan, stream);
  const upTo = stages.indexOf(to);
  const each: Partial<Record<Stage, () => Omit<Gap, 'stage'>[]>> = {
    identified: () => identified(stream, work),
    detailed: () => detailed(work),
    decided: () => decided(plan, stream),
    implemented: () => implemented(plan, stream, work),
    closed: () => closed(plan, work),
  };
  return stages.slice(0, upTo + 1).flatMap(stage => (each[stage]?.() ?? []).map(it => ({ stage, ...it })));
}

/** The activities in it that were not dropped; tasks only where they name it themselves. */
export const workIn = (plan: Plan, { id }: Stream): Activity[] =>
  naming(plan, 'workstream', id, 'workstream', 'activity').filter(it => it.value.status !== 'dropped');

function identified(stream: Stream, work: readonly Activity[]): Omit<Gap, 'stage'>[] {
  const isMeasured = says(stream, 'client') || work.some(it => inherited(it, 'metric') !== undefined);
  return [
    ...(says(stream, 'owner') ? [] : [{ what: 'owner' as const, words: 'an owner' }]),
    ...(isMeasured ? [] : [{ what: 'measure' as const, words: 'a metric in its work (or a client)' }]),
  ];
}

/** What each piece of open work has to say; a task takes most of it from its activity. */
function detailed(work: readonly Activity[]): Omit<Gap, 'stage'>[] {
  const lacking = work
    .filter(it => isOpen(it.value))
    .flatMap(it => {
      const keys = [
        ...(inherited(it, 'owner') === undefined ? ['owner'] : []),
        ...(isOneOff(it.value) && inherited(it, 'due') === undefined ? ['due'] : []),
        ...(it.value.load === undefined && it.value.effort === undefined && !it.parent ? ['effort'] : []),
        ...(inherited(it, 'done') === undefined ? ['done'] : []),
      ];
      return keys.length ? [`${listed(keys)} of ${cited(it.id)}`] : [];
    });
  return lacking.length ? [{ what: 'work', words: listed(lacking, 3) }] : [];
}

function decided(plan: Plan, stream: Stream): Omit<Gap, 'stage'>[] {
  const isTaken = namersOf(plan, 'workstream', stream.id, 'affects', 'decision').some(it => says(it.entry, 'chosen'));
  const isFunded = says(stream, 'budget') || says(stream, 'revenue');
  return [
    ...(isTaken ? [] : [{ what: 'decision' as const, words: 'a decision taken that affects it' }]),
    ...(isFunded ? [] : [{ what: 'money' as const, words: 'a budget (or revenue)' }]),
  ];
}

/** Where no work is planned at all, nothing was implemented. */
function implemented(plan: Plan, { id }: Stream, work: readonly Activity[]): Omit<Gap, 'stage'>[] {
  const all = namersOf(plan, 'workstream', id, 'workstream', 'activity');
  if (!all.some(it => it.entry.value.status !== 'dropped')) return [{ what: 'open work', words: 'any work in it' }];
  const open = work.filter(it => isOpen(it.value) && isOneOff(it.value)).map(it => cited(it.id));
  return open.length ? [{ what: 'open work', words: `the end of ${listed(open, 3)}` }] : [];
}

/** Its effect was measured: one of its metrics was read after the last date of its work. */
function closed(plan: Plan, work: readonly Activity[]): Omit<Gap, 'stage'>[] {
  const last = Math.max(...work.map(it => inherited(it, 'due') ?? -Infinity));
  const metrics = [...new Set(work.flatMap(it => inherited(it, 'metric') ?? []))];
  // The readings of another plan's metric are not known here.
  const isRead = metrics.some(
    it => it.includes('/') || [...(find(plan, 'metric', it)?.value.readings?.keys() ?? [])].some(day => day > last),
  );
  return isRead ? [] : [{ what: 'reading', words: 'a reading of its metric after its last due date' }];
}

/** The workstreams of a plan that say at which stage they are. */
export const staged = (plan: Plan): Stream[] =>
  entriesOf(plan, 'workstream').filter(it => it.value.stage !== undefined);
