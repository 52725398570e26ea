import picocolors from 'picocolors';
import type { Fact, Part } from '../diff/fact.ts';
import { type Compared, type Differing, linesOf, stateOf, told, unread } from '../diff/markdown.ts';
import type { Breach, Prospect, Shift } from '../diff/outcome.ts';
import { few } from '../diff/phrase.ts';
import { type Chapter, inWords } from '../diff/words.ts';
import { isoOrNull } from '../language/day.ts';
import { plaintext } from '../plan/ink.ts';

/** Nobody reads more of one kind; JSON holds all. */
const mostLines = 30;

/** For a person at a terminal: what comes of the change first, then what was changed. */
export function diffText(all: readonly Differing[], { from, to }: Compared, colour: boolean): string {
  const paint = picocolors.createColors(colour);
  const some = told(all);
  if (!some.length) return `Nothing changed between ${from} and ${to}.\n`;
  const part = ({ heading, lines }: Chapter, most: number): string =>
    `  ${heading}\n${few(lines, most)
      .map(it => `    ${it}\n`)
      .join('')}`;
  const each = some.map(it => {
    const { outcomes, causes } = inWords(it.difference, plaintext);
    const note = unread(it);
    const parts = [
      `${paint.bold(it.file)}  ${paint.dim(stateOf(it))}\n`,
      ...(note ? [`  ${note}\n`] : []),
      ...outcomes.map(chapter =>
        part({ ...chapter, heading: paint.bold(paint.yellow(chapter.heading)) }, linesOf(it, mostLines)),
      ),
      ...causes.map(chapter => part({ ...chapter, heading: paint.bold(chapter.heading) }, mostLines)),
    ];
    return parts.join('');
  });
  return [`${paint.dim(`${from} → ${to}`)}\n`, ...each].join('\n');
}

/** For programs: every fact, and what comes of it. */
export function diffJson(all: readonly Differing[], { from, to }: Compared): string {
  const plans = told(all).map(({ file, was, difference }) => {
    const { title, state, unread, facts, outcome } = difference;
    return {
      file,
      was: was ?? null,
      title,
      state,
      unread,
      outcome: {
        breaches: outcome.breaches.map(breachJson),
        shifts: outcome.shifts.map(shiftJson),
        ranks: outcome.ranks,
      },
      facts: facts.map(factJson),
    };
  });
  return `${JSON.stringify({ from, to, plans }, null, 2)}\n`;
}
const sideJson = (it: Prospect | undefined) =>
  it
    ? {
        finish: isoOrNull(it.day),
        p50: isoOrNull('p50' in it ? it.p50 : it.day),
        p80: isoOrNull('p80' in it ? it.p80 : it.day),
        due: isoOrNull(it.due),
      }
    : null;
const shiftJson = ({ kind, id, title, within, before, after, days }: Shift) => ({
  kind,
  id,
  title,
  within: within ?? null,
  before: sideJson(before),
  after: sideJson(after),
  days: days ?? null,
});
const breachJson = ({ isNew, late, ...it }: Breach) => ({
  ...shiftJson({ ...it, days: undefined }),
  days: undefined,
  new: isNew,
  late: late ?? null,
});
const partJson = ({ at, from, to, days }: Part) => ({ at, from: from ?? null, to: to ?? null, days });
const factJson = ({ what, kind, id, title, key, from, to, parts, days, size, was, target, within }: Fact) => ({
  what,
  kind,
  id,
  title,
  key,
  from: from ?? null,
  to: to ?? null,
  parts: parts.map(partJson),
  days,
  size,
  was,
  target,
  within,
});
