// What an editor asks of commits, and what it is told: types, no code.

/** A commit that a plan may be held against. */
export interface Version {
  /** As git takes it. */
  readonly name: string;
  /** For a person: what it is, and when it was. */
  readonly label: string;
  readonly says: string;
  readonly kind: 'last' | 'review' | 'tag' | 'commit';
}
export type VersionsResult = { readonly versions: readonly Version[] } | { readonly refused: string };
/** Two versions of a plan, there or not. */
export type DifferenceParams =
  | {
      readonly uri: string;
      /** A commit as `Version` names it, or by any name that git knows. */
      readonly since: string;
      /** Another one; the text as it stands where none is named. */
      readonly until?: string;
    }
  | {
      /** Of a plan; for `all`, of anything in the repository. */
      readonly uri: string;
      readonly changes: Changes;
    };
/** What is not committed: of a plan what is staged, or what is not staged yet; all of all plans. */
export type Changes = 'staged' | 'unstaged' | 'all';
/** The difference as Markdown, or why there is none to be told. */
export type DifferenceResult = { readonly title: string; readonly text: string } | { readonly refused: string };
