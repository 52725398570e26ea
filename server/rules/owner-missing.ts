import { choices, nameIn, onePerson, somebody } from '../mend/owner-choice.ts';
import { chooseOwner } from '../mend/owner-edit.ts';
import { drop } from '../plan/drop.ts';
import type { Frame } from '../plan/frame.ts';
import { isProposed, isProposedAtMargin } from '../plan/keys.ts';
import { kindName } from '../plan/names.ts';
import { inWords, isBlank, type Owned, ownersIn } from '../plan/owning.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { field, headOf, keyAt } from '../plan/query.ts';
import { sectionOf } from '../plan/section.ts';
import { cited } from '../plan/suggest.ts';
import { firstLine } from '../plan/written.ts';
import { type Example, type Extra, type Fix, type Near, type Report, rule } from './rule.ts';

const why = 'so nobody answers for it. Name one person.';
const warned: Extra = { severity: 'warning' };

export default rule({
  id: 'owner-missing',
  group: 'Ownership',
  severity: 'error',
  milder: true,
  summary:
    'reports a plan, activity or workstream without an owner, and as a warning a metric, a milestone in its long form, a risk or a decision; a placeholder such as `TBD` is no owner',
  entry: {
    activity: (entry, near, report) => judge(entry, near, report, {}),
    workstream: (entry, near, report) => {
      if (entry.value.status !== 'closed' || field(entry, 'owner')) judge(entry, near, report, {});
    },
    metric: (entry, near, report) => judge(entry, near, report, warned),
    milestone: (entry, near, report) => {
      if (field(entry, 'at') || field(entry, 'owner')) judge(entry, near, report, warned);
    },
    risk: (entry, near, report) => judge(entry, near, report, warned),
    decision: (entry, near, report) => judge(entry, near, report, warned),
  },
  plan(plan, frame, report) {
    const owner = headOf(plan, 'owner');
    const review = sectionOf(plan, 'review');
    const unread = review && ownersIn(review.parsed, frame.owners).find(it => it.says.kind === 'missing');
    if (unread) report(unread, nobody(unread), { ...warned, fixes: now => fixes(now, review, frame, unread) });
    const place = owner ?? headOf(plan, 'plan');
    if (!place) return;
    const { parsed, pair } = place;
    const owned = owner && ownersIn(parsed, frame.owners).find(it => !it.entry);
    const empty = isBlank(pair);
    if (owner ? !empty && owned?.says.kind !== 'missing' : empty || isProposedAtMargin(plan, 'owner')) return;
    const range = empty ? pair.key.range : firstLine(parsed, pair.value.range);
    const message = owned ? nobody(owned) : `The plan has no owner, ${why}`;
    report({ parsed, range }, message, { fixes: now => fixes(now, undefined, frame, owned) });
  },
});

const nobody = (owned: Owned): string => `${cited(inWords(owned))} names nobody, ${why}`;

function judge(entry: Entry, { frame }: Near, report: Report, extra: Extra): void {
  const pair = field(entry, 'owner');
  const owned = pair && ownersIn(entry.parsed, frame.owners).find(it => it.pair === pair);
  const empty = isBlank(pair);
  // An empty key of a task is one like any other.
  if (empty ? entry.parent || (!pair && isProposed(entry, 'owner')) : owned?.says.kind !== 'missing') return;
  const more = { ...extra, fixes: (plan: Plan) => fixes(plan, entry, frame, owned) };
  if (owned) report(owned.range, nobody(owned), more);
  else report(keyAt(entry, 'owner'), `This ${kindName(entry.kind)} has no owner, ${why}`, more);
}

function fixes(plan: Plan, entry: Entry | undefined, { owners }: Frame, owned: Owned | undefined): Fix[] {
  const named = owned?.says.kind === 'missing' && owned.says.candidate;
  const candidate = onePerson(named ? [{ name: nameIn(plan, named), says: 'who is named there' }] : [], owners);
  const others = choices(plan, entry, owners).filter(it => !candidate.length || it.name !== somebody);
  const found: Fix[] = [...candidate, ...others].map(it => chooseOwner(plan, entry, it, owned));
  const pair = entry?.parent && field(entry, 'owner');
  if (!pair) return found;
  return [{ title: 'Take the owner of its activity', edits: [drop(plan, entry.parsed, pair.key)] }, ...found];
}

export const docs =
  'What nobody owns, nobody does. One person answers for each thing in a plan; others may help, under `with`. A task takes its owner from its activity.';

export const examples: Example[] = [
  {
    name: 'an activity with a contributor, but nobody who owns it',
    plan: `
plan: Halve client onboarding time
owner: maya
activities:
  rebuild-form:
# ^^^^^^^^^^^^ This activity has no owner, so nobody answers for it. Name one person.
    title: Rebuild the client intake form
    with: [ana]
    due: 2026-08-21
`,
    fixed: `
plan: Halve client onboarding time
owner: maya
activities:
  rebuild-form:
    title: Rebuild the client intake form
    owner: ana
    due: 2026-08-21
`,
  },
  {
    name: 'the owner of its workstream, the lead of a team, or the owner of the plan',
    plan: `
plan: Halve client onboarding time
owner: maya
teams:
  ops: { lead: dev }
people:
  maya: { team: ops }
  dev: { team: ops }
  lu: { team: ops }
workstreams:
  acme: { owner: lu }
activities:
  rebuild-form: { workstream: acme }
# ^^^^^^^^^^^^ This activity has no owner, so nobody answers for it. Name one person.
`,
    fix: 'Make dev the owner, who leads "ops"',
    fixed: `
plan: Halve client onboarding time
owner: maya
teams:
  ops: { lead: dev }
people:
  maya: { team: ops }
  dev: { team: ops }
  lu: { team: ops }
workstreams:
  acme: { owner: lu }
activities:
  rebuild-form: { owner: dev, workstream: acme }
`,
  },
  {
    name: 'a placeholder that names somebody',
    plan: `
activities:
  rebuild-form:
    owner: wanted, ask Ines
    #      ^^^^^^^^^^^^^^^^ "wanted, ask Ines" names nobody, so nobody answers for it. Name one person.
  train-managers:
    owner:
   #^^^^^ This activity has no owner, so nobody answers for it. Name one person.
`,
    fix: 'Make Ines the owner, who is named there',
    fixed: `
activities:
  rebuild-form:
    owner: Ines
  train-managers:
    owner:
`,
  },
  {
    name: 'a plan, and what is only warned of',
    plan: `
plan: Halve client onboarding time
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The plan has no owner, so nobody answers for it. Name one person.
metrics:
  onboarding-time: { unit: days }
# ^^^^^^^^^^^^^^^ This metric has no owner, so nobody answers for it. Name one person.
milestones:
  pilot: { at: 2026-08-14, owner: TBD }
  #                               ^^^ "TBD" names nobody, so nobody answers for it. Name one person.
  design: 2026-07-01..2026-07-31
activities:
  rebuild-form: { owner: dev }
`,
    fixed: `
plan: Halve client onboarding time
owner: dev
metrics:
  onboarding-time: { unit: days }
milestones:
  pilot: { at: 2026-08-14, owner: TBD }
  design: 2026-07-01..2026-07-31
activities:
  rebuild-form: { owner: dev }
`,
  },
  {
    name: 'nobody leads the review yet',
    plan: `
owner: maya
review: { every: weekly, owner: to be decided }
#                               ^^^^^^^^^^^^^ "to be decided" names nobody, so nobody answers for it. Name one person.
`,
    fixed: `
owner: maya
review: { every: weekly, owner: maya }
`,
  },
  {
    name: 'a task says for itself that nobody owns it',
    plan: `
activities:
  rebuild-form:
    owner: dev
    tasks:
      draft-fields: { owner: "?", due: 2026-07-31 }
      #                      ^^^ "?" names nobody, so nobody answers for it. Name one person.
      build-form: { due: 2026-08-14 }
`,
    fixed: `
activities:
  rebuild-form:
    owner: dev
    tasks:
      draft-fields: { due: 2026-07-31 }
      build-form: { due: 2026-08-14 }
`,
  },
  {
    name: 'nobody is known yet',
    plan: `
activities:
  rebuild-form:
# ^^^^^^^^^^^^ This activity has no owner, so nobody answers for it. Name one person.
    due: 2026-08-21
`,
    fixed: `
activities:
  rebuild-form:
    owner: name one person
    due: 2026-08-21
`,
  },
  {
    name: 'owners everywhere, work that is done, and a key that another rule corrects',
    plan: `
plan: Halve client onboarding time
owner: maya
activities:
  rebuild-form: { owner: dev }
  audit-checklist: { status: done }
  train-managers: { assignee: lu }
workstreams:
  acme: { status: closed }
`,
  },
];
