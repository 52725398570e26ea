import { iso } from '../language/day.ts';
import { markdown as ink } from '../plan/ink.ts';
import { counted, dayName, spoken } from '../plan/wording.ts';
import type { Checkin, Part, Said, Step } from './checkin.ts';

/** One question with its answer: what is said, and what stands there where nothing is. */
export interface Chapter {
  readonly heading: string;
  readonly part: Part;
  readonly none: string;
  /** What belongs to it and is no answer to it. */
  readonly also?: Part;
}
/** The three questions, in the order in which they are asked; of one person, what is still to be said as well. */
export function chaptersOf({ moved, changed, blocked, decide, unsaid, isPerson }: Checkin): Chapter[] {
  return [
    { heading: 'What moved forward?', part: moved, also: changed, none: 'Nothing that anybody has written down.' },
    { heading: 'What is blocked?', part: blocked, none: 'Nothing.' },
    { heading: 'What needs a decision this week?', part: decide, none: noneOf(decide, 'Nothing.') },
    ...(unsaid
      ? [
          {
            heading: isPerson ? 'What you will be asked' : 'What is still to be said',
            part: unsaid,
            none: noneOf(unsaid, 'Nothing: all of it is up to date.'),
          },
        ]
      : []),
  ];
}
const noneOf = ({ isToldAbove }: Part, none: string): string =>
  isToldAbove ? 'Nothing besides what is blocked above.' : none;
export const headingOf = ({ of }: Checkin): string => `Check-in: ${of}`;
export const stretchOf = ({ today, since }: Checkin): string =>
  `${dayName(today).replace(/ .*/, '')} ${spoken(today, today)} ${iso(today).slice(0, 4)}, since ${spoken(since, today)}`;
export const moreOf = ({ more }: Part): string | undefined => (more ? `and ${more} more` : undefined);

/** What the next step would do: `Reprioritize: 2 ranks move. …` */
export function nextOf({ next }: Checkin, most = 3): string {
  if (!next.length) return 'The ranks are up to date: reprioritizing moves nothing.';
  const shown = next.slice(0, most).map(stepOf);
  const more = next.length > most ? `; ${next.length - most} more` : '';
  return `Reprioritize, with "opsplan reprioritize" or in the editor: ${counted(next.length, 'rank')} ${next.length === 1 ? 'moves' : 'move'}. ${shown.join('; ')}${more}.`;
}
function stepOf({ title, from, to, plan }: Step): string {
  const where = plan === undefined ? '' : ` in “${plan}”`;
  if (to === undefined) return `“${title}”${where} has none any more`;
  return `“${title}”${where} ${from === undefined ? `gets ${to}` : `from ${from} to ${to}`}`;
}

/** The check-in to be pasted, sent or committed. */
export function checkinMarkdown(it: Checkin): string {
  const blocks = [
    `# ${plain(headingOf(it))}`,
    `*${stretchOf(it)}.*`,
    ...(it.stands.length ? [it.stands.map(line => plain(line, 400)).join(' ')] : []),
    ...chaptersOf(it).map(chapter => [`## ${chapter.heading}`, body(chapter, it)].join('\n\n')),
    `## Next\n\n${plain(nextOf(it), 600)}`,
    ...(it.course.length ? [it.course.map(line => plain(line)).join(' ')] : []),
    ...it.untold.map(line => `*${plain(line, 400)}*`),
  ];
  return `${blocks.join('\n\n')}\n`;
}
function body({ part, also, none }: Chapter, of: Checkin): string {
  const list = (it: Part): string =>
    [...it.points.map(point => lineOf(point, of)), ...(it.more ? [`- *${moreOf(it)}*`] : [])].join('\n');
  const first = part.points.length ? list(part) : none;
  return also?.points.length ? `${first}\n\n${alsoSaid}\n\n${list(also)}` : first;
}
/** What stands above that. */
export const alsoSaid = 'Also changed:';

const lineOf = (it: Said, of: Checkin): string => {
  const about = aboutOf(it, of);
  return `- **${plain(it.title)}**${about ? ` (${plain(about)})` : ''}: ${plain(it.says, 600)}`;
};
/** As little is escaped as can be: it is pasted where nobody draws Markdown, too. Without brackets there are no links. */
const plain = (words: string, most?: number): string => ink.text(words, most).replace(/\\([(){}!$])/g, '$1');

/** Who, unless it is theirs; and in which plan. */
export const aboutOf = ({ who, plan }: Said, { of }: Checkin): string =>
  [who === of ? undefined : who, plan && `in “${plan}”`].filter(Boolean).join(', ');
