import type { Location } from 'vscode-languageserver-types';
import { everywhere, located, thingAt } from '../plan/everywhere.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';

/** Every place, in this plan and the others of its folder, that mentions the name under the cursor; with its definitions when `declaration` says so. */
export function references(plan: Plan, position: Position, uri: string, declaration: boolean): Location[] | null {
  const thing = thingAt(plan, position);
  if (!thing) return null;
  const found = everywhere(plan, thing).filter(it => declaration || !it.defines);
  return found.map(it => located(plan, it, uri));
}
