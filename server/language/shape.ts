import type * as z from 'zod/mini';
import { type Meaning, meaningOf } from './kinds.ts';

/** What may stand at one place of a plan: zod's types, flattened once so that reading walks plain data. */
export interface Shape extends Meaning {
  /** A scalar may stand here. */
  readonly scalar?: Meaning & { readonly types: NonNullable<Meaning['types']> };
  /** A list may stand here, of these. */
  readonly item?: Shape;
  /** A map of these keys may stand here. */
  readonly keys?: ReadonlyMap<string, Shape>;
  /** A map whose keys the author names may stand here. */
  readonly entry?: { readonly key: Meaning & { readonly types: NonNullable<Meaning['types']> }; readonly value: Shape };
}

type Definition = {
  type: string;
  shape?: Record<string, z.ZodMiniType>;
  element?: z.ZodMiniType;
  keyType?: z.ZodMiniType;
  valueType?: z.ZodMiniType;
  innerType?: z.ZodMiniType;
  options?: z.ZodMiniType[];
  getter?: () => z.ZodMiniType;
};
const known = new WeakMap<z.ZodMiniType, Shape>();

/** Flattens a zod type. Recursive types come back as recursive shapes. */
export function shapeOf(type: z.ZodMiniType): Shape {
  const seen = known.get(type);
  if (seen) return seen;
  const shape: Shape = {};
  known.set(type, shape);
  fill(shape as Mutable<Shape>, type);
  return shape;
}
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function fill(shape: Mutable<Shape>, type: z.ZodMiniType): void {
  const def = (type as unknown as { _zod: { def: Definition } })._zod.def;
  const meaning = meaningOf(type);
  for (const key of ['description', 'ring', 'example'] as const)
    if (meaning[key] !== undefined) shape[key] ??= meaning[key] as never;
  if (meaning.types) shape.scalar = merge(shape.scalar, meaning as Shape['scalar'] & object);
  else if (def.type === 'optional') fill(shape, def.innerType!);
  else if (def.type === 'lazy') fill(shape, def.getter!());
  else if (def.type === 'union') for (const option of def.options!) fill(shape, option);
  else if (def.type === 'array') shape.item = shapeOf(def.element!);
  else if (def.type === 'object')
    shape.keys = new Map(Object.entries(def.shape!).map(([name, it]) => [name, shapeOf(it)]));
  else if (def.type === 'record')
    shape.entry = { key: meaningOf(def.keyType!) as never, value: shapeOf(def.valueType!) };
  else throw new Error(`The language has no place for zod's "${def.type}".`);
}

const merge = (a: Shape['scalar'], b: NonNullable<Shape['scalar']>): NonNullable<Shape['scalar']> =>
  a ? { ...a, ...b, types: [...a.types, ...b.types] } : b;
