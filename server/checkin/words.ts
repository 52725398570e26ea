import { iso } from '../language/day.ts';
import { counted, dayName, spoken } from '../plan/wording.ts';
import { type Ink, markdown as ink } from '../words/ink.ts';
import type { Checkin, Part, Said, Step } from './checkin.ts';

/** One question with its answer: what is said, and what stands there where nothing is. */
export interface Chapter {
  readonly heading: string;
  readonly parts: readonly Part[];
  readonly none: string;
}
/** The three questions, in the order in which they are asked; of one person, what is still to be said as well. */
export function chaptersOf({ moved, changed, blocked, decide, unsaid, isPerson }: Checkin): Chapter[] {
  return [
    { heading: 'What moved forward?', parts: [moved, changed], none: 'Nothing that anybody has written down.' },
    { heading: 'What is blocked?', parts: [blocked], none: 'Nothing.' },
    { heading: 'What needs a decision this week?', parts: [decide], none: 'Nothing.' },
    ...(unsaid
      ? [
          {
            heading: isPerson ? 'What you will be asked' : 'What is still to be said',
            parts: [unsaid],
            none: 'Nothing: all of it is up to date.',
          },
        ]
      : []),
  ];
}
export const headingOf = ({ of }: Checkin): string => `Check-in: ${of}`;
export const stretchOf = ({ today, since }: Checkin): string =>
  `${dayName(today).replace(/ .*/, '')} ${spoken(today, today)} ${iso(today).slice(0, 4)}, since ${spoken(since, today)}`;
export const moreOf = ({ more }: Part): string | undefined => (more ? `and ${more} more` : undefined);

/** What the next step would do: `Reprioritize: 2 ranks move. …` */
export function nextOf({ next }: Checkin, most = 3): string {
  if (!next.length) return 'The ranks are up to date: reprioritizing moves nothing.';
  const shown = next.slice(0, most).map(stepOf);
  const more = next.length > most ? `; ${next.length - most} more` : '';
  return `Reprioritize: ${counted(next.length, 'rank')} ${next.length === 1 ? 'moves' : 'move'}. ${shown.join('; ')}${more}.`;
}
function stepOf({ title, from, to, plan }: Step): string {
  const where = plan === undefined ? '' : ` in “${plan}”`;
  if (to === undefined) return `“${title}”${where} has none any more`;
  return `“${title}”${where} ${from === undefined ? `gets ${to}` : `from ${from} to ${to}`}`;
}

/** The check-in to be pasted, sent or committed. */
export function checkinMarkdown(it: Checkin): string {
  const blocks = [
    `# ${ink.text(headingOf(it))}`,
    `*${stretchOf(it)}.*`,
    ...(it.stands.length ? [it.stands.map(line => ink.text(line)).join(' ')] : []),
    ...chaptersOf(it).map(chapter => [`## ${chapter.heading}`, body(chapter)].join('\n\n')),
    `## Next\n\n${ink.text(nextOf(it), 600)}`,
    ...it.untold.map(line => `*${ink.text(line, 400)}*`),
  ];
  return `${blocks.join('\n\n')}\n`;
}
function body({ parts, none }: Chapter): string {
  const lists = parts.filter(it => it.points.length).map(it => [...it.points.map(lineOf), ...more(it)].join('\n'));
  return lists.length ? lists.join('\n\n') : none;
}
const more = (it: Part): string[] => (it.more ? [`- *${moreOf(it)}*`] : []);
const lineOf = (it: Said): string => {
  const { title, says } = it;
  const about = aboutOf(it, ink);
  return `- **${ink.text(title)}**${about ? ` (${about})` : ''}: ${ink.text(says, 500)}`;
};
/** Who, and in which plan. */
export const aboutOf = ({ who, plan }: Said, { text }: Pick<Ink, 'text'>): string =>
  [who, plan && `in “${plan}”`].flatMap(it => (it ? [text(it)] : [])).join(', ');
