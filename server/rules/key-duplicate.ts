import { removeSection } from '../mend/heads.ts';
import { areAlike, mergeSections, shownSection } from '../mend/merge-sections.ts';
import { splitNumbers } from '../mend/split-number.ts';
import { drop } from '../plan/drop.ts';
import type { Edit } from '../plan/edit.ts';
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
  const equal = areAlike(plan, one, two);
  const keep = fixesFor(
    equal,
    shownSection(plan, one),
    shownSection(plan, two),
    [removeSection(plan, two)],
    [removeSection(plan, one)],
  );
  const merged = equal ? undefined : mergeSections(plan, one, two);
  if (!merged) return keep;
  return [
    { title: `Merge them: put what the second holds below the first${merged.says}`, edits: merged.edits },
    ...keep,
  ];
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
    name: 'two sections that both hold entries',
    plan: `
activities:
  audit: { owner: dev }
activities:
#<^^^^^^^^^^ The plan has a second "activities"; a section stands once. Keep one, or merge them.
  train: { owner: lu }
`,
    fix: 'Keep the first, with "audit"',
    fixed: `
activities:
  audit: { owner: dev }
`,
  },
  {
    name: 'two sections with an entry of one name, and one that is said twice',
    plan: `
metrics:
  waiting: { owner: dev, unit: days }
  errors: { owner: dev, unit: errors }
metrics:
#<^^^^^^^ The plan has a second "metrics"; a section stands once. Keep one, or merge them.
  # as sales count it
  waiting: # without weekends
    owner: lu
    unit: h
  errors: { owner: dev, unit: errors }
  calls: { owner: lu, unit: calls }
`,
    fix: 'Merge them: put what the second holds below the first, "waiting" as "waiting-2"',
    fixed: `
metrics:
  waiting: { owner: dev, unit: days }
  errors: { owner: dev, unit: errors }
  # as sales count it
  waiting-2: # without weekends
    owner: lu
    unit: h
  calls: { owner: lu, unit: calls }
`,
  },
  {
    name: 'two goals: only a person can say which holds',
    plan: `
goal:
  outcome: Reduce average onboarding time
goal:
#<^^^^ The plan has a second "goal"; a section stands once. Keep one, or merge them.
  outcome: Win two larger clients
`,
    fix: 'Keep the second, with "outcome"',
    fixed: `
goal:
  outcome: Win two larger clients
`,
  },
  {
    name: 'two halves of one goal',
    plan: `
goal:
  outcome: Reduce average onboarding time
owner: maya
goal:
#<^^^^ The plan has a second "goal"; a section stands once. Keep one, or merge them.
    to: 7 days
    by: 2026-09-30
`,
    fixed: `
goal:
  outcome: Reduce average onboarding time
  to: 7 days
  by: 2026-09-30
owner: maya
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
