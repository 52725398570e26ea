import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { find } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';

/** A plan beside the one at hand: what its file is called, and what people call it. */
export interface Home {
  readonly name: string;
  readonly title: string;
}
/** How what an answer is about is called. `home` is the plan of an entry, where it is another one. */
export interface Names {
  person(plan: Plan, id: string): string;
  entry(entry: Entry, home: Home | undefined): string;
  plan(home: Home): string;
}

/** As the plan at hand names them: no prose, so that a rule may say it. */
export const byId: Names = {
  person: (_, id) => named(id),
  entry: ({ id }, home) => cited(home ? `${home.name}/${id}` : id),
  plan: ({ name }) => cited(name),
};

/** As people do, and as a check-in says it: by name and title; by the id where there is none. */
export const byTitle: Names = {
  person: (plan, id) => named(find(plan, 'person', id)?.value.name ?? id),
  entry(entry, home) {
    const title = titleOf(entry);
    if (title === undefined) return byId.entry(entry, home);
    const above = entry.parent && (titleOf(entry.parent) ?? entry.parent.id);
    return `${quoted(above === undefined ? title : `${above}: ${title}`)}${home ? ` of ${byTitle.plan(home)}` : ''}`;
  },
  plan: ({ title }) => quoted(title),
};

const titleOf = ({ value }: Entry): string | undefined =>
  typeof value === 'object' && value && 'title' in value ? (value.title as string | undefined) : undefined;
/** On one line, and cut where it is long. */
const quoted = (text: string): string => `“${cited(text, 80).slice(1, -1)}”`;
