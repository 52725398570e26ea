import type { Person } from '../language/people.ts';
import type { Money } from '../language/values.ts';
import type { Namer } from './named-from.ts';
import type { Plan } from './plan.ts';
import { type EntryOf, find, inherited, isOpen, waitingFor } from './query.ts';
import { cited, listed } from './suggest.ts';
import { counted } from './wording.ts';
import { teamDays } from './workdays.ts';

type Activity = EntryOf<'activity'>;
const stillOpen = (all: readonly Activity[]): Activity[] => [...new Set(all)].filter(it => isOpen(it.value));

/** A person as a message names them: without quotes, cut where it is long. */
export const named = (person: string): string => cited(person).slice(1, -1);

/** `"train" (lu) waits for it`: who is kept from work, for a message. Nothing where nobody is. */
export function whoWaits(all: readonly Namer<'activity'>[]): string | undefined {
  const open = new Set(stillOpen(all.map(it => it.entry)));
  const names = all.flatMap(({ entry, home }) => {
    if (!open.delete(entry)) return [];
    const owner = inherited(entry, 'owner');
    return cited(home ? `${home.name}/${entry.id}` : entry.id) + (owner ? ` (${named(owner)})` : '');
  });
  return names.length ? `${listed(names, 3)} ${names.length === 1 ? 'waits' : 'wait'} for it` : undefined;
}

/** What a working day of a person costs. */
const dayRate = ({ rate, capacity }: Person): Money | undefined =>
  rate && {
    currency: rate.currency,
    amount: rate.per === 'd' ? rate.amount : rate.amount * (capacity ? capacity / 5 : 8),
  };
const priced = ({ currency, amount }: Money): string =>
  `${currency} ${String(Math.round(amount)).replace(/\B(?=(?:\d{3})+$)/g, ',')}`;

/** Each activity that waits for one that is late, with what those days cost where its owner's rate is known. */
export function lateFor(plan: Plan, late: Activity, due: number, today: number) {
  return stillOpen(waitingFor(plan, 'activity', late.id))
    .slice(0, 20)
    .map(entry => {
      const owner = inherited(entry, 'owner');
      const days = teamDays(plan, owner).between(due, today);
      const cost = owner === undefined ? undefined : dayRate(find(plan, 'person', owner)?.value ?? {});
      const sum = cost && days > 0 && { ...cost, amount: cost.amount * days };
      const price = sum ? `: ${counted(days, 'working day')} of ${named(owner!)} so far, ${priced(sum)}` : '';
      return {
        place: { parsed: entry.parsed, range: entry.key.range },
        message: `${cited(entry.id)} waits for it${price}.`,
      };
    });
}
