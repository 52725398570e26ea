import { type Day, iso } from '../language/day.ts';
import type { Edit } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, inherited } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import type { OwnerContext } from '../words/owner.ts';
import { logged } from './outcome.ts';
import { choices, nameIn, onePerson, somebody } from './owner-choice.ts';
import { chooseOwner } from './owner-edit.ts';

type Activity = EntryOf<'activity'>;

/** Ways to hand an activity to somebody else, and to say so in its log; nothing where the log takes no line or nobody else is known. */
export function handOver(
  plan: Plan,
  entry: Activity,
  owners: OwnerContext,
  today: Day,
): { title: string; edits: readonly Edit[] }[] {
  const owner = nameIn(plan, inherited(entry, 'owner') ?? '');
  const known = [
    ...entriesOf(plan, 'person').map(it => it.id),
    ...entriesOf(plan, 'activity').map(it => it.value.owner ?? ''),
  ];
  const anybody = [...new Set(known)].slice(0, 200).map(name => ({ name: nameIn(plan, name), says: '' }));
  const all = onePerson([...choices(plan, entry, owners), ...anybody], owners).filter(
    it => it.name !== owner && it.name !== somebody && (!owners.people || owners.people.has(it.name)),
  );
  return all.slice(0, 3).flatMap(choice => {
    const line = logged(plan, entry, today, 'handed over');
    const { edits } = chooseOwner(plan, entry, choice);
    return line.length
      ? [
          {
            title: `Hand it over to ${named(choice.name)}, and log that today, ${iso(today)}`,
            edits: [...edits, ...line],
          },
        ]
      : [];
  });
}
