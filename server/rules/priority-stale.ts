import type { ValueType } from '../language/values.ts';
import { types } from '../language/values.ts';
import { replace } from '../plan/edit.ts';
import { at, field, writtenRank } from '../plan/query.ts';
import { counted } from '../plan/wording.ts';
import { rankingOf } from '../reckon/ranking.ts';
import { reprioritize, soonerWords } from '../reckon/reprioritize.ts';
import { stale } from '../reckon/stale.ts';
import { type Example, rule, threshold } from './rule.ts';

const self = {
  id: 'priority-stale',
  settings: {
    '': { type: types.share as ValueType, default: '2%', says: 'how much later value may come than in the best order' },
  },
};

export default rule({
  ...self,
  group: 'Priority',
  severity: 'info',
  summary: 'reports written ranks that are out of date',
  plan(plan, frame, report) {
    const { ranking, entries } = rankingOf(plan, frame.today);
    const { loss, duplicates, missing, firstOutOfOrder } = stale(ranking.work, ranking, threshold<number>(self, frame));
    const late = loss > threshold<number>(self, frame);
    if (!late && !duplicates.length && !missing.length) return;
    const place = (late ? firstOutOfOrder : undefined) ?? duplicates[1] ?? missing[0] ?? firstOutOfOrder;
    const entry = place === undefined ? undefined : entries[place];
    if (!entry) return;
    const pair = field(entry, 'priority');
    const rank = ranking.of[place!]!.rank;
    const what = late
      ? `The ranks are out of date: done one after the other, what matters can come ${soonerWords(loss)}. This one ranks ${rank} now.`
      : duplicates.length
        ? `Two activities rank ${writtenRank(entry.value)?.rank}. This one ranks ${rank} now.`
        : `No rank, where others have one. It ranks ${rank} now.`;
    report({ parsed: entry.parsed, range: pair ? at(entry, 'priority') : entry.key.range }, what, {
      fixes: now => {
        const { edits, moves } = reprioritize(now, frame.today);
        const written = writtenRank(entry.value);
        const pin =
          written && pair && !duplicates.length && !missing.length
            ? [
                {
                  title: `Pin it at ${written.rank}, with a reason to fill in`,
                  edits: [
                    replace(
                      now,
                      { parsed: entry.parsed, range: pair.value.range },
                      `{ rank: ${written.rank}, because: say why it stands here }`,
                    ),
                  ],
                },
              ]
            : [];
        const all = moves.length ? [{ title: `Reprioritize: write ${counted(moves.length, 'rank')}`, edits }] : [];
        return [...all, ...pin];
      },
    });
  },
});

export const docs =
  'The written ranks are compared with the order that brings value earliest. What is compared is the order alone, as if one thing was done after the other: where each of two things has its own people, another order moves no date of the forecast. Small losses are no news, since time alone moves the best order a little every week; more than that, two equal ranks, or a missing one among others, and the plan no longer says what comes first. Reprioritize, or pin what shall stay.';

export const examples: Example[] = [
  {
    name: 'great things wait behind small ones',
    plan: `
activities:
  brochure: { due: 2027-03-31, impact: 1, effort: 8d, priority: 1 }
  migration: { due: 2026-08-07, impact: 5, effort: 2d, priority: 2 }
  #                                                              ^ The ranks are out of date: done one after the other, what matters can come 74 % sooner. This one ranks 1 now.
`,
    fixed: `
activities:
  brochure: { due: 2027-03-31, impact: 1, effort: 8d, priority: 2 }
  migration: { due: 2026-08-07, impact: 5, effort: 2d, priority: 1 }
`,
  },
  {
    name: 'two of one rank',
    plan: `
activities:
  audit: { due: 2026-08-07, impact: 4, effort: 2d, priority: 1 }
  form: { due: 2026-08-28, impact: 3, effort: 5d, after: [audit], priority: 1 }
  #                                                                         ^ Two activities rank 1. This one ranks 2 now.
`,
    fixed: `
activities:
  audit: { due: 2026-08-07, impact: 4, effort: 2d, priority: 1 }
  form: { due: 2026-08-28, impact: 3, effort: 5d, after: [audit], priority: 2 }
`,
  },
  {
    name: 'a rank missing among others',
    plan: `
activities:
  audit: { due: 2026-08-07, impact: 4, effort: 2d, priority: 1 }
  form: { due: 2026-08-28, impact: 3, effort: 5d, after: [audit] }
 #^^^^ No rank, where others have one. It ranks 2 now.
`,
    fixed: `
activities:
  audit: { due: 2026-08-07, impact: 4, effort: 2d, priority: 1 }
  form: { due: 2026-08-28, impact: 3, priority: 2, effort: 5d, after: [audit] }
`,
  },
  {
    name: 'the best order, and a plan without ranks',
    plan: `
activities:
  audit: { due: 2026-08-07, impact: 4, effort: 2d, priority: 1 }
  form: { due: 2026-08-28, impact: 3, effort: 5d, after: [audit], priority: 2 }
`,
  },
];
