import type { Edit } from './edit.ts';
import type { Plan } from './plan.ts';
import { kebab, unused, upTo } from './suggest.ts';

/** An edit of another plan than the one at hand. */
export interface FarEdit extends Edit {
  /** The file as the host calls it: `Neighbour.file`. */
  readonly file: string;
}
/** A plan that does not exist yet, and shall stand beside the one at hand. */
export interface NewFile {
  /** Its file's name, without `.opsplan`. */
  readonly name: string;
  readonly text: string;
}
/** All that is changed in one step: the plan at hand, other plans, and plans that are new. */
export interface Change {
  readonly edits: readonly Edit[];
  readonly others?: readonly FarEdit[];
  readonly created?: readonly NewFile[];
  /** What the file of the plan at hand is called from then on, without `.opsplan`. */
  readonly renamed?: string;
}

/** Another plan that the host knows. */
export interface Neighbour {
  /** What the host calls its file: an address, a path. */
  readonly file: string;
  readonly plan: Plan;
}
/** Where a plan stands among others, as its host sees it. A plan that was never saved stands nowhere. */
export interface Folder {
  /** The name of its file without `.opsplan`: what other plans call it. */
  readonly name: string;
  /** Whether a plan of this name stands beside it. */
  readonly has: (name: string) => boolean;
  /** The other plans, in which names of this one may be written as `plan/id`. */
  readonly others: () => readonly Neighbour[];
}

/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;
/** What the file of a plan is called after its title: some words that no file beside it has for its name. */
export const fileName = (title: string, { has }: Pick<Folder, 'has'>): string =>
  unused(kebab(upTo(title, 40)), it => reserved.test(it) || has(it));
