/** How deep a text may nest at most, never less than the true depth: brackets anywhere, indentation, and dashes in a row. One pass. */
export function boundOfDepth(text: string): number {
  let open = 0;
  let most = 0;
  let column = 0;
  let dashes = 0;
  let deepest = 0;
  let atStart = true;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10) {
      column = 0;
      dashes = 0;
      atStart = true;
      continue;
    }
    if (unit === 91 || unit === 123) most = Math.max(most, ++open);
    else if ((unit === 93 || unit === 125) && open > 0) open--;
    // `- - x` and `? ? x` nest wherever they stand.
    if ((unit === 45 || unit === 63) && text.charCodeAt(i + 1) === 32)
      deepest = Math.max(deepest, Math.ceil(column / 2) + ++dashes + 1);
    if (atStart && (unit === 32 || unit === 45 || unit === 63)) {
      column++;
    } else if (atStart) {
      atStart = false;
      deepest = Math.max(deepest, column + dashes + 1);
    }
  }
  return most + Math.max(deepest, column + dashes + 1);
}

/**
 * Where more than `most` keys follow each other within one pair of brackets, without a comma: `{ a: a: a: …`. The
 * library takes each for a map in the one before, and its reader of syntax recurses on them.
 */
export function runOfKeys(text: string, most: number): number | undefined {
  if (!hasMore(text, most)) return undefined;
  let open = 0;
  let keys = 0;
  let key = 0;
  let before = '\n';
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!;
    if (unit === '\n') before = open ? before : unit;
    if (unit === ' ' || unit === '\t' || unit === '\r' || unit === '\n') continue;
    const begins = open ? '[{,:'.includes(before) : '\n:-'.includes(before);
    if (unit === '#' && (i === 0 || /\s/.test(text[i - 1]!))) {
      const end = text.indexOf('\n', i);
      i = end < 0 ? text.length : end - 1;
      continue;
    }
    if ((unit === '"' || unit === "'") && begins) i = endOfQuote(text, i);
    else if ((unit === '[' || unit === '{') && (open || begins)) {
      open++;
      keys = 0;
    } else if (open && (unit === ']' || unit === '}' || unit === ',')) {
      if (unit !== ',') open--;
      keys = 0;
    } else if (open && unit === ':') {
      if (++keys > most) return key;
      key = i + 1;
    }
    before = unit;
  }
  return undefined;
}

/** Where more than `most` list items stand on one line, each in the one before: `done: - - - …`. */
export function runOfDashes(text: string, most: number): number | undefined {
  if (!text.includes('- - - ')) return undefined;
  const match = new RegExp(
    `^([ \\t]*(?:[^\\s#:"'-][^#:"'\\n]{0,100}:[ \\t]+)?(?:[-?][ \\t]+){${most}})[-?][ \\t]`,
    'm',
  ).exec(text);
  return match ? match.index + match[1]!.length : undefined;
}

/** Quick to say no: most chunks have few colons, or no bracket. */
function hasMore(text: string, most: number): boolean {
  let at = -1;
  for (let count = 0; count <= most; count++) if ((at = text.indexOf(':', at + 1)) < 0) return false;
  return text.includes('{') || text.includes('[');
}

function endOfQuote(text: string, from: number): number {
  const quote = text[from]!;
  for (let i = from + 1; i < text.length; i++) {
    if (quote === '"' && text[i] === '\\') i++;
    else if (text[i] === quote) return i;
  }
  return text.length;
}
