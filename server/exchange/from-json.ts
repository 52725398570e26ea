import { language, sections } from '../language/index.ts';
import { shapeOf } from '../language/shape.ts';
import { clean, yaml } from './incoming.ts';
import { flow } from './json-yaml.ts';
import type { Json } from './to-json.ts';

/** A plan that `export --to json` wrote, as text again; of several the first. Says why where it is none. */
export function fromJson(
  source: string,
): { readonly text: string; readonly left: readonly string[] } | { refused: string } {
  let read: unknown;
  try {
    read = JSON.parse(source.replace(/^\ufeff/, ''));
  } catch {
    return { refused: 'This is no JSON.' };
  }
  const plans = (read as { plans?: { plan?: Json }[] } | null)?.plans;
  const plan = Array.isArray(plans) ? plans[0]?.plan : (read as Json);
  if (typeof plan !== 'object' || !plan || Array.isArray(plan))
    return { refused: 'There is no plan in it, as "opsplan export --to json" writes one.' };
  const order = sections as readonly string[];
  const keys = Object.keys(plan);
  const strange = keys.filter(it => !order.includes(it));
  const lines = order.filter(it => Object.hasOwn(plan, it)).flatMap(key => section(key, plan[key]!));
  const left = [
    ...(strange.length ? [`No key of a plan: ${strange.slice(0, 10).map(clean).join(', ')}.`] : []),
    ...(Array.isArray(plans) && plans.length > 1
      ? [`${plans.length - 1} more in it: one plan is taken at a time.`]
      : []),
  ];
  return { text: `${lines.join('\n').trim()}\n`, left };
}

function section(key: string, value: Json): string[] {
  const isNames = shapeOf(language).keys!.get(key)?.entry?.key.defines;
  if (!isNames || typeof value !== 'object' || !value || Array.isArray(value))
    return [`${key}: ${flow(value)}`.trimEnd()];
  return ['', `${key}:`, ...Object.entries(value).flatMap(([id, it]) => entry(id, it, '  '))];
}

/** An entry with a line for each of its keys, its tasks in the same way. */
function entry(id: string, value: Json, indent: string): string[] {
  const name = `${indent}${yaml(id)}:`;
  if (typeof value !== 'object' || !value || Array.isArray(value)) return [`${name} ${flow(value)}`.trimEnd()];
  const keys = Object.entries(value);
  if (!keys.length) return [`${name} {}`];
  return [name, ...keys.flatMap(([key, it]) => line(key, it, `${indent}  `))];
}
function line(key: string, it: Json, indent: string): string[] {
  if (key !== 'tasks' || typeof it !== 'object' || !it || Array.isArray(it) || indent.length > 60)
    return [`${indent}${yaml(key)}: ${flow(it)}`.trimEnd()];
  return [`${indent}tasks:`, ...Object.entries(it).flatMap(([id, task]) => entry(id, task, `${indent}  `))];
}
