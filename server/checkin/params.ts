/** Whose check-in is asked for: that of a plan, or of a person or a team (`who`) over all plans of its folder, or over all that are known. */
export interface CheckinParams {
  readonly uri?: string;
  readonly who?: string;
  /** Since this day, such as 2026-07-20; since the last review where there is none. */
  readonly since?: string;
}
/** The check-in as Markdown, with how many ranks the next step would move, and the plans that it tells of; or why there is none. */
export type CheckinResult =
  | { readonly title: string; readonly text: string; readonly moves: number; readonly plans: readonly string[] }
  | { readonly refused: string };
