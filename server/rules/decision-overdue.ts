import { iso } from '../language/day.ts';
import { choiceOf } from '../mend/choose.ts';
import { replace } from '../plan/edit.ts';
import { at } from '../plan/query.ts';
import { answerDay } from '../plan/review.ts';
import { says } from '../plan/section.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { distance } from '../plan/wording.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'decision-overdue',
  group: 'Dependencies, hand-offs, decisions',
  severity: 'warning',
  summary: 'reports a decision whose date has passed while nothing is chosen',
  entry: {
    decision(entry, { frame, calendar, waiting }, report) {
      const { by, owner, affects } = entry.value;
      const { today } = frame;
      if (by === undefined || by >= today || says(entry, 'chosen')) return;
      const names = [...new Set([...(affects ?? []), ...waiting(entry.id).map(it => it.id)])].map(it => cited(it));
      const waits = names.length ? ` ${listed(names, 3)} ${names.length === 1 ? 'waits' : 'wait'} for it.` : '';
      const ask = owner ? `Ask ${named(owner)} what was decided` : 'Record what was decided';
      const message = `To be decided by ${iso(by)}, ${distance(by, today, calendar(owner))}, and nothing is chosen.${waits} ${ask}, or set a new date.`;
      const range = at(entry, 'by');
      report(range, message, {
        fixes: plan => {
          const next = iso(answerDay(frame));
          const edits = [replace(plan, { parsed: entry.parsed, range }, next)];
          return [...choiceOf(plan, entry, today), { title: `Move it to ${next}, the next review`, edits }];
        },
      });
    },
  },
});

export const docs =
  'An open decision stops work without anybody noticing: everyone waits, and nobody is late. Record what was decided, with the reason, or set a day on which it will be.';

export const examples: Example[] = [
  {
    name: 'four days late, with its options',
    plan: `
decisions:
  fund-gap:
    question: Fund the gap or cut scope?
    owner: maya
    by: 2026-07-20
    #   ^^^^^^^^^^ To be decided by 2026-07-20, 4 working days ago, and nothing is chosen. "budget" and "form" wait for it. Ask maya what was decided, or set a new date.
    options: [fund it, cut scope]
    affects: [budget]
activities:
  form: { after: [fund-gap] }
`,
    fixed: `
decisions:
  fund-gap:
    question: Fund the gap or cut scope?
    owner: maya
    by: 2026-07-20
    options: [fund it, cut scope]
    chosen: fund it
    because: say why
    decided: 2026-07-24
    affects: [budget]
activities:
  form: { after: [fund-gap] }
`,
  },
  {
    name: 'a new date',
    plan: `
decisions:
  supplier: { question: Which supplier?, by: 2026-07-23 }
  #                                          ^^^^^^^^^^ To be decided by 2026-07-23, 1 working day ago, and nothing is chosen. Record what was decided, or set a new date.
`,
    fixed: `
decisions:
  supplier: { question: Which supplier?, by: 2026-07-31 }
`,
  },
  {
    name: 'due today, decided in time, decided late',
    plan: `
decisions:
  fund-gap: { by: 2026-07-24, options: [fund it, cut scope] }
  supplier: { by: 2026-07-20, chosen: Acme, decided: 2026-07-17, because: the price }
  office: { by: 2026-07-20, chosen: Leeds, decided: 2026-07-22, because: the staff }
`,
  },
];
