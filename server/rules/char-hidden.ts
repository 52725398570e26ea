import { hiddenIn } from '../mend/hidden.ts';
import { eolOf, replace } from '../plan/edit.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'char-hidden',
  group: 'Language',
  severity: 'warning',
  summary: 'reports characters that cannot be seen but change how a plan is read',
  chunk(parsed, _near, report) {
    for (const { range, where, name, isSpace } of hiddenIn(parsed)) {
      const effect = {
        anywhere: 'it can hide what the text says',
        name: 'the word looks like another one, but is not',
        break: 'only some programs take it for the end of a line',
      }[where];
      report(range, `A ${name} stands here unseen: ${effect}. Remove it.`, {
        fixes: plan => {
          const to = (title: string, text: string): Fix => ({
            title,
            edits: [replace(plan, { parsed, range }, text)],
            safe: where === 'name',
          });
          if (where === 'break') return [to('End the line as usual', eolOf(plan)), to('Put a space in its place', ' ')];
          const remove = to('Remove it', '');
          const space = to('Put a space in its place', ' ');
          return isSpace ? [space, remove] : [remove, space];
        },
      });
    }
  },
});

export const docs =
  'Such characters come in with text copied from web pages and chats. Two ids that look the same are then different ones, and marks that turn the direction of writing can make a line show something else than it says.';

export const examples: Example[] = [
  {
    name: 'a zero-width space in a reference',
    plan: `
activities:
  audit: { owner: dev, due: 2026-08-07 }
  train:
    after: [audit\u200b]
    #            ^ A zero-width space (U+200B) stands here unseen: the word looks like another one, but is not. Remove it.
`,
    fixed: `
activities:
  audit: { owner: dev, due: 2026-08-07 }
  train:
    after: [audit]
`,
  },
  {
    name: 'a no-break space in a name',
    plan: `
activities:
  audit:
    owner: Ana\u00a0Lima
    #         ^ A no-break space (U+00A0) stands here unseen: the word looks like another one, but is not. Remove it.
`,
    fixed: `
activities:
  audit:
    owner: Ana Lima
`,
  },
  {
    name: 'a mark that turns the direction of writing',
    plan: `
activities:
  audit:
    title: Pay \u202ethe invoice
    #          ^ A mark that turns the direction of writing (U+202E) stands here unseen: it can hide what the text says. Remove it.
    links: ["https://pay.example/\u0000"]
    #                            ^ A NUL character (U+0000) stands here unseen: it can hide what the text says. Remove it.
`,
    fixed: `
activities:
  audit:
    title: Pay the invoice
    links: ["https://pay.example/\u0000"]
`,
  },
  {
    name: 'characters that a text needs',
    plan: `
activities:
  audit:
    title: Famille 👩\u200d👧 à\u00a0deux, 3\u202f000 €
`,
  },
];
