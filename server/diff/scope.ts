import { middle } from '../language/time.ts';
import { types } from '../language/values.ts';
import { descend, type Node } from '../plan/node.ts';
import type { Part } from './fact.ts';
import { said } from './parts.ts';

/** What became of the scope of an activity by one of its keys. */
export interface Scope {
  readonly parts: readonly Part[];
  readonly size: 'grew' | 'shrank' | undefined;
  /** Not what is to be done has changed, but how much of it is. */
  readonly isProgress?: boolean;
}

/** Whether an estimate is larger: by its middle. */
export function effortScope(from: Node | undefined, to: Node | undefined): Scope {
  const days = (node: Node | undefined): number | undefined => {
    const read = node && types.estimate.read(node.text);
    return read && middle(read);
  };
  const [old, now] = [days(from), days(to)];
  return { parts: [], size: old === undefined || now === undefined ? undefined : sizeOf(now - old) };
}

/** The criteria that came, went, or were met. One that says the same is the same, however it is written. */
export function criteriaScope(from: Node | undefined, to: Node | undefined): Scope {
  const [old, now] = [criteriaIn(from), criteriaIn(to)];
  const gone = [...old.keys()].filter(it => !now.has(it));
  const added = [...now.keys()].filter(it => !old.has(it));
  const kept = [...now.keys()].filter(it => old.has(it));
  const parts = [
    ...gone.map(it => ({ at: '', from: it, to: undefined })),
    ...added.map(it => ({ at: '', from: undefined, to: it })),
    ...kept.flatMap(it =>
      (['met', 'by'] as const).flatMap(key => {
        const [before, after] = [old.get(it)![key], now.get(it)![key]];
        return before === after ? [] : [{ at: `${it}: ${key}`, from: before, to: after }];
      }),
    ),
  ];
  const isProgress = !gone.length && !added.length && parts.some(it => it.at.endsWith(': met'));
  const whole = parts.length ? parts : [{ at: '', from: said(from), to: said(to) }];
  return { parts: whole, size: sizeOf(added.length - gone.length), isProgress };
}
const sizeOf = (more: number): Scope['size'] => (more > 0 ? 'grew' : more < 0 ? 'shrank' : undefined);

/** What must be true, with who approves it and since when it is met. */
function criteriaIn(node: Node | undefined) {
  const items = !node || node.kind === 'empty' ? [] : node.kind === 'list' ? node.items : [node];
  return new Map(
    items.map(it => {
      const key = (name: string): string | undefined => said(descend(it, [name])?.value);
      return [(it.kind === 'map' ? key('criterion') : said(it)) ?? '', { by: key('by'), met: key('met') }];
    }),
  );
}
