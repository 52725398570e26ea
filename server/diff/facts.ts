import type { EntryChange, KeyChange } from '../history/changes.ts';
import { type Day, readDay } from '../language/day.ts';
import type { Node } from '../plan/node.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { find } from '../plan/query.ts';
import { daysLater } from '../reckon/working-time.ts';
import type { Fact, Part, What } from './fact.ts';
import { partsOf, said } from './parts.ts';
import { criteriaScope, effortScope } from './scope.ts';
import { isSameStatus, turnOf } from './turn.ts';

/** The two versions, and how working days are counted between two dates. */
export interface Sides {
  readonly before: Plan;
  readonly after: Plan;
  readonly today: Day;
}
type About = Pick<Fact, 'kind' | 'id' | 'title' | 'within'>;

/** What became of one entry: as a whole, or of each of its keys. */
export function entryFacts({ kind, id, what, was, keys }: EntryChange, sides: Sides): Fact[] {
  const entry = find(what === 'dropped' ? sides.before : sides.after, kind, id)!;
  const about: About = { kind, id, title: titleOf(entry), ...withinOf(entry) };
  if (what === 'changed') return keys.flatMap(it => keyFact(about, it, sides));
  if (what === 'renamed') return [{ ...about, key: '', what, was: was!, from: was, to: id, parts: [] }];
  return [wholeFact(about, entry.node, what)];
}

/** An entry that came, or went, with each of its keys; tasks are entries of their own. */
function wholeFact(about: About, node: Node, what: 'added' | 'dropped'): Fact {
  const side = (text: string | undefined) =>
    what === 'added' ? { from: undefined, to: text } : { from: text, to: undefined };
  const pairs = node.pairs.filter(({ key }) => key.text !== 'tasks' || about.kind !== 'activity');
  const parts = pairs.map(({ key, value }) => ({ at: key.text, ...side(said(value)) }));
  const text = node.kind === 'map' ? undefined : said(node);
  return { ...about, key: '', what: what === 'added' ? what : 'removed', ...side(text), parts };
}

/** What became of a key at the margin. */
export const headFact = (change: KeyChange, sides: Sides): Fact[] =>
  change.key === 'goal'
    ? keyFact({ kind: 'goal', id: 'goal', title: 'goal' }, change, sides)
    : keyFact({ kind: 'plan', id: '', title: '' }, change, sides);

function keyFact(about: About, { key, from, to }: KeyChange, { after, today }: Sides): Fact[] {
  const [old, now] = [said(from), said(to)];
  // One word, and a list of that one word.
  if (old === now && from && to && from.kind !== to.kind) return [];
  if (about.kind === 'activity' && key === 'status' && isSameStatus(from, to)) return [];
  const dated = (part: Part): Part => {
    const days = between(after, today, part.from, part.to);
    return days === undefined ? part : { ...part, days };
  };
  const written = { ...about, key, from: old, to: now };
  if (about.kind === 'activity' && key === 'done') {
    const { parts, size, isProgress } = criteriaScope(from, to);
    return [{ ...written, what: isProgress ? 'met' : 'scope', parts, ...(size && { size }) }];
  }
  if (about.kind === 'activity' && key === 'effort') {
    const { size } = effortScope(from, to);
    return [{ ...written, what: 'scope', parts: [], ...(size && { size }) }];
  }
  if (about.kind === 'metric' && key === 'readings')
    return [readingFact({ ...written, what: 'reading' }, from, to, after)];
  const days = between(after, today, old, now);
  const parts = partsOf(from, to).map(dated);
  return [{ ...written, what: whatOf(about.kind, key, from, to), parts, ...(days !== undefined && { days }) }];
}

/** What was read: the newest of each version, and all that differs. */
function readingFact(about: Omit<Fact, 'parts'>, from: Node | undefined, to: Node | undefined, plan: Plan): Fact {
  const newest = (node: Node | undefined): string | undefined => {
    const read = node?.pairs.filter(({ key }) => readDay(key.text) !== undefined) ?? [];
    return said(read.sort((a, b) => readDay(b.key.text)! - readDay(a.key.text)!)[0]?.value);
  };
  const target = find(plan, 'metric', about.id)?.node.pairs.find(({ key }) => key.text === 'target');
  const values = { from: newest(from), to: newest(to), parts: partsOf(from, to) };
  return { ...about, ...values, ...(target && { target: said(target.value)! }) };
}

/** Working days from one written date to another. */
function between(plan: Plan, today: Day, from: string | undefined, to: string | undefined): number | undefined {
  const [a, b] = [from, to].map(it => (it === undefined ? undefined : readDay(it)));
  return a === undefined || b === undefined ? undefined : daysLater(plan, today, a, b);
}

/** The word for what became of a key. */
function whatOf(kind: Fact['kind'], key: string, from: Node | undefined, to: Node | undefined): What {
  if (key === 'owner') return 'owner';
  if (kind === 'activity' && (key === 'status' || key === 'blocked')) return turnOf(key, from, to);
  return own.get(`${kind} ${key}`) ?? (kind === 'goal' ? 'goal' : 'field');
}
const own: ReadonlyMap<string, What> = new Map([
  ['activity due', 'due'],
  ['activity optional', 'scope'],
  ['activity priority', 'rank'],
  ['milestone ', 'due'],
  ['milestone at', 'due'],
  ['decision by', 'due'],
  ['decision chosen', 'decided'],
  ['person leave', 'leave'],
  ['calendar holidays', 'leave'],
]);

const withinOf = ({ parent }: Entry): Pick<Fact, 'within'> =>
  parent ? { within: { id: parent.id, title: titleOf(parent) } } : {};

/** What people call an entry. */
export function titleOf({ id, value }: Entry): string {
  const { title, name, question } = (value && typeof value === 'object' ? value : {}) as Record<string, unknown>;
  const found = [title, name, question].find(it => typeof it === 'string' && it.trim());
  return (found as string | undefined) ?? id;
}
