import type { Day } from '../language/day.ts';
import { type Compound, compoundOf, unfold } from '../mend/compound.ts';
import { removeSection } from '../mend/heads.ts';
import { isCutItem } from '../mend/items.ts';
import { type Destination, destinations, move } from '../mend/moves.ts';
import { rekey } from '../mend/rekey.ts';
import { joined, type SplitNumber, splitNumbers, splitTexts } from '../mend/split-number.ts';
import { intoEntryAbove } from '../mend/to-entry.ts';
import { drop } from '../plan/drop.ts';
import { quote, replace } from '../plan/edit.ts';
import { isKeyOfEntries, levelOf, proposals } from '../plan/keys.ts';
import { type MapPlace, mapsOf } from '../plan/maps.ts';
import { isDefined } from '../plan/names.ts';
import type { Node, Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { cited, listed } from '../plan/suggest.ts';
import { written } from '../plan/written.ts';
import { type Example, type Fix, type Report, rule } from './rule.ts';

export default rule({
  id: 'key-unknown',
  group: 'Language',
  severity: 'warning',
  summary: 'reports a key that the language does not know in this place',
  troubled: true,
  chunk(parsed, { frame }, report) {
    const numbers = splitNumbers(parsed);
    for (const [key, number] of numbers)
      report(
        key.range,
        `Between brackets a comma ends the value: of ${cited(number.text)} only ${cited(number.head)} is read. Write it without the comma.`,
        { fixes: plan => joined(plan, parsed, number) },
      );
    if (!parsed.tokens.some(it => it.role === 'key' && !it.meaning)) return;
    for (const map of mapsOf(parsed)) {
      const { shape, node } = map;
      if (!shape?.keys || shape.entry || isCutItem(map)) continue;
      const names = new Set(node.pairs.map(it => it.key.text));
      const level = levelOf(map.path, map.entry);
      const renamesOf = (key: string) => proposals(key, level, shape, it => names.has(it));
      // One word may be a key, written before its value; several words are the rest of a text.
      const texts = splitTexts(
        parsed,
        map,
        ({ text }) => !shape.keys!.has(text) && (/\s/.test(text) || !renamesOf(text).length),
      );
      for (const pair of node.pairs) {
        const { key } = pair;
        if (shape.keys.has(key.text) || numbers.has(key) || isOfOthers(map, pair)) continue;
        if (texts.has(key)) {
          const text = texts.get(key);
          if (text) judgeText(parsed, key, text, report);
          continue;
        }
        const renames = renamesOf(key.text);
        const places = destinations(key.text, map);
        const compound = compoundOf(pair, shape);
        report(key.range, messageFor(map, key.text, { compound, renames, places }), {
          fixes: plan => fixesFor(plan, parsed, map, pair, { compound, renames, places }, frame.today),
        });
      }
    }
  },
});

function judgeText(parsed: Parsed, key: Node, text: SplitNumber, report: Report): void {
  report(
    key.range,
    `Between brackets a comma ends the value: of ${cited(text.text)} only ${cited(text.head)} is read. Put the whole in quotes.`,
    {
      fixes: plan => [
        ...joined(plan, parsed, text),
        {
          title: `Keep only ${cited(text.head)}`,
          edits: [replace(plan, { parsed, range: text.range }, quote(text.head, true))],
        },
      ],
    },
  );
}

/** `goals` is for goal-many, `<<` and `? x` for the rules about YAML, a key without a name for those about ids. */
const isOfOthers = ({ path }: MapPlace, { key }: Pair): boolean =>
  key.kind !== 'scalar' || key.text === '' || key.text === '<<' || (key.text === 'goals' && !path.length);

/** What work may wait for. */
const ordered = ['activity', 'milestone', 'decision'] as const;

const nouns: Readonly<Record<string, string>> = { plan: 'the plan, at the margin' };
const article = (word: string): string => (/^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`);
/** `an activity`, `the plan, at the margin`, `"blocked"`. */
const placeName = (level: string, entry: unknown, path: readonly string[]): string =>
  nouns[level] ?? (entry && path.at(-1) !== level ? article(level) : cited(level));

/** What a key may have meant: two keys in one word, another key, the same in another place. */
interface Meant {
  readonly compound: Compound | undefined;
  readonly renames: readonly string[];
  readonly places: readonly Destination[];
}

function messageFor(map: MapPlace, key: string, { compound, renames, places }: Meant): string {
  const level = levelOf(map.path, map.entry);
  const fact = `${cited(key)} is no key of ${placeName(level, map.entry, map.path)}, so nothing reads it.`;
  const both = compound ? [`${cited(compound.inner)} in ${cited(compound.outer)}`] : [];
  const meant = [...both, ...renames.map(it => cited(it))];
  if (meant.length) return `${fact} Did you mean ${listed(meant).replace(' and ', ' or ')}?`;
  if (places.length) return `${fact} It belongs to ${placeName(places[0]!.level, places[0]!.entry, [])}.`;
  if (!map.path.length && isKeyOfEntries(key)) return `${fact} Indent it, so that it belongs to the entry above.`;
  return `${fact} Remove it, or put it into a comment.`;
}

function fixesFor(
  plan: Plan,
  parsed: Parsed,
  map: MapPlace,
  pair: Pair,
  { compound, renames, places }: Meant,
  today: Day,
): Fix[] {
  const { key, value } = pair;
  const indented = map.path.length ? [] : intoEntryAbove(plan, parsed);
  const fixes: Fix[] = renames.map(it => rekey(plan, parsed, pair, it, map.shape?.keys?.get(it), today));
  for (const place of places) {
    const edits = move(plan, parsed, { key, value }, place);
    if (edits) fixes.push({ title: `Move ${cited(key.text)} to ${placeName(place.level, place.entry, [])}`, edits });
  }
  const edits = compound ? unfold(plan, parsed, map, pair, compound) : [];
  // "blocked by audit" is an order of work, "blocked by tom" an impediment.
  const isWork = value.kind === 'scalar' && ordered.some(it => isDefined(plan, it, value.text));
  if (compound && edits.length)
    fixes.splice(isWork ? renames.length : 0, 0, {
      title: `Write ${compound.outer}: { ${compound.inner}: ${cited(written(parsed, value.range)).slice(1, -1)} }`,
      edits,
    });
  const remove = map.path.length ? drop(plan, parsed, key) : removeSection(plan, parsed);
  return [
    ...indented,
    ...fixes,
    { title: `Remove ${cited(key.text)}${value.kind === 'scalar' ? '' : ' and all in it'}`, edits: [remove] },
  ];
}

export const docs =
  'Nothing reads such a key, so what it says is lost: no deadline is kept, no owner is reminded. The fixes propose the keys that may have been meant and the place where the key would be right.';

export const examples: Example[] = [
  {
    name: 'the words of another tool',
    plan: `
activities:
  audit:
    title: Audit the checklist
    assignee: dev
#   ^^^^^^^^ "assignee" is no key of an activity, so nothing reads it. Did you mean "owner"?
    due_date: 2026-08-21
#   ^^^^^^^^ "due_date" is no key of an activity, so nothing reads it. Did you mean "due"?
`,
    fix: 'Write owner',
    fixed: `
activities:
  audit:
    title: Audit the checklist
    owner: dev
    due_date: 2026-08-21
`,
  },
  {
    name: 'keys at the margin that belong to the entry above',
    plan: `
activities:
  audit:
    title: Audit the checklist
due: 2026-08-21
#<^^^ "due" is no key of the plan, at the margin, so nothing reads it. Indent it, so that it belongs to the entry above.
effort: 3d
#<^^^^^^ "effort" is no key of the plan, at the margin, so nothing reads it. Indent it, so that it belongs to the entry above.
done:
#<^^^^ "done" is no key of the plan, at the margin, so nothing reads it. Indent it, so that it belongs to the entry above.
  - Checklist signed
`,
    fix: 'Indent these 3 keys, so that they belong to "audit"',
    fixed: `
activities:
  audit:
    title: Audit the checklist
    due: 2026-08-21
    effort: 3d
    done:
      - Checklist signed
`,
  },
  {
    name: 'a slip of the fingers',
    plan: `
activities:
  audit: { ownr: dev }
  #        ^^^^ "ownr" is no key of an activity, so nothing reads it. Did you mean "owner"?
metrcis:
#<^^^^^^^ "metrcis" is no key of the plan, at the margin, so nothing reads it. Did you mean "metrics"?
  waiting:
    unit: days
`,
    fixed: `
activities:
  audit: { owner: dev }
metrcis:
  waiting:
    unit: days
`,
  },
  {
    name: 'a decimal comma between brackets',
    plan: `
goal: { outcome: Faster onboarding, from: 14,5 days, to: 12,5 days }
#                                            ^^^^^^ Between brackets a comma ends the value: of "14,5 days" only "14" is read. Write it without the comma.
#                                                           ^^^^^^ Between brackets a comma ends the value: of "12,5 days" only "12" is read. Write it without the comma.
metrics:
  days: { unit: days, readings: { 2026-07-03: 13,5, 2026-07-10: 12,5 } }
  #                                              ^ Between brackets a comma ends the value: of "13,5" only "13" is read. Write it without the comma.
  #                                                                ^ Between brackets a comma ends the value: of "12,5" only "12" is read. Write it without the comma.
`,
    fixed: `
goal: { outcome: Faster onboarding, from: 14.5 days, to: 12,5 days }
metrics:
  days: { unit: days, readings: { 2026-07-03: 13,5, 2026-07-10: 12,5 } }
`,
  },
  {
    name: 'a comma in an amount of money',
    plan: `
metrics:
  savings: { unit: USD, target: "USD 12,000", limit: USD 10,000, every: 1w }
  #                                                         ^^^ Between brackets a comma ends the value: of "USD 10,000" only "USD 10" is read. Write it without the comma.
`,
    fixed: `
metrics:
  savings: { unit: USD, target: "USD 12,000", limit: USD 10000, every: 1w }
`,
  },
  {
    name: 'a comma in a text between brackets',
    plan: `
activities:
  audit: { title: Audit lists, forms and mails, owner: dev }
  #                            ^^^^^^^^^^^^^^^ Between brackets a comma ends the value: of "Audit lists, forms and mails" only "Audit lists" is read. Put the whole in quotes.
  train: { owner: lu, done: Slides, handout, exam }
  #                                 ^^^^^^^ Between brackets a comma ends the value: of "Slides, handout, exam" only "Slides" is read. Put the whole in quotes.
`,
    fixed: `
activities:
  audit: { title: "Audit lists, forms and mails", owner: dev }
  train: { owner: lu, done: Slides, handout, exam }
`,
  },
  {
    name: 'two keys in one word',
    plan: `
activities:
  train:
    blocked: no trainer
    blocked by: lu # since Monday
#   ^^^^^^^^^^ "blocked by" is no key of an activity, so nothing reads it. Did you mean "by" in "blocked" or "after"?
  form: { owner: ines, blockedBy: tom }
  #                    ^^^^^^^^^ "blockedBy" is no key of an activity, so nothing reads it. Did you mean "by" in "blocked", "after" or "blocked"?
`,
    fix: 'Write blocked: { by: tom }',
    fixed: `
activities:
  train:
    blocked: no trainer
    blocked by: lu # since Monday
  form: { owner: ines, blocked: { by: tom } }
`,
  },
  {
    name: 'two keys in one word, with what comments say of them',
    fix: 'Write blocked: { by: lu }',
    plan: `
activities:
  train:
    blocked: no trainer # asked twice
    # She is away on Fridays.
    blocked by: lu # since Monday
#   ^^^^^^^^^^ "blocked by" is no key of an activity, so nothing reads it. Did you mean "by" in "blocked" or "after"?
    owner: ines
`,
    fixed: `
activities:
  train:
    # She is away on Fridays.
    # since Monday
    blocked: { by: lu, need: no trainer } # asked twice
    owner: ines
`,
  },
  {
    name: 'a key between braces, with its line',
    fix: 'Remove',
    plan: `
activities:
  sprinklers: {
      kpi: uptime,
#     ^^^ "kpi" is no key of an activity, so nothing reads it. Did you mean "metric"?
    }
`,
    fixed: `
activities:
  sprinklers: {
    }
`,
  },
  {
    name: 'another key, which takes another form',
    plan: `
activities:
  audit: { due: 2026-08-07 }
  form: { depends on: audit }
  #       ^^^^^^^^^^ "depends on" is no key of an activity, so nothing reads it. Did you mean "after"?
  rota:
    frequency: daily
#   ^^^^^^^^^ "frequency" is no key of an activity, so nothing reads it. Did you mean "every"?
`,
    fix: 'Write after: [audit]',
    fixed: `
activities:
  audit: { due: 2026-08-07 }
  form: { after: [audit] }
  rota:
    frequency: daily
`,
  },
  {
    name: 'another key, which takes another spelling',
    plan: `
activities:
  rota:
    frequency: every two weeks # on Mondays
#   ^^^^^^^^^ "frequency" is no key of an activity, so nothing reads it. Did you mean "every"?
`,
    fix: 'Write every: 2w',
    fixed: `
activities:
  rota:
    every: 2w # on Mondays
`,
  },
  {
    name: 'a key that may be one of three',
    fix: 'Write after',
    plan: `
activities:
  train:
    blocked-by: a trainer for two days
#   ^^^^^^^^^^ "blocked-by" is no key of an activity, so nothing reads it. Did you mean "by" in "blocked", "after" or "blocked"?
`,
    fixed: `
activities:
  train:
    after: [a trainer for two days]
`,
  },
  {
    name: 'a key of the goal at the margin',
    fix: 'Move',
    plan: `
plan: Halve onboarding time
outcome: Reduce average onboarding time
#<^^^^^^^ "outcome" is no key of the plan, at the margin, so nothing reads it. It belongs to "goal".
activities:
  audit: { owner: dev }
`,
    fixed: `
plan: Halve onboarding time
goal:
  outcome: Reduce average onboarding time
activities:
  audit: { owner: dev }
`,
  },
  {
    name: 'a key of the plan, and one of the activity, too far inside',
    fix: 'Move "effort"',
    plan: `
goal:
  outcome: Reduce average onboarding time
  period: 2026-Q3
# ^^^^^^ "period" is no key of "goal", so nothing reads it. It belongs to the plan, at the margin.
activities:
  audit:
    blocked:
      by: lu
      effort: 3d
#     ^^^^^^ "effort" is no key of "blocked", so nothing reads it. It belongs to an activity.
`,
    fixed: `
goal:
  outcome: Reduce average onboarding time
  period: 2026-Q3
activities:
  audit:
    effort: 3d
    blocked:
      by: lu
`,
  },
  {
    name: 'a section that means nothing',
    plan: `
plan: Halve onboarding time
weather:
#<^^^^^^^ "weather" is no key of the plan, at the margin, so nothing reads it. Remove it, or put it into a comment.
  monday: { sun: much }
activities:
  audit: { owner: dev }
`,
    fixed: `
plan: Halve onboarding time
activities:
  audit: { owner: dev }
`,
  },
  {
    name: 'names of the author',
    plan: `
people:
  __proto__: { role: analyst }
activities:
  constructor: { owner: __proto__, with: { ana: 20% }, log: { 2026-07-01: Begun } }
  toString: { title: Second entry }
`,
  },
];
