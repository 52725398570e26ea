import { types } from '../language/values.ts';
import { quote } from '../plan/edit.ts';
import { kebab, unused, upTo } from '../plan/suggest.ts';

/** A key of the language with its value as it is written into a plan. */
export type Said = readonly [key: string, text: string];

/** What was read from elsewhere, on its way to an entry of a plan. */
export interface Incoming {
  /** What its source calls it, so that others can name it. */
  readonly key: string;
  /** The id that it goes by, where that is one; else it is named after its title. */
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly says: readonly Said[];
  /** What no key takes; it stands as comments. */
  readonly notes: readonly string[];
}
export interface Activity extends Incoming {
  readonly after: readonly { readonly key: string; readonly lag?: string | undefined }[];
  readonly tasks: readonly Activity[];
}
/** A plan on its way in. */
export interface Brought {
  readonly title: string;
  /** More keys at the margin, and whole sections, line by line. */
  readonly head: readonly Said[];
  readonly sections: readonly (readonly string[])[];
  readonly milestones: readonly Incoming[];
  readonly people: readonly Incoming[];
  readonly activities: readonly Activity[];
  /** What was left behind, one sentence each. */
  readonly left: readonly string[];
}
export const nothing = { head: [], sections: [], milestones: [], people: [], activities: [], left: [] } as const;

/** A text on one line, without characters that nobody could see. */
export const clean = (text: string): string =>
  text
    .replace(
      /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u180e\u2000-\u200c\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g,
      ' ',
    )
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim();
/** A text as YAML. What YAML would take for nothing, or for yes and no, stays a text. */
export function yaml(text: string): string {
  const line = clean(text);
  return /^(?:null|~|true|false)$/i.test(line) || !line ? `"${line}"` : quote(line, true);
}
export const yamlList = (texts: readonly string[]): string => `[${texts.map(yaml).join(', ')}]`;

/** Names that are given once each: the wished one where it is free. */
export interface Names {
  /** By what the source calls a thing. */
  readonly known: ReadonlyMap<string, string>;
  give(it: Incoming): string;
}
export function newNames(fallback: string, taken = new Set<string>()): Names {
  const known = new Map<string, string>();
  const next = new Map<string, number>();
  return {
    known,
    give({ key, id, title }) {
      const own = clean(id ?? '');
      const isName = /\p{L}/u.test(own) && types.id.read(own) !== undefined && own.length <= 60;
      const named = isName ? own : kebab(upTo(clean(title ?? ''), 40));
      const base = !isName && /^(?:new|null|true|false|yes|no|[\d._-]*)$/.test(named) ? fallback : named;
      // Thousands of one title are counted on, not tried from the start.
      let name = next.has(base) ? `${base}-${next.get(base)}` : unused(base, it => taken.has(it));
      for (let n = (next.get(base) ?? 1) + 1; taken.has(name); n++) name = `${base}-${n}`;
      next.set(base, name === base ? 2 : Number(name.slice(base.length + 1)) + 1);
      taken.add(name);
      if (!known.has(key)) known.set(key, name);
      return name;
    },
  };
}

/** An id for a person, after the name or the address. */
export function personId(name: string): string {
  const id = clean(name.slice(0, 200)).split('@')[0]!.toLowerCase().replace(/[^\p{L}\p{M}\p{Nd}_.]+/gu, '-').replace(/^[-.]+|[-.]+$/g, ''); // biome-ignore format: one chain
  return /\p{L}/u.test(id) ? id.slice(0, 40) : '';
}
/** Days where these are whole, else hours. `day`: working hours of one. */
export const inWorkingTime = (hours: number, day = 8): string =>
  Number.isInteger(hours / day) ? `${hours / day}d` : `${Math.round(hours * 100) / 100}h`;

/** The weight that programs for projects give to a task, from 1 to 1000, as its value; nothing where it is 500, as that of any other. */
export function impactOfWeight(weight: number): number | undefined {
  if (weight === 500 || !(weight >= 0 && weight <= 1000)) return undefined;
  return weight > 500 ? (weight > 750 ? 5 : 4) : weight < 250 ? 1 : 2;
}
