import type { Filter, MoveParams, MoveResult, PlanTimeline, WhyDate } from '../../server/protocol.ts';
import type { Narrowing } from '../filter.ts';
import type { LinkState } from '../link.ts';

// What a page and the extension say to each other: types, no code.

/** A place in a plan. */
export interface Spot {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}
/** From a page. */
export type FromPage =
  /** It can draw: it wants all there is. */
  | { readonly is: 'ready' }
  | ({ readonly is: 'open' } & Spot)
  | { readonly is: 'filter'; readonly what: Narrowing | 'all'; readonly on: boolean }
  | { readonly is: 'why'; readonly turn: number; readonly uri: string; readonly kind: string; readonly id: string }
  | ({ readonly is: 'try'; readonly turn: number } & MoveParams)
  | ({ readonly is: 'write' } & MoveParams)
  /** Takes back what the page wrote last. */
  | { readonly is: 'undo' }
  | { readonly is: 'run'; readonly command: Offered };

/** What a page may start besides. */
export type Offered = 'newPlan' | 'openSample' | 'restart' | 'setBaseline';

/** To a page that draws plans of a form. */
export type ToPage<P = PlanTimeline> =
  | {
      readonly is: 'rows';
      readonly state: LinkState;
      readonly plans: readonly P[];
      readonly filter: Filter;
      /** The filter in words; nothing where there is none. */
      readonly says: string | undefined;
    }
  | { readonly is: 'told'; readonly turn: number; readonly why: WhyDate | null }
  | { readonly is: 'tried'; readonly turn: number; readonly move: MoveResult };
