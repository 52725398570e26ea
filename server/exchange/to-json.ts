import { forecastOf } from '../forecast/forecast.ts';
import { rangesOf } from '../forecast/ranges.ts';
import { type Day, iso, isoOrNull } from '../language/day.ts';
import { language } from '../language/index.ts';
import { type Shape, shapeOf } from '../language/shape.ts';
import type { Node } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { rankingOf } from '../reckon/ranking.ts';
import type { Outgoing } from './work.ts';

/** What JSON has. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * For programs. `plan` is what the plan says, in the form that the JSON Schema of the language describes: numbers and
 * yes or no as such, days as `2026-08-21`, all else as it is written. `forecast` and `ranks` are what is worked out.
 */
export function toJson(all: readonly Outgoing[]): string {
  const plans = all.map(({ file, plan, today }) => ({
    file,
    today: iso(today),
    plan: valuesOf(plan),
    forecast: foreseen(plan, today),
    ranks: rankingOf(plan, today).order.map(it => it.id),
  }));
  return `${JSON.stringify({ plans }, null, 2)}\n`;
}

function foreseen(plan: Plan, today: Day): Json {
  const forecast = forecastOf(plan, today);
  const ranges = rangesOf(forecast);
  const activities = forecast.activities.map(it => ({
    id: it.entry.id,
    start: isoOrNull(it.start),
    finish: isoOrNull(it.finish),
    p50: isoOrNull(ranges.of(it).p50),
    p80: isoOrNull(ranges.of(it).p80),
    slack: it.slack ?? null,
    critical: it.critical,
  }));
  return { finish: isoOrNull(forecast.finish), activities };
}

/** All that a plan says, key by key. Where a key stands twice the first holds, as everywhere. */
export function valuesOf(plan: Plan): Json {
  const shape = shapeOf(language);
  const all = new Map<string, Json>();
  // The names of each section, which stand in many chunks.
  const within = new Map<string, Map<string, Json>>();
  for (const { chunk, pairs } of plan.chunks) {
    if (chunk.kind === 'head')
      for (const { key, value } of pairs)
        if (!all.has(key.text) && shape.keys!.has(key.text))
          all.set(key.text, jsonOf(value, shape.keys!.get(key.text)));
    if (chunk.kind !== 'entry') continue;
    const section = shape.keys!.get(chunk.section);
    const known = all.get(chunk.section);
    let entries = within.get(chunk.section);
    if (!entries) {
      entries = new Map(known && typeof known === 'object' && !Array.isArray(known) ? Object.entries(known) : []);
      within.set(chunk.section, entries);
      all.set(chunk.section, {});
    }
    for (const { key, value } of pairs)
      if (!entries.has(key.text)) entries.set(key.text, jsonOf(value, section?.entry?.value));
  }
  for (const [section, entries] of within) all.set(section, Object.fromEntries(entries));
  return Object.fromEntries(all);
}

const numbers: readonly string[] = ['level', 'rank', 'number', 'version'];
export function jsonOf(node: Node, shape?: Shape): Json {
  if (node.kind === 'empty') return null;
  if (node.kind === 'list') return node.items.map(it => jsonOf(it, shape?.item));
  if (node.kind === 'map')
    return Object.fromEntries(
      node.pairs.map(({ key, value }) => [key.text, jsonOf(value, shape?.keys?.get(key.text) ?? shape?.entry?.value)]),
    );
  const types: readonly string[] = shape?.scalar?.types ?? [];
  if (types.some(it => numbers.includes(it)) && /^\d{1,9}(?:\.\d{1,3})?$/.test(node.text)) return Number(node.text);
  if (types.includes('yesno') && /^(?:yes|no|true|false)$/.test(node.text)) return /^(?:yes|true)$/.test(node.text);
  return node.text;
}
