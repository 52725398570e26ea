import { iso } from '../language/day.ts';
import { logged } from '../mend/outcome.ts';
import type { Node } from '../plan/node.ts';
import { type History, type Step, saidAt } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import { dropPrerequisites } from '../plan/prerequisite.ts';
import { type EntryOf, find, type Prerequisite, prerequisites } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;

export default rule({
  id: 'dependency-late',
  group: 'Dependencies, hand-offs, decisions',
  severity: 'info',
  summary: 'reports something that work waits for, and that was committed only when one of the two had begun',
  past: true,
  entry: {
    activity(entry, { frame, find }, report) {
      const { history, today } = frame;
      if (!history || !entry.value.after?.length) return;
      const reasons = [...(entry.value.log?.keys() ?? [])].filter(it => it <= today);
      for (const it of prerequisites(entry)) {
        const step = addedIn(entry, it.ref, history);
        if (!step || reasons.some(day => day >= step.day)) continue;
        const who = begunAt(history, entry.id, step)
          ? 'this'
          : find('activity', it.ref) && begunAt(history, it.ref, step)
            ? cited(it.ref)
            : undefined;
        if (!who) continue;
        const message = `${named(step.by)} committed on ${iso(step.day)} that this waits for ${cited(it.ref)}, when ${who} had begun. Found out on the way? Log why, for the next plan.`;
        report(it.range, message, { fixes: plan => fixes(plan, entry, it, today) });
      }
    },
  },
});

/** The commit that first made it wait for something, where it was there before; nothing where it always did. */
function addedIn({ id }: Activity, ref: string, history: History): Step | undefined {
  const turns = history.past('activity', id)?.turns.filter(it => it.key === 'after') ?? [];
  return turns.findLast(it => !refsIn(it.from).includes(ref) && refsIn(it.to).includes(ref))?.step;
}
const refsIn = (after: Node | undefined): string[] =>
  !after ? [] : (after.kind === 'list' ? after.items : [after]).map(it => it.text.split('+', 1)[0]!.trim());

const begunAt = (history: History, id: string, step: Step): boolean =>
  saidAt(history, 'activity', id, 'status', step)?.text === 'in progress';

function fixes(plan: Plan, entry: Activity, it: Prerequisite, today: number): Fix[] {
  const line = logged(plan, entry, today, 'say why it was not known before');
  return [
    ...(line.length ? [{ title: `Log today, ${iso(today)}, why it was not known before`, edits: line }] : []),
    ...(find(plan, 'activity', entry.id)
      ? [{ title: `Do not wait for ${cited(it.ref)}`, edits: dropPrerequisites(plan, entry, [it]) }]
      : []),
  ];
}

export const docs =
  'A dependency that turns up when the work has begun has cost time already, and nobody planned for it. It happens; if it happens often, plans are made without those who know. Log why it was not known: the next plan can ask earlier.';

const before = `
activities:
  audit: { owner: ana, status: in progress }
  form: { owner: dev, status: in progress }
  train: { owner: lu }
`;
export const examples: Example[] = [
  {
    name: 'when both had begun, and when one had',
    history: [
      { at: '2026-07-01', by: 'Maya', plan: before },
      {
        at: '2026-07-15',
        by: 'Dev',
        plan: before
          .replace('in progress }\n  train', 'in progress, after: [audit] }\n  train')
          .replace('owner: lu', 'owner: lu, after: [form]'),
      },
    ],
    plan: `
activities:
  audit: { owner: ana, status: in progress }
  form: { owner: dev, status: in progress, after: [audit] }
  #                                                ^^^^^ Dev committed on 2026-07-15 that this waits for "audit", when this had begun. Found out on the way? Log why, for the next plan.
  train: { owner: lu, after: [form] }
  #                           ^^^^ Dev committed on 2026-07-15 that this waits for "form", when "form" had begun. Found out on the way? Log why, for the next plan.
`,
    fixed: `
activities:
  audit: { owner: ana, status: in progress }
  form: { owner: dev, status: in progress, after: [audit], log: { 2026-07-24: say why it was not known before } }
  train: { owner: lu, after: [form] }
`,
  },
  {
    name: 'known from the beginning, or in time',
    history: [
      {
        at: '2026-07-01',
        by: 'Maya',
        plan: `
activities:
  audit: { status: todo }
  form: { status: in progress, after: [audit] }
  train: { owner: lu }
`,
      },
      {
        at: '2026-07-15',
        by: 'Dev',
        plan: `
activities:
  audit: { status: todo }
  form: { status: in progress, after: [audit] }
  train: { owner: lu, after: [audit] }
`,
      },
    ],
    plan: `
activities:
  audit: { status: todo }
  form: { status: in progress, after: [audit] }
  train: { owner: lu, after: [audit] }
`,
  },
];
