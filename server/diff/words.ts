import type { Ink } from '../plan/ink.ts';
import { causes } from './cause-words.ts';
import type { Difference } from './difference.ts';
import { outcomes } from './outcome-words.ts';

/** A part of a difference, ready to be read: its heading, and a line for each thing. */
export interface Chapter {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** A difference in words: what comes of it first, then what was changed; empty where nothing was. */
export function inWords(it: Difference, ink: Ink): { outcomes: readonly Chapter[]; causes: readonly Chapter[] } {
  const some = (all: readonly Chapter[]): Chapter[] => all.filter(({ lines }) => lines.length);
  return { outcomes: some(outcomes(it, ink)), causes: some(causes(it, ink)) };
}
