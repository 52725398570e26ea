import { language } from '../language/index.ts';
import type { Kind } from '../language/kinds.ts';
import { type Shape, shapeOf } from '../language/shape.ts';
import { partOf } from './node.ts';
import type { Token } from './parse.ts';
import type { Plan } from './plan.ts';
import type { Place } from './query.ts';

/** A name in what a scenario assumes: within a path, as in `people.ana.until`, or as the value that is given to one. */
export interface Assumed extends Place {
  readonly kind: Kind;
  readonly ref: string;
  readonly token: Token;
}
type Known = (kind: Kind, ref: string) => boolean;

/** The names in what the scenarios of a plan assume. Ids may hold points: the longest that is known is meant. */
export const assumedIn = (plan: Plan, isKnown: Known): Assumed[] =>
  plan.chunks.flatMap(parsed =>
    parsed.chunk.section === 'scenarios'
      ? parsed.tokens
          .filter(it => it.path.at(-2) === 'assume' && it.node.kind === 'scalar')
          .flatMap(token => {
            const found = token.role === 'key' ? inPath(token, isKnown) : asValue(token, isKnown);
            return found.map(it => ({ ...it, token, parsed }));
          })
      : [],
  );

/** A longer path speaks of nothing. */
const longest = 400;

/** What a path speaks of: an entry of a section, by its id, and below it keys. */
function targetOf(path: string, isKnown: Known) {
  const dot = path.indexOf('.');
  const section = shapeOf(language).keys!.get(path.slice(0, dot))?.entry;
  const kind = section?.key.defines;
  if (dot < 0 || !kind || path.length > longest) return undefined;
  const rest = path.slice(dot + 1);
  for (let end = rest.length; end > 0; end = rest.lastIndexOf('.', end - 1)) {
    const ref = rest.slice(0, end);
    if (isKnown(kind, ref)) return { kind, ref, from: dot + 1, shape: section.value, keys: rest.slice(end + 1) };
  }
  return undefined;
}

function inPath({ node }: Token, isKnown: Known): Omit<Assumed, 'token' | 'parsed'>[] {
  const found: Omit<Assumed, 'token' | 'parsed'>[] = [];
  let target = targetOf(node.text, isKnown);
  while (target) {
    const { kind, ref, from, keys } = target;
    const range = partOf(node, from, from + ref.length);
    // Of what does not stand there letter by letter, no part can be told.
    if (range === node.range) break;
    // A task of another plan is named there, and not here.
    found.push({ kind, ref, range });
    target = kind === 'activity' && !ref.includes('/') ? taskOf(node.text, keys, isKnown) : undefined;
  }
  return found;
}
/** What stands behind `tasks.` at the end of a path. */
function taskOf(path: string, keys: string, isKnown: Known) {
  if (!keys.startsWith('tasks.')) return undefined;
  const target = targetOf(`activities.${keys.slice('tasks.'.length)}`, isKnown);
  return target && { ...target, from: path.length - keys.length + 'tasks.'.length };
}

function asValue({ node, path }: Token, isKnown: Known): Omit<Assumed, 'token' | 'parsed'>[] {
  const target = targetOf(path.at(-1)!, isKnown);
  const keys = target?.keys ? target.keys.split('.') : [];
  const shape = keys.reduce<Shape | undefined>((at, key) => at?.keys?.get(key), target?.shape);
  const scalar = shape?.scalar ?? shape?.item?.scalar;
  const ref = scalar?.types.includes('lagged') ? node.text.split('+')[0]!.trimEnd() : node.text;
  const kind = scalar?.refersTo?.find(it => isKnown(it, ref));
  if (!kind) return [];
  return [{ kind, ref, range: ref.length === node.text.length ? node.range : partOf(node, 0, ref.length) }];
}
