import { dropWord } from '../plan/drop.ts';
import { quote, replace } from '../plan/edit.ts';
import { mayBeFar } from '../plan/far-ref.ts';
import { inside, type Outside, outside } from '../plan/outside.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { cited } from '../plan/suggest.ts';
import { type Example, type Fix, rule } from './rule.ts';

const facts: Readonly<Record<Outside, string>> = {
  absolute: 'begins at the root of a disk or names an address',
  up: 'leads out of its folder',
  encoded: 'holds a character that no plan has in its name',
  deep: 'names a folder, and plans are called by their file alone',
  'other-type': 'names the type of the file, and plans are called without it',
};

export default rule({
  id: 'path-outside',
  group: 'Language',
  severity: 'error',
  summary: 'reports a name of another plan, or a `source`, that is a path out of the folder or to another kind of file',
  chunk(parsed, { others }, report) {
    for (const token of parsed.tokens) {
      const { meaning, node } = token;
      if (node.kind !== 'scalar' || token.role !== 'value' || !meaning) continue;
      const isRef = mayBeFar(meaning.refersTo) && /[/\\]/.test(node.text);
      const isFile = token.key === 'source' && !/^https?:\/\//i.test(node.text);
      if (!isRef && !isFile) continue;
      const why = isRef ? outside(token.text, others) : outsideFile(node.text);
      if (!why) continue;
      const advice = isRef
        ? 'Write the plan and the name in it, such as crm/api-freeze.'
        : 'Write a .csv file beside the plan.';
      const fact = isRef || why !== 'other-type' ? facts[why] : 'is neither a link nor a .csv file';
      report(token.range, `${cited(token.text)} ${fact}; it is never read. ${advice}`, {
        fixes: plan => fixes(plan, parsed, token, !!isRef),
      });
    }
  },
});

/** A `source` is a table of this folder, or of one below it; words that name no file say for people where to look. */
function outsideFile(text: string): Outside | undefined {
  const why = outside(text.replace(/\.csv$/i, ''));
  if (why && why !== 'deep' && why !== 'other-type') return why;
  return /\.[a-z][a-z0-9]{0,7}$/i.test(text) && !/\.csv$/i.test(text) ? 'other-type' : undefined;
}
/** What may hold a table, and can be saved as one. */
const table = /\.(?:docx?|json|md|ods|opsplan|pdf|tsv|txt|xlsx?|xml|ya?ml)$/i;

function fixes(plan: Plan, parsed: Parsed, token: Token, isRef: boolean): Fix[] {
  const { text, range } = token;
  const meant = isRef ? inside(text) : fileMeant(text);
  return [
    ...(meant && meant !== text && !outside(isRef ? meant : '', plan.others)
      ? [{ title: `Write ${cited(meant)}`, edits: [replace(plan, { parsed, range }, quote(meant, true))] }]
      : []),
    dropWord(plan, parsed, token),
  ];
}

/** On Windows a path is written with backslashes: with the other stroke it may be one of this folder. */
function fileMeant(text: string): string | undefined {
  const slashed = text.replaceAll('\\', '/');
  if (/\.csv$/i.test(slashed) && !outsideFile(slashed)) return slashed;
  return /[^/%]+\.csv$/i.exec(slashed)?.[0] ?? asTable(text);
}
const asTable = (text: string): string | undefined =>
  table.test(text) && outsideFile(text) === 'other-type' ? text.replace(table, '.csv') : undefined;

export const docs =
  'Plans name each other by the name of their file and an id, `crm/api-freeze`. A path that leads elsewhere is never followed: a plan can be opened from anybody, and must not make the editor read files that its folder does not hold.';

export const examples: Example[] = [
  {
    name: 'up and out of the folder',
    plan: `
activities:
  form:
    owner: dev
    after: [../crm/api-freeze]
    #       ^^^^^^^^^^^^^^^^^ "../crm/api-freeze" leads out of its folder; it is never read. Write the plan and the name in it, such as crm/api-freeze.
`,
    fixed: `
activities:
  form:
    owner: dev
    after: [crm/api-freeze]
`,
  },
  {
    name: 'with the type of the file, and with a lag',
    plan: `
activities:
  form:
    owner: dev
    after:
      - crm.opsplan/api-freeze + 2d
      # ^^^^^^^^^^^^^^^^^^^^^^ "crm.opsplan/api-freeze" names the type of the file, and plans are called without it; it is never read. Write the plan and the name in it, such as crm/api-freeze.
`,
    fixed: `
activities:
  form:
    owner: dev
    after:
      - crm/api-freeze + 2d
`,
  },
  {
    name: 'a source as Windows writes paths',
    plan: `
metrics:
  lead-time:
    unit: days
    source: data\\lead.csv
    #       ^^^^^^^^^^^^^ "data\\lead.csv" holds a character that no plan has in its name; it is never read. Write a .csv file beside the plan.
`,
    fixed: `
metrics:
  lead-time:
    unit: days
    source: data/lead.csv
`,
  },
  {
    name: 'a source at the root of a disk',
    plan: `
metrics:
  lead-time:
    unit: days
    source: C:\\data\\lead.csv
    #       ^^^^^^^^^^^^^^^^ "C:\\data\\lead.csv" begins at the root of a disk or names an address; it is never read. Write a .csv file beside the plan.
`,
    fixed: `
metrics:
  lead-time:
    unit: days
    source: lead.csv
`,
  },
  {
    name: 'a source of another kind',
    plan: `
metrics:
  lead-time: { unit: days, source: x.txt }
  #                                ^^^^^ "x.txt" is neither a link nor a .csv file; it is never read. Write a .csv file beside the plan.
  defects: { unit: defects, source: data/x.json }
  #                                 ^^^^^^^^^^^ "data/x.json" is neither a link nor a .csv file; it is never read. Write a .csv file beside the plan.
  calls: { unit: calls, source: crm.opsplan }
  #                             ^^^^^^^^^^^ "crm.opsplan" is neither a link nor a .csv file; it is never read. Write a .csv file beside the plan.
`,
    fix: 'Write "data/x.csv"',
    fixed: `
metrics:
  lead-time: { unit: days, source: x.txt }
  defects: { unit: defects, source: data/x.csv }
  calls: { unit: calls, source: crm.opsplan }
`,
  },
  {
    name: 'names of other plans, an address and a file below',
    plan: `
serves: strategy/goal
metrics:
  lead-time: { unit: days, source: https://example.com/a%20b/../lead.csv }
  defects: { unit: defects, source: data/defects.csv }
activities:
  form: { owner: dev, after: [crm/api-freeze] }
`,
  },
  {
    name: 'people, whose names are no paths',
    plan: `
activities:
  form: { owner: a/b/c, with: ['C:\\x'] }
`,
  },
  {
    name: 'encoded, or with the slash of Windows',
    plan: `
activities:
  form:
    after: %2e%2e/x
    #      ^^^^^^^^ "%2e%2e/x" holds a character that no plan has in its name; it is never read. Write the plan and the name in it, such as crm/api-freeze.
  audit: { after: ["crm\\\\freeze"] }
  #                ^^^^^^^^^^^^^ "crm\\freeze" holds a character that no plan has in its name; it is never read. Write the plan and the name in it, such as crm/api-freeze.
`,
    fix: 'Write "crm/freeze"',
    fixed: `
activities:
  form:
    after: %2e%2e/x
  audit: { after: [crm/freeze] }
`,
  },
];
