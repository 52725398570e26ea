import { language } from '../language/index.ts';
import type { Kind } from '../language/kinds.ts';
import { type Shape, shapeOf } from '../language/shape.ts';

/** What the language says of a place in a plan that is still being typed, and the entry that it is in. */
export interface Place {
  readonly shape: Shape;
  readonly entry: { readonly kind: Kind; readonly id: string } | undefined;
}

/** Goes down the language by key names, and by numbers for the items of lists. */
export function placeAt(path: readonly (string | number)[]): Place | undefined {
  let shape: Shape | undefined = shapeOf(language);
  let entry: Place['entry'];
  for (const step of path) {
    if (!shape) return undefined;
    if (typeof step === 'number') {
      shape = shape.item;
      continue;
    }
    const member: Shape | undefined = shape.keys?.get(step);
    const kind: Kind | undefined = member ? undefined : shape.entry?.key.defines;
    if (kind) entry = { kind, id: step };
    shape = member ?? shape.entry?.value;
  }
  return shape && { shape, entry };
}
