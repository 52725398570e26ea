import { type Forecast, forecastOf } from '../forecast/forecast.ts';
import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import type { EntryOf } from '../plan/query.ts';
import { isQuick, saysEnough } from '../plan/size.ts';
import { counted } from '../plan/wording.ts';
import { daysLater } from '../reckon/working-time.ts';
import type { Row } from './row.ts';

/** Says of the row of an activity that the forecast has it late, or never finished. What is as it should be stays as it is. */
export type Foreseen = (entry: EntryOf<'activity'>, row: Row) => Row;

/** Nothing is foreseen where the forecast takes long, or the plan says too little for one: a list is drawn with every keystroke. */
export function foreseen(plan: Plan, today: Day): Foreseen {
  if (!saysEnough(plan) || !isQuick(plan)) return (_, row) => row;
  const forecast = forecastOf(plan, today);
  return (entry, row) => {
    const says = wordsOf(forecast, entry, row.state === 'late');
    if (!says) return row;
    const description = `${row.description}, ${says}`;
    // What is late or blocked today says more of what to do.
    if (row.state === 'late' || row.state === 'blocked') return { ...row, description };
    return { ...row, description, state: says === never ? 'never' : 'slipping' };
  };
}
const never = 'never finished by the forecast';

function wordsOf({ plan, solved, of }: Forecast, entry: EntryOf<'activity'>, isLate: boolean): string | undefined {
  const expected = of(entry);
  if (!expected) return undefined;
  const { finish, due } = expected;
  if (finish === undefined) return never;
  if (due === undefined || finish <= due || isLate) return undefined;
  return `forecast ${counted(Math.max(1, -daysLater(plan, solved.today, finish, due)), 'day')} late`;
}
