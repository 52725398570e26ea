import { replace } from '../plan/edit.ts';
import { cited } from '../plan/suggest.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'spelling-retired',
  group: 'Language',
  severity: 'info',
  summary: 'reports an old spelling that is still read, such as `in-progress`',
  troubled: true,
  chunk(parsed, _near, report) {
    for (const { node, meaning, trouble } of parsed.tokens) {
      const now = trouble === 'retired' ? meaning?.retired?.[node.text] : undefined;
      if (now === undefined) continue;
      report(
        node.range,
        `${cited(node.text)} is an old spelling of ${cited(now)}. It is still read; write ${cited(now)}.`,
        {
          fixes: plan => [
            { title: `Write ${now}`, edits: [replace(plan, { parsed, range: node.range }, now)], safe: true },
          ],
        },
      );
    }
  },
});

export const docs =
  'The language once spelt this word otherwise. It is read as before; the current spelling is the one that other people and tools know.';

export const examples: Example[] = [
  {
    name: 'a status with a hyphen',
    plan: `
activities:
  audit:
    status: in-progress
    #       ^^^^^^^^^^^ "in-progress" is an old spelling of "in progress". It is still read; write "in progress".
`,
    fixed: `
activities:
  audit:
    status: in progress
`,
  },
  {
    name: 'the current spelling',
    plan: `
activities:
  audit: { status: in progress }
  train: { status: todo }
`,
  },
];
