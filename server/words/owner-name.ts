const letters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

/** `@maya`, `maya@`, `@acme/ops`. */
export const isHandle = (word: string) =>
  /^@[\p{L}\p{N}_.-]+(?:\/[\p{L}\p{N}_.-]+)?$/u.test(word) || /^[\p{L}\p{N}_.-]+@$/u.test(word);
/** `maya@example.org`. */
export const isEmail = (word: string) => /^[^\s@,;/()<>]+@[^\s@,;/()<>]+\.[^\s@,;/()<>]+$/.test(word);
export const isLink = (word: string) => /^[a-z][a-z0-9+.-]{0,20}:\/\/\S/i.test(word);

/**
 * The id that a person of this name would get, for a fix that adds one to `people:`: `Ines Moreau` gives
 * `ines-moreau`, `@maya` gives `maya`, an e-mail address its local part. Nothing when there is no letter in it.
 */
export function idOf(name: string): string | undefined {
  const text = name.slice(0, 200).trim();
  // A handle is somebody's own spelling: its capitals stay.
  if (isHandle(text)) return plain(text.replaceAll('@', ''));
  return plain((isEmail(text) ? text.slice(0, text.indexOf('@')) : text).toLowerCase());
}

/** Only what an id may hold, as people spell it in addresses: accents off Latin letters, the rest of a run of other characters one hyphen. */
function plain(text: string): string | undefined {
  const bare = text.normalize('NFD').replace(/(?<=\p{Script=Latin})[\u0300-\u036f]+|['’‘`]/gu, '');
  const id = Array.from(bare, it => letters.get(it) ?? it)
    .join('')
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{Nd}_.-]+/u)
    .map(it => it.replace(/^[.-]+/, '').replace(/[.-]+$/, ''))
    .filter(Boolean)
    .join('-');
  return /[\p{L}\p{Nd}]/u.test(id) ? id : undefined;
}
