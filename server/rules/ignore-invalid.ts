import { addMonths, iso, readDay } from '../language/day.ts';
import { daysIn } from '../plan/dates.ts';
import { columnOf, type Edit, eolOf, linesOf, replace } from '../plan/edit.ts';
import type { Ignore } from '../plan/ignores.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { holds, type Range } from '../plan/position.ts';
import { cited, near as nearest } from '../plan/suggest.ts';
import { span, written } from '../plan/written.ts';
import { isPlaceholder } from '../words/title.ts';
import { type Example, type Fix, type Near, type Report, rule } from './rule.ts';

/** A reason that is true until a better one is written. */
const reason = 'accepted for now';

export default rule({
  id: 'ignore-invalid',
  group: 'Language',
  severity: 'warning',
  summary:
    'reports an `opsplan-ignore` comment without a reason, with a rule that there is not, with an `until` that is no date, or behind something on its line',
  chunk(parsed, near, report) {
    for (const ignore of parsed.ignores) {
      judgeRule(ignore, near, parsed, report);
      judgeUntil(ignore, near, parsed, report);
      judgeReason(ignore, parsed, report);
    }
    for (const range of trailing(parsed))
      report(range, 'This stands behind something, so it silences nothing. Write it on a line of its own above.', {
        fixes: plan => [{ title: 'Move it above the line', edits: above(plan, parsed, range) }],
      });
  },
});

/** Comments of that form behind a key or a value. */
function trailing(parsed: Parsed): Range[] {
  if (!parsed.chunk.text.includes('opsplan-ignore')) return [];
  return linesOf(parsed).flatMap((text, line) => {
    const match = /^([ \t]*[^\s#].*?[ \t]+)#[ \t]*opsplan-ignore\b/.exec(text);
    if (!match) return [];
    const range = span(line, match[1]!.length, text.trimEnd().length);
    const isText = parsed.tokens.some(({ node }) => node.kind === 'scalar' && holds(node.range, range.start));
    return isText ? [] : [range];
  });
}

function above(plan: Plan, parsed: Parsed, range: Range): Edit[] {
  const { line } = range.start;
  const text = linesOf(parsed)[line]!;
  const indent = ' '.repeat(columnOf(text));
  const end = text.slice(0, range.start.character).trimEnd().length;
  return [
    replace(plan, { parsed, range: span(line, 0, 0) }, `${indent}${written(parsed, range)}${eolOf(plan)}`),
    replace(plan, { parsed, range: span(line, end, text.length) }, ''),
  ];
}

function judgeRule(ignore: Ignore, { rules }: Near, parsed: Parsed, report: Report): void {
  if (rules.has(ignore.rule)) return;
  const message = ignore.rule ? `No rule is called ${cited(ignore.rule)}` : 'This names no rule';
  report(ignore.range, `${message}, so it silences nothing.`, {
    fixes: plan => [
      ...nearest(ignore.rule, rules.keys()).map(it => ({
        title: `Write "${it}"`,
        edits: [replace(plan, { parsed, range: ignore.ruleRange }, it)],
      })),
      removeComment(plan, parsed, ignore),
    ],
  });
}

function judgeUntil(ignore: Ignore, { frame }: Near, parsed: Parsed, report: Report): void {
  const { until } = partsOf(ignore, parsed);
  if (!until || readDay(until.text) !== undefined) return;
  report(ignore.range, `${cited(until.text)} is no date, so this never ends. Write one such as 2026-09-01.`, {
    fixes: plan => {
      const days = daysIn(until.text, frame).filter(it => it.day > frame.today);
      const known = days.length ? days : [{ day: addMonths(frame.today, 1), says: 'in a month' }];
      return known.map(({ day, says }) => ({
        title: `Write until ${iso(day)}${says && ` (${says})`}`,
        edits: [replace(plan, { parsed, range: until.range }, iso(day))],
      }));
    },
  });
}

function judgeReason(ignore: Ignore, parsed: Parsed, report: Report): void {
  const { rest } = partsOf(ignore, parsed);
  const why = /^[ \t]*:(.*)$/.exec(rest.text)?.[1]?.trim();
  if (why && !isPlaceholder(why)) return;
  report(ignore.range, 'This does not say why. Put a colon and the reason behind it.', {
    fixes: plan => {
      const words = rest.text.replace(/^[ \t]*(?:[-–—:][ \t]*)*/, '').trim();
      const text = words && !isPlaceholder(words) ? words : reason;
      const title =
        text === reason ? `Add "${reason}", for you to say it better` : `Put a colon in front of ${cited(text)}`;
      return [{ title, edits: [replace(plan, { parsed, range: rest.range }, `: ${text}`)] }];
    },
  });
}

interface Part {
  readonly text: string;
  readonly range: Range;
}
/** What stands behind the rule: the words behind `until`, up to the colon, and the rest of the line. */
function partsOf({ range, ruleRange, until }: Ignore, parsed: Parsed): { until: Part | undefined; rest: Part } {
  const { line } = range.start;
  const text = linesOf(parsed)[line]!.slice(0, range.end.character);
  const part = (from: number, to: number): Part => ({
    text: text.slice(from, to),
    range: { start: { line, character: from }, end: { line, character: to } },
  });
  if (!until) return { until: undefined, rest: part(ruleRange.end.character, text.length) };
  const from = until.range.start.character;
  const isDay = readDay(until.text) !== undefined;
  const colon = text.indexOf(':', from);
  const to = isDay ? until.range.end.character : colon < 0 ? text.length : colon;
  return { until: part(from, from + text.slice(from, to).trimEnd().length), rest: part(to, text.length) };
}

function removeComment(plan: Plan, parsed: Parsed, { range }: Ignore): Fix {
  const { line } = range.start;
  const whole = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  return { title: 'Remove this comment', edits: [replace(plan, { parsed, range: whole }, '')] };
}

export const docs =
  'Whoever reads the plan later must see why a rule was silenced, and until when: `# opsplan-ignore due-passed until 2026-09-01: waits for the audit`. The date may be left out, the reason may not.';

export const examples: Example[] = [
  {
    name: 'no reason',
    plan: `
activities:
  audit:
    # opsplan-ignore due-before-start until 2026-09-01
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This does not say why. Put a colon and the reason behind it.
    due: 2026-08-03
    start: 2026-08-10
`,
    fixed: `
activities:
  audit:
    # opsplan-ignore due-before-start until 2026-09-01: accepted for now
    due: 2026-08-03
    start: 2026-08-10
`,
  },
  {
    name: 'a reason without its colon',
    plan: `
activities:
  audit:
    # opsplan-ignore due-before-start - the client moved it
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This does not say why. Put a colon and the reason behind it.
    due: 2026-08-03
    start: 2026-08-10
`,
    fixed: `
activities:
  audit:
    # opsplan-ignore due-before-start: the client moved it
    due: 2026-08-03
    start: 2026-08-10
`,
  },
  {
    name: 'a slip in the name of the rule',
    plan: `
activities:
  audit:
    # opsplan-ignore due-befor-start: the client moved it
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No rule is called "due-befor-start", so it silences nothing.
    due: 2026-08-03
    start: 2026-08-10
`,
    fixed: `
activities:
  audit:
    # opsplan-ignore due-before-start: the client moved it
    due: 2026-08-03
    start: 2026-08-10
`,
  },
  {
    name: 'no rule',
    plan: `
activities:
  audit:
    # opsplan-ignore: nothing to see here
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This names no rule, so it silences nothing.
    due: 2026-08-03
`,
    fixed: `
activities:
  audit:
    due: 2026-08-03
`,
  },
  {
    name: 'until a day in other words',
    plan: `
activities:
  audit:
    # opsplan-ignore due-before-start until 1 September 2026: the client moved it
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "1 September 2026" is no date, so this never ends. Write one such as 2026-09-01.
    due: 2026-08-03
    start: 2026-08-10
`,
    fixed: `
activities:
  audit:
    # opsplan-ignore due-before-start until 2026-09-01: the client moved it
    due: 2026-08-03
    start: 2026-08-10
`,
  },
  {
    name: 'until no day at all',
    plan: `
activities:
  audit:
    # opsplan-ignore due-before-start until forever: the client moved it
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "forever" is no date, so this never ends. Write one such as 2026-09-01.
    due: 2026-08-03
    start: 2026-08-10
`,
    fixed: `
activities:
  audit:
    # opsplan-ignore due-before-start until 2026-08-24: the client moved it
    due: 2026-08-03
    start: 2026-08-10
`,
  },
  {
    name: 'behind a key',
    plan: `
activities:
  audit: # opsplan-ignore due-before-start: the client moved it
  #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This stands behind something, so it silences nothing. Write it on a line of its own above.
    due: 2026-08-03
    start: 2026-08-10
    title: "see # opsplan-ignore due-before-start"
`,
    fixed: `
activities:
  # opsplan-ignore due-before-start: the client moved it
  audit:
    due: 2026-08-03
    start: 2026-08-10
    title: "see # opsplan-ignore due-before-start"
`,
  },
  {
    name: 'with and without a date',
    plan: `
activities:
  # opsplan-ignore due-before-start: the client moved it
  audit: { due: 2026-08-03, start: 2026-08-10 }
  # opsplan-ignore due-before-start until 2026-09-01: the client moved this one too
  train: { due: 2026-08-03, start: 2026-08-10 }
`,
  },
];
