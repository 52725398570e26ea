/** A list of words or phrases as it is typed: with commas between, on as many lines as it takes. */
export const wordList = (text: string): ReadonlySet<string> =>
  new Set(text.split(',').map(it => it.trim().replace(/\s+/g, ' ')));
