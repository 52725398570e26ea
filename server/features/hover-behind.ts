import { behind } from '../plan/behind.ts';
import { namedBy, type Thing, titleOf } from '../plan/everywhere.ts';
import { type Ink, listOf } from '../plan/ink.ts';
import type { Member } from '../plan/others.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, isOpen } from '../plan/query.ts';
import { brief } from './hover-brief.ts';

type Activity = EntryOf<'activity'>;
/** Activities of one plan, which is named where it is another one. */
interface Group {
  readonly home: Member | undefined;
  readonly entries: readonly Activity[];
}
/** How many other plans are told of. */
const mostPlans = 6;

/** What cannot be finished before a thing: first what names it, then what waits for that, and so on; then what names it in other plans. */
export function dependents(plan: Plan, thing: Thing, today: number, ink: Ink): readonly (string | undefined)[] {
  const { kind, id, home } = thing;
  const { direct, further } = behind(home?.plan ?? plan, kind, id);
  const elsewhere = openUsers(plan, thing, 'after').filter(it => it.home?.file !== home?.file);
  if (!direct.length && !elsewhere.length) return ['Nothing waits for it.'];
  const list = (heading: string, entries: readonly Activity[]) =>
    listOf(
      ink,
      heading,
      entries.map(it => brief(plan, it, today, ink)),
    );
  const there = home ? ` in ${titleOf(home)}` : '';
  return [
    list(`Waiting for it${there}`, direct),
    list(`Further down${there}`, further),
    ...grouped(elsewhere, home ? 'Waiting for it here' : 'Waiting for it', 'Waiting for it', list),
  ];
}

/** The open activities that name a thing as theirs under a key such as `metric`, plan by plan. */
export const users = (
  plan: Plan,
  thing: Thing,
  key: string,
  today: number,
  ink: Ink,
): readonly (string | undefined)[] =>
  grouped(openUsers(plan, thing, key), 'Activities', 'Activities', (heading, entries) =>
    listOf(
      ink,
      heading,
      entries.map(it => brief(plan, it, today, ink)),
    ),
  );

function openUsers(plan: Plan, thing: Thing, key: string): Group[] {
  const found = new Map<string, { home: Member | undefined; entries: Set<Activity> }>();
  for (const { home, token } of namedBy(plan, thing)) {
    const { entry } = token;
    if (token.key !== key || entry?.kind !== 'activity' || !isOpen((entry as Activity).value)) continue;
    if (thing.kind === 'activity' && entry.id === thing.id && home?.file === thing.home?.file) continue;
    const group = found.get(home?.file ?? '');
    if (group) group.entries.add(entry as Activity);
    else found.set(home?.file ?? '', { home, entries: new Set([entry as Activity]) });
  }
  return [...found.values()].map(({ home, entries }) => ({ home, entries: [...entries] }));
}

/** Each group under a heading; of many other plans the first. */
export function grouped(
  groups: readonly Group[],
  here: string,
  there: string,
  list: (heading: string, entries: readonly Activity[]) => string | undefined,
): (string | undefined)[] {
  const far = groups.filter(it => it.home);
  const more = far.length - mostPlans;
  return [
    ...groups.filter(it => !it.home).map(it => list(here, it.entries)),
    ...far.slice(0, mostPlans).map(it => list(`${there} in ${titleOf(it.home!)}`, it.entries)),
    ...(more > 0 ? [`And in ${more === 1 ? 'one more plan' : `${more} more plans`}.`] : []),
  ];
}
