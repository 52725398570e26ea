import { hosted, roomOfComment } from '../plan/ink.ts';
import { counted } from '../plan/wording.ts';
import type { Difference } from './difference.ts';
import { few } from './phrase.ts';
import { type Chapter, inWords } from './words.ts';

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

/** Those that there is something to say of: what was changed itself before what that moves. */
export function told(all: readonly Differing[]): Differing[] {
  const some = all.filter(it => it.difference.state !== 'same' || isRenamed(it));
  return some.sort((a, b) => Number(isMoved(a)) - Number(isMoved(b)));
}
const isMoved = ({ difference }: Differing): boolean => difference.state === 'moved';
/** All of it came, or went: then there are no dates that could have moved. */
const isWhole = ({ difference: { state } }: Differing): boolean =>
  state === 'new' || state === 'unread' || state === 'gone';
/** How many lines of one kind are told: fewer of a plan that nobody has touched. */
export const linesOf = (it: Differing, most: number): number => (isMoved(it) ? Math.min(5, most) : most);

const isRenamed = ({ was, file }: Differing): boolean => was !== undefined && was !== file;

/** That some of a plan was not to be read; nothing where all was. */
export function unread({ difference }: Differing): string | undefined {
  if (difference.state === 'unread') return 'The earlier version cannot be read, so all of it is told as new.';
  if (difference.state === 'gone' && !difference.facts.length) return undefined;
  const sides = difference.unread.map(it => (it === 'before' ? 'earlier' : 'later'));
  return sides.length
    ? `Part of the ${sides.join(' and of the ')} version cannot be read: what is written there is told as missing.`
    : undefined;
}

/** `12 changes`, `new`: what became of a plan, in a word or two. */
export function stateOf(it: Differing): string {
  const { state, facts } = it.difference;
  const said = {
    same: 'nothing changed',
    moved: 'moved by what changed around it',
    changed: counted(facts.length, 'change'),
    new: 'new',
    unread: 'could not be read before',
    gone: 'taken out',
  }[state];
  return isRenamed(it) ? `${said}, was ${it.was}` : said;
}

/** As many lines are read at a glance; of more, what was changed is folded away. */
const glance = 12;
/** A comment is read, not searched, and may only be so long. */
const [mostLines, mostPlans] = [20, 40];
/** So many where there is no room for more. */
const fewLines = 3;

/** For a pull request, where what was changed is folded away; with a `title`, for an editor, which folds nothing. What comes of the change in sight. */
export function diffMarkdown(all: readonly Differing[], { from, to }: Compared, title?: string): string {
  const folds = title === undefined;
  const some = told(all);
  const lead = `between ${hosted.text(from)} and ${hosted.text(to)}`;
  const head = folds ? '## What changed in the plans' : `# ${hosted.text(title)}`;
  if (!some.length)
    return folds ? `**Plans:** nothing changed ${lead}.\n` : `${head}\n\nThe plans say the same ${lead}.\n`;
  const blocks: string[] = [];
  let room = folds ? roomOfComment : Infinity;
  for (const it of some.slice(0, mostPlans)) {
    const text = [mostLines, fewLines].map(most => block(it, folds, most)).find(it => it.length <= room);
    if (text === undefined) continue;
    blocks.push(text);
    room -= text.length + 2;
  }
  const first = !folds && some.length === 1 ? `B${lead.slice(1)}.` : `${counted(some.length, 'plan')} ${lead}.`;
  const left = some.length - blocks.length;
  const more = left ? [`And ${counted(left, 'more plan')}.`] : [];
  return `${[head, first, ...blocks, ...more].join('\n\n')}\n`;
}
function block(it: Differing, folds: boolean, most: number): string {
  const { outcomes, causes } = inWords(it.difference, hosted);
  const { title } = it.difference;
  const [file, state] = [hosted.code(it.file), hosted.text(stateOf(it))];
  const count = causes.reduce((sum, { lines }) => sum + lines.length, 0);
  const details = chaptersIn(causes, most);
  const summary = `<summary>What was changed: ${counted(count, 'line')}</summary>`;
  const parts = [
    `${folds ? '###' : '##'} ${title ? `${hosted.text(title)} (${file}: ${state})` : `${file} (${state})`}`,
    unread(it),
    outcomes.length ? chaptersIn(outcomes, linesOf(it, most)) : isWhole(it) ? '' : 'No date, deadline or rank moves.',
    folds && count > glance ? `<details>\n${summary}\n\n${details}\n\n</details>` : details,
  ];
  return parts.filter(part => part).join('\n\n');
}

const chaptersIn = (all: readonly Chapter[], most: number): string =>
  all.map(({ heading, lines }) => `**${heading}**\n\n${listed(lines, most)}`).join('\n\n');
const listed = (lines: readonly string[], most: number): string =>
  few(lines, most)
    .map(it => `- ${it}`)
    .join('\n');
