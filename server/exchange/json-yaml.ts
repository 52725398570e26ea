import { yaml } from './incoming.ts';
import type { Json } from './to-json.ts';

const deepest = 20;

/** A value as YAML in one line. Text is quoted where it must be; deeper than any plan is nothing. */
export function flow(it: Json, depth = 0): string {
  if (it === null || depth > deepest) return '';
  if (typeof it === 'boolean') return it ? 'yes' : 'no';
  if (typeof it === 'number') return `${it}`;
  if (typeof it === 'string') return /^(?:true|false)$/.test(it) ? it : yaml(it);
  if (Array.isArray(it)) return `[${it.map(at => flow(at, depth + 1)).join(', ')}]`;
  const pairs = Object.entries(it).map(([key, value]) => `${yaml(key)}: ${flow(value, depth + 1)}`.trimEnd());
  return pairs.length ? `{ ${pairs.join(', ')} }` : '{}';
}
