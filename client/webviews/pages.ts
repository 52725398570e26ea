import { capacity, timeline } from '../../server/protocol.ts';

/** A page: what it is called, and the request that gives what it draws. */
export interface Page {
  /** After `opsplan.`; its script and style are named after it. */
  readonly id: string;
  readonly title: string;
  readonly method: string;
}

/** Every page. */
export const pages: readonly Page[] = [
  { id: 'timeline', title: 'Timeline', method: timeline },
  { id: 'capacity', title: 'Capacity', method: capacity },
];
