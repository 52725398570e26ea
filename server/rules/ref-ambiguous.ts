import type { Kind } from '../language/kinds.ts';
import { rename } from '../mend/rename.ts';
import type { Folder } from '../plan/change.ts';
import { thingOf } from '../plan/everywhere.ts';
import { isDefined, kindName } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';
import { resolve } from '../plan/query.ts';
import { cited, listed, unused } from '../plan/suggest.ts';
import { type Example, type Fix, rule } from './rule.ts';

/** What a decision may affect without a name of its own. */
const means: readonly string[] = ['budget', 'headcount', 'tooling'];

export default rule({
  id: 'ref-ambiguous',
  group: 'Language',
  severity: 'error',
  summary: 'reports a name that fits entries of two sections, or an entry and the goal or the means of a plan',
  chunk(parsed, near, report) {
    for (const token of parsed.tokens) {
      const { node, meaning } = token;
      if (!meaning?.refersTo || meaning.refersTo.length < 2 || node.kind !== 'scalar') continue;
      const { text, range } = token;
      const kinds = meaning.refersTo.filter(it => near.resolve(it, text));
      const isMeans = token.key === 'affects' && means.includes(text);
      if (kinds.length + Number(isMeans) < 2) continue;
      const names = [
        ...kinds.map(it => (it === 'goal' ? 'the goal' : `${/^[aeiou]/.test(it) ? 'an' : 'a'} ${kindName(it)}`)),
        ...(isMeans ? [`the ${text} of the plan`] : []),
      ];
      report(range, `${cited(text)} is ${listed(names)}, so this can mean either. Give one of them another id.`, {
        related: plan =>
          kinds.flatMap(kind => {
            const found = resolve(plan, kind, text);
            if (!found) return [];
            const { entry, home } = found;
            const place = { parsed: entry.parsed, range: entry.key.range };
            return [{ place, ...(home && { home }), message: `The ${kind === 'goal' ? 'goal' : kindName(kind)}.` }];
          }),
        fixes: (plan, folder) => kinds.flatMap(it => (it === 'goal' ? [] : renamed(plan, it, text, folder))).reverse(),
      });
    }
  },
});

/** What was said with the old id is taken to mean the entry that gets the new one. */
function renamed(plan: Plan, kind: Kind, ref: string, folder: Folder | undefined): Fix[] {
  const thing = thingOf(plan, kind, ref);
  if (thing.home && !folder) return [];
  const to = unused(`${thing.id}-${kind}`, it => isDefined(thing.home?.plan ?? plan, kind, it));
  const title = `This is the ${kindName(kind)}: call it "${to}" here and wherever it is named`;
  return [{ title, ...rename(plan, thing, to, folder) }];
}

export const docs =
  'Activities, milestones and decisions may share an id, but then a name under `after` or `affects` can mean either, and what waits for what is a guess. Give one of them another id.';

export const examples: Example[] = [
  {
    name: 'a milestone and an activity of one name',
    plan: `
milestones:
  go-live: 2026-09-01
activities:
  go-live:
    due: 2026-09-01
  train-managers:
    after: [go-live + 2d]
    #       ^^^^^^^ "go-live" is an activity and a milestone, so this can mean either. Give one of them another id.
`,
    fixed: `
milestones:
  go-live-milestone: 2026-09-01
activities:
  go-live:
    due: 2026-09-01
  train-managers:
    after: [go-live-milestone + 2d]
`,
  },
  {
    name: 'the activity is meant',
    plan: `
decisions:
  hire-two:
    affects: [hiring]
    #         ^^^^^^ "hiring" is an activity and a workstream, so this can mean either. Give one of them another id.
workstreams:
  hiring: { owner: lu }
activities:
  hiring: { workstream: hiring }
`,
    fix: 'This is the activity',
    fixed: `
decisions:
  hire-two:
    affects: [hiring-activity]
workstreams:
  hiring: { owner: lu }
activities:
  hiring-activity: { workstream: hiring }
`,
  },
  {
    name: 'only one of the two can be meant',
    plan: `
metrics:
  uptime: { unit: "%" }
activities:
  uptime: { metric: uptime }
  report: { after: [uptime] }
`,
  },
  {
    name: 'an entry that is called as the means of the plan are',
    plan: `
metrics:
  budget: { unit: EUR }
decisions:
  fund-gap: { options: [fund it, cut scope], affects: [budget] }
  #                                                    ^^^^^^ "budget" is a metric and the budget of the plan, so this can mean either. Give one of them another id.
`,
    fixed: `
metrics:
  budget-metric: { unit: EUR }
decisions:
  fund-gap: { options: [fund it, cut scope], affects: [budget-metric] }
`,
  },
  {
    name: 'a metric of another plan that is called "goal"',
    plan: `
serves: crm/goal
#       ^^^^^^^^ "crm/goal" is the goal and a metric, so this can mean either. Give one of them another id.
`,
    fixed: `
serves: crm/goal-metric
`,
    others: {
      crm: {
        plan: 'kind: strategy\ngoal: { outcome: Clients stay, metric: goal }\nmetrics:\n  goal: { unit: "%" }\n',
        fixed:
          'kind: strategy\ngoal: { outcome: Clients stay, metric: goal-metric }\nmetrics:\n  goal-metric: { unit: "%" }\n',
      },
    },
  },
];
