import { sections } from '../language/index.ts';
import { type Folder, fileName, type NewFile } from '../plan/change.ts';
import { eolOf, replace } from '../plan/edit.ts';
import type { Parsed } from '../plan/parse.ts';
import { readPlan } from '../plan/plan.ts';
import { headOf, rangeOf } from '../plan/query.ts';
import { endOf } from '../plan/sections.ts';
import { cited } from '../plan/suggest.ts';
import { lineAt, span, wholeOf, written } from '../plan/written.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'yaml-document',
  group: 'Language',
  severity: 'error',
  summary: 'reports a line `---` or `...`, behind which YAML begins another document',
  plan(plan, _frame, report) {
    let begun = false;
    plan.chunks.forEach((parsed, i) => {
      const { kind, text } = parsed.chunk;
      const isMarker = kind === 'marker' && !text.startsWith('%');
      begun ||= !isMarker && hasContent(parsed);
      if (!isMarker) return;
      const atTop = !begun;
      const line = lineAt(parsed, 0);
      const below = plan.chunks[i + 1]?.chunk;
      const unread = below?.kind === 'unread' && /\S/.test(below.text);
      const advice = unread
        ? 'What stands below is not read: remove the line, or move that to a plan of its own.'
        : 'A file is one plan: remove the line.';
      const behind = /^(?:---|\.\.\.)\s+(?=[^\s#])/.exec(written(parsed, line))?.[0].length;
      const marks = span(0, line.start.character, line.start.character + 3);
      report({ parsed, range: line }, `${cited(written(parsed, marks))} divides a file into documents. ${advice}`, {
        fixes: (now, folder) => {
          const range = behind ? span(0, line.start.character, line.start.character + behind) : wholeOf(parsed);
          const fixes: Fix[] = [
            {
              title: behind ? `Remove ${written(parsed, marks)}` : 'Remove the line',
              edits: [replace(now, { parsed, range }, '')],
              safe: atTop && !behind && !unread,
            },
          ];
          const all = { start: rangeOf(now, { parsed, range: line }).start, end: endOf(now).end };
          if (!unread) return fixes;
          const text = (behind ? written(parsed, line).slice(behind) + eolOf(now) : '') + below.text;
          const created = folder && planOf(text, folder);
          if (created)
            fixes.unshift({
              title: `Move what follows to a plan of its own: ${created.name}.opsplan`,
              edits: [{ range: all, text: '' }],
              created: [created],
            });
          return [...fixes, { title: 'Remove the line and all below it', edits: [{ range: all, text: '' }] }];
        },
      });
    });
  },
});

/** A text as a plan of its own, called by its title; nothing where it is none. */
function planOf(text: string, folder: Folder): NewFile | undefined {
  // Another marker at its top would divide nothing.
  const own = text.replace(/^(?:(?:---|\.\.\.)?[ \t]*(?:\r\n|\n|\r))+/, '');
  const plan = readPlan(own);
  if (!sections.some(it => headOf(plan, it))) return undefined;
  const title = headOf(plan, 'plan')?.pair.value.text || folder.name;
  return { name: fileName(title, folder), text: own };
}

const hasContent = ({ chunk }: Parsed): boolean =>
  !chunk.text.startsWith('%') && /^[ \t\ufeff]*[^\s#\ufeff]/m.test(chunk.text);

export const docs =
  'A file is one plan. What stands behind a second `---`, or behind `...`, is not read: it belongs into a plan of its own.';

export const examples: Example[] = [
  {
    name: 'a line above the plan',
    plan: `
# Support, third quarter
---
#<^^^ "---" divides a file into documents. A file is one plan: remove the line.
plan: Halve onboarding time
`,
    fixed: `
# Support, third quarter
plan: Halve onboarding time
`,
  },
  {
    name: 'a second plan in one file, which becomes a file of its own',
    plan: `
plan: Halve onboarding time
---
#<^^^ "---" divides a file into documents. What stands below is not read: remove the line, or move that to a plan of its own.
plan: Win two larger clients
owner: maya
`,
    fix: 'Move what follows to a plan of its own: win-two-larger-clients.opsplan',
    fixed: `
plan: Halve onboarding time
`,
    created: {
      'win-two-larger-clients': `
plan: Win two larger clients
owner: maya
`,
    },
  },
  {
    name: 'a second plan in one file',
    plan: `
plan: Halve onboarding time
---
#<^^^ "---" divides a file into documents. What stands below is not read: remove the line, or move that to a plan of its own.
owner: maya
`,
    fix: 'Remove the line',
    fixed: `
plan: Halve onboarding time
owner: maya
`,
  },
  {
    name: 'an end, with notes below',
    fix: 'Remove the line and all below it',
    plan: `
plan: Halve onboarding time
...
#<^^^ "..." divides a file into documents. What stands below is not read: remove the line, or move that to a plan of its own.
Notes from Tuesday
`,
    fixed: `
plan: Halve onboarding time
`,
  },
  {
    name: 'dashes within a text',
    plan: `
plan: Halve onboarding time --- and keep it there
`,
  },
];
