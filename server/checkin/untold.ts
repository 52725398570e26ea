import type { Day } from '../language/day.ts';
import { spoken } from '../plan/wording.ts';
import type { Asked } from './checkin.ts';

/** Why less is known than could be: no history, a part of it, or a plan that is younger than the stretch. */
export function untoldOf(all: readonly Asked[], since: Day, today: Day): string[] {
  const why = all.flatMap(({ plan, told }): string[] => {
    const { history } = plan;
    if (!history)
      return [
        `What was committed is not known${told?.because ? `, because ${told.because}` : ''}. This is what the plan itself dates: its log, the days on which work began and ended, readings.`,
      ];
    if (history.partial) return [`Not all that was committed is known, because ${history.partial}.`];
    const first = history.steps[0]?.day;
    return first !== undefined && first >= since ? [`The plan was first committed on ${spoken(first, today)}.`] : [];
  });
  return [...new Set(why)];
}
