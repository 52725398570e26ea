import picocolors from 'picocolors';
import type { Difference } from '../diff/difference.ts';
import type { Fact, Part } from '../diff/fact.ts';
import type { Breach, Prospect, Shift } from '../diff/outcome.ts';
import { type Chapter, inWords } from '../diff/words.ts';
import { type Day, iso } from '../language/day.ts';
import { markdown, plaintext } from '../plan/ink.ts';
import { counted } from '../plan/wording.ts';

/** How one file differs between two versions. */
export interface Differing {
  readonly file: string;
  /** What it was called in the earlier version, where that is another name. */
  readonly was?: string | undefined;
  readonly difference: Difference;
}
/** What is compared, for a heading: `since 2026-07-17 (3f2a9c1)`. */
export interface Compared {
  readonly from: string;
  readonly to: string;
}

/** Those that there is something to say of. */
export const told = (all: readonly Differing[]): Differing[] => all.filter(it => it.difference.state !== 'same');

/** For a person at a terminal: what comes of the change first, then what was changed. */
export function diffText(all: readonly Differing[], { from, to }: Compared, colour: boolean): string {
  const paint = picocolors.createColors(colour);
  const some = told(all);
  if (!some.length) return `Nothing changed between ${from} and ${to}.\n`;
  const part = (chapters: readonly Chapter[], ink: (text: string) => string): string =>
    chapters
      .map(({ heading, lines }) => `  ${paint.bold(ink(heading))}\n${lines.map(it => `    ${it}\n`).join('')}`)
      .join('');
  return some
    .map(it => {
      const { outcomes, causes } = inWords(it.difference, plaintext);
      return `${paint.bold(it.file)}  ${paint.dim(stateOf(it))}\n${unread(it)}${part(outcomes, paint.yellow)}${part(causes, text => text)}`;
    })
    .join('\n');
}
const unread = ({ difference }: Differing): string =>
  difference.unread.length
    ? `  Part of the ${difference.unread.join(' and of the ')} version cannot be read; what is written there is told as missing.\n`.replace(
        /before|after/g,
        it => (it === 'before' ? 'earlier' : 'later'),
      )
    : '';

/** `12 changes`, `new`: what became of a plan, in a word or two. */
function stateOf({ was, file, difference }: Differing): string {
  const { state, facts } = difference;
  const said = {
    same: 'nothing changed',
    moved: 'moved by what changed around it',
    changed: counted(facts.length, 'change'),
    new: 'new',
    gone: 'taken out',
  }[state];
  return was !== undefined && was !== file ? `${said}, was ${was}` : said;
}

/** As many lines are read at a glance; more are folded away. */
const glance = 12;

/** For a pull request: consequences in sight, all else behind a fold where it is long. */
export function diffMarkdown(all: readonly Differing[], { from, to }: Compared): string {
  const some = told(all);
  const lead = `between ${markdown.text(from)} and ${markdown.text(to)}`;
  if (!some.length) return `**Plans:** nothing changed ${lead}.\n`;
  const blocks = some.map(it => {
    const { outcomes, causes } = inWords(it.difference, markdown);
    const title = it.difference.title ? `${markdown.text(it.difference.title)} ` : '';
    const head = `### ${title}(${markdown.code(it.file)}: ${markdown.text(stateOf(it))})`;
    const causeLines = causes.reduce((sum, { lines }) => sum + lines.length, 0);
    const details = chaptersIn(causes);
    const folded = `<details>\n<summary>What was changed: ${counted(causeLines, 'line')}</summary>\n\n${details}\n\n</details>`;
    return [
      head,
      unread(it).trim(),
      outcomes.length ? chaptersIn(outcomes) : 'No date, deadline or rank moves.',
      causeLines > glance ? folded : details,
    ]
      .filter(it => it)
      .join('\n\n');
  });
  return `## What changed in the plans\n\n${counted(some.length, 'plan')} ${lead}.\n\n${blocks.join('\n\n')}\n`;
}
/** A line for each short chapter, a list for each long one. */
const chaptersIn = (all: readonly Chapter[]): string =>
  all
    .map(
      ({ heading, lines }) =>
        `**${heading}**\n\n${few(lines)
          .map(it => `- ${it}`)
          .join('\n')}`,
    )
    .join('\n\n');
const few = (lines: readonly string[]): readonly string[] =>
  lines.length > most + 1 ? [...lines.slice(0, most), `and ${lines.length - most} more`] : lines;
/** A comment is read, not searched. */
const most = 20;

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
const written = (day: Day | undefined): string | null => (day === undefined ? null : iso(day));
const sideJson = (it: Prospect | undefined) =>
  it
    ? {
        finish: written(it.day),
        p50: written('p50' in it ? it.p50 : it.day),
        p80: written('p80' in it ? it.p80 : it.day),
        due: written(it.due),
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
