import { removeSection, sectionChunks } from '../mend/heads.ts';
import { splitNumbers } from '../mend/split-number.ts';
import { drop } from '../plan/drop.ts';
import { type Edit, insertLines, linesOf } from '../plan/edit.ts';
import { type MapPlace, mapsOf } from '../plan/maps.ts';
import { alike, type Node, type Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { cited } from '../plan/suggest.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'key-duplicate',
  group: 'Language',
  severity: 'error',
  summary: 'reports a key that stands twice in one entry, and a section that stands twice in a plan',
  chunk(parsed, _near, report) {
    if (!repeats(parsed.tree.root)) return;
    for (const map of mapsOf(parsed)) {
      if (!map.path.length || !isJudged(map)) continue;
      for (const [second, first] of twice(map.node.pairs)) {
        // The rest of a number that its comma cuts in two is for key-unknown.
        if (splitNumbers(parsed).has(second.key)) continue;
        report(second.key.range, `${cited(second.key.text)} stands here twice; only the first counts. Keep one.`, {
          related: () => [{ place: { parsed, range: first.key.range }, message: 'The first.' }],
          fixes: plan =>
            fixesFor(
              alike(first.value, second.value),
              shown(first),
              shown(second),
              [drop(plan, parsed, second.key)],
              [drop(plan, parsed, first.key)],
            ),
        });
      }
    }
  },
  plan(plan, _frame, report) {
    const first = new Map<string, Parsed>();
    for (const parsed of plan.chunks) {
      const key = parsed.chunk.kind === 'head' ? parsed.pairs[0]?.key : undefined;
      if (!key?.text) continue;
      const other = first.get(key.text);
      if (!other) {
        first.set(key.text, parsed);
        continue;
      }
      report(
        { parsed, range: key.range },
        `The plan has a second ${cited(key.text)}; a section stands once. Keep one, or merge them.`,
        {
          related: () => [{ place: { parsed: other, range: other.pairs[0]!.key.range }, message: 'The first.' }],
          fixes: now => sectionFixes(now, other, parsed),
        },
      );
    }
  },
});

/** Quick to say no: nearly every chunk has no key twice. */
function repeats(node: Node | undefined): boolean {
  if (!node || (node.kind !== 'map' && node.kind !== 'list')) return false;
  const { pairs } = node;
  if (
    pairs.length < 12
      ? pairs.some((it, i) => stoodBefore(pairs, i, it.key.text))
      : new Set(pairs.map(it => it.key.text)).size < pairs.length
  )
    return true;
  return pairs.some(it => repeats(it.value)) || node.items.some(repeats);
}

function stoodBefore(pairs: readonly Pair[], end: number, key: string): boolean {
  for (let i = 0; i < end; i++) if (pairs[i]!.key.text === key) return true;
  return false;
}

/** Two entries of one id are for id-duplicate, a person or a reference named twice for list-duplicate. */
function isJudged({ shape }: MapPlace): boolean {
  const { key } = shape?.entry ?? {};
  return !key?.defines && !key?.refersTo;
}

/** Each pair whose key stood before, with the first of that key. */
function twice(pairs: readonly Pair[]): [Pair, Pair][] {
  const first = new Map<string, Pair>();
  const found: [Pair, Pair][] = [];
  for (const pair of pairs) {
    const other = first.get(pair.key.text);
    if (!other) first.set(pair.key.text, pair);
    else if (pair.key.kind === 'scalar' && pair.key.text !== '<<') found.push([pair, other]);
  }
  return found;
}

const shown = ({ value }: Pair): string =>
  value.kind === 'scalar' ? `: ${cited(value.text)}` : value.kind === 'empty' ? ', which is empty' : '';

function fixesFor(equal: boolean, first: string, second: string, leaveFirst: Edit[], leaveSecond: Edit[]): Fix[] {
  if (equal) return [{ title: 'Remove the second, which says the same', edits: leaveFirst, safe: true }];
  return [
    { title: `Keep the first${first}`, edits: leaveFirst },
    { title: `Keep the second${second}`, edits: leaveSecond },
  ];
}

function sectionFixes(plan: Plan, one: Parsed, two: Parsed): Fix[] {
  const [a, b] = [one, two].map(it =>
    sectionChunks(plan, it).flatMap(chunk => (chunk === it ? chunk.pairs[0]!.value : (chunk.tree.root ?? []))),
  );
  const equal = a!.length === b!.length && a!.every((it, i) => alike(it, b![i]!));
  const keep = fixesFor(
    equal,
    shown(one.pairs[0]!),
    shown(two.pairs[0]!),
    [removeSection(plan, two)],
    [removeSection(plan, one)],
  );
  const merged = equal ? undefined : merge(plan, one, two);
  return merged ? [{ title: 'Merge them: put what the second holds below the first', edits: merged }, ...keep] : keep;
}

/** The lines below the second head, put behind the last line of the first section; where both are written as lines. */
function merge(plan: Plan, one: Parsed, two: Parsed): Edit[] | undefined {
  const lines = (it: Parsed) =>
    sectionChunks(plan, it).flatMap(chunk =>
      linesOf(chunk).slice(chunk === it ? it.pairs[0]!.key.range.start.line + 1 : 0, chunk.lines),
    );
  const below = lines(two).filter(it => it.trim());
  const isLines = (it: Parsed) => /^\s+[^\s#]/.test(lines(it).find(line => /^\s*[^\s#]/.test(line)) ?? '');
  if (!isLines(one) || !isLines(two)) return undefined;
  const column = (it: Parsed) =>
    lines(it)
      .find(line => /^\s*[^\s#]/.test(line))!
      .search(/\S/);
  const shift = column(one) - column(two);
  const last = sectionChunks(plan, one).at(-1)!;
  const end = linesOf(last).findLastIndex(it => /^\s*[^\s#]/.test(it));
  const moved = below.map(it => ' '.repeat(Math.max(0, it.search(/\S/) + shift)) + it.trimStart());
  return [insertLines(plan, last, end, moved), removeSection(plan, two)];
}

export const docs =
  'Only the first counts, so what the second says is lost, or one of the two is a leftover. Keep one.';

export const examples: Example[] = [
  {
    name: 'two owners',
    plan: `
activities:
  audit:
    owner: dev
    due: 2026-08-21
    owner: lu
#   ^^^^^ "owner" stands here twice; only the first counts. Keep one.
`,
    fix: 'Keep the second: "lu"',
    fixed: `
activities:
  audit:
    due: 2026-08-21
    owner: lu
`,
  },
  {
    name: 'the same said twice',
    plan: `
activities:
  audit: { owner: dev, due: 2026-08-21, owner: dev }
  #                                     ^^^^^ "owner" stands here twice; only the first counts. Keep one.
metrics:
  waiting:
    readings: { 2026-07-03: 13 days, 2026-07-03: 12 days }
    #                                ^^^^^^^^^^ "2026-07-03" stands here twice; only the first counts. Keep one.
`,
    fixed: `
activities:
  audit: { owner: dev, due: 2026-08-21 }
metrics:
  waiting:
    readings: { 2026-07-03: 13 days, 2026-07-03: 12 days }
`,
  },
  {
    name: 'two sections of one name',
    plan: `
activities:
  audit: { owner: dev }
goal:
  outcome: Reduce average onboarding time
activities:
#<^^^^^^^^^^ The plan has a second "activities"; a section stands once. Keep one, or merge them.
    train:
      owner: lu
`,
    fixed: `
activities:
  audit: { owner: dev }
  train:
    owner: lu
goal:
  outcome: Reduce average onboarding time
`,
  },
  {
    name: 'two titles of the plan',
    fix: 'Keep the second',
    plan: `
plan: Onboarding
owner: maya
plan: Halve onboarding time
#<^^^^ The plan has a second "plan"; a section stands once. Keep one, or merge them.
`,
    fixed: `
owner: maya
plan: Halve onboarding time
`,
  },
  {
    name: 'each key once',
    plan: `
activities:
  audit:
    owner: dev
    tasks:
      survey: { owner: lu }
    done:
      - { criterion: Checklist reviewed, by: maya }
      - { criterion: New version approved, by: maya }
`,
  },
];
