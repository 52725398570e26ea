import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { Day } from '../language/day.ts';
import type { Cursor } from '../plan/cursor.ts';
import type { Edit } from '../plan/edit.ts';
import type { Place } from '../plan/place.ts';
import type { Plan } from '../plan/plan.ts';

/** One thing that may be typed here. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** One line beside the label. */
  readonly detail?: string;
  /** The same for a list in which every line says what it is: as much as can be read there. */
  readonly brief?: string;
  /** Markdown of the language's own making, never of the plan's. */
  readonly says?: string;
  /** What is written, when it is not the label; `${1:word}` and `$0` are places to fill in when `snippet` is set. */
  readonly insert?: string;
  readonly snippet?: boolean;
  /** Words that find it, besides the label. */
  readonly words?: string;
  /** What else is written, on other lines. */
  readonly also?: readonly Edit[];
  /** More is offered as soon as it is chosen. */
  readonly goesOn?: boolean;
}
/** What the parts of completion are asked with. */
export interface Ask {
  readonly plan: Plan;
  readonly cursor: Cursor;
  readonly place: Place;
  readonly today: Day;
}
