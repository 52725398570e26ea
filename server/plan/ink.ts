/** How words for a person are written: as Markdown, or as plain text for editors that draw none. Whatever a plan says goes through one of these. */
export interface Ink {
  readonly markdown: boolean;
  /** Words of the plan, on one line, with nothing in them that could become a link, an image or a heading. */
  text(words: string, most?: number): string;
  strong(words: string): string;
  /** An id, or words to type. */
  code(words: string): string;
  /** Sentences of the language itself, which may hold Markdown. */
  says(sentences: string): string;
}

/** One line without what cannot be seen; what is longer ends in an ellipsis. */
function tame(words: string, most = 160): string {
  const line = words
    .slice(0, 4 * most)
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\p{Cs}/gu, '')
    .trim();
  const characters = [...line];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : line;
}

/** Every punctuation mark that Markdown, or its automatic links, could take for its own. */
const escaped = (words: string, most?: number): string =>
  tame(words, most)
    .replace(/[\\`*_{}[\]()<>#!|~$&@]/g, '\\$&')
    .replace(/:(?=\/)/g, '\\:')
    .replace(/\bwww\./gi, it => `${it.slice(0, -1)}\\.`)
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');

export const markdown: Ink = {
  markdown: true,
  text: escaped,
  strong: words => `**${escaped(words)}**`,
  code: words => (/[`]/.test(words) ? escaped(words) : `\`${tame(words)}\``),
  says: it => it,
};
/**
 * Markdown for a page that calls people and makes links by itself, such as a pull request: there an escaped `@` still calls
 * somebody, so each sign that could is kept apart from what follows.
 */
export const hosted: Ink = {
  ...markdown,
  text: (words, most) => apart(markdown.text(words, most)),
  strong: words => apart(markdown.strong(words)),
  code: words => (/[`]/.test(words) ? apart(markdown.code(words)) : markdown.code(words)),
};
const apart = (escaped: string): string =>
  escaped.replace(/(?:[@#]|\bGH-)(?=[\p{L}\p{N}_\\-])|:(?=\/\/)|www(?=\\?\.)/giu, '$&<!-- -->');

export const plaintext: Ink = {
  markdown: false,
  text: tame,
  strong: tame,
  code: tame,
  says: it => it.replaceAll('`', ''),
};

/** So many characters of a comment a report fills: GitHub takes 65,536. */
export const roomOfComment = 60_000;

/** Paragraphs, and lists below their heading; what is empty is left out. */
export const paragraphs = (...blocks: readonly (string | undefined)[]): string => blocks.filter(Boolean).join('\n\n');
export const listOf = (ink: Ink, heading: string, items: readonly string[], most = 10): string | undefined =>
  items.length
    ? [
        ink.strong(heading),
        '',
        ...items.slice(0, most).map(it => `- ${it}`),
        ...(items.length > most ? [`- and ${items.length - most} more`] : []),
      ].join('\n')
    : undefined;
