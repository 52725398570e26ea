import { isZone } from '../words/zones.ts';
import { holidaysOf } from './tjp-people.ts';
import type { Statement } from './tjp-statements.ts';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Working hours a day, as the project counts its efforts. */
export function hoursOf(project: Statement | undefined): number {
  const hours = Number(project?.body.find(it => it.name === 'dailyworkinghours')?.args[0]?.text);
  return hours > 0 && hours <= 24 ? hours : 8;
}

/** Everybody's calendar, line by line; nothing where it is that of most people. `left` hears of what it has no word for. */
export function calendarOf(
  top: readonly Statement[],
  project: Statement | undefined,
  { isOurs, left }: { isOurs: boolean; left: string[] },
): string[] {
  const all = [...(project?.body ?? []), ...top];
  const hours = hoursOf(project);
  const week = new Map(days.map((it, i) => [it, i < 5 ? hours : 0]));
  for (const it of all) if (it.name === 'workinghours') readWeek(it, week, left);
  const worked = days.filter(it => week.get(it));
  const odd = worked.filter(it => week.get(it) !== hours);
  if (odd.length)
    left.push(
      `The working hours of ${odd.join(', ')} left behind: each day of the plan has ${hours}h, as its efforts are counted.`,
    );
  const named = all.find(it => it.name === 'timezone')?.args[0]?.text;
  // What the export says of the zone is that it has none.
  const zone = isOurs ? undefined : named;
  if (zone !== undefined && !isZone(zone)) left.push(`The time zone "${zone}" left behind: it is not known here.`);
  const holidays = top.flatMap(holidaysOf);
  const lines = [
    ...(worked.join() === days.slice(0, 5).join() || !worked.length ? [] : [`    week: [${worked.join(', ')}]`]),
    ...(hours === 8 ? [] : [`    hours: ${hours}`]),
    ...(holidays.length ? [`    holidays: [${holidays.join(', ')}]`] : []),
    ...(zone !== undefined && isZone(zone) ? [`    zone: ${zone}`] : []),
  ];
  return lines.length ? ['calendars:', '  default:', ...lines] : [];
}

/** `workinghours mon - thu 9:00 - 12:00, 13:00 - 18:00`, `workinghours sat, sun off` */
function readWeek({ args, line }: Statement, week: Map<string, number>, left: string[]): void {
  const words = args.map(it => it.text);
  const begin = words.findIndex(it => it === 'off' || /^\d/.test(it));
  const named = words.slice(0, begin < 0 ? undefined : begin).filter(it => it !== ',');
  const on: string[] = [];
  for (let i = 0; i < named.length; i++) {
    const from = days.indexOf(named[i]!);
    const to = named[i + 1] === '-' ? days.indexOf(named[i + 2] ?? '') : from;
    if (from < 0 || to < 0) return void left.push(`"workinghours" left behind (line ${line}): it cannot be read.`);
    // `sun - thu` goes over the end of the week.
    on.push(...(to < from ? [...days.slice(from), ...days.slice(0, to + 1)] : days.slice(from, to + 1)));
    if (named[i + 1] === '-') i += 2;
  }
  const hours = begin < 0 ? 0 : hoursIn(words.slice(begin));
  for (const it of on) week.set(it, hours);
}
/** The hours of stretches such as `9:00 - 12:00, 13:00 - 18:00`. */
function hoursIn(words: readonly string[]): number {
  const times = words.flatMap(it => {
    const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(it) ?? [];
    return hour === undefined ? [] : [Number(hour) + Number(minute) / 60];
  });
  let sum = 0;
  for (let i = 0; i + 1 < times.length; i += 2) sum += Math.max(0, times[i + 1]! - times[i]!);
  return Math.round(sum * 100) / 100;
}
