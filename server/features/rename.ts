import type { Kind } from '../language/kinds.ts';
import { types } from '../language/values.ts';
import { rename as renameAll } from '../mend/rename.ts';
import type { Change } from '../plan/change.ts';
import { quote } from '../plan/edit.ts';
import { has, type Thing, thingOf } from '../plan/everywhere.ts';
import { isShared } from '../plan/far-ref.ts';
import { isDefined, kindName, type Name, nameAt } from '../plan/names.ts';
import { partOf } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position, Range } from '../plan/position.ts';
import { known, rangeOf, resolve } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { readOwner } from '../words/owner.ts';

/** Why a name stays, in words for the user. */
export interface Refused {
  readonly refused: string;
}
/** A name with what it stands for. */
interface Found {
  readonly name: Name;
  readonly thing: Thing;
}

/** What would be renamed: the word under the cursor; of `crm/api-freeze` the part behind the plan. */
export function prepareRename(plan: Plan, position: Position): { range: Range; placeholder: string } | Refused {
  const found = renamable(plan, position);
  if ('refused' in found) return found;
  const { name, thing } = found;
  const lead = name.id.length - thing.id.length;
  const range = lead ? partOf({ range: name.range, text: name.id }, lead, name.id.length) : name.range;
  return { range: rangeOf(plan, { parsed: name.parsed, range }), placeholder: thing.id };
}

/** Gives a thing another name wherever it is written, in this plan and the others of its folder, and touches nothing else. */
export function rename(plan: Plan, position: Position, to: string): Change | Refused {
  const found = renamable(plan, position);
  if ('refused' in found) return found;
  const { thing } = found;
  const text = withoutPlan(to.trim(), thing);
  if (text === thing.id) return { edits: [] };
  const refused = objection(plan, found, text);
  return refused ? { refused } : renameAll(plan, thing, text, plan.others);
}
/** Whoever renames `crm/api-freeze` may type the plan again. */
const withoutPlan = (text: string, { home }: Thing): string =>
  home && text.startsWith(`${home.name}/`) ? text.slice(home.name.length + 1) : text;

function renamable(plan: Plan, position: Position): Found | Refused {
  const name = nameAt(plan, position);
  if (!name) return { refused: 'There is no name here. Put the cursor on an id, such as that of an activity.' };
  const thing = thingOf(plan, name.kind, name.id);
  if (thing.kind === 'goal' && thing.home)
    return { refused: 'A goal has no name of its own. What it says stands in its plan, under "goal".' };
  if (isEverybodys(thing.kind, thing.id))
    return {
      refused: `"${thing.id}" is the calendar of everybody whose team names none. Under another name it would not be theirs.`,
    };
  const rivals = thing.home ? plan.others!.plans(thing.home.name).filter(it => has(it.plan, thing.kind, thing.id)) : [];
  if (rivals.length > 1)
    return {
      refused: `${rivals.length} plans are called ${cited(thing.home!.name)}, so "${name.id}" may mean either. Rename the file of one of them first.`,
    };
  if (thing.home || resolve(plan, thing.kind, thing.id) || isLooseName(plan, thing.kind)) return { name, thing };
  if (name.id.includes('/'))
    return { refused: `"${name.id}" belongs to another plan. Open that plan and rename it there.` };
  return { refused: `Nothing in this plan is called "${name.id}" yet, so there is nothing to rename.` };
}

/** A calendar that holds by its name alone. */
const isEverybodys = (kind: Kind, id: string): boolean => kind === 'calendar' && id === 'default';

/** Where no one is listed under `people:`, a person is whatever name the plan uses. */
const isLooseName = (plan: Plan, kind: Kind): boolean => kind === 'person' && !known(plan, 'person').length;

/** The kinds that one list may name side by side: two of them with one name could not be told apart. */
const together: readonly (readonly Kind[])[] = [
  ['activity', 'milestone', 'decision'],
  ['activity', 'milestone', 'metric', 'workstream'],
];
/** What else such a list may name: the means of a plan beside what is `affected`, and the goal beside the metrics that are served. */
const reserved: Readonly<Partial<Record<string, (kind: Kind) => boolean>>> = {
  budget: kind => together[1]!.includes(kind),
  headcount: kind => together[1]!.includes(kind),
  tooling: kind => together[1]!.includes(kind),
  goal: kind => kind === 'metric',
};

function objection(plan: Plan, { name, thing }: Found, to: string): string | undefined {
  const { kind } = thing;
  if (!to) return 'The new name is empty.';
  const loose = isLooseName(plan, kind) && !name.token.meaning?.defines;
  if (!loose && quote(to, true) !== to && types.id.read(to) !== undefined)
    return `"${to}" cannot be a name: begin it with a letter or a digit.`;
  if (!loose && types.id.read(to) === undefined)
    return `"${to}" cannot be a name: use letters, digits, "-", "_" and ".", such as audit-checklist.`;
  if (Object.hasOwn(reserved, to) && reserved[to]!(kind))
    return `"${to}" is what every plan calls its own ${to}, so a ${kindName(kind)} of that name could not be told from it. Choose another name.`;
  const says = kind === 'person' ? readOwner(to, { people: new Set([to]) }).kind : 'person';
  if (says === 'missing') return `As an owner "${to}" would be nobody. Choose another name.`;
  if (!loose && says !== 'person') return `As an owner "${to}" would not be one person. Choose another name.`;
  if (isEverybodys(kind, to))
    return `"${to}" would be the calendar of everybody whose team names none. Choose another name.`;
  const kinds = [kind, ...together.filter(it => it.includes(kind)).flat()];
  for (const { plan: other, where } of scopeOf(plan, thing)) {
    const taken = kinds.find(it => isDefined(other, it, to));
    if (!taken) continue;
    const article = /^[aeiou]/.test(taken) ? 'an' : 'a';
    return `There is already ${article} ${kindName(taken)} called "${to}"${where}. Choose another name.`;
  }
  return undefined;
}

/** The plans in which a name may stand for one thing only: the one that has it, and those that `crm/…` may mean too; of what all share, every one. */
function scopeOf(plan: Plan, { kind, home }: Thing): { plan: Plan; where: string }[] {
  const others = plan.others?.others() ?? [];
  const name = home?.name ?? plan.others?.name;
  return [
    ...(isShared(kind) || !home ? [{ plan, where: '' }] : []),
    ...others
      .filter(it => isShared(kind) || it.name === name)
      .map(it => ({ plan: it.plan, where: ` in the plan ${cited(it.name)}` })),
  ];
}
