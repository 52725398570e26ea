import type { Kind } from '../language/kinds.ts';
import { rename } from '../mend/rename.ts';
import type { Folder } from '../plan/change.ts';
import { isDefined, kindName } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';
import { find } from '../plan/query.ts';
import { cited, listed, unused } from '../plan/suggest.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'ref-ambiguous',
  group: 'Language',
  severity: 'error',
  summary: 'reports a name that fits entries of two sections',
  chunk(parsed, near, report) {
    for (const token of parsed.tokens) {
      const { node, meaning } = token;
      if (!meaning?.refersTo || meaning.refersTo.length < 2 || node.kind !== 'scalar') continue;
      const { text, range } = token;
      const kinds = meaning.refersTo.filter(it => near.find(it, text));
      if (kinds.length < 2) continue;
      const names = kinds.map(it => `${/^[aeiou]/.test(it) ? 'an' : 'a'} ${kindName(it)}`);
      report(range, `${cited(text)} is ${listed(names)}, so this can mean either. Give one of them another id.`, {
        related: plan =>
          kinds.map(kind => {
            const { parsed, key } = find(plan, kind, text)!;
            return { place: { parsed, range: key.range }, message: `The ${kindName(kind)}.` };
          }),
        fixes: (plan, folder) => kinds.map(it => renamed(plan, it, text, folder)).reverse(),
      });
    }
  },
});

/** What was said with the old id is taken to mean the entry that gets the new one. */
function renamed(plan: Plan, kind: Kind, id: string, folder: Folder | undefined): Fix {
  const to = unused(`${id}-${kind}`, it => isDefined(plan, kind, it));
  const title = `This is the ${kindName(kind)}: call it "${to}" here and wherever it is named`;
  return { title, ...rename(plan, { kind, id }, to, folder) };
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
];
