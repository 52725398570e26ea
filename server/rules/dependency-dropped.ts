import { waitInstead } from '../mend/prerequisites.ts';
import type { Plan } from '../plan/plan.ts';
import { dropPrerequisites } from '../plan/prerequisite.ts';
import { type EntryOf, find, items, type Prerequisite, prerequisites, resolve } from '../plan/query.ts';
import { isDropped } from '../plan/standing.ts';
import { cited, listed } from '../plan/suggest.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;

export default rule({
  id: 'dependency-dropped',
  group: 'Dependencies, hand-offs, decisions',
  severity: 'warning',
  summary: 'reports work that waits for something that was dropped',
  entry: {
    activity(entry, near, report) {
      const { after } = entry.value;
      const isGone = ({ ref }: { readonly ref: string }): boolean => {
        const other = near.resolve('activity', ref)?.entry;
        return !!other && other !== entry && isDropped(other);
      };
      if (!after?.some(isGone) || isDropped(entry)) return;
      for (const it of prerequisites(entry).filter(isGone)) {
        const message = `${cited(it.ref)} was dropped, so this waits for ever. Wait for what comes in its place, or for nothing.`;
        report(it.range, message, {
          related: plan => {
            const now = resolve(plan, 'activity', it.ref);
            if (!now) return [];
            const place = { parsed: now.entry.parsed, range: now.entry.key.range };
            return [{ place, ...(now.home && { home: now.home }), message: 'Dropped.' }];
          },
          fixes: plan => fixes(plan, entry, it),
        });
      }
    },
  },
});

function fixes(plan: Plan, entry: Activity, it: Prerequisite): Fix[] {
  const other = find(plan, 'activity', it.ref);
  const instead = other ? heirs(plan, entry, other) : [];
  const names = listed(instead.map(text => cited(text)), 4); // biome-ignore format: one list
  return [
    ...(instead.length
      ? [{ title: `Wait for ${names} in its place`, edits: waitInstead(plan, entry, it, instead) }]
      : []),
    { title: `Do not wait for ${cited(it.ref)}`, edits: dropPrerequisites(plan, entry, [it]) },
  ];
}

/** What the dropped one waited for, with its wait, and is not waited for anyway; through what was dropped too. */
function heirs(plan: Plan, entry: Activity, dropped: Activity): string[] {
  const known = new Set([entry.id, ...prerequisites(entry).map(it => it.ref)]);
  const found: string[] = [];
  const next = [dropped];
  for (const it of next) {
    for (const { ref } of prerequisites(it)) {
      if (known.has(ref)) continue;
      known.add(ref);
      const other = find(plan, 'activity', ref);
      if (other && isDropped(other)) next.push(other);
      else found.push(items(it, 'after').find(node => node.text.split('+')[0]!.trim() === ref)?.text ?? ref);
    }
  }
  return found;
}

export const docs =
  'What was dropped will never be finished, so whatever waits for it waits for ever, or begins in silence without it. Wait for what the dropped work waited for itself, or for nothing.';

export const examples: Example[] = [
  {
    name: 'dropped: what it waited for takes its place',
    plan: `
milestones:
  kickoff: 2026-08-03
activities:
  audit: { effort: 3d }
  portal: { status: dropped, because: too dear, after: [audit + 2d, kickoff] }
  train:
    after: [portal, audit-2]
    #       ^^^^^^ "portal" was dropped, so this waits for ever. Wait for what comes in its place, or for nothing.
  audit-2: { effort: 1d }
`,
    fixed: `
milestones:
  kickoff: 2026-08-03
activities:
  audit: { effort: 3d }
  portal: { status: dropped, because: too dear, after: [audit + 2d, kickoff] }
  train:
    after: [audit + 2d, kickoff, audit-2]
  audit-2: { effort: 1d }
`,
  },
  {
    name: 'a task of what was dropped, on lines of their own',
    plan: `
activities:
  portal:
    status: dropped
    because: too dear
    tasks:
      build: { after: [fields, audit] }
      fields: { effort: 2d }
  audit: { effort: 3d }
  form: { effort: 3d }
  train:
    after:
      - build + 1d
      # ^^^^^ "build" was dropped, so this waits for ever. Wait for what comes in its place, or for nothing.
      - form
`,
    fixed: `
activities:
  portal:
    status: dropped
    because: too dear
    tasks:
      build: { after: [fields, audit] }
      fields: { effort: 2d }
  audit: { effort: 3d }
  form: { effort: 3d }
  train:
    after:
      - audit
      - form
`,
  },
  {
    name: 'nothing in its place',
    plan: `
activities:
  portal: { status: dropped, because: too dear }
  train: { effort: 2d, after: [portal] }
  #                            ^^^^^^ "portal" was dropped, so this waits for ever. Wait for what comes in its place, or for nothing.
`,
    fixed: `
activities:
  portal: { status: dropped, because: too dear }
  train: { effort: 2d }
`,
  },
  {
    name: 'dropped in another plan',
    plan: `
activities:
  train:
    effort: 2d
    after: [crm/portal]
    #       ^^^^^^^^^^ "crm/portal" was dropped, so this waits for ever. Wait for what comes in its place, or for nothing.
`,
    others: {
      crm: {
        plan: `
activities:
  portal: { status: dropped, because: too dear }
`,
      },
    },
    fixed: `
activities:
  train:
    effort: 2d
`,
  },
  {
    name: 'what is open or done, what nobody knows here, and work that was dropped itself',
    plan: `
activities:
  portal: { status: dropped, because: too dear, after: [survey] }
  survey: { status: dropped, because: too dear }
  audit: { status: done }
  train: { after: [audit, crm/portal] }
`,
  },
];
