import { civil, type Day, dayOf, daysInMonth, iso, readDay } from '../language/day.ts';
import type { Language } from '../language/index.ts';
import { writePeriod } from '../language/period.ts';
import { addInterval } from '../language/time.ts';
import { type Interval, type Range, types, type ValueType } from '../language/values.ts';
import { isDated } from '../plan/dates.ts';
import { dropWord } from '../plan/drop.ts';
import { replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, inherited, isOpen } from '../plan/query.ts';
import { counted, dayName } from '../plan/wording.ts';
import { companyDays, workdaysFor } from '../plan/workdays.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'date-far',
  settings: { '': { type: types.interval as ValueType, default: '10y', says: 'how far ahead a date may lie' } },
};

export default rule({
  ...self,
  group: 'Dates',
  severity: 'warning',
  summary: 'reports a date so far ahead that its year is likely a slip, where no other rule speaks of it',
  chunk(parsed, { frame }, report) {
    let last: Day | undefined;
    for (const token of parsed.tokens) {
      if (!isDated(token) || token.meaning?.fact) continue;
      last ??= addInterval(frame.today, threshold<Interval>(self, frame));
      const days = daysOf(token);
      if (!days || days.to <= last || days.to < days.from || isOfOthers(token, days, last, frame)) continue;
      const isWhole = days.from > last;
      const far = isWhole ? days.from : days.to;
      const years = counted(civil(far).year - civil(frame.today).year, 'year');
      report(
        token.node.range,
        `${iso(far)} is ${years} ahead, and nobody plans that far: likely a slip in the year. Write the day that is meant.`,
        { fixes: plan => fixes(plan, parsed, token, nearer(days, isWhole, frame.today)) },
      );
    }
  },
});

/** The days that a word names, where it can be read: one day, a range, a period. */
function daysOf({ text, meaning }: Token): Range | undefined {
  const day = readDay(text);
  if (day !== undefined) return { from: day, to: day };
  return types.range.read(text) ?? (meaning?.types?.includes('period') ? types.period.read(text) : undefined);
}

/** Whether it is over, meant so, or spoken of elsewhere: by a rule that the house rules have not turned off. */
function isOfOthers({ path, entry }: Token, { from, to }: Range, last: Day, frame: Frame): boolean {
  const { head, period, settings } = frame;
  const isOn = (id: string): boolean => settings.get(id)?.level !== 'off';
  // Whoever issues what never expires writes the last day that the form takes.
  if (path.includes('certifications')) return true;
  // What is too long is told by `period-length`; a project may take as long as it says.
  if (path[0] === 'period') return from <= last && head.kind !== 'project' && isOn('period-length');
  for (let it = entry; it; it = it.parent)
    if (it.kind === 'activity' && !isOpen((it as EntryOf<'activity'>).value)) return true;
  if (entry?.kind === 'decision' && (entry as EntryOf<'decision'>).value.decided !== undefined) return true;
  if (!isOn('due-outside-period')) return false;
  if (path.at(-1) === 'due' && isAfterGoal(entry as EntryOf<'activity'>, to, head)) return true;
  // Outside the period `due-outside-period` speaks of these, unless the period itself is what is wrong.
  const isJudged = entry?.kind === 'milestone' || /^(?:due|checkin)$/.test(path.at(-1) ?? '');
  return isJudged && !!period && period.from <= Math.min(last, period.to) && to > period.to;
}

/** Of work that cannot help its goal any more `due-outside-period` speaks. */
function isAfterGoal(entry: EntryOf<'activity'>, due: Day, { goal }: Language): boolean {
  const metric = inherited(entry, 'metric');
  return metric !== undefined && metric === goal?.metric && goal.by !== undefined && due > goal.by;
}

/** The same days in the year that comes next: of a range only its end, where it begins in time. */
function nearer({ from, to }: Range, isWhole: boolean, today: Day): Range {
  if (!isWhole) return { from, to: inYear(to, Math.max(from, today)) };
  const end = inYear(to, today);
  const years = civil(to).year - civil(end).year;
  return { from: sameDay(from, civil(from).year - years), to: end };
}
/** The day of the same name in the first year in which it is not before `least`. */
function inYear(day: Day, least: Day): Day {
  const { year } = civil(least);
  const now = sameDay(day, year);
  return now >= least ? now : sameDay(day, year + 1);
}
function sameDay(day: Day, year: number): Day {
  const { month, date } = civil(day);
  return dayOf(year, month, Math.min(date, daysInMonth(year, month)))!;
}

function fixes(plan: Plan, parsed: Parsed, token: Token, { from, to }: Range): Fix[] {
  const { meaning, node } = token;
  const isPeriod = !!meaning?.types?.includes('period');
  const write = (text: string, says = ''): Fix => ({
    title: `Write ${text}${says}`,
    edits: [replace(plan, { parsed, range: node.range }, text)],
  });
  if (isPeriod || from !== to) return [write(isPeriod ? writePeriod({ from, to }) : `${iso(from)}..${iso(to)}`)];
  if (!meaning?.deadline) return [write(iso(to)), dropWord(plan, parsed, token)];
  const workdays = token.entry ? workdaysFor(plan, token.entry) : companyDays(plan);
  const workday = workdays.upTo(to);
  return workday === to
    ? [write(iso(to))]
    : [write(iso(workday), ` (the working day before: ${dayName(workday)})`), write(iso(to))];
}

export const docs =
  'A date decades ahead is nearly always a slip: 2062 for 2026, or a last day that another program writes for "never". It still counts: leave until 2062 leaves nobody to do the work, and a start in 2090 holds up whatever waits for it. What falls outside the period, or a period that is too long, is told by rules of their own.';

export const examples: Example[] = [
  {
    name: 'digits that changed places, in leave: nobody would be there',
    plan: `
people:
  ana: { leave: [2026-08-03..2062-08-14, 2026-12-24] }
  #              ^^^^^^^^^^^^^^^^^^^^^^ 2062-08-14 is 36 years ahead, and nobody plans that far: likely a slip in the year. Write the day that is meant.
`,
    fixed: `
people:
  ana: { leave: [2026-08-03..2026-08-14, 2026-12-24] }
`,
  },
  {
    name: 'deadlines in a plan without a period',
    plan: `
goal:
  outcome: Halve onboarding time
  by: 2090-09-30
  #   ^^^^^^^^^^ 2090-09-30 is 64 years ahead, and nobody plans that far: likely a slip in the year. Write the day that is meant.
milestones:
  go-live: 2076-08-28
  #        ^^^^^^^^^^ 2076-08-28 is 50 years ahead, and nobody plans that far: likely a slip in the year. Write the day that is meant.
activities:
  audit: { start: 2090-07-01, due: 2026-08-14 }
  #               ^^^^^^^^^^ 2090-07-01 is 64 years ahead, and nobody plans that far: likely a slip in the year. Write the day that is meant.
`,
    fixed: `
goal:
  outcome: Halve onboarding time
  by: 2026-09-30
milestones:
  go-live: 2076-08-28
activities:
  audit: { start: 2090-07-01, due: 2026-08-14 }
`,
  },
  {
    name: 'a Sunday next year: the working day before',
    plan: `
activities:
  audit: { due: 2090-02-28 }
  #             ^^^^^^^^^^ 2090-02-28 is 64 years ahead, and nobody plans that far: likely a slip in the year. Write the day that is meant.
`,
    fixed: `
activities:
  audit: { due: 2027-02-26 }
`,
  },
  {
    name: 'a last day that means never',
    plan: `
people:
  ana: { name: Ana Ortiz, until: 9999-12-31 }
  #                              ^^^^^^^^^^ 9999-12-31 is 7973 years ahead, and nobody plans that far: likely a slip in the year. Write the day that is meant.
`,
    fix: 'Remove "until"',
    fixed: `
people:
  ana: { name: Ana Ortiz }
`,
  },
  {
    name: 'the period as a whole: not each date that is right',
    plan: `
period: 2062-Q3
#       ^^^^^^^ 2062-07-01 is 36 years ahead, and nobody plans that far: likely a slip in the year. Write the day that is meant.
activities:
  audit: { due: 2026-07-31 }
`,
    fixed: `
period: 2026-Q3
activities:
  audit: { due: 2026-07-31 }
`,
  },
  {
    name: 'the end of a project',
    plan: `
kind: project
period: 2026-07-01..2062-12-31
#       ^^^^^^^^^^^^^^^^^^^^^^ 2062-12-31 is 36 years ahead, and nobody plans that far: likely a slip in the year. Write the day that is meant.
`,
    fixed: `
kind: project
period: 2026-H2
`,
  },
  {
    name: 'what is done, what never expires, and what other rules speak of',
    plan: `
period: 2026-Q3
milestones:
  go-live: 2062-08-28
people:
  ana: { certifications: { ACLS: 2099-12-31 }, from: 2036-07-24 }
activities:
  audit: { due: 2062-08-28 }
  form: { due: 2062-08-28, start: 2062-07-01, status: done }
`,
  },
  {
    name: 'what no other rule speaks of, for it is turned off',
    plan: `
rules: { due-outside-period: off, period-length: off }
period: 2026-07-01..2062-09-30
#       ^^^^^^^^^^^^^^^^^^^^^^ 2062-09-30 is 36 years ahead, and nobody plans that far: likely a slip in the year. Write the day that is meant.
activities:
  audit: { due: 2063-08-28 }
  #             ^^^^^^^^^^ 2063-08-28 is 37 years ahead, and nobody plans that far: likely a slip in the year. Write the day that is meant.
`,
    fixed: `
rules: { due-outside-period: off, period-length: off }
period: 2026-Q3
activities:
  audit: { due: 2063-08-28 }
`,
  },
  {
    name: 'after the goal that it serves: another rule speaks',
    plan: `
goal: { metric: fill-time, by: 2026-08-28 }
activities:
  form: { metric: fill-time, due: 2062-08-28 }
`,
  },
];
