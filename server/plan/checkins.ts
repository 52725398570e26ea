import { type Day, readDay } from '../language/day.ts';
import type { Node } from './node.ts';
import { type EntryOf, items } from './query.ts';
import { readText } from './read-text.ts';

/** The check-ins of an activity that can be read, each where it stands. */
export const checkinsOf = (entry: EntryOf<'activity'>): { node: Node; day: Day }[] =>
  items(entry, 'checkin').flatMap(node => {
    if (node.kind !== 'scalar') return [];
    const day = readDay(node.text) ?? readText(node.text, { types: ['date'], deadline: true }).value;
    return typeof day === 'number' ? [{ node, day }] : [];
  });
