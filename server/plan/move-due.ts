import { type Day, iso } from '../language/day.ts';
import { checkinsOf } from './checkins.ts';
import { drop } from './drop.ts';
import { type Edit, replace, setKey } from './edit.ts';
import { checkinDay } from './midway.ts';
import type { Plan } from './plan.ts';
import { type EntryOf, field } from './query.ts';
import { workdaysFor } from './workdays.ts';

/** Another deadline. A check-in that would then come too late goes along: midway, or out where another is left or there is no day for one. `says` ends the title. */
export function moveDue(
  plan: Plan,
  entry: EntryOf<'activity'>,
  to: Day,
  today: Day,
): { readonly edits: Edit[]; readonly says: string } {
  const due = setKey(plan, entry, 'due', iso(to));
  const all = checkinsOf(entry);
  const late = all.filter(it => it.day >= to);
  const list = field(entry, 'checkin')?.value;
  if (!late.length || !list) return { edits: [due], says: '' };
  const gone = `, without the check-in ${late.map(it => iso(it.day)).join(' and ')}`;
  if (late.length === all.length) {
    const day = checkinDay(entry.value.start, to, today, workdaysFor(plan, entry));
    return day === undefined
      ? { edits: [due, drop(plan, entry.parsed, list)], says: gone }
      : { edits: [due, setKey(plan, entry, 'checkin', iso(day))], says: `, and its check-in to ${iso(day)}` };
  }
  const left = all.filter(it => it.day < to).map(it => iso(it.day));
  const edits =
    list.style === 'flow'
      ? [setKey(plan, entry, 'checkin', left.length > 1 ? `[${left.join(', ')}]` : left[0]!)]
      : late.map(it => drop(plan, entry.parsed, it.node));
  return { edits: [due, ...edits], says: gone };
}

/** Check-ins that go along with the whole of some work: by as many days, or midway where that is outside of it. */
export function moveCheckins(
  plan: Plan,
  entry: EntryOf<'activity'>,
  days: number,
  { from, before }: { readonly from: Day; readonly before: Day },
): Edit[] {
  const workdays = workdaysFor(plan, entry);
  return checkinsOf(entry).flatMap(({ node, day }) => {
    const to = workdays.upTo(day + days);
    const put = from <= to && to < before ? to : checkinDay(from, before, from, workdays);
    return put === undefined ? [] : [replace(plan, { parsed: entry.parsed, range: node.range }, iso(put))];
  });
}
