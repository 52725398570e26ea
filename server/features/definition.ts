import type { Location } from 'vscode-languageserver-types';
import { definitions, located } from '../plan/everywhere.ts';
import { nameAt } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';

/** Where the name under the cursor is defined, in this plan or another. On a definition that is the place itself: editors then show its mentions. */
export function definition(plan: Plan, position: Position, uri: string): Location[] | null {
  const name = nameAt(plan, position);
  if (!name) return null;
  const kinds = name.token.meaning?.refersTo ?? [name.kind];
  const found = kinds.flatMap(kind => definitions(plan, kind, name.id));
  return found.length ? found.map(it => located(plan, it, uri)) : null;
}
