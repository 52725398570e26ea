import type { FromPage } from './messages.ts';

type Loose = Readonly<Record<string, unknown>>;

const isText = (it: unknown): it is string => typeof it === 'string';
const isCount = (it: unknown): boolean => Number.isSafeInteger(it) && (it as number) >= 0;
const isDay = (it: unknown): boolean => it === undefined || Number.isSafeInteger(it);
const isOneOf = (it: unknown, all: readonly string[]): boolean => isText(it) && all.includes(it);
const kinds = ['activity', 'milestone', 'decision', 'goal'];
const isThing = ({ uri, kind, id }: Loose): boolean => isText(uri) && isOneOf(kind, kinds) && isText(id);
const isMove = (it: Loose): boolean => isThing(it) && isDay(it.start) && isDay(it.due);

/** What each message of a page holds. */
const shapes = new Map<string, (it: Loose) => boolean>([
  ['ready', () => true],
  ['open', it => isText(it.uri) && isCount(it.line) && isCount(it.character)],
  ['filter', it => isOneOf(it.what, ['mine', 'week', 'plan', 'all']) && typeof it.on === 'boolean'],
  ['why', it => isCount(it.turn) && isThing(it)],
  ['try', it => isCount(it.turn) && isMove(it)],
  ['write', isMove],
  ['undo', () => true],
  ['run', it => isOneOf(it.command, ['newPlan', 'openSample', 'restart', 'setBaseline'])],
]);

/** A message of a page, checked; nothing where it is none. A page shows what others wrote, so it is not trusted. */
export function readMessage(it: unknown): FromPage | undefined {
  if (typeof it !== 'object' || it === null || !('is' in it) || !isText(it.is)) return undefined;
  return shapes.get(it.is)?.(it as Loose) ? (it as FromPage) : undefined;
}
