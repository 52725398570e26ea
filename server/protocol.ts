import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Act } from './features/act.ts';
import type { Position, Range } from './plan/position.ts';
import type { Row } from './views/row.ts';

// What the client and the server say to each other beyond the standard protocol: names and types, no code.

export type { Act } from './features/act.ts';
export type { ShowReferences } from './features/code-lens.ts';
export type { Answers, NewPlan, Objection } from './features/new-plan.ts';
export type { Why } from './features/why.ts';
export type { Row, State } from './views/row.ts';
export type { Summary } from './views/summary.ts';

/** What the client tells when it starts the server. */
export interface InitializationOptions {
  /** The day on which plans are judged (2026-08-21); the clock's day when it is absent. The setting `opsplan.today` wins. */
  readonly today?: string;
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
}

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

/** One act on one activity. */
export interface ActParams {
  readonly uri: string;
  /** Its id, or a place in its entry. */
  readonly activity: string | Position;
  readonly act: Act;
}
/** An edit to apply, or why there is none, in words for the user. */
export type ActResult = { readonly edit: WorkspaceEdit } | { readonly refused: string };

/** Which activity is asked about: by its id, or by a place in its entry. */
export interface WhyParams {
  readonly uri: string;
  readonly of: string | Position;
}

/** To the server: plan files that were found, have changed or are gone. `{ files: PlanFile[] }`. */
export const files = 'opsplan/files';
/** The activities of one known plan or of every one, ranked. `{ uri?: string }` → `PlanRows[]`. */
export const priorities = 'opsplan/priorities';
/** What holds up one known plan or every one. `{ uri?: string }` → `PlanRows[]`. */
export const blockers = 'opsplan/blockers';
/** What a hover says of an activity, as Markdown without links. `{ uri, activity }` → `string | null`. */
export const explain = 'opsplan/explain';
/** `{ uri }` → `Reordering | null`. */
export const reprioritize = 'opsplan/reprioritize';
/** `ActParams` → `ActResult`. */
export const act = 'opsplan/act';
/** Why an activity ranks where it does: a sentence, and the arithmetic. `WhyParams` → `Why | null`. */
export const why = 'opsplan/why';
/** A plan in one line. `{ uri }` → `Summary | null`. */
export const summary = 'opsplan/summary';
/** A first plan for the answers so far. `Answers` → `NewPlan`. */
export const newPlan = 'opsplan/newPlan';
/** A sample plan with dates of these days. `{ text }` → `{ text }`. */
export const sample = 'opsplan/sample';
/** From the server: the plan of this uri has changed, or all have (`null`). `{ uri: string | null }`. */
export const plansChanged = 'opsplan/plansChanged';
