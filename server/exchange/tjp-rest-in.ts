import type { Statement } from './tjp-statements.ts';
import type { Json } from './to-json.ts';

/** What `export` let go along with a task or a resource; nothing where somebody else wrote the project. */
export function restOf({ body }: Statement): Readonly<Record<string, Json>> {
  const text = body.find(it => it.name === 'Opsplan')?.args[0]?.text;
  if (text === undefined) return {};
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found && !Array.isArray(found) ? (found as Record<string, Json>) : {};
  } catch {
    return {};
  }
}
