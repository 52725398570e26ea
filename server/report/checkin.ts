import picocolors from 'picocolors';
import type { Checkin, Part, Said } from '../checkin/checkin.ts';
import { aboutOf, alsoSaid, chaptersOf, headingOf, moreOf, nextOf, stretchOf } from '../checkin/words.ts';
import { iso, isoOrNull } from '../language/day.ts';
import { plaintext } from '../plan/ink.ts';
import { wrapped } from './columns.ts';

/** How wide a line is, where the terminal is wider or is none. */
const width = 100;

/** A check-in for a person at a terminal, as it is read aloud. */
export function checkinText(it: Checkin, colour: boolean): string {
  const paint = picocolors.createColors(colour);
  const { text } = plaintext;
  const point = (one: Said): string[] => {
    const about = text(aboutOf(one, it));
    const [first, ...rest] = wrapped(
      `${text(one.title)}${about ? ` (${about})` : ''}: ${text(one.says, 600)}`,
      width - 4,
    );
    return [`  - ${first}`, ...rest.map(line => `    ${line}`)];
  };
  const part = (all: Part): string[] => [
    ...all.points.flatMap(point),
    ...(all.more ? [paint.dim(`    ${moreOf(all)}`)] : []),
  ];
  const blocks = [
    [paint.bold(headingOf(it)), paint.dim(`${stretchOf(it)}.`)],
    it.stands.flatMap(line => wrapped(text(line, 400), width)),
    ...chaptersOf(it).map(({ heading, part: first, also, none }) => [
      paint.bold(heading),
      ...(first.points.length ? part(first) : [`  ${none}`]),
      ...(also?.points.length ? [`  ${alsoSaid}`, ...part(also)] : []),
    ]),
    [paint.bold('Next'), ...wrapped(text(nextOf(it), 600), width - 2).map(line => `  ${line}`)],
    it.course.map(line => text(line)),
    it.untold.flatMap(line => wrapped(text(line, 400), width)).map(line => paint.dim(line)),
  ];
  return `${blocks
    .filter(it => it.length)
    .map(it => it.join('\n'))
    .join('\n\n')}\n`;
}

/** For programs: every point with its parts, days as text. */
export function checkinJson(all: readonly Checkin[]): string {
  const part = ({ points, more }: Part) => ({
    points: points.map(({ about, title, who, says, since, people, plan }) => ({
      about,
      ...(plan !== undefined && { plan }),
      title,
      who: who ?? null,
      says,
      since: isoOrNull(since),
      people,
    })),
    more,
  });
  const checkins = all.map(it => ({
    of: it.of,
    today: iso(it.today),
    since: iso(it.since),
    stands: it.stands,
    moved: part(it.moved),
    changed: part(it.changed),
    blocked: part(it.blocked),
    decide: part(it.decide),
    ...(it.unsaid && { unsaid: part(it.unsaid) }),
    next: it.next.map(({ title, from, to, plan }) => ({
      title,
      ...(plan !== undefined && { plan }),
      from: from ?? null,
      to: to ?? null,
    })),
    course: it.course,
    untold: it.untold,
  }));
  return `${JSON.stringify({ checkins }, null, 2)}\n`;
}
