import type { Day } from '../language/day.ts';
import { readDeadline } from './deadline.ts';
import { monthPattern } from './deadline-words.ts';

/** A full calendar day inside a text. */
export interface DateIn {
  readonly day: Day;
  /** UTF-16 units from the start of the text, and how many. */
  readonly offset: number;
  readonly length: number;
}

const forms = new RegExp(
  String.raw`\b\d{4}-\d\d-\d\d\b|\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${monthPattern})\.?,? \d{4}\b|\b(?:${monthPattern})\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b`,
  'gi',
);

/** The days that the first 200 characters of a text name in full, with their year, in whatever spelling has one reading. */
export const datesIn = (text: string): DateIn[] =>
  /\d{4}/.test(text)
    ? Array.from(text.slice(0, 200).matchAll(forms)).flatMap(({ 0: found, index }) => {
        const read = readDeadline(found, { today: 0 });
        const day = read.kind === 'iso' || (read.kind === 'hard' && read.safe) ? read.day : undefined;
        return day === undefined ? [] : [{ day, offset: index, length: found.length }];
      })
    : [];
