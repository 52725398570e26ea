// PLACEHOLDER by the lead until the real reader is written: overwrite this file.
import { type Day, readDay } from '../language/day.ts';
export interface DeadlineContext { today: Day; period?: { from: Day; to: Day }; events?: ReadonlyMap<string, Day> }
export interface Proposal { day: Day; says: string }
export type Deadline =
  | { kind: 'iso'; day: Day }
  | { kind: 'invalid'; proposals: Proposal[] }
  | { kind: 'hard'; day: Day; safe: boolean }
  | { kind: 'contradictory'; proposals: Proposal[]; why: string }
  | { kind: 'vague'; why: 'two readings' | 'period' | 'relative' | 'event' | 'recurring' | 'nothing'; what: string; proposals: Proposal[] };
export function readDeadline(text: string, _context: DeadlineContext): Deadline {
  const day = readDay(text);
  return day === undefined ? { kind: 'vague', why: 'nothing', what: text, proposals: [] } : { kind: 'iso', day };
}
