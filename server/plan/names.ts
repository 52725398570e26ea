import type { Kind } from '../language/kinds.ts';
import { assumedIn } from './assumed.ts';
import type { Parsed, Token } from './parse.ts';
import type { Plan } from './plan.ts';
import { holds, type Position } from './position.ts';
import { indexOf, type Place, resolve, tokenAt } from './query.ts';

/** A word of the plan that gives a thing its name, or uses that name. */
export interface Name extends Place {
  readonly kind: Kind;
  readonly id: string;
  readonly token: Token;
}
/** One place where a name is written. */
export interface Occurrence extends Place {
  readonly defines: boolean;
}

const plain: Readonly<Partial<Record<Kind, string>>> = { goal: 'the goal' };
/** The kind in words: "activity", "metric" … */
export const kindName = (kind: Kind): string => plain[kind] ?? kind;

/** Whether something in the plan has this name. */
export const isDefined = (plan: Plan, kind: Kind, id: string): boolean => !!plan.names.definitions.get(kind)?.has(id);

/** The name under a position, in what a scenario assumes too. Of the kinds that a word may refer to, the one that is defined, here or in the plan that it leads to; else the first. */
export function nameAt(plan: Plan, position: Position): Name | undefined {
  const found = tokenAt(plan, position);
  if (!found) return undefined;
  const { parsed, token } = found;
  const { defines, refersTo } = token.meaning ?? {};
  const kind = defines ?? refersTo?.find(it => resolve(plan, it, token.text)) ?? refersTo?.[0];
  return kind ? { kind, id: token.text, token, parsed, range: token.range } : assumedAt(plan, parsed, position);
}
function assumedAt(plan: Plan, parsed: Parsed, { line, character }: Position): Name | undefined {
  if (parsed.chunk.section !== 'scenarios') return undefined;
  const at = { line: line - plan.lines[indexOf(plan, parsed)]!, character };
  const found = assumedIn(plan, (kind, ref) => !!resolve(plan, kind, ref));
  const name = found.find(it => it.parsed === parsed && holds(it.range, at));
  return name && { ...name, id: name.ref };
}
