import { addMonths, type Day, iso } from '../language/day.ts';
import { isLevel } from '../language/level.ts';
import { insertKey, insertLines, linesOf, setKey, setValue } from '../plan/edit.ts';
import type { Node } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import { chunkAt, type Plan } from '../plan/plan.ts';
import { holds, type Position } from '../plan/position.ts';
import { sectionOf } from '../plan/section.ts';
import { setHead } from '../plan/sections.ts';
import type { Fix, Severity } from '../rules/rule.ts';

/** What speaks of the file as a whole, or of text that cannot be read, where no comment holds; and of such comments themselves. */
const unsilenced: ReadonlySet<string> = new Set([
  ...['section-missing', 'file-large', 'file-deep', 'yaml-invalid'],
  ...['merge-conflict', 'ignore-invalid', 'ignore-unused'],
]);

/** A comment that silences a rule for what stands at a position, for a month. The reason is the author's to fill in. */
export function ignoreHere(plan: Plan, rule: string, position: Position, today: Day): Fix | undefined {
  const chunk = chunkAt(plan, position.line);
  const parsed = plan.chunks[chunk];
  if (!parsed || unsilenced.has(rule)) return undefined;
  const at = { ...position, line: position.line - plan.lines[chunk]! };
  const line = keyLine(parsed, at);
  if (line === undefined) return undefined;
  const indent = /^\ufeff?([ \t]*)/.exec(linesOf(parsed)[line] ?? '')![1]!;
  const until = iso(addMonths(today, 1));
  const edit = insertLines(plan, parsed, line - 1, [
    `${indent}# opsplan-ignore ${rule} until ${until}: accepted for now`,
  ]);
  const mark = linesOf(parsed)[line]?.startsWith('\ufeff') ? 1 : 0;
  const place = { ...edit.range.start, character: mark };
  return {
    title: `Ignore ${rule} here until ${until}`,
    edits: [{ ...edit, range: { start: place, end: place } }],
  };
}

/** The line of the innermost key, or list item, in block style that holds a position: a comment above it speaks of it. */
function keyLine(parsed: Parsed, at: Position): number | undefined {
  let line = parsed.pairs.findLast(it => it.key.range.start.line <= at.line)?.key.range.start.line;
  let node: Node | undefined = parsed.tree.root;
  while (node && node.style !== 'flow') {
    const pair = node.pairs.find(({ key, value }) => holds({ start: key.range.start, end: later(key, value) }, at));
    const item: Node | undefined = node.items.find(it => holds(it.range, at));
    if (pair) line = pair.key.range.start.line;
    else if (item) line = item.range.start.line;
    node = pair?.value ?? item;
  }
  return line;
}
const later = (key: Node, value: Node): Position => (value.kind === 'empty' ? key.range.end : value.range.end);

/** Sets the level of a rule under the plan's `rules:`, beside what stands there. A threshold of one word gives way to `off` only. */
export function setLevel(plan: Plan, rule: string, level: Severity | 'off'): Fix | undefined {
  const rules = sectionOf(plan, 'rules');
  const title = `Set ${rule} to ${level} in this plan`;
  if (!rules) return { title, edits: [setHead(plan, 'rules', `\n  ${rule}: ${level}`)] };
  const pair = rules.node.pairs.find(it => it.key.text === rule);
  if (!pair) return { title, edits: [insertKey(plan, rules, rule, level, rules.node.pairs.at(-1))] };
  const { key, value } = pair;
  if (value.kind === 'map') return { title, edits: [setKey(plan, { ...rules, key, node: value }, 'severity', level)] };
  const threshold = value.kind === 'list' || (value.kind === 'scalar' && !isLevel(value.text));
  return threshold && level !== 'off' ? undefined : { title, edits: [setValue(plan, rules.parsed, pair, level)] };
}
