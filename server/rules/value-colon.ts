import { isCutItem } from '../mend/items.ts';
import { quote, replace } from '../plan/edit.ts';
import { isInFlow, mapsOf } from '../plan/maps.ts';
import type { Node } from '../plan/node.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import { slips } from '../plan/slipped.ts';
import { cited } from '../plan/suggest.ts';
import { firstLine, written } from '../plan/written.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'value-colon',
  group: 'Language',
  severity: 'error',
  summary: 'reports an unquoted text that holds a colon with a space behind it, or ends in a colon',
  troubled: true,
  chunk(parsed, _near, report) {
    for (const token of slips(parsed, 'colon')) {
      const { node, meaning } = token;
      report(firstLine(parsed, node.range), messageFor(node.text), {
        fixes: plan => {
          const write = (title: string, text: string, safe = false): Fix => ({
            title,
            edits: [replace(plan, { parsed, range: node.range }, text)],
            safe,
          });
          const map = asMap(token);
          const pair = asPair(parsed, node);
          const quoted = write(
            'Put it in quotes',
            quote(node.text),
            !!meaning?.types?.includes('text') && !map && !pair,
          );
          if (map) return [write(`Make it a map: ${map}`, map), quoted];
          return pair ? [write(`Write a comma in between: ${pair}`, pair), quoted] : [quoted];
        },
      });
    }
    if (!parsed.tokens.some(it => it.role === 'key' && !it.meaning)) return;
    for (const map of mapsOf(parsed)) {
      if (!isCutItem(map)) continue;
      const { range } = map.node;
      report(range, messageFor(written(parsed, range)), {
        fixes: plan => [
          { title: 'Put it in quotes', edits: [replace(plan, { parsed, range }, quote(written(parsed, range)))] },
        ],
      });
    }
  },
});

const messageFor = (text: string): string =>
  `${cited(text)} holds a colon, which YAML takes for the end of a key. Put the text in quotes.`;

/** `by: lu` as `{ by: lu }`, where the key takes such a map. */
function asMap({ node, shape }: Token): string | undefined {
  const match = /^([^:]{1,60}):\s+(\S[\s\S]*)$/.exec(node.text);
  return match && shape?.keys?.has(match[1]!) ? `{ ${match[1]}: ${quote(match[2]!, true)} }` : undefined;
}

/** `{ owner: dev due: 2026-08-21 }`: a comma is missing in front of another key of the same map. */
function asPair(parsed: Parsed, node: Node): string | undefined {
  const match = /^([^:]{1,200}?)\s+([\w.-]{1,60}):\s+(\S[\s\S]*)$/.exec(node.text);
  const map =
    match && isInFlow(parsed, node)
      ? mapsOf(parsed).find(it => it.node.pairs.some(pair => pair.value === node))
      : undefined;
  return map?.shape?.keys?.has(match![2]!) ? `${match![1]}, ${match![2]}: ${match![3]}` : undefined;
}

export const docs =
  'A colon with a space behind it separates a key from its value. A text that holds one stands in quotes: `title: "Audit: phase 1"`.';

export const examples: Example[] = [
  {
    name: 'a title of two parts',
    plan: `
activities:
  audit:
    title: Audit: phase 1
    #      ^^^^^^^^^^^^^^ "Audit: phase 1" holds a colon, which YAML takes for the end of a key. Put the text in quotes.
    owner: dev
`,
    fixed: `
activities:
  audit:
    title: "Audit: phase 1"
    owner: dev
`,
  },
  {
    name: "a map begun on its key's line",
    plan: `
activities:
  audit:
    blocked: by: lu
    #        ^^^^^^ "by: lu" holds a colon, which YAML takes for the end of a key. Put the text in quotes.
`,
    fixed: `
activities:
  audit:
    blocked: { by: lu }
`,
  },
  {
    name: 'a criterion',
    plan: `
activities:
  audit:
    done:
      - New form live: three pilot clients
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "New form live: three pilot clients" holds a colon, which YAML takes for the end of a key. Put the text in quotes.
      - criterion: Version approved: signed
      #            ^^^^^^^^^^^^^^^^^^^^^^^^ "Version approved: signed" holds a colon, which YAML takes for the end of a key. Put the text in quotes.
        by: maya
`,
    fix: 'Put it in quotes',
    fixed: `
activities:
  audit:
    done:
      - "New form live: three pilot clients"
      - criterion: Version approved: signed
        by: maya
`,
  },
  {
    name: 'in braces',
    plan: `
activities:
  audit: { title: Audit: phase 1, owner: dev, due: 2026-08-21 }
  #               ^^^^^^^^^^^^^^ "Audit: phase 1" holds a colon, which YAML takes for the end of a key. Put the text in quotes.
`,
    fixed: `
activities:
  audit: { title: "Audit: phase 1", owner: dev, due: 2026-08-21 }
`,
  },
  {
    name: 'a comma left out',
    plan: `
activities:
  audit: { owner: dev due: 2026-08-21 }
  #               ^^^^^^^^^^^^^^^^^^^ "dev due: 2026-08-21" holds a colon, which YAML takes for the end of a key. Put the text in quotes.
`,
    fixed: `
activities:
  audit: { owner: dev, due: 2026-08-21 }
`,
  },
  {
    name: 'a text that ends in a colon',
    plan: `
plan: Onboarding:
#     ^^^^^^^^^^^ "Onboarding:" holds a colon, which YAML takes for the end of a key. Put the text in quotes.
`,
    fixed: `
plan: "Onboarding:"
`,
  },
  {
    name: 'colons that YAML reads as text',
    plan: `
activities:
  audit:
    title: "Audit: phase 1"
    links: [https://tickets.example/7]
    done:
      - Done at 12:30
      - criterion: Version approved
        by: maya
`,
  },
];
