import { iso } from '../language/day.ts';
import { addInterval, calendarDays } from '../language/time.ts';
import { types } from '../language/values.ts';
import { replace, setKey } from '../plan/edit.ts';
import { isCommitted, lastStep } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Risk = EntryOf<'risk'>;

export default rule({
  id: 'risk-unreviewed',
  group: 'Risk, gates, readiness',
  severity: 'info',
  summary: 'reports a risk that nobody has changed for longer than its `review` says',
  past: true,
  entry: {
    risk(entry, { frame }, report) {
      const { review, owner } = entry.value;
      const { history, today } = frame;
      const past = history?.past('risk', entry.id);
      const last = past && lastStep(past);
      // What is being changed now is being reviewed.
      if (!history || !review || !last || !isCommitted(history, entry)) return;
      if (addInterval(last.day, review) >= today) return;
      const ask = owner === undefined ? 'Is it still so?' : `Ask ${named(owner)} whether it is still so.`;
      const every = `${review.amount}${review.unit}`;
      const message = `It is to be looked at every ${every}, and was changed last on ${iso(last.day)} by ${named(last.by)}. ${ask}`;
      report(at(entry, 'review'), message, { fixes: plan => fixes(plan, entry, today - last.day) });
    },
  },
});

function fixes(plan: Plan, entry: Risk, days: number): Fix[] {
  const anew = (['likelihood', 'impact'] as const).flatMap(key => {
    const level = entry.value[key];
    return level === undefined
      ? [{ title: `Set ${key} to 3, to correct`, edits: [setKey(plan, entry, key, '3')] }]
      : [level - 1, level + 1]
          .filter(it => it >= 1 && it <= 5)
          .map(it => ({
            title: `Set ${key} to ${it}, from ${level}`,
            edits: [replace(plan, { parsed: entry.parsed, range: at(entry, key) }, `${it}`)],
          }));
  });
  const longer = ['1m', '1q', '6m', '1y'].find(it => calendarDays(types.interval.read(it)!) > days + 1);
  return [
    ...anew,
    ...(longer
      ? [
          {
            title: `Look at it every ${longer}`,
            edits: [replace(plan, { parsed: entry.parsed, range: at(entry, 'review') }, longer)],
          },
        ]
      : []),
  ];
}

export const docs =
  'A list of risks that nobody looks at is a list of what people feared once. `review` says how often a risk is looked at anew; a commit that changes it counts as a look. If it is still as likely and as grave as it was, say in its `title` what has changed, or look at it less often.';

const before = `
risks:
  outage: { title: A data centre fails, owner: ana, likelihood: 3, impact: 5, review: 1m }
`;
export const examples: Example[] = [
  {
    name: 'not looked at for two months',
    history: [{ at: '2026-05-20', by: 'Maya', plan: before }],
    plan: `
risks:
  outage: { title: A data centre fails, owner: ana, likelihood: 3, impact: 5, review: 1m }
  #                                                                                   ^^ It is to be looked at every 1m, and was changed last on 2026-05-20 by Maya. Ask ana whether it is still so.
`,
    fixed: before.replace('likelihood: 3', 'likelihood: 2'),
  },
  {
    name: 'looked at less often',
    history: [{ at: '2026-05-20', by: 'Maya', plan: before }],
    plan: `
risks:
  outage: { title: A data centre fails, owner: ana, likelihood: 3, impact: 5, review: 1m }
  #                                                                                   ^^ It is to be looked at every 1m, and was changed last on 2026-05-20 by Maya. Ask ana whether it is still so.
`,
    fix: 'Look at it every 1q',
    fixed: before.replace('1m', '1q'),
  },
  {
    name: 'changed three weeks ago, or not committed',
    history: [
      { at: '2026-05-20', by: 'Maya', plan: before },
      { at: '2026-07-03', by: 'Ana', plan: before.replace('impact: 5', 'impact: 4') },
    ],
    plan: `${before.replace('impact: 5', 'impact: 4')}  fire: { review: 1w }\n`,
  },
];
