import { clean, type Incoming, personId, type Said, yaml } from './incoming.ts';
import type { Calendars } from './msproject-calendar.ts';
import { few } from './msproject-task.ts';
import { all, type Element, textOf } from './xml-read.ts';

/** Those who work, by the number of the resource. */
export type People = ReadonlyMap<string, { readonly id: string; readonly it: Incoming }>;
/** Everybody who works. `left` hears of what is nobody. */
export function peopleIn(root: Element, calendars: Calendars, left: string[]): People {
  const found = new Map<string, { id: string; it: Incoming }>();
  const taken = new Set<string>();
  const next = new Map<string, number>();
  const things: string[] = [];
  for (const it of all(all(root, 'Resources')[0], 'Resource')) {
    const name = clean(textOf(it, 'Name'));
    const base = personId(name);
    if (!base || !isSomebody(it)) {
      if (name) things.push(name);
      continue;
    }
    let id = base;
    // Thousands of one name are counted on, not tried from the start.
    let n = next.get(base) ?? 2;
    for (; taken.has(id); n++) id = `${base}-${n}`;
    next.set(base, n);
    taken.add(id);
    found.set(textOf(it, 'UID'), { id, it: person(it, { id, name }, calendars) });
  }
  if (things.length) left.push(`Materials and costs left behind: ${few(things)}.`);
  return found;
}
/** Material and cost are no people. */
export const isSomebody = (it: Element): boolean => textOf(it, 'Type') !== '0' && textOf(it, 'Type') !== '2';

function person(it: Element, { id, name }: { id: string; name: string }, calendars: Calendars): Incoming {
  const email = clean(textOf(it, 'EmailAddress'));
  const units = Number(textOf(it, 'MaxUnits') || 1);
  const { team, share, weekly, leave, notes: aside } = calendars.of(it);
  // A week has 168 hours, whatever a file says.
  const capacity = Math.min(168, Math.min(units, 1) * share * weekly);
  const says: Said[] = [
    ...(name === id ? [] : [['name', yaml(name)] as const]),
    ...(team === undefined ? [] : [['team', yaml(team)] as const]),
    ...(email ? [['email', yaml(email)] as const] : []),
    ...(capacity > 0 && (units < 1 || share !== 1)
      ? [['capacity', `${Math.round(capacity * 100) / 100}h/w`] as const]
      : []),
    ...(leave.length ? [['leave', `[${leave.join(', ')}]`] as const] : []),
  ];
  const notes = [
    ...aside,
    ...(units > 1 ? [`MaxUnits: ${Math.round(units * 100)}%`] : []),
    ...['Group', 'StandardRate', 'Notes'].flatMap(key => {
      const text = clean(textOf(it, key));
      return text && text !== '0' ? [`${key}: ${text}`] : [];
    }),
  ];
  return { key: id, id, says, notes };
}

/** Who works on each task, by the task's number. */
export function assignmentsIn(root: Element, people: People): Map<string, { id: string; units: number }[]> {
  const found = new Map<string, { id: string; units: number }[]>();
  for (const it of all(all(root, 'Assignments')[0], 'Assignment')) {
    const person = people.get(textOf(it, 'ResourceUID'));
    if (!person) continue;
    const task = textOf(it, 'TaskUID');
    const given = found.get(task) ?? [];
    given.push({ id: person.id, units: Number(textOf(it, 'Units') || 1) });
    found.set(task, given);
  }
  return found;
}
