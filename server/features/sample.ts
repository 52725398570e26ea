import { civil, type Day, dayOf, iso, readDay } from '../language/day.ts';

/**
 * A sample plan as if it had been written within the last seven days: every date of it moves by the same number of whole weeks, so that
 * weekdays stay what they are, and its period becomes the quarter that the dates lie in. The sample says in a comment
 * ("Clean on 2026-07-24") on which day it was written.
 */
export function sampleOn(text: string, today: Day): string {
  const written = readDay(/\bClean on (\d{4}-\d{2}-\d{2})/.exec(text)?.[1] ?? '');
  if (written === undefined) return text;
  const by = Math.floor((today - written) / 7) * 7;
  const moved = (day: Day) => iso(day + by);
  return text
    .replace(/\d{4}-\d{2}-\d{2}/g, it => {
      const day = readDay(it);
      return day === undefined ? it : moved(day);
    })
    .replace(/^period: (\d{4})-Q([1-4])$/m, (_, year: string, quarter: string) => {
      const first = dayOf(Number(year), Number(quarter) * 3 - 2, 1)!;
      const { year: y, month } = civil(first + 92);
      const last = dayOf(y, month, 1)! - 1;
      return `period: ${moved(first)}..${moved(last)}`;
    });
}
