import { type Edit, eolOf, linesOf, quote } from '../plan/edit.ts';
import type { Node, Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { headOf, indexOf, rangeOf } from '../plan/query.ts';
import { linesOfPair } from '../plan/source.ts';
import { cited } from '../plan/suggest.ts';
import { firstLine } from '../plan/written.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'goal-many',
  group: 'Goal and metrics',
  severity: 'error',
  summary: 'reports a plan with more than one goal, or a goal with more than one outcome',
  docs: 'With two goals every choice between activities is open again, and no rank can be worked out. Keep the one that the work is for, and give each other goal a plan of its own; what must not suffer meanwhile is a metric with a `limit`.',
  plan(plan, _frame, report) {
    for (const { parsed, range, fixes } of [...listed(plan), ...goals(plan)])
      report({ parsed, range: firstLine(parsed, range) }, 'A plan has one goal, and this is another. Keep one, and give the other a plan of its own.', { fixes });
  },
});

/** One goal too many, and what can be done about it in a later version of the plan. */
interface Other {
  readonly parsed: Parsed;
  readonly range: Range;
  readonly fixes: (plan: Plan) => Fix[];
}

/** `goal: [a, b]` and `outcome: [a, b]`. */
function listed(plan: Plan): Other[] {
  const head = headOf(plan, 'goal');
  if (!head) return [];
  const { parsed, pair } = head;
  const outcome = pair.value.pairs.find(it => it.key.text === 'outcome');
  const holder = pair.value.kind === 'list' ? pair : outcome?.value.kind === 'list' ? outcome : undefined;
  const items = holder?.value.items ?? [];
  return items.slice(1).map(item => ({
    parsed,
    range: item.range,
    fixes: now => [
      keep(now, parsed, holder!, item, 'Keep only this one'),
      keep(now, parsed, holder!, items[0]!, 'Keep only the first'),
    ],
  }));
}

function keep(plan: Plan, parsed: Parsed, { key, value }: Pair, item: Node, words: string): Fix {
  const range = rangeOf(plan, { parsed, range: { start: key.range.end, end: value.range.end } });
  const text = key.text === 'outcome' ? `: ${quote(item.text)}` : [':', ...body(parsed, item)].join(eolOf(plan));
  return { title: `${words}: ${cited(nameOf(item))}`, edits: [{ range, text }] };
}

const nameOf = (item: Node): string =>
  item.text || (item.pairs.find(it => it.key.text === 'outcome')?.value.text ?? item.pairs[0]?.key.text ?? '');
/** What stands under `goal:` for one of several goals, by its outcome or with all its keys. */
const body = (parsed: Parsed, item: Node): string[] =>
  item.kind === 'map' ? item.pairs.flatMap(it => linesOfPair(parsed, it, 2)) : [`  outcome: ${quote(item.text)}`];

/** A section `goals`, which the language does not have. */
function goals(plan: Plan): Other[] {
  const head = headOf(plan, 'goals');
  if (!head) return [];
  const chunks = plan.chunks.filter(it => it.chunk.section === 'goals');
  const { value, key } = head.pair;
  const items = [
    ...value.items.map(item => ({ parsed: head.parsed, range: item.range, item })),
    ...[...value.pairs.map(it => ({ parsed: head.parsed, ...it })), ...chunks.filter(it => it.chunk.kind === 'entry').flatMap(parsed => parsed.pairs.map(it => ({ parsed, ...it })))]
      .map(({ parsed, key, value }) => ({ parsed, range: key.range, item: value.kind === 'empty' ? key : value })),
  ];
  if (headOf(plan, 'goal')) {
    const range = { parsed: head.parsed, range: key.range };
    const others = items.length ? items : [range];
    return others.map(it => ({ ...it, fixes: now => [{ title: 'Remove "goals", and keep "goal"', edits: [{ range: sectionRange(now, chunks), text: '' }] }] }));
  }
  const only = (now: Plan, at: number, words: string): Fix => {
    const { parsed, item } = items[at]!;
    const lines = ['goal:', ...body(parsed, item)];
    return { title: `${words}: ${cited(nameOf(item))}`, edits: [{ range: sectionRange(now, chunks), text: lines.map(it => it + eolOf(now)).join('') }] };
  };
  return items.slice(1).map(({ parsed, range }, i) => ({
    parsed,
    range,
    fixes: now => [only(now, i + 1, 'Keep only this one'), only(now, 0, 'Keep only the first')],
  }));
}

/** The lines of a section from its key on, in the whole text. */
function sectionRange(plan: Plan, chunks: readonly Parsed[]): Range {
  const first = chunks[0]!;
  const last = chunks.at(-1)!;
  const lines = linesOf(last);
  const end = lines.findLastIndex(it => /^[ \t]*[^\s#]/.test(it));
  const top = plan.lines[indexOf(plan, first)]! + first.pairs[0]!.key.range.start.line;
  const bottom = plan.lines[indexOf(plan, last)]! + end;
  const isLast = end + 1 >= lines.length;
  return {
    start: { line: top, character: 0 },
    end: isLast ? { line: bottom, character: lines[end]!.length } : { line: bottom + 1, character: 0 },
  };
}
