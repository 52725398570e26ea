import * as z from 'zod/mini';
import type { Day } from './day.ts';
import type { Duration, Estimate, Interval, Lagged, Money, Quantity, Range, Rate } from './values.ts';
import { type TypeName, types } from './values.ts';

/** The things in a plan that have a name of their own. */
export type Kind =
  | 'activity'
  | 'metric'
  | 'milestone'
  | 'decision'
  | 'workstream'
  | 'risk'
  | 'person'
  | 'team'
  | 'calendar'
  | 'scenario'
  | 'goal';

/** What the language knows of a place in a plan, kept in zod's metadata. */
export interface Meaning {
  /** What the key is for; the first sentence stands alone. */
  description?: string;
  /** How its text is read. */
  types?: readonly TypeName[];
  /** The words it takes, each with what it means. */
  words?: Readonly<Record<string, string>>;
  /** Old spellings of words, still read. */
  retired?: Readonly<Record<string, string>>;
  /** It gives a thing of this kind its name. */
  defines?: Kind;
  /** It names a thing of one of these kinds. */
  refersTo?: readonly Kind[];
  /** 1 is the plan itself, 2 people and capacity, 3 governance: what completion offers first. */
  ring?: 1 | 2 | 3;
  /** What completion writes, with `$0` for the cursor. */
  example?: string;
  /** A date that is a deadline, and is judged as one. */
  deadline?: boolean;
  /** A date on which something has already happened. */
  fact?: boolean;
}
declare module 'zod/v4/core' {
  interface GlobalMeta extends Meaning {}
}
/** Attaches what a place means; the schema that is exported takes its descriptions from here too. */
const describe = <T extends z.ZodMiniType>(type: T, meaning: Meaning): T => {
  z.globalRegistry.add(type, { ...meaning });
  return type;
};
/** What was attached to a type. */
export const meaningOf = (type: z.ZodMiniType): Meaning => z.globalRegistry.get(type) ?? {};

const pattern = (name: TypeName): RegExp | undefined => (types[name] as { pattern?: RegExp }).pattern;
const matching = (name: TypeName): z.ZodMiniType => {
  const it = pattern(name);
  return it ? z.string().check(z.regex(it)) : z.string();
};
/** What YAML makes of a bare year, a bare quantity and a bare name of digits. */
const asNumbers: readonly TypeName[] = [
  'period',
  'quantity',
  'text',
  'unit',
  'id',
  'ref',
  'person',
  'anything',
  'lagged',
];
/** What YAML makes of a bare `true`; the plan's reader takes it as it stands. */
const asWords: readonly TypeName[] = ['text', 'id', 'ref', 'person', 'anything', 'lagged'];
const numeral = (name: TypeName): z.ZodMiniType | undefined => {
  if (name === 'level') return z.int().check(z.minimum(1), z.maximum(5));
  if (name === 'rank') return z.int().check(z.positive(), z.maximum(999_999));
  if (name === 'number') return z.number().check(z.minimum(0), z.maximum(999_999_999.999));
  if (name === 'hours') return z.number().check(z.positive(), z.maximum(24));
  return name === 'version' ? z.literal(1) : undefined;
};
const any = (of: readonly z.ZodMiniType[]): z.ZodMiniType =>
  of.length === 1 ? of[0]! : z.union(of as unknown as [z.ZodMiniType, z.ZodMiniType]);

/** The values that YAML may have where a text of these types is written: quoted or not, they say the same to the plan's reader. */
const written = (names: readonly TypeName[], { words, retired }: Meaning): z.ZodMiniType =>
  any(
    names.flatMap(name => {
      if (name === 'word') return z.enum([...Object.keys(words ?? {}), ...Object.keys(retired ?? {})]);
      if (name === 'yesno') return [z.boolean(), matching(name)];
      const own = numeral(name);
      if (own) return [own, matching(name)];
      return [
        matching(name),
        ...(asNumbers.includes(name) ? [z.number()] : []),
        ...(asWords.includes(name) ? [z.boolean()] : []),
        ...(name === 'text' || name === 'anything' ? [z.null()] : []),
      ];
    }),
  );
/** A scalar. Its TypeScript type is what reading makes of it; its zod type is what YAML has there. */
const leaf = <V>(names: readonly TypeName[], description: string, more: Meaning = {}) =>
  describe(written(names, more), { types: names, description, ...more }) as unknown as z.ZodMiniType<V>;

export const text = (description: string, more?: Meaning) => leaf<string>(['text'], description, more);
export const person = (description: string, more?: Meaning) =>
  leaf<string>(['person'], description, { refersTo: ['person'], ...more });
export const refersTo = (kind: Kind | readonly Kind[], description: string, more?: Meaning) =>
  leaf<string>(['ref'], description, { refersTo: typeof kind === 'string' ? [kind] : kind, ...more });
export const lagged = (kinds: readonly Kind[], description: string, more?: Meaning) =>
  leaf<Lagged>(['lagged'], description, { refersTo: kinds, ...more });
export const date = (description: string, more?: Meaning) => leaf<Day>(['date'], description, more);
/** A date by which something must have happened. */
export const deadline = (description: string, more?: Meaning) => date(description, { deadline: true, ...more });
/** A date on which something did happen. */
export const fact = (description: string, more?: Meaning) => date(description, { fact: true, ...more });
export const range = (description: string, more?: Meaning) => leaf<Range>(['range'], description, more);
/** One date, or several in a row. */
export const dates = (description: string, more?: Meaning) => leaf<Day | Range>(['date', 'range'], description, more);
export const period = (description: string, more?: Meaning) => leaf<Range>(['period'], description, more);
export const duration = (description: string, more?: Meaning) => leaf<Duration>(['duration'], description, more);
export const estimate = (description: string, more?: Meaning) => leaf<Estimate>(['estimate'], description, more);
export const interval = (description: string, more?: Meaning) => leaf<Interval>(['interval'], description, more);
export const share = (description: string, more?: Meaning) => leaf<number>(['share'], description, more);
export const quantity = (description: string, more?: Meaning) => leaf<Quantity>(['quantity'], description, more);
export type DayOrRange = Day | Range;
export const money = (description: string, more?: Meaning) => leaf<Money>(['money'], description, more);
export const rate = (description: string, more?: Meaning) => leaf<Rate>(['rate'], description, more);
export const hours = (description: string, more?: Meaning) => leaf<number>(['hours'], description, more);
export const level = (description: string, more?: Meaning) => leaf<number>(['level'], description, more);
export const rank = (description: string, more?: Meaning) => leaf<number>(['rank'], description, more);
export const number = (description: string, more?: Meaning) => leaf<number>(['number'], description, more);
export const yesno = (description: string, more?: Meaning) => leaf<boolean>(['yesno'], description, more);
export const scalar = <V>(names: readonly TypeName[], description: string, more?: Meaning) =>
  leaf<V>(names, description, more);
/** One of a few words; each comes with its meaning. */
export const word = <W extends string>(description: string, words: Readonly<Record<W, string>>, more: Meaning = {}) =>
  leaf<W>(['word'], description, { words, ...more });

/** The same type under a description of its own. */
export const described = <T extends z.ZodMiniType>(type: T, description: string): T =>
  describe(z.optional(type) as unknown as T, { description });

/** A list. Its description is the key's; the item says what one of them is. */
export const list = <V>(item: z.ZodMiniType<V>, description: string, more: Meaning = {}) =>
  describe(z.array(item), { description, ...more }) as unknown as z.ZodMiniType<readonly V[]>;
/** A key is a text, whatever YAML would make of it as a value. */
const nameType = (key: z.ZodMiniType): z.ZodMiniType<string> => {
  const [name = 'text', ...others] = meaningOf(key).types ?? [];
  return (others.length ? z.string() : matching(name)) as z.ZodMiniType<string>;
};
/** A map whose keys are written by the author: names, dates, persons. */
export const map = <K, V>(key: z.ZodMiniType<K>, value: z.ZodMiniType<V>, description: string, more: Meaning = {}) =>
  describe(z.record(describe(nameType(key), meaningOf(key)), value), {
    description,
    ...more,
  }) as unknown as z.ZodMiniType<ReadonlyMap<K, V>>;
/** A section of named entries. */
export const entries = <V>(kind: Kind, value: z.ZodMiniType<V>, description: string, more: Meaning = {}) =>
  map(
    leaf<string>(['id'], `The name that the rest of the plan uses for this ${kind}.`, { defines: kind }),
    value,
    description,
    more,
  );
/** Several forms, told apart by whether a scalar, a list or a map is written. */
export const either = <A extends readonly z.ZodMiniType[]>(description: string, ...forms: A) =>
  describe(z.union(forms as unknown as [z.ZodMiniType, z.ZodMiniType]), { description }) as unknown as z.ZodMiniType<
    z.infer<A[number]>
  >;

type Keys = Record<string, z.ZodMiniType>;
/** A map of known keys, all optional: what must be there is for rules to say. The three groups are the rings. */
export function keys<A extends Keys, B extends Keys = Record<never, never>, C extends Keys = Record<never, never>>(
  one: A,
  two?: B,
  three?: C,
) {
  const ringed = (shapes: Keys | undefined, ring: 1 | 2 | 3) =>
    Object.entries(shapes ?? {}).map(([name, type]) => [name, describe(z.optional(type), { ring })]);
  const shape = Object.fromEntries([...ringed(one, 1), ...ringed(two, 2), ...ringed(three, 3)]);
  return z.strictObject(shape) as unknown as z.ZodMiniType<{
    readonly [K in keyof (A & B & C)]?: z.infer<(A & B & C)[K]>;
  }>;
}
