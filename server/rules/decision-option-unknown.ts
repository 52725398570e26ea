import { appendTo } from '../mend/lists.ts';
import { quote, replace } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, field } from '../plan/query.ts';
import { cited, listed, near as nearest } from '../plan/suggest.ts';
import { firstLine } from '../plan/written.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'decision-option-unknown',
  group: 'Dependencies, hand-offs, decisions',
  severity: 'error',
  summary: 'reports a decision whose `chosen` is none of its `options`',
  entry: {
    decision(entry, _near, report) {
      const { chosen, options } = entry.value;
      if (!chosen?.trim() || !options?.length || options.some(it => plain(it) === plain(chosen))) return;
      const known = listed(options.map(it => cited(it, 30)), 4); // biome-ignore format: one list
      report(
        firstLine(entry.parsed, at(entry, 'chosen')),
        `${cited(chosen)} was chosen, but the options are ${known}. Write the option that was meant, or add this one.`,
        { fixes: plan => fixes(plan, entry, chosen, options) },
      );
    },
  },
});

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** The options near the text; all of them where none is. */
function fixes(plan: Plan, entry: EntryOf<'decision'>, chosen: string, options: readonly string[]): Fix[] {
  const near = nearest(chosen, options);
  const place = { parsed: entry.parsed, range: at(entry, 'chosen') };
  return [
    ...(near.length ? near : options.slice(0, 5)).map(it => ({
      title: `Write ${cited(it, 60)}`,
      edits: [replace(plan, place, quote(it, true))],
    })),
    {
      title: `Add ${cited(chosen, 60)} to the options`,
      edits: appendTo(plan, entry.parsed, field(entry, 'options')!, [chosen]),
    },
  ];
}

export const docs =
  'What was decided has to be one of the answers that people weighed, or nobody can tell which of them it is. Write the option in its own words, or add it where it came up later.';

export const examples: Example[] = [
  {
    name: 'a slip of the pen',
    plan: `
decisions:
  fund-gap:
    options: [fund it, cut scope]
    chosen: fundit
    #       ^^^^^^ "fundit" was chosen, but the options are "fund it" and "cut scope". Write the option that was meant, or add this one.
    decided: 2026-07-20
    because: it pays back in a year
`,
    fixed: `
decisions:
  fund-gap:
    options: [fund it, cut scope]
    chosen: fund it
    decided: 2026-07-20
    because: it pays back in a year
`,
  },
  {
    name: 'an answer that came up later',
    plan: `
decisions:
  fund-gap:
    options:
      - fund it
      - cut scope
    chosen: wait for the next quarter
    #       ^^^^^^^^^^^^^^^^^^^^^^^^^ "wait for the next quarter" was chosen, but the options are "fund it" and "cut scope". Write the option that was meant, or add this one.
`,
    fix: 'Add',
    fixed: `
decisions:
  fund-gap:
    options:
      - fund it
      - cut scope
      - wait for the next quarter
    chosen: wait for the next quarter
`,
  },
  {
    name: 'one of the options, capitals aside; nothing chosen yet; no options',
    plan: `
decisions:
  fund-gap: { options: [fund it, cut scope], chosen: Fund it }
  supplier: { options: [Acme, Bolt], chosen: }
  office: { chosen: Leeds }
`,
  },
];
