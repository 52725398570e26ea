import type { Quantity } from '../language/values.ts';
import { types } from '../language/values.ts';
import { drop } from '../plan/drop.ts';
import { replace } from '../plan/edit.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import { slips } from '../plan/slipped.ts';
import { cited } from '../plan/suggest.ts';
import { written } from '../plan/written.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'value-comparison',
  group: 'Language',
  severity: 'error',
  summary: 'reports a quantity that begins with `<`, `>`, `=`, `≤` or `≥`',
  troubled: true,
  chunk(parsed, _near, report) {
    if (!/[<>=≤≥]/.test(parsed.chunk.text)) return;
    for (const token of slips(parsed, 'comparison')) {
      const { node } = token;
      const text = node.text.trim() || written(parsed, node.range);
      const number = text.replace(/^[<>=≤≥]+\s*/, '');
      const key = cited(token.key);
      const advice = number ? `Write ${number}.` : 'Write the number.';
      report(
        node.range,
        `${cited(text)} is more than a quantity: ${key} takes a plain number, its direction follows from target and limit. ${advice}`,
        {
          fixes: plan =>
            number
              ? [
                  {
                    title: `Write ${number}`,
                    edits: [replace(plan, { parsed, range: node.range }, number)],
                    safe: isSame(parsed, token, text[0]!, number),
                  },
                ]
              : [{ title: `Remove ${key}`, edits: [drop(plan, parsed, node)] }],
        },
      );
    }
  },
});

/** The key whose quantity, beside this one, gives the direction. */
const others: Readonly<Record<string, string>> = { limit: 'target', target: 'limit', to: 'from' };

/** Whether the sign says only what the other quantity says too: beyond a limit it is breached, beyond a target it is reached. */
function isSame(parsed: Parsed, { path, entry }: Token, sign: string, text: string): boolean {
  const number = types.quantity.read(text);
  if (!number || sign === '=') return !!number;
  const head = parsed.value as Readonly<Record<string, unknown>> | undefined;
  const holder = (entry?.value ?? head?.[path[0]!] ?? {}) as Readonly<Record<string, Quantity | undefined>>;
  const other = holder[others[path.at(-1)!] ?? ''];
  if (!other || (other.unit && number.unit && other.unit !== number.unit)) return false;
  return sign === '<' || sign === '≤' ? number.amount < other.amount : number.amount > other.amount;
}

export const docs =
  'A quantity is a plain number with its unit. Which of `target` and `limit` is the larger says already whether more or less is better, and YAML takes `>` for the beginning of a long text.';

export const examples: Example[] = [
  {
    name: 'a limit that must not be passed',
    plan: `
metrics:
  waiting:
    target: 7 days
    limit: > 12 days
    #      ^^^^^^^^^ "> 12 days" is more than a quantity: "limit" takes a plain number, its direction follows from target and limit. Write 12 days.
`,
    fixed: `
metrics:
  waiting:
    target: 7 days
    limit: 12 days
`,
  },
  {
    name: 'a sign that YAML takes for a long text',
    plan: `
metrics:
  waiting: { unit: days, limit: 12 }
  outages:
    limit: >5
    #      ^^ ">5" is more than a quantity: "limit" takes a plain number, its direction follows from target and limit. Write 5.
    unit: outages
`,
    fixed: `
metrics:
  waiting: { unit: days, limit: 12 }
  outages:
    limit: 5
    unit: outages
`,
  },
  {
    name: 'the goal and a reading',
    plan: `
goal:
  outcome: Fewer outages
  from: 14
  to: ≤ 7
  #   ^^^ "≤ 7" is more than a quantity: "to" takes a plain number, its direction follows from target and limit. Write 7.
metrics:
  outages:
    readings:
      2026-07-03: = 12
      #           ^^^^ "= 12" is more than a quantity: "2026-07-03" takes a plain number, its direction follows from target and limit. Write 12.
`,
    fixed: `
goal:
  outcome: Fewer outages
  from: 14
  to: 7
metrics:
  outages:
    readings:
      2026-07-03: = 12
`,
  },
  {
    name: 'a sign without a number',
    plan: `
metrics:
  outages:
    unit: outages
    limit: <
    #      ^ "<" is more than a quantity: "limit" takes a plain number, its direction follows from target and limit. Write the number.
`,
    fixed: `
metrics:
  outages:
    unit: outages
`,
  },
  {
    name: 'plain numbers, a relative target and a sign in a text',
    plan: `
goal: { outcome: Keep waiting < 7 days, from: 14 days, to: -50% }
metrics:
  waiting: { unit: days, target: 7 days, limit: 12 days }
`,
  },
];
