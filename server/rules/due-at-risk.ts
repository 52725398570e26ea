import { causeOf } from '../forecast/cause.ts';
import { type Expected, type Forecast, forecastOf } from '../forecast/forecast.ts';
import { unreachable } from '../forecast/least.ts';
import { rangesOf, type When } from '../forecast/ranges.ts';
import { delay, type Missed, remedies, whenOf } from '../forecast/remedies.ts';
import { type Step, stepsOf } from '../forecast/why.ts';
import { type Day, iso } from '../language/day.ts';
import { decidedWhere } from '../mend/decided.ts';
import { giveUp } from '../mend/outcome.ts';
import { quote } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, field, find, type Place } from '../plan/query.ts';
import { goalOf, sectionOf } from '../plan/section.ts';
import { capital } from '../plan/wording.ts';
import { anew, nameOf } from '../reckon/try-out.ts';
import { type Example, type Fix, type Related, rule } from './rule.ts';

export default rule({
  id: 'due-at-risk',
  group: 'Dates',
  severity: 'warning',
  tried: true,
  summary: 'reports a deadline that the forecast does not meet in four of five cases',
  around: true,
  late: true,
  plan(plan, frame, report) {
    if (!frame.people || !frame.efforts) return;
    const forecast = forecastOf(plan, frame.today);
    for (const missed of missedIn(plan, forecast, frame.today)) {
      report(placeOf(plan, missed), message(forecast, missed), {
        related: now => related(anew(now), missed, frame.today),
        fixes: (now, folder) => fixes(anew(now), missed, frame, !!folder),
      });
    }
  },
});

/** The deadlines from today on that the forecast misses, and that could be met by some order of work. Of circles `dependency-cycle` speaks. */
function missedIn(plan: Plan, forecast: Forecast, today: Day): Missed[] {
  const ranges = rangesOf(forecast);
  const isLate = ({ p80 = Infinity }: When, due: Day): boolean => due >= today && p80 > due;
  const late: Missed[] = forecast.activities.flatMap(it => {
    const { due } = it.entry.value;
    if (due === undefined || it.guessed || it.inCircle || !field(it.entry, 'due')) return [];
    return isLate(ranges.of(it), due) && !isSpokenOf(plan, it, due) ? [{ entry: it.entry, due }] : [];
  });
  const by = goalOf(plan)?.value.by;
  if (by !== undefined && ranges.goal && isLate(ranges.goal, by)) late.push({ entry: undefined, due: by });
  if (!late.length) return late;
  const never = new Set(unreachable(plan, forecast.solved).map(it => it.entry));
  return late.filter(it => !never.has(it.entry));
}

/** Of work that nobody does since its owner is gone by then, or not found yet, `person-outside-dates` and `owner-hiring` speak. */
function isSpokenOf(plan: Plan, { finish, owner }: Expected, due: Day): boolean {
  const person = owner === undefined ? undefined : find(plan, 'person', owner)?.value;
  return finish === undefined && (person?.status === 'hiring' || (person?.until ?? Infinity) < due);
}

function message(forecast: Forecast, missed: Missed): string {
  const holds = mainHold(forecast, missed)?.text;
  return `Due ${iso(missed.due)}, but ${foretold(whenOf(forecast, missed))}.${holds ? ` ${holds}` : ''}`;
}
function foretold(when: When | undefined): string {
  if (when?.p80 === undefined) return 'the forecast does not see it finished at all';
  return `the forecast is ${when.isRange && when.p50 !== when.p80 ? `${iso(when.p50!)} at 50 %, ${iso(when.p80)} at 80 %` : iso(when.p80)}`;
}

/** What costs the most days; where that cannot be told, the first thing that somebody could do something about, or what the work takes. */
function mainHold(forecast: Forecast, missed: Missed): Step | undefined {
  const expected = expectedOf(forecast, missed);
  const { p80 } = whenOf(forecast, missed) ?? {};
  const cause = p80 === undefined ? undefined : causeOf(forecast, expected, missed.due, p80);
  if (cause) return cause;
  const steps = [...stepsOf(forecast, expected)];
  return steps.find(isTelling) ?? steps.find(it => it.kind === 'load') ?? steps[0];
}
const isTelling = ({ kind }: Step): boolean => !['work', 'today', 'task', 'more', 'ceiling', 'day off'].includes(kind);

/** The steps of the chain that somebody could do something about, each once; where there is none, what the work takes. */
function holding(forecast: Forecast, missed: Missed): Step[] {
  const steps = [...stepsOf(forecast, expectedOf(forecast, missed))];
  const telling = steps.filter(isTelling);
  const all = telling.length ? telling : steps;
  return all.filter((it, i) => all.findIndex(other => other.text === it.text) === i);
}
const expectedOf = (forecast: Forecast, { entry }: Missed): Expected | undefined => {
  const now = entry && find(forecast.plan, 'activity', entry.id);
  return now && forecast.of(now);
};

const placeOf = (plan: Plan, { entry }: Missed): Place => {
  const holder = entry ?? sectionOf(plan, 'goal')!;
  return { parsed: holder.parsed, range: at(holder, entry ? 'due' : 'by') };
};

function related(plan: Plan, missed: Missed, today: Day): Related[] {
  const forecast = forecastOf(plan, today);
  return holding(forecast, missed)
    .flatMap(({ of, text }): Related[] =>
      of
        ? [
            {
              place: { parsed: of.entry.parsed, range: of.entry.key.range },
              ...(of.home && { home: of.home }),
              message: text,
            },
          ]
        : [],
    )
    .slice(0, 10);
}

function fixes(plan: Plan, old: Missed, frame: Frame, reaches: boolean): Fix[] {
  const { today } = frame;
  const forecast = forecastOf(plan, today);
  const missed = missedIn(plan, forecast, today).find(it => it.entry?.id === old.entry?.id);
  if (!missed) return [];
  const { entry, due } = missed;
  const what = entry?.id ?? 'goal';
  const drop = (of: Plan, it: EntryOf<'activity'>) =>
    giveUp(of, it, quote(`There is no time for it by ${iso(due)}`, true));
  const record = {
    id: `${what}-at-risk`,
    question: `What gives way so that ${entry ? what : 'the goal'} can be met by ${iso(due)}?`,
    instead: 'as planned',
    because: capital(foretold(whenOf(forecast, missed))),
  };
  const later = delay(forecast, missed);
  return [
    ...(later ? [decidedWhere(plan, frame, later, { ...record, chosen: later.chosen, affects: later.names })] : []),
    ...remedies(forecast, missed, reaches, drop).map(it =>
      decidedWhere(plan, frame, it, { ...record, chosen: it.chosen, affects: it.of.map(nameOf) }),
    ),
  ];
}

export const docs =
  'The forecast puts the work of everybody in order, with their hours, days off and other work, and tries it many times over with efforts between the two ends of their estimates. A deadline that is met in fewer than four of five cases is at risk: the message says by which day it is met in half of them and in four of five, and what costs the most working days: hours that continuous or recurring work takes, other work of its owner, what it waits for, a start that leaves too little time, leave, part time or holidays. Move the date, with what waits behind it; give up what is optional; hand a piece to somebody who has the hours and the skill, or add somebody. Each way out was tried on the plan, and its title says which day it reaches.';

export const examples: Example[] = [
  {
    name: 'a busy owner: somebody else has the time',
    plan: `
people:
  ana: {}
  dev: {}
activities:
  audit: { owner: ana, effort: 4d, due: 2026-08-05, impact: 5 }
  form: { owner: ana, effort: 3d..5d, due: 2026-08-05, impact: 2 }
  #                                        ^^^^^^^^^^ Due 2026-08-05, but the forecast is 2026-08-06 at 50 %, 2026-08-07 at 80 %. ana is busy with "audit" until 2026-07-30.
`,
    fix: 'Hand "form"',
    fixed: `
people:
  ana: {}
  dev: {}
activities:
  audit: { owner: ana, effort: 4d, due: 2026-08-05, impact: 5 }
  form: { owner: dev, effort: 3d..5d, due: 2026-08-05, impact: 2 }
`,
  },
  {
    name: 'what waits behind it is moved, too',
    plan: `
people:
  ana: {}
  lu: {}
activities:
  list: { owner: ana, effort: 2d, due: 2026-08-07, impact: 5, optional: yes, status: in progress, remaining: 2d }
  form: { owner: ana, effort: 3d, due: 2026-07-30, impact: 2 }
  #                                    ^^^^^^^^^^ Due 2026-07-30, but the forecast is 2026-08-03. ana is busy with "list" until 2026-07-28.
  train: { owner: lu, effort: 2d, due: 2026-07-31, after: [form] }
  #                                    ^^^^^^^^^^ Due 2026-07-31, but the forecast is 2026-08-05. "train" waits for "form", which is finished on 2026-08-03.
`,
    fix: 'Move "form"',
    fixed: `
people:
  ana: {}
  lu: {}
activities:
  list: { owner: ana, effort: 2d, due: 2026-08-07, impact: 5, optional: yes, status: in progress, remaining: 2d }
  form: { owner: ana, effort: 3d, due: 2026-08-03, impact: 2 }
  train: { owner: lu, effort: 2d, due: 2026-08-05, after: [form] }
`,
  },
  {
    name: 'what costs the most: the service desk, not the holiday',
    plan: `
calendars:
  default: { holidays: [2026-08-05] }
people:
  ana: {}
  lu: {}
activities:
  desk: { owner: lu, load: { ana: 50% } }
  form: { owner: ana, effort: 4d, due: 2026-08-06 }
  #                                    ^^^^^^^^^^ Due 2026-08-06, but the forecast is 2026-08-13. A day of ana: contract 8 h, less desk 4 h, under the ceiling of 80 %: 2.4 h.
`,
    fix: 'Hand "form"',
    fixed: `
calendars:
  default: { holidays: [2026-08-05] }
people:
  ana: {}
  lu: {}
activities:
  desk: { owner: lu, load: { ana: 50% } }
  form: { owner: lu, effort: 4d, due: 2026-08-06 }
`,
  },
  {
    name: 'the goal, half of the cases in time',
    plan: `
goal: { outcome: Half the time, metric: days, to: 7 days, by: 2026-07-31 }
  #                                                           ^^^^^^^^^^ Due 2026-07-31, but the forecast is 2026-07-31 at 50 %, 2026-08-04 at 80 %. ana is on leave from 2026-07-27 to 2026-07-28.
people:
  ana: { leave: [2026-07-27..2026-07-28] }
activities:
  form: { owner: ana, effort: 2d..5d, metric: days }
`,
    fixed: `
goal: { outcome: Half the time, metric: days, to: 7 days, by: 2026-08-04 }
people:
  ana: { leave: [2026-07-27..2026-07-28] }
activities:
  form: { owner: ana, effort: 2d..5d, metric: days }
`,
  },
  {
    name: 'nobody ever has the hours: handed over, and decided',
    plan: `
owner: ana
decisions:
  fund: { question: Fund it?, owner: ana, by: 2026-07-31, options: [yes, no], chosen: yes, because: Needed, decided: 2026-07-20 }
people:
  ana: {}
  dev: { ceiling: 50% }
activities:
  desk: { owner: dev, load: 50% }
  form: { owner: dev, effort: 2d, due: 2026-07-31 }
  #                                    ^^^^^^^^^^ Due 2026-07-31, but the forecast does not see it finished at all. dev has no hours for it: contract 8 h, less desk 4 h, under the ceiling of 50 %: 0 h.
`,
    fix: 'Hand "form"',
    fixed: `
owner: ana
decisions:
  fund: { question: Fund it?, owner: ana, by: 2026-07-31, options: [yes, no], chosen: yes, because: Needed, decided: 2026-07-20 }
  form-at-risk:
    question: What gives way so that form can be met by 2026-07-31?
    owner: ana
    by: 2026-07-24
    options: [hand form over to ana, as planned]
    chosen: hand form over to ana
    because: The forecast does not see it finished at all
    decided: 2026-07-24
    affects: [form]
people:
  ana: {}
  dev: { ceiling: 50% }
activities:
  desk: { owner: dev, load: 50% }
  form: { owner: ana, effort: 2d, due: 2026-07-31 }
`,
  },
  {
    name: 'likely enough, a guess, or past already',
    plan: `
people:
  ana: {}
  dev: {}
activities:
  audit: { owner: ana, effort: 4d..5d, due: 2026-08-05, impact: 5 }
  form: { owner: dev, effort: 3d..5d, due: 2026-08-05, after: [small] }
  small: { owner: dev, effort: 1d }
  guess: { owner: ana, due: 2026-08-05 }
  old: { owner: ana, due: 2026-07-20, effort: 9d }
`,
  },
];
