import { rules } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';

export const byId = new Map(rules.map(it => [it.id, it]));
/** The rules that speak about a chunk, sorted by what they have to be asked about: in a plan of 10,000 entries each question more is a million. */
interface Asking {
  readonly chunk: readonly Rule[];
  /** Those of them that may have something to say where reading met nothing out of order. */
  readonly sound: readonly Rule[];
  /** By the kind of entry; of activities that are over only some. */
  readonly open: ReadonlyMap<string, readonly Rule[]>;
  readonly over: readonly Rule[];
}
function askingOf(rules: readonly Rule[]): Asking {
  const chunk = rules.filter(it => it.chunk);
  const kinds = new Set(rules.flatMap(it => Object.keys(it.entry ?? {}) as (keyof NonNullable<Rule['entry']>)[]));
  const open = new Map([...kinds].map(kind => [kind, rules.filter(it => it.entry?.[kind])]));
  const over = (open.get('activity') ?? []).filter(it => it.closed || it.group === 'Language');
  return { chunk, sound: chunk.filter(it => !it.troubled), open, over };
}
export const everything = askingOf(rules);
/** In a closed plan only the language is judged. */
export const inClosed = askingOf(rules.filter(it => isForClosed(it)));
export const ownRules = rules.filter(it => it.plan && !it.around);
export const aroundRules = rules.filter(it => it.plan && it.around && !it.late);
export const lateRules = rules.filter(it => it.plan && it.late);
export const ignoreRules = rules.filter(it => it.ignore);

/** Whether a rule still speaks once a plan is closed. */
export function isForClosed({ group, id }: Rule): boolean {
  return group === 'Language' || id === 'plan-closed-open';
}
