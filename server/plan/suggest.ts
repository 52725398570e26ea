import { distance } from 'fastest-levenshtein';

const bare = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\-_.@]/g, '');

/** The candidates near a text, the nearest first: at most two edits away (one for four letters or fewer), or the same but for capitals, blanks and `-_.@`. */
export function near(text: string, candidates: Iterable<string>, most = 3): string[] {
  const given = text.slice(0, 100);
  const allowed = given.length <= 4 ? 1 : 2;
  const found: { it: string; edits: number }[] = [];
  const bareGiven = bare(given);
  for (const it of new Set(candidates)) {
    if (it === text || Math.abs(it.length - given.length) > 20) continue;
    const isSame = !!bareGiven && bare(it) === bareGiven;
    // So many letters more or less take so many edits.
    if (!isSame && Math.abs(it.length - given.length) > allowed) continue;
    const edits = isSame ? 0 : distance(given, it);
    if (edits <= allowed) found.push({ it, edits });
  }
  return found
    .sort((a, b) => a.edits - b.edits || (a.it < b.it ? -1 : 1))
    .slice(0, most)
    .map(({ it }) => it);
}

/** `Audit checklist` → `audit-checklist`: an id that a text would get. */
export const kebab = (text: string): string =>
  text
    .slice(0, 80)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}_.]+/gu, '-')
    .replace(/^[-.\p{M}]+|[-.]+$/gu, '') || 'new';

/** The beginning of a text on one line: four times as much as will be shown of it, and no more. */
const flat = (text: string, most: number): string =>
  text
    .slice(0, most * 4)
    .replace(/\s+/g, ' ')
    .trim();
/** As many whole words of a text as fit, on one line. */
export function upTo(text: string, most: number): string {
  const line = flat(text, most);
  return line.length <= most
    ? line
    : line
        .slice(0, most + 1)
        .replace(/ \S*$/, '')
        .slice(0, most);
}

/** `id`, or `id-2`, `id-3` … until nobody has it. */
export function unused(id: string, taken: (id: string) => boolean): string {
  let free = id;
  for (let n = 2; taken(free); n++) free = `${id}-${n}`;
  return free;
}

/** A text of the plan in a message: in quotes, on one line, cut where it is long. */
export function cited(text: string, most = 40): string {
  const line = flat(text, most);
  const cut = line.length > most || text.length > most * 4;
  return `"${cut ? `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : line}"`;
}

/** `a`, `a and b`, `a, b and c`. */
export const listed = (words: readonly string[], most = words.length): string => {
  const shown = words.length > most ? [...words.slice(0, most), `${words.length - most} more`] : words;
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
};

/** Whether the letters typed occur in a word in their order: what editors match by. */
export const matches = (typed: string, ...words: readonly (string | undefined)[]): boolean =>
  closeness(typed, words) !== undefined;

/** How close some letters are to a word, the nearest of several: 0 it begins with them, 1 it holds them, 2 it holds them in their order; nothing where it does not. */
export function closeness(typed: string, words: readonly (string | undefined)[]): 0 | 1 | 2 | undefined {
  const letters = typed.toLowerCase().replace(/\s/g, '').slice(0, 100);
  let best: 1 | 2 | undefined;
  for (const word of words) {
    if (word === undefined) continue;
    const lower = word.slice(0, 300).toLowerCase().replace(/\s/g, '');
    if (lower.startsWith(letters)) return 0;
    if (best === 1) continue;
    if (lower.includes(letters)) best = 1;
    else if (!best && holdsInOrder(lower, letters)) best = 2;
  }
  return best;
}
function holdsInOrder(word: string, letters: string): boolean {
  let i = 0;
  for (let at = 0; at < word.length; at++) if (word[at] === letters[i]) i++;
  return i >= letters.length;
}
