import { type Day, readDay } from '../language/day.ts';
import { nameIn } from '../mend/owner-choice.ts';
import type { Plan } from '../plan/plan.ts';
import { contributors, type EntryOf, find, inherited, resolve } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { spoken } from '../plan/wording.ts';

/** One thing to be said in a check-in, as a person would say it: names and days, no ids. */
export interface Point {
  /** What it is about, `activity/form`: for a program, and so that nothing is said twice. */
  readonly about: string;
  readonly title: string;
  /** Who answers for it, by name. */
  readonly who: string | undefined;
  /** What there is to say, in sentences. */
  readonly says: string;
  /** Since when it stands so; what has stood longest comes first. */
  readonly since: Day | undefined;
  /** Everybody whom it concerns, as the plan names them. */
  readonly people: readonly string[];
  /** What could be decided, in sentences: dear to work out, so that it is asked only of what is told. */
  readonly options?: () => string;
  /** It is told as blocked already, and not again. */
  readonly isAbove?: boolean;
}

/** What is said of one plan: all there is, before anything is left out. */
export interface Points {
  /** What moved forward; then what moved otherwise: dates, scope, owners. */
  readonly moved: readonly Point[];
  readonly changed: readonly Point[];
  readonly blocked: readonly Point[];
  readonly decide: readonly Point[];
  /** What somebody will be asked about, and has not said yet. */
  readonly unsaid: readonly Point[];
}

type Activity = EntryOf<'activity'>;

/** The name of a person whom a plan names by an id, or by any other of their names. */
export const personName = (plan: Plan, who: string): string =>
  find(plan, 'person', nameIn(plan, who))?.value.name ?? cited(who).slice(1, -1);

/** Everybody at work on an activity, and whoever can lift what blocks it. */
export function peopleOf(entry: Activity): string[] {
  const { blocked } = entry.value;
  const owner = inherited(entry, 'owner');
  const by = typeof blocked === 'object' ? blocked.by : undefined;
  return [...(owner === undefined ? [] : [owner]), ...contributors(entry.value), ...(by === undefined ? [] : [by])];
}

/** What is said of an activity; a task is told with what it is a task of. */
export function pointOf(plan: Plan, entry: Activity, says: string, since?: Day): Point {
  const owner = inherited(entry, 'owner');
  const title = titleOf(entry);
  return {
    about: `activity/${entry.id}`,
    title: entry.parent ? `${titleOf(entry.parent as Activity)}: ${title}` : title,
    who: owner === undefined ? undefined : personName(plan, owner),
    says,
    since,
    people: peopleOf(entry),
  };
}
export const titleOf = ({ id, value }: Activity): string => value.title ?? id;

/** A sentence of a rule as one would say it: days without numbers, people by their names, and what it cites by its title. */
export function aloud(plan: Plan, message: string, today: Day): string {
  const name = (id: string): string | undefined => find(plan, 'person', id)?.value.name;
  return message
    .replace(/"([^"\n]{1,80})"/g, (all, ref: string) => {
      const title = titleBehind(plan, ref);
      return title === undefined ? all : `“${title}”`;
    })
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, it => {
      const day = readDay(it);
      return day === undefined ? it : spoken(day, today);
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
