import type { Plan } from '../plan/plan.ts';
import { headOf } from '../plan/query.ts';
import { cited, unused } from '../plan/suggest.ts';
import { lineAt } from '../plan/written.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'plan-duplicate',
  group: 'Language',
  severity: 'error',
  summary: 'reports a plan whose file has the name of another one in its folder',
  closed: true,
  around: true,
  plan(plan, _frame, report) {
    const name = plan.others?.name;
    const [other] = name ? plan.others!.plans(name) : [];
    const place = placeOf(plan);
    if (!other || !place) return;
    report(
      place,
      `Another plan of this folder is in a file called ${cited(name!)} too, so nobody can say which one ${cited(`${name}/…`)} means. Rename one of the files.`,
      {
        related: () =>
          plan.others!.plans(name!).flatMap(home => {
            const at = placeOf(home.plan);
            return at ? [{ place: at, message: 'The other plan of this name.', home }] : [];
          }),
        fixes: (_now, folder) => {
          if (!folder) return [];
          const { name: own, has } = folder;
          const free = unused(own, has);
          return [
            { title: `Rename this file to ${free}.opsplan; what names it alone follows`, edits: [], renamed: free },
          ];
        },
      },
    );
  },
});

/** The plan's title, else its first line. */
function placeOf(plan: Plan) {
  const head = headOf(plan, 'plan');
  if (head && head.pair.value.kind === 'scalar') return { parsed: head.parsed, range: head.pair.value.range };
  const [first] = plan.chunks;
  return first && { parsed: first, range: lineAt(first, 0) };
}

export const docs =
  'Plans are called by the name of their file, wherever in the folder it lies. Two files of one name make every `name/id` that other plans write ambiguous. Give one of them a name of its own.';

export const examples: Example[] = [
  {
    name: 'two plans called crm',
    plan: `
plan: Faster onboarding
#     ^^^^^^^^^^^^^^^^^ Another plan of this folder is in a file called "ops" too, so nobody can say which one "ops/…" means. Rename one of the files.
owner: maya
`,
    others: { 'old/ops': { plan: 'plan: Onboarding of last year\n' } },
    renamed: 'ops-2',
    fixed: `
plan: Faster onboarding
owner: maya
`,
  },
  {
    name: 'names of their own',
    plan: `
plan: Faster onboarding
owner: maya
`,
    others: { crm: { plan: 'plan: CRM\n' } },
  },
];
