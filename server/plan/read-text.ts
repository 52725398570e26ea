import type { Meaning } from '../language/kinds.ts';
import { type TypeName, types } from '../language/values.ts';
import { readDeadline } from '../words/deadline.ts';

/** What is wrong with a value: nothing is written; a list for one value and the like; not in the key's form; not one of its words; an old spelling. */
export type Trouble = 'empty' | 'form' | 'unreadable' | 'unknown' | 'retired';

/** What a text says under the types that a place takes: the first that can read it decides. */
export function readText(
  text: string,
  { types: names, words, retired, deadline }: Meaning & { types: readonly TypeName[] },
): { value?: unknown; trouble?: Trouble } {
  const word =
    retired && Object.hasOwn(retired, text) ? retired[text] : words && Object.hasOwn(words, text) ? text : undefined;
  if (word !== undefined) return { value: word, ...(word === text ? {} : { trouble: 'retired' as const }) };
  for (const name of names) {
    if (name === 'word') continue;
    const value = types[name].read(text);
    if (value !== undefined) return { value };
  }
  if (names.includes('date')) {
    // One full day in another spelling is read as that day; a rule proposes the right spelling.
    const other = readDeadline(text, { today: 0 });
    if (other.kind === 'hard' && other.safe && (deadline || names.length === 1))
      return { value: other.day, trouble: 'unreadable' };
  }
  return { trouble: names.length === 1 && names[0] === 'word' ? 'unknown' : 'unreadable' };
}
