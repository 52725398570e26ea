import type { Kind } from '../language/kinds.ts';
import type { Called } from './called.ts';
import type { Folder, Neighbour } from './change.ts';
import type { SharedKind } from './far-ref.ts';
import type { History } from './past.ts';
import type { EntryOf } from './query.ts';

/** A plan of a workspace folder, with the name that others call it by: its file's, without `.opsplan`. */
export interface Member extends Neighbour {
  readonly name: string;
}
/** An entry of another plan. */
export interface Far<K extends Kind = Kind> {
  readonly entry: EntryOf<K>;
  readonly home: Member;
}
/** What one plan sees of its folder. */
export interface Others extends Folder {
  /** The file of the plan itself. */
  readonly file: string;
  /** It stands outside of every folder: what other plans hold is not known, and may well be there. */
  readonly alone: boolean;
  /** Changes whenever anything that this plan may be judged by has changed in another. */
  readonly revision: number;
  /** Who and what the people and teams of all plans, this one's too, are called. */
  readonly called: Called;
  /** The thing of another plan that a word names: `crm/api-freeze`, or the id of a person, team or calendar. */
  find<K extends Kind>(kind: K, ref: string): Far<K> | undefined;
  /** The plan of a file as it is now. */
  at(file: string): Member | undefined;
  /** What is known of the past of another plan. */
  history(file: string): History | undefined;
  /** Every definition of a shared name, this plan's too as the folder knows it, in the order of their files: the same list for all plans until something changes. */
  definitions<K extends SharedKind>(kind: K, id: string): readonly Far<K>[];
  /** The other plans that a name stands for: more than one is a mistake. */
  plans(name: string): readonly Member[];
  readonly others: () => readonly Member[];
  /** All plans of the folder, this one too, each as it stands among the others, in the order of their files: the same list until one of them changes. */
  readonly whole: () => readonly Member[];
  /** Whether another plan names this one. */
  readonly named: () => boolean;
  /** The other plans that name this one, in the order of their files. */
  readonly naming: () => readonly Member[];
  /** The files of the plans that this one leads to and that lead back to it, through others or not. */
  readonly round: () => readonly string[];
  /** The other plans that hold something of this mark, in the order of their files. */
  readonly marked: (mark: string) => readonly Member[];
  /** Those of them that are strategies and not closed. */
  strategies(): readonly Member[];
}
