import { type Forecast, forecastOf } from '../forecast/forecast.ts';
import { seenFrom } from '../forecast/held.ts';
import { type Unreachable, unreachable } from '../forecast/least.ts';
import { delay, remedies } from '../forecast/remedies.ts';
import { type Day, iso } from '../language/day.ts';
import { decidedWhere } from '../mend/decided.ts';
import { giveUp } from '../mend/outcome.ts';
import { quote } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { dropPrerequisites } from '../plan/prerequisite.ts';
import { at, type EntryOf, find, type Place, prerequisites } from '../plan/query.ts';
import { sectionOf } from '../plan/section.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { inHours } from '../reckon/overload.ts';
import { anew, nameOf, tryOut } from '../reckon/try-out.ts';
import { type Example, type Fix, type Related, rule } from './rule.ts';

export default rule({
  id: 'due-unreachable',
  group: 'Dates',
  severity: 'error',
  tried: true,
  summary:
    'reports a deadline that no order of work can meet: the work before it takes longer, even with nothing else to do',
  around: true,
  late: true,
  plan(plan, frame, report) {
    if (!frame.efforts) return;
    const forecast = forecastOf(plan, frame.today);
    for (const it of unreachable(plan, forecast.solved)) {
      const { entry, due, day } = it;
      const message = `Due ${iso(due)}, and not to be finished before ${iso(day)} in any order of work: ${takes(it, forecast)}, with nothing else to do.`;
      report(placeOf(plan, entry), message, {
        related: now => related(anew(now), entry, frame.today),
        fixes: (now, folder) => fixes(anew(now), entry, frame, !!folder),
      });
    }
  },
});

/** `"audit" takes at least 24 h of dev, then "form" 40 h of ana`. */
function takes({ chain }: Unreachable, { plan }: Forecast): string {
  const parts = chain.map((it, i) => {
    const { owner } = it.job!;
    const whose = owner === undefined ? '' : ` of ${named(owner)}`;
    return `${i ? 'then ' : ''}${cited(nameOf(seenFrom(plan, it)))} takes ${i ? '' : 'at least '}${inHours(it.low)}${whose}`;
  });
  const shown = parts.length > 3 ? [parts[0]!, `${parts.length - 2} more in between`, parts.at(-1)!] : parts;
  return shown.join(', ');
}

/** Where a deadline stands. */
function placeOf(plan: Plan, entry: EntryOf<'activity'> | undefined): Place {
  const holder = entry ?? sectionOf(plan, 'goal')!;
  return { parsed: holder.parsed, range: at(holder, entry ? 'due' : 'by') };
}

const again = (plan: Plan, entry: EntryOf<'activity'> | undefined, today: Day): Unreachable | undefined =>
  stillIn(forecastOf(plan, today), entry?.id);
const stillIn = ({ plan, solved }: Forecast, id: string | undefined): Unreachable | undefined =>
  unreachable(plan, solved).find(it => it.entry?.id === id);

const related = (plan: Plan, entry: EntryOf<'activity'> | undefined, today: Day): Related[] =>
  (again(plan, entry, today)?.chain ?? []).slice(0, 20).map(item => {
    const { entry, home, owner } = seenFrom(plan, item);
    const leave = owner === undefined ? undefined : find(plan, 'person', owner)?.value.leave;
    const away = leave?.length ? `; ${named(owner!)} has leave in between` : '';
    return {
      place: { parsed: entry.parsed, range: at(entry, 'effort') },
      ...(home && { home }),
      message: `At least ${inHours(item.low)}${away}.`,
    };
  });

function fixes(plan: Plan, old: EntryOf<'activity'> | undefined, frame: Frame, reaches: boolean): Fix[] {
  const { today } = frame;
  const found = again(plan, old, today);
  if (!found) return [];
  const { entry, due } = found;
  const forecast = forecastOf(plan, today);
  const missed = { entry, due };
  const later = delay(forecast, missed);
  const drop = (of: Plan, it: EntryOf<'activity'>) =>
    giveUp(of, it, quote(`There is no time for it by ${iso(due)}`, true));
  const record = {
    id: `${entry?.id ?? 'goal'}-date`,
    question: `What gives way, since ${entry?.id ?? 'the goal'} cannot be reached by ${iso(due)}?`,
    instead: 'as planned',
    because: `No order of work finishes it before ${iso(found.day)}`,
  };
  const ways = remedies(forecast, missed, reaches, drop).filter(it => !stillIn(it.then, entry?.id));
  return [
    ...(later ? [decidedWhere(plan, frame, later, { ...record, chosen: later.chosen, affects: later.names })] : []),
    ...ways.map(it => decidedWhere(plan, frame, it, { ...record, chosen: it.chosen, affects: it.of.map(nameOf) })),
    ...(entry ? unlink(plan, entry, today) : []),
  ];
}

/** Does not wait for what takes too long, where that alone is enough. */
function unlink(plan: Plan, entry: EntryOf<'activity'>, today: Day): Fix[] {
  const waits = prerequisites(entry);
  const each = waits.length > 1 ? [...waits.map(it => [it]), waits] : waits.map(it => [it]);
  for (const gone of each) {
    const edits = dropPrerequisites(plan, entry, gone);
    if (again(tryOut(plan, { edits }), entry, today)) continue;
    return [
      {
        title: `Do not wait for ${listed(
          gone.map(it => cited(it.ref)),
          3,
        )}`,
        edits,
      },
    ];
  }
  return [];
}

export const docs =
  'Even if every estimate comes out at its low end, everybody works all their contract hours, and nobody has anything else to do, the work before this date ends later. No order of work changes that: move the date, and what waits behind it, give up something, add somebody, or hand it to somebody who is there. Where the plan keeps decisions, what was chosen is written down as one.';

export const examples: Example[] = [
  {
    name: 'one after the other, with leave in between: later',
    plan: `
people:
  ana: { leave: [2026-07-30] }
  dev: {}
  lu: {}
activities:
  audit: { owner: dev, effort: 3d..4d, due: 2026-07-31 }
  form: { owner: ana, effort: 4d..5d, due: 2026-08-03, after: [audit] }
  #                                        ^^^^^^^^^^ Due 2026-08-03, and not to be finished before 2026-08-04 in any order of work: "audit" takes at least 24 h of dev, then "form" takes 32 h of ana, with nothing else to do.
  train: { owner: lu, effort: 1d, due: 2026-08-12, after: [form] }
`,
    fixed: `
people:
  ana: { leave: [2026-07-30] }
  dev: {}
  lu: {}
activities:
  audit: { owner: dev, effort: 3d..4d, due: 2026-07-31 }
  form: { owner: ana, effort: 4d..5d, due: 2026-08-10, after: [audit] }
  train: { owner: lu, effort: 1d, due: 2026-08-12, after: [form] }
`,
  },
  {
    name: 'nobody is there before: somebody else does it, and it was decided',
    plan: `
owner: ana
decisions:
  fund: { question: Fund it?, owner: ana, by: 2026-07-31, options: [yes, no], chosen: yes, because: Needed, decided: 2026-07-20 }
people:
  ana: { leave: [2026-07-27..2026-08-05] }
  dev: {}
activities:
  form: { owner: ana, effort: 2d, due: 2026-07-31 }
  #                                    ^^^^^^^^^^ Due 2026-07-31, and not to be finished before 2026-08-06 in any order of work: "form" takes at least 16 h of ana, with nothing else to do.
`,
    fix: 'Hand "form"',
    fixed: `
owner: ana
decisions:
  fund: { question: Fund it?, owner: ana, by: 2026-07-31, options: [yes, no], chosen: yes, because: Needed, decided: 2026-07-20 }
  form-date:
    question: "What gives way, since form cannot be reached by 2026-07-31?"
    owner: ana
    by: 2026-07-24
    options: [hand form over to dev, as planned]
    chosen: hand form over to dev
    because: No order of work finishes it before 2026-08-06
    decided: 2026-07-24
    affects: [form]
people:
  ana: { leave: [2026-07-27..2026-08-05] }
  dev: {}
activities:
  form: { owner: dev, effort: 2d, due: 2026-07-31 }
`,
  },
  {
    name: 'it waits for what takes too long',
    plan: `
people:
  ana: {}
  dev: {}
activities:
  list: { owner: ana, effort: 2d, due: 2026-07-31, optional: yes }
  form: { owner: ana, effort: 4d, due: 2026-07-29, after: [list] }
  #                                    ^^^^^^^^^^ Due 2026-07-29, and not to be finished before 2026-07-31 in any order of work: "list" takes at least 16 h of ana, then "form" takes 32 h of ana, with nothing else to do.
`,
    fix: 'Do not wait for',
    fixed: `
people:
  ana: {}
  dev: {}
activities:
  list: { owner: ana, effort: 2d, due: 2026-07-31, optional: yes }
  form: { owner: ana, effort: 4d, due: 2026-07-29 }
`,
  },
  {
    name: 'the goal, by all the work that moves its metric',
    plan: `
goal: { outcome: Half the time, metric: days, to: 7 days, by: 2026-08-05 }
  #                                                           ^^^^^^^^^^ Due 2026-08-05, and not to be finished before 2026-08-06 in any order of work: "form" takes at least 80 h of ana, with nothing else to do.
people:
  ana: {}
activities:
  form: { owner: ana, effort: 10d, metric: days }
`,
    fixed: `
goal: { outcome: Half the time, metric: days, to: 7 days, by: 2026-08-11 }
people:
  ana: {}
activities:
  form: { owner: ana, effort: 10d, metric: days }
`,
  },
  {
    name: 'the low ends fit, a date alone stands against it, nobody has estimated it, or it has passed already',
    plan: `
people:
  ana: {}
  dev: {}
milestones:
  freeze: 2026-08-14
activities:
  audit: { owner: ana, effort: 3d..9d, due: 2026-07-29 }
  form: { owner: dev, effort: 2d, due: 2026-07-31, after: [freeze] }
  open: { owner: dev, due: 2026-07-31 }
  old: { owner: dev, effort: 9d, due: 2026-07-20 }
`,
  },
  {
    name: 'work that nobody has estimated',
    plan: `
people:
  ana: {}
activities:
  scope: { owner: ana, due: 2026-07-28 }
  audit: { owner: ana, effort: 12d, due: 2026-09-30 }
`,
  },
];
