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
/** What has changed in a plan since a commit. */
export interface DifferenceParams {
  readonly uri: string;
  /** As `Version` names it, or any name that git knows. */
  readonly since: string;
}
/** The difference as Markdown, or why there is none to be told. */
export type DifferenceResult = { readonly title: string; readonly text: string } | { readonly refused: string };
