import type { Diagnostic } from 'vscode-languageserver-types';
import { type Asked, type Finding, findings, isComplete, isLate, type Judged, judge, type Without } from '../check.ts';
import { diagnostics } from '../features/diagnostic.ts';
import type { Spot } from '../finding.ts';
import { editPlan, type Plan, readPlan } from '../plan/plan.ts';
import { comparePositions, type Position, type Range } from '../plan/position.ts';
import { folderSizeOf, sizeOf } from '../plan/size.ts';

/**
 * What the first tier leaves out. Where there are many names a plan is judged in two. What its entries show is judged
 * and shown at once, at any size, for only the edited entry is judged anew. What the rules about the plan as a whole
 * find costs time that grows with the plan, and a forecast with all plans of the folder: it is shown as it was last
 * found, moved along with the text, until typing pauses.
 */
export const tierOf = (plan: Plan): Without =>
  sizeOf(plan) === 'large' ? 'whole' : folderSizeOf(plan) === 'small' ? 'nothing' : 'late';

/** What was found by looking at the plan as a whole, with nothing in it that holds on to an older plan. */
interface Whole {
  readonly plan: Plan;
  readonly found: readonly Finding[];
}
/** What an editor was last told of a document. */
export interface Report {
  readonly plan: Plan;
  /** The plan that was judged: as of the scenario that is shown, else the same. */
  readonly shown: Plan;
  readonly asked: Asked;
  readonly full: boolean;
  /** More is known as soon as somebody asks again: not all entries are judged yet. */
  readonly begun: boolean;
  /** No two reports of one server have the same. */
  readonly id: string;
  readonly items: readonly Diagnostic[];
}
/** A plan that is open in an editor, or known from its file. Its text is held nowhere else: edits go into the plan itself. */
export interface Document {
  readonly uri: string;
  /** Nothing where it is known as a file only. */
  version: number | null;
  /** As it stands among the other plans of its folder. */
  plan: Plan;
  judged?: Judged;
  whole?: Whole;
  report?: Report;
  /** Where it was edited last. */
  edited?: Position;
}
export type Change = { readonly range?: Range; readonly text: string };

export const open = (uri: string, version: number | null, text: string): Document => ({
  uri,
  version,
  plan: readPlan(text),
});

/** Takes over what was typed. Positions outside the text mean its nearest place. */
export function change(document: Document, changes: readonly Change[], version: number): void {
  for (const { range, text } of changes) {
    if (range) {
      document.plan = editPlan(document.plan, range, text);
      document.edited = range.start;
      const shift = shiftOf(range, text);
      if (document.whole)
        document.whole = { ...document.whole, found: document.whole.found.map(it => moved(it, shift)) };
    } else document.plan = readPlan(text, document.plan);
  }
  document.version = version;
}

/** Of so many entries of a plan that was just opened the findings come with the first answer, those of the others with the next: it has come within a second. */
const beginning = 2500;

/** Every finding of a document; of a large one only `full` asks for what takes time. */
export function found(document: Document, asked: Asked, full: boolean): readonly Finding[] {
  const { plan } = document;
  const judged = judge(plan, asked, document.judged, full ? Infinity : beginning);
  document.judged = judged;
  const without = full ? 'nothing' : tierOf(plan);
  if (without === 'nothing') {
    const all = findings(judged);
    document.whole = { plan, found: all.filter(it => it.whole).map(still) };
    return all;
  }
  const before = (document.whole?.found ?? []).filter(it => without === 'whole' || isLate(it));
  const now = findings(judged, without);
  return before.length ? [...now, ...before].sort(byPlace) : now;
}
const byPlace = (a: Finding, b: Finding): number => comparePositions(a.range.start, b.range.start);

/** The finding as it stands now, freed from the plan that it was found in: a fix of it is asked of a full judgement. */
function still(it: Finding): Finding {
  const related = it.related();
  return { ...it, related: related.length ? () => related : nothing, fixes: nothing };
}
const none: readonly never[] = [];
const nothing = () => none;

/** Where a range stands after an edit elsewhere: itself where it does not move. */
type Shift = (range: Range) => Range;
function shiftOf({ start, end }: Range, text: string): Shift {
  const lines = text.split(/\r\n|\n|\r/);
  const last = lines.at(-1)!.length + (lines.length === 1 ? start.character : 0);
  const line = start.line + lines.length - 1;
  const move = (at: Position): Position => {
    if (comparePositions(at, start) <= 0) return at;
    if (comparePositions(at, end) < 0) return { line, character: last };
    const character = at.line === end.line ? last + at.character - end.character : at.character;
    return line === end.line && character === at.character ? at : { line: line + at.line - end.line, character };
  };
  return range => {
    const [from, to] = [move(range.start), move(range.end)];
    return from === range.start && to === range.end ? range : { start: from, end: to };
  };
}
/** The finding where it stands then, with its related places: itself where nothing of it moves. */
function moved(it: Finding, shift: Shift): Finding {
  const range = shift(it.range);
  const before = it.related();
  const stays = (other: Spot): boolean => !!other.file || shift(other.range) === other.range;
  if (range === it.range && before.every(stays)) return it;
  const related = before.map(other => (other.file ? other : { ...other, range: shift(other.range) }));
  return { ...it, range, related: () => related };
}

let reports = 0;
/** No two reports of one server have the same. */
export const newId = (life: string): string => `${life}-${++reports}`;
/** Whether a report still answers the question. */
export const isOf = (it: Report, shown: Plan, { plan }: Document, asked: Asked): boolean =>
  it.plan === plan && it.shown === shown && it.asked === asked;
/** What to tell an editor of a document. The same as before, by its id, where neither the text nor the question has changed. */
export function report(document: Document, asked: Asked, full: boolean, life: string): Report {
  const { plan, report: before } = document;
  if (before && isOf(before, plan, document, asked) && (before.full || !(full || before.begun))) return before;
  const items = diagnostics(plan, found(document, asked, full), document.uri, document.edited);
  const complete = document.whole?.plan === plan;
  const begun = !isComplete(document.judged!);
  document.report = { plan, shown: plan, asked, full: complete, begun, id: newId(life), items };
  return document.report;
}
