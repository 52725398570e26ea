import type { Day } from '../language/day.ts';
import { dueDaysFor } from '../plan/landing.ts';
import type { Plan } from '../plan/plan.ts';
import { find } from '../plan/query.ts';
import { anew } from '../reckon/try-out.ts';
import { forecastOf } from './forecast.ts';
import { rangesOf } from './ranges.ts';
import { delay } from './remedies.ts';

/** The day on which work may be due that is finished by then in four of five cases: if somebody has said how long it takes, and it ever is. */
export function foreseenDue(now: Plan, id: string, today: Day): Day | undefined {
  const plan = anew(now);
  const entry = find(plan, 'activity', id);
  const forecast = forecastOf(plan, today);
  const expected = entry && forecast.of(entry);
  const day = expected && !expected.guessed ? rangesOf(forecast).of(expected).p80 : undefined;
  return day === undefined ? undefined : dueDaysFor(plan, entry!).from(day);
}

/** Those of some days to which a deadline may be moved that the forecast sees reached; where it sees none, the move that it asks for itself comes in their place. */
export function reachable<W extends { readonly day: Day }>(
  now: Plan,
  id: string,
  today: Day,
  ways: readonly W[],
): { readonly ways: readonly W[]; readonly later?: NonNullable<ReturnType<typeof delay>> } {
  const least = ways.length ? foreseenDue(now, id, today) : undefined;
  if (least === undefined) return { ways };
  const plan = anew(now);
  const found = ways.filter(it => it.day >= least);
  const entry = find(plan, 'activity', id);
  const due = entry?.value.due;
  const later = found.length || due === undefined ? undefined : delay(forecastOf(plan, today), { entry, due });
  return later ? { ways: found, later } : { ways: found.length ? found : ways };
}
