import { language } from '../language/index.ts';
import { shapeOf } from '../language/shape.ts';
import { drop } from '../plan/drop.ts';
import { type Edit, insertKey, insertLines } from '../plan/edit.ts';
import { entryShape, levelOf } from '../plan/keys.ts';
import type { MapPlace } from '../plan/maps.ts';
import type { Pair } from '../plan/node.ts';
import type { Entry, Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { field, headOf } from '../plan/query.ts';
import { sectionOf } from '../plan/section.ts';
import { insertSection } from '../plan/sections.ts';
import { written } from '../plan/written.ts';
import { linesOfPair } from './source.ts';

/** A place where a key that is wrong here would be right. */
export interface Destination {
  /** `plan` for the margin, else the key of the map, or the kind of the entry. */
  readonly level: string;
  /** The entry that the map stands in; nothing at the margin. */
  readonly entry: Entry | undefined;
}

/** Where a key would be right: in the entry that the map stands in, at the margin, or in a map one level below. */
export function destinations(key: string, { path, entry, shape }: MapPlace): Destination[] {
  const top = shapeOf(language);
  const found: Destination[] = [];
  const inside = entry && path.length > entry.path.length;
  if (inside && entryShape(entry)?.keys?.has(key)) found.push({ level: entry.kind, entry });
  if (path.length && top.keys!.has(key) && !isCommon(key)) found.push({ level: 'plan', entry: undefined });
  for (const [name, member] of shape?.keys ?? [])
    if (member.keys?.has(key) && !member.item && !isCommon(key))
      found.push({ level: name, entry: path.length ? entry : undefined });
  return found;
}
/** Too many maps have such a key for a place to be told from it. */
const isCommon = (key: string): boolean => ['title', 'owner', 'because', 'have', 'need'].includes(key);

/** The edits that move a key with its value; nothing where it stands there already, or its value cannot be moved as it is written. */
export function move(plan: Plan, parsed: Parsed, pair: Pair, { level, entry }: Destination): Edit[] | undefined {
  const { key, value } = pair;
  if (value.kind === 'empty' || parsed.chunk.kind === 'marker') return undefined;
  const put =
    level === 'plan'
      ? toMargin(plan, parsed, pair)
      : entry && levelOf(entry.path, entry) === level
        ? toEntry(plan, parsed, pair, entry)
        : toMap(plan, parsed, pair, level, entry);
  // What is put in comes first: both may begin at one place.
  return put && [put, drop(plan, parsed, key)];
}

const isOneLine = ({ key, value }: Pair): boolean => key.range.start.line === value.range.end.line;

function toMargin(plan: Plan, parsed: Parsed, pair: Pair): Edit | undefined {
  if (headOf(plan, pair.key.text)) return undefined;
  return insertSection(plan, pair.key.text, linesOfPair(parsed, pair, 0));
}

function toEntry(plan: Plan, parsed: Parsed, pair: Pair, entry: Entry): Edit | undefined {
  if (field(entry, pair.key.text) || entry.node.kind !== 'map') return undefined;
  if (isOneLine(pair)) return insertKey(plan, entry, pair.key.text, written(parsed, pair.value.range));
  const last = entry.node.pairs.at(-1)!;
  if (entry.node.style !== 'block' || entry.parsed !== parsed) return undefined;
  return insertLines(
    plan,
    entry.parsed,
    last.value.range.end.line,
    linesOfPair(parsed, pair, entry.node.pairs[0]!.key.range.start.character),
  );
}

/** Into a map such as `goal`, or `blocked` of an entry. One that is written already takes keys only where it is a section. */
function toMap(plan: Plan, parsed: Parsed, pair: Pair, level: string, entry: Entry | undefined): Edit | undefined {
  if (entry) {
    if (field(entry, level) || !isOneLine(pair)) return undefined;
    return insertKey(plan, entry, level, `{ ${pair.key.text}: ${written(parsed, pair.value.range)} }`);
  }
  const section = sectionOf(plan, level);
  if (section) return toEntry(plan, parsed, pair, section);
  return insertSection(plan, level, [`${level}:`, ...linesOfPair(parsed, pair, 2)]);
}
