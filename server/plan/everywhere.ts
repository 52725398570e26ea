import type { Kind } from '../language/kinds.ts';
import { assumedIn } from './assumed.ts';
import { isShared, splitRef } from './far-ref.ts';
import { isDefined, nameAt, type Occurrence } from './names.ts';
import type { Member } from './others.ts';
import type { Entry, Parsed, Token } from './parse.ts';
import type { Plan } from './plan.ts';
import type { Position } from './position.ts';
import { findAll, headOf, mentions, rangeOf, tokenAt } from './query.ts';
import { sectionIn, sectionOf } from './section.ts';

/** Something that has a name, in this plan or in another of its folder. */
export interface Thing {
  readonly kind: Kind;
  /** As its own plan writes it. */
  readonly id: string;
  /** The plan that it stands in, where that is another one. */
  readonly home?: Member | undefined;
}
/** One place, in any plan of the folder, where a name is written. */
export interface Spot extends Occurrence {
  /** The plan that the place is in, where that is another one. */
  readonly home?: Member | undefined;
  /** What leads the id there: `crm/`, or nothing. */
  readonly lead: string;
}

/** What a word names. `ops/form` in the plan `ops` itself means its own `form`. */
export function thingOf(plan: Plan, kind: Kind, ref: string): Thing {
  const far = isShared(kind) ? undefined : splitRef(ref);
  if (!far) return { kind, id: ref };
  const found = plan.others?.find(kind, ref);
  if (found) return { kind, id: found.entry.id, home: found.home };
  return far.plan === plan.others?.name && has(plan, kind, far.id) ? { kind, id: far.id } : { kind, id: ref };
}
/** The thing whose name stands under a position; on the key `goal`, the goal. */
export function thingAt(plan: Plan, position: Position): Thing | undefined {
  const name = nameAt(plan, position);
  if (name) return thingOf(plan, name.kind, name.id);
  const token = tokenAt(plan, position)?.token;
  return token?.role === 'key' && token.depth === 1 && token.text === 'goal' ? { kind: 'goal', id: 'goal' } : undefined;
}

/** Whether a plan has such a thing. */
export const has = (plan: Plan, kind: Kind, id: string): boolean =>
  kind === 'goal' ? id === 'goal' && !!sectionOf(plan, 'goal') : isDefined(plan, kind, id);

/** The definitions of a name: those of its own plan first. More than one is a mistake, but of people, teams and calendars that all say the same. */
export function definitions(plan: Plan, kind: Kind, ref: string): Omit<Spot, 'lead'>[] {
  const { others } = plan;
  if (isShared(kind)) {
    const far = others?.definitions(kind, ref).filter(it => it.home.file !== others.file) ?? [];
    return [...definedIn(plan, kind, ref), ...far.map(({ entry, home }) => ({ ...placeOf(entry), home }))];
  }
  const thing = thingOf(plan, kind, ref);
  if (!thing.home) return definedIn(plan, kind, thing.id);
  return others!
    .plans(thing.home.name)
    .flatMap(home => definedIn(home.plan, kind, thing.id).map(it => ({ ...it, home })));
}
function definedIn(plan: Plan, kind: Kind, id: string): Occurrence[] {
  const isGoal = kind === 'goal' && id === 'goal';
  const entries = isGoal ? plan.heads.flatMap(it => sectionIn(it, 'goal') ?? []) : findAll(plan, kind, id);
  return entries.map(placeOf);
}
const placeOf = ({ parsed, key }: Entry): Occurrence => ({ parsed, range: key.range, defines: true });

/** Every place where the name of a thing is written: first those of this plan, in each plan its definitions before its mentions. */
export const everywhere = (plan: Plan, thing: Thing): Spot[] => {
  const sight = look(plan, thing);
  return sight.all.flatMap((it, i) => spotsIn(sight, it, thing).map(spot => (i ? { ...spot, home: it } : spot)));
};
/** The same of this plan alone. */
export function here(plan: Plan, thing: Thing): Spot[] {
  const sight = look(plan, thing);
  return spotsIn(sight, sight.all[0]!, thing);
}

/** A word that names a thing, with the plan it stands in where that is another one. */
export interface Mention {
  readonly home?: Member | undefined;
  readonly parsed: Parsed;
  readonly token: Token;
}
/** Every word of any plan that names a thing. */
export function namedBy(plan: Plan, thing: Thing): Mention[] {
  const { all, refs } = look(plan, thing);
  return all.flatMap((it, i) =>
    refs(it).flatMap(({ ref }) => mentions(it.plan, thing.kind, ref).map(word => (i ? { ...word, home: it } : word))),
  );
}
/** What people call a plan: its title, else what its file is called. */
export const titleOf = ({ plan, name }: Pick<Member, 'plan' | 'name'>): string =>
  headOf(plan, 'plan')?.pair.value.text.trim() || name;

/** The plans of the folder, this one first, and what each of them calls a thing. */
interface Sight {
  readonly all: readonly Member[];
  refs(it: Member): readonly { lead: string; ref: string }[];
}
function look(plan: Plan, { kind, id, home }: Thing): Sight {
  const { others } = plan;
  const own: Member = { file: others?.file ?? '', name: others?.name ?? '', plan };
  const byFile = [...(others?.others() ?? [])].sort((a, b) => (a.file < b.file ? -1 : 1));
  const all = [own, ...byFile];
  const bare = { lead: '', ref: id };
  if (isShared(kind)) return { all, refs: () => [bare] };
  const holder = home ?? own;
  const lead = `${holder.name}/`;
  const far = { lead, ref: lead + id };
  const namesakes = all
    .filter(it => it.name === holder.name && has(it.plan, kind, id))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  return {
    all,
    refs(it) {
      // Of several plans with one name the first that has it is meant, and never the one that says it while there are others.
      const meant = others && namesakes.find(other => other.file !== it.file);
      if (it.file === holder.file) return others && !meant ? [bare, far] : [bare];
      return meant?.file === holder.file ? [far] : [];
    },
  };
}

function spotsIn({ all, refs }: Sight, member: Member, { kind, id, home }: Thing): Spot[] {
  const { plan, file } = member;
  const names = refs(member);
  const defines = isShared(kind) || file === (home ?? all[0]!).file ? definedIn(plan, kind, id) : [];
  const isKnown = (of: Kind, ref: string): boolean =>
    (of === kind && names.some(it => it.ref === ref)) ||
    (isShared(of) ? all.some(it => isDefined(it.plan, of, ref)) : isDefined(plan, of, ref));
  const assumed = assumedIn(plan, isKnown);
  return [
    ...defines.map(it => ({ ...it, lead: '' })),
    ...names.flatMap(({ lead, ref }) =>
      [
        ...mentions(plan, kind, ref).map(({ parsed, token }) => ({ parsed, range: token.range })),
        ...assumed.filter(it => it.kind === kind && it.ref === ref),
      ].map(({ parsed, range }) => ({ parsed, range, defines: false, lead })),
    ),
  ];
}

/** A place in any plan as a range of its text, with the file; `file` is that of the plan at hand. */
export const located = (plan: Plan, { home, ...place }: Pick<Spot, 'home' | 'parsed' | 'range'>, file: string) => ({
  uri: home?.file ?? file,
  range: rangeOf(home?.plan ?? plan, place),
});
