import { closingOf } from '../mend/brackets.ts';
import { linesOf, replace } from '../plan/edit.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Position, Range } from '../plan/position.ts';
import { rest, span } from '../plan/written.ts';
import { maxDepth } from '../plan/yaml.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'file-deep',
  group: 'Language',
  severity: 'error',
  summary: `reports what is nested deeper than ${maxDepth} levels`,
  troubled: true,
  chunk(parsed, _near, report) {
    const deep = parsed.tree.oddities.find(it => it.what === 'deep');
    if (!deep) return;
    const { line, character } = deep.range.start;
    const word = /^(?:[^\s:[\]{},]{1,100}|.?)/.exec(rest(parsed, deep.range.start))![0];
    report(
      span(line, character, character + word.length),
      `Nested deeper than ${maxDepth} levels: from here on the entry is not read. Remove what is deeper.`,
      {
        fixes: plan => [
          {
            title: 'Remove what is deeper',
            edits: [replace(plan, { parsed, range: deeper(parsed, deep.range.start) }, '')],
          },
        ],
      },
    );
  },
});

/** A list or map in brackets with all in it; in block style, the lines that stand at least as far to the right. */
function deeper(parsed: Parsed, start: Position): Range {
  const lines = linesOf(parsed);
  const text = lines[start.line]!;
  if (/[[{]/.test(text[start.character] ?? '')) {
    const { open, at } = closingOf(parsed, start);
    return { start, end: open.length ? at : { ...at, character: at.character + 1 } };
  }
  let last = start.line;
  for (let i = last + 1; i < lines.length; i++) {
    const column = lines[i]!.search(/\S/);
    if (column >= 0 && column < start.character) break;
    if (column >= 0) last = i;
  }
  const ownLine = !text.slice(0, start.character).trim() && start.line > 0;
  const before = { line: start.line - 1, character: (lines[start.line - 1] ?? '').length };
  return { start: ownLine ? before : start, end: { line: last, character: lines[last]!.length } };
}

const open = '['.repeat(30);
const close = ']'.repeat(30);
const keys = Array.from({ length: 32 }, (_, i) => `${'  '.repeat(i + 1)}k${i}:`).join('\n');

export const docs =
  'No plan needs such depth, and reading it could bring the program down. What is deeper, and the rest of that entry, is not read.';

export const examples: Example[] = [
  {
    name: 'lists in lists',
    plan: `
activities:
  audit: { after: ${open}[survey]${close}, owner: dev }
  #               ${' '.repeat(30)}^ Nested deeper than 32 levels: from here on the entry is not read. Remove what is deeper.
`,
    fixed: `
activities:
  audit: { after: ${open}${close}, owner: dev }
`,
  },
  {
    name: 'keys under keys',
    plan: `
other:
${keys}
${'  '.repeat(33)}audit: 1
#${' '.repeat(65)}^^^^^ Nested deeper than 32 levels: from here on the entry is not read. Remove what is deeper.
plan: Halve onboarding time
`,
    fixed: `
other:
${keys}
plan: Halve onboarding time
`,
  },
  {
    name: 'tasks of tasks',
    plan: `
activities:
  audit:
    tasks:
      survey:
        tasks:
          questions: { owner: dev }
`,
  },
];
