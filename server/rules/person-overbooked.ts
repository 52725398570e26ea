import { iso } from '../language/day.ts';
import { decided } from '../mend/decided.ts';
import { giveUp } from '../mend/outcome.ts';
import { quote } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { at, definedFirst, type EntryOf, field, type Place } from '../plan/query.ts';
import { named } from '../plan/waiting.ts';
import { demandOf } from '../reckon/demand.ts';
import { easeBooking } from '../reckon/ease.ts';
import { inHours, type Overbooked, overbooked } from '../reckon/overload.ts';
import { anew, nameOf } from '../reckon/try-out.ts';
import { type Example, type Fix, type Related, rule } from './rule.ts';

export default rule({
  id: 'person-overbooked',
  group: 'Capacity',
  severity: 'error',
  tried: true,
  summary: 'reports a person who cannot do all that is due by some day, in whatever order it is taken up',
  around: true,
  late: true,
  plan(plan, frame, report) {
    const { today } = frame;
    for (const entry of definedFirst(plan, 'person')) {
      const demand = demandOf(plan, entry.id, today);
      const over = demand ? overbooked(demand, plan, today) : undefined;
      if (!over) continue;
      const { day, least, hours } = over;
      const message = `What ${named(entry.id)} owes by ${iso(day)} takes ${inHours(least)} at the least, and there are ${inHours(hours)} until then: no order of work can meet that. Hand some of it over, cut it, or move a date.`;
      report(placeOf(entry, over), message, {
        related: now => related(anew(now), entry.id, today),
        fixes: (now, folder) => fixes(anew(now), entry, frame, !!folder),
      });
    }
  },
});

function found(plan: Plan, id: string, today: number): Overbooked | undefined {
  const demand = demandOf(plan, id, today);
  return demand && overbooked(demand, plan, today);
}

/** The last `due` that cannot be met; where it stands in another plan, the person. */
function placeOf(person: EntryOf<'person'>, { jobs }: Overbooked): Place {
  const last = jobs.find(it => !it.home && field(it.entry, 'due'))?.entry;
  return last ? { parsed: last.parsed, range: at(last, 'due') } : { parsed: person.parsed, range: person.key.range };
}

const related = (plan: Plan, id: string, today: number): Related[] =>
  (found(plan, id, today)?.jobs ?? []).slice(0, 20).map(({ entry, home, due }) => ({
    place: { parsed: entry.parsed, range: at(entry, 'due') },
    ...(home && { home }),
    message: `Due ${iso(due!)}.`,
  }));

function fixes(plan: Plan, { id }: EntryOf<'person'>, frame: Frame, reaches: boolean): Fix[] {
  const { today } = frame;
  const now = found(plan, id, today);
  if (!now) return [];
  const day = iso(now.day);
  const drop = (of: Plan, it: EntryOf<'activity'>) => giveUp(of, it, quote(`There is no time for it by ${day}`, true));
  return easeBooking(plan, id, today, 13, reaches, drop).map(({ title, edits, others, chosen, of, isHanded }) => {
    const change = { title, ...(others && { others }) };
    if (isHanded) return { ...change, edits };
    const decision = decided(plan, frame, {
      id: `${id}-overbooked`,
      question: `What gives way so that ${id} can meet ${day}?`,
      chosen,
      instead: 'all of it as planned',
      because: `It took at least ${inHours(now.least)}, and there were ${inHours(now.hours)} until then`,
      affects: of.map(nameOf),
    });
    return { ...change, title: `${title}, and note that it was decided today`, edits: [...edits, decision] };
  });
}

export const docs =
  'Even if every piece takes no longer than its low end, and all contract hours go into it, the work does not fit before its dates. That is not a risk but arithmetic: something has to give. Hand a piece over, drop what is optional, add somebody, or move a date; what was chosen is written down as a decision.';

export const examples: Example[] = [
  {
    name: 'more than the hours that there are: another one has time',
    plan: `
people:
  ana: { capacity: 32h/w, leave: [2026-07-30] }
  dev: {}
activities:
  form: { owner: ana, due: 2026-07-29, effort: 2d..4d, impact: 5 }
  audit: { owner: ana, due: 2026-07-31, effort: 3d, impact: 2 }
  #                         ^^^^^^^^^^ What ana owes by 2026-07-31 takes 40 h at the least, and there are 32 h until then: no order of work can meet that. Hand some of it over, cut it, or move a date.
`,
    fixed: `
people:
  ana: { capacity: 32h/w, leave: [2026-07-30] }
  dev: {}
activities:
  form: { owner: ana, due: 2026-07-29, effort: 2d..4d, impact: 5 }
  audit: { owner: dev, due: 2026-07-31, effort: 3d, impact: 2 }
`,
  },
  {
    name: 'somebody without any hours',
    plan: `
people:
  ana: { capacity: 0h/w }
  dev: {}
activities:
  form: { owner: ana, due: 2026-07-31, effort: 2d..4d }
  #                        ^^^^^^^^^^ What ana owes by 2026-07-31 takes 16 h at the least, and there are 0 h until then: no order of work can meet that. Hand some of it over, cut it, or move a date.
`,
    fixed: `
people:
  ana: { capacity: 0h/w }
  dev: {}
activities:
  form: { owner: dev, due: 2026-07-31, effort: 2d..4d }
`,
  },
  {
    name: 'later, and decided',
    plan: `
owner: ana
people:
  ana: {}
activities:
  form: { owner: ana, due: 2026-07-31, effort: 4d..6d, impact: 5 }
  audit: { owner: ana, due: 2026-07-31, effort: 3d, impact: 2 }
  #                         ^^^^^^^^^^ What ana owes by 2026-07-31 takes 56 h at the least, and there are 38.4 h until then: no order of work can meet that. Hand some of it over, cut it, or move a date.
  desk: { owner: ana, load: 20% }
`,
    fix: 'Move "audit"',
    fixed: `
owner: ana
decisions:
  ana-overbooked:
    question: What gives way so that ana can meet 2026-07-31?
    owner: ana
    by: 2026-07-24
    options: [audit 1 week later, all of it as planned]
    chosen: audit 1 week later
    because: "It took at least 56 h, and there were 38.4 h until then"
    decided: 2026-07-24
    affects: [audit]
people:
  ana: {}
activities:
  form: { owner: ana, due: 2026-07-31, effort: 4d..6d, impact: 5 }
  audit: { owner: ana, due: 2026-08-07, effort: 3d, impact: 2 }
  desk: { owner: ana, load: 20% }
`,
  },
  {
    name: 'something optional is cut, and not waited for any more',
    plan: `
owner: ana
people:
  ana: {}
  lu: { from: 2026-08-10 }
activities:
  form: { owner: ana, due: 2026-07-28, effort: 3d, impact: 2 }
  audit: { owner: ana, due: 2026-07-28, effort: 2d, impact: 5, optional: yes }
  #                         ^^^^^^^^^^ What ana owes by 2026-07-28 takes 40 h at the least, and there are 24 h until then: no order of work can meet that. Hand some of it over, cut it, or move a date.
  train: { owner: lu, due: 2026-08-28, effort: 2d, after: [audit, form] }
`,
    fix: 'Drop "audit"',
    fixed: `
owner: ana
decisions:
  ana-overbooked:
    question: What gives way so that ana can meet 2026-07-28?
    owner: ana
    by: 2026-07-24
    options: [drop audit, all of it as planned]
    chosen: drop audit
    because: "It took at least 40 h, and there were 24 h until then"
    decided: 2026-07-24
    affects: [audit]
people:
  ana: {}
  lu: { from: 2026-08-10 }
activities:
  form: { owner: ana, due: 2026-07-28, effort: 3d, impact: 2 }
  audit: { owner: ana, due: 2026-07-28, effort: 2d, impact: 5, status: dropped, because: There is no time for it by 2026-07-28, optional: yes }
  train: { owner: lu, due: 2026-08-28, effort: 2d, after: [form] }
`,
  },
  {
    name: 'somebody helps',
    plan: `
owner: ana
people:
  ana: {}
  dev: {}
  lu: {}
activities:
  form: { owner: ana, due: 2026-07-28, effort: 4d, with: [lu] }
  #                        ^^^^^^^^^^ What ana owes by 2026-07-28 takes 32 h at the least, and there are 24 h until then: no order of work can meet that. Hand some of it over, cut it, or move a date.
  plan: { owner: dev, due: 2026-07-28, effort: 1d, with: [ana] }
`,
    fix: 'Add ',
    fixed: `
owner: ana
decisions:
  ana-overbooked:
    question: What gives way so that ana can meet 2026-07-28?
    owner: ana
    by: 2026-07-24
    options: [40% of dev for form, all of it as planned]
    chosen: 40% of dev for form
    because: "It took at least 32 h, and there were 24 h until then"
    decided: 2026-07-24
    affects: [form]
people:
  ana: {}
  dev: {}
  lu: {}
activities:
  form: { owner: ana, due: 2026-07-28, effort: 4d, with: { lu: 0%, dev: 40% } }
  plan: { owner: dev, due: 2026-07-28, effort: 1d, with: [ana] }
`,
  },
  {
    name: 'the low ends just fit, what is done counts no more, and contributors take their share',
    plan: `
people:
  ana: {}
  dev: {}
  lu: { leave: [2026-07-24..2026-08-31] }
activities:
  form: { owner: ana, due: 2026-07-31, effort: 4d..9d }
  audit: { owner: ana, due: 2026-07-31, effort: 2d }
  old: { owner: ana, due: 2026-07-31, effort: 5d, status: done }
  late: { owner: ana, due: 2026-07-20, effort: 9d }
  move: { owner: dev, due: 2026-07-24, effort: 12h, with: { ana: 50% } }
  away: { owner: lu, due: 2026-08-14, effort: 3d }
`,
  },
];
