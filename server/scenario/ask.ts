import { type Day, iso, readDay } from '../language/day.ts';
import type { Assumption } from '../plan/assume.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, find, known } from '../plan/query.ts';
import { isVacancy, skillIndex, skillKey } from '../plan/skills.ts';
import { headValue } from '../plan/strategy.ts';
import { cited, kebab, unused, upTo } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { wholeOf } from '../plan/whole.ts';
import { demandsOf } from '../reckon/demand.ts';
import { jobsOf } from '../reckon/job.ts';
import { assumptionsOf } from './as-of.ts';
import { scenarioOf } from './scenario.ts';

/** What somebody wants to know before it happens. Days as `2026-08-21`. */
export type Ask =
  | { readonly what: 'leaves'; readonly person: string; readonly day: string }
  /** A workstream, as the plan at hand names it. */
  | { readonly what: 'win'; readonly workstream: string }
  | { readonly what: 'grows'; readonly percent: number }
  /** Work that is offered: `effort` as the language writes it, `skills` that it asks for. */
  | {
      readonly what: 'take on';
      readonly title: string;
      readonly effort: string;
      readonly due: string;
      readonly skills: readonly string[];
    }
  | { readonly what: 'scenario'; readonly name: string };

/** A question as a scenario. */
export interface Supposed {
  readonly id: string;
  readonly title: string;
  readonly assumed: readonly Assumption[];
  /** The plan that its paths begin in, where that is another one than the plan at hand. */
  readonly home?: Plan;
}
type Refused = { readonly refused: string };

/** The assumptions that a question stands for, or why it cannot be asked, in words for the user. */
export function suppose(plan: Plan, ask: Ask, today: Day): Supposed | Refused {
  switch (ask.what) {
    case 'leaves':
      return leaves(plan, ask.person, readDay(ask.day));
    case 'win':
      return win(plan, ask.workstream);
    case 'grows':
      return grows(plan, ask.percent);
    case 'take on':
      return takeOn(plan, ask, readDay(ask.due), today);
    case 'scenario': {
      const found = scenarioOf(plan, ask.name);
      if (!found) return { refused: `There is no scenario ${cited(ask.name)}.` };
      const { scenario, home } = found;
      return {
        id: scenario.id,
        title: scenario.value.title ?? scenario.id,
        assumed: assumptionsOf(scenario),
        ...(home !== plan && { home }),
      };
    }
  }
}

function leaves(plan: Plan, id: string, day: Day | undefined): Supposed | Refused {
  const person = find(plan, 'person', id);
  if (!person) return { refused: `Nobody is called ${cited(id)}.` };
  if (day === undefined) return { refused: 'Say the last working day, such as 2026-08-21.' };
  const title = `${person.value.name ?? named(id)} leaves, with ${iso(day)} as the last day`;
  return { id: `${kebab(id)}-leaves`, title, assumed: [[`people.${id}.until`, iso(day)]] };
}

/** A workstream as the plan at hand writes it in a path. */
function win(plan: Plan, ref: string): Supposed | Refused {
  const found = streamsOf(plan).find(it => it.ref === ref);
  if (!found) return { refused: `No tentative workstream is called ${cited(ref)}.` };
  const { lead, id, title } = found;
  return {
    id: `win-${kebab(id)}`,
    title: `${title} is won`,
    assumed: [[`workstreams.${lead}${id}.status`, 'confirmed']],
  };
}

/** Continuous load, of all plans, by so many percent more; nobody gives more than the whole day. */
function grows(plan: Plan, percent: number): Supposed | Refused {
  if (!Number.isFinite(percent) || percent <= -100 || percent > 1000 || !percent)
    return { refused: 'Say by how many percent support grows, such as 30.' };
  const assumed = jobsOf(plan).all.flatMap(({ kind, entry, home }): Assumption[] => {
    const { load } = entry.value;
    if (kind !== 'continuous' || load === undefined) return [];
    const path = `activities.${home ? `${home.name}/` : ''}${entry.id}.load`;
    const more = (share: number): string => `${Math.min(100, Math.round(share * (100 + percent)))}%`;
    return load instanceof Map
      ? [...(load as Map<string, number>)].map(([id, share]): Assumption => [`${path}.${id}`, more(share)])
      : [[path, more(load as number)]];
  });
  if (!assumed.length) return { refused: 'No activity has a "load" that could grow.' };
  const by = `${Math.abs(percent)} %`;
  return percent > 0
    ? { id: `support-grows-${Math.round(percent)}`, title: `Support grows by ${by}`, assumed }
    : { id: `support-shrinks-${Math.round(-percent)}`, title: `Support shrinks by ${by}`, assumed };
}

/** New work, in the hands of whoever can do it and has the most hours free until it is due. */
function takeOn(
  plan: Plan,
  { title, effort, skills }: Extract<Ask, { what: 'take on' }>,
  due: Day | undefined,
  today: Day,
): Supposed | Refused {
  const words = title.replace(/\s+/g, ' ').trim();
  if (!words) return { refused: 'Say what is to be done.' };
  if (due === undefined || due < today) return { refused: `Say by which day, from ${iso(today)} on.` };
  if (!/^\d{1,4}(?:\.\d+)?[hdw](?:\.\.\d{1,4}(?:\.\d+)?[hdw])?$/.test(effort))
    return { refused: 'Say how much work it is, such as 20d, or 15d..30d.' };
  const id = unused(kebab(upTo(words, 40)), it => entriesOf(plan, 'activity').some(entry => entry.id === it));
  const asked = skills.map(it => it.trim()).filter(Boolean);
  const owner = ableFor(plan, asked, due, today);
  const path = `activities.${id}`;
  return {
    id: `take-on-${id}`,
    title: `Take on: ${words}`,
    assumed: [
      [`${path}.effort`, effort],
      [`${path}.title`, words],
      [`${path}.due`, iso(due)],
      ...(owner === undefined ? [] : [[`${path}.owner`, owner] as const]),
      ...asked.map((it): Assumption => [`${path}.skills.${it}`, '1']),
    ],
  };
}
function ableFor(plan: Plan, skills: readonly string[], due: Day, today: Day): string | undefined {
  const index = skillIndex(plan);
  const able = demandsOf(plan, today).filter(
    ({ person }) =>
      !isVacancy(person) &&
      skills.every(it => (index.get(skillKey(it)) ?? []).some(has => has.person.id === person.id)),
  );
  const free = able.map(it => ({ id: it.person.id, hours: it.free(today, due) }));
  return free.sort((a, b) => b.hours - a.hours || (a.id < b.id ? -1 : 1))[0]?.id;
}

/** One thing that may be chosen where a question is asked. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly says: string;
}
/** What may be chosen, over all plans of the folder: people, work that is not agreed yet, scenarios, skills. */
export interface Choices {
  readonly people: readonly Choice[];
  readonly tentative: readonly Choice[];
  readonly scenarios: readonly Choice[];
  readonly skills: readonly string[];
  /** The day of today, and the end of the period, or of a quarter. */
  readonly today: string;
  readonly until: string;
}
export function choicesOf(plan: Plan, today: Day): Choices {
  const own = plan.others?.file ?? '';
  const end = headValue(plan, 'period')?.to;
  return {
    people: known(plan, 'person')
      .filter(it => !isVacancy(it) && (it.value.until ?? today) >= today)
      .map(({ id, value }) => ({ id, label: value.name ?? id, says: [id, value.role].filter(Boolean).join(' · ') })),
    tentative: streamsOf(plan).map(({ ref, title, says }) => ({ id: ref, label: title, says })),
    scenarios: wholeOf(plan).flatMap(it =>
      entriesOf(it.plan, 'scenario').map(({ id, value }) => ({
        id: it.file === own ? id : `${it.name}/${id}`,
        label: value.title ?? id,
        says: it.file === own ? id : `${it.name}/${id}`,
      })),
    ),
    skills: [...new Set([...skillIndex(plan).values()].flatMap(it => it.map(has => has.skill.name)))].sort(),
    today: iso(today),
    until: iso(end !== undefined && end >= today ? end : today + 90),
  };
}

/** The workstreams that are not agreed yet, as the plan at hand names them. */
function streamsOf(plan: Plan) {
  const own = plan.others?.file ?? '';
  return wholeOf(plan).flatMap(({ file, name, plan: theirs }) => {
    const lead = file === own ? '' : `${name}/`;
    return entriesOf(theirs, 'workstream')
      .filter(it => it.value.status === 'tentative')
      .map(({ id, value }) => ({
        ref: lead + id,
        lead,
        id,
        title: value.title ?? id,
        says: [lead + id, value.client].filter(Boolean).join(' · '),
      }));
  });
}
