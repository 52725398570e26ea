import { describe, lifters, mayLift, sinceIn } from '../mend/blocker.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, field, keyAt, statusOf } from '../plan/query.ts';
import { type Example, type Fix, rule } from './rule.ts';

/** More names than that are no proposal any more. */
const most = 5;

export default rule({
  id: 'blocker-unnamed',
  group: 'Movement and review',
  severity: 'warning',
  summary: 'reports blocked work that does not say who can lift the blocker, or what it needs',
  entry: {
    activity(entry, near, report) {
      const { value } = entry;
      if (statusOf(value) !== 'blocked') return;
      const pair = field(entry, 'blocked');
      const known = nobody(typeof value.blocked === 'object' ? value.blocked : undefined);
      const need = known?.need ?? (known?.decision ? `the decision ${known.decision}` : undefined);
      if (known?.by && need) return;
      const lacks = [known?.by ? undefined : 'who can lift it', need ? undefined : 'what it needs'].filter(
        it => it !== undefined,
      );
      const range = pair ? keyAt(entry, 'blocked') : at(entry, 'status');
      report(
        range,
        `Blocked without saying ${typeof value.blocked === 'string' ? 'who can lift it' : lacks.join(' and ')}. Name one person and what has to happen.`,
        {
          fixes: plan => fixes(plan, entry, near.frame),
        },
      );
    },
  },
});

function nobody<B extends { readonly by?: string }>(blocked: B | undefined): B | undefined {
  return blocked?.by === undefined || mayLift(blocked.by) ? blocked : { ...blocked, by: undefined };
}

function fixes(plan: Plan, entry: EntryOf<'activity'>, frame: Frame): Fix[] {
  const { blocked } = entry.value;
  const known = nobody(typeof blocked === 'object' ? blocked : undefined);
  const text = typeof blocked === 'string' ? blocked : known?.need;
  const need = text ?? (known?.decision ? undefined : 'say what has to happen');
  const since = known?.since ?? sinceIn(text ?? '', frame.today) ?? frame.today;
  const candidates = known?.by ? [known.by] : lifters(plan, entry, frame);
  return (candidates.length ? candidates.slice(0, most) : ['name one person']).map(by => ({
    title: known?.by ? 'Say what it needs, to fill in' : `${by} can lift it`,
    edits: describe(plan, entry, { by, since, need }),
  }));
}

export const docs =
  'A blocker that nobody is asked to lift stays. Name one person, inside or outside, and what has to happen: `blocked: { by: lu, since: 2026-07-22, need: a signed contract }`.';

export const examples: Example[] = [
  {
    name: 'blocked, and nothing more',
    plan: `
activities:
  audit: { owner: tom }
  form:
    owner: ines
    after: [audit]
    status: blocked
    #       ^^^^^^^ Blocked without saying who can lift it and what it needs. Name one person and what has to happen.
`,
    fixed: `
activities:
  audit: { owner: tom }
  form:
    owner: ines
    after: [audit]
    status: blocked
    blocked: { by: tom, since: 2026-07-24, need: say what has to happen }
`,
  },
  {
    name: 'a need, but nobody who can lift it',
    plan: `
activities:
  form:
    owner: ines
    blocked: waiting for the signed contract
   #^^^^^^^ Blocked without saying who can lift it. Name one person and what has to happen.
`,
    fixed: `
activities:
  form:
    owner: ines
    blocked: { by: ines, since: 2026-07-24, need: waiting for the signed contract }
`,
  },
  {
    name: 'a map over several lines',
    plan: `
activities:
  form:
    owner: ines
    blocked:
   #^^^^^^^ Blocked without saying what it needs. Name one person and what has to happen.
      by: tom
`,
    fixed: `
activities:
  form:
    owner: ines
    blocked:
      by: tom
      since: 2026-07-24
      need: say what has to happen
`,
  },
  {
    name: 'a text that says since when, in a plan with people: whom it names',
    plan: `
owner: maya
people:
  maya: { role: Head of operations }
  ines: { role: Designer }
  tom: { name: Tom Baker }
activities:
  form:
    owner: ines
    blocked: Tom Baker has not signed, since 2026-07-20
   #^^^^^^^ Blocked without saying who can lift it. Name one person and what has to happen.
`,
    fixed: `
owner: maya
people:
  maya: { role: Head of operations }
  ines: { role: Designer }
  tom: { name: Tom Baker }
activities:
  form:
    owner: ines
    blocked: { by: tom, since: 2026-07-20, need: "Tom Baker has not signed, since 2026-07-20" }
`,
  },
  {
    name: 'a decision that it waits for: who decides',
    plan: `
owner: maya
decisions:
  supplier: { question: Which supplier?, owner: tom, by: 2026-08-07 }
activities:
  form:
    owner: ines
    blocked: { since: 2026-07-20, decision: supplier } # asked on Monday
   #^^^^^^^ Blocked without saying who can lift it. Name one person and what has to happen.
`,
    fixed: `
owner: maya
decisions:
  supplier: { question: Which supplier?, owner: tom, by: 2026-08-07 }
activities:
  form:
    owner: ines
    blocked: { since: 2026-07-20, decision: supplier, by: tom } # asked on Monday
`,
  },
  {
    name: 'nobody but its own owner and that of the plan',
    plan: `
owner: maya
activities:
  form:
    owner: ines
    blocked: no room
   #^^^^^^^ Blocked without saying who can lift it. Name one person and what has to happen.
`,
    fixed: `
owner: maya
activities:
  form:
    owner: ines
    blocked: { by: maya, since: 2026-07-24, need: no room }
`,
  },
  {
    name: 'a group that nobody can ask',
    plan: `
activities:
  form:
    owner: ines
    blocked: { by: the ops team, since: 2026-07-20, need: the signed contract }
   #^^^^^^^ Blocked without saying who can lift it. Name one person and what has to happen.
`,
    fixed: `
activities:
  form:
    owner: ines
    blocked: { by: ines, since: 2026-07-20, need: the signed contract }
`,
  },
  {
    name: 'somebody who can lift it, and what it needs',
    plan: `
activities:
  form:
    owner: ines
    blocked: { by: tom, since: 2026-07-22, need: the signed contract }
`,
  },
];
