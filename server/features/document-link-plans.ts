import type { DocumentLink } from 'vscode-languageserver-types';
import { titleOf } from '../plan/everywhere.ts';
import { isShared, splitRef } from '../plan/far-ref.ts';
import { partOf } from '../plan/node.ts';
import { outside } from '../plan/outside.ts';
import type { Plan } from '../plan/plan.ts';
import { mentions, rangeOf, spotOf } from '../plan/query.ts';

/** The plan in `crm/api-freeze`: it leads to what is named there; where nothing is, to the plan as a whole. */
export function planLinks(plan: Plan): DocumentLink[] {
  const { others } = plan;
  if (!others) return [];
  const links = new Map<string, { link: DocumentLink; exact: boolean }>();
  for (const [kind, refs] of plan.names.references) {
    for (const ref of refs.keys()) {
      const far = isShared(kind) || outside(ref, others) ? undefined : splitRef(ref);
      const found = far && others.find(kind, ref);
      const home = found?.home ?? (far && others.plans(far.plan)[0]);
      if (!far || !home) continue;
      const { entry } = found ?? {};
      const place = entry && rangeOf(home.plan, { parsed: entry.parsed, range: entry.key.range }).start;
      const target = place ? `${home.file}#L${place.line + 1},${place.character + 1}` : home.file;
      for (const word of mentions(plan, kind, ref)) {
        const { parsed, token } = word;
        const spot = spotOf(plan, word);
        // Of the kinds that a word may name, one may be found where another is not.
        if (links.get(spot)?.exact) continue;
        const range = rangeOf(plan, { parsed, range: partOf(token, 0, far.plan.length) });
        links.set(spot, { link: { range, target, tooltip: `Open ${titleOf(home)}` }, exact: !!entry });
      }
    }
  }
  return [...links.values()].map(it => it.link);
}
