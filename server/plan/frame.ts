import type { Day } from '../language/day.ts';
import type { Language } from '../language/index.ts';
import { isLevel, type Level } from '../language/level.ts';
import type { Range } from '../language/values.ts';
import type { Workdays } from '../language/workdays.ts';
import { type Called, calledIn } from './called.ts';
import { factsOf } from './names-index.ts';
import type { Parsed } from './parse.ts';
import { type History, pastOn } from './past.ts';
import type { Plan } from './plan.ts';
import type { ValueOf } from './query.ts';
import { companyDays } from './workdays.ts';

/** What a house rule says of one rule: a level, a threshold, named thresholds. */
export interface Setting {
  readonly level?: Level;
  /** Thresholds as written; the plain one has the empty name, a list is joined by commas. */
  readonly thresholds: ReadonlyMap<string, string>;
}
export type Settings = ReadonlyMap<string, Setting>;

/** What every entry may be judged by: the plan's own head, today, and the house rules. */
export interface Frame {
  readonly today: Day;
  /** What the keys at the margin say. Prose in it may only be asked for its presence. */
  readonly head: Language;
  readonly status: Language['status'];
  readonly period: Range | undefined;
  /** The working days of the company: what nobody owns is held against these. */
  readonly workdays: Workdays;
  /** Some plan that this one can see has people; then every person is one of them. */
  readonly people: boolean;
  readonly teams: boolean;
  /** What the text of an owner may name: people by id, where there are any; teams and roles in lower case. */
  readonly owners: Called['owners'];
  /** Some activity has an effort. */
  readonly efforts: boolean;
  readonly settings: Settings;
  /** The past of the plan, where it is known. */
  readonly history: History | undefined;
  /** What the people and teams of all plans in sight are called. */
  readonly called: Called;
  /** Whatever else it says, as a text to compare. */
  readonly key: string;
}

/** What the keys at the margin say, and as a text to compare. */
interface Head {
  readonly says: Language;
  readonly facts: readonly string[];
}
/* Kept by the keys themselves: most that is typed is in none of them. */
const heads = new WeakMap<Plan['heads'], Head>();
function headIn({ heads: all }: Plan): Head {
  let head = heads.get(all);
  if (!head) {
    const says: Record<string, unknown> = Object.create(null);
    for (const { value } of all)
      for (const [key, it] of Object.entries((value as object | undefined) ?? {})) if (!(key in says)) says[key] = it;
    heads.set(all, (head = { says: says as Language, facts: all.map(factsOf) }));
  }
  return head;
}
const hasEffort = ({ entries }: Parsed): boolean =>
  entries.some(it => it.kind === 'activity' && (it.value as ValueOf['activity']).effort !== undefined);

/** The frame of a plan. House rules in the plan win over `settings`. */
export function frameOf(plan: Plan, today: Day, settings: Settings = new Map()): Frame {
  const { says: language, facts } = headIn(plan);
  const efforts = plan.chunks.some(hasEffort);
  const called = plan.others?.called ?? calledIn(plan);
  const { people, teams } = called.any;
  const house = new Map(settings);
  for (const [rule, value] of (language.rules as ReadonlyMap<string, unknown> | undefined) ?? [])
    house.set(rule, readSetting(value));
  const key = JSON.stringify([
    today,
    efforts,
    facts,
    [...settings].map(([rule, it]) => [rule, it.level, [...it.thresholds]]),
  ]);
  return {
    today,
    head: language,
    status: language.status,
    period: language.period,
    workdays: companyDays(plan),
    people,
    teams,
    owners: called.owners,
    called,
    efforts,
    settings: house,
    history: pastOn(plan.history, today),
    key,
  };
}

/** Whether two frames judge alike. */
export const sameFrame = (a: Frame, b: Frame): boolean =>
  a.key === b.key && a.called.key === b.called.key && a.history === b.history;

/** Reads what `rules:`, or the editor's setting of the same form, says of one rule. */
export function readSetting(value: unknown): Setting {
  if (value instanceof Map || (typeof value === 'object' && value && !Array.isArray(value))) {
    const pairs = value instanceof Map ? [...value] : Object.entries(value);
    const severity = pairs.find(([name]) => name === 'severity')?.[1];
    const thresholds = pairs
      .filter(([name]) => name !== 'severity')
      .map(([name, it]): [string, string] => [String(name), String(it)]);
    return {
      ...(isLevel(String(severity)) && { level: String(severity) as Level }),
      thresholds: new Map(thresholds),
    };
  }
  const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
  return isLevel(text) ? { level: text, thresholds: new Map() } : { thresholds: new Map([['', text]]) };
}
