import type { Shape } from '../language/shape.ts';
import { types } from '../language/values.ts';
import { fill, fillItem, fillSection, hasEmpty, isEmpty, isEmptyWeek } from '../mend/fill.ts';
import { cutByHash } from '../mend/hash.ts';
import { isMissedByName } from '../mend/missed.ts';
import { splitNumbers } from '../mend/split-number.ts';
import { type MapPlace, mapsOf } from '../plan/maps.ts';
import type { Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import { slipOf, wordOf } from '../plan/slipped.ts';
import { cited } from '../plan/suggest.ts';
import { lineAt } from '../plan/written.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'value-missing',
  group: 'Language',
  severity: 'error',
  summary: 'reports a key without a value, and a calendar without a working day',
  chunk(parsed, near, report) {
    if (!hasEmpty(parsed.tree.root)) return;
    const lines = new Set([...parsed.tree.problems, ...parsed.tree.oddities].map(it => it.range.start.line));
    const named = new Map(parsed.entries.map(it => [it.key, it]));
    for (const map of mapsOf(parsed)) {
      for (const pair of map.node.pairs) {
        const { key, value } = pair;
        const shape = map.shape?.keys?.get(key.text) ?? map.shape?.entry?.value;
        if (!shape || !(isEmpty(value) || isEmptyWeek(value, shape))) continue;
        if (lines.has(key.range.start.line) || isOfOthers(parsed, map, pair)) continue;
        if (splitNumbers(parsed).has(key)) continue;
        const entry = named.get(key) ?? map.entry;
        report(key.range, `${cited(key.text)} has no value. Write ${expected(shape)}, or remove it.`, {
          fixes: plan => fill(plan, parsed, near.frame, { pair, shape, entry, map }),
        });
      }
    }
    for (const { node, trouble, shape, key, entry } of parsed.tokens) {
      if (
        trouble !== 'empty' ||
        node.kind !== 'empty' ||
        lines.has(node.range.start.line) ||
        !shape ||
        node === entry?.key
      )
        continue;
      report(
        lineAt(parsed, node.range.start.line),
        `An item of ${cited(key)} is empty. Write ${expected(shape)}, or remove it.`,
        {
          fixes: plan => fillItem(plan, parsed, near.frame, { node, shape, key, entry }),
        },
      );
    }
  },
  plan(plan, frame, report) {
    plan.chunks.forEach((parsed, i) => {
      const token = parsed.chunk.kind === 'head' ? parsed.tokens[0] : undefined;
      const { entry } = token?.shape ?? {};
      const [pair] = parsed.pairs;
      if (!token || !entry?.key.defines || pair?.value.kind !== 'empty' || plan.chunks[i + 1]?.chunk.kind === 'entry')
        return;
      if (parsed.chunk.section === 'activities' || parsed.tree.problems.length) return;
      report(
        { parsed, range: token.range },
        `${cited(token.text)} has nothing in it. Write a first entry, or remove it.`,
        {
          fixes: now => fillSection(now, parsed, frame, entry),
        },
      );
    });
  },
});

const expected = (shape: Shape): string =>
  shape.scalar ? (types[shape.scalar.types[0]!].expects ?? 'a value') : shape.item ? 'a list' : 'what belongs to it';

/** What another rule says of an empty key. */
function isOfOthers(parsed: Parsed, { path, entry, shape }: MapPlace, { key, value }: Pair): boolean {
  // An activity without anything is told what it misses; a task takes it from its activity.
  if (shape?.entry?.key.defines === 'activity') return true;
  // The entries of a section are chunks of their own.
  if (!path.length && shape?.keys?.get(key.text)?.entry?.key.defines) return true;
  if (isMissedByName([...path, key.text], entry)) return true;
  const token = wordOf(parsed, value.kind === 'empty' ? key : value);
  const meaning = shape?.keys?.get(key.text)?.scalar;
  return (!!token && !!cutByHash(parsed, token)) || slipOf(parsed, { node: value, meaning }) !== undefined;
}

export const docs =
  'An empty key says that something is known and hides that it is not. Write the value, or remove the key until there is one. Where a rule of its own speaks, such as `owner-missing`, this one is silent.';

export const examples: Example[] = [
  {
    name: 'a rhythm that is not written yet',
    plan: `
activities:
  audit:
    owner: dev
    every:
#   ^^^^^ "every" has no value. Write calendar time such as 1d, 2w, 1m, 1q or 1y, or remove it.
`,
    fixed: `
activities:
  audit:
    owner: dev
    every: 1w
`,
  },
  {
    name: 'a title, in quotes with nothing between',
    plan: `
activities:
  audit-checklist: { owner: dev, title: "" }
  #                              ^^^^^ "title" has no value. Write text, or remove it.
`,
    fixed: `
activities:
  audit-checklist: { owner: dev, title: Audit checklist }
`,
  },
  {
    name: 'persons without shares, in braces',
    plan: `
activities:
  audit: { owner: dev, with: { ana, lu } }
  #                            ^^^ "ana" has no value. Write a share such as 60%, or remove it.
  #                                 ^^ "lu" has no value. Write a share such as 60%, or remove it.
`,
    fixed: `
activities:
  audit: { owner: dev, with: [ana, lu] }
`,
  },
  {
    name: 'an empty item',
    fix: 'Remove the item',
    plan: `
activities:
  audit:
    owner: dev
    after:
      - survey
      -
#     ^ An item of "after" is empty. Write an id, with a wait if there is one: audit + 2d, or remove it.
  survey: { owner: dev }
`,
    fixed: `
activities:
  audit:
    owner: dev
    after:
      - survey
  survey: { owner: dev }
`,
  },
  {
    name: 'an entry and a section with nothing in them',
    fix: 'Write a first entry',
    plan: `
people:
  ana:
# ^^^ "ana" has no value. Write what belongs to it, or remove it.
metrics:
#<^^^^^^^ "metrics" has nothing in it. Write a first entry, or remove it.
activities:
  audit: { owner: ana }
`,
    fixed: `
people:
  ana:
metrics:
  new-metric:
    title: What people call it
activities:
  audit: { owner: ana }
`,
  },
  {
    name: 'a task, which takes its owner from its activity',
    fix: 'Remove',
    plan: `
activities:
  audit:
    owner: dev
    tasks:
      survey:
        owner:
#       ^^^^^ "owner" has no value. Write one person, or remove it.
        effort: 2d
`,
    fixed: `
activities:
  audit:
    owner: dev
    tasks:
      survey:
        effort: 2d
`,
  },
  {
    name: 'an answer that is still to be chosen from those that stand there',
    fix: 'Write Bolt & Sons',
    plan: `
decisions:
  supplier: { options: [Acme, Bolt & Sons], chosen: }
  #                                         ^^^^^^ "chosen" has no value. Write text, or remove it.
`,
    fixed: `
decisions:
  supplier: { options: [Acme, Bolt & Sons], chosen: Bolt & Sons }
`,
  },
  {
    name: 'a calendar without a working day; elsewhere no items are an answer',
    plan: `
calendars:
  default: { week: [], hours: 8, holidays: [] }
  #          ^^^^ "week" has no value. Write working days such as mon..fri, or remove it.
activities:
  audit: { after: [] }
`,
    fixed: `
calendars:
  default: { week: mon..fri, hours: 8, holidays: [] }
activities:
  audit: { after: [] }
`,
  },
  {
    name: 'what rules of their own miss',
    plan: `
goal:
activities:
  audit: { owner: , due: , effort: , done: }
  train:
`,
  },
];
