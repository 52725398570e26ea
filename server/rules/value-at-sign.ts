import { linesOf, quote, replace } from '../plan/edit.ts';
import { slips } from '../plan/slipped.ts';
import { cited } from '../plan/suggest.ts';
import { firstLine } from '../plan/written.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'value-at-sign',
  group: 'Language',
  severity: 'error',
  summary: 'reports a plain value that begins with `@`',
  troubled: true,
  chunk(parsed, _near, report) {
    if (!parsed.chunk.text.includes('@')) return;
    for (const { node, meaning } of slips(parsed, 'at-sign')) {
      const name = node.text.slice(1);
      const isText = !meaning || !!meaning.types?.includes('text');
      const isPerson = !!meaning?.refersTo?.includes('person');
      const advice = isText
        ? 'Put the text in quotes.'
        : `Leave it out${isPerson ? ': a person is named by id alone' : ''}.`;
      report(
        firstLine(parsed, node.range),
        `${cited(node.text)} begins with "@", which YAML keeps for itself. ${advice}`,
        {
          fixes: plan => {
            // A comment behind it may be the rest of the text: then the quotes are for a person to set.
            const cut = linesOf(parsed)[node.range.end.line]!.slice(node.range.end.character).includes('#');
            const quoted = {
              title: 'Put it in quotes',
              edits: [replace(plan, { parsed, range: node.range }, quote(node.text))],
            };
            if (isText || !name) return [{ ...quoted, safe: isText && !!meaning && !cut }];
            const { start } = node.range;
            const range = { start, end: { ...start, character: start.character + 1 } };
            return [{ title: `Write ${name}`, edits: [replace(plan, { parsed, range }, '')], safe: isPerson }, quoted];
          },
        },
      );
    }
  },
});

export const docs =
  'YAML keeps `@` for itself, so other tools cannot read such a plan. A person is named by id alone, `owner: maya`; a text that really begins with `@` stands in quotes.';

export const examples: Example[] = [
  {
    name: 'an owner by handle',
    plan: `
activities:
  audit:
    owner: @maya
    #      ^^^^^ "@maya" begins with "@", which YAML keeps for itself. Leave it out: a person is named by id alone.
`,
    fixed: `
activities:
  audit:
    owner: maya
`,
  },
  {
    name: 'contributors by handle, one of them with a share',
    plan: `
activities:
  audit:
    owner: maya
    with: { @ana: 50% }
    #       ^^^^ "@ana" begins with "@", which YAML keeps for itself. Leave it out: a person is named by id alone.
  train:
    owner: maya
    with: [dev, @lu]
    #           ^^^ "@lu" begins with "@", which YAML keeps for itself. Leave it out: a person is named by id alone.
`,
    fixed: `
activities:
  audit:
    owner: maya
    with: { ana: 50% }
  train:
    owner: maya
    with: [dev, @lu]
`,
  },
  {
    name: 'a text',
    plan: `
activities:
  audit:
    title: @lumen contract, ended in order
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "@lumen contract, ended in order" begins with "@", which YAML keeps for itself. Put the text in quotes.
`,
    fixed: `
activities:
  audit:
    title: "@lumen contract, ended in order"
`,
  },
  {
    name: 'an id',
    plan: `
activities:
  audit:
    after: [@survey]
    #       ^^^^^^^ "@survey" begins with "@", which YAML keeps for itself. Leave it out.
`,
    fixed: `
activities:
  audit:
    after: [survey]
`,
  },
  {
    name: 'an at sign within a text, and in quotes',
    plan: `
activities:
  audit:
    title: Mail the list to ops@lumen.example
    owner: maya
    done: "@maya has signed"
`,
  },
];
