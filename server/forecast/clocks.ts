import { type Day, weekdayOf } from '../language/day.ts';
import type { WorkWeek } from '../language/working-week.ts';
import { Clock } from './clock.ts';
import { type Giving, type Stretch, stretchesOf } from './hours.ts';

/** Days are listed one by one for no longer than this; what somebody does on the last of them goes on for ever. Some 60 years. */
const furthest = 22_000;

/** Somebody's hours as a function of time, counted from the start of today. */
export const clockOf = (giving: Giving, today: Day): Clock => clockOver(stretchesOf(giving, today), today);

/** The same with all contract hours, and nothing else to do: the most that somebody can give. */
export const fullClockOf = (giving: Giving, today: Day): Clock => clockOf({ ...giving, ceiling: 1, load: [] }, today);

function clockOver(stretches: readonly Stretch[], today: Day): Clock {
  const end = Math.min(furthest, stretches.at(-1)!.from - today);
  const days = new Float64Array(end);
  let at = 0;
  for (let day = 0; day < end; day++) {
    while (at + 1 < stretches.length && stretches[at + 1]!.from <= today + day) at++;
    days[day] = stretches[at]!.week[weekdayOf(today + day)]!;
  }
  const last = stretches.findLast(it => it.from <= today + end)!;
  return new Clock(
    days,
    Array.from({ length: 7 }, (_, i) => last.week[weekdayOf(today + end + i)]!),
  );
}

/** The company's own hours: whole days of a calendar. */
export const companyClock = ({ days, hours, holidays }: WorkWeek, today: Day): Clock => {
  const week = days.map(it => (it ? hours : 0));
  const none = days.map(() => 0);
  const stretches: Stretch[] = [
    { from: today, week: holidays.some(it => it.from <= today && today <= it.to) ? none : week },
  ];
  for (const { from, to } of holidays) {
    if (from > today) stretches.push({ from, week: none });
    if (to >= today) stretches.push({ from: to + 1, week });
  }
  return clockOver(stretches, today);
};
