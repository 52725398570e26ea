import { barDrawn, barWords, streakWords } from '../forecast/measure-words.ts';
import type { Day } from '../language/day.ts';
import { frameOf } from '../plan/frame.ts';
import { type Ink, listOf, paragraphs } from '../plan/ink.ts';
import type { Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { capital } from '../plan/wording.ts';
import { healthBars, streakOf } from '../reckon/health.ts';

/** On the title of a plan, and on how often it is checked in: its health in four bars, and how long it has been kept. */
export function courseHover(plan: Plan, { key, role, entry, path }: Token, today: Day, ink: Ink): string | undefined {
  if (role !== 'value' || entry || !(key === 'plan' || key === 'review' || path[0] === 'review')) return undefined;
  const frame = frameOf(plan, today);
  const bars = healthBars(plan, frame).filter(it => it.of);
  const streak = streakOf(plan, frame);
  if (!bars.length && streak === undefined) return undefined;
  return paragraphs(
    listOf(
      ink,
      'Health',
      bars.map(it => `${ink.code(barDrawn(it))} ${capital(it.bar)}: ${ink.text(barWords(it))}`),
    ),
    streak === undefined ? undefined : `${capital(streakWords(streak))}.`,
  );
}
