import { cutByHash } from '../mend/hash.ts';
import { quote, replace } from '../plan/edit.ts';
import { cited } from '../plan/suggest.ts';
import { span } from '../plan/written.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'value-hash',
  group: 'Language',
  severity: 'warning',
  summary: 'reports a text that ` #` with a letter or digit right behind it cuts short',
  troubled: true,
  chunk(parsed, _near, report) {
    if (!/\s#[\p{L}\p{N}_]/u.test(parsed.chunk.text)) return;
    for (const token of parsed.tokens) {
      const cut = cutByHash(parsed, token);
      if (!cut) continue;
      const { range, whole } = cut;
      report(range, `${cited(cut.lost)} is read as a comment, not as part of the text. Put the whole text in quotes.`, {
        fixes: plan => {
          const { line, character } = range.start;
          return [
            {
              title: 'Put the whole text in quotes',
              edits: [replace(plan, { parsed, range: whole }, quote(cut.text))],
            },
            {
              title: 'Keep it as a comment',
              edits: [replace(plan, { parsed, range: span(line, character, character + 1) }, '# ')],
            },
          ];
        },
      });
    }
  },
});

export const docs =
  'A `#` with a space before it begins a comment, so `title: Close gap #4` is read as "Close gap". A text that holds one stands in quotes; a comment has a space behind its `#`.';

export const examples: Example[] = [
  {
    name: 'a number',
    plan: `
activities:
  audit:
    title: Close gap #4
    #                ^^ "#4" is read as a comment, not as part of the text. Put the whole text in quotes.
    owner: dev
`,
    fixed: `
activities:
  audit:
    title: "Close gap #4"
    owner: dev
`,
  },
  {
    name: 'a comment without its space',
    fix: 'Keep it as a comment',
    plan: `
activities:
  audit:
    done:
      - Checklist reviewed #by hand
      #                    ^^^^^^^^ "#by hand" is read as a comment, not as part of the text. Put the whole text in quotes.
`,
    fixed: `
activities:
  audit:
    done:
      - Checklist reviewed # by hand
`,
  },
  {
    name: 'all of the text',
    plan: `
activities:
  audit:
    title: #4 closed
    #      ^^^^^^^^^ "#4 closed" is read as a comment, not as part of the text. Put the whole text in quotes.
`,
    fixed: `
activities:
  audit:
    title: "#4 closed"
`,
  },
  {
    name: 'comments, a hash within a word, and other keys',
    plan: `
activities:
  audit:
    title: Close gap no#4 # the last one
    due: 2026-08-21 #after the fair
    done: "Gap #4 closed" #checked
`,
  },
];
