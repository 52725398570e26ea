import { iso, readDay } from '../language/day.ts';
import type { Ink } from '../plan/ink.ts';
import { counted } from '../plan/wording.ts';
import type { Called, Fact, Part } from './fact.ts';

/** Longer texts are cut: whoever wants all of it looks at the text. */
const longest = 80;

/** What something is called: as a subject. */
export const subject = (title: string, ink: Ink, within?: Called): string =>
  within ? `${quoted(title, ink)} of ${quoted(within.title, ink)}` : quoted(title, ink);
export const quoted = (title: string, ink: Ink): string =>
  ink.markdown ? ink.strong(title) : `"${ink.text(title, longest)}"`;

/** `5 working days later`. */
export const later = (days: number): string =>
  days ? `${counted(Math.abs(days), 'working day')} ${days > 0 ? 'later' : 'earlier'}` : 'the same working day';
export const dayOr = (day: number | undefined): string => (day === undefined ? 'never' : iso(day));

type Change = Pick<Part, 'from' | 'to' | 'days'>;
/** `2026-08-14 → 2026-08-21, 5 working days later`; `added`, `taken out` where there is one side only. */
export function changed({ from, to, days }: Change, ink: Ink): string {
  const text = (it: string): string => (it === '' ? 'nothing' : ink.text(it, longest));
  if (from === undefined) return `${text(to ?? '')} added`;
  if (to === undefined) return `${text(from)} taken out`;
  const apart = days === undefined || (from === to && !days) ? '' : `, ${later(days)}`;
  return `${text(from)} → ${text(to)}${apart}`;
}

/** What became of a key, with its name: `effort 3d → 5d`, `start set to 2026-08-03`; `leave 2026-08-03 added, 2026-08-10 taken out`. */
export function keyed({ key, parts, ...whole }: Fact, ink: Ink): string {
  // What an entry says in the place of keys has no name; that it is the day of a milestone goes without saying.
  const name = key && key !== 'at' ? ink.text(key) : '';
  if (!parts.length && whole.from === undefined) return `${name} set to ${ink.text(whole.to ?? '', longest)}`.trim();
  return `${name} ${parts.length ? inParts(parts, ink) : changed(whole, ink)}`.trim();
}
const inParts = (parts: readonly Part[], ink: Ink): string => few(parts.map(it => inPart(it, ink))).join(', ');
export function inPart(it: Part, ink: Ink): string {
  const value = changed(it, ink);
  return it.at ? `${ink.text(it.at, longest)}${readDay(it.at) === undefined ? ' ' : ': '}${value}` : value;
}

/** The first of many. */
export const few = (all: readonly string[], most = 5): readonly string[] =>
  all.length > most + 1 ? [...all.slice(0, most), `${all.length - most} more`] : all;
