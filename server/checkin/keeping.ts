import type { Finding } from '../check.ts';
import type { Day } from '../language/day.ts';
import { types } from '../language/values.ts';
import type { Plan } from '../plan/plan.ts';
import { workSpoken } from './moved.ts';
import { aloud } from './point.ts';

/** Questions about how a plan is kept, by the rules that find them, with the title of those that are about no entry. */
export const keeping: Readonly<Record<string, string>> = {
  'plan-silent': 'The plan',
  'review-overdue': 'The review',
  'scope-crept': 'The scope',
  'reading-rewritten': 'The readings',
};

const day = String.raw`(\d{4}-\d{2}-\d{2})`;
/** What such a rule says, and how those who lead the work would ask it. */
const sayings: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [
    RegExp(`^On ${day} (.+?) committed (.+?) for ${day}, which is (?:gone|(.+) now)\\. `),
    (_, on, who, was, of, now) =>
      `For ${of} ${who} wrote down ${was}, on ${on}. Now ${now ? `it says ${now}` : 'that reading is gone'}. Which is right?`,
  ],
  [
    /^Since the plan is live (.+)\. The (date has stayed.*)\.$/,
    (_, how, stayed) =>
      `Since the plan went live ${inDaysSpoken(how!)}; the ${stayed}. Is it given more time, or is something left out?`,
  ],
  [
    /^Since the plan is live (.+)\. Nobody decided that\.$/,
    (_, how) => `Since the plan went live ${inDaysSpoken(how!)}, and nobody decided that. Is it to hold so much more?`,
  ],
  [
    RegExp(`^The review of ${day} left no trace(?:, and (.+) before it)?: nothing has changed since ${day}\\. `),
    (_, last, more, moved) =>
      `Nothing was written into the plan since ${moved}: not for the review of ${last}${more ? `, nor for ${more} before it` : ''}. Is it still held, and how often?`,
  ],
  [
    RegExp(`^Live since ${day}, for (.+), and nothing`),
    (_, since, days) => `In force since ${since}, and nothing has moved in ${days}. Does anybody work by it?`,
  ],
];
/** `from 8d` as one says it. */
const inDaysSpoken = (how: string): string =>
  how.replace(/(?<=\bgrew by \d+% from )\S+/, it => {
    const effort = types.estimate.read(it);
    return effort ? workSpoken(effort) : it;
  });

/** A finding about how a plan is kept, as a question. */
export function keepingSays(plan: Plan, { message }: Finding, today: Day): string {
  for (const [said, say] of sayings) {
    const parts = said.exec(message);
    if (parts) return aloud(plan, say(...parts), today);
  }
  return aloud(plan, message, today);
}
