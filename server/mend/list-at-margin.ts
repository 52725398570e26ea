import { language } from '../language/index.ts';
import { shapeOf } from '../language/shape.ts';
import { type Edit, eolOf, linesOf, replace } from '../plan/edit.ts';
import { proposals } from '../plan/keys.ts';
import type { Node } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { headOf } from '../plan/query.ts';
import { listed } from '../plan/suggest.ts';
import { span } from '../plan/written.ts';
import { toEntries } from './entries.ts';
import { nameItems, titleKey } from './naming.ts';
import type { Way } from './way.ts';

/** Ways to read a list that stands where the keys of a plan belong: its items are those keys, or activities without their section. */
export function listAtMargin(plan: Plan, parsed: Parsed): Way[] {
  const { root } = parsed.tree;
  if (root?.kind !== 'list' || root.style !== 'block') return [];
  const keys = withoutDashes(plan, parsed, root);
  return keys.length ? [{ title: 'Leave the dashes out', edits: keys }] : activities(plan, parsed, root);
}

/** A list below a key at the margin that has its value already: work, most likely, whose section is missing. */
export function keyAbove(plan: Plan, parsed: Parsed, { start }: Range): Way[] {
  const { line } = start;
  if (!/^-[ \t]/.test(linesOf(parsed)[line] ?? '') || headOf(plan, 'activities')) return [];
  const edits = [replace(plan, { parsed, range: span(line, 0, 0) }, `activities:${eolOf(plan)}`)];
  return [{ title: 'Write "activities:" above it', edits }];
}

/** `- plan: …` and `- owner: …`, where no key stands twice. */
function withoutDashes(plan: Plan, parsed: Parsed, { items, range }: Node): Edit[] {
  const top = shapeOf(language);
  const names = items.flatMap(it => it.pairs.map(pair => pair.key.text));
  const isKey = (it: string) => top.keys!.has(it) || proposals(it, 'plan', top, () => false).length > 0;
  const whole = items.every(it => it.kind === 'map' && it.style === 'block');
  if (!whole || new Set(names).size < names.length || !names.every(isKey) || !names.some(it => top.keys!.has(it)))
    return [];
  const lines = linesOf(parsed);
  return items.flatMap((item, i) => {
    const { line: first, character: content } = item.range.start;
    const last = (items[i + 1]?.range.start.line ?? range.end.line + 1) - 1;
    return lines.slice(first, last + 1).flatMap((text, n) => {
      const at = n === 0 ? content : Math.min(content, text.search(/\S|$/));
      return at > 0 ? [replace(plan, { parsed, range: span(first + n, 0, at) }, '')] : [];
    });
  });
}

/** A list of work, and nothing that says so. */
function activities(plan: Plan, parsed: Parsed, root: Node): Way[] {
  const shape = shapeOf(language).keys!.get('activities')!.entry!;
  if (headOf(plan, 'activities')) return [];
  const items = nameItems(plan, parsed, root.items, shape);
  const edits = toEntries(plan, { parsed, list: root, items, label: titleKey(shape), column: 2 });
  if (!edits.length) return [];
  const key = replace(plan, { parsed, range: span(root.range.start.line, 0, 0) }, `activities:${eolOf(plan)}`);
  const names = listed(items.map(it => it.id), 4); // biome-ignore format: one list
  return [{ title: `Make them activities: ${names}`, edits: [key, ...edits] }];
}
