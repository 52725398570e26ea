import { addMonths, iso, readDay } from '../language/day.ts';
import { linesOf, replace } from '../plan/edit.ts';
import type { Ignore } from '../plan/ignores.ts';
import type { Plan } from '../plan/plan.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'ignore-unused',
  group: 'Language',
  severity: 'hint',
  summary: 'reports an `opsplan-ignore` comment that silences nothing, or whose date has come',
  ignore(ignore, used, { frame, rules }, report) {
    const until = ignore.until && readDay(ignore.until.text);
    const ended = until !== undefined && until <= frame.today;
    // In a closed plan most rules rest; a comment that `ignore-invalid` speaks of is mended first.
    if (frame.status === 'closed' || !ignore.reason || !rules.has(ignore.rule)) return;
    // Whether a rule about the past would speak cannot be told where the past is not known.
    const isUnknown = !!rules.get(ignore.rule)?.past && !frame.history;
    if (!ended && (used || isUnknown)) return;
    const message = ended
      ? `This ended on ${iso(until)}${used ? `, and ${ignore.rule} speaks again below` : ''}.`
      : `Nothing below needs this: ${ignore.rule} finds nothing there.`;
    const month = addMonths(frame.today, 1);
    report(ignore.range, message, {
      faded: true,
      // One that has ended still says why: whether that holds on is for a person to say.
      fixes: plan => [...(ended && used ? [extend(plan, ignore, iso(month))] : []), remove(plan, ignore, !ended)],
    });
  },
});

const chunkOf = (plan: Plan, ignore: Ignore) => plan.chunks.find(it => it.ignores.includes(ignore))!;

function remove(plan: Plan, ignore: Ignore, safe: boolean): Fix {
  const parsed = chunkOf(plan, ignore);
  const { line } = ignore.range.start;
  const last = line + 1 >= linesOf(parsed).length;
  const end = last ? { line, character: ignore.range.end.character } : { line: line + 1, character: 0 };
  const range = { start: { line, character: 0 }, end };
  return { title: 'Remove this comment', edits: [replace(plan, { parsed, range }, '')], safe };
}
const extend = (plan: Plan, ignore: Ignore, day: string): Fix => ({
  title: `Silence it again until ${day}`,
  edits: [replace(plan, { parsed: chunkOf(plan, ignore), range: ignore.until!.range }, day)],
});

export const docs =
  'What it was written for is gone, or counts again from that date on. Remove it, so that the comments that are left can be trusted.';

export const examples: Example[] = [
  {
    name: 'what it was written for is gone',
    plan: `
activities:
  audit:
    owner: dev
    # opsplan-ignore due-before-start: the client moved it
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Nothing below needs this: due-before-start finds nothing there.
    due: 2026-08-24
`,
    fixed: `
activities:
  audit:
    owner: dev
    due: 2026-08-24
`,
  },
  {
    name: 'its date has come',
    plan: `
activities:
  audit:
    start: 2026-08-10
    # opsplan-ignore due-before-start until 2026-07-24: the client moved it
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This ended on 2026-07-24, and due-before-start speaks again below.
    due: 2026-08-03
`,
    fix: 'Silence it again until 2026-08-24',
    fixed: `
activities:
  audit:
    start: 2026-08-10
    # opsplan-ignore due-before-start until 2026-08-24: the client moved it
    due: 2026-08-03
`,
  },
  {
    name: 'its date has come, and nothing is left',
    plan: `
activities:
  audit:
    # opsplan-ignore due-before-start until 2026-07-01: the client moved it
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This ended on 2026-07-01.
    due: 2026-08-03
`,
    fixed: `
activities:
  audit:
    due: 2026-08-03
`,
  },
  {
    name: 'still needed, or about a past that is not known',
    plan: `
activities:
  audit:
    start: 2026-08-10
    # opsplan-ignore due-before-start until 2026-09-01: the client moved it
    due: 2026-08-03
    # opsplan-ignore scope-crept: the client asked for more
    effort: 4d
`,
  },
];
