import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import { here, thingAt } from '../plan/everywhere.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';
import { rangeOf } from '../plan/query.ts';

/** The name under the cursor wherever the plan writes it; where it is defined stands out. */
export function documentHighlight(plan: Plan, position: Position): DocumentHighlight[] | null {
  const thing = thingAt(plan, position);
  if (!thing) return null;
  return here(plan, thing).map(it => ({
    range: rangeOf(plan, it),
    kind: it.defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
