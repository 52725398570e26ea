import { removeWhole } from '../mend/heads.ts';
import { merge } from '../mend/merge.ts';
import { replace } from '../plan/edit.ts';
import { isDefined, kindName } from '../plan/names.ts';
import { alike } from '../plan/node.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { find } from '../plan/query.ts';
import { cited, unused } from '../plan/suggest.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'id-duplicate',
  group: 'Language',
  severity: 'error',
  summary: 'reports an id that stands twice in one section',
  chunk(parsed, near, report) {
    for (const entry of parsed.entries) {
      const first = near.find(entry.kind, entry.id);
      // Of somebody whom other plans define too it is a view of the entry.
      if (!first || first.key === entry.key) continue;
      const name = cited(entry.id);
      report(
        entry.key.range,
        `${name} is the id of another ${kindName(entry.kind)} already. Whoever names it cannot say which is meant.`,
        {
          related: plan => [{ place: placeOf(find(plan, entry.kind, entry.id)!), message: `The first ${name}.` }],
          fixes: plan => fixes(plan, entry, find(plan, entry.kind, entry.id)!),
        },
      );
    }
  },
});

const placeOf = ({ parsed, key }: Entry) => ({ parsed, range: key.range });

function fixes(plan: Plan, entry: Entry, first: Entry): Fix[] {
  const id = unused(entry.id, it => isDefined(plan, entry.kind, it));
  const other: Fix = {
    title: `Call the second one "${id}"`,
    edits: [replace(plan, placeOf(entry), id)],
  };
  const isBare = entry.node.kind === 'empty';
  const says = isBare ? 'says nothing' : 'says the same';
  // A comment may say what the first does not.
  const safe = !entry.parsed.chunk.text.includes('#');
  if (isBare || alike(entry.node, first.node))
    return [
      { title: `Remove the second ${cited(entry.id)}, which ${says}`, edits: [removeWhole(plan, entry)], safe },
      other,
    ];
  const merged = merge(plan, entry, first);
  const title = `Merge it into the first ${cited(entry.id)}${merged?.says ?? ''}`;
  return [other, ...(merged ? [{ title, edits: merged.edits }] : [])];
}

export const docs =
  'Whoever names the id means one of the two, and nobody can tell which. Remove what is said twice, give the second another id, or merge the two. An activity and a task cannot share an id either.';

export const examples: Example[] = [
  {
    name: 'said twice',
    plan: `
activities:
  audit:
    owner: dev
    effort: 3d
  train:
    owner: lu
  audit: { effort: 3d, owner: dev }
# ^^^^^ "audit" is the id of another activity already. Whoever names it cannot say which is meant.
`,
    fixed: `
activities:
  audit:
    owner: dev
    effort: 3d
  train:
    owner: lu
`,
  },
  {
    name: 'a task takes the id of an activity',
    plan: `
activities:
  audit:
    owner: dev
  train:
    tasks:
      audit: { owner: lu }
#     ^^^^^ "audit" is the id of another activity already. Whoever names it cannot say which is meant.
`,
    fix: 'Call the second',
    fixed: `
activities:
  audit:
    owner: dev
  train:
    tasks:
      audit-2: { owner: lu }
`,
  },
  {
    name: 'the only task of an activity, merged',
    plan: `
activities:
  audit: { owner: dev, due: 2026-08-21 }
  train:
    owner: lu
    tasks:
      audit: { owner: lu, due: 2026-08-28, effort: 2d }
#     ^^^^^ "audit" is the id of another activity already. Whoever names it cannot say which is meant.
`,
    fix: 'Merge it into the first "audit", with its effort; its owner and due are lost',
    fixed: `
activities:
  audit: { owner: dev, due: 2026-08-21, effort: 2d }
  train:
    owner: lu
`,
  },
  {
    name: 'two halves of one activity',
    plan: `
activities:
  audit:
    owner: dev
    due: 2026-08-21
  train:
    owner: lu
  audit:
# ^^^^^ "audit" is the id of another activity already. Whoever names it cannot say which is meant.
    due: 2026-08-28
    done:
      - Checklist reviewed
      - Old form removed
`,
    fix: 'Merge it into the first "audit", with its done; its due is lost',
    fixed: `
activities:
  audit:
    owner: dev
    due: 2026-08-21
    done:
      - Checklist reviewed
      - Old form removed
  train:
    owner: lu
`,
  },
  {
    name: 'merged on one line',
    plan: `
people:
  ana: { team: ops }
  ana: { name: Ana Lima, team: ops }
# ^^^ "ana" is the id of another person already. Whoever names it cannot say which is meant.
`,
    fix: 'Merge',
    fixed: `
people:
  ana: { name: Ana Lima, team: ops }
`,
  },
  {
    name: 'one id in two sections',
    plan: `
metrics:
  audit: { unit: days }
activities:
  audit: { metric: audit }
`,
  },
  {
    name: 'somebody whom another plan defines too, and says more of',
    plan: `
people:
  ana: { capacity: 32h/w }
`,
    others: { people: { plan: 'people:\n  ana: { role: DevOps engineer }\n' } },
  },
];
