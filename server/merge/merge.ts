import { isBroken } from '../plan/broken.ts';
import { conflictsIn } from '../plan/conflicts.ts';
import { type Plan, readPlan } from '../plan/plan.ts';
import { type Marks, marked } from './markers.ts';
import { piecesOf } from './pieces.ts';
import { mergePieces } from './three-way.ts';

/** What became of two versions of a plan that came from one. */
export interface MergedPlan {
  readonly text: string;
  /** How many places are left to a person, each between markers. */
  readonly conflicts: number;
  /** How many ranks both sides wrote otherwise: they are worked out again. */
  readonly ranks: number;
}

/**
 * Merges two versions of a plan by sections, entries and keys: what one side alone changed is taken as it stands there,
 * with its comments. Nothing where a version cannot be read that far: then the text is merged as text.
 */
export function mergePlans(base: string, ours: string, theirs: string, marks: Marks): MergedPlan | undefined {
  const texts = [base, ours, theirs] as const;
  const [end, last] = [texts.map(lineEnd), texts.map(it => it === '' || it.endsWith('\n'))];
  const isMixed = end.includes('mixed');
  const even = texts.map((it, i) => `${isMixed ? it : it.replaceAll('\r\n', '\n')}${last[i] ? '' : '\n'}`);
  const plans: Plan[] = [];
  for (const it of even) plans.push(readPlan(it, plans.at(-1)));
  if (plans.some(isUnsettled)) return undefined;
  const [before, own, other] = plans.map(piecesOf);
  if (!before || !own || !other) return undefined;
  let ranks = 0;
  const merged = mergePieces('', before, own, other, () => void ranks++);
  const conflicts = merged.filter(it => typeof it !== 'string').length;
  const text = marked(merged, marks);
  if (!conflicts && plans.every(isRead) && !isRead(readPlan(text, plans[1]))) return undefined;
  const ended = changed(last) || conflicts ? text : text.replace(/\n$/, '');
  return { text: !isMixed && changed(end) === '\r\n' ? ended.replaceAll('\n', '\r\n') : ended, conflicts, ranks };
}

/** Of three values the one that a side changed. */
const changed = <T>([was, ours, theirs]: readonly T[]): T => (ours === was ? theirs! : ours!);

function lineEnd(text: string): '\n' | '\r\n' | 'mixed' | undefined {
  if (!text.includes('\r')) return text.includes('\n') ? '\n' : undefined;
  return /(?:^|[^\r])\n|\r(?!\n)/.test(text) ? 'mixed' : '\r\n';
}
/** A version that holds an earlier conflict says half of what is written in it. */
function isUnsettled(plan: Plan): boolean {
  const { conflicts, left } = conflictsIn(plan);
  return conflicts.length > 0 || left.length > 0;
}
const isRead = (plan: Plan): boolean => !plan.chunks.some(isBroken);
