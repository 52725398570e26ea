import { type Edit, eolOf, linesOf, quote, replace } from '../plan/edit.ts';
import { isInFlow } from '../plan/maps.ts';
import type { Node } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { slips, takesList } from '../plan/slipped.ts';
import { cited } from '../plan/suggest.ts';
import { firstLine, written } from '../plan/written.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'value-dash',
  group: 'Language',
  severity: 'error',
  summary: "reports a list item on its key's own line (`done: - reviewed`)",
  troubled: true,
  chunk(parsed, _near, report) {
    if (!parsed.chunk.text.includes('- ')) return;
    for (const token of slips(parsed, 'dash')) {
      const { node, shape, key } = token;
      const isList = takesList(parsed, token);
      const takesText = !isList || !!shape?.scalar?.types.includes('text');
      const advice = isList ? 'Begin the list on the next line.' : `${cited(key)} takes one value: leave the dash out.`;
      report(firstLine(parsed, node.range), `${cited(node.text)} is no list item here, beside its key. ${advice}`, {
        fixes: plan => {
          const fixes: Fix[] = [];
          if (isList || !shape)
            fixes.push({
              title: 'Begin the list on the next line',
              edits: [listed(plan, parsed, node)],
              safe: isList,
            });
          const bare = quote(node.text.replace(/^-\s+/, ''), true);
          if (takesText)
            fixes.push({
              title: `Leave the dash out: ${bare}`,
              edits: [replace(plan, { parsed, range: node.range }, bare)],
            });
          return fixes;
        },
      });
    }
  },
});

/** The value as a list: each line that began with a dash is an item. */
function listed(plan: Plan, parsed: Parsed, node: Node): Edit {
  const items: string[] = [];
  for (const line of written(parsed, node.range)
    .split('\n')
    .map(it => it.trim())) {
    if (/^-\s/.test(line) || !items.length) items.push(line.replace(/^-\s+/, ''));
    else items[items.length - 1] += ` ${line}`;
  }
  if (isInFlow(parsed, node))
    return replace(plan, { parsed, range: node.range }, `[${items.map(it => quote(it, true)).join(', ')}]`);
  const line = linesOf(parsed)[node.range.start.line]!;
  const blanks = /[ \t]*$/.exec(line.slice(0, node.range.start.character))![0].length;
  const start = { ...node.range.start, character: node.range.start.character - blanks };
  const indent = ' '.repeat(line.search(/[^ -]/) + 2);
  const text = items.map(it => `${eolOf(plan)}${indent}- ${quote(it)}`).join('');
  return replace(plan, { parsed, range: { start, end: node.range.end } }, text);
}

export const docs =
  'YAML reads a list only where each item begins a line of its own below the key, or where the items stand in brackets: `[reviewed, signed]`.';

export const examples: Example[] = [
  {
    name: 'a criterion beside its key',
    plan: `
activities:
  audit:
    done: - Checklist reviewed
    #     ^^^^^^^^^^^^^^^^^^^^ "- Checklist reviewed" is no list item here, beside its key. Begin the list on the next line.
    owner: dev
`,
    fixed: `
activities:
  audit:
    done:
      - Checklist reviewed
    owner: dev
`,
  },
  {
    name: 'the same, but meant as one text',
    fix: 'Leave the dash out',
    plan: `
activities:
  audit:
    done: - Checklist reviewed # by hand
    #     ^^^^^^^^^^^^^^^^^^^^ "- Checklist reviewed" is no list item here, beside its key. Begin the list on the next line.
`,
    fixed: `
activities:
  audit:
    done: Checklist reviewed # by hand
`,
  },
  {
    name: 'one value only',
    plan: `
activities:
  audit: { owner: - dev, effort: 3d }
  #               ^^^^^ "- dev" is no list item here, beside its key. "owner" takes one value: leave the dash out.
`,
    fixed: `
activities:
  audit: { owner: dev, effort: 3d }
`,
  },
  {
    name: 'in braces',
    plan: `
activities:
  audit: { done: - Checklist reviewed, effort: 3d }
  #              ^^^^^^^^^^^^^^^^^^^^ "- Checklist reviewed" is no list item here, beside its key. Begin the list on the next line.
`,
    fixed: `
activities:
  audit: { done: [Checklist reviewed], effort: 3d }
`,
  },
  {
    name: 'lists as they are meant',
    plan: `
activities:
  audit:
    after: [survey]
    done:
      - Checklist reviewed
      - { criterion: New version approved, by: maya }
`,
  },
];
