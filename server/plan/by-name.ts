import type { Plan } from './plan.ts';
import { find, resolve } from './query.ts';

/** A sentence as one would say it: people by their names, and what it cites by its title; what has neither stays as it is. */
export function byName(plan: Plan, message: string): string {
  const name = (id: string): string | undefined => find(plan, 'person', id)?.value.name;
  return message
    .replace(/"([^"\n]{1,80})"/g, (all, ref: string) => {
      const title = titleBehind(plan, ref);
      return title === undefined ? all : `“${title}”`;
    })
    .replace(
      /(^|[.;:] )([\w.-]{1,40}) (?=(?:is|has|does|works|gives|takes|owns)\b)/g,
      (all, lead: string, id: string) => {
        const found = name(id);
        return found === undefined ? all : `${lead}${found} `;
      },
    )
    .replace(/\b(Ask|to|of|by|from) ([\w.-]{0,39}\w)/g, (all, lead: string, id: string) => {
      const found = name(id);
      return found === undefined ? all : `${lead} ${found}`;
    });
}

/** What a name in a plan is called by people: of work, a milestone or a decision of this plan or of another. */
function titleBehind(plan: Plan, ref: string): string | undefined {
  const kinds = ['activity', 'milestone', 'metric', 'workstream'] as const;
  for (const kind of kinds) {
    const value = resolve(plan, kind, ref)?.entry.value as { readonly title?: string } | undefined;
    if (typeof value === 'object' && value.title) return value.title;
  }
  return resolve(plan, 'decision', ref)?.entry.value.question;
}
