import { types } from '../language/values.ts';
import { seenOf } from '../mend/hidden.ts';
import { rename } from '../mend/rename.ts';
import { type Edit, insertKey, linesOf, quote, replace } from '../plan/edit.ts';
import { isDefined } from '../plan/names.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { field } from '../plan/query.ts';
import { cited, kebab, unused } from '../plan/suggest.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'id-invalid',
  group: 'Language',
  severity: 'error',
  summary: 'reports an id that holds other characters than letters, digits, "-", "_" and "."',
  troubled: true,
  chunk(parsed, _near, report) {
    for (const entry of parsed.entries) {
      if (types.id.read(seenOf(entry.id)) !== undefined) continue;
      const words = titleKey(entry) ? `, and put the words in "${titleKey(entry)}"` : '';
      const message = entry.id
        ? `${cited(entry.id)} is not an id: use letters, digits, "-", "_" and "." only${words}.`
        : 'An id is missing here: give it a short name of letters, digits, "-", "_" and ".".';
      report(entry.key.range, message, {
        fixes: (plan, folder) => {
          const id = unused(kebab(entry.id), it => isDefined(plan, entry.kind, it));
          const title = keepTitle(plan, entry);
          const keeps = title.length ? `, and keep ${cited(entry.id)} as its ${titleKey(entry)}` : '';
          const named = entry.id
            ? rename(plan, entry, id, folder)
            : { edits: [replace(plan, { parsed, range: entry.key.range }, id)] };
          const edits = [...named.edits, ...title];
          return [{ ...named, title: `Call it "${id}" here and wherever it is named${keeps}`, edits }];
        },
      });
    }
  },
});

/** The key that holds what people call a thing. */
function titleKey({ kind }: Entry): string | undefined {
  if (kind === 'calendar') return undefined;
  return kind === 'person' ? 'name' : kind === 'decision' ? 'question' : 'title';
}

/** The words of the old id as a title, where there is none yet. */
function keepTitle(plan: Plan, entry: Entry): Edit[] {
  const key = titleKey(entry);
  const { node, parsed } = entry;
  if (!key || !entry.id || field(entry, key) || node.kind === 'list') return [];
  const { start, end } = node.range;
  const inFlow = node.style === 'flow';
  if (node.kind !== 'scalar') return [insertKey(plan, entry, key, quote(entry.id, inFlow))];
  if (entry.kind !== 'milestone' || start.line !== end.line) return [];
  const date = linesOf(parsed)[start.line]!.slice(start.character, end.character);
  return [replace(plan, { parsed, range: node.range }, `{ at: ${date}, title: ${quote(entry.id, true)} }`)];
}

export const docs =
  'The rest of the plan, other plans and the history name a thing by its id, so it is one short word. What people call the thing belongs in `title`, where any words may stand.';

export const examples: Example[] = [
  {
    name: 'words with a space',
    plan: `
activities:
  Audit checklist:
# ^^^^^^^^^^^^^^^ "Audit checklist" is not an id: use letters, digits, "-", "_" and "." only, and put the words in "title".
    owner: dev
  train-managers:
    after: [Audit checklist + 2d]
`,
    fixed: `
activities:
  audit-checklist:
    title: Audit checklist
    owner: dev
  train-managers:
    after: [audit-checklist + 2d]
`,
  },
  {
    name: 'a person by full name',
    plan: `
people:
  Ana Lima: { team: ops }
# ^^^^^^^^ "Ana Lima" is not an id: use letters, digits, "-", "_" and "." only, and put the words in "name".
  ana-lima: { team: sales }
activities:
  audit:
    owner: Ana Lima
    with: { Ana Lima: 20% }
`,
    fixed: `
people:
  ana-lima-2: { name: Ana Lima, team: ops }
  ana-lima: { team: sales }
activities:
  audit:
    owner: ana-lima-2
    with: { ana-lima-2: 20% }
`,
  },
  {
    name: 'a milestone keeps its words',
    plan: `
milestones:
  Go live!: 2026-09-01
# ^^^^^^^^ "Go live!" is not an id: use letters, digits, "-", "_" and "." only, and put the words in "title".
`,
    fixed: `
milestones:
  go-live: { at: 2026-09-01, title: Go live! }
`,
  },
  {
    name: 'words in another script',
    plan: `
activities:
  Überprüfung der Liste:
# ^^^^^^^^^^^^^^^^^^^^^ "Überprüfung der Liste" is not an id: use letters, digits, "-", "_" and "." only, and put the words in "title".
    owner: dev
`,
    fixed: `
activities:
  überprüfung-der-liste:
    title: Überprüfung der Liste
    owner: dev
`,
  },
  {
    name: 'a calendar has no title',
    plan: `
calendars:
  south coast: { hours: 7 }
# ^^^^^^^^^^^ "south coast" is not an id: use letters, digits, "-", "_" and "." only.
teams:
  field: { calendar: south coast }
`,
    fixed: `
calendars:
  south-coast: { hours: 7 }
teams:
  field: { calendar: south-coast }
`,
  },
  {
    name: 'every character that an id takes',
    plan: `
activities:
  Release_2.1-beta: { owner: dev }
  __proto__: { owner: dev }
  überprüfung: { owner: dev, after: [аудит] }
  аудит: { owner: 山田 }
`,
  },
];
