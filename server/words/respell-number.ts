/** A number as people write it. */
export interface Numeral {
  readonly value: number;
  /** It cannot be read otherwise. */
  readonly sure: boolean;
}

const words: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  half: 0.5, 'half a': 0.5, 'half an': 0.5, '½': 0.5, '¼': 0.25, '¾': 0.75,
}; // biome-ignore format: a table
/** The pattern of a number, in a group. */
export const numeral = `(\\d{1,15}(?:[.,' ]\\d{3}){0,4}(?:[.,]\\d{1,6})?|[½¼¾]|half an?|half|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;

/** Reads `12`, `12.5`, `12,5`, `1,200`, `1 200`, `twelve`. */
export function numberOf(text: string): Numeral | undefined {
  const word = words[text.toLowerCase()];
  if (word !== undefined) return { value: word, sure: true };
  if (/^\d{1,15}(?:\.\d{1,6})?$/.test(text)) return { value: Number(text), sure: true };
  if (/^\d{1,3}(?:[' ]\d{3}){1,4}(?:[.,]\d{1,6})?$/.test(text))
    return { value: Number(text.replace(/[' ]/g, '').replace(',', '.')), sure: true };
  if (/^\d{1,3}(?:,\d{3}){2,4}$|^\d{1,3}(?:,\d{3}){1,4}\.\d{1,6}$/.test(text))
    return { value: Number(text.replace(/,/g, '')), sure: true };
  if (/^\d{1,3}(?:\.\d{3}){1,4},\d{1,6}$|^\d{1,3}(?:\.\d{3}){2,4}$/.test(text))
    return { value: Number(text.replace(/\./g, '').replace(',', '.')), sure: true };
  if (/^0,\d{1,6}$/.test(text)) return { value: Number(text.replace(',', '.')), sure: true };
  // Three digits behind a comma are thousands to some, a fraction to others.
  if (/^\d{1,3},\d{3}$/.test(text)) return { value: Number(text.replace(',', '')), sure: false };
  return /^\d{1,15},\d{1,6}$/.test(text) ? { value: Number(text.replace(',', '.')), sure: true } : undefined;
}

/** A number with at most three digits behind the point. */
export const digits = (value: number): string => String(Math.round(value * 1000) / 1000);
