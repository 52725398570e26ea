import type { Location } from 'vscode-languageserver-types';
import { nameAt, occurrences } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';
import { rangeOf } from '../plan/query.ts';

/** Every place that mentions the name under the cursor; with its definition when `declaration` says so. */
export function references(plan: Plan, position: Position, uri: string, declaration: boolean): Location[] | null {
  const name = nameAt(plan, position);
  if (!name) return null;
  const found = occurrences(plan, name.kind, name.id).filter(it => declaration || !it.defines);
  return found.map(it => ({ uri, range: rangeOf(plan, it) }));
}
