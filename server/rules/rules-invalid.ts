import { isLevel, levels } from '../language/level.ts';
import { drop } from '../plan/drop.ts';
import { quote, replace } from '../plan/edit.ts';
import type { Node, Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { cited, listed, near as nearest } from '../plan/suggest.ts';
import { type Example, type Fix, type Report, type Rule, rule } from './rule.ts';

export default rule({
  id: 'rules-invalid',
  group: 'Language',
  severity: 'error',
  summary: 'reports a house rule under `rules:` that names no rule, or sets what that rule does not take',
  chunk(parsed, { rules }, report) {
    const settings = parsed.chunk.kind === 'head' && parsed.pairs.find(it => it.key.text === 'rules')?.value;
    for (const pair of settings ? settings.pairs : []) {
      const id = pair.key.text;
      const known = rules.get(id);
      if (known) judge(pair, known, parsed, report);
      else
        report(pair.key.range, `No rule is called ${cited(id)}, so this sets nothing.`, {
          fixes: plan => [
            ...nearest(id, rules.keys()).map(it => write(plan, parsed, pair.key, it)),
            remove(plan, parsed, pair.key),
          ],
        });
    }
  },
});

/** A name or a value that a rule does not take: what it takes in words, and what could stand there. */
type Say = (node: Node, takes: string, candidates: readonly string[], byDefault?: string) => void;

function judge({ key, value }: Pair, it: Rule, parsed: Parsed, report: Report): void {
  const say: Say = (node, takes, candidates, byDefault) =>
    report(
      node.range,
      `${cited(node.text) === '""' ? 'This' : cited(node.text)} is nothing that "${it.id}" takes: ${takes}.`,
      {
        fixes: plan => [
          ...candidates.map(text => write(plan, parsed, node, text)),
          ...(byDefault ? [write(plan, parsed, node, byDefault, ', its default')] : []),
          remove(plan, parsed, node === value ? key : node),
        ],
      },
    );
  if (value.kind === 'map') for (const pair of value.pairs) judgeSetting(pair, it, say);
  else if (value.kind !== 'empty') judgePlain(value, it, say);
}

const aLevel = `a level (${listed(levels).replace(' and ', ' or ')})`;

function judgePlain(value: Node, { severity, settings }: Rule, say: Say): void {
  const plain = settings?.[''];
  const text = value.kind === 'list' ? value.items.map(item => item.text).join(',') : value.text;
  if ((value.kind === 'scalar' && isLevel(text)) || plain?.type.read(text) !== undefined) return;
  say(value, plain ? `${aLevel}, or ${plain.type.expects}` : aLevel, nearest(text, levels), plain?.default ?? severity);
}

function judgeSetting({ key, value }: Pair, { severity, settings }: Rule, say: Say): void {
  const names = ['severity', ...Object.keys(settings ?? {}).filter(it => it)];
  const setting = names.includes(key.text) ? settings?.[key.text] : undefined;
  if (!names.includes(key.text)) say(key, `in the long form it takes ${listed(names)}`, nearest(key.text, names));
  else if (value.kind === 'empty') return;
  else if (!setting && !isLevel(value.text)) say(value, aLevel, nearest(value.text, levels), severity);
  else if (setting && setting.type.read(value.text) === undefined)
    say(value, `${key.text} is ${setting.type.expects}`, [], setting.default);
}

const write = (plan: Plan, parsed: Parsed, node: Node, text: string, note = ''): Fix => ({
  title: `Write "${text}"${note}`,
  edits: [replace(plan, { parsed, range: node.range }, quote(text, true))],
});
const remove = (plan: Plan, parsed: Parsed, node: Node): Fix => ({
  title: `Remove ${cited(node.text || 'this')}`,
  edits: [drop(plan, parsed, node)],
});

export const docs =
  'A setting that nothing reads leaves the rule as strict as before, and nobody notices. A rule takes a level (`off`, `hint`, `info`, `warning`, `error`), or the threshold that its page names; both together as `{ severity: error, max: 1w }`.';

export const examples: Example[] = [
  {
    name: 'no rule of that name',
    plan: `
rules:
  date-unklear: off
# ^^^^^^^^^^^^ No rule is called "date-unklear", so this sets nothing.
  activity-stalled: 10d
`,
    fix: 'Write "date-unclear"',
    fixed: `
rules:
  date-unclear: off
  activity-stalled: 10d
`,
  },
  {
    name: 'the only setting',
    plan: `
plan: Faster onboarding
rules: { no-weekends: error }
#        ^^^^^^^^^^^ No rule is called "no-weekends", so this sets nothing.
`,
    fixed: `
plan: Faster onboarding
`,
  },
  {
    name: 'a slip in a level',
    plan: `
rules:
  due-before-start: warnings
  #                 ^^^^^^^^ "warnings" is nothing that "due-before-start" takes: a level (off, hint, info, warning or error).
`,
    fixed: `
rules:
  due-before-start: warning
`,
  },
  {
    name: 'a threshold that cannot be read',
    plan: `
rules:
  blocker-old: a week
  #            ^^^^^^ "a week" is nothing that "blocker-old" takes: a level (off, hint, info, warning or error), or calendar time such as 1d, 2w, 1m, 1q or 1y.
`,
    fix: 'Write "7d", its default',
    fixed: `
rules:
  blocker-old: 7d
`,
  },
  {
    name: 'a setting that the rule does not have',
    plan: `
rules:
  due-before-start: { severity: error, max: 2w }
  #                                    ^^^ "max" is nothing that "due-before-start" takes: in the long form it takes severity.
`,
    fixed: `
rules:
  due-before-start: { severity: error }
`,
  },
  {
    name: 'a severity that is none',
    plan: `
rules:
  due-before-start: { severity: low }
  #                             ^^^ "low" is nothing that "due-before-start" takes: a level (off, hint, info, warning or error).
`,
    fixed: `
rules:
  due-before-start: { severity: error }
`,
  },
  {
    name: 'levels and thresholds as they should be, and a rule that is still to come',
    plan: `
rules:
  blocker-old: 14d
  due-before-start: { severity: warning }
  id-duplicate: off
  forecast-poor: 40%
`,
  },
];
