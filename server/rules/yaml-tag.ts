import { drop } from '../plan/drop.ts';
import { eolOf, quote, replace } from '../plan/edit.ts';
import { mapsOf } from '../plan/maps.ts';
import type { Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { comparePositions, type Range } from '../plan/position.ts';
import { cited } from '../plan/suggest.ts';
import { lineAt, rest, span, wholeOf, written } from '../plan/written.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'yaml-tag',
  group: 'Language',
  severity: 'error',
  summary: 'reports what YAML has for programs: a tag `!x`, a directive `%…`, an explicit key `? x`',
  troubled: true,
  chunk(parsed, _near, report) {
    if (parsed.chunk.kind === 'marker' && parsed.chunk.text.startsWith('%')) {
      const range = lineAt(parsed, 0);
      report(
        range,
        `${cited(written(parsed, range))} is an instruction to a YAML reader; a plan has none. Remove the line.`,
        {
          fixes: plan => [{ title: 'Remove the line', edits: [replace(plan, { parsed, range: wholeOf(parsed) }, '')] }],
        },
      );
    }
    for (const { what, range } of parsed.tree.oddities) {
      if (what === 'tag')
        report(
          range,
          `${cited(written(parsed, range))} is a tag of YAML; a plan has none, for its keys say what a value is. Remove it.`,
          {
            fixes: plan => tagFixes(plan, parsed, range),
          },
        );
      if (what === 'explicit-key')
        report(range, '"?" begins a key in a form that a plan does not use. Write the key with a colon behind it.', {
          fixes: plan => keyFixes(plan, parsed, range),
        });
    }
  },
});

/** `!important` may have been meant as text; a tag that names a type was not. */
function tagFixes(plan: Plan, parsed: Parsed, range: Range): Fix[] {
  const { line, character } = range.end;
  const blanks = /^[ \t]*/.exec(rest(parsed, range.end))![0].length;
  const text = parsed.tokens.find(it => comparePositions(it.node.range.start, range.end) >= 0);
  const remove = replace(plan, { parsed, range: span(line, range.start.character, character + blanks) }, '');
  const fixes: Fix[] = [{ title: `Remove ${written(parsed, range)}`, edits: [remove] }];
  if (text?.meaning?.types?.includes('text') && text.node.range.end.line === line) {
    const whole = { start: range.start, end: text.node.range.end };
    fixes.push({
      title: 'Put the whole text in quotes',
      edits: [replace(plan, { parsed, range: whole }, quote(written(parsed, whole)))],
    });
  }
  return fixes;
}

/** `? key`, then `: value`, as `key: value`. */
function keyFixes(plan: Plan, parsed: Parsed, mark: Range): Fix[] {
  const pair = mapsOf(parsed)
    .flatMap(it => it.node.pairs)
    .filter(it => comparePositions(it.key.range.start, mark.start) >= 0)
    .sort((a, b) => comparePositions(a.key.range.start, b.key.range.start))[0];
  if (pair?.key.kind !== 'scalar')
    return [{ title: 'Remove it', edits: [replace(plan, { parsed, range: pair ? whole(pair) : mark }, '')] }];
  const { key, value } = pair;
  const ownLine = value.style === 'block' && value.kind !== 'scalar';
  const between = { start: key.range.end, end: value.kind === 'empty' ? key.range.end : value.range.start };
  const colon =
    value.kind === 'empty' ? ':' : ownLine ? `:${eolOf(plan)}${' '.repeat(value.range.start.character)}` : ': ';
  return [
    {
      title: `Write ${key.text}:`,
      edits: [
        replace(plan, { parsed, range: { start: mark.start, end: key.range.start } }, ''),
        replace(plan, { parsed, range: between }, colon),
      ],
    },
    { title: `Remove ${cited(key.text)}`, edits: [drop(plan, parsed, key)] },
  ];
}
const whole = ({ key, value }: Pair): Range => ({ start: key.range.start, end: value.range.end });

export const docs =
  'In a plan the key says what a value is, and every key is written `key:`. Tags, directives and explicit keys would only make it mean something else to another tool.';

export const examples: Example[] = [
  {
    name: 'a tag',
    plan: `
activities:
  audit:
    due: !date 2026-08-21
    #    ^^^^^ "!date" is a tag of YAML; a plan has none, for its keys say what a value is. Remove it.
`,
    fixed: `
activities:
  audit:
    due: 2026-08-21
`,
  },
  {
    name: 'a text that begins with an exclamation mark',
    fix: 'Put the whole text in quotes',
    plan: `
activities:
  audit:
    title: !Urgent renewal of the certificates
    #      ^^^^^^^ "!Urgent" is a tag of YAML; a plan has none, for its keys say what a value is. Remove it.
`,
    fixed: `
activities:
  audit:
    title: "!Urgent renewal of the certificates"
`,
  },
  {
    name: 'a directive',
    plan: `
%YAML 1.2
#<^^^^^^^^^ "%YAML 1.2" is an instruction to a YAML reader; a plan has none. Remove the line.
plan: Halve onboarding time
`,
    fixed: `
plan: Halve onboarding time
`,
  },
  {
    name: 'an explicit key',
    plan: `
activities:
  survey: { owner: dev }
  ? audit
# ^ "?" begins a key in a form that a plan does not use. Write the key with a colon behind it.
  : owner: dev
    effort: 3d
  train: { owner: lu }
`,
    fixed: `
activities:
  survey: { owner: dev }
  audit:
    owner: dev
    effort: 3d
  train: { owner: lu }
`,
  },
  {
    name: 'question and exclamation marks in texts and comments',
    plan: `
activities:
  audit:
    # who, and {why?
    title: Ready? Go!
`,
  },
];
