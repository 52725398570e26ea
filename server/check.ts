import { aroundRules, byId, everything, ignoreRules, inClosed, isForClosed, lateRules, ownRules } from './asking.ts';
import { type Finding, type Found, type Located, show } from './finding.ts';
import { type Day, readDay } from './language/day.ts';
import { changedAround, lookAround, type Sight } from './plan/far.ts';
import { type Frame, frameOf, type Settings, sameFrame } from './plan/frame.ts';
import type { Ignore } from './plan/ignores.ts';
import { namersOf } from './plan/named-from.ts';
import { affectedBy, factsOf } from './plan/names-index.ts';
import type { Entry, Parsed } from './plan/parse.ts';
import { type Plan, sameEnds, spliced } from './plan/plan.ts';
import { comparePositions, type Range } from './plan/position.ts';
import { type EntryOf, find, indexOf, isOpen, naming, type Place, resolve, waitingFor } from './plan/query.ts';
import { teamDays, workdaysOf } from './plan/workdays.ts';
import type { Extra, Near, Report, Rule, Severity } from './rules/rule.ts';

/** A plan with all that was found in it, chunk by chunk: kept so that the next version re-judges only what changed. */
export interface Judged {
  readonly plan: Plan;
  readonly frame: Frame;
  /** What it sees of other plans. */
  readonly sight: Sight | undefined;
  /** What rules about chunks and entries found, beside `plan.chunks`; nothing where they were not asked yet. */
  readonly near: readonly (readonly Found[] | undefined)[];
}
/** Whether every chunk was judged. */
export const isComplete = ({ near }: Judged): boolean => !near.includes(undefined);
export type { Finding };
export interface Asked {
  readonly today: Day;
  readonly settings?: Settings;
}

/** How often a chunk was judged: what tests count instead of timing. */
export const counts = { judged: 0 };
const none: readonly never[] = [];

/**
 * Judges what changed since `before`, and takes over the rest. Of chunks that nobody has judged yet it judges no more
 * than `most`, so that of a plan that was just opened its beginning can be told first. Whole-plan rules are left to
 * `findings`.
 */
export function judge(plan: Plan, { today, settings }: Asked, before?: Judged, most = Infinity): Judged {
  const frame = frameOf(plan, today, settings);
  const sight = lookAround(plan, before?.sight);
  const stays = before && sameFrame(before.frame, frame);
  // The old frame stays: with one key both judge alike, and what was found holds on to it.
  const asked = near(plan, stays ? before.frame : frame);
  const { found, anew } = stays ? takenOver(plan, before, sight) : nothingOf(plan);
  const ask = (i: number): void => {
    found[i] = judgeChunk(plan.chunks[i]!, asked);
    plan.chunks[i]!.rest();
  };
  for (const i of anew) ask(i);
  // What was told of a plan as a whole is not taken back because the day or its head has changed.
  let left = before && !stays ? Infinity : most;
  for (let i = found.indexOf(undefined); i >= 0 && left-- > 0; i = found.indexOf(undefined, i + 1)) ask(i);
  return { plan, frame: asked.frame, sight, near: found };
}

/** What is known of the chunks of a plan, and which of them have to be judged again. */
interface TakenOver {
  readonly found: (readonly Found[] | undefined)[];
  readonly anew: ReadonlySet<number>;
}
const nothingOf = ({ chunks }: Plan): TakenOver => ({ found: chunks.map(() => undefined), anew: new Set() });
function takenOver(plan: Plan, before: Judged, sight: Sight | undefined): TakenOver {
  const old = before.plan.chunks;
  const now = plan.chunks;
  const { head, tail } = sameEnds(old, now);
  const removed = old.slice(head, old.length - tail);
  const added = now.slice(head, now.length - tail);
  const anew = new Set([...touched(plan, removed, added), ...changedAround(plan, before.sight, sight)]);
  for (let i = head; i < now.length - tail; i++) anew.add(i);
  return { found: spliced(before.near, head, old.length - tail, added.map(nobody)), anew };
}
const nobody = () => undefined;

/** The chunks whose entries can see a fact that changed: those that name, or are named by, what stands in the changed chunks. */
function touched(plan: Plan, removed: readonly Parsed[], added: readonly Parsed[]): Set<number> {
  const facts = (list: readonly Parsed[]) => list.map(factsOf).join('\n\n');
  return facts(removed) === facts(added) ? new Set() : affectedBy([...removed, ...added], plan.names);
}

function near(plan: Plan, frame: Frame): Near {
  return {
    frame,
    rules: byId,
    others: plan.others,
    find: (kind, id) => find(plan, kind, id),
    resolve: (kind, ref) => resolve(plan, kind, ref),
    workdays: id => workdaysOf(plan, id),
    calendar: id => teamDays(plan, id),
    waiting: id => waitingFor(plan, 'activity', id),
    naming: (kind, id, key, by) => naming(plan, kind, id, key, by),
    namers: (kind, id, key, by) => namersOf(plan, kind, id, key, by),
  };
}

function judgeChunk(parsed: Parsed, asked: Near): readonly Found[] {
  counts.judged++;
  const { frame } = asked;
  const found: Found[] = [];
  // One reporter for all: a plan of 10,000 entries asks a million times.
  let rule: Rule;
  const report = (range: Range, message: string, extra?: Extra) => {
    const severity = severityOf(rule, frame, extra);
    if (severity !== 'off') found.push({ rule, range, message, severity, extra });
  };
  const { chunk, sound, open, over } = frame.status === 'closed' ? inClosed : everything;
  for (rule of parsed.sound ? sound : chunk) rule.chunk!(parsed, asked, report);
  for (const entry of parsed.entries) {
    const isOver = entry.kind === 'activity' && !isOpen((entry as EntryOf<'activity'>).value);
    for (rule of isOver ? over : (open.get(entry.kind) ?? [])) {
      const judge = rule.entry![entry.kind as 'activity'] as (entry: Entry, near: Near, report: Report) => void;
      judge(entry, asked, report);
    }
  }
  return found.length ? found : none;
}

function severityOf(rule: Rule, frame: Frame, extra: Extra | undefined): Severity | 'off' {
  const level = frame.settings.get(rule.id)?.level;
  if (level) return level;
  const own = extra?.severity ?? rule.severity;
  return rule.milder && frame.status === 'draft' ? (own === 'error' ? 'info' : 'hint') : own;
}

/** What the rules about a plan as a whole found in it. */
interface Whole {
  readonly frame: Frame;
  readonly plan: Plan;
  readonly own: readonly Located[];
  readonly around: readonly Located[];
  /** Nothing where nobody has asked for it yet. */
  late: readonly Located[] | undefined;
}
/** Kept by the chunks: where only other plans have changed, only the rules that look at them are asked again. */
const whole = new WeakMap<Plan['chunks'], Whole>();
/** What the rules about the plan as a whole find; those that are `late` only where they are asked for. */
function judgePlan(plan: Plan, frame: Frame, late: boolean): readonly Located[] {
  let known = whole.get(plan.chunks);
  const stays = !!known && sameFrame(known.frame, frame);
  if (!known || !stays || known.plan !== plan) {
    const own = stays ? known!.own : judgeBy(ownRules, plan, frame);
    known = { frame, plan, own, around: judgeBy(aroundRules, plan, frame), late: undefined };
    whole.set(plan.chunks, known);
  }
  if (late) known.late ??= judgeBy(lateRules, plan, frame);
  return [...known.own, ...known.around, ...(late ? known.late! : none)];
}
function judgeBy(rules: readonly Rule[], plan: Plan, frame: Frame): Located[] {
  const found: Located[] = [];
  for (const rule of rules) {
    if (frame.status === 'closed' && !isForClosed(rule)) continue;
    rule.plan!(plan, frame, ({ parsed, range }: Place, message, extra) => {
      const severity = severityOf(rule, frame, extra);
      const chunk = Math.max(0, indexOf(plan, parsed));
      if (severity !== 'off') found.push({ rule, range, message, severity, extra, chunk, whole: true });
    });
  }
  return found;
}

/** What is left out where an answer may not wait: what `late` rules find, or what all rules about the plan as a whole do. */
export type Without = 'nothing' | 'late' | 'whole';

/** Whether a finding of the plan as a whole is one of those that are left out without what is late: what is found about ignore comments depends on all others. */
export const isLate = ({ rule }: Finding): boolean => lateIds.has(rule);
const lateIds = new Set([...lateRules, ...ignoreRules].map(it => it.id));

/** Every finding, in the order of the text. */
export function findings({ plan, frame, near }: Judged, without: Without = 'nothing'): Finding[] {
  const located: Located[] = [];
  near.forEach((list, chunk) => {
    if (list?.length) for (const it of list) located.push({ ...it, chunk });
  });
  if (without !== 'whole') for (const it of judgePlan(plan, frame, without === 'nothing')) located.push(it);
  const used = new Set<unknown>();
  const kept = located.filter(it => !silenced(it, plan, frame, used));
  if (without === 'nothing') kept.push(...judgeIgnores(plan, frame, used));
  const shown = kept.map(it => show(it, plan));
  return shown.sort(
    (a, b) =>
      comparePositions(a.range.start, b.range.start) ||
      comparePositions(a.range.end, b.range.end) ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
      (a.message < b.message ? -1 : 1),
  );
}

function silenced({ rule, range, chunk }: Located, plan: Plan, frame: Frame, used: Set<unknown>): boolean {
  let hit = false;
  for (const ignore of plan.chunks[chunk]!.ignores) {
    if (ignore.rule !== rule.id || range.start.line < ignore.from || range.start.line > ignore.to) continue;
    used.add(ignore);
    hit ||= holdsStill(ignore, frame);
  }
  return hit;
}

/** An ignore holds until its date comes. */
const holdsStill = ({ until }: Ignore, { today }: Frame): boolean =>
  until === undefined || (readDay(until.text) ?? Infinity) > today;

/** What the rules about ignore comments find, once all else is known. */
function judgeIgnores(plan: Plan, frame: Frame, used: Set<unknown>): Located[] {
  const found: Located[] = [];
  const asked = near(plan, frame);
  plan.chunks.forEach(({ ignores }, chunk) => {
    for (const ignore of ignores) {
      for (const rule of ignoreRules) {
        const severity = severityOf(rule, frame, undefined);
        if (severity === 'off') continue;
        rule.ignore!(ignore, used.has(ignore), asked, (range, message, extra) =>
          found.push({ rule, range, message, severity, extra, chunk, whole: true }),
        );
      }
    }
  });
  return found;
}

/** The findings of a plan on a day: all of the above in one step. */
export const check = (plan: Plan, asked: Asked): Finding[] => findings(judge(plan, asked));
