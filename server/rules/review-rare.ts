import type { Language } from '../language/index.ts';
import { calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { replace } from '../plan/edit.ts';
import { descend } from '../plan/node.ts';
import { reviewEvery } from '../plan/review.ts';
import { type Example, rule, threshold } from './rule.ts';

const self = {
  id: 'review-rare',
  settings: {
    max: { type: types.interval as ValueType, default: '2w', says: 'the most time between two reviews' },
    strategy: { type: types.interval as ValueType, default: '1q', says: 'the same for a strategy' },
  },
};
const rhythms: readonly (readonly [word: string, interval: string])[] = [
  ['1q', '1q'],
  ['monthly', '1m'],
  ['biweekly', '2w'],
  ['weekly', '1w'],
  ['1d', '1d'],
];
const daysOf = (text: string): number => calendarDays(types.interval.read(text)!);

export default rule({
  ...self,
  group: 'Movement and review',
  severity: 'warning',
  summary:
    'reports a plan that is checked in less often than every two weeks, a strategy less often than every quarter',
  chunk(parsed, { frame }, report) {
    if (parsed.chunk.section !== 'review' || parsed.chunk.kind !== 'head') return;
    const [pair] = parsed.pairs;
    const every = pair?.key.text === 'review' ? reviewEvery({ head: parsed.value as Language }) : undefined;
    const most = threshold<Interval>(self, frame, frame.head.kind === 'strategy' ? 'strategy' : 'max');
    if (!pair || !every || calendarDays(every) <= calendarDays(most)) return;
    const node = descend(pair.value, ['every'])?.value ?? pair.value;
    const enough = rhythms.filter(([, it]) => daysOf(it) <= calendarDays(most)).slice(0, 2);
    report(
      node.range,
      `More than ${most.amount}${most.unit} from one review to the next: what slips in between is seen too late. Meet more often.`,
      {
        fixes: plan =>
          enough.map(([word]) => ({
            title: `Write "${word}"`,
            edits: [replace(plan, { parsed, range: node.range }, word)],
          })),
      },
    );
  },
});

export const docs =
  'Between two reviews nobody asks. What stalls on the day after one is found on the day of the next, and of a quarter there are only six times two weeks. A short look every week or two is worth more than a long one a month; a strategy may do with one a quarter.';

export const examples: Example[] = [
  {
    name: 'once a month',
    plan: `
review: monthly
#       ^^^^^^^ More than 2w from one review to the next: what slips in between is seen too late. Meet more often.
`,
    fixed: `
review: biweekly
`,
  },
  {
    name: 'on a Friday',
    plan: `
review: { every: 3w, on: friday, owner: maya }
#                ^^ More than 2w from one review to the next: what slips in between is seen too late. Meet more often.
`,
    fix: 'Write "weekly"',
    fixed: `
review: { every: weekly, on: friday, owner: maya }
`,
  },
  {
    name: 'a strategy twice a year',
    plan: `
kind: strategy
review: 6m
#       ^^ More than 1q from one review to the next: what slips in between is seen too late. Meet more often.
`,
    fixed: `
kind: strategy
review: 1q
`,
  },
  {
    name: 'a house rule that is stricter',
    plan: `
review: biweekly
#       ^^^^^^^^ More than 1w from one review to the next: what slips in between is seen too late. Meet more often.
rules: { review-rare: { max: 1w } }
`,
    fixed: `
review: weekly
rules: { review-rare: { max: 1w } }
`,
  },
  {
    name: 'every two weeks',
    plan: `
review: 2w
`,
  },
  {
    name: 'a strategy every quarter',
    plan: `
kind: strategy
review: 3m
`,
  },
  {
    name: 'a rhythm that cannot be read',
    plan: `
review: now and then
`,
  },
];
