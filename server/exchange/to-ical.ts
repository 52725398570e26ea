import { civil, type Day, iso } from '../language/day.ts';
import { frameOf } from '../plan/frame.ts';
import { checkins, entriesOf, isOpen, milestoneDays } from '../plan/query.ts';
import { nextReview, reviewEvery } from '../plan/review.ts';
import { headValue } from '../plan/strategy.ts';
import { type Outgoing, titleOf, workOf } from './work.ts';

interface Event {
  /** What it is known by, the same each time: an event is moved then, and not doubled. */
  readonly uid: string;
  readonly title: string;
  readonly from: Day;
  readonly to: Day;
  readonly says?: string;
  readonly rule?: string;
}

/** A calendar (RFC 5545) of all-day events: what is due, check-ins, milestones, decisions and reviews. */
export function toIcal(all: readonly Outgoing[]): string {
  const events = all.flatMap(eventsOf);
  const stamp = `${basic(all[0]?.today ?? 0)}T000000Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//opsplan//opsplan//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(all.length === 1 ? [`X-WR-CALNAME:${textOf(titleOf(all[0]!))}`] : []),
    ...events.flatMap(it => [
      'BEGIN:VEVENT',
      `UID:${textOf(it.uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${basic(it.from)}`,
      `DTEND;VALUE=DATE:${basic(it.to + 1)}`,
      `SUMMARY:${textOf(it.title)}`,
      ...(it.says ? [`DESCRIPTION:${textOf(it.says)}`] : []),
      ...(it.rule ? [`RRULE:${it.rule}`] : []),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map(it => `${folded(it)}\r\n`).join('');
}

function eventsOf(it: Outgoing): Event[] {
  const { plan, file } = it;
  const uid = (kind: string, id: string): string => `${kind}-${id}@${file.replaceAll('\\', '/')}`;
  const one = (kind: string, id: string, day: Day, title: string, says = ''): Event => ({
    uid: uid(kind, id),
    title,
    from: day,
    to: day,
    ...(says && { says }),
  });
  const due = workOf(it)
    .filter(({ entry }) => isOpen(entry.value))
    .flatMap(({ entry, title, owner, to }) => {
      const { due } = entry.value;
      const says = [owner ? `Owner: ${owner}.` : '', to === undefined ? '' : `Forecast: ${iso(to)}.`].filter(Boolean);
      return [
        ...(due === undefined ? [] : [one('due', entry.id, due, `Due: ${title}`, says.join(' '))]),
        ...checkins(entry.value).map((day, i) => one(`checkin-${i + 1}`, entry.id, day, `Check-in: ${title}`)),
      ];
    });
  const milestones = entriesOf(plan, 'milestone').flatMap(({ id, value }) => {
    const days = milestoneDays(value);
    const title = typeof value === 'object' && value && 'at' in value ? (value.title ?? id) : id;
    return days && days.from <= days.to ? [{ uid: uid('milestone', id), title, from: days.from, to: days.to }] : [];
  });
  const decisions = entriesOf(plan, 'decision').flatMap(({ id, value: { by, chosen, decided, question, owner } }) =>
    by === undefined || chosen !== undefined || decided !== undefined
      ? []
      : [one('decision', id, by, `To decide: ${question ?? id}`, owner ? `Owner: ${owner}.` : '')],
  );
  const goal = headValue(plan, 'goal');
  const target = goal?.by === undefined ? [] : [one('goal', 'goal', goal.by, `Goal: ${goal.outcome ?? titleOf(it)}`)];
  return [...due, ...milestones, ...decisions, ...target, ...reviewOf(it, uid('review', 'review'))];
}

const often = { d: 'DAILY', w: 'WEEKLY', m: 'MONTHLY', y: 'YEARLY' } as const;
/** The check-in of the plan, from the next one on. */
function reviewOf(it: Outgoing, uid: string): Event[] {
  const frame = frameOf(it.plan, it.today);
  const every = reviewEvery(frame);
  if (!every || headValue(it.plan, 'status') === 'closed') return [];
  const day = frame.workdays.from(nextReview(frame));
  const [unit, count] = every.unit === 'q' ? (['m', every.amount * 3] as const) : [every.unit, every.amount];
  const rule = `FREQ=${often[unit]};INTERVAL=${count}`;
  return [{ uid, title: `Review: ${titleOf(it)}`, from: day, to: day, rule }];
}

function basic(day: Day): string {
  const { year, month, date } = civil(day);
  return `${`${year}`.padStart(4, '0')}${`${month}`.padStart(2, '0')}${`${date}`.padStart(2, '0')}`;
}
/** A value of type TEXT (3.3.11). Control characters have no place in one. */
const textOf = (text: string): string =>
  text
    .replace(/\r\n|\r|\n/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]+/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** A line in pieces of at most 75 octets (3.1), none of which begins within a character. */
export function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const letter of line) {
    const size = sizeOf(letter.codePointAt(0)!);
    if (octets + size > 75) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += letter;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}
const sizeOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
