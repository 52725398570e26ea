import { statusIn } from '../mend/table-cells.ts';

/** How much something matters, as trackers say it: `P1`, `priority: high`, `Highest`, `Sev-2`. */
export function impactOf(label: string): number | undefined {
  const word = label
    .slice(0, 60)
    .toLowerCase()
    .replace(/^(?:priority|prio|severity|impact|importance)[\s:/_-]*/, '')
    .trim();
  const number = /^(?:p|sev(?:erity)?[\s-]?|s)([0-4])$/.exec(word)?.[1];
  if (number) return 5 - Number(number);
  return words.find(([it]) => it.test(word))?.[1];
}
const words: readonly (readonly [RegExp, number])[] = [
  [/^(?:blocker|critical|highest|urgent|immediate|must|must have)$/, 5],
  [/^(?:high|major|important|should|should have)$/, 4],
  [/^(?:medium|normal|moderate|could|could have)$/, 3],
  [/^(?:low|minor)$/, 2],
  [/^(?:lowest|trivial|nice to have|someday)$/, 1],
];

/** The status that a word of a tracker means. */
export function progressOf(word: string): string | undefined {
  const lower = word.slice(0, 60).toLowerCase().trim();
  if (
    /^(?:status[\s:/_-]*)?(?:in (?:progress|review|development|test(?:ing)?|qa)|review|doing|started|wip|active)$/.test(
      lower,
    )
  )
    return 'in progress';
  if (/^(?:status[\s:/_-]*)?(?:blocked|impeded|on hold|waiting.{0,30})$/.test(lower)) return 'blocked';
  if (/^(?:done|closed|resolved|completed?|released|deployed|accepted|verified)$/.test(lower)) return 'done';
  if (/^(?:won'?t (?:do|fix)|cancell?ed|rejected|abandoned|obsolete|duplicate|declined|cannot reproduce)$/.test(lower))
    return 'dropped';
  if (/^(?:to ?do|open|backlog|new|selected for development|ready(?: for .{0,30})?|reopened|planned)$/.test(lower))
    return 'todo';
  return statusIn(word);
}
