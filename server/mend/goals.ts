import { types } from '../language/values.ts';
import type { Folder, NewFile } from '../plan/change.ts';
import { type Edit, eolOf, linesOf, quote } from '../plan/edit.ts';
import { isDefined } from '../plan/names.ts';
import type { Node, Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { headOf, indexOf, rangeOf } from '../plan/query.ts';
import { draftOf, namesIn, newFile } from './draft.ts';
import { commentsAbove, linesOfPair } from './source.ts';

/** One of several goals: what says it, and what is marked of it. */
export interface OneGoal {
  readonly parsed: Parsed;
  readonly node: Node;
  readonly range: Range;
  /** Its keys, where they stand at the place of several goals. */
  readonly keys?: readonly Written[];
}
interface Written {
  readonly parsed: Parsed;
  readonly pair: Pair;
}
/** A place where several goals stand, or could. */
export interface Several {
  readonly parsed: Parsed;
  readonly key: Node;
  readonly goals: readonly OneGoal[];
  /** What is said once, and holds for each of them. */
  readonly shared: readonly Pair[];
  /** Leaves one of them as the goal; none of them, where the plan has its goal elsewhere. */
  readonly leave: (plan: Plan, goal: OneGoal | undefined) => Edit;
}

/** `outcome: [a, b]` and `goal: [a, b]`. */
export function severalInGoal(plan: Plan): Several | undefined {
  const head = headOf(plan, 'goal');
  const outcome = head?.pair.value.pairs.find(it => it.key.text === 'outcome');
  const pair = head?.pair.value.kind === 'list' ? head.pair : outcome;
  if (!head || pair?.value.kind !== 'list') return undefined;
  const { parsed } = head;
  const { key, value } = pair;
  return {
    parsed,
    key,
    goals: value.items.map(node => ({ parsed, node, range: node.range })),
    shared: pair === outcome ? head.pair.value.pairs.filter(it => it.key.text === 'by') : [],
    leave: (now, goal) => {
      const range = rangeOf(now, { parsed, range: { start: key.range.end, end: value.range.end } });
      const text = pair === outcome ? ` ${quote(goal!.node.text)}` : eolOf(now) + bodyOf(goal!).join(eolOf(now));
      return { range, text: `:${text}` };
    },
  };
}

const goalKeys = ['outcome', 'metric', 'from', 'to', 'by'];
/** `outcome: Fewer outages`: a key of a goal, and no goal of that name. */
const saysGoal = ({ pair: { key, value } }: Written): boolean => goalKeys.includes(key.text) && value.kind !== 'map';

/** A section `goals`, which the language does not have: a list, a map, or entries that are chunks of their own; or the keys of one goal. */
export function goalsSection(plan: Plan): Several | undefined {
  const head = headOf(plan, 'goals');
  if (!head) return undefined;
  const { parsed, pair } = head;
  const chunks = plan.chunks.filter(it => it === parsed || (it.chunk.kind === 'entry' && it.chunk.section === 'goals'));
  const pairs: Written[] = chunks.flatMap(it =>
    (it === parsed ? pair.value.pairs : it.pairs).map(own => ({ parsed: it, pair: own })),
  );
  const entries = pairs.map(({ parsed, pair: { key, value } }) => ({
    parsed,
    node: value.kind === 'empty' ? key : value,
    range: key.range,
  }));
  const items = pair.value.kind === 'scalar' ? [pair.value] : pair.value.items;
  const one = pairs.some(saysGoal) ? { parsed, node: pair.value, range: pair.key.range, keys: pairs } : undefined;
  return {
    parsed,
    key: pair.key,
    goals: one ? [one] : [...items.map(node => ({ parsed, node, range: node.range })), ...entries],
    shared: [],
    leave: (now, goal) => ({
      range: linesOfChunks(now, chunks),
      text: goal ? ['goal:', ...bodyOf(goal), ''].join(eolOf(now)) : '',
    }),
  };
}

/** What stands under `goal:` for one goal: its outcome, or all its keys, some of them in other words. */
const bodyOf = ({ parsed, node, keys }: OneGoal, instead = (_: Pair): string[] | undefined => undefined): string[] =>
  keys || node.kind === 'map'
    ? (keys ?? node.pairs.map(pair => ({ parsed, pair }))).flatMap(
        it => instead(it.pair) ?? linesOfPair(it.parsed, it.pair, 2),
      )
    : [`  outcome: ${quote(node.text)}`];

/** A plan for each of these goals, with the metric that it names here. Nothing where a goal has no name to call its plan by. */
export function plansFor(plan: Plan, { shared }: Several, goals: readonly OneGoal[], folder: Folder): NewFile[] {
  if (!goals.every(nameOfGoal)) return [];
  const nameFor = namesIn(folder);
  const isNamed = types.id.read(folder.name) !== undefined;
  const far = ({ key, value }: Pair): string[] | undefined =>
    isNamed && key.text === 'metric' && isDefined(plan, 'metric', value.text)
      ? [`  metric: ${folder.name}/${value.text}`]
      : undefined;
  return goals.map(goal => {
    const title = nameOfGoal(goal);
    return newFile(plan, nameFor(title), [
      ...draftOf(plan, { title }),
      '',
      ...commentsAbove(goal.parsed, goal.range.start),
      'goal:',
      ...bodyOf(goal, far),
      ...shared.flatMap(it => linesOfPair(goal.parsed, it, 2)),
    ]);
  });
}

/** What a goal is called in a title. */
export function nameOfGoal({ node, keys }: OneGoal): string {
  const pairs = keys?.map(it => it.pair) ?? node.pairs;
  return node.text || (pairs.find(it => it.key.text === 'outcome') ?? pairs[0])?.value.text || '';
}

/** From the key of a section to the last word of its last chunk, as whole lines of the text. */
function linesOfChunks(plan: Plan, chunks: readonly Parsed[]): Range {
  const [first, last] = [chunks[0]!, chunks.at(-1)!];
  const lines = linesOf(last);
  const end = Math.max(
    0,
    lines.findLastIndex(it => /^[ \t\ufeff]*[^\s#\ufeff]/.test(it)),
  );
  const top = plan.lines[indexOf(plan, first)]! + (first.pairs[0]?.key.range.start.line ?? 0);
  const bottom = plan.lines[indexOf(plan, last)]! + end;
  return {
    start: { line: top, character: 0 },
    end: end + 1 < lines.length ? { line: bottom + 1, character: 0 } : { line: bottom, character: lines[end]!.length },
  };
}
