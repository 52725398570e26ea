import type { Day } from '../language/day.ts';
import type { Node } from './node.ts';
import { readText } from './parse.ts';
import { type EntryOf, items } from './query.ts';

/** The check-ins of an activity that can be read, each where it stands. */
export const checkinsOf = (entry: EntryOf<'activity'>): { node: Node; day: Day }[] =>
  items(entry, 'checkin').flatMap(node => {
    const day = node.kind === 'scalar' ? readText(node.text, { types: ['date'], deadline: true }).value : undefined;
    return typeof day === 'number' ? [{ node, day }] : [];
  });
