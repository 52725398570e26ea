import type { Node } from '../plan/node.ts';
import type { What } from './fact.ts';

/** What became of work, by its `status` or by what blocks it. */
export function turnOf(key: 'status' | 'blocked', from: Node | undefined, to: Node | undefined): What {
  if (key === 'blocked') return !isWritten(from) ? 'blocked' : isWritten(to) ? 'field' : 'unblocked';
  const [old, now] = [statusIn(from), statusIn(to)];
  if (now === 'done' || now === 'dropped') return now;
  if (old === 'done' || old === 'dropped') return 'reopened';
  if (now === 'blocked') return 'blocked';
  if (old === 'blocked') return 'unblocked';
  return now === 'in progress' ? 'started' : 'field';
}
/** Whether two statuses are the same: one that is not written is `todo`. */
export const isSameStatus = (from: Node | undefined, to: Node | undefined): boolean => statusIn(from) === statusIn(to);
const isWritten = (node: Node | undefined): boolean => !!node && node.kind !== 'empty';
const statusIn = (node: Node | undefined): string => (node?.text || 'todo').replace('in-progress', 'in progress');
