import { check } from '../check.ts';
import { addMonths, addWorkdays, type Day, iso, workdayUpTo } from '../language/day.ts';
import { comingPeriods, comingYears } from '../language/period.ts';
import { type Range, types } from '../language/values.ts';
import { draftNote } from '../mend/draft.ts';
import { fileName } from '../plan/change.ts';
import { quote } from '../plan/edit.ts';
import { readPlan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';
import { upTo } from '../plan/suggest.ts';
import { dayName } from '../plan/wording.ts';
import { readOutcome } from '../words/goal-sentence.ts';

/** What a new plan is asked for. */
export interface Answers {
  /** A strategy, which other plans serve; a plan of a quarter or so unless it says so. */
  readonly kind?: 'strategy';
  readonly goal?: string;
  readonly owner?: string;
  readonly period?: string;
}
/** What speaks against an answer; `blocks` where no plan can be written with it. */
export interface Objection {
  readonly message: string;
  readonly blocks: boolean;
}
export interface NewPlan {
  readonly objections: { readonly [K in keyof Answers]?: Objection };
  /** Periods that are likely meant. */
  readonly periods: readonly { readonly period: string; readonly says: string }[];
  /** The name of the file, without its ending. */
  readonly name: string;
  readonly text: string;
  /** What to fill in first. */
  readonly at: Position;
}

/** A first plan for what is known so far: a draft with its goal, and the two activities that every plan begins with. */
export function newPlan({ kind, goal = '', owner = '', period = '' }: Answers, today: Day): NewPlan {
  const periods = periodsFrom(kind === 'strategy' ? comingYears(today) : comingPeriods(today), today);
  const range = types.period.read(period.trim()) ?? types.period.read(periods[0]!.period)!;
  const isStrategy = kind === 'strategy';
  const lines = written({ goal: line(goal), owner: line(owner), period: period.trim(), isStrategy }, range, today);
  return {
    objections: objections({ goal, owner, period }, lines, today),
    periods,
    name: fileName(line(goal), { has: () => false }),
    text: `${lines.join('\n')}\n`,
    at: { line: lines.indexOf(blank), character: blank.length },
  };
}

/** The key that is left to be filled in. */
const blank = '  metric: ';
/** One line of text. */
const line = (text: string): string => text.slice(0, 1000).replace(/\s+/g, ' ').trim();

/** The plan, line by line. */
function written(
  { goal, owner, period, isStrategy }: { goal: string; owner: string; period: string; isStrategy: boolean },
  range: Range,
  today: Day,
): string[] {
  const end = Math.max(workdayUpTo(range.to), today);
  const soon = (days: number) => iso(Math.min(addWorkdays(Math.max(today, range.from), days), end));
  const whose = `owner: ${quote(owner)}`;
  // What the sentence says in numbers stands in keys, which can be reckoned with.
  const told = readOutcome(goal, { today });
  const by = told.by !== undefined && told.by >= iso(range.from) && told.by < iso(end) ? told.by : iso(end);
  // Two plans that begin alike are no work that is done twice: it is told by what it is about.
  const about = goal ? `“${upTo(told.measure, 50)}”` : 'the goal';
  return [
    draftNote,
    `plan: ${quote(upTo(goal, 70))}`,
    ...(isStrategy ? ['kind: strategy'] : []),
    whose,
    'status: draft',
    `period: ${period}`,
    isStrategy ? 'review: 1q' : 'review: weekly',
    '',
    'goal:',
    `  outcome: ${quote(goal)}`,
    blank,
    ...(told.from ? [`  from: ${quote(told.from)}`] : []),
    ...(told.to ? [`  to: ${quote(told.to)}`] : []),
    `  by: ${by}`,
    '',
    'activities:',
    '  agree-measure:',
    `    title: ${quote(`Agree how ${about} is measured, and what it shall be`)}`,
    `    ${whose}`,
    `    due: ${soon(5)}`,
    '    effort: 1d',
    '    impact: 5',
    '    done: The goal above has a metric, its value today and its target',
    ...(isStrategy
      ? ['  agree-plans:', `    title: ${quote(`Agree which plans serve ${about}, and who will own one`)}`]
      : ['  agree-work:', `    title: ${quote(`Agree on the activities for ${about} with all who will own one`)}`]),
    `    ${whose}`,
    `    due: ${soon(10)}`,
    '    effort: 2d',
    '    impact: 4',
    '    after: [agree-measure]',
    isStrategy
      ? '    done: Every metric above is served by a plan that has one owner'
      : '    done: Every activity has one owner, a date and a definition of done',
  ];
}

type Periods = readonly { readonly period: string; readonly says: string }[];
/** Periods that have a month left, with their days where these do not stand there already. */
function periodsFrom(periods: Periods, today: Day): Periods {
  return periods.flatMap(it => {
    const { from, to } = types.period.read(it.period)!;
    const days = it.period.includes('..') ? '' : `, ${iso(from)} to ${iso(to)}`;
    return to < addMonths(today, 1) ? [] : [{ ...it, says: `${it.says}${days}` }];
  });
}

/** What the rules say of the answers: in full, for the mildness of a draft is for what is still missing. */
function objections(
  { goal, owner, period }: Required<Omit<Answers, 'kind'>>,
  lines: string[],
  today: Day,
): NewPlan['objections'] {
  const text = lines.map(it =>
    it === 'status: draft'
      ? ''
      : it === blank
        ? `${blank}m${lines.some(other => other.startsWith('  to: ')) ? '' : '\n  to: 1'}`
        : it,
  );
  const found = check(readPlan(text.join('\n')), { today });
  const against = (key: string): Objection[] => {
    const at = lines.findIndex(it => it.trimStart().startsWith(`${key}:`));
    const finding = found.find(
      it => it.range.start.line === at && (it.severity === 'error' || it.severity === 'warning'),
    );
    return finding ? [{ message: finding.message, blocks: false }] : [];
  };
  const range = types.period.read(period.trim());
  const refused = (message: string): Objection[] => [{ message, blocks: true }];
  const [forGoal, forOwner, forPeriod] = [
    goal.trim() ? against('outcome') : refused('Say in one sentence what shall be different in the end.'),
    owner.trim() ? against('owner') : refused('One person is accountable for the plan. Who?'),
    !range
      ? refused(`This is no period. Write ${types.period.expects}.`)
      : range.to < today
        ? refused(`This period ended on ${dayName(range.to)}.`)
        : [],
  ];
  return {
    ...(forGoal[0] && { goal: forGoal[0] }),
    ...(forOwner[0] && { owner: forOwner[0] }),
    ...(forPeriod[0] && { period: forPeriod[0] }),
  };
}
