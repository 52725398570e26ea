import type { Summary } from '../server/protocol.ts';

/** What the line beside the language says of a plan. */
export interface Standing {
  readonly text: string;
  readonly detail: string | undefined;
  /** It asks for something: a mistake is to be mended, a check-in to be held or prepared. */
  readonly isUrgent: boolean;
}

/** How a plan stands: a check-in that is near first, since only the text is seen without pointing at it. `isSet`: the day is not that of the clock. */
export function standingOf(found: Summary, errors: number, isSet: boolean): Standing {
  const reminder = reminderIn(found);
  const wrong = errors ? [errors === 1 ? '1 error' : `${errors} errors`] : [];
  return {
    text: [...(reminder ? [reminder] : []), found.health, ...wrong].join(' · '),
    detail: detailOf(found, isSet),
    isUrgent: errors > 0 || reminder !== undefined,
  };
}

/** `Check-in Monday 2026-07-27: prepare it`. */
const reminderIn = ({ review, reminder }: Summary): string | undefined =>
  reminder && (reminder === 'today' ? 'Check-in today' : `Check-in ${review}: prepare it`);

/** `review Monday 2026-07-27`, in the few words that there is room for; where the text says that or nobody checks the plan in, what is due next. */
function detailOf({ next, review, reminder, today }: Summary, isSet: boolean): string | undefined {
  const what = review && !reminder ? `review ${review}` : next && `next due ${next.due}`;
  return [what, isSet && `as of ${today}`].filter(Boolean).join(', ') || undefined;
}
