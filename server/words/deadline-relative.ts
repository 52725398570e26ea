import { addMonths, civil, type Day, dayOf, weekdayOf } from '../language/day.ts';
import { mondayToFriday, type Workdays } from '../language/workdays.ts';
import { type DeadlineContext, long, type Proposal } from './deadline-dates.ts';
import type { Piece } from './deadline-kinds.ts';

/** A day counted from today. */
export interface Relative {
  proposals: Proposal[];
  /** What is vague about it, as a noun phrase. */
  what: string;
}

const unitName: Record<string, string> = { d: 'day', k: 'week', o: 'month', q: 'quarter', y: 'year', t: 'hour' };
/** How the units are written in `T-2w`. */
const unitOf: Record<string, string> = { w: 'k', m: 'o' };

/** So many units after a day, or before it. A day begun does not count: 48 hours are two days, one hour is none. */
function shifted(day: Day, count: number, unit: string, working: Workdays | undefined): Day {
  if (unit === 'd') return working ? working.add(day, count) : day + count;
  if (unit === 'k') return day + 7 * count;
  if (unit === 't') return day + Math.trunc(count / 24);
  return addMonths(day, count * (unit === 'q' ? 3 : unit === 'y' ? 12 : 1));
}

const counted = (count: number, unit: string, working: boolean) =>
  `${count} ${working ? 'working ' : ''}${unitName[unit]}${count === 1 ? '' : 's'}`;

/** A day that is counted out may be a day off: then the working day before is likelier, or the one after where that is not later than `base`. */
const onWorkday = (it: Proposal, base: Day, workdays: Workdays): Proposal[] => {
  if (workdays.isWorkday(it.day)) return [it];
  const before = workdays.upTo(it.day);
  const day = it.day >= base && before <= base ? workdays.from(it.day) : before;
  return [{ day, says: `${it.says}, the working day ${day < it.day ? 'before' : 'after'}` }, it];
};

/** A number of units: `3-4 weeks`. The larger number first, since a range is due at its end. */
function amounts(pieces: readonly Piece[], base: Day, sign: number, says: string, workdays: Workdays): Proposal[] {
  const unit = pieces.find(it => 'dkoqyt'.includes(it.is))!;
  const working = unit.is === 'd' && unit.value === 1;
  const each = unit.text.startsWith('minute') ? 0 : Math.max(1, unit.is === 'd' ? unit.value : 1);
  const counts = pieces.filter(it => 'Dnc'.includes(it.is)).map(it => it.value * each);
  return (counts.length ? counts.reverse() : [1]).flatMap(count =>
    onWorkday(
      {
        day: shifted(base, sign * count, unit.is, working ? workdays : undefined),
        says: `${counted(count, unit.is, working)} ${says}`,
      },
      base,
      workdays,
    ),
  );
}

/** The coming such day of a month: on such a weekday, or so many months ahead, where the text says so. */
function comingDate(date: number, weekday: number | undefined, months: number | undefined, today: Day): Proposal[] {
  const { year, month } = civil(today);
  for (let ahead = months ?? 0; ahead <= (months ?? 24); ahead++) {
    const first = addMonths(dayOf(year, month, 1)!, ahead);
    const day = dayOf(civil(first).year, civil(first).month, date);
    const fits = day !== undefined && (weekday === undefined || weekdayOf(day) === weekday);
    if (fits && (months !== undefined || day >= today)) return [{ day, says: long(day) }];
  }
  return [];
}

function weekday(signature: string, of: (is: string) => Piece | undefined, today: Day, workdays: Workdays): Proposal[] {
  const target = of('W')!.value;
  const monday = today - weekdayOf(today);
  const coming = today + ((target - weekdayOf(today) + 7) % 7);
  const on = (day: Day) => ({ day, says: long(day) });
  if (of('k')) return [on(monday + 7 * (of('R') ?? of('O'))!.value + target)];
  if (signature === 'OW' || of('R')?.value === -1) return [on(coming === today ? today - 7 : coming - 7)];
  const next = coming < monday + 7 ? coming + 7 : coming;
  const days =
    of('R')?.value === 1
      ? [next, coming === today ? today + 7 : coming]
      : coming === today
        ? [today, today + 7]
        : [coming];
  if (signature.startsWith('f')) return days.map(day => on(workdays.add(day, 1)));
  return days.flatMap(day => (signature.startsWith('b') ? [on(workdays.upTo(day - 1)), on(day)] : [on(day)]));
}

/** Reads a text that is relative as a whole; `signature` is the kinds of its pieces without what is set aside. */
export function relativeTo(
  signature: string,
  pieces: readonly Piece[],
  { today, workdays = mondayToFriday }: DeadlineContext,
): Relative | undefined {
  const of = (is: string) => pieces.find(it => it.is === is);
  if (/^[bf]?E*W$|^[RO]W$|^W[RO]k$|^[RO]kW$/.test(signature))
    return { proposals: weekday(signature, of, today, workdays), what: 'a weekday without a date' };
  const ordinal = /[a-z]/i.test(of('D')?.text ?? '');
  if (/^W-?D$|^DW$/.test(signature) || (ordinal && /^D$|^DR?o$/.test(signature)))
    return {
      proposals: comingDate(of('D')!.value, of('W')?.value, of('R')?.value, today),
      what: 'a day without a month',
    };
  const what = 'a time counted from today';
  if (/^R?[Dnc](?:[->&]?[Dnc])?[dkoqyt]$|^Rd$/.test(signature))
    return { proposals: amounts(pieces, today, 1, 'from today', workdays), what };
  if (/^E*j$/.test(signature)) {
    const day = today + of('j')!.value;
    return {
      proposals: onWorkday({ day, says: `${of('j')!.text.toLowerCase()}, ${long(day)}` }, today, workdays),
      what,
    };
  }
  if (signature === '' && of('e')) return { proposals: [{ day: today, says: `today, ${long(today)}` }], what };
  return undefined;
}

const spaced = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** The milestones that a text names, the longer name first; a name inside another that is found does not count. */
function named(text: string, events: ReadonlyMap<string, Day>): [name: string, day: Day][] {
  const plain = spaced(text);
  const found = [...events].filter(([name]) => spaced(name).trim() && plain.includes(spaced(name)));
  return found.filter(
    ([name]) => !found.some(([other]) => other.length > name.length && spaced(other).includes(spaced(name))),
  );
}

/** Days counted from the milestones that a text names: `after go-live`, `2 weeks before launch`. `T-2w` counts from each. */
export function fromEvents(
  text: string,
  signature: string,
  pieces: readonly Piece[],
  { events = new Map(), workdays = mondayToFriday }: DeadlineContext,
): Proposal[] {
  const launch = pieces.find(it => it.is === 'A');
  if (launch) {
    const unit = unitOf[launch.text] ?? launch.text;
    const says = `${counted(Math.abs(launch.value), unit, false)} ${launch.value < 0 ? 'before' : 'after'}`;
    return [...events].flatMap(([name, day]) =>
      onWorkday({ day: shifted(day, launch.value, unit, undefined), says: `${says} ${name}` }, day, workdays),
    );
  }
  const lead = /^R?([Dnc](?:[->&]?[Dnc])?[dkoqyt])([bf])/.exec(signature);
  return named(text, events).flatMap(([name, day]): Proposal[] => {
    if (lead) {
      const length = signature.indexOf(lead[1]!) + lead[1]!.length;
      return amounts(
        pieces.slice(0, length),
        day,
        lead[2] === 'b' ? -1 : 1,
        `${lead[2] === 'b' ? 'before' : 'after'} ${name}`,
        workdays,
      );
    }
    if (signature.includes('b'))
      return [
        { day: workdays.add(day, -1), says: `working day before ${name}` },
        { day, says: `${name} itself` },
      ];
    return signature.includes('f')
      ? [{ day: workdays.add(day, 1), says: `working day after ${name}` }]
      : [{ day, says: name }];
  });
}
