import type { Location } from 'vscode-languageserver-types';
import { nameAt, occurrences } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';
import { rangeOf } from '../plan/query.ts';

/** Where the name under the cursor is defined. On a definition that is the place itself: editors then show its mentions. */
export function definition(plan: Plan, position: Position, uri: string): Location[] | null {
  const name = nameAt(plan, position);
  if (!name) return null;
  const kinds = name.token.meaning?.refersTo ?? [name.kind];
  const found = kinds.flatMap(kind => occurrences(plan, kind, name.id).filter(it => it.defines));
  return found.length ? found.map(it => ({ uri, range: rangeOf(plan, it) })) : null;
}
