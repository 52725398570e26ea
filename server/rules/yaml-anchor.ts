import { anchored, anchorOf, lines, type Mark, markAt, repeated, usesOf } from '../mend/anchors.ts';
import { drop } from '../plan/drop.ts';
import { type Edit, eolOf, quote, replace } from '../plan/edit.ts';
import { mapsOf } from '../plan/maps.ts';
import type { Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type Range, sameRange } from '../plan/position.ts';
import { cited } from '../plan/suggest.ts';
import { lineAt, rest, span, written } from '../plan/written.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'yaml-anchor',
  group: 'Language',
  severity: 'error',
  summary: 'reports an anchor `&x`, an alias `*x` and a merge key `<<`',
  troubled: true,
  chunk(parsed, _near, report) {
    const merges = parsed.tree.oddities.filter(it => it.what === 'merge').map(it => it.range.start.line);
    for (const { what, range } of parsed.tree.oddities) {
      const mark = cited(written(parsed, range));
      if (what === 'merge')
        report(range, `${mark} takes keys over from elsewhere, which a plan does not do. Write them here.`, {
          fixes: plan => mergeFixes(plan, parsed, range),
        });
      if (what === 'anchor')
        report(range, `${mark} is an anchor of YAML; a plan says each thing in its place. Remove it.`, {
          fixes: plan => anchorFixes(plan, markAt(plan, parsed, range)),
        });
      if (what === 'alias' && !merges.includes(range.start.line))
        report(range, `${mark} points to a value elsewhere; a plan says each thing in its place. Repeat the value.`, {
          fixes: plan => aliasFixes(plan, markAt(plan, parsed, range)),
        });
    }
  },
});

const repeat = (plan: Plan, alias: Mark, text: string): Edit => {
  const line = written(alias.parsed, span(alias.range.start.line, 0, alias.range.start.character));
  const blanks = text.startsWith('\n') || text.startsWith('\r') ? /[ \t]*$/.exec(line)![0].length : 0;
  const { start, end } = alias.range;
  return replace(
    plan,
    { parsed: alias.parsed, range: { start: { ...start, character: start.character - blanks }, end } },
    text,
  );
};

/** All that may have been meant as text from the mark on, up to a comment or, in brackets, a comma. */
function quoted(plan: Plan, { parsed, range }: Mark): Fix {
  const { line, character } = range.start;
  const tail = rest(parsed, range.start);
  const end = /\s#|[,\]}]\s*(?:[,\]}]|$)|[,\]}]/.exec(tail)?.index ?? tail.length;
  const text = tail.slice(0, end).trimEnd();
  return {
    title: 'Put it in quotes',
    edits: [replace(plan, { parsed, range: span(line, character, character + text.length) }, quote(text))],
  };
}

function aliasFixes(plan: Plan, alias: Mark): Fix[] {
  const text = repeated(plan, alias);
  const { parsed, range } = alias;
  const node = parsed.tokens.find(it => sameRange(it.node.range, range))?.node;
  if (text === undefined)
    return [
      quoted(plan, alias),
      ...(node ? [{ title: `Remove ${written(parsed, range)}`, edits: [drop(plan, parsed, node)] }] : []),
    ];
  const single = anchored(anchorOf(plan, alias)!)?.kind === 'scalar';
  return [
    {
      title: single ? `Repeat the value: ${text}` : 'Repeat the value here',
      edits: [repeat(plan, alias, text)],
      safe: single,
    },
    quoted(plan, alias),
  ];
}

function anchorFixes(plan: Plan, anchor: Mark): Fix[] {
  const { parsed, range } = anchor;
  const blanks = /^[ \t]*/.exec(rest(parsed, range.end))![0].length;
  const own = replace(
    plan,
    { parsed, range: span(range.start.line, range.start.character, range.end.character + blanks) },
    '',
  );
  const uses = usesOf(plan, anchor);
  if (!uses.length)
    return [
      { title: `Remove ${written(parsed, range)}, which nothing uses`, edits: [own], safe: true },
      quoted(plan, anchor),
    ];
  const texts = uses.map(it => repeated(plan, it));
  if (texts.includes(undefined) || uses.some(it => isMerged(it)))
    return [{ title: `Remove ${written(parsed, range)}`, edits: [own] }];
  return [
    {
      title: `Remove ${written(parsed, range)} and repeat its value wherever it is used`,
      edits: [own, ...uses.map((it, i) => repeat(plan, it, texts[i]!))],
    },
  ];
}
const isMerged = ({ parsed, range }: Mark): boolean =>
  /<<\s*:\s*$/.test(written(parsed, span(range.start.line, 0, range.start.character)));

/** The keys of the map that is merged in, but for those that stand here already. */
function mergeFixes(plan: Plan, parsed: Parsed, range: Range): Fix[] {
  const map = mapsOf(parsed).find(it => it.node.pairs.some(pair => sameRange(pair.key.range, range)));
  const pair = map?.node.pairs.find(it => sameRange(it.key.range, range));
  const { start } = lineAt(parsed, range.start.line);
  if (!map || !pair)
    return [
      { title: 'Make the line a comment', edits: [replace(plan, { parsed, range: { start, end: start } }, '# ')] },
    ];
  const remove: Fix = { title: 'Remove it', edits: [drop(plan, parsed, pair.key)] };
  const anchor = anchorOf(plan, markAt(plan, parsed, pair.value.range));
  const from = anchor && anchored(anchor);
  if (from?.kind !== 'map' || /[&*]\w/.test(written(anchor!.parsed, from.range))) return [remove];
  const missing = from.pairs.filter(it => !map.node.pairs.some(other => other.key.text === it.key.text));
  if (!missing.length) return [remove];
  const whole = { start: pair.key.range.start, end: pair.value.range.end };
  const glue = map.node.style === 'flow' ? ', ' : eolOf(plan) + ' '.repeat(range.start.character);
  const text = missing.map(it => pairText(anchor!.parsed, it, range.start.character, map.node.style === 'flow'));
  if (text.includes(undefined)) return [remove];
  return [
    {
      title: `Write the keys here: ${missing.map(it => it.key.text).join(', ')}`,
      edits: [replace(plan, { parsed, range: whole }, text.join(glue))],
    },
    remove,
  ];
}
function pairText(parsed: Parsed, { key, value }: Pair, column: number, inFlow: boolean): string | undefined {
  const range = { start: key.range.start, end: value.kind === 'empty' ? key.range.end : value.range.end };
  if (inFlow && range.start.line !== range.end.line) return undefined;
  return lines(parsed, range, column).join('\n').trimStart() + (value.kind === 'empty' ? ':' : '');
}

export const docs =
  'A plan says each thing in its place, so that it can be read and changed without looking elsewhere. Repeat the value. A text that begins with `&` or `*` stands in quotes.';

export const examples: Example[] = [
  {
    name: 'a value that is named and used again',
    fix: 'Repeat the value',
    plan: `
activities:
  audit:
    owner: &lead maya
    #      ^^^^^ "&lead" is an anchor of YAML; a plan says each thing in its place. Remove it.
  train:
    owner: *lead
    #      ^^^^^ "*lead" points to a value elsewhere; a plan says each thing in its place. Repeat the value.
`,
    fixed: `
activities:
  audit:
    owner: &lead maya
  train:
    owner: maya
`,
  },
  {
    name: 'the same, mended in one step',
    fix: 'Remove &team and repeat',
    plan: `
consulted: &team
#          ^^^^^ "&team" is an anchor of YAML; a plan says each thing in its place. Remove it.
  - ana
  - dev
informed: *team
#         ^^^^^ "*team" points to a value elsewhere; a plan says each thing in its place. Repeat the value.
`,
    fixed: `
consulted: 
  - ana
  - dev
informed:
  - ana
  - dev
`,
  },
  {
    name: 'an anchor that nothing uses',
    plan: `
activities:
  audit: { owner: &lead maya }
  #               ^^^^^ "&lead" is an anchor of YAML; a plan says each thing in its place. Remove it.
`,
    fixed: `
activities:
  audit: { owner: maya }
`,
  },
  {
    name: 'a text in asterisks',
    plan: `
activities:
  audit:
    title: *Important* renewal # of all
    #      ^^^^^^^^^^^ "*Important*" points to a value elsewhere; a plan says each thing in its place. Repeat the value.
`,
    fixed: `
activities:
  audit:
    title: "*Important* renewal" # of all
`,
  },
  {
    name: 'keys taken over',
    fix: 'Write the keys here: effort, impact',
    plan: `
activities:
  audit: &usual
  #      ^^^^^^ "&usual" is an anchor of YAML; a plan says each thing in its place. Remove it.
    owner: maya
    effort: 3d
    impact: 4
  train:
    <<: *usual
#   ^^ "<<" takes keys over from elsewhere, which a plan does not do. Write them here.
    owner: lu
`,
    fixed: `
activities:
  audit: &usual
    owner: maya
    effort: 3d
    impact: 4
  train:
    effort: 3d
    impact: 4
    owner: lu
`,
  },
  {
    name: 'an ampersand and an asterisk within a text',
    plan: `
activities:
  audit: { title: R&D * 2 }
`,
  },
];
