import type { Kind } from '../language/kinds.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { findAll, rangeOf } from '../plan/query.ts';
import { sectionOf } from '../plan/section.ts';

/** Where the entry stands that a link names: `decision/fund-gap` in the plan `crm`. */
export interface Located {
  readonly uri: string;
  readonly range: Range;
}

/** Finds what a link names, `crm/decision/fund-gap`, in some plans: only what they hold is looked at, no path is followed. */
export function locate(
  link: string,
  plans: readonly { readonly uri: string; readonly name: string; readonly plan: Plan }[],
): Located | null {
  const [name, kind = '', ...rest] = link.split('/');
  for (const it of plans) {
    if (it.name !== name) continue;
    const range = placeOf(it.plan, kind, rest.join('/'));
    if (range) return { uri: it.uri, range };
  }
  return null;
}

function placeOf(plan: Plan, kind: string, id: string): Range | undefined {
  const [entry] = kind === 'goal' ? [sectionOf(plan, 'goal')] : findAll(plan, kind as Kind, id);
  return entry && rangeOf(plan, { parsed: entry.parsed, range: entry.key.range });
}
