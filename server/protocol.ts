import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Act, Done } from './features/act.ts';
import type { Move, Moved } from './features/move-date.ts';
import type { Position, Range } from './plan/position.ts';
import type { Ask } from './scenario/ask.ts';
import type { Capacity } from './views/capacity-row.ts';
import type { Filter } from './views/filter.ts';
import type { Row } from './views/row.ts';
import type { Timeline } from './views/timeline-row.ts';

// What the client and the server say to each other beyond the standard protocol: names and types, no code.

export type { CheckinParams, CheckinResult } from './checkin/params.ts';
export type { Changes, DifferenceParams, DifferenceResult, Version, VersionsResult } from './diff/ask.ts';
export type { Act } from './features/act.ts';
export type { LevelChoice } from './features/code-action.ts';
export type { ShowReferences } from './features/code-lens.ts';
export type { Located } from './features/locate.ts';
export type { Move, Moved, Shift, Stands } from './features/move-date.ts';
export type { Answers, NewPlan, Objection } from './features/new-plan.ts';
export type { Question } from './features/questions.ts';
export type { Why } from './features/why.ts';
export type { Told, WhyDate } from './features/why-date.ts';
export type { Ask, Choice, Choices } from './scenario/ask.ts';
export type { Capacity, Load, Week, Work } from './views/capacity-row.ts';
export type { Filter, Known } from './views/filter.ts';
export type { Row, State } from './views/row.ts';
export type { Summary } from './views/summary.ts';
export type { Bar, Person, Timeline } from './views/timeline-row.ts';

/** What the client tells when it starts the server. */
export interface InitializationOptions {
  /** The day on which plans are judged (2026-08-21); the clock's day when it is absent. The setting `opsplan.today` wins. */
  readonly today?: string;
  /** The user trusts what is opened: git may be asked what was committed. An editor that says nothing gets no history. */
  readonly trusted?: boolean;
  /** It is the client that comes with this server: it tells of files by itself, draws views, and wants to know when they have changed. */
  readonly views?: boolean;
}

/** A plan's file as it stands on the disk, or that it is gone. While its text is open in an editor, that text counts. */
export interface PlanFile {
  readonly uri: string;
  readonly text: string | null;
}

/** The lines of a view that stand for one plan. */
export interface PlanRows {
  readonly uri: string;
  /** The plan's title; its file name is for the client to show where there is none. */
  readonly title: string;
  readonly rows: readonly Row[];
  /** How many rows there are in all: of too many only the first are sent. */
  readonly count: number;
  /** That number in words, where rows are of several kinds. */
  readonly says?: string;
}

/** One plan in a timeline. */
export interface PlanTimeline extends PlanRows, Timeline {
  readonly rows: Timeline['rows'];
  readonly says?: string;
  /** Why it is held against no baseline, though one was asked for. */
  readonly unheld?: string;
  /** The folder whose plans share their people: the same id means somebody else in another one. */
  readonly root: string;
}

/** The people of one plan by week; `root` as above. */
export interface PlanCapacity extends Capacity {
  readonly uri: string;
  readonly title: string;
  readonly root: string;
}

/** What a date taken to another day would do: the days, what else they shift, what they break and mend. */
export interface MoveParams extends Move {
  readonly uri: string;
}
export type MoveResult = (Moved & { readonly edit: WorkspaceEdit }) | { readonly refused: string };

/** What `reprioritize` would write, and what that gains. */
export interface Reordering {
  readonly moves: readonly {
    readonly id: string;
    readonly title: string;
    readonly owner?: string | undefined;
    /** As written; nothing where none was. */
    readonly from?: number | undefined;
    /** As worked out; nothing where it has none any more. */
    readonly to?: number | undefined;
    readonly why: string;
    /** The same in a few words. */
    readonly brief: string;
    /** Where its entry stands. */
    readonly range: Range;
  }[];
  /** How much longer value waits in the written order: 0.12 is 12 % more. */
  readonly loss: number;
  /** Nothing when the ranks are up to date. */
  readonly edit: WorkspaceEdit | null;
}

/** Which view is asked for: of one known plan or of every one, in full or as far as a filter asks for it. */
export interface ViewParams {
  readonly uri?: string;
  readonly filter?: Filter;
  /** The rows that are open, of those whose children are made `later`. */
  readonly opened?: readonly string[];
  /** Of a timeline: the commit that the plans are held against. */
  readonly baseline?: string;
}

/** One act on one entry, or on a plan. */
export interface ActParams {
  readonly uri: string;
  /** The id of the activity or decision, or a place in its entry; empty for the plan itself. */
  readonly of: string | Position;
  readonly act: Act;
}
/** An edit to apply, with what it does and what to do afterwards, or why there is none, in words for the user. */
export type ActResult =
  | ({ readonly edit: WorkspaceEdit; readonly says: string } & Pick<Done, 'at' | 'moved'>)
  | { readonly refused: string };

/** A text from a clipboard, to be pasted into an open plan as activities. */
export interface PasteParams {
  readonly uri: string;
  readonly text: string;
  /** Where the cursor is: the activities come to stand behind the one that it is in, else at the end. */
  readonly position?: Position;
  /** Nobody asked for it: nothing is answered unless it may be meant there. */
  readonly careful?: boolean;
}
/** An edit to apply, or why there is none, in words for the user. */
export type PasteResult =
  | {
      readonly edit: WorkspaceEdit;
      /** How many activities it holds. */
      readonly count: number;
      /** How many cells stay as comments. */
      readonly left: number;
      /** Nothing else can be meant. */
      readonly sure: boolean;
    }
  | { readonly refused: string };

/** How many blockers a plan has. */
export interface Count {
  readonly uri: string;
  readonly blockers: number;
}

/** Which activity is asked about: by its id, or by a place in its entry. */
export interface WhyParams {
  readonly uri: string;
  readonly of: string | Position;
}

/** A question about what is not so yet. */
export interface WhatIfParams {
  readonly uri: string;
  readonly ask: Ask;
}
/** The answer as Markdown, with the edit that keeps the question as a scenario where it is none yet; or why it cannot be asked. */
export type WhatIfResult =
  | { readonly title: string; readonly text: string; readonly edit: WorkspaceEdit | null }
  | { readonly refused: string };
/** One change that makes a deadline fit: what it does, what else it moves, and the edit. */
export interface FitRow {
  /** The deadline that it is about, with the name of what is to be finished. */
  readonly deadline: string;
  readonly title: string;
  readonly says: string;
  readonly edit: WorkspaceEdit;
}
/** What a commit would bring, as Markdown; no text where it would change no plan. */
export type StagedResult = { readonly title: string; readonly text: string | null } | { readonly refused: string };
/** Which scenario all is to be shown as of, as a plan names it; `null` for today. */
export interface AsOfParams {
  readonly uri: string;
  readonly scenario: string | null;
}

/** To the server: plan files that were found, have changed or are gone. `{ files: PlanFile[] }`. */
export const files = 'opsplan/files';
/** To the server: the user trusts what is opened from now on. `{}`. */
export const trusted = 'opsplan/trusted';
/** The activities of one known plan or of every one, ranked. `ViewParams` → `PlanRows[]`. */
export const priorities = 'opsplan/priorities';
/** What holds up one known plan or every one. `ViewParams` → `PlanRows[]`. */
export const blockers = 'opsplan/blockers';
/** What has to be decided, what was, and what may go wrong. `ViewParams` → `PlanRows[]`. */
export const decisions = 'opsplan/decisions';
/** Each strategy with the plans and the work that serve it, and what serves nothing. `ViewParams` → `PlanRows[]`. */
export const strategy = 'opsplan/strategy';
/** Who has how much to do, over all plans of each folder, told under the first of them. `ViewParams` → `PlanRows[]`. */
export const people = 'opsplan/people';
/** Work in time: bars by person or workstream, as they are forecast. `ViewParams` → `PlanTimeline[]`. */
export const timeline = 'opsplan/timeline';
/** Who has how much time in which week, and where it goes. `ViewParams` → `PlanCapacity[]`. */
export const capacity = 'opsplan/capacity';
/** Why something is finished when the forecast says so, and who waits for it. `{ uri, kind, id }` → `WhyDate | null`. */
export const whyDate = 'opsplan/whyDate';
/** A start or due date on another day, tried out. `MoveParams` → `MoveResult`. */
export const moveDate = 'opsplan/moveDate';
/** Everybody, and every team, that the plans of the folder of a plan know, or all plans do. `{ uri?: string }` → `Known[]`. */
export const names = 'opsplan/names';
/** How many blockers one known plan has, or every one. `{ uri?: string }` → `Count[]`. */
export const counts = 'opsplan/counts';
/** The decision of an id or at a place, else all open ones of a plan. `{ uri, of? }` → `Question[]`. */
export const questions = 'opsplan/questions';
/** Where a link leads: `crm/decision/old-crm`. `{ link }` → `Located | null`. */
export const locate = 'opsplan/locate';
/** What a hover says of an activity, as Markdown without links. `{ uri, activity }` → `string | null`. */
export const explain = 'opsplan/explain';
/** `{ uri }` → `Reordering | null`. */
export const reprioritize = 'opsplan/reprioritize';
/** `ActParams` → `ActResult`. */
export const act = 'opsplan/act';
/** Why an activity ranks where it does: a sentence, and the arithmetic. `WhyParams` → `Why | null`. */
export const why = 'opsplan/why';
/** What may be chosen where somebody asks what if. `{ uri }` → `Choices | null`. */
export const choices = 'opsplan/choices';
/** What would become of the plans. `WhatIfParams` → `WhatIfResult`. */
export const whatIf = 'opsplan/whatIf';
/** What would make a deadline fit, the smallest change first. `WhyParams` → `FitRow[]`. */
export const fit = 'opsplan/fit';
/** Shows Problems and views as of a scenario, or as of today again. `AsOfParams` → `{ shown: string | null }`. */
export const asOf = 'opsplan/asOf';
/** What the staged plans of a repository would bring, or, where nothing is staged, all that has changed. `{ uri }` of a plan or a folder in it → `StagedResult`. */
export const staged = 'opsplan/staged';
/** The commits that a plan may be held against. `{ uri }` → `VersionsResult`. */
export const versions = 'opsplan/versions';
/** What two versions of a plan say otherwise, and what that does. `DifferenceParams` → `DifferenceResult`. */
export const difference = 'opsplan/difference';
/** What moved forward, what is blocked, what needs a decision. `CheckinParams` → `CheckinResult`. */
export const checkin = 'opsplan/checkin';
/** A plan in one line. `{ uri }` → `Summary | null`. */
export const summary = 'opsplan/summary';
/** A first plan for the answers so far. `Answers` → `NewPlan`. */
export const newPlan = 'opsplan/newPlan';
/** A sample plan with dates of these days. `{ text }` → `{ text }`. */
export const sample = 'opsplan/sample';
/** A table as activities. `PasteParams` → `PasteResult | null`. */
export const pasteTable = 'opsplan/pasteTable';
/** From the server: the plan of this uri has changed, or all have (`null`). `{ uri: string | null }`. */
export const plansChanged = 'opsplan/plansChanged';
